"""The same input gives the same bytes: again, elsewhere, and with every order of hashes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import undoc
from tests.production.sample import PICTURE, tree
from tests.support.seed import SEED


def copied(content: Path) -> None:
    """The seed below ``content``, with a picture in one of its six versions."""
    folder = content / SEED.name
    shutil.copytree(SEED, folder)
    shutil.copy(PICTURE, folder / "chart.png")
    with (folder / "zh.md").open("a", encoding="utf-8") as stream:
        stream.write("\n![联合国徽章](chart.png)\n")


def built(folder: Path, seed: str) -> dict[str, bytes]:
    """The files that a process of its own makes of the content in ``folder``."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland" if seed == "1" else "UTC"}
    command = [sys.executable, "-m", "undoc.cli", "build", "--quiet"]
    subprocess.run(command, cwd=folder, env=environment, check=True)
    return tree(folder / "build")


def test_the_same_bytes_in_another_folder_with_another_order_of_hashes(tmp_path: Path) -> None:
    copied(tmp_path / "one" / "content")
    copied(tmp_path / "another" / "folder" / "content")

    first = built(tmp_path / "one", "1")
    second = built(tmp_path / "another" / "folder", "2")

    assert len(first) == 2 * len(list(SEED.glob("??.md")))
    assert first == second


def test_the_same_bytes_twice_in_one_process_and_for_each_format_alone(tmp_path: Path) -> None:
    copied(tmp_path / "content")

    for out in ("first", "second"):
        undoc.build(tmp_path / "content", out=tmp_path / out)
    for name in ("docx", "pdf"):
        undoc.build(tmp_path / "content", out=tmp_path / "alone", formats=[name])

    first = tree(tmp_path / "first")
    assert len(first) == 2 * len(list(SEED.glob("??.md")))
    assert tree(tmp_path / "second") == first
    assert tree(tmp_path / "alone") == first
