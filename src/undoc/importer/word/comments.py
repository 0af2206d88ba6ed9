"""The comments of a Word file."""

from __future__ import annotations

from lxml import etree

from undoc.importer.report import Change, Findings
from undoc.importer.word.names import ID, W


def tell_comments(root: etree._Element, findings: Findings) -> None:
    """Tell of the comments of a file, which ``root`` (``w:comments``) holds; none of them comes in."""
    for comment in root.iter(f"{W}comment"):
        lines = ("".join(piece.text or "" for piece in one.iter(f"{W}t")) for one in comment.iter(f"{W}p"))
        text = " ".join(" ".join(lines).split())
        if text and "<<ODS" not in text:
            author = comment.get(f"{W}author", "")
            place = findings.comments.get(comment.get(ID, ""), "")
            findings.add(Change.COMMENT, "comment", f"{author}: {text}" if author else text, place)
