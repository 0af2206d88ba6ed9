"""The part that holds the source of the file: custom XML, which Word keeps and does not show.

Source: ISO/IEC 29500-1, 15.2.5 and 15.2.6.
"""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from undoc.docx.parts.package import Package, TextPart

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
#: A store of custom XML has a number of its own in its file; there is one store.
_STORE = "{6F1B4C52-6A3C-4E0B-9B0E-5D0C5A7E4D10}"


def add_source(package: Package, xml: str) -> None:
    """Add the source, as ``xml``, to the parts of a file."""
    item, _ = package.part("/customXml/item1.xml", CONTENT_TYPE.XML, RELATIONSHIP_TYPE.CUSTOM_XML, xml)
    properties = TextPart("/customXml/itemProps1.xml", CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES)
    properties.text = f'<ds:datastoreItem xmlns:ds="{_PROPERTIES}" ds:itemID="{_STORE}"/>'
    item.relate(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
