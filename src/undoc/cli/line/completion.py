"""Scripts that let shells complete commands, options and their values, made by shtab from the parsers."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from undoc.cli.line.parser import OneOf, Parser, SomeOf
from undoc.cli.printed.messages import shown_path

SHELLS = ("bash", "zsh", "fish")
_OPTIONS = {
    "install_completion": "Let the shell that runs this, or SHELL, complete commands and options",
    "show_completion": "Show the script for that",
}


class _Place(NamedTuple):
    """Where a shell has its scripts; and the file in which a line tells it so, if it does not look there itself."""

    script: Path
    settings: Path | None = None
    line: str = ""


def add_arguments(program: Parser) -> None:
    """Declare the options, which take the name of a shell."""
    for name, text in _OPTIONS.items():
        program.add_argument(
            _option(name),
            nargs="?",
            type=OneOf(SHELLS),
            default=argparse.SUPPRESS,
            metavar="SHELL",
            help=f"{text}: {', '.join(SHELLS)}.",
        )


def run(program: Parser, given: Mapping[str, str | None]) -> int:
    """Show or install the script for a shell, as the options given say; return the exit status."""
    for name in filter(given.__contains__, _OPTIONS):
        shell = given[name] or _running()
        if shell is None:
            program.error(f"The shell that runs this is not known. Name it: {_option(name)} bash.")
        if name == "show_completion":
            print(script(program, shell))
        elif not _install(script(program, shell), shell):
            return 1
    return 0


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def script(program: Parser, shell: str) -> str:
    """The script for a shell."""
    import shtab

    for parser in (program, *program.commands.values()):
        parser.description = str(parser.description).partition("\n")[0]
        for action in parser._actions:
            if isinstance(action.type, OneOf | SomeOf):
                action.choices = action.type.known
            elif action.type is Path:
                vars(action)["complete"] = shtab.DIRECTORY if action.metavar == "FOLDER" else shtab.FILE
    return str(shtab.complete(program, shell))


def _running() -> str | None:
    """The shell that has started this program; None when it is none of those known."""
    import shellingham

    try:
        shell, _ = shellingham.detect_shell()
    except (shellingham.ShellDetectionFailure, OSError):
        return None
    return shell if shell in SHELLS else None


def _install(text: str, shell: str) -> bool:
    """Write the script where the shell finds it; False, with the reason printed, when that cannot be done."""
    place = _place(shell)
    try:
        place.script.parent.mkdir(parents=True, exist_ok=True)
        place.script.write_text(f"{text}\n", "utf-8")
        if place.settings is not None:
            place.settings.parent.mkdir(parents=True, exist_ok=True)
            place.settings.touch()
            if place.line not in place.settings.read_text("utf-8", "surrogateescape").splitlines():
                with place.settings.open("a", encoding="utf-8") as stream:
                    stream.write(f"\n{place.line}\n")
    except OSError as error:
        print(f"The script could not be installed: {shown_path(error.filename)}: {error.strerror}.", file=sys.stderr)
        return False
    print(f"{shown_path(place.script)} is written; it works in {shell} from its next start on.")
    return True


def _place(shell: str) -> _Place:
    home = Path.home()
    if shell == "bash":
        script = home / ".bash_completions" / "undoc.sh"
        return _Place(script, home / ".bashrc", f"source {shlex.quote(str(script))}")
    if shell == "zsh":
        settings = Path(os.environ.get("ZDOTDIR") or home) / ".zshrc"
        return _Place(home / ".zfunc" / "_undoc", settings, "fpath+=~/.zfunc; autoload -Uz compinit; compinit")
    return _Place(Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "fish" / "completions" / "undoc.fish")
