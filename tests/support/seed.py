"""The first document of the project, read and prepared once for the tests that need a whole one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import undoc
from undoc.model import Document
from undoc.prepare import PreparedDocument, prepare
from undoc.templates import Templates

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "content" / "HSP_EB.2024_17"


@cache
def templates() -> Templates:
    return Templates.load(ROOT)


@cache
def document() -> Document:
    return undoc.load(SEED)


@cache
def prepared(language: str = "zh") -> PreparedDocument:
    return prepare(document(), language, templates())
