"""Texts, fills and lines in charts as DrawingML has them (ISO/IEC 29500-1, 21.1.2)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from undoc.docx.text.fonts import FontNames
from undoc.docx.xml import emus
from undoc.templates.language import Language
from undoc.templates.styles import Style
from undoc.xml_text import attribute, escaped

#: A quarter turn to the left, in 60,000ths of a degree.
_TURN = -5_400_000


class ChartText:
    """How the texts of one chart are set: in a ``style``, ``size`` points large."""

    def __init__(self, style: Style, size: float, language: Language, fonts: FontNames) -> None:
        self._style = style
        self._size = size
        self._language = language
        self._fonts = fonts

    def properties(self, texts: Sequence[str] = (), *, turned: bool = False, bold: bool = False) -> str:
        """How ``texts`` are set; figures alone never run from right to left, which not every program knows."""
        direction = ' rtl="1"' if any(map(_runs_leftwards, texts)) else ""
        body = f'<a:bodyPr rot="{_TURN}" vert="horz"/>' if turned else "<a:bodyPr/>"
        return (
            f"<c:txPr>{body}<a:lstStyle/>"
            f"<a:p><a:pPr{direction}>{self.characters('defRPr', bold=bold)}</a:pPr>"
            f'<a:endParaRPr lang="{attribute(self._language.tag)}"/></a:p></c:txPr>'
        )

    def rich(self, lines: Sequence[tuple[str, bool]], *, align: str = "", turned: bool = False) -> str:
        """Texts that the chart holds itself, each a line, bold or not."""
        body = f'<a:bodyPr rot="{_TURN}" vert="horz"/>' if turned else "<a:bodyPr/>"
        paragraphs = "".join(
            f"<a:p><a:pPr{align}>{self.characters('defRPr', bold=bold)}</a:pPr>"
            f"<a:r>{self.characters('rPr', bold=bold)}<a:t>{escaped(line)}</a:t></a:r></a:p>"
            for line, bold in lines
        )
        return f"<c:tx><c:rich>{body}<a:lstStyle/>{paragraphs}</c:rich></c:tx>"

    def characters(self, element: str, *, bold: bool) -> str:
        """Character properties (21.1.2.3.9): sizes are hundredths of a point."""
        slots = self._fonts.slots(self._style.font, bold=bold, italic=False)
        language = f' lang="{attribute(self._language.tag)}"' if element == "rPr" else ""
        return (
            f'<a:{element}{language} sz="{round(self._size * 100)}" b="{int(bold)}">{fill("#000000")}'
            f'<a:latin typeface="{attribute(slots["ascii"])}"/><a:ea typeface="{attribute(slots["eastAsia"])}"/>'
            f'<a:cs typeface="{attribute(slots["cs"])}"/></a:{element}>'
        )


def fill(color: str) -> str:
    """A colour, ``#RRGGBB``, as a fill."""
    return f'<a:solidFill><a:srgbClr val="{color.removeprefix("#")}"/></a:solidFill>'


def line(color: str, width: float) -> str:
    """A line of a colour, ``width`` points thick."""
    return f'<a:ln w="{emus(width)}">{fill(color)}</a:ln>'


def manual_layout(
    *,
    x: float,
    y: float,
    width: float | None = None,
    height: float | None = None,
    edge: bool = True,
    inner: bool = False,
) -> str:
    """A place in parts of the chart's sides: from its corner with ``edge``, else from where it would stand."""
    modes = '<c:xMode val="edge"/><c:yMode val="edge"/>' if edge else ""
    size = "" if width is None or height is None else f'<c:w val="{_part(width)}"/><c:h val="{_part(height)}"/>'
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    place = f'<c:x val="{_part(x)}"/><c:y val="{_part(y)}"/>'
    return f"<c:layout><c:manualLayout>{target}{modes}{place}{size}</c:manualLayout></c:layout>"


def _part(value: float) -> str:
    text = f"{value:.10f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _runs_leftwards(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)
