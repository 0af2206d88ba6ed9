"""A Word file with all its revisions accepted or rejected, as Word does it (ISO/IEC 29500-1, 17.13.5)."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOVES = tuple(
    f"{W}{name}" for name in ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")
)
_STORIES = re.compile(r"word/(document|footnotes|header\d+|footer\d+)\.xml")


def resolved(data: bytes, *, accept: bool) -> bytes:
    """The file with all revisions accepted, or all rejected."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as file, zipfile.ZipFile(buffer, "w") as out:
        members = {name: file.read(name) for name in file.namelist()}
        roots = {name: etree.fromstring(blob) for name, blob in members.items() if _STORIES.fullmatch(name)}
        for root in roots.values():
            resolve(root, accept=accept)
        calls = {one.get(f"{W}id") for one in roots["word/document.xml"].iter(f"{W}footnoteReference")}
        for note in list(roots["word/footnotes.xml"]):
            if note.get(f"{W}type") is None and note.get(f"{W}id") not in calls:
                _parent(note).remove(note)
        for name, blob in members.items():
            if name in roots:
                blob = etree.tostring(roots[name], xml_declaration=True, encoding="UTF-8", standalone=True)
            out.writestr(name, blob)
    return buffer.getvalue()


def resolve(root: etree._Element, *, accept: bool) -> None:
    """Accept or reject the revisions of a part."""
    gone, kept = (("del", "moveFrom"), ("ins", "moveTo"))
    if not accept:
        gone, kept = kept, gone
    for one in list(root.iter(*_MOVES)):
        _parent(one).remove(one)
    for row in list(root.iter(f"{W}tr")):
        for name in gone:
            if row.find(f"{W}trPr/{W}{name}") is not None:
                _parent(row).remove(row)
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            _parent(table).remove(table)
    for name in gone:
        for one in list(root.iter(f"{W}{name}")):
            if _parent(one).tag not in (f"{W}rPr", f"{W}trPr"):
                _parent(one).remove(one)
    for name in ("rPrChange", "pPrChange", "trPrChange"):
        for change in list(root.iter(f"{W}{name}")):
            _restored(change, accept=accept)
    for paragraph in list(root.iter(f"{W}p")):
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is not None and any(mark.find(f"{W}{name}") is not None for name in gone):
            _joined(paragraph)
    for name in kept:
        for one in list(root.iter(f"{W}{name}")):
            _unwrapped(one)
    for deleted in list(root.iter(f"{W}delText", f"{W}delInstrText")):
        deleted.tag = W + {"delText": "t", "delInstrText": "instrText"}[etree.QName(deleted).localname]
    for link in list(root.iter(f"{W}hyperlink")):
        if len(link) == 0:
            _parent(link).remove(link)
    for properties in list(root.iter(f"{W}rPr", f"{W}trPr")):
        if len(properties) == 0:
            _parent(properties).remove(properties)


def _restored(change: etree._Element, *, accept: bool) -> None:
    """Properties without their earlier ones, or as these were; marks and sections are no part of them."""
    properties = _parent(change)
    properties.remove(change)
    if accept:
        return
    apart = ("rPr", "sectPr", "ins", "del", "moveFrom", "moveTo")
    for one in list(properties):
        if etree.QName(one).localname not in apart:
            properties.remove(one)
    at = 0 if properties.tag != f"{W}rPr" else sum(etree.QName(one).localname in apart for one in properties)
    for number, one in enumerate(change[0]):
        properties.insert(at + number, one)


def _joined(paragraph: etree._Element) -> None:
    """What is left of a paragraph whose end is gone stands at the beginning of the next."""
    content = [one for one in paragraph if one.tag != f"{W}pPr"]
    following = paragraph.getnext()
    _parent(paragraph).remove(paragraph)
    if not content or following is None or following.tag != f"{W}p":
        assert not any(True for one in content for _ in one.iter(f"{W}t")), "text is lost"
        return
    at = 1 if following.find(f"{W}pPr") is not None else 0
    for number, one in enumerate(content):
        following.insert(at + number, one)


def _unwrapped(mark: etree._Element) -> None:
    parent = _parent(mark)
    at = parent.index(mark)
    children = list(mark)
    parent.remove(mark)
    for number, one in enumerate(children):
        parent.insert(at + number, one)


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def plain(data: bytes) -> dict[str, list[str]]:
    """What each part says: a line for each paragraph with its properties, its runs and its place in tables.

    What is made is left out of it: results of fields, lists of contents, marks of notes, bookmarks, widths and rules.
    With the numbers of lists are those that they begin with, not their ids.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    numbers = _numbers(members["word/numbering.xml"]) if "word/numbering.xml" in members else {}
    roots = {name: etree.fromstring(blob) for name, blob in members.items() if _STORIES.fullmatch(name)}
    _ordered(roots["word/footnotes.xml"], roots["word/document.xml"])
    lines = {name: _lines(root, numbers, members.get(_relations(name), b"")) for name, root in sorted(roots.items())}
    # Headers and footers are those of sections: the first of each is told.
    return {name: lines.get(name, []) for name in ("word/document.xml", "word/footnotes.xml", "word/header1.xml")}


def _ordered(notes: etree._Element, document: etree._Element) -> None:
    """The notes that are called, in the order of their calls; the rules above notes are made."""
    found = {one.get(f"{W}id"): one for one in notes}
    for one in found.values():
        notes.remove(one)
    for call in document.iter(f"{W}footnoteReference"):
        notes.append(found[call.get(f"{W}id")])


def _relations(name: str) -> str:
    folder, _, base = name.rpartition("/")
    return f"{folder}/_rels/{base}.rels"


def _numbers(numbering: bytes) -> dict[str, str]:
    root = etree.fromstring(numbering)
    lists = {one.get(f"{W}abstractNumId"): one.find(f"{W}nsid") for one in root.iter(f"{W}abstractNum")}
    found = {}
    for one in root.iter(f"{W}num"):
        reference = one.find(f"{W}abstractNumId")
        assert reference is not None
        nsid = lists[reference.get(f"{W}val")]
        starts = [etree.tostring(start).decode() for start in one.findall(f"{W}lvlOverride")]
        found[one.get(f"{W}numId") or ""] = f"{'' if nsid is None else nsid.get(f'{W}val')}{len(starts)}"
    return found


def _lines(root: etree._Element, numbers: dict[str, str], relations: bytes) -> list[str]:
    urls = {one.get("Id"): one.get("Target") for one in etree.fromstring(relations)} if relations else {}
    lines = []
    depth = 0
    for block in root.iter(f"{W}p", f"{W}tr", f"{W}footnote"):
        if block.tag != f"{W}p":
            lines.append(etree.QName(block).localname)
            continue
        before = depth
        runs: list[list[str]] = []
        for one in block.iter():
            name = etree.QName(one).localname
            if name == "fldChar":
                kind = one.get(f"{W}fldCharType")
                depth += {"begin": 1, "end": -1}.get(kind or "", 0)
            elif depth:
                continue
            elif name == "hyperlink":
                identifier = next((said for key, said in one.attrib.items() if str(key).endswith("}id")), "")
                runs.append([urls.get(str(identifier)) or "#", ""])
            elif name == "r" and _parent(one).get(f"{W}anchor") is None and _is_text(one):
                inner = [part for part in one if part.tag != f"{W}rPr"]
                text = "".join(
                    part.text or "" if part.tag == f"{W}t" else f"<{etree.QName(part).localname}>" for part in inner
                )
                form = _form(one.find(f"{W}rPr"))
                if runs and runs[-1][0] == form:
                    runs[-1][1] += text
                else:
                    runs.append([form, text])
        if before:
            continue
        properties = _properties(block.find(f"{W}pPr"), numbers)
        lines.append(properties + "|" + "|".join(":".join(run) for run in runs))
    return lines


def _is_text(run: etree._Element) -> bool:
    style = run.find(f"{W}rPr/{W}rStyle")
    return (style is None or style.get(f"{W}val") != "FootnoteReference") or run.find(
        f"{W}footnoteReference"
    ) is not None


def _form(properties: etree._Element | None) -> str:
    return "" if properties is None else _clean(b"".join(etree.tostring(one) for one in properties))


def _clean(text: bytes) -> str:
    return re.sub(rb' xmlns:\w+="[^"]*"|<w:sectPr.*?</w:sectPr>', b"", text).decode()


def _properties(properties: etree._Element | None, numbers: dict[str, str]) -> str:
    if properties is None:
        return ""
    text = _clean(b"".join(etree.tostring(one) for one in properties))
    text = re.sub(r' w:(?:before|after)="\d+"|<w:keepNext[^>]*>', "", text).replace("<w:spacing/>", "")
    return re.sub(r'w:numId w:val="(\d+)"', lambda match: f'numId="{numbers.get(match[1])}"', text)
