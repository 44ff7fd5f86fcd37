"""The figure that a hint offers is right when it is typed; where nobody can know it, none is offered."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.diagnostics import Findings, Place
from kehoach.numbers import NumberRead, NumberUnread, format_exact
from kehoach.numbers.reading import Separators
from kehoach.reading.misread import Wanted, report_number
from tests.marked_spec import added, assert_found, check, only

if TYPE_CHECKING:
    from fractions import Fraction

TABLE = "tables:\n  t:\n    in: none\n    columns:\n      ten: {label: Tên, kind: text}\n"


def cell(text: str, column: str) -> str:
    return added(f"{TABLE}      a: {{label: A, {column}}}\n    rows: |\n      ten | a\n      X | ▶{text}\n")


def hinted(spec: str) -> str:
    """The hint of the one finding of how a cell was read."""
    (finding,) = [f for f in check(spec.replace("▶", "")) if f.code[:3] == "KH2"]
    return finding.hint_in("en")


@pytest.mark.parametrize(
    ("text", "column", "right"),
    [
        ("1,5 tỷ", "unit: triệu đồng", "1500"),
        ("1,5 tỷ đồng", "unit: triệu đồng", "1500"),
        ("1.5 tỷ", "unit: triệu đồng", "1500"),
        ("2 triệu", "unit: đồng", "2.000.000"),
        ("500 nghìn đồng", "unit: triệu đồng", "0,5"),
        ("500k", "unit: đồng", "500.000"),
        ("1,5 triệu", "unit: tỷ đồng", "0,0015"),
        ("1,5tr", "unit: đồng", "1.500.000"),
        ("2,5 nghìn người", "unit: người", "2.500"),
        ("2,5 nghìn", "unit: người", "2.500"),
        ("2 nghìn con", "unit: nghìn con", "2"),
        ("12,5 tạ", "unit: tấn", "1,25"),
        ("7 hộ nghèo", "unit: hộ", "7"),
        ("0,84 %", 'unit: "%"', "0,84"),
        ("30%", "share: b", "30"),
        ("30%", "share: b, per: 1000", "300"),
        ("9.0", "unit: người", "9"),
        ("9,00", "unit: người", "9"),
        ("1O", "unit: người", "10"),
        ("1,234.5", "unit: ha", "1.234,5"),
    ],
)
def test_a_hint_gives_the_figure_in_the_unit_of_the_column(text: str, column: str, right: str) -> None:
    spec = cell(text, column)
    if "share" in column:
        spec = spec.replace("      a:", "      b: {label: B}\n      a:").replace("ten | a", "ten | b | a")
        spec = spec.replace("X |", "X | 5 |")

    assert hinted(spec).split()[-1] == right


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("1.68", "unit: người"),
        ("7,5 hộ", "unit: hộ"),
        ("1,234.5", "unit: hộ"),
        ("1.500 triệu", "unit: đồng"),
        ("1,5 tỷ", "decimals: 1"),
        ("0,5 đồng", "unit: đồng"),
    ],
)
def test_where_nobody_knows_the_figure_none_is_offered(text: str, column: str) -> None:
    assert hinted(cell(text, column)) == ""


@pytest.mark.parametrize(("text", "column"), [("30%", "unit: hộ"), ("3 ha", "unit: triệu đồng"), ("4 sào", "unit: ha")])
def test_a_unit_of_another_kind_is_told_without_a_figure(text: str, column: str) -> None:
    spec = cell(text, column)

    assert_found(spec, "KH267")
    assert not any(character.isdecimal() for character in only(spec, "KH267").hint_in("en"))


def test_an_english_table_is_offered_the_figure_in_the_english_way() -> None:
    spec = cell("1.234,5", "unit: ha").replace("    in: none\n", "    in: none\n    numbers: en\n")

    assert_found(spec, "KH279")
    assert hinted(spec) == "write 1,234.5"


def test_a_single_figure_is_read_like_a_cell() -> None:
    assert hinted(added("tables:\n  tien:\n    unit: triệu đồng\n    value: 1,5 tỷ\n")) == "write 1500"


@given(
    st.fractions(min_value=0, max_value=10**9, max_denominator=1000).filter(lambda f: 1000 % f.denominator == 0),
    st.sampled_from(["đồng", "nghìn đồng", "triệu đồng", "tỷ đồng", "triệu", "tỷ", "k"]),
    st.sampled_from(["đồng", "nghìn đồng", "triệu đồng", "tỷ đồng"]),
    st.booleans(),
)
def test_what_is_offered_is_the_amount_that_was_typed(value: Fraction, typed: str, unit: str, vietnamese: bool) -> None:
    factor = {"đồng": 1, "nghìn": 10**3, "k": 10**3, "triệu": 10**6, "tỷ": 10**9}
    wanted = Wanted(
        unit, whole=unit == "đồng", separators=Separators.VIETNAMESE if vietnamese or unit == "đồng" else Separators.ASK
    )
    text = f"{format_exact(value, 3).replace('.', '')} {typed}"
    unread = wanted.read(text)
    assert isinstance(unread, NumberUnread)
    log = Findings()
    report_number(text, unread, wanted, Place("x", 1, 1), log)
    offered = dict(next(iter(log)).details)["suggestion"]

    if offered:
        read = wanted.read(str(offered))
        assert isinstance(read, NumberRead)
        assert read.value * factor[unit.split()[0]] == value * factor[typed.split()[0]]


@pytest.mark.parametrize(
    ("value", "written"), [(9.0, "9"), (0.1, "0,1"), (1e-05, "0,00001"), (1e22, "1" + "0" * 22), (-2.5, "-2,5")]
)
def test_a_float_is_offered_as_it_would_be_typed(value: float, written: str) -> None:
    (finding,) = [f for f in check({"kehoach": 1, "number": value}) if f.code == "KH227"]

    assert f'"{written}"' in finding.hint_in("en")


@pytest.mark.parametrize(("value", "hint"), [(Decimal("9.0"), "write 9"), (Decimal("9.5"), ""), (Decimal(9), None)])
def test_a_decimal_from_python_is_read_as_it_stands(value: Decimal, hint: str | None) -> None:
    columns = {"ten": {"label": "Tên", "kind": "text"}, "a": {"label": "A", "unit": "người"}}
    table = {"in": "none", "columns": columns, "rows": [{"name": "X", "a": value}]}
    found = [f for f in check({"kehoach": 1, "tables": {"t": table}}) if f.code == "KH208"]

    assert [f.hint_in("en")[-len(hint or "") :] for f in found] == ([] if hint is None else [hint])


def english(*figures: str, head: str = "") -> list[str]:
    rows = "".join(f"      X{index} | {figure}\n" for index, figure in enumerate(figures))
    spec = added(f"{head}{TABLE}      a: {{label: A, unit: triệu đồng}}\n    rows: |\n      ten | a\n{rows}")
    return [f"{f.column} {f.hint_in('en').split(';')[0].split()[-1]}" for f in check(spec) if f.code == "KH270"]


def test_decimals_that_are_all_groups_of_three_beside_whole_numbers_may_be_thousands() -> None:
    assert english("12,500", "1,250", "850") == ["12 12500"]
    assert english("850", "1,250") == ["12 1250"]


def test_decimals_of_another_kind_are_decimals() -> None:
    assert english("12,500", "1,25", "850") == []
    assert english("12,500", "1,250") == []
    assert english("0,500", "850") == []
    assert english("12,500", "850", head="numbers: vi\n") == []


@pytest.mark.parametrize("inset", ["cam_ket = 02 ▶| 00", "cam_ket=1▶|2"])
def test_a_form_behind_a_claim_is_told_where_it_belongs(inset: str) -> None:
    spec = added(f"purpose: |\n  Có $({inset}) hộ.\n")

    assert_found(spec, "KH226")
    assert "00 = 02" in only(spec, "KH226").message_in("en")
