"""Write the tables of keys in docs/content.md, houses.md, kinds.md and checking.md from where the keys are declared.

    python scripts/manual_tables.py

A table stands between a line ``<!-- keys: document -->`` and the next line ``<!-- -->``.
"""

from __future__ import annotations

import re
from pathlib import Path

from undoc.model import Axis, Chart, Metadata, Series, Table
from undoc.model.charts import Labels, Legend, Point
from undoc.model.front_matter import FrontMatter
from undoc.templates.kinds import Kind
from undoc.templates.language import Language
from undoc.templates.rules import Rule
from undoc.templates.schemas import house_attributes
from undoc.yaml.decode import attributes
from undoc.yaml.schema import key_table, key_tables

_DOCS = Path(__file__).resolve().parent.parent / "docs"
MANUALS = (_DOCS / "content.md", _DOCS / "houses.md", _DOCS / "kinds.md", _DOCS / "checking.md")
_TABLES = {
    name: tuple(lines)
    for name, lines in {
        "document": key_table(attributes(Metadata)),
        "front-matter": key_table(attributes(FrontMatter)),
        "table": key_table(attributes(Table)),
        "chart": key_table(attributes(Chart)),
        "chart-series": key_table(attributes(Series)),
        "chart-labels": key_table(attributes(Labels)),
        "chart-point": key_table(attributes(Point)),
        "chart-axis": key_table(attributes(Axis)),
        "chart-legend": key_table(attributes(Legend)),
        "house": key_tables(house_attributes()),
        "language": key_tables(attributes(Language)),
        "kind": key_tables(attributes(Kind)),
        "rule": key_table(attributes(Rule)),
    }.items()
}
_TABLE = re.compile(r"(<!-- keys: ([a-z-]+) -->\n).*?(<!-- -->)", re.DOTALL)


def with_tables(manual: str) -> str:
    """The text of the manual with the tables that are due. KeyError for a name that is not known."""

    def written(match: re.Match[str]) -> str:
        table = "".join(f"{line}\n" for line in _TABLES[match[2]])
        return f"{match[1]}\n{table}\n{match[3]}"

    return _TABLE.sub(written, manual)


if __name__ == "__main__":
    for path in MANUALS:
        path.write_text(with_tables(path.read_text("utf-8")), "utf-8")
