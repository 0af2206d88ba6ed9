"""Building again after every edit, in one process that keeps fonts and templates at hand."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from undoc.build import build
from undoc.build.formats import FORMATS
from undoc.build.report import BuildReport, Progress
from undoc.model import ContentError

if TYPE_CHECKING:
    from threading import Event as Flag

#: Time (ms) without a further change after which a rebuild begins: an editor writes a file in several steps.
_STILL = 10
_LONGEST = 500
#: What editors and file managers write beside the files they save.
_ASIDE = (".swp", ".swx", ".tmp", ".bak", "~")


class Rebuild(NamedTuple):
    """What came of one build while watching, and how long it took (s) from the change that caused it."""

    report: BuildReport
    seconds: float


def watch(
    paths: str | Path | Iterable[str | Path],
    *,
    languages: Collection[str] | None = None,
    formats: Sequence[str] = FORMATS,
    out: str | Path = "build",
    numbers: str = "auto",
    data: str | Path | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
    stop: Flag | None = None,
) -> Iterator[Rebuild]:
    """Build as ``build`` does, then again what each change touches, until ``stop`` is set.

    Yields what came of each build, the first one included. A file that is wrong is a problem of that build, and the
    next change is waited for. Ends after the first build when there is no folder to watch.
    """
    from watchfiles import watch as changes

    everything = [Path(paths)] if isinstance(paths, str | Path) else [Path(path) for path in paths]

    def built(chosen: list[Path], start: float) -> Rebuild:
        report = build(
            chosen,
            languages=languages,
            formats=formats,
            out=out,
            numbers=numbers,
            data=data,
            jobs=jobs,
            progress=progress,
        )
        if chosen is not everything:
            # That these few documents lack a language is no news.
            general = tuple(problem for problem in report.general if problem.code != "no-such-version")
            report = replace(report, general=general)
        return Rebuild(report, time.monotonic() - start)

    yield built(everything, time.monotonic())
    content = [path for path in everything if path.is_dir()]
    if not content:
        return
    touched = _Touched(everything, Path(out))
    folders = [*content, *_template_folders(data)]
    watched = changes(
        *folders,
        watch_filter=lambda _, path: touched.counts(path),
        debounce=_LONGEST,
        step=_STILL,
        stop_event=stop,
        rust_timeout=1000,
        yield_on_timeout=False,
    )
    for changed in watched:
        start = time.monotonic()
        chosen = touched.folders(path for _, path in changed)
        yield built(chosen, start)


class _Touched:
    """Finds what changes touch."""

    def __init__(self, paths: list[Path], out: Path) -> None:
        self._paths = paths
        self._out = os.path.realpath(out)

    def counts(self, changed: str) -> bool:
        """Whether a change may touch a document: it is no output, and no file that editors write aside."""
        path = Path(os.path.realpath(changed))
        name = path.name
        return not (path.is_relative_to(self._out) or name.startswith(".") or name.endswith(_ASIDE))

    def folders(self, changed: Iterable[str]) -> list[Path]:
        """The content folders that the changes are in; all paths if one is in metadata, templates or elsewhere."""
        found: dict[Path, None] = {}
        for path in map(Path, changed):
            folder = path.parent
            below = any(_is_below(folder, start) for start in self._paths)
            if path.name == "document.yaml" or not below or not (folder / "document.yaml").is_file():
                return self._paths
            found[folder] = None
        return list(found)


def _is_below(folder: Path, start: Path) -> bool:
    return Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(start))


def _template_folders(data: str | Path | None) -> list[Path]:
    from undoc.templates.locate import data_root

    try:
        root = data_root(None if data is None else Path(data))
    except ContentError:
        return []
    return [root / "templates", root / "fonts"]
