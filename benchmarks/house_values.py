"""What official Word files say beside what their house styles say: margins of pages, sizes, lines, indents and spaces.

    python -m benchmarks.house_values FOLDER [--all]

Imports each Word file of the folder, which tells its house style. For each value of that style it prints what the house
has, the median of the files, and how many files have which value: that of a file is the one that most of its paragraphs
in the style of that name have, those in cells left out, and of right indents those that long paragraphs have. All are
points. With ``--all`` values are printed too that the house has right.
"""

from __future__ import annotations

import argparse
import logging
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median_low

from lxml import etree

import undoc
from undoc.importer import Tracked, import_file
from undoc.importer.word.names import W
from undoc.importer.word.package import Package
from undoc.importer.word.paragraphs import WordParagraph, paragraph_of
from undoc.importer.word.styles import Styles, load_roles, style_key
from undoc.templates import Templates
from undoc.templates.house import House
from undoc.templates.styles import LineKind

_POINT = 20
#: A difference in points that nobody sees, and the fewest paragraphs that tell of a style.
_SAME, _FEWEST = 0.5, 3
#: So many signs take about a line.
_LONG = 60
#: What is compared of a style, in the order in which it is printed.
_NAMES = ("size", "line", "left", "right", "first", "before", "after")
_MARGINS = ("top", "bottom", "left", "right", "header", "footer")

Values = dict[tuple[str, str], float]


def in_house(house: House) -> Values:
    """What a house says, by the name of a style, or ``page``, and what it is."""
    found: Values = {("page", name): getattr(house.page, name) for name in _MARGINS}
    for style in house.styles.values():
        line = style.line.height if style.line.kind is LineKind.EXACT else 0.0
        values = (style.size, line, style.left, style.right, style.first, style.before, style.after)
        found |= {(style.word_name, name): value for name, value in zip(_NAMES, values, strict=True)}
    return found


def in_file(path: Path, roles: dict[str, str]) -> Values:
    """What a Word file says, likewise: its last upright section, and most paragraphs in each style."""
    package = Package(path)
    try:
        body = package.xml(package.main)
        named = package.of_kind(package.main, "styles")
        styles = Styles(package.xml(named) if named is not None else None, roles)
    finally:
        package.close()
    found = _margins(body)
    paragraphs: defaultdict[str, list[dict[str, float]]] = defaultdict(list)
    for number, element in enumerate(body.iter(f"{W}p")):
        paragraph = paragraph_of(element, number, styles, frozenset())
        signs = sum(len(text.text or "") for text in element.iter(f"{W}t"))
        is_in_cell = next(element.iterancestors(f"{W}tc"), None) is not None
        if signs and paragraph.style.name and not is_in_cell:
            values = dict(_values(paragraph))
            if signs < _LONG:
                del values["right"]  # it is not seen
            paragraphs[style_key(paragraph.style.name)].append(values)
    for key, ones in paragraphs.items():
        for name in _NAMES:
            said = [one[name] for one in ones if name in one]
            if len(said) >= _FEWEST:
                found[key, name] = Counter(said).most_common(1)[0][0]
    return found


def _margins(body: etree._Element) -> Values:
    for section in reversed(list(body.iter(f"{W}sectPr"))):
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        if size is not None and margins is not None and _length(size, "w") < _length(size, "h"):
            return {("page", name): _length(margins, name) for name in _MARGINS}
    return {}


def _values(paragraph: WordParagraph) -> Iterator[tuple[str, float]]:
    yield "size", (paragraph.size or paragraph.measure.size) / 2
    yield "line", (paragraph.measure.line if paragraph.line is None else paragraph.line) / _POINT
    yield "left", paragraph.left / _POINT
    yield "right", paragraph.right / _POINT
    yield "first", paragraph.hang / _POINT
    yield "before", (paragraph.before or 0) / _POINT
    yield "after", (paragraph.after or 0) / _POINT


def _length(element: etree._Element, name: str) -> float:
    return float(element.get(W + name, "0")) / _POINT


def main() -> None:
    """Print a table for each house."""
    logging.disable(logging.CRITICAL)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true", help="print the values too that the house has right")
    options = parser.parse_args()
    templates = Templates.load(None)
    roles = dict(load_roles(templates.root))
    by_house: defaultdict[str, list[Values]] = defaultdict(list)
    for path in sorted(options.folder.glob("*.docx")):
        with tempfile.TemporaryDirectory() as folder:
            try:
                document = import_file(path, Path(folder), tracked=Tracked.ACCEPT).document
            except undoc.ContentError as error:
                print(f"{path.stem}: {error.problems[0]}")
                continue
        by_house[templates.bodies[document.metadata.body].house].append(in_file(path, roles))
    for key, files in sorted(by_house.items()):
        print(f"{key}: {len(files)} files\n{'':42} {'house':>8} {'median':>8}  files")
        for (style, name), own in in_house(templates.house(key, "en")).items():
            place = style if style == "page" else style_key(style)
            values = [file[place, name] for file in files if (place, name) in file]
            if not values or (abs(median_low(values) - own) < _SAME and not options.all):
                continue
            shares = " ".join(f"{value:g}: {count}" for value, count in Counter(values).most_common(5))
            print(f"  {style:30} {name:8} {own:>9g} {median_low(values):>8g}  {shares}")


if __name__ == "__main__":
    main()
