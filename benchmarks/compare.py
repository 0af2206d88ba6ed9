"""What it takes to show what differs between two versions: the time, and how many marks there are for how many edits.

    python -m benchmarks.compare [--edits N] [--times TIMES]

The document is the specimen of ``content/``, ``TIMES`` times as long, with N edits of all kinds made in it. Times are
seconds of the processor, the least of some runs: of a build of the Word file; of the list of what differs; of the Word
file with tracked changes after both versions were built; of the two prepared documents as one, which pages are made of.
"""

from __future__ import annotations

import argparse
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import process_time

from msgspec.structs import replace

import undoc
from tests.support.docx_revisions import plain, resolved
from tests.support.edits import EDITS, edited
from undoc.changes import compare
from undoc.docx.revisions import tracked
from undoc.model import Document, PageBreak, Place
from undoc.prepare import prepare
from undoc.prepare.revised import revised
from undoc.production.formats import WRITERS, Ready
from undoc.templates import Templates

_RUNS = 3
_MARKS = re.compile(rb"<w:(ins|del|moveFrom|moveTo|rPrChange|pPrChange|trPrChange) ")
_SPECIMEN = Path(__file__).parent.parent / "content" / "A_99_SPECIMEN_1"


def main() -> None:
    """Print the times and the counts for each language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=7, help="how many edits are made (7)")
    parser.add_argument("--times", type=int, default=1, help="how many times as long the document is (1)")
    arguments = parser.parse_args()
    templates = Templates.load(None)
    print("language   build    list   ratio   tracked   ratio    pages   edits   marks   marks without edits   exact")
    for language in ("en", "fr", "es", "ru", "zh", "ar"):
        old = _longer(undoc.load(_SPECIMEN, (language, "en")), language, arguments.times)
        new, random = old, Random(language)
        kinds = list(EDITS)
        for number in range(arguments.edits):
            _, new = edited(new, language, random, kinds[number % len(kinds)])
        print(_row(old, new, language, arguments.edits, templates))


def _row(old: Document, new: Document, language: str, edits: int, templates: Templates) -> str:
    ours, theirs = (_docx(one, language, templates) for one in (old, new))
    one, other = (prepare(document, language, templates) for document in (old, new))
    build = _least(lambda: _docx(new, language, templates))
    listing = _least(lambda: compare(old, new, language))
    tracking = _least(lambda: _tracked(ours, theirs))
    pages = _least(lambda: revised(one, other))
    file = _tracked(ours, theirs)
    sides = ((True, theirs), (False, ours))
    exact = all(plain(resolved(file, accept=accept)) == plain(side) for accept, side in sides)
    return (
        f"{language:8} {build:7.2f} {listing:7.3f} {listing / build:7.2f} {tracking:9.3f} {tracking / build:7.2f} "
        f"{pages:8.3f} {edits:7} {_marks(file):7} {_marks(_tracked(ours, ours)):21}   {'yes' if exact else 'NO'}"
    )


def _tracked(old: bytes, new: bytes) -> bytes:
    return tracked(old, new, author="undoc", date="2025-01-01T00:00:00Z")


def _longer(document: Document, language: str, times: int) -> Document:
    """A document as long as so many of it."""
    version = document.versions[language]
    annexes = [block for block in version.blocks if type(block).__name__ == "Annex"]
    body = [block for block in version.blocks if type(block).__name__ not in ("Annex", "Summary", "Contents")]
    named = [replace(block, name=None) if hasattr(block, "name") else block for block in body]
    blocks = [*version.blocks[: len(version.blocks) - len(annexes)]]
    for _ in range(times - 1):
        blocks += [PageBreak(Place("")), *named]
    longer = replace(version, blocks=(*blocks, *annexes))
    return replace(document, versions={**document.versions, language: longer})


def _docx(document: Document, language: str, templates: Templates) -> bytes:
    prepared = prepare(document, language, templates)
    return WRITERS["docx"](Ready(document, prepared, templates=templates, numbers="auto"))


def _marks(file: bytes) -> int:
    """How many marks there are; text and end of a paragraph that came or went are two, as are each text of a row."""
    with zipfile.ZipFile(io.BytesIO(file)) as members:
        return sum(len(_MARKS.findall(members.read(name))) for name in members.namelist() if name.endswith(".xml"))


def _least(job: Callable[[], object]) -> float:
    times = []
    for _ in range(_RUNS):
        begun = process_time()
        job()
        times.append(process_time() - begun)
    return min(times)


if __name__ == "__main__":
    main()
