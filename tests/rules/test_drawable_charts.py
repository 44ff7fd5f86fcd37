"""Charts of what there is not, and charts that nobody could read."""

from __future__ import annotations

import pytest

from tests.chart_specs import COLUMN, charted
from tests.conftest import findings_in
from tests.spec_text import table


def said(spec: str) -> list[tuple[str, str]]:
    """The codes of the findings about charts, each with what is typed at its place."""
    lines = spec.splitlines()
    return [
        (finding.code, lines[finding.place.line - 1][finding.place.column - 1 :].strip())
        for finding in findings_in(spec)
        if finding.code in ("KH201", "KH205") or finding.code[:4] in ("KH44", "KH54")
    ]


@pytest.mark.parametrize("kind", ["bar", "column", "line"])
def test_a_chart_of_figures_has_no_finding(kind: str) -> None:
    assert said(charted(f"{COLUMN}kind: {kind}\n")) == []


def test_a_table_that_the_plan_does_not_have() -> None:
    spec = charted("of: ho_ngeo\n")

    assert said(spec) == [("KH443", "ho_ngeo")]
    assert "ho_ngheo" in next(f.hint_in("vi") for f in findings_in(spec) if f.code == "KH443")


def test_each_column_that_is_not_there_or_has_words_is_reported_at_the_columns() -> None:
    spec = charted("of: ho_ngheo\ncolumns: dauu; ghi_chu; giam\n")

    assert [code for code, _ in said(spec)] == ["KH444", "KH445"]
    hints = [f.hint_in("en") for f in findings_in(spec) if f.code in ("KH444", "KH445")]
    assert "dau" in hints[0]
    assert hints[1] == "take “ghi_chu” out of “columns”; there are: dau, giam"


def test_a_table_without_figures_draws_nothing() -> None:
    empty = table("ho_ngheo", {"dau": "kind: number\nunit: hộ"}, "Ten | dau\nA | chưa có\n", missing="open")

    assert said(charted("of: ho_ngheo\n", empty)) == [("KH545", "so_do:")]


def test_too_many_bars_to_read() -> None:
    many = table(
        "ho_ngheo",
        {"dau": "kind: number\nunit: hộ"},
        "Ten | dau\n" + "".join(f"Thôn số {number} | {number}\n" for number in range(1, 34)),
    )

    assert said(charted("of: ho_ngheo\n", many)) == [("KH546", "so_do:")]
    assert said(charted("of: ho_ngheo\nkind: bar\n", many)) == []


def test_figures_of_different_units_on_one_axis() -> None:
    mixed = table(
        "ho_ngheo",
        {"dau": "kind: number\nunit: hộ", "ty_le": 'kind: number\nunit: "%"\ndecimals: 2'},
        "Ten | dau | ty_le\nA | 3 | 1,25\n",
    )

    assert said(charted("of: ho_ngheo\ncolumns: dau; ty_le\n", mixed)) == [("KH547", "dau; ty_le")]
    assert said(charted("of: ho_ngheo\ncolumns: dau\n", mixed)) == []


def test_a_chart_that_is_placed_nowhere_unless_only_a_report_has_it() -> None:
    assert said(charted(prose="$(ho_ngheo)")) == [("KH548", "so_do:")]
    assert said(charted(f"{COLUMN}in: report\n", prose="$(ho_ngheo)")) == []
