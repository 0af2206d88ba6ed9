"""Whether the program still makes the same outputs, byte for byte.

    python -m benchmarks.same_outputs write FILE [--source CHECKOUT] [--also FOLDER]… [--only PATTERN]
    python -m benchmarks.same_outputs compare BEFORE [--source CHECKOUT] [--also FOLDER]… [--only PATTERN]

`write` makes all outputs of the program in a checkout (this one) and writes a manifest of their digests; the outputs
are kept beside it. `compare` makes them too and says which differ from BEFORE, and where first: the line of a text, the
page of a PDF, the part and element of a Word file. BEFORE is a manifest, another checkout, or a commit; the status is 1
when something differs.

The outputs are: content/ and the specimen of the tests as Word files with both kinds of numbers and as PDF; of the
folders named with --also, the content folders and pictures likewise, and of each Word file the content folder that
comes of its import, and the files built from that. What is told meanwhile is compared too. The content is always that
of this checkout.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec

from benchmarks.same_outputs import manifest
from benchmarks.same_outputs.inputs import ROOT, Item, items
from benchmarks.same_outputs.making import Made, Store, make

T = TypeVar("T")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or compare; the exit status."""
    options = _options(arguments)
    chosen = [item for item in items(options.also) if options.only is None or _is_named(item.name, options.only)]
    if not chosen:
        print("Nothing has such a name.", file=sys.stderr)
        return 1
    if options.command == "write":
        return _write(chosen, options.source, options.file, options.jobs)
    with tempfile.TemporaryDirectory() as folder, _before(options.before) as before:
        return _compare(chosen, before, options, Path(folder))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.same_outputs",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    writing = commands.add_parser("write", help="write a manifest")
    writing.add_argument("file", type=Path, metavar="FILE")
    comparing = commands.add_parser("compare", help="say what differs")
    comparing.add_argument("before", metavar="BEFORE", help="a manifest, a checkout or a commit")
    for command in (writing, comparing):
        command.add_argument("--source", type=Path, default=ROOT, metavar="CHECKOUT", help="where the program is")
        command.add_argument(
            "--also", type=Path, action="append", default=[], metavar="FOLDER", help="more content and Word files"
        )
        command.add_argument(
            "--only", metavar="PATTERN", help="only those items whose names hold this; * and ? may be in it"
        )
        command.add_argument("--jobs", type=int, default=2, metavar="N", help="how many items at the same time")
    return parser.parse_args(arguments)


def _is_named(name: str, pattern: str) -> bool:
    return fnmatchcase(name, f"*{pattern}*")


def _write(chosen: Sequence[Item], checkout: Path, file: Path, jobs: int) -> int:
    job = partial(make, checkout=checkout.resolve(), store=manifest.store_of(file))
    with ThreadPoolExecutor(jobs) as pool:
        made = {item.name: one for item, one in _progress(chosen, pool.map(job, chosen))}
    manifest.write(manifest.Manifest(made, manifest.libraries()), file)
    print(f"{file}: {len(made)} items, {sum(len(one.outputs) for one in made.values())} outputs.")
    return 0


def _compare(
    chosen: Sequence[Item], before: Path | manifest.Manifest, options: argparse.Namespace, folder: Path
) -> int:
    new = Store(folder / "new")
    earlier = None if isinstance(before, Path) else before
    old = Store(folder / "old") if earlier is None else manifest.store_of(Path(options.before))
    if earlier is not None and earlier.libraries != manifest.libraries():
        print("The libraries are not those of the manifest: outputs may differ for that alone.")
    source = options.source.resolve()

    def pair(item: Item) -> tuple[Made | None, Made]:
        now = make(item, source, new)
        if isinstance(before, Path):
            return make(item, before, old), now
        return before.items.get(item.name), now

    outputs = differing = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        for item, (was, now) in _progress(chosen, pool.map(pair, chosen)):
            outputs += len(now.outputs)
            found = ["is not in BEFORE"] if was is None else list(manifest.differences(was, now, old, new))
            if found:
                differing += 1
                print(item.name, *found, sep="\n  ", flush=True)
    if earlier is not None:
        names = {item.name for item in chosen}
        for name in earlier.items:
            if name not in names and (options.only is None or _is_named(name, options.only)):
                differing += 1
                print(f"{name}\n  is in BEFORE only")
    print(f"{len(chosen)} items, {outputs} outputs: {f'{differing} items differ' if differing else 'all the same'}.")
    return 1 if differing else 0


def _progress(chosen: Sequence[Item], results: Iterator[T]) -> Iterator[tuple[Item, T]]:
    """The items with what came of them, in their order; how far this is, on the error stream."""
    start = time.monotonic()
    for number, (item, result) in enumerate(zip(chosen, results, strict=True), 1):
        print(f"{number}/{len(chosen)}  {time.monotonic() - start:5.0f} s  {item.name}", file=sys.stderr)
        yield item, result


@contextmanager
def _before(named: str) -> Iterator[Path | manifest.Manifest]:
    """What to compare with: a manifest, or a checkout, which for a commit is laid out for as long as it is used."""
    path = Path(named)
    if path.is_file():
        try:
            yield manifest.read(path)
        except msgspec.DecodeError as error:
            raise SystemExit(f"{named} is not a manifest: {error}") from None
    elif path.is_dir():
        yield path.resolve()
    else:
        archive = subprocess.run(["git", "archive", named], cwd=ROOT, capture_output=True, check=False)
        if archive.returncode:
            raise SystemExit(f"{named} is neither a manifest, nor a checkout, nor a commit.")
        with tempfile.TemporaryDirectory() as folder, tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
            files.extractall(folder, filter="data")
            yield Path(folder)


if __name__ == "__main__":
    sys.exit(main())
