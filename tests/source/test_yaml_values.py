"""A text written as a value is read as the same text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kehoach.diagnostics import Findings
from kehoach.source.decoding import Source
from kehoach.source.nodes import Scalar
from kehoach.source.yaml_events import read_tree
from kehoach.source.yaml_values import as_value

texts = st.text("aZ09đếệỒ _-.:,;#'\"\\|>&*!%@`[]{}()?=+/~–…“”\n", min_size=1)


@given(texts)
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    findings = Findings()
    tree = read_tree(Source("a.yaml", f"key: {as_value(text)}\n"), findings)

    assert list(findings) == []
    value = None if tree is None else tree.get("key")
    assert isinstance(value, Scalar)
    assert value.text == text
