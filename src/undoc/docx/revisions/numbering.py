"""The lists of the old file in the new one: instances that count alike are one, the others are added."""

from __future__ import annotations

from collections.abc import Sequence

from undoc.docx.revisions.names import Element, canonical, child, copied, value, w
from undoc.docx.revisions.package import WordFile

_NUMBERING = "word/numbering.xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"


def with_old_numbers(old: WordFile, new: WordFile, texts: Sequence[Element]) -> None:
    """Let the paragraphs of ``texts``, which are the old file's, name the lists of the new one.

    Instances of the same list that begin with the same numbers are one, in their order; what is left is added.
    """
    if _NUMBERING not in old.members:
        return
    if _NUMBERING not in new.members:
        new.add_part(_NUMBERING, old.members[_NUMBERING], old.content_type(_NUMBERING)[0], own=True)
        new.add_relation("word/document.xml", _KIND, "numbering.xml", external=False)
        return
    ours, theirs = old.tree(_NUMBERING), new.tree(_NUMBERING)
    free = [(number, _signs(theirs, number)) for number in theirs.findall(w("num"))]
    ids: dict[str, str] = {}
    for number in ours.findall(w("num")):
        sign = _signs(ours, number)
        index = next((at for at, (_, other) in enumerate(free) if other == sign), None)
        identifier = number.get(w("numId"), "")
        ids[identifier] = free.pop(index)[0].get(w("numId"), "") if index is not None else _added(ours, theirs, number)
    for text in texts:
        for one in text.iter(w("numId")):
            one.set(w("val"), ids.get(value(one), value(one)))


def _abstract(numbering: Element, number: Element) -> Element:
    identifier = value(child(number, "abstractNumId"))
    return next(one for one in numbering.findall(w("abstractNum")) if one.get(w("abstractNumId")) == identifier)


def _signs(numbering: Element, number: Element) -> tuple[str, bytes]:
    """The list of an instance, and the numbers that it begins with."""
    starts = b"".join(canonical(one) for one in number.findall(w("lvlOverride")))
    return value(child(_abstract(numbering, number), "nsid")), starts


def _added(ours: Element, theirs: Element, number: Element) -> str:
    """The id of an instance of the old file that is added to the new one, with its list where that has none like it."""
    abstract = _abstract(ours, number)
    lists, instances = theirs.findall(w("abstractNum")), theirs.findall(w("num"))
    same = [one for one in lists if value(child(one, "nsid")) == value(child(abstract, "nsid"))]
    if same:
        identifier = same[0].get(w("abstractNumId"), "")
    else:
        identifier = str(1 + max((int(one.get(w("abstractNumId"), "0")) for one in lists), default=-1))
        made = copied(abstract)
        made.set(w("abstractNumId"), identifier)
        theirs.insert(len(lists), made)
    own = str(1 + max((int(one.get(w("numId"), "0")) for one in instances), default=0))
    made = copied(number)
    made.set(w("numId"), own)
    reference = child(made, "abstractNumId")
    assert reference is not None
    reference.set(w("val"), identifier)
    theirs.append(made)
    return own
