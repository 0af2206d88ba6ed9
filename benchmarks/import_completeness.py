"""Whether Word files come through: import, build, and compare the words with those of the file.

    python -m benchmarks.import_completeness FOLDER_OR_FILE…

For each file, one block of lines: the share of the words of its body, notes and tables that stand in the built PDF and
Word file in their order; how many notes, tables, headings and paragraphs there are and were imported; how many numbers
are made as they were typed. What does not count as a word that is missing, and why:

- the masthead and lists of contents: they are made anew from metadata and headings; their pages are those of our file;
- a number or mark that the report says is made otherwise: it is there, as another number;
- the mark of a note after a word: Word counts it where the file has it as text, or the reverse; read from a PDF the two
  are one word, “Party12”;
- lengthening strokes in Arabic words: the justification of lines puts them in.
"""

from __future__ import annotations

import collections
import itertools
import re
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import pdfplumber
from lxml import etree

import undoc
from undoc.importer import Change, Import, Tracked, import_file
from undoc.production.outputs import write_files

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LONG = 9
WORD = re.compile(r"[^\W_]+", re.UNICODE)
#: A word with the mark of a note after it.
_MARKED = re.compile(r"(\w+)[a-z]|(\w*[^\W\d])\d{1,3}")
_ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufefc]+")


def main(paths: Sequence[str]) -> int:
    """Print the figures of each file; 1 when one of them could not be built."""
    files = [file for path in map(Path, paths) for file in (sorted(path.glob("*.docx")) if path.is_dir() else [path])]
    status = 0
    for file in files:
        print(f"## {file.name}")
        with tempfile.TemporaryDirectory() as folder:
            try:
                _report(file, Path(folder))
            except undoc.ContentError as error:
                status = 1
                for problem in error.problems[:5]:
                    print(f"   {problem}")
        sys.stdout.flush()
    return status


def _report(file: Path, folder: Path) -> None:
    imported = import_file(file, folder / "content", tracked=Tracked.ACCEPT)
    write_files(imported.files)
    wanted = words_of_word_file(file)
    report = undoc.build([folder / "content"], out=folder / "build", languages=[imported.language], numbers="typed")
    content = " ".join(data.decode() for path, data in imported.files.items() if path.suffix == ".md")
    print(f"   content: {_share(wanted, _words(re.sub(r'[*^~]', '', content)))}")
    renumbered = _renumbered(imported)
    for output in report.outputs:
        text = _pdf_text(output.path) if output.format == "pdf" else " ".join(_texts(_parts(output.path)))
        print(f"   {output.format}: {_share(wanted, _words(text), renumbered)}")
    for problem in report.problems:
        if problem.severity is undoc.Severity.ERROR:
            print(f"   not built: {problem}")
    _counts(file, imported)


def _renumbered(imported: Import) -> collections.Counter[str]:
    """The words of the numbers and marks that the report says are made otherwise."""
    return collections.Counter(word for finding in imported.findings for word in _words(finding.numbers[0]))


def _share(wanted: Sequence[str], found: Sequence[str], renumbered: collections.Counter[str] | None = None) -> str:
    """The share of the words found, and of those found in order; the first that are missing."""
    left = collections.Counter(found)
    marked = collections.Counter(_without_mark(word) for word in found if _MARKED.fullmatch(word))
    # From the right to the left the halves of a word stand the other way round.
    halves = collections.Counter(
        word for first, second in itertools.pairwise(found) for word in (first + second, second + first)
    )
    excused = collections.Counter(renumbered)
    run = "".join(found)
    missing = []
    for word in wanted:
        # A word may be broken in a narrow column; a long one into more than two parts.
        where = next((words for words in (left, excused, marked, halves) if words[word]), None)
        if where is not None:
            where[word] -= 1
        elif marked[_without_mark(word)]:
            marked[_without_mark(word)] -= 1
        elif len(word) < _LONG or word not in run:
            missing.append(word)
    matcher = SequenceMatcher(None, wanted, found, autojunk=False) if len(wanted) < 60_000 else None
    ordered = sum(block.size for block in matcher.get_matching_blocks()) if matcher is not None else 0
    total = max(1, len(wanted))
    shown = " ".join(missing[:12])
    return f"{1 - len(missing) / total:.4%} of {len(wanted)} words found, {ordered / total:.4%} in one order" + (
        f"; missing: {shown}" if missing else ""
    )


def _without_mark(word: str) -> str:
    match = _MARKED.fullmatch(word)
    return (match[1] or match[2]) if match else word


def _counts(file: Path, imported: Import) -> None:
    roots = _parts(file)
    body = roots[0]
    notes = sum(len(root.findall(f"{W}footnote")) + len(root.findall(f"{W}endnote")) for root in roots[1:])
    notes -= sum(1 for root in roots[1:] for note in root if note.get(f"{W}type"))
    tables = sum(1 for _ in body.iter(f"{W}tbl"))
    print(
        f"   file: {notes} notes, {tables} tables; imported: "
        + ", ".join(f"{n} {w}" for w, n in imported.counts.items())
    )
    differs = [finding for finding in imported.findings if finding.change is Change.DIFFERS]
    print(f"   numbers: {len(differs)} made otherwise than in the file")
    kinds = collections.Counter(f"{finding.change}/{finding.code}" for finding in imported.findings)
    print("   report: " + (", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())) or "empty"))


def words_of_word_file(file: Path) -> list[str]:
    """The words of the body, notes and tables, without lists of contents and labels that are counted."""
    return _words(" ".join(_texts(_parts(file), skip_contents=True)))


def _parts(file: str | Path) -> list[etree._Element]:
    with zipfile.ZipFile(file) as archive:
        names = [
            name
            for name in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
            if name in archive.namelist()
        ]
        return [etree.fromstring(archive.read(name)) for name in names]


def _texts(roots: Iterable[etree._Element], *, skip_contents: bool = False) -> Iterable[str]:
    for root in roots:
        for paragraph in root.iter(f"{W}p"):
            if skip_contents and _is_left_out(paragraph):
                continue
            pieces = []
            for piece in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen"):
                if any(ancestor.tag in (f"{W}del", f"{W}moveFrom") for ancestor in piece.iterancestors()):
                    continue
                if piece.tag == f"{W}t" and next(piece.iterancestors(f"{W}p"), None) is paragraph:
                    pieces.append(piece.text or "")
                elif piece.tag != f"{W}t":
                    pieces.append(" ")
            yield "".join(pieces)


def _is_left_out(paragraph: etree._Element) -> bool:
    """Whether a paragraph is a line of a list of contents, of the masthead or an older form of a drawing."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    if style is not None and re.fullmatch(r"TOC\d", style.get(f"{W}val", ""), re.IGNORECASE):
        return True
    for ancestor in paragraph.iterancestors():
        if str(ancestor.tag).endswith("}Fallback"):
            return True
        if ancestor.tag == f"{W}tbl":
            rows = ancestor.findall(f"{W}tr")
            lasts = ["".join(map(str, cell.itertext())).strip() for row in rows for cell in row.findall(f"{W}tc")[-1:]]
            pages = sum(bool(re.fullmatch(r"\d{1,4}", last)) for last in lasts)
            dots = sum(1 for tab in ancestor.iter(f"{W}tab") if tab.get(f"{W}leader") == "dot")
            if dots >= 3 and pages * 3 > len(rows):
                return True
            if ancestor.find(f"{W}tblPr/{W}tblpPr") is not None and "Distr" in "".join(map(str, ancestor.itertext())):
                return True
    return False


def _pdf_text(path: str | Path) -> str:
    with pdfplumber.open(path) as pdf:
        pages = (page.extract_text(x_tolerance=1.5, use_text_flow=True) or "" for page in pdf.pages)
        # A word that a line breaks after its hyphen is in the file without a space. The letters of Arabic words come as
        # they stand on the page, from the left.
        text = re.sub(r"([-–])\n", r"\1", "\n".join(pages))
        return _ARABIC.sub(lambda match: match[0][::-1], text)


def _words(text: str) -> list[str]:
    text = re.sub(r"\]\([^)\s]*(?:\\\))?\)", "]", text)
    return WORD.findall(unicodedata.normalize("NFKC", text).replace("\u0640", ""))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
