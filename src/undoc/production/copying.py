"""The templates and fonts copied out of where they are installed."""

from __future__ import annotations

from pathlib import Path

from undoc.model import ContentError, Place, Problem
from undoc.templates.locate import data_root

_PARTS = ("templates", "fonts")


def templates_folder(data: str | Path | None = None) -> Path:
    """The folder that holds the ``templates/`` and ``fonts/`` that are used. ContentError when it holds none."""
    return data_root(None if data is None else Path(data))


def copy_templates(folder: str | Path, data: str | Path | None = None) -> tuple[Path, ...]:
    """Copy ``templates/`` and ``fonts/`` into ``folder``, and return the two copies.

    ContentError, and nothing is there, when one of them is there already or cannot be written.
    """
    from shutil import copytree, ignore_patterns, rmtree

    root, folder = templates_folder(data), Path(folder)
    made = tuple(folder / part for part in _PARTS)
    for path in made:
        if path.exists() or path.is_symlink():
            raise _failure(
                path, "templates-exist", "It is there already; nothing was copied.", "Choose another folder."
            )
    try:
        for part, path in zip(_PARTS, made, strict=True):
            copytree(root / part, path, ignore=ignore_patterns("__pycache__"))
    except OSError as error:  # of which shutil.Error is one
        for path in made:
            rmtree(path, ignore_errors=True)
        message = f"The templates cannot be copied: {error.strerror or 'not all files could be read or written'}."
        raise _failure(folder, "unwritable-output", message, "See that you may write there.") from None
    return made


def _failure(path: Path, code: str, message: str, advice: str) -> ContentError:
    return ContentError([Problem(Place(str(path)), code, message, advice)])
