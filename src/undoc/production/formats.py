"""The formats that a document can be written in, each by its writer. A new one is one function and one entry here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from undoc.model import ContentError, Document, Place, Problem

if TYPE_CHECKING:
    from undoc.drawings.rendering import Rendered
    from undoc.prepare import PreparedDocument
    from undoc.templates import Templates
    from undoc.typeset import TypesetDocument


class Ready(Struct, frozen=True, dict=True):
    """A version that is prepared; it is typeset when the first format asks for its pages.

    ``numbers`` is one of NUMBERS. ``final`` says that it is issued. ``warnings`` are those that came up so far.
    """

    document: Document
    prepared: PreparedDocument
    templates: Templates
    numbers: str
    final: bool = False
    warnings: list[Problem] = field(default_factory=list)

    @cached_property
    def pages(self) -> TypesetDocument:
        """The version's pages. ContentError when no font has one of its characters, or a font is none."""
        from undoc.typeset import MissingCharactersError, UnusableFontError, typeset

        try:
            document = typeset(self.prepared, self.templates.fonts)
            if document.narrow_columns:
                from undoc.production.problem_places import narrow_columns

                version = self.document.versions[self.prepared.language.code]
                self.warnings.extend(narrow_columns(version, document.narrow_columns))
            return document
        except MissingCharactersError as error:
            from undoc.production.problem_places import missing_characters

            problems = missing_characters(self.document, self.prepared.language.code, error.characters)
            raise ContentError(problems) from None
        except UnusableFontError as error:
            raise ContentError([self.font_problem(error.path, "unusable-font", error.reason)]) from None

    def font_problem(self, path: Path, code: str, reason: str) -> Problem:
        """The problem of a font file, at the line of the font table that names it."""
        faces = self.templates.fonts.faces.values()
        chains = (chain for scripts in faces for styles in scripts.values() for chain in styles.values())
        place = next((file.place for chain in chains for file in chain if file.path == path), Place(str(path)))
        return Problem(place, code, f"The font file {path.name} {reason}.", "Name another file here.")

    @cached_property
    def drawings(self) -> Mapping[Path, Rendered]:
        """The version's drawings as Word files have them. ContentError when one is too much to be drawn in dots."""
        from undoc.prepare.prepared import Figure, drawings

        pictures = [one.picture for one in drawings(self.prepared.blocks) if isinstance(one, Figure)]
        if not any(picture.drawing for picture in pictures):
            return {}
        from undoc.production.workers.drawings import rendered  # only documents with drawings need it

        house = self.prepared.house
        version = self.document.versions[self.prepared.language.code]
        return rendered(pictures, version, self.templates.fonts, house.styles[house.figure_style].font)


# Each writer is imported when its format is asked for: a build of PDF files alone starts without the Word libraries.


def _docx(ready: Ready) -> bytes:
    from undoc import docx
    from undoc.content.source_part import as_xml, source_part

    code = ready.prepared.language.code
    # The Word file is the same whether or not a PDF is made with it: pages are set only where it needs them.
    return docx.write(
        ready.prepared,
        docx.FontNames.of(ready.templates.fonts),
        numbers=docx.Numbers(ready.numbers),
        measured=ready.pages.measured if ready.prepared.needs_pages else None,
        drawings=ready.drawings,
        source=None if ready.final else as_xml(source_part(ready.document, code, ready.numbers)),
        final=ready.final,
    )


def _pdf(ready: Ready) -> bytes:
    return pdf_of(ready, ready.pages)


def pdf_of(ready: Ready, pages: TypesetDocument) -> bytes:
    """The PDF file of the pages of a version. ContentError when a picture or a font cannot be in it."""
    from undoc import __version__, pdf
    from undoc.templates.language import Direction

    prepared = ready.prepared
    properties = pdf.Properties(
        title=prepared.title,
        language=prepared.language.tag,
        author=prepared.author,
        subject=prepared.subject,
        keywords=(prepared.symbol,),
        date=prepared.date,
        version=__version__,
        right_to_left=prepared.language.direction is Direction.RIGHT_TO_LEFT,
    )
    try:
        return pdf.write(pages, properties)
    except pdf.PictureError as error:
        from undoc.production.problem_places import unusable_picture

        version = ready.document.versions[prepared.language.code]
        reason = str(error).removeprefix(f"{error.path}: ")
        raise ContentError([unusable_picture(version, error.path, reason)]) from None
    except pdf.EmbeddingError as error:
        raise ContentError([ready.font_problem(error.path, "font-not-embeddable", error.reason)]) from None


def _plain_text(ready: Ready) -> bytes:
    from undoc import plaintext

    return plaintext.write(ready.prepared)


#: What writes each format, by its name, which is also the ending of its files.
WRITERS: dict[str, Callable[[Ready], bytes]] = {"docx": _docx, "pdf": _pdf, "txt": _plain_text}
#: Those that documents are issued in; plain text is for tests, which compare the words of them all.
FORMATS = ("docx", "pdf")
#: How a Word file has its numbers: counted by Word, following edits, or as typed text, which is final.
NUMBERS = ("auto", "typed")
#: The formats that the kind of numbers makes a difference to.
NUMBERED = ("docx",)
