"""The Word file and the source are edited at once: what does not exclude each other is merged, the rest is told."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from tests.merge.built import LANGUAGES, LONG, SHORT, copied, merged, version, word_file
from tests.merge.edits import EDITS, Editor, NotPossibleError
from tests.support.thorough import cases

_ADDED = "Beacon beacon beacon beacon beacon beacon beacon."


def numbered_lines(text: str) -> list[int]:
    """The lines of numbered paragraphs on one line that nothing leads to or from, outside fenced blocks."""
    found, is_fenced = [], False
    for at, line in enumerate(text.split("\n")):
        is_fenced ^= line.startswith("```")
        if not is_fenced and re.match(r"\d+[.-] ", line) and not re.search(r"\{#|\[\^|\(#", line):
            found.append(at)
    return found


def edited_source(text: str, chance: random.Random, near: set[int]) -> tuple[str, str, str]:
    """The source with an edit, which one, and the line that it was made in."""
    lines = text.split("\n")
    places = numbered_lines(text)
    beside = [at for at in places if at + 1 in near and chance.random() < 0.5]
    at = chance.choice(beside or places)
    line, what = lines[at], chance.choice(["word", "delete", "add", "break"])
    if what == "word":
        word = chance.choice(list(re.finditer(r"[^\W\d_]{4,}", line)) or list(re.finditer(r"(?<=. )\w\w", line)))
        lines[at] = f"{line[: word.start()]}beacon{line[word.end() :]}"
    elif what == "delete":
        follows = lines[at + 2] if at + 2 < len(lines) else ""
        if lines[at + 1] or not re.match(r"\d+[.-] |#", follows):
            raise NotPossibleError
        del lines[at : at + 2]
    elif what == "add":
        lines[at:at] = [f"1. {_ADDED}", ""]
    else:
        first, space, rest = line[40:].partition(" ")
        lines[at] = line[:40] + first + ("\n" if space else "") + rest
    return "\n".join(lines), what, line


def merged_pair(start: int, work: Path) -> str:
    """Merge a random edit of the Word file with one of the source; what went wrong, else ``merged`` or ``told``."""
    chance = random.Random(start)
    folder, language, what = chance.choice([SHORT, LONG]), chance.choice(LANGUAGES), chance.choice(list(EDITS))
    old = version(folder, language)
    editor = Editor(word_file(folder, language), old, chance)
    try:
        edited = editor.edited(what)
        path = copied(folder, work) / folder / f"{language}.md"
        new, how, line = edited_source(path.read_text("utf-8"), chance, edited.touched)
    except (NotPossibleError, IndexError):
        return ""
    path.write_text(new, "utf-8")
    merge = merged(edited.data, work / "content", work, dry_run=False)
    after = path.read_text("utf-8")
    name = f"{start} {folder} {language} {what} {how}: "
    if not merge.ok:
        if after != new:
            return f"{name}written in spite of a conflict"
        codes = {problem.code for problem in merge.problems}
        return "told" if codes == {"conflict"} else f"{name}{merge.problems[0].message}"
    wanted = f"{edited.expected.title}{edited.expected.blocks}{edited.expected.notes}".count(editor.new)
    if after.count(editor.new) != wanted:
        return f"{name}the edit of the Word file is lost"
    if after.lower().count("beacon") != {"word": 1, "add": 7}.get(how, 0) or (how == "delete" and line in after):
        return f"{name}the edit of the source is lost"
    return "merged"


@pytest.mark.parametrize("start", [0, 1, 4, 6, 8])
def test_edits_of_both_sides(start: int, tmp_path: Path) -> None:
    assert merged_pair(start, tmp_path) in ("merged", "told")


@pytest.mark.slow
def test_random_edits_of_both_sides(tmp_path: Path) -> None:
    results = []
    number = cases(60, thorough=400)
    for start in range(100, 100 + number):
        work = tmp_path / str(start)
        work.mkdir()
        results.append(merged_pair(start, work))
    made = [result for result in results if result]

    assert len(made) >= number / 2
    assert set(made) == {"merged", "told"}, set(made)
