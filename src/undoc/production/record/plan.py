"""What has to be made: every language version in every format, without those that nothing has changed since."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from undoc.model import Metadata, Place, Problem, Severity
from undoc.model.languages import languages
from undoc.production.folders import find, no_such_version
from undoc.production.formats import NUMBERED
from undoc.production.outputs import leftovers
from undoc.production.record.dependencies import (
    BODY,
    CONTENT,
    FONTS,
    ORIGINAL,
    PROGRAM,
    TEMPLATE,
    Needs,
    digest_of_structure,
    is_content,
)
from undoc.production.record.digests import Stamp, digest_of
from undoc.production.record.record import DocumentRecord, Recorded, Records
from undoc.production.report import Output, Progress, Step
from undoc.production.workers.task import Task

#: What is behind the kind of numbers that is recorded of a file for issuing.
_FINAL = " final"


class Order(NamedTuple):
    """What is asked for. ``languages`` None means all that a document has; without formats nothing is written.

    ``strict``: one version with an error keeps the others from being written. ``final``: the files are issued.
    ``rules``: the editorial rules are tried.
    """

    languages: tuple[str, ...] | None
    formats: tuple[str, ...]
    numbers: str
    out: Path
    data: Path = Path()
    force: bool = False
    strict: bool = False
    final: bool = False
    rules: bool = False

    @property
    def form(self) -> str:
        """What files in the formats NUMBERED differ by, as it is recorded: ``auto``, ``typed final``."""
        return self.numbers + _FINAL * self.final


class Planned(Struct, frozen=True):
    """A folder to build: what has to be made, and why each file of it; what has not; what is known to be wrong.

    ``symbol`` is None when it is not known yet. ``names`` stands for the names that warnings of the folder depend on.
    ``leftovers`` are the temporary files of a build that was killed. ``languages`` are those asked for that are there,
    ``earlier`` the files of earlier builds that are recorded.
    """

    folder: Path
    symbol: str | None
    names: str
    tasks: tuple[Task, ...]
    reasons: Mapping[tuple[str, str], str] = field(default_factory=dict)
    unchanged: tuple[Output, ...] = ()
    problems: tuple[Problem, ...] = ()
    leftovers: tuple[Path, ...] = ()
    languages: tuple[str, ...] = ()
    earlier: Mapping[tuple[str, str], Recorded] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What to call the document: its symbol, or its folder when that is all that is known."""
        return self.symbol or str(self.folder)


class Plan(NamedTuple):
    """All folders to build. ``general`` are the problems of the request itself: a folder that is not there, say."""

    planned: tuple[Planned, ...]
    general: tuple[Problem, ...]


def plan(paths: Iterable[str | Path], order: Order, progress: Progress) -> Plan:
    """Find the content folders at and below ``paths``, and what has to be made of each; in the order of the paths."""
    general: list[Problem] = []
    above = [Path(path) for path in paths]
    folders = find(above, general)
    planner = _Planner(order, Needs(order.data), one=len(folders) == 1)
    planned = []
    for number, folder in enumerate(folders):
        if number % 50 == 0:
            progress(Step(0, 0, f"Looking at {folder}"))
        planned.append(planner.planned(folder))
    general.extend(planner.orphans(above, folders))
    if folders and order.languages is not None:
        missing = (language for language in order.languages if language not in planner.languages)
        general.extend(no_such_version(language, above) for language in missing)
    return Plan(tuple(_without_clashes(planned, planner)), tuple(general))


class _Planner:
    """Plans folder after folder; ``languages`` are those met so far. ``one``: there is one folder only."""

    def __init__(self, order: Order, needs: Needs, *, one: bool) -> None:
        self._order = order
        self._out = str(order.out)
        self._needs = needs
        self._one = one
        self._records = Records(order.out)
        self.languages: set[str] = set()
        self.stems: dict[Path, str] = {}

    def planned(self, folder: Path) -> Planned:
        try:
            names = os.listdir(folder)  # noqa: PTH208
        except OSError:
            names = []
        present = [language for language in languages().codes if f"{language}.md" in names]
        self.languages.update(present)
        wanted = [code for code in present if self._order.languages is None or code in self._order.languages]
        key = _names_digest(folder, names)
        if not self._order.formats:
            return self._to_check(folder, key, wanted)
        record = self._records.read(folder)
        state = _State(folder, names, record, self._needs)
        symbol = self._symbol(folder, record, state)
        tasks, reasons, unchanged, warnings = [], {}, [], list[Problem]()
        for language in wanted:
            stale = {}
            for name in self._order.formats:
                reason = self._reason(state, language, name)
                if reason is None:
                    recorded = record.outputs[language, name]
                    unchanged.append(Output(record.symbol, language, name, recorded.path(self._order.out)))
                    warnings += recorded.warnings
                else:
                    stale[name] = reason
            if stale:
                tasks.append(self._task(folder, language, tuple(stale)))
                reasons.update({(language, name): reason for name, reason in stale.items()})
        if not tasks and (not wanted or key != record.names):
            tasks.append(self._task(folder, None, ()))
        elif unchanged and key == record.names:
            warnings += record.warnings
        if any(language not in present for language, _ in record.outputs):
            warnings += self._left(record, {code: f"{code}.md" for code, _ in record.outputs if code not in present})
        left = leftovers(self._order.out / record.folder_name) if record.folder_name else ()
        return Planned(
            folder,
            symbol,
            names=key,
            tasks=tuple(tasks),
            reasons=reasons,
            unchanged=tuple(unchanged),
            problems=tuple(warnings),
            leftovers=left,
            languages=tuple(wanted),
            earlier=record.outputs,
        )

    def orphans(self, paths: Iterable[Path], folders: Collection[Path]) -> Iterator[Problem]:
        """A warning for each file of an earlier build whose content folder, once below ``paths``, is gone.

        A folder that was only renamed leaves none: one of ``folders`` makes the same files.
        """
        above = [(path, os.path.realpath(path)) for path in paths if path not in folders]
        if not above or not self._order.formats:
            return
        for gone, record in self._records.gone():
            shown = next((path / gone.relative_to(top) for path, top in above if gone.is_relative_to(top)), None)
            if shown is not None and record.folder_name not in map(self._stem, folders):
                yield from self._left(record, dict.fromkeys((code for code, _ in record.outputs), str(shown)))

    def _stem(self, folder: Path) -> str | None:
        """The name of the folder that a document's files go to; None when its metadata do not tell."""
        if folder not in self.stems and self._one and (metadata := read_symbol(folder)) is not None:
            return metadata.symbol.file_stem
        return self.stems.get(folder)

    def _left(self, record: DocumentRecord, missing: Mapping[str, str]) -> Iterator[Problem]:
        """A warning for each file of an earlier build that is still there, though its language's source is missing."""
        for (language, _), recorded in sorted(record.outputs.items(), key=itemgetter(0)):
            if language not in missing:
                continue
            path = recorded.path(self._order.out)
            if os.path.exists(path):  # noqa: PTH110 - it may be out of reach
                message = f"{missing[language]}, which this file was made from, is not there any more."
                advice = "Remove the file if the document is withdrawn; it is left as it is."
                yield Problem(Place(str(path)), "orphaned-output", message, advice, severity=Severity.WARNING)

    def _to_check(self, folder: Path, key: str, wanted: list[str]) -> Planned:
        tasks = tuple(self._task(folder, language, ()) for language in wanted or (None,))
        return Planned(folder, self._symbol(folder, DocumentRecord(), None), key, tasks, languages=tuple(wanted))

    def _task(self, folder: Path, language: str | None, formats: tuple[str, ...]) -> Task:
        order = self._order
        return Task(
            folder,
            language,
            formats=formats,
            numbers=order.numbers,
            data=order.data,
            final=order.final,
            rules=order.rules,
        )

    def _symbol(self, folder: Path, record: DocumentRecord, state: _State | None) -> str | None:
        """The symbol of a folder, for the names of its files; of a single new one it is found while it is made."""
        if state is not None and record.symbol and state.is_as_recorded(CONTENT + "document.yaml"):
            self.stems[folder] = record.folder_name
            return record.symbol
        if self._one:
            return None
        metadata = read_symbol(folder)
        if metadata is None:
            return None
        self.stems[folder] = metadata.symbol.file_stem
        return str(metadata.symbol)

    def _reason(self, state: _State, language: str, name: str) -> str | None:
        """Why a file has to be made, in words; None when it has not."""
        if self._order.force:
            return "asked for with --force"
        recorded = state.record.outputs.get((language, name))
        if recorded is None:
            return "not built before"
        changed = state.changed(recorded)
        if changed is not None:
            return changed
        if name in NUMBERED and recorded.numbers != self._order.form:
            was_final = recorded.numbers.endswith(_FINAL)
            if was_final != self._order.final:
                return "the file was for issuing" if was_final else "the file was not for issuing"
            return f"the numbers were {recorded.numbers.removesuffix(_FINAL)}"
        try:
            stamp = Stamp.of(recorded.name_in(self._out), recorded.stamp)
        except FileNotFoundError:
            return "the file is missing"
        except OSError:
            return "the file cannot be read"
        return None if stamp.digest == recorded.stamp.digest else "the file was changed by other means"


class _State:
    """What a content folder holds now, beside what is recorded of it; each file is looked at once."""

    def __init__(self, folder: Path, names: list[str], record: DocumentRecord, needs: Needs) -> None:
        self.record = record
        self._folder = folder
        self._names = names
        self._needs = needs
        self._now: dict[str, str] = {}
        #: What has changed of needs that several files share, by where these are in memory.
        self._changed: dict[int, str | None] = {}

    def is_as_recorded(self, name: str) -> bool:
        stamp = self.record.content.get(name)
        return stamp is not None and self._digest(name) == stamp.digest

    def changed(self, recorded: Recorded) -> str | None:
        """In words, the first of its needs that is not what it was."""
        shared = id(recorded.needs)
        if shared not in self._changed:
            known = self._needs.known
            for name, digest in recorded.needs.items():
                # Most are the same for all documents: thirty thousand where nothing has changed.
                if known.get(name) != digest and self._digest(name) != digest:
                    self._changed[shared] = _has_changed(name)
                    break
            else:
                self._changed[shared] = None
        return self._changed[shared]

    def _digest(self, name: str) -> str:
        if name != ORIGINAL and not is_content(name):
            return self._needs.digest(name)
        if name not in self._now:
            self._now[name] = self._structure() if name == ORIGINAL else self._of_file(name)
        return self._now[name]

    def _of_file(self, name: str) -> str:
        try:
            path = os.path.join(self._folder, name)  # noqa: PTH118 - thousands
            return Stamp.of(path, self.record.content.get(name), self._folder).digest
        except OSError:
            return ""

    def _structure(self) -> str:
        """What the versions have in common now. The original is read only when it is not the file that it was."""
        codes = (self.record.original, *languages().codes)
        first = next((f"{code}.md" for code in codes if f"{code}.md" in self._names), "")
        known = self.record.structures.get(self._digest(CONTENT + first))
        if known is not None:
            return known
        from undoc.content.read import original_of

        original = original_of(self._folder, self._names, self.record.original)
        return digest_of_structure(None if original is None else original.structure)


def _has_changed(name: str) -> str:
    if name == FONTS:
        return "the fonts have changed"
    if name == PROGRAM:
        return "undoc has changed"
    if name == ORIGINAL:
        return "the original has changed in what is numbered or named"
    if name == TEMPLATE:
        return "files of the templates were added or removed"
    if name.startswith(BODY):
        return f"the body {name.removeprefix(BODY)} has changed"
    return f"{name.removeprefix(CONTENT)} has changed"


def read_symbol(folder: Path) -> Metadata | None:
    """The metadata of a folder; None when something in them is wrong, which is reported when it is built."""
    from undoc.content.read.metadata import read_metadata
    from undoc.model.report import Report

    return read_metadata(folder / "document.yaml", Report())


def _names_digest(folder: Path, names: list[str]) -> str:
    """Stands for the names that warnings depend on: those of the folder, its Markdown files and the languages."""
    texts = sorted(name for name in names if name.lower().endswith(".md"))
    name = os.path.basename(os.path.realpath(folder))  # noqa: PTH119
    return digest_of("\n".join((name, *texts, *languages().codes)).encode("utf-8", "surrogatepass"))


def _without_clashes(planned: list[Planned], planner: _Planner) -> list[Planned]:
    """Give each of several documents that would write the same files a problem that names the others.

    What else is wrong with them is still found; nothing is written.
    """
    by_stem: defaultdict[str, list[Planned]] = defaultdict(list)
    for item in planned:
        if item.folder in planner.stems:
            # Some file systems take “a” and “A” for the same name.
            by_stem[planner.stems[item.folder].casefold()].append(item)
    clashing = {item.folder: group for group in by_stem.values() if len(group) > 1 for item in group}
    return [_clashing(item, clashing[item.folder]) if item.folder in clashing else item for item in planned]


def _clashing(item: Planned, group: list[Planned]) -> Planned:
    metadata = read_symbol(item.folder)
    if metadata is None:
        return item
    others = ", ".join(str(other.folder) for other in group if other.folder != item.folder)
    message = f"The symbol {metadata.symbol} gives the same file names as the document in {others}."
    problem = Problem(
        metadata.place_of("symbol"), "duplicate-symbol", message, "Give each document a symbol of its own."
    )
    tasks = tuple(replace(task, formats=()) for task in item.tasks)
    return replace(item, tasks=tasks, unchanged=(), problems=(*item.problems, problem))
