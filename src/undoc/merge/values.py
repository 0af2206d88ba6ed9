"""Three values of an attribute: what each of two has changed in a third, in one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import UNSET, Struct
from msgspec.structs import replace


def merge_values(base: Any, theirs: Any, ours: Any, clash: Callable[[Any, Any, Any], Any]) -> Any:
    """Return the value with the changes of both; ``clash`` says what stands where both have changed the same."""
    if base == theirs or theirs == ours:
        return ours
    if base == ours:
        return theirs
    three = base, theirs, ours
    kind = type(ours)
    if all(type(one) is kind for one in three):
        if isinstance(ours, Struct):
            fields = {
                name: merge_values(getattr(base, name), getattr(theirs, name), getattr(ours, name), clash)
                for name in ours.__struct_fields__
                if name not in ("place", "places")
            }
            return replace(ours, **fields)
        if isinstance(ours, tuple) and len(base) == len(theirs) == len(ours):
            return tuple(merge_values(*items, clash) for items in zip(base, theirs, ours, strict=True))
        if isinstance(ours, Mapping):
            return _mapping(base, theirs, ours, clash)
    return clash(base, theirs, ours)


def _mapping(
    base: Mapping[Any, Any], theirs: Mapping[Any, Any], ours: Mapping[Any, Any], clash: Callable[[Any, Any, Any], Any]
) -> dict[Any, Any]:
    """The mapping, in the order of ours; UNSET stands for no value."""
    made = {}
    for key in dict.fromkeys((*ours, *theirs)):
        value = merge_values(base.get(key, UNSET), theirs.get(key, UNSET), ours.get(key, UNSET), clash)
        if value is not UNSET:
            made[key] = value
    return made
