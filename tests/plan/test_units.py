"""What a unit is made of, and what one is worth in another."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kehoach.plan.units import measure_of

# --- what a unit is made of ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "other", "factor"),
    [
        ("tỷ đồng", "triệu đồng", 1000),
        ("1.000 đồng", "nghìn đồng", 1),
        ("Triệu  Đồng", "đồng", 10**6),
        ("trđ", "triệu đồng", 1),
        ("tạ", "tấn", Fraction(1, 10)),
        ("tấn/ha", "tạ/ha", 10),
        ("km²", "ha", 100),
        ("m2", "m²", 1),
        ("nghìn hộ", "hộ", 1000),
        ("khẩu", "người", 1),
        ("người/km²", "người/ha", Fraction(1, 100)),
        ("%", "‰", 10),
        ("điểm %", "%", 1),
        ("triệu đồng/người/năm", "nghìn đồng/người", 1000),
    ],
)
def test_units_of_one_kind_are_worth_a_factor(unit: str, other: str, factor: Fraction) -> None:
    left, right = measure_of(unit), measure_of(other)

    assert left is not None
    assert right is not None
    assert left.into(right) == factor
    assert right.into(left) == Fraction(1, factor)


@pytest.mark.parametrize("unit", ["", "mô hình", "bác sĩ/10.000 dân", "1.000", "nghìn", "/ha", "0 đồng", "1 " * 3000])
def test_of_other_units_nothing_is_known(unit: str) -> None:
    assert measure_of(unit) is None


@pytest.mark.parametrize(("unit", "other"), [("hộ", "người"), ("ha", "tấn"), ("đồng", "%"), ("tạ", "tạ/ha")])
def test_unlike_units_have_no_factor(unit: str, other: str) -> None:
    left, right = measure_of(unit), measure_of(other)

    assert left is not None
    assert right is not None
    assert left.into(right) is None
