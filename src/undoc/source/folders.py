"""Content folders: finding them, and reading one as a document."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from undoc.model import LANGUAGES, ContentError, Document, Metadata, Place, Problem, Version
from undoc.source.files import read_text
from undoc.source.metadata import read_metadata
from undoc.source.report import Report
from undoc.source.wording import did_you_mean

METADATA_FILE = "document.yaml"
#: Markdown files that are about the document and not part of it, in any case.
_ASIDE = ("notes.md", "readme.md", "import.md")


class Loaded(NamedTuple):
    """A document that can be built, and what its editor should still be told."""

    document: Document
    warnings: tuple[Problem, ...]


def find_folders(path: Path, report: Report | None = None) -> list[Path]:
    """Return the folders at or below ``path`` that hold a ``document.yaml``, sorted; hidden folders are passed over.

    Folders that cannot be read, and those of documents whose names are no text, are not among them; they are reported.
    """
    report = report or Report()

    def unreadable(error: OSError) -> None:
        place = Place(os.fspath(error.filename or path))
        if not isinstance(error, FileNotFoundError):  # removed in the meantime
            message = f"The folder cannot be read: {error.strerror}."
            report.error(place, "unreadable-folder", message, "See that you may read it, or name other folders.")

    found: list[Path] = []
    for folder, folders, files in os.walk(path, onerror=unreadable):
        if METADATA_FILE in files or METADATA_FILE in folders:
            if _is_text(Path(folder).name + folder.removeprefix(str(path))):
                found.append(Path(folder))
            else:
                message = "The name of the folder is not text in the encoding of this system."
                advice = "Name it after the symbol, in UTF-8. If it is, run with PYTHONUTF8=1, or in a UTF-8 locale."
                report.error(Place(folder), "folder-name-encoding", message, advice)
        folders[:] = [name for name in folders if not name.startswith(".")]
    return sorted(found)


def _is_text(name: str) -> bool:
    """Whether the system's name of a file is text: a byte that is none is kept as half of a character (PEP 383)."""
    return name.isascii() or all(not "\ud800" <= character <= "\udfff" for character in name)


def load(folder: Path, languages: Collection[str] | None = None) -> Document:
    """Return the document in ``folder``, with the versions in ``languages`` that are there, or all when None.

    Raises ContentError with every problem found in ``document.yaml`` and the language files read, sorted by place.
    Warnings do not stop the document; ``load_with_warnings`` returns them.
    """
    return load_with_warnings(folder, languages).document


def load_with_warnings(folder: Path, languages: Collection[str] | None = None) -> Loaded:
    """Return the document in ``folder`` as ``load`` does, together with the warnings.

    Raises ContentError when there is an error; it carries the warnings as well.
    """
    report = Report()
    document = _read(folder, languages, report)
    if document is None or report.has_errors:
        raise ContentError(report.problems())
    return Loaded(document, report.problems())


def _read(folder: Path, languages: Collection[str] | None, report: Report) -> Document | None:
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"The folder cannot be read: {reason}."
        report.error(Place(str(folder)), "unreadable-folder", message, "Name a folder that holds a document.yaml.")
        return None
    metadata = read_metadata(folder / METADATA_FILE, report)
    if metadata is not None:
        _check_folder_name(folder, metadata, report)
    _check_names(folder, names, report)
    versions: dict[str, Version] = {}
    for language in LANGUAGES:
        if f"{language}.md" in names and (languages is None or language in languages):
            original = metadata is not None and language == metadata.original
            version = _version(folder / f"{language}.md", language, report, original=original)
            if version is not None:
                versions[language] = version
    if metadata is None:
        return None
    if versions and not report.has_errors:
        _check_concordance(folder, names, metadata, versions, report)
    return Document(folder, metadata, versions)


#: The original read last without an error, by its file, with the text it had: its versions in other languages are
#: compared with it one after the other.
_last_original: dict[Path, tuple[str, Version]] = {}


def _version(path: Path, language: str, report: Report, *, original: bool) -> Version | None:
    """The version in a language file; None when the file cannot be read as text. ``original``: it will be asked for."""
    text = read_text(path, report)
    if text is None:
        return None
    # Imported here: commands that read no language file start without the Markdown library.
    from undoc.source.version import read_version

    version = read_version(text, path, language, report)
    if original and not report.has_errors:
        _last_original.clear()
        _last_original[path] = text, version
    return version


def _original(path: Path, language: str) -> Version | None:
    """The version in the language file of the original; None when something is wrong with it, which is not said now."""
    aside = Report()
    if path in _last_original:
        text, version = _last_original[path]
        if read_text(path, aside) == text and not aside.has_errors:
            return version
        aside = Report()
    read = _version(path, language, aside, original=True)
    return None if aside.has_errors else read


def _check_concordance(
    folder: Path, names: list[str], metadata: Metadata, versions: dict[str, Version], report: Report
) -> None:
    """Report each version that has not what the original has; without the original, what the first version has."""
    original = versions.get(metadata.original)
    if original is None and f"{metadata.original}.md" in names:
        original = _original(folder / f"{metadata.original}.md", metadata.original)
        if original is None:
            return
    original = original or next(iter(versions.values()))
    from undoc.source.concordance import first_difference

    for version in versions.values():
        difference = first_difference(version, original) if version is not original else None
        if difference is not None:
            report.error(*difference[:4])


def _check_names(folder: Path, names: list[str], report: Report) -> None:
    """Report Markdown files that no language claims, and a folder without any language file."""
    expected = [f"{language}.md" for language in LANGUAGES]
    if not any(name in expected for name in names):
        advice = f"Write a version of the document in one of {', '.join(expected)}."
        report.error(Place(str(folder)), "no-language-file", "The folder holds no language file.", advice)
    for name in names:
        if name.lower().endswith(".md") and name not in expected and name.lower() not in _ASIDE:
            advice = did_you_mean(name, expected, f"Language files are {', '.join(expected)}; rename or move this one.")
            place = Place(str(folder / name))
            report.warning(place, "unknown-language-file", "The file is not a language file and is not read.", advice)


def _check_folder_name(folder: Path, metadata: Metadata, report: Report) -> None:
    stem = metadata.symbol.file_stem
    if folder.resolve().name != stem:
        message = f"The folder is named “{folder.resolve().name}”, but the symbol asks for “{stem}”."
        report.warning(Place(str(folder)), "folder-name", message, "Rename the folder, or correct the symbol.")
