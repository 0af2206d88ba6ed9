"""What all rules know of the language file they read, and what they gather for the checks across the file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from pathlib import Path

from msgspec import Struct, field

from undoc.model import Note, NoteCall, Place, Reference
from undoc.model.report import Report

_NOTE = re.compile(r"\[\^([^\[\]\n]*)\](:?)")
_NAME = re.compile(r"^name:[ \t]*([a-z][a-z0-9-]*)[ \t]*$|\{#([a-z][a-z0-9-]*)", re.MULTILINE)


class Context(Struct):
    """A language file that is being read.

    ``names`` are the named blocks, ``references`` and ``calls`` those met in the text, in order, ``inner_calls`` those
    met in notes, which must not be there; ``notes`` are the notes defined. ``table_notes`` gives for a call in a table
    the names of the notes of that table; those that lead to one of them are not among ``calls``. ``mentioned`` are
    the names in content that could not be read: ``^name`` of a note called, ``^name:`` of one defined, ``#name``.
    Whether the ``pictures`` are there and can be used is looked at, or not.
    """

    path: str
    language: str
    folder: Path
    report: Report
    names: dict[str, Place] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    calls: list[NoteCall] = field(default_factory=list)
    inner_calls: list[NoteCall] = field(default_factory=list)
    notes: dict[str, Note] = field(default_factory=dict)
    table_notes: dict[NoteCall, Collection[str]] = field(default_factory=dict)
    mentioned: set[str] = field(default_factory=set)
    pictures: bool = True

    def error(self, place: Place, code: str, message: str, advice: str) -> None:
        """Note a problem that keeps the document from being built."""
        self.report.error(place, code, message, advice)

    def not_supported(self, place: Place, what: str, advice: str) -> None:
        """Note that the content uses a construct that the format does not have."""
        self.report.error(place, "not-supported", f"{what} not supported.", advice)

    def mention(self, text: str) -> None:
        """Note the names in a text that could not be read: whether they are used and given is not known."""
        self.mentioned.update(f"^{unicodedata.normalize('NFC', match[1])}{match[2]}" for match in _NOTE.finditer(text))
        self.mentioned.update(f"#{match[1] or match[2]}" for match in _NAME.finditer(text))
