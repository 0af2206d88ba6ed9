"""The structure tree: what the marked content of the pages is, for those who read the file without seeing it.

While pages are painted, ``mark`` numbers their marked-content sequences and ``attach`` takes their link annotations;
``write`` then puts the elements into the file (ISO 32000-1, 14.7).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import count

from undoc.pdf.footprint import Footprints
from undoc.pdf.objects import File, Name, Raw, Ref, Value, serialize
from undoc.pdf.roles import ROLES, attributes, elements, structure_types
from undoc.pdf.trees import name_tree, number_tree
from undoc.prepare.structure import Content, Element, Tag

#: A list's kind of numbering shows in its first labels.
_LABELS_TO_SEE = 2


class StructureTree:
    """The elements of a document, whose pages and objects are in ``file``.

    ``linked`` are the elements that lead somewhere. Such an element that is no Link gets one inside itself, which takes
    its kids: a note's call is a Reference with a Link in it, a note's mark a Lbl with a Link in it.
    """

    def __init__(self, file: File, root: Element, linked: Collection[Element], pages: Sequence[Ref]) -> None:
        self._file = file
        self._root = root
        self._pages = pages
        self._refs: dict[Element, Ref] = {}
        self._types: dict[Element, str] = {}
        self._links: dict[Element, Ref] = {}
        for element, kind in structure_types(root).items():
            self._refs[element] = file.reserve()
            self._types[element] = kind
            if element in linked and element.tag is not Tag.LINK:
                self._links[element] = file.reserve()
        #: The page, the place in its reading order and the number of each sequence of a content.
        self._marks: defaultdict[Content, list[tuple[int, int, int]]] = defaultdict(list)
        self._content_parents: list[list[Value]] = [[] for _ in pages]
        self._annotations: defaultdict[Element, list[tuple[int, Ref]]] = defaultdict(list)
        self._annotation_parents: list[Ref] = []

    def mark(self, content: Content, page: int, place: int) -> str:
        """The operator that begins a sequence of ``content`` on page ``page``, at ``place`` in its reading order.

        Raises KeyError for the content of an element outside the document.
        """
        element = content.element
        link = self._links.get(element)
        parents = self._content_parents[page]
        mcid = len(parents)
        parents.append(link or self._refs[element])
        self._marks[content].append((page, place, mcid))
        return f"/{'Link' if link else self._types[element]}<</MCID {mcid}>>BDC"

    def attach(self, element: Element, annotation: Ref, page: int) -> int:
        """Put the link annotation on page ``page`` into ``element`` and return its StructParent.

        Raises KeyError for an element outside the document.
        """
        self._annotation_parents.append(self._links.get(element) or self._refs[element])
        self._annotations[element].append((page, annotation))
        return len(self._pages) + len(self._annotation_parents) - 1

    def write(self, footprints: Footprints, heights: Sequence[float]) -> Ref:
        """Add all elements to the file and return the structure tree's root; ``heights`` are those of the pages.

        Raises ValueError for a figure or formula without alternative text (ISO 14289-1, 7.3 and 7.7), and for an
        identifier used twice.
        """
        root = self._file.reserve()
        identifiers = self._identifiers()
        parents = {self._root: root}
        for element, ref in self._refs.items():
            inner = self._links.get(element, ref)
            parents.update((kid, inner) for kid in element.kids if isinstance(kid, Element))
        for element, ref in self._refs.items():
            further = self._entries(element, identifiers.get(element), footprints, heights)
            link = self._links.get(element)
            if link:
                self._put(
                    ref, self._types[element], parents[element], (None, [b"%d 0 R" % link.number]), further=further
                )
                self._put(link, "Link", ref, self._kids(element), further=b"")
            else:
                self._put(ref, self._types[element], parents[element], self._kids(element), further=further)
        tree: dict[str, Value] = {
            "Type": Name("StructTreeRoot"),
            "K": self._refs[self._root],
            "ParentTree": number_tree(self._file, dict(enumerate([*self._content_parents, *self._annotation_parents]))),
            "ParentTreeNextKey": len(self._pages) + len(self._annotation_parents),
        }
        if own := {kind: Name(ROLES[kind]) for kind in sorted(ROLES.keys() & set(self._types.values()))}:
            tree["RoleMap"] = own
        if identifiers:
            named = {identifier: self._refs[element] for element, identifier in identifiers.items()}
            tree["IDTree"] = name_tree(self._file, named)
        self._file.put(root, tree)
        return root

    def _identifiers(self) -> dict[Element, str]:
        """The identifier of each element that has one; a note without one gets one (ISO 14289-1, 7.9)."""
        identifiers = {element: element.identifier for element in self._refs if element.identifier}
        taken = set(identifiers.values())
        if len(taken) < len(identifiers):
            raise ValueError("two elements of the document have the same identifier")
        free = (text for text in map("note-{}".format, count(1)) if text not in taken)
        for element in self._refs:
            if element.tag is Tag.NOTE and element not in identifiers:
                identifiers[element] = next(free)
        return identifiers

    def _entries(
        self, element: Element, identifier: str | None, footprints: Footprints, heights: Sequence[float]
    ) -> bytes:
        """The entries of ``element`` that are not about its place in the tree."""
        written = b""
        if identifier is not None:
            written += b"/ID " + serialize(identifier.encode())
        if element.language:
            written += b"/Lang " + serialize(element.language)
        if element.tag in (Tag.FIGURE, Tag.FORMULA):
            if not (element.alternative or "").strip():
                raise ValueError(f"a {element.tag} has no alternative text (ISO 14289-1, 7.3 and 7.7)")
            written += b"/Alt " + serialize(element.alternative)
        box: list[Value] | None = None
        if element.tag is Tag.FIGURE and (found := footprints.first(element)):
            height = heights[found.page]
            box = [found.left, height - found.bottom, found.right, height - found.top]
        attribute = attributes(element, _labels(element, footprints), box)
        return written + b"/A " + serialize(attribute) if attribute else written

    def _kids(self, element: Element) -> tuple[int | None, list[bytes]]:
        """The page of the first own content of ``element``, and its kids; content of other pages names its page."""
        own: int | None = None
        kids: list[bytes] = []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(b"%d 0 R" % self._refs[kid].number)
                continue
            marks = self._marks.get(kid, ())
            for page, _, mcid in sorted(marks) if len(marks) > 1 else marks:
                own = page if own is None else own
                kids.append(
                    b"%d" % mcid
                    if page == own
                    else b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (self._pages[page].number, mcid)
                )
        for page, annotation in self._annotations.get(element, ()):
            kids.append(b"<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>" % (annotation.number, self._pages[page].number))
        return own, kids

    def _put(self, ref: Ref, kind: str, parent: Ref, content: tuple[int | None, list[bytes]], further: bytes) -> None:
        """Write a structure element; its ``content`` is the page that it is on, and its kids."""
        page, kids = content
        at = b"/Pg %d 0 R" % self._pages[page].number if page is not None else b""
        body = kids[0] if len(kids) == 1 else b"[" + b" ".join(kids) + b"]"
        self._file.put(
            ref, Raw(b"<</Type/StructElem/S/%b/P %d 0 R%b%b/K %b>>" % (kind.encode(), parent.number, at, further, body))
        )


def _labels(element: Element, footprints: Footprints) -> list[str]:
    """The first labels of a list; of any other element none."""
    if element.tag is not Tag.LIST:
        return []
    found: list[str] = []
    for item in _of(element, Tag.ITEM):
        found += [footprints.text(label) for label in _of(item, Tag.LABEL)]
        if len(found) >= _LABELS_TO_SEE:
            break
    return found


def _of(element: Element, tag: Tag) -> Iterator[Element]:
    return (kid for kid in element.kids if isinstance(kid, Element) and kid.tag is tag)


def traced(root: Element) -> Iterator[Element]:
    """The elements whose footprints the tree needs: figures and the labels of lists."""
    for element in elements(root):
        if element.tag in (Tag.FIGURE, Tag.LABEL):
            yield element
