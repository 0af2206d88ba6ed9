"""Every kind of broken input: a located problem, exit status 1, and the files of earlier builds as they were."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.production.sample import ENGLISH, PICTURE, STEM, tree, write_content
from undoc.cli import main

Breaking = Callable[[Path], object]


def replaced(file: str, old: str, new: str) -> Breaking:
    def broken(folder: Path) -> None:
        text = (folder / file).read_text("utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), "utf-8")

    return broken


def metadata(old: str, new: str) -> Breaking:
    return replaced("document.yaml", old, new)


def english(old: str, new: str) -> Breaking:
    return replaced("en.md", old, new)


def added(text: str, file: str = "en.md") -> Breaking:
    def broken(folder: Path) -> None:
        with (folder / file).open("a", encoding="utf-8") as stream:
            stream.write(text)

    return broken


def written(file: str, data: bytes) -> Breaking:
    return lambda folder: (folder / file).write_bytes(data)


def picture(data: bytes, *, alternative: str = "A chart") -> Breaking:
    def broken(folder: Path) -> None:
        (folder / "chart.png").write_bytes(data)
        added(f"\n![{alternative}](chart.png)\n")(folder)

    return broken


def chart(kind: str = "bar", categories: str = "[a, b]", series: str = "{A: [1, 2]}") -> str:
    return f"\n```chart\nkind: {kind}\nalternative: x\ncategories: {categories}\nseries: {series}\n```\n"


def drawing(body: str) -> Breaking:
    def broken(folder: Path) -> None:
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{body}</svg>'
        (folder / "chart.svg").write_text(svg, encoding="utf-8")
        added("\n![A chart](chart.svg)\n")(folder)

    return broken


def a_folder(file: str) -> Breaking:
    def broken(folder: Path) -> None:
        (folder / file).unlink()
        (folder / file).mkdir()

    return broken


def damaged_png() -> bytes:
    data = bytearray(PICTURE.read_bytes())
    data[len(data) // 2] ^= 0xFF
    return bytes(data)


def two_bytes_of_palette() -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 1, 3, 0, 0, 0)),
        (b"PLTE", b"ab"),
        (b"IDAT", zlib.compress(b"\0\0")),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in (*parts, (b"IEND", b"")))


KINDS: dict[str, tuple[Breaking, str]] = {
    "broken YAML": (metadata("session: {", "session: [{"), "document.yaml:8:1: error[invalid-yaml]"),
    "deep YAML": (written("document.yaml", b"a: " + b"[" * 20_000), "document.yaml:1:14: error[yaml-depth]"),
    "YAML tag": (metadata("kind: report", "kind: !!python/name:os.system x"), "document.yaml:3:7: error[yaml-tag]"),
    "a key twice": (added("kind: note\n", "document.yaml"), "document.yaml:11:1: error[duplicate-key]"),
    "unknown key": (added("colour: red\n", "document.yaml"), "document.yaml:11:1: error[unknown-key]"),
    "no symbol": (metadata("symbol: HSP/EB.2024/17\n", ""), "document.yaml:1:1: error[missing-key]"),
    "no symbol's form": (metadata("HSP/EB.2024/17", "hsp 17"), "document.yaml:1:9: error[invalid-symbol]"),
    "symbol of 120 kB": (
        metadata("HSP/EB.2024/17", "A" + "/Add.1" * 20_000),
        "document.yaml:1:9: error[invalid-symbol]",
    ),
    "impossible date": (metadata("2024-09-19", "2024-13-19"), "document.yaml:5:7: error[invalid-date]"),
    "end before start": (metadata("2024-12-06", "2024-12-01"), "document.yaml:8:46: error[end-before-start]"),
    "unknown body": (metadata("hsp-executive-board", "nobody"), "document.yaml:2:1: error[unknown-body]"),
    "unknown kind": (metadata("kind: report", "kind: poem"), "document.yaml:3:1: error[unknown-kind]"),
    "kind of another body": (
        metadata("body: hsp-executive-board\nkind: report", "body: secretariat\nkind: replies"),
        "document.yaml:3:1: error[kind-of-body]",
    ),
    "letter without its date": (
        lambda folder: [metadata("report", "letter")(folder), english("title: Annual report\n", "")(folder)][0],
        "en.md:2:1: error[missing-key]",
    ),
    "vote that does not add up": (
        added("vote: {counts: 2-0-0, in_favour: FR}\n", "document.yaml"),
        "document.yaml:11:23: error[vote-counts]",
    ),
    "two symbols of one body": (
        metadata("HSP/EB.2024/17", "HSP/EB.2024/17-A/79/5"),
        "document.yaml:1:1: error[missing-key]",
    ),
    "unknown version in advance": (
        added("advance: early\n", "document.yaml"),
        "document.yaml:11:10: error[invalid-advance]",
    ),
    "unknown distribution": (metadata("general", "secret"), "document.yaml:4:15: error[invalid-distribution]"),
    "unknown slug": (added("slugs: unedited, odd\n", "document.yaml"), "document.yaml:11:1: error[no-wording]"),
    "unknown place": (metadata("nairobi", "atlantis"), "document.yaml:8:11: error[no-wording]"),
    "agenda item": (metadata("6 (a)", "six"), "document.yaml:9:16: error[invalid-item]"),
    "original language": (metadata("original: en", "original: xx"), "document.yaml:6:11: error[invalid-language]"),
    "empty metadata": (written("document.yaml", b""), "document.yaml: error[empty-file]"),
    "metadata a folder": (a_folder("document.yaml"), "document.yaml: error[unreadable-file]"),
    "no version": (lambda folder: (folder / "en.md").unlink(), f"content/{STEM}: error[no-language-file]"),
    "version a folder": (a_folder("en.md"), "en.md: error[unreadable-file]"),
    "another version broken": (written("fr.md", b"oops"), "fr.md:1:1: error[missing-front-matter]"),
    "another version with less": (
        written("fr.md", b"---\ntitle: Titre\n---\n\n1. Un.\n"),
        "fr.md:5:1: error[versions-differ]",
    ),
    "Latin-1": (written("en.md", ENGLISH.replace("One", "\xe9").encode("latin-1")), "en.md:8:4: error[not-utf-8]"),
    "UTF-16": (written("en.md", ENGLISH.encode("utf-16")), "en.md: error[not-utf-8]"),
    "empty version": (written("en.md", b""), "en.md: error[empty-file]"),
    "no title": (english("title: Annual report\n", ""), "en.md:2:1: error[missing-key]"),
    "open front matter": (english("---\n\n# First", "\n# First"), "en.md:1:1: error[unclosed-front-matter]"),
    "undefined note": (english("[^n]: A note.", ""), "en.md:8:8: error[undefined-note]"),
    "unused note": (english("One.[^n]", "One."), "en.md:16:1: error[unused-note]"),
    "a note twice": (added("\n[^n]: Again.\n"), "en.md:18:1: error[duplicate-note]"),
    "undefined reference": (english("[](#one)", "[](#two)"), "en.md:10:8: error[undefined-reference]"),
    "a name twice": (english("3. Three.", "3. Three. {#one}"), "en.md:14:13: error[duplicate-name]"),
    "no such picture": (added("\n![A chart](chart.png)\n"), "en.md:18:12: error[missing-picture]"),
    "picture elsewhere": (added("\n![A chart](../../chart.png)\n"), "en.md:18:12: error[picture-outside]"),
    "no alternative": (picture(PICTURE.read_bytes(), alternative=""), "en.md:18:1: error[missing-alternative]"),
    "not a picture": (picture(b"GIF89a"), "en.md:18:12: error[unsupported-picture]"),
    "damaged picture": (picture(damaged_png()), "en.md:18:12: error[corrupt-picture]"),
    "HTML": (added("\n<b>bold</b>\n"), "en.md:18:1: error[not-supported]"),
    "control character": (english("Three", "Th\x07ree"), "en.md:14:6: error[control-character]"),
    "forced direction": (english("Three", "Th\u202eree"), "en.md:14:6: error[bidi-override]"),
    "a word without an end": (english("Three", "a" * 1_000_000), "en.md:14:4: error[word-too-long]"),
    "words that spaces join": (english("Three", "ab\u00a0" * 2_000), "en.md:14:4: error[word-too-long]"),
    "no font": (english("Three", "Three \U00012000"), "en.md:14:10: error[missing-character]"),
    "no font, title": (english("Annual", "Annual \U00012000"), "en.md:2:15: error[missing-character]"),
    "no font, note": (english("A note", "A note \U00012000"), "en.md:16:14: error[missing-character]"),
    "no font, chart": (added(chart(categories="[a, \U00012000]")), "en.md:21:17: error[missing-character]"),
    "no data": (added(chart(series="{}")), "en.md:22:1: error[empty-value]"),
    "unequal lengths": (added(chart(series="{A: [1]}")), "en.md:22:10: error[chart-values]"),
    "negative part of a pie": (added(chart(kind="pie", series="{A: [1, -2]}")), "en.md:22:17: error[pie-value]"),
    "no such chart": (added(chart(kind="radar")), "en.md:19:7: error[invalid-chart-kind]"),
    "drawing with a picture in it": (drawing("<image href='#a'/>"), "en.md:18:1: error[unusable-drawing]"),
    "drawing that is too deep": (
        drawing(f"<defs>{'<g>' * 10_000}{'</g>' * 10_000}</defs>"),
        "en.md:18:12: error[unusable-drawing]",
    ),
    "drawing with a number that is none": (
        drawing("<rect width='1' height='1' transform='scale(nan)'/>"),
        "en.md:18:1: error[unusable-drawing]",
    ),
    "drawing with a marker in itself": (
        drawing(
            "<marker id='m'><path d='M0 0h1v1' marker-mid='url(#m)'/></marker><path d='M0 0h1' marker-end='url(#m)'/>"
        ),
        "en.md:18:1: error[unusable-drawing]",
    ),
    "palette of two bytes": (picture(two_bytes_of_palette()), "en.md:18:12: error[corrupt-picture]"),
    "drawing with a program": (drawing("<script/>"), "en.md:18:12: error[unsafe-picture]"),
    "unknown command of a formula": (added("\n$`\\frak{a}`$\n"), "en.md:18:3: error[unknown-command]"),
    "open formula": (added("\nLet $`x be.\n"), "en.md:18:5: error[unclosed-formula]"),
    "open brace of a formula": (added("\n```math\n\\sqrt{x\n```\n"), "en.md:19:6: error[unbalanced-brace]"),
    "open part": (added("\n::: quotation\nx\n"), "en.md:18:1: error[unclosed-part]"),
    "unknown part": (added("\n::: poem\nx\n:::\n"), "en.md:18:1: error[unknown-part]"),
    "a mark without a meaning": (english("Three.", "Three. {>}"), "en.md:14:11: error[misplaced-mark]"),
    "marks in marks": (
        english("Three", "[" * 20 + "a" + "]{spacing=0.1}" * 20),
        "en.md:14:13: error[nested-too-deeply]",
    ),
    "a language that is none": (english("Three", "[trois]{lang=French}"), "en.md:14:12: error[invalid-language]"),
    "script as a link": (english("Three", "[x](javascript:a)"), "en.md:14:8: error[invalid-link]"),
}


@pytest.fixture
def here(tmp_path: Path, built: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the sample document and the files of an earlier build."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    write_content(folder / "content")
    assert main(["build", str(folder / "content"), "--out", str(folder / "build"), "--quiet"]) == 0
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_located_problem_and_earlier_files_stay(
    kind: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    breaking, expected = KINDS[kind]
    breaking(here / "content" / STEM)
    before = tree(here / "build")

    assert main(["build"]) == 1

    errors = capsys.readouterr().err
    place = expected if expected.startswith("content") else f"content/{STEM}/{expected}"
    assert place in errors
    assert "Traceback" not in errors
    assert len(before) == 2
    assert tree(here / "build") == before


@pytest.mark.parametrize("kind", ["deep YAML", "Latin-1", "no font"])
def test_a_process_ends_with_status_1_and_no_traceback(kind: str, here: Path) -> None:
    KINDS[kind][0](here / "content" / STEM)
    before = tree(here / "build")

    run = subprocess.run(
        [sys.executable, "-m", "undoc", "build", "--lang", "en"], capture_output=True, encoding="utf-8"
    )

    assert run.returncode == 1
    assert re.match(rf"content/{STEM}/\S+:\d+:\d+: error\[[a-z0-9-]+\]: .+\.\n    .+\.\n", run.stderr)
    assert "Traceback" not in run.stderr
    assert tree(here / "build") == before


def test_check_finds_the_same_and_writes_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(here / "build")
    KINDS["no font"][0](here / "content" / STEM)

    assert main(["check"]) == 1

    assert "en.md:14:10: error[missing-character]" in capsys.readouterr().err
    assert not (here / "build").exists()


def test_a_character_of_a_wording_is_located_at_its_key(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    english("agenda_title:", 'author: "Report \U00012000"\nagenda_title:')(here / "content" / STEM)

    assert main(["build"]) == 1

    assert re.search(r"en\.md:3:\d+: error\[missing-character\]", capsys.readouterr().err)
