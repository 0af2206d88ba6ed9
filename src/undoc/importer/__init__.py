"""Reading the Word files that secretariats already have.

Comes in: a Word file. Goes out: an ``Import``, a ``Document`` that rebuilds as the same file, as ``content`` writes
it, and what had to be left out, simplified or guessed. Nothing is written here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from undoc.files import MOST_TEXT, read_file
from undoc.garbage_collection import collected_rarely
from undoc.importer.problems import refused
from undoc.importer.report import Change, Finding, with_problems
from undoc.importer.tallies import Tally
from undoc.importer.word.tracked import Tracked
from undoc.model import ContentError, Document, Problem, Symbol
from undoc.printable import printable
from undoc.templates import Templates

__all__ = ["Change", "Finding", "Import", "Tracked", "import_file"]

#: The report beside the content.
REPORT = "import.md"
_SECTION = re.compile(r"^(?=# Import of )", re.MULTILINE)


class Import(Struct, frozen=True):
    """An imported file: ``files`` are those to write, by their paths; ``folder`` is the document's.

    ``document`` is what they say, with the one version that was imported. ``counts`` says how many
    headings, paragraphs, tables, … were found, ``tallies`` how many of what the file shows came in and are told.
    """

    source: Path
    folder: Path
    symbol: str
    language: str
    document: Document
    files: Mapping[Path, bytes]
    findings: tuple[Finding, ...]
    counts: Mapping[str, int]
    report: str
    problems: tuple[Problem, ...] = ()
    tallies: tuple[Tally, ...] = ()

    def with_problems(self, problems: Sequence[Problem]) -> Import:
        """The same with problems of its content, which the report names; its files are only the report."""
        path = self.folder / REPORT
        report = with_problems(self.report, problems, self.folder)
        files = {path: _with_others(path, report, self.language).encode()}
        return replace(self, files=files, report=report, problems=tuple(problems))


def import_file(
    path: Path,
    into: Path,
    *,
    language: str | None = None,
    tracked: Tracked = Tracked.REFUSE,
    data: Path | None = None,
) -> Import:
    """The content of the Word file ``path`` as files of a folder in ``into``, named after the symbol.

    ``language`` is the code of its language, told from the file when None; ``tracked`` says what becomes of tracked
    changes; ``data`` is the folder of the templates. ContentError, located, when the file cannot be imported.
    """
    try:
        with collected_rarely():
            return _import(path, into, language=language, tracked=tracked, templates=Templates.load(data))
    except MemoryError:
        raise refused(path, "out-of-memory", "There is not enough memory.", "Import it on a larger machine.") from None
    except OSError as error:  # a file that is there already, in a folder that may not be looked into
        message = f"{error.filename or into} cannot be read: {error.strerror}."
        raise refused(path, "unreadable-file", message, "Name another folder with --into.") from None
    except Exception as error:
        if isinstance(error, ContentError) or os.environ.get("UNDOC_DEBUG"):
            raise
        message = f"undoc itself has a fault: {type(error).__name__}."
        advice = "Report it to the makers of undoc, with the file."
        raise refused(path, "internal-error", message, advice) from error


def _import(path: Path, into: Path, language: str | None, tracked: Tracked, templates: Templates) -> Import:
    # Imported here: naming the options of the command needs none of it.
    from undoc.importer.document import read
    from undoc.importer.files import as_document, content_files
    from undoc.importer.recognise.kinds import with_kind
    from undoc.importer.report import as_markdown

    imported = read(path, language, tracked, templates)
    if imported.has_no_symbol:
        imported.symbol = _free_symbol(imported.symbol, imported.language, into, printable(path.name))
        message = f"The file has no symbol; {imported.symbol} stands for it."
        imported.findings.add(Change.GUESSED, "symbol", message, "masthead")
    folder = into / imported.symbol.file_stem
    document = with_kind(as_document(imported, folder), templates)
    files = content_files(imported, document)
    counts = imported.counts()
    found = imported.findings.found
    report = as_markdown(
        printable(path.name),
        str(imported.symbol),
        language=imported.language,
        counts=counts,
        remade=imported.remade(),
        found=found,
    )
    files[folder / REPORT] = _with_others(folder / REPORT, report, imported.language).encode()
    return Import(
        path,
        folder,
        symbol=str(imported.symbol),
        language=imported.language,
        document=document,
        files=files,
        findings=tuple(found),
        counts=dict(counts),
        report=report,
        tallies=imported.tallies,
    )


def _free_symbol(symbol: Symbol, language: str, into: Path, name: str) -> Symbol:
    """A symbol that stands for none as long as no other file's does: only a symbol of its own makes a file a version.

    The folder of the same file in the same language, imported before, is its own.
    """
    own, number = symbol, 1
    while (folder := into / own.file_stem).exists() and not _is_import_of(folder / REPORT, name, language):
        number += 1
        own = Symbol.parse(f"{symbol}-{number}")
    return own


def _is_import_of(report: Path, name: str, language: str) -> bool:
    try:
        text = read_file(report, MOST_TEXT).decode()
    except (OSError, ValueError):
        return False
    return re.search(rf"^# Import of {re.escape(name)}\n\n[^\n]*, {language}: ", text, re.MULTILINE) is not None


def _with_others(path: Path, report: str, language: str) -> str:
    """The report together with those of other language versions that stand in the file."""
    try:
        present = read_file(path, MOST_TEXT).decode()
    except (OSError, ValueError):
        return report
    own = re.compile(rf"^[^\n]*\n\n[^\n]*, {language}: ")
    others = [section for section in _SECTION.split(present) if section.strip() and not own.match(section)]
    return "\n".join(section.rstrip() + "\n" for section in sorted([*others, report]))
