"""``undoc watch``."""

from __future__ import annotations

import typer

from undoc.cli import parameters
from undoc.cli.options import CONTENT, OUT, BuildOptions
from undoc.production.formats import FORMATS

HELP = """Build documents, and build again what you save.

Prints a line for each build, with the problems it found, and goes on until it is stopped with Ctrl-C.
A version with a problem keeps the files it had. The exit status is 0 when it is stopped, 1 when there
is no folder to watch, 2 when the command is not understood.
"""
EXAMPLES = """\b
Examples:
  undoc watch
  undoc watch content/HSP_EB.2024_17 --lang zh --format pdf
"""


def command(
    paths: parameters.Paths = None,
    lang: parameters.Languages = None,
    formats: parameters.Formats = None,
    out: parameters.Out = OUT,
    numbers: parameters.Numbers = "auto",
    data: parameters.Data = None,
    strict: parameters.Strict = False,
) -> None:
    """Build again and again."""
    from undoc.cli.watching import watch_content

    options = BuildOptions(
        paths=tuple(paths or (CONTENT,)),
        languages=tuple(lang or ()) or None,
        formats=tuple(formats or FORMATS),
        out=out,
        numbers=numbers,
        data=data,
        strict=strict,
    )
    raise typer.Exit(watch_content(options))
