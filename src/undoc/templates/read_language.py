"""Language files from ``templates/languages/*.yaml``, typed and validated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from undoc.counting import counted
from undoc.model import ContentError
from undoc.model.attributes import Fault
from undoc.model.report import Report
from undoc.templates.language import COUNTERS, ORDINAL, Direction, Language, fields_of, there_are
from undoc.templates.read_yaml import read_yaml
from undoc.templates.scripts import runs_leftwards
from undoc.yaml.decode import decode, keys_of
from undoc.yaml.keys import KeyReader
from undoc.yaml.tree import MappingNode, key_place, laid_over


def load_language(folder: Path, code: str, over: MappingNode | None = None) -> Language:
    """The language file ``<code>.yaml``; what ``over`` says, from a house style, replaces what the file says.

    ContentError with all that is wrong in them.
    """
    tree, report = read_yaml(folder / f"{code}.yaml"), Report()
    if over is not None:
        tree = laid_over(over, tree, amends=True)
    language = decode(KeyReader(tree, keys_of(Language), report), Language, code=code)
    for fault in _faults(language) if language is not None else ():
        report.error(key_place(tree, *fault.keys), fault.code, fault.message, fault.advice)
    if language is None or report.has_errors:
        raise ContentError(report.problems())
    return replace(language, series={**language.series, ORDINAL: language.ordinals})


def _faults(language: Language) -> Iterator[Fault]:
    """Where one of its keys does not agree with another."""
    feminine = len(language.ordinals_feminine)
    if feminine != len(language.ordinals):
        message = f"{there_are(len(language.ordinals), 'ordinal')} but {counted(feminine, 'feminine one')}."
        yield Fault("wrong-number", message, "Give both for the same numbers.", ("ordinals_feminine",))
    right_to_left = runs_leftwards(language.tag)
    if right_to_left != (language.direction is Direction.RIGHT_TO_LEFT):
        runs = "right to left" if right_to_left else "left to right"
        message = f"A language with the tag “{language.tag}” runs from {runs}."
        advice = "Correct the direction, or name the script in the tag, as in az-Arab."
        yield Fault("wrong-direction", message, advice, ("direction",))
    if len(language.quotes) != 2:
        message = f"{there_are(len(language.quotes), 'quotation mark')}, not two."
        yield Fault("wrong-number", message, "Give the one that opens and the one that closes.", ("quotes",))
    known = {*COUNTERS, *language.series, ORDINAL}
    for name, patterns in language.counters.items():
        for pattern in patterns:
            if not fields_of(pattern) <= known:
                message = f"“{pattern}” under “{name}” names no counter that is known."
                advice = f"Known counters: {', '.join(f'{{{counter}}}' for counter in sorted(known))}."
                yield Fault("unknown-counter", message, advice, ("counters", name))
