"""Content folders for tests, and models as text that a fixture can hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from undoc.content.read import load_with_warnings
from undoc.content.write.formulas import formula_source
from undoc.model import (
    Annex,
    Block,
    BulletItem,
    Cell,
    Chart,
    Column,
    Columns,
    ContentError,
    Contents,
    DisplayedFormula,
    Document,
    Emphasis,
    Emphasized,
    Figure,
    Fitted,
    Formula,
    Heading,
    Inline,
    Landscape,
    LineBreak,
    Link,
    NoteCall,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Problem,
    Quotation,
    Reference,
    Series,
    Severity,
    Summary,
    Table,
    TableForm,
    TableWidth,
    Text,
    Version,
)
from undoc.model.charts import ChartLook

METADATA = """\
symbol: A/80/1
body: general-assembly
kind: report
distribution: general
date: 2025-09-19
original: en
"""
#: A fixture of the body counts its lines from the one after this.
FRONT_MATTER = "---\ntitle: Title\n---\n"
_TAGS = {Emphasis.ITALIC: "i", Emphasis.BOLD: "b", Emphasis.SUPERSCRIPT: "sup", Emphasis.SUBSCRIPT: "sub"}


def make_folder(path: Path, files: Mapping[str, str | bytes]) -> Path:
    """The folder of A/80/1 in ``path`` with these files, and a document.yaml unless it is one of them."""
    folder = path / "A_80_1"
    folder.mkdir(exist_ok=True)
    for name, text in {"document.yaml": METADATA, **files}.items():
        data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
        (folder / name).write_bytes(data)
    return folder


def load_or_problems(folder: Path) -> tuple[Document | None, tuple[Problem, ...]]:
    """The document, None when there are errors, and all problems."""
    try:
        loaded = load_with_warnings(folder)
    except ContentError as error:
        return None, error.problems
    return loaded.document, loaded.warnings


def problem_lines(problems: Iterable[Problem], skipped_lines: int = 0) -> list[str]:
    """Each problem as ``line:column code``, with ``warning`` before the code of a warning."""
    return [
        f"{max(problem.place.line - skipped_lines, 0)}:{problem.place.column} "
        f"{'warning ' if problem.severity is Severity.WARNING else ''}{problem.code}"
        for problem in problems
    ]


def dump_version(version: Version) -> str:
    """The body and the notes of a version as lines."""
    lines = list(dump_blocks(version.blocks))
    lines.extend(
        f"note {note.name}: " + " ¶ ".join(map(dump_inlines, note.paragraphs)) for note in version.notes.values()
    )
    return "\n".join(lines)


def dump_blocks(blocks: Iterable[Block], indent: str = "") -> Iterator[str]:
    """Each block as a line."""
    for block in blocks:
        match block:
            case Quotation() | Summary() | Landscape():
                yield f"{indent}{type(block).__name__.lower()}"
                yield from dump_blocks(block.blocks, indent + "  ")
                continue
            case Columns():
                yield f"{indent}columns {block.count}"
                yield from dump_blocks(block.blocks, indent + "  ")
                continue
            case Contents():
                yield f"{indent}contents {block.depth}"
                continue
            case PageBreak():
                yield f"{indent}page break"
                continue
            case DisplayedFormula(formula=formula):
                yield f"{indent}formula: {formula_source(formula.row)}"
                continue
        name = f" #{block.name}" if block.name else ""
        if (fit := getattr(block, "fit", None)) is not None:
            name += f" fit {fit.line or '-'} {fit.end:g}{' keep' if fit.keep else ''}"
            name += " from margin" if fit.from_margin else ""
            name += f" @{fit.align}" if fit.align is not None else ""
        if (start := getattr(block, "start", None)) is not None:
            name += f" from {start}"
        match block:
            case Heading():
                yield f"{indent}heading {block.level}{name}: {dump_inlines(block.inlines)}"
            case Paragraph():
                indented = " indented" if block.is_indented else ""
                yield f"{indent}paragraph{name}{indented}: {dump_inlines(block.inlines)}"
            case NumberedParagraph():
                yield f"{indent}numbered {block.level} {block.typed}{name}: {dump_inlines(block.inlines)}"
            case BulletItem():
                yield f"{indent}bullet {block.level}{name}: {dump_inlines(block.inlines)}"
            case Figure():
                caption = f" | {dump_inlines(block.caption)}" if block.caption else ""
                width = f" {block.width:g} wide" if block.width is not None else ""
                yield f"{indent}figure {block.path.name}{name}{width}: {block.alternative}{caption}"
            case Annex():
                original = f" original={block.original}" if block.original else ""
                yield f"{indent}annex{name}{original}: {dump_inlines(block.title)}"
                yield from dump_blocks(block.blocks, indent + "  ")
            case Table():
                yield from (f"{indent}{line}" for line in _dump_table(block, name))
            case Chart():
                yield f"{indent}chart {block.kind}{name}: {dump_inlines(block.caption)} | {block.alternative}"
                unit = block.unit.text if block.unit else "-"
                categories = (category.text.replace("\n", "/") for category in block.categories)
                yield f"{indent}  {unit}: {', '.join(categories)}"
                for one in block.series:
                    yield f"{indent}  {one.name.text}: {', '.join(map(str, one.values))}"
                    yield from _dump_own(one, Series(one.name, one.values), indent + "    ")
                yield from _dump_own(block, ChartLook(), indent + "  ")


def _dump_own(value: Struct, usual: Struct, indent: str) -> Iterator[str]:
    """The attributes of ``usual`` that ``value`` has otherwise."""
    for name in usual.__struct_fields__:
        own = getattr(value, name)
        if own != getattr(usual, name):
            yield f"{indent}{name} {own}"


def _dump_table(table: Table, name: str) -> Iterator[str]:
    width = " full" if table.width is TableWidth.FULL else ""
    width += f" {table.form}" if table.form is not TableForm.FIGURES else ""
    measures = {"size": table.size, "line": table.line, "end": table.end}
    width += "".join(f" {key} {value:g}" for key, value in measures.items() if value is not None)
    width += f" {table.vertical}" if table.vertical is not None else ""
    width += (" keep next" if table.keep_next else " keep") if table.keep else ""
    width += " framed" if table.frame else ""
    width += f" space {table.space:g}" if table.space is not None else ""
    width += _spaces(table.above, table.below)
    subtitle = f" | {dump_inlines(table.subtitle)}" if table.subtitle else ""
    yield f"table{width}{name}: {dump_inlines(table.caption)}{subtitle}"
    yield "  columns: " + ", ".join(
        f"{column.align or '-'}{f' {column.width:g}' if column.width else ''}{_dump_start(column)}"
        f"{f' {column.vertical}' if column.vertical is not None else ''}"
        for column in table.columns
    )
    for row in table.rows:
        said = f"{' keep' if row.keep else ''}{_spaces(row.above, row.below)}"
        yield f"  {row.kind}{said}: {' | '.join(map(_dump_cell, row.cells))}"
    yield from (f"  remark: {dump_inlines(remark)}" for remark in table.remarks)
    for note in table.notes:
        yield f"  note {note.name}{' above' if note.called_above else ''}: {dump_inlines(note.inlines)}"


def _spaces(above: float | None, below: float | None) -> str:
    found = (("above", above), ("below", below))
    return "".join(f" {key} {space:g}" for key, space in found if space is not None)


def _dump_cell(cell: Cell) -> str:
    spans = [f" {sign}{count}" for sign, count in (("↔", cell.columns), ("↕", cell.rows)) if count > 1]
    align = f" @{cell.align}" if cell.align is not None else ""
    return (dump_inlines(cell.inlines) or "∅") + "".join(spans) + _dump_start(cell) + align


def _dump_start(one: Cell | Column) -> str:
    values = [("⇥", one.start), ("#", one.tab) if isinstance(one, Column) else ("⇤", one.end)]
    if isinstance(one, Cell):
        values.append(("»", one.first or None))
    return "".join(f" {sign}{value:g}" for sign, value in values if value is not None)


def dump_inlines(inlines: Iterable[Inline]) -> str:
    """The text with what is set apart in tags."""
    return "".join(map(_dump_inline, inlines))


def _dump_inline(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case Emphasized():
            tag = _TAGS[inline.emphasis]
            return f"<{tag}>{dump_inlines(inline.children)}</{tag}>"
        case Fitted():
            values = {"spacing": inline.letter_space, "scale": inline.scale}
            said = "".join(f" {key} {value:g}" for key, value in values.items() if value is not None)
            return f"<fit{said}>{dump_inlines(inline.children)}</fit>"
        case Link():
            return f"<a {inline.url}>{dump_inlines(inline.children)}</a>"
        case NoteCall():
            return f"<note {inline.name}>"
        case Reference():
            return f"<ref {inline.name}>{dump_inlines(inline.children)}" + ("</ref>" if inline.children else "")
        case LineBreak():
            return "<br>"
        case Formula(row=row):
            return f"<formula {formula_source(row)}>"


def walk_inlines(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """All inlines, those inside others too."""
    for inline in inlines:
        yield inline
        if isinstance(inline, Emphasized | Fitted | Link | Reference):
            yield from walk_inlines(inline.children)


def all_inlines(version: Version) -> Iterator[Inline]:
    """All inlines of a version: titles, body and notes."""
    yield from walk_inlines(version.title)
    yield from walk_inlines(version.agenda_title)
    yield from _of_blocks(version.blocks)
    for note in version.notes.values():
        for paragraph in note.paragraphs:
            yield from walk_inlines(paragraph)


def _of_blocks(blocks: Iterable[Block]) -> Iterator[Inline]:
    for block in blocks:
        match block:
            case Quotation() | Summary() | Landscape() | Columns():
                yield from _of_blocks(block.blocks)
            case Annex():
                yield from walk_inlines(block.title)
                yield from _of_blocks(block.blocks)
            case Table():
                yield from walk_inlines(block.caption)
                yield from walk_inlines(block.subtitle)
                for row in block.rows:
                    for cell in row.cells:
                        yield from walk_inlines(cell.inlines)
                for note in block.notes:
                    yield from walk_inlines(note.inlines)
            case Figure():
                yield from walk_inlines(block.caption)
            case Chart():
                yield from walk_inlines((*block.caption, *block.categories))
            case Contents() | PageBreak():
                pass
            case DisplayedFormula(formula=formula):
                yield formula
            case _:
                yield from walk_inlines(block.inlines)
