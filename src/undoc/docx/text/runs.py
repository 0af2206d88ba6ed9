"""Spans become runs. A document has few formats and many runs: the properties of a format are written once and kept."""

from __future__ import annotations

import re

from msgspec import Struct

from undoc.docx.text import direction
from undoc.docx.text.fonts import FontNames
from undoc.docx.text.languages import run_language, script_of
from undoc.docx.xml import half_points, twips
from undoc.prepare.prepared import KEPT_HYPHEN, Position, Span
from undoc.templates.language import Language, Script, Typography
from undoc.templates.styles import Style
from undoc.xml_text import attribute, escaped

#: The ids of the character styles that runs name.
HYPERLINK_STYLE = "Hyperlink"
REFERENCE_STYLE = "FootnoteReference"
COMMENT_STYLE = "CommentReference"
#: That of words in another language than their paragraph, which is how an import knows them.
FOREIGN_STYLE = "ForeignWords"

_VERTICAL = {Position.NORMAL: "baseline", Position.RAISED: "superscript", Position.LOWERED: "subscript"}
#: What has an element of its own inside a run (17.3.3.18 for the hyphen that does not break). Soft hyphens are left
#: out: Word would break lines at them, as the PDF file does not.
_SPECIAL = re.compile(f"([\n\t\u00ad]|{KEPT_HYPHEN})")
_ELEMENTS = {"\n": "<w:br/>", "\t": "<w:tab/>", "\u00ad": "", KEPT_HYPHEN: "<w:noBreakHyphen/>"}
#: Punctuation that Chinese and Latin text share. Word sets it in the Latin font unless the run asks otherwise
#: (the table of 17.3.2.26); in Chinese it is as wide as a Han character.
_SHARED = re.compile("[“”‘’…—·]")
#: Characters that the same request would take away from the Latin font: dashes, signs, accented and Greek letters.
_LATIN = re.compile("([\u00a1-\u00b6\u00b8-\u00ff\u0100-\u04ff\u2010-\u2013\u2020-\u2022\u2030-\u206f\u2070-\u2bff]+)")


class _Format(Struct, frozen=True):
    """What decides the properties of a run."""

    style: str
    language: str
    bold: bool
    italic: bool
    position: Position
    size: float | None
    letter_space: float | None
    scale: float | None
    character_style: str


class _Properties(Struct, frozen=True):
    """The properties of a run in a format: as such, and for the text that needs them changed.

    ``other`` asks for the Han font in Chinese text and runs from left to right in Arabic text.
    """

    usual: str
    other: str


class RunWriter:
    """Writes runs in the styles of a house and the fonts of ``fonts``.

    ``figures`` is the language whose figures Word is not to break, None to leave all spaces as they are.
    """

    def __init__(self, fonts: FontNames, figures: Language | None = None) -> None:
        self.fonts = fonts
        self._figure_space = _figure_space(figures.typography) if figures is not None else None
        self._known: dict[_Format, _Properties] = {}
        #: Whether words in another language have been written, which have a style of their own.
        self.has_foreign = False

    def text(self, span: Span, style: Style, language: str, character_style: str = "") -> str:
        """The runs of a span in a paragraph of ``style`` whose text is in ``language``."""
        if span.language is not None and span.language != language:
            language, character_style = span.language, character_style or FOREIGN_STYLE
            self.has_foreign = True
        if span.formula is not None:
            from undoc.docx.text.formulas import formula  # few documents have one

            return formula(span, self.fonts.formulas, self.properties(span, style, language, character_style))
        properties = self._properties(span, style, language, character_style)
        match script_of(language):
            case Script.HAN:
                text = span.text
                if self._figure_space is not None:
                    text = self._figure_space.sub("\u00a0", text)
                return _chinese(text, properties)
            case Script.ARABIC:
                return "".join(
                    run(properties.other, f"{direction.MARK}{text}{direction.MARK}")
                    if left_to_right
                    else run(properties.usual, text)
                    for text, left_to_right in direction.stretches(span.text)
                )
            case Script.LATIN:
                return run(properties.usual, span.text)

    def from_the_left(self, text: str, style: Style, language: str) -> str:
        """The run of a text that runs from left to right as a whole, such as a job number with its date stamps."""
        span = Span(text)
        if script_of(language) is not Script.ARABIC:
            return self.text(span, style, language)
        return run(self._properties(span, style, language, "").other, f"{direction.MARK}{text}{direction.MARK}")

    def properties(self, span: Span, style: Style, language: str, character_style: str = "") -> str:
        """The properties of a run that holds no text to be looked at (a field, a mark)."""
        language = span.language or language
        properties = self._properties(span, style, language, character_style)
        if script_of(language) is Script.ARABIC and not any(map(direction.runs_from_the_right, span.text)):
            return properties.other
        return properties.usual

    def _properties(self, span: Span, style: Style, language: str, character_style: str) -> _Properties:
        form = _Format(
            style.key,
            language,
            span.bold,
            span.italic,
            position=span.position,
            size=span.size,
            letter_space=span.letter_space,
            scale=span.scale,
            character_style=character_style,
        )
        known = self._known.get(form)
        if known is None:
            known = self._known[form] = self._written(form, style)
        return known

    def _written(self, form: _Format, style: Style) -> _Properties:
        script = script_of(form.language)
        usual = self._run_properties(form, style, right_to_left=script is Script.ARABIC)
        if script is Script.LATIN:
            return _Properties(usual, usual)
        return _Properties(usual, self._run_properties(form, style, hint=script is Script.HAN))

    def _run_properties(self, form: _Format, style: Style, *, hint: bool = False, right_to_left: bool = False) -> str:
        """``w:rPr`` with its children in the order of CT_RPr (17.3.2.28)."""
        children = [f'<w:rStyle w:val="{form.character_style}"/>'] if form.character_style else []
        own = self.fonts.slots(style.font, bold=style.bold, italic=style.italic)
        asked = self.fonts.slots(style.font, bold=form.bold or style.bold, italic=form.italic or style.italic)
        slots = {slot: family for slot, family in asked.items() if own[slot] != family}
        if hint or slots:
            asking = ' w:hint="eastAsia"' if hint else ""
            families = "".join(f' w:{slot}="{attribute(family)}"' for slot, family in slots.items())
            children.append(f"<w:rFonts{asking}{families}/>")
        if form.bold:
            children.append("<w:b/><w:bCs/>")
        if form.italic:
            children.append("<w:i/><w:iCs/>")
        if form.letter_space is not None:
            children.append(f'<w:spacing w:val="{twips(form.letter_space)}"/>')
        if form.scale is not None:
            children.append(f'<w:w w:val="{round(form.scale)}"/>')
        if form.size is not None:
            size = half_points(form.size)
            children.append(f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>')
        usual = Position.RAISED if form.character_style == REFERENCE_STYLE else Position.NORMAL
        if form.position is not usual:
            children.append(f'<w:vertAlign w:val="{_VERTICAL[form.position]}"/>')
        if right_to_left:
            children.append("<w:rtl/>")
        children.append(run_language(form.language))
        return f"<w:rPr>{''.join(children)}</w:rPr>"


def run(properties: str, text: str) -> str:
    """A run of ``text``; none for an empty one."""
    return f"<w:r>{properties}{content(text)}</w:r>" if text else ""


def content(text: str) -> str:
    """``text`` inside a run: line breaks, tabs and the hyphens that Word keeps apart are elements."""
    if _SPECIAL.search(text) is None:
        return _text(text)
    return "".join(
        _text(piece) if (element := _ELEMENTS.get(piece)) is None else element
        for piece in _SPECIAL.split(text)
        if piece
    )


def _figure_space(rules: Typography) -> re.Pattern[str] | None:
    """The spaces within figures that a line does not break at: Word is told so by a no-break space."""
    followers = ("0-9" if rules.figure_space else "") + re.escape(rules.keep_with_figure)
    return re.compile(f"(?<=[0-9]) (?=[{followers}])") if followers else None


def _text(text: str) -> str:
    # Word drops spaces at the ends of a text unless told to keep them.
    keep = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    return f"<w:t{keep}>{escaped(text)}</w:t>"


def _chinese(text: str, properties: _Properties) -> str:
    if _SHARED.search(text) is None:
        return run(properties.usual, text)
    return "".join(
        run(properties.other if _SHARED.search(piece) else properties.usual, piece)
        for piece in _LATIN.split(text)
        if piece
    )
