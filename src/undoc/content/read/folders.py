"""Content folders: finding them, and reading one as a document."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from undoc.content.read.files import read_text
from undoc.content.read.metadata import read_metadata
from undoc.model import ContentError, Document, Metadata, Place, Problem, Version
from undoc.model.languages import languages as known_languages
from undoc.model.report import Report
from undoc.wording import did_you_mean

if TYPE_CHECKING:
    from undoc.content.read.concordance import Structure

METADATA_FILE = "document.yaml"
#: Markdown files that are about the document and not part of it, in any case.
_ASIDE = ("notes.md", "readme.md", "import.md")


class Original(NamedTuple):
    """What the versions of a document are compared with.

    ``version`` is None when the file ``path`` cannot be read as text. ``faulty``: something is wrong with it.
    """

    path: Path
    version: Version | None
    faulty: bool

    @property
    def structure(self) -> Structure | None:
        """What the versions must have; None when it is not known."""
        from undoc.content.read.concordance import structure

        return None if self.version is None else structure(self.version)


class Loaded(NamedTuple):
    """A document that can be built, and what its editor should still be told.

    ``of_folder`` are those of the ``warnings`` that do not come from a language file. ``original`` is what the versions
    were compared with.
    """

    document: Document
    warnings: tuple[Problem, ...]
    of_folder: tuple[Problem, ...] = ()
    original: Original | None = None


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
    loaded = _read(folder, languages, report)
    if loaded is None or report.has_errors:
        raise ContentError(report.problems())
    return loaded._replace(warnings=report.problems())


def original_of(folder: Path, names: Collection[str], language: str) -> Original | None:
    """What the versions in ``folder`` are compared with: the one in ``language``, else the first that is there.

    ``names`` are those of the files in the folder. None when none of them is a language file.
    """
    first = _first(names, language)
    return None if first is None else _original(folder / f"{first}.md", first)


def _first(names: Collection[str], language: str) -> str | None:
    return next((code for code in (language, *known_languages().codes) if f"{code}.md" in names), None)


def _read(folder: Path, languages: Collection[str] | None, report: Report) -> Loaded | None:
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
    of_folder = report.problems()
    first = None if metadata is None else _first(names, metadata.original)
    versions: dict[str, Version] = {}
    for language in known_languages().codes:
        if f"{language}.md" in names and (languages is None or language in languages):
            version = _version(folder / f"{language}.md", language, report, original=language == first)
            if version is not None:
                versions[language] = version
    if metadata is None:
        return None
    original = None
    if versions and not report.has_errors:
        original = original_of(folder, names, metadata.original)
        if original is not None:
            _check_concordance(original, versions, report)
    return Loaded(Document(folder, metadata, versions), (), of_folder, original)


#: The original read last, by its file, with the text it had: its versions in other languages are compared with it one
#: after the other.
_last_original: dict[Path, tuple[str, Original]] = {}


def _version(path: Path, language: str, report: Report, *, original: bool) -> Version | None:
    """The version in a language file; None when the file cannot be read as text. ``original``: it will be asked for."""
    before = report.errors
    text = read_text(path, report)
    if text is None:
        return None
    # Imported here: commands that read no language file start without the Markdown library.
    from undoc.content.read.version import read_version

    version = read_version(text, path, language, report)
    if original and report.errors == before:
        _keep(text, Original(path, version, faulty=False))
    return version


def _original(path: Path, language: str) -> Original:
    """The version in the language file of the original. What is wrong with it is not said now.

    Its pictures are not looked at: whether another version corresponds to it does not depend on them.
    """
    aside = Report()
    text = read_text(path, aside)
    if text is None:
        return Original(path, None, faulty=True)
    if path in _last_original and _last_original[path][0] == text and not aside.has_errors:
        return _last_original[path][1]
    from undoc.content.read.version import read_version

    version = read_version(text, path, language, aside, pictures=False)
    original = Original(path, version, faulty=aside.has_errors)
    _keep(text, original)
    return original


def _keep(text: str, original: Original) -> None:
    _last_original.clear()
    _last_original[original.path] = text, original


def _check_concordance(original: Original, versions: dict[str, Version], report: Report) -> None:
    """Report each version that has not what the original has."""
    from undoc.content.read.concordance import first_difference, not_compared

    for version in versions.values():
        if version.path == original.path:
            continue
        difference = None if original.version is None else first_difference(version, original.version)
        if original.faulty and (difference is not None or original.version is None):
            difference = not_compared(version, original.path.name)
        if difference is not None:
            report.error(*difference[:4])


def _check_names(folder: Path, names: list[str], report: Report) -> None:
    """Report Markdown files that no language claims, and a folder without any language file."""
    expected = [f"{language}.md" for language in known_languages().codes]
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
