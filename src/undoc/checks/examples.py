"""The examples of rules, as documents: what a rule finds in them is its test.

An example is the body of a language file. Lines of ``document.yaml`` may stand above it, with ``---`` between; what
every example of a rule needs there is its ``document``. ``{100*Text. }`` is a text a hundred times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from undoc.checks.findings import Finding
from undoc.checks.places import Source
from undoc.checks.run import findings
from undoc.content.read.metadata import parse_metadata
from undoc.content.read.version import read_version
from undoc.model import ContentError, Document, Problem
from undoc.model.report import Report
from undoc.templates import Templates
from undoc.templates.rules import Rule

_USUAL = {
    "symbol": "HSP/EB.2024/17",
    "body": "hsp-executive-board",
    "kind": "report",
    "distribution": "general",
    "date": "2024-09-19",
    "original": "en",
}
_FRONT = "---\ntitle: Example\n---\n\n"
_TIMES = re.compile(r"\{(\d+)\*([^}]*)\}")
_FOLDER = Path("example")


def found_in(rule: Rule, example: str, templates: Templates) -> list[Finding]:
    """Return what a rule finds in one of its examples. ContentError when it is no document."""
    return [one for one in _found(rule, example, templates) if one.rule.key == rule.key]


def _found(rule: Rule, example: str, templates: Templates) -> list[Finding]:
    language = rule.languages[0] if rule.languages else "en"
    metadata_text, body = texts_of(rule, example)
    report = Report()
    text = _FRONT + body
    metadata = parse_metadata(metadata_text, _FOLDER / "document.yaml", report)
    version = read_version(text, _FOLDER / f"{language}.md", language, report)
    if metadata is None or report.has_errors:
        raise ContentError(report.problems())
    document = Document(_FOLDER, metadata, {language: version})
    return findings(document, language, templates, source=Source(text))


def texts_of(rule: Rule, example: str) -> tuple[str, str]:
    """Return the text of ``document.yaml`` of an example, and that of its body."""
    above, line, body = example.partition("\n---\n")
    if not line:
        above, body = "", example
    keys = dict(_USUAL)
    if rule.kinds:
        keys["kind"] = rule.kinds[0]
    if rule.languages:
        keys["original"] = rule.languages[0]
    for one in (*rule.document.splitlines(), *above.splitlines()):
        key, _, value = one.partition(":")
        keys[key.strip()] = value.strip()
    metadata = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return metadata, _TIMES.sub(lambda match: match[2] * int(match[1]), body)


def faults(rule: Rule, templates: Templates) -> Iterator[Problem]:
    """What is wrong with the examples of a rule: one that it finds though it is good, or does not though it is bad."""
    for examples, wanted in ((rule.good, False), (rule.bad, True)):
        for example in examples:
            if bool(found_in(rule, example, templates)) is not wanted:
                word = "does not find its bad" if wanted else "finds something in its good"
                message = f"The rule “{rule.key}” {word} example “{example}”."
                yield Problem(rule.place, "wrong-example", message, "Correct the rule or the example.")
