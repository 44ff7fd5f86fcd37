"""Mappings given by a program: read as the same text would be, and nothing inexact is taken."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import kehoach
from tests.marked_spec import GOOD, check, found

if TYPE_CHECKING:
    from collections.abc import Mapping

ROWS = [{"don_vi": "Khu phố 1", "dau": 2, "giam": 1}, {"don_vi": "Khu phố 2", "dau": 1, "giam": 0}]


def given(**keys: object) -> Mapping[str, object]:
    """The good spec as a mapping, with some keys exchanged."""
    tree: dict[str, Any] = yaml.load(GOOD, Loader=yaml.BaseLoader)
    return {**tree, **keys}


def codes(**keys: object) -> list[str]:
    return [line.split()[1] for line in found(given(**keys))]


def test_a_mapping_is_read_like_its_text() -> None:
    assert found(given()) == []
    assert kehoach.from_mapping(given()).tables["giam_ngheo"].rows[1].name == "Khu phố 2"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("kehoach", 1),
        ("year", 2023),
        ("number", 66),
        ("number", "066"),
        ("number", None),
        ("number", Decimal(66)),
        ("number", Fraction(66)),
        ("date", datetime.date(2023, 3, 9)),
        ("date", datetime.datetime(2023, 3, 9, 10, 30)),
        ("date", None),
        ("opening", None),
        ("recipients", ("Phòng LĐ-TBXH", "Lưu: VT")),
        ("purpose", ["một", "hai"]),
        ("purpose", "- một\r\n- hai\r\n"),
        ("opening", "mục #3"),
    ],
)
def test_exact_values_are_fine(key: str, value: object) -> None:
    assert codes(**{key: value}) == []


def test_exact_values_are_kept() -> None:
    plan = kehoach.from_mapping(given(number=66, date=datetime.date(2023, 3, 9)))

    assert (plan.number, plan.date.day) == ("66", datetime.date(2023, 3, 9))


@pytest.mark.parametrize(
    "rows",
    [
        ROWS,
        tuple(ROWS),
        {"a": {**ROWS[0], "name": "Khu phố 1"}, "b": {"name": "Khu phố 2", "dau": Decimal("1"), "giam": "0"}},
        {row["don_vi"]: {"dau": row["dau"], "giam": row["giam"]} for row in ROWS},
        "don_vi | dau | giam\nKhu phố 1 | 2 | 1\nKhu phố 2 | 1 | 0",
    ],
)
def test_rows_may_be_given_in_any_form(rows: object) -> None:
    targets = {"cam_ket": {"goal": Decimal(1)}, "giam_ngheo": {"rows": rows}}

    assert codes(targets=targets) == []


@pytest.mark.parametrize("value", [66.0, 0.1, True, False, float("nan"), float("inf")])
def test_a_float_and_a_bool_are_refused(value: object) -> None:
    findings = [f for f in check(given(number=value)) if f.code == "KH227"]

    assert [(f.line, f.column) for f in findings] == [(4, 1)]
    assert ('"66"' in findings[0].hint) == (value == 66.0)


def test_a_float_in_a_row_is_refused() -> None:
    targets = {"cam_ket": {"goal": "≥ 1"}, "giam_ngheo": {"rows": [{**ROWS[0], "dau": 2.5}, ROWS[1]]}}

    assert "KH227" in codes(targets=targets)


@pytest.mark.parametrize("value", [b"66", {66}, object(), Decimal("NaN"), Fraction(1, 3), lambda: 1])
def test_what_is_no_value_of_a_spec_is_refused_under_its_key(value: object) -> None:
    (finding,) = (f for f in check(given(number=value)) if f.code == "KH203")

    assert "“number”" in finding.message


@pytest.mark.parametrize(
    "value",
    [10**40, -(10**40), 10**5000, Decimal("1e40"), Decimal("1e999999"), Decimal("1e-999999")],
    ids=["41", "-41", "5001", "1e40", "1e999999", "1e-999999"],
)
def test_a_number_of_more_than_forty_digits_is_refused(value: object) -> None:
    assert codes(number=value) == ["KH212"]


@pytest.mark.parametrize("text", ["a\ud800b", "a\0b", "một\nhai\u2028ba"])
def test_a_character_that_word_cannot_hold_is_refused(text: str) -> None:
    assert codes(opening=text) == ["KH111"]
    assert codes(**{text.replace("\n", ""): "a"}) == ["KH111"]


def test_keys_are_words_and_stand_once() -> None:
    assert codes(**{"tên": 1, "te\u0302n": 2}) == ["KH201", "KH110"]
    assert [line.split()[1] for line in found({**given(), 5: "a", None: "b"})] == ["KH201", "KH201"]  # type: ignore[dict-item]


def test_nesting_has_an_end() -> None:
    inner: dict[str, object] = {}
    inner["a"] = inner

    assert set(codes(purpose=inner)) == {"KH109", "KH201"}
    assert [line.split()[1] for line in found({})] == ["KH202"]


def test_marks_of_a_template_are_found_in_it_too() -> None:
    assert codes(opening="năm {{ x }}", symbol="{{ y }}") == ["KH218", "KH218"]
