"""The whole command line."""

from __future__ import annotations

from typing import Annotated

import typer

from undoc import __version__
from undoc.cli import build, check, fmt, import_, new, watch

app = typer.Typer(
    name="undoc",
    help="Make United Nations documents from plain text: one Word file and one PDF for each language version.",
    epilog="\b\nundoc build --help    shows the options of a command",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("build", help=build.HELP, epilog=build.EXAMPLES)(build.command)
app.command("check", help=check.HELP, epilog=check.EXAMPLES)(check.command)
app.command("watch", help=watch.HELP, epilog=watch.EXAMPLES)(watch.command)
app.command("new", help=new.HELP, epilog=new.EXAMPLES)(new.command)
app.command("fmt", help=fmt.HELP, epilog=fmt.EXAMPLES)(fmt.command)
app.command("import", help=import_.HELP, epilog=import_.EXAMPLES)(import_.command)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"undoc {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and stop.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    pass


def run(arguments: list[str]) -> int:
    """Run the command that ``arguments`` name, and return its exit status."""
    try:
        app(arguments, prog_name="undoc")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0
