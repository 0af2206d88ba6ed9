"""How long all editorial rules take over six versions of a document of about a hundred pages, and which take longest.

The document is the specimen of content/, repeated. Reading it is measured too, since a check reads. Times are
those of the processor.

With ``--alternation`` the expressions of each language are tried as one as well, which is what comes to mind first.

    python -m benchmarks.check_speed [--pages 100] [--rounds 5] [--rules] [--alternation]
"""

from __future__ import annotations

import argparse
import re
import statistics
import time
from collections import Counter
from pathlib import Path

from msgspec.structs import replace

from undoc.checks.checked import CheckedVersion
from undoc.checks.registry import check_named, rules_for
from undoc.checks.run import findings
from undoc.checks.words import WordRule
from undoc.model import Document
from undoc.production import load
from undoc.templates import Templates

SPECIMEN = Path(__file__).resolve().parent.parent / "content" / "A_99_SPECIMEN_1"
#: How many pages the specimen has in English.
_PAGES = 14


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rules", action="store_true", help="show the rules that take longest")
    parser.add_argument("--alternation", action="store_true", help="try all expressions of a language as one")
    options = parser.parse_args()
    templates = Templates.load()
    start = time.process_time()
    document = load(SPECIMEN)
    read = time.process_time() - start
    times = round(options.pages / _PAGES)
    document = _repeated(document, times)
    start = time.process_time()
    rules = len(templates.rules)
    loaded = time.process_time() - start
    taken = []
    for _ in range(options.rounds):
        start = time.process_time()
        found = sum(len(findings(document, language, templates)) for language in document.versions)
        taken.append(time.process_time() - start)
    words = sum(
        len(unit.text) for language in document.versions for unit in _checked(document, language, templates).units
    )
    print(f"{len(document.versions)} versions of {times * _PAGES} pages, {words:,} characters, {rules} rules")
    print(f"rules loaded {loaded:6.3f} s; the document read (from one repetition) {read * times:6.3f} s")
    print(f"all rules    {statistics.median(taken):6.3f} s (median of {options.rounds}); {found} findings")
    for language in document.versions if options.alternation else ():
        _alternation(document, language, templates)
    if options.rules:
        for key, taken_by in _by_rule(document, templates).most_common(20):
            print(f"  {key:28}{taken_by / 1e6:8.1f} ms")


def _alternation(document: Document, language: str, templates: Templates) -> None:
    """Print how long the word rules of a language take, and how long all their expressions as one."""
    checked = _checked(document, language, templates)
    words = [one for one in _rules(checked) if not one.rule.check]
    parts = []
    for one in words:
        for expression in one.expressions:
            # Groups cannot have numbers in one expression: what refers to them is any character.
            plain = re.sub(r"\\(\d)", ".", re.sub(r"\((?!\?)", "(?:", expression.pattern))
            inner = f"(?i:{plain})" if one.rule.ignorecase else f"(?:{plain})"
            parts.append(inner if one.rule.nonword else rf"(?<!\w){inner}(?!\w)")
    whole = re.compile("|".join(parts))
    start = time.process_time()
    for unit in checked.units:
        for _ in whole.finditer(unit.text):
            pass
    together = time.process_time() - start
    _ = [list(one.hits(checked.texts)) for one in words]
    fresh = _checked(document, language, templates)
    _ = fresh.units
    start = time.process_time()
    _ = [list(one.hits(fresh.texts)) for one in words]
    ours = time.process_time() - start
    print(f"  {language}: {len(parts)} expressions {ours * 1000:6.0f} ms, as one {together * 1000:6.0f} ms")


def _rules(checked: CheckedVersion) -> list[WordRule]:
    metadata, language = checked.metadata, checked.version.language
    return rules_for(checked.templates, language=language, kind=metadata.kind, house=checked.house)


def _repeated(document: Document, times: int) -> Document:
    """The document with its blocks several times."""
    versions = {
        language: replace(version, blocks=tuple(block for _ in range(times) for block in version.blocks))
        for language, version in document.versions.items()
    }
    return replace(document, versions=versions)


def _checked(document: Document, language: str, templates: Templates) -> CheckedVersion:
    return CheckedVersion(document, language, templates)


def _by_rule(document: Document, templates: Templates) -> Counter[str]:
    """The nanoseconds that each rule takes."""
    taken: Counter[str] = Counter()
    for language in document.versions:
        checked = _checked(document, language, templates)
        start = time.process_time_ns()
        _ = checked.texts
        taken["(the texts)"] += time.process_time_ns() - start
        for one in _rules(checked):
            start = time.process_time_ns()
            hits = check_named(one.rule)(checked) if one.rule.check else one.hits(checked.texts)
            _ = list(hits)
            taken[one.rule.key] += time.process_time_ns() - start
    return taken


if __name__ == "__main__":
    main()
