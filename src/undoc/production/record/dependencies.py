"""What decides a version's files: its content, the parts of the templates that it uses, the fonts, and the program.

Each is a name with a digest. A version is made again when one of them differs from the one recorded. Names of
content begin with ``./``, its folder; ``original`` is what the version must have in common with the original. The
others belong to all documents: ``templates/…`` and ``fonts`` to the templates, ``body …`` is an entry of
``bodies.yaml``, ``undoc`` is the program with the libraries it writes with.
"""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterator, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from undoc.model import ContentError, Document, Metadata
from undoc.model.languages import languages
from undoc.production.record.digests import Stamp, digest_of, digest_of_file, digest_of_font
from undoc.production.record.libraries import libraries

if TYPE_CHECKING:
    from undoc.content.read.concordance import Structure
    from undoc.templates import Templates

#: How the names of files of the content folder begin.
CONTENT = "./"
#: What the versions of a document have in common.
ORIGINAL = "original"
#: The names of needs that are the same for all documents. TEMPLATE alone stands for the names of the files there.
PROGRAM, FONTS, BODY, TEMPLATE = "undoc", "fonts", "body ", "templates/"
_NOTHING = "missing"
_NO_STAMPS: Mapping[str, Stamp] = {}
_PACKAGE = Path(__file__).resolve().parents[2]
#: Parts of the templates of which a version uses single files; a file elsewhere in them counts for every version.
_CHOSEN = ("houses", "kinds", "languages", "emblem", "new", "rules")
#: Parts of the package that decide nothing about the files.
_ASIDE = ("__pycache__", "checks", "cli", "data", "importer")


class Needs:
    """Digests of all that may decide a version; those of the templates in ``data`` are taken once while these stay."""

    def __init__(self, data: Path) -> None:
        self._data = data

    @cached_property
    def known(self) -> dict[str, str]:
        """The digests of the templates that were asked for so far, by name."""
        return _known_of(self.templates)

    @cached_property
    def templates(self) -> Templates:
        """The templates as they are when first asked for."""
        from undoc.templates import Templates

        return Templates.load(self._data)

    def of_content(self, folder: Path, language: str | None) -> dict[str, str]:
        """Metadata and language file."""
        names = ("document.yaml",) if language is None else ("document.yaml", f"{language}.md")
        return {CONTENT + name: _file(folder / name, folder) for name in names}

    def of_texts(self, folder: Path) -> dict[str, str]:
        """All language files; one of them is the original."""
        names = os.listdir(folder)  # noqa: PTH208 - before every version
        return {CONTENT + name: _file(folder / name, folder) for name in _texts() if name in names}

    def of_pictures(self, document: Document, language: str) -> dict[str, str]:
        """The pictures that a version shows."""
        if {"document.yaml", *_texts()}.issuperset(entry.name for entry in document.folder.iterdir()):
            return {}
        from undoc.production.problem_places import figures  # only documents with pictures need it

        version = document.versions[language]
        paths = {figure.path for figure in figures(version)}
        return {CONTENT + _name(path, document.folder): _file(path, document.folder) for path in sorted(paths)}

    def of_templates(self, metadata: Metadata, language: str) -> dict[str, str]:
        """The parts of the templates that a version uses, and the program. ContentError when they are wrong.

        The language of the original decides how its labels are read, which the version is compared with.
        """
        body = metadata.body
        files = [*self._files(metadata, language), f"{TEMPLATE}kinds/{metadata.kind}.yaml"]
        bodies = [BODY + body, *([BODY + metadata.second.body] if metadata.second is not None else ())]
        names = [*files, *self._shared(), TEMPLATE, *bodies, FONTS, PROGRAM]
        return {name: self.digest(name) for name in names}

    def digest(self, name: str) -> str:
        """The digest of a need that is not content, as it is now."""
        if name == PROGRAM:
            return program()
        if name not in self.known:
            try:
                self.known[name] = self._digest(name)
            except (OSError, ContentError):
                self.known[name] = _NOTHING
        return self.known[name]

    def were_edited(self) -> bool:
        """Whether a file of the templates or fonts has changed since they were first asked for."""
        from undoc.templates import Templates

        return self.templates is not Templates.load(self._data)

    def changed(
        self, recorded: Mapping[str, str], folder: Path, stamps: Mapping[str, Stamp] = _NO_STAMPS
    ) -> str | None:
        """The first need in ``recorded`` that is not what it was; None when all are.

        ``stamps`` are those of the content files when they were recorded.
        """
        for name, digest in recorded.items():
            now = _file(folder / name, folder, stamps.get(name)) if is_content(name) else self.digest(name)
            if now != digest or now == _NOTHING:
                return name
        return None

    def _digest(self, name: str) -> str:
        if name == FONTS:
            return self._fonts()
        if name == TEMPLATE:
            return digest_of("\n".join(self._shared()).encode("utf-8", "surrogateescape"))
        if name.startswith(BODY):
            body = self.templates.bodies.get(name.removeprefix(BODY))
            return _NOTHING if body is None else digest_of(repr(body).encode())
        return digest_of_file(self._data / name)

    def _files(self, metadata: Metadata, language: str) -> list[str]:
        templates = self.templates
        kind = templates.kind(metadata.kind).of(metadata.body)
        key = kind.house or templates.bodies[metadata.body].house
        house = templates.house(key, language)
        spoken = templates.language(language, key)
        block = templates.language(spoken.distribution_language, key)
        unnamed = set(languages().codes) - (spoken.language_names.keys() & block.language_names.keys())
        codes = {language, block.code, metadata.original, *unnamed}
        files = [self._data / "templates" / "languages" / f"{code}.yaml" for code in codes]
        emblem = [] if house.emblem is None else [house.emblem.drawing, house.emblem.raster]
        return sorted(_name(path, self._data) for path in (*templates.house_files(key), *files, *emblem))

    def _shared(self) -> list[str]:
        """The files of the templates that count for every version."""
        return sorted(f"{TEMPLATE}{name}" for name in _shared_files(self._data / "templates"))

    def _fonts(self) -> str:
        faces = self.templates.fonts.faces
        chains = (chain for scripts in faces.values() for styles in scripts.values() for chain in styles.values())
        paths = sorted({self.templates.fonts.formulas.path, *(file.path for chain in chains for file in chain)})
        parts = [digest_of_file(self._data / "fonts" / "fonts.yaml"), *map(digest_of_font, paths)]
        return digest_of("".join(parts).encode())


@lru_cache(maxsize=1)
def _known_of(templates: Templates) -> dict[str, str]:
    """Digests already taken of these templates, which are others as soon as one of their files has changed."""
    return {}


def _texts() -> list[str]:
    """The names that language files may have."""
    return [f"{code}.md" for code in languages().codes]


def is_content(name: str) -> bool:
    """Whether a need is a file of the content folder."""
    return name.startswith(CONTENT)


def digest_of_structure(structure: Structure | None) -> str:
    """The digest of what the versions of a document have in common; None stands for an original that is unreadable."""
    return _NOTHING if structure is None else digest_of(repr(structure).encode("utf-8", "surrogatepass"))


@cache
def program() -> str:
    """The digest of the program: its version, in a checkout its sources, and the libraries that decide what it writes.

    Sources count by time and size, which is quicker than reading them, and are looked at once in a process.
    """
    from undoc import __version__

    parts = [__version__, sys.implementation.name, str(sys.version_info[:3]), zlib.ZLIB_RUNTIME_VERSION]
    if not (_PACKAGE / "data").is_dir():
        parts += (f"{path} {status.st_mtime_ns} {status.st_size}" for path, status in _sources())
    parts += (f"{name} {version}" for name, version in sorted(libraries().items()))
    return digest_of("\n".join(parts).encode())


@cache
def sources_digest() -> str:
    """The digest of the program's version and the contents of its sources: the same on every machine."""
    from undoc import __version__

    parts = [__version__, *(digest_of_file(_PACKAGE / path) for path, _ in _sources())]
    return digest_of("".join(parts).encode())


def _sources() -> list[tuple[str, os.stat_result]]:
    """The program's modules, below the package, with what the system says of each; without those that write nothing."""
    found = []
    waiting = [("", str(_PACKAGE))]
    while waiting:
        below, folder = waiting.pop()
        with os.scandir(folder) as entries:  # two hundred files, at every start
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.name.endswith(".py"):
                    found.append((below + entry.name, entry.stat()))
                elif "." not in entry.name and entry.name not in _ASIDE and entry.is_dir():
                    waiting.append((f"{below}{entry.name}/", entry.path))
    return found


def _shared_files(folder: Path) -> Iterator[str]:
    for path, folders, names in os.walk(folder):
        if Path(path) == folder:
            folders[:] = [name for name in folders if name not in _CHOSEN]
        for name in names:
            relative = (Path(path) / name).relative_to(folder).as_posix()
            if relative != "bodies.yaml" and name != "LICENSE" and not name.endswith(".md"):
                yield relative


def _file(path: Path, folder: Path, before: Stamp | None = None) -> str:
    """The digest of a file of the content folder ``folder``."""
    try:
        return Stamp.of(path, before, folder).digest
    except OSError:
        return _NOTHING


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
