"""A new language is one file: documents in it are built, checked, begun and imported like those in the others."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import zipfile
from pathlib import Path

import pytest

import undoc
from tests.pdf.reader import Reader, plain
from tests.support.seed import ROOT
from undoc.cli import main
from undoc.model.languages import languages, use_languages
from undoc.production.importing import import_document
from undoc.production.new_document import new_document
from undoc.templates import Templates
from undoc.templates.known_languages import known_languages, language_codes

METADATA = """\
symbol: A/99/7
body: general-assembly
kind: report
distribution: general
date: 2031-03-09
original: {original}
author: secretary-general
"""
PORTUGUESE = """\
---
title: Os faróis do mar interior
---

# Introdução

1. O presente relatório trata dos faróis e da sua manutenção.

   (a) As luzes e os vidros dos faróis;

   (b) Os caminhos que levam a eles.

2. Não há mais nada a dizer das torres, nem do que as rodeia.
"""
PERSIAN = """\
---
title: فانوس‌های دریایی
---

# مقدمه

1 - این گزارش درباره فانوس‌های دریایی است.

   (أ) چراغ‌ها و شیشه‌ها؛

   (ب) راه‌هایی که به آن‌ها می‌رسند.

2 - چیز دیگری برای گفتن نیست.
"""
#: A language file that differs from another one in these lines only, which is enough for a toy.
TOYS = {
    "pt": (
        "en",
        "tag: pt-PT",
        "suffix: PT",
        "name: Português",
        "called: {en: Portuguese}",
        "[os, as, do, da, dos]",
    ),
    "fa": ("ar", "tag: fa-IR", "suffix: FA", "name: فارسی", "called: {en: Persian}", "[این, که, از, به, را]"),
}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Templates with two languages more, each one file."""
    own = tmp_path_factory.mktemp("data")
    shutil.copytree(ROOT / "templates", own / "templates")
    (own / "fonts").symlink_to(ROOT / "fonts")
    for code, (like, *lines, words) in TOYS.items():
        text = (ROOT / "templates" / "languages" / f"{like}.yaml").read_text(encoding="utf-8")
        for line in (*lines, f"common_words: {words}"):
            key = line.partition(":")[0]
            text, count = re.subn(f"^{key}: .*$", line, text, flags=re.MULTILINE)
            assert count == 1
        text = text.replace("language_names: {", f"language_names: {{{code}: {lines[2].removeprefix('name: ')}, ")
        (own / "templates" / "languages" / f"{code}.yaml").write_text(text, encoding="utf-8")
    return own


def written(content: Path, original: str, **texts: str) -> Path:
    """A document with a version for each text."""
    folder = content / "A_99_7"
    folder.mkdir(parents=True)
    (folder / "document.yaml").write_text(METADATA.format(original=original), encoding="utf-8")
    for code, text in texts.items():
        (folder / f"{code}.md").write_text(text, encoding="utf-8")
    return folder


def test_the_official_languages_come_first(own: Path) -> None:
    assert language_codes(own) == ("ar", "zh", "en", "fr", "ru", "es", "fa", "pt")


def test_files_that_are_no_languages_are_none(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "languages"
    folder.mkdir(parents=True)
    for name in ("pt.yaml", "en.yaml", "en.yaml~", ".fr.yaml", "README.yaml", "zh.yml", "az-arab.yaml"):
        (folder / name).touch()
    assert language_codes(tmp_path) == ("en", "az-arab", "pt")
    assert language_codes(tmp_path / "nowhere") == ()


def test_fewer_languages_are_no_fault_of_the_kinds(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (tmp_path / "templates" / "languages" / "ru.yaml").unlink()
    assert Templates(tmp_path).kind("report").names["ru"]
    assert "ru" not in language_codes(tmp_path)


def test_both_are_built_checked_and_imported_back(own: Path, tmp_path: Path) -> None:
    folder = written(tmp_path / "content", "pt", pt=PORTUGUESE, fa=PERSIAN)
    report = undoc.build(folder, out=tmp_path / "build", data=own)
    assert report.ok, report.problems
    assert not report.problems
    made = {Path(output.path).name: Path(output.path) for output in report.outputs}
    assert set(made) == {"A_99_7-PT.docx", "A_99_7-PT.pdf", "A_99_7-FA.docx", "A_99_7-FA.pdf"}

    for code, tag, name, text in (("pt", "pt-PT", "Portuguese", PORTUGUESE), ("fa", "fa-IR", "Persian", PERSIAN)):
        catalog = Reader(made[f"A_99_7-{code.upper()}.pdf"].read_bytes()).catalog
        assert plain(catalog["Lang"]) == tag.encode()
        assert ("Direction" in plain(catalog["ViewerPreferences"])) == (code == "fa")
        word = made[f"A_99_7-{code.upper()}.docx"]
        with zipfile.ZipFile(word) as package:
            document, custom = (package.read(part).decode() for part in ("word/document.xml", "docProps/custom.xml"))
        slot = "bidi" if code == "fa" else "val"
        assert f'<w:lang w:{slot}="{tag}"/>' in document
        assert ("<w:rtl/>" in document) == (code == "fa")
        assert f"<vt:lpwstr>{name}</vt:lpwstr>" in custom

        imported = import_document(word, content=tmp_path / f"again-{code}", data=own)
        assert imported.language == code
        assert not imported.problems
        again = imported.folder / f"{code}.md"
        assert paragraphs(again.read_text(encoding="utf-8")) == paragraphs(text)
        assert "original: pt" in (imported.folder / "document.yaml").read_text(encoding="utf-8")


def paragraphs(text: str) -> list[str]:
    """The text without its front matter; the numbers of paragraphs may be written in any form."""
    body = text.rpartition("---\n")[2]
    return re.sub(r"^( *)[(]?[0-9a-zأ-ي]+(?: ?-|[.)])+ ", r"\1# ", body, flags=re.MULTILINE).split()


@pytest.mark.parametrize(("text", "language"), [(PORTUGUESE, "pt"), (PERSIAN, "fa")])
def test_a_file_without_properties_is_told_by_its_words(own: Path, tmp_path: Path, text: str, language: str) -> None:
    folder = written(tmp_path / "content", language, **{language: text})
    report = undoc.build(folder, formats=["docx"], out=tmp_path / "build", data=own)
    plain_file = tmp_path / "plain.docx"
    with zipfile.ZipFile(report.outputs[0].path) as package, zipfile.ZipFile(plain_file, "w") as copy:
        for name in package.namelist():
            data = package.read(name)
            copy.writestr(name, data.replace(b"Persian", b"").replace(b"Portuguese", b""))
    assert import_document(plain_file, content=tmp_path / "again", data=own).language == language


def test_the_names_of_the_new_language_come_from_its_file(own: Path) -> None:
    templates = Templates(own)
    french, english = (templates.with_names(templates.language(code), ("pt", "zh")) for code in ("fr", "en"))
    assert english.language_names["pt"] == "Portuguese"
    assert "pt" not in french.language_names  # its file does not say what it is called there
    assert english.language_names["zh"] == "Chinese"


def test_a_version_is_begun_checked_and_refused_where_the_language_is_not(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = new_document("A/99/8", languages=["pt"], date=dt.date(2031, 3, 9), content=tmp_path / "content", data=own)
    assert sorted(path.name for path in folder.iterdir()) == ["document.yaml", "pt.md"]
    assert main(["check", str(folder), "--lang", "pt", "--data", str(own)]) == 0
    assert main(["check", str(folder)]) == 1
    error = capsys.readouterr().err
    assert "invalid-language" in error
    assert "pt.md" in error
    assert main(["check", str(folder), "--lang", "pt"]) == 2


def test_reading_knows_the_languages_of_the_templates_chosen(own: Path) -> None:
    use_languages(known_languages(own))
    assert languages().names()["fa"] == "Persian"
    assert [form.level for form in languages().spelling("fa").labels] == [0, 1, 2, 3]
    assert languages().spelling("zh").is_han
    assert not languages().spelling("pt").is_han
