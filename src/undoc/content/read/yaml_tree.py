"""YAML as a plain tree in which every key and value knows its place.

Comes in: the text of a YAML file, of a front matter or of a fenced block. Goes out: mappings, sequences and scalars;
scalars stay text (no ``no`` → False, no ``1.10`` → 1.1). What YAML offers beyond that (aliases, tags, merge keys,
several documents) is a problem.

The tree is built from the events of the C parser, not by ``yaml.compose``: composing recurses in C and a file with very
many brackets would end the process.
"""

from __future__ import annotations

import yaml
from msgspec import Struct, field

from undoc.content.read.characters import find_forbidden
from undoc.content.read.report import Report
from undoc.content.read.wording import quoted
from undoc.content.read.yaml_scalars import ScalarNode, mark_place, read_scalar
from undoc.model import Place
from undoc.yaml_events import Mark, TooDeepError, read_events

#: No value of ours lies deeper than five, a text in a cell in a row of a table; this leaves room for a clear message.
_DEPTH = 8
_ADVICE = (
    "Check indents, colons and quotation marks; put a value in quotes when it holds “: ” or “ #” "
    "or begins with one of * & ! @ ` % [ { | > ' \", and between brackets when it holds one of , [ ] { }."
)


class Entry(Struct, frozen=True):
    """A key of a mapping and its value; the value is None when its problem has been reported already."""

    key: str
    place: Place
    value: Node | None


class MappingNode(Struct, frozen=True):
    """A mapping; of a key that stands twice the first is kept. ``complete`` is False when the file broke off in it."""

    entries: tuple[Entry, ...]
    place: Place
    complete: bool = True


class SequenceNode(Struct, frozen=True):
    """A list; an item is None when its problem has been reported already."""

    items: tuple[Node | None, ...]
    place: Place


Node = ScalarNode | MappingNode | SequenceNode


def parse_yaml(text: str, path: str, report: Report, first_line: int = 1) -> Node | None:
    """Return the tree of ``text``, whose first line is line ``first_line`` of the file ``path``; None when it is empty.

    Problems are reported. Where the text cannot be read on, what was read before it is returned as not complete.
    """
    builder = _Builder(text.split("\n"), path, first_line, report)
    try:
        for event in read_events(text, _DEPTH):
            if not builder.take(event):
                break
    except TooDeepError as error:
        message = "The values are nested too deeply."
        advice = "Remove brackets or indents; no key needs so many levels."
        report.error(builder.place(error.mark), "yaml-depth", message, advice)
    except yaml.MarkedYAMLError as error:
        place = builder.place(error.problem_mark or error.context_mark)
        said = " ".join(part for part in (error.context, error.problem) if part)
        report.error(place, "invalid-yaml", f"This is not valid YAML: {said}.", _ADVICE)
    except yaml.YAMLError as error:
        message = f"This is not valid YAML: {quoted(str(error))}."
        report.error(Place(path, first_line, 1), "invalid-yaml", message, _ADVICE)
    else:
        return builder.root
    return builder.partial()


class _Frame(Struct):
    """A mapping or sequence whose end has not been seen."""

    place: Place
    is_mapping: bool
    entries: list[Entry] = field(default_factory=list)
    items: list[Node | None] = field(default_factory=list)
    keys: dict[str, Place] = field(default_factory=dict)
    key: Entry | None = None
    awaits_value: bool = False

    def node(self, complete: bool = True) -> Node:
        if self.is_mapping:
            return MappingNode(tuple(self.entries), self.place, complete)
        return SequenceNode(tuple(self.items), self.place)


class _Builder:
    def __init__(self, lines: list[str], path: str, first_line: int, report: Report) -> None:
        self._lines = lines
        self._path = path
        self._first_line = first_line
        self._report = report
        self._stack: list[_Frame] = []
        self._documents = 0
        self.root: Node | None = None

    def place(self, mark: Mark | None) -> Place:
        return mark_place(mark, self._path, self._first_line)

    def partial(self) -> Node | None:
        """What has been read when the parser gave up."""
        return self._stack[0].node(complete=False) if self._stack else None

    def take(self, event: yaml.Event) -> bool:
        """Add what the event says; False when the rest is not to be read."""
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._problem(event, "yaml-documents", "A second YAML document begins here.", "Remove this line.")
                    return False
            case yaml.AliasEvent():
                advice = "Put the value in quotes if it begins with an asterisk, or write it out."
                self._problem(event, "yaml-alias", f"YAML reads “*{event.anchor}” as an alias.", advice)
                self._add(None, self.place(event.start_mark))
            case yaml.ScalarEvent():
                self._check_node(event)
                self._add_scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._check_node(event)
                self._stack.append(_Frame(self.place(event.start_mark), isinstance(event, yaml.MappingStartEvent)))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                frame = self._stack.pop()
                self._add(frame.node(), frame.place)
        return True

    def _add_scalar(self, event: yaml.ScalarEvent) -> None:
        scalar = read_scalar(event, self._lines, self._path, self._first_line)
        for _, found in find_forbidden(scalar.text) if "\\" in scalar.source else ():
            self._report.error(scalar.place, found.code, found.message, found.advice)
        self._add(scalar, scalar.place)

    def _add(self, node: Node | None, place: Place) -> None:
        """Put a node that is complete where it belongs."""
        if not self._stack:
            self.root = node
            return
        frame = self._stack[-1]
        if not frame.is_mapping:
            frame.items.append(node)
            return
        if not frame.awaits_value:
            frame.key = self._key(frame, node, place)
        elif frame.key is not None:
            frame.entries.append(Entry(frame.key.key, frame.key.place, node))
        frame.awaits_value = not frame.awaits_value

    def _key(self, frame: _Frame, node: Node | None, place: Place) -> Entry | None:
        """Begin an entry; None when its key is none that can be used."""
        if not isinstance(node, ScalarNode):
            if node is not None:
                self._report.error(place, "wrong-kind", "A key is not plain text.", "Write one word as the key.")
            return None
        if node.text == "<<" and node.is_plain:
            self._report.error(place, "yaml-merge", "Merging of keys is not supported.", "Write the keys out.")
            return None
        first = frame.keys.setdefault(node.text, place)
        if first is not place:
            message = f"The key {quoted(node.text)} stands here a second time; the first is in line {first.line}."
            self._report.error(place, "duplicate-key", message, "Remove one of the two.")
            return None
        return Entry(node.text, place, None)

    def _check_node(self, event: yaml.NodeEvent) -> None:
        anchor: str | None = event.anchor
        tag: str | None = getattr(event, "tag", None)
        if anchor is not None:
            advice = "Put the value in quotes if it begins with “&”, or remove this word."
            self._problem(event, "yaml-anchor", f"YAML reads “&{anchor}” as an anchor.", advice)
        if tag is not None:
            advice = "Put the value in quotes if it begins with “!”, or remove this word."
            self._problem(event, "yaml-tag", f"YAML reads {quoted(tag)} as a tag.", advice)

    def _problem(self, event: yaml.Event, code: str, message: str, advice: str) -> None:
        self._report.error(self.place(event.start_mark), code, message, advice)
