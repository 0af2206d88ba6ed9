"""A corrigendum made of two versions of a document; or a revision or reissue, where there is too much to correct."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from undoc.counting import counted
from undoc.model import ContentError, Document, Place, Problem, Severity, Symbol
from undoc.production.comparing import compared
from undoc.production.comparing.sides import sides
from undoc.production.corrigendum.content import corrigendum
from undoc.production.corrigendum.corrections import Corrections, corrections
from undoc.production.outputs import write_files
from undoc.production.schemas import SCHEMA_LINE, SCHEMAS, write_schemas
from undoc.templates import Templates

__all__ = ["MOST", "Written", "revision", "write_corrigendum"]

#: So many corrections a corrigendum has at most: with more a document is issued again (Editorial Manual, "Corrigenda").
MOST = 20


class Written(Struct, frozen=True):
    """The folders that were written, with the number of their corrections by language; what none of these says."""

    folders: dict[Path, dict[str, int]]
    problems: tuple[Problem, ...]


def write_corrigendum(
    old: str,
    new: str,
    *,
    date: dt.date,
    languages: Collection[str] | None = None,
    content: str | Path = "content",
    most: int = MOST,
    data: str | Path | None = None,
) -> Written:
    """Write the content folder of a corrigendum of ``date``, below ``content``, that leads from ``old`` to ``new``.

    What is to be corrected in some languages alone has a corrigendum of its own. Its symbol is that of the document
    with the first number that no folder has. What cannot be said is among the problems, as warnings. ContentError,
    located, where there is nothing to correct, or more than ``most`` corrections in one language.
    """
    from undoc.content.write import write_document
    from undoc.production.data import use_data

    templates = Templates.load(use_data(data))
    with sides(old, new, data, languages) as (ours, theirs):
        found = [
            corrections(ours, theirs, one.changes, templates)
            for one in compared(ours, theirs, languages=languages, data=data)
        ]
        _refuse(found, theirs, most, templates)
        folders: dict[Path, dict[str, int]] = {}
        files: dict[Path, bytes] = {}
        number = 0
        for group in _alike(found):
            symbol, folder, number = _free(theirs.metadata.symbol, Path(content), number)
            document = corrigendum(
                theirs,
                group,
                symbol,
                date=date,
                folder=folder,
                templates=templates,
                is_only=len(group) < len(theirs.versions),
            )
            for name, text in write_document(document).items():
                start = SCHEMA_LINE if name == "document.yaml" else ""
                files[folder / name] = f"{start}{text}".encode()
            folders[folder] = {one.language: len(one.corrections) for one in group}
        write_files(files)
        write_schemas(Path(content) / SCHEMAS, ("document",))
        return Written(folders, tuple(_unsaid(found, theirs)))


def _refuse(found: Sequence[Corrections], document: Document, most: int, templates: Templates) -> None:
    """Raise ContentError where no corrigendum can be made."""
    place = Place(str(document.folder))
    lacking = [one.language for one in found if one.corrections and not templates.language(one.language).corrigenda]
    if lacking:
        message = f"The templates have no sentences of corrigenda in {', '.join(lacking)}."
        advice = "Write “corrigenda” in the language files, or choose other languages with --lang."
        raise ContentError([Problem(place, "no-wordings", message, advice)])
    total = max((len(one.corrections) for one in found), default=0)
    if not total:
        message = "There is nothing to correct that a corrigendum could say."
        unsaid = sum(len(one.unsaid) for one in found)
        advice = (
            "The two versions say the same." if not unsaid else "“undoc compare” says what differs: issue it again."
        )
        raise ContentError([Problem(place, "nothing-to-correct", message, advice)])
    if total > most:
        message = f"There are {counted(total, 'correction')}, and a corrigendum has {most} at most."
        advice = "Make a revision with --rev, or issue the document again with --reissue; --most allows more."
        raise ContentError([Problem(place, "too-many-corrections", message, advice)])


def _alike(found: Sequence[Corrections]) -> list[list[Corrections]]:
    """The languages whose corrections have the same places and sentences, together: versions of one document."""
    groups: dict[tuple[object, ...], list[Corrections]] = {}
    for one in found:
        if one.corrections:
            shape = tuple((one.where.kind, one.where.number, one.sentence) for one in one.corrections)
            groups.setdefault(shape, []).append(one)
    return list(groups.values())


def _free(symbol: Symbol, content: Path, after: int) -> tuple[Symbol, Path, int]:
    """The symbol and the folder of the next corrigendum that is not there."""
    number = after + 1
    while True:
        own = replace(symbol, suffixes=(*symbol.suffixes, f"Corr.{number}"), stars="")
        folder = content / own.file_stem
        if not folder.exists():
            return own, folder, number
        number += 1


def _unsaid(found: Sequence[Corrections], document: Document) -> list[Problem]:
    problems = []
    for one in found:
        for entry in one.unsaid:
            message = f"The corrigendum does not say what differs here: {entry}."
            advice = "Write it into the corrigendum, if it matters."
            place = Place(str(document.versions[one.language].path))
            problems.append(Problem(place, "not-corrected", message, advice, Severity.WARNING))
    return problems


def revision(
    folder: str | Path, *, date: dt.date, content: str | Path = "content", reissue: bool, data: str | Path | None = None
) -> Path:
    """Make a revision of the document in ``folder``, or mark it as issued again; return the folder.

    A revision stands below ``content``; it has the symbol with the next ``Rev.`` and its ``date``. A document that is
    issued again stays where it is, with its ``reissued`` day. ContentError, located, where the folder cannot be read or
    one is there already.
    """
    from undoc.content.write import write_metadata
    from undoc.content.write.comments import read_comments
    from undoc.production.folders import load

    document = load(folder, data=data)
    path = Path(folder) / "document.yaml"
    text = path.read_text("utf-8")
    metadata = document.metadata
    if reissue:
        made = write_metadata(replace(metadata, reissued=date), read_comments(text))
        write_files({path: made.encode()})
        return Path(folder)
    symbol = _revised(metadata.symbol)
    target = Path(content) / symbol.file_stem
    if target.exists():
        message, advice = "There is a folder of this name already.", "Remove it, or revise what is in it."
        raise ContentError([Problem(Place(str(target)), "folder-exists", message, advice)])
    made = write_metadata(replace(metadata, symbol=symbol, date=date, reissued=None, job=None), read_comments(text))
    files = {target / one.name: one.read_bytes() for one in Path(folder).iterdir() if one.is_file()}
    write_files({**files, target / "document.yaml": made.encode()})
    return target


def _revised(symbol: Symbol) -> Symbol:
    *others, last = symbol.suffixes or ("",)
    if last.startswith("Rev.") and last.removeprefix("Rev.").isdecimal():
        return replace(symbol, suffixes=(*others, f"Rev.{int(last.removeprefix('Rev.')) + 1}"), stars="")
    return replace(symbol, suffixes=(*symbol.suffixes, "Rev.1"), stars="")
