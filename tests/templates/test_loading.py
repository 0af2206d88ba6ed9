"""The shipped templates are valid; wrong ones give located problems."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.seed import ROOT
from undoc.model import ContentError, Problem
from undoc.templates import Templates
from undoc.templates.locate import data_root
from undoc.templates.styles import Align, LineKind

LANGUAGE_FILES = sorted(path.stem for path in (ROOT / "templates" / "languages").glob("*.yaml"))
HOUSE_FILES = sorted(path.stem for path in (ROOT / "templates" / "houses").glob("*.yaml") if path.stem != "un")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with own templates, the fonts named by link only."""
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (tmp_path / "fonts").mkdir()
    shutil.copy(ROOT / "fonts" / "fonts.yaml", tmp_path / "fonts")
    for path in (ROOT / "fonts").glob("*.[ot]tf"):
        (tmp_path / "fonts" / path.name).symlink_to(path)
    return tmp_path


@pytest.mark.parametrize("language", LANGUAGE_FILES)
@pytest.mark.parametrize("house", HOUSE_FILES)
def test_shipped_templates_are_valid(house: str, language: str) -> None:
    templates = Templates.load(ROOT)
    assert templates.house(house, language).key == house
    assert templates.language(language).code == language
    for body in templates.bodies.values():
        templates.house(body.house, language)
        missing = set(body.names.values()) - templates.language(language).bodies.keys()
        assert not missing
    assert templates.fonts.faces["serif"]["han"]["bold"][0].word_name == "SimHei"
    assert templates.symbols.organs


def test_styles_inherit_and_a_language_adjusts_them() -> None:
    templates = Templates.load(ROOT)
    english, chinese = (templates.house("nairobi", language).styles for language in ("en", "zh"))
    assert (english["SingleTxt"].size, chinese["SingleTxt"].size) == (10, 10.5)
    assert english["SingleTxt"].align is Align.JUSTIFY
    assert (english["Heading1"].bold, english["Heading1"].size, english["Heading1"].keep_next) == (True, 12, True)
    assert chinese["SingleTxt"].line.kind is LineKind.EXACT
    assert english["Title"].outline == 0


@pytest.mark.parametrize(
    ("file", "before", "after", "code"),
    [
        ("houses/geneva.yaml", "    size: 14\n", "    size: as big\n", "wrong-kind"),
        ("houses/geneva.yaml", "    size: 14\n", "    size: nan\n", "wrong-kind"),
        ("houses/un.yaml", "    keep_lines: true\n", "    keep_liens: true\n", "unknown-key"),
        ("houses/un.yaml", "line: exact 1}", "line: 1}", "wrong-kind"),
        ("houses/geneva.yaml", "based_on: Chapter", "based_on: Chaptre", "unknown-style"),
        (
            "houses/geneva.yaml",
            "    based_on: Normal\n    before: 18",
            "    based_on: Heading1\n    before: 18",
            "circular-style",
        ),
        ("houses/un.yaml", "align: justify", "align: both", "wrong-kind"),
        ("houses/geneva.yaml", "columns: [63.8, 220, 56.4, 141.7]", "columns: [63.8, 220]", "wrong-columns"),
        ("houses/un.yaml", "body_style: SingleTxt", "body_style: Singl", "unknown-style"),
        ("houses/geneva.yaml", "link_color:", "link_color: a\nlink_color:", "duplicate-key"),
        ("houses/geneva.yaml", "page:\n", "page\n", "invalid-yaml"),
        ("houses/un.yaml", "emblem/un-emblem.png", "emblem/none.png", "missing-picture"),
        ("houses/geneva.yaml", '"#000000"', "black", "wrong-kind"),
        ("houses/nairobi.yaml", "based_on: geneva", "based_on: nairobi", "circular-style"),
        ("houses/nairobi.yaml", "based_on: geneva", "based_on: atlantis", "unreadable-file"),
        ("languages/zh.yaml", "suffix: ZH\n", "", "missing-key"),
        ("languages/zh.yaml", "direction: ltr", "direction: up", "wrong-kind"),
        ("languages/zh.yaml", "十一月, ", "", "wrong-number"),
        ("languages/zh.yaml", "{dates}，{place}", "{date}，{place}", "unknown-field"),
        ("languages/zh.yaml", '"({lower})", "({han})", "{lower}."]', '"({greek})"]', "unknown-counter"),
        ("languages/zh.yaml", "  emblem: 联合国徽记", "  emblem_: 联合国徽记", "missing-key"),
        ("bodies.yaml", "house: nairobi", "hose: nairobi", "unknown-key"),
        ("bodies.yaml", "house: nairobi", "house: [nairobi]", "wrong-kind"),
        ("bodies.yaml", "house: nairobi", "house: " + "[" * 30 + "]" * 30, "yaml-depth"),
        ("bodies.yaml", "house: nairobi", "house: " + "[" * 5_000, "yaml-depth"),
        ("kinds/report.yaml", "en: Report, ", "", "missing-key"),
        ("kinds/report.yaml", "en: Report, ", "en: Report, xx: Report, ", "unknown-key"),
        ("symbols.yaml", "organs: [", "organs: A #[", "wrong-kind"),
        ("../fonts/fonts.yaml", "Tinos-Bold.ttf", "Tinos-Bald.ttf", "missing-font"),
        ("../fonts/fonts.yaml", "regular: [song, hei, tinos, ", "regular: [sung, ", "unknown-font"),
    ],
)
def test_a_wrong_template_is_a_located_problem(own: Path, file: str, before: str, after: str, code: str) -> None:
    path = own / "templates" / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    templates = Templates(own)
    reads: list[Callable[[], object]] = [
        lambda: templates.house("nairobi", "zh"),
        lambda: templates.language("zh"),
        lambda: templates.bodies,
        lambda: templates.symbols,
        lambda: templates.kind("report"),
        lambda: templates.fonts,
    ]
    problems: list[Problem] = []
    for read in reads:
        try:
            read()
        except ContentError as error:
            problems += error.problems
    assert code in {problem.code for problem in problems}
    for problem in problems:
        assert problem.place.path.endswith(".yaml")
        assert problem.message.endswith((".", "?"))
        assert problem.advice.endswith((".", "?"))


def test_all_problems_of_a_file_are_reported_at_once(own: Path) -> None:
    path = own / "templates" / "languages" / "zh.yaml"
    text = path.read_text(encoding="utf-8").replace("suffix: ZH\n", "").replace("direction: ltr", "direction: up")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        Templates(own).language("zh")
    assert {problem.code for problem in raised.value.problems} == {"missing-key", "wrong-kind"}


def test_own_templates_are_found_by_argument_then_by_variable(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNDOC_DATA", str(own))
    assert data_root() == own
    assert data_root(ROOT) == ROOT
    monkeypatch.setenv("UNDOC_DATA", str(own / "templates"))
    with pytest.raises(ContentError):
        data_root()


def test_templates_are_read_again_when_a_file_changes(own: Path) -> None:
    before = Templates.load(own)
    assert before.language("zh").suffix == "ZH"
    assert Templates.load(own) is before
    path = own / "templates" / "languages" / "zh.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("suffix: ZH\n", "suffix: ZHO\n"), encoding="utf-8")
    assert Templates.load(own).language("zh").suffix == "ZHO"
