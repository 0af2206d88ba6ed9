"""The spaces between blocks."""

from __future__ import annotations

from msgspec.structs import replace

from tests.support import build_model, seed
from tests.support.build_model import HERE, plain, text
from undoc.model import Cell, Column, Columns, Row, RowKind, Table, TableWidth
from undoc.prepare import prepare, prepared
from undoc.templates.house import House

ROW = Row(RowKind.BODY, (Cell(text("60/1"), HERE),), HERE)
LISTED = Table((), (), (Column(),), (ROW,), (), TableWidth.TEXT, HERE)


def below_text(table: Table) -> tuple[House, float, float | None]:
    """The house, the space below a text above columns that begin with a table, and what the table has above itself."""
    document = build_model.document((plain("p"), Columns((table,), HERE, 2)), body="programme-budget")
    made = prepare(document, "en", seed.templates())
    above, columns = made.blocks
    assert isinstance(above, prepared.Paragraph)
    assert isinstance(columns, prepared.Columns)
    first = columns.blocks[0]
    assert isinstance(first, prepared.Table)
    return made.house, above.styled(made.house.styles[above.style]).after, first.space_above


def test_columns_stand_as_far_below_a_text_as_the_house_has_them() -> None:
    house, space, own = below_text(LISTED)
    assert (space, own) == (house.styles["SingleTxt"].after + house.columns.above, 0.0)


def test_columns_stand_as_far_below_a_text_as_their_first_table_says() -> None:
    assert below_text(replace(LISTED, space=9.0))[1:] == (9.0, 0.0)
