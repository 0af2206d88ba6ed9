"""Formulas among the spans of a paragraph, set in the size and with the words of their text."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from undoc.prepare.prepared import Position, Span
from undoc.templates.language import Script
from undoc.templates.styles import Style
from undoc.typeset.formulas.font import MathFont
from undoc.typeset.formulas.layout import FormulaSetter
from undoc.typeset.text.formats import Format, Formats
from undoc.typeset.text.formulas import FormulaFormat, FormulaSegment, with_parts
from undoc.typeset.text.han_spacing import HanSpacing
from undoc.typeset.text.segments import Segment


def with_formulas(
    spans: Sequence[Span], style: Style, formats: Formats, script: Script, spacing: HanSpacing | None
) -> tuple[list[Span], dict[int, Format]]:
    """The spans with what stands for the parts of formulas, and the formats of these by the identity of their spans."""
    face = formats.formula_face
    made: list[Span] = []
    known: dict[int, Format] = {}
    for span in spans:
        if span.formula is None:
            made.append(span)
            continue
        size = span.size or (style.latin_size if script is Script.ARABIC else style.size)

        def words(text: str, size: float, form: Span = span) -> Sequence[Segment]:
            own = replace(form, text=text, size=size, position=Position.NORMAL, letter_space=0.0, formula=None)
            return formats.of(style, own, script, spacing).segments(text)

        setter = FormulaSetter(MathFont(face), size, words, is_bold=style.bold or span.bold)
        boxes = setter.displayed(span.formula.row) if span.formula.is_displayed else setter.inline(span.formula.row)
        made.append(with_parts(span, len(boxes)))
        parts = [FormulaSegment(box, face, size) for box in boxes]
        known[id(made[-1])] = FormulaFormat(parts, size, spacing)
    return made, known
