"""Where the text after a label begins."""

from __future__ import annotations

import pytest

from tests.support import seed
from undoc.templates.styles import LabelPlace
from undoc.typeset.blocks.paragraphs import text_start

STYLE = seed.templates().house("geneva", "ar").styles["Chapter"]


@pytest.mark.parametrize(("end", "start"), [(-20.0, 0.0), (-4.0, 0.0), (-3.0, 56.7), (2.0, 56.7)])
def test_the_text_begins_at_the_next_stop_where_a_label_leaves_too_little_room(end: float, start: float) -> None:
    assert text_start(end, LabelPlace(-56.7, 0.0, 0.0, gap=4.0), STYLE) == pytest.approx(start)
