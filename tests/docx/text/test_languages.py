"""What Chinese and Arabic need in a Word file, and which language each run is in."""

from __future__ import annotations

import pytest
from lxml import etree
from msgspec.structs import replace

from tests.support import seed
from tests.support.docx_file import WordFile, is_on, text_runs, val, w
from tests.support.docx_lint import lint
from tests.support.docx_reader import read
from tests.support.prepared_documents import call, document, heading, language, note, numbered, paragraph, shown
from tests.support.word import write
from undoc.docx import FontNames, Numbers
from undoc.prepare.prepared import PreparedDocument, Span
from undoc.templates.language import HanLatinSpacing

FONTS = FontNames.of(seed.templates().fonts)


def chinese(*spans: Span) -> list[etree._Element]:
    """The runs of a Chinese paragraph."""
    file = WordFile(write(document(paragraph(spans), code="zh"), FONTS))
    return text_runs(file.body)


def fonts_of(run: etree._Element) -> dict[str, str]:
    fonts = run.find(f"{w('rPr')}/{w('rFonts')}")
    return {} if fonts is None else {etree.QName(key).localname: str(value) for key, value in fonts.attrib.items()}


def text_of(run: etree._Element) -> str:
    return "".join(one.text or "" for one in run.iter(w("t")))


@pytest.mark.parametrize(("foreign", "style"), [("fr", "ForeignWords"), (None, None)])
def test_words_in_another_language_have_a_style(foreign: str | None, style: str | None) -> None:
    file = WordFile(write(document(paragraph([Span("A "), Span("pont", language=foreign)])), FONTS))
    named = [found for run in text_runs(file.body) if (found := run.find(f"{w('rPr')}/{w('rStyle')}")) is not None]
    assert [val(one) for one in named] == ([] if style is None else [style])
    assert (b"ForeignWords" in file.members["word/styles.xml"]) == (style is not None)


def test_bold_chinese_is_hei_and_italic_chinese_is_kai() -> None:
    plain, bold, italic, both = chinese(
        Span("平"), Span("粗", bold=True), Span("斜", italic=True), Span("都", bold=True, italic=True)
    )
    assert [fonts_of(run) for run in (plain, bold, italic, both)] == [
        {},
        {"eastAsia": "SimHei"},
        {"eastAsia": "KaiTi"},
        {"eastAsia": "SimHei"},
    ]
    assert bold.find(f"{w('rPr')}/{w('b')}") is not None


def test_a_bold_style_names_hei() -> None:
    style = WordFile(write(document(heading("标题", "一."), code="zh"), FONTS)).styles["HChG"]
    assert fonts_of(style) == {"eastAsia": "SimHei"}


def test_punctuation_that_chinese_shares_is_set_in_the_han_font() -> None:
    runs = chinese(Span("题为“危机”的 2020–2025 年“报告”，HSP/EB.2024/INF/12"))
    assert [(text_of(run), fonts_of(run).get("hint")) for run in runs] == [
        ("题为“危机”的 2020", "eastAsia"),
        ("–", None),
        ("2025 年“报告”，HSP/EB.2024/INF/12", "eastAsia"),
    ]


def test_chinese_without_such_punctuation_is_one_run() -> None:
    assert [(text_of(run), fonts_of(run)) for run in chinese(Span("关于 2020–2025 年的报告"))] == [
        ("关于 2020–2025 年的报告", {})
    ]


def test_figures_may_be_kept_together() -> None:
    text = "约 958 000 人，2023 年 6 月，10 个"
    prepared = document(paragraph(text), code="zh")
    assert read(write(prepared, FONTS)).paragraphs[0].text == text
    kept = read(write(prepared, FONTS, no_break_spaces=True)).paragraphs[0].text
    assert kept == "约 958\u00a0000 人，2023\u00a0年 6\u00a0月，10 个"


def test_chinese_lines_break_as_they_are_printed() -> None:
    prepared = document(paragraph("文本"), code="zh")
    file = WordFile(write(prepared, FONTS))
    settings = file.tree("word/settings.xml")
    rules = prepared.language.typography
    assert val(settings.find(w("noLineBreaksAfter"))) == rules.no_end
    assert val(settings.find(w("noLineBreaksBefore"))) == rules.no_start
    assert val(settings.find(w("characterSpacingControl"))) == "compressPunctuation"
    normal = file.styles["Normal"].find(w("pPr"))
    assert normal is not None
    assert is_on(normal.find(w("kinsoku")))
    for name in ("overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN"):  # as Word has them
        assert normal.find(w(name)) is None
    assert is_on(settings.find(f"{w('compat')}/{w('balanceSingleByteDoubleByteWidth')}"))


@pytest.mark.parametrize(
    ("latin", "joints", "spaces"),
    [
        (HanLatinSpacing.AS_WRITTEN, None, True),
        (HanLatinSpacing.THIN, None, False),
        (HanLatinSpacing.NONE, "0", False),
    ],
)
def test_the_language_file_says_how_chinese_is_spaced(latin: HanLatinSpacing, joints: str | None, spaces: bool) -> None:
    own = language("zh")
    own = replace(own, typography=replace(own.typography, han_latin_spacing=latin))
    file = WordFile(write(document(paragraph("文本"), code="zh", language=own), FONTS))
    for name in ("autoSpaceDE", "autoSpaceDN"):
        found = file.styles["Normal"].find(f"{w('pPr')}/{w(name)}")
        assert (None if found is None else val(found)) == joints
    balanced = file.tree("word/settings.xml").find(f"{w('compat')}/{w('balanceSingleByteDoubleByteWidth')}")
    assert (balanced is not None) is spaces


@pytest.mark.parametrize(("squeezed", "expected"), [(True, "compressPunctuation"), (False, "doNotCompress")])
def test_the_language_file_says_whether_marks_are_squeezed(squeezed: bool, expected: str) -> None:
    own = language("zh")
    own = replace(own, typography=replace(own.typography, squeeze_punctuation=squeezed))
    settings = WordFile(write(document(paragraph("文本"), code="zh", language=own), FONTS)).tree("word/settings.xml")
    assert val(settings.find(w("characterSpacingControl"))) == expected


@pytest.mark.parametrize(("kashida", "expected"), [(False, "both"), (True, "lowKashida")])
def test_justified_arabic_lines_are_lengthened_where_the_language_says_so(kashida: bool, expected: str) -> None:
    own = language("ar")
    own = replace(own, typography=replace(own.typography, kashida=kashida))
    file = WordFile(write(document(paragraph("نص"), code="ar", language=own), FONTS))
    assert val(file.styles["SingleTxtG"].find(f"{w('pPr')}/{w('jc')}")) == expected


def test_other_languages_have_no_chinese_rules() -> None:
    file = WordFile(write(document(paragraph("Text")), FONTS))
    assert val(file.tree("word/settings.xml").find(w("characterSpacingControl"))) == "doNotCompress"
    assert file.tree("word/settings.xml").find(w("noLineBreaksAfter")) is None
    assert file.styles["Normal"].find(f".//{w('kinsoku')}") is None


@pytest.mark.parametrize(
    ("code", "attributes"),
    [
        ("en", {"val": "en-GB", "eastAsia": "zh-CN", "bidi": "ar-SA"}),
        ("zh", {"val": "en-GB", "eastAsia": "zh-CN", "bidi": "ar-SA"}),
        ("ar", {"val": "en-GB", "eastAsia": "zh-CN", "bidi": "ar-SA"}),
    ],
)
def test_default_languages(code: str, attributes: dict[str, str]) -> None:
    file = WordFile(write(document(paragraph("1"), code=code), FONTS))
    for element in (
        file.tree("word/styles.xml").find(f"{w('docDefaults')}//{w('lang')}"),
        file.tree("word/settings.xml").find(w("themeFontLang")),
    ):
        assert element is not None
        assert {etree.QName(key).localname: value for key, value in element.attrib.items()} == attributes


def test_english_in_a_chinese_version_says_that_it_is_english() -> None:
    file = WordFile(write(document(paragraph("文本"), code="zh"), FONTS))
    languages = {text_of(run): run.find(f"{w('rPr')}/{w('lang')}") for run in file.header("first").iter(w("r"))}
    english = languages["Distr.: General"]
    assert english is not None
    assert list(english.attrib.items()) == [(w("val"), "en-GB")]


ARABIC = document(
    heading("مقدمة", "أولا -"),
    numbered("هذا التقرير مقدم عملا بقرار الجمعية العامة A/RES/79/197 في 12 أيار/مايو.", "1 -", anchor="p1"),
    numbered([Span("تعزيز "), Span("الهيكل", bold=True), Span(" 1 234.5"), call("n1", "(1)"), Span("؛")], "(أ)", 1),
    paragraph([Span("انظر الفقرة "), Span("1", target="p1")]),
    code="ar",
    notes=(note("n1", "انظر A/79/123، الفقرة 12.", "(1)"),),
)


@pytest.mark.parametrize("numbers", list(Numbers))
def test_arabic(numbers: Numbers) -> None:
    data = write(ARABIC, FONTS, numbers=numbers)
    assert lint(data) == []
    document_read = read(data)
    assert [(one.style, one.label, one.text) for one in document_read.paragraphs[:-1]] == shown(ARABIC)
    assert [(one.mark, one.paragraphs) for one in document_read.notes] == [("(1)", ("انظر A/79/123، الفقرة 12.",))]


def test_symbols_in_arabic_stand_between_marks() -> None:
    runs = text_runs(WordFile(write(ARABIC, FONTS)).body)
    symbol = next(run for run in runs if "A/RES/79/197" in text_of(run))
    assert text_of(symbol) == "\u200eA/RES/79/197\u200e"
    assert symbol.find(f"{w('rPr')}/{w('rtl')}") is None


def test_an_arabic_document_runs_from_right_to_left() -> None:
    file = WordFile(write(ARABIC, FONTS))
    assert file.document.find(f".//{w('sectPr')}/{w('bidi')}") is not None
    assert file.header("first").find(f".//{w('bidiVisual')}") is not None
    bold = next(run for run in file.body.iter(w("r")) if text_of(run) == "الهيكل")
    assert bold.find(f"{w('rPr')}/{w('bCs')}") is not None
    assert bold.find(f"{w('rPr')}/{w('rtl')}") is not None


def test_the_english_block_of_an_arabic_masthead_runs_from_left_to_right() -> None:
    paragraphs = WordFile(write(ARABIC, FONTS)).header("first").iter(w("p"))
    english = [one for one in paragraphs if "Distr" in "".join(map(text_of, one.iter(w("r"))))]
    assert [val(one.find(f"{w('pPr')}/{w('bidi')}")) for one in english] == ["0"]


def test_paragraph_marks_run_with_their_paragraphs() -> None:
    prepared: PreparedDocument = ARABIC
    assert prepared.language == language("ar")
    for one in WordFile(write(prepared, FONTS)).body.findall(w("p")):
        assert one.find(f"{w('pPr')}/{w('rPr')}/{w('rtl')}") is not None
