"""Many documents, each in its languages and formats: what is wrong with one leaves its earlier files as they were."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from undoc.build.folders import Plan, Planned
from undoc.build.formats import WRITERS, Ready
from undoc.build.outputs import write_files
from undoc.build.report import BuildReport, DocumentResult, Output, Progress, Step
from undoc.model import ContentError, Document, Problem, Severity

if TYPE_CHECKING:
    from undoc.templates import Templates


class Order(NamedTuple):
    """What to make of each version. Without formats it is prepared and typeset, and nothing is written."""

    formats: tuple[str, ...]
    numbers: str
    out: Path


def build_documents(plan: Plan, templates: Templates, order: Order, progress: Progress) -> BuildReport:
    """Build what is planned, one document after the other; write a document's files when all its versions are made."""
    total = sum(len(planned.versions) for planned in plan.planned)
    done = 0
    results: list[DocumentResult] = []
    for planned in plan.planned:
        building = _Building(planned)
        for language in planned.versions:
            progress(Step(done, total, f"{building.name} {language}"))
            building.make(language, templates, order)
            done += 1
        results.append(building.finish())
        progress(Step(done, total, building.name, results[-1]))
    return BuildReport(tuple(results), plan.general)


class _Building:
    """One document on its way: the files made so far and the problems found."""

    def __init__(self, planned: Planned) -> None:
        self._planned = planned
        self._symbol = str(planned.document.metadata.symbol) if planned.document else None
        self._problems = set(planned.problems)
        self._files: dict[Output, bytes] = {}

    @property
    def name(self) -> str:
        """What to call the document: its symbol, or its folder when that is all that is known."""
        return self._symbol or str(self._planned.folder)

    def make(self, language: str, templates: Templates, order: Order) -> None:
        """Make the files of one language version, in memory."""
        assert self._planned.document is not None
        try:
            files, warnings = _files(self._planned.document, language, templates, order)
            self._files |= files
            self._problems.update(warnings)
        except ContentError as error:
            self._problems.update(error.problems)

    def finish(self) -> DocumentResult:
        """Write the files if there was no error."""
        written: tuple[Output, ...] = ()
        if not any(problem.severity is Severity.ERROR for problem in self._problems):
            try:
                write_files({output.path: data for output, data in self._files.items()})
                written = tuple(self._files)
            except ContentError as error:
                self._problems.update(error.problems)
        return DocumentResult(self._planned.folder, self._symbol, written, tuple(sorted(self._problems)))


def _files(
    document: Document, language: str, templates: Templates, order: Order
) -> tuple[dict[Output, bytes], list[Problem]]:
    """The files of one language version, and warnings. ContentError with every problem found."""
    from undoc.prepare import prepare

    prepared = prepare(document, language, templates)
    ready = Ready(document, prepared, templates, order.numbers)
    if not order.formats:
        _ = ready.pages
    folder = order.out / document.metadata.symbol.file_stem
    files = {
        Output(prepared.symbol, language, name, folder / f"{prepared.file_stem}.{name}"): WRITERS[name](ready)
        for name in order.formats
    }
    return files, ready.warnings
