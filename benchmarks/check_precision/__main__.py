"""How often editorial rules are right, by level: hits in official documents, which were judged one by one.

The documents stand beside the repository and not in it; ``judged.txt`` knows a hit by the name of its document, the
rule, and a digest of the words around it. What is not judged yet is listed with ``--list``, to be judged and added:
a line ``right`` or ``wrong`` before the three. ``--blocks`` names a folder of other documents, as blocks in JSON, such
as those that github.com/united-nations/mandates once had in data/processed: no rule was made for
them, some were mended after a first look.

    python -m benchmarks.check_precision [--cases ../shared/cases] [--blocks FOLDER] [--list] [--rule en.] [--all]
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.check_precision.texts import blocks, folders
from undoc.checks import Finding, findings
from undoc.content.read import load_with_warnings
from undoc.model import ContentError
from undoc.templates import Templates

JUDGED = Path(__file__).with_name("judged.txt")
_AIMS = {"error": 0.95, "warning": 0.80}
_AROUND = 40


class Hit(NamedTuple):
    """A hit: what identifies it, its level, and the words around it, which are shown and never kept."""

    case: str
    rule: str
    digest: str
    level: str
    shown: str

    @property
    def key(self) -> str:
        """What identifies it."""
        return f"{self.case} {self.rule} {self.digest}"


def main() -> None:
    """Find, compare with what was judged, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=Path, default=Path("../shared/cases"))
    parser.add_argument("--blocks", type=Path, help="documents as blocks in JSON, beside the cases")
    parser.add_argument("--work", type=Path, help="where the documents are written, to be used again")
    parser.add_argument("--list", action="store_true", help="list what is not judged yet")
    parser.add_argument("--all", action="store_true", help="list what is judged as well")
    parser.add_argument("--rule", default="", help="only rules whose names begin so")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="undoc-") as folder:
        into = options.work or Path(folder)
        written = list(blocks(options.blocks, into) if options.blocks else folders(options.cases, into))
        hits = [hit for hit in _hits(written) if hit.rule.startswith(options.rule)]
    judged = read_judged()
    for hit in hits if options.list or options.all else ():
        verdict = judged.get(hit.key, "?")
        if options.all or verdict == "?":
            print(f"{verdict:5} {hit.key}  [{hit.level}] {hit.shown}")
    _show(hits, judged)


def read_judged() -> dict[str, str]:
    """The verdicts, ``right`` or ``wrong``, by what identifies a hit."""
    lines = JUDGED.read_text("utf-8").splitlines() if JUDGED.exists() else []
    pairs = (line.split(" ", 1) for line in lines if line and not line.startswith("#"))
    return {key: verdict for verdict, key in pairs}


def _hits(written: Iterable[tuple[str, Path]]) -> Iterator[Hit]:
    templates = Templates.load()
    seen: set[str] = set()
    for case, folder in written:
        try:
            document = load_with_warnings(folder).document
        except ContentError as error:
            print(f"{case} is left out: {error.problems[0]}")
            continue
        for language in document.versions:
            for found in findings(document, language, templates):
                hit = _hit(case, found)
                if hit.key not in seen:  # the same words twice in a document are judged once
                    seen.add(hit.key)
                    yield hit


def _hit(case: str, found: Finding) -> Hit:
    hit = found.hit
    around = before = after = ""
    if hit.unit is not None:
        before = hit.unit.text[max(0, hit.start - _AROUND) : hit.start]
        after = hit.unit.text[hit.end : hit.end + _AROUND]
        around = f"{before}{hit.found}{after}"
    digest = hashlib.sha256(
        f"{around}|{hit.found}|{found.problem.place.line if not around else ''}".encode()
    ).hexdigest()[:10]
    shown = f"{before}⟦{hit.found[:120]}⟧{after} :: {found.problem.message}".replace("\n", "⏎")
    return Hit(case, found.rule.key, digest, found.rule.level.value, shown)


def _show(hits: list[Hit], judged: dict[str, str]) -> None:
    by_level: defaultdict[str, Counter[str]] = defaultdict(Counter)
    by_rule: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for hit in hits:
        verdict = judged.get(hit.key, "not judged")
        by_level[hit.level][verdict] += 1
        by_rule[hit.level, hit.rule][verdict] += 1
    print(f"{'':36}{'right':>8}{'wrong':>8}{'share':>8}{'not judged':>12}")
    for (level, rule), counts in sorted(by_rule.items()):
        print(_row(f"{level:11}{rule}", counts))
    print()
    for level, counts in sorted(by_level.items()):
        aim = f"   aim {_AIMS[level]:.0%}" if level in _AIMS else ""
        print(_row(level, counts) + aim)


def _row(name: str, counts: Counter[str]) -> str:
    told = counts["right"] + counts["wrong"]
    share = f"{counts['right'] / told:.0%}" if told else "–"
    return f"{name:36}{counts['right']:>8}{counts['wrong']:>8}{share:>8}{counts['not judged']:>12}"


if __name__ == "__main__":
    main()
