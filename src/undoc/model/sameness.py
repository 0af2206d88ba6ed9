"""Whether two documents, or parts of them, say the same."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from undoc.model.place import Place


def says_the_same(one: object, other: object) -> bool:
    """Return whether two values of the model are equal, wherever in their files they stand."""
    if isinstance(one, Place) and isinstance(other, Place):
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, Struct):
        names = (name for name in one.__struct_fields__ if name != "places")
        return all(says_the_same(getattr(one, name), getattr(other, name)) for name in names)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(says_the_same, one, other))
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(says_the_same(one[key], other[key]) for key in one)
    return one == other
