"""Figures know their unit: within a measure they are converted wherever two meet, across measures they never do."""

from __future__ import annotations

from fractions import Fraction

import pytest

import kehoach
from tests.conftest import Docx
from tests.spec_text import codes, figure, found, messages, plan, table, texts, worked


def printed(spec: str) -> list[list[str]]:
    """The plan's own table in the Word file, read back."""
    tables = Docx(kehoach.render(worked(spec))).tables()
    return next(table for table in tables if table[0][0] == "Cột ten")


def prose(spec: str) -> str:
    return "\n".join(Docx(kehoach.render(worked(spec))).paragraphs())


BY_UNIT = {"dvt": "kind: unit", "gt": ""}
LAND_AND_PEOPLE = "ten | dvt | gt\nĐất | ha | 1.728\nDân số | người | 8.703"


# --- columns in several scales


@pytest.mark.parametrize(
    ("of", "into", "value"),
    [("triệu đồng", "tỷ đồng", "1,650"), ("tạ", "tấn", "165,00"), ("tấn", "kg", "1.650.000"), ("ha", "ha", "1.650")],
)
def test_what_grows_is_converted_to_the_unit_of_its_column(of: str, into: str, value: str) -> None:
    columns = {"a": f"unit: {of}", "r": "unit: '%'", "g": f"grown: a\nby: r\nunit: {into}"}
    spec = plan(table("t", columns, "ten | a | r\nX | 1.500 | 10"))

    assert texts(spec, "g") == [value]


def test_what_grows_in_another_measure_is_refused() -> None:
    columns = {"a": "unit: hộ", "r": "unit: '%'", "g": "grown: a\nby: r\nunit: tỷ đồng"}

    assert codes(plan(table("t", columns, "ten | a | r\nX | 1500 | 10"))) == ["KH422"]


@pytest.mark.parametrize(
    ("opening", "closing", "first", "added", "ends"),
    [
        ("tỷ đồng", "triệu đồng", "1", ("1.500", "2.000"), (2500, 4500)),
        ("tấn", "tạ", "1", ("15", "20"), (25, 45)),
        ("triệu đồng", "triệu đồng", "1.000", ("1.500", "2.000"), (2500, 4500)),
    ],
)
def test_what_is_carried_over_is_converted(
    opening: str, closing: str, first: str, added: tuple[str, str], ends: tuple[int, int]
) -> None:
    columns = {
        "dau": f"unit: {opening}\nopening: cuoi",
        "thu": f"unit: {closing}",
        "cuoi": f"unit: {closing}\nformula: dau + thu",
    }
    rows = f"ten | dau | thu\nX | {first} | {added[0]}\nY | | {added[1]}"

    computed = worked(plan(table("t", columns, rows)))
    assert [computed[f"t[{row}].cuoi"].value for row in "XY"] == list(map(Fraction, ends))


def test_what_is_carried_over_from_another_measure_is_refused() -> None:
    columns = {"dau": "unit: tỷ đồng\nopening: cuoi", "thu": "unit: ha", "cuoi": "unit: ha\nformula: thu"}

    assert "KH422" in codes(plan(table("t", columns, "ten | dau | thu\nX | 1 | 2\nY | | 3")))


# --- rows that say their own unit


@pytest.mark.parametrize(
    ("more", "settings"),
    [
        ({}, {"total": "Cộng"}),
        ({"tl": "share: gt"}, {}),
        ({"lk": "running: gt"}, {}),
        ({}, {"checks": "t[Đất].gt < t[Dân số].gt"}),
        ({"gt": "total: max"}, {"total": "Lớn nhất"}),
    ],
)
def test_rows_of_unlike_units_are_not_put_together(more: dict[str, str], settings: dict[str, str]) -> None:
    spec = plan(table("t", {**BY_UNIT, **more}, LAND_AND_PEOPLE, **settings))

    assert set(codes(spec)) == {"KH421"}


@pytest.mark.parametrize("columns", [BY_UNIT, {**BY_UNIT, "gt": "total: none"}])
def test_rows_of_unlike_units_that_nobody_puts_together_are_fine(columns: dict[str, str]) -> None:
    assert codes(plan(table("t", columns, LAND_AND_PEOPLE))) == []


def test_a_column_without_total_may_be_in_any_units_in_a_table_with_a_total_row() -> None:
    columns = {**BY_UNIT, "gt": "total: none"}

    assert codes(plan(table("t", columns, LAND_AND_PEOPLE, total="Cộng"))) == []


def test_a_group_of_unlike_units_has_no_sum() -> None:
    rows = "ten | dvt | gt\nNhóm | |\n  Đất | ha | 5\n  Hộ | hộ | 7"

    assert messages(plan(table("t", BY_UNIT, rows))) == [
        "KH421 không cộng, trừ, so sánh được hai đơn vị khác loại: ha và hộ (ở “t[Nhóm].gt”)"
    ]


def test_prose_neither_adds_nor_subtracts_rows_of_unlike_units_but_divides_them() -> None:
    spec = plan(table("t", BY_UNIT, LAND_AND_PEOPLE), prose="Cộng $(t[Đất].gt + t[Dân số].gt | 0).")
    ratio = plan(table("t", BY_UNIT, LAND_AND_PEOPLE), prose="Mật độ $(t[Dân số].gt / t[Đất].gt | 2).")

    assert codes(spec) == ["KH421"]
    assert codes(ratio) == []


def test_units_said_with_the_row_count_as_those_in_a_column() -> None:
    spec = plan(table("t", {"gt": ""}, "ten | gt | @unit\nX | 1 | hộ\nY | 3 | tỷ đồng", total="Cộng"))

    assert codes(spec) == ["KH421"]


def test_rows_in_several_scales_are_summed_in_the_unit_of_the_first_and_the_total_says_it() -> None:
    rows = "ten | dvt | gt\nĐường | triệu đồng | 1.500\nTrường | tỷ đồng | 2"
    spec = plan(table("t", BY_UNIT, rows, total="Cộng"))

    assert worked(spec)["t.total.gt"].value == 3500
    assert printed(spec)[-1] == ["Cộng", "triệu đồng", "3.500"]


def test_a_table_of_nothing_but_a_picked_row_with_a_unit_sums_up_nothing() -> None:
    assert texts(plan(table("t", {"gt": ""}, "ten | gt | @unit\ntrong đó: X | 5 | hộ", total="Cộng")), "gt") == [
        "5",
        "-",
    ]


def test_the_total_of_several_scales_is_in_the_unit_above_the_table() -> None:
    rows = "ten | dvt | gt\nĐường | triệu đồng | 1.500\nTrường | tỷ đồng | 2"
    spec = plan(table("t", BY_UNIT, rows, total="Cộng", unit="tỷ đồng"))

    assert worked(spec)["t.total.gt"].value == Fraction(7, 2)
    assert printed(spec)[-1][:2] == ["Cộng", "tỷ đồng"]


def test_a_kind_of_a_thing_is_that_thing() -> None:
    rows = "ten | dvt | gt\nA | hộ | 5\nB | hộ nghèo | 7"

    assert worked(plan(table("t", BY_UNIT, rows, total="Cộng")))["t.total.gt"].value == 12


@pytest.mark.parametrize(("unit", "value"), [("tấn", "212,13"), ("tạ", "2.121,32"), ("kg", "212.132,00")])
def test_a_formula_comes_out_in_the_unit_of_its_row(unit: str, value: str) -> None:
    columns = {"dvt": "kind: unit", "dt": "unit: ha", "ns": "unit: tạ/ha", "sl": "formula: dt * ns\ndecimals: 2"}
    spec = plan(table("t", columns, f"ten | dvt | dt | ns\nLúa | {unit} | 36,2 | 58,6"))

    assert texts(spec, "sl") == [value]


def test_a_formula_that_cannot_come_out_in_the_unit_of_its_row_is_refused() -> None:
    columns = {"dvt": "kind: unit", "dt": "unit: ha", "ns": "unit: tạ/ha", "sl": "formula: dt * ns"}

    assert codes(plan(table("t", columns, "ten | dvt | dt | ns\nLúa | hộ | 36,2 | 58,6"))) == ["KH422"]


def test_a_ratio_of_two_figures_of_a_row_is_a_bare_number_whatever_the_row_counts() -> None:
    columns = {"dvt": "kind: unit", "kh": "", "th": "", "hs": "formula: th / kh\ntotal: none"}
    spec = plan(table("t", columns, "ten | dvt | kh | th\nA | hộ | 4 | 5\nB | tấn | 2,0 | 3,0"))

    assert texts(spec, "hs")[:2] == ["1,25", "1,50"]


# --- goals


@pytest.mark.parametrize(
    ("goal", "met", "margin"),
    [
        ("≥ 2 tỷ đồng", False, -500),
        ("≥ 1,5 tỷ đồng", True, 0),
        ("1.500.000.000 đồng", True, 0),
        ("≤ 1 tỷ đồng", False, -500),
    ],
)
def test_a_goal_is_compared_in_the_unit_of_the_figure(goal: str, met: bool, margin: int) -> None:
    target = figure("f", f"unit: triệu đồng\ngoal: {goal}\nactual: tong")
    total = figure("tong", "unit: triệu đồng\nvalue: 1500")
    verdict = worked(plan(target, total, shown="")).verdict("f")

    assert (verdict.met, verdict.margin) == (met, margin)


@pytest.mark.parametrize("key", ["planned", "actual"])
def test_a_goal_of_another_measure_is_refused(key: str) -> None:
    target = figure("f", f"goal: ≥ 2 ha\n{key}: tong")
    total = figure("tong", "unit: triệu đồng\nvalue: 1500")

    assert codes(plan(target.replace("goal:", "unit: triệu đồng\n  goal:"), total, shown="")) == ["KH421"]


@pytest.mark.parametrize(("goal", "wanted"), [("≥ 2 ha", ["KH421"]), ("≥ 2 tỷ đồng", ["KH407"]), ("≥ 1 tỷ đồng", [])])
def test_a_figure_without_a_unit_is_counted_as_its_goal_and_a_wrong_one_is_found_at_the_goal(
    goal: str, wanted: list[str]
) -> None:
    spec = plan(figure("f", f"goal: {goal}\nplanned: tong"), figure("tong", "unit: triệu đồng\nvalue: 1500"), shown="")

    assert codes(spec) == wanted
    assert all(goal.startswith(text) for _, text in found(spec))


def test_a_goal_in_a_row_is_compared_in_the_unit_of_its_figure() -> None:
    columns = {"muc": "kind: goal\nplanned: kh", "kh": "unit: triệu đồng"}

    assert codes(plan(table("t", columns, "ten | muc | kh\nA | ≥ 2 tỷ đồng | 1500"))) == ["KH407"]
    assert codes(plan(table("t", columns, "ten | muc | kh\nA | ≥ 2 tỷ đồng | 2000"))) == []
    assert codes(plan(table("t", columns, "ten | muc | kh\nA | ≥ 2 ha | 1500"))) == ["KH421"]


# --- decimals of rows


def test_decimals_of_a_row_hold_beside_the_unit_of_a_column() -> None:
    columns = {"dt": "unit: ha", "ns": "unit: tạ/ha", "sl": "unit: tấn\nformula: dt * ns"}
    rows = "ten | dt | ns | @decimals\nLúa | 36,2 | 58,6 | 1\nNgô | 36,2 | 58,6 |"

    assert texts(plan(table("t", columns, rows)), "sl")[:2] == ["212,1", "212,13"]


def test_decimals_of_a_row_do_not_hold_where_the_column_says_its_own_or_counts_whole_things() -> None:
    columns = {"a": "unit: ha\ndecimals: 3", "b": "unit: hộ"}

    spec = plan(table("t", columns, "ten | a | b | @decimals\nX | 1,5 | 3 | 1"))

    assert (texts(spec, "a")[0], texts(spec, "b")[0]) == ("1,500", "3")


# --- text in quotes


QUOTED = {"ho": "unit: hộ", "ng": "unit: hộ", "tl": "rate: ng / ho"}


def test_text_in_quotes_is_printed_in_a_computed_cell_and_in_the_total() -> None:
    rows = 'ten | ho | ng | tl\nĐông | 312 | 9 | "khoảng 5"\nTây | 268 | 7 |\nCộng | | | "xấp xỉ 3"'
    spec = plan(table("t", QUOTED, rows, total="Cộng"))

    assert texts(spec, "tl") == ["khoảng 5", "2,61", "xấp xỉ 3"]
    assert [row[-1] for row in printed(spec)[1:]] == ["khoảng 5", "2,61", "xấp xỉ 3"]
    assert worked(spec).explain("t[Đông].tl").text == "khoảng 5"


def test_text_in_quotes_counts_as_nothing_in_a_sum() -> None:
    rows = 'ten | so\nNhóm | "không cộng"\n  A | 63\n  B | 10\nC | 5'
    spec = plan(table("t", {"so": ""}, rows, total="Cộng"))

    assert texts(spec, "so") == ["không cộng", "63", "10", "5", "5"]


@pytest.mark.parametrize("inset", ["$(t[Đông].tl)", "$(t[Đông].tl + 1 | 2)"])
def test_prose_that_draws_text_in_quotes_is_reported(inset: str) -> None:
    rows = 'ten | ho | ng | tl\nĐông | 312 | 9 | "khoảng 5"'
    spec = plan(table("t", QUOTED, rows), prose=f"Tỷ lệ {inset}.")

    assert codes(spec) == ["KH426"]


# --- words


MONEY = table("t", {"tien": "unit: triệu đồng"}, "ten | tien\nA | 30000", total="Cộng")


@pytest.mark.parametrize(
    ("inset", "text"),
    [
        ("$(t.total.tien | words đồng)", "ba mươi tỷ đồng"),
        ("$(t.total.tien | Words đồng)", "Ba mươi tỷ đồng"),
        ("$(t.total.tien | words triệu đồng)", "ba mươi nghìn triệu đồng"),
        ("$(t.total.tien | words) triệu đồng", "ba mươi nghìn triệu đồng"),
        ("$(t.total.tien | Words tỷ đồng = ba mươi tỷ đồng)", "Ba mươi tỷ đồng"),
    ],
)
def test_an_amount_in_words_brings_its_unit(inset: str, text: str) -> None:
    spec = plan(MONEY, prose=f"Bằng chữ: {inset}.")

    assert codes(spec) == []
    assert text in prose(spec)


@pytest.mark.parametrize(
    ("inset", "code"),
    [
        ("$(t.total.tien | words) đồng", "KH427"),
        ("$(t.total.tien | words)đồng", "KH427"),
        ("$(t.total.tien | words) (đồng)", "KH427"),
        ("$(t.total.tien | words) tỷ đồng", "KH427"),
        ("$(t.total.tien) đồng", "KH427"),
        ("$(t.total.tien) tỷ", "KH427"),
        ("$(t.total.tien | words ha)", "KH421"),
        ("$(t.total.tien | words đồng = ba mươi triệu đồng)", "KH406"),
        ("$(t.total.tien | words = ba mươi triệu)", "KH406"),
    ],
)
def test_another_scale_in_words_or_after_them_is_refused(inset: str, code: str) -> None:
    assert codes(plan(MONEY, prose=f"Tổng {inset}.")) == [code]


def test_a_figure_shown_in_the_unit_above_its_table_is_followed_by_that_unit() -> None:
    shown = table("t", {"tien": "unit: đồng"}, "ten | tien\nA | 30000000000", total="Cộng", unit="triệu đồng")

    assert codes(plan(shown, prose="Tổng $(t.total.tien) triệu đồng, $(t.total.tien | words) đồng.")) == []
    assert codes(plan(shown, prose="Tổng $(t.total.tien) đồng.")) == ["KH427"]


# --- groups that are not known


@pytest.mark.parametrize(("cell", "text"), [("chưa có", "chưa có"), ("-", "5")])
def test_a_group_says_the_same_in_word_and_in_python(cell: str, text: str) -> None:
    spec = plan(table("t", {"a": ""}, f"ten | a\nNhóm |\n  Một | 5\n  Hai | {cell}", missing="open"))

    assert texts(spec, "a")[0] == text
    assert printed(spec)[1][-1] == text
