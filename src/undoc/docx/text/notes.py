"""Footnotes: their calls in the text, the part that holds them, and the rule above them.

Comes in: spans that call notes. Goes out: runs for the calls, the XML of the footnotes part (ISO/IEC 29500-1, 17.11).
A number is left to Word where Word's own count gives it; all other marks are custom.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec.structs import replace

from undoc.docx.parts.package import TextPart
from undoc.docx.parts.styles import default_style, rule, spacing
from undoc.docx.text import layout
from undoc.docx.text.bookmarks import NUMBER_PREFIX, bookmark_name
from undoc.docx.text.fields import field
from undoc.docx.text.paragraphs import ParagraphWriter, TextPlace
from undoc.docx.text.runs import REFERENCE_STYLE, content, run
from undoc.docx.text.walks import spans
from undoc.docx.xml import STORY_NAMESPACES, half_points, twips
from undoc.prepare.prepared import Landscape, Note, NoteKind, PreparedDocument, Span, walk
from undoc.templates.styles import Border, Style

#: A mark without width, for a note that is called where Word allows no call.
UNSEEN_MARK = "\u200b"
#: The thickness of an underline in parts of the size of the type (that of Times New Roman).
_UNDERLINE = 0.049


class DeferredCalls:
    """Calls where Word allows none, in headers and notes: the mark is text, the note is for the body to carry."""

    def __init__(self, paragraphs: ParagraphWriter) -> None:
        self._runs = paragraphs.runs
        self.notes: list[str] = []

    def call(self, span: Span, style: Style, language: str) -> str:
        """The mark as text."""
        if span.note is not None:
            self.notes.append(span.note)
        return self._runs.text(replace(span, note=None), style, language)


class NoteWriter:
    """Writes the calls of notes in the body and, with each first call, the note.

    ``marks`` are the widths of the marks before their texts that had to be measured, by their ids.
    """

    def __init__(
        self, prepared: PreparedDocument, paragraphs: ParagraphWriter, part: TextPart, marks: Mapping[str, float]
    ) -> None:
        self._marks = marks
        self._prepared = prepared
        self._house = prepared.house
        self._paragraphs = paragraphs
        self._part = part
        self._written: dict[str, str] = {}
        self._automatic = 0
        self._turns = any(isinstance(block, Landscape) for block in walk(prepared.blocks))
        self._counted: set[str] = set()  # notes whose mark is Word's own count
        calls = [span for span in spans(prepared) if span.note]
        counts = Counter(span.note for span in calls)
        self._repeated = {note for note, count in counts.items() if count > 1}
        self._again_called = {span.note for span in calls if span.is_again}

    def call(self, span: Span, style: Style, language: str) -> str:
        """The reference to the note that ``span`` calls. A second call of a note repeats its mark."""
        identifier = span.note or ""
        if identifier in self._written:
            return self._again(span, style, language)
        note = self._prepared.notes[identifier]
        around = self._around(note) if span.text == note.mark else None
        automatic = around is not None
        self._automatic += automatic
        properties = self._paragraphs.runs.properties(span, style, language, REFERENCE_STYLE)
        number = len(self._written) + 1
        if around is None:
            reference = f'<w:footnoteReference w:customMarkFollows="1" w:id="{number}"/>{content(span.text)}'
        else:
            reference = f'<w:footnoteReference w:id="{number}"/>'
        written = f"<w:r>{properties}{reference}</w:r>"
        if identifier in (self._again_called if around is None else self._repeated):
            written = self._paragraphs.bookmarks.around(identifier, written, NUMBER_PREFIX)
        if around is not None:
            self._counted.add(identifier)
            written = run(properties, around[0]) + written + run(properties, around[1])
        return written + self._note(note, automatic=automatic)

    def _around(self, note: Note) -> tuple[str, str] | None:
        """What stands before and after Word's own number in a mark, such as brackets; None for a mark without it."""
        before, number, after = note.mark.partition(str(self._automatic + 1))
        if note.kind is not NoteKind.NUMBER or not number or any(map(str.isalnum, before + after)):
            return None
        return before, after

    def _again(self, span: Span, style: Style, language: str) -> str:
        """A mark that Word counts, or that the content calls again, as a field (17.16.5.42), any other as text."""
        runs, identifier = self._paragraphs.runs, span.note or ""
        if identifier not in self._counted and not span.is_again:
            return runs.text(replace(span, note=None), style, language)
        properties = runs.properties(span, style, language, REFERENCE_STYLE)
        instruction = f"NOTEREF {bookmark_name(identifier, NUMBER_PREFIX)} \\f \\h"
        number = "".join(filter(str.isdecimal, span.text)) if identifier in self._counted else span.text
        before, _, after = span.text.partition(number)
        return (
            run(properties, before) + field(instruction, properties, run(properties, number)) + run(properties, after)
        )

    def carried(self, calls: DeferredCalls) -> str:
        """References without visible marks to the notes that were called where Word allows no call."""
        references = []
        for identifier in calls.notes:
            if identifier in self._written:
                continue
            span = Span(UNSEEN_MARK, note=identifier)
            references.append(self.call(span, default_style(self._house), self._paragraphs.language))
        return "".join(references)

    def _note(self, note: Note, *, automatic: bool) -> str:
        """Write the note; the references to notes that it calls itself."""
        number = len(self._written) + 1
        self._written[note.id] = ""
        deferred = DeferredCalls(self._paragraphs)
        style = self._house.styles[note.paragraphs[0].style]
        own, place = layout.of_style(style), self._house.notes.mark
        mark = note.mark_span(self._house.notes)
        width = self._marks[note.id] if note.mark_width is None else note.mark_width
        written = []
        for position, paragraph in enumerate(note.paragraphs):
            turned = replace(place, turn=place.turn + paragraph.turn)
            fitted = paragraph.styled(style)
            first = layout.with_mark(fitted, turned, width)
            wanted = layout.continued(fitted, turned) if position else first
            paragraph = replace(paragraph, turn=0.0, end=0.0, indent=0.0)  # its indents are those that are wanted
            written.append(
                self._paragraphs.paragraph(
                    paragraph,
                    TextPlace(self._part, deferred),
                    lead="" if position else self._lead(mark, style, automatic=automatic),
                    tabs=wanted.tabs_beyond(own),
                    indents=wanted.indents_beyond(own),
                    spacing=spacing(fitted, style),
                )
            )
        self._written[note.id] = f'<w:footnote w:id="{number}">{"".join(written)}</w:footnote>'
        return self.carried(deferred)

    def _lead(self, mark: Span, style: Style, *, automatic: bool) -> str:
        """The runs before a note's text: the mark and a tab."""
        runs, language = self._paragraphs.runs, self._paragraphs.language
        properties = runs.properties(mark, style, language, REFERENCE_STYLE)
        written = run(properties, mark.text)
        if automatic:
            number = "".join(filter(str.isdecimal, mark.text))
            before, _, after = mark.text.partition(number)
            written = f"{run(properties, before)}<w:r>{properties}<w:footnoteRef/></w:r>{run(properties, after)}"
        return written + run(runs.properties(Span(""), style, language), "\t")

    def text(self) -> str:
        """The XML of the footnotes part."""
        notes = self._house.notes
        separators = (
            f'<w:footnote w:type="{kind}" w:id="{number}">{self._separator(length)}</w:footnote>'
            for kind, number, length in (
                ("separator", -1, notes.separator.length),
                ("continuationSeparator", 0, notes.separator.continued),
            )
        )
        return f"<w:footnotes {STORY_NAMESPACES}>{''.join(separators)}{''.join(self._written.values())}</w:footnotes>"

    def _separator(self, length: float) -> str:
        """The rule above the notes, ``length`` points long: a paragraph as high as the space above, ruled at its foot.

        Word's own separator has a length of its own and no place; a ruled paragraph has the house's. It reaches from
        margin to margin but for its indents: where pages differ in width, the rule is an underlined tab instead.
        """
        notes, page = self._house.notes, self._house.page
        left = twips(notes.separator.left)
        spaces = (
            f'<w:spacing w:before="0" w:after="{max(0, twips(notes.separator.after - notes.separator.width))}" '
            f'w:line="{max(20, twips(notes.separator.before))}" w:lineRule="exact"/>'
        )
        if self._turns:
            tab = f'<w:tabs><w:tab w:val="left" w:pos="{left + twips(length)}"/></w:tabs>'
            size = half_points(notes.separator.width / _UNDERLINE)
            look = f'<w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:u w:val="single"/></w:rPr>'
            indent = f'<w:ind w:left="{left}" w:firstLine="0"/>'
            return f"<w:p><w:pPr>{tab}{spaces}{indent}</w:pPr><w:r>{look}<w:tab/></w:r></w:p>"
        right = twips(page.text_width - notes.separator.left - length)
        border = rule("bottom", Border(notes.separator.width))
        return (
            f"<w:p><w:pPr><w:pBdr>{border}</w:pBdr>{spaces}"
            f'<w:ind w:left="{left}" w:right="{right}" w:firstLine="0"/>'
            '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>'
        )
