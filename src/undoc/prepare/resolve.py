"""What calls and references lead to: note marks in the order of their calls, numbers of named paragraphs."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from undoc.model import NoteCall, Problem, Reference, Text
from undoc.prepare import counters
from undoc.prepare.prepared import NoteKind, Position, Span
from undoc.templates.language import Language


class CalledNote(Struct, frozen=True):
    """A note that has been called: its id, kind and mark.

    ``name`` is the content's name for it, None for a made one, whose paragraphs are ``made``.
    """

    id: str
    kind: NoteKind
    mark: str
    name: str | None
    made: tuple[Text, ...] = ()


class Notes:
    """Gives marks to notes in the order of their calls and remembers that order.

    The ids count through the document (``n1``, ``n2``), so they stay the same as long as the notes do.
    """

    def __init__(self, language: Language, *, asterisk_raised: bool, call_size: float | None = None) -> None:
        """``call_size`` is the size that raised marks are made from, None for that of the text around them."""
        self._patterns = {
            NoteKind.NUMBER: language.counters["notes"][0],
            NoteKind.LETTER: language.counters["table_notes"][0],
        }
        self._series = language.series
        self._asterisk = language.counters["asterisks"][0]
        self._asterisk_raised = asterisk_raised
        self._call_size = call_size
        self._kind = NoteKind.NUMBER
        self._counts = dict.fromkeys(NoteKind, 0)
        self._named: dict[str, CalledNote] = {}
        self.called: list[CalledNote] = []

    def begin_annex(self) -> None:
        """Letter the notes called from here on, beginning with the first letter."""
        self._kind = NoteKind.LETTER
        self._counts[NoteKind.LETTER] = 0

    def call(self, call: NoteCall, form: Span, *, asterisks: bool) -> Span:
        """The span that calls the note of the content's ``call``; a further call repeats its mark."""
        known = self._named.get(call.name)
        if known is not None:
            return self._call(form, known, is_again=True)
        own = call.own_mark
        return self._span(form, NoteKind.ASTERISK if asterisks or own else self._kind, call.name, mark=own)

    def skip_asterisks(self, count: int) -> None:
        """Leave out the first ``count`` asterisk marks, which stand somewhere as text."""
        self._counts[NoteKind.ASTERISK] += count

    def asterisk(self, *made: Text) -> Span:
        """The span that calls a note made from the metadata."""
        return self._span(Span(""), NoteKind.ASTERISK, None, made)

    def _span(self, form: Span, kind: NoteKind, name: str | None, made: tuple[Text, ...] = (), mark: str = "") -> Span:
        """The span that calls a note for the first time; one without a ``mark`` of its own is counted."""
        if not mark:
            self._counts[kind] += 1
            count = self._counts[kind]
            is_counted = kind is not NoteKind.ASTERISK
            mark = counters.label(self._patterns[kind], count, self._series) if is_counted else self._asterisk * count
        note = CalledNote(f"n{len(self.called) + 1}", kind, mark, name=name, made=made)
        self.called.append(note)
        if name is not None:
            self._named[name] = note
        return self._call(form, note)

    def _call(self, form: Span, note: CalledNote, *, is_again: bool = False) -> Span:
        raised = self._asterisk_raised if note.kind is NoteKind.ASTERISK else True
        return replace(
            form,
            text=note.mark,
            note=note.id,
            is_again=is_again,
            url=None,
            target=None,
            size=self._call_size if raised else form.size,
            position=Position.RAISED if raised else Position.NORMAL,
        )


class Target(Struct, frozen=True):
    """A named block: its anchor and the number that a reference prints, empty when it has none.

    One that ``is_alone`` of its kind needs none: its kind tells it.
    """

    anchor: str
    number: str
    is_alone: bool = False


class Targets:
    """The named blocks of a version, for references to them."""

    def __init__(self, targets: Mapping[str, Target]) -> None:
        self._targets = targets
        self.problems: list[Problem] = []

    def anchor(self, reference: Reference) -> str:
        """The anchor that the reference leads to."""
        target = self._targets.get(reference.name)
        return target.anchor if target else ""

    def number(self, reference: Reference) -> str:
        """The number to print; a problem is noted when there is none."""
        target = self._targets.get(reference.name)
        if target is not None and target.is_alone:
            return ""
        if target is None or not target.number:
            message = f"“{reference.name}” has no number that could be printed here."
            advice = f"Write the text to print: [text](#{reference.name})."
            self.problems.append(Problem(reference.place, "reference-without-number", message, advice))
            return ""
        return target.number
