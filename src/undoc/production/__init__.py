"""From content folders to files: what to build, the stages one after the other, and what came of it.

Comes in: folders and options. Goes out: files, and a ``BuildReport``. Each stage is imported when it is needed.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path

from undoc.garbage_collection import collected_rarely
from undoc.model import ContentError
from undoc.model.languages import languages as known_languages
from undoc.production.documents import build_documents
from undoc.production.folders import load
from undoc.production.formats import FORMATS, NUMBERS
from undoc.production.record.plan import Order, plan
from undoc.production.report import BuildReport, DocumentResult, NotBuilt, Output, Progress, Step
from undoc.production.workers.apart import refuse_among
from undoc.production.workers.runner import Here, Runner

__all__ = [
    "FORMATS",
    "NUMBERS",
    "BuildReport",
    "DocumentResult",
    "NotBuilt",
    "Output",
    "Progress",
    "Step",
    "build",
    "check",
    "cores",
    "load",
]

#: A worker process pays when it makes this many versions: it takes as long to start as they take to make.
_WORTH = 4


def build(
    paths: str | Path | Iterable[str | Path],
    *,
    languages: Collection[str] | None = None,
    formats: Iterable[str] = FORMATS,
    out: str | Path = "build",
    numbers: str = "auto",
    data: str | Path | None = None,
    jobs: int = 1,
    scheduler: str | None = None,
    force: bool = False,
    strict: bool = False,
    final: bool = False,
    keep_going: bool = True,
    progress: Progress | None = None,
) -> BuildReport:
    """Write the files of every document at and below ``paths``, and return what became of each.

    ``languages`` are codes (``zh``); None means all that a document has. The files of ``HSP/EB.2024/17`` go to
    ``out/HSP_EB.2024_17``. ``numbers`` says how a Word file has its numbers: ``auto``, counted by Word, or ``typed``,
    as text. ``data`` is a folder with own ``templates/`` and ``fonts/``. A ``final`` Word file has neither its source,
    by which edits made in it return, nor hidden bookmarks that nothing leads to.

    Files of an earlier build are left as they are when nothing has changed that decides them, unless ``force`` is set.
    ``jobs`` is the number of processes to use (large builds only; see ``cores``); ``scheduler`` the address of a Dask
    scheduler (``tcp://host:8786``) whose workers are to be used instead. Without ``keep_going`` the build stops at the
    first document with an error. The files have the same bytes in every case.

    A version with an error, or without what the original has, keeps the files it had and is among the ``not_built`` of
    its document; the other versions are built. With ``strict`` the document as a whole keeps the files it had.

    ``progress`` is called at every step. What is wrong with the content or the folders is in the report's
    ``problems``. ValueError for a language, a format, a kind of
    numbers or a number of jobs that there is not.
    """
    formats = tuple(dict.fromkeys(formats))
    _refuse_unknown("format", formats, FORMATS)
    _refuse_unknown("kind of numbers", (numbers,), NUMBERS)
    chosen = None if languages is None else tuple(languages)
    order = Order(chosen, formats, numbers=numbers, out=Path(out), force=force, strict=strict, final=final)
    return _done(
        paths, order, data=data, jobs=jobs, scheduler=scheduler, progress=progress or _ignore, keep_going=keep_going
    )


def _done(
    paths: str | Path | Iterable[str | Path],
    order: Order,
    *,
    data: str | Path | None,
    jobs: int,
    scheduler: str | None = None,
    progress: Progress,
    keep_going: bool = True,
) -> BuildReport:
    """Do what is ordered, with the templates in ``data``."""
    paths = [paths] if isinstance(paths, str | Path) else list(paths)
    if jobs < 1:
        raise ValueError(f"There cannot be {jobs} jobs; 1 is the least.")
    from undoc.production.data import use_data

    try:
        root = use_data(data)
        order = order._replace(data=root)
        _refuse_unknown("language", order.languages or (), known_languages().codes)
        planned = plan(paths, order, progress)
        if order.formats:
            refuse_among(order.out, (item.folder for item in planned.planned))
        runner = _runner(sum(len(item.tasks) for item in planned.planned), jobs, scheduler, root)
        with collected_rarely():
            return build_documents(planned, order, runner, progress, keep_going=keep_going)
    except ContentError as error:
        return BuildReport((), error.problems)


def check(
    paths: str | Path | Iterable[str | Path],
    *,
    languages: Collection[str] | None = None,
    data: str | Path | None = None,
    jobs: int = 1,
    rules: bool = True,
    progress: Progress | None = None,
) -> BuildReport:
    """Find what is wrong with every document at and below ``paths``, as ``build`` does, and write nothing.

    With ``rules`` the editorial rules are tried too: what they find has their names as codes, ``en.percent-word``, and
    keeps no document from being built.
    """
    chosen = None if languages is None else tuple(languages)
    order = Order(chosen, (), numbers=NUMBERS[0], out=Path("build"), rules=rules)
    return _done(paths, order, data=data, jobs=jobs, progress=progress or _ignore)


def cores() -> int:
    """How many processors this process may use: a good number of jobs."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _runner(tasks: int, jobs: int, scheduler: str | None, data: Path) -> Runner:
    if scheduler is not None and tasks:
        from undoc.production.workers.cluster import Cluster

        return Cluster(scheduler, data)
    processes = min(jobs, tasks // _WORTH)
    if processes < 2:
        return Here()
    from undoc.production.workers.workers import Workers

    return Workers(processes)


def _refuse_unknown(what: str, given: Iterable[str], known: tuple[str, ...]) -> None:
    for value in given:
        if value not in known:
            raise ValueError(f"There is no {what} {value!r}; there are {', '.join(known)}.")


def _ignore(step: Step) -> None:
    pass
