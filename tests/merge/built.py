"""Documents of the project as Word files, and merges of what was edited in these."""

from __future__ import annotations

import difflib
import shutil
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from tests.merge.edits import Edited
from tests.support import seed
from undoc.changes import said
from undoc.content import read
from undoc.content.read.version import read_version
from undoc.model import Document, Note, Version
from undoc.model.report import Report
from undoc.prepare import prepare
from undoc.production.formats import WRITERS, Ready
from undoc.production.merging import Merge, merge_document

CONTENT = seed.ROOT / "content"
SHORT, LONG = "HSP_EB.2024_17", "A_99_SPECIMEN_1"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


@cache
def document(folder: str, language: str) -> Document:
    seed.templates()
    return read.load(CONTENT / folder, (language,))


def version(folder: str, language: str) -> Version:
    return document(folder, language).versions[language]


@cache
def word_file(folder: str, language: str, numbers: str = "auto") -> bytes:
    """The Word file that is built of a version."""
    one = document(folder, language)
    return WRITERS["docx"](Ready(one, prepare(one, language, seed.templates()), seed.templates(), numbers))


def merged(data: bytes, into: Path, work: Path, resolve: str = "none", *, dry_run: bool = True) -> Merge:
    path = work / "edited.docx"
    path.write_bytes(data)
    return merge_document(path, content=into, resolve=resolve, dry_run=dry_run)


def copied(folder: str, work: Path) -> Path:
    """A copy of a content folder, in a folder that is returned."""
    shutil.copytree(CONTENT / folder, work / "content" / folder)
    return work / "content"


def difference(edited: Edited, old: Version, merge: Merge) -> str:
    """What a merge has made of an edit that is not that edit; empty when it is that edit alone."""
    if not merge.ok:
        return "; ".join(problem.message for problem in merge.problems)
    before = old.path.read_text("utf-8")
    text = merge.files.get(old.path, before.encode()).decode()
    again = read_version(text, old.path, old.language, Report(), pictures=False)
    wanted, found, _ = said(edited.expected, again)
    names = ("title", "agenda_title", "wording", "blocks")
    for name in names:
        if getattr(wanted, name) != getattr(found, name):
            return f"{edited.what}: {name}: {[edit[1:] for edit in merge.edits]}"
    if [note.paragraphs for note in _sorted(wanted)] != [note.paragraphs for note in _sorted(found)]:
        return f"{edited.what}: notes"
    gone = _gone(before, text) - edited.touched
    if gone:
        return f"{edited.what}: lines {sorted(gone)}, not {sorted(edited.touched)}"
    return f"{edited.what}: other files" if set(merge.files) - {old.path} else ""


def _sorted(one: Version) -> list[Note]:
    return sorted((replace(note, name="") for note in one.notes.values()), key=repr)


def _gone(before: str, after: str) -> set[int]:
    """The numbers of the lines with text that are not there any more."""
    old, new = before.split("\n"), after.split("\n")
    codes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return {
        at + 1
        for tag, start, end, _, _ in codes
        if tag in ("replace", "delete")
        for at in range(start, end)
        if old[at].strip()
    }
