"""A cluster of other processes: the same bytes, though a worker is lost; and what is said when there is none."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

import undoc
from tests.production.sample import PICTURE, tree, write_content
from undoc.files import FileError
from undoc.production.record import dependencies as needs
from undoc.production.workers import cluster, connection, parcels
from undoc.production.workers.task import Task, make
from undoc.templates.locate import data_root

pytest.importorskip("distributed")

ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join(str(Path(path).resolve()) for path in sys.path if path),
    "DASK_DISTRIBUTED__WORKER__MEMORY__TERMINATE": "false",
}


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Six documents, one with a picture, one that is wrong."""
    for number in range(1, 7):
        write_content(tmp_path / "content", f"A_{number}", f"A/{number}", "en", "zh")
    (tmp_path / "content" / "A_2" / "chart.png").write_bytes(PICTURE.read_bytes())
    with (tmp_path / "content" / "A_2" / "en.md").open("a", encoding="utf-8") as stream:
        stream.write("\n![A chart](chart.png)\n")
    with (tmp_path / "content" / "A_3" / "zh.md").open("a", encoding="utf-8") as stream:
        stream.write("\n[^none]\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "content"


def dask(*arguments: str, environment: Mapping[str, str] = ENVIRONMENT) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dask", *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture
def scheduler_process(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
    process = dask("scheduler", *options, "--scheduler-file", str(tmp_path / "scheduler.json"))
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def scheduler(tmp_path: Path, scheduler_process: subprocess.Popen[bytes]) -> str:
    """The address of a scheduler."""
    return address_in(tmp_path / "scheduler.json")


def address_in(file: Path) -> str:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with suppress(OSError, ValueError):
            return str(json.loads(file.read_text("utf-8"))["address"])
        time.sleep(0.05)
    raise TimeoutError("no scheduler")


@pytest.fixture
def workers(scheduler: str) -> Iterator[list[subprocess.Popen[bytes]]]:
    processes = [
        dask("worker", scheduler, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--name", str(number))
        for number in range(2)
    ]
    try:
        yield processes
    finally:
        for process in processes:
            process.kill()
            process.wait()


def test_a_task_gives_the_same_when_its_inputs_travel(content: Path) -> None:
    for folder, language in (("A_2", "en"), ("A_3", "zh")):
        here = Task(content / folder, language, ("docx", "pdf"), "auto", data_root())
        parcel = parcels.Parcel(here, parcels.packed_content(here.folder), needs.sources_digest())
        assert parcels.do(parcel, parcels.packed(here.data), "key") == make(here)


def test_a_worker_with_another_version_is_a_problem(content: Path) -> None:
    parcel = parcels.Parcel(Task(content / "A_2", "en", ("pdf",), "auto", data_root()), {}, "another")
    assert [problem.code for problem in parcels.do(parcel, {}, "key").problems] == ["other-version"]


def test_files_that_links_lead_to_elsewhere_do_not_travel(content: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", "utf-8")
    (tmp_path / "aside").mkdir()
    (tmp_path / "aside" / "secret").write_text("secret", "utf-8")
    folder = content / "A_1"
    (folder / "below").mkdir()
    (folder / "below" / "file").write_text("mine", "utf-8")
    (folder / "link").symlink_to("below")
    (folder / "elsewhere").symlink_to(tmp_path / "aside")
    assert parcels.packed_content(folder).keys() == {"document.yaml", "en.md", "zh.md", "below/file", "link/file"}
    (folder / "file").symlink_to(tmp_path / "secret")
    with pytest.raises(FileError):
        parcels.packed_content(folder)


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_what_cannot_travel_is_made_here(
    content: Path, scheduler: str, workers: list[subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    (tmp_path / "aside").write_bytes((content / "A_1" / "en.md").read_bytes())
    (content / "A_1" / "en.md").unlink()
    (content / "A_1" / "en.md").symlink_to(tmp_path / "aside")
    (content / "A_4" / "aside.png").symlink_to("/dev/zero")
    expected = undoc.build(content, out="expected")
    report = undoc.build(content, out="build", scheduler=scheduler)
    assert "link-outside" in {problem.code for problem in report.problems}
    assert report.problems == expected.problems
    assert tree(Path("build")) == tree(Path("expected"))


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_a_cluster_that_loses_a_worker_makes_all_files_with_the_same_bytes(
    content: Path, scheduler: str, workers: list[subprocess.Popen[bytes]]
) -> None:
    expected = undoc.build(content, out="expected")
    while worker_count(scheduler) < 2:
        time.sleep(0.1)

    def progress(step: undoc.Step) -> None:
        if step.done == 3:
            workers[0].kill()

    report = undoc.build(content, out="build", scheduler=scheduler, progress=progress)

    assert workers[0].poll() is not None
    assert report.problems == expected.problems
    assert [result.symbol for result in report.documents] == [result.symbol for result in expected.documents]
    assert tree(Path("build")) == tree(Path("expected"))
    assert len(tree(Path("build"))) == 22  # 2 files of each version but the one that has an error
    assert {result.folder.name for result in undoc.build(content, out="build").documents if result.outputs} == set()


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_a_cluster_that_loses_all_its_workers_ends_with_problems(
    content: Path, scheduler: str, workers: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_WITHOUT_WORKERS", 3.0)
    undoc.build(content / "A_1", out="build")
    kept = tree(Path("build"))
    while worker_count(scheduler) < 2:
        time.sleep(0.1)

    def progress(step: undoc.Step) -> None:
        if step.done == 3:
            for worker in workers:
                worker.kill()

    report = undoc.build(content, out="build", scheduler=scheduler, force=True, progress=progress)

    lost = [problem for problem in report.problems if problem.code == "no-workers"]
    assert lost
    assert {Path(problem.place.path).suffix for problem in lost} == {".md"}
    assert len(report.documents) == 6
    assert kept.keys() <= tree(Path("build")).keys()
    assert not list(Path("build").rglob("*.undoc-tmp"))


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_a_scheduler_without_workers_is_a_problem(
    content: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 2.0)
    report = undoc.build(content, scheduler=scheduler)
    assert [(problem.code, problem.place.path) for problem in report.problems] == [("no-workers", scheduler)]


def silence(stream: socket.socket) -> None:
    stream.recv(1)
    stream.settimeout(30)
    with suppress(OSError):
        while stream.recv(1000):
            pass


#: What may listen at an address instead of a scheduler.
SERVERS: dict[str, Callable[[socket.socket], object]] = {
    "says nothing": silence,
    "is of the web": lambda stream: stream.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n" + b"hello " * 100),
    "says anything": lambda stream: stream.sendall(random.Random(1).randbytes(5000)),
    "says zeros": lambda stream: stream.sendall(bytes(5000)),
    "closes at once": lambda stream: None,
}


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("server", SERVERS)
def test_a_server_that_is_no_scheduler_is_a_problem(
    server: str, content: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def serve() -> None:
        with suppress(OSError):
            while True:
                stream, _ = listening.accept()
                with stream, suppress(OSError):
                    SERVERS[server](stream)

    monkeypatch.setattr(connection, "PATIENCE", 1.0)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=serve, daemon=True).start()
        address = f"tcp://127.0.0.1:{listening.getsockname()[1]}"
        report = undoc.build(content, scheduler=address)
    assert [(problem.code, problem.place.path) for problem in report.problems] == [("no-scheduler", address)]
    assert not Path("build").exists()
    assert capfd.readouterr() == ("", "")


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:9", "tls://127.0.0.1:9", "tcp://127.0.0.1", "127.0.0.1", "xyz://a:1", "inproc://x", ""]
)
def test_an_address_where_nothing_answers_is_a_problem(
    address: str, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 1.0)
    report = undoc.build(content, scheduler=address)
    assert [(problem.code, problem.place.path) for problem in report.problems] == [("no-scheduler", address)]


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_a_cluster_with_certificates(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With Dask's own settings, as the README has them; who has none is refused."""
    from dask.config import set as configured

    write_certificate(tmp_path / "cert.pem", tmp_path / "key.pem")
    own = {"cert": str(tmp_path / "cert.pem"), "key": str(tmp_path / "key.pem")}
    tls = {"ca-file": str(tmp_path / "cert.pem"), "scheduler": own, "worker": own, "client": own}
    settings = {"distributed": {"comm": {"require-encryption": True, "tls": tls}}}
    (tmp_path / "dask").mkdir()
    (tmp_path / "dask" / "tls.yaml").write_text(json.dumps(settings), "utf-8")
    environment = {**ENVIRONMENT, "DASK_CONFIG": str(tmp_path / "dask")}
    options = ("--protocol", "tls", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
    monkeypatch.setattr(connection, "PATIENCE", 10.0)
    with ExitStack() as started:
        scheduler = dask("scheduler", *options, "--scheduler-file", str(tmp_path / "tls.json"), environment=environment)
        started.callback(scheduler.wait)
        started.callback(scheduler.kill)
        address = address_in(tmp_path / "tls.json")
        worker = dask("worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard", environment=environment)
        started.callback(worker.wait)
        started.callback(worker.kill)

        refused = undoc.build(content / "A_1", out="build", scheduler=address)
        with configured({"distributed.comm.tls.ca-file": "nowhere", "distributed.comm.tls.client.cert": "nowhere"}):
            wrong = undoc.build(content / "A_1", out="build", scheduler=address)
        names = {"ca-file": str(tmp_path / "cert.pem"), **{f"client.{name}": path for name, path in own.items()}}
        with configured({f"distributed.comm.tls.{name}": path for name, path in names.items()}):
            report = undoc.build(content / "A_1", out="build", scheduler=address)

    assert address.startswith("tls://")
    assert [problem.code for problem in (*refused.problems, *wrong.problems)] == ["no-scheduler"] * 2
    assert "settings of certificates" in wrong.problems[0].message
    assert report.problems == ()
    assert len(report.outputs) == 4


def write_certificate(certificate: Path, key: Path) -> None:
    """A certificate of its own authority, for the machine that the tests run on."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "undoc tests")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(private, hashes.SHA256())
    )
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    form = serialization.PrivateFormat.PKCS8
    key.write_bytes(private.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()))


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
@pytest.mark.parametrize("sent", ["SIGKILL", "SIGSTOP"])
def test_a_scheduler_that_is_lost_ends_the_build_with_problems(
    sent: str,
    content: Path,
    scheduler: str,
    scheduler_process: subprocess.Popen[bytes],
    workers: list[subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 4.0)
    while worker_count(scheduler) < 2:
        time.sleep(0.1)

    def progress(step: undoc.Step) -> None:
        if step.done == 3:
            scheduler_process.send_signal(signal.Signals[sent])

    capfd.readouterr()
    report = undoc.build(content, out="build", scheduler=scheduler, progress=progress)

    assert "lost-scheduler" in {problem.code for problem in report.problems}
    assert {problem.code for problem in report.problems} <= {"lost-scheduler", "undefined-note"}
    assert len(report.documents) == 6
    assert not list(Path("build").rglob("*.tmp"))
    assert capfd.readouterr() == ("", "")


def test_a_build_that_has_nothing_to_make_needs_no_scheduler(content: Path) -> None:
    undoc.build("content/A_1", formats=["docx"])
    assert undoc.build("content/A_1", formats=["docx"], scheduler="tcp://127.0.0.1:9").ok


def test_without_the_library_it_says_what_to_install(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    [problem] = undoc.build(content, scheduler="tcp://127.0.0.1:9").problems
    assert problem.code == "no-cluster"
    assert "undoc[cluster]" in problem.advice


def worker_count(scheduler: str) -> int:
    from distributed import Client

    with Client(scheduler, set_as_default=False) as client:
        return len(client.scheduler_info(n_workers=-1)["workers"])
