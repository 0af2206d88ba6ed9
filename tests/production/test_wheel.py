"""The wheel works alone: with its own templates and fonts, on a machine that has no checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
from pathlib import Path

import pytest

from tests.production.sample import tree
from tests.support.seed import ROOT, SEED

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path, environment: dict[str, str] | None = None) -> str:
    finished = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8")
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout


def wheel_from_source_archive(folder: Path) -> Path:
    """A wheel as an index would have it: built from the source archive, not from the checkout."""
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, cwd=ROOT)
    [archive] = folder.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    source = folder / archive.name.removesuffix(".tar.gz")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=source)
    [wheel] = folder.glob("*.whl")
    return wheel


def test_an_installed_wheel_builds_the_seed_as_the_checkout_does(tmp_path: Path) -> None:
    wheel = wheel_from_source_archive(tmp_path / "dist")
    # Without pip, and with the libraries of the tests: quick, and no network is needed.
    venv.create(tmp_path / "venv", with_pip=False)
    python = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    packages = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path).strip())
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=tmp_path)
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    shutil.copytree(SEED, tmp_path / "empty" / "content" / SEED.name)
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "UNDOC_DATA")}

    where = run(python, "-c", "import undoc; print(undoc.__file__)", cwd=tmp_path, environment=environment)
    run(python.with_name("undoc"), "build", cwd=tmp_path / "empty", environment=environment)

    assert Path(where.strip()).is_relative_to(packages)
    assert {path.name for path in (packages / "undoc" / "data").iterdir()} == {"templates", "fonts"}
    subprocess.run(
        [sys.executable, "-m", "undoc.cli", "build", SEED, "--out", tmp_path / "checkout", "--quiet"], check=True
    )
    assert tree(tmp_path / "empty" / "build") == tree(tmp_path / "checkout")
