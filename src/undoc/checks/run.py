"""All rules that hold for a version, at once."""

from __future__ import annotations

from undoc.checks.checked import CheckedVersion
from undoc.checks.findings import Finding, finding
from undoc.checks.places import Source
from undoc.checks.registry import check_named, rules_for
from undoc.model import Document, Problem, Severity
from undoc.templates import Templates
from undoc.wording import did_you_mean


def problems(document: Document, language: str, templates: Templates) -> tuple[Problem, ...]:
    """Return what the rules find in a version, and what is wrong with what ``document.yaml`` says of them."""
    metadata = document.metadata
    unknown = (
        Problem(
            metadata.place_of(f"rules.{key}"),
            "unknown-rule",
            f"There is no rule “{key}”.",
            did_you_mean(key, keys, "“undoc explain” lists them."),
            Severity.WARNING,
        )
        for keys in [{rule.key for rule in templates.rules}]
        for key in metadata.rules
        if key not in keys
    )
    return (*unknown, *(one.problem for one in findings(document, language, templates)))


def findings(document: Document, language: str, templates: Templates, source: Source | None = None) -> list[Finding]:
    """Return what the rules find in a version, in the order of its places.

    Rules that ``document.yaml`` switches off find nothing. ``source`` is the text of the language file, None for
    reading it when something is found. ContentError when the templates are wrong.
    """
    checked = CheckedVersion(document, language, templates, source)
    metadata = document.metadata
    found: list[Finding] = []
    seen: set[tuple[str, int, int, int]] = set()
    for one in rules_for(templates, language=language, kind=metadata.kind, house=checked.house):
        rule = one.rule
        if rule.key in metadata.rules:
            continue
        hits = check_named(rule)(checked) if rule.check else one.hits(checked.texts)
        for hit in hits:
            if rule.check and not one.allows(hit):
                continue
            if hit.unit is not None:
                key = (rule.key, id(hit.unit), hit.start, hit.end)
                if key in seen:
                    continue
                seen.add(key)
            found.append(finding(rule, hit, checked.source))
    found.sort(key=lambda one: one.problem)
    return found
