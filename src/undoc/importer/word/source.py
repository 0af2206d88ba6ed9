"""The source that a Word file of ours was built from, in its part of custom XML."""

from __future__ import annotations

from pathlib import Path

from undoc.content.source_part import NAMESPACE, InvalidSourcePartError, SourcePart, from_values
from undoc.importer.problems import refused
from undoc.importer.word.package import Package

_CUSTOM = "customXml"
_ADVICE = "Merge the file as it was saved by Word, or import it with “undoc import” into another folder."


def saved_by(package: Package) -> str:
    """Return the program that saved a Word file last, as the file says; empty when it says none."""
    name = package.of_kind("", "extended-properties")
    return "" if name is None else package.xml(name).findtext("{*}Application") or ""


def read_source(path: Path) -> tuple[SourcePart | None, str]:
    """Return the source in a Word file, None when it has none, and the program that saved the file.

    ContentError, located, when the file cannot be read, or the source in it is damaged or there twice.
    """
    package = Package(path)
    try:
        program = saved_by(package)
        found = [
            (name, root)
            for name in package.all_of_kind(package.main, _CUSTOM)
            if (root := package.xml(name)).tag == f"{{{NAMESPACE}}}source"
        ]
    finally:
        package.close()
    if not found:
        return None, program
    name, root = found[0]
    if len(found) > 1:
        raise refused(path, "invalid-source", "There are two sources in the file.", _ADVICE, part=found[1][0])
    metadata = root.find(f"{{{NAMESPACE}}}metadata")
    blocks = [(block.get("id", ""), block.text or "") for block in root.iter(f"{{{NAMESPACE}}}block")]
    attributes = {str(key): str(value) for key, value in root.attrib.items()}
    try:
        return from_values(attributes, "" if metadata is None else metadata.text or "", blocks), program
    except InvalidSourcePartError as error:
        raise refused(path, "invalid-source", str(error), _ADVICE, part=name) from None
