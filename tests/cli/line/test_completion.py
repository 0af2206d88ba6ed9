"""Completion of the command line, as it is installed by the program and used by shells."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("shtab")

from tests.support.seed import ROOT
from undoc.cli import main
from undoc.cli.line import completion
from undoc.cli.line.completion import SHELLS
from undoc.cli.line.program import COMMANDS

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
LINES = {
    "undoc bui": {"build"},
    "undoc build --fo": {"--format", "--force"},
    "undoc import --tracked re": {"refuse", "reject"},
    "undoc new --into cont": {"content"},
}


@pytest.fixture(autouse=True)
def folder(home: Path) -> None:
    (home / "content").mkdir()


def test_bash(home: Path) -> None:
    installed("bash", home)
    for line, expected in LINES.items():
        tried = f"""
            source ~/.bashrc
            COMP_WORDS=({line}); COMP_CWORD={len(line.split()) - 1}
            _shtab_undoc undoc
            printf '%s\\n' "${{COMPREPLY[@]}}"
        """
        assert set(ran(home, "bash", "-c", tried).split()) == expected


def test_fish(home: Path) -> None:
    installed("fish", home)
    for line, expected in LINES.items():
        found = ran(home, "fish", "-c", f"complete --do-complete '{line}'")
        assert {offered.split("\t")[0].rstrip("/") for offered in found.splitlines()} == expected


def test_zsh(home: Path) -> None:
    installed("zsh", home)
    # The shell's own lists need a terminal: what would show them prints what it is given.
    tried = """
        function _arguments() { print -rl -- "$@"; state=undoc; line=(import) }
        source ~/.zfunc/_undoc
    """
    found = ran(home, "zsh", "-c", tried)
    assert "undoc_commands" in found
    assert "--tracked[What becomes of tracked changes" in found
    assert ":refuse|accept|reject:(refuse accept reject)" in found
    assert ":FOLDER:_files -/" in found
    assert "--force" not in found
    assert "fpath+=~/.zfunc; autoload -Uz compinit; compinit\n" in (home / ".zshrc").read_text("utf-8")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_shown_for_the_shell_that_is_named(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--show-completion", shell]) == 0
    shown = capsys.readouterr().out
    assert "_shtab_undoc" in shown
    assert "You" not in shown  # the first line of a help is enough
    assert all(name in shown for name in COMMANDS)


def test_settings_that_are_there_are_kept_and_say_it_once(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(home))
    (home / ".bashrc").write_bytes(b"PS1=caf\xe9")
    for _ in range(2):
        assert main(["--install-completion", "bash"]) == 0
    script = home / ".bash_completions" / "undoc.sh"
    assert (home / ".bashrc").read_bytes() == b"PS1=caf\xe9\n" + f"source {script}\n".encode()
    assert capsys.readouterr().out.endswith(f"{script} is written; it works in bash from its next start on.\n")


@pytest.mark.parametrize(
    ("shell", "variable", "file"),
    [("zsh", "ZDOTDIR", ".zshrc"), ("fish", "XDG_CONFIG_HOME", "fish/completions/undoc.fish")],
)
def test_settings_elsewhere_are_found(
    shell: str, variable: str, file: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv(variable, str(home / "settings"))
    assert main(["--install-completion", shell]) == 0
    assert (home / "settings" / file).exists()


def test_a_script_that_cannot_be_written_is_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(home))
    (home / ".bash_completions").touch()
    assert main(["--install-completion", "bash"]) == 1
    assert capsys.readouterr().err.startswith("The script could not be installed: ")


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_a_shell_that_is_not_known_is_to_be_named(
    option: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(completion, "_running", lambda: None)
    assert main([option]) == 2
    assert f"Name it: {option} bash." in capsys.readouterr().err
    assert main([option, "csh"]) == 2
    assert "There is no “csh” here. Choose among bash, zsh, fish." in capsys.readouterr().err


def test_a_command_that_follows_is_not_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--show-completion", "bash", "check", "nowhere"]) == 0
    assert "complete -o" in capsys.readouterr().out
