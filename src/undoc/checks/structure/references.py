"""References: what is named is there, stands where it is said to stand, and is named at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from undoc.checks.checked import Check, CheckedVersion
from undoc.checks.findings import Hit
from undoc.checks.literals import literal
from undoc.checks.units import Unit
from undoc.model import Annex, Chart, ContentError, Figure, NumberedParagraph, Place, Problem, Reference, Table
from undoc.model.tree import flat, texts
from undoc.templates.language import ABOVE, ANNEX, BELOW, FIGURE, TABLE
from undoc.templates.rules import RUNNING, Scope

_NUMBER = r"(\d{1,3})(?:[ \u00a0]?\([a-z]{1,3}\))*"
#: What stands between the numbers of several.
_JOIN = r"(?:,|،|、|[ \u00a0](?:and|et|y|и|to|à|a|or|ou|o)|和|至|及|و|[–—-])"
#: What follows the number of a table of another document, or of a part of this one.
_ELSEWHERE = re.compile(r"[ \u00a0,]*(?:of|to|in|from|and|or|du|de|des|del|из|к|من|，|、|和|的)\b|[ \u00a0]?\(")
_ONE = r"(?:\d{1,3}(?:\.\d{1,3})?|[IVXLC]+|[一二三四五六七八九十]+)"


def missing_paragraph(checked: CheckedVersion) -> Iterator[Hit]:
    """Typed numbers of paragraphs "above" and "below" that no paragraph has."""
    everywhere = {number for part in checked.once(_numbers_by_part).values() for number in part}
    for unit, match, _ in checked.once(_typed):
        if match[1] not in everywhere:
            yield Hit(unit, match.start(), match.end(), fields={"number": match[1]})


def wrong_side(checked: CheckedVersion) -> Iterator[Hit]:
    """Paragraphs that are said to stand above and stand below, or the other way round."""
    known = checked.once(_places)
    for unit, match, is_above in checked.once(_typed):
        block = _numbers(checked, unit.part).get(match[1])
        here = known.get(id(unit.block))
        there = known.get(id(block))
        if unit.scope is Scope.NOTE or here is None or there is None or here == there:
            continue
        if (there > here) is is_above:
            yield Hit(unit, match.start(), match.end(), fields={"number": match[1]})


def typed_reference(checked: CheckedVersion) -> Iterator[Hit]:
    """Typed numbers of paragraphs of the document: they stay when the paragraphs move."""
    for unit, match, _ in checked.once(_typed):
        if match[1] in _numbers(checked, unit.part):
            yield Hit(unit, match.start(1), match.end(1), fields={"number": match[1]})


def _places(checked: CheckedVersion) -> dict[int, int]:
    """Which text of the version each block begins with, by the block's identity."""
    return {id(unit.block): index for index, unit in reversed(list(enumerate(checked.units)))}


def _typed(checked: CheckedVersion) -> list[tuple[Unit, re.Match[str], bool]]:
    """Each "paragraph 9 above", and whether it says above; those that are made of references are right."""
    found: list[tuple[Unit, re.Match[str], bool]] = []
    for mentioned, is_above in ((ABOVE, True), (BELOW, False)):
        pattern = _mention(checked, mentioned)
        expression = _expression(checked, pattern or "(?!)")
        for unit in checked.texts.holding(literal(pattern), lower=False) if pattern else ():
            found += ((unit, match, is_above) for match in expression.finditer(unit.text) if not _is_made(unit, match))
    return found


def _mention(checked: CheckedVersion, mentioned: str) -> str:
    """How the language mentions something, as a regular expression; empty when it does not say."""
    pattern = checked.language.mentions.get(mentioned, "")
    return pattern.replace(" ", "[ \\u00a0]").replace("{number}", _NUMBER)


def _expression(checked: CheckedVersion, pattern: str) -> re.Pattern[str]:
    """An expression in which there is one of the language. ContentError, at its file, when it is none."""
    try:
        return re.compile(pattern)
    except re.error as error:
        path = checked.templates.root / "templates" / "languages" / f"{checked.version.language}.yaml"
        message = f"“mentions” leads to “{pattern}”, which is no regular expression: {error.msg}."
        problem = Problem(Place(str(path)), "invalid-pattern", message, "Correct it.")
        raise ContentError([problem]) from None


def _is_made(unit: Unit, match: re.Match[str]) -> bool:
    return any(start < match.end(1) and match.start(1) < end for start, end in unit.references)


def _numbers(checked: CheckedVersion, part: int) -> dict[str, NumberedParagraph]:
    """The numbered paragraphs of a part of the document, or of the document itself, by their numbers."""
    parts = checked.once(_numbers_by_part)
    return parts.get(part) or parts.get(0) or {}


def _numbers_by_part(checked: CheckedVersion) -> dict[int, dict[str, NumberedParagraph]]:
    found: dict[int, dict[str, NumberedParagraph]] = defaultdict(dict)
    for unit in checked.units:
        if isinstance(unit.block, NumberedParagraph) and unit.block.level == 0:
            found[unit.part].setdefault(unit.number.reference, unit.block)
    return found


def missing_tables(checked: CheckedVersion) -> Iterator[Hit]:
    """Typed numbers of tables that no table has, in a document that has some."""
    yield from _missing(checked, TABLE)


def missing_figures(checked: CheckedVersion) -> Iterator[Hit]:
    """Typed numbers of figures that no figure has, in a document that has some."""
    yield from _missing(checked, FIGURE)


def _missing(checked: CheckedVersion, kind: str) -> Iterator[Hit]:
    name = _mention(checked, kind)
    numbered = checked.numberer.numbered
    blocks = [block for block in checked.blocks if _is(block, kind) and id(block) in numbered]
    # The only table shows no number; the first is its own.
    labels = [numbered[id(block)] for block in blocks]
    known = {one.reference or ("1" if one.label else "") for one in labels}
    if not name or not known - {""}:
        return
    # Tables without titles may have had numbers elsewhere: it is not known which.
    shape = Table if kind == TABLE else Figure | Chart
    unnamed = sum(isinstance(block, shape) for block in checked.blocks)
    pattern = _expression(checked, rf"(?:{name})[ \u00a0]({_ONE})(?![\w.]?\w)")
    for unit in checked.units:
        if unit.scope not in RUNNING or not pattern.search(unit.text):
            continue
        for match in pattern.finditer(unit.text):
            elsewhere = _ELSEWHERE.match(unit.text, match.end()) or unit.aside
            if match[1] in known or elsewhere or _is_made(unit, match):
                continue
            if unnamed == len(blocks) or (int(match[1]) if match[1].isdigit() else _roman(match[1])) > unnamed:
                yield Hit(unit, match.start(), match.end(), fields={"number": match[1]})


def not_cited_tables(checked: CheckedVersion) -> Iterator[Hit]:
    """Tables with a number that no text names."""
    yield from _not_cited(checked, TABLE)


def not_cited_figures(checked: CheckedVersion) -> Iterator[Hit]:
    """Figures and charts with a number that no text names."""
    yield from _not_cited(checked, FIGURE)


def not_cited_annexes(checked: CheckedVersion) -> Iterator[Hit]:
    """Annexes that no text names, where there are several; of a single one the word alone is enough."""
    yield from _not_cited(checked, ANNEX)


def _not_cited(checked: CheckedVersion, kind: str) -> Iterator[Hit]:
    name = _mention(checked, kind)
    if not name:
        return
    referred = checked.once(_referred)
    typed, any_named = _typed_numbers(checked, name)
    known = checked.by_block
    found = [block for block in checked.blocks if _is(block, kind)]
    for block in found:
        number = checked.numberer.numbered.get(id(block))
        unit = known.get(id(block))
        if number is None or unit is None or getattr(block, "name", None) in referred:
            continue
        if len(found) == 1 and any_named:
            continue
        bare = number.reference
        if bare in typed or (not bare and any_named):
            continue
        yield Hit(unit, 0, 0, fields={"number": bare, "label": number.label})


def _is(block: object, kind: str) -> bool:
    if kind == TABLE:
        return isinstance(block, Table) and bool(block.caption)
    if kind == FIGURE:
        return isinstance(block, Figure | Chart) and bool(block.caption)
    return isinstance(block, Annex)


def _referred(checked: CheckedVersion) -> set[str]:
    """The names that references lead to."""
    inlines = [text for block in checked.blocks for text in texts(block)]
    inlines += [paragraph for note in checked.version.notes.values() for paragraph in note.paragraphs]
    return {one.name for text in inlines for one in flat(text) if isinstance(one, Reference)}


def _typed_numbers(checked: CheckedVersion, name: str) -> tuple[set[str], bool]:
    """The numbers that texts give after a name, those of ranges too; and whether the name stands in a text at all."""
    pattern = _expression(checked, rf"(?:{name})[ \u00a0]?({_ONE}(?:{_JOIN}[ \u00a0]?{_ONE})*)")
    plain = _expression(checked, name)
    found: set[str] = set()
    named = False
    for unit in checked.units:
        if (unit.scope not in RUNNING and unit.scope is not Scope.CELL) or not plain.search(unit.text):
            continue
        named = True
        for match in pattern.finditer(unit.text):
            numbers = re.findall(_ONE, match[1])
            found.update(numbers)
            if re.search(r"[–—-]|\b(?:to|à|a)\b|至", match[1]) and all(one.isdigit() for one in numbers):
                found.update(map(str, range(int(numbers[0]), int(numbers[-1]) + 1)))
            elif re.search(r"[–—-]|\b(?:to|à|a)\b", match[1]):
                ends = [_roman(one) for one in (numbers[0], numbers[-1])]
                found.update(_as_roman(number) for number in range(ends[0], ends[1] + 1))
    return found, named


def _roman(text: str) -> int:
    values = [dict(zip("IVXLC", (1, 5, 10, 50, 100), strict=True)).get(letter, 0) for letter in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _as_roman(number: int) -> str:
    found = ""
    for value, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            found, number = found + letters, number - value
    return found


def typed_number(checked: CheckedVersion) -> Iterator[Hit]:
    """The first number of a part that is typed otherwise than it is made, unless all are typed alike."""
    told: set[int] = set()
    tops = [unit for unit in checked.units if isinstance(unit.block, NumberedParagraph) and unit.block.level == 0]
    if len({unit.block.typed for unit in tops if isinstance(unit.block, NumberedParagraph)}) < 2:
        return
    for unit in tops:
        block = unit.block
        assert isinstance(block, NumberedParagraph)
        typed, made = _plain(block.typed), _plain(unit.number.label)
        if typed.isdigit() and made.isdigit() and typed != made and unit.part not in told:
            told.add(unit.part)
            yield Hit(unit, 0, 0, fields={"typed": typed, "made": made})


def _plain(label: str) -> str:
    return label.strip(" .、-()（）").translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789"))


CHECKS: Mapping[str, Check] = {
    "missing-paragraph": missing_paragraph,
    "wrong-side": wrong_side,
    "typed-reference": typed_reference,
    "typed-number": typed_number,
    "missing-tables": missing_tables,
    "missing-figures": missing_figures,
    "not-cited-tables": not_cited_tables,
    "not-cited-figures": not_cited_figures,
    "not-cited-annexes": not_cited_annexes,
}
