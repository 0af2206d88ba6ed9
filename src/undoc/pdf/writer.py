"""Writing a typeset document as a PDF file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from undoc.pdf.content import Materials, paint
from undoc.pdf.fonts import Fonts
from undoc.pdf.footprint import Footprints
from undoc.pdf.links import Links, destination
from undoc.pdf.metadata import information, metadata_stream, output_intent
from undoc.pdf.objects import File, Name, Ref, Value
from undoc.pdf.outline import write_outline
from undoc.pdf.pictures import Pictures
from undoc.pdf.properties import Properties
from undoc.pdf.structure import StructureTree, traced
from undoc.pdf.trees import name_tree
from undoc.typeset.pages.page import Destination, PlacedGroup, PlacedPicture, PlacedShape, TypesetDocument, runs_of

if TYPE_CHECKING:
    from undoc.pdf.graphics import Graphics


def write(document: TypesetDocument, properties: Properties) -> bytes:
    """``document`` as a PDF 1.7 file that conforms to PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).

    The same document and properties give the same bytes. Positions are kept to less than 0.01 points.

    Raises MissingGlyphError for text without a glyph, PictureError for a picture that cannot be read, and ValueError
    where the document does not hold together: a figure without alternative text, a link to nowhere, an identifier used
    twice, no page at all.
    """
    if not document.pages:
        raise ValueError("a document without pages cannot be written")
    file = File()
    heights = [page.height for page in document.pages]
    page_refs = [file.reserve() for _ in document.pages]
    items = [item for page in document.pages for item in page.items]
    fonts = Fonts(runs_of(items))
    font_resources = fonts.embed(file)
    pictures = Pictures(file, (item.path for item in items if isinstance(item, PlacedPicture)))
    links = Links(document)
    structure = StructureTree(file, document.structure, links.elements, page_refs)
    footprints = Footprints(document.structure, [*traced(document.structure), *links.traced])

    resources = file.reserve()
    graphics = (
        _graphics(file, resources) if any(isinstance(item, PlacedShape | PlacedGroup) for item in items) else None
    )
    materials = Materials(fonts, pictures, structure, graphics)
    contents: list[Ref] = []
    for index, page in enumerate(document.pages):
        contents.append(file.add_stream({}, paint(page, index, materials)))
        for item in page.items:
            footprints.record(item, index)
    entries: dict[str, Value] = {"Font": font_resources, "XObject": pictures.resources() or None}
    file.put(resources, graphics.completed(entries) if graphics else entries)
    places = dict(document.anchors)
    for identifier, element in links.goals.items():
        if box := footprints.first(element):
            places[identifier] = Destination(box.page, box.top)
    annotations = links.write(file, structure, footprints, places)

    tree = file.reserve()
    for index, page in enumerate(document.pages):
        entries = {
            "Type": Name("Page"),
            "Parent": tree,
            "MediaBox": [0, 0, round(page.width, 3), round(page.height, 3)],
            "Resources": resources,
            "Contents": contents[index],
            "StructParents": index,
            "Tabs": Name("S"),
            "Annots": list(annotations[index]) or None,
        }
        file.put(page_refs[index], entries)
    file.put(tree, {"Type": Name("Pages"), "Kids": list(page_refs), "Count": len(page_refs)})

    preferences: dict[str, Value] = {"DisplayDocTitle": True}
    if properties.right_to_left:
        preferences["Direction"] = Name("R2L")
    destinations: dict[str, Value] = {name: destination(place, page_refs, heights) for name, place in places.items()}
    catalog: dict[str, Value] = {
        "Type": Name("Catalog"),
        "Pages": tree,
        "Lang": properties.language,
        "MarkInfo": {"Marked": True},
        "StructTreeRoot": structure.write(footprints, heights),
        "Metadata": metadata_stream(file, properties),
        "OutputIntents": [output_intent(file)],
        "ViewerPreferences": preferences,
        "Outlines": write_outline(file, document.outline, page_refs, heights),
        "PageMode": Name("UseOutlines") if len(document.outline) > 1 else None,
        "Names": {"Dests": name_tree(file, destinations)} if destinations else None,
    }
    return file.write(file.add(catalog), file.add(information(properties)))


def _graphics(file: File, resources: Ref) -> Graphics:
    from undoc.pdf.graphics import Graphics  # only documents with shapes need it

    return Graphics(file, resources)
