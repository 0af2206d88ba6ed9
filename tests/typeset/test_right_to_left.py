"""A right-to-left document on the page: mirrored places in points, and its text as readers of the PDF file give it."""

from __future__ import annotations

import datetime
import re
import shutil
import subprocess
import unicodedata
from functools import cache
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from msgspec.structs import replace

from tests.support import build_model, seed
from tests.tools.verapdf import UnavailableError, required, validate
from undoc import pdf
from undoc.content import read as source
from undoc.model import Block
from undoc.prepare import PreparedDocument, prepare
from undoc.prepare.prepared import flow
from undoc.templates.language import Direction
from undoc.typeset import TypesetDocument, typeset
from undoc.typeset.pages.page import Page, PlacedPicture, Rule, TextRun

FOLDER = Path(__file__).parent / "fixtures" / "A_99_7"
WIDTH, START, END = 612.0, 612.0 - 60, 60.0  # a New York page, its margins as they are read
TEXT = START - 63.35  # the edge of the text column


@cache
def prepared() -> PreparedDocument:
    return prepare(source.load(FOLDER), "ar", seed.templates())


@cache
def document() -> TypesetDocument:
    return typeset(prepared(), seed.templates().fonts)


@cache
def written() -> bytes:
    properties = pdf.Properties("صيانة المنارات", "ar", "", "", (), datetime.date(2031, 3, 9), "1", right_to_left=True)
    return pdf.write(document(), properties)


def runs(page: Page) -> list[TextRun]:
    return [item for item in page.items if isinstance(item, TextRun)]


def logical(run: TextRun) -> str:
    return "".join(reversed(run.texts)) if run.right_to_left else run.text


def run_of(text: str) -> TextRun:
    return next(run for page in document().pages for run in runs(page) if logical(run).strip() == text)


def right(run: TextRun) -> float:
    return run.x + run.width


def test_the_masthead_is_mirrored_and_the_distribution_block_is_not() -> None:
    page = document().pages[0]
    emblem = next(item for item in page.items if isinstance(item, PlacedPicture))
    assert emblem.x > WIDTH / 2
    assert run_of("Distr.: General").x == run_of("Original: English").x < WIDTH / 3
    organ, rest = run_of("A"), run_of("/99/7")
    assert organ.x == pytest.approx(END, abs=0.5)
    assert rest.x == pytest.approx(right(organ))


def test_numbers_and_labels_stand_at_the_right() -> None:
    assert right(run_of("1")) == pytest.approx(TEXT, abs=0.1)
    first = next(run for run in runs(document().pages[0]) if logical(run).startswith("يقدم "))
    step = prepared().house.numbering.paragraphs[0].text - prepared().house.numbering.paragraphs[0].label
    assert right(first) == pytest.approx(TEXT - step, abs=0.1)
    listed = next(run for page in document().pages for run in runs(page) if logical(run).startswith("أُصلحت"))
    assert right(listed) < right(run_of("(أ)"))


def test_turn_lines_return_to_the_right_margin() -> None:
    page = document().pages[0]
    lines: dict[float, list[TextRun]] = {}
    for run in runs(page):
        if run.size in (14, 12):
            lines.setdefault(round(run.y, 1), []).append(run)
    body = [found for found in lines.values() if any(logical(run).startswith("يقدم") for run in found)]
    y = body[0][0].y
    following = lines[round(y + 20, 1)]
    assert max(right(run) for run in following) == pytest.approx(TEXT, abs=0.1)
    assert min(run.x for run in lines[round(y, 1)] if run.text.strip()) >= END + 63 - 4


def test_running_heads_stand_at_the_outer_edge_of_a_book_that_opens_to_the_right() -> None:
    second = document().pages[1]
    head = next(run for run in runs(second) if run.y < 60)
    assert logical(head) == "A/99/7"
    assert right(head) == pytest.approx(START, abs=0.1)
    number = next(run for run in runs(second) if run.text == "2/2")
    assert right(number) == pytest.approx(START, abs=0.1)


def test_the_separator_of_notes_stands_at_the_right() -> None:
    layout = prepared().house.notes
    (separator,) = [
        item
        for item in document().pages[0].items
        if isinstance(item, Rule) and item.x2 - item.x == pytest.approx(layout.separator.length)
    ]
    assert separator.x2 == pytest.approx(START - layout.separator.left)


def test_figures_of_a_column_meet_at_their_decimal_signs() -> None:
    def sign(text: str) -> float:
        found = run_of(text)
        at = found.texts.index(",")
        return found.x + sum(found.advances[:at])

    assert sign("1 234,5") == pytest.approx(sign("98,75"), abs=0.01)


def test_the_page_mirrors_that_of_a_left_to_right_language() -> None:
    blocks: list[Block] = [
        build_model.heading("One"),
        build_model.numbered("two three"),
        build_model.numbered("four", 1),
    ]
    model = build_model.document(blocks, body="general-assembly")
    ours = prepare(model, "en", seed.templates())
    theirs = replace(ours, language=replace(ours.language, direction=Direction.RIGHT_TO_LEFT))
    left_to_right, right_to_left = (
        sorted((round(item.x, 3), round(item.x2, 3), round(item.y, 3)) for item in page.items if isinstance(item, Rule))
        for page in (typeset(version, seed.templates().fonts).pages[0] for version in (ours, theirs))
    )
    assert right_to_left == sorted((round(612 - x2, 3), round(612 - x, 3), y) for x, x2, y in left_to_right)


def test_bar_code_and_qr_code_keep_their_orientation() -> None:
    first = prepared().first_page
    assert first is not None
    bars = sorted(
        (item.x, item.width)
        for item in document().pages[0].items
        if isinstance(item, Rule) and item.x == item.x2 and item.content is None and item.y > 650 and item.width < 3
    )
    widest = max(first.bars)
    drawn = [round(width / max(width for _, width in bars) * widest, 2) for _, width in bars]
    assert drawn == [pytest.approx(width, abs=0.02) for width in first.bars[::2]]


def letters(text: str) -> str:
    """The letters and figures of a text in their order; what readers of PDF files agree on."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(character for character in text if character.isalnum())


def prepared_words() -> list[str]:
    """The Arabic words of the body, without their marks."""
    words: list[str] = []
    for block in flow(prepared().blocks):
        for span in getattr(block, "spans", ()):
            words += [letters(word) for word in re.split(r"[^\w\u064b-\u0652]+", span.text)]
    return [word for word in words if word and "\u0600" < word[0] < "\u0700"]


def test_text_comes_back_in_the_order_of_reading() -> None:
    reader = pypdfium2.PdfDocument(written())
    pages = [reader[index].get_textpage().get_text_range() for index in range(len(reader))]
    assert_in_order(letters("".join(pages)), prepared_words())


def test_runs_are_painted_in_the_order_of_reading() -> None:
    painted = "".join(logical(run) for page in document().pages for run in runs(page))
    for block in flow(prepared().blocks):
        text = getattr(block, "text", "")
        assert " ".join(text.split()) in " ".join(painted.split()), text


@pytest.mark.conformance
def test_text_comes_back_from_poppler(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    file = tmp_path / "ar.pdf"
    file.write_bytes(written())
    found = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True).stdout.decode()
    # It takes lines with raised marks for several blocks: every word is whole, the order is that of the blocks it sees.
    words = {letters(word) for word in re.split(r"[^\w\u064b-\u0652]+", found)}
    assert set(prepared_words()) <= words


def assert_in_order(text: str, words: list[str]) -> None:
    assert len(words) > 50
    at = 0
    for word in words:
        found = text.find(word, at)
        assert found >= 0, f"{word} is missing after {text[max(0, at - 20) : at]}"
        at = found + len(word)


@pytest.mark.conformance
def test_the_file_conforms(tmp_path: Path) -> None:
    file = tmp_path / "ar.pdf"
    file.write_bytes(written())
    try:
        assert [str(failure) for failure in validate([file])] == []
    except UnavailableError as error:
        if required():
            raise
        pytest.skip(str(error))
