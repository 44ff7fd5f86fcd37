"""Composed text leaves out the parts whose columns are blank, with their signs, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.view.composed_lines import column_mark, composed_line

A, B, C, D = map(column_mark, range(4))


@pytest.mark.parametrize(
    ("line", "values", "text"),
    [
        (f"{A} {B} + {C} {D}", ("Tắc Ráng", "414", "Rạch Lá", "401"), "Tắc Ráng 414 + Rạch Lá 401"),
        (f"{A} {B} + {C} {D}", ("Tắc Ráng", "414", "", ""), "Tắc Ráng 414"),
        (f"{A} {B} + {C} {D}", ("", "", "Rạch Lá", "401"), "Rạch Lá 401"),
        (f"{A} {B} + {C} {D}", ("Tắc Ráng", "414", "", "401"), "Tắc Ráng 414 +  401"),
        (f"{A} hộ + {B} hộ", ("414", ""), "414 hộ"),
        (f"{A} + {B} + {C}", ("1", "", "3"), "1 + 3"),
        (f"{A} + {B}", ("", ""), ""),
        (f"Chủ trì: {A}; phối hợp: {B}", ("Công an", ""), "Chủ trì: Công an"),
        (f"Chủ trì: {A}; phối hợp: {B}", ("", "Công an"), "phối hợp: Công an"),
        (f"{A}, {B}", ("2026", ""), "2026"),
        (f"{A}, {B}; {C}", ("", "", "x"), "x"),
        (f"hỗ trợ {A} hộ, {B}", ("", "tập huấn"), "hỗ trợ  hộ, tập huấn"),
        (f"{A} ({B})", ("x", ""), "x"),
        (f"{A} (gồm {B}, {C})", ("x", "y", ""), "x (gồm y)"),
        (f"{A} (gồm: {B})", ("x", ""), "x"),
        (f"{A} (x {B})", ("", "y"), " (x y)"),
        (f"{A} ({B}, {C})", ("x", "y", ""), "x (y)"),
        (f"{A} ({B} hộ)", ("x", ""), "x ( hộ)"),
        ("Không có cột", (), "Không có cột"),
        (f"{A}: có", ("",), ""),
        (f"từ {A} đến {B}", ("1", ""), "từ 1 đến "),
    ],
)
def test_a_part_that_is_blank_is_left_out(line: str, values: tuple[str, ...], text: str) -> None:
    assert composed_line(line, values) == text


TEXTS = st.lists(st.text("xy1", min_size=1, max_size=3), min_size=4, max_size=4)


@given(TEXTS, st.sampled_from([" + ", "; ", ", ", " "]))
def test_nothing_is_left_out_where_nothing_is_blank(values: list[str], sign: str) -> None:
    line = sign.join(f"a {mark}" for mark in (A, B, C, D))
    assert composed_line(f"({line})", values) == f"({sign.join(f'a {value}' for value in values)})"
