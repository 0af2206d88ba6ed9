"""What outputs are made of: the repository's own content, the specimen, and what other folders hold."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]

_PICTURES = ("", ".jpeg", ".jpg", ".png", ".svg")
#: Elements by which a Word file says that something was inserted, deleted or moved.
_TRACKED = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|\w+Change)\b")
_FIGURE = """\
---
title: A picture
---

![A picture]({name})
"""
_METADATA = """\
symbol: A/99/1
body: general-assembly
kind: report
distribution: general
date: 2031-03-09
original: en
session: {number: 99}
agenda: {item: "5"}
author: secretary-general
"""


class Item(NamedTuple):
    """Something that outputs are made of.

    ``lay`` puts it into a work folder: a content folder into ``content/``, or a Word file beside that. The file is then
    imported with ``tracked`` saying what becomes of its tracked changes; a content folder has ``word`` None.
    """

    name: str
    lay: Callable[[Path], object]
    word: str | None = None
    tracked: str = "accept"


def items(folders: Iterable[Path]) -> list[Item]:
    """The repository's own content, the specimen in each house, and what is in ``folders``."""
    found = [*_inside(ROOT / "content", "content/"), *_specimens()]
    for folder in folders:
        found += _inside(folder, "")
    return found


def _inside(folder: Path, prefix: str) -> Iterator[Item]:
    """The content folders, Word files and pictures at any depth; each is named by its path in ``folder``."""
    content = [path.parent for path in sorted(folder.rglob("document.yaml"))]
    for path in content:
        yield Item(prefix + path.relative_to(folder).as_posix(), partial(_lay_folder, path))
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or any(path.is_relative_to(one) for one in content):
            continue
        name = prefix + path.relative_to(folder).as_posix()
        if path.suffix == ".docx":
            for tracked in ("refuse", "accept", "reject") if _has_tracked(path) else ("accept",):
                shown = name if tracked == "accept" else f"{name} ({tracked})"
                yield Item(shown, partial(_lay_file, path), path.name, tracked)
        elif path.suffix in _PICTURES:
            yield Item(name, partial(_lay_picture, path))


def _specimens() -> Iterator[Item]:
    # Imported here: it reads the program that the tests are run with.
    from tests.support import specimen

    for house in specimen.BODIES:
        yield Item(f"specimen/{house}", partial(_lay_specimen, house))


def _has_tracked(file: Path) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            return any(_TRACKED.search(archive.read(name)) for name in archive.namelist() if name.endswith(".xml"))
    except (zipfile.BadZipFile, NotImplementedError, OSError):
        return False


def _lay_folder(folder: Path, work: Path) -> None:
    shutil.copytree(folder, work / "content" / folder.name)


def _lay_file(file: Path, work: Path) -> None:
    shutil.copyfile(file, work / file.name)


def _lay_picture(file: Path, work: Path) -> None:
    folder = work / "content" / "A_99_1"
    folder.mkdir(parents=True)
    shutil.copyfile(file, folder / file.name)
    (folder / "document.yaml").write_text(_METADATA, encoding="utf-8")
    (folder / "en.md").write_text(_FIGURE.format(name=file.name), encoding="utf-8")


def _lay_specimen(house: str, work: Path) -> None:
    from tests.support import specimen

    _lay_folder(specimen.folder(house), work)
