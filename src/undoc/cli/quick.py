"""The plainest command lines, read without the command-line library.

That takes longer to import than a short document takes to build. Everything else, and everything wrong, is left to
``app``: what is read here means the same there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct, field

from undoc.cli.options import (
    CONTENT,
    OUT,
    TRACKED,
    BuildOptions,
    CheckOptions,
    ImportOptions,
    choices,
    job_number,
)
from undoc.model import LANGUAGES
from undoc.production.formats import FORMATS, NUMBERS

Options = BuildOptions | CheckOptions | ImportOptions


def read(arguments: Sequence[str]) -> Options | None:
    """The options that ``arguments`` give to a command, or None when the whole command line must be read."""
    if not arguments or arguments[0] not in _COMMANDS:
        return None
    known, understood = _COMMANDS[arguments[0]]
    line = _split(arguments[1:], known)
    try:
        return None if line is None else understood(line)
    except ValueError:
        return None


class _Line(Struct):
    """The parts of a command line: paths, the values of each option, the flags that are set."""

    paths: list[Path] = field(default_factory=list)
    values: dict[str, list[str]] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)

    def chosen(self, option: str, known: tuple[str, ...]) -> tuple[str, ...]:
        """The values of an option that takes lists. ValueError when one is not known."""
        return choices(self.values.get(option, ()), known)

    def folder(self, option: str) -> Path | None:
        """The folder or file that an option names; the last one counts."""
        return Path(self.values[option][-1]) if option in self.values else None


def _split(arguments: Sequence[str], known: dict[str, bool]) -> _Line | None:
    """The parts of ``arguments``; ``known`` says of each option whether it takes a value. None when in doubt."""
    line = _Line()
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if known.get(name):
            value = value if equals else next(rest, "")
            if not value or value.startswith("-"):
                return None
            line.values.setdefault(name, []).append(value)
        elif argument in known:
            line.flags.add(argument)
        elif not argument or argument.startswith("-"):
            return None
        else:
            line.paths.append(Path(argument))
    return line


def _build(line: _Line) -> BuildOptions:
    numbers = line.values.get("--numbers", ["auto"])[-1]
    if numbers not in NUMBERS:
        raise ValueError(numbers)
    jobs = line.values.get("--jobs")
    return BuildOptions(
        paths=tuple(line.paths) or (CONTENT,),
        languages=line.chosen("--lang", LANGUAGES) or None,
        formats=line.chosen("--format", FORMATS) or FORMATS,
        out=line.folder("--out") or OUT,
        numbers=numbers,
        data=line.folder("--data"),
        quiet=bool(line.flags & {"--quiet", "-q"}),
        jobs=job_number(jobs[-1]) if jobs else None,
        scheduler=line.values["--scheduler"][-1] if "--scheduler" in line.values else None,
        force="--force" in line.flags,
        strict="--strict" in line.flags,
        explain="--explain" in line.flags,
        report=line.folder("--report"),
    )


def _check(line: _Line) -> CheckOptions:
    return CheckOptions(
        paths=tuple(line.paths) or (CONTENT,),
        languages=line.chosen("--lang", LANGUAGES) or None,
        data=line.folder("--data"),
        json=bool(line.flags),
    )


def _import(line: _Line) -> ImportOptions:
    tracked = line.values.get("--tracked", TRACKED[:1])[-1]
    languages = line.values.get("--lang", [""])
    if tracked not in TRACKED or languages[-1] not in ("", *LANGUAGES) or not line.paths:
        raise ValueError(tracked)
    return ImportOptions(
        files=tuple(line.paths),
        into=line.folder("--into") or CONTENT,
        language=languages[-1] or None,
        tracked=tracked,
        data=line.folder("--data"),
        json=bool(line.flags),
    )


#: Each command's options, with whether they take a value, and what its options are then.
_COMMANDS: dict[str, tuple[dict[str, bool], Callable[[_Line], Options]]] = {
    "build": (
        {
            "--lang": True,
            "--format": True,
            "--out": True,
            "--numbers": True,
            "--data": True,
            "--jobs": True,
            "--scheduler": True,
            "--report": True,
            "--force": False,
            "--strict": False,
            "--explain": False,
            "--quiet": False,
            "-q": False,
        },
        _build,
    ),
    "check": ({"--lang": True, "--data": True, "--json": False}, _check),
    "import": (
        {"--into": True, "--lang": True, "--tracked": True, "--data": True, "--json": False},
        _import,
    ),
}
