"""Lengthened joins of Arabic letters."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.support import build_model, seed
from undoc.prepare import prepare
from undoc.typeset import TypesetDocument, typeset
from undoc.typeset.pages.page import TextRun
from undoc.typeset.text.kashida import TATWEEL, best_join

TEXT = (
    "قامت الجمعية العامة في دورتها العادية بالنظر في مسائل كثيرة تتصل بتحسين المساكن في المدن والقرى، "
    "وطلبت من الأمين العام أن يقدم تقريرا شاملا عن التقدم المحرز في تنفيذ القرار خلال السنوات الخمس المقبلة."
)


@pytest.mark.parametrize(
    ("word", "lengthened"),
    [
        ("السلام", "السـلام"),  # after seen
        ("تحسين", "تحسـين"),
        ("العامة", "العامـة"),  # before a final taa marbuta
        ("مسائل", "مسـائل"),
        ("كتاب", None),  # its last letters do not join
        ("عقل", "عقـل"),
        ("لا", None),
        ("إسلا", "إسـلا"),
        ("جبلا", None),  # lam and alef stay one
        ("في", None),
        ("مَلِك", "مَلِـك"),
        ("2024", None),
    ],
)
def test_the_join_that_is_lengthened(word: str, lengthened: str | None) -> None:
    join = best_join(word)
    if lengthened is None or lengthened == word:
        assert join is None
    else:
        assert join is not None
        assert word[: join[1]] + TATWEEL + word[join[1] :] == lengthened


def pages(kashida: bool) -> TypesetDocument:
    prepared = prepare(build_model.document([build_model.plain(TEXT)], language="ar"), "ar", seed.templates())
    language = prepared.language
    language = replace(language, typography=replace(language.typography, kashida=kashida))
    return typeset(replace(prepared, language=language), seed.templates().fonts)


def body(document: TypesetDocument) -> dict[float, list[TextRun]]:
    lines: dict[float, list[TextRun]] = {}
    for item in document.pages[0].items:
        if isinstance(item, TextRun) and item.size == 14 and item.y > 300 and item.y < 700:
            lines.setdefault(round(item.y, 1), []).append(item)
    return lines


def test_lines_stay_as_wide_with_less_space_between_words_and_the_same_text() -> None:
    plain, longer = body(pages(kashida=False)), body(pages(kashida=True))
    assert plain.keys() == longer.keys()
    assert len(plain) > 2
    less = 0
    for y, runs in plain.items():
        others = longer[y]
        assert "".join("".join(run.texts[::-1]) for run in others) == "".join("".join(run.texts[::-1]) for run in runs)
        assert sum(run.width for run in others) == pytest.approx(sum(run.width for run in runs))
        spaces, fewer = (
            sum(a for run in found for t, a in zip(run.texts, run.advances, strict=True) if t == " ")
            for found in (runs, others)
        )
        assert fewer <= spaces + 0.001
        less += fewer < spaces - 1.0
    assert less >= 2


def test_kashida_is_off_unless_the_language_wants_it() -> None:
    assert not seed.templates().language("ar").typography.kashida
