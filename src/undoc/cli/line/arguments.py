"""The arguments that several commands take, each declared once."""

from __future__ import annotations

from pathlib import Path

from undoc.cli.line.parser import AddValues, OneOf, Parser, SomeOf
from undoc.model.languages import languages
from undoc.production.formats import FORMATS, NUMBERS

#: Where documents are looked for and files are written when nothing else is said.
CONTENT = Path("content")
OUT = Path("build")


def add_paths(parser: Parser) -> None:
    """``paths``: folders of documents, or folders above some."""
    text = f"Folders of documents, or folders above some. [default: {CONTENT}]"
    parser.add_argument("paths", nargs="*", type=Path, default=[CONTENT], metavar="PATH", help=text)


def add_languages(parser: Parser, text: str = "Languages", usual: str = "all that a document has") -> None:
    """``languages``: codes, or None when nothing is said."""
    codes = languages().codes
    text = f"{text}, with commas between: {', '.join(codes)}. [default: {usual}]"
    parser.add_argument("--lang", dest="languages", action=AddValues, type=SomeOf(codes), metavar="CODES", help=text)


def add_formats(parser: Parser) -> None:
    """``formats``: their names, or None for all."""
    text = f"Formats, with commas between: {', '.join(FORMATS)}. [default: all]"
    parser.add_argument(
        "--format", dest="formats", action=AddValues, type=SomeOf(FORMATS), metavar="FORMATS", help=text
    )


def add_out(parser: Parser) -> None:
    """``out``: where files are written."""
    text = f"The folder to write to; it is made if need be. [default: {OUT}]"
    parser.add_argument("--out", type=Path, default=OUT, metavar="FOLDER", help=text)


def add_numbers(parser: Parser) -> None:
    """``numbers``: how Word files have theirs."""
    usual = NUMBERS[0]
    text = f"Numbers in Word files: counted by Word, so that they follow edits, or typed. [default: {usual}]"
    parser.add_argument("--numbers", type=OneOf(NUMBERS), default=usual, metavar="|".join(NUMBERS), help=text)


def add_data(parser: Parser) -> None:
    """``data``: a folder with templates and fonts, or None."""
    text = "A folder with your own templates/ and fonts/, instead of those that come with undoc."
    parser.add_argument("--data", type=Path, metavar="FOLDER", help=text)


def add_into(parser: Parser) -> None:
    """``into``: where the folder of a document is made."""
    text = f"The folder in which the document's folder is made. [default: {CONTENT}]"
    parser.add_argument("--into", type=Path, default=CONTENT, metavar="FOLDER", help=text)


def add_strict(parser: Parser) -> None:
    """``strict``: whether one version that is not built keeps back the others."""
    text = "Write nothing of a document while one of its versions has an error or lags behind."
    parser.add_argument("--strict", action="store_true", help=text)


def add_json(parser: Parser) -> None:
    """``json``: whether the result is printed for programs."""
    parser.add_argument("--json", action="store_true", help="Print the result as JSON, for other programs.")
