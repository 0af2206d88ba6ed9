"""The parts of a Word file, read with limits: nothing in the file decides where we write or how much we read.

Source: ISO/IEC 29500-2 (packages, relationships, content types); [MS-CFB] for files of other kinds.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from undoc.files import MOST_WORD, FileError, read_file
from undoc.importer.problems import refused
from undoc.importer.word import names

#: More than any document of the kind needs; what is above is an attack or no document.
MOST_ENTRIES = 5_000
MOST_PART = 128 << 20
MOST_TOTAL = 512 << 20
#: Text of a Word file shrinks to a twentieth; what shrinks to less than this is made to fill the memory.
MOST_RATIO = 400
_RATIO_FROM = 1 << 20

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAIN = re.compile(
    r"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml\.(?:document|template)"
    r"|ms-word\.(?:document|template)\.macroEnabled(?:Template)?(?:\.12)?)\.main\+xml|"
    r"application/vnd\.ms-word\.(?:document|template)\.macroEnabled(?:\.12)?\.main\+xml"
)
_OTHERS = {"spreadsheetml": "a spreadsheet", "presentationml": "a presentation"}
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
#: Files saved as “Strict Open XML” say the same in other namespaces.
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", names.W_NS.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", names.R_NS.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", names.A_NS.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/chart", names.C_NS.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", names.WP_NS.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/picture", names.PIC_NS.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", names.M_NS.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/diagram", names.DGM_NS.encode()),
)


class Relationship(NamedTuple):
    """What a part leads to: another part by its name, or an address outside, which is never fetched."""

    kind: str
    target: str
    is_external: bool


class Package:
    """An opened Word file. Every method raises ContentError, with the part named, when a part cannot be read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._archive = _open(path)
        entries = {info.filename.lstrip("/").lower(): info for info in self._entries()}
        self._names = {unquote(name): info for name, info in entries.items()} | entries
        self._read = 0
        self._relationships: dict[str, dict[str, Relationship]] = {}
        self.main = self._find_main()

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._names

    def bytes_of(self, part: str) -> bytes:
        """The contents of a part."""
        info = self._names.get(part.lower())
        if info is None:
            raise refused(self.path, "missing-part", "The part is named in the file but is not in it.", part=part)
        if info.flag_bits & 1:
            raise refused(
                self.path,
                "encrypted-file",
                message="The file is encrypted.",
                advice="Save it without a password.",
                part=part,
            )
        # What the directory says need not be true: the reading itself is limited as well.
        limit = min(MOST_PART, MOST_TOTAL - self._read)
        try:
            with self._archive.open(info) as stream:
                data = stream.read(limit + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise refused(self.path, "damaged-file", f"The part cannot be unpacked: {error}.", part=part) from None
        self._read += len(data)
        if len(data) > limit or (len(data) > _RATIO_FROM and len(data) > MOST_RATIO * max(info.compress_size, 1)):
            raise too_large(self.path, part)
        return data

    def xml(self, part: str) -> etree._Element:
        """The root element of a part."""
        data = self.bytes_of(part)
        if any(doctype in data for doctype in _DOCTYPES):
            message = "The part declares a document type, which no Word file needs and which can hide entities."
            raise refused(self.path, "document-type", message, part=part)
        if _STRICT in data:
            for strict, usual in _STRICT_NAMES:
                data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
            collect_ids=False,
        )
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            line, column = getattr(error, "position", (0, 0))
            reason = str(getattr(error, "msg", None) or error).partition(", line")[0] or "it is empty"
            message = f"The part is not well-formed XML: {reason}."
            raise refused(self.path, "invalid-xml", message, part=part, line=line, column=column) from None

    def relationships(self, part: str) -> dict[str, Relationship]:
        """What the part leads to, by the ids that it uses; empty when it leads nowhere."""
        if part not in self._relationships:
            self._relationships[part] = self._read_relationships(part)
        return self._relationships[part]

    def of_kind(self, part: str, kind: str) -> str | None:
        """The part that ``part`` leads to as ``kind`` (``styles``), None when there is none in the file."""
        return next(iter(self.all_of_kind(part, kind)), None)

    def all_of_kind(self, part: str, kind: str) -> list[str]:
        """All parts that ``part`` leads to as ``kind`` and that are in the file."""
        return [
            relationship.target
            for relationship in self.relationships(part).values()
            if relationship.kind == kind and not relationship.is_external and relationship.target in self
        ]

    def close(self) -> None:
        """Close the file."""
        self._archive.close()

    def _entries(self) -> list[zipfile.ZipInfo]:
        entries = self._archive.infolist()
        if len(entries) > MOST_ENTRIES or sum(info.file_size for info in entries) > MOST_TOTAL:
            raise too_large(self.path)
        for info in entries:
            if info.file_size > _RATIO_FROM and info.file_size > MOST_RATIO * max(info.compress_size, 1):
                raise too_large(self.path, info.filename)
        return entries

    def _read_relationships(self, part: str) -> dict[str, Relationship]:
        folder, name = posixpath.split(part)
        own = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, Relationship] = {}
        if own not in self:
            return found
        for element in self.xml(own):
            key, target = element.get("Id"), element.get("Target")
            if key is None or target is None:
                continue
            is_external = element.get("TargetMode") == "External"
            if not is_external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                # Addresses are percent-encoded, the names of files in an archive often are not.
                target = target if target in self else unquote(target)
            found[key] = Relationship(element.get("Type", "").rpartition("/")[2], target, is_external)
        return found

    def _find_main(self) -> str:
        if "[content_types].xml" not in self._names:
            message = "The file is a ZIP archive, but no Word file: it does not say of what types its parts are."
            raise refused(self.path, "not-word", message)
        types = self.xml("[Content_Types].xml")
        overrides = _types(types, "Override", "PartName")
        # A part whose name is not there has the type of its ending (ISO/IEC 29500-2, 10.1.2.4).
        endings = _types(types, "Default", "Extension")
        main = self.of_kind("", "officeDocument")
        ending = main.rpartition(".")[2].lower() if main else ""
        kind = overrides.get(main.lower(), endings.get(ending, "")) if main else ""
        if main and _MAIN.fullmatch(kind):
            return main
        for word, what in _OTHERS.items():
            if any(word in other and ".main+xml" in other for other in (*overrides.values(), kind)):
                raise refused(self.path, "not-word", f"The file is {what}, not a Word file.")
        raise refused(self.path, "not-word", "The file is no Word file: it has no main document.")


def _types(root: etree._Element, element: str, key: str) -> dict[str, str]:
    """Content types by the names of parts, or by their endings."""
    found = (one for one in root if str(one.tag).endswith(f"}}{element}"))
    return {one.get(key, "").lstrip("/").lower(): one.get("ContentType", "") for one in found}


def _open(path: Path) -> zipfile.ZipFile:
    try:
        data = read_file(path, MOST_WORD)
    except (OSError, ValueError) as error:
        code = error.code if isinstance(error, FileError) else "unreadable-file"
        reason = getattr(error, "strerror", None) or str(error)
        raise refused(path, code, f"The file cannot be read: {reason}.", "Name a Word file.") from None
    if data.startswith(_OLE):
        raise _not_a_package(path, _ENCRYPTED in data)
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError):
        if not data:
            raise refused(path, "not-word", "The file is empty.") from None
        if data.startswith(b"PK"):
            raise refused(path, "damaged-file", "The file is cut off or damaged.") from None
        message = "The file is not a Word file (.docx)."
        if data.startswith(b"{\\rtf"):
            message = "The file is in Rich Text Format, not a Word file (.docx)."
        raise refused(path, "not-word", message) from None


def _not_a_package(path: Path, is_encrypted: bool) -> Exception:
    if is_encrypted:
        advice = "Open it in Word and save it without a password (File, Info, Protect Document)."
        return refused(path, "encrypted-file", "The file is protected by a password.", advice)
    return refused(
        path, "old-word-file", "The file is in an old format of Word (.doc).", "Open it in Word and save it as .docx."
    )


def too_large(path: Path, part: str = "") -> Exception:
    """The problem of a file that unpacks to more than any document needs."""
    message = "The file unpacks to more than a document can be, as files do that are made to do harm."
    return refused(
        path, "file-too-large", message=message, advice="If it is a real document, save it again in Word.", part=part
    )
