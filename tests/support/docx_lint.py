"""What is wrong in a Word file although no validator says so: each finding as a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from tests.support import docx_fields
from tests.support.docx_file import CONTENT_TYPES, WORD_DRAWING, XML_SPACE, WordFile, is_on, is_spacer, local, r, val, w
from tests.support.docx_order import ORDER

_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LETTER = re.compile("[A-Za-z]")
_NAME = re.compile(r"[^\W\d]\w{0,39}|_\w{1,39}")
_LEFTOVERS = ("thumbnail", "stylesWithEffects", "webSettings", "glossary")
DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_TEXT = {w("t"), w("instrText"), w("delText"), MATH_TEXT}


def lint(data: bytes) -> list[str]:
    """All findings in a file, in no particular order; empty when there are none."""
    file = WordFile(data)
    return [
        *_package(file),
        *_relations(file),
        *_order(file),
        *_styles(file),
        *_numbers(file),
        *_bookmarks(file),
        *_notes(file),
        *_pictures(file),
        *_direction(file),
        *(finding for name in file.stories for finding in _story(file, name)),
        *_results(file),
    ]


def _results(file: WordFile) -> Iterator[str]:
    """Fields that show something else than Word would; those of a file that is broken otherwise are not looked at."""
    try:
        yield from docx_fields.wrong(file)
    except (AssertionError, IndexError, KeyError) as error:
        yield f"the fields cannot be computed: {error!r}"


def _package(file: WordFile) -> Iterator[str]:
    names = [entry.filename for entry in file.entries]
    for name, count in Counter(names).items():
        if count > 1:
            yield f"{name} is stored {count} times"
    if names[:2] != ["[Content_Types].xml", "_rels/.rels"]:
        yield f"the file begins with {names[:2]}"
    for entry in file.entries:
        if entry.date_time != (1980, 1, 1, 0, 0, 0):
            yield f"{entry.filename} has the date {entry.date_time}"
        if any(leftover in entry.filename for leftover in _LEFTOVERS):
            yield f"{entry.filename} does not belong here"
    types = file.tree("[Content_Types].xml")
    endings = {item.get("Extension") for item in types.iter(f"{{{CONTENT_TYPES}}}Default")}
    parts = {item.get("PartName") for item in types.iter(f"{{{CONTENT_TYPES}}}Override")}
    for name in names[1:]:
        if f"/{name}" not in parts and name.rpartition(".")[2] not in endings:
            yield f"{name} has no content type"
    for part in parts:
        if part is None or part.lstrip("/") not in file.members:
            yield f"there is a content type for {part}, but no such part"
    for member, blob in file.members.items():
        if b"python-docx" in blob:
            yield f"{member} speaks of python-docx"


def _relations(file: WordFile) -> Iterator[str]:
    reached = {"[Content_Types].xml"} | {name for name in file.members if name.endswith(".rels")}
    for name in [*file.members, ""]:
        if name.endswith(".rels"):
            continue
        relations = file.relations(name)
        for identifier, relation in relations.items():
            if relation.external:
                continue
            reached.add(relation.target)
            if relation.target not in file.members:
                yield f"{name}: {identifier} leads to {relation.target}, which is not there"
        if not name.endswith(".xml") or not name.startswith("word/"):
            continue
        asked = {
            str(value)
            for element in file.tree(name).iter()
            for key, value in element.attrib.items()
            if r("") in str(key)
        }
        for identifier in asked - relations.keys():
            yield f"{name}: nothing is related as {identifier}"
        for identifier, relation in relations.items():
            if relation.kind.endswith(("/hyperlink", "/image", "/header", "/footer")) and identifier not in asked:
                yield f"{name}: {identifier} is related, but not used"
    for name in file.members.keys() - reached:
        yield f"nothing leads to {name}"


def _order(file: WordFile) -> Iterator[str]:
    for name in file.members:
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        for element in file.tree(name).iter(*(w(key) for key in ORDER)):
            order = ORDER[local(element)]
            places = []
            for child in element:
                if local(child) not in order:
                    yield f"{name}: {local(child)} in {local(element)}"
                    break
                places.append(order.index(local(child)))
            if places != sorted(places):
                yield f"{name}: the children of {local(element)} stand as {[local(child) for child in element]}"
            single = Counter(local(child) for child in element)
            for child_name, count in single.items():
                if count > 1 and not child_name.endswith(("Reference", "style", "lvl", "tab", "tr")):
                    yield f"{name}: {count} times {child_name} in {local(element)}"


def _styles(file: WordFile) -> Iterator[str]:
    all_styles = list(file.tree("word/styles.xml").iter(w("style")))
    for key in ("styleId", "name"):
        values = [style.get(w(key)) if key == "styleId" else val(style.find(w(key))) for style in all_styles]
        for value, count in Counter(values).items():
            if count > 1:
                yield f"{count} styles with the {key} {value}"
    for style in all_styles:
        for key in ("basedOn", "next", "link"):
            other = val(style.find(w(key)))
            if other is not None and other not in file.styles:
                yield f"the style {style.get(w('styleId'))} names {other}, which is not there"
        for one, other_key in (("b", "bCs"), ("i", "iCs"), ("sz", "szCs")):
            properties = style.find(w("rPr"))
            if properties is not None and (properties.find(w(one)) is None) != (properties.find(w(other_key)) is None):
                yield f"the style {style.get(w('styleId'))} has {one} without {other_key} or the other way round"
    for name in [*file.stories, *(["word/numbering.xml"] if "word/numbering.xml" in file.members else [])]:
        for element in file.tree(name).iter(w("pStyle"), w("rStyle"), w("tblStyle")):
            if val(element) not in file.styles:
                yield f"{name}: there is no style {val(element)}"
    kinds = [style.get(w("type")) for style in all_styles if style.get(w("default")) == "1"]
    if sorted(map(str, kinds)) != ["character", "numbering", "paragraph", "table"]:
        yield f"defaults are {kinds}"


def _numbers(file: WordFile) -> Iterator[str]:
    lists: dict[str | None, set[str | None]] = {}
    instances: dict[str | None, str | None] = {}
    if "word/numbering.xml" in file.members:
        seen_instance = False
        for child in file.tree("word/numbering.xml"):
            if local(child) == "abstractNum":
                if seen_instance:
                    yield "a list is defined after an instance of a list"
                if child.get(w("abstractNumId")) in lists:
                    yield f"two lists {child.get(w('abstractNumId'))}"
                lists[child.get(w("abstractNumId"))] = {level.get(w("ilvl")) for level in child.findall(w("lvl"))}
            elif local(child) == "num":
                seen_instance = True
                if child.get(w("numId")) in instances:
                    yield f"two instances {child.get(w('numId'))}"
                instances[child.get(w("numId"))] = val(child.find(w("abstractNumId")))
        for number, listed in instances.items():
            if listed not in lists:
                yield f"instance {number} is one of list {listed}, which is not there"
    used = set()
    for element in (element for name in file.stories for element in file.tree(name).iter(w("numPr"))):
        number, level = val(element.find(w("numId"))), val(element.find(w("ilvl")))
        used.add(number)
        if number not in instances:
            yield f"a paragraph is numbered by {number}, which is not there"
        elif level not in lists.get(instances[number], set()):
            yield f"list {instances[number]} has no level {level}"
    for number in instances.keys() - used:
        yield f"no paragraph is numbered by {number}"


def _bookmarks(file: WordFile) -> Iterator[str]:
    names: Counter[str] = Counter()
    identifiers: Counter[str | None] = Counter()
    for part in file.stories:
        open_ones: list[str | None] = []
        for element in file.tree(part).iter(w("bookmarkStart"), w("bookmarkEnd")):
            identifier = element.get(w("id"))
            if local(element) == "bookmarkStart":
                name = element.get(w("name"), "")
                names[name.lower()] += 1
                identifiers[identifier] += 1
                open_ones.append(identifier)
                if _NAME.fullmatch(name) is None:
                    yield f"{part}: a bookmark cannot have the name {name!r}"
            elif identifier in open_ones:
                open_ones.remove(identifier)
            else:
                yield f"{part}: the bookmark {identifier} ends without a start"
        for identifier in open_ones:
            yield f"{part}: the bookmark {identifier} has no end"
        for link in file.tree(part).iter(w("hyperlink")):
            anchor = link.get(w("anchor"))
            if anchor is not None and f'w:name="{anchor}"'.encode() not in b"".join(
                file.members[s] for s in file.stories
            ):
                yield f"{part}: a link leads to the bookmark {anchor}, which is not there"
            if anchor is None and link.get(r("id")) is None:
                yield f"{part}: a link leads nowhere"
            if not len(link):
                yield f"{part}: a link without text"
    yield from (f"{count} bookmarks with the name {name}" for name, count in names.items() if count > 1)
    yield from (f"{count} bookmarks with the id {number}" for number, count in identifiers.items() if count > 1)


def _notes(file: WordFile) -> Iterator[str]:
    notes = {note.get(w("id")): note for note in file.tree("word/footnotes.xml").iter(w("footnote"))}
    if len(notes) != len(list(file.tree("word/footnotes.xml").iter(w("footnote")))):
        yield "two notes with one id"
    kinds = {note.get(w("type")): identifier for identifier, note in notes.items() if note.get(w("type"))}
    if kinds.keys() != {"separator", "continuationSeparator"}:
        yield f"separators are {kinds}"
    told = {element.get(w("id")) for element in file.tree("word/settings.xml").iter(w("footnote"))}
    if told != set(kinds.values()):
        yield f"the settings name the separators {told}"
    calls = Counter(call.get(w("id")) for call in file.document.iter(w("footnoteReference")))
    own = notes.keys() - set(kinds.values())
    yield from (f"a call leads to note {number}, which is not there" for number in calls.keys() - own)
    yield from (f"nothing calls note {number}" for number in own - calls.keys())
    yield from (f"note {number} is called {count} times" for number, count in calls.items() if count > 1)
    for call in file.document.iter(w("footnoteReference")):
        note = notes.get(call.get(w("id")))
        custom = call.get(w("customMarkFollows")) is not None
        following = call.getnext()
        if custom and (following is None or following.tag != w("t")):
            yield f"the call of note {call.get(w('id'))} says that a mark follows, but none does"
        if note is not None and custom == (note.find(f".//{w('footnoteRef')}") is not None):
            yield f"note {call.get(w('id'))} has another kind of mark than its call"
    for number, note in notes.items():
        if note.find(w("p")) is None:
            yield f"note {number} has no paragraph"
    for part in file.stories:
        if part != "word/document.xml" and file.tree(part).find(f".//{w('footnoteReference')}") is not None:
            yield f"{part}: a note is called where none may be"


def _pictures(file: WordFile) -> Iterator[str]:
    numbers: Counter[str | None] = Counter()
    for part in file.stories:
        for picture in file.tree(part).iter(f"{{{WORD_DRAWING}}}docPr"):
            numbers[picture.get("id")] += 1
            decoration = next(picture.iter(f"{{{DECORATIVE}}}decorative"), None)
            if bool(picture.get("descr")) is (decoration is not None and decoration.get("val") == "1"):
                yield f"{part}: picture {picture.get('id')} has no alternative text"
    yield from (f"{count} pictures with the id {number}" for number, count in numbers.items() if count > 1)


def _direction(file: WordFile) -> Iterator[str]:
    sections = [section.find(w("bidi")) is not None for section in file.document.iter(w("sectPr"))]
    right_to_left = all(sections)
    if len(set(sections)) > 1:
        yield "the sections run in different directions"
    normal = next(
        style
        for style in file.styles.values()
        if style.get(w("default")) == "1" and style.get(w("type")) == "paragraph"
    )
    if right_to_left != is_on(normal.find(f"{w('pPr')}/{w('bidi')}")):
        yield "the section and the default style run in different directions"
    for part in file.stories:
        tree = file.tree(part)
        for table in tree.iter(w("tblPr")):
            grid = table.getnext()  # a table of one column runs nowhere
            if (grid is None or len(grid) > 1) and right_to_left != (table.find(w("bidiVisual")) is not None):
                yield f"{part}: a table runs the wrong way"
        for run in tree.iter(w("r")):
            text = "".join(t.text or "" for t in run.iter(w("t")))
            rtl = is_on(run.find(f"{w('rPr')}/{w('rtl')}"))
            if _ARABIC.search(text) and not rtl:
                yield f"{part}: {text!r} does not run from right to left"
            if rtl and _LETTER.search(text):
                yield f"{part}: {text!r} runs from right to left"
            if text:
                languages = run.find(f"{w('rPr')}/{w('lang')}")
                if languages is None:
                    yield f"{part}: {text!r} has no language"
                elif rtl and languages.get(w("bidi")) is None:
                    yield f"{part}: {text!r} has no language that runs from right to left"
            for one, other in (("b", "bCs"), ("i", "iCs"), ("sz", "szCs")):
                properties = run.find(w("rPr"))
                if properties is not None and (properties.find(w(one)) is None) != (properties.find(w(other)) is None):
                    yield f"{part}: {text!r} has {one} without {other}"


def _story(file: WordFile, part: str) -> Iterator[str]:
    tree = file.tree(part)
    for element in tree.iter():
        if element.tag not in _TEXT and (element.text or "").strip():
            yield f"{part}: {element.text!r} stands in {local(element)}"
        if (element.tail or "").strip():
            yield f"{part}: {element.tail!r} stands after {local(element)}"
        if element.tag in _TEXT:
            text = element.text or ""
            if text != text.strip() and element.get(XML_SPACE) != "preserve":
                yield f"{part}: the spaces of {text!r} would be lost"
    yield from (f"{part}: {finding}" for finding in _fields(tree.iter(w("fldChar"), w("instrText"))))
    for cell in tree.iter(w("tc")):
        if len(cell) == 0 or cell[-1].tag != w("p"):
            yield f"{part}: a cell does not end with a paragraph"
    for table in tree.iter(w("tbl")):
        following = table.getnext()
        if following is None or following.tag != w("p"):
            yield f"{part}: no paragraph follows a table"
        yield from (f"{part}: {finding}" for finding in _table(table))
    if part == "word/document.xml":
        yield from _empty(file)


def _table(table: etree._Element) -> Iterator[str]:
    widths = [int(column.get(w("w"), "0")) for column in table.findall(f"{w('tblGrid')}/{w('gridCol')}")]
    if val(table.find(f"{w('tblPr')}/{w('tblW')}"), "w") != str(sum(widths)):
        yield "a table is not as wide as its columns"
    if any(width <= 0 for width in widths):
        yield "a column has no width"
    above: dict[int, int] = {}  # columns that each cell reaches over, by the column it begins in, where it may go on
    headers_may_stand = True
    for row in table.findall(w("tr")):
        merged: dict[int, int] = {}
        at = 0
        for cell in row.findall(w("tc")):
            span = int(val(cell.find(f"{w('tcPr')}/{w('gridSpan')}")) or 1)
            if val(cell.find(f"{w('tcPr')}/{w('tcW')}"), "w") != str(sum(widths[at : at + span])):
                yield "a cell is not as wide as its columns"
            if (down := cell.find(f"{w('tcPr')}/{w('vMerge')}")) is not None:
                merged[at] = span
                if val(down) != "restart" and above.get(at) != span:
                    yield "a merged cell goes on that has not begun"
                if val(down) != "restart" and any(t.text for t in cell.iter(w("t"))):
                    yield "a merged cell hides text"
            at += span
        if at != len(widths):
            yield f"a row does not fill {len(widths)} columns"
        above = merged
        is_header = row.find(f"{w('trPr')}/{w('tblHeader')}") is not None
        if is_header and not headers_may_stand:
            yield "a header row stands below others"
        headers_may_stand &= is_header


def _fields(elements: Iterable[etree._Element]) -> Iterator[str]:
    depth: list[str] = []
    for element in elements:
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            depth.append("instruction")
        elif not depth:
            yield "a field goes on that has not begun"
        elif element.tag == w("instrText"):
            if depth[-1] != "instruction":
                yield "an instruction stands in a field's result"
        elif kind == "separate":
            depth[-1] = "result"
        elif kind == "end":
            depth.pop()
    if depth:
        yield "a field does not end"


def _empty(file: WordFile) -> Iterator[str]:
    """Empty paragraphs in the body but for those between tables and one that is ruled, which ends the document."""
    paragraphs = file.body.findall(w("p"))
    for paragraph in paragraphs:
        if (
            is_spacer(paragraph)
            or any((t.text or "").strip("\u200b") for t in paragraph.iter(w("t"), MATH_TEXT))
            or any(paragraph.find(f".//{w(name)}") is not None for name in ("drawing", "noBreakHyphen"))
        ):
            continue
        style = file.styles[val(paragraph.find(f"{w('pPr')}/{w('pStyle')}")) or ""]
        if paragraph is paragraphs[-1] and style.find(f"{w('pPr')}/{w('pBdr')}/{w('top')}") is not None:
            continue
        yield "an empty paragraph in the body"
