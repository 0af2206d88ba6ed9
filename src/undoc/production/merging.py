"""Edits made in a Word file return to the content folder that it was built from."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from undoc.content.read.folders import METADATA_FILE
from undoc.files import MOST_TEXT, read_file
from undoc.model import ContentError, Metadata, Place, Problem, Severity, Version
from undoc.model.languages import languages as known_languages

if TYPE_CHECKING:
    from undoc.changes import Changes
    from undoc.importer import Finding, Import
    from undoc.importer.word.decisions import Tracking
    from undoc.merge.conflicts import Resolve
    from undoc.merge.listing import Edit
    from undoc.merge.versions import Clash
    from undoc.production.merge_sources import Source

#: The beginnings of the names of the programs that save a file as it was but for what was edited.
_PROGRAMS = ("undoc", "Microsoft")


class Merge(Struct, frozen=True):
    """What came of a merge.

    ``edits`` are what is done to the source, ``clashes`` what both have changed, ``told`` what the Word file has that
    content cannot say, ``comments`` those of the Word file. ``files`` are the new texts. Nothing is written where one
    of ``problems`` is an error. ``has_source`` is False when the file does not hold what it was built from. ``owing``
    are the other languages of the document.
    """

    source: Path
    folder: Path
    symbol: str
    language: str
    edits: tuple[Edit, ...] = ()
    clashes: tuple[Clash, ...] = ()
    told: tuple[Finding, ...] = ()
    comments: tuple[Finding, ...] = ()
    files: Mapping[Path, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    has_source: bool = True
    owing: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether no problem is an error."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)


def merge_document(
    path: str | Path,
    *,
    content: str | Path = "content",
    tracked: str = "accept",
    resolve: str = "none",
    dry_run: bool = False,
    data: str | Path | None = None,
    ask: Callable[[Tracking], bool] | None = None,
) -> Merge:
    """Take the edits made in the Word file ``path`` into the content folder that it was built from, below ``content``.

    ``tracked`` says what becomes of tracked changes: ``accept``, ``reject``, or ``ask``: each is taken of which ``ask``
    says so. ``resolve`` says what stands where the source was changed in the same place: ``ours``, ``theirs``, or both
    between ``markers``; else nothing is written, and the ``problems`` name the places. With ``dry_run`` nothing is
    written in any case.

    ContentError, with every problem located, when the file cannot be read or is of no document in ``content``; nothing
    is written then. ValueError for a word for ``tracked`` or ``resolve`` that there is not.
    """
    from undoc.garbage_collection import collected_rarely
    from undoc.importer.word.tracked import Tracked
    from undoc.merge.conflicts import Resolve
    from undoc.production.data import use_data
    from undoc.production.outputs import write_files

    if tracked not in ("accept", "reject") and (tracked != "ask" or ask is None):
        raise ValueError(f"There is no way {tracked!r} to treat tracked changes; there are accept, reject and ask.")
    root = use_data(data)
    with collected_rarely(), tempfile.TemporaryDirectory(prefix="undoc-merge-") as work:
        policy = Tracked.REJECT if tracked == "reject" else Tracked.ACCEPT
        job = _Job(Path(path), Path(content), policy, Resolve(resolve), root, Path(work))
        try:
            merge = job.merge(ask if tracked == "ask" else None)
        except Exception as error:
            if isinstance(error, ContentError) or os.environ.get("UNDOC_DEBUG"):
                raise
            message = f"undoc itself has a fault: {type(error).__name__}."
            advice = "Report it to the makers of undoc, with the file and the content folder."
            raise ContentError([Problem(Place(str(path)), "internal-error", message, advice)]) from error
        if merge.files and merge.ok and not dry_run:
            write_files(merge.files)
    return merge


class _Job:
    """The merge of one file."""

    def __init__(self, path: Path, content: Path, tracked: Any, resolve: Resolve, data: Path, work: Path) -> None:
        self._path = path
        self._content = content
        self._tracked = tracked
        self._resolve = resolve
        self._data = data
        self._work = work

    def merge(self, ask: Callable[[Tracking], bool] | None) -> Merge:
        """Merge, asking of each tracked change."""
        from undoc.importer.word.source import read_source
        from undoc.production import merge_sources as sources

        part, program = read_source(self._path)
        symbol = None if part is None else sources.check_part(part, self._path).symbol
        edited = self._path if ask is None else self._decided(ask)
        theirs = self._import(edited, "theirs", None if part is None else part.language)
        symbol = symbol or theirs.document.metadata.symbol
        folder = sources.folder_of(self._path, self._content, symbol, theirs.language)
        ours = sources.source_in(folder, theirs.language)
        base = ours if part is None else sources.source_of(part, self._path, ours)
        built = self._import(self._build(base, "auto" if part is None else part.numbers), "base", theirs.language)
        return self._merged(theirs, built, base=base, ours=ours, has_source=part is not None, program=program)

    # What is read

    def _decided(self, ask: Callable[[Tracking], bool]) -> Path:
        """The Word file with the tracked changes that are not taken turned round."""
        from undoc.importer.word.decisions import decided

        path = self._work / self._path.name
        path.write_bytes(decided(self._path, ask))
        return path

    def _import(self, path: Path, name: str, language: str | None) -> Import:
        """The import of a Word file, its pictures written where its document says."""
        from undoc.importer import import_file

        imported = import_file(path, self._work / name, language=language, tracked=self._tracked, data=self._data)
        for target, blob in imported.files.items():
            if target.suffix not in (".md", ".yaml"):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(blob)
        return imported

    def _build(self, base: Source, numbers: str) -> Path:
        """The Word file as it was built."""
        from undoc.prepare import prepare
        from undoc.production.formats import WRITERS, Ready
        from undoc.templates import Templates

        templates = Templates.load(self._data)
        prepared = prepare(base.document, base.version.language, templates)
        path = self._work / "base.docx"
        path.write_bytes(WRITERS["docx"](Ready(base.document, prepared, templates, numbers, final=True)))
        return path

    # What comes of it

    def _merged(
        self,
        theirs: Import,
        built: Import,
        *,
        base: Source,
        ours: Source,
        has_source: bool,
        program: str,
    ) -> Merge:
        from undoc.importer import Change as Found
        from undoc.merge.conflicts import Resolve, conflict, conflict_of_value, with_markers
        from undoc.merge.elsewhere import as_saved_by_word
        from undoc.merge.listing import changes_between, edits, edits_of_metadata
        from undoc.merge.metadata import merge_metadata
        from undoc.merge.pictures import with_own_pictures
        from undoc.merge.rows import Side
        from undoc.merge.versions import Merged, merge_versions
        from undoc.merge.vocabulary import in_one_vocabulary
        from undoc.merge.writing import NotWritableError

        language, version = theirs.language, ours.version
        folder = version.path.parent
        own, old, was, new = in_one_vocabulary(
            version, base.version, built.document.versions[language], theirs.document.versions[language]
        )
        is_of_word = program.startswith(_PROGRAMS)
        if not is_of_word:
            new = as_saved_by_word(was, new)
        edited = merge_versions(was, new, old, Side.THEIRS, imported=True).version
        side = Side.THEIRS if self._resolve is Resolve.THEIRS else Side.OURS
        merged = Merged(edited, ()) if own is old else merge_versions(old, edited, own, side)
        problems = [conflict(clash, version, self._resolve) for clash in merged.clashes]
        metadata, told = ours.metadata, [_of_layout(program)]
        if is_of_word:
            metadata, left, clashes = merge_metadata(
                built.document.metadata, theirs.document.metadata, ours.metadata, side
            )
            told = [_of_key(name, value) for name, value in left.items()]
            problems += [
                conflict_of_value(metadata.place_of(name), three, self._resolve) for name, three in clashes.items()
            ]
        made, files = with_own_pictures(merged.version, folder)
        changes = changes_between(own, made)
        try:
            files |= self._files(ours, made, metadata, changes, theirs)
            if merged.clashes and self._resolve is Resolve.MARKERS:
                other = merge_versions(old, edited, own, Side.THEIRS).version
                other, more = with_own_pictures(other, folder)
                wanted = more | self._files(ours, other, metadata, changes_between(own, other), theirs)
                one, two = (found.get(version.path) or read_file(version.path, MOST_TEXT) for found in (files, wanted))
                files = {**wanted, **files, version.path: with_markers(one, two, self._path.name)}
        except NotWritableError as error:
            files = {}
            problems.append(_not_written(version.path, str(error)))
        found = _new_findings(theirs, built)
        languages = (path.stem for path in folder.glob("*.md"))
        return Merge(
            self._path,
            folder,
            str(ours.metadata.symbol),
            language,
            edits=(
                *edits(version, changes, made.notes),
                *edits_of_metadata(ours.metadata, metadata),
            ),
            clashes=merged.clashes,
            told=(*(one for one in found if one.change is not Found.COMMENT), *told),
            comments=tuple(one for one in found if one.change is Found.COMMENT),
            files=files,
            problems=tuple(problems),
            has_source=has_source,
            owing=tuple(sorted(code for code in languages if code in known_languages().codes and code != language)),
        )

    def _files(
        self, ours: Source, merged: Version, metadata: Metadata, changes: Changes, theirs: Import
    ) -> dict[Path, bytes]:
        """The texts of the folder that are other than they were."""
        from undoc.merge.carrying import written_metadata
        from undoc.merge.labels import typed_labels
        from undoc.merge.writing import written

        path = ours.version.path
        labels = typed_labels(theirs.document.versions[merged.language])
        text = written(ours.text, ours.version, merged, changes, labels)
        files = {} if text == ours.text else {path: _as_it_was(path, text)}
        path = path.parent / METADATA_FILE
        text = written_metadata(ours.metadata_text, path, ours.metadata, metadata)
        return files if text == ours.metadata_text else {**files, path: _as_it_was(path, text)}


def _as_it_was(path: Path, text: str) -> bytes:
    """A text with the mark at its beginning and the line ends that the file has."""
    before = read_file(path, MOST_TEXT)
    mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    return mark + (text.replace("\n", "\r\n") if b"\r\n" in before else text).encode()


def _new_findings(theirs: Import, built: Import) -> list[Finding]:
    """What is told of the edited file and not of that which was built."""
    known = {(one.change, one.code, one.message) for one in built.findings}
    return [one for one in theirs.findings if (one.change, one.code, one.message) not in known]


def _of_layout(program: str) -> Finding:
    from undoc.importer import Change as Found
    from undoc.importer import Finding

    who = program.partition("/")[0] or "Another program"
    message = f"{who} saved the file: its words and blocks were compared, not its masthead nor how it looks."
    return Finding(Found.SIMPLIFIED, "layout", "", message)


def _of_key(name: str, value: object) -> Finding:
    from undoc.importer import Change as Found
    from undoc.importer import Finding

    message = f"By its masthead and text the file has another “{name}” ({value}); it is left as it is."
    return Finding(Found.DIFFERS, "metadata", "masthead", message)


def _not_written(path: Path, reason: str) -> Problem:
    message = f"The edits of the Word file cannot be written into this file: {reason}"
    return Problem(Place(str(path)), "not-merged", message, "Make them here by hand; the list of changes names them.")
