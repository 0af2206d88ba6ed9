"""Whatever a version holds, the rules look at it without falling over it, and what they find stands in its files."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from msgspec.structs import replace

from tests.content.read.fixture_file import FIXTURES
from tests.production.sample import METADATA
from tests.support.documents import documents
from undoc.checks import count_words, findings
from undoc.checks.checked import CheckedVersion
from undoc.checks.places import Source
from undoc.content.read.metadata import parse_metadata
from undoc.content.read.version import read_version
from undoc.content.write import write_document
from undoc.model import Document
from undoc.model.report import Report
from undoc.templates import Templates

_FOLDER = Path(tempfile.mkdtemp(prefix="undoc-"))
(_FOLDER / "picture.png").write_bytes((FIXTURES / "picture.png").read_bytes())
TEMPLATES = Templates.load()


@given(documents(_FOLDER))
@settings(max_examples=20, deadline=None)
def test_rules_find_what_stands_in_the_files(document: Document) -> None:
    report = Report()
    metadata = parse_metadata(METADATA, _FOLDER / "document.yaml", report)
    assert metadata is not None
    [language] = document.versions
    text = write_document(replace(document, metadata=metadata))[f"{language}.md"]
    version = read_version(text, _FOLDER / f"{language}.md", language, report)
    document = Document(_FOLDER, metadata, {language: version})
    source = Source(text)
    for one in findings(document, language, TEMPLATES, source):
        place, fix = one.problem.place, one.problem.fix
        assert Path(place.path).parent == _FOLDER
        if fix.length and one.hit.unit is not None:
            at = source.offset(place)
            assert text[at : at + fix.length].replace("\\", "").split() == one.hit.found.replace("\\", "").split()
    assert count_words(CheckedVersion(document, language, TEMPLATES).units, language).words >= 0
