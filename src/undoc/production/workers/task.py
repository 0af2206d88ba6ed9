"""The one task: make the files of one language version, in memory.

It is the same function in the process that asks for it, in a worker process and on another machine. It reads the
content folder and the templates, writes nothing, and never raises: what is wrong is in its result.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from undoc.model import ContentError, Document, Place, Problem, Severity

if TYPE_CHECKING:
    from undoc.templates import Templates


class Task(Struct, frozen=True):
    """One language version of the document in ``folder``, to be made in some ``formats``.

    Without formats it is prepared and typeset only; without a language the folder is read only, to find what is wrong
    with it. ``numbers`` is one of NUMBERS, ``data`` the folder that holds ``templates/`` and ``fonts/``. ``final`` says
    that the files are issued. With ``rules`` the editorial rules are tried as well.
    """

    folder: Path
    language: str | None
    formats: tuple[str, ...]
    numbers: str
    data: Path
    final: bool = False
    rules: bool = False


class Made(Struct, frozen=True):
    """What came of a task.

    ``files`` are the bytes by format, ``stem`` is the name that they share (``HSP_EB.2024_17-ZH``), ``folder_name``
    that of the folder they go to. ``needs`` says what decided them: the digest of each thing, by its name.
    ``of_folder`` are the warnings that do not come from the version. ``original`` is the language that the metadata
    name; ``compared`` the need that the file of the original would be, with its digest. ``findings`` are what the
    editorial rules find; none of them keeps the version from being built.
    """

    symbol: str | None = None
    folder_name: str = ""
    stem: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    needs: Mapping[str, str] = field(default_factory=dict)
    of_folder: tuple[Problem, ...] = ()
    original: str = ""
    compared: tuple[str, str] | None = None
    findings: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether no problem is an error."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)


def make(task: Task) -> Made:
    """Do a task."""
    try:
        return _make(task)
    except ContentError as error:
        return Made(problems=error.problems)
    except MemoryError:
        return failed(
            task, "out-of-memory", "There is not enough memory.", "Build with fewer --jobs, or on another day."
        )
    except Exception as error:
        if os.environ.get("UNDOC_DEBUG"):
            raise
        return failed(task, "internal-error", _described(error), "Report it to the makers of undoc, with the document.")


def failed(task: Task, code: str, message: str, advice: str) -> Made:
    """The result of a task that ended with one problem of the version as a whole."""
    path = task.folder if task.language is None else task.folder / f"{task.language}.md"
    return Made(problems=(Problem(Place(str(path)), code, message, advice),))


def _make(task: Task) -> Made:
    from undoc.content.read import load_with_warnings
    from undoc.production.data import use_data
    from undoc.production.record.dependencies import CONTENT, ORIGINAL, Needs, digest_of_structure

    needs = Needs(use_data(task.data))
    content = needs.of_content(task.folder, task.language)
    texts = needs.of_texts(task.folder) if task.formats else {}
    loaded = load_with_warnings(task.folder, () if task.language is None else (task.language,))
    document = loaded.document
    metadata = document.metadata
    made = Made(str(metadata.symbol), metadata.symbol.file_stem, of_folder=loaded.of_folder, original=metadata.original)
    if task.language is None or task.language not in document.versions:
        return replace(made, problems=loaded.warnings)
    content |= needs.of_pictures(document, task.language)
    warnings = list(loaded.warnings)
    try:
        stem, files = _files(document, task.language, task, needs.templates, warnings=warnings)
    except ContentError as error:
        return Made(made.symbol, problems=tuple(sorted({*warnings, *error.problems})))
    made = replace(made, stem=stem, files=files, problems=tuple(sorted(set(warnings))))
    if task.rules:
        from undoc.checks.run import problems  # builds ask for none

        made = replace(made, findings=problems(document, task.language, needs.templates))
    original = loaded.original
    if not task.formats or original is None:
        return made
    compared = CONTENT + original.path.name
    read = {**content, compared: texts.get(compared, "")}
    structure = {ORIGINAL: digest_of_structure(original.structure)}
    decided = {**content, **structure, **needs.of_templates(metadata, task.language)}
    # What was edited while it was read may be half old, half new in the files: without needs they are made again.
    if needs.changed(read, task.folder) is not None or needs.were_edited():
        return made
    return replace(made, needs=decided, compared=(compared, read[compared]))


def _files(
    document: Document, language: str, task: Task, templates: Templates, warnings: list[Problem]
) -> tuple[str, dict[str, bytes]]:
    """The name that the files share, and the files in the formats of the task; ``warnings`` get those that come up."""
    from undoc.prepare import prepare
    from undoc.production.formats import WRITERS, Ready
    from undoc.production.problem_places import unprinted_meeting

    prepared = prepare(document, language, templates)
    warnings += unprinted_meeting(document, language, prepared.front_texts)
    ready = Ready(document, prepared, templates=templates, numbers=task.numbers, final=task.final, warnings=warnings)
    if not task.formats:
        _ = ready.pages, ready.drawings  # what either finds
    return prepared.file_stem, {name: WRITERS[name](ready) for name in task.formats}


def _described(error: Exception) -> str:
    """An error that nobody foresaw, with the line of the program where it came up."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    lines = str(error).splitlines()
    return f"undoc itself has a fault: {type(error).__name__}{where}{': ' + lines[0] if lines else ''}."
