"""The values of a Word file's paragraph styles, resolved along what they are based on."""

from __future__ import annotations

from lxml import etree

from tests.support.docx_file import WordFile, is_on, local, val, w

#: Of each property of paragraphs or runs: the attributes that hold its value; none for one that is on or off.
_ATTRIBUTES = {
    "spacing": ("before", "after", "line", "lineRule", "val"),
    "ind": ("left", "right", "hanging", "firstLine"),
    "jc": ("val",),
    "outlineLvl": ("val",),
    "rFonts": ("ascii", "hAnsi"),
    "w": ("val",),
    "kern": ("val",),
    "sz": ("val",),
    "keepNext": (),
    "keepLines": (),
    "b": (),
    "i": (),
}
_UNTOUCHED = {
    "spacing before": "0",
    "spacing after": "0",
    "spacing line": "240",
    "spacing lineRule": "auto",
    "spacing val": "0",
    "ind left": "0",
    "ind right": "0",
    "ind first": "0",
    "jc val": "left",
    "outlineLvl val": "9",
    "w val": "100",
    "kern val": "0",
    "sz val": "20",
    "keepNext": "False",
    "keepLines": "False",
    "b": "False",
    "i": "False",
}


def values(file: WordFile, style_id: str) -> dict[str, str]:
    """The values of a style by the names of property and attribute; a first line's indent is negative when hanging."""
    found = dict(_UNTOUCHED)
    defaults = file.tree("word/styles.xml").find(w("docDefaults"))
    chain = [] if defaults is None else list(defaults.iter(w("pPr"), w("rPr")))
    styles = []
    at: str | None = style_id
    while at is not None:
        styles.append(file.styles[at])
        at = val(file.styles[at].find(w("basedOn")))
    for style in reversed(styles):
        chain += [one for one in (style.find(w("pPr")), style.find(w("rPr"))) if one is not None]
    for properties in chain:
        for element in properties:
            _add(found, element)
    return found


def tabs(file: WordFile, style_id: str) -> dict[str, str]:
    """The kinds of tab stops that a style sets or clears itself, by their places."""
    return {val(tab, "pos") or "": val(tab) or "" for tab in file.styles[style_id].iter(w("tab"))}


def _add(found: dict[str, str], element: etree._Element) -> None:
    name = local(element)
    attributes = _ATTRIBUTES.get(name)
    if attributes == ():
        found[name] = str(is_on(element))
    for attribute in attributes or ():
        if (value := val(element, attribute)) is None:
            continue
        if attribute == "hanging":
            found["ind first"] = f"-{value}" if value != "0" else "0"
        elif attribute == "firstLine":
            found["ind first"] = value
        else:
            found[f"{name} {attribute}"] = value
