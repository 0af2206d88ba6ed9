"""Many documents: their tasks are run, and the files of each are written when all its versions are made.

What is wrong with one version leaves its earlier files as they were; the others are written, together, unless the order
is strict.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import accumulate, pairwise

from undoc.model import ContentError, Problem, Severity
from undoc.production.formats import NUMBERED
from undoc.production.outputs import leftovers, located, remove, write_files
from undoc.production.record.dependencies import ORIGINAL, is_content
from undoc.production.record.digests import Stamp, digest_of
from undoc.production.record.plan import Order, Plan, Planned
from undoc.production.record.record import Recorded, Records
from undoc.production.report import BuildReport, DocumentResult, NotBuilt, Output, Progress, Step
from undoc.production.workers.runner import Runner
from undoc.production.workers.task import Made


def build_documents(plan: Plan, order: Order, runner: Runner, progress: Progress, *, keep_going: bool) -> BuildReport:
    """Build what is planned. Results come in the order of the plan, whatever the order they are made in."""
    start = time.time_ns()
    records = Records(order.out)
    buildings = [_Building(item, order, records, start) for item in plan.planned]
    tasks = [task for building in buildings for task in building.planned.tasks]
    owners = [building for building in buildings for _ in building.planned.tasks]
    firsts = [0, *accumulate(len(building.planned.tasks) for building in buildings)]
    offsets = [number - first for first, end in pairwise(firsts) for number in range(first, end)]
    results: list[DocumentResult] = []
    done = 0

    def report_finished() -> None:
        while len(results) < len(buildings) and (result := buildings[len(results)].result) is not None:
            results.append(result)
            progress(Step(done, len(tasks), result.symbol or str(result.folder), result))

    report_finished()
    records.clean()
    with closing(runner.run(tasks)) as events:
        for number, made in events:
            owner = owners[number]
            if made is None:
                progress(Step(done, len(tasks), f"{owner.planned.name} {tasks[number].language or ''}".rstrip()))
                continue
            done += 1
            owner.take(offsets[number], made)
            report_finished()
            if not keep_going and owner.result is not None and not owner.result.ok:
                break
    finished = [building.result for building in buildings[len(results) :] if building.result is not None]
    left = tuple(building.planned.folder for building in buildings if building.result is None)
    for result in finished:
        progress(Step(done, len(tasks), result.symbol or str(result.folder), result))
    return BuildReport((*results, *finished), plan.general, left)


class _Building:
    """One document on its way. ``result`` is there once all its tasks are made and its files written."""

    def __init__(self, planned: Planned, order: Order, records: Records, start: int) -> None:
        self.planned = planned
        self.result: DocumentResult | None = None
        self._order = order
        self._records = records
        self._start = start
        self._made: dict[int, Made] = {}
        self._good: dict[int, Made] = {}  # those whose files may be written
        if not planned.tasks:
            self._finish()

    def take(self, number: int, made: Made) -> None:
        """Take what came of the task ``number`` of the document; after the last one its files are written."""
        self._made[number] = made
        if len(self._made) == len(self.planned.tasks):
            self._finish()
            self._made.clear()
            self._good.clear()

    def _finish(self) -> None:
        planned = self.planned
        problems = set(planned.problems).union(*(made.problems for made in self._made.values()))
        written: tuple[Output, ...] = ()
        refused = _has_error(problems) if self._order.strict else _has_error(planned.problems)
        if not refused:
            self._good = {number: made for number, made in sorted(self._made.items()) if made.ok}
        if self._order.formats and not refused:
            try:
                written, warnings = self._commit()
                problems |= warnings
            except ContentError as error:
                problems.update(error.problems)
                self._good.clear()
        findings = set().union(*(made.findings for made in self._made.values()))
        symbol = next((made.symbol for made in self._made.values() if made.symbol), planned.symbol)
        if symbol is None:
            from undoc.content.read.metadata import symbol_of

            known = symbol_of(planned.folder / "document.yaml")
            symbol = None if known is None else str(known)
        self.result = DocumentResult(
            planned.folder,
            symbol,
            outputs=written,
            problems=tuple(sorted(problems | findings)),
            unchanged=planned.unchanged,
            not_built=tuple(self._not_built()),
        )

    def _not_built(self) -> Iterator[NotBuilt]:
        planned = self.planned
        built = {planned.tasks[number].language for number in self._good}
        made = {task.language for task in planned.tasks}
        built |= {output.language for output in planned.unchanged if output.language not in made}
        for language in planned.languages:
            if language not in built:
                earlier = (output for (code, _), output in sorted(planned.earlier.items()) if code == language)
                paths = (output.path(self._order.out) for output in earlier)
                yield NotBuilt(language, tuple(path for path in paths if os.path.exists(path)))  # noqa: PTH110 - out of reach

    def _commit(self) -> tuple[tuple[Output, ...], set[Problem]]:
        """Write the files and the record of them, as one step for other builds; warnings say what is not recorded.

        ContentError when a file cannot be written: then none has changed.
        """
        if not self._good and not self.planned.leftovers:
            return (), set()
        files = dict(self._files())
        with located(self._order.out), self._records.locked():
            # Nobody else writes now: temporary files that are there belong to builds that were killed.
            remove(self.planned.leftovers)
            for folder in {output.path.parent for output in files}:
                remove(leftovers(folder))
            write_files({output.path: data for output, data in files.items()})
            try:
                self._record(files)
            except ContentError as error:
                return tuple(files), {_not_recorded(problem) for problem in error.problems}
        return tuple(files), set()

    def _files(self) -> Iterator[tuple[Output, bytes]]:
        for number, made in self._good.items():
            task = self.planned.tasks[number]
            for name, data in made.files.items():
                assert made.symbol is not None
                assert task.language is not None
                path = self._order.out / made.folder_name / f"{made.stem}.{name}"
                reason = self.planned.reasons.get((task.language, name), "")
                yield Output(made.symbol, task.language, format=name, path=path, reason=reason), data

    def _record(self, files: dict[Output, bytes]) -> None:
        """Record what was made, with what is recorded of other versions by now."""
        if not self._good:
            return
        folder = self.planned.folder
        record = self._records.read(folder)
        record.names = self.planned.names
        made_by_language = {self.planned.tasks[number].language: made for number, made in self._good.items()}
        for made in made_by_language.values():
            record.symbol, record.folder_name, record.original = made.symbol or "", made.folder_name, made.original
            record.warnings = made.of_folder
            read = {name: digest for name, digest in made.needs.items() if is_content(name)}
            if made.compared is not None:
                name, digest = made.compared
                read[name] = digest
                record.structures = {digest: made.needs[ORIGINAL]}
            for name, digest in read.items():
                record.content[name] = Stamp.since(self._start, folder / name, digest)
        for output, data in files.items():
            status = output.path.stat()
            stamp = Stamp(digest_of(data), status.st_mtime_ns, status.st_size)
            numbers = self._order.form if output.format in NUMBERED else ""
            made = made_by_language[output.language]
            key = output.language, output.format
            if made.needs:
                warnings = tuple(problem for problem in made.problems if problem not in made.of_folder)
                names = output.path.parent.name, output.path.name
                record.outputs[key] = Recorded(*names, stamp, numbers, made.needs, warnings)
            else:
                record.outputs.pop(key, None)
        self._records.write(folder, record)


def _has_error(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _not_recorded(problem: Problem) -> Problem:
    message = problem.message.replace("The file", "The record of the files written", 1)
    advice = "The next build makes them again. See that you may write there."
    return Problem(problem.place, "unwritable-record", message, advice, severity=Severity.WARNING)
