"""Write the locks in requirements/: every package that is installed, with its version and the hashes of its files.

They hold for Python 3.11 and all later ones, on every platform: lines with a condition are for some of them only.
pip reads them with --require-hashes. The ranges they are taken from are those of pyproject.toml.

    python scripts/lock.py              keeps what is locked, as far as the ranges allow it
    python scripts/lock.py --upgrade    takes the newest of everything
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "requirements"
#: The locks with the extras that each is for. The first has nearly all, and the others follow it.
LOCKS = {"test": ["dev"], "run": [], "bench": ["bench"]}
HEADER = "# Written by “make lock” from the ranges in pyproject.toml. Not to be edited.\n"


def main(options: list[str]) -> None:
    """Write all locks; ``options`` go on to uv."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    first, *_ = LOCKS
    FOLDER.mkdir(exist_ok=True)
    for name, extras in LOCKS.items():
        path = FOLDER / f"{name}.txt"
        command = ["uv", "pip", "compile", "pyproject.toml", "-", "--universal", "--python-version", "3.11"]
        command += [
            "--generate-hashes",
            "--no-annotate",
            "--no-header",
            "--quiet",
            "--output-file",
            str(path),
            *options,
        ]
        command += [part for extra in extras for part in ("--extra", extra)]
        if name != first:
            command += ["--constraints", f"{FOLDER.name}/{first}.txt"]
        # The checkout itself is installed with what builds it, locked as the rest.
        subprocess.run(command, input="\n".join(project["build-system"]["requires"]), text=True, check=True, cwd=ROOT)
        path.write_text(HEADER + path.read_text("utf-8").removeprefix(HEADER), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
