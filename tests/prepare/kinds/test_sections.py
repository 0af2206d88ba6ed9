"""Sections in the alphabetical order of the version's language."""

from __future__ import annotations

import pytest

from tests.support import build_model, seed
from undoc.model import Block, Heading, Paragraph
from undoc.prepare.kinds.sections import sections
from undoc.prepare.kinds.spelling import words


@pytest.mark.parametrize(
    ("language", "written", "made"),
    [
        ("en", ["Jordan", "Côte d’Ivoire", "Chad", "france"], ["Chad", "Côte d’Ivoire", "france", "Jordan"]),
        ("es", ["Omán", "Ñandú", "Nueva Zelandia"], ["Nueva Zelandia", "Ñandú", "Omán"]),
        ("fr", ["Zambie", "Éthiopie", "Estonie"], ["Estonie", "Éthiopie", "Zambie"]),
        ("ru", ["Япония", "Йемен", "Индия"], ["Индия", "Йемен", "Япония"]),
        ("ar", ["فرنسا", "الأردن", "تونس"], ["الأردن", "تونس", "فرنسا"]),
        ("zh", ["约旦", "法国"], ["约旦", "法国"]),
    ],
)
def test_the_sections_of_a_group_stand_in_order(language: str, written: list[str], made: list[str]) -> None:
    blocks: list[Block] = [build_model.plain("First."), build_model.heading("States")]
    for name in written:
        blocks += [build_model.heading(name, 2), build_model.plain(f"A person of {name}")]
    blocks.append(build_model.heading("Observers"))
    ordered = sections(blocks, seed.templates().language(language))
    texts = [words(block.inlines) for block in ordered if isinstance(block, Heading | Paragraph)]
    assert texts == [
        "First.",
        "States",
        *(text for name in made for text in (name, f"A person of {name}")),
        "Observers",
    ]
    assert not any(block.is_numbered for block in ordered if isinstance(block, Heading))
