"""A file of a content folder in the form in which it would be written."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from undoc.content.read.files import read_text
from undoc.content.read.metadata import parse_metadata
from undoc.content.read.version import read_version
from undoc.content.write.comments import Comments, read_comments
from undoc.content.write.metadata import write_metadata
from undoc.content.write.version import write_version
from undoc.model import Chart, Place, Table, Version
from undoc.model.report import Report
from undoc.model.sameness import says_the_same
from undoc.model.tree import walk


def formatted(path: Path, report: Report) -> str | None:
    """Return the text of ``document.yaml`` or a language file in its one form, None when there is an error.

    What it says stays the same, and so do its comments, names and names of notes. Problems are reported. A warning that
    the form would silence, since a sign that is meant as text has a backslash in it, is an error.
    """
    text = read_text(path, report)
    if text is None:
        return None
    if path.suffix == ".yaml":
        metadata = parse_metadata(text, path, report)
        return None if metadata is None or report.has_errors else write_metadata(metadata, read_comments(text))
    version = read_version(text, path, path.stem, report)
    if report.has_errors:
        return None
    result = write_version(version, comments_of(version, text))
    aside = Report()
    again = read_version(result, path, path.stem, aside)
    if not says_the_same(again, version) or aside.has_errors:
        message = "Written anew, the text of this file would say something else; it is left as it is."
        advice = "Look for asterisks beside each other, and write a backslash before those that are meant."
        report.error(Place(str(path)), "not-formatted", message, advice)
        return None
    if silenced := _codes(report) - _codes(aside):
        message = f"Written anew, the text of this file would have no warning [{min(silenced)}]; it is left as it is."
        advice = "Mend what the warning is about, or write the backslash that keeps the text."
        report.error(Place(str(path)), "not-formatted", message, advice)
        return None
    return result


def _codes(report: Report) -> Counter[str]:
    """How many problems there are of each code."""
    return Counter(problem.code for problem in report.problems())


def comments_of(version: Version, text: str) -> dict[Place, Comments]:
    """Return the comments of the titles, tables and charts in the text of a version, by the places of these."""
    lines = text.split("\n")
    found = {Place(str(version.path)): _until(lines, 1, "---")}
    for block in walk(version.blocks):
        opening = lines[block.place.line - 1].strip()
        if isinstance(block, Table | Chart) and opening.startswith(("```", "~~~")):
            fence = opening.removesuffix("table").removesuffix("chart").strip()
            found[block.place] = _until(lines, block.place.line, fence)
    return {place: comments for place, comments in found.items() if comments}


def _until(lines: list[str], start: int, end: str) -> Comments:
    """The comments of the lines from the index ``start`` to the line that ``end`` begins."""
    stop = next(index for index in range(start, len(lines)) if lines[index].strip().startswith(end))
    return read_comments("\n".join(lines[start:stop]))
