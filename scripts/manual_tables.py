"""Write the tables of keys in docs/content.md from where the keys are declared.

    python scripts/manual_tables.py

A table stands between a line ``<!-- keys: document -->`` and the next line ``<!-- -->``.
"""

from __future__ import annotations

import re
from pathlib import Path

from undoc.content.schemas import front_matter_attributes
from undoc.model import Chart, Metadata, Table
from undoc.yaml.decode import attributes
from undoc.yaml.schema import key_table

MANUAL = Path(__file__).resolve().parent.parent / "docs" / "content.md"
_DECLARED = {
    "document": attributes(Metadata),
    "front-matter": front_matter_attributes(),
    "table": attributes(Table),
    "chart": attributes(Chart),
}
_TABLE = re.compile(r"(<!-- keys: ([a-z-]+) -->\n).*?(<!-- -->)", re.DOTALL)


def with_tables(manual: str) -> str:
    """The text of the manual with the tables that are due. KeyError for a name that is not known."""

    def written(match: re.Match[str]) -> str:
        table = "".join(f"{line}\n" for line in key_table(_DECLARED[match[2]]))
        return f"{match[1]}\n{table}\n{match[3]}"

    return _TABLE.sub(written, manual)


if __name__ == "__main__":
    MANUAL.write_text(with_tables(MANUAL.read_text("utf-8")), "utf-8")
