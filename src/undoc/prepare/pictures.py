"""Pictures of the content with their natural sizes; what cannot be shown of one is known here, whatever the output."""

from __future__ import annotations

from undoc.files import MOST_PICTURE, read_file
from undoc.model import Figure, Problem
from undoc.pictures import PictureError, are_dots, checked, read
from undoc.prepare.prepared import Picture


def picture(figure: Figure, problems: list[Problem]) -> Picture | None:
    """The picture of a figure, in the format that its bytes say, whatever its name; None when it cannot be shown.

    What is wrong is noted in ``problems``.
    """
    try:
        data = read_file(figure.path, MOST_PICTURE)
        if are_dots(data):
            width, height = checked(read(data)).size
            return Picture(figure.path, figure.alternative, width, height)
        from undoc.prepare.drawings import drawn_picture  # only documents with drawings need it

        return drawn_picture(figure, data, problems)
    except OSError as error:
        reason = f"it cannot be read ({error.strerror})"
    except PictureError as error:
        reason = str(error)
    message = f"“{figure.path.name}” cannot be set: {reason}."
    advice = "Save it again, or put another in its place."
    problems.append(Problem(figure.place, "unusable-picture", message, advice))
    return None
