"""The package of a Word file: its parts, what relates them, and the zip file they are stored in.

Comes in: XML text and pictures as parts. Goes out: the bytes of the file, the same for the same parts. Parts and
relationships are those of python-docx; the storing is our own, as python-docx stamps each entry with the time of day.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships

from undoc.docx.xml import DECLARATION, checked
from undoc.files import MOST_PICTURE, read_file
from undoc.pictures import PictureError, published

if TYPE_CHECKING:
    from undoc.drawings.rendering import Rendered

#: The earliest date that a zip file can give an entry.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SVG = "image/svg+xml"
#: By the first bytes of a picture: what Word calls its kind, and the endings of its name.
_PICTURES = (
    (b"\x89PNG", CONTENT_TYPE.PNG, (".png",)),
    (b"\xff\xd8\xff", CONTENT_TYPE.JPEG, (".jpg", ".jpeg")),
)


class TextPart(Part):
    """A part of XML text. ``text`` is set when it is complete; until then other parts can be related to it."""

    def __init__(self, name: str, content_type: str) -> None:
        super().__init__(PackURI(name), content_type)
        self.text = ""
        self._links: dict[str, str] = {}

    @property
    def blob(self) -> bytes:
        """The part as it is stored."""
        return (DECLARATION + checked(self.partname, self.text)).encode()

    def relate(self, part: Part, kind: str) -> str:
        """The id of a new relationship to ``part``."""
        identifier = f"rId{len(self.rels) + 1}"
        self.rels.add_relationship(kind, part, identifier)
        return identifier

    def related(self, kind: str) -> list[TextPart]:
        """The parts of text that relationships of a kind lead to."""
        found = (one.target_part for one in self.rels.values() if one.reltype == kind)
        return [part for part in found if isinstance(part, TextPart)]

    def link(self, url: str) -> str:
        """The id of the relationship to an address on the web; one for each address."""
        identifier = self._links.get(url)
        if identifier is None:
            identifier = self._links[url] = f"rId{len(self.rels) + 1}"
            self.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, url, identifier, is_external=True)
        return identifier


class Package:
    """The parts of one Word file, each reachable from the document part or from the package itself."""

    def __init__(self) -> None:
        self._package = OpcPackage()
        self._pictures: dict[Path, Part] = {}
        self._drawings: dict[Path, tuple[Part, Part]] = {}
        self.document = TextPart("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN)
        self._package.relate_to(self.document, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)

    def properties(self, name: str, content_type: str, kind: str, text: str) -> None:
        """Add a part that describes the file as a whole."""
        part = TextPart(name, content_type)
        part.text = text
        self._package.relate_to(part, kind)

    def part(self, name: str, content_type: str, kind: str, text: str = "") -> tuple[TextPart, str]:
        """Add a part that the document part is related to; the part and the id of the relationship."""
        part = TextPart(name, content_type)
        part.text = text
        return part, self.document.relate(part, kind)

    def picture(self, path: Path) -> Part:
        """The part of the picture in ``path``, named for what it is.

        ValueError when it is neither PNG nor JPEG, OSError when it cannot be read.
        """
        part = self._pictures.get(path)
        if part is None:
            try:
                data = published(read_file(path, MOST_PICTURE))
            except PictureError as error:
                raise ValueError(f"{path}: {error}") from None
            content_type, endings = next((kind, names) for start, kind, names in _PICTURES if data.startswith(start))
            own = path.suffix.lower()
            name = f"/word/media/image{len(self._pictures) + 1}{own if own in endings else endings[0]}"
            part = self._pictures[path] = Part(PackURI(name), content_type, data)
        return part

    def drawing(self, path: Path, rendered: Rendered) -> tuple[Part, Part]:
        """The parts of the drawing in ``path``: as a PNG picture and as SVG."""
        pair = self._drawings.get(path)
        if pair is None:
            stem = f"/word/media/drawing{len(self._drawings) + 1}"
            drawn = Part(PackURI(f"{stem}.svg"), _SVG, rendered.svg)
            pair = self._drawings[path] = Part(PackURI(f"{stem}.png"), CONTENT_TYPE.PNG, rendered.png), drawn
        return pair

    def drawn(self, blob: bytes) -> Part:
        """The part of a picture that was made here, in PNG."""
        key = Path(f":{len(self._pictures) + 1}")
        name = f"/word/media/image{len(self._pictures) + 1}.png"
        part = self._pictures[key] = Part(PackURI(name), CONTENT_TYPE.PNG, blob)
        return part

    def packed(self) -> bytes:
        """The file: entries in a fixed order and without dates (ISO/IEC 29500-2, annex B)."""
        parts = sorted(self._package.iter_parts(), key=lambda part: (part is not self.document, part.partname))
        members = {CONTENT_TYPES_URI.membername: _content_types(parts)}
        members[PACKAGE_URI.rels_uri.membername] = _stored(self._package.rels)
        for part in parts:
            members[part.partname.membername] = part.blob
            if part.rels:
                members[part.partname.rels_uri.membername] = _stored(part.rels)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
            for name, blob in members.items():
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 0  # the same on every system
                file.writestr(entry, blob)
        return buffer.getvalue()


def _content_types(parts: Sequence[Part]) -> bytes:
    """What each part holds: pictures by the ending of their names, all else by its own name."""
    endings = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML}
    endings |= {part.partname.ext: part.content_type for part in parts if not isinstance(part, TextPart)}
    defaults = (f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in sorted(endings.items()))
    overrides = (
        f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>'
        for part in parts
        if isinstance(part, TextPart)
    )
    return f'{DECLARATION}<Types xmlns="{_TYPES}">{"".join((*defaults, *overrides))}</Types>'.encode()


def _stored(relationships: Relationships) -> bytes:
    xml: str | bytes = relationships.xml  # bytes, whatever its annotation says
    return xml if isinstance(xml, bytes) else xml.encode()
