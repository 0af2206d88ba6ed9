"""Documents of every kind that content can say, for properties of what reads and writes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from hypothesis import strategies as st

from tests.support.formulas import rows
from undoc.content.read.front_matter import WORDING
from undoc.content.read.markdown.levels import bullet_levels
from undoc.model import (
    Adoption,
    Agenda,
    AgendaItem,
    AgendaStatus,
    Annex,
    Block,
    BulletItem,
    Cell,
    Chart,
    ChartKind,
    Column,
    ColumnAlign,
    ColumnRule,
    Columns,
    Contents,
    DisplayedFormula,
    Document,
    Emphasis,
    Emphasized,
    Figure,
    Fit,
    Fitted,
    Formula,
    Heading,
    Inline,
    Job,
    Justification,
    Landscape,
    LevelLabel,
    LineBreak,
    Link,
    Meeting,
    Metadata,
    Note,
    NoteCall,
    NumberedParagraph,
    Numbering,
    PageBreak,
    Paragraph,
    Place,
    Quotation,
    Reference,
    Row,
    RowAlign,
    RowKind,
    Series,
    Session,
    Summary,
    Symbol,
    Table,
    TableForm,
    TableNote,
    TableWidth,
    Text,
    Version,
    Vote,
)

_T = TypeVar("_T")
Draw = Callable[[st.SearchStrategy[_T]], _T]

HERE = Place("here")
#: What has a meaning in the format somewhere, and letters of several scripts.
_SIGNS = "ab1éß中国表أ*^~[]()!`<>&{}_#-|:\\\"'=+.,;@/% \u00a0"
_words = st.text(st.sampled_from(_SIGNS), max_size=8)
_labels = {0: ("1.", "12."), 1: ("(a)", "(b)", "b)"), 2: ("(ii)", "(iii)"), 3: ("a.", "bb.")}
_emphases = st.sampled_from(list(Emphasis))
_sides = st.sampled_from([align for align in ColumnAlign if align is not ColumnAlign.DECIMAL])
_dates = st.dates(dt.date(1945, 1, 1), dt.date(2199, 12, 31))
_numbers = st.integers(1, 9999)


def _points(least: int, most: int) -> st.SearchStrategy[float]:
    return st.decimals(least, most, places=2).map(float)


def _maybe(strategy: st.SearchStrategy[_T]) -> st.SearchStrategy[_T | None]:
    return st.none() | strategy


class _Builder:
    """Draws the pieces of one version; names are given once, and each note is called once."""

    def __init__(self, draw: Draw[object], folder: Path) -> None:
        self._draw = draw
        self._folder = folder
        self.notes: dict[str, Note] = {}
        self._names: list[str] = []
        self._once = {"summary", "contents"}

    def draw(self, strategy: st.SearchStrategy[_T]) -> _T:
        value: _T = self._draw(strategy)  # type: ignore[assignment]
        return value

    def text(self) -> str:
        """A text that begins and ends with a letter, so that nothing at its ends is lost."""
        return f"x{self.draw(_words)}y"

    def inlines(self, *, calls: bool = True, breaks: bool = True) -> tuple[Inline, ...]:
        """Pieces with spaces between them, so that their signs are read."""
        pieces: list[Inline] = [Text(self.text(), HERE)]
        for _ in range(self.draw(st.integers(0, 2))):
            piece = self._piece(calls=calls, breaks=breaks)
            before, after = ("", "") if isinstance(piece, LineBreak) else (" ", " ")
            last = pieces[-1]
            assert isinstance(last, Text)
            pieces[-1] = Text(last.text + before, HERE)
            pieces += [piece, Text(f"{after}{self.text()}", HERE)]
        return tuple(pieces)

    def _piece(self, *, calls: bool, breaks: bool) -> Inline:
        kinds = ["emphasis", "link", "fitted", "formula", *["reference"] * bool(self._names), *["note"] * calls]
        match self.draw(st.sampled_from([*kinds, *["break"] * breaks])):
            case "emphasis":
                emphasis = self.draw(_emphases)
                if emphasis in (Emphasis.ITALIC, Emphasis.BOLD):
                    return Emphasized(emphasis, self.inlines(calls=calls, breaks=False))
                return Emphasized(emphasis, (Text(self.draw(st.sampled_from(["2", "a^b", "x~y", "(m)"])), HERE),))
            case "link":
                return Link(self.draw(st.sampled_from(["https://un.org/a_(b)", "mailto:a@un.org"])), self._plain())
            case "fitted":
                space, scale = self.draw(_maybe(_points(-2, 5))), self.draw(_maybe(_points(50, 200)))
                return Fitted(self._plain(), 0.5 if space is None and scale is None else space, scale)
            case "reference":
                return Reference(self.draw(st.sampled_from(self._names)), HERE, self.draw(st.just(()) | self._plains()))
            case "formula":
                return Formula(self.draw(rows()), HERE)
            case "note":
                return NoteCall(self._note(), HERE)
            case _:
                return LineBreak()

    def _plain(self) -> tuple[Inline, ...]:
        return (Text(self.text(), HERE),)

    def _plains(self) -> st.SearchStrategy[tuple[Inline, ...]]:
        return _words.map(lambda words: (Text(f"x{words}y", HERE),))

    def _note(self) -> str:
        name = f"n{len(self.notes)}"
        self.notes[name] = Note(name, (), HERE)  # its place, before those of what it refers to
        paragraphs = tuple(self.inlines(calls=False) for _ in range(self.draw(st.integers(1, 2))))
        self.notes[name] = Note(name, paragraphs, HERE, self.fit("note"))
        return name

    def fit(self, of: str = "") -> Fit | None:
        """How a text is fitted, or not; a note, a title and what is labelled may not have all that a paragraph may."""
        if self.draw(st.booleans()):
            return None
        flows = of not in ("note", "title")
        line, above = self.draw(_maybe(_points(6, 40))), self.draw(_maybe(_points(0, 100)))
        end, turn = (self.draw(st.just(0.0) | _points(-100, 100)) for _ in range(2))
        keep, margin = flows and self.draw(st.booleans()), flows and of != "label" and self.draw(st.booleans())
        above = None if of == "note" else above
        fit = Fit(line, end, above, turn, keep, margin, self.draw(_maybe(_sides)) if flows else None)
        return None if fit == Fit() else fit

    def name(self) -> str | None:
        """A name that nothing has yet, or none; what follows may refer to it."""
        if self.draw(st.booleans()):
            return None
        self._names.append(f"name-{len(self._names)}")
        return self._names[-1]

    def start(self) -> int | None:
        return self.draw(_maybe(_numbers))

    def blocks(self, part: str = "") -> tuple[Block, ...]:
        """What stands in a part, or in the document."""
        kinds = ["paragraph", "numbered", "bullet", "bullet", "heading"]
        kinds += ["figure"] if part not in ("summary", "columns") else []
        kinds += ["table", "formula"] if part != "quotation" else []
        kinds += ["chart"] if part not in ("quotation", "columns") else []
        kinds += ["page-break"] if part in ("", "annex", "landscape") else []
        kinds += ["quotation", "landscape", "columns"] if part in ("", "annex") else []
        kinds += ["annex", "summary", "contents"] if not part else []
        drawn = self.draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=2 if part else 5))
        blocks = [self._block(kind) for kind in drawn if kind not in ("summary", "contents") or kind in self._once]
        return _settled(blocks or [self._block("paragraph")])

    def _block(self, kind: str) -> Block:
        match kind:
            case "paragraph":
                return Paragraph(self.inlines(), HERE, self.name(), self.draw(st.booleans()), self.fit())
            case "numbered":
                level = self.draw(st.integers(0, 3))
                typed = self.draw(st.sampled_from(_labels[level]))
                return NumberedParagraph(
                    level, typed, self.inlines(), HERE, self.name(), self.fit("label"), self.start()
                )
            case "bullet":
                return BulletItem(self.draw(st.integers(0, 2)), self.inlines(), HERE, self.name(), self.fit("label"))
            case "heading":
                level, sign = self.draw(st.integers(1, 6)), self.draw(st.sampled_from(["", "-", "+"]))
                start = None if sign == "-" else self.start()
                return Heading(level, self.inlines(), HERE, self.name(), sign != "-", sign == "+", self.fit(), start)
            case "figure":
                width = self.draw(_maybe(_points(20, 1200)))
                return Figure(self._folder / "picture.png", self.text(), self._title(), HERE, self.name(), width)
            case "table":
                return self.table()
            case "chart":
                return self.chart()
            case "formula":
                return DisplayedFormula(Formula(self.draw(rows()), HERE), HERE)
            case "page-break":
                return PageBreak(HERE)
            case "contents":
                self._once.discard(kind)
                return Contents(HERE, self.draw(st.integers(1, 6)))
            case "columns":
                return Columns(self.blocks(kind), HERE, self.draw(st.integers(2, 4)))
            case "annex":
                name, original = self.name(), self.draw(_maybe(st.sampled_from(["fr", "zh"])))
                return Annex(self._title(), original, self.blocks(kind), HERE, name)
            case "summary":
                self._once.discard(kind)
                return Summary(self.blocks(kind), HERE)
            case "landscape":
                return Landscape(self.blocks(kind), HERE)
            case _:
                return Quotation(self.blocks(kind), HERE)

    def _title(self) -> tuple[Inline, ...]:
        return self.inlines() if self.draw(st.booleans()) else ()

    def chart(self, *, in_cell: bool = False) -> Chart:
        """A chart; one in a cell has neither a caption nor a name."""
        kind = self.draw(st.sampled_from(list(ChartKind)))
        categories = tuple(Text(self.text(), HERE) for _ in range(self.draw(st.integers(1, 3))))
        values = st.decimals(1 if kind is ChartKind.PIE else -999, 999, places=2)
        series = tuple(
            Series(Text(f"{index}{self.text()}", HERE), tuple(self.draw(values) for _ in categories))
            for index in range(1 if kind is ChartKind.PIE else self.draw(st.integers(1, 2)))
        )
        unit = Text(self.text(), HERE) if self.draw(st.booleans()) else None
        caption = () if in_cell else self._title()
        name = None if in_cell else self.name()
        return Chart(kind, caption, self.text(), categories, series, unit, HERE, name)

    def table(self) -> Table:
        """A table of any kind, half of them without more than a table made of signs can say."""
        is_plain = self.draw(st.booleans())
        columns = tuple(self._column(is_plain=is_plain) for _ in range(self.draw(st.integers(1, 3))))
        count = len(columns)
        caption = self._title()
        header = self.draw(st.integers(0, 1 if is_plain else 2))
        body = [RowKind.BODY] if is_plain else [kind for kind in RowKind if kind is not RowKind.HEADER]
        kinds = [*[RowKind.HEADER] * header, *self.draw(st.lists(st.sampled_from(body), min_size=1, max_size=3))]
        rows = tuple(self._row(kind, count, is_plain=is_plain) for kind in kinds)
        if is_plain:
            return Table(caption, (), columns, rows, (), TableWidth.TEXT, HERE, self.name())
        names = [f"t{index}" for index in range(self.draw(st.integers(0, 2)))]
        called_above = bool(names) and self.draw(st.booleans())
        calls = [NoteCall(name, HERE) for name in names[called_above:]]
        subtitle = (*self.inlines(), *calls)
        notes = tuple(
            TableNote(name, self.inlines(calls=False), HERE, called_above and not index)
            for index, name in enumerate(names)
        )
        keep = self.draw(st.sampled_from([(False, False), (True, False), (True, True)]))
        return Table(
            caption,
            subtitle,
            columns,
            rows,
            notes,
            self.draw(st.sampled_from(list(TableWidth))),
            HERE,
            self.name(),
            self.draw(_maybe(_points(20, 1200))),
            self.draw(st.sampled_from(list(TableForm))),
            self.draw(_maybe(_points(5, 20))),
            self.draw(_maybe(_points(6, 40))),
            self.draw(_maybe(st.sampled_from(list(RowAlign)))),
            self.draw(_maybe(_points(-10, 60))),
            tuple(self.inlines() for _ in range(self.draw(st.integers(0, 2)))),
            keep[0],
            self.draw(_maybe(_points(0, 99))),
            self.draw(_maybe(_points(0, 99))),
            self.draw(_maybe(_points(0, 99))),
            keep[1],
            self.draw(st.booleans()),
            self.draw(_maybe(_points(0, 99))),
            once=self.draw(st.booleans()),
        )

    def _column(self, *, is_plain: bool) -> Column:
        align = self.draw(_maybe(_sides if not is_plain else st.sampled_from([ColumnAlign.START, ColumnAlign.CENTER])))
        if is_plain:
            return Column(align)
        space = _maybe(st.sampled_from([0.0, 7.25, 12.0]))
        rule = self.draw(_maybe(st.sampled_from(list(ColumnRule))))
        width = self.draw(_maybe(st.sampled_from([1.0, 2.5, 1234.5678])))
        vertical = self.draw(_maybe(st.sampled_from(list(RowAlign))))
        return Column(align, width, self.draw(space), self.draw(space), rule=rule, vertical=vertical)

    def _row(self, kind: RowKind, columns: int, *, is_plain: bool) -> Row:
        cells: tuple[Cell, ...]
        if kind is RowKind.SECTION:
            cells = (Cell(self.inlines(), HERE, columns, align=self.draw(_maybe(_sides))),)
        elif is_plain:
            cells = tuple(Cell(self._title() if index else self.inlines(), HERE) for index in range(columns))
        elif columns > 1 and self.draw(st.booleans()):
            cells = (self._cell(columns),)
        else:
            cells = tuple(self._cell(1) for _ in range(columns))
        if is_plain or self.draw(st.booleans()):
            return Row(kind, cells, HERE)
        space = _maybe(_points(0, 99))
        return Row(kind, cells, HERE, self.draw(st.booleans()), self.draw(space), self.draw(space))

    def _cell(self, columns: int) -> Cell:
        if columns == 1 and self.draw(st.booleans()):
            return Cell(self._title(), HERE)
        start, end = (self.draw(_maybe(_points(-10, 60))) for _ in range(2))
        more = tuple(self.inlines() for _ in range(self.draw(st.integers(0, 1))))
        first, align = self.draw(st.just(0.0) | _points(-10, 60)), self.draw(_maybe(_sides))
        drawing = self._drawing() if self.draw(st.booleans()) else None
        inlines = self.inlines() if drawing is None or more or self.draw(st.booleans()) else ()
        return Cell(inlines, HERE, columns, 1, start, end, first, align, more, drawing)

    def _drawing(self) -> Figure | Chart:
        """The picture or chart of a cell."""
        if self.draw(st.booleans()):
            return self.chart(in_cell=True)
        return Figure(self._folder / "picture.png", self.text(), (), HERE, width=self.draw(_maybe(_points(5, 1200))))


def _settled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the bullets of each list one level deeper than those above them at most."""
    result: list[Block] = []
    indents: list[int] = []
    for block in blocks:
        if not isinstance(block, BulletItem):
            indents = []
            result.append(block)
            continue
        indents.append(2 * block.level)
        level = bullet_levels(indents)[-1]
        result.append(BulletItem(level, block.inlines, HERE, block.name, block.fit))
    return tuple(result)


@st.composite
def versions(draw: st.DrawFn, folder: Path, language: str = "en") -> Version:
    """A version whose pictures are all ``picture.png`` of its folder."""
    builder = _Builder(draw, folder)
    agenda_title = builder.inlines() if draw(st.booleans()) else ()
    title = builder.inlines()
    lines = st.text(st.sampled_from(_SIGNS), max_size=6).map(lambda text: f"x{text.replace(chr(92), '')}y")
    wording = draw(st.dictionaries(st.sampled_from(WORDING), lines | st.just("one\ntwo"), max_size=3))
    fits = {key: fit for key in ("title", *["agenda_title"] * bool(agenda_title)) if (fit := builder.fit("title"))}
    blocks = builder.blocks()
    return Version(language, folder / f"{language}.md", title, agenda_title, wording, blocks, builder.notes, {}, fits)


def _levels() -> st.SearchStrategy[tuple[LevelLabel, ...]]:
    """Levels of which each may show those above it."""
    texts = [[], ["1.", "1.1", "1.1.1"], ["-", "A.", "A.1"], ["§1:", "(a)", "i)"], ["-"]]
    return st.sampled_from(texts).map(lambda levels: tuple(map(LevelLabel.parse, levels)))


@st.composite
def metadata(draw: st.DrawFn) -> Metadata:
    """Whatever ``document.yaml`` can say."""
    words = st.sampled_from(["report", "note", "executive-director"])
    item = st.builds(AgendaItem, _numbers, _maybe(st.sampled_from(["a", "bb"])))
    items = st.lists(item, min_size=1, max_size=3, unique=True).map(tuple)
    symbols = st.sampled_from(["A/80/1", "A/80/6 (Sect. 29)/Corr.1", "HSP/EB.2024/17*"]).map(Symbol.parse)
    start, end = sorted((draw(_dates), draw(_dates)))
    return Metadata(
        symbol=draw(symbols),
        body=draw(words),
        kind=draw(words),
        distribution=draw(st.sampled_from(["general", "limited", "restricted", "provisional"])),
        date=draw(_dates),
        original=draw(st.sampled_from(["en", "zh", "ar"])),
        session=draw(_maybe(st.builds(Session, _numbers, _maybe(st.integers(1945, 9999))))),
        meeting=draw(_maybe(st.builds(Meeting, st.just(start), st.just(end), _maybe(words)))),
        agenda=draw(_maybe(st.builds(Agenda, items, st.sampled_from(list(AgendaStatus)), _maybe(symbols)))),
        author=draw(_maybe(words)),
        job=draw(_maybe(st.builds(Job, st.just("26-04887"), st.sampled_from(["", "150426", "210622 240622"])))),
        slugs=draw(st.lists(words, unique=True, max_size=2).map(tuple)),
        reissued=draw(_maybe(_dates)),
        adopted=draw(_maybe(st.builds(Adoption, _dates, _maybe(_numbers)))),
        vote=draw(st.sampled_from([None, *_VOTES])),
        sponsors=draw(st.sampled_from([(), ("FR",), ("NO", "JP")])),
        based_on=draw(_maybe(symbols)),
        section=draw(_maybe(st.sampled_from(["34", "29C", "31.I"]))),
        numbering=draw(st.builds(Numbering, _levels(), _levels())),
        justification=draw(st.sampled_from(list(Justification))),
        rules=draw(
            st.dictionaries(st.sampled_from(["en.ize", "doc.late"]), st.sampled_from(["A name.", "It is: a # b."]))
        ),
    )


#: Votes whose parts agree.
_VOTES = (
    Vote(without=True),
    Vote(counts=(38, 3, 6)),
    Vote(in_favour=("FR", "NO"), abstaining=("EG",)),
    Vote(counts=(1, 1, 0), in_favour=("FR",), against=("JP",)),
)


@st.composite
def documents(draw: st.DrawFn, folder: Path) -> Document:
    """A document with one version."""
    version = draw(versions(folder, draw(st.sampled_from(["ar", "zh", "en"]))))
    return Document(folder, draw(metadata()), {version.language: version})
