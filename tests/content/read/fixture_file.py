"""Files of cases: title, line ".", input, line ".", what is expected, line "."; ⟦202E⟧ stands for that code point."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FIXTURES = Path(__file__).parent / "fixtures"
_CODE_POINT = re.compile(r"⟦([0-9A-F]{1,6})⟧")
_LANGUAGE = re.compile(r"\[(ar|zh|en|fr|ru|es)\]$")


@dataclass(frozen=True, slots=True)
class Fixture:
    """One case; ``language`` is the code in square brackets at the end of the title, or en."""

    title: str
    language: str
    input: str
    expected: str
    line: int

    def __str__(self) -> str:
        return f"{self.line}: {self.title}"


def read_fixtures(name: str, folder: Path = FIXTURES) -> list[Fixture]:
    """The cases of a file, in order."""
    fixtures: list[Fixture] = []
    parts: list[list[str]] = [[]]
    start = 0
    for number, line in enumerate((folder / name).read_text(encoding="utf-8").split("\n"), 1):
        if line == ".":
            parts.append([])
        elif len(parts) > 1 or line.strip():
            if not parts[0]:
                start = number
            parts[-1].append(line)
        if len(parts) == 4:
            title = " ".join(parts[0])
            language = _LANGUAGE.search(title)
            fixtures.append(
                Fixture(
                    title,
                    language[1] if language else "en",
                    _CODE_POINT.sub(lambda match: chr(int(match[1], 16)), "\n".join(parts[1])),
                    "\n".join(parts[2]),
                    start,
                )
            )
            parts = [[]]
    assert parts == [[]], f"{name} ends within a case"
    return fixtures
