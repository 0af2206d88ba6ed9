"""Wordings as they are looked up in the file of a language; what it lacks is a problem."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from undoc.model import Metadata, Problem, Version
from undoc.templates.language import Language


class Sought(Struct, frozen=True):
    """A wording that is looked up: the ``section`` of the language file, and the key of the metadata that asks for it.

    ``line`` is the key of the front matter that replaces the line, empty for none; ``language`` is None for that of the
    document.
    """

    section: str
    at: str
    line: str = ""
    language: Language | None = None


class LookUp(Struct, dict=True):
    """Looks wordings up for one version; what a language file lacks is noted in ``problems``.

    ``block_language`` is the language of the distribution block.
    """

    metadata: Metadata
    version: Version
    language: Language
    block_language: Language
    problems: list[Problem]

    def of_block(self, table: Mapping[str, str], key: str, section: str, line: str) -> str:
        """``table[key]`` in the language of the distribution block, for its line ``line``."""
        at = line if line in ("advance", "distribution") else "original"
        return self.look_up(table, key, Sought(section, at, line, self.block_language))

    def look_up(self, table: Mapping[str, str], key: str, sought: Sought) -> str:
        """``table[key]``; a problem when the language file lacks it."""
        if key not in table:
            message = self.says_no(sought.language or self.language, key, sought.section)
            self.lacks(sought.at, message, sought.line, nearest(key, table))
        return table.get(key, "")

    def says_no(self, language: Language, key: str, section: str) -> str:
        """Return the message that a language file lacks a key."""
        return f"templates/languages/{language.code}.yaml has no “{key}” under “{section}”."

    def lacks(self, at: str, message: str, line: str, nearest: str = "") -> None:
        """Note that a wording is missing which ``at``, a key of the metadata, asks for.

        ``line`` is the key of the front matter that may say it, empty for none.
        """
        advice = f"{nearest} Else add it there" if nearest else "Add it there"
        if line:
            advice += f", or write the line itself at the head of {self.version.path.name}, as “{line}: …”"
        advice += "."
        self.problems.append(Problem(self.metadata.place_of(at), "no-wording", message, advice))


def nearest(word: str, choices: Collection[str]) -> str:
    """“Did you mean …?” with the choice nearest to a word that is none of them; empty when none is near."""
    import difflib  # only content with problems needs it

    near = difflib.get_close_matches(word, choices, 1)
    return f"Did you mean “{near[0]}”?" if near else ""


def ordinal(number: int, words: Sequence[str], figures: Mapping[str, str]) -> str:
    """The ordinal of a number: its word, or figures with the ending of their last digits; empty where there is none."""
    if number <= len(words):
        return words[number - 1]
    text = str(number)
    endings = [text[at:] for at in range(len(text)) if text[at:] in figures]
    form = figures[endings[0]] if endings else figures.get("other", "")
    return form.format(number=number)
