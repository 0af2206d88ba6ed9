"""The numbers that are going to be made, compared with those that the file has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from undoc import model
from undoc.importer.content import (
    Block,
    Bullet,
    Chart,
    Contents,
    Figure,
    Heading,
    Numbered,
    Paragraph,
    Part,
    Table,
    walk,
)
from undoc.importer.report import Change, Findings, quoted
from undoc.importer.spans import plain
from undoc.prepare.numbering import Numbered as Made
from undoc.prepare.numbering import Numberer
from undoc.source.markdown.labels import Label, Series, match_label
from undoc.source.markdown.levels import label_levels
from undoc.templates.language import Language

_HERE = model.Place("")
_TEXT = (model.Text("x", _HERE),)
_SPACES = re.compile(r"[\s.]+")


def set_levels(blocks: Sequence[Block], language: str) -> None:
    """Give each numbered paragraph the level that its label has among its neighbours."""
    flows: list[list[Block]] = [[]]

    def gather(some: Sequence[Block], flow: list[Block]) -> None:
        for block in some:
            if isinstance(block, Part) and block.kind != "landscape":
                flows.append([])
                gather(block.blocks, flows[-1])
            elif isinstance(block, Part):
                gather(block.blocks, flow)
            elif isinstance(block, Heading | Numbered):
                flow.append(block)

    gather(blocks, flows[0])
    for flow in flows:
        labels = [_label(block, language) for block in flow]
        for block, level in zip(flow, label_levels(labels), strict=True):
            if isinstance(block, Numbered):
                block.level = level


def _label(block: Block, language: str) -> Label | None:
    if not isinstance(block, Numbered):
        return None
    found = match_label(block.label, 0, len(block.label), language)
    return found or Label(block.label, ((Series.DECIMAL, 0),))


def count(blocks: Sequence[Block], language: Language) -> dict[int, Made]:
    """What the program makes of the blocks, by the identity of each; sets ``made`` of numbered paragraphs."""
    models: dict[int, model.Block] = {}
    converted = tuple(_model(block, models) for block in blocks)
    numbered = Numberer(converted, language).numbered
    made = {key: numbered[id(block)] for key, block in models.items() if id(block) in numbered}
    for block in walk(blocks):
        if isinstance(block, Numbered):
            block.made = made[id(block)].label if id(block) in made else block.label
    return made


def _model(block: Block, models: dict[int, model.Block]) -> model.Block:
    result: model.Block
    match block:
        case Heading(level=level, is_numbered=is_numbered):
            result = model.Heading(level, _TEXT, _HERE, is_numbered=is_numbered)
        case Numbered(level=level):
            result = model.NumberedParagraph(level, "", _TEXT, _HERE)
        case Bullet(level=level):
            result = model.BulletItem(level, _TEXT, _HERE)
        case Table(caption=caption):
            result = model.Table(_TEXT if caption else (), (), (), (), (), model.TableWidth.TEXT, _HERE)
        case Part(kind="annex", blocks=inner):
            result = model.Annex((), None, tuple(_model(one, models) for one in inner), _HERE)
        case Part(kind="summary", blocks=inner):
            result = model.Summary(tuple(_model(one, models) for one in inner), _HERE)
        case Part(kind="landscape", blocks=inner):
            result = model.Landscape(tuple(_model(one, models) for one in inner), _HERE)
        case Part(blocks=inner):
            result = model.Quotation(tuple(_model(one, models) for one in inner), _HERE)
        case Paragraph() | Figure() | Chart() | Contents():
            result = model.Paragraph(_TEXT, _HERE)
    models[id(block)] = result
    return result


def compare(blocks: Sequence[Block], made: dict[int, Made], findings: Findings) -> None:
    """Tell where a made number is not the one of the file."""
    for block in walk(blocks):
        if id(block) not in made:
            continue
        label = made[id(block)].label
        match block:
            case Heading(label=typed, spans=spans):
                kind = f"The heading {quoted(plain(spans))}"
            case Numbered(label=typed):
                kind = "The paragraph"
            case Table(label=typed) if block.caption or typed:
                kind, label = "The table", made[id(block)].reference
            case Part(kind="annex", label=typed):
                kind, label = "The annex", made[id(block)].reference
            case _:
                continue
        if _bare(typed) != _bare(label):
            had = f"has “{typed}” in the file" if typed else "has no number in the file"
            gets = f"gets “{label}”" if label else "gets none"
            findings.add(Change.DIFFERS, "number", f"{kind} {had} and {gets}.", block.place)


def _bare(label: str) -> str:
    return _SPACES.sub("", label).strip("()（）-–、")
