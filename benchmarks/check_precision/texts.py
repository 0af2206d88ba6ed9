"""Official documents as content folders: Word files imported, resolutions in JSON, the Universal Declaration in XML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from undoc.importer import Tracked, import_file
from undoc.model import ContentError
from undoc.production.outputs import write_files

_METADATA = """\
symbol: {symbol}
body: {body}
kind: {kind}
distribution: general
date: {date}
original: en
{more}"""
_RESOLUTION = re.compile(r"(?:A_RES_(?P<session>\d+)|S_RES_\d+\((?P<year>\d+)\)|(?P<habitat>HSP_HA)\.(?P<number>\d))")
_SIGNS = re.compile(r"([\\*_\[\]^~`<&{!$])")
_DECLARATION = {"arb": "ar", "cmn_hans": "zh", "eng": "en", "fra": "fr", "rus": "ru", "spa": "es"}
#: The kind is guessed, and so is what may be long.
_UNSURE = "rules: {doc.too-long: The kind is not known.}\n"
#: A label before a tab has fewer characters; a heading has fewer words.
_LABEL = 12
#: Its annexes, which are a treaty, are labelled as if they were operative paragraphs.
_LEFT_OUT = ("S_RES_2231(2015)",)
#: The sessions of the UN-Habitat Assembly.
_HABITAT = {"1": 2019, "2": 2023}


def folders(cases: Path, into: Path) -> Iterator[tuple[str, Path]]:
    """Write the documents below ``cases`` as content folders into ``into``, and yield each with its name."""
    for path in sorted(cases.glob("*.docx")):
        folder = into / path.stem
        if not folder.exists():
            try:
                imported = import_file(path, folder, tracked=Tracked.ACCEPT)
            except ContentError as error:
                print(f"{path.name} is left out: {error.problems[0].message}")
                continue
            write_files(imported.files)
        yield path.stem, next(one for one in folder.iterdir() if one.is_dir())
    for path in sorted((cases / "resolutions").glob("*.json")):
        if path.stem in _LEFT_OUT:
            continue
        yield path.stem, _resolution(path, into / path.stem)
    for path in sorted((cases / "udhr").glob("*.xml")):
        language = _DECLARATION.get(path.stem.removeprefix("udhr_"))
        if language is not None:
            yield path.stem, _declaration(path, language, into / path.stem)


def blocks(texts: Path, into: Path) -> Iterator[tuple[str, Path]]:
    """Write documents whose blocks are in JSON below ``texts`` as content folders, and yield each with its name.

    A block has its ``text`` and its ``children``; what it is, is said by its ``block_type``. Tables are left out.
    """
    for path in sorted(texts.glob("*.json")):
        try:
            found = json.loads(path.read_text("utf-8"))
        except ValueError:
            print(f"{path.name} is left out: it is no JSON.")
            continue
        lines = [line for one in found[1:] for line in _lines(one)]
        symbol = re.sub(r"ADD", "Add", re.sub(r"_\(SECT\._", " (Sect. ", path.stem)).replace("_", "/")
        session = symbol.split("/")[1]
        kind, body = ("budget", "programme-budget") if "Sect" in symbol else ("report", "general-assembly")
        metadata = _METADATA.format(
            symbol=symbol, body=body, kind=kind, date=f"{1945 + int(session)}-12-01", more=_UNSURE
        )
        yield path.stem, _written(into / path.stem, "en", metadata, lines)


def _lines(block: dict[str, Any]) -> Iterator[str]:
    text = (block["text"] or "").strip()
    if text and not block["block_type"].startswith("table"):
        label, tab, rest = text.partition("\t")
        text = " ".join((rest if tab and len(label) < _LABEL else text).split("\t"))
        escaped = _SIGNS.sub(r"\\\1", text.replace("\n", " "))
        is_heading = block["block_type"].startswith("heading") and len(text.split()) < _LABEL
        if re.fullmatch(r"\d+\.", label):
            yield f"1. {escaped}"
        else:
            yield f"# {escaped}" if is_heading else re.sub(r"^(?=[-#+>|:(]|\d+[.)]|[a-z]\.)", r"\\", escaped)
    for one in block["children"]:
        yield from _lines(one)


def _resolution(path: Path, folder: Path) -> Path:
    match = _RESOLUTION.match(path.stem)
    assert match is not None
    if match["session"]:
        year, body, more = (
            1945 + int(match["session"]),
            "general-assembly",
            f"session: {{number: {match['session']}}}\n",
        )
    elif match["year"]:
        year, body, more = int(match["year"]), "security-council", ""
    else:
        year, body, more = _HABITAT[match["number"]], "hsp-assembly", ""
    date = f"{year}-12-31"
    lines = []
    for one in json.loads(path.read_text("utf-8")):
        text = _SIGNS.sub(r"\\\1", " ".join(one["text"].split()))
        if one["paragraph_type"] == "operative":
            label = re.match(r"\d+\. ?|\([a-z]{1,3}\) ?", text)
            text = text[label.end() :] if label else text
            lines.append(f"1. {text}" if one["paragraph_level"] in (None, 1) else f"(a) {text}")
        elif one["type"] == "paragraph" and text:
            lines.append(text if not re.match(r"\d+\.|\(|- |#|[a-z]\.", text) else f"\\{text}")
    symbol = path.stem.replace("_", "/").replace("(", " (")
    more += f"adopted: {{date: {date}}}\n"
    metadata = _METADATA.format(symbol=symbol, body=body, kind="resolution", date=date, more=more)
    return _written(folder, "en", metadata, lines)


def _declaration(path: Path, language: str, folder: Path) -> Path:
    lines = []
    for element in ElementTree.parse(path).iter():
        name, text = element.tag.rpartition("}")[2], " ".join((element.text or "").split())
        if name == "para" and text:
            lines.append(_SIGNS.sub(r"\\\1", text))
    metadata = _METADATA.format(symbol="A/3/217", body="general-assembly", kind="note", date="1948-12-10", more="")
    return _written(folder, language, metadata, lines)


def _written(folder: Path, language: str, metadata: str, lines: list[str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    text = "---\ntitle: Title\n---\n\n" + "\n\n".join(lines) + "\n"
    write_files({folder / "document.yaml": metadata.encode(), folder / f"{language}.md": text.encode()})
    return folder
