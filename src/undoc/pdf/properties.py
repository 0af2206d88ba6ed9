"""What a PDF file says about itself, apart from its pages."""

from __future__ import annotations

import datetime

from msgspec import Struct


class Properties(Struct, frozen=True):
    """The file's own description.

    ``language`` is the BCP 47 tag of the document's language, ``right_to_left`` says how it runs. ``date`` is the
    document's date; the file says no other time than this. ``version`` is that of the producer. Empty texts are left
    out of the file, except that ISO 14289-1, 7.1, requires a title.
    """

    title: str
    language: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    date: datetime.date
    version: str
    right_to_left: bool = False

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("a PDF file needs a title")

    @property
    def producer(self) -> str:
        """The name and version of the program that wrote the file."""
        return f"undoc {self.version}".strip()
