"""What is installed: the locks in requirements/ and the ranges of pyproject.toml."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
import venv
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts import lock, lower_bounds
from tests.support.seed import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RANGES = {
    "run": [*PROJECT["build-system"]["requires"], *PROJECT["project"]["dependencies"]],
    "test": PROJECT["project"]["optional-dependencies"]["dev"],
    "bench": PROJECT["project"]["optional-dependencies"]["bench"],
}


def locked(name: str) -> dict[str, tuple[str, list[str]]]:
    """The packages of a lock: the version and the hashes of each."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    entries = re.split(r"\n(?=\S)", text.removeprefix(lock.HEADER).strip())
    found: dict[str, tuple[str, list[str]]] = {}
    for entry in entries:
        what, *hashes = (part.strip() for part in entry.split("\\\n"))
        requirement = Requirement(what)
        [pinned] = requirement.specifier
        assert pinned.operator == "=="
        found[canonicalize_name(requirement.name)] = (pinned.version, hashes)
    return found


@pytest.mark.parametrize("name", lock.LOCKS)
def test_a_lock_has_each_package_at_a_version_of_its_range(name: str) -> None:
    packages = locked(name)
    for text in (*RANGES["run"], *RANGES[name]):
        required = Requirement(text)
        version, _ = packages[canonicalize_name(required.name)]
        assert version in required.specifier, text


@pytest.mark.parametrize("name", lock.LOCKS)
def test_every_package_of_a_lock_has_hashes_and_none_an_address(name: str) -> None:
    for package, (_, hashes) in locked(name).items():
        assert hashes, package
        for line in hashes:
            assert re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", line), package
    assert "://" not in (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")


def test_the_locks_agree() -> None:
    tests = locked("test")
    for name in lock.LOCKS:
        for package, (version, _) in locked(name).items():
            assert tests.get(package, (version,))[0] == version, package


def test_every_range_has_a_lower_bound_and_no_other() -> None:
    names = {canonicalize_name(Requirement(line).name) for line in lower_bounds.lower_bounds()}
    assert names == {canonicalize_name(Requirement(text).name) for name in ("run", "test") for text in RANGES[name]}


def test_no_library_that_runs_here_is_under_the_gpl() -> None:
    """Of those that are installed; what the lock has for other platforms is not seen."""
    seen = 0
    for package in locked("run"):
        try:
            licence = licence_of(metadata.distribution(package))
        except metadata.PackageNotFoundError:
            continue
        seen += 1
        assert licence, package
        assert not re.search(r"\bA?GPL|Affero|(?<!Lesser )\bGeneral Public", licence, re.IGNORECASE), package
    assert seen > len(PROJECT["project"]["dependencies"])


def licence_of(package: metadata.Distribution) -> str:
    """What a package says of its licence, with how the texts of its licences begin."""
    described = package.metadata
    said = [described[key] for key in ("License-Expression", "License") if key in described]
    said += [text for text in described.get_all("Classifier", []) if text.startswith("License")]
    said += [
        Path(str(path.locate())).read_text("utf-8")
        for path in package.files or ()
        if path.name.upper().startswith(("LICEN", "COPYING"))
    ]
    return " ".join(text[:200] for text in said)


@pytest.mark.slow
@pytest.mark.parametrize("change", ["altered", "removed"])
def test_a_file_that_is_not_the_one_that_was_locked_is_not_installed(change: str, tmp_path: Path) -> None:
    python = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    venv.create(tmp_path / "venv", with_pip=True)
    entry = next(
        entry
        for entry in re.split(r"\n(?=\S)", (ROOT / "requirements" / "run.txt").read_text("utf-8"))
        if entry.startswith("mdurl==")
    )
    lines = tmp_path / "requirements.txt"
    install: list[str | Path] = [python, "-m", "pip", "install", "--require-hashes", "--no-deps", "-r", lines]

    lines.write_text(entry, "utf-8")
    if subprocess.run(install, capture_output=True).returncode:
        pytest.skip("no package can be installed here")
    if change == "altered":
        lines.write_text(re.sub(r"sha256:\w{8}", "sha256:00000000", entry), "utf-8")
    else:
        lines.write_text(entry.split("\\\n")[0], "utf-8")
    subprocess.run([python, "-m", "pip", "uninstall", "--yes", "mdurl"], check=True, capture_output=True)
    finished = subprocess.run(install, capture_output=True, encoding="utf-8")

    assert finished.returncode != 0
    assert "hash" in finished.stderr.lower()
