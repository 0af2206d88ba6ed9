"""JSON Schemas of the files of templates and fonts."""

from __future__ import annotations

from collections.abc import Callable

from undoc.templates.bodies import Body
from undoc.templates.countries import Country
from undoc.templates.fonts import FontFiles
from undoc.templates.house import House
from undoc.templates.kinds import Kind
from undoc.templates.language import Language
from undoc.templates.read_house import HouseFile
from undoc.templates.rules import Rule
from undoc.templates.symbols import SymbolLinks
from undoc.yaml.decode import Attribute, Group, attributes
from undoc.yaml.schema import Schema, schema_of, schema_of_file, schema_of_keys, table_schema


def template_schemas() -> dict[str, Callable[[], Schema]]:
    """Return what makes the schemas, by the names of what they are of."""
    return {
        "bodies": lambda: schema_of_file("bodies.yaml: the bodies that issue documents", table_schema(schema_of(Body))),
        "countries": lambda: schema_of_file("countries.yaml: the names of States", table_schema(schema_of(Country))),
        "fonts": lambda: schema_of_file("fonts.yaml: which font serves which script", schema_of(FontFiles)),
        "symbols": lambda: schema_of_file("symbols.yaml: which symbols become links", schema_of(SymbolLinks)),
        "kind": lambda: schema_of_file("What a kind of document has", schema_of(Kind)),
        "rules": lambda: schema_of_file("Editorial rules of a family", table_schema(schema_of(Rule))),
        "house": lambda: schema_of_file(
            "A house style",
            schema_of_keys(house_attributes(), partial=True),
            Language=schema_of_keys(_of_one_language(), partial=True),
        ),
        "language": lambda: schema_of_file("What a language decides", schema_of(Language)),
    }


def house_attributes() -> tuple[Attribute, ...]:
    """Return the keys of the file of a house style."""
    return attributes(HouseFile) + attributes(House)


def _of_one_language() -> tuple[Attribute, ...]:
    """What a house style may say of one language."""
    lengths = tuple(one for one in attributes(HouseFile) if one.key == "lengths")
    words = Attribute(
        "wordings", "wordings", help="what replaces what the language file says", shape=Group(Language), required=False
    )
    return (*lengths, *attributes(House), words)
