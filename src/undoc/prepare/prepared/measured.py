"""What is known of a document when its pages are set: measured once, and the same value for every writer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct, field

from undoc.prepare.prepared.blocks import FigurePlace


class ChartPlace(NamedTuple):
    """How a chart is set: its size in points, and whether its categories are turned to read upwards."""

    width: float
    height: float
    turned: bool


class EntryPlace(NamedTuple):
    """How an entry of a list of contents is set.

    ``text`` is where its text begins, in points from its style's left indent: beyond its level's place where the label
    is too wide for that. ``is_broken`` says whether some line of it had no room for more.
    """

    text: float
    is_broken: bool


class Measured(Struct, frozen=True):
    """What the setting of a document's pages has found; all lengths are points.

    ``pages`` is how many they are, ``page_numbers`` the displayed number of that on which each anchor stands.
    ``end_gap`` is the space above the rule that ends the document, None for the house's. By their anchors: ``figures``
    are the places of those with captions, ``charts`` those of charts, ``columns`` the widths of the columns of tables,
    ``cell_starts`` the spaces before the texts of the cells of each of their rows. ``marks`` are the widths of the
    marks of notes by the ids of these, ``entries`` the places of the entries of a list of contents by their targets.
    """

    pages: int = 1
    page_numbers: Mapping[str, str] = field(default_factory=dict)
    end_gap: float | None = None
    figures: Mapping[str, FigurePlace] = field(default_factory=dict)
    charts: Mapping[str, ChartPlace] = field(default_factory=dict)
    columns: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    cell_starts: Mapping[str, tuple[tuple[float, ...], ...]] = field(default_factory=dict)
    marks: Mapping[str, float] = field(default_factory=dict)
    entries: Mapping[str, EntryPlace] = field(default_factory=dict)
