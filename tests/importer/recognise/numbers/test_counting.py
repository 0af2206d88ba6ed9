"""Numbers: at which levels they stand, and what is made of them."""

from __future__ import annotations

from pathlib import Path

from tests.importer.word_file import imported, paragraph, text_of, word_file
from tests.support import seed
from undoc.importer.recognise.numbers.counting import compare, count, with_levels, with_lone_headings
from undoc.importer.recognise.origins import Origin
from undoc.importer.report import Findings
from undoc.importer.word.spans import Span
from undoc.model import BulletItem, Heading


def test_paragraphs_of_a_section_of_a_book(tmp_path: Path) -> None:
    result = imported(
        tmp_path, word_file(paragraph("\t34.1\tOne.") + paragraph("\t34.2\tTwo.") + paragraph("\t(a)\tItem."))
    )
    assert text_of(result) == "1. One.\n\n2. Two.\n\n(a) Item."
    assert "section: 34\n" in result.files[result.folder / "document.yaml"].decode()
    assert result.findings == ()


def test_bullets_begin_at_the_outermost_level() -> None:
    bullets = [BulletItem(level, (), Origin(str(index))) for index, level in enumerate((2, 4, 2))]
    assert [block.level for block in with_levels(bullets, "en") if isinstance(block, BulletItem)] == [0, 1, 0]


def test_a_number_that_is_made_otherwise_is_told() -> None:
    findings = Findings()
    heading = Heading(1, (Span("Towers"),), Origin("heading", label="I."))
    language = seed.templates().language("en")
    compare([heading], count([heading], language), findings)
    (finding,) = findings.found
    assert finding.message == "The heading “Towers” has “I.” in the file and gets none."
    (kept,) = with_lone_headings([heading])
    compare([kept], count([kept], language), findings)
    assert len(findings.found) == 1
