"""Lines made from metadata, in the languages' own words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.support import build_model, seed
from undoc.model import Advance, Agenda, AgendaItem, AgendaStatus, ContentError, Meeting, Session, Symbol
from undoc.prepare import PreparedDocument, dates, prepare
from undoc.prepare.front.wordings import Wordings
from undoc.prepare.prepared import Role


def front(prepared: PreparedDocument) -> list[str]:
    return [paragraph.text for paragraph in prepared.front]


def of(language: str = "en", **metadata: Any) -> PreparedDocument:
    return prepare(build_model.document(language=language, **metadata), language, seed.templates())


def test_the_chinese_front_of_the_seed() -> None:
    # The wordings of the document itself.
    assert front(seed.prepared()) == [
        "联合国人类住区规划署执行局",
        "2024 年第二次会议",
        "2024 年 12 月 4 日至 6 日，内罗毕",
        "临时议程*项目 6 (a)",
        "战略计划：关于 2020–2025 年期间战略计划的 2023 年年度报告",
        "关于 2020–2025 年期间战略计划的 2023 年年度报告摘要",
        "执行主任的报告",
    ]


def test_the_chinese_masthead_of_the_seed_keeps_its_block_in_english() -> None:
    masthead = seed.prepared().masthead
    texts = {slot: [paragraph.text for paragraph in paragraphs] for slot, paragraphs in masthead.items()}
    assert texts == {
        "organization": ["联合国"],
        "symbol": ["HSP/EB.2024/17"],
        "wordmark": ["联合国人居署"],
        "body_name": ["联合国人类住区规划署"],
        "distribution": ["Distr.: General", "19 September 2024", "Chinese", "Original: English"],
    }
    assert {paragraph.language for paragraph in masthead["distribution"]} == {"en-GB"}
    organ, rest = masthead["symbol"][0].spans
    assert (organ.text, organ.size, rest.size) == ("HSP", 20, None)


def test_an_english_text_with_an_english_original_names_no_language() -> None:
    assert [line.text for line in of().masthead["distribution"]] == [
        "Distr.: General",
        "19 September 2024",
        "Original: English",
    ]
    assert [line.text for line in of(original="fr").masthead["distribution"]][2:] == ["English", "Original: French"]


@pytest.mark.parametrize(
    ("language", "start", "end", "expected"),
    [
        ("en", "2024-12-04", "2024-12-06", "4–6 December 2024"),
        ("en", "2018-04-30", "2018-05-01", "30 April – 1 May 2018"),
        ("en", "2024-12-30", "2025-01-02", "30 December 2024 – 2 January 2025"),
        ("en", "2024-12-04", "2024-12-04", "4 December 2024"),
        ("zh", "2024-12-04", "2024-12-06", "2024 年 12 月 4 日至 6 日"),
        ("zh", "2018-04-30", "2018-05-01", "2018 年 4 月 30 日至 5 月 1 日"),
        ("zh", "2024-12-30", "2025-01-02", "2024 年 12 月 30 日至 2025 年 1 月 2 日"),
    ],
)
def test_dates(language: str, start: str, end: str, expected: str) -> None:
    days = (dt.date.fromisoformat(start), dt.date.fromisoformat(end))
    assert dates.date_range(*days, seed.templates().language(language)) == expected


@pytest.mark.parametrize(
    ("language", "status", "items", "expected"),
    [
        ("en", "provisional", [(6, "a")], "Item 6 (a) of the provisional agenda*"),
        ("en", "preliminary", [(5, None)], "Item 5 of the preliminary list*"),
        ("en", "adopted", [(20, "a")], "Agenda item 20 (a)"),
        ("en", "adopted", [(5, None), (6, None)], "Agenda items 5 and 6"),
        ("en", "adopted", [(5, None), (6, "b"), (7, None)], "Agenda items 5, 6 (b) and 7"),
        ("zh", "provisional", [(6, "a")], "临时议程*项目 6 (a)"),
        ("zh", "preliminary", [(5, None)], "暂定项目表*项目 5"),
        ("zh", "adopted", [(5, None), (6, None)], "议程项目 5 和 6"),
    ],
)
def test_agenda_lines(language: str, status: str, items: list[tuple[int, str | None]], expected: str) -> None:
    note = None if status == "adopted" else Symbol.parse("A/80/50")
    agenda = Agenda(tuple(AgendaItem(*item) for item in items), AgendaStatus(status), note)
    prepared = of(language, agenda=agenda)
    assert expected in front(prepared)
    assert [(n.mark, n.paragraphs[0].text) for n in prepared.notes.values()] == (
        [] if note is None else [("*", "A/80/50。" if language == "zh" else "A/80/50.")]
    )


@pytest.mark.parametrize(
    ("language", "session", "expected"),
    [
        ("en", Session(79), "Seventy-ninth session"),
        ("en", Session(100), "One hundredth session"),
        ("en", Session(2, 2024), "Second session of 2024"),
        ("zh", Session(79), "第七十九届会议"),
        ("zh", Session(20), "第二十届会议"),
        ("zh", Session(2, 2024), "2024 年第二次会议"),
    ],
)
def test_sessions(language: str, session: Session, expected: str) -> None:
    assert expected in front(of(language, session=session))


def test_front_matter_replaces_a_made_line_and_keeps_the_note_called() -> None:
    wording = {"agenda_item": "Item 6* of the agenda", "author": "Report of both", "body_name": "The Programme"}
    prepared = prepare(build_model.document(wording=wording), "en", seed.templates())
    assert front(prepared)[3] == "Item 6* of the agenda"
    assert [span.note for span in prepared.front[3].spans] == [None, "n1", None]
    assert front(prepared)[-1] == "Report of both"
    assert prepared.masthead["body_name"][0].text == "The Programme"


def test_front_matter_gives_the_agenda_line_a_note_of_its_own() -> None:
    prepared = prepare(build_model.document(wording={"agenda_note": "As amended."}), "en", seed.templates())
    assert [paragraph.text for paragraph in prepared.notes["n1"].paragraphs] == ["As amended."]


@pytest.mark.parametrize(
    ("slot", "words"), [("session", "session"), ("place_dates", "December"), ("author", "Executive Director")]
)
def test_front_matter_gives_other_lines_notes(slot: str, words: str) -> None:
    prepared = prepare(build_model.document(wording={f"{slot}_note": "As agreed."}), "en", seed.templates())
    (called,) = (key for key, note in prepared.notes.items() if note.paragraphs[0].text == "As agreed.")
    (line,) = (line for line in prepared.front if line.spans[-1].note == called)
    assert words in line.text


def test_what_the_content_does_not_say_is_not_there() -> None:
    prepared = of(session=None, meeting=None, agenda=None, author=None)
    assert [line.role for line in prepared.front] == [Role.FRONT, Role.FRONT, Role.TITLE]
    assert not prepared.notes


@pytest.mark.parametrize(
    ("author", "body", "space"),
    [
        (None, "general-assembly", 18),
        ("secretary-general", "general-assembly", None),
        (None, "human-rights-council", 12),
    ],
)
def test_a_title_that_ends_the_front_has_space_below_it(author: str | None, body: str, space: float | None) -> None:
    title = next(line for line in of(body=body, author=author).front if line.role is Role.TITLE)
    assert title.space_after == space


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("body", "no-such-body", "unknown-body"),
        ("author", "nobody", "no-wording"),
        ("kind", "novel", "unknown-kind"),
        ("kind", "information-note", "no-wording"),
    ],
)
def test_what_has_no_wording_is_a_located_problem(field: str, value: Any, code: str) -> None:
    with pytest.raises(ContentError) as raised:
        of(**{field: value})
    assert [problem.code for problem in raised.value.problems] == [code]
    assert all(problem.place.line for problem in raised.value.problems)


@pytest.mark.parametrize(
    ("field", "value", "advice"),
    [
        ("body", "general-asembly", "Did you mean “general-assembly”?"),
        ("body", "nobody-at-all", "Known bodies: "),
        ("kind", "bananas", "Known kinds: administrative-instruction, "),
        ("kind", "draft-resolutions", "Did you mean “draft-resolution”?"),
        ("author", "secretary-genral", "Did you mean “secretary-general”? Else add it there, or write the line itself"),
        (
            "meeting",
            Meeting(dt.date(2024, 12, 4), dt.date(2024, 12, 6), "atlantis"),
            "Add it there, or write the line itself at the head of en.md, as “place_dates: …”.",
        ),
        (
            "meeting",
            Meeting(dt.date(2024, 12, 4), dt.date(2024, 12, 6), "genva"),
            "Did you mean “geneva”? Else add it there, or write the line itself at the head of en.md",
        ),
    ],
)
def test_what_is_not_known_is_told_with_what_may_be_meant(field: str, value: Any, advice: str) -> None:
    with pytest.raises(ContentError) as raised:
        of(**{field: value})
    [problem] = raised.value.problems
    assert problem.advice.startswith(advice)


def test_a_kind_is_checked_where_nobody_signs() -> None:
    with pytest.raises(ContentError) as raised:
        of(kind="bananas", author=None)
    assert [problem.code for problem in raised.value.problems] == ["unknown-kind"]
    assert of(kind="information-note", author=None).front


def test_the_line_of_a_language_without_a_name_of_the_other_names_the_file_that_lacks_it() -> None:
    templates = seed.templates()
    block = templates.language("en")
    wordings = Wordings.of(
        build_model.document(distribution="secret"), build_model.document().versions["en"], templates, []
    )
    wordings.language, wordings.block_language = templates.language("zh"), block
    wordings.distribution_block()
    assert "templates/languages/en.yaml" in wordings.problems[0].message


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "26 February–5 April 2044"),
        ("fr", "26 février–5 avril 2044"),
        ("es", "26 de febrero a 5 de abril de 2044"),
        ("zh", "2044年2月26日至4月5日"),
    ],
)
def test_the_sessions_of_the_human_rights_council_are_shown_without_their_place(language: str, expected: str) -> None:
    meeting = Meeting(dt.date(2044, 2, 26), dt.date(2044, 4, 5), "geneva")
    found = of(language, body="human-rights-council", meeting=meeting)
    assert expected in [paragraph.text for paragraph in found.front]
    assert of(language, body="human-rights-council", meeting=Meeting(meeting.start, meeting.end)).front == found.front


def test_a_meeting_needs_a_place_where_this_is_shown() -> None:
    with pytest.raises(ContentError) as raised:
        of(meeting=Meeting(dt.date(2044, 2, 26), dt.date(2044, 4, 5)))
    assert [problem.code for problem in raised.value.problems] == ["missing-key"]


def test_the_environment_assembly_stands_in_its_own_masthead() -> None:
    found = of(body="unep-assembly", symbol=Symbol.parse("UNEP/EA.6/10"))
    texts = [paragraph.text for paragraph in found.masthead["body_name"]]
    assert texts == ["United Nations Environment Assembly of the United Nations Environment Programme"]


@pytest.mark.parametrize(
    ("language", "advance", "line"),
    [
        ("en", Advance.UNEDITED, "Advance unedited version"),
        ("en", Advance.EDITED, "Advance edited version"),
        ("fr", Advance.UNEDITED, "Version avancée non éditée"),
        ("es", Advance.EDITED, "Versión avanzada editada"),
        ("zh", Advance.UNEDITED, "Advance unedited version"),
    ],
)
def test_a_version_in_advance_says_so_above_the_distribution(language: str, advance: Advance, line: str) -> None:
    first, second, *_ = of(language, advance=advance).masthead["distribution"]
    assert first.text == line
    assert all(span.bold for span in first.spans)
    assert second.text.startswith("Distr.")
