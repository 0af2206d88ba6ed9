"""The files of a content folder for an imported document."""

from __future__ import annotations

from pathlib import Path

from undoc.content.read.metadata import read_metadata
from undoc.content.write import write_document
from undoc.files import MOST_TEXT, read_file
from undoc.importer.imported import Imported
from undoc.importer.problems import refused
from undoc.importer.recognise.contents import as_content, as_notes
from undoc.importer.recognise.inlines import as_inlines
from undoc.importer.report import Change
from undoc.model import Advance, ContentError, Document, Job, Metadata, Version
from undoc.model.report import Report

_METADATA = "document.yaml"


def content_files(imported: Imported, document: Document) -> dict[Path, bytes]:
    """The files by their paths; ``document`` is what was imported.

    When the folder is there already with another language version, its ``document.yaml`` stays. ContentError when it
    has this version, with other text.
    """
    folder = document.folder
    metadata = folder / _METADATA
    files: dict[Path, bytes] = {}
    texts = write_document(document)
    own = texts[_METADATA]
    if metadata.exists():
        _compare(metadata, own, imported)
    else:
        files[metadata] = own.encode()
    name = f"{imported.language}.md"
    text = texts[name]
    files |= _pictures(imported, folder)
    version = folder / name
    for path, data in {version: text.encode(), **files}.items():
        if path != metadata and path.exists() and _present(path) != data:
            message = f"{path} is already there, with other contents."
            advice = "Remove or rename it, or import into another folder with --into."
            raise refused(path, "version-exists", message, advice)
    files[version] = text.encode()
    return files


def as_document(imported: Imported, folder: Path) -> Document:
    """The document with the one version that was imported; ``folder`` is its content folder."""
    front, language = imported.front, imported.language
    assert front.distribution is not None
    assert front.date is not None
    assert front.original is not None
    metadata = Metadata(
        symbol=imported.symbol,
        body=imported.body,
        kind=imported.kind,
        distribution=front.distribution,
        date=front.date,
        original=front.original,
        session=front.session,
        meeting=front.meeting,
        agenda=front.agenda,
        second=front.second,
        advance=Advance(front.advance) if front.advance is not None else None,
        author=front.author[0] if front.author is not None else None,
        job=Job(*front.job) if front.job is not None else None,
        slugs=front.slugs,
        reissued=front.reissued,
        section=front.section,
        numbering=front.numbering,
        justification=front.justification,
        page=front.page,
    )
    version = Version(
        language,
        folder / f"{language}.md",
        title=as_inlines(front.title),
        agenda_title=as_inlines(front.agenda_title),
        wording={key: text.replace("\t", " ") for key, text in front.wording.items()},
        blocks=as_content(imported.blocks, folder),
        notes=as_notes(imported.notes, imported.note_fits),
        fits=front.fits,
    )
    return Document(folder, metadata, {language: version})


def _present(path: Path) -> bytes | None:
    try:
        return read_file(path)
    except OSError:
        return None


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
