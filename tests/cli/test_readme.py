"""The tour in README.md does what it shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.seed import ROOT
from undoc.cli import main

README = (ROOT / "README.md").read_text("utf-8")


def shown(pattern: str) -> str:
    match = re.search(pattern, README, re.DOTALL)
    assert match is not None
    return match[1]


METADATA = shown(r"```yaml\n(symbol: .*?)```")
ENGLISH = shown(r"```\n(---\ntitle: .*?)```")
BUILT, FAILED = re.findall(r"\$ undoc build content/HSP_EB\.2025_3\n(.*?)```", README, re.DOTALL)


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = Path("content", "HSP_EB.2025_3")
    folder.mkdir(parents=True)
    (folder / "document.yaml").write_text(METADATA, "utf-8")
    (folder / "en.md").write_text(ENGLISH, "utf-8")
    return folder


def test_the_document_of_the_tour_is_built_as_shown(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(document)]) == 0
    assert capsys.readouterr() == (BUILT, "")


def test_the_problem_of_the_tour_is_printed_as_shown(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (document / "en.md").write_text(ENGLISH.replace("(#mandate)", "(#mandat)"), "utf-8")
    assert main(["build", str(document)]) == 1
    captured = capsys.readouterr()
    assert captured.err + captured.out == FAILED


def test_the_version_that_lags_behind_is_told_as_shown(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (document / "fr.md").write_text(ENGLISH, "utf-8")
    assert main(["build", str(document), "--quiet"]) == 0
    (document / "en.md").write_text(f"{ENGLISH}\n9. More.\n", "utf-8")
    assert main(["build", str(document)]) == 1
    assert "".join(capsys.readouterr().out.splitlines(keepends=True)[2:]) == shown(
        r"```\n(HSP/EB[^\n]*not built.*?)```"
    )


def test_the_files_that_it_links_to_are_there() -> None:
    for target in re.findall(r"\]\(((?!https?:)[^)#]+)\)", README):
        if target != "docs/pages.png":
            assert (ROOT / target).exists(), target
