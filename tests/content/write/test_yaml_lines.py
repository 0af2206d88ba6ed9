"""Values of YAML stand on one line and are read as they were."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from undoc.content.write.yaml_lines import yaml_text
from undoc.model.report import Report
from undoc.yaml.tree import MappingNode, ScalarNode, parse_yaml

texts = st.text(
    st.one_of(
        st.sampled_from("ab1.()[]{}*_^~`|\\#-+>:=!&<;/'\"表第（）。、é  "),
        st.characters(exclude_categories=("C", "Zl", "Zp", "Zs")),
    ),
    min_size=1,
    max_size=20,
)


@given(texts.map(str.strip).filter(bool), st.booleans())
@example("At 10:?", True)
@example("Why?", True)
def test_values_of_yaml_are_read_as_they_were(text: str, in_flow: bool) -> None:
    value = yaml_text(text, in_flow=in_flow)
    report = Report()
    root = parse_yaml(f"a: [{value}, x]" if in_flow else f"a: {value}", "x.yaml", report)
    assert isinstance(root, MappingNode), value
    node = root.entries["a"].value
    if in_flow:
        assert node is not None
        node = getattr(node, "items")[0]  # noqa: B009 - the kind of the node is what is tested
    assert isinstance(node, ScalarNode), value
    assert node.text == text
    assert node.is_one_line
    assert node.comment is None
