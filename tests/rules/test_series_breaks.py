"""Breaks of one row, and between rows that are years."""

from __future__ import annotations

import pytest

from tests.spec_text import found, messages, plan, table, texts, worked

COLUMNS = {"nam": "years: 2015-2017", "tang": "growth: nam.2017 / nam.2015\ndecimals: 1"}
ROWS = """
    ten     | 2015 | 2016 | 2017 | tang  | @breaks
    Số hộ   | 100  | 110  | 120  |       |
    Hộ nghèo | 10  | 30   | 20   | {cell} | {breaks}
"""


def series(cell: str = "", breaks: str = "2016", prose: str = "Lời.") -> str:
    return plan(table("t", COLUMNS, ROWS.format(cell=cell, breaks=breaks)), prose=prose)


def test_growth_across_a_break_of_one_row_is_refused_there_alone() -> None:
    assert messages(series()) == [
        "KH453 “t[Hộ nghèo].tang” so sánh “nam.2017” với “nam.2015” đi qua năm 2016, "
        "là năm cách tính của hàng này thay đổi (@breaks)"
    ]
    assert texts(series('"không so sánh"'), "tang") == ["20,0", "không so sánh"]
    assert found(series(breaks="2018")) == found(series(breaks="2015")) == []


def test_prose_compares_the_years_of_the_other_rows() -> None:
    other = "Tăng $(t[Số hộ].nam.2017 - t[Số hộ].nam.2015 | 0) hộ."
    assert found(series('"-"', prose=other)) == []
    assert found(series('"-"', prose=other.replace("Số hộ", "Hộ nghèo"))) == [("KH440", "t[Hộ")]
    later = "Giảm $(t[Hộ nghèo].nam.2016 - t[Hộ nghèo].nam.2017 | 0) hộ."
    assert found(series('"-"', prose=later)) == []


@pytest.mark.parametrize(("breaks", "code"), [("hai", ["KH256"]), ("2016; 2015", ["KH256"]), ("2016; 2017", ["KH453"])])
def test_years_of_breaks_are_read(breaks: str, code: list[str]) -> None:
    assert [code for code, _ in found(series(breaks=breaks))] == code


def test_breaks_without_years_are_told() -> None:
    assert found(plan(table("t", {"a": ""}, "ten | a | @breaks\nX | 1 | 2016"))) == [("KH441", "X")]
    assert [code for code, _ in found(plan(table("t", {"a": ""}, "ten | a\nX | 1", breaks="2016")))] == ["KH441"]
    assert found(plan(table("t", {"a": ""}, "ten | a\nNăm 2016 | 1", breaks="2016"))) == []


# --- rows that are years

YEARLY = {"dau": "unit: hộ\nopening: cuoi", "giam": "unit: hộ", "cuoi": "unit: hộ\nformula: dau - giam"}
YEARS = "ten | dau | giam\nNăm 2014 | 50 | 5\nNăm 2015 | | 5\nNăm 2016 | {dau} | 6\nNăm 2017 | | 7"


def yearly(dau: str, prose: str = "Lời.", breaks: str = "2016") -> str:
    return plan(table("t", YEARLY, YEARS.format(dau=dau), breaks=breaks), prose=prose)


def test_nothing_is_carried_over_a_break_between_rows() -> None:
    assert messages(yearly("")) == [
        "KH452 “t[Năm 2016].dau”: từ năm 2016 cách tính hoặc địa giới thay đổi (breaks), "
        "nên không chuyển số của hàng trước sang"
    ]
    assert texts(yearly("60"), "dau") == ["50", "45", "60", "54"]
    assert texts(yearly("40", breaks="2030"), "dau") == ["50", "45", "40", "34"]
    assert worked(yearly("60")).explain("t[Năm 2016].dau").how.en == "typed"


def test_years_in_rows_are_not_compared_over_a_break() -> None:
    across = "Giảm $(t[Năm 2016].cuoi - t[Năm 2015].cuoi | 0) hộ."
    assert [code for code, _ in found(yearly("60", across))] == ["KH440"]
    assert found(yearly("60", across.replace("2016", "2014"))) == []
