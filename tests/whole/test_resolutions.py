"""Resolutions of the Organization, written in the format: what is built says what they say, word for word."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest

import undoc
from tests.support import seed
from undoc.prepare import prepare
from undoc.prepare.prepared import Paragraph, Role, flow

FOLDER = seed.ROOT.parent / "shared" / "cases" / "resolutions"
#: Those whose paragraphs are labelled whole.
NAMES = sorted(path.stem for path in FOLDER.glob("[AS]_RES_*.json") if path.stem != "S_RES_2231(2015)")
#: Those whose paragraphs have no labels and no numbers.
PLAIN = sorted(path.stem for path in FOLDER.glob("HSP_*.json"))
ENGLISH = seed.templates().language("en")
MONTHS = {name: at for at, name in enumerate(ENGLISH.months, 1)}
ORDINALS = ENGLISH.ordinals


def entries(name: str) -> list[dict[str, str | int | None]]:
    found = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    assert isinstance(found, list)
    return found


def words(text: str) -> str:
    """The text with plain spaces; the line in brackets whole, which some lack the end of."""
    plain = " ".join(text.replace("\xa0", " ").split())
    return plain + "]" if plain.startswith("[") and not plain.endswith("]") else plain


def written(name: str, folder: Path) -> None:
    """Write the content folder of a resolution."""
    organ, _, rest = name.partition("_")
    symbol = f"{organ}/{rest.replace('_', '/').replace('(', ' (')}"
    texts = [(one["type"], one["paragraph_type"], one["prefix"], words(str(one["text"]))) for one in entries(name)]
    head = [text for kind, _, _, text in texts if kind in ("frontmatter", "title")]
    adopted = next(re.search(r"on (\d+) (\w+) (\d{4})", text) for text in head if "adopted" in text.lower())
    meeting = next(m[1] for *_, text in texts if (m := re.search(r"(\d+)\w\w (?:plenary )?meeting", text)))
    assert adopted is not None
    day = dt.date(int(adopted[3]), MONTHS[adopted[2]], int(adopted[1]))
    session = next((text.removesuffix(" session") for text in head if text.endswith(" session")), None)
    item = next((text.removeprefix("Agenda item ") for text in head if text.startswith("Agenda item ")), None)
    body = {"A": "general-assembly", "S": "security-council"}[organ]
    (folder / "document.yaml").write_text(
        f"symbol: {symbol}\nbody: {body}\nkind: resolution\ndistribution: general\ndate: {day}\noriginal: en\n"
        f"adopted: {{date: {day}, meeting: {meeting}}}\n"
        + (f"session: {{number: {ORDINALS.index(session) + 1}}}\n" if session else "")
        + (f"agenda: {{item: {item}, status: adopted}}\n" if item else ""),
        "utf-8",
    )
    lines = ["---"]
    if organ == "A":
        title = next(text for kind, _, _, text in texts if kind == "title")
        source = next(text for text in head if text.startswith("["))
        lines += [f"title: {json.dumps(title.split('. ', 1)[1], ensure_ascii=False)}"]
        lines += [f"source: {json.dumps(source.strip('[]'), ensure_ascii=False)}"]
    lines.append("---")
    for kind, part, prefix, text in texts:
        if kind == "paragraph" and not (part == "preambular" and text.endswith(("Assembly,", "Council,"))):
            escaped = re.sub(r"([*\[\]^~\\#|`<])", r"\\\1", text)
            lines += ["", f"{prefix} {escaped}" if prefix else escaped]
    (folder / "en.md").write_text("\n".join(lines) + "\n", "utf-8")


@pytest.mark.skipif(not NAMES, reason="the texts are not here")
@pytest.mark.parametrize("name", NAMES)
def test_what_is_built_says_what_the_resolution_says(name: str, tmp_path: Path) -> None:
    written(name, tmp_path)
    prepared = prepare(undoc.load(tmp_path), "en", seed.templates())
    built = [line.text for line in prepared.front] + [
        f"{block.label} {block.text}".strip() for block in flow(prepared.blocks) if isinstance(block, Paragraph)
    ]
    official = [
        f"{one['prefix'] or ''} {words(str(one['text']))}".strip()
        for one in entries(name)
        if one["type"] in ("frontmatter", "title", "paragraph")
    ]
    ends = [
        words(line) for one in entries(name) if one["type"] == "backmatter" for line in str(one["text"]).split("\n")
    ]
    assert [words(line) for line in built] == [*official, *ends]
    texts = [block for block in prepared.blocks if isinstance(block, Paragraph) and block.style != "Closing"]
    assert not [text.text[:60] for text in texts if not text.spans[0].italic], "verbs that the language does not know"


@pytest.mark.skipif(not PLAIN, reason="the texts are not here")
@pytest.mark.parametrize("name", PLAIN)
def test_a_resolution_of_another_body_says_what_it_says(name: str, tmp_path: Path) -> None:
    lines = [words(str(one["text"])) for one in entries(name)]
    organ = next(at for at, line in enumerate(lines) if line.endswith("Assembly,"))
    head, texts = lines[:organ], lines[organ + 1 :]
    adopted = re.search(r"on (\d+) (\w+) (\d{4})", head[-2])
    assert adopted is not None
    day = dt.date(int(adopted[3]), MONTHS[adopted[2]], int(adopted[1]))
    said = f"symbol: {name.replace('_', '/')}\nbody: hsp-assembly\nkind: resolution\ndistribution: general\n"
    said += f"date: {day}\noriginal: en\nadopted: {{date: {day}}}\n"
    wording = ""
    if len(head) > 2:
        said += f"session: {{number: {ORDINALS.index(head[1].removesuffix(' session')) + 1}}}\n"
        wording = f"place_dates: {json.dumps(head[2], ensure_ascii=False)}\n"
    else:
        wording = 'governing_body: ""\n'
    (tmp_path / "document.yaml").write_text(said, "utf-8")
    title = json.dumps(head[-1].split(". ", 1)[1], ensure_ascii=False)
    first = 1 + max(at for at, text in enumerate(texts) if text.endswith(","))
    paragraphs = [text if at < first else f"{at - first + 1}. {text}" for at, text in enumerate(texts)]
    escaped = [re.sub(r"([*\[\]^~\\#|`<])", r"\\\1", paragraph) for paragraph in paragraphs]
    (tmp_path / "en.md").write_text("\n\n".join([f"---\ntitle: {title}\n{wording}---", *escaped]) + "\n", "utf-8")
    prepared = prepare(undoc.load(tmp_path), "en", seed.templates())
    blocks = [block for block in flow(prepared.blocks) if isinstance(block, Paragraph)]
    assert [words(line.text) for line in prepared.front] == head
    assert [words(block.text) for block in blocks] == [lines[organ], *texts]
    assert [block.label for block in blocks[first + 1 :]] == [f"{at}." for at in range(1, len(texts) - first + 1)]


#: Its annexes have headings and paragraphs with labels of their own, which stay as they are.
WITH_ANNEXES = "S_RES_2231(2015)"


def invisible_gone(text: str) -> str:
    """The text without the marks of direction that some have."""
    return words(re.sub("[\u200e\u200f]", "", text))


@pytest.mark.skipif(not (FOLDER / f"{WITH_ANNEXES}.json").exists(), reason="the texts are not here")
def test_a_resolution_with_a_treaty_in_its_annexes_says_what_it_says(tmp_path: Path) -> None:
    entries_of = entries(WITH_ANNEXES)
    texts = [
        (str(one["type"]), str(one["prefix"] or "").strip(), invisible_gone(str(one["text"]))) for one in entries_of
    ]
    texts = [one for one in texts if one[2]]
    annexes = next(at for at, (_, _, text) in enumerate(texts) if text.startswith("Annex A"))
    (tmp_path / "document.yaml").write_text(
        "symbol: S/RES/2231 (2015)\nbody: security-council\nkind: resolution\ndistribution: general\n"
        "date: 2015-07-20\noriginal: en\nadopted: {date: 2015-07-20, meeting: 7488}\n",
        "utf-8",
    )
    lines = ["---", "---"]
    for at, (kind, prefix, text) in enumerate(texts[3:], 3):
        escaped = re.sub(r"([*\[\]^~\\#|`<{])", r"\\\1", text)
        if text == "The Security Council,":
            continue
        if kind == "heading":
            lines += ["", f"## {f'{prefix} {escaped}'.strip()} {{-}}"]
        elif at < annexes:
            lines += ["", f"{prefix} {escaped}".strip()]
        else:  # labels of the treaty's own
            label = re.sub(r"([.)])$", r"\\\1", prefix)
            lines += ["", f"{label} {escaped}".strip()]
    (tmp_path / "en.md").write_text("\n".join(lines) + "\n", "utf-8")
    prepared = prepare(undoc.load(tmp_path), "en", seed.templates())
    blocks = [block for block in flow(prepared.blocks) if isinstance(block, Paragraph)]
    built = [words(f"{block.label} {block.text}") for block in (*prepared.front, *blocks)]
    head = [texts[0][2], f"{texts[1][2]} {texts[2][2]}"]
    assert built == [*head, *(words(f"{prefix} {text}") for _, prefix, text in texts[3:])]
    own = [block for block in blocks[: annexes - 3] if block.role is not Role.HEADING]
    lacking = [block.text[:60] for block in own if not block.spans[0].italic and not block.label.startswith("(")]
    assert lacking == [], "verbs that the language does not know"
