"""From model to prepared document: every number, mark, label, date and reference becomes display text here.

Comes in: a ``Document``, a language's code and the ``Templates``. Goes out: a ``PreparedDocument``. The one place
that counts, localises and resolves.
"""

from __future__ import annotations

from msgspec.structs import replace

from undoc.model import ContentError, Document, Justification, Problem, Text
from undoc.prepare.body import BodyMaker
from undoc.prepare.context import Context
from undoc.prepare.front import masthead
from undoc.prepare.front.two_bodies import faults as two_bodies_faults
from undoc.prepare.front.two_bodies import two_bodies
from undoc.prepare.front.wordings import Wordings
from undoc.prepare.inlines import SpanMaker, SymbolLinker, plain
from undoc.prepare.kinds.bodies import faults as body_faults
from undoc.prepare.kinds.checks import faults
from undoc.prepare.kinds.text import closed, kind_text, labelled, opening
from undoc.prepare.levels import has_chapters
from undoc.prepare.lists import listed
from undoc.prepare.notes import called_notes
from undoc.prepare.numbering import Numberer
from undoc.prepare.prepared import FirstPage, PreparedDocument, Role
from undoc.prepare.resolve import Notes, Targets
from undoc.templates import Templates
from undoc.templates.house import House

__all__ = ["PreparedDocument", "prepare"]


def prepare(document: Document, language: str, templates: Templates) -> PreparedDocument:
    """The version of ``document`` in ``language``, ready to be written. ContentError with every problem found."""
    version = document.versions[language]
    metadata = document.metadata
    problems: list[Problem] = []
    wordings = Wordings.of(document, version, templates, problems)
    if problems:
        raise ContentError(problems)
    assert wordings.kind is not None
    house = templates.house(wordings.house, language).with_page(metadata.page)
    lines = masthead.front_lines(wordings.kind, house)
    problems += two_bodies_faults(metadata)
    problems += body_faults(wordings.kind, templates.bodies[metadata.body], metadata, version)
    problems += faults(wordings.kind, metadata, version, lines=lines, title=wordings.kind_title())
    version = kind_text(version, wordings)
    if has_chapters(metadata.section):
        house = replace(house, contents=house.contents.with_chapters())
    numberer = Numberer(version.blocks, wordings.language)
    targets = Targets(numberer.targets(version.blocks))
    notes = Notes(wordings.language, asterisk_raised=house.notes.asterisk_raised, call_size=house.notes.call_size)
    linker = SymbolLinker(templates.symbols, language)
    maker = SpanMaker(notes, targets, linker, wordings.language.typography)
    head = masthead.masthead(wordings, house, maker, notes)
    sessions, front = two_bodies(masthead.front(wordings, house, maker, notes), wordings, house, maker)
    context = Context(
        version=version,
        house=house,
        language=wordings.language,
        numbered=numberer.numbered,
        maker=maker,
        notes=notes,
        problems=problems,
    )
    above = opening(version, wordings, maker, house)
    made = (*above, *labelled(BodyMaker(context).blocks(version.blocks), wordings, maker))
    blocks = listed(closed(made, wordings, maker))
    texts = {slot: plain(line.spans) for slot, line in front}
    title = next((plain(line.spans) for _, line in front if line.role is Role.TITLE), "")
    own = "".join(one.text for one in version.title if isinstance(one, Text))
    title = title or " ".join(own.split()) or str(metadata.symbol)
    prepared = PreparedDocument(
        symbol=str(metadata.symbol),
        file_stem=f"{metadata.symbol.file_stem}-{wordings.language.suffix}",
        title=f"{metadata.symbol} {title}",
        subject=title,
        author=wordings.organization(),
        date=metadata.date,
        language=wordings.language,
        house=house,
        masthead=head,
        emblem=masthead.emblem(wordings, house),
        sessions=sessions,
        front=tuple(line for _, line in front),
        blocks=blocks,
        notes=called_notes(context, templates.fonts),
        running_title=wordings.running_title() if house.furniture.running_symbol else "",
        running_lines=wordings.running_lines(house.furniture.running_slots),
        front_texts=texts,
        shrinks_spaces=metadata.justification is Justification.FIT,
        first_page=_first_page(wordings, house, linker),
        foot=masthead.foot(wordings, maker),
    )
    problems.extend(targets.problems)
    if problems:
        raise ContentError(problems)
    return prepared


def _first_page(wordings: Wordings, house: House, linker: SymbolLinker) -> FirstPage | None:
    if wordings.metadata.job is None:
        return None
    from undoc.prepare.front.first_page import first_page  # few documents have a job number

    return first_page(wordings, house, linker)
