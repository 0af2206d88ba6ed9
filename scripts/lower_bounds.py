"""Print the oldest versions that the ranges in pyproject.toml allow, as constraints: ``lxml==6.1``."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def lower_bounds() -> list[str]:
    """A line for each package that is needed to build, to run and to test. ValueError for one without a lower bound."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    ranges: list[str] = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    ranges += project["project"]["optional-dependencies"]["dev"]
    return sorted({_lower_bound(requirement) for requirement in ranges})


def _lower_bound(requirement: str) -> str:
    found = re.fullmatch(r"([\w.-]+)>=([\w.]+)", requirement)
    if found is None:
        raise ValueError(f"{requirement!r} in pyproject.toml is not a name with a lower bound, as lxml>=6.1.")
    return "==".join(found.groups())


if __name__ == "__main__":
    sys.stdout.write("\n".join([*lower_bounds(), ""]))
