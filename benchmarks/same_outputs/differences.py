"""The first difference between two outputs of one name: where an editor or a developer would look for it."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

import pikepdf
from lxml import etree

_SHOWN = 60


def first_difference(name: str, before: bytes, after: bytes) -> str:
    """Where two files differ first, in words: the line, the page and its text, or the part and its element."""
    if name.endswith((".docx", ".xlsx")):
        return _in_package(before, after)
    if name.endswith(".pdf"):
        return _in_pdf(before, after)
    try:
        return _in_text(before.decode(), after.decode())
    except UnicodeDecodeError:
        return _in_bytes(before, after)


def _in_text(before: str, after: str) -> str:
    for number, (old, new) in enumerate(zip_longest(before.splitlines(), after.splitlines()), 1):
        if old != new:
            return f"line {number}: {_both(old, new)}"
    return "the ends of lines"


def _in_bytes(before: bytes, after: bytes) -> str:
    same = _same_start(before, after)
    return f"byte {same} of {len(before)} and {len(after)}"


def _in_package(before: bytes, after: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        names, others = old.namelist(), new.namelist()
        for name in names:
            if name not in others:
                return f"{name} is not there any more"
            one, other = old.read(name), new.read(name)
            if one != other:
                return f"{name}: {_in_part(name, one, other)}"
        for name in others:
            if name not in names:
                return f"{name} is new"
    return "the parts are the same; their order, dates or compression are not"


def _in_part(name: str, before: bytes, after: bytes) -> str:
    if name.endswith((".xml", ".rels")):
        root = etree.fromstring(before)
        return _in_xml(root, etree.fromstring(after), f"/{_name(root)}")
    return first_difference(name, before, after)


def _in_xml(before: etree._Element, after: etree._Element, path: str) -> str:
    """Where two elements that stand at ``path`` differ first."""
    if before.tag != after.tag:
        return f"{path}: {_both(_opened(before), _opened(after))}"
    if sorted(before.items()) != sorted(after.items()):
        return f"{path}: {_both(_attributes(before), _attributes(after))}"
    if (before.text or "") != (after.text or ""):
        return f"{path}: {_both(before.text or '', after.text or '')}"
    seen: Counter[str] = Counter()
    for old, new in zip_longest(before, after):
        if old is None or new is None:
            return f"{path}: {_both(*(None if one is None else _opened(one) for one in (old, new)))}"
        seen[_name(old)] += 1
        if etree.tostring(old) != etree.tostring(new):
            return _in_xml(old, new, f"{path}/{_name(old)}[{seen[_name(old)]}]")
    return f"{path}: the same elements, written otherwise"


def _name(element: etree._Element) -> str:
    """The name with its prefix."""
    if element.prefix is None:
        return str(element.tag)
    return ":".join((str(element.prefix), etree.QName(element).localname))


def _attributes(element: etree._Element) -> str:
    shown = (f'{etree.QName(name).localname}="{value!s}"' for name, value in sorted(element.items()))
    return " ".join(shown) or "no attributes"


def _opened(element: etree._Element) -> str:
    return f"<{_name(element)}> {''.join(map(str, element.itertext()))}"


def _in_pdf(before: bytes, after: bytes) -> str:
    with pikepdf.open(io.BytesIO(before)) as old, pikepdf.open(io.BytesIO(after)) as new:
        for number, (one, other) in enumerate(zip_longest(old.pages, new.pages), 1):
            if one is None or other is None:
                return f"{len(old.pages)} pages before, {len(new.pages)} now"
            if _content(one) != _content(other):
                return f"page {number}: {_on_page(before, after, number, one, other)}"
        for number, (one, other) in enumerate(zip_longest(old.objects, new.objects), 1):
            if _unparsed(one) != _unparsed(other):
                return f"the pages are the same; object {number}: {_both(_unparsed(one), _unparsed(other))}"
    return "the same objects, written otherwise"


def _content(page: pikepdf.Page) -> bytes:
    return pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page))


def _on_page(before: bytes, after: bytes, number: int, old: pikepdf.Page, new: pikepdf.Page) -> str:
    texts = _page_text(before, number), _page_text(after, number)
    if texts[0] != texts[1]:
        return f"text, {_in_text(*texts)}"
    return f"drawing, {_in_text(_content(old).decode('latin-1'), _content(new).decode('latin-1'))}"


def _page_text(data: bytes, number: int) -> str:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data), pages=[number]) as pdf:
        return pdf.pages[0].extract_text(x_tolerance=1.5)


def _unparsed(thing: pikepdf.Object | None) -> str:
    if thing is None:
        return "none"
    shown = thing.unparse(resolved=True).decode("latin-1")
    return shown + str(hash(thing.read_bytes())) if isinstance(thing, pikepdf.Stream) else shown


def _both(before: str | None, after: str | None) -> str:
    """The two, cut to where they begin to differ."""
    if before is None or after is None:
        return f"{_cut(before, 0)} → {_cut(after, 0)}"
    same = _same_start(before, after)
    start = max(0, same - _SHOWN // 3) if max(len(before), len(after)) > _SHOWN else 0
    return f"{_cut(before, start)} → {_cut(after, start)}"


def _same_start(before: Sequence[object], after: Sequence[object]) -> int:
    """How many characters or bytes are the same from the start."""
    return next(
        (at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other),
        min(len(before), len(after)),
    )


def _cut(text: str | None, start: int) -> str:
    if text is None:
        return "nothing"
    return f"“{'…' * (start > 0)}{text[start : start + _SHOWN]}{'…' * (len(text) > start + _SHOWN)}”"
