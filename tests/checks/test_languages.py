"""Checks that look at more than words, in each language."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.checks.test_places import checked
from undoc.checks.structure.dates import no_such_date, resolution_date, weekday
from undoc.checks.structure.references import missing_paragraph, not_cited_tables, wrong_side
from undoc.model import ContentError

HEAD = "---\ntitle: T\n---\n\n"
#: 2 September 2024 was a Monday.
WEEKDAYS = [
    ("en", "On Tuesday, 2 September 2024, they met.", "Monday"),
    ("fr", "Le mardi 2 septembre 2024, ils se sont réunis.", "lundi"),
    ("es", "El martes 2 de septiembre de 2024 se reunieron.", "lunes"),
    ("ru", "Во вторник, 2 сентября 2024 года, состоялось заседание.", "понедельник"),
    ("zh", "2024 年 9 月 2 日（星期二）举行。", "星期一"),
    ("ar", "في يوم الثلاثاء، 2 أيلول/سبتمبر 2024", "الاثنين"),
]
RIGHT = [
    ("en", "On Monday, 2 September 2024, they met."),
    ("fr", "Le lundi 2 septembre 2024, ils se sont réunis."),
    ("es", "El lunes 2 de septiembre de 2024 se reunieron."),
    ("ru", "В пятницу, 6 сентября 2024 года, состоялось заседание."),
    ("zh", "2024 年 9 月 2 日（星期一）举行。"),
    ("ar", "في يوم الاثنين، 2 أيلول/سبتمبر 2024"),
]
ABOVE = [
    ("en", "As in paragraph {} above."),
    ("fr", "Voir le paragraphe {} ci-dessus."),
    ("es", "Véase el párrafo {} supra."),
    ("ru", "См. пункт {} выше."),
    ("zh", "见上文第 {} 段。"),
    ("ar", "انظر الفقرة {} أعلاه."),
]
CITED = [
    ("en", "See table 1."),
    ("fr", "Voir le tableau 1."),
    ("es", "Véase el cuadro 1."),
    ("ru", "См. таблицу 1."),
    ("zh", "见表 1。"),
    ("ar", "انظر الجدول 1."),
]


@pytest.mark.parametrize(("language", "text", "right"), WEEKDAYS)
def test_another_weekday(language: str, text: str, right: str) -> None:
    [hit] = weekday(checked(f"{HEAD}1. {text}\n", language))
    assert hit.fields["weekday"] == right


@pytest.mark.parametrize(("language", "text"), RIGHT)
def test_the_right_weekday(language: str, text: str) -> None:
    assert list(weekday(checked(f"{HEAD}1. {text}\n", language))) == []


@pytest.mark.parametrize(("language", "text"), RIGHT)
def test_a_day_that_the_month_has_not(language: str, text: str) -> None:
    wrong = text.replace("2 ", "31 ", 1) if language != "zh" else text.replace("2 日", "31 日")
    wrong = wrong.replace("6 сен", "31 сен")
    assert len(list(no_such_date(checked(f"{HEAD}1. {wrong}\n", language)))) == 1


@pytest.mark.parametrize(("language", "text"), ABOVE)
def test_a_paragraph_that_is_not_there(language: str, text: str) -> None:
    body = "\n".join(f"1. {text.format(number)}\n" for number in (1, 1, 9, 5, 2))
    version = checked(HEAD + body, language)
    assert [hit.fields["number"] for hit in missing_paragraph(version)] == ["9"]
    assert [hit.fields["number"] for hit in wrong_side(version)] == ["5"]


@pytest.mark.parametrize(("language", "text"), CITED)
def test_a_table_that_is_mentioned(language: str, text: str) -> None:
    tables = "Table: A {#a}\n| A | B |\n|---|---|\n| a | 1 |\n\nTable: B {#b}\n| A | B |\n|---|---|\n| a | 1 |\n"
    version = checked(f"{HEAD}1. {text}\n\n{tables}", language)
    assert [hit.fields["number"] for hit in not_cited_tables(version)] == ["2"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("General Assembly resolution 70/1 of 25 September 2015", 0),
        ("General Assembly resolution 70/1 of 25 September 2025", 1),
        ("Human Rights Council resolution 46/1 of 23 March 2021", 0),
        ("Economic and Social Council resolution 46/1 of 23 March 2021", 0),
        ("Security Council resolution 1325 (2000) of 31 October 2000", 0),
        ("Security Council resolution 1325 (2000) of 31 October 2002", 1),
        ("its resolution 70/1 of 25 September 2025", 0),
    ],
)
def test_dates_of_resolutions(text: str, count: int) -> None:
    assert len(list(resolution_date(checked(f"{HEAD}1. In {text}.\n")))) == count


def test_a_language_that_does_not_say_how_things_are_mentioned() -> None:
    version = checked(f"{HEAD}1. As in paragraph 9 above.\n")
    version.language = replace(version.language, mentions={}, weekdays=())
    assert list(missing_paragraph(version)) == list(not_cited_tables(version)) == list(weekday(version)) == []


def test_a_mention_that_is_no_expression_is_told_with_its_file() -> None:
    version = checked(f"{HEAD}1. As in paragraph 9 above.\n")
    version.language = replace(version.language, mentions={"above": "paragraph ("})
    with pytest.raises(ContentError) as caught:
        list(missing_paragraph(version))
    [problem] = caught.value.problems
    assert (problem.code, problem.place.path.endswith("templates/languages/en.yaml")) == ("invalid-pattern", True)
