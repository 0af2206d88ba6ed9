"""``undoc words``: how many words documents have, by section, and how many they may have."""

from __future__ import annotations

from pathlib import Path

from undoc.cli.line import arguments
from undoc.cli.line.parser import Parser
from undoc.cli.printed.json_text import json_text, print_json
from undoc.cli.printed.messages import print_table, relative_path, shown_path
from undoc.cli.printed.problems import Problems
from undoc.cli.printed.summary import problem_json
from undoc.production.editorial import CountedVersion, words

DESCRIPTION = """\
Notes, headings and tables count; in Chinese characters are counted. The limit is that of the kind of
document (“words” in templates/kinds). The exit status is 0 when all could be counted, 1 when not, 2
when the command is not understood. “undoc check” tells of a document that is too long.
"""
EXAMPLES = """\
Examples:
  undoc words
  undoc words content/HSP_EB.2024_17 --lang en
  undoc words --json
"""


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    arguments.add_paths(parser)
    arguments.add_languages(parser)
    arguments.add_data(parser)
    arguments.add_json(parser)


def run(*, paths: list[Path], languages: tuple[str, ...] | None, data: Path | None, json: bool) -> int:
    """Print the words of each version, by sections; return the exit status."""
    counted, problems = words(paths, languages, data)
    if json:
        versions = [_as_json(one) for one in counted]
        print_json(json_text({"versions": versions, "problems": [problem_json(problem) for problem in problems]}))
    else:
        Problems().show(problems)
        for number, one in enumerate(counted):
            if number:
                print()
            _show(one)
    return 1 if problems else 0


def _show(version: CountedVersion) -> None:
    count = version.count
    what = "characters" if count.is_characters else "words"
    limit = f" of {version.limit:,}" if version.limit is not None and not count.is_characters else ""
    print(f"{version.symbol}, {version.language} ({shown_path(version.folder)})")
    rows = [(f"{section.words:,}", "  " * (section.level - 1) + (section.title or "–")) for section in count.sections]
    rows.append((f"{count.notes:,}", "Notes"))
    rows.append((f"{count.words:,}", f"{what} in all{limit}, {count.tables:,} of them in tables"))
    width = max(len(number) for number, _ in rows)
    print_table([(number.rjust(width), title) for number, title in rows])


def _as_json(version: CountedVersion) -> dict[str, object]:
    count = version.count
    return {
        "folder": relative_path(version.folder),
        "symbol": version.symbol,
        "language": version.language,
        "words": count.words,
        "limit": version.limit,
        "unit": "characters" if count.is_characters else "words",
        "notes": count.notes,
        "tables": count.tables,
        "sections": [
            {"title": section.title, "level": section.level, "words": section.words} for section in count.sections
        ],
    }
