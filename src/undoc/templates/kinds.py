"""The kinds of documents, from ``templates/kinds.yaml``."""

from __future__ import annotations

from pathlib import Path

from undoc.model import LANGUAGES, ContentError, Problem
from undoc.templates.fields import Fields
from undoc.templates.read_yaml import read_yaml

#: The language that every kind has a name in, for those who choose one.
_NAMED = "en"


def load_kinds(path: Path) -> dict[str, dict[str, str]]:
    """The names of each kind by the codes of their languages. ContentError with all that is wrong in the file."""
    problems: list[Problem] = []
    fields = Fields(read_yaml(path), problems, "the list of kinds")
    kinds: dict[str, dict[str, str]] = {}
    for key, section in fields.sections():
        names = {code: section.text(code) for code in LANGUAGES if code == _NAMED or section.has(code)}
        kinds[key] = section.closed(names)
    if problems:
        raise ContentError(problems)
    return kinds
