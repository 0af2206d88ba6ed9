"""A small document as a content folder, for tests that break it or build it many times."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from tests.support.seed import ROOT

STEM = "HSP_EB.2024_17"
METADATA = """\
symbol: HSP/EB.2024/17
body: hsp-executive-board
kind: report
distribution: general
date: 2024-09-19
original: en
session: {year: 2024, number: 2}
meeting: {place: nairobi, start: 2024-12-04, end: 2024-12-06}
agenda: {item: 6 (a), status: provisional, note: HSP/EB.2024/1}
author: executive-director
"""
ENGLISH = """\
---
title: Annual report
agenda_title: Strategic plan
---

# First

1. One.[^n] {#one}

2. See [](#one).

# Second

3. Three.

[^n]: A note.
"""
PICTURE = ROOT / "templates" / "emblem" / "un-emblem.png"


def write_content(content: Path, stem: str = STEM, symbol: str = "HSP/EB.2024/17", *languages: str) -> Path:
    """The folder of a document below ``content``, with versions in ``languages`` (English when none is named)."""
    folder = content / stem
    folder.mkdir(parents=True)
    (folder / "document.yaml").write_text(METADATA.replace("HSP/EB.2024/17", symbol), "utf-8")
    for language in languages or ("en",):
        (folder / f"{language}.md").write_text(ENGLISH, "utf-8")
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` with its bytes, without the record of what was built.

    A build may be at work there: a file that it takes away in the meantime is not among them.
    """
    found: dict[str, bytes] = {}
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - {".undoc"})
        for name in sorted(names):
            with suppress(FileNotFoundError):
                found[str((Path(path) / name).relative_to(folder))] = (Path(path) / name).read_bytes()
    return found
