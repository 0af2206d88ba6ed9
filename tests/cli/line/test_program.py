"""The table of commands, and what they all have in common: help, wrong usage, how they end."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import undoc
from tests.production.sample import STEM
from undoc.cli import build, main
from undoc.cli.line.program import COMMANDS, whole


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_does_something_with_each_argument_that_it_declares(name: str) -> None:
    command = import_module(f"undoc.cli.{'import_' if name == 'import' else name}")
    declared = {action.dest for action in whole().commands[name]._actions} - {"help"}
    assert declared == set(inspect.signature(command.run).parameters)


@pytest.mark.parametrize(
    ("command", "example"),
    [
        ("build", f"content/{STEM}"),
        ("check", f"content/{STEM}"),
        ("watch", f"content/{STEM}"),
        ("new", "HSP/EB.2025/3"),
        ("fmt", f"content/{STEM}"),
        ("import", "report.docx"),
        ("schema", "document"),
    ],
)
def test_help_names_every_option_and_gives_examples(
    command: str, example: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--help"]) == 0
    text = capsys.readouterr().out
    options = [option for action in whole().commands[command]._actions for option in action.option_strings]
    assert len(options) >= 3
    for words in [COMMANDS[command].split()[0], *options, "Examples:", f"undoc {command} {example}", "exit status"]:
        assert words in text


def test_every_line_of_the_examples_is_understood() -> None:
    lines = [line for parser in whole().commands.values() for line in re.findall(r"  undoc (.*)", parser.epilog or "")]
    assert len(lines) > 10
    for line in lines:
        name, *words = line.split()
        assert whole().commands[name].read(words)


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_of_the_program_names_the_commands(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([option]) == 0
    text = capsys.readouterr().out
    for name, summary in COMMANDS.items():
        assert re.search(rf"(?m)^  {name} +{summary.split()[0]}", text)
    assert "--version" in text


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"undoc {undoc.__version__}\n"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("build --lang xx", ["--lang: ", "“xx”", "ar, zh, en, fr, ru, es"]),
        ("check --lang english", ["--lang: ", "“english”"]),
        ("build --format odt", ["--format: ", "“odt”", "docx, pdf"]),
        ("build --numbers none", ["--numbers: ", "“none”", "auto, typed"]),
        ("import a.docx --lang de", ["--lang: ", "“de”"]),
        ("import a.docx --tracked maybe", ["--tracked: ", "refuse, accept, reject"]),
        ("import", ["FILE.docx"]),
        ("new", ["SYMBOL"]),
        ("new A/1 A/2", ["“A/2”"]),
        ("new A/1 --lang xx", ["--lang: ", "“xx”"]),
        ("build --fromat pdf", ["“--fromat”", "Did you mean “--format”?"]),
        ("biuld", ["“biuld”", "Did you mean “build”?"]),
        ("b\x1b[1m", [r"“b\x1b[1m”"]),
        ("--verson", ["“--verson”", "Did you mean “--version”?"]),
        ("--strict build", ["“--strict”"]),
    ],
)
def test_wrong_usage_is_explained_and_ends_with_2(
    line: str, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(line.split()) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("Usage: undoc ")
    for word in words:
        assert word in printed.err


def test_no_command_shows_help_and_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert re.search(r"build +Write", capsys.readouterr().err)


def test_stopping_it_ends_with_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stopped(**options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "run", stopped)
    assert main(["build"]) == 130
    assert capsys.readouterr().err == "Stopped.\n"


def test_a_command_imports_no_other_and_no_help(tmp_path: Path) -> None:
    """Start-up counts: an editor builds after every edit."""
    code = "import sys; from undoc.cli import main; main(['check', 'none']); print(*sys.modules)"
    finished = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )
    loaded = set(finished.stdout.splitlines()[-1].split())
    assert "undoc.cli.check" in loaded
    assert not loaded & {
        "rich",
        "shtab",
        "shutil",
        "difflib",
        "undoc.cli.build",
        "undoc.cli.line.completion",
        "undoc.cli.line.help_text",
        "undoc.production.watch",
    }
