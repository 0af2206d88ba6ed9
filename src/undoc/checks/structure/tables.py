"""Sums of tables and charts: totals are those of their columns, percentages make a hundred."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from undoc.checks.checked import Check, CheckedVersion
from undoc.checks.findings import Hit
from undoc.checks.units import Unit
from undoc.model import HEADS, Cell, Chart, ChartKind, RowKind, Table

#: Columns whose total is no sum.
_NO_SUM = re.compile(
    r"per ?cent|%|percentage|average|mean|median|rate|ratio|change|variance|growth|share|"
    r"pour ?cent|moyen|taux|variation|porcentaj|promedio|tasa|variación|процент|средн|измен|百分|平均|变动|变化|"
    r"نسبة|متوسط|التغير|التغيير",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    "per ?cent|%|percentage|pour ?cent|pourcent|porcentaj|процент|百分|نسبة مئوية|النسبة", re.IGNORECASE
)
_DASHES = ("", "–", "—", "-", "…", "...", "n/a", "–.")
#: Rows of differences, which are bold as totals are.
_DIFFERENCE = re.compile(
    r"\b(?:net|change|variance|difference|increase|decrease|balance)\b|écart|variation|diferencia|разниц|изменени|差额|净|الفرق",
    re.IGNORECASE,
)
#: So many totals of a row that are sums, for each that is none, tell that it is a row of sums.
_SURE = 2
_SUMS = (RowKind.TOTAL, RowKind.SUBTOTAL)


class _Number(NamedTuple):
    value: Decimal
    unit: Decimal


_NOTHING = _Number(Decimal(0), Decimal(1))


class _Row(NamedTuple):
    kind: RowKind
    cells: dict[int, tuple[Cell, _Number | None]]


def table_sums(checked: CheckedVersion) -> Iterator[Hit]:
    """Totals that are not what stands above them, in rows in which another total is.

    A row without a single sum that agrees adds up in another way, and so does a column of shares or averages.
    """
    known = _cells(checked)
    for table in checked.blocks:
        if isinstance(table, Table):
            for cell, total, wanted in _wrong_sums(table, _reader(checked), _heads(table, known)):
                unit = known.get(id(cell))
                if unit is not None:
                    fields = {"total": unit.text.strip(), "sum": _written(wanted, total, checked)}
                    yield Hit(unit, 0, len(unit.text), fields=fields)


def _cells(checked: CheckedVersion) -> dict[int, Unit]:
    return checked.once(_units_of_cells)


def _units_of_cells(checked: CheckedVersion) -> dict[int, Unit]:
    """The first text of each cell, by the cell's identity."""
    by_table: dict[int, list[Unit]] = {}
    for unit in checked.units:
        if isinstance(unit.block, Table):
            by_table.setdefault(id(unit.block), []).append(unit)
    found: dict[int, Unit] = {}
    for table in checked.blocks:
        if not isinstance(table, Table):
            continue
        units = iter(by_table.get(id(table), ()))
        for inlines in (table.caption, table.subtitle):
            if inlines:
                next(units)
        for row in table.rows:
            for cell in row.cells:
                for index, inlines in enumerate((cell.inlines, *cell.more)):
                    if inlines:
                        unit = next(units)
                        if index == 0:
                            found[id(cell)] = unit
    return found


def _heads(table: Table, known: Mapping[int, Unit]) -> dict[int, str]:
    """The titles of the columns."""
    heads: dict[int, str] = {}
    for row in table.rows:
        if row.kind in HEADS:
            for column, cell in _placed(row.cells):
                text = known[id(cell)].text if id(cell) in known else ""
                for one in range(column, column + cell.columns):
                    heads[one] = f"{heads.get(one, '')} {text}"
    return heads


def _placed(cells: Sequence[Cell]) -> Iterator[tuple[int, Cell]]:
    column = 0
    for cell in cells:
        yield column, cell
        column += cell.columns


def _wrong_sums(table: Table, reader: _Reader, heads: Mapping[int, str]) -> Iterator[tuple[Cell, _Number, Decimal]]:
    rows = [
        _Row(row.kind, {column: (cell, reader.number(cell)) for column, cell in _placed(row.cells)})
        for row in table.rows
        if row.kind not in HEADS and row.kind is not RowKind.SECTION and not any(cell.rows > 1 for cell in row.cells)
    ]
    if any(cell.rows > 1 for row in table.rows if row.kind not in HEADS for cell in row.cells):
        return
    for index, row in enumerate(rows):
        if row.kind not in _SUMS or index < 2 or _DIFFERENCE.search(reader.text(next(iter(row.cells.values()))[0])):
            continue
        agree, wrong = 0, []
        for column, (cell, total) in row.cells.items():
            if column == 0 or total is None or cell.columns > 1 or _NO_SUM.search(heads.get(column, "")):
                continue
            candidates = list(_candidates(rows[:index], column, row.kind))
            if not candidates:
                continue
            near = [one for one in candidates if abs(one.value - total.value) <= one.unit]
            if near:
                agree += bool(total.value)
            elif total.value:
                closest = min(candidates, key=lambda one: abs(one.value - total.value))
                wrong.append((cell, total, closest.value))
        # Nothing is the sum of nothing in rows of any kind; in a row of differences one may be a sum by chance.
        if agree >= _SURE and agree >= _SURE * len(wrong):
            yield from wrong


def _candidates(above: Sequence[_Row], column: int, kind: RowKind) -> Iterator[_Number]:
    """What a total may be the sum of: the rows since the last sum, all plain rows, all subtotals."""
    since: list[_Row] = []
    for row in reversed(above):
        if row.kind in _SUMS:
            break
        since.append(row)
    plain = [row for row in above if row.kind not in _SUMS]
    subtotals = [row for row in above if row.kind is RowKind.SUBTOTAL]
    sums = [row for row in above if row.kind in _SUMS]
    for rows in (since, plain, subtotals, sums, [*subtotals, *since]):
        found = _sum(rows, column)
        if found is not None:
            yield found


def _sum(rows: Sequence[_Row], column: int) -> _Number | None:
    """The sum of a column and how far rounding may take it; None where a value is no number."""
    values = []
    for row in rows:
        pair = row.cells.get(column)
        if pair is None or pair[1] is None:
            return None
        values.append(pair[1])
    if len(values) < 2:
        return None
    unit = max(value.unit for value in values)
    # Whole numbers are counts more often than they are rounded.
    rounding = unit * (len(values) + 1) / 2 if unit < 1 else unit
    return _Number(sum((value.value for value in values), Decimal(0)), rounding)


class _Reader:
    """Reads the numbers of cells as a language writes them."""

    def __init__(self, checked: CheckedVersion) -> None:
        self._known = _cells(checked)
        self._numbers: dict[int, _Number | None] = {}
        numbers = checked.language.numbers
        self.group, self.decimal = numbers.group, numbers.decimal

    def text(self, cell: Cell) -> str:
        """The text of a cell."""
        unit = self._known.get(id(cell))
        return "" if unit is None else unit.text

    def number(self, cell: Cell) -> _Number | None:
        """The number in a cell."""
        if id(cell) not in self._numbers:
            self._numbers[id(cell)] = self._parse(self.text(cell))
        return self._numbers[id(cell)]

    def _parse(self, text: str) -> _Number | None:
        """The number in a text; a dash is nothing, brackets make it less than nothing."""
        text = text.strip()
        if text in _DASHES:
            return _NOTHING
        if not text[-1].isdigit() and not text.endswith(")"):
            return None
        is_negative = text.startswith("(") and text.endswith(")")
        plain = text[1:-1] if is_negative else text
        plain = plain.replace("−", "-").replace("–", "-").lstrip("$€")
        for space in (" ", "\u00a0", "\u202f", "\u2009"):
            plain = plain.replace(space, "")
        if self.group.strip() and re.fullmatch(rf"-?\d{{1,3}}(?:{re.escape(self.group)}\d{{3}})+(?:\D\d+)?", plain):
            plain = plain.replace(self.group, "")
        plain = plain.replace(self.decimal, ".")
        if not re.fullmatch(r"-?\d+(?:\.\d+)?", plain):
            return None
        try:
            value = Decimal(plain)
        except InvalidOperation:
            return None
        return _Number(-value if is_negative else value, Decimal(1).scaleb(-len(plain.partition(".")[2])))


def _reader(checked: CheckedVersion) -> _Reader:
    return checked.once(_Reader)


def _written(wanted: Decimal, total: _Number, checked: CheckedVersion) -> str:
    numbers = checked.language.numbers
    digits = max(0, -int(total.unit.as_tuple().exponent))
    text = f"{abs(wanted):,.{digits}f}".replace(",", "\0").replace(".", numbers.decimal).replace("\0", numbers.group)
    return f"({text})" if wanted < 0 else text


def percentages(checked: CheckedVersion) -> Iterator[Hit]:
    """Columns of percentages with a total of 100, and pies in per cent, whose parts make something else."""
    known, reader = _cells(checked), _reader(checked)
    for block in checked.blocks:
        if isinstance(block, Table):
            yield from _percent_columns(block, known, reader)
        elif isinstance(block, Chart) and block.kind is ChartKind.PIE and block.unit is not None:
            values = [Decimal(str(value)) for one in block.series for value in one.values if value is not None]
            total = sum(values, Decimal(0))
            unit = checked.by_block.get(id(block))
            is_off = bool(values) and abs(total - 100) > Decimal(len(values)) / 2
            if is_off and unit is not None and _PERCENT.search(block.unit.text):
                yield Hit(unit, 0, 0, fields={"sum": f"{total:f}"})


def _percent_columns(table: Table, known: Mapping[int, Unit], reader: _Reader) -> Iterator[Hit]:
    heads = _heads(table, known)
    rows = [row for row in table.rows if row.kind not in HEADS and row.kind is not RowKind.SECTION]
    for column, title in heads.items():
        if not _PERCENT.search(title) or not rows or rows[-1].kind is not RowKind.TOTAL:
            continue
        last = dict(_placed(rows[-1].cells)).get(column)
        total = None if last is None else reader.number(last)
        if last is None or total is None or abs(total.value - 100) > total.unit:
            continue
        plain = [dict(_placed(row.cells)).get(column) for row in rows[:-1] if row.kind not in _SUMS]
        values = [None if cell is None else reader.number(cell) for cell in plain]
        numbers = [value for value in values if value is not None]
        if len(numbers) < 2 or len(numbers) < len(values):
            continue
        unit = max((number.unit for number in numbers if number.value), default=Decimal(1))
        found = sum((number.value for number in numbers), Decimal(0))
        # Sub-items may be counted with what they belong to: then it is about twice as much.
        if unit * (len(numbers) + 1) / 2 < abs(found - 100) < 20 and id(last) in known:
            yield Hit(known[id(last)], 0, 0, fields={"sum": f"{found:f}"})


def decimals(checked: CheckedVersion) -> Iterator[Hit]:
    """Numbers of a column that have other decimals than all the others."""
    known, reader = _cells(checked), _reader(checked)
    for table in checked.blocks:
        if not isinstance(table, Table):
            continue
        columns: dict[int, list[tuple[Unit, int]]] = {}
        for row in table.rows:
            if row.kind in HEADS or row.kind is RowKind.SECTION:
                continue
            for column, cell in _placed(row.cells):
                number = reader.number(cell)
                unit = known.get(id(cell))
                if column and number is not None and number.value and unit is not None:
                    columns.setdefault(column, []).append((unit, -int(number.unit.as_tuple().exponent)))
        for cells in columns.values():
            digits = [count for _, count in cells]
            usual = max(set(digits), key=digits.count)
            odd = [unit for unit, count in cells if count != usual]
            if usual and len(odd) == 1 and len(cells) > 4:
                yield Hit(odd[0], 0, len(odd[0].text), fields={"digits": usual})


CHECKS: Mapping[str, Check] = {"table-sums": table_sums, "percentages": percentages, "decimals": decimals}
