"""Where the templates and fonts are: in a folder of the user's, in the installed package, or in a checkout."""

from __future__ import annotations

import os
from pathlib import Path

from undoc.model import ContentError, Place, Problem

#: The environment variable that names a folder with own ``templates/`` and ``fonts/``.
VARIABLE = "UNDOC_DATA"
_PACKAGE = Path(__file__).resolve().parent.parent


def data_root(explicit: Path | None = None) -> Path:
    """The folder that holds ``templates/`` and ``fonts/``.

    ``explicit`` wins, then the environment variable UNDOC_DATA, then the data that came with the installed package,
    then the checkout that the package runs from. ContentError when the folder chosen holds no templates.
    """
    chosen = explicit or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    if chosen is None:
        packaged = _PACKAGE / "data"
        chosen = packaged if packaged.is_dir() else _PACKAGE.parent.parent
    for part in ("templates", "fonts"):
        if not (chosen / part).is_dir():
            message = f"There is no folder “{part}” in {chosen}."
            advice = f"Name a folder that holds templates/ and fonts/, with --data or {VARIABLE}."
            raise ContentError([Problem(Place(str(chosen)), "missing-templates", message, advice)])
    return chosen
