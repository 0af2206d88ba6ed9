"""What the commands understand, what they say about themselves, and how they end."""

from __future__ import annotations

import json
import re
import signal
import sys
from pathlib import Path

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.core import TyperGroup

import undoc
from tests.production.sample import STEM, write_content
from tests.support.command import started
from undoc.cli import actions, build, check, import_, main, quick
from undoc.cli.options import BuildOptions, CheckOptions, ImportOptions

WORDS = st.sampled_from(
    (
        *(
            "--json",
            "--lang",
            "--format",
            "--out",
            "--numbers",
            "--data",
            "--quiet",
            "-q",
            "--jobs",
            "-j",
            "--scheduler",
            "--force",
            "--strict",
            "--explain",
            "--keep-going",
            "--stop",
            "--report",
            "--lang=zh",
            "--out=x",
            "--into",
            "--tracked",
            "--",
        ),
        *(
            "zh",
            "zh,en",
            "accept",
            "ZH, fr",
            "xx",
            "2",
            "0",
            "",
            ",",
            "pdf",
            "docx,pdf",
            "typed",
            "auto",
            "content",
            "-",
            "-qq",
            "--quiet=1",
        ),
    )
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the sample document."""
    write_content(tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@given(command=st.sampled_from(["build", "check", "import"]), arguments=st.lists(WORDS, max_size=6))
@settings(deadline=None, max_examples=300)
def test_the_quick_way_understands_what_the_whole_command_line_does(command: str, arguments: list[str]) -> None:
    from undoc.cli.app import run

    options = quick.read([command, *arguments])
    if options is None:
        return
    understood: list[object] = []

    def seen(options: object) -> int:
        understood.append(options)
        return 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "perform", seen)
        patch.setattr(check, "perform", seen)
        patch.setattr(import_, "perform", seen)
        assert run([command, *arguments]) == 0
    assert understood == [options]


def test_the_quick_way_takes_every_option() -> None:
    assert quick.read(["check", "a", "--lang", "zh", "--data", "d", "--json"]) == CheckOptions(
        paths=(Path("a"),), languages=("zh",), data=Path("d"), json=True
    )
    line = "import a.docx b.docx --into c --lang fr --tracked accept --data d --json"
    assert quick.read(line.split()) == ImportOptions(
        files=(Path("a.docx"), Path("b.docx")),
        into=Path("c"),
        language="fr",
        tracked="accept",
        data=Path("d"),
        json=True,
    )
    line = (
        "build a b --lang zh,en --lang fr --format pdf --out o --numbers typed --data d --quiet "
        "--jobs 3 --scheduler tcp://h:1 --force --strict --explain --report r"
    )
    assert quick.read(line.split()) == BuildOptions(
        paths=(Path("a"), Path("b")),
        languages=("zh", "en", "fr"),
        formats=("pdf",),
        out=Path("o"),
        numbers="typed",
        data=Path("d"),
        quiet=True,
        jobs=3,
        scheduler="tcp://h:1",
        force=True,
        strict=True,
        explain=True,
        report=Path("r"),
    )


@pytest.mark.parametrize(
    "line",
    [
        *(
            "",
            "check --out x",
            "--version",
            "build --help",
            "build --lang xx",
            "build --format odt",
            "build --numbers none",
        ),
        *("build --jobs none", "build --jobs 0", "build --stop"),
        *("build --out", "build --out --quiet", "build --no-such-option", "build -- a"),
    ],
)
def test_the_quick_way_leaves_the_rest_to_the_whole_command_line(line: str) -> None:
    assert quick.read(line.split()) is None


@pytest.mark.parametrize(
    ("command", "example"),
    [
        ("build", f"content/{STEM}"),
        ("check", f"content/{STEM}"),
        ("watch", f"content/{STEM}"),
        ("new", "HSP/EB.2025/3"),
    ],
)
def test_help_names_every_option_and_gives_examples(
    command: str, example: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from undoc.cli.app import app

    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    options = [name for parameter in group.commands[command].params for name in parameter.opts if name[0] == "-"]
    assert main([command, "--help"]) == 0

    text = capsys.readouterr().out
    assert len(options) >= 3
    for words in [*options, "Examples:", f"undoc {command} {example}", "exit status"]:
        assert words in text


def test_help_of_the_program_names_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    assert re.search(r"build +Write", text)
    assert re.search(r"check +Find", text)
    assert re.search(r"import +Make", text)
    assert "--version" in text


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"undoc {undoc.__version__}\n"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("build --lang xx", ["'--lang'", "'xx'", "ar, zh, en, fr, ru, es"]),
        ("build --lang zh,,en", ["'--lang'"]),
        ("check --lang english", ["'--lang'", "'english'"]),
        ("build --format odt", ["'--format'", "'odt'", "docx, pdf"]),
        ("build --numbers none", ["'--numbers'", "auto, typed"]),
        ("build --jobs none", ["'--jobs'", "'none'", "from 1 to 256"]),
        ("build --jobs 0", ["'--jobs'", "'0'"]),
        ("build --out", ["'--out'", "requires an argument"]),
        ("new", ["'SYMBOL'"]),
        ("new A/1 --lang xx", ["'--lang'", "'xx'"]),
        ("build --fromat pdf", ["--fromat", "--format"]),
        ("biuld", ["'biuld'", "'build'"]),
    ],
)
def test_wrong_usage_is_explained_and_ends_with_2(
    line: str, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(line.split()) == 2
    errors = capsys.readouterr().err
    for word in words:
        assert word in errors
    assert "Traceback" not in errors


def test_no_command_shows_help_and_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    captured = capsys.readouterr()
    assert re.search(r"build +Write", captured.out + captured.err)


def test_build_names_the_files_and_sums_up(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 0
    folder = Path("build", STEM)
    assert capsys.readouterr() == (
        f"{folder / STEM}-EN.docx\n{folder / STEM}-EN.pdf\n1 document: 2 files written to build.\n",
        "",
    )


def test_the_whole_command_line_builds_the_same(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--format", "docx", "--", "content"]) == 0
    assert capsys.readouterr().out.endswith("1 document: 1 file written to build.\n")


def test_quiet_prints_problems_only(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--quiet", "--format", "docx"]) == 0
    assert capsys.readouterr() == ("", "")
    (here / "content" / STEM / "en.md").write_text("oops", "utf-8")
    assert main(["build", "--quiet"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "missing-front-matter" in captured.err


def test_problems_are_shown_from_the_current_folder_and_summed_up(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "content" / STEM / "en.md").write_text("oops", "utf-8")
    write_content(here / "content", "A_1", "A/1")

    assert main(["build", str(here / "content"), "--format", "docx", "--out", str(here / "build")]) == 1

    captured = capsys.readouterr()
    assert captured.err.startswith(f"content/{STEM}/en.md:1:1: error[missing-front-matter]: ")
    assert captured.out == (
        f"{Path('build/A_1/A_1-EN.docx')}\n2 documents: 1 file written to build; 1 document not built; 1 error.\n"
    )


def test_a_fault_in_a_template_is_shown_once(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_content(here / "content", "A_1", "A/1")
    monkeypatch.setenv("UNDOC_DATA", str(here / "nowhere"))
    assert main(["build"]) == 1
    assert capsys.readouterr().err.count("missing-templates") == 1


def test_check_writes_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr() == ("1 document: no problems.\n", "")
    assert not (here / "build").exists()


def test_check_as_json(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "content" / STEM / "en.md").write_text("oops", "utf-8")

    assert main(["check", "--json"]) == 1

    captured = capsys.readouterr()
    assert captured.err == ""
    result = json.loads(captured.out)
    assert result["ok"] is False
    [document] = result["documents"]
    assert (document["folder"], document["symbol"], document["ok"]) == (f"content/{STEM}", "HSP/EB.2024/17", False)
    [problem] = result["problems"]
    assert problem.pop("message")
    assert problem.pop("advice")
    assert problem == {
        "path": f"content/{STEM}/en.md",
        "line": 1,
        "column": 1,
        "severity": "error",
        "code": "missing-front-matter",
    }


def test_stopping_it_ends_with_130(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def stopped(options: object) -> int:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(actions, "perform", stopped)
        assert main(["build"]) == 130
        patch.setattr(build, "perform", stopped)
        assert main(["build", "--", "content"]) == 130
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_a_process_that_is_stopped_leaves_no_half_written_file(here: Path) -> None:
    for number in range(30):
        write_content(here / "content", f"A_{number}", f"A/{number}")
    process = started("build")
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)

    assert process.returncode == 130
    assert errors == "Stopped.\n"
    assert not list((here / "build").rglob("*.undoc-tmp"))
