"""The language files: what they say agrees with the wordings collected, can be set, and is checked."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from fontTools.ttLib import TTFont
from lxml import etree

from tests.support import seed
from tests.support.seed import ROOT
from undoc.model import LANGUAGES, ContentError, Problem
from undoc.templates import Templates
from undoc.templates.language import Direction, HanLatinSpacing, Language, Script

HOUSES = sorted(path.stem for path in (ROOT / "templates" / "houses").glob("*.yaml") if path.stem != "un")
COLLECTED = ROOT.parent / "shared" / "facts" / "strings.yaml"


def language(code: str, house: str | None = None) -> Language:
    return seed.templates().language(code, house)


def test_there_are_the_six_languages() -> None:
    assert {path.stem for path in (ROOT / "templates" / "languages").glob("*.yaml")} == set(LANGUAGES)
    assert [code for code in LANGUAGES if language(code).direction is Direction.RIGHT_TO_LEFT] == ["ar"]
    scripts = {code: language(code).script for code in LANGUAGES}
    assert {code for code, script in scripts.items() if script is Script.LATIN} == {"en", "fr", "ru", "es"}
    assert (scripts["ar"], scripts["zh"]) == (Script.ARABIC, Script.HAN)


@pytest.mark.parametrize("section", ["places", "bodies", "authors", "words", "slugs"])
def test_every_language_words_the_same_things(section: str) -> None:
    english = getattr(language("en"), section)
    for code in LANGUAGES:
        assert getattr(language(code), section).keys() == english.keys()


def test_every_author_signs_the_same_kinds_in_every_language() -> None:
    english = language("en").authors
    for code in LANGUAGES:
        authors = language(code).authors
        assert {author: set(kinds) for author, kinds in authors.items()} == {
            author: set(kinds) for author, kinds in english.items()
        }


def test_a_hundred_ordinals_each_its_own() -> None:
    for code in LANGUAGES:
        for words in (language(code).ordinals, language(code).ordinals_feminine):
            assert len(words) == len(set(words)) == 100


def test_whoever_words_a_distribution_block_has_all_of_it() -> None:
    for code in LANGUAGES:
        block = language(language(code).distribution_language)
        assert block.distribution.keys() == {"general", "limited", "restricted", "provisional"}
        assert block.language_names.keys() == language(code).language_names.keys() == set(LANGUAGES)


def test_a_house_words_some_things_in_its_own_way() -> None:
    assert [language("zh", house).words["summary"] for house in (None, "geneva", "nairobi", "new-york")] == [
        "摘要",
        "概要",
        "摘要",
        "摘要",
    ]
    assert language("ar", "geneva").counters["paragraphs"][0] == "{decimal}-"
    assert language("ar", "geneva").counters["headings"] == language("ar").counters["headings"]
    assert language("en", "new-york") is language("en")


def test_chinese_typography() -> None:
    typography = language("zh").typography
    assert typography.han_latin_spacing is HanLatinSpacing.AS_WRITTEN
    assert typography.squeeze_punctuation
    assert not language("ar").typography.kashida


# Glyphs


@cache
def characters_of(path: Path, index: int) -> frozenset[int]:
    with TTFont(path, fontNumber=index, lazy=True) as font:
        return frozenset(font.getBestCmap())


def texts(value: object) -> Iterator[str]:
    """Every text in a language, the fields of patterns left out."""
    if isinstance(value, str):
        yield re.sub(r"\{[a-z_-]+\}", "0123456789", value)
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts(inner)


@pytest.mark.parametrize("style", ["regular", "bold", "italic", "bold-italic"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_character_has_a_glyph(code: str, style: str) -> None:
    used = set()
    for house in HOUSES:
        spoken = language(code, house)
        used |= {
            character
            for name in Language.__struct_fields__
            for text in texts(getattr(spoken, name))
            for character in text
        }
    used |= {character for text in texts(language("en").language_names) for character in text}
    chain = seed.templates().fonts.faces["serif"][language(code).script][style]
    assert chain
    known = frozenset[int]().union(*(characters_of(font.path, font.index) for font in chain))
    assert not {f"U+{ord(character):04X}" for character in used if ord(character) not in known}


UDHR = ROOT.parent / "shared" / "cases" / "udhr"
_UDHR_FILES = {"ar": "arb", "zh": "cmn_hans", "en": "eng", "fr": "fra", "ru": "rus", "es": "spa"}


@pytest.mark.parametrize("style", ["regular", "bold", "italic", "bold-italic"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_character_of_a_long_text_has_a_glyph(code: str, style: str) -> None:
    """The Universal Declaration of Human Rights."""
    path = UDHR / f"udhr_{_UDHR_FILES[code]}.xml"
    if not path.is_file():
        pytest.skip("the texts are not there")
    text = "".join(map(str, etree.parse(path).getroot().itertext()))
    chain = seed.templates().fonts.faces["serif"][language(code).script][style]
    known = frozenset[int]().union(*(characters_of(font.path, font.index) for font in chain))
    assert not {
        f"U+{ord(character):04X}" for character in text if character.isprintable() and ord(character) not in known
    }


@pytest.mark.parametrize(
    ("code", "letters", "key"),
    [
        ("en", "Éa", "tinos"),
        ("fr", "ŒœÀçÿ«»", "tinos"),
        ("es", "ñÁ¿¡ºª", "tinos"),
        ("ru", "ЖёЩыЯ№", "tinos"),
        ("zh", "联合国，《", "song"),
        ("ar", "الأمم،؟", "amiri"),
    ],
)
def test_the_first_font_of_a_language_has_its_letters(code: str, letters: str, key: str) -> None:
    font = seed.templates().fonts.faces["serif"][language(code).script]["regular"][0]
    assert font.key == key
    assert all(ord(letter) in characters_of(font.path, font.index) for letter in letters)


# The wordings collected from real documents


@cache
def collected() -> dict[str, Any]:
    if not COLLECTED.is_file():
        pytest.skip("the wordings collected are not there")
    content: dict[str, Any] = yaml.safe_load(COLLECTED.read_text(encoding="utf-8"))
    return content


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("code", LANGUAGES)
def test_names_and_words_are_those_collected(code: str) -> None:
    facts, spoken = collected(), language(code)
    bodies = {
        "GA": "general-assembly",
        "SC": "security-council",
        "ECOSOC": "economic-and-social-council",
        "TC": "trusteeship-council",
        "SECR": "secretariat",
        "HRC": "human-rights-council",
        "HSP": "un-habitat",
        "HSP_EB": "hsp-executive-board",
        "UNEA": "unep-assembly",
        "ECE": "economic-commission-for-europe",
    }
    assert spoken.words["organization"] == facts["un_name"][code]
    for key, ours in bodies.items():
        assert spoken.bodies[ours] == facts["body"][key][code]
    assert spoken.bodies["un-habitat-short"] in facts["body"]["HSP_short"][code]
    words = {"contents": "contents", "page": "page", "add": "addendum", "corr": "corrigendum"}
    for key, word in words.items():
        assert spoken.words[word] == facts["part"][key][code]
    assert spoken.words["summary"] in facts["part"]["summary"][code]
    assert spoken.patterns["annex"] == facts["part"]["annex"][code]
    assert spoken.words["recycle"] == facts["slug"]["recycle"][code]
    assert spoken.words["job_letter"] == facts["job_letter"][code]
    if code != "zh":
        assert list(spoken.months) == facts["months"][code]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_distribution_block_is_the_one_collected(code: str) -> None:
    facts, block = collected()["distribution_block"], language(language(code).distribution_language)
    for kind, line in block.distribution.items():
        assert line == facts[kind][code]
    names = [block.language_names[one] for one in ("ar", "zh", "en", "fr", "ru", "es")]
    assert names == facts["original_names"][code]
    assert plain(block.patterns["original"]) == facts["original_label"][code] + "{language}"


@pytest.mark.parametrize("code", LANGUAGES)
def test_authors_are_those_collected(code: str) -> None:
    facts, authors = collected()["author"], language(code).authors
    assert authors["secretary-general"]["report"] == facts["sg_report"][code]
    assert authors["secretary-general"]["note"] == facts["sg_note"][code]
    assert authors["secretariat"]["note"] == facts["secr_note"][code]
    assert seed.templates().kind("draft-resolution").names[code] == facts["draft_res"][code]
    forms = [authors[author]["report"] for author in ("executive-director-feminine", "executive-director")]
    shared = facts["ed_report"][code]
    # “Rapport de la Directrice exécutive / du Directeur exécutif”
    assert forms == [shared, shared] or [forms[0], forms[1][-8:]] == [shared.split(" / ")[0], shared[-8:]]


@pytest.mark.parametrize("office", ["secretary-general", "high-commissioner-for-human-rights", "executive-director"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_offices_have_a_feminine_form_of_their_own_where_the_language_has(office: str, code: str) -> None:
    authors = language(code).authors
    has_forms = code in ("ar", "fr", "es")
    for kind, wording in authors[office].items():
        assert (authors[f"{office}-feminine"][kind] != wording) is has_forms


def test_arabic_headings_count_to_forty() -> None:
    series = language("ar").series["numeral"]
    assert len(series) == len(set(series)) == 40


@pytest.mark.parametrize("code", LANGUAGES)
def test_slugs_are_those_collected(code: str) -> None:
    facts, spoken = collected(), language(code)
    day = {"year": "2011", "month": spoken.months[5], "month_number": "6", "day": "16"}
    date = spoken.patterns["date"].format(**day)
    assert spoken.slugs["reissued"].format(date=date) == facts["slug"]["reissued"][code]
    assert spoken.slugs["unedited"] == facts["slug"]["unedited"][code]
    assert spoken.slugs["late"] == facts["slug"]["late"][code]


@pytest.mark.parametrize("code", LANGUAGES)
def test_counters_are_those_collected(code: str) -> None:
    from undoc.prepare.counters import label

    facts, spoken = collected()["counters"], language(code)
    found = [label(pattern, 1, spoken.series) for pattern in spoken.counters["headings"]]
    assert found == [facts[code][f"h{level}"] for level in range(1, 7)]
    paragraphs = [label(pattern, 1, spoken.series) for pattern in spoken.counters["paragraphs"]]
    # Two forms: “1 - (NY) | 1- (Geneva)”.
    assert paragraphs[0] == facts[code]["para"].split(" (")[0]
    below = facts[code]["sub"][:3]
    assert paragraphs[1 : 1 + len(below)] == below
    if code == "ar":
        assert list(spoken.series["numeral"][:15]) == facts["ar_ordinals"]
        assert list(spoken.series["letter"]) == facts["ar_abjad"]
        assert list(spoken.series["letter-name"]) == facts["ar_letter_names"]


# What is checked


@pytest.fixture
def own(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "before", "after", "code"),
    [
        ("languages/ar.yaml", "direction: rtl", "direction: right", "wrong-kind"),
        ("languages/ar.yaml", "  letter: [أ, ب,", "  letter: [أ, أ,", "duplicate-value"),
        ("languages/ar.yaml", "  numeral: [\n", "  decimal: [\n", "duplicate-key"),
        ("languages/ar.yaml", 'table_notes: ["({letter})"]', 'table_notes: ["({lettre})"]', "unknown-counter"),
        ("languages/ar.yaml", "kashida: false", "kashida: no", "wrong-kind"),
        ("languages/fr.yaml", "ordinals_feminine: [\n  Première, ", "ordinals_feminine: [\n  ", "wrong-number"),
        ("languages/fr.yaml", 'other: "{number}^e^"', '"1": "{number}^re^"', "missing-key"),
        ("languages/fr.yaml", 'other: "{number}^e^"', 'other: "{n}^e^"', "unknown-field"),
        ("languages/fr.yaml", 'other: "{number}^e^"', 'other: "{number}^e^", last: "{number}"', "unknown-key"),
        ("languages/fr.yaml", "{ordinal_feminine} session de", "{ordinal_feminin} session de", "unknown-field"),
        ("languages/fr.yaml", "  two_days:", "  two_dais:", "unknown-key"),
        ("languages/fr.yaml", "  late: Le", "  tard: Le", "missing-key"),
        ("languages/fr.yaml", "called: {en: French}", "called: {de: Französisch}", "missing-key"),
        ("languages/fr.yaml", "direction: ltr", "direction: rtl", "wrong-direction"),
        ("languages/es.yaml", "    report: Informe del Alto", "    report: [Informe] # ", "wrong-kind"),
        ("languages/ru.yaml", "  qr_code:", "  qr:", "missing-key"),
        ("languages/ru.yaml", "{address}", "{url}", "unknown-field"),
        ("languages/ru.yaml", "{day} {month} {year} года", "{day} {month {year} года", "unknown-field"),
        ("languages/zh.yaml", "squeeze_punctuation: true", "squeeze_punctuation: wide", "wrong-kind"),
        ("houses/geneva.yaml", "      words: {summary: 概要}", "      words: {sumary: 概要}", "unknown-key"),
        ("houses/geneva.yaml", '"{year}年{month_number}月{day}日"', '"{year}年{month}月{dei}日"', "unknown-field"),
        (
            "houses/geneva.yaml",
            "    wordings:           # W: nothing",
            "    wordings: [x]\n    styles:  #",
            "wrong-kind",
        ),
    ],
)
def test_a_wrong_language_is_a_located_problem(own: Path, file: str, before: str, after: str, code: str) -> None:
    path = own / "templates" / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    problems = found(own, path.stem if path.parent.name == "languages" else "zh")
    assert code in {problem.code for problem in problems}
    line = text[: text.index(before)].count("\n") + 1
    for problem in problems:
        assert problem.place.path == str(path)
        assert problem.message.endswith(".")
        assert problem.advice.endswith((".", "?"))
    # What is missing is reported where the mapping begins that it is missing from.
    lines = [problem.place.line for problem in problems if problem.code == code and problem.place.line]
    assert any(at <= line if code in ("missing-key", "wrong-number") else at == line for at in lines)


def found(root: Path, code: str) -> list[Problem]:
    with pytest.raises(ContentError) as raised:
        Templates(root).language(code, "geneva")
    return list(raised.value.problems)


def test_a_place_is_that_of_the_key(own: Path) -> None:
    path = own / "templates" / "languages" / "fr.yaml"
    text = path.read_text(encoding="utf-8").replace("Tableau {number}", "Tableau {nombre}", 1)
    path.write_text(text, encoding="utf-8")
    (problem,) = found(own, "fr")
    line = text[: text.index("Tableau {nombre}")].count("\n") + 1
    assert (problem.place.line, problem.place.column) == (line, 3)
    assert "{nombre}" in problem.message
