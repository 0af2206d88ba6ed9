"""Pictures named in the content: where they are, and whether they are pictures that the writers can place.

Of PNG and JPEG pictures the parts are looked at, not the dots (see ``undoc.pictures``); SVG pictures have to be well
formed, safe and of some size (see ``undoc.drawings.svg``).
"""

from __future__ import annotations

from pathlib import Path

from undoc.files import MOST_PICTURE, leads_outside, read_file
from undoc.model import Place
from undoc.model.report import Report
from undoc.pictures import PictureError, are_dots, read
from undoc.wording import did_you_mean, quoted


def check_picture(file: str, place: Place, folder: Path, report: Report) -> Path | None:
    """Return the path of the picture ``file`` of a folder, None when it cannot be used; problems are reported."""
    if not file:
        report.error(
            place, "missing-picture", "No file is named.", "Write the name of the picture between the brackets."
        )
        return None
    if "://" in file or Path(file).is_absolute() or "\\" in file or file[1:2] == ":":
        message = f"{quoted(file)} is not a file of the document's folder."
        report.error(place, "picture-outside", message, "Put the picture into the folder and write its name only.")
        return None
    path = folder / file
    try:
        if leads_outside(path, folder):
            message = f"{quoted(file)} lies outside the document's folder."
            report.error(place, "picture-outside", message, "Put the picture into the folder and write its name only.")
            return None
        if not path.exists():
            present = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
            advice = did_you_mean(path.name, present, "Put the picture into the folder.")
            report.error(place, "missing-picture", f"There is no file {quoted(file)}.", advice)
            return None
        data = read_file(path, MOST_PICTURE, within=folder)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"The picture {quoted(file)} cannot be read: {reason}."
        advice = getattr(error, "advice", "Put a readable file in its place.")
        report.error(place, "unreadable-picture", message, advice)
        return None
    return path if _check(data, file, place, report) else None


def _check(data: bytes, file: str, place: Place, report: Report) -> bool:
    if not are_dots(data):
        return _check_drawing(data, file, place, report)
    try:
        read(data)
    except PictureError as error:
        message = f"{quoted(file)} cannot be set: {error}."
        report.error(place, "corrupt-picture", message, "Export it or copy it into the folder again.")
        return False
    return True


def _check_drawing(data: bytes, file: str, place: Place, report: Report) -> bool:
    from undoc.drawings.svg.size import SvgError, svg_size  # only documents with drawings need it

    try:
        svg_size(data)
    except SvgError as problem:
        report.error(place, problem.code, f"The picture {quoted(file)} {problem.message}.", problem.advice)
        return False
    return True
