"""The kinds of documents, from ``templates/kinds.yaml``."""

from __future__ import annotations

from pathlib import Path

from undoc.model import LANGUAGES, ContentError, Problem
from undoc.templates.fields import Fields
from undoc.templates.known_languages import language_codes
from undoc.templates.language import NAMING
from undoc.templates.read_yaml import read_yaml


def load_kinds(root: Path) -> dict[str, dict[str, str]]:
    """The names of each kind by the codes of their languages; each has one in English, for those who choose.

    ``root`` is the folder that holds ``templates/``. ContentError with all that is wrong in the file.
    """
    problems: list[Problem] = []
    fields = Fields(read_yaml(root / "templates" / "kinds.yaml"), problems, "the list of kinds")
    kinds: dict[str, dict[str, str]] = {}
    codes = dict.fromkeys((*LANGUAGES, *language_codes(root)))
    for key, section in fields.sections():
        names = {code: section.text(code) for code in codes if code == NAMING or section.has(code)}
        kinds[key] = section.closed(names)
    if problems:
        raise ContentError(problems)
    return kinds
