"""House styles, bodies, languages and fonts as typed data: loading and validation only.

Comes in: the YAML files of ``templates/`` and ``fonts/``. Goes out: ``House``, ``Body``, ``Language``, ``FontTable``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from undoc.templates.bodies import Body
from undoc.templates.countries import Country, load_countries
from undoc.templates.fonts import FontTable, load_fonts
from undoc.templates.house import House
from undoc.templates.kinds import Kind, kind_names, load_kind
from undoc.templates.known_languages import language_codes
from undoc.templates.language import Language
from undoc.templates.locate import data_root
from undoc.templates.read_house import HouseTree, house_tree, house_wordings, load_house
from undoc.templates.read_language import load_language
from undoc.templates.read_yaml import load, load_table, read_yaml
from undoc.templates.symbols import SymbolLinks

if TYPE_CHECKING:
    from undoc.templates.rules import Rule

__all__ = ["Body", "FontTable", "House", "Kind", "Language", "SymbolLinks", "Templates"]


class Templates:
    """All that a secretariat may change without programming; each file is read when first asked for.

    ``root`` is the folder that holds ``templates/`` and ``fonts/``. Every method raises ContentError, with the
    problems located, when a file is wrong.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._house_trees: dict[str, HouseTree] = {}
        self._houses: dict[tuple[str, str], House] = {}
        self._languages: dict[tuple[str, str | None], Language] = {}
        self._kinds: dict[str, Kind] = {}
        self._house_file = cache(read_yaml)  # several house styles are based on the same file

    @classmethod
    def load(cls, root: Path | None = None) -> Templates:
        """The templates in ``root``, or the ones that come with the program.

        While no file of them changes they are those of the last call, with all that was read so far: reading what one
        version needs takes as long as setting some pages.
        """
        root = data_root(root)
        state = _state(root)
        if root not in _last or _last[root][1] != state:
            _last.clear()
            _last[root] = cls(root), state
        return _last[root][0]

    def house(self, key: str, language: str) -> House:
        """The house style ``key`` as it applies to versions in ``language``."""
        if (key, language) not in self._houses:
            folder = self.root / "templates" / "houses"
            self._houses[key, language] = load_house(self._house_tree(key), folder, key, language)
        return self._houses[key, language]

    def language(self, code: str, house: str | None = None) -> Language:
        """The language file of ``code``, with the wordings that the house style ``house`` has of its own."""
        if (code, house) not in self._languages:
            over = house_wordings(self._house_tree(house).merged, code) if house else None
            if house and over is None:
                return self.language(code)
            self._languages[code, house] = load_language(self.root / "templates" / "languages", code, over)
        return self._languages[code, house]

    def with_names(self, language: Language, codes: Iterable[str]) -> Language:
        """``language`` with the names of the languages ``codes``: those that it has none for say it in their files."""
        missing = [code for code in codes if code not in language.language_names]
        called = {code: name for code in missing if (name := self.language(code).called.get(language.code))}
        return replace(language, language_names={**language.language_names, **called}) if called else language

    def house_files(self, key: str) -> tuple[Path, ...]:
        """The files of the house style ``key``: its own and those of the house styles that it is based on."""
        return self._house_tree(key).files

    def _house_tree(self, key: str) -> HouseTree:
        if key not in self._house_trees:
            self._house_trees[key] = house_tree(self.root / "templates" / "houses", key, read=self._house_file)
        return self._house_trees[key]

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """The bodies by their keys."""
        return load_table(self.root / "templates" / "bodies.yaml", Body)

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of documents, by their words."""
        return kind_names(self.root)

    def kind(self, key: str) -> Kind:
        """The kind of document ``key``, one of ``kinds``."""
        if key not in self._kinds:
            self._kinds[key] = load_kind(self.root, key)
        return self._kinds[key]

    @cached_property
    def countries(self) -> Mapping[str, Country]:
        """The States by their codes, in the order of their English names."""
        return load_countries(self.root)

    @cached_property
    def rules(self) -> Sequence[Rule]:
        """The editorial rules, in the order of their keys."""
        from undoc.templates.rules import load_rules  # builds ask for none

        return load_rules(self.root, language_codes(self.root))

    @cached_property
    def symbols(self) -> SymbolLinks:
        """Which symbols become links."""
        return load(self.root / "templates" / "symbols.yaml", SymbolLinks)

    @cached_property
    def fonts(self) -> FontTable:
        """The font table."""
        return load_fonts(self.root / "fonts")


_State = list[tuple[str, int, int]]
_last: dict[Path, tuple[Templates, _State]] = {}


def _state(root: Path) -> _State:
    """Every file of the templates and fonts with its time and size, which tell whether one has changed."""
    state: _State = []
    waiting = [str(root / "templates"), str(root / "fonts")]
    while waiting:
        try:
            entries = list(os.scandir(waiting.pop()))
        except OSError:
            continue
        for entry in entries:
            try:
                if entry.is_dir():
                    waiting.append(entry.path)
                else:
                    status = entry.stat()
                    state.append((entry.path, status.st_mtime_ns, status.st_size))
            except OSError:
                continue
    return sorted(state)
