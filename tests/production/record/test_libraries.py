"""The libraries that count as part of the program: all that a build imports, found without importing them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import undoc
from tests.production.sample import write_content
from tests.support.seed import ROOT
from undoc.production.record import dependencies as needs
from undoc.production.record import libraries

#: Notes what every process imports that is begun while the folder of this module is among those that Python looks into.
NOTING = """
import os, sys

def note(event, arguments):
    if event == "import":
        os.write(log, f"{arguments[0].partition('.')[0]}\\n".encode())

log = os.open(os.environ["NOTED"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
sys.addaudithook(note)
"""
#: A build of all that there is, in both formats; what draws dots does so in a process that is begun without the site
#: module, and is asked for here too.
PROGRAM = """
import undoc, sys
from undoc.drawings import raster
report = undoc.build("content", out=sys.argv[1])
assert report.ok and report.outputs, report.problems
assert raster.draw('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', 9, "x", [])
"""


def installed(folder: Path, name: str, version: str, *requirements: str) -> None:
    """Leave what an installer leaves."""
    metadata = folder / f"{name}-{version}.dist-info" / "METADATA"
    metadata.parent.mkdir(parents=True)
    lines = ["Metadata-Version: 2.1", f"Name: {name}", *(f"Requires-Dist: {each}" for each in requirements)]
    metadata.write_text("\n".join((*lines, "", "Requires-Dist: not-this")), "utf-8")


def test_every_library_that_a_build_imports_counts(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(NOTING, "utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(tmp_path), *map(os.path.abspath, sys.path)]),
        "NOTED": str(tmp_path / "noted"),
    }
    subprocess.run([sys.executable, "-c", PROGRAM, str(tmp_path / "out")], cwd=ROOT, env=environment, check=True)
    imported = set((tmp_path / "noted").read_text("utf-8").split())
    distributions = packages_distributions()
    used = {libraries.plain_name(name) for module in imported for name in distributions.get(module, ())} - {"undoc"}
    assert used >= {"lxml", "markdown-it-py", "msgspec", "pillow", "pyyaml", "resvg-py", "segno", "uharfbuzz"}
    assert used <= libraries.libraries().keys()


def test_all_that_the_project_names_counts() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = {libraries.plain_name(libraries._NAME.match(each)[0]) for each in project["dependencies"]}  # type: ignore[index]
    found = libraries.libraries()
    assert {name for name, version in found.items() if version} >= named
    assert not found.keys() & {"pytest", "hypothesis", "distributed"}


def test_what_is_required_by_what_is_required_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(tmp_path, "Lxml", "99", "deep_er (>=1)", 'odd; extra == "x"', 'old; python_version < "3"')
    installed(tmp_path, "deep.er", "1.0", "lxml", "with-extra[x]>=1")
    installed(tmp_path, "with_extra", "3", 'odd; extra == "x"')
    installed(tmp_path, "odd", "4")
    installed(tmp_path, "unrelated", "5")
    monkeypatch.setattr(sys, "path", [str(tmp_path), "", "/nowhere", *sys.path])
    found = libraries.libraries()
    assert (found["lxml"], found["deep-er"], found["with-extra"], found["old"]) == ("99", "1.0", "3", "")
    assert found["odd"] == "4"  # of an extra that is asked for
    assert "unrelated" not in found
    assert "not-this" not in found


@pytest.mark.parametrize("from_metadata", [True, False])
def test_an_installed_program_says_itself_what_it_requires(
    from_metadata: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "package" / "data").mkdir(parents=True)
    monkeypatch.setattr(libraries, "_PACKAGE", tmp_path / "package")
    installed(tmp_path, "needed", "1")
    installed(tmp_path, "another", "2")
    if from_metadata:
        installed(tmp_path, "undoc", "0", "needed", 'another; extra == "cluster"')
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    # Where nothing is known, all that is there counts.
    assert libraries.libraries() == ({"needed": "1"} if from_metadata else {"needed": "1", "another": "2"})


def test_another_version_of_a_library_makes_everything_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_content(tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    undoc.build("content")
    installed(tmp_path / "site", "segno", "99")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "site"), *sys.path])
    needs.program.cache_clear()
    try:
        assert {output.reason for output in undoc.build("content").outputs} == {"undoc has changed"}
    finally:
        needs.program.cache_clear()


def test_what_is_installed_is_newer_than_the_project_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tmp_path / "pyproject.toml"
    shutil.copy(ROOT / "pyproject.toml", project)
    installed(tmp_path, "undoc", "0", "needed")
    monkeypatch.setattr(libraries, "_PYPROJECT", project)
    monkeypatch.setattr(libraries, "_PACKAGE", tmp_path)
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    os.utime(project, (1, 1))
    assert list(libraries.libraries()) == ["needed"]
    os.utime(tmp_path / "undoc-0.dist-info", (0, 0))
    assert "lxml" in libraries.libraries()
    project.write_text("[project]\nname = 'another'\n", "utf-8")
    assert list(libraries.libraries()) == ["needed"]
