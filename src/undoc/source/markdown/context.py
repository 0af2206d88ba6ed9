"""What all rules know of the language file they read, and what they gather for the checks across the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from undoc.model import Note, NoteCall, Place, Reference
from undoc.source.report import Report


@dataclass(slots=True)
class Context:
    """A language file that is being read.

    ``names`` are the named blocks, ``references`` and ``calls`` those met in the text, in order, ``inner_calls`` those
    met in notes, which must not be there; ``notes`` are the notes defined.
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

    def error(self, place: Place, code: str, message: str, advice: str) -> None:
        """Note a problem that keeps the document from being built."""
        self.report.error(place, code, message, advice)

    def not_supported(self, place: Place, what: str, advice: str, *, yet: bool = False) -> None:
        """Note that the content uses a construct that the format does not have, or not ``yet``."""
        self.report.error(place, "not-supported", f"{what} not supported{' yet' if yet else ''}.", advice)
