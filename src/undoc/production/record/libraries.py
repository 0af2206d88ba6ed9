"""The libraries whose code decides what is written, with their versions: those that undoc requires, and what they do.

They are found from what installers leave beside them (the Core Metadata, ``*.dist-info/METADATA``), not by importing:
at every start of the program that would take longer than all else.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import NamedTuple

_PACKAGE = Path(__file__).resolve().parents[2]
_PYPROJECT = _PACKAGE.parents[1] / "pyproject.toml"
_PROGRAM = "undoc"
_HEAD = 1 << 13
_REQUIRED = re.compile(rb"^Requires-Dist:[ \t]*(.+?)[ \t\r]*$", re.MULTILINE)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class _Installed(NamedTuple):
    """A library that is installed: its version, and where the installer has left what it says of itself."""

    version: str
    folder: str


def libraries() -> dict[str, str]:
    """The version of each library in use, by its name in plain form (``python-docx``).

    One that is required and of which no installer has left a trace has none. Without any trace of what undoc requires
    these are all libraries that are installed.
    """
    installed = _installed()
    waiting = _roots(installed)
    if waiting is None:
        return {name: library.version for name, library in installed.items()}
    found: dict[str, str] = {}
    seen: set[tuple[str, bool]] = set()
    while waiting:
        requirement, _, _ = waiting.pop().partition(";")
        match = _NAME.match(requirement)
        if match is None:
            continue
        name, with_extras = plain_name(match[0]), "[" in requirement
        if (name, with_extras) in seen:
            continue
        seen.add((name, with_extras))
        library = installed.get(name)
        found[name] = "" if library is None else library.version
        if library is not None:
            waiting += (each for each in _requirements(library) if with_extras or not _of_an_extra(each))
    return found


def plain_name(name: str) -> str:
    """The name of a library as it is compared (PyPA, "Names and normalization")."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _installed() -> dict[str, _Installed]:
    """What is installed, by its plain name; of several versions the one that Python finds first."""
    found: dict[str, _Installed] = {}
    for folder in sys.path:
        try:
            entries = os.listdir(folder or ".")  # noqa: PTH208 - at every start
        except OSError:
            continue
        for entry in entries:
            stem, ending = os.path.splitext(entry)  # noqa: PTH122
            if ending in (".dist-info", ".egg-info"):
                name, _, version = stem.partition("-")
                found.setdefault(plain_name(name), _Installed(version, os.path.join(folder, entry)))  # noqa: PTH118
    return found


def _roots(installed: dict[str, _Installed]) -> list[str] | None:
    """What undoc itself requires; None when that cannot be known.

    In a checkout it is what ``pyproject.toml`` says, which may be newer than what was installed.
    """
    own = installed.get(_PROGRAM)
    if not (_PACKAGE / "data").is_dir() and (own is None or _is_newer(_PYPROJECT, own.folder)):
        import tomllib

        try:
            project = tomllib.loads(_PYPROJECT.read_text("utf-8"))["project"]
            if project["name"] == _PROGRAM:
                return list(project["dependencies"])
        except (OSError, ValueError, KeyError):
            pass
    return None if own is None else [each for each in _requirements(own) if not _of_an_extra(each)]


def _is_newer(path: Path, folder: str) -> bool:
    try:
        return path.stat().st_mtime_ns > os.stat(folder).st_mtime_ns  # noqa: PTH116
    except OSError:
        return True


def _requirements(library: _Installed) -> list[str]:
    """What a library says that it requires, in the head of its metadata; the rest is a long description."""
    for name in ("/METADATA", "/PKG-INFO", ""):
        try:
            with open(library.folder + name, "rb", buffering=0) as stream:  # noqa: PTH123 - at every start
                head = b""
                while b"\n\n" not in head and b"\n\r\n" not in head and (more := stream.read(_HEAD)):
                    head += more
        except OSError:
            continue
        head = head.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
        return [match.decode("utf-8", "replace") for match in _REQUIRED.findall(head)]
    return []


def _of_an_extra(requirement: str) -> bool:
    return "extra" in requirement.partition(";")[2]
