"""Characters that no font has: others stand for them, so that what came in can be built, and the text is told."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import asdict, replace

from undoc.importer.recognise.inlines import clean
from undoc.importer.recognise.origins import with_spans
from undoc.importer.report import Change, Findings, in_full
from undoc.importer.word.spans import Span, SpanFormula
from undoc.model import Block, Chart, DisplayedFormula, Formula, Table
from undoc.model.tree import changed, drawings, with_drawings
from undoc.templates.fonts import SUBSTITUTES, UNSET, FontTable

_Formula = TypeVar("_Formula", SpanFormula, Formula)
#: Stands for a character that cannot be set; what only changes the one before it is left out.
SQUARE = "□"
#: The first character of the blocks whose fonts are those of Chinese.
_HAN = "\u2e80"
#: So many characters are named one by one.
_NAMED = 8


class FontCharacters:
    """Which characters can be set in every style, and texts without the others, which are told."""

    def __init__(self, fonts: FontTable, findings: Findings) -> None:
        self._scripts = fonts.faces["serif"]
        self._formulas, self._is_formula = fonts.formulas, False
        self._findings = findings
        self._known: dict[str, bool] = {}

    def with_squares(self, blocks: Sequence[Block], others: Sequence[list[Span]]) -> tuple[Block, ...]:
        """The blocks with squares for what no font has; ``others`` are changed in place."""
        blocks = with_spans(blocks, others, self.spans, self._findings)
        return changed(blocks, self._block)

    def spans(self, spans: list[Span]) -> list[Span]:
        """A text with squares."""
        if all(self._has_all(span.text) and span.formula is None for span in spans):
            return spans
        return list(map(self._span, spans))

    def text(self, text: str) -> str:
        """A text with squares, told at the place where the reader is."""
        text, lost = clean(text)
        if lost:
            left_out = ", ".join(f"U+{ord(one):04X}" for one in dict.fromkeys(lost))
            message = f"Characters that cannot be printed were left out of {in_full(text)}: {left_out}."
            self._findings.add(Change.DROPPED, "characters", message)
        if self._has_all(text):
            return text
        codes = [f"U+{ord(one):04X}" for one in dict.fromkeys(text) if not self._has(one)]
        names = ", ".join(codes[:_NAMED]) + (f" and {len(codes) - _NAMED} more" if len(codes) > _NAMED else "")
        made = "".join(character if self._has(character) else self._instead(character) for character in text)
        message = f"No font has {names}: {in_full(text)} became {in_full(made)}."
        self._findings.add(Change.SIMPLIFIED, "missing-character", message)
        return made

    def _instead(self, character: str) -> str:
        """What is as good as the character, such as 5⁄6 for ⅚, else a square."""
        if unicodedata.category(character) in ("Cf", "Mn", "Me"):
            return ""
        form = unicodedata.normalize("NFKC", character)
        return form if form != character and all(map(self._has, form)) else SQUARE

    def _span(self, span: Span) -> Span:
        if span.formula is not None:
            return replace(span, formula=self._formula(span.formula))
        is_number = span.is_field and not span.text.isprintable()
        return span if is_number or self._has_all(span.text) else replace(span, text=self.text(span.text))

    def _block(self, block: Block) -> Block:
        self._findings.place = str(block.place)
        if isinstance(block, Chart):
            return self._value(block)  # type: ignore[no-any-return]
        if isinstance(block, Table) and any(isinstance(one, Chart) for one in drawings([block])):
            return with_drawings(block, lambda one: self._value(one) if isinstance(one, Chart) else one)
        return replace(block, formula=self._formula(block.formula)) if isinstance(block, DisplayedFormula) else block

    def _formula(self, formula: _Formula) -> _Formula:
        self._is_formula = True
        made: _Formula = self._value(formula)
        self._is_formula = False
        return made

    def _value(self, value: Any) -> Any:
        """The value, with what its texts are made of."""
        if isinstance(value, str) and type(value) is str:
            return self.text(value)
        if isinstance(value, list | tuple) and type(value) in (list, tuple):
            return type(value)(map(self._value, value))
        if isinstance(value, dict):
            return {key: self._value(one) for key, one in value.items()}
        if isinstance(value, Struct) and not isinstance(value, Span):
            return replace(value, **{key: self._value(one) for key, one in asdict(value).items()})
        return value

    def _has_all(self, text: str) -> bool:
        return text.isascii() or all(map(self._has, text))

    def _has(self, character: str) -> bool:
        if self._is_formula and ord(character) in _codes(self._formulas.path, self._formulas.index):
            return True
        known = self._known.get(character)
        if known is None:
            forms = (character, SUBSTITUTES.get(character, character))
            known = character.isspace() or character in UNSET or not all(forms) or any(map(self._can_be_set, forms))
            self._known[character] = known
        return known

    def _can_be_set(self, character: str) -> bool:
        scripts = sorted(self._scripts, key=lambda script: (script == "han") != (character >= _HAN))
        styles = self._scripts[scripts[0]]
        return all(
            any(
                ord(character) in _codes(file.path, file.index)
                for name in scripts
                for file in self._scripts[name][style]
            )
            for style in styles
        )


@lru_cache(maxsize=32)
def _codes(path: Path, index: int) -> Collection[int]:
    """The characters of a font; none of a file that is no font, which is told when it is built with."""
    import uharfbuzz as hb  # few files have characters that are looked up

    try:
        return frozenset(hb.Face(hb.Blob.from_file_path(str(path)), index).unicodes)
    except hb.HarfBuzzError:
        return frozenset()
