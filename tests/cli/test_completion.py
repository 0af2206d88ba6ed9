"""Completion of the command line, as it is installed by the program and used by shells."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.seed import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the shells of other systems")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with the program in its ``bin``."""
    program = tmp_path / "bin" / "undoc"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m undoc "$@"\n', "utf-8")
    program.chmod(0o755)
    return tmp_path


def ran(home: Path, *command: str) -> str:
    environment = {
        "HOME": str(home),
        "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "LC_ALL": "C.UTF-8",
    }
    return subprocess.run(command, env=environment, cwd=home, check=True, capture_output=True, encoding="utf-8").stdout


def installed(shell: str, home: Path) -> None:
    """Install completion as from a prompt of the shell; skip where there is no such shell."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    ran(home, shell, "-c", "undoc --install-completion; true")


#: What is typed, and what it may become.
LINES = {"undoc bui": {"build"}, "undoc build --fo": {"--format", "--force"}}


def test_bash(home: Path) -> None:
    installed("bash", home)
    for line, expected in LINES.items():
        tried = f"""
            source ~/.bashrc
            COMP_WORDS=({line}); COMP_CWORD={len(line.split()) - 1}
            _undoc_completion undoc
            printf '%s\\n' "${{COMPREPLY[@]}}"
        """
        assert set(ran(home, "bash", "-c", tried).split()) == expected


def test_fish(home: Path) -> None:
    installed("fish", home)
    for line, expected in LINES.items():
        found = ran(home, "fish", "-c", f"complete --do-complete '{line}'")
        assert {offered.split("\t")[0] for offered in found.splitlines()} == expected


def test_zsh(home: Path) -> None:
    installed("zsh", home)
    for line, expected in LINES.items():
        # The shell's own lists need a terminal: what would show them prints what it is given.
        tried = f"""
            function compdef() {{ }}
            function _arguments() {{ print -l -- "$@" }}
            source ~/.zfunc/_undoc
            words=({line}); CURRENT={len(line.split())}
            _undoc_completion
        """
        found = ran(home, "zsh", "-c", tried)
        assert all(word in found for word in expected)
        assert "watch" not in found


@pytest.mark.parametrize("shell", ["bash", "fish", "zsh"])
def test_the_script_can_be_shown(shell: str, home: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    assert "_UNDOC_COMPLETE=" in ran(home, shell, "-c", "undoc --show-completion; true")
