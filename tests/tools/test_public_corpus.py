"""The Word files of an archive are taken under names of their own, wherever it says that they stand."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

from benchmarks.public_corpus import take_word_files


def test_word_files_alone_are_taken_and_stay_in_the_folder(tmp_path: Path) -> None:
    archive, folder = tmp_path / "one.tar.gz", tmp_path / "files"
    folder.mkdir()
    with tarfile.open(archive, "w:gz") as opened:
        for name in ("package/tests/a.docx", "package/readme.md", "../../a.docx", "/b.DOCX"):
            member = tarfile.TarInfo(name)
            member.size = 4
            opened.addfile(member, io.BytesIO(b"Word"))
        link = tarfile.TarInfo("package/c.docx")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        opened.addfile(link)
    assert take_word_files(archive, folder) == 3
    assert sorted(path.name for path in folder.iterdir()) == ["001-a.docx", "002-a.docx", "003-b.DOCX"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["files", "one.tar.gz"]
