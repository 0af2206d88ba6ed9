"""The labels of annexes, enclosures and appendices."""

from __future__ import annotations

import pytest

from tests.support import build_model, seed
from undoc.model import Annex, AnnexKind
from undoc.prepare import prepare
from undoc.prepare.prepared import Annex as SetAnnex
from undoc.prepare.prepared import Paragraph

KINDS = {"A": AnnexKind.ANNEX, "E": AnnexKind.ENCLOSURE, "P": AnnexKind.APPENDIX}


def labels(kinds: str, language: str = "en") -> list[str]:
    text = build_model.plain("Text.")
    blocks = [
        Annex((), None, (text,), build_model.plain(str(at)).place, kind=KINDS[one]) for at, one in enumerate(kinds)
    ]
    prepared = prepare(build_model.document([text, *blocks], language=language), language, seed.templates())
    found = [block.blocks[0] for block in prepared.blocks if isinstance(block, SetAnnex)]
    return [label.text for label in found if isinstance(label, Paragraph)]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ("A", ["Annex"]),
        ("AA", ["Annex I", "Annex II"]),
        ("AE", ["Annex", "Enclosure"]),
        ("AEEA", ["Annex I", "Enclosure I", "Enclosure II", "Annex II"]),
        ("AEAE", ["Annex I", "Enclosure", "Annex II", "Enclosure"]),
        ("AEPPE", ["Annex", "Enclosure I", "Appendix I", "Appendix II", "Enclosure II"]),
        ("AEPEP", ["Annex", "Enclosure I", "Appendix", "Enclosure II", "Appendix"]),
        ("P", ["Appendix"]),
    ],
)
def test_enclosures_are_counted_for_their_annex(kinds: str, expected: list[str]) -> None:
    assert labels(kinds) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", ["Annexe", "Pièce jointe I", "Pièce jointe II", "Appendice"]),
        ("es", ["Anexo", "Documento adjunto I", "Documento adjunto II", "Apéndice"]),
        ("ru", ["Приложение", "Добавление I", "Добавление II", "Дополнение"]),
        ("zh", ["附件", "附文一", "附文二", "附录"]),
        ("ar", ["المرفق", "الضميمة الأولى", "الضميمة الثانية", "التذييل"]),
    ],
)
def test_they_are_worded_in_each_language(language: str, expected: list[str]) -> None:
    assert labels("AEEP", language) == expected
