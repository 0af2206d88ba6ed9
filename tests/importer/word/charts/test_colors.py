"""Colours of DrawingML."""

from __future__ import annotations

import pytest
from lxml import etree

from undoc.importer.word.charts.colors import Theme
from undoc.importer.word.names import A_NS

_THEME = (
    f'<a:theme xmlns:a="{A_NS}"><a:themeElements><a:clrScheme name="x"><a:accent1><a:srgbClr val="336699"/></a:accent1>'
    '<a:lt2><a:sysClr val="window" lastClr="EEECE1"/></a:lt2></a:clrScheme></a:themeElements></a:theme>'
)


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        ('<a:solidFill><a:srgbClr val="bfbfbf"/></a:solidFill>', "#BFBFBF"),
        ('<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>', "#336699"),
        ('<a:solidFill><a:schemeClr val="bg2"/></a:solidFill>', "#EEECE1"),
        (
            '<a:solidFill><a:schemeClr val="tx1"><a:lumMod val="50000"/><a:lumOff val="50000"/></a:schemeClr>'
            "</a:solidFill>",
            "#808080",
        ),
        (
            '<a:solidFill><a:sysClr val="window" lastClr="FFFFFF"><a:lumMod val="75000"/></a:sysClr></a:solidFill>',
            "#BFBFBF",
        ),
        ('<a:solidFill><a:sysClr val="windowText"/></a:solidFill>', "#000000"),
        ('<a:solidFill><a:srgbClr val="000000"><a:alpha val="50000"/></a:srgbClr></a:solidFill>', "#808080"),
        ('<a:solidFill><a:srgbClr val="FFFFFF"><a:shade val="50000"/></a:srgbClr></a:solidFill>', "#808080"),
        ('<a:solidFill><a:prstClr val="red"/></a:solidFill>', "#FF0000"),
        (
            '<a:pattFill prst="ltUpDiag"><a:fgClr><a:srgbClr val="000000"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/>'
            "</a:bgClr></a:pattFill>",
            "#808080",
        ),
        ('<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="010203"/></a:gs></a:gsLst></a:gradFill>', "#010203"),
        ("<a:noFill/>", "#FFFFFF"),
        ("<a:ln/>", None),
        ('<a:solidFill><a:srgbClr val="what"/></a:solidFill>', None),
    ],
)
def test_fills_are_colours(fill: str, expected: str | None) -> None:
    theme = Theme.of(etree.fromstring(_THEME))
    assert theme.fill(etree.fromstring(f'<a:spPr xmlns:a="{A_NS}">{fill}</a:spPr>')) == expected


def test_without_a_theme_colours_are_words_own() -> None:
    assert [Theme({}).accent(number) for number in (0, 1, 6)] == ["#4472C4", "#ED7D31", "#4472C4"]
    assert Theme({}).fill(None) is None
