"""Building again after every edit, in one process that keeps fonts and templates at hand."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from undoc.model import ContentError, Place, Problem
from undoc.production import build
from undoc.production.formats import FORMATS
from undoc.production.report import BuildReport, Progress

if TYPE_CHECKING:
    from threading import Event as Flag

#: Time (ms) without a further change after which a rebuild begins: an editor writes a file in several steps.
_STILL = 10
_LONGEST = 500
#: How often (ms) it is looked whether the folders that are watched are still there.
_LOOK = 500
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
    strict: bool = False,
    progress: Progress | None = None,
    stop: Flag | None = None,
) -> Iterator[Rebuild]:
    """Build as ``build`` does, then again what each change touches, until ``stop`` is set.

    Yields what came of each build, the first one included. A file that is wrong is a problem of that build, and the
    next change is waited for; so is a folder that is removed, until it is there again. Ends after the first build when
    there is no folder to watch. ContentError when the system cannot watch them.
    """
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
            strict=strict,
            progress=progress,
        )
        if chosen is not everything:
            # That these few documents lack a language is no news.
            general = tuple(problem for problem in report.general if problem.code != "no-such-version")
            report = replace(report, general=general)
        return Rebuild(report, time.monotonic() - start)

    yield built(everything, time.monotonic())
    content = [path for path in everything if _identity(path)]
    if not content:
        return
    touched = _Touched(everything, Path(out))
    for changed in _changes([*content, *_template_folders(data)], touched, stop):
        start = time.monotonic()
        yield built(everything if changed is None else touched.folders(changed), start)


def _changes(folders: list[Path], touched: _Touched, stop: Flag | None) -> Iterator[list[str] | None]:
    """What has changed below ``folders``, each time; None when one of these is gone, or there anew."""
    from watchfiles import Change
    from watchfiles import watch as changes

    def moved(changed: Iterable[tuple[Change, str]]) -> bool:
        """Whether what is watched is not there any more: another folder may have the name of the one that was."""
        if any(_identity(folder) != identity for folder, identity in known.items()):
            return True
        gone = {os.path.realpath(path) for change, path in changed if change is Change.deleted}
        return any(os.path.realpath(folder) in gone for folder in known)

    def identities() -> dict[Path, tuple[int, int] | None]:
        return {folder: _identity(folder) for folder in folders}

    state = _state(folders, touched)
    built = identities()
    while True:
        known = identities()
        if known != built:
            # One has come back, or gone, while the last build was at work.
            built = known
            yield None
            continue
        present = [folder for folder, identity in known.items() if identity]
        if not present:
            # There is nothing that the system could watch: it is looked for now and then.
            while not any(map(_identity, folders)):
                if _stopped(stop):
                    return
            continue
        watched = changes(
            *present,
            watch_filter=lambda _, path: touched.counts(path),
            debounce=_LONGEST,
            step=_STILL,
            stop_event=stop,
            rust_timeout=_LOOK,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        )
        try:
            for changed in watched:
                if moved(changed):
                    built = identities()
                    yield None
                    break
                if changed:
                    yield [path for _, path in changed]
            else:
                return
        except FileNotFoundError:  # removed in this moment
            continue
        except (OSError, RuntimeError) as error:
            if "decode path" in str(error):
                # The name of a file is no text: the watch ends as soon as anybody, a build too, looks at it.
                if _stopped(stop):
                    return
                now = _state(present, touched)
                if now != state:
                    yield None
                state = now
                continue
            message = f"The system cannot watch the folders: {error}."
            advice = "Watch fewer folders, or build after each edit."
            raise ContentError([Problem(Place(str(present[0])), "unwatchable-folder", message, advice)]) from None


def _state(folders: Iterable[Path], touched: _Touched) -> set[tuple[str, int, int]]:
    """Every file below the folders that counts, with its time and size."""
    found = set()
    for folder in folders:
        for path, _, names in os.walk(folder):
            for file in (os.path.join(path, name) for name in names):  # noqa: PTH118
                with suppress(OSError):
                    status = os.lstat(file)
                    if touched.counts(file):
                        found.add((file, status.st_mtime_ns, status.st_size))
    return found


def _identity(folder: Path) -> tuple[int, int] | None:
    """Which folder it is, whatever its name; None when there is none that can be looked at."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISDIR(status.st_mode) else None


def _stopped(stop: Flag | None) -> bool:
    """Wait a moment; whether the watch is to end."""
    if stop is not None:
        return stop.wait(_LOOK / 1000)
    time.sleep(_LOOK / 1000)
    return False


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
            if path.name == "document.yaml" or not below or not os.path.lexists(folder / "document.yaml"):
                return self._paths
            found[folder] = None
        return list(found)


def _is_below(folder: Path, start: Path) -> bool:
    return Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(start))


def _template_folders(data: str | Path | None) -> list[Path]:
    from undoc.production.data import use_data

    try:
        root = use_data(data)
    except ContentError:
        return []
    return [root / "templates", root / "fonts"]
