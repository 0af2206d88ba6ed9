"""JSON Schemas of all files that are written in YAML, for editors that complete and check keys."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from undoc.model import ContentError, Place, Problem

if TYPE_CHECKING:
    from undoc.yaml.schema import Schema

#: Where the schema of ``document.yaml`` stands, from the folder above those of documents: ``templates/new`` names it.
SCHEMAS = ".schemas"
#: What ``document.yaml`` begins with for editors that know YAML.
SCHEMA_LINE = f"# yaml-language-server: $schema=../{SCHEMAS}/document.json\n"
#: What there are schemas of.
NAMES = (
    "document",
    "front-matter",
    "table",
    "chart",
    "bodies",
    "countries",
    "fonts",
    "symbols",
    "kind",
    "rules",
    "house",
    "language",
    "word-styles",
)


def schemas(names: Collection[str] = ()) -> dict[str, Schema]:
    """The schemas with these names, or all, by the names of what they are of."""
    from undoc.content.schemas import content_schemas
    from undoc.importer.word.styles import WordStyles
    from undoc.templates.schemas import template_schemas
    from undoc.yaml.schema import schema_of, schema_of_file, table_schema

    def styles() -> Schema:
        what = "word-styles.yaml: what the styles of Word files are for"
        return schema_of_file(what, table_schema(schema_of(WordStyles)))

    makers = {**content_schemas(), **template_schemas(), "word-styles": styles}
    return {name: make() for name, make in makers.items() if not names or name in names}


def schema_text(schema: Schema) -> str:
    """A schema as the text of a file."""
    import json

    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path, names: Collection[str] = ()) -> list[Path]:
    """Write the schemas with these names, or all, into ``folder``, ``document.json`` and so on, and return the files.

    ContentError when that cannot be.
    """
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, schema in schemas(names).items():
            path = folder / f"{name}.json"
            path.write_text(schema_text(schema), "utf-8", newline="\n")
            written.append(path)
    except OSError as error:
        message = f"The schemas cannot be written: {error.strerror or error}."
        problem = Problem(Place(str(folder)), "unwritable-output", message, "See that you may write there.")
        raise ContentError([problem]) from None
    return written
