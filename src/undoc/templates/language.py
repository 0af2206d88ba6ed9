"""What a language decides: wordings, months, counters, date formats, note marks. Correctable data, typed."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct

from undoc.model.numbering import Above

#: The language in which those who choose find names.
NAMING = "en"
#: The counters that every language may name: 1, a, A, i, I, 一. Others are series of the language file.
COUNTERS = ("decimal", "lower", "upper", "lower-roman", "upper-roman", "han")


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


class Numbers(NamedTuple):
    """How numbers are written: ``group`` between thousands, ``decimal`` before decimals."""

    group: str
    decimal: str


class Typography(NamedTuple):
    """How lines break and justify in a language; each text is a set of characters.

    ``no_start`` may not begin and ``no_end`` may not end a line. A line may break after ``break_after``. A figure
    stays together with a character of ``keep_with_figure`` after it, with or without a space; ``figure_space`` says
    that a space between two figures groups digits and does not break. ``shrink_spaces``: spaces of a justified line
    may shrink to take one word more. A line does not break at a space before one of ``space_stays_before`` or after
    one of ``space_stays_after`` (« … »). ``squeeze_punctuation``: adjacent full-width marks, and those of justified
    lines that need the room, give up their empty halves. ``kashida``: justified lines lengthen the joins of Arabic
    letters.
    """

    no_start: str
    no_end: str
    break_after: str
    keep_with_figure: str
    figure_space: bool
    shrink_spaces: bool
    space_stays_before: str = ""
    space_stays_after: str = ""
    han_latin_spacing: HanLatinSpacing = HanLatinSpacing.AS_WRITTEN
    squeeze_punctuation: bool = False
    kashida: bool = False


class Language(Struct, frozen=True):
    """A language file, typed.

    ``tag`` is the BCP 47 tag written into the outputs (``zh-CN``), ``suffix`` the one in file names (``ZH``).
    ``distribution_language`` is the code of the language that the distribution block is worded in.

    ``patterns``, ``slugs`` and ``ordinal_figures`` have named fields in braces; ``languages`` checks
    them. A counter is a pattern with a counter's name in braces (``({lower})``): one of COUNTERS, ``ordinal``, or a
    name of ``series``, lists such as the letters of the Arabic alphabet in the order of counting. ``ordinals`` are
    the words from first on, ``ordinals_feminine`` those for feminine nouns; beyond them ``ordinal_figures`` makes an
    ordinal of a number, by the number's last digits or ``other``. ``first_day`` is how the first of a month is
    written where it is not 1; in it and in ``ordinal_figures`` ``^…^`` stands round what is raised.

    ``authors`` is keyed by author, then kind of document. ``name`` is what the language calls itself, ``called`` what
    others call it, by their codes: those whose ``language_names`` do not have it. By ``common_words`` imported files
    in its script are told from those in other languages.

    ``verbs`` are those of resolutions, by where they stand: see ``prepare.kinds.resolution``.

    ``above`` is what a document has said of its own numbers: for each level of ``headings`` or ``paragraphs`` the
    numbers of levels above that its labels show. ``numbers_all`` says that headings that stand alone have numbers
    as well.
    """

    code: str
    tag: str
    suffix: str
    name: str
    called: Mapping[str, str]
    common_words: tuple[str, ...]
    direction: Direction
    script: Script
    distribution_language: str
    own_language_line: OwnLanguageLine
    months: tuple[str, ...]
    first_day: str
    ordinals: tuple[str, ...]
    ordinals_feminine: tuple[str, ...]
    ordinal_figures: Mapping[str, str]
    ordinal_figures_feminine: Mapping[str, str]
    patterns: Mapping[str, str]
    slugs: Mapping[str, str]
    places: Mapping[str, str]
    bodies: Mapping[str, str]
    distribution: Mapping[str, str]
    language_names: Mapping[str, str]
    authors: Mapping[str, Mapping[str, str]]
    series: Mapping[str, tuple[str, ...]]
    counters: Mapping[str, tuple[str, ...]]
    words: Mapping[str, str]
    numbers: Numbers
    typography: Typography
    verbs: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    above: Mapping[str, tuple[tuple[Above, ...], ...]] = MappingProxyType({})
    numbers_all: bool = False

    @property
    def english_name(self) -> str:
        """What it is called in English."""
        return self.called[NAMING]
