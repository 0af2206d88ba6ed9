"""A cluster of other processes: the same bytes, though a worker is lost; and what is said when there is none."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

import undoc
from tests.build.sample import PICTURE, tree, write_content
from undoc.build import cluster, needs
from undoc.build.task import Task, make
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


def dask(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dask", *arguments]
    return subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """The address of a scheduler."""
    file = tmp_path / "scheduler.json"
    process = dask(
        "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show", "--scheduler-file", str(file)
    )
    try:
        yield address_in(file)
    finally:
        process.kill()
        process.wait()


def address_in(file: Path) -> str:
    import json

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
        parcel = cluster.Parcel(here, cluster.packed_content(here.folder), needs.sources_digest())
        assert cluster.do(parcel, cluster.packed(here.data), "key") == make(here)


def test_a_worker_with_another_version_is_a_problem(content: Path) -> None:
    parcel = cluster.Parcel(Task(content / "A_2", "en", ("pdf",), "auto", data_root()), {}, "another")
    assert [problem.code for problem in cluster.do(parcel, {}, "key").problems] == ["other-version"]


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
    assert len(tree(Path("build"))) == 20
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
    monkeypatch.setattr(cluster, "_PATIENCE", 2)
    report = undoc.build(content, scheduler=scheduler)
    assert [(problem.code, problem.place.path) for problem in report.problems] == [("no-workers", scheduler)]


@pytest.mark.filterwarnings("default")
def test_a_scheduler_that_does_not_answer_is_a_problem(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    report = undoc.build(content, scheduler="tcp://127.0.0.1:9")
    assert [(problem.code, problem.place.path) for problem in report.problems] == [
        ("no-scheduler", "tcp://127.0.0.1:9")
    ]
    assert not Path("build").exists()


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
