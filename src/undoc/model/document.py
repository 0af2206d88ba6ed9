"""A document: the metadata that all its language versions share, and the versions."""

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from msgspec import Struct, field

from undoc.model.attributes import Fault, Given, Key, one_of, points
from undoc.model.blocks import Block, Fit, Note
from undoc.model.inlines import Inline
from undoc.model.numbering import Numbering, lacking
from undoc.model.place import Place
from undoc.model.symbol import Symbol
from undoc.model.values import (
    BODY,
    DATE,
    DISTRIBUTION,
    ITEMS,
    JOB_NUMBER,
    KIND,
    LANGUAGE,
    PLACE,
    SECTION,
    STAMP,
    SYMBOL,
    WHOLE,
    WORD,
    WORDS,
    YEAR,
    AgendaItem,
)
from undoc.model.votes import STATES, Vote, vote_faults


class AgendaStatus(StrEnum):
    """The agenda that an item belongs to."""

    PROVISIONAL = "provisional"
    PRELIMINARY = "preliminary"
    ADOPTED = "adopted"


class Justification(StrEnum):
    """How the lines of justified text are filled.

    FIT: their spaces may shrink to take one word more. STRETCH: they are only ever widened.
    """

    FIT = "fit"
    STRETCH = "stretch"


class Advance(StrEnum):
    """What goes out before a document is issued: its unedited or its edited version."""

    UNEDITED = "unedited"
    EDITED = "edited"


class Session(Struct, frozen=True):
    """A session: the ``number``-th of the body, or of ``year`` when the body counts by years."""

    number: Annotated[int, Key("which session of the body it is", WHOLE)]
    year: Annotated[int | None, Key("its year, where the body counts its sessions by years", YEAR)] = None


class Meeting(Struct, frozen=True):
    """Where and when the session is held; ``place`` is a key of the languages' places, None where it is not shown."""

    start: Annotated[dt.date, Key("its first day", DATE)]
    end: Annotated[dt.date, Key("its last day", DATE)]
    place: Annotated[
        str | None,
        Key(
            "a word under `places` in the language templates; for another place the line `place_dates` is written in "
            "each language file; not needed where the body shows days alone",
            PLACE,
        ),
    ] = None


def _order(meeting: Meeting) -> Iterator[Fault]:
    if meeting.end < meeting.start:
        message = f"The meeting ends on {meeting.end}, before it starts on {meeting.start}."
        yield Fault("end-before-start", message, "Correct one of the two dates.", ("end",))


class Agenda(Struct, frozen=True):
    """The agenda items that the document is submitted under.

    ``note`` is the symbol of the agenda document, cited in an asterisk note.
    """

    items: Annotated[tuple[AgendaItem, ...], Key("`6`, `6 (a)` or several, `5, 6 (a) and 7`", ITEMS, "item")]
    status: Annotated[
        AgendaStatus,
        Key(
            "`provisional`, `preliminary` or `adopted`",
            one_of(AgendaStatus, "invalid-status", "the status of an agenda"),
        ),
    ]
    note: Annotated[
        Symbol | None, Key("the symbol of the agenda, if it is to be cited in an asterisk note", SYMBOL)
    ] = None


class Job(Struct, frozen=True):
    """The number under which the document is processed, ``26-04887``, and its date stamps, ``150426``, if given."""

    number: Annotated[str, Key("`26-04887`", JOB_NUMBER)]
    stamp: Annotated[str, Key("the date stamps, `150426`", STAMP)] = ""


#: The least and the most of such lengths in points.
OWN_PAGE = 5, 400
_PAGE = points(*OWN_PAGE, "invalid-length", "a length on a page")


class OwnPage(Struct, frozen=True):
    """What of the document's pages is not as in its house style, in points; None is as there.

    ``bottom`` is the margin below the text of upright pages, ``masthead`` the height of the last row of the masthead.
    """

    bottom: Annotated[float | None, Key("the margin below the text", _PAGE)] = None
    masthead: Annotated[float | None, Key("the height of the last row of the masthead", _PAGE)] = None


class Adoption(Struct, frozen=True):
    """When a resolution, a decision or a statement was adopted, and at which meeting of the body."""

    date: Annotated[dt.date, Key("the day on which it was adopted", DATE)]
    meeting: Annotated[int | None, Key("at which meeting", WHOLE)] = None


def _reasons(rules: Mapping[str, str]) -> Iterator[Fault]:
    for key, reason in rules.items():
        if not reason.strip():
            yield Fault("empty-value", f"Why does the rule “{key}” not hold?", "Write the reason after it.", (key,))


class SecondBody(Struct, frozen=True):
    """The other body that a document of two symbols is of, with its session and its agenda."""

    body: Annotated[str, Key("the body: an entry of `templates/bodies.yaml`", BODY)]
    session: Annotated[
        Session | None, Key("`number`; of the Security Council, which counts years, that of the year")
    ] = None
    agenda: Annotated[Agenda | None, Key("`item` and `status`, as above")] = None


class Metadata(Struct, frozen=True):
    """What ``document.yaml`` says, by its keys; ``undoc.content.read.metadata`` reads it.

    ``places`` gives the place of each key in the file, by its path (``agenda.item``), for problems that later stages
    find.
    """

    symbol: Annotated[Symbol, Key("the symbol of the document, `A/80/6 (Sect. 29)/Corr.1`", SYMBOL)]
    body: Annotated[str, Key("the body that issues it: an entry of `templates/bodies.yaml`", BODY)]
    kind: Annotated[str, Key("the kind of document, `report`, `note`, `letter` …: a file of `templates/kinds`", KIND)]
    distribution: Annotated[str, Key("`general`, `limited`, `restricted` or `provisional`", DISTRIBUTION)]
    date: Annotated[dt.date, Key("the date of the document: year, month, day", DATE)]
    original: Annotated[
        str,
        Key(
            "the language of the original: `ar`, `zh`, `en`, `fr`, `ru`, `es`, or another of `templates/languages`",
            LANGUAGE,
        ),
    ]
    session: Annotated[Session | None, Key("`number`, and `year` where the body counts its sessions by years")] = None
    meeting: Annotated[
        Meeting | None,
        Key(
            "`place` (a word under `places` in the language templates; for another place the line `place_dates` is "
            "written in each language file), `start` and `end`",
            check=_order,
        ),
    ] = None
    agenda: Annotated[
        Agenda | None,
        Key(
            "`item`: `6`, `6 (a)` or several, `5, 6 (a) and 7`; `status`: `provisional`, `preliminary` or `adopted`; "
            "`note`: the symbol of the agenda, if it is to be cited in an asterisk note"
        ),
    ] = None
    second: Annotated[
        SecondBody | None,
        Key(
            "the other body of a document with two symbols, `A/79/123-S/2025/45`: `body`, an entry of "
            "`templates/bodies.yaml`, its `session` and `agenda`; each body has its lines beside those of the other"
        ),
    ] = None
    author: Annotated[
        str | None,
        Key(
            "who submits it, a word under `authors` in the language templates: `secretary-general`, `secretariat`, "
            "`executive-director`, `high-commissioner-for-human-rights`; with `-feminine` where French, Spanish and "
            "Arabic speak of a woman",
            WORD,
        ),
    ] = None
    job: Annotated[
        Job | None,
        Key(
            "what stands at the foot of the first page: `number`, `26-04887`, and `stamp`, the date stamps, `150426`; "
            "bar code, QR code and the line asking to recycle are made with it"
        ),
    ] = None
    slugs: Annotated[
        tuple[str, ...],
        Key(
            "notes about the document itself, called after the title: `unedited` (issued without formal editing), "
            "`late` (submitted after the deadline) or both, `unedited, late`",
            WORDS,
        ),
    ] = ()
    reissued: Annotated[
        dt.date | None,
        Key(
            "the day on which the document was issued anew for technical reasons; an asterisk after the symbol calls "
            "the note that says so",
            DATE,
        ),
    ] = None
    advance: Annotated[
        Advance | None,
        Key(
            "`unedited` or `edited`, where the document goes out in advance: “Advance unedited version” above the "
            "distribution",
            one_of(Advance, "invalid-advance", "a version that goes out in advance"),
        ),
    ] = None
    adopted: Annotated[
        Adoption | None,
        Key("when a resolution, a decision or a statement was adopted: `date`, the day, and `meeting`, the number"),
    ] = None
    vote: Annotated[
        Vote | None,
        Key(
            "how it was adopted: `without: true`, or a recorded vote, `counts` and the lists `in_favour`, `against`, "
            "`abstaining`",
            check=vote_faults,
        ),
    ] = None
    sponsors: Annotated[
        tuple[str, ...],
        Key(
            "the codes of the States that submit a draft, `FR, JP, JO`; they are named in the order of each language",
            STATES,
        ),
    ] = ()
    based_on: Annotated[
        Symbol | None, Key("the symbol of the draft that a draft resolution is based on, or amends", SYMBOL)
    ] = None
    section: Annotated[
        str | None,
        Key(
            "the number of the section, where the document is one of a book such as the budget: paragraphs and tables "
            "are numbered `34.1`, `34.2`; it may have a letter, `29C`. `31.I` where the document has chapters, and "
            "their numbers stand in these: `31.I.1`, `31.II.1`",
            SECTION,
        ),
    ] = None
    numbering: Annotated[
        Numbering,
        Key(
            "what the numbers of `headings` and of `paragraphs` look like, where they are not the house's; see below",
            check=lacking,
        ),
    ] = Numbering()
    justification: Annotated[
        Justification,
        Key(
            "`stretch` where the spaces of justified lines are never narrowed to take one word more; this is how Word "
            "sets files that an older Word made, and an import says so. Without it they are, as Word does today "
            "(`fit`)",
            one_of(Justification, "invalid-justification", "a way to justify lines"),
        ),
    ] = Justification.FIT
    rules: Annotated[
        Mapping[str, str],
        Key(
            "the rules of `undoc check` that do not hold for the document, each with the reason: "
            '`{en.below-ten: "The draft convention has figures."}`',
            check=_reasons,
        ),
    ] = {}
    page: Annotated[
        OwnPage,
        Key(
            "what of its upright pages is not as in its house style, in points, as an import finds it: `bottom`, the "
            "margin below the text, and `masthead`, the height of the masthead's last row"
        ),
    ] = OwnPage()
    places: Given[Mapping[str, Place]] = field(default_factory=dict)

    def place_of(self, key: str) -> Place:
        """Where ``key`` stands in the file, or the nearest key above it, or the file."""
        while key:
            if key in self.places:
                return self.places[key]
            key = key.rpartition(".")[0]
        return self.places[""]


class Version(Struct, frozen=True):
    """One language version: its front matter, body and notes.

    ``wording`` holds the front-matter texts that replace a generated line, by the line's key
    (``agenda_item``, ``session``, ``author``, …). ``fits`` are those of the titles, by their keys.
    """

    language: str
    path: Path
    title: tuple[Inline, ...]
    agenda_title: tuple[Inline, ...]
    wording: Mapping[str, str]
    blocks: tuple[Block, ...]
    notes: Mapping[str, Note]
    places: Mapping[str, Place] = field(default_factory=dict)
    fits: Mapping[str, Fit] = field(default_factory=dict)


class Document(Struct, frozen=True):
    """A content folder, read: its metadata and the language versions found, in the order of ``languages()``."""

    folder: Path
    metadata: Metadata
    versions: Mapping[str, Version]
