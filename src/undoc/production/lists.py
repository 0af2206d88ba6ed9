"""What there is to choose from when a document is begun: its kind and its body."""

from __future__ import annotations

from pathlib import Path

from undoc.production.data import use_data
from undoc.templates.language import NAMING


def kinds(data: str | Path | None = None) -> list[tuple[str, str]]:
    """The kinds of documents: the word and the name in English. ContentError when the templates are wrong."""
    from undoc.templates import Templates

    templates = Templates.load(use_data(data))
    return [(key, templates.kind(key).names[NAMING]) for key in templates.kinds]


def bodies(data: str | Path | None = None) -> list[tuple[str, str, str, str]]:
    """The bodies: word, name in English, house, beginnings of symbols. ContentError when the templates are wrong."""
    from undoc.templates import Templates

    templates = Templates.load(use_data(data))
    names = templates.language(NAMING).bodies

    def name(slots: dict[str, str]) -> str:
        chosen = (slots.get(slot) for slot in ("governing_body", "subsidiary_body", "commission", "body_name"))
        return next((names[key] for key in chosen if key), "")

    return [(key, name(dict(one.names)), one.house, ", ".join(one.symbols)) for key, one in templates.bodies.items()]
