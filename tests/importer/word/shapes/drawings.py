"""Drawings of boxes and lines for tests; lengths are points."""

from __future__ import annotations

from tests.importer.word_file import NAMESPACES

_MORE = (
    f'{NAMESPACES} xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_EMU = 12_700
Pair = tuple[float, float]


def _form(at: Pair, size: Pair, more: str = "", inner: str = "") -> str:
    (x, y), (width, height) = ((round(one * _EMU) for one in pair) for pair in (at, size))
    return f'<a:xfrm {more}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>{inner}</a:xfrm>'


def box(text: str, at: Pair = (0, 0), size: Pair = (100, 20), *, form: str = "rect", more: str = "") -> str:
    """A box with a black frame, with paragraphs where ``text`` has lines."""
    paragraphs = "".join(
        f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>{line}</w:t></w:r></w:p>' for line in text.split("\n")
    )
    content = f"<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>" if text else ""
    return (
        f'<wps:wsp><wps:spPr>{_form(at, size, more)}<a:prstGeom prst="{form}"/>'
        '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
        '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
        f'{content}<wps:bodyPr anchor="ctr"/></wps:wsp>'
    )


def line(start: Pair, end: Pair, *, form: str = "line", more: str = "", head: str = "none") -> str:
    """A black line."""
    size = end[0] - start[0], end[1] - start[1]
    return (
        f'<wps:wsp><wps:spPr>{_form(start, size, more)}<a:prstGeom prst="{form}"/>'
        f'<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:tailEnd type="{head}"/></a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp>"
    )


def group(inner: str, size: Pair, own: Pair) -> str:
    """A group ``size`` large, which is ``own`` large in its own units."""
    units = (round(one * _EMU) for one in own)
    child = '<a:chOff x="0" y="0"/><a:chExt cx="{}" cy="{}"/>'.format(*units)
    return f"<wpg:wgp><wpg:grpSpPr>{_form((0, 0), size, inner=child)}</wpg:grpSpPr>{inner}</wpg:wgp>"


def anchored(inner: str, size: Pair, place: Pair, *, relative: str = "column") -> str:
    """The drawing ``place`` away from the column and its paragraph."""
    (width, height), (x, y) = ((round(one * _EMU) for one in pair) for pair in (size, place))
    return (
        f'<w:drawing {_MORE}><wp:anchor><wp:positionH relativeFrom="{relative}"><wp:posOffset>{x}</wp:posOffset>'
        f'</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="1" name="Box"/><a:graphic><a:graphicData>{inner}'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def picture(inner: str) -> str:
    """A drawing of VML."""
    return f"<w:pict {_MORE}>{inner}</w:pict>"
