"""YAML as a plain tree in which every key and value knows its place.

Comes in: the text of a YAML file, of a front matter or of a fenced block. Goes out: mappings, sequences and scalars;
scalars stay text (no ``no`` → False, no ``1.10`` → 1.1). What YAML offers beyond that (aliases, tags, merge keys,
several documents) is a problem.

The tree is built from the events of the C parser, not by ``yaml.compose``: composing recurses in C, so that a file with
very many brackets would end the process, and takes twice as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from msgspec import Struct, field

from undoc.characters import find_forbidden
from undoc.model.place import Place
from undoc.model.report import Report
from undoc.wording import quoted
from undoc.yaml.events import Mark, TooDeepError, read_events

#: The most that a value needs is ten levels, in a chart in a cell; one more leaves room for a clear message.
_DEEPEST = 11
_ADVICE = (
    "Check indents, colons and quotation marks; put a value in quotes when it holds “: ” or “ #” "
    "or begins with one of * & ! @ ` % [ { | > ' \", and between brackets when it holds one of , [ ] { }."
)
_COMMENT = re.compile(r"\s*#")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")


class ScalarNode(Struct, frozen=True):
    """A value; it ends before the column ``end`` (from 1) of the line ``last``, which reads ``line``."""

    text: str
    place: Place
    is_plain: bool
    last: int
    end: int
    line: str

    @property
    def is_one_line(self) -> bool:
        """Whether it begins and ends on the same line of the file."""
        return self.place.line == self.last

    @property
    def source(self) -> str:
        """What stands in the file for it, with its quotes; empty when it takes several lines."""
        return self.line[self.place.column - 1 : self.end - 1] if self.is_one_line else ""

    @property
    def comment(self) -> Place | None:
        """The place of a comment after it on its line."""
        match = _COMMENT.match(self.line, self.end - 1) if self.is_one_line else None
        return Place(self.place.path, self.last, match.end()) if match else None

    def pieces(self) -> Iterator[tuple[int, int]]:
        """Yield the offset in the text and the column in ``source`` of each piece that both have in common."""
        source = self.source
        if not source or source[0] not in "'\"":
            yield 0, 0
            return
        yield 0, 1
        lost = 0
        escape, end = (_ESCAPE, len(source)) if source[0] == '"' else (re.compile("''"), len(source) - 1)
        for match in escape.finditer(source, 1, end):
            lost += len(match[0]) - 1
            yield match.end() - 1 - lost, match.end()


class Entry(Struct, frozen=True):
    """A key of a mapping and its value; the value is None when its problem has been reported already."""

    key: str
    place: Place
    value: Node | None


class MappingNode(Struct, frozen=True):
    """A mapping; of a key that stands twice the first is kept. ``complete`` is False when the file broke off in it."""

    entries: dict[str, Entry]
    place: Place
    complete: bool = True

    def get(self, key: str) -> Node | None:
        """Return the value of a key, None when it has none."""
        entry = self.entries.get(key)
        return entry.value if entry is not None else None


class SequenceNode(Struct, frozen=True):
    """A list; an item is None when its problem has been reported already."""

    items: list[Node | None]
    place: Place


Node = ScalarNode | MappingNode | SequenceNode


def parse_yaml(text: str, path: str, report: Report, first_line: int = 1) -> Node | None:
    """Return the tree of ``text``, whose first line is line ``first_line`` of the file ``path``; None when it is empty.

    Problems are reported. Where the text cannot be read on, what was read before it is returned as not complete.
    """
    reader = _Reader(text, path, first_line, report)
    try:
        return reader.document()
    except TooDeepError as error:
        message = "The values are nested too deeply."
        advice = "Remove brackets or indents; no key needs so many levels."
        report.error(reader.place(error.mark), "yaml-depth", message, advice)
    except yaml.MarkedYAMLError as error:
        place = reader.place(error.problem_mark or error.context_mark)
        said = " ".join(part for part in (error.context, error.problem) if part)
        report.error(place, "invalid-yaml", f"This is not valid YAML: {said}.", _ADVICE)
    except yaml.YAMLError as error:
        message = f"This is not valid YAML: {quoted(str(error))}."
        report.error(Place(path, first_line, 1), "invalid-yaml", message, _ADVICE)
    return reader.partial()


def laid_over(over: MappingNode, base: MappingNode, *, amends: bool = False) -> MappingNode:
    """Return ``base`` with the values of ``over`` laid on top: mappings key by key, anything else is replaced.

    A key that only ``over`` has comes before the next one there that both have, or at the end. What is missing in the
    result is missing in ``over``; in ``base`` when ``over`` only ``amends`` it.
    """
    entries = _in_order(over.entries, base.entries)
    for key, entry in over.entries.items():
        below = base.get(key)
        if isinstance(below, MappingNode) and isinstance(entry.value, MappingNode):
            entry = Entry(key, entry.place, laid_over(entry.value, below, amends=amends))
        entries[key] = entry
    return MappingNode(entries, base.place if amends else over.place)


def _in_order(over: dict[str, Entry], base: dict[str, Entry]) -> dict[str, Entry]:
    """The entries of ``base``, with those that only ``over`` has at their places."""
    if over.keys() <= base.keys():
        return dict(base)
    new: dict[str, Entry] = {}
    before: dict[str, dict[str, Entry]] = {}
    for key, entry in over.items():
        if key in base:
            before[key], new = new, {}
        else:
            new[key] = entry
    ordered: dict[str, Entry] = {}
    for key, entry in base.items():
        ordered |= before.get(key, {})
        ordered[key] = entry
    return ordered | new


def value_place(node: MappingNode, *keys: str) -> Place:
    """Return where the value stands that ``keys`` lead to, or the nearest one above it."""
    found: Node | None = node
    place = node.place
    for key in keys:
        found = found.get(key) if isinstance(found, MappingNode) else None
        place = found.place if found is not None else place
    return place


def key_place(node: Node, *keys: str) -> Place:
    """Return where the last of the ``keys`` stands that lead to a value in ``node``, or the last that is there."""
    place = node.place
    for key in keys:
        entry = node.entries.get(key) if isinstance(node, MappingNode) else None
        if entry is None or entry.value is None:
            break
        node, place = entry.value, entry.place
    return place


class _Reader(Struct):
    """Makes nodes of the parser's events; these never nest deeper than Python can follow."""

    text: str
    path: str
    first_line: int
    report: Report
    lines: list[str] = field(default_factory=list)
    root: MappingNode | SequenceNode | None = None

    def document(self) -> Node | None:
        """The value of the first document; None when there is none. yaml.YAMLError where the text is not valid."""
        self.lines = self.text.split("\n")
        events = read_events(self.text, _DEEPEST)
        next(events)
        if type(next(events)) is yaml.StreamEndEvent:
            return None
        value = self._value(next(events), events)
        self.root = None
        next(events)
        another = next(events)
        if type(another) is not yaml.StreamEndEvent:
            self._problem(another, "yaml-documents", "A second YAML document begins here.", "Remove this line.")
        return value

    def partial(self) -> Node | None:
        """What had been read when the parser gave up."""
        root = self.root
        return MappingNode(root.entries, root.place, complete=False) if isinstance(root, MappingNode) else root

    def place(self, mark: Mark | None) -> Place:
        """Where a mark is in the file."""
        return mark_place(mark, self.path, self.first_line)

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event]) -> Node | None:
        """The value that begins with ``event``; None when it is one that is not supported."""
        if type(event) is yaml.ScalarEvent and event.anchor is None and event.tag is None:  # nearly all
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            advice = "Put the value in quotes if it begins with an asterisk, or write it out."
            self._problem(event, "yaml-alias", f"YAML reads “*{event.anchor}” as an alias.", advice)
            return None
        assert isinstance(event, yaml.NodeEvent)
        if event.anchor is not None or getattr(event, "tag", None) is not None:
            self._check_node(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        place = self.place(event.start_mark)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node | None] = []
            sequence = SequenceNode(items, place)
            self.root = self.root or sequence
            while type(event := next(events)) is not yaml.SequenceEndEvent:
                items.append(self._value(event, events))
            return sequence
        mapping = MappingNode({}, place)
        self.root = self.root or mapping
        while type(event := next(events)) is not yaml.MappingEndEvent:
            key = self._key(event, events, mapping.entries)
            value = self._value(next(events), events)
            if key is not None:
                mapping.entries[key.text] = Entry(key.text, key.place, value)
        return mapping

    def _scalar(self, event: yaml.ScalarEvent) -> ScalarNode:
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None
        last, first_line = end.line, self.first_line
        line = self.lines[last] if last < len(self.lines) else ""
        place = Place(self.path, start.line + first_line, start.column + 1)
        scalar = ScalarNode(event.value, place, not event.style, last + first_line, end.column + 1, line)
        for _, found in find_forbidden(scalar.text) if "\\" in line and "\\" in scalar.source else ():
            self.report.error(scalar.place, found.code, found.message, found.advice)
        return scalar

    def _key(self, event: yaml.Event, events: Iterator[yaml.Event], before: dict[str, Entry]) -> ScalarNode | None:
        """The key that begins with ``event``, None when it cannot be used; ``before`` are those above it."""
        node = self._value(event, events)
        if not isinstance(node, ScalarNode):
            if node is not None:
                self.report.error(node.place, "wrong-kind", "A key is not plain text.", "Write one word as the key.")
            return None
        if node.text == "<<" and node.is_plain:
            self.report.error(node.place, "yaml-merge", "Merging of keys is not supported.", "Write the keys out.")
            return None
        if node.text in before:
            first = before[node.text].place.line
            message = f"The key {quoted(node.text)} stands here a second time; the first is in line {first}."
            self.report.error(node.place, "duplicate-key", message, "Remove one of the two.")
            return None
        return node

    def _check_node(self, event: yaml.NodeEvent) -> None:
        tag: str | None = getattr(event, "tag", None)
        if event.anchor is not None:
            advice = "Put the value in quotes if it begins with “&”, or remove this word."
            self._problem(event, "yaml-anchor", f"YAML reads “&{event.anchor}” as an anchor.", advice)
        if tag is not None:
            advice = "Put the value in quotes if it begins with “!”, or remove this word."
            self._problem(event, "yaml-tag", f"YAML reads {quoted(tag)} as a tag.", advice)

    def _problem(self, event: yaml.Event, code: str, message: str, advice: str) -> None:
        self.report.error(self.place(event.start_mark), code, message, advice)


def mark_place(mark: Mark | None, path: str, first_line: int) -> Place:
    """Return the place of a mark in a YAML text whose first line is ``first_line`` of the file ``path``."""
    return Place(path, mark.line + first_line, mark.column + 1) if mark is not None else Place(path, first_line, 1)
