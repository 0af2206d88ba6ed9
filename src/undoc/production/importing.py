"""From a Word file to a content folder on disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from undoc.production.outputs import write_files
from undoc.production.schemas import SCHEMA_LINE, SCHEMAS, schema_text, schemas

if TYPE_CHECKING:
    from undoc.importer import Import


def import_document(
    path: str | Path,
    *,
    content: str | Path = "content",
    language: str | None = None,
    tracked: str = "refuse",
    data: str | Path | None = None,
) -> Import:
    """Write the Word file ``path`` as a content folder below ``content``, and return what was read and what was lost.

    The folder is named after the symbol; another language version joins the one that is there. ``language`` is the code
    of the file's language, told from the file when None. ``tracked`` says what becomes of tracked changes: ``accept``,
    ``reject``, or ``refuse`` for refusing a file that has some. ``data`` is a folder with own ``templates/``.

    The first line of ``document.yaml`` names the schema for editors, which is written beside the folder, as that of new
    documents does. What was written is looked at as ``check`` does: ``problems`` are what keeps it from being built.

    ContentError, with every problem located, when the file cannot be imported or the folder not be written; nothing is
    written then. ValueError for a language or a word for ``tracked`` that there is not.
    """
    from undoc.importer import import_file
    from undoc.importer.word.tracked import Tracked
    from undoc.model import Severity
    from undoc.model.languages import languages
    from undoc.production import check
    from undoc.production.data import use_data

    root = use_data(data)
    if language is not None and language not in languages().codes:
        raise ValueError(f"There is no language {language!r}; there are {', '.join(languages().codes)}.")
    imported = import_file(
        Path(path),
        Path(content),
        language=language,
        tracked=Tracked(tracked),
        data=root,
    )
    imported = _with_schema(imported)
    write_files({**imported.files, imported.folder.parent / SCHEMAS / "document.json": _schema()})
    report = check(imported.folder, languages=[imported.language], data=data, rules=False)
    errors = [problem for problem in report.problems if problem.severity is Severity.ERROR]
    if not errors:
        return imported
    told = imported.with_problems(errors)
    write_files(told.files)
    return replace(told, files={**imported.files, **told.files})


def _with_schema(imported: Import) -> Import:
    """What was imported, whose ``document.yaml`` names its schema; one that is there already stays as it is."""
    path = imported.folder / "document.yaml"
    if path not in imported.files:
        return imported
    return replace(imported, files={**imported.files, path: SCHEMA_LINE.encode() + imported.files[path]})


def _schema() -> bytes:
    return schema_text(schemas(["document"])["document"]).encode()
