"""The theme and the font table: parts that Word expects in every file, saying no more than the styles do.

The colours are those of ink on paper; the fonts those of the body (ISO/IEC 29500-1, 14.2.7 and 15.2.13).
"""

from __future__ import annotations

from undoc.docx.text.fonts import FontNames
from undoc.docx.xml import DRAWING, MAIN_NAMESPACE
from undoc.xml_text import attribute

_COLORS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "000000",
    "lt2": "FFFFFF",
    "accent1": "009EDB",
    "accent2": "404040",
    "accent3": "595959",
    "accent4": "737373",
    "accent5": "8C8C8C",
    "accent6": "A6A6A6",
    "hlink": "0000FF",
    "folHlink": "800080",
}
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
#: What is known of the families that Word files name: another name, the character set, and the kind of family, which
#: lead Word to the nearest font on a computer without them (17.8.3).
_FAMILIES = {
    "SimSun": ("宋体", "86", "auto"),
    "SimHei": ("黑体", "86", "modern"),
    "KaiTi": ("楷体", "86", "modern"),
    "Traditional Arabic": ("", "B2", "roman"),
    "Simplified Arabic": ("", "B2", "roman"),
}


def theme(fonts: FontNames, role: str) -> str:
    """The XML of the theme part, with the fonts of ``role``."""
    slots = fonts.slots(role, bold=False, italic=False)
    names = {"latin": slots["ascii"], "ea": slots["eastAsia"], "cs": slots["cs"]}
    families = "".join(f'<a:{slot} typeface="{attribute(name)}"/>' for slot, name in names.items())
    colors = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLORS.items())
    lines = "".join(f'<a:ln w="{width}">{_FILL}</a:ln>' for width in (6350, 12700, 19050))
    return (
        f'<a:theme xmlns:a="{DRAWING}" name="undoc"><a:themeElements><a:clrScheme name="undoc">{colors}</a:clrScheme>'
        f'<a:fontScheme name="undoc"><a:majorFont>{families}</a:majorFont><a:minorFont>{families}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="undoc"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def font_table(fonts: FontNames) -> str:
    """The XML of the font table part: every family that the file may name."""
    written = []
    for family in sorted(set(fonts.families.values())):
        other, charset, kind = _FAMILIES.get(family, ("", "00", "roman"))
        also = f'<w:altName w:val="{other}"/>' if other else ""
        written.append(
            f'<w:font w:name="{attribute(family)}">{also}<w:charset w:val="{charset}"/><w:family w:val="{kind}"/>'
            '<w:pitch w:val="variable"/></w:font>'
        )
    return f"<w:fonts {MAIN_NAMESPACE}>{''.join(written)}</w:fonts>"
