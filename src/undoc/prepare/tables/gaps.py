"""The spaces between tables and the texts above and below them, in points."""

from __future__ import annotations

from undoc.templates.house import House
from undoc.templates.styles import Style


def above_table(house: House, above: Style, first: str | None, *, is_bare_heading: bool) -> float:
    """The space between a text, set in ``above``, and the table below it.

    ``first`` is the style of the first line above the rows of the table, None without one. Where that is a subtitle, a
    heading without a number above it (``is_bare_heading``) is the title of the table: nothing is between the two.
    """
    layout = house.tables
    if first is None:
        return max(above.after, layout.before)
    if is_bare_heading and first == layout.subtitle_style:
        return 0.0
    return above.after + house.styles[first].before


def above_columns(house: House, above: Style) -> float:
    """The space between a text, set in ``above``, and the rows with which columns begin."""
    return above.after + house.columns.above


def below_table(house: House, below: Style, *, is_heading: bool, is_line: bool, has_notes: bool) -> float:
    """The space between a table, with its notes, and the text below it, set in ``below``.

    Where there are no notes it is the larger of what the two ask for, as a table has no space of its own in Word.
    """
    layout = house.tables
    space = layout.heading_after if is_heading else layout.row_after if is_line else layout.after
    if has_notes:
        return house.styles[layout.note_style].after + space + below.before
    return max(space, below.before)
