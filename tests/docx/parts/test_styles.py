"""The style sheet gives every style the values that the house gives it, through Word's own inheritance."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.support import seed
from tests.support.docx_file import WordFile, is_on, local, w
from tests.support.prepared_documents import document, house, paragraph
from tests.support.word import write
from undoc.docx import FontNames
from undoc.templates.language import Script
from undoc.templates.styles import Align, LineKind, Style

FONTS = FontNames.of(seed.templates().fonts)
HOUSES = [
    ("geneva", "en"),
    ("new-york", "en"),
    ("new-york", "zh"),
    ("geneva", "zh"),
    ("nairobi", "zh"),
    ("geneva", "ar"),
]
_LINE = {LineKind.EXACT: "exact", LineKind.AT_LEAST: "atLeast", LineKind.AUTO: "auto"}
_ALIGN = {Align.START: "left", Align.END: "right", Align.CENTER: "center", Align.JUSTIFY: "both"}


def effective(file: WordFile, identifier: str) -> tuple[dict[str, str], dict[int, str]]:
    """The attributes of a style's properties along its chain, ``spacing.before`` and the like, and its tab stops."""
    chain: list[etree._Element] = []
    while identifier:
        chain.append(file.styles[identifier])
        base = chain[-1].find(w("basedOn"))
        identifier = "" if base is None else base.get(w("val"), "")
    values: dict[str, str] = {}
    tabs: dict[int, str] = {}
    defaults = file.tree("word/styles.xml").find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    assert defaults is not None
    for properties in [
        defaults,
        *(part for style in reversed(chain) for part in style.findall(w("pPr")) + style.findall(w("rPr"))),
    ]:
        for element in properties:
            if local(element) == "tabs":
                for stop in element:
                    tabs[int(stop.get(w("pos"), "0"))] = stop.get(w("val"), "")
                continue
            name = local(element) if properties.tag == w("pPr") or local(element) != "spacing" else "letter"
            if local(element) == "ind" and ({w("hanging"), w("firstLine")} & set(map(str, element.attrib))):
                values.pop("ind.hanging", None)
                values.pop("ind.firstLine", None)
            for key, value in element.attrib.items():
                values[f"{name}.{etree.QName(key).localname}"] = str(value)
            if not element.attrib:
                values[f"{name}.val"] = "1" if is_on(element) else "0"
    return values, {at: kind for at, kind in tabs.items() if kind != "clear"}


def twips(value: str | None) -> float:
    return int(value or 0) / 20


@pytest.mark.parametrize(("key", "code"), HOUSES)
def test_every_style_is_as_the_house_says(key: str, code: str) -> None:
    own = house(code, key)
    file = WordFile(write(document(paragraph("1"), code=code, house=own), FONTS))
    for style in own.styles.values():
        if style.key == own.end_rule.style:
            continue
        values, tabs = effective(file, style.word_id)
        _check(style, values, tabs)


def _check(style: Style, values: dict[str, str], tabs: dict[int, str]) -> None:
    first = -twips(values["ind.hanging"]) if "ind.hanging" in values else twips(values.get("ind.firstLine"))
    close = pytest.approx
    assert twips(values.get("spacing.before")) == close(style.before, abs=0.03), style.key
    assert twips(values.get("spacing.after")) == close(style.after, abs=0.03), style.key
    assert twips(values.get("ind.left")) == close(style.left, abs=0.03), style.key
    assert twips(values.get("ind.right")) == close(style.right, abs=0.03), style.key
    assert first == close(style.first, abs=0.03), style.key
    assert values.get("jc.val", "left") == _ALIGN[style.align], style.key
    assert int(values["sz.val"]) / 2 == style.latin_size, style.key
    assert int(values["szCs.val"]) / 2 == style.size, style.key
    assert (values.get("b.val") == "1") == style.bold, style.key
    assert (values.get("iCs.val") == "1") == style.italic, style.key
    assert (values.get("keepNext.val") == "1") == style.keep_next, style.key
    assert (values.get("keepLines.val") == "1") == style.keep_lines, style.key
    assert (values.get("widowControl.val", "1") == "1") == style.widow_control, style.key
    assert int(values.get("w.val", 100)) == style.scale, style.key
    assert twips(values.get("letter.val")) == style.letter_space, style.key
    assert int(values.get("outlineLvl.val", 9)) == (style.outline - 1 if style.outline else 9), style.key
    assert values.get("spacing.lineRule", "auto") == _LINE[style.line.kind], style.key
    line = int(values.get("spacing.line", 240))
    assert line / (240 if style.line.kind is LineKind.AUTO else 20) == close(style.line.height, abs=0.03), style.key
    assert {at: _ALIGN[stop.align] for stop in style.tabs for at in [round(stop.position * 20)]} == tabs, style.key
    name = {(False, False): "regular", (True, False): "bold", (False, True): "italic"}.get(
        (style.bold, style.italic), "bold-italic"
    )
    assert values["rFonts.eastAsia"] == FONTS.families[style.font, Script.HAN, name], style.key
    assert values["rFonts.ascii"] == FONTS.families[style.font, Script.LATIN, name], style.key


@pytest.mark.parametrize(("key", "code"), HOUSES)
def test_styles_keep_the_organizations_names(key: str, code: str) -> None:
    own = house(code, key)
    file = WordFile(write(document(paragraph("1"), code=code, house=own), FONTS))
    for style in own.styles.values():
        written = file.styles[style.word_id]
        children = {local(child): child.get(w("val")) for child in written}
        assert children["name"] == style.word_name
        assert children.get("basedOn") == (own.styles[style.based_on].word_id if style.based_on else None)
        assert children.get("next") == (own.styles[style.next].word_id if style.next else None)


def test_the_end_rule_is_a_centred_rule() -> None:
    own = house("en")
    style = WordFile(write(document(paragraph("1")), FONTS)).styles[own.styles[own.end_rule.style].word_id]
    indents, top = style.find(f".//{w('ind')}"), style.find(f".//{w('pBdr')}/{w('top')}")
    assert indents is not None
    assert top is not None
    length = own.page.text_width - twips(indents.get(w("left"))) - twips(indents.get(w("right")))
    assert length == pytest.approx(own.end_rule.length, abs=0.1)
    assert indents.get(w("left")) == indents.get(w("right"))
    assert int(top.get(w("sz"), 0)) / 8 == own.end_rule.width


def test_there_are_no_styles_of_a_template() -> None:
    own = house("en")
    file = WordFile(write(document(paragraph("1")), FONTS))
    known = {style.word_id for style in own.styles.values()} | {"TOC1", "TOC2", "TOC3", "TOC4"}
    assert set(file.styles) - known == {
        "DefaultParagraphFont",
        "TableNormal",
        "NoList",
        "FootnoteReference",
        "CommentReference",
        "CommentText",
        "Hyperlink",
    }
