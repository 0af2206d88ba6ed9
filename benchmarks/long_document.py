"""Long documents: pages a second and memory, ``undoc`` beside typst and WeasyPrint, in turns in one run.

The same report for all three: a list of contents, headings, numbered paragraphs, notes and tables. Cold is a whole
process, from the content folder (undoc) or finished markup (typst, WeasyPrint) to the file; warm is another document of
the same length in the same process. Memory is the most that a process had. The ratio is that of pages a second: more
than 1 is faster than the other.

    python -m benchmarks.long_document [--pages 200,1000] [--runs 3] [--subjects undoc,typst,weasyprint]

WeasyPrint is left out above 300 pages: it needs minutes for them.
"""

from __future__ import annotations

import argparse
import html
import os
import random
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "fonts"
TEXT = (
    "the keepers of a lighthouse report that lamps which were approved by decision in its resolution for the period "
    "had been restored since spring with a view to maintaining boats and towers under the programme budget (2030/31) "
    "12,300 dollars 45.6 per cent A/80/5"
)
WORDS = TEXT.split()
#: Paragraphs and tables of a section fill about a page.
PARAGRAPHS, ROWS, WEASYPRINT_MOST = 5, 8, 300
METADATA = """\
symbol: A/99/1
body: general-assembly
kind: report
distribution: general
date: 2031-03-09
original: en
session: {number: 80}
author: secretary-general
"""
#: What a process does: it makes the document once or twice, and says how long each time took and what memory it had.
PROGRAMS = {
    "undoc": "import undoc\ndef make(source): assert not undoc.build(source, formats=['pdf'], out=target).problems",
    "typst": (
        "import typst\n"
        "fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])\n"
        "def make(source): typst.Compiler(source, font_paths=fonts).compile(output=target + '/typst.pdf')"
    ),
    "weasyprint": "import weasyprint\ndef make(source): weasyprint.HTML(source).write_pdf(target + '/weasyprint.pdf')",
}
FRAME = """\
import sys, time, resource
started = time.perf_counter()
first, second, target, fonts = sys.argv[1:]
{program}
make(first)
cold = time.perf_counter() - started
started = time.perf_counter()
make(second)
print(cold, time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@dataclass(frozen=True)
class Section:
    """A section: its title, its paragraphs with the text of the note called in each, the rows of its table."""

    title: str
    paragraphs: list[tuple[str, str]]
    rows: list[list[str]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", default="200,1000", help="about how many, a document each")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--subjects", default=",".join(PROGRAMS))
    options = parser.parse_args()
    for pages in map(int, options.pages.split(",")):
        with tempfile.TemporaryDirectory() as name:
            subjects = [one for one in options.subjects.split(",") if one != "weasyprint" or pages <= WEASYPRINT_MOST]
            _measure(Path(name), pages, options.runs, subjects)


def _measure(work: Path, pages: int, runs: int, subjects: list[str]) -> None:
    variants = [_sources(work / str(variant), _report(pages, variant)) for variant in range(2)]
    found: dict[str, list[list[float]]] = {subject: [] for subject in subjects}
    for _ in range(runs):
        for subject in subjects:
            program = FRAME.format(program=PROGRAMS[subject])
            command = [sys.executable, "-c", program, *(str(one[subject]) for one in variants), str(work), str(FONTS)]
            environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
            output = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
            found[subject].append([float(value) for value in output.split()])
    rates: dict[str, tuple[float, float]] = {}
    for subject, values in found.items():
        file = work / "A_99_1" / "A_99_1-EN.pdf" if subject == "undoc" else work / f"{subject}.pdf"
        count = _pages(file)
        cold, warm, memory = (statistics.median(column) for column in zip(*values, strict=True))
        rates[subject] = count / cold, count / warm
        line = f"{subject:<11}{count:5} pages  cold {count / cold:6.1f}/s  warm {count / warm:6.1f}/s"
        line += f"  {memory / 1024:5.0f} MiB"
        if subject != "undoc" and "undoc" in rates:
            ratios = [ours / theirs for ours, theirs in zip(rates["undoc"], rates[subject], strict=True)]
            line += f"   undoc is {ratios[0]:.2f} times as fast cold, {ratios[1]:.2f} warm"
        print(line, flush=True)


def _sources(work: Path, chapters: list[tuple[str, list[Section]]]) -> dict[str, Path]:
    """What each subject reads."""
    sources = {"undoc": _folder(work, chapters), "typst": work / "report.typ", "weasyprint": work / "report.html"}
    sources["typst"].write_text(_typst(chapters), "utf-8")
    sources["weasyprint"].write_text(_html(chapters), "utf-8")
    return sources


def undoc_source(work: Path, *, pages: int, variant: int) -> Path:
    """A content folder in ``work``; what is in its paragraphs depends on the ``variant``."""
    return _folder(work, _report(pages, variant))


def _folder(work: Path, chapters: list[tuple[str, list[Section]]]) -> Path:
    folder = work / "A_99_1"
    folder.mkdir(parents=True)
    (folder / "document.yaml").write_text(METADATA, "utf-8")
    (folder / "en.md").write_text(_markdown(chapters), "utf-8")
    return folder


def _pages(file: Path) -> int:
    import pdfplumber

    with pdfplumber.open(file) as pdf:
        return len(pdf.pages)


def _report(pages: int, variant: int) -> list[tuple[str, list[Section]]]:
    """Chapters of two sections, together about as long as asked for; the same for the same length and variant."""
    chance = random.Random(pages + variant)

    def words(count: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(count)).capitalize()

    def section() -> Section:
        paragraphs = [
            (f"{words(chance.randint(40, 100))}.", f"{words(chance.choice((8, 30)))}." if index % 3 == 0 else "")
            for index in range(PARAGRAPHS)
        ]
        rows = [[words(3), f"{chance.randint(100, 99999):,}", f"{chance.randint(1, 999)}"] for _ in range(ROWS)]
        return Section(words(4), paragraphs, rows)

    return [(words(6), [section(), section()]) for _ in range(round(pages / 2.2))]


def _markdown(chapters: list[tuple[str, list[Section]]]) -> str:
    lines = ["---", "title: A long report", "---", "", "::: contents 2", ":::", ""]
    for title, sections in chapters:
        lines += [f"# {title}", ""]
        for section in sections:
            lines += [f"## {section.title}", ""]
            for text, note in section.paragraphs:
                name = f"n{len(lines)}"
                lines += [f"1. {text}{f'[^{name}]' if note else ''}", ""]
                lines += [f"[^{name}]: {note}", ""] if note else []
            lines += ["Table: Resources", "| Category | 2030 | 2031 |", "|---|--:|--:|"]
            lines += [f"| {' | '.join(row)} |" for row in section.rows]
            lines.append("")
    return "\n".join(lines)


def _typst(chapters: list[tuple[str, list[Section]]]) -> str:
    lines = [
        '#set page(paper: "us-letter", margin: (top: 75pt, bottom: 58pt, x: 123pt), '
        'footer: context counter(page).display("1/1", both: true))',
        '#set text(font: "Tinos", size: 10pt, tracking: 0.2pt, lang: "en", hyphenate: false)',
        "#set par(justify: true)",
        '#set heading(numbering: "I.A.")',
        "#outline(depth: 2)",
    ]
    number = 0
    for title, sections in chapters:
        lines.append(f"= {title}")
        for section in sections:
            lines.append(f"== {section.title}")
            for text, note in section.paragraphs:
                number += 1
                lines.append(f"#[{number}.] #h(14pt) {text}{f'#footnote[{note}]' if note else ''}\n")
            cells = ", ".join(f"[{cell}]" for row in [["Category", "2030", "2031"], *section.rows] for cell in row)
            lines.append(f"#figure(table(columns: (3fr, 1fr, 1fr), stroke: none, {cells}), caption: [Resources])\n")
    return "\n".join(lines)


def _html(chapters: list[tuple[str, list[Section]]]) -> str:
    style = (
        f"@font-face {{font-family: Tinos; src: url(file://{FONTS}/Tinos-Regular.ttf)}}"
        "@page {size: letter; margin: 75pt 123pt 58pt; @bottom-right {content: counter(page) '/' counter(pages)}}"
        "body {font: 10pt/12pt Tinos; letter-spacing: .2pt; text-align: justify}"
        ".note {float: footnote; font-size: 8.5pt} table {width: 100%}"
        "nav a::after {content: leader('.') target-counter(attr(href), page)}"
    )
    body: list[str] = []
    contents: list[str] = []
    for title, sections in chapters:
        for level, text in [(1, title), *((2, section.title) for section in sections)]:
            contents.append(f"<div><a href='#h{len(contents)}'>{html.escape(text)}</a></div>")
            body.append(f"<h{level} id='h{len(contents) - 1}'>{html.escape(text)}</h{level}>")
            if level == 1:
                continue
            section = next(section for section in sections if section.title == text)
            for words, note in section.paragraphs:
                body.append(
                    f"<p>{html.escape(words)}{f'<span class=note>{html.escape(note)}</span>' if note else ''}</p>"
                )
            rows = "".join(
                f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in section.rows
            )
            body.append(
                f"<table><caption>Resources</caption><thead><tr><th>Category<th>2030<th>2031</thead>{rows}</table>"
            )
    head = f"<!doctype html><html lang=en><title>A long report</title><style>{style}</style>"
    return f"{head}<nav>{''.join(contents)}</nav>{''.join(body)}"


if __name__ == "__main__":
    main()
