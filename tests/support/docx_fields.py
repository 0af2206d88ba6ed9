"""Fields of a Word file computed anew, as Word would: REF, SEQ, NOTEREF, the links of a list of contents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from tests.support import docx_reader
from tests.support.docx_file import WordFile, local, w
from undoc.model import KEPT_HYPHEN

_CHARACTERS = {"tab": "\t", "br": "\n", "noBreakHyphen": KEPT_HYPHEN, "softHyphen": "\u00ad"}
_UNSEEN = str.maketrans("", "", "\u200b\u200e\u200f")
_FORMATS = {
    "ARABIC": "decimal",
    "roman": "lowerRoman",
    "ROMAN": "upperRoman",
    "alphabetic": "lowerLetter",
    "ALPHABETIC": "upperLetter",
}


@dataclass
class Field:
    """A field: its instruction and the result that is stored."""

    instruction: str = ""
    result: str = ""
    in_result: bool = False


@dataclass
class Bookmark:
    """What a bookmark spans: its text, the automatic label of the paragraph it begins in, the notes called in it."""

    text: str = ""
    label: str | None = None
    marks: list[str] = field(default_factory=list)


class Fields:
    """All fields and bookmarks of the body."""

    def __init__(self, file: WordFile) -> None:
        self.fields: list[Field] = []
        self.bookmarks: dict[str, Bookmark] = {}
        self._open: list[Field] = []
        self._spanning: dict[str, Bookmark] = {}
        self._marks = 0
        self._own_mark = False
        labels = docx_reader.LabelCounter(file)
        for paragraph in file.body.iter(w("p")):
            label = labels.label(paragraph)
            for element in paragraph.iter():
                self._element(element, label)

    def _element(self, element: etree._Element, label: str | None) -> None:
        match local(element):
            case "bookmarkStart":
                found = Bookmark(label=label)
                self.bookmarks[element.get(w("name"), "")] = self._spanning[element.get(w("id"), "")] = found
            case "bookmarkEnd":
                self._spanning.pop(element.get(w("id"), ""), None)
            case "fldChar":
                match element.get(w("fldCharType")):
                    case "begin":
                        self._open.append(Field())
                        self.fields.append(self._open[-1])
                    case "separate":
                        self._open[-1].in_result = True
                    case _:
                        self._open.pop()
            case "instrText":
                self._open[-1].instruction += element.text or ""
            case "footnoteReference":
                custom = element.get(w("customMarkFollows")) is not None
                self._marks += not custom
                if not custom:
                    self._text(str(self._marks), is_mark=True)
            case "t":
                self._text((element.text or "").translate(_UNSEEN))
            case name if name in _CHARACTERS and element.getparent().tag == w("r"):  # type: ignore[union-attr]
                self._text(_CHARACTERS[name])

    def _text(self, text: str, *, is_mark: bool = False) -> None:
        for one in self._open:
            if one.in_result:
                one.result += text
        for bookmark in self._spanning.values():
            bookmark.text += text
            if is_mark:
                bookmark.marks.append(text)


def wrong(file: WordFile) -> Iterator[str]:
    """The fields whose stored result is not what Word would compute."""
    found = Fields(file)
    counts: Counter[str] = Counter()
    for one in found.fields:
        words = one.instruction.split()
        name, target = words[0], words[1] if len(words) > 1 else ""
        if name in ("REF", "NOTEREF", "PAGEREF") and target not in found.bookmarks:
            yield f"{one.instruction} names a bookmark that is not there"
            continue
        expected: str | None = None
        match name:
            case "REF" if "\\n" in words:
                label = found.bookmarks[target].label
                expected = None if label is None else label.rstrip(".")
                if label is None:
                    yield f"{one.instruction} asks for the number of a paragraph without one"
            case "REF":
                expected = found.bookmarks[target].text
            case "NOTEREF":
                expected = "".join(found.bookmarks[target].marks)
            case "SEQ":
                start = re.search(r"\\r (\d+)", one.instruction)
                counts[target] = int(start[1]) if start else counts[target] + 1
                form = re.search(r"\\\* (\w+)", one.instruction)
                expected = docx_reader.shown(_FORMATS[form[1]] if form else "decimal", counts[target])
            case "PAGEREF":
                if not one.result.isdecimal():
                    yield f"{one.instruction} shows {one.result!r}"
            case "TOC" | "PAGE" | "NUMPAGES":
                pass
            case _:
                yield f"{one.instruction} is not known here"
        if expected is not None and one.result != expected:
            yield f"{one.instruction} shows {one.result!r}, Word would show {expected!r}"
