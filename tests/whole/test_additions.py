"""What is added to the program touches few files: each addition here is made in a copy of it, which then has it.

The edits are what the change of a developer would be, without its tests and manual; CONTRIBUTING says where they go.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from tests.support.seed import ROOT

SOURCES = ROOT / "src" / "undoc"
#: By the file: what stands there once, and what is put before it. A file that is not there is new.
Edits = dict[str, list[tuple[str, str]]]

#: ``height``: how high each row of a table is at least; both outputs have it.
TABLE_ATTRIBUTE: Edits = {
    "model/tables.py": [
        (
            "    keep_next: Given[bool] = False\n",
            '    height: Annotated[float | None, Key("the least height of its rows, in points", ROW_SPACE)] = None\n',
        )
    ],
    "prepare/tables/layout.py": [
        ("                rule_room=rooms[index],\n", "                height=said.height or 0.0,\n")
    ],
    "prepare/prepared/tables.py": [("    rule_room: float = 0.0\n", "    height: float = 0.0\n")],
    "docx/blocks/tables.py": [
        (
            '            properties += "<w:tblHeader/>"',
            '            properties += f\'<w:trHeight w:val="{twips(row.height)}"/>\' if row.height else ""\n',
        )
    ],
    "typeset/blocks/table_rows.py": [
        (
            "    thickness = table.rules.column\n",
            "    heights = [max(height, one.row.height) for height, one in zip(heights, rows, strict=True)]\n",
        )
    ],
}
_IMPORTED = ("    Annex,\n", "    Aside,\n")
_EXPORTED = ('    "Annex",\n', '    "Aside",\n')
#: ``::: aside``: a part that only holds its blocks.
BLOCK: Edits = {
    "model/blocks.py": [
        (
            "class Summary(Struct, frozen=True):\n",
            "class Aside(Struct, frozen=True):\n    blocks: tuple[Block, ...]\n    place: Place\n\n\n",
        ),
        ("Quotation | Summary | Annex", "Aside | "),
        ("    | PageBreak\n)", "    | Aside\n"),
    ],
    "model/__init__.py": [_IMPORTED, _EXPORTED],
    "content/read/markdown/parts.py": [('    "columns": PartKind(', '    "aside": PartKind("an aside", _TEXT),\n')],
    "content/read/markdown/body.py": [
        _IMPORTED,
        (
            '    if raw.kind == "summary":\n',
            '    if raw.kind == "aside":\n        return Aside(_flow(raw.blocks, context), raw.place)\n',
        ),
    ],
    "content/write/blocks.py": [_IMPORTED, ("Summary() | Quotation() | Landscape():\n", "Aside() | ")],
    "prepare/body.py": [
        _IMPORTED,
        (
            "                case Quotation():\n",
            "                case Aside():\n"
            "                    yield prepared.Aside(tuple(self._blocks(block.blocks)))\n",
        ),
    ],
    "prepare/prepared/blocks.py": [
        (
            "class Quotation(Struct, frozen=True):\n",
            "class Aside(Struct, frozen=True):\n    blocks: tuple[Block, ...]\n\n\n",
        ),
        ("Annex | Quotation | Summary", "Aside | "),
        ("Annex | Quotation | List", "Aside | "),
    ],
    "prepare/prepared/__init__.py": [_IMPORTED, _EXPORTED],
}
#: No heading ends with a full stop.
CHECK: Edits = {
    "content/read/version.py": [
        (
            "    _check_references(context)\n    return",
            "    from undoc.model import Heading\n    from undoc.model.tree import walk\n\n"
            "    for block in walk(blocks):\n"
            '        if isinstance(block, Heading) and block.inlines[-1].text.endswith("."):\n'
            '            context.error(block.place, "heading-stop", "A heading ends with a stop.", "Remove it.")\n',
        )
    ],
}
#: A text in capitals.
OUTPUT: Edits = {
    "capitals/__init__.py": [
        ("", "from undoc import plaintext\n\n\ndef write(prepared):\n    return plaintext.write(prepared).upper()\n")
    ],
    "production/formats.py": [
        (
            "#: What writes each format,",
            "def _capitals(ready: Ready) -> bytes:\n"
            "    from undoc import capitals\n\n"
            "    return capitals.write(ready.prepared)\n\n\n",
        ),
        ('"txt": _plain_text', '"upper": _capitals, '),
    ],
}
_METADATA = """\
symbol: A/80/1
body: general-assembly
kind: report
distribution: general
date: 2025-01-01
original: en
"""
_TABLE = "```table\nheight: 60\nrows:\n" + "  - [Post, 1]\n" * 12 + "```\n"
_ASIDE = "::: aside\nIt stands aside.\n:::\n"
_TEXT = f"---\ntitle: Report\n---\n\n# First\n\n1. Text.\n\n{_TABLE}\n{_ASIDE}"
_BUILD = """\
import json, sys
from pathlib import Path
import undoc
from undoc.production.workers.task import Task, make

folder = Path(sys.argv[1])
result = make(Task(folder, "en", ("docx", "pdf", "upper"), "auto", Path(sys.argv[2])))
for name, data in result.files.items():
    (folder / f"out.{name}").write_bytes(data)
told = [problem.code for problem in result.problems]
print(json.dumps([told, undoc.format_content(folder, check=True).changed == ()]))
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with all additions."""
    root = tmp_path_factory.mktemp("program")
    shutil.copytree(SOURCES, root / "src" / "undoc", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("templates", "fonts"):
        (root / name).symlink_to(ROOT / name)
    for edits in (TABLE_ATTRIBUTE, BLOCK, CHECK, OUTPUT):
        for name, places in edits.items():
            path = root / "src" / "undoc" / name
            path.parent.mkdir(exist_ok=True)
            text = path.read_text("utf-8") if path.exists() else ""
            for before, added in places:
                assert not before or text.count(before) == 1, f"{name}: {before}"
                text = text.replace(before, added + before, 1)
            path.write_text(text, "utf-8")
    return root


def built(program: Path, folder: Path, text: str) -> tuple[list[str], bool]:
    """The codes of the problems of a document in the copy, and whether its content is as it would be written."""
    folder.mkdir(parents=True)
    (folder / "document.yaml").write_text(_METADATA, "utf-8")
    (folder / "en.md").write_text(text, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(program / "src")}
    command = [sys.executable, "-c", _BUILD, str(folder), str(program)]
    told, is_written_so = json.loads(
        subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE).stdout
    )
    return told, is_written_so


def test_a_new_attribute_block_check_and_output_work(program: Path, tmp_path: Path) -> None:
    folder = tmp_path / "A_80_1"
    assert built(program, folder, _TEXT) == ([], True)
    with ZipFile(folder / "out.docx") as package:
        word = package.read("word/document.xml").decode()
    assert word.count('<w:trHeight w:val="1200"/>') == 12
    with pikepdf.open(folder / "out.pdf") as pdf:
        assert len(pdf.pages) == 2  # with rows as high as their texts one
    assert "IT STANDS ASIDE." in (folder / "out.upper").read_text("utf-8")
    assert "It stands aside." in word
    told, _ = built(program, tmp_path / "wrong" / "A_80_1", _TEXT.replace("# First", "# First."))
    assert told == ["heading-stop"]


@pytest.mark.parametrize(
    ("edits", "most"),
    [(TABLE_ATTRIBUTE, 5), (BLOCK, 10), (CHECK, 1), (OUTPUT, 2)],
    ids=["table", "block", "check", "output"],
)
def test_an_addition_touches_few_files(edits: Edits, most: int) -> None:
    assert len(edits) <= most
    assert {name for name in edits if not (SOURCES / name).exists()} <= {"capitals/__init__.py"}
