"""The comments of a Word file."""

from __future__ import annotations

from lxml import etree

from tests.importer.word_file import NAMESPACES, paragraph
from undoc.importer.report import Findings
from undoc.importer.word.comments import tell_comments

COMMENTS = (
    f'<w:comments {NAMESPACES}><w:comment w:id="0" w:author="Ann">{paragraph("Is it so?")}</w:comment>'
    f'<w:comment w:id="1">{paragraph("")}</w:comment><w:comment w:id="2">{paragraph("&lt;&lt;ODS JOB")}</w:comment>'
    "</w:comments>"
)


def test_what_people_say_is_told_with_its_place() -> None:
    findings = Findings(comments={"0": "paragraph 3"})
    tell_comments(etree.fromstring(COMMENTS), findings)
    assert [(finding.message, finding.place) for finding in findings.found] == [("Ann: Is it so?", "paragraph 3")]
