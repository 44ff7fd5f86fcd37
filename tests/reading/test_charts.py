"""Charts as they are declared: their keys, and that what is wrong with them is a finding."""

from __future__ import annotations

from tests.chart_specs import COLUMN, charted
from tests.conftest import findings_in, plan_in
from tests.spec_text import block


def codes(spec: str) -> list[str]:
    return [finding.code for finding in findings_in(spec) if finding.severity.value == "error"]


def test_a_chart_is_upright_unless_it_says_otherwise() -> None:
    chart = plan_in(charted()).charts["so_do"]

    assert (chart.of, chart.columns, chart.kind) == ("ho_ngheo", ("dau", "giam"), "column")
    assert plan_in(charted(f"{COLUMN}kind: line\n")).charts["so_do"].kind == "line"


def test_what_is_no_chart() -> None:
    assert codes(charted("kind: column\n")) == ["KH202"]
    assert codes(charted(f"{COLUMN}kind: pie\n")) == ["KH216"]
    assert codes(charted(f"{COLUMN}color: red\n")) == ["KH201"]


def test_a_text_instead_of_keys() -> None:
    assert codes(charted(more="khac: ho_ngheo\n")) == ["KH203"]


def test_an_id_is_that_of_one_thing() -> None:
    assert codes(charted(more=block("ho_ngheo:", "of: ho_ngheo\n"))) == ["KH229"]
