"""The templates that a command works with."""

from __future__ import annotations

from pathlib import Path


def use_data(data: str | Path | None) -> Path:
    """The folder of the templates, ``data`` or the usual one; documents may be in its languages from now on.

    ContentError when the folder holds no templates.
    """
    from undoc.model.languages import use_languages
    from undoc.templates.known_languages import known_languages
    from undoc.templates.locate import data_root

    root = data_root(None if data is None else Path(data))
    use_languages(known_languages(root))
    return root
