"""What the file says about itself: document information, XMP, and the colour space that it was made for."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from undoc.pdf.objects import File, Name, Ref, Value
from undoc.pdf.properties import Properties
from undoc.xml_text import escaped

_PACKAGE = Path(__file__).parents[1]
#: Where the colour profile lies in an installed package, and in the source tree.
_TEMPLATES = (_PACKAGE / "data" / "templates", _PACKAGE.parents[1] / "templates")
_PROFILE = "color/sRGB.icc"

#: Characters that XML cannot have; line breaks and tabs are spaces by then.
_NOT_IN_XML = dict.fromkeys([*range(0x20), 0xFFFE, 0xFFFF])

# The file must describe the schema of pdfuaid, which is none of those that XMP predefines (ISO 19005-2, 6.6.2.3).
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
{properties}
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def information(properties: Properties) -> Value:
    """The document information dictionary; it says the same as the XMP metadata (ISO 32000-1, 14.3.3)."""
    date = f"D:{properties.date:%Y%m%d}"
    entries: dict[str, Value] = {
        "Title": _one_line(properties.title),
        "Author": _one_line(properties.author) or None,
        "Subject": _one_line(properties.subject) or None,
        "Keywords": _keywords(properties) or None,
        "Creator": properties.producer,
        "Producer": properties.producer,
        "CreationDate": date,
        "ModDate": date,
    }
    return entries


def xmp(properties: Properties) -> bytes:
    """The XMP packet, which claims PDF/A-2a and PDF/UA-1 (ISO 19005-2, 6.6.4; ISO 14289-1, clause 5)."""
    date = properties.date.isoformat()
    lines = [
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_xml(properties.title)}</rdf:li></rdf:Alt></dc:title>',
        _listed("dc:creator", "Seq", properties.author),
        f"<dc:language><rdf:Bag><rdf:li>{_xml(properties.language)}</rdf:li></rdf:Bag></dc:language>",
        _listed("dc:subject", "Bag", *properties.keywords),
        f"<pdf:Producer>{_xml(properties.producer)}</pdf:Producer>",
        f"<xmp:CreatorTool>{_xml(properties.producer)}</xmp:CreatorTool>",
        *(f"<xmp:{name}>{date}</xmp:{name}>" for name in ("CreateDate", "ModifyDate", "MetadataDate")),
    ]
    if subject := _xml(properties.subject):
        lines.append(
            f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>'
        )
    if keywords := _xml(_keywords(properties)):
        lines.append(f"<pdf:Keywords>{keywords}</pdf:Keywords>")
    return _XMP.replace("{properties}", "\n".join(filter(None, lines))).encode()


def output_intent(file: File) -> Value:
    """The output intent: sRGB, the space that all colours of the file are in (ISO 19005-2, 6.2.3)."""
    identifier = "sRGB IEC61966-2.1"
    return {
        "Type": Name("OutputIntent"),
        "S": Name("GTS_PDFA1"),
        "OutputConditionIdentifier": identifier,
        "Info": identifier,
        "DestOutputProfile": file.add_stream({"N": 3}, _color_profile()),
    }


def metadata_stream(file: File, properties: Properties) -> Ref:
    """Add the XMP metadata to ``file``; not compressed, so that other programs find them (ISO 19005-2, 6.6.2.1)."""
    return file.add_stream({"Type": Name("Metadata"), "Subtype": Name("XML")}, xmp(properties), level=0)


@lru_cache(maxsize=1)
def _color_profile() -> bytes:
    for templates in _TEMPLATES:
        path = templates / _PROFILE
        if path.is_file():
            return path.read_bytes()
    raise FileNotFoundError(f"the colour profile {_PROFILE} is not among the templates")


def _listed(name: str, kind: str, *values: str) -> str:
    """An XMP array of those ``values`` that say something, or nothing."""
    items = "".join(f"<rdf:li>{value}</rdf:li>" for value in map(_xml, values) if value)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>" if items else ""


def _keywords(properties: Properties) -> str:
    return ", ".join(filter(None, map(_one_line, properties.keywords)))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _xml(text: str) -> str:
    """``text`` on one line as character data; without characters that XML cannot have."""
    return escaped(_one_line(text).translate(_NOT_IN_XML))
