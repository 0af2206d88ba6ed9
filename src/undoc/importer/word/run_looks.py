"""How the runs of a Word file look, from the styles of paragraph and characters and their own properties (17.3.2)."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from undoc.importer.recognise.names import VAL, W, is_on
from undoc.importer.report import Change, Findings
from undoc.importer.word import tags
from undoc.importer.word.attributes import twips
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.signs import is_of_signs
from undoc.importer.word.spans import Raise
from undoc.importer.word.styles import PLAIN, Look, Measure, Styles

_RAISES = {"superscript": Raise.SUPERSCRIPT, "subscript": Raise.SUBSCRIPT}
#: What run properties say that matters here; the last are told and left out.
_FORMS = {
    f"{W}b": "b",
    f"{W}i": "i",
    f"{W}vanish": "vanish",
    f"{W}rStyle": "rStyle",
    f"{W}vertAlign": "vertAlign",
    f"{W}spacing": "spacing",
    f"{W}sz": "sz",
    f"{W}w": "w",
    f"{W}strike": "struck through",
    f"{W}dstrike": "struck through",
    f"{W}u": "underlined",
    f"{W}highlight": "highlighted",
    f"{W}caps": "in capitals",
    f"{W}smallCaps": "in small capitals",
}
#: Twips in a point; the letter spaces (twips) and scales (percent) that the content format has.
_POINT = 20
_MOST_SPACE = 40
_SCALES = range(50, 201)
#: Letter space in points and scale in percent, None where they are those that the layout gives.
Fit = tuple[float | None, float | None]
_USUAL_FIT: Fit = (None, None)


class RunLook(NamedTuple):
    """Bold, italic, raised or hidden; letter space in points, scale in percent and own size in half-points.

    The letter space and scale are None where they are those that the layout gives.
    """

    bold: bool
    italic: bool
    position: Raise
    is_hidden: bool
    fit: Fit
    size: int


class RunLooks:
    """Reads the looks of the runs of one paragraph after another; ``plain`` is that of one without properties."""

    def __init__(self, styles: Styles, findings: Findings) -> None:
        self._styles = styles
        self._findings = findings
        self._base = Look()
        #: Of the paragraph at hand: what its style says, what the layout gives its text, and the fit that follows.
        self._measure = self._usual = Measure()
        self._own_fit = _USUAL_FIT
        self.plain = RunLook(False, False, Raise.NORMAL, False, _USUAL_FIT, 0)

    def begin(self, paragraph: WordParagraph) -> None:
        """What follows are the runs of ``paragraph``."""
        style = paragraph.style
        self._base = style.look
        self._measure = paragraph.measure
        # The layout sets running text like plain text, whatever style of his an author had for it.
        self._usual = self._styles.measure(None) if style.role in ("", "text") else self._measure
        self._own_fit = _USUAL_FIT
        if self._usual is not self._measure:
            self._own_fit = self._fit_of(self._measure.letter_space, self._measure.scale)
        self.plain = RunLook(bool(self._base.bold), bool(self._base.italic), Raise.NORMAL, False, self._own_fit, 0)

    def of(self, run: etree._Element, properties: etree._Element) -> RunLook:
        """The look of a run with ``properties`` (``w:rPr``)."""
        bold = italic = vanish = None
        styled = PLAIN.look
        position: Raise | None = None
        said = ""
        size = 0
        fit = self._own_fit
        measure = self._measure
        letter_space, scale = measure.letter_space, measure.scale
        for child in properties:
            match _FORMS.get(child.tag):
                case None:
                    pass
                case "b":
                    bold = is_on(child.get(VAL))
                case "i":
                    italic = is_on(child.get(VAL))
                case "vanish":
                    vanish = is_on(child.get(VAL))
                case "rStyle":
                    styled = self._styles.look(child.get(VAL, ""))
                case "vertAlign":
                    position = _RAISES.get(child.get(VAL, ""), Raise.NORMAL)
                case "sz":
                    size = twips(child.get(VAL), 0)
                case "spacing":
                    letter_space = twips(child.get(VAL), measure.letter_space)
                    fit = self._fit_of(letter_space, scale)
                case "w":
                    scale = twips(child.get(VAL), measure.scale)
                    fit = self._fit_of(letter_space, scale)
                case form:
                    said = form if is_on(child.get(VAL)) else said
        if said and properties.find(tags.W_R_STYLE) is None:
            texts = (piece.text or "" for piece in run.iterchildren(tags.W_T))
            text = "".join(texts).strip()
            if text and not (said.endswith("capitals") and text == text.upper()):
                self._findings.add(Change.SIMPLIFIED, "form", f"Text that is {said} became plain.")
        base = self._base
        return RunLook(
            bold if bold is not None else bool(base.bold) != bool(styled.bold),
            italic if italic is not None else bool(base.italic) != bool(styled.italic),
            position if position is not None else Raise.SUPERSCRIPT if styled.raised else Raise.NORMAL,
            vanish if vanish is not None else bool(styled.vanish),
            fit,
            size,
        )

    def _fit_of(self, space: int, scale: int) -> Fit:
        """Letter space in points and scale in percent where they are not those of the paragraph's style."""
        usual = self._usual
        return (
            space / _POINT if space != usual.letter_space and abs(space) <= _MOST_SPACE else None,
            float(scale) if scale != usual.scale and scale in _SCALES else None,
        )


def font_of_signs(properties: etree._Element) -> str:
    """The font that the properties of a run ask for when it has signs in the places of letters; else empty."""
    fonts = properties.find(f"{W}rFonts")
    font = "" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""
    return font if is_of_signs(font) else ""
