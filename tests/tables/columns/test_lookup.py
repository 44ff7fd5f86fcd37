"""Columns drawn from another table or from the areas: by name, and not by order."""

from __future__ import annotations

import pytest

from tests.spec_text import found, messages, plan, table, texts


def test_what_is_drawn_from_the_areas_goes_through_a_chain_of_formulas() -> None:
    spec = plan(
        table(
            "t",
            {"ho": "from: areas.ho_doi", "c": "formula: ho - 1", "d": "rate: c / ho"},
            "ten\nHai\nMột",
            total="Cộng",
        ),
        areas="label: thôn\ncolumns:\n  ten: {label: Tên, kind: text}\n  ho: {label: Hộ}\n"
        "  ho_doi: {label: Đôi, formula: ho * 2}\nrows: |\n  ten | ho\n  Một | 2\n  Hai | 5",
    )

    assert texts(spec, "ho") == ["10", "4", "14"]
    assert texts(spec, "c") == ["9", "3", "12"]
    assert texts(spec, "d") == ["90,00", "75,00", "85,71"]


def test_what_is_drawn_is_found_by_name_and_not_by_order() -> None:
    spec = plan(
        table("t", {"x": "from: u.x"}, "ten\n  hoà   BÌNH\nTân Hoà"),
        table("u", {"x": ""}, "ten | x\nTân Hòa | 2\nHòa Bình | 1", shown_in="none"),
    )

    assert texts(spec, "x") == ["1", "2"]


def test_a_column_drawn_from_a_text_column_says_that_it_is_text() -> None:
    spec = plan(
        table("t", {"a": "", "c": "from: u.ten"}, "ten | a\nX | 6"),
        table("u", {"x": ""}, "ten | x\nX | 1", shown_in="none"),
    )

    assert messages(spec) == ["KH410 “u.ten” là chữ, không tính được"]


@pytest.mark.parametrize(
    ("source", "code"), [("u.y", "KH302"), ("v.x", "KH301"), ("areas.ho", "KH315"), ("u.x", "KH303")]
)
def test_a_column_drawn_from_nowhere_is_one_finding(source: str, code: str) -> None:
    spec = plan(
        table("t", {"a": "", "c": f"from: {source}"}, "ten | a\nX | 6"),
        table("u", {"x": ""}, "ten | x\nKhác | 1", shown_in="none"),
    )

    assert [code for code, _ in found(spec)] == [code]


def test_a_figure_drawn_into_another_measure_is_told_both_units() -> None:
    spec = plan(
        table("t", {"a": "unit: người\nfrom: u.x"}, "ten\nX"),
        table("u", {"x": "unit: hộ"}, "ten | x\nX | 1", shown_in="none"),
    )

    assert messages(spec) == ["KH422 công thức ra đơn vị hộ, mà “unit” ghi người"]
