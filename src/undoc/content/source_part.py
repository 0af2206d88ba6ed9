"""The source of a version as it travels in its Word file: a part of XML that Word keeps and does not show.

It is what edits made in the file are merged upon, on any machine, so it holds the two texts of the version in the form
that ``content.write`` gives them: no comments of the source, but all that it says. It is cut into blocks, each with an
identity that follows from its text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from msgspec import Struct

from undoc.content.write.metadata import write_metadata
from undoc.content.write.version import write_version
from undoc.model import Document
from undoc.xml_text import attribute, escaped

#: The namespace of the part; the version of its format is an attribute.
NAMESPACE = "urn:undoc:source"
FORMAT = "1"
#: What stands between two blocks of a language file.
_BETWEEN = "\n\n"


class SourcePart(Struct, frozen=True):
    """The source that a Word file was built from.

    ``metadata`` and ``text`` are those of ``document.yaml`` and of the language file; ``digest`` is that of both.
    ``numbers`` says how the file has its numbers.
    """

    language: str
    numbers: str
    metadata: str
    text: str

    @property
    def digest(self) -> str:
        """Return the digest of the two texts (SHA-256)."""
        return hashlib.sha256(f"{self.metadata}\0{self.text}".encode()).hexdigest()


class InvalidSourcePartError(ValueError):
    """A part that is not as it was written; its text says what is wrong, in words for the user."""


def source_part(document: Document, language: str, numbers: str) -> SourcePart:
    """Return what a Word file says of the version that it is built from."""
    metadata = write_metadata(document.metadata)
    return SourcePart(language, numbers, metadata=metadata, text=write_version(document.versions[language]))


def as_xml(part: SourcePart) -> str:
    """Return the XML of the part."""
    said = {"version": FORMAT, "language": part.language, "numbers": part.numbers, "digest": part.digest}
    attributes = "".join(f' {name}="{attribute(value)}"' for name, value in said.items())
    pieces = part.text.split(_BETWEEN)
    blocks = "".join(
        f'<block id="{identity}">{escaped(piece)}</block>'
        for identity, piece in zip(_identities(pieces), pieces, strict=True)
    )
    return f'<source xmlns="{NAMESPACE}"{attributes}><metadata>{escaped(part.metadata)}</metadata>{blocks}</source>'


def from_values(attributes: Mapping[str, str], metadata: str, blocks: list[tuple[str, str]]) -> SourcePart:
    """Return the source that a part says; ``blocks`` are identities and texts in their order.

    InvalidSourcePartError when it is of a newer format, or is not as it was written.
    """
    if attributes.get("version") != FORMAT:
        raise InvalidSourcePartError(f"The source in it has a format of another version ({attributes.get('version')}).")
    pieces = [text for _, text in blocks]
    part = SourcePart(attributes.get("language", ""), attributes.get("numbers", ""), metadata, _BETWEEN.join(pieces))
    identities = [identity for identity, _ in blocks]
    if len(set(identities)) < len(identities):
        raise InvalidSourcePartError("Two blocks of the source in it have the same identity.")
    if identities != _identities(pieces) or attributes.get("digest") != part.digest:
        raise InvalidSourcePartError("The source in it has been changed: it does not have the digest that it gives.")
    return part


def _identities(pieces: list[str]) -> list[str]:
    """The beginnings of the digests of texts; a text that was there before has its number behind."""
    seen: dict[str, int] = {}
    found = []
    for piece in pieces:
        digest = hashlib.sha256(piece.encode()).hexdigest()[:8]
        seen[digest] = seen.get(digest, 0) + 1
        found.append(digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")
    return found
