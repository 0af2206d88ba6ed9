"""The notes below the tables of a Word file, and their calls: raised marks."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from msgspec.structs import replace

from undoc.importer.report import Change, Findings
from undoc.importer.word.spans import Raise, Span, cut, joined, plain, spans_of, trimmed
from undoc.model import Inline, Table, TableNote
from undoc.model.tree import with_texts
from undoc.prepare import counters
from undoc.templates.language import Language

#: The mark of a note below a table, raised, and the tab or space after it.
_MARK = re.compile(r"[\t ]*([a-z]{1,2}|\*{1,3}|\d{1,2}|\([^\W\d_]ـ?\))[\t ]+(?=\S)")
_ASTERISKS = ("*", "**", "***")


def note_of(spans: Sequence[Span], *, needs_raised: bool = False) -> tuple[str, list[Span]] | None:
    """The mark and the text of a note below a table, None when the paragraph is none."""
    text = plain(spans)
    match = _MARK.match(text)
    if match is None:
        return None
    first = next((span for span in spans if span.text.strip()), None)
    if first is None or (first.position is not Raise.SUPERSCRIPT and (needs_raised or "\t" not in match[0])):
        return None
    return match[1], trimmed(cut(spans, match.end()))


def call_notes(
    table: Table, language: Language, findings: Findings, above: Container[str] = ()
) -> tuple[Table, list[TableNote]]:
    """Make the raised marks in the table calls of its notes, named in the order of the calls: a, b, whatever the marks.

    The texts ``above`` it may call the first of them. Returned are the table, and the notes that are called nowhere,
    under their marks.
    """

    def label(number: int) -> str:
        return counters.label(language.counters["table_notes"][0], number, language.series)

    by_mark = {note.name: note for note in table.notes}
    names: dict[str, str] = {}
    while (mark := label(len(names) + 1)) in by_mark and mark in above:
        names[mark] = counters.lower(len(names) + 1)
    called_above = len(names)

    def calls(text: tuple[Inline, ...]) -> tuple[Inline, ...]:
        result: list[Span] = []
        for span in spans_of(text):
            marks = [mark.strip() for mark in span.text.split(",")]
            is_call = span.position is Raise.SUPERSCRIPT or span.text.strip() in _ASTERISKS
            if span.note or not is_call or not all(mark in by_mark for mark in marks if mark):
                result.append(span)
                continue
            for index, mark in enumerate(marks):
                if index:
                    result.append(replace(span, text=",", italic=False))
                if mark:
                    name = names.setdefault(mark, counters.lower(len(names) + 1))
                    result.append(Span("", note=name))
        return tuple(joined(result))

    called = with_texts(replace(table, remarks=(), notes=()), calls)
    for number, mark in enumerate(names, 1):
        if mark != (made := label(number)):
            message = f"The note {mark} of the table becomes {made}: notes are marked in the order of their calls."
            findings.add(Change.DIFFERS, "table-note", message, str(table.place), numbers=(mark, made))
    notes = tuple(
        replace(by_mark[mark], name=name, called_above=index < called_above)
        for index, (mark, name) in enumerate(names.items())
    )
    uncalled = [note for note in table.notes if note.name not in names]
    return replace(called, remarks=table.remarks, notes=notes), uncalled
