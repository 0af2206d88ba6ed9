"""How the runs of a Word file look, from the styles of paragraph and characters and their own properties (17.3.2)."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from undoc.content.read.markdown.inline_rules.fitted import TAG
from undoc.importer.attributes import twips
from undoc.importer.report import Change, Findings
from undoc.importer.word import tags
from undoc.importer.word.names import VAL, W, is_on
from undoc.importer.word.paragraphs import WordParagraph
from undoc.importer.word.runs.signs import is_of_signs
from undoc.importer.word.spans import Raise
from undoc.importer.word.styles import PLAIN, Look, Measure, Styles, style_key
from undoc.model.languages import LANGUAGES

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
    f"{W}outline": "in outline",
    f"{W}shadow": "with a shadow",
    f"{W}emboss": "embossed",
    f"{W}imprint": "engraved",
    f"{W}shd": "shaded",
    f"{W}bdr": "in a frame",
    f"{W}color": "color",
    f"{W}eastAsianLayout": "eastAsianLayout",
    f"{W}em": "em",
    f"{W}bCs": "bCs",
    f"{W}iCs": "iCs",
    f"{W}rtl": "rtl",
    f"{W}cs": "rtl",
    f"{W}lang": "lang",
}
#: The character style of words in another language. What other runs say of theirs is how they are proofread: of 14 such
#: stretches in 20 official files none is in the language that it names.
_FOREIGN = "foreignwords"
#: Which of the languages of a run counts: our files name one.
_SLOTS = (VAL, f"{W}eastAsia", f"{W}bidi")
#: Letters of complex scripts (17.3.2.26), from Hebrew and Arabic to those of South-East Asia: they obey bCs and iCs.
_COMPLEX = re.compile("[\u0590-\u0fff\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefe]")
#: Colours as dark as this are black on paper.
_DARK = 0x40
_COLOUR = re.compile("[0-9A-Fa-f]{6}")
_FRAMES = ("nil", "none")
#: Twips in a point; the letter spaces (twips) and scales (percent) that the content format has.
_POINT = 20
_MOST_SPACE = 40
_SCALES = range(50, 201)
#: Letter space in points and scale in percent, None where the layout decides.
Fit = tuple[float | None, float | None]
_USUAL_FIT: Fit = (None, None)


class RunLook(NamedTuple):
    """Bold, italic, raised or hidden; letter space in points, scale in percent and own size in half-points.

    The letter space and scale are None where they are those that the layout gives. ``complex`` is whether letters of
    complex scripts are bold and italic, None where they are as others. ``language`` is the tag of words in another
    language.
    """

    bold: bool
    italic: bool
    position: Raise
    is_hidden: bool
    fit: Fit
    size: int
    complex: tuple[bool, bool] | None = None
    language: str | None = None

    def emphasis(self, text: str) -> tuple[bool, bool]:
        """Whether a text of the run is bold and italic."""
        if self.complex is not None and _COMPLEX.search(text):
            return self.complex
        return self.bold, self.italic


class RunLooks:
    """Reads the looks of the runs of one paragraph after another; ``plain`` is that of one without properties."""

    def __init__(self, styles: Styles, findings: Findings) -> None:
        self._styles = styles
        self._findings = findings
        self._base = Look()
        #: Of the paragraph at hand: what its style says, what the layout gives its text, and the fit that follows.
        self._measure = self._usual = Measure()
        self._own_fit = _USUAL_FIT
        self.plain = RunLook(False, False, position=Raise.NORMAL, is_hidden=False, fit=_USUAL_FIT, size=0)

    def begin(self, paragraph: WordParagraph) -> None:
        """What follows are the runs of ``paragraph``."""
        style = paragraph.style
        self._base = style.look
        self._measure = paragraph.measure
        # The layout sets running text in one way, whatever style its author made for it.
        self._usual = self._styles.measure(None) if style.role in ("", "text") else self._measure
        self._own_fit = _USUAL_FIT
        if self._usual is not self._measure:
            self._own_fit = self._fit_of(self._measure.letter_space, self._measure.scale)
        base = self._base
        bold, italic = bool(base.bold), bool(base.italic)
        complex_look = (bool(base.bold_cs), bool(base.italic_cs))
        others = complex_look if complex_look != (bold, italic) else None
        self.plain = RunLook(
            bold, italic, position=Raise.NORMAL, is_hidden=False, fit=self._own_fit, size=0, complex=others
        )

    def of(self, run: etree._Element, properties: etree._Element) -> RunLook:
        """The look of a run with ``properties`` (``w:rPr``)."""
        bold = italic = vanish = bold_cs = italic_cs = None
        is_complex = is_marked = is_foreign = False
        language: str | None = None
        styled = PLAIN.look
        position: Raise | None = None
        said: list[str] = []
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
                    is_foreign = style_key(self._styles.get(child.get(VAL, "")).name) == _FOREIGN
                case "lang":
                    language = _language(child)
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
                case "bCs":
                    bold_cs = is_on(child.get(VAL))
                case "iCs":
                    italic_cs = is_on(child.get(VAL))
                case "rtl":
                    is_complex = is_complex or is_on(child.get(VAL))
                case "em":
                    is_marked = is_on(child.get(VAL))
                case form:
                    said += _told(form, child)
        if is_marked or said:
            self._tell(run, said if properties.find(tags.W_R_STYLE) is None else [], is_marked=is_marked)
        base = self._base
        usual = (
            bold if bold is not None else bool(base.bold) != bool(styled.bold),
            is_marked or (italic if italic is not None else bool(base.italic) != bool(styled.italic)),
        )
        others = (
            bold_cs if bold_cs is not None else bool(base.bold_cs) != bool(styled.bold_cs),
            is_marked or (italic_cs if italic_cs is not None else bool(base.italic_cs) != bool(styled.italic_cs)),
        )
        return RunLook(
            *(others if is_complex else usual),
            position if position is not None else Raise.SUPERSCRIPT if styled.raised else Raise.NORMAL,
            vanish if vanish is not None else bool(styled.vanish),
            fit,
            size,
            others if not is_complex and others != usual else None,
            language if is_foreign else None,
        )

    def _tell(self, run: etree._Element, said: list[str], *, is_marked: bool) -> None:
        """Tell which looks of a run are lost, if there is text in it."""
        texts = (piece.text or "" for piece in run.iterchildren(tags.W_T))
        text = "".join(texts).strip()
        if not text:
            return
        parent = run.getparent()
        if (parent is not None and parent.tag == tags.W_HYPERLINK) or not any(map(str.isalnum, text)):
            said = [
                form for form in said if form != "coloured"
            ]  # links are coloured anyway, and of signs alone it is hardly seen
        if is_marked:
            message = "Text with emphasis marks beside its characters became italic."
            self._findings.add(Change.SIMPLIFIED, "emphasis-marks", message)
        for form in dict.fromkeys(said):
            if not (form.endswith("capitals") and text == text.upper()):
                self._findings.add(Change.SIMPLIFIED, "form", f"Text that is {form} became plain.")

    def _fit_of(self, space: int, scale: int) -> Fit:
        """Letter space in points and scale in percent where they are not those of the paragraph's style."""
        usual = self._usual
        return (
            space / _POINT if space != usual.letter_space and abs(space) <= _MOST_SPACE else None,
            float(scale) if scale != usual.scale and scale in _SCALES else None,
        )


def _language(element: etree._Element) -> str | None:
    """The language of a run (``w:lang``): that of the Organization's without a country, others as they are named."""
    tag = next((value for slot in _SLOTS if (value := element.get(slot))), "")
    first = tag.split("-")[0].lower()
    return first if first in LANGUAGES else tag if TAG.fullmatch(tag) else None


def _told(form: str, element: etree._Element) -> list[str]:
    """What is told of a text for one of its properties, which has no place in the content."""
    value = element.get(VAL)
    match form:
        case "color":
            return ["coloured"] if _is_coloured(value or "") else []
        case "eastAsianLayout":
            combined, across = element.get(f"{W}combine"), element.get(f"{W}vert")
            return [
                *(["two lines in one"] if combined is not None and is_on(combined) else []),
                *(["turned across vertical lines"] if across is not None and is_on(across) else []),
            ]
        case "shaded":
            fill = element.get(tags.W_FILL, "auto").lower()
            return [form] if fill not in ("auto", "ffffff") or value not in ("clear", "nil", None) else []
        case "in a frame":
            return [form] if value not in (*_FRAMES, None) else []
        case _:
            return [form] if is_on(value) else []


def _is_coloured(value: str) -> bool:
    """Whether a colour (RRGGBB) is seen as another than black."""
    return bool(_COLOUR.fullmatch(value)) and any(int(value[at : at + 2], 16) > _DARK for at in (0, 2, 4))


def font_of_signs(properties: etree._Element) -> str:
    """The font that the properties of a run ask for when it has signs in the places of letters; else empty."""
    fonts = properties.find(f"{W}rFonts")
    font = "" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""
    return font if is_of_signs(font) else ""
