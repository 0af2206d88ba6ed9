"""Which words of a text are document symbols, and where they lead: ``templates/symbols.yaml``."""

from typing import Annotated

from msgspec import Struct

from undoc.model.attributes import Key


class SymbolLinks(Struct, frozen=True):
    """The document symbols that become links wherever they stand in a text."""

    organs: Annotated[tuple[str, ...], Key("the first elements of symbols")]
    link: Annotated[str, Key("an address with {language} and {symbol}; without it there are no links")] = ""
