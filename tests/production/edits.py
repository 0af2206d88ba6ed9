"""Random edits of all that decides a build: texts, metadata, pictures, templates, fonts, names, outputs, the record.

Each is a function of a source of chance, in the folder that ``write_world`` has filled, which is the current one. Most
of them leave something that can be built, some do not.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.production.sample import METADATA, PICTURE
from tests.support.seed import ROOT

Edit = Callable[[random.Random], object]
CONTENT, DATA, BUILD, SITE = Path("content"), Path("data"), Path("build"), Path("site")
LAMP = ROOT / "content" / "A_99_SPECIMEN_1" / "lamp.jpg"
DRAWING = ROOT / "content" / "A_99_SPECIMEN_1" / "section.svg"

_TEXT = """\
---
title: {0}[^t]
---

# {0}

1. {0}.[^n] {{#one}}

    (a) {0};

    (b) {0}.

2. [](#one), A/80/2. {0}

![{0}](map.png "{0}"){{#map}}

Table: {0}
| {0} | 2022 |
|---|--:|
| {0} | 12 |

[^n]: {0}.

[^t]: {0}.
"""
_CHART = """
```chart
kind: bar
alternative: Chart
categories: [a, b]
series: {A: [1, 2]}
```
"""
_WORDS = {
    "en": "Libraries",
    "fr": "Bibliothèques",
    "ar": "المكتبات",
    "zh": "图书馆",
    "ru": "Библиотеки",
    "es": "Bibliotecas",
}
_SIGNS = ("#", "*", "[^x]", "{#x}", "|", "\U00012000", "\n\n1. X\n\n", "\n\n# X\n\n", ":", "{>}", "\n- x\n", "“")


def write_world() -> None:
    """Three documents with templates of their own: of the Assembly, of a Board, and one without its original."""
    shutil.copytree(ROOT / "templates", DATA / "templates")
    shutil.copytree(ROOT / "fonts", DATA / "fonts", copy_function=lambda path, link: Path(link).symlink_to(path))
    for path in (DATA / "fonts").glob("*.yaml"):
        text = path.read_text("utf-8")
        path.unlink()
        path.write_text(text, "utf-8")
    _write("A_80_1", "A/80/1", "general-assembly", ("en", "fr", "ar"))
    _write("HSP_EB.2024_2", "HSP/EB.2024/2", "hsp-executive-board", ("en", "zh"))
    _write("A_80_3", "A/80/3", "general-assembly", ("ru", "es"))
    with (CONTENT / "A_80_1" / "en.md").open("a", encoding="utf-8") as stream:
        stream.write(_CHART)


def _write(stem: str, symbol: str, body: str, languages: Sequence[str]) -> None:
    folder = CONTENT / stem
    folder.mkdir(parents=True)
    metadata = METADATA.replace("HSP/EB.2024/17", symbol).replace("hsp-executive-board", body)
    (folder / "document.yaml").write_text(metadata, "utf-8")
    shutil.copy(PICTURE, folder / "map.png")
    for language in languages:
        (folder / f"{language}.md").write_text(_TEXT.format(_WORDS[language]), "utf-8")


def _one(chance: random.Random, folder: Path, *patterns: str) -> Path:
    found = sorted(path for pattern in patterns for path in folder.rglob(pattern) if path.is_file())
    return chance.choice(found) if found else folder / "new.md"


def _changed(path: Path, change: Callable[[str], str]) -> None:
    if path.parent.is_dir():
        path.write_text(change(path.read_text("utf-8")) if path.exists() else "new", "utf-8")


def _mutated(chance: random.Random, text: str) -> str:
    """A text with a small change somewhere: a number, a word, a line, a sign."""
    if not text:
        return "x"
    match chance.randrange(6):
        case 0 if numbers := list(re.finditer(r"\d+", text)):
            number = chance.choice(numbers)
            return f"{text[: number.start()]}{int(number[0]) + 1}{text[number.end() :]}"
        case 1 | 2 if words := list(re.finditer(r"(?<=[: ])\w+", text)):
            word = chance.choice(words)
            return f"{text[: word.end()]}{chance.choice((' ', ''))}{word[0]}{text[word.end() :]}"
        case 3:
            lines = text.split("\n")
            del lines[chance.randrange(len(lines))]
            return "\n".join(lines)
        case 4:
            lines = text.split("\n")
            lines.insert(chance.randrange(len(lines)), chance.choice(lines))
            return "\n".join(lines)
        case _:
            at = chance.randrange(len(text))
            return text[:at] + chance.choice(_SIGNS) + text[at:]


def text(chance: random.Random) -> None:
    """A small change to a language file or to metadata."""
    _changed(_one(chance, CONTENT, "*.md", "document.yaml"), lambda text: _mutated(chance, text))


def all_texts(chance: random.Random) -> None:
    """The same change to all versions of a document, which correspond to each other as before."""
    folder = _one(chance, CONTENT, "document.yaml").parent
    added = chance.choice(["\n3. More.\n", "\n# More\n", "\nMore.\n", _CHART, "\nTable: x\n"])
    for path in folder.glob("??.md"):
        _changed(path, lambda text: text + added)


def one_text(chance: random.Random) -> None:
    """A numbered paragraph, or a paragraph without a number, in one version only."""
    added = chance.choice(["\n3. More.\n", "\nMore.\n"])
    _changed(_one(chance, CONTENT, "??.md"), lambda text: text + added)


def chart(chance: random.Random) -> None:
    """The data of a chart."""
    path = CONTENT / "A_80_1" / "en.md"
    _changed(path, lambda text: re.sub(r"\[1, \d+\]", f"[1, {chance.randrange(9)}]", text))


def metadata(chance: random.Random) -> None:
    """A value of the metadata."""
    key, values = chance.choice(
        [
            ("original", ("en", "fr", "ru", "zh", "xx")),
            ("body", ("general-assembly", "hsp-executive-board", "nobody")),
            ("symbol", ("A/80/1", "A/80/3", "A/80/9", "?")),
            ("distribution", ("general", "limited")),
            ("kind", ("report", "note", "bananas")),
            ("author", ("secretariat", "nobody")),
            ("meeting", ("{place: geneva, start: 2024-12-04, end: 2024-12-06}", "{place: nowhere}")),
            ("date", ("2024-09-20", "2024-13-20")),
        ]
    )
    path = _one(chance, CONTENT, "document.yaml")
    _changed(path, lambda text: re.sub(rf"(?m)^{key}: .*$", f"{key}: {chance.choice(values)}", text))


def picture(chance: random.Random) -> None:
    """Another picture, a damaged one, or none."""
    path = _one(chance, CONTENT, "map.png")
    match chance.randrange(5):
        case 0:
            path.unlink(missing_ok=True)
        case 1:
            path.write_bytes(b"\x89PNG")
        case 2:
            shutil.copy(LAMP, path)
        case 3:
            shutil.copy(DRAWING, path)
        case _:
            shutil.copy(PICTURE, path)


def template(chance: random.Random) -> None:
    """A small change to a file of the templates or to the table of fonts."""
    _changed(_one(chance, DATA, "*.yaml"), lambda text: _mutated(chance, text))


def template_word(chance: random.Random) -> None:
    """A wording, which is on the page."""
    language = chance.choice(list(_WORDS))
    path = DATA / "templates" / "languages" / f"{language}.yaml"
    word = _mutated(chance, "United Nations")
    _changed(path, lambda text: text.replace(f"{text.split('organization: ')[-1].splitlines()[0]}", word, 1))


def template_files(chance: random.Random) -> None:
    """A file of the templates added, removed or replaced."""
    match chance.randrange(4):
        case 0:
            (DATA / "templates" / f"{chance.choice('abc')}.yaml").write_text("a: 1\n", "utf-8")
        case 1:
            _one(chance, DATA / "templates" / "languages", "*.yaml").unlink(missing_ok=True)
        case 2:
            shutil.copy(DRAWING, DATA / "templates" / "emblem" / "un-emblem.svg")
        case _:
            shutil.copy(LAMP, DATA / "templates" / "emblem" / "un-emblem.png")


def font(chance: random.Random) -> None:
    """A font in the place of another."""
    path = _one(chance, DATA / "fonts", "Tinos*.ttf", "Amiri*.ttf")
    source = chance.choice(sorted((ROOT / "fonts").glob("[TA]*.ttf")))
    path.unlink(missing_ok=True)
    path.symlink_to(source)


def names(chance: random.Random) -> None:
    """A file or folder of the content added, removed or renamed."""
    path = _one(chance, CONTENT, "??.md")
    folder, other = path.parent, CONTENT / f"other{chance.randrange(3)}"
    if not path.exists():
        return
    match chance.randrange(7):
        case 0:
            path.unlink()
        case 1:
            (folder / f"{chance.choice(list(_WORDS))}.md").write_bytes(path.read_bytes())
        case 2:
            (folder / "en2.md").write_text("x", "utf-8")
        case 3:
            (folder / "en2.md").unlink(missing_ok=True)
        case 4 if not other.exists():
            folder.rename(other)
        case 5:
            shutil.rmtree(folder)
        case _ if not other.exists():
            shutil.copytree(folder, other)


def output(chance: random.Random) -> None:
    """An output removed, edited, or put back as it was in another build."""
    path = _one(chance, BUILD, "*.docx", "*.pdf")
    match chance.randrange(3):
        case 0:
            path.unlink(missing_ok=True)
        case 1:
            path.write_bytes(b"mine")
        case _:
            path.with_name(f".{path.name}.1.undoc-tmp").write_bytes(b"half")


def record(chance: random.Random) -> None:
    """A record damaged or removed."""
    path = _one(chance, BUILD / ".undoc", "*.json")
    match chance.randrange(3):
        case 0:
            path.unlink(missing_ok=True)
        case 1:
            path.write_bytes(b"[" * 9999)
        case _ if path.exists():
            data = bytearray(path.read_bytes())
            data[chance.randrange(len(data))] = chance.randrange(256)
            path.write_bytes(data)


def library(chance: random.Random) -> None:
    """Another version of a library, in a folder that Python looks into first."""
    shutil.rmtree(SITE, ignore_errors=True)
    (SITE / f"segno-{chance.randrange(3)}.dist-info").mkdir(parents=True)


EDITS: tuple[Edit, ...] = (
    *(text, text, text, all_texts, one_text, one_text, chart, metadata, picture),
    *(template, template, template_word, template_files, font, names, names, output, record, library),
)


def options(chance: random.Random) -> dict[str, object]:
    """What is asked for: mostly everything."""
    chosen: dict[str, object] = {}
    if chance.random() < 0.2:
        known = [code for code in _WORDS if (DATA / "templates" / "languages" / f"{code}.yaml").exists()]
        chosen["languages"] = chance.sample(known, min(len(known), chance.randint(1, 3)))
    if chance.random() < 0.2:
        chosen["formats"] = [chance.choice(["docx", "pdf"])]
    if chance.random() < 0.2:
        chosen["numbers"] = "typed"
    if chance.random() < 0.2:
        chosen["strict"] = True
    return chosen
