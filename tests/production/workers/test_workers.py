"""Worker processes: the same bytes as in one process, and a worker that dies costs its task at most."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import undoc
from tests.production.sample import tree, write_content
from undoc.production.workers import runner, task, workers
from undoc.production.workers.task import Task
from undoc.templates.locate import data_root

#: The module, which the function of the same name hides.
building = sys.modules["undoc.production"]
PATCHED = """
import os, sys
sys.path[:] = sys.argv[1:]
from pathlib import Path
from undoc.production.workers import worker
make = worker.make
def patched(task):
    {}
    return make(task)
worker.make = patched
worker.main()
"""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Five documents, in two worker processes however few they are, which take tasks ahead to the end."""
    for number in range(1, 6):
        write_content(tmp_path / "content", f"A_{number}", f"A/{number}")
    monkeypatch.setattr(building, "_WORTH", 1)
    monkeypatch.setattr(workers, "_KEPT", 0)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "content"


def patched(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setattr(workers, "_PROGRAM", PATCHED.format(line))


def test_two_workers_make_the_same_bytes_and_report_in_the_same_order(content: Path, tmp_path: Path) -> None:
    (content / "A_2" / "en.md").write_text("oops", "utf-8")
    steps: list[undoc.Step] = []

    one = undoc.build(content, out=tmp_path / "one")
    two = undoc.build(content, out=tmp_path / "two", jobs=2, progress=steps.append)

    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert len(tree(tmp_path / "two")) == 8
    assert [result.symbol for result in two.documents] == ["A/1", "A/2", "A/3", "A/4", "A/5"]
    assert one.problems == two.problems
    assert [step.finished for step in steps if step.finished] == list(two.documents)
    assert steps[-1].done == steps[-1].total == 5


def test_a_worker_stays_at_a_document_and_helps_others_in_the_end() -> None:
    folders = {name: Path(name) for name in "abc"}
    order = [("a", "en"), ("a", "zh"), ("b", "en"), ("b", "zh"), ("b", "fr"), ("c", "en")]
    waiting = workers._Waiting([Task(folders[name], code, (), "auto", Path()) for name, code in order])

    def taken(last: str | None) -> tuple[str, str] | None:
        item = waiting.take(None if last is None else folders[last])
        return None if item is None else order[item[0]]

    assert taken(None) == ("a", "en")
    assert taken(None) == ("b", "en")
    assert taken("b") == ("b", "zh")
    assert taken("a") == ("a", "zh")
    assert taken("a") == ("c", "en")
    assert taken("c") == ("b", "fr")
    assert taken("b") is None


def test_no_worker_takes_the_last_tasks_ahead() -> None:
    waiting = workers._Waiting([Task(Path(name), "en", (), "auto", Path()) for name in "abc"], kept=2)
    assert waiting.take(None, ahead=True) is not None
    assert waiting.take(None, ahead=True) is None
    assert waiting.take(None) is not None


def test_few_versions_are_made_in_one_process(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    patched(monkeypatch, "os._exit(1)")
    assert undoc.build(content, out=tmp_path / "out", jobs=8).ok


def test_a_task_whose_worker_is_killed_is_done_again(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    undoc.build(content, out=tmp_path / "expected")
    once = "if 'A_3' in str(task.folder) and not os.path.exists('once'): open('once', 'w'); os.kill(os.getpid(), 9)"
    patched(monkeypatch, once)

    report = undoc.build(content, out=tmp_path / "out", jobs=2)

    assert Path("once").exists()
    assert report.ok
    assert tree(tmp_path / "out") == tree(tmp_path / "expected")


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
@pytest.mark.parametrize(("number", "name", "advice"), [(9, "SIGKILL", "memory"), (11, "SIGSEGV", "Report it")])
def test_a_task_that_kills_each_worker_is_one_problem(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, name: str, advice: str
) -> None:
    patched(monkeypatch, f"'A_3' in str(task.folder) and os.kill(os.getpid(), {number})")

    report = undoc.build(content, out=tmp_path / "out", jobs=2)

    [problem] = report.problems
    assert (problem.code, problem.place.path) == ("worker-died", str(content / "A_3" / "en.md"))
    assert name in problem.message
    assert advice in problem.advice
    assert [result.ok for result in report.documents] == [True, True, False, True, True]


def test_what_a_library_prints_does_not_disturb_the_worker(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patched(monkeypatch, "print('noise', flush=True); os.write(1, b'noise')")
    assert undoc.build(content, out=tmp_path / "out", jobs=2).ok


@pytest.mark.skipif(sys.platform == "win32", reason="the memory is not known")
def test_a_worker_that_has_had_much_memory_makes_room_for_a_new_one(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patched(monkeypatch, "worker._ENOUGH = 1.0; open('processes', 'a').write(f'{os.getpid()}\\n')")
    assert undoc.build(content, out=tmp_path / "out", jobs=2).ok
    processes = Path("processes").read_text("ascii").split()
    assert len(processes) == len(set(processes)) == 5


@pytest.mark.parametrize(("error", "code"), [(MemoryError(), "out-of-memory"), (KeyError("x\ny"), "internal-error")])
def test_a_task_never_raises(error: Exception, code: str, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(task, "_files", failing)
    made = task.make(Task(content / "A_1", "en", ("pdf",), "auto", data_root()))
    [problem] = made.problems
    assert (problem.code, problem.place.path) == (code, str(content / "A_1" / "en.md"))
    assert "\n" not in problem.message


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_build_can_stop_at_the_first_document_with_an_error(jobs: int, content: Path, tmp_path: Path) -> None:
    (content / "A_1" / "en.md").write_text("oops", "utf-8")

    report = undoc.build(content, out=tmp_path / "out", jobs=jobs, keep_going=False)

    assert not report.ok
    assert report.documents[0].problems[0].code == "missing-front-matter"
    assert len(report.documents) + len(report.left) == 5
    assert len(report.left) >= (4 if jobs == 1 else 1)
    assert len(tree(tmp_path / "out")) == 2 * (len(report.documents) - 1)


def test_workers_end_when_the_results_are_not_wanted_any_more(content: Path) -> None:
    tasks = [Task(folder, "en", ("pdf",), "auto", data_root()) for folder in sorted(content.iterdir())] * 20
    events = workers.Workers(2).run(tasks)
    assert isinstance(next(events), runner.Event)
    before = threading.active_count()
    events.close()
    assert threading.active_count() == before - 2


@pytest.mark.skipif(sys.platform == "win32", reason="counts processes with /proc")
def test_a_script_without_a_main_guard_and_a_thread_can_use_workers(content: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import sys, threading, undoc\n"
        "sys.modules['undoc.production']._WORTH = 1\n"
        "ok = []\n"
        "thread = threading.Thread(target=lambda: ok.append(undoc.build('content', jobs=2).ok))\n"
        "thread.start(); thread.join()\n"
        "print(ok)\n",
        "utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    run = subprocess.run([sys.executable, script], env=environment, capture_output=True, encoding="utf-8")
    assert (run.stdout, run.stderr) == ("[True]\n", "")


def test_no_jobs_is_an_error_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="0 jobs"):
        undoc.build(tmp_path, jobs=0)
