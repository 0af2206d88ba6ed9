"""Pictures that an edit brings: they get files of their own in the content folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from undoc.files import MOST_PICTURE, read_file
from undoc.model import Figure, Version
from undoc.model.tree import drawings


def with_own_pictures(version: Version, folder: Path) -> tuple[Version, dict[Path, bytes]]:
    """Return a version whose pictures are all in its folder, and the files that have to be written there."""
    files: dict[Path, bytes] = {}
    paths: dict[Path, Path] = {}
    for one in drawings(version.blocks):
        if isinstance(one, Figure) and one.path.parent != folder and one.path not in paths:
            target, number = folder / one.path.name, 1
            while target.exists() or target in files:
                target, number = folder / f"{one.path.stem}-{number}{one.path.suffix}", number + 1
            paths[one.path] = target
            files[target] = read_file(one.path, MOST_PICTURE)
    return (replace(version, blocks=_with_paths(version.blocks, paths)) if paths else version), files


def _with_paths(value: Any, paths: Mapping[Path, Path]) -> Any:
    """A value with other files of its pictures."""
    if isinstance(value, Figure):
        return replace(value, path=paths.get(value.path, value.path))
    if isinstance(value, tuple):
        return tuple(_with_paths(one, paths) for one in value)
    names = [name for name in ("blocks", "rows", "cells", "drawing") if hasattr(value, name)]
    return replace(value, **{name: _with_paths(getattr(value, name), paths) for name in names}) if names else value
