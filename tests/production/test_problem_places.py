"""Where characters stand that no font has, and pictures that cannot be used."""

from __future__ import annotations

from pathlib import Path

import undoc
from tests.production.sample import PICTURE, write_content
from undoc.production.problem_places import missing_characters, unusable_picture


def test_each_character_is_located_once_and_counted(tmp_path: Path) -> None:
    folder = write_content(tmp_path)
    with (folder / "en.md").open("a", encoding="utf-8") as stream:
        stream.write("\nXyz *xyz* [xyz](https://un.org) z\n")

    problems = missing_characters(undoc.load(folder), "en", {"z"})

    [problem] = problems
    assert (problem.place.line, problem.place.column) == (18, 3)
    assert "U+007A, latin small letter z" in problem.message
    assert "4 times" in problem.message


def test_a_character_that_the_version_does_not_have_is_located_at_the_metadata(tmp_path: Path) -> None:
    folder = write_content(tmp_path)

    [problem] = missing_characters(undoc.load(folder), "en", {"\U00012000"})

    assert problem.place.path == str(folder / "document.yaml")


def test_a_picture_is_located_where_the_text_has_it_else_at_its_file(tmp_path: Path) -> None:
    folder = write_content(tmp_path)
    (folder / "chart.png").write_bytes(PICTURE.read_bytes())
    with (folder / "en.md").open("a", encoding="utf-8") as stream:
        stream.write("\n![A chart](chart.png)\n")
    version = undoc.load(folder).versions["en"]

    assert unusable_picture(version, folder / "chart.png", "the picture is odd").place.line == 18
    assert unusable_picture(version, PICTURE, "the picture is odd").place.path == str(PICTURE)
    assert unusable_picture(version, PICTURE, "the picture is odd").message == "The picture is odd."


NARROW = """
::: annex
| Category | 2024 |
|---|---|
| Administrative | 1 |

::: landscape
```table
columns:
  - {title: Category, width: 1}
  - {title: Year, width: 40}
rows:
  - [Posts, 2024]
```
:::
:::
"""


def test_a_column_too_narrow_for_a_word_is_a_warning_at_its_cell(tmp_path: Path) -> None:
    folder = write_content(tmp_path / "content")
    with (folder / "en.md").open("a", encoding="utf-8") as stream:
        stream.write(NARROW)

    report = undoc.build(folder, out=tmp_path / "build")

    [problem] = report.problems
    assert (problem.code, problem.severity, problem.place.line) == ("narrow-column", "warning", 26)
    assert "Column 1" in problem.message
    assert "“Category”" in problem.message
    assert len(report.outputs) == 2


CHART = """
```chart
kind: bar
alternative: x
categories: [a, "b\U00012000"]
series: {"\U00012001": [1, 2]}
unit: \U00012002
```

![x](a.svg)
"""


def test_characters_of_charts_and_drawings_have_their_places(tmp_path: Path) -> None:
    folder = write_content(tmp_path)
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>\U00012003</text></svg>'
    (folder / "a.svg").write_text(drawing, encoding="utf-8")
    with (folder / "en.md").open("a", encoding="utf-8") as stream:
        stream.write(CHART)

    report = undoc.build(folder, languages=["en"], formats=["pdf"], out=tmp_path / "out")

    found = {(problem.message[27], problem.place.line, problem.place.column) for problem in report.problems}
    assert {problem.code for problem in report.problems} == {"missing-character"}
    assert found == {("\U00012000", 21, 19), ("\U00012001", 22, 10), ("\U00012002", 23, 7), ("\U00012003", 26, 1)}


def test_a_meeting_that_no_line_shows_is_a_warning_at_its_key(tmp_path: Path) -> None:
    folder = write_content(tmp_path / "content")
    path = folder / "document.yaml"
    text = path.read_text(encoding="utf-8").replace("body: hsp-executive-board", "body: general-assembly")
    path.write_text(text, encoding="utf-8")

    report = undoc.build(folder, out=tmp_path / "build")

    found = [(problem.code, problem.severity) for problem in report.problems if problem.place.path == str(path)]
    assert ("unprinted", "warning") in found
    assert len(report.outputs) == 2
