"""Attributes as the Structs declare them: a key for each, which need not be named again to be written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import NODEFAULT, Struct

from undoc.content.write.values import number
from undoc.content.write.yaml_lines import yaml_text
from undoc.yaml.decode import keys_of, names_of


def declared_keys(
    value: Struct, written: Mapping[str, str | None], order: Sequence[str] = ()
) -> Iterator[tuple[str, str | None]]:
    """Yield each key that ``value`` declares with what it says, None where that is the default.

    ``written`` are the keys that say more than an attribute by itself. The keys of ``order`` come first, then the
    others as they are declared.
    """
    names, defaults = names_of(type(value)), _defaults(type(value))
    for key in dict.fromkeys((*order, *keys_of(type(value)))):
        if key in written:
            yield key, written[key]
        else:
            said = getattr(value, names[key])
            yield key, None if said == defaults[names[key]] else _plain(said)


def _plain(said: object) -> str:
    if isinstance(said, bool):
        return "true" if said else "false"
    return number(said) if isinstance(said, int | float) else yaml_text(str(said), in_flow=True)


@cache
def _defaults(kind: type[Struct]) -> Mapping[str, object]:
    names, defaults = kind.__struct_fields__, kind.__struct_defaults__
    return dict(zip(names, (*[NODEFAULT] * (len(names) - len(defaults)), *defaults), strict=True))
