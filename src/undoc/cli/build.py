"""``undoc build``."""

from __future__ import annotations

from typing import cast

import typer

from undoc.cli import parameters
from undoc.cli.actions import perform
from undoc.cli.options import CONTENT, OUT, BuildOptions
from undoc.production.formats import FORMATS

HELP = """Write the Word and PDF files of documents.

A document is a folder with a document.yaml and one file for each language version, such as en.md.
Its files go to a folder of its own: build/HSP_EB.2024_17/HSP_EB.2024_17-ZH.pdf.

Files that nothing has changed since the last build are left as they are. A file is made again when
its text, its pictures, the templates or fonts it uses, or undoc itself have changed, and when it was
changed by hand or removed. What is known of earlier builds is in build/.undoc, which may be removed.

What is wrong with a document is printed with file, line and column, and what to do about it. A
version with an error, or without a heading or number that the original has, is not built: its
earlier files stay as they are, and the last lines name it. The other versions are built, unless
--strict is given. The exit status is 0 when all is well, 1 when there are problems, 2 when the
command is not understood.
"""
EXAMPLES = """\b
Examples:
  undoc build
  undoc build content/HSP_EB.2024_17 --lang zh,en
  undoc build drafts --format pdf --out proofs
  undoc build --explain
  undoc build --jobs 8 --report build/report.json
  undoc build --scheduler tcp://192.0.2.1:8786
"""


def command(
    paths: parameters.Paths = None,
    lang: parameters.Languages = None,
    formats: parameters.Formats = None,
    out: parameters.Out = OUT,
    numbers: parameters.Numbers = "auto",
    data: parameters.Data = None,
    quiet: parameters.Quiet = False,
    jobs: parameters.Jobs = None,
    scheduler: parameters.Scheduler = None,
    force: parameters.Force = False,
    strict: parameters.Strict = False,
    explain: parameters.Explain = False,
    keep_going: parameters.KeepGoing = True,
    report: parameters.Report = None,
) -> None:
    """Build documents."""
    options = BuildOptions(
        paths=tuple(paths or (CONTENT,)),
        languages=tuple(lang or ()) or None,
        formats=tuple(formats or FORMATS),
        out=out,
        numbers=numbers,
        data=data,
        quiet=quiet,
        jobs=cast("int | None", jobs),  # read by the parameter's callback
        scheduler=scheduler,
        force=force,
        strict=strict,
        explain=explain,
        keep_going=keep_going,
        report=report,
    )
    raise typer.Exit(perform(options))
