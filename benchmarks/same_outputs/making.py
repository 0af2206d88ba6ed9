"""Making the outputs of an item with the program of a checkout, by its command: no state of it is known here."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from benchmarks.same_outputs.inputs import Item

#: Seconds after which a command is ended.
LIMIT = 60
_ENDED = [f"ended after {LIMIT} seconds"]


class Made(Struct, frozen=True):
    """What came of an item: the digest of each output by its name, and the problems told by each command."""

    outputs: dict[str, str]
    problems: dict[str, list[str]]


class Store:
    """Keeps outputs by their digests, so that those that differ can be looked at."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes) -> str:
        """Keep the bytes; their digest."""
        digest = hashlib.sha256(data).hexdigest()
        path = self.folder / digest
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            # Two threads may put the same bytes.
            with tempfile.NamedTemporaryFile(dir=self.folder, delete=False) as file:
                file.write(data)
            Path(file.name).replace(path)
        return digest

    def get(self, digest: str) -> bytes | None:
        """The bytes with this digest; None when they are not here."""
        path = self.folder / digest
        return path.read_bytes() if path.exists() else None


def make(item: Item, checkout: Path, store: Store) -> Made:
    """Make the outputs of an item with the program in ``checkout/src``."""
    outputs: dict[str, str] = {}
    problems: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        item.lay(work)
        for name, arguments in _commands(item):
            if name != "import" and not (work / "content").exists():
                break
            said = _run(arguments, checkout, work)
            if said:
                problems[name] = said
            if said == _ENDED:
                break
        kept = ("auto", "typed") if item.word is None else ("content", "auto", "typed")
        for top in kept:
            for path in sorted((work / top).rglob("*")):
                if path.is_file() and ".undoc" not in path.parts:
                    outputs[path.relative_to(work).as_posix()] = store.put(path.read_bytes())
    return Made(outputs, problems)


def _commands(item: Item) -> Iterator[tuple[str, list[str]]]:
    if item.word is not None:
        yield "import", ["import", item.word, "--into", "content", "--tracked", item.tracked]
    yield "auto", ["build", "content", "--out", "auto", "--jobs", "1", "--quiet"]
    yield (
        "typed",
        ["build", "content", "--out", "typed", "--jobs", "1", "--quiet", "--format", "docx", "--numbers", "typed"],
    )


def _run(arguments: list[str], checkout: Path, work: Path) -> list[str]:
    """The lines that a command writes to its error stream, without what is of the machine; how it ended."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("UNDOC_")}
    environment["PYTHONPATH"] = str(checkout / "src")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "undoc.cli", *arguments],
            check=False,
            cwd=work,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=LIMIT,
        )
    except subprocess.TimeoutExpired:
        return _ENDED
    lines = done.stderr.decode("utf-8", "replace").replace(str(work), "WORK").splitlines()
    if "Traceback (most recent call last):" in lines:
        lines = ["a traceback", lines[-1]]
    return [*lines, f"exit status {done.returncode}"] if lines or done.returncode else []
