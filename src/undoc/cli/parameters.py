"""The arguments and options that commands share, with their help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from undoc.cli.options import choices, job_number
from undoc.model import LANGUAGES
from undoc.production.formats import FORMATS, NUMBERS


def several(option: str, metavar: str, text: str, known: tuple[str, ...], usual: str) -> Any:
    """An option that takes lists of ``known`` values; ``usual`` says what it is when it is not given."""

    def checked(given: list[str] | None) -> list[str]:
        try:
            return list(choices(given or (), known))
        except ValueError as error:
            raise typer.BadParameter(str(error)) from None

    text = f"{text}, with commas between: {', '.join(known)}."
    return typer.Option(option, metavar=metavar, help=text, callback=checked, show_default=usual)


def one_of(known: tuple[str, ...]) -> Callable[[str], str]:
    """A callback for an option that takes one of ``known`` values."""

    def checked(given: str) -> str:
        if given not in known:
            raise typer.BadParameter(f"There is no {given!r} here. Choose among {', '.join(known)}.")
        return given

    return checked


def _jobs(given: str | None) -> int | None:
    try:
        return None if given is None else job_number(given)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH",
        help="Folders of documents, or folders above some.",
        show_default="content",
    ),
]
Languages = Annotated[list[str] | None, several("--lang", "CODES", "Languages", LANGUAGES, "all that a document has")]
Formats = Annotated[list[str] | None, several("--format", "FORMATS", "Formats", FORMATS, "all")]
Out = Annotated[Path, typer.Option("--out", metavar="FOLDER", help="The folder to write to; it is made if need be.")]
Numbers = Annotated[
    str,
    typer.Option(
        "--numbers",
        metavar="|".join(NUMBERS),
        help="Numbers in Word files: counted by Word, so that they follow edits, or typed.",
        callback=one_of(NUMBERS),
    ),
]
Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="FOLDER",
        help="A folder with your own templates/ and fonts/, instead of those that come with undoc.",
        show_default=False,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print problems only.")]
Jobs = Annotated[
    str | None,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        help="How many versions to make at the same time.",
        callback=_jobs,
        show_default="one for each processor",
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="tcp://HOST:PORT",
        help="Have the work done by the workers of a Dask scheduler (tcp:// or tls://); needs undoc[cluster].",
        show_default=False,
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Make all files again, changed or not.")]
Strict = Annotated[
    bool,
    typer.Option("--strict", help="Write nothing of a document while one of its versions has an error or lags behind."),
]
Explain = Annotated[bool, typer.Option("--explain", help="Say of each file why it is made.")]
KeepGoing = Annotated[
    bool,
    typer.Option("--keep-going/--stop", help="Build the other documents when one has an error, or stop at the first."),
]
Report = Annotated[
    Path | None,
    typer.Option(
        "--report",
        metavar="FILE",
        help="Write what became of each document as JSON, to a file, a pipe or a device.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON, for other programs.")]
