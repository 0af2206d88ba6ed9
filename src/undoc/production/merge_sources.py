"""What an edited Word file is merged with: the content folder that it is of, and the source that it was built from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from undoc.content.read.files import read_text
from undoc.content.read.folders import METADATA_FILE
from undoc.content.read.metadata import parse_metadata, symbol_of
from undoc.content.read.version import read_version
from undoc.content.source_part import source_part
from undoc.model import ContentError, Document, Figure, Metadata, Place, Problem, Symbol, Version
from undoc.model.languages import languages
from undoc.model.report import Report
from undoc.model.tree import drawings
from undoc.production.formats import NUMBERS

if TYPE_CHECKING:
    from undoc.content.source_part import SourcePart

_INTO = "Name the folder that holds the document's with --into, or import the file with “undoc import”."
_OTHER = "Import the file with “undoc import” into another folder."


class Source(NamedTuple):
    """A language file and ``document.yaml``: what they say, and their texts."""

    metadata: Metadata
    version: Version
    metadata_text: str
    text: str

    @property
    def document(self) -> Document:
        """The document, with the one version."""
        return Document(self.version.path.parent, self.metadata, {self.version.language: self.version})


def check_part(part: SourcePart, path: Path) -> Metadata:
    """Return the metadata in the source that the file ``path`` holds. ContentError when it is of another program."""
    metadata = parse_metadata(part.metadata, Path(METADATA_FILE), Report())
    if metadata is None or part.language not in languages().codes or part.numbers not in NUMBERS:
        raise _unreadable(path)
    return metadata


def folder_of(path: Path, content: Path, symbol: Symbol, language: str) -> Path:
    """Return the content folder of the document with a symbol: ``content``, or one in it.

    ContentError when there is none, when it is that of another document, or when it has no version in the language.
    """
    folder = content if (content / METADATA_FILE).exists() else content / symbol.file_stem
    if not (folder / METADATA_FILE).exists():
        raise _problem(path, "no-source", f"There is no content folder of {symbol} in {content}.", _INTO)
    there = symbol_of(folder / METADATA_FILE)
    if there is not None and there != symbol:
        raise _problem(
            path, "other-document", f"The file is of {symbol}, and {folder} is the content of {there}.", _INTO
        )
    if not (folder / f"{language}.md").exists():
        message = f"{folder} has no version in the language of the file, {language}."
        raise _problem(path, "no-source", message, "Import the file with “undoc import”.")
    return folder


def source_in(folder: Path, language: str) -> Source:
    """Return the source that is in a content folder. ContentError, with every problem located, when it is wrong."""
    report = Report()
    path, metadata_path = folder / f"{language}.md", folder / METADATA_FILE
    text, metadata_text = read_text(path, report), read_text(metadata_path, report)
    version = None if text is None else read_version(text, path, language, report)
    metadata = None if metadata_text is None else parse_metadata(metadata_text, metadata_path, report)
    if report.has_errors or version is None or metadata is None:
        raise ContentError(report.problems())
    return Source(metadata, version, metadata_text or "", text or "")


def source_of(part: SourcePart, path: Path, ours: Source) -> Source:
    """Return the source that the file ``path`` was built from; ``ours``, the one that is there, if it says the same.

    ContentError when it cannot be read, or a picture that it had is there no more.
    """
    if source_part(ours.document, part.language, part.numbers).digest == part.digest:
        return ours
    report = Report()
    version = read_version(part.text, ours.version.path, part.language, report, pictures=False)
    if report.has_errors:
        raise _unreadable(path)
    for drawing in drawings(version.blocks):
        if isinstance(drawing, Figure) and not drawing.path.exists():
            message = f"The file was built with the picture {drawing.path}, which is not there any more."
            raise _problem(path, "missing-picture", message, "Put it back, merge, and remove it then.")
    return Source(check_part(part, path), version, part.metadata, part.text)


def _unreadable(path: Path) -> ContentError:
    return _problem(path, "invalid-source", "The source in the file is that of another version of undoc.", _OTHER)


def _problem(path: Path, code: str, message: str, advice: str) -> ContentError:
    return ContentError([Problem(Place(str(path)), code, message, advice)])
