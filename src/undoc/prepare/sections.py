"""Numbers in a section of a book: paragraph 34.1, table 34.2 (proposed programme budgets)."""

from __future__ import annotations

from msgspec.structs import replace

from undoc.templates.language import Language

#: What is numbered within the section.
_COUNTED = ("paragraphs", "tables", "figures")
_FORM = "{decimal}"


def in_section(language: Language, section: int | None) -> Language:
    """The language with the number of the section before the first numbers; itself when there is no section."""
    if section is None:
        return language
    counters = dict(language.counters)
    for name in _COUNTED:
        counters[name] = (f"{section}.{_FORM}", *counters[name][1:])
    return replace(language, counters=counters)
