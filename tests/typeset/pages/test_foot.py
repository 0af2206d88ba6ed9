"""The lines at the foot of the first page: they end at its margin, and the text ends above them, in PDF as in Word."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest

import undoc
from tests.support import seed
from undoc.prepare import prepare
from undoc.production.new_document import new_document
from undoc.typeset.document import typeset
from undoc.typeset.pages.page import Page, TextRun


def record(folder: Path, language: str, speeches: int) -> Path:
    made = new_document(
        "A/C.4/80/SR.22", languages=[language], date=dt.date(2025, 11, 4), kind="summary-record", content=folder
    )
    file = made / f"{language}.md"
    file.write_text(file.read_text("utf-8") + "\n1. More was said.\n" * speeches, "utf-8")
    return made


def baselines(page: Page, sizes: set[float], *, of_size: bool) -> list[float]:
    return [item.y for item in page.items if isinstance(item, TextRun) and (item.size in sizes) == of_size]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_text_ends_above_the_notice(language: str, tmp_path: Path) -> None:
    templates = seed.templates()
    prepared = prepare(undoc.load(record(tmp_path, language, 60)), language, templates)
    document = typeset(prepared, templates.fonts)
    page, house = document.pages[0], prepared.house
    foot = page.height - house.page.first_bottom
    style = house.styles["Notice"]
    sizes = {style.size, style.latin_size}
    notice = [y for y in baselines(page, sizes, of_size=True) if y > page.height / 2]
    text = [y for y in baselines(page, sizes, of_size=False) if y > 250]
    assert len(document.pages) > 1
    assert max(notice) < foot
    assert foot - max(notice) < 20
    assert max(text) < min(notice)


def test_word_has_it_in_the_footer_of_the_first_page(tmp_path: Path) -> None:
    [output] = undoc.build(record(tmp_path / "content", "en", 1), out=tmp_path / "out", formats=["docx"]).outputs
    with zipfile.ZipFile(io.BytesIO(output.path.read_bytes())) as package:
        footers = [
            package.read(name).decode() for name in package.namelist() if "footer" in name and "_rels" not in name
        ]
    assert sum("This record is subject to correction." in footer for footer in footers) == 1
