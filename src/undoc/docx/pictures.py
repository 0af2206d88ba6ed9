"""Pictures in a line of text (ISO/IEC 29500-1, 20.4.2.8): scaled, with the words that say what they show."""

from __future__ import annotations

from pathlib import Path

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from undoc.docx.package import Package, TextPart
from undoc.docx.xml import DRAWING, PICTURE, attribute, emus

#: The picture stands on the base line: type of one point leaves next to no room below it.
_SMALL = '<w:rPr><w:noProof/><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
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
    """Writes pictures, each with a number of its own in the document."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._count = 0

    def run(self, part: TextPart, path: Path, alternative: str, width: float, height: float) -> str:
        """A run with the picture in ``path`` at ``width`` by ``height`` points, in a paragraph of ``part``.

        A picture without ``alternative`` text is decoration, and said to be.
        """
        return self._run(part, self._package.picture(path), alternative, width, height)

    def drawn(self, part: TextPart, blob: bytes, alternative: str, width: float, height: float) -> str:
        """A run with a picture that was made here, in PNG."""
        return self._run(part, self._package.drawn(blob), alternative, width, height)

    def _run(self, part: TextPart, picture: Part, alternative: str, width: float, height: float) -> str:
        self._count += 1
        number, name = self._count, f"Picture {self._count}"
        relation = part.relate(picture, RELATIONSHIP_TYPE.IMAGE)
        extent = f'cx="{emus(width)}" cy="{emus(height)}"'
        return (
            f'<w:r>{_SMALL}<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
            f'<wp:docPr id="{number}" name="{name}" descr="{attribute(alternative)}"'
            f"{'/>' if alternative else _DECORATION}"
            f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{DRAWING}" noChangeAspect="1"/>'
            "</wp:cNvGraphicFramePr>"
            f'<a:graphic xmlns:a="{DRAWING}"><a:graphicData uri="{PICTURE}"><pic:pic xmlns:pic="{PICTURE}">'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )


def fitted(width: float, height: float, widest: float, highest: float) -> tuple[float, float]:
    """The size of a picture in points: its own, or as much smaller as the space asks."""
    scale = min(1.0, widest / width, highest / height)
    return width * scale, height * scale
