"""The source that travels in Word files: it comes back as it was written, and what was changed in it is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from tests.support.seed import ROOT
from undoc.content.read import load
from undoc.content.read.version import read_version
from undoc.content.source_part import NAMESPACE, InvalidSourcePartError, SourcePart, as_xml, from_values, source_part
from undoc.model.report import Report
from undoc.model.sameness import says_the_same

SPECIMEN = ROOT / "content" / "A_99_SPECIMEN_1"


def read(xml: str) -> SourcePart:
    root = etree.fromstring(xml.encode())
    metadata, *blocks = root
    values = {str(name): str(value) for name, value in root.attrib.items()}
    return from_values(values, metadata.text or "", [(block.get("id", ""), block.text or "") for block in blocks])


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_the_source_comes_back_and_says_what_the_content_does(language: str) -> None:
    document = load(SPECIMEN, (language,))
    part = source_part(document, language, "auto")

    assert read(as_xml(part)) == part
    report = Report()
    again = read_version(part.text, document.versions[language].path, language, report)
    assert not report.has_errors
    assert says_the_same(again, document.versions[language])


def test_comments_of_the_source_are_not_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "A_99_1"
    folder.mkdir()
    text = "symbol: A/99/1 # a secret\nbody: general-assembly\nkind: report\ndistribution: general\n"
    (folder / "document.yaml").write_text(f"{text}date: 2044-08-12\noriginal: en\nsession: {{number: 99}}\n", "utf-8")
    (folder / "en.md").write_text("---\n# a secret\ntitle: Rooms\n---\n\n1. One.\n", "utf-8")

    assert "secret" not in as_xml(source_part(load(folder), "en", "auto"))


def test_signs_of_xml_are_text() -> None:
    part = SourcePart("en", "typed", metadata='"<&>"', text="a < b\n\n]]>\n\n\n\n&amp;\n")

    assert read(as_xml(part)) == part


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("One.", "Another.", "has been changed"),
        ('version="1"', 'version="2"', "another version (2)"),
        ('language="en"', 'language="en" more="x"', ""),
        ("symbol: X", "symbol: Y", "has been changed"),
    ],
)
def test_what_was_changed_in_it_is_told(old: str, new: str, said: str) -> None:
    xml = as_xml(SourcePart("en", "auto", metadata="symbol: X\n", text="One.\n\nTwo.\n"))
    assert old in xml

    if not said:
        read(xml.replace(old, new))
        return
    with pytest.raises(InvalidSourcePartError) as caught:
        read(xml.replace(old, new))
    assert said in str(caught.value)


def test_equal_blocks_have_identities_of_their_own() -> None:
    xml = as_xml(SourcePart("en", "auto", metadata="", text="One.\n\nOne.\n\nOne."))
    identities = [block.get("id", "") for block in etree.fromstring(xml.encode()).iter(f"{{{NAMESPACE}}}block")]

    assert identities == [identities[0], f"{identities[0]}-2", f"{identities[0]}-3"]
    with pytest.raises(InvalidSourcePartError, match="same identity"):
        read(xml.replace(identities[1], identities[0]))
