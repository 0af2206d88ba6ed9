"""Outputs and content do not mix: the folder that is written to lies apart from those of the documents."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from undoc.model import ContentError, Place, Problem


def refuse_among(out: Path, folders: Iterable[Path]) -> None:
    """ContentError when ``out`` is one of the content ``folders``, lies in one or has one in it; links are followed."""
    written = os.path.realpath(out) + os.sep
    real: dict[str, str] = {}
    for folder in folders:
        # Thousands lie in one folder, which is looked up once; texts, for paths take ten times as long.
        above, _, name = str(folder).rpartition(os.sep)
        if above and name != ".." and not os.path.islink(folder):  # noqa: PTH114
            if above not in real:
                real[above] = os.path.realpath(above)
            read = f"{real[above]}{os.sep}{name}{os.sep}"
        else:
            read = os.path.realpath(folder) + os.sep
        if read.startswith(written) or written.startswith(read):
            how = "is" if read == written else "holds" if read.startswith(written) else "lies in"
            message = f"The folder to write to {how} the folder of a document, {folder}."
            advice = "Name one apart from the documents, as --out build."
            raise ContentError([Problem(Place(str(out)), "output-in-content", message, advice)])
