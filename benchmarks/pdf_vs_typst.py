"""The time of one PDF: ``undoc`` and typst, the same content and fonts, in turns in one run.

Cold is a whole process, from the content folder (undoc) or the finished markup (typst) to the file. Warm is the second
and every further document in one process; each differs from the others in every paragraph, so that no result is reused.

    python -m benchmarks.pdf_vs_typst [--runs 21] [--folder content/HSP_EB.2024_17] [--language zh]
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import typst

import undoc
from benchmarks.typst_source import typst_source
from undoc.prepare import PreparedDocument, prepare
from undoc.templates import Templates

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "fonts"
COMPILE = (
    "import sys, typst; "
    "fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[sys.argv[3]]); "
    "typst.Compiler(sys.argv[1], font_paths=fonts).compile(output=sys.argv[2])"
)
Run = Callable[[int], object]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("--folder", type=Path, default=ROOT / "content" / "HSP_EB.2024_17")
    parser.add_argument("--language", default="zh")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        variants = [_variant(options.folder, options.language, work / str(run), run) for run in range(options.runs + 1)]
        _print("Cold (whole process)", _interleaved(_cold(variants[0], options.language, work), options.runs))
        _print("Warm (a further document)", _interleaved(_warm(variants, options.language, work), options.runs))
        for file in sorted(work.glob("*.pdf")):
            print(f"{file.name}: {file.stat().st_size / 1024:.0f} KiB")


def _variant(folder: Path, language: str, target: Path, run: int) -> Path:
    """A copy of a content folder with ``run`` in every paragraph, and the typst markup of the same beside it."""
    shutil.copytree(folder, target / folder.name)
    file = target / folder.name / f"{language}.md"
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"(?m)^((?:\d+\.|\([a-z]+\)) )", rf"\g<1>({run}) ", text), "utf-8")
    prepared = _prepared(target / folder.name, language)
    if prepared.emblem is not None:
        shutil.copy(prepared.emblem.drawing, target / "emblem.svg")
    (target / "document.typ").write_text(typst_source(prepared, "emblem.svg"), "utf-8")
    return target / folder.name


def _prepared(folder: Path, language: str) -> PreparedDocument:
    return prepare(undoc.load(folder, [language]), language, Templates.load())


def _cold(folder: Path, language: str, work: Path) -> dict[str, Run]:
    # As an installed program runs: with its modules compiled.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}

    def process(*command: str | Path) -> Run:
        return lambda run: subprocess.run(command, env=environment, check=True, capture_output=True)

    source = folder.with_name("document.typ")
    arguments = ("build", folder, "--lang", language, "--format", "pdf", "--out", work / "build", "--force")
    found = {
        "undoc": process(Path(sys.executable).with_name("undoc"), *arguments),
        "typst (Python)": process(sys.executable, "-c", COMPILE, source, work / "typst.pdf", FONTS),
    }
    cli = shutil.which("typst")
    if cli is not None:
        flags = ("--ignore-system-fonts", "--font-path", FONTS)
        found["typst (program)"] = process(cli, "compile", *flags, source, work / "typst.pdf")
    return found


def _warm(variants: list[Path], language: str, work: Path) -> dict[str, Run]:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    compiler = typst.Compiler(str(variants[0].with_name("document.typ")), root=str(work), font_paths=fonts)

    def with_undoc(run: int) -> None:
        report = undoc.build(variants[run], languages=[language], formats=["pdf"], out=work / "build", force=True)
        shutil.copy(report.outputs[0].path, work / "undoc.pdf")

    def with_typst(run: int) -> None:
        compiler.compile(str(variants[run].with_name("document.typ")), output=str(work / "typst.pdf"))

    return {"undoc": with_undoc, "typst (Python)": with_typst}


def _interleaved(subjects: dict[str, Run], runs: int) -> dict[str, list[float]]:
    """Milliseconds of each run of each subject, in turns; the first turn warms up and is not counted."""
    times: dict[str, list[float]] = {name: [] for name in subjects}
    for run in range(runs + 1):
        for name, subject in subjects.items():
            start = time.perf_counter()
            subject(run)
            elapsed = (time.perf_counter() - start) * 1000
            if run:
                times[name].append(elapsed)
    return times


def _print(title: str, times: dict[str, list[float]]) -> None:
    ours = statistics.median(times["undoc"])
    print(title)
    for name, values in times.items():
        median = statistics.median(values)
        print(f"  {name:<16} {median:7.1f} ms (least {min(values):.1f})   undoc / this: {ours / median:.2f}")


if __name__ == "__main__":
    main()
