"""Make docs/kinds.png, the first pages of documents of the kinds that have heads of their own.

    python scripts/kinds_picture.py

The texts are those that new documents begin with.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pdfplumber
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import undoc  # noqa: E402
from tests.support.gallery import gallery  # noqa: E402

KINDS = (
    "resolution",
    "draft-resolution",
    "amendment",
    "decision",
    "presidential-statement",
    "letter",
    "note-verbale",
    "request-for-inclusion",
    "annotated-agenda",
    "corrigendum",
    "summary-record",
    "verbatim-record",
    "committee-report",
    "budget-implications",
    "summary-statement",
    "upr-report",
    "concluding-observations",
    "replies",
    "list-of-participants",
    "ngo-statement",
    "bulletin",
    "organization-of-work",
    "supplement",
    "views",
)
COLUMNS = 4
#: Pixels an inch, and how much of a page is shown.
RESOLUTION, SHARE = 50, 0.66
#: How many colours the picture has.
COLORS = 32


def main() -> None:
    """Build the documents, draw their first pages and put them beside each other."""
    with tempfile.TemporaryDirectory() as folder:
        pages = []
        for made in gallery(Path(folder) / "content", ["en"], KINDS):
            [output] = undoc.build(made, out=Path(folder) / "out" / made.parent.name, formats=["pdf"]).outputs
            with pdfplumber.open(output.path) as pdf:
                page = pdf.pages[0].to_image(resolution=RESOLUTION, antialias=True).original
            pages.append(page.crop((0, 0, page.width, round(page.height * SHARE))))
    width, height = max(page.width for page in pages), max(page.height for page in pages)
    rows = -(-len(pages) // COLUMNS)
    sheet = Image.new("RGB", (width * COLUMNS, height * rows), "white")
    for at, page in enumerate(pages):
        sheet.paste(page, (at % COLUMNS * width, at // COLUMNS * height))
    sheet.quantize(COLORS).save(ROOT / "docs" / "kinds.png", optimize=True)


if __name__ == "__main__":
    main()
