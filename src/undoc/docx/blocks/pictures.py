"""Pictures in a line of text (ISO/IEC 29500-1, 20.4.2.8): scaled, with the words that say what they show."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from undoc.docx.parts.package import Package, TextPart
from undoc.docx.xml import DRAWING, PICTURE, emus
from undoc.xml_text import attribute

if TYPE_CHECKING:
    from undoc.drawings.rendering import Rendered

#: The picture stands on the base line: type of one point leaves next to no room below it.
SMALL = '<w:rPr><w:noProof/><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
#: The extension that holds a drawing ([MS-ODRAWXML], 2.3.1.14).
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
#: Paragraph properties of a picture's line: as high as the picture, whatever the style's line height.
LINE = 'w:line="240" w:lineRule="auto"'
#: Run properties of the mark that ends a picture's paragraph.
END_MARK = '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'


#: Says that a picture adds nothing to the text (MS-DOCX, 2.8: a list of extensions).
_DECORATION = (
    f'><a:extLst xmlns:a="{DRAWING}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></wp:docPr>'
)


class PictureWriter:
    """Writes pictures, each with a number of its own in the document; ``drawings`` are those of figures, by file."""

    def __init__(self, package: Package, drawings: Mapping[Path, Rendered]) -> None:
        self._package = package
        self._drawings = drawings
        self._count = self._charts = 0

    def next_number(self) -> int:
        """A number that no drawing of the document has yet."""
        self._count += 1
        return self._count

    def next_chart(self) -> int:
        """A number that no chart of the document has yet."""
        self._charts += 1
        return self._charts

    def run(self, part: TextPart, path: Path, alternative: str, width: float, height: float) -> str:
        """A run with the picture in ``path`` at ``width`` by ``height`` points, in a paragraph of ``part``.

        A picture without ``alternative`` text is decoration, and said to be.
        """
        if path in self._drawings:
            return self._run(self._drawing(part, path), alternative, width, height)
        return self._run(_blip(part, self._package.picture(path)), alternative, width, height)

    def drawn(self, part: TextPart, blob: bytes, alternative: str, width: float, height: float) -> str:
        """A run with a picture that was made here, in PNG."""
        return self._run(_blip(part, self._package.drawn(blob)), alternative, width, height)

    def _run(self, blip: str, alternative: str, width: float, height: float) -> str:
        number = self.next_number()
        name = f"Picture {number}"
        extent = f'cx="{emus(width)}" cy="{emus(height)}"'
        return (
            f'<w:r>{SMALL}<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
            f'<wp:docPr id="{number}" name="{name}" descr="{attribute(alternative)}"'
            f"{'/>' if alternative else _DECORATION}"
            f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{DRAWING}" noChangeAspect="1"/>'
            "</wp:cNvGraphicFramePr>"
            f'<a:graphic xmlns:a="{DRAWING}"><a:graphicData uri="{PICTURE}"><pic:pic xmlns:pic="{PICTURE}">'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f"<pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )

    def _drawing(self, part: TextPart, path: Path) -> str:
        """``a:blip`` with a drawing as a picture of dots, and the drawing itself for Word since 2016."""
        raster, drawing = self._package.drawing(path, self._drawings[path])
        own = part.relate(drawing, RELATIONSHIP_TYPE.IMAGE)
        inside = f'<asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{own}"/>'
        return _blip(part, raster, f'<a:extLst><a:ext uri="{_SVG_EXTENSION}">{inside}</a:ext></a:extLst>')


def _blip(part: TextPart, picture: Part, inside: str = "") -> str:
    relation = part.relate(picture, RELATIONSHIP_TYPE.IMAGE)
    return f'<a:blip r:embed="{relation}">{inside}</a:blip>' if inside else f'<a:blip r:embed="{relation}"/>'
