"""Two paragraphs become one, with what differs in them as revisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from undoc.changes import differing_words
from undoc.docx.revisions.marks import Marker
from undoc.docx.revisions.names import Element, canonical, child, copied, made, w, without
from undoc.docx.revisions.tokens import Piece, Token, run_of, runs_of

#: What of a paragraph's properties is no attribute of the paragraph itself (17.13.5.29).
_NOT_BASE = ("rPr", "sectPr", "pPrChange")
#: Where a paragraph is parted: no word is like it.
_BREAK = Token(("paragraph",), "")


def merged_content(old: Sequence[Token], new: Sequence[Token], marker: Marker) -> list[Element]:
    """Return what stands in a paragraph that had some tokens and has others: runs, and marks around those that differ.

    Bookmarks are the new one's.
    """
    return [one for line in merged_lines([old], [new], marker) for one in line[0]]


def merged_lines(
    old: Sequence[Sequence[Token]], new: Sequence[Sequence[Token]], marker: Marker
) -> list[tuple[list[Element], str]]:
    """Return the same for paragraphs that were parted or joined, a line for each that either has.

    With each line is said what became of the end of its paragraph: ``ins``, ``del`` or nothing.
    """
    ours, theirs = _joined(old), _joined(new)
    lines: list[tuple[list[Element], str]] = []
    line: list[Element] = []
    for kind, before, after in _stretches(ours, theirs):
        if kind == "same":
            for one, other in zip(_parts(before), _parts(after), strict=True):
                if one is None or other is None:
                    lines.append((line, ""))
                    line = []
                else:
                    line += _alike(one, other, marker)
            continue
        for tokens, tag in ((before, "del"), (after, "ins")):
            for part in _parts(tokens):
                if part is None:
                    lines.append((line, tag))
                    line = []
                else:
                    line += marker.around(tag, runs_of(part, unseen=tag == "ins"))
    lines.append((line, ""))
    return lines


def _joined(lines: Sequence[Sequence[Token]]) -> list[Token]:
    row: list[Token] = []
    for number, line in enumerate(lines):
        row += [_BREAK] * bool(number)
        row += line
    return row


def _parts(row: Sequence[Token]) -> Iterator[Sequence[Token] | None]:
    """The stretches of a row, None for an end of a paragraph."""
    at = 0
    for index, token in enumerate(row):
        if token is _BREAK:
            if index > at:
                yield row[at:index]
            yield None
            at = index + 1
    if at < len(row):
        yield row[at:]


def _stretches(old: Sequence[Token], new: Sequence[Token]) -> Iterator[tuple[str, Sequence[Token], Sequence[Token]]]:
    """The row in stretches that are the same and those that differ."""
    if len(old) == len(new) and all(one.key == other.key for one, other in zip(old, new, strict=True)):
        yield "same", old, new
        return
    at = to = 0
    keys = [_Key(token) for token in old], [_Key(token) for token in new]
    for start, end, begin, stop in differing_words(*keys, text=str, is_firm=_is_firm):
        if start > at:
            yield "same", old[at:start], new[to:begin]
        yield "differs", old[start:end], new[begin:stop]
        at, to = end, stop
    if at < len(old):
        yield "same", old[at:], new[to:]


class _Key:
    """A token as it is compared: by its key alone."""

    __slots__ = ("is_firm", "key", "text")

    def __init__(self, token: Token) -> None:
        self.key, self.text = token.key, token.text
        self.is_firm = token.is_atom

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __str__(self) -> str:
        return self.text


def _is_firm(key: _Key) -> bool:
    return key.is_firm


def _alike(old: Sequence[Token], new: Sequence[Token], marker: Marker) -> list[Element]:
    """The runs of tokens that say the same, with their earlier formats where these were others."""
    content: list[Element] = []
    same: list[Token] = []
    others: list[tuple[str, Element | None, Element | None]] = []

    def end() -> None:
        content.extend(runs_of(same, unseen=True))
        content.extend(_reformatted(others, marker))
        same.clear()
        others.clear()

    for one, other in zip(old, new, strict=True):
        if other.is_atom or _look(one) == _look(other):
            if others:
                end()
            same.append(other)
            continue
        if same or other.unseen:
            end()
        content += map(copied, other.unseen)
        others += _formats(one.pieces, other.pieces)
    end()
    return content


def _reformatted(stretches: Sequence[tuple[str, Element | None, Element | None]], marker: Marker) -> Iterator[Element]:
    """Runs of texts with the properties that they had and those that they have, neighbours alike as one."""
    at = 0
    while at < len(stretches):
        _, before, now = stretches[at]
        forms = canonical(before), canonical(now)
        end = at
        while end < len(stretches) and tuple(map(canonical, stretches[end][1:])) == forms:
            end += 1
        run = run_of("".join(text for text, _, _ in stretches[at:end]), now)
        if forms[0] != forms[1]:
            properties = child(run, "rPr")
            if properties is None:
                properties = made("rPr")
                run.insert(0, properties)
            marker.changed(properties, "rPrChange", before)
        yield run
        at = end


def _look(token: Token) -> tuple[object, ...]:
    return tuple((piece.text, canonical(piece.properties)) for piece in token.pieces)


def _formats(old: Sequence[Piece], new: Sequence[Piece]) -> Iterator[tuple[str, Element | None, Element | None]]:
    """The text of two rows of pieces that say the same, cut where either changes its format."""
    ours, theirs = list(old), list(new)
    while ours and theirs:
        length = min(len(ours[0].text), len(theirs[0].text))
        yield theirs[0].text[:length], ours[0].properties, theirs[0].properties
        for row in (ours, theirs):
            first = row.pop(0)
            if len(first.text) > length:
                row.insert(0, Piece(first.text[length:], first.properties))


def with_properties(paragraph: Element, old: Element, marker: Marker, *, is_moved: bool) -> None:
    """Say in a paragraph what its properties were in the paragraph ``old``, where they are others now.

    The spaces above and below it follow from its neighbours where these are others (``is_moved``).
    """
    before, now = (child(one, "pPr") for one in (old, paragraph))
    bases = [made("pPr") if one is None else without(one, _NOT_BASE) for one in (before, now)]
    if canonical(bases[0]) == canonical(bases[1]):
        return
    if is_moved and len({canonical(_without_spaces(one)) for one in bases}) == 1:
        return
    if now is None:
        now = made("pPr")
        paragraph.insert(0, now)
    marker.changed(now, "pPrChange", bases[0])


def _without_spaces(properties: Element) -> Element:
    plain = without(properties, ("keepNext",))
    for spacing in plain.findall(w("spacing")):
        for name in ("before", "after"):
            if spacing.get(w(name)) is not None:
                del spacing.attrib[w(name)]
        if not spacing.attrib:
            plain.remove(spacing)
    return plain


def paragraph_of(like: Element, content: Sequence[Element]) -> Element:
    """Return a paragraph with the properties of another, and other content."""
    paragraph = made("p")
    properties = child(like, "pPr")
    if properties is not None:
        paragraph.append(copied(properties))
    paragraph.extend(content)
    return paragraph
