"""Changes of what is said, carried over into a text that says it in another form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from undoc.changes import Stretch, differing_words, words
from undoc.content.read.metadata import parse_metadata
from undoc.content.write.comments import read_comments
from undoc.content.write.metadata import write_metadata
from undoc.merge.rows import Side, merge_rows
from undoc.model import Metadata
from undoc.model.report import Report
from undoc.model.sameness import says_the_same


def carried(old: str, new: str, text: str) -> str:
    """Return ``text``, which says what ``old`` does in another form, with what ``new`` has changed in that."""
    row, _ = merge_rows(words(old), words(new), words(text), find=_stretches, prefer=Side.THEIRS)
    return "".join(row)


def _stretches(old: Sequence[str], new: Sequence[str]) -> Sequence[Stretch]:
    return differing_words(old, new)


def written_metadata(text: str, path: Path, ours: Metadata, merged: Metadata) -> str:
    """Return the text of a ``document.yaml`` that says ``merged`` instead of ``ours``."""
    if says_the_same(ours, merged):
        return text
    made = carried(write_metadata(ours), write_metadata(merged), text)
    report = Report()
    again = parse_metadata(made, path, report)
    if again is not None and not report.has_errors and says_the_same(again, merged):
        return made
    return write_metadata(merged, read_comments(text))
