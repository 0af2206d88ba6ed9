"""The text of a paragraph of ours as tokens: words with their formats, and what is one thing: fields, links, notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from undoc.changes import words
from undoc.docx.revisions.names import MATH, RELATION, SPACE, Element, canonical, child, copied, local, made, value, w
from undoc.docx.text.runs import REFERENCE_STYLE

#: What stands in a run for one character, and that character here.
_SIGNS = {"tab": "\t", "br": "\n", "noBreakHyphen": "\ue011"}
_NAMES = {sign: name for name, sign in _SIGNS.items()}
_PIECES = re.compile(f"([{''.join(_NAMES)}])")
#: What has no width of its own.
UNSEEN = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")


class Piece(NamedTuple):
    """Text in one format; ``properties`` is its ``w:rPr``."""

    text: str
    properties: Element | None


class Token(NamedTuple):
    """A word of ``pieces``, or an atom of ``elements``; ``unseen`` are the bookmarks that stand before it."""

    key: Hashable
    text: str
    pieces: tuple[Piece, ...] = ()
    elements: tuple[Element, ...] = ()
    unseen: tuple[Element, ...] = ()

    @property
    def is_atom(self) -> bool:
        """Whether it is one thing rather than a word."""
        return not self.pieces


#: Returns what a relationship of the part leads to, by its id.
Related = Callable[[str], Hashable]


class _Reader:
    def __init__(self, related: Related) -> None:
        self._related = related
        self._tokens: list[Token] = []
        self._text: list[Piece] = []
        self._unseen: list[Element] = []
        self._seen_at: dict[int, list[Element]] = {}

    def read(self, children: Sequence[Element]) -> tuple[tuple[Token, ...], tuple[Element, ...]]:
        at = 0
        while at < len(children):
            one = children[at]
            name = local(one)
            if name in UNSEEN:
                self._unseen_here(one)
            elif name == "r":
                at = self._run(children, at)
            elif name != "pPr":
                self._atom(self._key(one), [one])
            at += 1
        self._end_text()
        return tuple(self._tokens), tuple(self._unseen)

    def _unseen_here(self, element: Element) -> None:
        if self._text:
            self._seen_at.setdefault(sum(len(piece.text) for piece in self._text), []).append(element)
        else:
            self._unseen.append(element)

    def _run(self, children: Sequence[Element], at: int) -> int:
        """Read a run, or the whole field that begins with it; where it ends."""
        run = children[at]
        if _character(run) == "begin":
            end, depth = at, 0
            while end < len(children):
                depth += {"begin": 1, "end": -1}.get(_character(children[end]), 0)
                if depth == 0:
                    break
                end += 1
            end = min(end, len(children) - 1)
            self._field(children[at : end + 1])
            return end
        properties = child(run, "rPr")
        inner = [one for one in run if one is not properties]
        if all(local(one) == "t" or local(one) in _SIGNS for one in inner) and not is_mark(run):
            text = "".join(one.text or "" if local(one) == "t" else _SIGNS[local(one)] for one in inner)
            if text:
                self._text.append(Piece(text, properties))
        else:
            self._atom(self._run_key(run, inner, properties), [run])
        return at

    def _run_key(self, run: Element, inner: Sequence[Element], properties: Element | None) -> Hashable:
        names = [local(one) for one in inner]
        if "footnoteReference" in names:
            reference = inner[names.index("footnoteReference")]
            return ("note", reference.get(w("id")))
        if is_mark(run):
            return ("mark",)  # the mark of a note, which is counted
        if "commentReference" in names or "annotationRef" in names:
            return (*names,)
        return self._key(run)

    def _field(self, elements: Sequence[Element]) -> None:
        instruction = "".join(one.text or "" for element in elements for one in element.iter(w("instrText"))).split()
        self._atom(("field", *instruction), list(elements))

    def _key(self, element: Element) -> Hashable:
        name = local(element)
        text = "".join(one.text or "" for one in element.iter(w("t")))
        if name == "hyperlink":
            anchor, identifier = element.get(w("anchor")), _relation(element)
            where = anchor or self._related(identifier)
            return ("link", where, re.sub("[0-9]+", "0", text) if anchor else text)
        if element.tag == f"{{{MATH}}}oMath":
            return ("formula", canonical(element))
        copy = copied(element)
        related: list[Hashable] = []
        for one in copy.iter():
            if local(one) in ("docPr", "cNvPr"):
                for attribute in ("id", "name"):
                    if one.get(attribute) is not None:
                        del one.attrib[attribute]
            for key, target in list(one.attrib.items()):
                if str(key).startswith(RELATION):
                    related.append(self._related(str(target)))
                    del one.attrib[key]
        return (name, canonical(copy), *related)

    def _atom(self, key: Hashable, elements: list[Element]) -> None:
        self._end_text()
        unseen, self._unseen = tuple(self._unseen), []
        self._tokens.append(Token(key, "\ufffc", (), tuple(elements), unseen))

    def _end_text(self) -> None:
        if not self._text:
            return
        pieces, self._text = self._text, []
        seen, self._seen_at = self._seen_at, {}
        ends = [(len(piece.text), piece.properties) for piece in pieces]
        at = 0
        for word in words("".join(piece.text for piece in pieces)):
            unseen = [*self._unseen]
            self._unseen = []
            for place in [place for place in seen if place <= at]:
                unseen += seen.pop(place)
            own: list[Piece] = []
            left = word
            while left:
                count, properties = ends[0]
                taken, left = left[:count], left[count:]
                own.append(Piece(taken, properties))
                ends[0] = (count - len(taken), properties)
                if not ends[0][0]:
                    ends.pop(0)
            self._tokens.append(Token(word, word, tuple(own), (), tuple(unseen)))
            at += len(word)
        self._unseen += [one for places in seen.values() for one in places]


def _relation(element: Element) -> str:
    return next((str(v) for k, v in element.attrib.items() if str(k).endswith("relationships}id")), "")


def _character(run: Element) -> str:
    found = child(run, "fldChar") if local(run) == "r" else None
    return "" if found is None else found.get(w("fldCharType"), "")


def is_mark(run: Element) -> bool:
    """Return whether a run is the mark of a note before its text, or text that stands for one."""
    properties = child(run, "rPr")
    if child(run, "footnoteRef") is not None:
        return True
    if properties is None or value(child(properties, "rStyle")) != REFERENCE_STYLE:
        return False
    return child(run, "footnoteReference") is None


def paragraph_tokens(paragraph: Element, related: Related) -> tuple[tuple[Token, ...], tuple[Element, ...]]:
    """Return the tokens of a paragraph, and the bookmarks that stand after the last."""
    return _Reader(related).read(list(paragraph))


def run_of(text: str, properties: Element | None) -> Element:
    """Return a run of text in a format."""
    run = made("r")
    if properties is not None:
        run.append(copied(properties))
    for part in filter(None, _PIECES.split(text)):
        if part in _NAMES:
            etree.SubElement(run, w(_NAMES[part]))
            continue
        text_element = etree.SubElement(run, w("t"))
        text_element.text = part
        if part != part.strip():
            text_element.set(SPACE, "preserve")
    return run


def runs_of(tokens: Sequence[Token], *, unseen: bool) -> Iterator[Element]:
    """Yield the runs of tokens, neighbours in one format as one; with their bookmarks if these are wanted."""
    pending: list[str] = []
    form: Element | None = None
    key = b""

    def ended() -> Iterator[Element]:
        if pending:
            yield run_of("".join(pending), form)
            pending.clear()

    for token in tokens:
        if unseen and token.unseen:
            yield from ended()
            yield from map(copied, token.unseen)
        if token.is_atom:
            yield from ended()
            yield from map(copied, token.elements)
        for piece in token.pieces:
            own = canonical(piece.properties)
            if own != key:
                yield from ended()
                form, key = piece.properties, own
            pending.append(piece.text)
    yield from ended()
