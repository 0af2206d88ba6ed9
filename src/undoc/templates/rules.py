"""Editorial rules, from ``templates/rules/<group>/<family>.yaml``: what ``undoc check`` looks for.

A group is a language (``en``), or a subject that holds in all of them (``doc``, ``res``). The keys are named as those
of Vale (https://vale.sh/docs/styles) where it has the same. A rule without examples is a problem: these are its tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from msgspec import Struct

from undoc.model import ContentError, Place
from undoc.model.attributes import Given, Key
from undoc.model.report import Report
from undoc.templates.read_yaml import read_yaml
from undoc.templates.values import at_least_one
from undoc.yaml.decode import decode, keys_of
from undoc.yaml.keys import KeyReader


class Level(StrEnum):
    """How sure it is that what a rule finds is wrong in an edited document; suggestions are shown when asked for."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"


class Scope(StrEnum):
    """What a text is: a rule may look at some of them only.

    TITLE is the title of the document or an annex, METADATA another line of the front matter; CELL is a cell, a remark
    or a note of a table, CAPTION the title of a table, figure or chart,
    ALTERNATIVE what is read out instead of one.
    """

    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    HEADING = "heading"
    TITLE = "title"
    NOTE = "note"
    CELL = "cell"
    CAPTION = "caption"
    ALTERNATIVE = "alternative"
    QUOTATION = "quotation"
    PREAMBLE = "preamble"
    OPERATIVE = "operative"
    SPEECH = "speech"
    METADATA = "metadata"


class Confidence(StrEnum):
    """Where a rule is from: a page of the manual that was read, a usage seen in many documents, or memory."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


#: What reads on as text: all but titles, tables and lines of the front matter.
RUNNING = (
    Scope.PARAGRAPH,
    Scope.LIST_ITEM,
    Scope.NOTE,
    Scope.QUOTATION,
    Scope.PREAMBLE,
    Scope.OPERATIVE,
    Scope.SPEECH,
)


class Rule(Struct, frozen=True):
    """An editorial rule.

    One with ``tokens`` or ``swap`` looks for words; one with ``check`` is a function of ``undoc.checks.structure``. Its
    ``key`` is that of its group and its own, ``en.percent-word``; ``place`` is where it stands.
    """

    message: Annotated[
        str, Key("what is wrong; `{found}` is what was found, `{fix}` what it should be, others are those of `check`")
    ]
    level: Annotated[Level, Key("`error`, `warning` or `suggestion`")]
    source: Annotated[str, Key("where the rule is from: a page of a manual, or the usage of documents")]
    confidence: Annotated[Confidence, Key("`high`: read there; `medium`: seen in many documents; `low`: from memory")]
    good: Annotated[tuple[str, ...], Key("texts in which it finds nothing", check=at_least_one)]
    bad: Annotated[tuple[str, ...], Key("texts in which it finds something", check=at_least_one)]
    key: Given[str]
    place: Given[Place]
    group: Given[str]
    tokens: Annotated[tuple[str, ...], Key("regular expressions of what is wrong")] = ()
    swap: Annotated[
        Mapping[str, str], Key("regular expressions of what is wrong, each with what it should be; `\\1` is a group")
    ] = {}
    check: Annotated[str, Key("the name of a function that looks at the whole version, instead of words")] = ""
    advice: Annotated[str, Key("what to do about it, where the fix does not say it")] = ""
    exceptions: Annotated[
        tuple[str, ...], Key("regular expressions of what is right though it looks wrong; capital letters count")
    ] = ()
    scope: Annotated[tuple[Scope, ...], Key("the texts that it looks at; without it all")] = ()
    ignorecase: Annotated[bool, Key("whether capital and small letters are the same")] = False
    nonword: Annotated[bool, Key("whether it may begin or end within a word")] = False
    quotations: Annotated[bool, Key("whether it looks at what stands in quotation marks")] = False
    titles: Annotated[bool, Key("whether it looks at what is italic, such as titles of publications")] = False
    symbols: Annotated[bool, Key("whether it looks at symbols of documents and addresses")] = False
    fix: Annotated[str | None, Key("what is put instead of what `tokens` find; `\\1` is a group")] = None
    mend: Annotated[bool, Key("whether `undoc check --fix` may do so; `false` where somebody has to look")] = True
    languages: Annotated[tuple[str, ...], Key("the languages it is for; without it that of its folder, or all")] = ()
    kinds: Annotated[tuple[str, ...], Key("the kinds of documents it is for; without it all")] = ()
    not_kinds: Annotated[tuple[str, ...], Key("the kinds of documents it is not for")] = ()
    houses: Annotated[tuple[str, ...], Key("the house styles it is for; without it all")] = ()
    not_houses: Annotated[tuple[str, ...], Key("the house styles it is not for")] = ()
    document: Annotated[str, Key("lines of `document.yaml` that the documents of the examples have")] = ""

    def applies(self, language: str, kind: str, houses: Sequence[str]) -> bool:
        """Whether it is for a version; ``houses`` are its house style and those that this is based on."""
        if self.languages and language not in self.languages:
            return False
        if kind in self.not_kinds or (self.kinds and kind not in self.kinds):
            return False
        if any(house in self.not_houses for house in houses):
            return False
        return not self.houses or any(house in self.houses for house in houses)


def load_rules(root: Path, codes: Sequence[str]) -> tuple[Rule, ...]:
    """The rules below ``root``, the folder that holds ``templates/``; ``codes`` are those of languages.

    They are in the order of their keys. ContentError with all that is wrong in their files.
    """
    report = Report()
    found: dict[str, Rule] = {}
    for path in sorted((root / "templates" / "rules").glob("*/*.yaml")):
        for rule in _rules(path, codes, report):
            first = found.setdefault(rule.key, rule)
            if first is not rule:
                message = f"There is another rule “{rule.key}”, in {first.place}."
                report.error(rule.place, "duplicate-rule", message, "Give one of the two another name.")
    if report.has_errors:
        raise ContentError(report.problems())
    return tuple(found[key] for key in sorted(found))


def _rules(path: Path, codes: Sequence[str], report: Report) -> Iterator[Rule]:
    try:
        node = read_yaml(path)
    except ContentError as error:
        for problem in error.problems:
            report.error(*problem[:4])
        return
    group = path.parent.name
    known = keys_of(Rule)
    file = KeyReader(node, None, report)
    for name, entry in file.entries.items():
        below = file.group(name, f"Write the keys of a rule below it: {', '.join(known)}.")
        if below is None:
            continue
        rule = decode(
            file.below(below, name, known),
            Rule,
            key=f"{group}.{name}",
            place=entry.place,
            group=group,
            **({"languages": (group,)} if group in codes and "languages" not in below.entries else {}),
        )
        if rule is None:
            continue
        ways = [key for key in ("tokens", "swap", "check") if getattr(rule, key)]
        if len(ways) != 1:
            message = f"The rule “{rule.key}” has {' and '.join(ways) or 'nothing to look for'}."
            report.error(entry.place, "rule-without-test", message, "Give it one of tokens, swap and check.")
        yield rule
