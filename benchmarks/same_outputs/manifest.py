"""Manifests: what was made of each item, and with what; comparing two entries of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from itertools import zip_longest
from pathlib import Path

import msgspec
from msgspec import Struct

from benchmarks.same_outputs.differences import first_difference
from benchmarks.same_outputs.inputs import ROOT
from benchmarks.same_outputs.making import Made, Store


class Manifest(Struct, frozen=True):
    """What was made of each item by its name; ``libraries`` are the versions of the packages that write the outputs."""

    items: dict[str, Made]
    libraries: dict[str, str]


def libraries() -> dict[str, str]:
    """The versions of the packages that the program needs at run time."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.split(r"[^\w-]", need)[0] for need in project["dependencies"]]
    return {name: version(name) for name in names}


def store_of(manifest: Path) -> Store:
    """Where the outputs of a manifest are kept: beside it."""
    return Store(manifest.with_name(f"{manifest.name}.outputs"))


def write(manifest: Manifest, path: Path) -> None:
    """Write it with its keys in order, so that two can be compared by other means as well."""
    data = msgspec.json.encode(manifest, order="sorted")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.format(data, indent=1) + b"\n")


def read(path: Path) -> Manifest:
    """Read a manifest; OSError or msgspec.DecodeError when there is none."""
    return msgspec.json.decode(path.read_bytes(), type=Manifest)


def differences(before: Made, after: Made, old: Store, new: Store) -> Iterator[str]:
    """What differs, a line for each output and each command whose problems differ."""
    for name in sorted({*before.outputs, *after.outputs}):
        one, other = before.outputs.get(name), after.outputs.get(name)
        if one is None or other is None:
            yield f"{name}: {'was not made before' if one is None else 'is not made any more'}"
        elif one != other:
            yield f"{name}: {_first(name, old.get(one), new.get(other))}"
    for name in sorted({*before.problems, *after.problems}):
        pairs = zip_longest(before.problems.get(name, ()), after.problems.get(name, ()), fillvalue="nothing")
        told = next((pair for pair in pairs if pair[0] != pair[1]), None)
        if told is not None:
            yield f"problems of {name}:\n      {told[0]}\n    → {told[1]}"


def _first(name: str, before: bytes | None, after: bytes | None) -> str:
    if before is None or after is None:
        return "differs; the outputs before are not kept"
    return first_difference(name, before, after)
