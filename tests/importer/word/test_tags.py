"""The names of elements that are looked for often."""

from __future__ import annotations

from undoc.importer.word import tags
from undoc.importer.word.names import DGM, MC, A, C, M, V, W


def test_each_is_a_name_in_its_namespace() -> None:
    found = {name: value for name, value in vars(tags).items() if name.isupper() and isinstance(value, str)}
    spaces = {"W": W, "A": A, "C": C, "M": M, "V": V, "MC": MC, "DGM": DGM}
    assert len(found) > 50
    for name, value in found.items():
        prefix, _, local = name.partition("_")
        assert value.startswith(spaces[prefix]), name
        assert value.removeprefix(spaces[prefix]).lower() == local.replace("_", "").lower(), name
