"""The foot of the first page: what it says, where it stands, and that it is furniture but for the QR code."""

from __future__ import annotations

from itertools import accumulate

import pytest
import segno
from msgspec.structs import replace

from tests.support import build_model, seed
from tests.support.build_model import numbered
from tests.typeset.blocks.test_contents import texts
from tests.typeset.blocks.test_tables import elements
from undoc.model import Job
from undoc.prepare import PreparedDocument, prepare
from undoc.prepare.front.code39 import bars
from undoc.prepare.structure import Tag
from undoc.typeset import TypesetDocument, typeset
from undoc.typeset.pages.page import PlacedPicture, Rule

NEW_YORK = Job("26-04887", "150426")
JOBS = {
    "general-assembly": (NEW_YORK, "26-04887 (E)    150426"),
    "human-rights-council": (Job("GE.18-01763"), "GE.18-01763(E)"),
    "hsp-executive-board": (Job("K2417890", "010419"), "K2417890    010419"),
}


def prepared(
    body: str = "general-assembly", job: Job | None = JOBS["general-assembly"][0], **more: object
) -> PreparedDocument:
    model = build_model.document([numbered("Text. " * 4000)], body=body, job=job, **more)  # type: ignore[arg-type]
    return prepare(model, "en", seed.templates())


def document(body: str = "general-assembly", **more: object) -> TypesetDocument:
    return typeset(prepared(body, **more), seed.templates().fonts)  # type: ignore[arg-type]


@pytest.mark.parametrize(("body", "job", "shown"), [(body, *job) for body, job in JOBS.items()])
def test_the_job_number_as_each_house_has_it(body: str, job: Job, shown: str) -> None:
    page = document(body, job=job).pages[0]
    first = seed.templates().house(seed.templates().bodies[body].house, "en").first_page
    assert shown in [item.text for item in texts(page)]
    assert "Please recycle" in [item.text.strip() for item in texts(page)]
    (mark,) = [item for item in page.items if isinstance(item, PlacedPicture) and item.path == first.mark_drawing]
    assert mark.content is None
    beside = [item for item in texts(page) if item.text.strip() == "Please recycle"]
    assert beside[0].x + beside[0].width <= mark.x


def test_nothing_without_a_job_number() -> None:
    assert prepared(job=None).first_page is None
    page = document(job=None).pages[0]
    assert not [item for item in page.items if isinstance(item, Rule) and item.x == item.x2]
    assert [item.text.strip() for item in texts(page) if item.y > 720] == []


def test_a_version_has_its_own_stamps() -> None:
    first = prepared(wording={"stamp": "210622 240622"}).first_page
    assert first is not None
    assert first.job == "26-04887 (E)    210622 240622"


def test_the_text_ends_above_the_foot() -> None:
    page = document().pages[0]
    body = [item for item in texts(page) if item.content is not None]
    assert max(item.y for item in body) < seed.templates().house("new-york", "en").first_page.qr.top


def test_the_number_stands_at_the_inner_edge_of_the_following_pages_in_new_york_only() -> None:
    second, third = document().pages[1:3]
    (even,) = [item for item in texts(second) if item.text == "26-04887"]
    (odd,) = [item for item in texts(third) if item.text == "26-04887"]
    assert (odd.x, even.size) == (60, 7)
    assert even.x > 500
    later = document("human-rights-council").pages[1]
    assert not [item for item in texts(later) if "26-04887" in item.text]


def test_bars_say_the_figures() -> None:
    found = prepared().first_page
    assert found is not None
    assert found.barcode == "2604887"
    assert sum(bars("0")) == 3 * 13.5 + 2  # three wide and six narrow ones a character, gaps between them
    page = document().pages[0]
    drawn = [item for item in page.items if isinstance(item, Rule) and item.x == item.x2]
    area = seed.templates().house("new-york", "en").first_page.barcode
    module = area.width / sum(found.bars)
    edges = [60 + area.start + edge * module for edge in accumulate(found.bars, initial=0.0)]
    assert [bar.x - bar.width / 2 for bar in drawn] == pytest.approx(edges[0:-1:2])
    assert [bar.x + bar.width / 2 for bar in drawn] == pytest.approx(edges[1::2])
    with pytest.raises(KeyError):
        bars("26-04887")


def test_the_qr_code_leads_to_the_document_and_is_a_figure() -> None:
    found = document()
    (link,) = [area for area in found.pages[0].links if area.url and area.width == area.height]
    assert link.url == "https://docs.un.org/en/HSP/EB.2024/17"
    figures = [figure.alternative or "" for figure in elements(found.structure, Tag.FIGURE)]
    assert [alternative for alternative in figures if "https://docs.un.org/en/HSP/EB.2024/17" in alternative]
    # The modules that are drawn are those of the code.
    code = segno.make_qr(link.url, error="m", boost_error=False)
    dark = [item for item in found.pages[0].items if isinstance(item, Rule) and item.content is not None]
    module = link.width / code.symbol_size(border=0)[0]
    drawn = {
        (round((item.y - item.width / 2 - link.y) / module) + row, round((item.x - link.x) / module) + column)
        for item in dark
        for row in range(round(item.width / module))
        for column in range(round((item.x2 - item.x) / module))
    }
    assert drawn == {(row, column) for row, line in enumerate(code.matrix) for column, on in enumerate(line) if on}
    assert sum(round(item.width * (item.x2 - item.x) / module**2) for item in dark) == len(drawn)  # none twice


def test_a_mirrored_page_has_the_foot_on_the_other_side() -> None:
    ready = prepared()
    language = replace(ready.language, direction=seed.templates().language("ar").direction)
    page = typeset(replace(ready, language=language), seed.templates().fonts).pages[0]
    qr = seed.templates().house("new-york", "en").first_page.qr
    blocks = [item for item in page.items if isinstance(item, Rule) and item.content is not None]
    assert min(item.x for item in blocks) == pytest.approx(612 - 60 - qr.start - qr.width)
