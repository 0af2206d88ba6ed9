"""The files of a content folder for an imported document."""

from __future__ import annotations

from pathlib import Path

from undoc.content.write.yaml_lines import yaml_text
from undoc.files import MOST_TEXT, read_file
from undoc.importer.document import Imported
from undoc.importer.front import Front
from undoc.importer.markdown import Writer
from undoc.importer.problems import refused
from undoc.importer.report import Change
from undoc.importer.spans import Span
from undoc.model import AgendaItem, ContentError, Justification
from undoc.source.front_matter import WORDING
from undoc.source.metadata import read_metadata
from undoc.source.report import Report

_METADATA = "document.yaml"


def content_files(imported: Imported, folder: Path) -> dict[Path, bytes]:
    """The files by their paths.

    When the folder is there already with another language version, its ``document.yaml`` stays. ContentError when it
    has this version, with other text.
    """
    metadata = folder / _METADATA
    files: dict[Path, bytes] = {}
    own = _metadata(imported)
    if metadata.exists():
        _compare(metadata, own, imported)
    else:
        files[metadata] = own.encode()
    writer = Writer(imported.language, imported.notes, imported.note_fits)
    front = imported.front
    text = writer.front_matter(_front_matter(front), front.fits) + writer.blocks(imported.blocks)
    files |= _pictures(imported, folder)
    version = folder / f"{imported.language}.md"
    for path, data in {version: text.encode(), **files}.items():
        if path != metadata and path.exists() and _present(path) != data:
            message = f"{path} is already there, with other contents."
            advice = "Remove or rename it, or import into another folder with --into."
            raise refused(path, "version-exists", message, advice)
    files[version] = text.encode()
    return files


def _present(path: Path) -> bytes | None:
    try:
        return read_file(path)
    except OSError:
        return None


def _metadata(imported: Imported) -> str:
    front = imported.front
    lines = [
        f"symbol: {yaml_text(str(imported.symbol))}",
        f"body: {imported.body}",
        f"kind: {imported.kind}",
        f"distribution: {front.distribution}",
        f"date: {front.date}",
        f"original: {front.original}",
    ]
    if front.session is not None:
        year = f"year: {front.session.year}, " if front.session.year is not None else ""
        lines.append(f"session: {{{year}number: {front.session.number}}}")
    if front.meeting is not None:
        meeting = front.meeting
        lines.append(f"meeting: {{place: {meeting.place}, start: {meeting.start}, end: {meeting.end}}}")
    if front.agenda is not None:
        items = yaml_text(_items(front.agenda.items), in_flow=True)
        note = f", note: {yaml_text(str(front.agenda.note), in_flow=True)}" if front.agenda.note is not None else ""
        lines.append(f"agenda: {{item: {items}, status: {front.agenda.status}{note}}}")
    if front.author is not None:
        lines.append(f"author: {front.author[0]}")
    if front.slugs:
        lines.append(f"slugs: {', '.join(front.slugs)}")
    if front.reissued is not None:
        lines.append(f"reissued: {front.reissued}")
    if front.job is not None:
        number, stamp = front.job
        lines.append(f"job: {{number: {number}{f', stamp: {stamp}' if stamp else ''}}}")
    if front.section is not None:
        lines.append(f"section: {front.section}")
    if front.justification is not Justification.FIT:
        lines.append(f"justification: {front.justification}")
    return "\n".join(lines) + "\n"


def _items(items: tuple[AgendaItem, ...]) -> str:
    texts = [str(item.number) + (f" ({item.sub_item})" if item.sub_item else "") for item in items]
    return ", ".join(texts[:-1]) + (" and " if len(texts) > 1 else "") + texts[-1]


def _front_matter(front: Front) -> list[tuple[str, list[Span] | str]]:
    entries: list[tuple[str, list[Span] | str]] = [("title", front.title)]
    if front.agenda_title:
        entries.append(("agenda_title", front.agenda_title))
    entries += [(key, front.wording[key]) for key in WORDING if key in front.wording]
    return entries


def _pictures(imported: Imported, folder: Path) -> dict[Path, bytes]:
    """The pictures; those of another version that has the same names and other pictures get names of their own."""
    return {folder / name: data for name, data in imported.pictures.items()}


def _compare(path: Path, own: str, imported: Imported) -> None:
    """Tell what the ``document.yaml`` that is there says otherwise."""
    try:
        report = Report()
        read_metadata(path, report)
        present = read_file(path, MOST_TEXT).decode()
    except (OSError, ValueError, ContentError):
        return
    known = dict(line.split(": ", 1) for line in present.splitlines() if ": " in line and not line.startswith(" "))
    for line in own.splitlines():
        key, value = line.split(": ", 1)
        if known.get(key) != value:
            message = f"{_METADATA} has “{key}: {known.get(key, '(nothing)')}”; this file says “{value}”."
            imported.findings.add(Change.DIFFERS, "metadata", message, "masthead")
