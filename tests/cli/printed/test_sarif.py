"""Problems as SARIF: what editors and code hosts ask for."""

from __future__ import annotations

import json
from pathlib import Path

from undoc.cli.printed.sarif import as_sarif
from undoc.model import Fix, Place, Problem, Severity
from undoc.production.report import BuildReport, DocumentResult
from undoc.templates import Templates


def test_a_finding_with_a_fix_and_one_of_a_whole_file() -> None:
    found = Problem(
        Place("content/A B/en.md", 3, 5), "en.percent-word", "Wrong.", "Mend it.", Severity.WARNING, Fix(7, "per cent")
    )
    whole = Problem(Place("content/A B"), "folder-name", "Wrong.", "Mend it.", Severity.SUGGESTION)
    report = BuildReport((DocumentResult(Path("content/A B"), "A/1/1", (), (found, whole)),))

    result = json.loads(as_sarif(report, Templates.load().rules))

    assert result["version"] == "2.1.0"
    [run] = result["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["en.percent-word"]
    first, second = run["results"]
    region = {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 12}
    place = {"artifactLocation": {"uri": "content/A%20B/en.md"}, "region": region}
    assert (first["level"], first["locations"]) == ("warning", [{"physicalLocation": place}])
    [change] = first["fixes"][0]["artifactChanges"][0]["replacements"]
    assert change == {"deletedRegion": region, "insertedContent": {"text": "per cent"}}
    assert second["level"] == "note"
    assert "region" not in second["locations"][0]["physicalLocation"]
