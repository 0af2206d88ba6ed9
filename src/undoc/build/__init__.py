"""From content folders to files: what to build, the stages one after the other, and what came of it.

Comes in: folders and options. Goes out: files, and a ``BuildReport``. Each stage is imported when it is needed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from undoc.build.documents import Order, build_documents
from undoc.build.folders import load, plan
from undoc.build.formats import FORMATS, NUMBERS
from undoc.build.report import BuildReport, DocumentResult, Output, Progress, Step
from undoc.model import LANGUAGES, ContentError

__all__ = [
    "FORMATS",
    "NUMBERS",
    "BuildReport",
    "DocumentResult",
    "Output",
    "Progress",
    "Step",
    "build",
    "check",
    "load",
]


def build(
    paths: str | Path | Iterable[str | Path],
    *,
    languages: Collection[str] | None = None,
    formats: Iterable[str] = FORMATS,
    out: str | Path = "build",
    numbers: str = "auto",
    data: str | Path | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Write the files of every document at and below ``paths``, and return what became of each.

    ``languages`` are codes (``zh``); None means all that a document has. The files of ``HSP/EB.2024/17`` go to
    ``out/HSP_EB.2024_17``. ``numbers`` says how a Word file has its numbers: ``auto``, counted by Word, or ``typed``,
    as text. ``data`` is a folder with own ``templates/`` and ``fonts/``. ``progress`` is called at every step. What is
    wrong with the content or the folders is in the report's ``problems``; a document with an error keeps the files it
    had. ValueError for a language, a format or a kind of numbers that there is not.
    """
    paths = [paths] if isinstance(paths, str | Path) else list(paths)
    formats = tuple(dict.fromkeys(formats))
    _refuse_unknown("language", languages or (), LANGUAGES)
    _refuse_unknown("format", formats, FORMATS)
    _refuse_unknown("kind of numbers", (numbers,), NUMBERS)
    if progress is None:
        progress = _ignore
    from undoc.templates import Templates

    try:
        templates = Templates.load(None if data is None else Path(data))
    except ContentError as error:
        return BuildReport((), error.problems)
    order = Order(formats, numbers, Path(out))
    return build_documents(plan(paths, languages, progress), templates, order, progress)


def check(
    paths: str | Path | Iterable[str | Path],
    *,
    languages: Collection[str] | None = None,
    data: str | Path | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Find what is wrong with every document at and below ``paths``, as ``build`` does, and write nothing."""
    return build(paths, languages=languages, formats=(), data=data, progress=progress)


def _refuse_unknown(what: str, given: Iterable[str], known: tuple[str, ...]) -> None:
    for value in given:
        if value not in known:
            raise ValueError(f"There is no {what} {value!r}; there are {', '.join(known)}.")


def _ignore(step: Step) -> None:
    pass
