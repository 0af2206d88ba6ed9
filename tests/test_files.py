from __future__ import annotations

import os
import pickle
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from undoc.files import FileError, read_file


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as end:
        end.bind(os.path.relpath(path))


OTHERS: dict[str, tuple[Callable[[Path], object], str]] = {
    "folder": (Path.mkdir, "it is a folder"),
    "named pipe": (os.mkfifo, "it is a named pipe"),
    "socket": (make_socket, "it is a socket"),
    "link to an endless device": (lambda path: path.symlink_to("/dev/zero"), "it is a device"),
}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no such files")
@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_ordinary_file_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket is a short one
    make, reason = OTHERS[name]
    make(tmp_path / "file")
    with pytest.raises(FileError) as refused:
        read_file(tmp_path / "file")
    assert (refused.value.code, refused.value.strerror) == ("unreadable-file", reason)


def test_the_size_is_looked_at_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "huge").touch()
    os.truncate(tmp_path / "huge", 3 << 30)
    with pytest.raises(FileError, match="more than 64 MB"):
        read_file(tmp_path / "huge", 64 << 20)


def test_a_file_that_grows_while_it_is_read_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = tmp_path / "small"
    small.write_bytes(b"123")
    status = small.stat()
    small.write_bytes(b"12345")
    monkeypatch.setattr(os, "stat", lambda path: status)
    monkeypatch.setattr(os, "fstat", lambda descriptor: status)
    with pytest.raises(FileError) as refused:
        read_file(small, 4)
    assert refused.value.code == "file-too-large"


def test_a_pipe_that_takes_the_place_of_the_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    status = (tmp_path / "file").stat()
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setattr(os, "stat", lambda path: status)
    with pytest.raises(FileError, match="named pipe"):
        read_file(tmp_path / "pipe")


@pytest.mark.parametrize(
    ("target", "read"),
    [("inside", True), ("below/inside", True), ("../outside", False), ("below/link", False)],
)
def test_links_do_not_leave_the_folder(target: str, read: bool, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "below").mkdir(parents=True)
    for path in (folder / "inside", folder / "below" / "inside", tmp_path / "outside"):
        path.write_bytes(b"text")
    (folder / "below" / "link").symlink_to(tmp_path / "outside")
    (folder / "file").symlink_to(target)
    if read:
        assert read_file(folder / "file", within=folder) == b"text"
    else:
        with pytest.raises(FileError) as refused:
            read_file(folder / "file", within=folder)
        assert refused.value.code == "link-outside"


def test_an_error_comes_whole_from_another_process() -> None:
    error = FileError("file", "code", "reason", "advice")
    again = pickle.loads(pickle.dumps(error))
    assert (again.filename, again.code, again.strerror, again.advice) == ("file", "code", "reason", "advice")
