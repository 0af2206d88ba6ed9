"""A document as the files of its folder."""

from __future__ import annotations

from undoc.content.write.metadata import write_metadata
from undoc.content.write.version import write_version
from undoc.model import Document


def write_document(document: Document) -> dict[str, str]:
    """Return the texts of ``document.yaml`` and of the language files by the names of the files."""
    versions = {f"{code}.md": write_version(version) for code, version in document.versions.items()}
    return {"document.yaml": write_metadata(document.metadata), **versions}
