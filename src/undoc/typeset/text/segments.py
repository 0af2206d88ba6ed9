"""Stretches of text that are set in one face, script and direction, and the faces in which a character is found."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from unicodedata import category

from undoc.templates.fonts import SUBSTITUTES, UNSET, FontFile
from undoc.templates.language import Script
from undoc.typeset.text.fonts import Face, open_face

_LATIN, _HAN, _ARABIC = Script.LATIN, Script.HAN, Script.ARABIC
#: Where the blocks of each script begin. Looking a character up here is quick; a regular expression with such large
#: classes takes milliseconds to compile, in every run of the program.
_BLOCKS = {
    0x0000: _LATIN,
    0x0600: _ARABIC,
    0x0700: _LATIN,
    0x0750: _ARABIC,
    0x0780: _LATIN,
    0x08A0: _ARABIC,
    0x0900: _LATIN,
    0x2E80: _HAN,
    0xA4D0: _LATIN,
    0xAC00: _HAN,
    0xD7B0: _LATIN,
    0xF900: _HAN,
    0xFB00: _LATIN,
    0xFB50: _ARABIC,
    0xFE00: _LATIN,
    0xFE30: _HAN,
    0xFE50: _LATIN,
    0xFE70: _ARABIC,
    0xFF00: _HAN,
    0xFFF0: _LATIN,
    0x20000: _HAN,
    0x40000: _LATIN,
}
_BLOCK_STARTS, _BLOCK_SCRIPTS = list(_BLOCKS), list(_BLOCKS.values())


def block_script(character: str) -> Script:
    """The script of the block in which a character is; that of punctuation and the like is Latin."""
    return _BLOCK_SCRIPTS[bisect.bisect_right(_BLOCK_STARTS, ord(character)) - 1]


class Segment:
    """Glyphs of one face and direction, in logical order.

    ``level`` is their embedding level (UAX #9): when it is odd they stand from right to left. ``advances`` are in
    points; ``spaces`` the indices of the space glyphs that justification stretches: all but those that group the digits
    of a figure. ``is_han`` says that it is a single full-width character.
    """

    __slots__ = (
        "advances",
        "face",
        "glyphs",
        "is_han",
        "level",
        "offsets",
        "rise",
        "scale",
        "size",
        "spaces",
        "texts",
        "width",
    )

    def __init__(self, face: Face, size: float, scale: float, rise: float) -> None:
        self.face = face
        self.size = size
        self.scale = scale
        self.rise = rise
        self.level = 0
        self.glyphs: list[int] = []
        self.advances: list[float] = []
        self.texts: list[str] = []
        self.offsets: dict[int, tuple[float, float]] | None = None
        self.spaces: tuple[int, ...] = ()
        self.is_han = False
        self.width = 0.0

    def copy(self) -> Segment:
        """A segment of its own with the same glyphs."""
        copied = Segment(self.face, self.size, self.scale, self.rise)
        copied.level, copied.spaces, copied.is_han, copied.width = self.level, self.spaces, self.is_han, self.width
        copied.glyphs, copied.advances, copied.texts = list(self.glyphs), list(self.advances), list(self.texts)
        copied.offsets = dict(self.offsets) if self.offsets else None
        return copied


class Chain:
    """The faces to look a character up in, best first. Characters that none has are added to ``missing``."""

    def __init__(self, files: Sequence[FontFile], missing: set[str]) -> None:
        self._files = files
        self._missing = missing
        self._found: dict[str, tuple[Face, str]] = {}

    def find(self, character: str) -> tuple[Face, str]:
        """The best face for a character, and what it sets in its place: mostly the character itself."""
        found = self._found.get(character)
        if found is None:
            found = self._look_up(character)
            if found is None:
                self._missing.add(character)
                return self._open(self._files[0]), character
            self._found[character] = found
        return found

    def _look_up(self, character: str) -> tuple[Face, str] | None:
        if character in UNSET:
            return self._open(self._files[0]), ""
        for candidate in (character, SUBSTITUTES.get(character)):
            if candidate is None:
                continue
            for file in self._files:
                face = self._open(file)
                if not candidate or face.glyph(candidate):
                    return face, candidate
        return None

    def _open(self, file: FontFile) -> Face:
        return open_face(file.key, file.path, file.index)


def stretches(text: str, levels: Sequence[int]) -> Iterator[tuple[int, Script, int, int]]:
    """The stretches of one level and script, with start and end; spaces are by themselves.

    What no script has for itself, punctuation and space, is of the script that runs in its direction.
    """
    start = 0
    before: tuple[int, Script, bool] | None = None
    for index, character in enumerate(text):
        level = levels[index]
        script = block_script(character)
        if script is Script.LATIN and level & 1 and not character.isalnum():
            script = before[1] if before and category(character)[0] == "M" else Script.ARABIC
        kind = (level, script, character == " ")
        if before is not None and kind != before:
            yield before[0], before[1], start, index
            start = index
        before = kind
    if before is not None:
        yield before[0], before[1], start, len(text)


def runs(found: Iterable[tuple[Face, str]]) -> Iterator[tuple[Face, str]]:
    """Each face with the text of all the characters that follow each other in it."""
    set_characters = (pair for pair in found if pair[1])
    for face, pairs in itertools.groupby(set_characters, itemgetter(0)):
        yield face, "".join(character for _, character in pairs)


def groups_digits(texts: Sequence[str], index: int) -> bool:
    """Whether the space at ``index`` stands between two figures, as in “12 500”."""
    return 0 < index < len(texts) - 1 and texts[index - 1].isdecimal() and texts[index + 1].isdecimal()


def cluster_texts(text: str, clusters: Sequence[int]) -> list[str]:
    """What each glyph stands for: a cluster's text at its first glyph, nothing at its others."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    texts, seen = [], set[int]()
    for cluster in clusters:
        texts.append("" if cluster in seen else text[cluster : ends[cluster]])
        seen.add(cluster)
    return texts
