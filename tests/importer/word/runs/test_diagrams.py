"""The texts of diagrams."""

from __future__ import annotations

from lxml import etree

from tests.importer.word_file import NAMESPACES
from undoc.importer.word.runs.diagrams import as_box, texts


def diagram(points: str, connections: str = "") -> etree._Element:
    space = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    return etree.fromstring(f'<dgm:dataModel xmlns:dgm="{space}" {NAMESPACES}>{points}{connections}</dgm:dataModel>')


def point(key: str, text: str = "", kind: str = "node") -> str:
    return f'<dgm:pt modelId="{key}" type="{kind}"><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:pt>'


def test_each_point_stands_below_the_one_it_belongs_to() -> None:
    below = [("0", "1", 0), ("0", "3", 1), ("1", "2", 0)]
    connections = "".join(f'<dgm:cxn srcId="{a}" destId="{b}" srcOrd="{at}"/>' for a, b, at in below)
    points = point("0", kind="doc") + point("3", "C") + point("2", "B") + point("1", "A") + point("4", "x", "sibTrans")
    assert texts(diagram(points, connections)) == ["A", "B", "C"]


def test_without_texts_there_is_no_box() -> None:
    assert as_box(diagram(point("1"))) is None
    box = as_box(diagram(point("1", "A")))
    assert box is not None
    assert "".join(map(str, box.itertext())) == "A"
