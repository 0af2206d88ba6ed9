"""JSON Schemas of the files of templates and fonts."""

from __future__ import annotations

from undoc.templates.bodies import Body
from undoc.templates.fonts import FontFiles
from undoc.templates.symbols import SymbolLinks
from undoc.yaml.schema import Schema, schema_of, schema_of_file, table_schema


def template_schemas() -> dict[str, Schema]:
    """Return the schemas by the names of what they are of."""
    return {
        "bodies": schema_of_file("bodies.yaml: the bodies that issue documents", table_schema(schema_of(Body))),
        "fonts": schema_of_file("fonts.yaml: which font serves which script", schema_of(FontFiles)),
        "symbols": schema_of_file("symbols.yaml: which symbols become links", schema_of(SymbolLinks)),
    }
