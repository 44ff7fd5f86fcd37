"""The computed tables without Word: exact text, aligned text, data and rows."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.numbers import exact_text
from kehoach.view.listing import CSV_HEADER, as_data, as_rows, as_text
from tests.spec_text import figure, plan, table, worked


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(21), "21"),
        (Fraction(-21), "-21"),
        (Fraction(0), "0"),
        (Fraction(84, 100), "0.84"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(1, 50), "0.02"),
        (Fraction(1, 1024), "0.0009765625"),
        (Fraction(1, 10**12), "0.000000000001"),
        (Fraction(100, 283), "100/283"),
        (Fraction(-7, 30), "-7/30"),
        (None, ""),
    ],
)
def test_an_exact_value_is_written_whole(value: Fraction | None, text: str) -> None:
    assert exact_text(value) == text


@given(st.fractions(max_denominator=10**6))
def test_an_exact_text_reads_back_as_the_same_number(value: Fraction) -> None:
    assert Fraction(exact_text(value)) == value


SPEC = plan(
    table(
        "t", {"a": "unit: hộ", "b": "", "c": "rate: a / b"}, "ten | a | b\nX | 1.234 | 3\nHàng | - | 4", total="Cộng"
    ),
    figure("f", "goal: ≥ 7 hộ\nplanned: t.total.a"),
)


def test_every_figure_has_its_address_value_and_text_in_a_row() -> None:
    rows = list(as_rows(worked(SPEC)))

    assert {len(row) for row in rows} == {len(CSV_HEADER)}
    assert ("t[X].c", "t", "X", "c", "123400/3", "41.133,33", "0") in rows
    assert ("t[Hàng].a", "t", "Hàng", "a", "", "-", "0") in rows
    assert ("t.total.a", "t", "Cộng", "a", "1234", "1.234", "") in rows
    assert ("f.planned", "", "", "", "1234", "1.234", "") in rows
    assert len(rows) == 3 * 3 + 2


def test_every_address_of_the_rows_finds_its_figure() -> None:
    computed = worked(SPEC)

    for address, _, _, _, value, text, _ in as_rows(computed):
        assert (exact_text(computed[address].value), computed[address].text) == (value, text)


def test_the_data_says_the_same_as_the_rows() -> None:
    data = as_data(worked(SPEC))

    assert data["figures"] == {"f": {"value": "7", "text": "7"}, "f.planned": {"value": "1234", "text": "1.234"}}
    tables = data["tables"]
    assert isinstance(tables, dict)
    assert tables["t"]["rows"][1] == {
        "name": "Hàng",
        "level": 0,
        "cells": {
            "a": {"value": None, "text": "-"},
            "b": {"value": "4", "text": "4"},
            "c": {"value": None, "text": "-"},
        },
    }
    assert tables["t"]["total"]["c"] == {"value": "123400/7", "text": "17.628,57"}


def test_the_text_is_aligned() -> None:
    assert as_text(worked(SPEC)).splitlines() == [
        "t         a  b          c",
        "X     1.234  3  41.133,33",
        "Hàng      -  4          -",
        "Cộng  1.234  7  17.628,57",
        "",
        "f = 7",
        "f.planned = 1.234",
    ]


WORDS = plan(
    table(
        "t",
        {
            "dvt": "kind: unit",
            "muc": "kind: goal",
            "th": "",
            "dat": "judge: muc\nactual: th",
            "ai": "text: |\n  Mức $(muc)\n  Đạt $(th)",
        },
        "ten | dvt | muc | th\nX | hộ | ≥ 8 | 7\nY | hộ | - | 1",
        total="Cộng",
    )
)


def test_words_are_told_as_the_document_has_them_and_have_no_value() -> None:
    computed = worked(WORDS)
    rows = {row[0]: row for row in as_rows(computed)}

    assert rows["t[X].dat"] == ("t[X].dat", "t", "X", "dat", "", "không đạt (thiếu 1 hộ)", "0")
    assert rows["t[X].ai"][-3:] == ("", "Mức ≥ 8\nĐạt 7", "0")
    assert rows["t.total.muc"][-3:] == ("", "", "")
    data = as_data(computed)["tables"]
    assert isinstance(data, dict)
    assert data["t"]["rows"][0]["cells"]["muc"] == {"value": None, "text": "≥ 8"}
    assert data["t"]["rows"][0]["verdicts"] == {"dat": {"met": False, "margin": "-1"}}
    assert as_text(computed).splitlines()[:3] == [
        "t     dvt  muc  th  dat                     ai",
        "X     hộ   ≥ 8   7  không đạt (thiếu 1 hộ)  Mức ≥ 8 / Đạt 7",
        "Y     hộ   -     1  -                       Mức - / Đạt 1",
    ]


def test_how_deep_a_row_is_nested_is_told_in_every_form() -> None:
    computed = worked(plan(table("t", {"a": ""}, "ten | a\nN | \n  M |\n    X | 1\nY | 2", total="Cộng")))

    assert [(row[2], row[-1]) for row in as_rows(computed)] == [
        *(("N", "0"), ("M", "1"), ("X", "2"), ("Y", "0"), ("Cộng", "")),
    ]
    tables = as_data(computed)["tables"]
    assert isinstance(tables, dict)
    assert [row["level"] for row in tables["t"]["rows"]] == [0, 1, 2, 0]
    assert as_text(computed).splitlines() == ["t      a", "N      1", "  M    1", "    X  1", "Y      2", "Cộng   3"]
