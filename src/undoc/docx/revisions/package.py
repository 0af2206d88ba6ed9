"""The parts of two Word files of ours: the new one, to which what is left of the old one is added."""

from __future__ import annotations

import io
import posixpath
import zipfile

from lxml import etree

from undoc.docx.revisions.names import RELATION, Element
from undoc.docx.xml import DECLARATION, WORD_DRAWING

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CONTENT_TYPES = "[Content_Types].xml"
#: Drawings have ids that count through a file; those of the old one are beyond those of the new one.
_DRAWN = f"{{{WORD_DRAWING}}}docPr"
_OLD_DRAWINGS = 100_000
_FURNITURE = ("header+xml", "footer+xml")
_EPOCH = (1980, 1, 1, 0, 0, 0)


class WordFile:
    """The members of a file by their names, XML being read when it is asked for."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            self.members = {entry.filename: file.read(entry) for entry in file.infolist()}
        self._trees: dict[str, Element] = {}

    def tree(self, name: str) -> Element:
        """The root of a part of XML; what is changed in it is packed."""
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self.members[name])
        return self._trees[name]

    def relations(self, part: str) -> dict[str, Element]:
        """The relationships of a part by their ids."""
        name = _relations_name(part)
        if name not in self.members:
            return {}
        return {one.get("Id", ""): one for one in self.tree(name)}

    def target(self, part: str, relation: Element) -> str:
        """The name of the part that a relationship leads to."""
        target = relation.get("Target", "")
        if target.startswith("/"):
            return target[1:]
        return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))

    def add_relation(self, part: str, kind: str, target: str, *, external: bool) -> str:
        """The id of a relationship of a part; of the one that is there already if there is."""
        name = _relations_name(part)
        if name not in self.members:
            self.members[name] = f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}"/>'.encode()
        root = self.tree(name)
        for one in root:
            if (one.get("Type"), one.get("Target")) == (kind, target):
                return one.get("Id", "")
        identifier = f"rIdOld{len(root) + 1}"
        made = etree.SubElement(root, f"{{{_RELATIONSHIPS}}}Relationship", Id=identifier, Type=kind, Target=target)
        if external:
            made.set("TargetMode", "External")
        return identifier

    def content_type(self, part: str) -> tuple[str, bool]:
        """The content type of a part, and whether it is said of its own name."""
        root = self.tree(_CONTENT_TYPES)
        for one in root:
            if one.get("PartName") == f"/{part}":
                return one.get("ContentType", ""), True
        ending = part.rpartition(".")[2]
        return next((one.get("ContentType", "") for one in root if one.get("Extension") == ending), ""), False

    def add_part(self, part: str, data: bytes, content_type: str, *, own: bool) -> None:
        """Add a part; its type is said of its ``own`` name, or of the ending of that."""
        self.members[part] = data
        root = self.tree(_CONTENT_TYPES)
        if own:
            etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{part}", ContentType=content_type)
            return
        ending = part.rpartition(".")[2]
        if not any(one.get("Extension") == ending for one in root):
            made = etree.Element(f"{{{_TYPES}}}Default", Extension=ending, ContentType=content_type)
            root.insert(0, made)

    def packed(self) -> bytes:
        """The file: its members in the order in which they are, those added at the end, without dates."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
            for name, blob in self.members.items():
                tree = self._trees.get(name)
                if tree is not None:
                    blob = DECLARATION.encode() + etree.tostring(tree)
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 0
                file.writestr(entry, blob)
        return buffer.getvalue()


class Carrier:
    """Takes what elements of the old file lead to, pictures and addresses say, over into the new one."""

    def __init__(self, old: WordFile, new: WordFile) -> None:
        self._old, self._new = old, new
        self._parts: dict[str, str] = {}
        self._drawings = _OLD_DRAWINGS

    def carry(self, element: Element, part: str, into: str) -> None:
        """Let the ids of relationships in an element, which stood in ``part``, be those of the part ``into``.

        Its drawings have ids that no other has.
        """
        relations = None
        for one in element.iter():
            if one.tag == _DRAWN:
                self._drawings += 1
                one.set("id", str(self._drawings))
            for name, identifier in one.attrib.items():
                if not str(name).startswith(RELATION):
                    continue
                relations = self._old.relations(part) if relations is None else relations
                relation = relations.get(str(identifier))
                if relation is not None:
                    one.set(name, self._related(relation, part, into))

    def digest(self, part: str, identifier: str, *, old: bool) -> object:
        """What a relationship leads to: an address, or the bytes of a part."""
        file = self._old if old else self._new
        relation = file.relations(part).get(identifier)
        if relation is None:
            return identifier
        if relation.get("TargetMode") == "External":
            return relation.get("Target")
        return file.members.get(file.target(part, relation))

    def _related(self, relation: Element, part: str, into: str) -> str:
        kind = relation.get("Type", "")
        if relation.get("TargetMode") == "External":
            return self._new.add_relation(into, kind, relation.get("Target", ""), external=True)
        target = self._copied(self._old.target(part, relation))
        relative = posixpath.relpath(target, posixpath.dirname(into) or ".")
        return self._new.add_relation(into, kind, relative, external=False)

    def _copied(self, part: str) -> str:
        """The name of a part of the old file in the new one: the same where both hold the same."""
        known = self._parts.get(part)
        if known is not None:
            return known
        data = self._old.members[part]
        if self._new.members.get(part) == data and _relations_name(part) not in self._old.members:
            self._parts[part] = part
            return part
        folder, name = posixpath.split(part)
        made = self._parts[part] = f"{folder}/old-{name}"
        content_type, own = self._old.content_type(part)
        if content_type.endswith(_FURNITURE):
            root = etree.fromstring(data)
            for one in root.iter(_DRAWN):
                self._drawings += 1
                one.set("id", str(self._drawings))
            data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        self._new.add_part(made, data, content_type, own=own)
        for identifier, relation in self._old.relations(part).items():
            kind, target = relation.get("Type", ""), relation.get("Target", "")
            external = relation.get("TargetMode") == "External"
            if not external:
                target = posixpath.relpath(self._copied(self._old.target(part, relation)), folder)
            new = self._new.add_relation(made, kind, target, external=external)
            self._new.relations(made)[new].set("Id", identifier)
        return made


def _relations_name(part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
