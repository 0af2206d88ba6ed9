"""House styles from ``templates/houses/*.yaml``: laid over each other, then read as ``House`` declares them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from undoc.files import MOST_PICTURE, read_file
from undoc.model import ContentError, Place, Problem
from undoc.model.attributes import InvalidValueError, Key, Syntax
from undoc.model.report import Report
from undoc.templates.house import House
from undoc.templates.lengths import Lengths, is_length_name
from undoc.templates.read_yaml import read_yaml
from undoc.templates.styles import UNTOUCHED, Style
from undoc.templates.values import LENGTH, PICTURE, RASTER, STYLE
from undoc.wording import did_you_mean, quoted
from undoc.yaml.decode import decode, decode_said, keys_of
from undoc.yaml.keys import KeyReader, parse_scalar
from undoc.yaml.tree import MappingNode, Node, ScalarNode, key_place, laid_over, value_place

_PNG = b"\x89PNG\r\n\x1a\n"


class HouseFile(Struct, frozen=True):
    """What the file of a house style says besides the keys of ``House``."""

    based_on: Annotated[str, Key("the house style whose values it has where nothing is said")] = ""
    base_only: Annotated[bool, Key("whether it is no house style of a body: others are based on it")] = False
    lengths: Annotated[Mapping[str, float], Key("lengths with names, in points")] = {}
    languages: Annotated[
        Mapping[str, object],
        Key(
            "by the codes of languages: what is other in one; `wordings` replaces what its language file says",
            schema={"type": "object", "additionalProperties": {"$ref": "#/$defs/Language"}},
        ),
    ] = {}


class HouseTree(NamedTuple):
    """What the files of a house style say, laid over each other; each by itself, and their paths, its own first."""

    merged: MappingNode
    layers: tuple[MappingNode, ...]
    files: tuple[Path, ...]


def load_house(found: HouseTree, folder: Path, key: str, language: str) -> House:
    """The house style ``key`` as it applies to versions in ``language``.

    ContentError with all that is wrong in its files.
    """
    tree = found.merged
    adjustment = _adjustment(tree, language)
    if adjustment is not None:
        tree = laid_over(_without(adjustment, "wordings"), tree)
    report = Report()
    lengths = _lengths(tree, report)
    reader = _ValueReader(lengths, tree.get("styles"), folder.parent)
    keys = KeyReader(_said_of_house(tree), keys_of(House), report, parse=reader.value)
    house = decode(keys, House, key=key, styles=_styles(keys))
    for name in lengths.unused(found.layers):
        message = f"Nothing in the house style {key} has the length “{name}”."
        advice = "Use it, or remove it; is it spelt as elsewhere?"
        report.error(value_place(tree, "lengths", name), "unused-length", message, advice)
    if house is None or report.has_errors:
        raise ContentError(report.problems())
    return house


class _ValueReader:
    """Reads values that depend on the house style that they stand in, whose node of styles is ``styles``."""

    def __init__(self, lengths: Lengths, styles: Node | None, templates: Path) -> None:
        self._lengths = lengths
        self._styles = styles.entries if isinstance(styles, MappingNode) else {}
        self._templates = templates

    def value(self, syntax: Syntax[Any], node: ScalarNode) -> Any:
        """What a text says. InvalidValueError when it is not written in ``syntax``, or names what is not there."""
        text = node.text.strip()
        if syntax is LENGTH:
            return self._lengths.parse(text)
        if syntax is STYLE:
            return self._style(text)
        if syntax is PICTURE or syntax is RASTER:
            return self._picture(text, is_raster=syntax is RASTER)
        return parse_scalar(syntax, node)

    def _style(self, text: str) -> str:
        if text not in self._styles:
            advice = did_you_mean(text, self._styles, "Define it under “styles”.")
            raise InvalidValueError("unknown-style", f"There is no style {quoted(text)}.", advice)
        return text

    def _picture(self, text: str, *, is_raster: bool) -> Path:
        path = self._templates / text
        if not path.is_file():
            raise InvalidValueError("missing-picture", f"There is no file {path}.", "Put it there.")
        if is_raster and not read_file(path, MOST_PICTURE).startswith(_PNG):
            raise InvalidValueError("unusable-picture", f"The file {path} is not a PNG picture.", "Save it as PNG.")
        return path


def _lengths(tree: MappingNode, report: Report) -> Lengths:
    """The named lengths. Each is a number of points."""
    said = _without(tree, *(tree.entries.keys() - {"lengths"}))
    file = decode(KeyReader(said, keys_of(HouseFile), report), HouseFile)
    lengths = file.lengths if file is not None else {}
    for name in lengths:
        if not is_length_name(name):
            advice = "Begin with a small letter; go on with small letters, digits and “_”."
            place = value_place(tree, "lengths", name)
            report.error(place, "wrong-name", f"No length can be called “{name}”.", advice)
    return Lengths(lengths)


def _styles(keys: KeyReader) -> dict[str, Style]:
    """The paragraph styles by their keys, each with what it has from the one that it is based on."""
    styles: dict[str, Style] = {}
    group = keys.group("styles", "Write the styles by their names.", required=True)
    if group is None:
        return styles
    readers = keys.below(group, "styles", None)

    def resolve(key: str, waiting: tuple[str, ...]) -> Style:
        if key in styles:
            return styles[key]
        node = readers.group(key, "Write it as {word_name: …, based_on: …}.")
        if node is None:
            return UNTOUCHED
        said, _ = decode_said(readers.below(node, key, keys_of(Style)), Style, key=key)
        base_key = said.get("based_on")
        base = UNTOUCHED
        if base_key in waiting:
            message = f"The style {key} is based on itself."
            keys.report.error(key_place(node, "based_on"), "circular-style", message, "Change “based_on”.")
        elif base_key is not None:
            base = resolve(base_key, (*waiting, base_key))
        if "tabs" in said:
            said["tabs"] = tuple(sorted(said["tabs"], key=lambda stop: stop.position))
        styles[key] = replace(base, **{"based_on": None, "next": None, **said})
        return styles[key]

    for key in readers.entries:
        resolve(key, (key,))
    return styles


def _said_of_house(tree: MappingNode) -> MappingNode:
    """What the files say that ``House`` declares; an emblem whose drawing is “none” is none."""
    drawing = emblem.get("drawing") if isinstance(emblem := tree.get("emblem"), MappingNode) else None
    is_none = isinstance(drawing, ScalarNode) and drawing.text in ("", "none")
    return _without(tree, "languages", "lengths", *(("emblem",) if is_none else ()))


def house_wordings(tree: MappingNode, language: str) -> MappingNode | None:
    """What a house style words in its own way in ``language``, to be laid over the language file; None for nothing.

    ContentError when it is not keys with values.
    """
    adjustment = _adjustment(tree, language)
    value = adjustment.get("wordings") if adjustment is not None else None
    if value is None or isinstance(value, MappingNode):
        return value
    advice = "Write keys with values below it, as in the language file."
    raise ContentError([Problem(value.place, "wrong-kind", "“wordings” is not keys with values.", advice)])


def _adjustment(tree: MappingNode, language: str) -> MappingNode | None:
    """What a house style says about versions in ``language``. ContentError when it is not keys with values."""
    found = tree
    for key in ("languages", language):
        value = found.get(key)
        if value is None:
            return None
        if not isinstance(value, MappingNode):
            message = f"“{key}” is not keys with values."
            raise ContentError([Problem(value.place, "wrong-kind", message, "Write keys with values below it.")])
        found = value
    return found


def house_tree(
    folder: Path, key: str, below: tuple[str, ...] = (), *, read: Callable[[Path], MappingNode] = read_yaml
) -> HouseTree:
    """The file of the house style ``key``, laid over those that it is based on; each is ``read``.

    ContentError when one cannot be read, or when ``key`` is a file that others are only based on.
    """
    path = folder / f"{key}.yaml"
    tree = read(path)
    if "base_only" in tree.entries and not below:
        message = f"“{key}” is no house style of its own: others are based on it."
        advice = f"Name another one for the body in {folder.parent.name}/bodies.yaml."
        raise ContentError([Problem(tree.entries["base_only"].place, "base-style", message, advice)])
    base = tree.get("based_on")
    tree = _without(tree, "base_only", "based_on")
    if not isinstance(base, ScalarNode):
        return HouseTree(tree, (tree,), (path,))
    if base.text in (key, *below):
        message = f"The house style {key} is based on itself."
        raise ContentError(
            [Problem(Place(str(path)), "circular-style", message, "Remove “based_on” from one of the files.")]
        )
    under = house_tree(folder, base.text, (*below, key), read=read)
    return HouseTree(laid_over(tree, under.merged), (tree, *under.layers), (path, *under.files))


def _without(node: MappingNode, *keys: str) -> MappingNode:
    return MappingNode({name: entry for name, entry in node.entries.items() if name not in keys}, node.place)
