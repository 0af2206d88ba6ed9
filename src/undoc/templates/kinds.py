"""The kinds of documents, a file each in ``templates/kinds/``: what stands in their heads, and how it is worded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from msgspec import Struct
from msgspec.structs import asdict, replace

from undoc.model import LANGUAGES, ContentError, Metadata
from undoc.model.attributes import Fault, Given, Key
from undoc.model.report import Report
from undoc.templates.known_languages import language_codes
from undoc.templates.language import NAMING, fields_of
from undoc.templates.read_yaml import read_yaml
from undoc.wording import did_you_mean
from undoc.yaml.decode import decode, keys_of
from undoc.yaml.keys import KeyReader

#: What may stand in braces in a wording of a kind; a line that names what the document does not say is left out.
FIELDS = (
    "organ",
    "date",
    "meeting",
    "meeting_ordinal",
    "number",
    "session",
    "sponsors",
    "votes_for",
    "votes_against",
    "abstentions",
    "in_favour",
    "against",
    "abstaining",
    "without_vote",
    "only_counts",
    "lists",
    "symbol",
    "supplement",
    "based_on",
    "letter",
    "annex",
    "body",
    "language",
    "title",
    "text",
)

#: Those of them that the front matter may say.
WRITTEN = ("letter", "number", "sponsors")


class TextModel(StrEnum):
    """What the text of a kind is made of.

    REPORT: headings and numbered paragraphs. RESOLUTION: the organ, its preamble, numbered operative paragraphs.
    STATEMENT: paragraphs that each open with a quotation mark. CORRECTIONS: places in bold, *For* … *read* ….
    SECTIONS: sections whose headings stand in the alphabetical order of the language, within their groups.
    RECORD: what was said at a meeting, paragraphs without numbers in two columns.
    """

    REPORT = "report"
    RESOLUTION = "resolution"
    STATEMENT = "statement"
    CORRECTIONS = "corrections"
    SECTIONS = "sections"
    RECORD = "record"


#: The slot of `opening` that begins a page.
PAGE_BREAK = "page_break"
#: The slot that stands for all lines that a house has above its title.
ABOVE_TITLE = "above_title"


class Line(Struct, frozen=True):
    """A line of the head or below the text."""

    slot: Annotated[
        str,
        Key(
            "what stands there: a line of the house's, an entry of `lines`, or `above_title`, all lines that the house "
            "has above its title"
        ),
    ]
    style: Annotated[str, Key("the style that sets it; without it that of the house for this line")] = ""


Wordings = Mapping[str, str]


def _worded(wordings: Wordings) -> Iterator[Fault]:
    """What is wrong with a wording in several languages."""
    if NAMING not in wordings:
        yield Fault("missing-key", f"The wording in English is missing, “{NAMING}”.", f"Add “{NAMING}: …”.")
    for code, text in wordings.items():
        for field in sorted(fields_of(text) - set(FIELDS)):
            message = f"“{text}” has the unknown field {{{field}}}."
            yield Fault("unknown-field", message, f"Use: {', '.join(FIELDS)}.", (code,))


def _lines_worded(lines: Mapping[str, Wordings]) -> Iterator[Fault]:
    for slot, wordings in lines.items():
        for fault in _worded(wordings):
            yield fault._replace(keys=(slot, *fault.keys))


def _known(keys: tuple[str, ...]) -> Iterator[Fault]:
    for key in keys:
        if key not in Metadata.__struct_fields__:
            message = f"“{key}” is not a key of document.yaml."
            yield Fault("unknown-key", message, did_you_mean(key, Metadata.__struct_fields__, "Correct it."))


class Layout(Struct, frozen=True):
    """What a kind says of its documents; a body may have it otherwise."""

    house: Annotated[str, Key("the house style that sets it, where it is not that of the body")] = ""
    text: Annotated[TextModel, Key("`report`, `resolution`, `statement`, `corrections`, `sections` or `record`")] = (
        TextModel.REPORT
    )
    front: Annotated[
        tuple[Line, ...] | None,
        Key("the lines below the masthead in their order, `[]` for none; without it those of the house"),
    ] = None
    title: Annotated[Wordings, Key("the title where the language file gives none, by languages", check=_worded)] = {}
    heading: Annotated[
        Wordings,
        Key("what the title of the language file becomes, by languages: `{number}. {text}`", check=_worded),
    ] = {}
    lines: Annotated[
        Mapping[str, Wordings], Key("the wordings of lines, by their names, then by languages", check=_lines_worded)
    ] = {}
    opening: Annotated[
        tuple[Line, ...],
        Key(
            "the lines above the text, below its head: those of an inside title page; `page_break` for a new page",
        ),
    ] = ()
    closing: Annotated[tuple[Line, ...] | None, Key("the lines below the text, above its annexes; `[]` for none")] = (
        None
    )
    foot: Annotated[tuple[Line, ...], Key("the lines at the foot of the first page, as of records on corrections")] = ()
    needs: Annotated[tuple[str, ...], Key("the keys of `document.yaml` that it needs", check=_known)] = ()
    asks: Annotated[tuple[str, ...], Key("the keys of the front matter that it needs")] = ()
    forbids: Annotated[tuple[str, ...], Key("the keys of `document.yaml` that it cannot have", check=_known)] = ()
    suffixes: Annotated[
        tuple[str, ...],
        Key("the suffixes of symbols by which an imported document is known to be one: `Corr`"),
    ] = ()
    known_titles: Annotated[
        Wordings,
        Key(
            "the titles by which an imported document is known to be one, by languages: `Concluding observations on "
            "{text}`",
            check=_worded,
        ),
    ] = {}
    distribution: Annotated[str, Key("how it is distributed where nothing else is said")] = "general"
    words: Annotated[int | None, Key("how many words it has at most, notes and headings included")] = None
    sample: Annotated[Wordings, Key("the text that a new document begins with, by languages")] = {}


class Kind(Layout, frozen=True):
    """A kind of document, by its word in ``document.yaml``."""

    names: Annotated[Wordings, Key("what it is called, by languages", check=_worded)] = {}
    bodies: Annotated[
        Mapping[str, Layout], Key("what is otherwise with one body, an entry of `bodies.yaml`: the same keys")
    ] = {}
    key: Given[str] = ""

    def of(self, body: str) -> Kind:
        """The kind as it is with a body."""
        own = self.bodies.get(body)
        if own is None:
            return self
        usual = asdict(Layout())
        said = {name: value for name, value in asdict(own).items() if value != usual[name]}
        return replace(self, **said | {"lines": {**self.lines, **own.lines}})


def kind_names(root: Path) -> tuple[str, ...]:
    """The words of the kinds below ``root``, the folder that holds ``templates/``: the names of their files."""
    return tuple(sorted(path.stem for path in (root / "templates" / "kinds").glob("*.yaml")))


def load_kind(root: Path, key: str) -> Kind:
    """The kind ``key``; ContentError with all that is wrong in its file."""
    report = Report()
    reader = KeyReader(read_yaml(root / "templates" / "kinds" / f"{key}.yaml"), keys_of(Kind), report)
    kind = decode(reader, Kind, key=key)
    codes = {*LANGUAGES, *language_codes(root)}
    for code in sorted(set(kind.names) - codes) if kind is not None else ():
        message = f"“{code}” is not the code of a language here."
        report.error(reader.node.place, "unknown-key", message, f"Use: {', '.join(sorted(codes))}.")
    houses = root / "templates" / "houses"
    for house in (one.house for one in (kind, *kind.bodies.values())) if kind is not None else ():
        if house and not (houses / f"{house}.yaml").is_file():
            message, known = f"“{house}” is not a house style.", [path.stem for path in houses.glob("*.yaml")]
            report.error(reader.node.place, "unknown-house", message, did_you_mean(house, known, "Correct it."))
    if kind is not None and not kind.names:
        report.error(reader.node.place, "missing-key", "The kind has no name.", f"Add “names: {{{NAMING}: …}}”.")
    if kind is None or report.has_errors:
        raise ContentError(report.problems())
    return kind
