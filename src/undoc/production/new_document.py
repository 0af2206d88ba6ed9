"""The first files of a new document: a content folder that can be built at once."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from undoc.files import MOST_TEXT, read_file
from undoc.model import LANGUAGES, ContentError, Place, Problem, Symbol
from undoc.production.schemas import SCHEMAS, write_schemas
from undoc.templates.language import NAMING
from undoc.wording import did_you_mean

if TYPE_CHECKING:
    from undoc.templates import Kind, Templates

_NEW_BODIES = "New ones go into templates/bodies.yaml."


def new_document(
    symbol: str,
    *,
    languages: Sequence[str],
    date: dt.date,
    body: str | None = None,
    kind: str = "report",
    content: str | Path = "content",
    data: str | Path | None = None,
) -> Path:
    """Write a content folder for the document ``symbol`` below ``content``, and return the folder.

    The first of ``languages`` is the original. ``body`` is an entry of ``bodies.yaml``; None for the one whose symbols
    begin as ``symbol`` does; spaces around this do not count. The texts are those of the ``kind``, or of
    ``templates/new``; the schema that the first line of ``document.yaml`` names for editors is written beside the
    folder. ContentError when the symbol is none, when body, kind or a language is not known, or when the folder is
    there already.
    """
    from undoc.production.data import use_data
    from undoc.templates import Templates

    templates = Templates.load(use_data(data))
    symbol = symbol.strip()
    parsed = _symbol(symbol, content)
    for language in languages:
        templates.language(language)
    issuing = body_of(symbol, data) if body is None else _known_body(body, templates)
    whole = _known_kind(kind, templates).of(issuing)
    values = {
        "symbol": symbol,
        "body": issuing,
        "kind": kind,
        "distribution": whole.distribution,
        "date": date.isoformat(),
        "original": languages[0],
    }
    from string import Template

    folder = Path(content) / parsed.file_stem
    metadata = _needed(_text(templates, "document.yaml"), whole)
    texts = {"document.yaml": Template(metadata).safe_substitute(values)}
    texts |= {f"{language}.md": _sample(templates, whole, language) for language in languages}
    _write(folder, {name: text.encode() for name, text in texts.items()})
    write_schemas(folder.parent / SCHEMAS, ("document",))
    return folder


def continued_document(
    symbol: str, *, earlier: str | Path, date: dt.date, content: str | Path = "content", data: str | Path | None = None
) -> tuple[Path, tuple[Problem, ...]]:
    """Write a content folder for the document ``symbol`` that begins from the one in the folder ``earlier``.

    With the folder comes what has to be looked at in its language files. ContentError when the symbol is none, when the
    earlier document cannot be read, or when the folder is there already.
    """
    from undoc.production.continuing import continued
    from undoc.production.data import use_data

    use_data(data)
    parsed = _symbol(symbol.strip(), content)
    begun = continued(Path(earlier), parsed, date)
    folder = Path(content) / parsed.file_stem
    _write(folder, begun.files)
    write_schemas(folder.parent / SCHEMAS, ("document",))
    return folder, tuple(
        one._replace(place=one.place._replace(path=str(folder / one.place.path))) for one in begun.told
    )


def _symbol(symbol: str, content: str | Path) -> Symbol:
    try:
        return Symbol.parse(symbol)
    except ValueError:
        message = f"“{symbol}” is not the symbol of a document."
        raise _failure(content, "invalid-symbol", message, "Write it as in HSP/EB.2024/17.") from None


def body_of(symbol: str, data: str | Path | None = None) -> str:
    """Return the body, an entry of ``bodies.yaml``, that the beginning of ``symbol`` tells.

    ContentError with those that may be meant when it tells none.
    """
    from undoc.production.data import use_data
    from undoc.templates import Templates

    templates = Templates.load(use_data(data))
    symbol = symbol.strip()
    bodies = templates.bodies
    found = [(share, key) for key, entry in bodies.items() if (share := entry.share_of(symbol))]
    if not found:
        organ = symbol.partition("/")[0]
        likely = [key for key, one in bodies.items() if any(own.partition("/")[0] == organ for own in one.symbols)]
        others = ", ".join(sorted(bodies.keys() - set(likely)))
        advice = (
            f"Name it with --body: {', '.join(likely)}; or {others}." if likely else f"Name it with --body: {others}."
        )
        message = f"The beginning of {symbol} does not tell the body that issues it."
        raise _failure(_bodies_file(templates), "unknown-body", message, f"{advice} {_NEW_BODIES}")
    return max(found)[1]


def _known_body(body: str, templates: Templates) -> str:
    if body not in templates.bodies:
        message = f"“{body}” is not a body that is known here."
        advice = f"Choose among {', '.join(sorted(templates.bodies))}. {_NEW_BODIES}"
        raise _failure(_bodies_file(templates), "unknown-body", message, advice)
    return body


def _known_kind(kind: str, templates: Templates) -> Kind:
    if kind not in templates.kinds:
        message = f"“{kind}” is not a kind of document that is known here."
        advice = did_you_mean(kind, templates.kinds, "“undoc kinds” lists those that there are.")
        raise _failure(templates.root / "templates" / "kinds", "unknown-kind", message, advice)
    return templates.kind(kind)


def _needed(metadata: str, kind: Kind) -> str:
    """The lines of ``document.yaml``: keys that the kind needs are said, those that it cannot have are gone."""
    lines = []
    for line in metadata.splitlines(keepends=True):
        key = line.removeprefix("# ").partition(":")[0]
        if not (line.startswith("# ") and key in kind.forbids):
            lines.append(line.removeprefix("# ") if key in kind.needs else line)
    return "".join(lines)


def _sample(templates: Templates, kind: Kind, language: str) -> str:
    """The text that a version begins with: that of its kind, or the usual one."""
    own = kind.sample.get(language) or (kind.sample.get(NAMING) if language not in LANGUAGES else None)
    return own or _text(templates, _begun(templates, language))


def _bodies_file(templates: Templates) -> Path:
    return templates.root / "templates" / "bodies.yaml"


def _begun(templates: Templates, language: str) -> str:
    """The name of the file that a version begins with; one for a language that is not official need not be there."""
    own = f"{language}.md"
    has_own = language in LANGUAGES or (templates.root / "templates" / "new" / own).is_file()
    return own if has_own else "en.md"


def _text(templates: Templates, name: str) -> str:
    path = templates.root / "templates" / "new" / name
    try:
        return read_file(path, MOST_TEXT).decode().replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        message = f"The text of new documents cannot be read: {reason}."
        raise _failure(path, "unreadable-file", message, "Put the file there.") from None


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """Write the files; the folder appears with all of them, or not at all."""
    if folder.exists() or folder.is_symlink():
        message = "There is such a document already; nothing was written."
        raise _failure(folder, "document-exists", message, "Edit it, or choose another symbol.")
    from shutil import rmtree

    temporary = folder.with_name(f".{folder.name}.{os.getpid()}.tmp")
    try:
        temporary.mkdir(parents=True)
        for name, data in files.items():
            (temporary / name).parent.mkdir(parents=True, exist_ok=True)
            (temporary / name).write_bytes(data)
        temporary.rename(folder)
    except OSError as error:
        message = f"The folder cannot be written: {error.strerror or error}."
        raise _failure(folder, "unwritable-output", message, "See that you may write there.") from None
    finally:
        rmtree(temporary, ignore_errors=True)


def _failure(path: str | Path, code: str, message: str, advice: str) -> ContentError:
    return ContentError([Problem(Place(str(path)), code, message, advice)])
