"""No figure: "-", blank, chưa có, CẦN BỔ SUNG, text in quotes; division by zero and counts below zero."""

from __future__ import annotations

import pytest

from kehoach import evaluate
from kehoach.view.document import view_document
from tests.spec_text import block, figure, found, messages, plan, table, texts, worked

GAP = "………"
AREAS = "label: thôn\ncolumns:\n  ten: {label: Tên, kind: text}\n  ho: {label: Hộ}\nrows: |\n  ten | ho\n"


def printed_rows(spec: str) -> list[tuple[str, ...]]:
    """The rows of the plan's table as the Word document gets them."""
    outcome = evaluate(text=spec)
    assert outcome.computed is not None
    return [row.cells for found in view_document(outcome.computed).blocks if found.table for row in found.table.rows]


# --- division by zero


def test_a_row_divided_by_zero_is_found_at_the_divisor() -> None:
    spec = plan(table("t", {"a": "", "b": "", "c": "rate: a / b"}, "ten | a | b\nX | 6 | 3\nY | 7 | 0\nZ | 0 | 0"))

    assert found(spec) == [("KH402", "0"), ("KH402", "0")]
    assert messages(spec) == ["KH402 “t[Y].c”: chia cho 0", "KH402 “t[Z].c”: chia cho 0"]


def test_the_divisor_is_pointed_at_and_not_the_last_column() -> None:
    spec = plan(table("t", {"a": "", "b": "", "c": "formula: a / b + a"}, "ten | a | b\nX | 6 | 0"))

    assert found(spec) == [("KH402", "0")]


def test_a_zero_that_was_drawn_is_found_where_it_was_typed() -> None:
    spec = plan(
        table("t", {"a": "", "ho": "from: areas.ho", "c": "rate: a / ho"}, "ten | a\nMột | 5"),
        areas=AREAS + "  Một | 0",
    )

    assert found(spec) == [("KH402", "0")]


def test_a_total_divided_by_zero_is_found_at_the_formula() -> None:
    spec = plan(table("t", {"a": "", "b": "", "c": "rate: a / b"}, "ten | a | b\nX | 6 | 3\nY | 7 | -3", total="Cộng"))

    assert messages(spec) == ["KH402 “t.total.c”: chia cho 0"]
    assert found(spec) == [("KH402", "a")]


def test_a_total_that_nobody_prints_may_divide_by_zero() -> None:
    spec = plan(table("t", {"a": "", "b": "", "c": "rate: a / b"}, "ten | a | b\nX | 6 | 3\nY | 7 | -3"))

    assert found(spec) == []


def test_a_total_that_only_the_prose_quotes_may_not() -> None:
    rows = "ten | a | b\nX | 6 | 3\nY | 7 | -3"
    spec = plan(table("t", {"a": "", "b": "", "c": "rate: a / b"}, rows), prose="Chiếm $(t.total.c) %.")

    assert messages(spec) == ["KH402 “t.total.c”: chia cho 0"]


def test_prose_figures_and_checks_divided_by_zero() -> None:
    spec = plan(
        table("t", {"a": "", "b": ""}, "ten | a | b\nX | 6 | 1\nY | 7 | 2", checks="a / (b - 2) > 0"),
        figure("f", "formula: t.total.a / (t.count - 2)"),
        prose="Chiếm $(t.total.a / (t.total.b - 3) | 2).",
    )

    assert sorted(messages(spec)) == [
        "KH402 “$(t.total.a / (t.total.b - 3) | 2)”: chia cho 0",
        "KH402 “a / (b - 2) > 0 ở hàng “Y””: chia cho 0",
        "KH402 “f”: chia cho 0",
        "KH408 “a / (b - 2) > 0” không đúng ở hàng “X”: -6 so với 0",
    ]


def test_what_depends_on_a_division_by_zero_adds_nothing() -> None:
    columns = {"a": "", "b": "", "c": "formula: a / b", "d": "formula: c + 1", "e": "rate: d / a"}
    spec = plan(table("t", columns, "ten | a | b | d | e\nX | 6 | 0 | 3 | 9", checks="d > 100"))

    assert [code for code, _ in found(spec)] == ["KH402"]


# --- counts below zero


def test_a_remaining_count_below_zero_is_found_at_what_was_taken_away() -> None:
    columns = {"dau": "unit: hộ", "giam": "unit: hộ", "cuoi": "unit: hộ\nformula: dau - giam"}
    spec = plan(table("t", columns, "ten | dau | giam\nX | 6 | 3\nY | 1.000 | 2.234", total="Cộng"))

    assert found(spec) == [("KH404", "2.234")]
    assert messages(spec) == ["KH404 “t[Y].cuoi”: kết quả là số âm (-1.234)"]


def test_a_difference_that_counts_nothing_may_be_below_zero() -> None:
    spec = plan(table("t", {"a": "", "b": "", "c": "formula: a - b"}, "ten | a | b\nX | 6 | 9"))

    assert texts(spec, "c") == ["-3"]


# --- "-" and text in quotes: nothing there


@pytest.mark.parametrize("nothing", ["-", "–", '"không tính riêng"', "“không có”"])
def test_nothing_there_adds_nothing_and_a_rate_over_it_is_nothing(nothing: str) -> None:
    columns = {
        "a": "",
        "b": "",
        "c": "formula: a + b",
        "d": "formula: a * b",
        "e": "rate: b / a",
        "g": "formula: b - a",
    }
    spec = plan(table("t", columns, f"ten | a | b\nX | {nothing} | 2\nY | 3 | 6", total="Cộng"))

    assert texts(spec, "a") == [nothing.strip('"“”').replace("–", "-"), "3", "3"]
    assert texts(spec, "c") == ["2", "9", "11"]
    assert texts(spec, "d") == ["-", "18", "18"]
    assert texts(spec, "e") == ["-", "200,00", "266,67"]
    assert texts(spec, "g") == ["2", "3", "5"]


def test_nothing_is_not_zero() -> None:
    computed = worked(plan(table("t", {"a": "", "c": "formula: a + a"}, "ten | a\nX | -\nY | 0", total="Cộng")))

    assert [computed[f"t[{row}].c"].value for row in "XY"] == [None, 0]


def test_a_column_of_nothing_has_no_total() -> None:
    computed = worked(plan(table("t", {"a": "", "c": "rate: a / a"}, "ten | a\nX | -\nY | -", total="Cộng")))

    assert computed["t.total.a"].value is None
    assert computed["t.total.c"].value is None


@pytest.mark.parametrize(
    ("formula", "wanted"), [("sum(a; b)", 2), ("max(a; b)", 2), ("min(a; b)", 2), ("round(a; 1)", None)]
)
def test_functions_pass_over_nothing(formula: str, wanted: int | None) -> None:
    spec = plan(table("t", {"a": "", "b": "", "c": f"formula: {formula}"}, "ten | a | b\nX | - | 2"))

    assert worked(spec)["t[X].c"].value == wanted


def test_text_in_quotes_is_printed_as_it_is() -> None:
    spec = plan(table("t", {"a": "", "c": "formula: a * 2"}, 'ten | a | c\nX | "cả xã" |\nY | 4 | “tám”', total="Cộng"))

    assert printed_rows(spec) == [("X", "cả xã", "-"), ("Y", "4", "tám"), ("Cộng", "4", "-")]


def test_a_number_in_quotes_is_a_warning() -> None:
    assert found(plan(table("t", {"a": ""}, 'ten | a\nX | "12"'))) == [("KH213", '"12"')]


# --- blank


def test_a_blank_cell_is_missing_and_one_finding() -> None:
    columns = {"a": "", "b": "", "c": "formula: a + b", "d": "rate: b / a"}
    rows = "ten | a | b | c | d\nX |  | 2 | 8 | 50\nY | 3 | 6 | 9 | 200\nCộng | 9 | 8 | 17 | 3"
    spec = plan(table("t", columns, rows, total="Cộng"), prose="Có $(t.total.a), tăng $(t.total.c = 17).")

    assert [message for message in messages(spec) if "KH403" not in message] == []
    assert messages(spec) == ["KH403 “t[X].a” chưa có số: ô còn để trống"]


def test_a_blank_cell_leaves_its_column_without_a_total() -> None:
    outcome = evaluate(text=plan(table("t", {"a": "", "c": "formula: a * 2"}, "ten | a\nX |  \nY | 3", total="Cộng")))

    assert outcome.computed is not None
    assert [outcome.computed[f"t.total.{c}"].value for c in "ac"] == [None, None]


def test_a_blank_cell_is_nothing_where_the_table_says_so() -> None:
    spec = plan(
        table(
            "t",
            {"a": "", "b": "", "c": "formula: a + b"},
            "ten | a | b\nX |  | 2\nY | 3 | 6",
            total="Cộng",
            blank="none",
        )
    )

    assert texts(spec, "c") == ["2", "9", "11"]
    assert printed_rows(spec) == [("X", "", "2", "2"), ("Y", "3", "6", "9"), ("Cộng", "3", "8", "11")]


def test_a_blank_in_the_areas_is_missing_where_it_is_drawn() -> None:
    areas = AREAS + "  X | 5\n  Y |"
    columns = {"ho": "from: areas.ho"}

    missing = plan(table("t", columns, "ten\nX\nY", total="Cộng"), areas=areas)
    allowed = plan(table("t", columns, "ten\nX\nY", total="Cộng", blank="none"), areas=areas)
    not_drawn = plan(table("t", columns, "ten\nX", total="Cộng"), areas=areas)

    assert messages(missing) == ["KH403 “areas[Y].ho” chưa có số: ô còn để trống"]
    assert texts(allowed, "ho") == ["5", "-", "5"]
    assert found(not_drawn) == []


def test_a_column_for_the_report_may_wait() -> None:
    columns = {"a": "", "thoat": "unit: hộ\nin: report", "ty_le": "rate: thoat / a\nin: report"}
    spec = plan(
        table("t", columns, "ten | a\nX | 5\nY | 6", total="Cộng"),
        figure("f", "goal: ≥ 2 hộ\nactual: t.total.thoat"),
    )

    assert found(spec) == []


def test_a_column_for_the_report_that_is_begun_is_typed_to_its_end() -> None:
    spec = plan(table("t", {"a": "", "thoat": "in: report"}, "ten | a | thoat\nX | 5 | 1\nY | 6 |"))

    assert messages(spec) == ["KH403 “t[Y].thoat” chưa có số: ô còn để trống"]


@pytest.mark.parametrize("use", ["column", "figure", "prose", "check"])
def test_a_column_for_the_report_may_not_wait_where_the_plan_needs_it(use: str) -> None:
    columns = {"a": "", "thoat": "in: report"} | ({"c": "formula: a - thoat"} if use == "column" else {})
    settings = {"checks": "thoat <= a"} if use == "check" else {}
    spec = plan(
        table("t", columns, "ten | a\nX | 5", **settings),
        *([figure("f", "formula: t.total.thoat")] if use == "figure" else []),
        prose="Có $(t[X].thoat) hộ." if use == "prose" else "Lời.",
    )

    assert messages(spec) == ["KH403 “t[X].thoat” chưa có số: ô còn để trống"]


def test_a_hidden_denominator_left_blank_is_missing() -> None:
    spec = plan(table("t", {"a": "", "b": "in: none", "c": "rate: a / b"}, "ten | a\nX | 5"))

    assert messages(spec) == ["KH403 “t[X].b” chưa có số: ô còn để trống"]


def test_a_figure_without_a_value_is_missing_where_it_is_quoted() -> None:
    quoted = plan(figure("f", "value:"), prose="Có $(f) hộ.", shown="")
    unquoted = plan(figure("f", "goal:\nplanned: 5"), shown="")

    assert messages(quoted) == ["KH403 “f” chưa có số: ô còn để trống"]
    assert found(unquoted) == []


# --- chưa có


def unknown(missing: str, total: str = "Cộng") -> str:
    columns = {"a": "", "b": "", "c": "formula: a + b", "d": "rate: b / a"}
    return plan(table("t", columns, "ten | a | b\nX | chưa có | 2\nY | 3 | 6", total=total, missing=missing))


def test_an_unknown_cell_is_refused_where_others_need_it() -> None:
    assert found(unknown("refuse")) == [("KH411", "chưa")]


def test_an_unknown_cell_makes_what_depends_on_it_unknown_where_the_table_is_open() -> None:
    spec = unknown("open")

    assert texts(spec, "a") == ["chưa có", "3", "chưa có"]
    assert texts(spec, "b") == ["2", "6", "8"]
    assert texts(spec, "c") == ["chưa có", "9", "chưa có"]
    assert texts(spec, "d") == ["chưa có", "200,00", "chưa có"]


def test_an_unknown_cell_is_skipped_in_totals_where_the_table_says_so() -> None:
    spec = unknown("skip")

    assert texts(spec, "a") == ["chưa có", "3", "3"]
    assert texts(spec, "c") == ["chưa có", "9", "9"]


def test_so_is_what_is_still_to_be_supplied() -> None:
    rows = "ten | a\nX | CẦN BỔ SUNG\nY | 3"

    assert texts(plan(table("t", {"a": ""}, rows, total="Cộng", missing="skip")), "a") == ["………", "3", "3"]
    assert texts(plan(table("t", {"a": ""}, rows, total="Cộng")), "a") == ["………", "3", "………"]


def test_an_unknown_cell_that_nothing_needs_is_fine() -> None:
    spec = plan(table("t", {"a": "total: none", "b": ""}, "ten | a | b\nX | chưa có | 2", total="Cộng"))

    assert texts(spec, "a") == ["chưa có", ""]


@pytest.mark.parametrize("use", ["u.x in a formula", "prose", "planned", "check", "drawn"])
def test_an_unknown_cell_is_refused_where_anything_in_the_plan_needs_it(use: str) -> None:
    other = (
        {"x": "from: t.a"}
        if use == "drawn"
        else {"x": "", "y": "formula: x - t[X].a"}
        if "formula" in use
        else {"x": ""}
    )
    spec = plan(
        table("t", {"a": ""}, "ten | a\nX | chưa có", **({"checks": "a < 5"} if use == "check" else {})),
        table("u", other, "ten\nX" if use == "drawn" else "ten | x\nX | 1", shown_in="none"),
        figure("f", "goal: ≥ 1\n" + ("planned: t.total.a" if use == "planned" else "")),
        prose="Có $(t[X].a) hộ." if use == "prose" else "Lời.",
    )

    assert found(spec) == [("KH411", "chưa")]


def test_an_unknown_of_the_areas_is_refused_by_the_table_that_draws_it() -> None:
    areas = AREAS + "  X | chưa có"
    columns = {"a": "", "ho": "from: areas.ho", "c": "rate: a / ho"}

    refused = plan(table("t", columns, "ten | a\nX | 1"), areas=areas)
    open_one = plan(table("t", columns, "ten | a\nX | 1", missing="open"), areas=areas)

    assert messages(refused) == ["KH411 “areas[X].ho” chưa có số, mà ô khác cần số này để tính"]
    assert texts(open_one, "c") == ["chưa có"]


def test_a_goal_cannot_be_missed_and_a_check_not_broken_by_what_is_unknown() -> None:
    spec = plan(
        table("t", {"a": ""}, "ten | a\nX | chưa có", missing="open", total="Cộng", checks="a > 5\nt.total.a = 3"),
        figure("f", "goal: ≥ 5\nplanned: t.total.a"),
    )

    assert found(spec) == []
    assert worked(spec)["f.planned"].text == "chưa có"


# --- CẦN BỔ SUNG


def test_what_is_to_be_supplied_is_counted_and_prints_a_gap() -> None:
    columns = {"a": "", "b": "", "c": "formula: a + b", "d": "rate: b / a"}
    rows = "ten | a | b\nX | CẦN BỔ SUNG (chờ rà soát) | 2\nY | 3 | CẦN BỔ SUNG"
    spec = plan(
        table("t", columns, rows, total="Cộng"), figure("f", "goal: CẦN BỔ SUNG"), prose="Giảm $(f), $(t.total.c)."
    )

    assert messages(spec) == [
        "KH603 còn CẦN BỔ SUNG ở “t[X].a”: chờ rà soát",
        "KH603 còn CẦN BỔ SUNG ở “t[Y].b”",
        "KH603 còn CẦN BỔ SUNG ở “f”",
    ]
    assert texts(spec, "c") == [GAP, GAP, GAP]
    assert texts(spec, "d") == [GAP, GAP, GAP]
    assert {GAP} <= set(worked(spec).printed.values())


def test_the_graver_absence_is_the_result() -> None:
    columns = {"a": "", "b": "", "c": "formula: a + b", "d": "formula: b / a"}
    rows = "ten | a | b\nX | - | chưa có\nY | chưa có | CẦN BỔ SUNG\nZ | - | CẦN BỔ SUNG\nW | chưa có | 0"
    spec = plan(table("t", columns, rows, missing="open"))

    assert texts(spec, "c") == ["chưa có", GAP, GAP, "chưa có"]
    assert texts(spec, "d") == ["chưa có", GAP, GAP, "chưa có"]


def test_an_unreadable_cell_is_one_finding() -> None:
    columns = {"a": "", "b": "", "c": "formula: a + b", "d": "rate: b / a"}
    rows = "ten | a | b | c\nX | nhiều | 2 | 7\nY | 3 | 6 | 9\nCộng | 3 | 8 | 11"

    assert found(plan(table("t", columns, rows, total="Cộng"), prose="Có $(t.total.c).")) == [("KH205", "nhiều")]


def test_a_table_without_rows_does_not_crash() -> None:
    columns = {"a": "", "b": "", "c": "formula: a / b", "d": "rate: a / b"}
    spec = plan(
        table("t", columns, "", total="Cộng", checks="a <= b\nt.total.a < 3"),
        figure("f", "formula: t.total.a / t.total.b"),
        prose="Có $(t.total.c), $(t.count) hàng, $(f).",
    )

    assert [code for code, _ in found(spec)] == ["KH224"]


def test_a_table_of_mappings_computes_the_same() -> None:
    rows = "rows:\n  x: {name: X, a: 6, b: 4}\n  y: {name: Y, a: 7, b: chưa có}\n"
    columns = (
        "columns:\n  ten: {label: Tên, kind: text}\n  a: {label: A}\n  b: {label: B}\n  c: {label: C, formula: a * b}\n"
    )

    assert texts(plan(block("t:", columns + rows + "missing: open\n")), "c") == ["24", "chưa có"]
