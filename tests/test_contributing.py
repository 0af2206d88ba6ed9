"""What CONTRIBUTING says of the house is so: the files that it names are there."""

from __future__ import annotations

import re

from tests.support.seed import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
_PATH = re.compile(r"`([a-z_.]+(?:/[a-z_]+)*(?:/|\.[a-z]+))`")
#: Made, or named after what somebody adds.
_MADE = ("build/.undoc", "build/", "bench.txt")


def named() -> list[str]:
    return [path for path in _PATH.findall(TEXT) if path not in _MADE and not path.startswith(".venv")]


def test_the_paths_it_names_exist() -> None:
    folders = [
        ROOT / name
        for name in ("src", "requirements", "tests", "templates", "fonts", "docs", "benchmarks", "content", ".ci")
    ]
    there = {"/" + path.relative_to(ROOT).as_posix() for folder in folders for path in folder.rglob("*")}
    missing = [path for path in named() if not any(one.endswith("/" + path.rstrip("/")) for one in there)]
    assert len(named()) > 30
    assert [path for path in missing if not (ROOT / path).exists()] == []


def test_every_package_has_its_row() -> None:
    packages = {path.parent.name for path in (ROOT / "src/undoc").glob("*/__init__.py")}
    rows = set(re.findall(r"^\| `([a-z]+)` \|", TEXT, re.MULTILINE))
    assert rows == packages
