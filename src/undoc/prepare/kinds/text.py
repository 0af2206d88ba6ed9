"""The text of a document as its kind has it: what is put there, and what stands below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from undoc.model import Block, Problem, Version
from undoc.prepare import prepared
from undoc.prepare.block_spaces import spaced
from undoc.prepare.front.masthead import lines_of, worded_spans
from undoc.prepare.front.wordings import Wordings
from undoc.prepare.inlines import SpanMaker
from undoc.prepare.prepared import Annex, Paragraph, Role
from undoc.templates.house import House
from undoc.templates.kinds import PAGE_BREAK, TextModel


def kind_text(version: Version, wordings: Wordings) -> Version:
    """The version with the text that its kind makes of what is written; what is wrong in it is noted.

    A module is imported for a document of its kind alone: most are reports.
    """
    kind, language = wordings.kind, wordings.language
    match kind.text if kind is not None else TextModel.REPORT:
        case TextModel.RESOLUTION:
            return replace(version, blocks=_resolution(version, wordings))
        case TextModel.STATEMENT:
            from undoc.prepare.kinds.statement import statement

            return replace(version, blocks=statement(version.blocks, language.quotes))
        case TextModel.CORRECTIONS:
            from undoc.prepare.kinds.corrections import corrections

            return replace(version, blocks=corrections(version.blocks, language.corrections, language.quotes))
        case TextModel.SECTIONS:
            from undoc.prepare.kinds.sections import sections

            return replace(version, blocks=sections(version.blocks, language))
        case TextModel.RECORD:
            from undoc.prepare.kinds.record import record

            place = wordings.metadata.place_of("kind")
            spoke_in = wordings.kind_line("spoke_in", language="{language}")
            blocks = record(version.blocks, spoke_in, place, has_own_page=_has_own_page(version))
            return replace(version, blocks=blocks)
        case TextModel.REPORT:
            return version


def _has_own_page(version: Version) -> bool:
    """Whether the first page of a record is its own: that of the Security Council has the list of its members."""
    return "members" in version.wording


def opening(version: Version, wordings: Wordings, maker: SpanMaker, house: House) -> tuple[prepared.Block, ...]:
    """What stands above the text: the pages of a supplement before it, who took part in a meeting."""
    if wordings.kind is None:
        return ()
    if wordings.kind.opening:
        made = tuple(_opening(wordings, maker))
        ends_page = isinstance(made[-1], prepared.PageBreak)  # which would be left out: what follows is not known here
        return (*spaced(made[:-1], house), made[-1]) if ends_page else spaced(made, house)
    if wordings.kind.text is not TextModel.RECORD or not _has_own_page(version):
        return ()
    from undoc.prepare.kinds.members import members

    agenda = wordings.kind_line("agenda_heading")
    lines = [Paragraph(Role.HEADING, "RecordHeading", worded_spans(agenda, maker), level=1)] if agenda else []
    lines += [Paragraph(Role.PARAGRAPH, "Record", spans) for spans in lines_of(maker.spans(version.agenda_title))]
    return spaced((*members(version, wordings, maker, house), *(lines if version.agenda_title else ())), house)


def _opening(wordings: Wordings, maker: SpanMaker) -> Iterator[prepared.Block]:
    """The lines that the kind has above the text, a line without text left out."""
    for line in wordings.kind.opening if wordings.kind is not None else ():
        if line.slot == PAGE_BREAK:
            yield prepared.PageBreak()
        elif spans := worded_spans(wordings.kind_line(line.slot), maker):
            yield Paragraph(Role.PARAGRAPH, line.style, spans)


def _resolution(version: Version, wordings: Wordings) -> tuple[Block, ...]:
    from undoc.prepare.kinds.resolution import numbered_preamble, resolution

    language = wordings.language
    for block in numbered_preamble(version.blocks, language.verbs):
        message = "A paragraph of the preamble has a number."
        advice = "Remove the number: only what the body decides is numbered."
        wordings.problems.append(Problem(block.place, "numbered-preamble", message, advice))
    place = wordings.metadata.place_of("kind")
    organ = version.wording.get("organ", wordings.organs.get("line", ""))
    return resolution(version.blocks, organ, language.words["organ_comma"], language.verbs, place=place)


def labelled(blocks: Sequence[prepared.Block], wordings: Wordings, maker: SpanMaker) -> tuple[prepared.Block, ...]:
    """The blocks with the labels of annexes as the kind words them: “Annex to the letter dated …”."""
    if "annex_label" not in wordings.kind_slots:
        return tuple(blocks)
    return tuple(
        _labelled(block, wordings, maker) if isinstance(block, Annex) and block.is_annex else block for block in blocks
    )


def _labelled(annex: Annex, wordings: Wordings, maker: SpanMaker) -> Annex:
    label, *others = annex.blocks
    if not isinstance(label, Paragraph):
        return annex
    line = wordings.kind_line("annex_label", annex=label.text)
    return replace(annex, blocks=(replace(label, spans=worded_spans(line, maker)), *others)) if line else annex


def closed(blocks: Sequence[prepared.Block], wordings: Wordings, maker: SpanMaker) -> tuple[prepared.Block, ...]:
    """The blocks with the lines that the kind has below the text, above its annexes."""
    lines = [
        Paragraph(Role.PARAGRAPH, line.style, spans)
        for line in (wordings.kind.closing or () if wordings.kind is not None else ())
        if (spans := worded_spans(wordings.kind_line(line.slot), maker))
    ]
    at = next((at for at, block in enumerate(blocks) if isinstance(block, Annex)), len(blocks))
    return (*blocks[:at], *lines, *blocks[at:])
