"""Edits made in a Word file return to the content folder that it was built from."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from undoc.files import MOST_TEXT, read_file
from undoc.model import ContentError, Document, Metadata, Place, Problem, Severity, Version
from undoc.model.languages import languages as known_languages
from undoc.model.report import Report

if TYPE_CHECKING:
    from undoc.changes import Changes
    from undoc.content.source_part import SourcePart
    from undoc.importer import Finding, Import
    from undoc.importer.word.decisions import Tracking
    from undoc.merge.listing import Edit
    from undoc.merge.versions import Clash

METADATA = "document.yaml"
#: The keys of ``document.yaml`` that an edit of the masthead can change; the others decide what the document is.
EDITABLE = ("distribution", "date", "session", "meeting", "agenda", "author", "job", "reissued", "slugs")
#: The beginnings of the names of the programs that save a file as it was but for what was edited.
_PROGRAMS = ("undoc", "Microsoft")


class Resolve(StrEnum):
    """What stands where the Word file and the source have changed the same: neither, then nothing is written."""

    NONE = "none"
    OURS = "ours"
    THEIRS = "theirs"
    MARKERS = "markers"


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
    says so. ``resolve`` says what stands where the
    source was changed in the same place: ``ours``, ``theirs``, or both between ``markers``; else nothing is written,
    and the ``problems`` name the places. With ``dry_run`` nothing is written in any case.

    ContentError, with every problem located, when the file cannot be read or is of no document in ``content``; nothing
    is written then. ValueError for a word for ``tracked`` or ``resolve`` that there is not.
    """
    from undoc.garbage_collection import collected_rarely
    from undoc.importer.word.tracked import Tracked
    from undoc.production.data import use_data
    from undoc.production.outputs import write_files

    if tracked not in ("accept", "reject") and (tracked != "ask" or ask is None):
        raise ValueError(f"There is no way {tracked!r} to treat tracked changes; there are accept, reject and ask.")
    root = use_data(data)
    with collected_rarely(), tempfile.TemporaryDirectory(prefix="undoc-merge-") as work:
        policy = Tracked.REJECT if tracked == "reject" else Tracked.ACCEPT
        job = _Job(Path(path), Path(content), policy, Resolve(resolve), root, Path(work))
        merge = job.merge(ask if tracked == "ask" else None)
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

        part, program = read_source(self._path)
        edited = self._path if ask is None else self._decided(ask)
        theirs = self._import(edited, "theirs", None if part is None else part.language)
        language = theirs.language
        folder = self._folder(part, theirs)
        report = Report()
        text, ours = _version(folder, language, report)
        metadata_text, metadata = _metadata(folder, report)
        if report.has_errors or ours is None or metadata is None:
            raise ContentError(report.problems())
        base_metadata, base = (metadata, ours) if part is None else self._of_part(part, folder, metadata, ours)
        numbers = "auto" if part is None else part.numbers
        built = self._import(self._build(folder, base_metadata, base, numbers), "base", language)
        return self._merged(
            theirs,
            built,
            base=Document(folder, base_metadata, {language: base}),
            ours=Document(folder, metadata, {language: ours}),
            texts=(text, metadata_text),
            has_source=part is not None,
            program=program,
        )

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

    def _folder(self, part: SourcePart | None, theirs: Import) -> Path:
        """The content folder of the document."""
        symbol = theirs.symbol
        if part is not None:
            metadata = _parsed(part, self._path)
            symbol = str(metadata.symbol)
            name = metadata.symbol.file_stem
        else:
            name = theirs.folder.name
        own = self._content / METADATA
        folder = self._content if own.exists() else self._content / name
        if not (folder / METADATA).exists():
            advice = "Name the folder that holds the document's with --into, or import the file with “undoc import”."
            message = f"There is no content folder of {symbol} in {self._content}."
            raise ContentError([Problem(Place(str(self._path)), "no-source", message, advice)])
        from undoc.content.read.metadata import symbol_of

        there = symbol_of(folder / METADATA)
        if there is not None and str(there) != symbol:
            message = f"The file is of {symbol}, and {folder} is the content of {there}."
            advice = "Name the folder that holds the document's with --into."
            raise ContentError([Problem(Place(str(self._path)), "other-document", message, advice)])
        if not (folder / f"{theirs.language}.md").exists():
            message = f"{folder} has no version in the language of the file, {theirs.language}."
            advice = "Import the file with “undoc import”."
            raise ContentError([Problem(Place(str(self._path)), "no-source", message, advice)])
        return folder

    def _of_part(self, part: SourcePart, folder: Path, metadata: Metadata, ours: Version) -> tuple[Metadata, Version]:
        """The source that the file was built from; the one that is there, if it says the same."""
        from undoc.content.read.version import read_version
        from undoc.content.source_part import source_part

        now = source_part(Document(folder, metadata, {part.language: ours}), part.language, part.numbers)
        if now.digest == part.digest:
            return metadata, ours
        report = Report()
        base = read_version(part.text, folder / f"{part.language}.md", part.language, report, pictures=False)
        if report.has_errors:
            message = "The source in the file cannot be read: this is another version of undoc."
            advice = "Import the file with “undoc import” into another folder."
            raise ContentError([Problem(Place(str(self._path)), "invalid-source", message, advice)])
        return _parsed(part, self._path), base

    def _build(self, folder: Path, metadata: Metadata, base: Version, numbers: str) -> Path:
        """The Word file as it was built."""
        from undoc.prepare import prepare
        from undoc.production.formats import WRITERS, Ready
        from undoc.templates import Templates

        templates = Templates.load(self._data)
        document = Document(folder, metadata, {base.language: base})
        prepared = prepare(document, base.language, templates)
        path = self._work / "base.docx"
        path.write_bytes(WRITERS["docx"](Ready(document, prepared, templates, numbers, final=True)))
        return path

    # What comes of it

    def _merged(
        self,
        theirs: Import,
        built: Import,
        *,
        base: Document,
        ours: Document,
        texts: tuple[str, str],
        has_source: bool,
        program: str,
    ) -> Merge:
        from undoc.importer import Change as Found
        from undoc.merge.elsewhere import as_saved_by_word
        from undoc.merge.listing import edits
        from undoc.merge.pictures import with_own_pictures
        from undoc.merge.rows import Side
        from undoc.merge.versions import Merged, merge_versions
        from undoc.merge.vocabulary import in_one_vocabulary
        from undoc.merge.writing import NotWritableError

        language = theirs.language
        version = ours.versions[language]
        own, old, was, new = in_one_vocabulary(
            version, base.versions[language], built.document.versions[language], theirs.document.versions[language]
        )
        is_of_word = program.startswith(_PROGRAMS)
        if not is_of_word:
            new = as_saved_by_word(was, new)
        edited = merge_versions(was, new, old, Side.THEIRS, imported=True).version
        side = Side.THEIRS if self._resolve is Resolve.THEIRS else Side.OURS
        merged = Merged(edited, ()) if own is old else merge_versions(old, edited, own, side)
        metadata, told = ours.metadata, [_of_layout(program)]
        if is_of_word:
            metadata, told = _merged_metadata(built.document.metadata, theirs.document.metadata, ours.metadata)
        problems = [_conflict(clash, version, self._resolve) for clash in merged.clashes]
        made, files = with_own_pictures(merged.version, ours.folder)
        changes = _changes(own, made)
        try:
            files |= self._files(ours, made, metadata, changes=changes, texts=texts, theirs=theirs)
            if merged.clashes and self._resolve is Resolve.MARKERS:
                other = merge_versions(old, edited, own, Side.THEIRS).version
                other, more = with_own_pictures(other, ours.folder)
                wanted = self._files(ours, other, metadata, changes=_changes(own, other), texts=texts, theirs=theirs)
                wanted |= more
                files = {**wanted, **files, version.path: _with_markers(files, wanted, version.path, self._path.name)}
        except NotWritableError as error:
            files = {}
            problems.append(_not_written(version.path, str(error)))
        found = _new_findings(theirs, built)
        languages = (path.stem for path in ours.folder.glob("*.md"))
        return Merge(
            self._path,
            ours.folder,
            str(ours.metadata.symbol),
            language,
            edits=(
                *edits(version, changes, made.notes),
                *_of_metadata(ours.metadata, metadata),
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
        self,
        ours: Document,
        merged: Version,
        metadata: Metadata,
        *,
        changes: Changes,
        texts: tuple[str, str],
        theirs: Import,
    ) -> dict[Path, bytes]:
        """The texts of the folder that are other than they were."""
        from undoc.merge.labels import typed_labels
        from undoc.merge.writing import written, written_metadata

        version = ours.versions[merged.language]
        labels = typed_labels(theirs.document.versions[merged.language])
        said = {
            version.path: written(texts[0], version, merged, changes, labels),
            ours.folder / METADATA: written_metadata(texts[1], ours.folder / METADATA, ours.metadata, metadata),
        }
        pairs = zip(said.items(), texts, strict=True)
        return {path: _as_it_was(path, text) for (path, text), before in pairs if text != before}


def _changes(own: Version, merged: Version) -> Changes:
    """What has changed from one bare version to another whose notes have the same names."""
    from undoc.changes import AttributeChange, Changes, TextChange, changed_item, changed_items, tokens, word_changes

    titles = (
        TextChange(name, words)
        for name in ("title", "agenda_title")
        if (words := word_changes(tokens(getattr(own, name)), tokens(getattr(merged, name))))
    )
    notes = (changed_item(note, merged.notes[name]) for name, note in own.notes.items() if name in merged.notes)
    attributes = [
        AttributeChange(f"{part}.{key}", getattr(own, part).get(key), getattr(merged, part).get(key))
        for part in ("wording", "fits")
        for key in {**getattr(own, part), **getattr(merged, part)}
        if getattr(own, part).get(key) != getattr(merged, part).get(key)
    ]
    return Changes(
        own.language,
        attributes=tuple(attributes),
        texts=tuple(titles),
        blocks=changed_items(own.blocks, merged.blocks),
        notes=tuple(note for note in notes if note is not None),
    )


def _of_metadata(ours: Metadata, merged: Metadata) -> list[Edit]:
    from undoc.changes import metadata_changes
    from undoc.merge.listing import Edit
    from undoc.merge.shown import shown

    return [
        Edit(ours.place_of(one.name), one.name, shown(str(one.old)), shown(str(one.new)))
        for one in metadata_changes(ours, merged)
    ]


def _with_markers(ours: Mapping[Path, bytes], theirs: Mapping[Path, bytes], path: Path, name: str) -> bytes:
    """A file with both texts wherever they differ, between lines of signs."""
    one, other = (files.get(path) or read_file(path, MOST_TEXT) for files in (ours, theirs))
    rows = [data.decode().splitlines(keepends=True) for data in (one, other)]
    made: list[str] = []
    for tag, start, end, begin, stop in SequenceMatcher(None, rows[0], rows[1], autojunk=False).get_opcodes():
        if tag == "equal":
            made += rows[0][start:end]
            continue
        made += ["<<<<<<< source\n", *rows[0][start:end], "=======\n", *rows[1][begin:stop], f">>>>>>> {name}\n"]
    return "".join(made).encode()


def _merged_metadata(built: Metadata, theirs: Metadata, ours: Metadata) -> tuple[Metadata, list[Finding]]:
    """The metadata with what was edited in the masthead, and what of it is left as it is."""
    from undoc.importer import Change as Found
    from undoc.importer import Finding
    from undoc.merge.values import merge_values

    told: list[Finding] = []
    values = {}
    for name in ours.__struct_fields__:
        was, new, own = (getattr(one, name) for one in (built, theirs, ours))
        if name == "places" or was == new:
            continue
        if name in EDITABLE:
            values[name] = merge_values(was, new, own, lambda base, theirs, ours: theirs)
        else:
            message = f"By its masthead and text the file has another “{name}” ({new}); it is left as it is."
            told.append(Finding(Found.DIFFERS, "metadata", "masthead", message))
    return replace(ours, **values), told


def _version(folder: Path, language: str, report: Report) -> tuple[str, Version | None]:
    from undoc.content.read.files import read_text
    from undoc.content.read.version import read_version

    path = folder / f"{language}.md"
    text = read_text(path, report)
    return text or "", None if text is None else read_version(text, path, language, report)


def _metadata(folder: Path, report: Report) -> tuple[str, Metadata | None]:
    from undoc.content.read.files import read_text
    from undoc.content.read.metadata import parse_metadata

    path = folder / METADATA
    text = read_text(path, report)
    return text or "", None if text is None else parse_metadata(text, path, report)


def _parsed(part: SourcePart, path: Path) -> Metadata:
    from undoc.content.read.metadata import parse_metadata

    metadata = parse_metadata(part.metadata, Path(METADATA), Report())
    if metadata is None:
        message = "The source in the file cannot be read: this is another version of undoc."
        advice = "Import the file with “undoc import” into another folder."
        raise ContentError([Problem(Place(str(path)), "invalid-source", message, advice)])
    return metadata


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


def _conflict(clash: Clash, version: Version, resolve: Resolve) -> Problem:
    """The problem of what both have changed; a warning where it is said what stands."""
    from undoc.merge.shown import place_of, shown

    what = clash.what or "changed in both"
    texts = f"“{shown(clash.theirs)}” in the Word file, “{shown(clash.ours)}” in the source"
    message = f"The Word file and the source do not agree ({what}): {texts}; it was “{shown(clash.base)}”."
    advice = {
        Resolve.NONE: "Choose with --ours or --theirs, or have both written with --markers.",
        Resolve.OURS: "The text of the source was kept.",
        Resolve.THEIRS: "The text of the Word file was taken.",
        Resolve.MARKERS: "Both stand in the file, between lines of signs: leave one of them, and remove these.",
    }[resolve]
    severity = Severity.ERROR if resolve is Resolve.NONE else Severity.WARNING
    return Problem(place_of(clash.path, version), "conflict", message, advice, severity)


def _not_written(path: Path, reason: str) -> Problem:
    message = f"The edits of the Word file cannot be written into this file: {reason}"
    advice = "Make them here by hand; the list of changes says which they are."
    return Problem(Place(str(path)), "not-merged", message, advice, Severity.ERROR)
