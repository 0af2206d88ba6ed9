"""How values of house styles are written.

What a length or the name of a style says depends on the house style that it stands in, a picture on the folder of the
templates: ``read_house.py`` reads these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sized
from pathlib import Path
from typing import Annotated

from undoc.model.attributes import Fault, InvalidValueError, Key, Syntax
from undoc.wording import quoted

BLACK = "#000000"
_COLOR = "#[0-9A-Fa-f]{6}"
_TERM = r"(?:[0-9]+(?:\.[0-9]+)?|[a-z][a-z0-9_]*)"
_SUM = rf"^\s*[+-]?\s*{_TERM}(?:\s*[+-]\s*{_TERM})*\s*$"


def _parse_color(text: str) -> str:
    if re.fullmatch(_COLOR, text) is None:
        raise InvalidValueError("wrong-kind", f"{quoted(text)} is no colour.", 'Write "#0000FF", say.')
    return text


#: A length in points, or a sum in which named lengths may stand.
LENGTH = Syntax(float, {"type": ["number", "string"], "pattern": _SUM})
#: The key of a paragraph style.
STYLE = Syntax(str, {"type": "string"})
COLOR = Syntax(_parse_color, {"type": "string", "pattern": f"^{_COLOR}$"})
#: A picture in a folder of the templates; RASTER is one in PNG.
PICTURE = Syntax(Path, {"type": "string"})
RASTER = Syntax(Path, {"type": "string"})

Length = Annotated[float, Key(syntax=LENGTH)]
StyleName = Annotated[str, Key(syntax=STYLE)]
Color = Annotated[str, Key(syntax=COLOR)]


def at_least_one(values: Sized) -> Iterator[Fault]:
    """The fault of a list that holds nothing."""
    if not values:
        yield Fault("empty-value", "The list is empty.", "Give at least one.")
