"""What a document is as a whole: its length, its parts, and what its metadata say of each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from undoc.checks.checked import Check, CheckedVersion
from undoc.checks.findings import Hit
from undoc.checks.words_counted import LONG, WordCount, count_words
from undoc.model import Annex, Heading, NumberedParagraph, Place, Summary
from undoc.model.tree import walk

_CONCLUSIONS = re.compile(
    r"conclusion|recommendation|observation|recommandation|conclusiones|recomendaciones|вывод|заключен|рекомендац|"
    r"结论|建议|意见|استنتاج|توصي|خاتمة|way forward|action (?:to be|required|requested)|next steps",
    re.IGNORECASE,
)
#: Documents are issued six weeks before the meeting, in days.
_ISSUED_BEFORE = 42
#: The series of what organs adopt.
_ADOPTED = ("RES", "DEC", "PRST")
#: Reports as long as this have a summary; about ten pages.
_LONG_REPORT = 5000


def too_long(checked: CheckedVersion) -> Iterator[Hit]:
    """A document with more words than its kind may have; Chinese is not counted in words."""
    limit = checked.kind.words
    if limit is None or checked.version.language == "zh":
        return
    count = checked.once(_counted)
    # A translation is as long as it is: the limit is one of the original.
    if count.words > limit and checked.version.language == checked.metadata.original:
        yield Hit(None, place=_start(checked), fields={"words": f"{count.words:,}", "limit": f"{limit:,}"})


def _counted(checked: CheckedVersion) -> WordCount:
    return count_words(checked.units, checked.version.language)


def _start(checked: CheckedVersion) -> Place:
    return checked.version.places.get("title", Place(str(checked.version.path), 1, 1))


def no_summary(checked: CheckedVersion) -> Iterator[Hit]:
    """A long report without a summary."""
    if checked.metadata.symbol.suffixes or any(isinstance(block, Summary) for block in checked.blocks):
        return
    if checked.once(_counted).words >= _LONG_REPORT:
        yield Hit(None, place=_start(checked))


def no_conclusions(checked: CheckedVersion) -> Iterator[Hit]:
    """A long report without a heading for conclusions, recommendations or observations."""
    if checked.metadata.symbol.suffixes or any(_CONCLUSIONS.search(unit.text) for unit in checked.headings):
        return
    if checked.once(_counted).words >= _LONG_REPORT:
        last = next((unit for unit in reversed(checked.headings) if unit.part == 0), None)
        if last is not None:
            yield Hit(last, 0, len(last.text))


def limited_distribution(checked: CheckedVersion) -> Iterator[Hit]:
    """A symbol of the L. series without limited distribution."""
    metadata = checked.metadata
    is_limited = any(re.fullmatch(r"L\.[…\d]\w*", segment) for segment in metadata.symbol.segments)
    if is_limited and metadata.distribution != "limited":
        fields = {"symbol": metadata.symbol, "distribution": metadata.distribution}
        yield Hit(None, place=checked.at("distribution"), fields=fields)


def resolution_distribution(checked: CheckedVersion) -> Iterator[Hit]:
    """A resolution or decision that is adopted without general distribution."""
    metadata = checked.metadata
    if metadata.symbol.segments[0] in _ADOPTED and metadata.distribution != "general":
        fields = {"symbol": metadata.symbol, "distribution": metadata.distribution}
        yield Hit(None, place=checked.at("distribution"), fields=fields)


def kind_and_symbol(checked: CheckedVersion) -> Iterator[Hit]:
    """A symbol whose suffix or series says another kind of document."""
    metadata = checked.metadata
    suffix = metadata.symbol.suffixes[-1].partition(".")[0] if metadata.symbol.suffixes else ""
    if suffix == "Corr" and metadata.kind != "corrigendum":
        yield Hit(None, place=checked.at("kind"), fields={"symbol": metadata.symbol, "kind": "corrigendum"})
    elif metadata.symbol.segments[0] == "RES" and not suffix and metadata.kind != "resolution":
        yield Hit(None, place=checked.at("kind"), fields={"symbol": metadata.symbol, "kind": "resolution"})


def numbered_in_summary(checked: CheckedVersion) -> Iterator[Hit]:
    """Paragraphs of a summary with numbers."""
    for block in checked.blocks:
        if isinstance(block, Summary):
            for inner in walk(block.blocks):
                if isinstance(inner, NumberedParagraph) and inner.level == 0 and id(inner) in checked.by_block:
                    yield Hit(checked.by_block[id(inner)], 0, 0)


def long_paragraph(checked: CheckedVersion) -> Iterator[Hit]:
    """Numbered paragraphs of more words than half a page has."""
    for unit in checked.units:
        if isinstance(unit.block, NumberedParagraph) and len(unit.text.split()) > LONG:
            yield Hit(unit, 0, 0, fields={"words": len(unit.text.split())})


def no_headings(checked: CheckedVersion) -> Iterator[Hit]:
    """A report of more than fifty numbered paragraphs without a heading."""
    blocks = checked.blocks
    numbered = [one for one in blocks if isinstance(one, NumberedParagraph) and one.level == 0]
    if len(numbered) > 50 and not any(isinstance(one, Heading) for one in blocks):
        yield Hit(None, place=_start(checked), fields={"paragraphs": len(numbered)})


def late(checked: CheckedVersion) -> Iterator[Hit]:
    """A document dated less than six weeks before its meeting that does not say that it is late."""
    metadata = checked.metadata
    if metadata.meeting is None or "late" in metadata.slugs:
        return
    days = (metadata.meeting.start - metadata.date).days
    if 0 <= days < _ISSUED_BEFORE:
        yield Hit(None, place=checked.at("date"), fields={"days": days})


def annex_original(checked: CheckedVersion) -> Iterator[Hit]:
    """Annexes whose original language is that of the document."""
    for block in checked.blocks:
        if isinstance(block, Annex) and block.original == checked.metadata.original:
            name = checked.language.language_names.get(block.original, block.original)
            yield Hit(None, place=block.place, fields={"language": name})


CHECKS: Mapping[str, Check] = {
    "too-long": too_long,
    "no-summary": no_summary,
    "no-conclusions": no_conclusions,
    "limited-distribution": limited_distribution,
    "resolution-distribution": resolution_distribution,
    "kind-and-symbol": kind_and_symbol,
    "numbered-in-summary": numbered_in_summary,
    "long-paragraph": long_paragraph,
    "no-headings": no_headings,
    "late": late,
    "annex-original": annex_original,
}
