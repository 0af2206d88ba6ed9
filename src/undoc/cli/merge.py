"""``undoc merge``: edits made in Word return to the source."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from undoc.cli.line import arguments
from undoc.cli.line.parser import OneOf, Parser
from undoc.cli.printed.json_text import json_text, print_json
from undoc.cli.printed.messages import relative_path, shown_path
from undoc.cli.printed.problems import Problems
from undoc.cli.printed.summary import problem_json
from undoc.counting import counted
from undoc.model import ContentError, Place
from undoc.printable import printable
from undoc.production.merging import merge_document

if TYPE_CHECKING:
    from undoc.importer.word.decisions import Tracking
    from undoc.production.merging import Merge

#: What becomes of tracked changes, the usual first.
TRACKED = ("accept", "reject", "ask")

DESCRIPTION = """\
A Word file that undoc has built knows the source it was built from. What was edited in it since is merged into the
language file, block by block and word by word; all other lines stay as they are, and so do names, names of notes,
comments and line breaks. What the source and the Word file have changed both is a conflict: it is named with its place
and both texts, and nothing is written unless --ours, --theirs or --markers says what is to stand there.

Comments of the Word file and what content cannot say, such as the colour of a text, are listed, and at the end what
the other languages now owe. A file without its source, as other programs save it, is compared with the source that is
there now. The exit status is 0 when all is well, 1 when there are problems, 2 when the command is not understood.
"""
EXAMPLES = """\
Examples:
  undoc merge HSP_EB.2024_17-EN.docx
  undoc merge edited.docx --into drafts --dry-run
  undoc merge edited.docx --tracked ask --theirs
"""


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    add = parser.add_argument
    add("file", type=Path, metavar="FILE.docx", help="A Word file that was built here and edited.")
    into = f"The folder of the document, or the folder above it. [default: {arguments.CONTENT}]"
    add("--into", type=Path, default=arguments.CONTENT, metavar="FOLDER", help=into)
    tracked = f"What becomes of tracked changes; “ask” asks for each. [default: {TRACKED[0]}]"
    add("--tracked", type=OneOf(TRACKED), default=TRACKED[0], metavar="|".join(TRACKED), help=tracked)
    add(
        "--ours",
        dest="resolve",
        action="store_const",
        const="ours",
        default="none",
        help="Keep the source in conflicts.",
    )
    add("--theirs", dest="resolve", action="store_const", const="theirs", help="Take the Word file in conflicts.")
    markers = "Write both in conflicts, between lines of signs, to be settled by hand."
    add("--markers", dest="resolve", action="store_const", const="markers", help=markers)
    add("--dry-run", dest="dry_run", action="store_true", help="Say what would be done, and write nothing.")
    arguments.add_data(parser)
    arguments.add_json(parser)


def run(*, file: Path, into: Path, tracked: str, resolve: str, dry_run: bool, data: Path | None, json: bool) -> int:
    """Merge, naming each change and each problem, or all as JSON; return the exit status."""
    problems = Problems()
    try:
        merge = merge_document(
            file, content=into, tracked=tracked, resolve=resolve, dry_run=dry_run, data=data, ask=_ask
        )
    except ContentError as error:
        if json:
            print_json(json_text({"ok": False, "problems": [problem_json(problem) for problem in error.problems]}))
        else:
            problems.show(error.problems)
        return 1
    if json:
        print_json(json_text(_as_json(merge)))
    else:
        problems.show(merge.problems)
        print("\n".join(_lines(merge, dry_run=dry_run)))
    return 0 if merge.ok else 1


def _ask(change: Tracking) -> bool:
    """Whether the user takes a tracked change."""
    who = f"{printable(change.author)}: " if change.author else ""
    print(
        f"{who}“{printable(change.old)}” → “{printable(change.new)}”. Take it? [Y/n] ",
        end="",
        file=sys.stderr,
        flush=True,
    )
    answer = sys.stdin.readline()
    if not answer:
        from undoc.model import Problem

        advice = "Answer each, or say --tracked accept or --tracked reject."
        raise ContentError([Problem(Place("-"), "no-answer", "A tracked change was not decided.", advice)])
    return answer.strip().lower() not in ("n", "no")


def _lines(merge: Merge, *, dry_run: bool) -> list[str]:
    folder = shown_path(merge.folder)
    said = f"{folder}: {printable(merge.symbol)}, {merge.language}"
    lines = [f"{_place(edit.place)}: {edit.what}: {_both(edit.old, edit.new)}" for edit in merge.edits]
    if merge.comments:
        lines += ["Comments in the Word file:", *(f"  {_found(one.place, one.message)}" for one in merge.comments)]
    if merge.told:
        lines += [
            "Told of the Word file, and not merged:",
            *(f"  {_found(one.place, one.message)}" for one in merge.told),
        ]
    if not merge.has_source:
        lines.append("The Word file does not hold its source: it was compared with the source that is here now.")
    if merge.owing and merge.edits:
        owed = ", ".join(dict.fromkeys(_place(edit.place) for edit in merge.edits))
        lines.append(f"{', '.join(merge.owing)} owe what has changed at {owed}.")
    if not merge.ok:
        return [*lines, f"{said}: nothing written; {counted(len(merge.problems), 'problem')}."]
    if not merge.files:
        return [*lines, f"{said}: nothing to merge."]
    done = "would be " if dry_run else ""
    names = ", ".join(sorted(path.name for path in merge.files))
    return [*lines, f"{said}: {counted(len(merge.edits), 'change')} {done}written to {names}."]


def _both(old: str, new: str) -> str:
    if old and new:
        return f"“{printable(old)}” → “{printable(new)}”"
    return f"“{printable(old or new)}”"


def _place(place: Place) -> str:
    return printable(str(place._replace(path=relative_path(place.path))))


def _found(place: str, message: str) -> str:
    return printable(f"{place}: {message}" if place else message)


def _as_json(merge: Merge) -> dict[str, Any]:
    return {
        "ok": merge.ok,
        "folder": relative_path(merge.folder),
        "symbol": merge.symbol,
        "language": merge.language,
        "has_source": merge.has_source,
        "files": sorted(relative_path(path) for path in merge.files),
        "changes": [
            {
                "path": relative_path(edit.place.path),
                "line": edit.place.line,
                "what": edit.what,
                "old": edit.old,
                "new": edit.new,
            }
            for edit in merge.edits
        ],
        "conflicts": len(merge.clashes),
        "comments": [{"place": one.place, "message": one.message} for one in merge.comments],
        "told": [{"place": one.place, "code": one.code, "message": one.message} for one in merge.told],
        "owing": list(merge.owing) if merge.edits else [],
        "problems": [problem_json(problem) for problem in merge.problems],
    }
