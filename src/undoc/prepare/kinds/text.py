"""The text of a document as its kind has it: what is put there, and what stands below it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from undoc.model import Problem, Version
from undoc.prepare.front.masthead import worded_spans
from undoc.prepare.front.wordings import Wordings
from undoc.prepare.inlines import SpanMaker
from undoc.prepare.kinds.resolution import numbered_preamble, resolution
from undoc.prepare.prepared import Annex, Block, Paragraph, Role
from undoc.templates.kinds import TextModel


def kind_text(version: Version, wordings: Wordings) -> Version:
    """The version with the text that its kind makes of what is written; what is wrong in it is noted."""
    kind = wordings.kind
    if kind is None or kind.text is not TextModel.RESOLUTION:
        return version
    language = wordings.language
    for block in numbered_preamble(version.blocks, language.verbs):
        message = "A paragraph of the preamble has a number."
        advice = "Remove the number: only what the body decides is numbered."
        wordings.problems.append(Problem(block.place, "numbered-preamble", message, advice))
    place = wordings.metadata.place_of("kind")
    organ = version.wording.get("organ", wordings.organs.get("line", ""))
    blocks = resolution(version.blocks, organ, language.words["organ_comma"], language.verbs, place=place)
    return replace(version, blocks=blocks)


def closed(blocks: Sequence[Block], wordings: Wordings, maker: SpanMaker) -> tuple[Block, ...]:
    """The blocks with the lines that the kind has below the text, above its annexes."""
    lines = [
        Paragraph(Role.PARAGRAPH, line.style, spans)
        for line in (wordings.kind.closing or () if wordings.kind is not None else ())
        if (spans := worded_spans(wordings.kind_line(line.slot), maker))
    ]
    at = next((at for at, block in enumerate(blocks) if isinstance(block, Annex)), len(blocks))
    return (*blocks[:at], *lines, *blocks[at:])
