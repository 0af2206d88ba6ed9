"""``undoc explain``: the editorial rules, and one of them with its source and its examples."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from undoc.cli.line import arguments
from undoc.cli.line.parser import Parser
from undoc.cli.printed.messages import print_table, shown_path
from undoc.cli.printed.problems import Problems
from undoc.model import ContentError, Place, Problem
from undoc.printable import printable
from undoc.production.editorial import rules, wrong_examples
from undoc.templates.rules import Rule
from undoc.wording import did_you_mean

DESCRIPTION = """\
Without a name all rules are listed, with their levels. A rule is shown with where it is from, where it
stands, and with texts that are right and texts that are wrong by it, which are tried. Rules are data, in
templates/rules; docs/checking.md says how they are written.

The exit status is 0; 1 when there is no such rule or its examples do not hold, 2 when the command is
not understood.
"""
EXAMPLES = """\
Examples:
  undoc explain
  undoc explain en.percent-word
  undoc explain --data our-templates
"""


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.add_argument("names", nargs="*", metavar="RULE", help="Names of rules, as en.percent-word. [default: all]")
    arguments.add_data(parser)


def run(*, names: list[str], data: Path | None) -> int:
    """Print the rules that are named, or a line for each; return the exit status."""
    shown = Problems()
    try:
        known = rules(data)
        if not names:
            print_table([(rule.key, rule.level.value, _first(rule)) for rule in known])
            return 0
        found, missing = _named(names, known)
        for number, rule in enumerate(found):
            print(("\n" if number else "") + _text(rule))
            missing += wrong_examples(rule, data)
    except ContentError as error:
        missing = list(error.problems)
    shown.show(missing)
    return 1 if missing else 0


def _named(names: list[str], known: Sequence[Rule]) -> tuple[list[Rule], list[Problem]]:
    by_name = {rule.key: rule for rule in known}
    unknown = [
        Problem(
            Place(name),
            "unknown-rule",
            "There is no such rule.",
            did_you_mean(name, by_name, "“undoc explain” lists them."),
        )
        for name in names
        if name not in by_name
    ]
    return [by_name[name] for name in names if name in by_name], unknown


def _first(rule: Rule) -> str:
    """What a rule is about, on one line: what it finds in its first bad example."""
    return " ".join(rule.bad[0].split("\n---\n")[-1].split())[:60]


def _text(rule: Rule) -> str:
    lines = [
        f"{rule.key} ({rule.level})",
        rule.message,
        f"Source: {rule.source}; confidence: {rule.confidence}.",
        f"Written in {shown_path(rule.place.path)}, line {rule.place.line}.",
    ]
    for name, values in (
        ("Languages", rule.languages),
        ("Kinds", rule.kinds),
        ("Not for", rule.not_kinds),
        ("Houses", rule.houses),
        ("Looks at", tuple(scope.value for scope in rule.scope)),
    ):
        if values:
            lines.append(f"{name}: {', '.join(values)}.")
    for name, examples in (("Right", rule.good), ("Wrong", rule.bad)):
        lines.append(f"{name}:")
        lines += [f"    {line}" for example in examples for line in example.rstrip().splitlines()]
    return "\n".join(map(printable, lines))
