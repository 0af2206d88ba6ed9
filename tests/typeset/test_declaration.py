"""One text in the six languages: where its lines may break, as ICU says; its Chinese in narrow columns; its glyphs."""

from __future__ import annotations

from pathlib import Path

import pytest
from icu4py.breakers import LineBreaker
from lxml import etree

from tests.support import seed
from tests.typeset.text.test_lines import NO_END, NO_START, drawn, lines_of
from undoc.prepare.prepared import Span, flow
from undoc.typeset.text.bidi import RIGHT_TO_LEFT
from undoc.typeset.text.formats import formats
from undoc.typeset.text.opportunities import opportunities
from undoc.typeset.text.units import turned_units, units

CASES = Path(__file__).parents[3] / "shared" / "cases"
FILES = {"ar": "arb", "zh": "cmn_hans", "en": "eng", "fr": "fra", "ru": "rus", "es": "spa"}
WIDTHS = [48.0 + 11.3 * step for step in range(40)]
SEED_TEXTS = [paragraph.text for paragraph in flow(seed.prepared().blocks)]  # type: ignore[union-attr]


def declaration(language: str) -> list[str]:
    path = CASES / "udhr" / f"udhr_{FILES[language]}.xml"
    if not path.is_file():
        pytest.skip(f"{path} is not there")
    found = etree.parse(path).iter("{*}para", "{*}title")
    return [text for element in found if (text := " ".join("".join(map(str, element.itertext())).split()))]


def rule_of(text: str, cut: int, language: str) -> str:
    """The rule of ours that makes a difference to UAX #14 at ``cut``; empty when there is none."""
    typography = seed.templates().language(language).typography
    before, after = text[:cut], text[cut:]
    if before.endswith("-") and after[:1].isdecimal():
        return "Word breaks after a hyphen also before a figure (UAX #14, LB25, does not)"
    if before.endswith(" ") and after[:1] == "/":
        return "Word breaks at every space, also before a solidus (UAX #14, LB13, does not)"
    if after[:1] in typography.keep_with_figure and before.rstrip(" ")[-1:].isdecimal():
        return "a figure stays with the unit after it"
    return ""


@pytest.mark.parametrize("language", FILES)
def test_lines_may_break_where_icu_says(language: str) -> None:
    finder = opportunities(seed.templates().language(language).typography)
    count = 0
    for text in declaration(language):
        ours = set(finder.find(text))
        theirs = {end for _, end in LineBreaker(text, language).segments()} - {len(text)}
        unexplained = [cut for cut in ours ^ theirs if not rule_of(text, cut, language)]
        assert [text[max(0, cut - 6) : cut] + "|" + text[cut : cut + 6] for cut in unexplained] == []
        count += len(ours & theirs)
    assert count > 1200


@pytest.mark.parametrize("width", WIDTHS)
def test_no_chinese_line_begins_or_ends_with_a_prohibited_mark(width: float) -> None:
    for text in [*SEED_TEXTS, *(declaration("zh") if (CASES / "udhr").is_dir() else [])]:
        lines = lines_of(text, width, squeezes=True)
        assert "".join(line.text for line in lines) == text
        for line in lines:
            assert line.text[0] not in NO_START, line.text
            assert line.text.rstrip()[-1] not in NO_END, line.text
            assert drawn(line) <= width + 0.01


@pytest.mark.parametrize("language", FILES)
def test_every_character_has_a_glyph(language: str) -> None:
    templates = seed.templates()
    rules = templates.language(language)
    cache = formats(templates.fonts)
    cache.missing.clear()
    finder = opportunities(rules.typography)
    texts = [*declaration(language), *(SEED_TEXTS if language == "zh" else [])]
    for key in ("Normal", "Chapter"):
        style = templates.house("new-york", language).styles[key]
        for text in texts:
            for span in (Span(text), Span(text, italic=True)):
                form = cache.of(style, span, rules.script)
                if language == "ar":
                    turned_units((span,), lambda _, form=form: form, finder, RIGHT_TO_LEFT)  # type: ignore[misc]
                else:
                    units((span,), lambda _, form=form: form, finder)  # type: ignore[misc]
    assert cache.missing == set()


def test_the_fonts_stay_small() -> None:
    fonts = list((seed.ROOT / "fonts").glob("*.[ot]tf"))
    assert sum(path.stat().st_size for path in fonts) < 40_000_000
