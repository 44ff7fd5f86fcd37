"""How figures of a column are shown: rounding, decimals and padding, and apart in the total row."""

from __future__ import annotations

import pytest

from tests.spec_text import figure, found, messages, plan, table, texts, worked

RATES = "ten | a | b\nX | 1 | 8\nY | 3 | 8\nZ | 1 | 3\nW | -1 | 8"


@pytest.mark.parametrize(
    ("rounding", "wanted"),
    [
        ("half-up", ["12,5", "37,5", "33,3", "-12,5"]),
        ("truncate", ["12,5", "37,5", "33,3", "-12,5"]),
        ("half-even", ["12,5", "37,5", "33,3", "-12,5"]),
    ],
)
def test_what_needs_no_rounding_is_the_same_in_every_way(rounding: str, wanted: list[str]) -> None:
    spec = plan(table("t", {"a": "", "b": "", "c": "rate: a / b\ndecimals: 1"}, RATES, rounding=rounding))

    assert texts(spec, "c") == wanted


@pytest.mark.parametrize(
    ("rounding", "wanted"),
    [
        ("half-up", ["13", "38", "33", "-13"]),
        ("truncate", ["12", "37", "33", "-12"]),
        ("half-even", ["12", "38", "33", "-12"]),
    ],
)
def test_a_table_chooses_its_way_of_rounding(rounding: str, wanted: list[str]) -> None:
    spec = plan(table("t", {"a": "", "b": "", "c": "rate: a / b\ndecimals: 0"}, RATES, rounding=rounding))

    assert texts(spec, "c") == wanted


def test_the_total_is_rounded_as_the_rows_are_and_only_once() -> None:
    rows = "ten | a\nX | 0,4\nY | 0,4\nZ | 0,4"
    spec = plan(
        table("t", {"a": "", "c": "formula: a * 2\ndecimals: 0", "d": "from: t.a\ndecimals: 0"}, rows, total="Cộng")
    )

    assert texts(spec, "d") == ["0", "0", "0", "1"]
    assert texts(spec, "c") == ["1", "1", "1", "2"]


def test_round_in_a_formula_follows_the_rounding_of_its_table() -> None:
    rows = "ten | a\nX | 5"
    spec = plan(
        table("t", {"a": "", "c": "formula: round(a / 2; 0)"}, rows, rounding="truncate", checks="c = round(a / 2; 0)")
    )

    assert worked(spec)["t[X].c"].value == 2


def test_typed_figures_keep_their_own_decimals() -> None:
    spec = plan(table("t", {"a": "", "c": "from: t.a"}, "ten | a\nX | 61,70\nY | 29,27\nZ | 5\nW | 1,5", total="Cộng"))

    assert texts(spec, "a") == ["61,70", "29,27", "5", "1,5", "97,47"]
    assert texts(spec, "c") == ["61,70", "29,27", "5", "1,5", "97,47"]


def test_decimals_of_a_column_hold_for_every_cell() -> None:
    spec = plan(
        table("t", {"a": "decimals: 2", "c": "from: t.a\ndecimals: 1"}, "ten | a\nX | 61,7\nY | 29,256", total="Cộng")
    )

    assert texts(spec, "a") == ["61,70", "29,26", "90,96"]
    assert texts(spec, "c") == ["61,7", "29,3", "91,0"]


def test_whole_units_show_none() -> None:
    columns = {"a": "unit: hộ", "c": "unit: đồng\nformula: a * 1.500"}
    spec = plan(table("t", columns, "ten | a\nX | 1.234\nY | 1000000", total="Cộng"))

    assert texts(spec, "a") == ["1.234", "1.000.000", "1.001.234"]
    assert texts(spec, "c") == ["1.851.000", "1.500.000.000", "1.501.851.000"]


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        ("rate: a / b", "75,00"),
        ("rate: a / b\ndecimals: 3", "75,000"),
        ("formula: a / b", "0,75"),
        ("formula: a / b * 100", "75,00"),
        ("formula: (a - b) / b * 100", "-25,00"),
        ("formula: a * 100 / b", "75,00"),
        ("formula: round(a / b * 100; 1)", "75,0"),
        ("formula: a + b", "7"),
        ("formula: a * 2,5 - 0,5", "7"),
        ("formula: a + d", "4,25"),
        ("formula: max(a; d; b)", "4,00"),
        ("formula: -d", "-1,25"),
    ],
)
def test_a_computed_column_has_the_decimals_of_its_inputs_and_two_where_it_divides(keys: str, wanted: str) -> None:
    spec = plan(table("t", {"a": "", "b": "", "d": "", "c": keys}, "ten | a | b | d\nX | 3 | 4 | 1,25"))

    assert texts(spec, "c") == [wanted]


def test_decimals_that_would_vanish_are_a_warning_once_a_column() -> None:
    columns = {"a": "unit: hộ", "c": "unit: hộ\nformula: a / 2", "d": "formula: a * 1,5"}
    spec = plan(
        table("t", columns, "ten | a\nX | 4\nY | 5\nZ | 7", total="Cộng"),
        figure("f", "unit: hộ\nformula: t.total.a / 3"),
    )

    assert messages(spec) == [
        "KH412 “t[Y].c” tính ra 2,5, in ra làm tròn thành 3",
        "KH412 “t[Y].d” tính ra 7,5, in ra làm tròn thành 8",
        "KH412 “f” tính ra 5,333333, in ra làm tròn thành 5",
    ]


def test_decimals_that_the_column_asks_to_drop_are_no_warning() -> None:
    spec = plan(table("t", {"a": "", "c": "formula: a / 2\ndecimals: 0"}, "ten | a\nX | 5"))

    assert found(spec) == []


def test_padding_is_set_by_column_and_for_the_total_row_apart() -> None:
    columns = {"a": "", "c": "formula: a - 1\npad: 2", "d": "rate: c / a", "e": "pad: 3"}
    total = "\n  label: Cộng\n  pad: 2"
    rows = "ten | a | e\nX | 2 | 4\nY | 1 | 1,5"

    padded = plan(table("t", columns, rows, total=total.replace("\n", "\n  ")))
    bare = plan(table("t", columns, rows, total="Cộng"))

    assert texts(padded, "a") == ["2", "1", "03"]
    assert texts(padded, "c") == ["01", "00", "01"]
    assert texts(padded, "d") == ["50,00", "0,00", "33,33"]
    assert texts(padded, "e") == ["004", "001,5", "5,5"]
    assert texts(bare, "c") == ["01", "00", "1"]


@pytest.mark.parametrize("rows", ["X | 1 | 100\nY | 1 | 100", "X | 1 | 100\nY | 1 | 101"])
def test_a_rate_in_a_padded_total_row_is_not_padded_whether_it_is_whole_or_not(rows: str) -> None:
    spec = plan(
        table(
            "t",
            {"a": "", "b": "", "c": "rate: a / b", "d": "formula: a / b"},
            f"ten | a | b\n{rows}",
            total="{label: Cộng, pad: 2}",
        )
    )

    assert texts(spec, "a")[-1] == "02"
    assert texts(spec, "c")[-1] == "1,00"
    assert texts(spec, "d")[-1] == "0,01"


def test_a_whole_total_of_figures_with_decimals_is_not_padded() -> None:
    spec = plan(table("t", {"a": ""}, "ten | a\nX | 1,5\nY | 1,5", total="{label: Cộng, pad: 2}"))

    assert texts(spec, "a") == ["1,5", "1,5", "3,0"]


def test_a_division_by_zero_is_found_at_the_row_it_is_in() -> None:
    spec = plan(table("t", {"a": "", "b": "", "c": "formula: a / b"}, "ten | a | b\nX | 1 | 1\nY | 3 | 0"))

    assert found(spec) == [("KH402", "0")]
    assert messages(spec) == ["KH402 “t[Y].c”: chia cho 0"]


@pytest.mark.parametrize(("keys", "shown"), [("running: a", ["vài", "4"]), ("share: a", ["vài", "75,00"])])
def test_words_in_quotes_are_printed_in_the_place_of_any_computed_figure(keys: str, shown: list[str]) -> None:
    assert texts(plan(table("t", {"a": "", "c": keys}, 'ten | a | c\nX | 1 | "vài"\nY | 3 |')), "c") == shown
