"""The same document gives the same bytes, whatever the process."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from tests.pdf.builder import PROPERTIES
from tests.pdf.specimen import specimen
from undoc.pdf import write

ROOT = Path(__file__).parents[2]
PROGRAM = """
import hashlib, sys
from tests.pdf.builder import PROPERTIES
from tests.pdf.specimen import specimen
from undoc.pdf import write
sys.stdout.write(hashlib.sha256(write(specimen().document(), PROPERTIES)).hexdigest())
"""


def digest_in(folder: Path, seed: str) -> str:
    """The digest of the specimen as another process writes it."""
    environment = os.environ | {
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "TZ": "Asia/Tokyo",
    }
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return run.stdout


def test_the_same_bytes_from_every_process(specimen_data: bytes, tmp_path: Path) -> None:
    digest = hashlib.sha256(specimen_data).hexdigest()
    assert digest_in(tmp_path, "1") == digest_in(ROOT, "4711") == digest


def test_the_same_bytes_again(specimen_data: bytes) -> None:
    document = specimen().document()
    assert write(document, PROPERTIES) == write(document, PROPERTIES) == specimen_data
