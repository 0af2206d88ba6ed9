"""What a language decides: wordings, months, counters, date formats, note marks. Correctable data, typed."""

import string
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from undoc.counting import counted
from undoc.model.attributes import Fault, Given, Key
from undoc.model.numbering import Above

#: The language in which those who choose find names.
NAMING = "en"
#: The counters that every language may name: 1, a, A, i, I, 一. Others are series of the language file.
COUNTERS = ("decimal", "lower", "upper", "lower-roman", "upper-roman", "han")
#: Where the words of ``verbs`` stand: in the preamble, in operative paragraphs, before a verb, after it.
VERBS = PREAMBLE, OPERATIVE, BEFORE, AFTER = "preamble", "operative", "before", "after"
#: What a text may mention, as ``mentions`` has it.
MENTIONS = TABLE, FIGURE, ANNEX, ABOVE, BELOW = "table", "figure", "annex", "above", "below"
#: What counts the headings of documents whose numbers show those of chapters; if not said, they count as all do.
CHAPTERS = "chapters"
#: What counts enclosures; if not said, they count as annexes do.
ENCLOSURES = "enclosures"
#: The counter of ordinals in words.
ORDINAL = "ordinal"

#: Wordings by their names, with the fields that each may have.
Wordings = Mapping[str, set[str]]
_DAY = {"year", "month", "month_number", "day"}
_AGENDA = {"items", "mark"}
_SESSION = {"ordinal", "ordinal_feminine", "number"}
#: The fields that each pattern may use.
PATTERNS: Wordings = {
    "date": _DAY,
    "dates_in_month": {"year", "month", "month_number", "start_day", "end_day"},
    "dates_in_year": {
        "year",
        "start_month",
        "start_month_number",
        "start_day",
        "end_month",
        "end_month_number",
        "end_day",
    },
    "dates": {"start", "end"},
    "place_dates": {"dates", "place"},
    "session": _SESSION,
    "session_of_year": {*_SESSION, "year"},
    "item": {"number"},
    "sub_item": {"number", "letter"},
    "two_items": {"first", "last"},
    "many_items": {"first", "last"},
    "item_separator": set(),
    "agenda_provisional": _AGENDA,
    "agenda_preliminary": _AGENDA,
    "agenda_adopted": _AGENDA,
    "agenda_note": {"symbol"},
    "original": {"language"},
    "running_title": {"symbol"},
    "table": {"number"},
    "figure": {"number"},
    "annex": set(),
    "annex_numbered": {"number"},
    "annex_original": {"language"},
    "annex_listed": {"number"},
}
#: Patterns that stand in for others: a session that is a year, two days that follow each other, names in a list, two
#: items, several.
OPTIONAL_PATTERNS: Wordings = {
    "two_days": PATTERNS["dates_in_month"],
    "session_year": _SESSION,
    "table_alone": {"number"},
    **{kind: set() for kind in ("enclosure", "appendix")},
    **{f"{kind}_numbered": {"number"} for kind in ("enclosure", "appendix")},
    "name_separator": set(),
    "last_name": {"first", "last"},
    **{
        f"agenda_{status}_{count}": _AGENDA
        for status in ("provisional", "preliminary", "adopted")
        for count in ("two", "many")
    },
}
#: Notes on the first page about the document itself.
SLUGS: Wordings = {"reissued": {"date"}, "unedited": set(), "late": set()}
#: Where and what in corrigenda that are made of two versions: places, sentences, what follows as a quotation.
CORRIGENDA: Wordings = {
    "title": set(),
    "paragraph": {"number"},
    "text": {"begins"},
    "heading": {"begins"},
    "table": {"number"},
    "figure": {"number"},
    "note": {"number"},
    "row": {"row"},
    "column": {"column"},
    "replace": {"old", "new"},
    "insert": {"old", "new"},
    "delete": {"old"},
    "whole": set(),
    "add_after": set(),
    "add_before": set(),
    "remove": set(),
    "add_row": {"new"},
    "remove_row": set(),
    "only": set(),
}
WORDS: Wordings = {
    "organization": set(),
    "emblem": set(),
    "summary": set(),
    "contents": set(),
    "page": set(),
    "annexes": set(),
    "addendum": set(),
    "amendment": set(),
    "corrigendum": set(),
    "recycle": set(),
    "organ_comma": set(),
    "qr_code": {"address"},
    "job_letter": set(),
}
COUNTED = (
    "headings",
    "paragraphs",
    "bullets",
    "notes",
    "asterisks",
    "table_notes",
    "tables",
    "figures",
    "annexes",
    "sub_items",
)


class Direction(StrEnum):
    """The writing direction."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


class Script(StrEnum):
    """The script of a running text; ``latin`` stands for Cyrillic and Greek too."""

    LATIN = "latin"
    HAN = "han"
    ARABIC = "arabic"


class OwnLanguageLine(StrEnum):
    """Whether the distribution block of a version names the version's own language."""

    ALWAYS = "always"
    UNLESS_ORIGINAL = "unless-original"


class HanLatinSpacing(StrEnum):
    """What stands between Han and Latin letters or digits: the text's own spaces, a thin space, or nothing."""

    AS_WRITTEN = "as-written"
    THIN = "thin"
    NONE = "none"


class Numbers(Struct, frozen=True):
    """How numbers are written."""

    group: Annotated[str, Key("what stands between thousands")]
    decimal: Annotated[str, Key("what stands before decimals")]


class Typography(Struct, frozen=True):
    """How lines break and justify in a language; each text is a set of characters."""

    no_start: Annotated[str, Key("these may not begin a line")] = ""
    no_end: Annotated[str, Key("these may not end a line")] = ""
    break_after: Annotated[str, Key("a line may break after these")] = ""
    keep_with_figure: Annotated[str, Key("a figure stays together with these after it, with or without a space")] = ""
    figure_space: Annotated[bool, Key("whether a space between figures groups digits, and does not break")] = False
    shrink_spaces: Annotated[bool, Key("whether spaces of a justified line shrink to take one word more")] = False
    space_stays_before: Annotated[str, Key("a line does not break at a space before these")] = ""
    space_stays_after: Annotated[str, Key("a line does not break at a space after these (« … »)")] = ""
    stays_before_figure: Annotated[
        tuple[str, ...], Key("words that a figure after them stays with, as with a no-break space (p. 5)")
    ] = ()
    stays_before_name: Annotated[tuple[str, ...], Key("words that a capital letter after them stays with (Mme A)")] = ()
    stays_after_figure: Annotated[tuple[str, ...], Key("units that stay with a figure before them (5 kg)")] = ()
    han_latin_spacing: Annotated[
        HanLatinSpacing,
        Key("between Han and Latin letters: the text's own spaces (`as-written`), a `thin` space, or `none`"),
    ] = HanLatinSpacing.AS_WRITTEN
    squeeze_punctuation: Annotated[
        bool,
        Key("whether full-width marks give up their empty halves beside each other and where a line needs room"),
    ] = False
    kashida: Annotated[bool, Key("whether justified lines lengthen the joins of Arabic letters")] = False


def fields_of(pattern: str) -> set[str]:
    """The fields of a pattern; the pattern itself when its braces are wrong."""
    try:
        return {field for _, field, _, _ in string.Formatter().parse(pattern) if field is not None}
    except ValueError:
        return {pattern}


def _wordings(help_text: str, required: Wordings, optional: Wordings | None = None) -> Key:
    """The key of wordings that may have these fields."""
    known = {**required, **(optional or {})}

    def faults(wordings: Mapping[str, str]) -> Iterator[Fault]:
        for name, text in wordings.items():
            for field in sorted(fields_of(text) - known[name]):
                message = f"The wording “{name}” has the unknown field {{{field}}}."
                advice = f"Use: {', '.join(sorted(known[name])) or 'no fields'}."
                yield Fault("unknown-field", message, advice, (name,))

    return Key(help_text, check=faults, names={name: name in required for name in known})


def _ordinal_faults(forms: Mapping[str, str]) -> Iterator[Fault]:
    for ending, form in forms.items():
        if ending != "other" and not ending.isdecimal():
            message = f"“{ending}” is not how a number ends."
            yield Fault("unknown-key", message, "Write its last digits in quotes, or “other”.", (ending,))
        if fields_of(form) != {"number"}:
            message = f"“{form}” does not have the field {{number}} and no other."
            yield Fault("unknown-field", message, "Write it as “{number}th”.", (ending,))
    if forms and "other" not in forms:
        yield Fault("missing-key", "The form of all other numbers is missing.", "Add “other: …”.")


def _month_faults(months: Sequence[str]) -> Iterator[Fault]:
    if len(months) not in (0, 12):
        yield Fault("wrong-number", f"{there_are(len(months), 'month')}, not 12.", "Name all twelve.")


def _series_faults(series: Mapping[str, Sequence[str]]) -> Iterator[Fault]:
    for name, items in series.items():
        if name in COUNTERS or name == ORDINAL:
            message = f"The counter {{{name}}} is there already."
            yield Fault("duplicate-key", message, "Give the series another name.", (name,))
        if len(set(items)) < len(items):
            message = f"The series “{name}” has the same text twice."
            yield Fault("duplicate-value", message, "Correct one of the two.", (name,))


def _counter_faults(counters: Mapping[str, Sequence[str]]) -> Iterator[Fault]:
    for name, patterns in counters.items():
        if not patterns:
            yield Fault("empty-value", f"There are no counters for {name}.", "Give at least one.", (name,))


def _called_faults(called: Mapping[str, str]) -> Iterator[Fault]:
    if NAMING not in called:
        message = f"“called” does not say what the language is called in English, “{NAMING}”."
        yield Fault("missing-key", message, f"Add “{NAMING}: …”.")


def there_are(number: int, word: str) -> str:
    """“There are 11 months”."""
    return f"There {'is' if number == 1 else 'are'} {counted(number, word)}"


class Language(Struct, frozen=True, kw_only=True):
    """A language file, typed.

    Wordings and ``ordinal_figures`` have named fields in braces. A counter is a pattern with a counter's name in braces
    (``({lower})``): one of COUNTERS, ``ordinal``, or a name of ``series``.

    ``verbs`` are those of resolutions, by where they stand: see ``prepare.kinds.resolution``.

    ``above`` is what a document has said of its own numbers: for each level of ``headings`` or ``paragraphs`` the
    numbers of levels above that its labels show. ``numbers_all`` says that headings that stand alone have numbers
    as well.
    """

    code: Given[str]
    tag: Annotated[str, Key("the tag that the outputs have (BCP 47): `zh-CN`")]
    suffix: Annotated[str, Key("the end of file names: `ZH`")]
    name: Annotated[str, Key("what the language calls itself")]
    called: Annotated[
        Mapping[str, str],
        Key(
            "what it is called in other languages, by their codes: those whose `language_names` do not have it",
            check=_called_faults,
        ),
    ]
    common_words: Annotated[
        tuple[str, ...], Key("by these imported files are told from those in other languages of its script")
    ] = ()
    direction: Annotated[Direction, Key("where lines run: `ltr` to the right, `rtl` to the left")] = (
        Direction.LEFT_TO_RIGHT
    )
    script: Annotated[
        Script, Key("the script of running text: `arabic`, `han`, or `latin`, which stands for Cyrillic and Greek too")
    ] = Script.LATIN
    distribution_language: Annotated[str, Key("the code of the language that the distribution block is worded in")]
    own_language_line: Annotated[
        OwnLanguageLine,
        Key("when the distribution block names the version's own language: `always` or `unless-original`"),
    ] = OwnLanguageLine.ALWAYS
    months: Annotated[tuple[str, ...], Key("the names of the months", check=_month_faults)]
    first_day: Annotated[str, Key("how the first of a month is written; `^…^` stands round what is raised")] = "1"
    ordinals: Annotated[tuple[str, ...], Key("the ordinals in words, from the first")]
    ordinals_feminine: Annotated[tuple[str, ...], Key("those for feminine nouns, if they are others", like="ordinals")]
    ordinal_figures: Annotated[
        Mapping[str, str],
        Key("ordinals in figures, by the last digits of the number, or `other`", check=_ordinal_faults),
    ] = {}
    ordinal_figures_feminine: Annotated[
        Mapping[str, str],
        Key("those for feminine nouns, if they are others", check=_ordinal_faults, like="ordinal_figures"),
    ]
    patterns: Annotated[Mapping[str, str], _wordings("wordings with fields", PATTERNS, OPTIONAL_PATTERNS)]
    slugs: Annotated[Mapping[str, str], _wordings("notes on the first page about the document itself", SLUGS)]
    places: Annotated[Mapping[str, str], Key("the names of cities, by words of ours")]
    bodies: Annotated[Mapping[str, str], Key("the names of bodies, by words of ours")]
    distribution: Annotated[Mapping[str, str], Key("the lines of the distribution block on how it is distributed")] = {}
    advance: Annotated[
        Mapping[str, str], Key("the line above it of versions that go out in advance, `unedited` and `edited`")
    ] = {}
    language_names: Annotated[Mapping[str, str], Key("the names of languages, by their codes")] = {}
    authors: Annotated[
        Mapping[str, Mapping[str, str]], Key("the line of the author: who signs, then the kind of document")
    ]
    series: Annotated[
        Mapping[str, tuple[str, ...]], Key("lists to count with, such as letters in their order", check=_series_faults)
    ] = {}
    counters: Annotated[
        Mapping[str, tuple[str, ...]],
        Key(
            "how labels are written, by depth: `({lower})`",
            check=_counter_faults,
            names={**dict.fromkeys(COUNTED, True), CHAPTERS: False, ENCLOSURES: False},
        ),
    ]
    words: Annotated[Mapping[str, str], _wordings("words", WORDS)]
    numbers: Annotated[Numbers, Key("how numbers are written")]
    typography: Annotated[Typography, Key("how lines break and justify")]
    verbs: Annotated[
        Mapping[str, tuple[str, ...]],
        Key(
            "the verbs of resolutions, and the words that may stand before or after one",
            names=dict.fromkeys(VERBS, False),
        ),
    ] = {}
    quotes: Annotated[tuple[str, ...], Key("the quotation marks: the one that opens, the one that closes")] = ("“", "”")
    corrections: Annotated[
        tuple[str, ...], Key("the sentences of corrigenda, whose own words are italic: `For {old} read {new}`")
    ] = ()
    corrigenda: Annotated[
        Mapping[str, str], _wordings("places and sentences of corrigenda that `undoc corrigendum` makes", CORRIGENDA)
    ] = {}
    weekdays: Annotated[
        tuple[str, ...],
        Key(
            "the days of the week from Monday on, other forms after a slash, `среда/среду`: `undoc check` looks at them"
        ),
    ] = ()
    mentions: Annotated[
        Mapping[str, str],
        Key(
            "how texts name a `table`, a `figure`, an `annex`, and a paragraph `above` and `below`, whose number is "
            "`{number}`, as regular expressions: `undoc check` looks for them",
            names=dict.fromkeys(MENTIONS, False),
        ),
    ] = {}
    above: Given[Mapping[str, tuple[tuple[Above, ...], ...]]] = {}
    numbers_all: Given[bool] = False

    @property
    def english_name(self) -> str:
        """What it is called in English."""
        return self.called[NAMING]
