"""Columns rounded together: what is shown adds up along the rows and down the columns."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kehoach
from kehoach.plan.table import Relation
from kehoach.tables.explanation import explain_text
from kehoach.tables.tree import leaves
from tests.conftest import Docx
from tests.spec_text import codes, found, plan, table, texts, worked

quick = settings(deadline=None)

QUARTERS = {"q1": "decimals: 0", "q2": "decimals: 0", "tong": "formula: q1 + q2", "ty_le": "rate: q1 / tong"}
ROWS = "ten | q1 | q2\nTỉnh | 1,4 | 1,4\nXã | 1,4 | 1,4"


def one(columns: dict[str, str], rows: str, **settings: str) -> str:
    return plan(table("t", columns, rows, **{"total": "Cộng", "foot": "q1; q2", **settings}))


def test_what_is_shown_adds_up_both_ways() -> None:
    spec = one(QUARTERS, ROWS)

    # 1,4 + 1,4 = 2,8, so each row and column is 3, and all four 5,6, so 6.
    assert [texts(spec, name) for name in ("q1", "q2", "tong")] == [["2", "1", "3"], ["1", "2", "3"], ["3", "3", "6"]]
    assert Docx(kehoach.render(worked(spec))).tables()[1][-1] == ["Cộng", "3", "3", "6", "50,00"]


def test_the_rounded_figure_is_the_figure_and_what_it_was_is_told() -> None:
    computed = worked(one(QUARTERS, ROWS))

    assert computed["t[Tỉnh].q1"].value == 2
    assert computed["t[Tỉnh].ty_le"].value == Fraction(200, 3)
    explanation = computed.explain("t[Tỉnh].q1")
    assert explanation.unfooted == Fraction(7, 5)
    assert "chưa điều chỉnh   1,4" in explain_text(explanation)
    assert "điều chỉnh để các số cộng lại khớp" in explain_text(explanation)
    assert computed.explain("t.total.q1").numbers == "2 + 1"


GROUPS = "ten | a\nNhóm 1 |\n  Một | 5,4\n  Hai | 3,6\nNhóm 2 |\n  Ba | 2,4\n  Bốn | 1,3"


def single(rows: str, **settings: str) -> str:
    return plan(table("t", {"a": "decimals: 0"}, rows, total="Cộng", foot="a", **settings))


def test_a_group_that_is_whole_stays_and_its_rows_make_it_up() -> None:
    spec = single(GROUPS)

    # 5,4 + 3,6 = 9,0 and 2,4 + 1,3 = 3,7; all of it 12,7.
    assert texts(spec, "a") == ["9", "5", "4", "4", "3", "1", "13"]
    assert [row[1] for row in Docx(kehoach.render(worked(spec))).tables()[1][1:]] == texts(spec, "a")


def test_a_group_in_a_group_goes_to_its_own_neighbour() -> None:
    rows = "ten | a\nA |\n  B |\n    X | 0,4\n    Y | 0,4\n  C |\n    U | 0,4\n    V | 0,4"

    assert texts(single(rows), "a") == ["2", "1", "1", "0", "1", "1", "0", "2"]


def test_what_is_taken_off_a_group_is_rounded_with_it() -> None:
    rows = "ten | a\nA |\n  X | 10,6\n  trừ: Y | 0,6\nB |\n  U | 2,6\n  trừ: V |\n    V1 | 0,8\n    V2 | 0,8"

    # 10,6 - 0,6 = 10 and 2,6 - 1,6 = 1: neither is to round.
    assert texts(single(rows), "a") == ["10", "11", "1", "1", "3", "2", "1", "1", "11"]


def test_what_is_picked_out_is_rounded_by_itself_with_the_rows_that_it_is_made_of() -> None:
    rows = "ten | a\nA |\n  X | 1,6\n    trong đó: P |\n      P1 | 0,8\n      P2 | 0,8\n  Y | 1,4\n  Z | 1,4"

    # 4,4 is 4, and of 1,6 + 1,4 + 1,4 only one goes up; P is 1,6 by itself.
    assert texts(single(rows), "a") == ["4", "2", "2", "1", "1", "1", "1", "4"]


def test_what_is_picked_out_does_not_come_to_exceed_its_whole() -> None:
    rows = "ten | a\nA |\n  X | 1,6\n    trong đó: P |\n      P1 | 0,8\n      P2 | 0,8\n  Y | 1,7\n  Z | 1,8"

    # 5,1 is 5, so of 1,6 + 1,7 + 1,8 two go up, and X is 1.
    assert texts(single(rows), "a") == ["5", "1", "1", "1", "0", "2", "2", "5"]


def test_what_exceeds_its_whole_by_itself_is_not_held_down() -> None:
    columns = {"th": "", "kh": "", "a": "formula: th - kh\ndecimals: 0"}
    rows = "ten | th | kh\nX | 2,5 | 4\n  trong đó: P | 2,5 | 0"

    # More than planned in part, less as a whole.
    assert texts(plan(table("t", columns, rows, total="Cộng", foot="a")), "a") == ["-2", "3", "-2"]


def test_a_column_that_adds_up_the_others_is_rounded_with_them() -> None:
    columns = {"q1": "decimals: 0", "q2": "decimals: 0", "tong": "formula: q1 + q2\ndecimals: 0"}
    rows = "ten | q1 | q2\nA | |\n  X | 1,4 | 1,4\n  Y | 1,4 | 1,4\nB | 0,3 | 0,2"

    spec = one(columns, rows, foot="q1; q2; tong")

    shown = [[int(text) for text in texts(spec, name)] for name in ("q1", "q2", "tong")]
    assert [a + b for a, b in zip(*shown[:2], strict=True)] == shown[2]
    assert shown[2][:3] == [6, 3, 3]
    assert worked(spec).explain("t[X].tong").unfooted == Fraction(14, 5)


def test_a_difference_among_the_columns_is_rounded_with_them() -> None:
    columns = {"thu": "decimals: 0", "chi": "decimals: 0", "con": "formula: thu - chi\ndecimals: 0"}
    rows = "ten | thu | chi\nX | 1,5 | 0,5\nY | 2,6 | 0,6\nZ | 3,4 | 0,4"

    spec = one(columns, rows, foot="con; thu; chi")

    # 1,0 and 2,0 and 3,0 stay, and what is left over is what comes in less what goes out.
    thu, chi, con = ([int(text) for text in texts(spec, name)] for name in ("thu", "chi", "con"))
    assert con == [1, 2, 3, 6]
    assert [a - b for a, b in zip(thu, chi, strict=True)] == con


def test_a_sum_of_some_of_the_columns_adds_up_as_printed() -> None:
    columns = {
        **dict.fromkeys(("q1", "q2", "q3"), "decimals: 0"),
        "nua": "formula: q1 + q2\ndecimals: 0",
        "nam": "formula: nua + q3\ndecimals: 0",
    }
    rows = "ten | q1 | q2 | q3\nX | 1,4 | 1,4 | 1,4\nY | 1,4 | 1,4 | 0,4"

    spec = one(columns, rows, foot="nam; nua; q1; q2; q3")

    shown = {name: [int(text) for text in texts(spec, name)] for name in columns}
    assert [a + b for a, b in zip(shown["q1"], shown["q2"], strict=True)] == shown["nua"]
    assert [a + b for a, b in zip(shown["nua"], shown["q3"], strict=True)] == shown["nam"]
    assert [
        (a, b) for a, b in zip(shown["nam"], (Fraction(21, 5), Fraction(16, 5)), strict=False) if abs(a - b) >= 1
    ] == []


def test_a_group_of_which_a_row_is_not_known_is_not_known_and_the_rest_adds_up() -> None:
    rows = "ten | a\nA |\n  X | 0,4\n  Y | chưa có\nB |\n  U | 0,4\n  V | 0,4"

    assert texts(single(rows, missing="open"), "a") == ["chưa có", "0", "chưa có", "1", "1", "0", "chưa có"]
    assert texts(single(rows, missing="skip"), "a") == ["0", "0", "chưa có", "1", "1", "0", "1"]


def test_a_group_says_what_it_is_exactly_and_what_it_was_rounded_to() -> None:
    computed = worked(single(GROUPS))

    whole, rounded = computed.explain("t[Nhóm 1].a"), computed.explain("t[Nhóm 2].a")
    assert (whole.unfooted, whole.value, whole.rounding.vi) == (
        Fraction(9),
        Fraction(9),
        "không cần làm tròn, 0 chữ số thập phân",
    )
    assert (rounded.unfooted, rounded.value, rounded.rounding.vi) == (
        Fraction(37, 10),
        Fraction(4),
        "3,7 → 4, 0 chữ số thập phân",
    )
    assert rounded.how.vi == "tổng các hàng bên trong; điều chỉnh để các số cộng lại khớp"
    assert rounded.numbers == "3 + 1"


def test_a_total_and_a_pick_say_what_they_were() -> None:
    computed = worked(single("ten | a\nX | 1,6\n  trong đó: P | 1,4\nY | 1,6"))

    total, pick = computed.explain("t.total.a"), computed.explain("t[P].a")
    assert (total.unfooted, total.value, total.rounding.en) == (Fraction(16, 5), Fraction(3), "3,2 → 3, 0 decimals")
    assert (pick.unfooted, pick.value) == (Fraction(7, 5), Fraction(1))
    assert pick.how.en == "typed; rounded on its own, to no more than its whole"


def test_groups_are_the_sums_of_their_rounded_rows() -> None:
    rows = "ten | q1 | q2\nA | |\n  X | 1,4 | 1,4\n  Y | 1,4 | 1,4\nB | 3,4 | 0,4\n  trong đó: Z | 2,6 | 0,4"
    spec = one(QUARTERS, rows)

    shown = {name: [int(text) for text in texts(spec, name)] for name in ("q1", "q2", "tong")}
    assert [a + b for a, b in zip(shown["q1"], shown["q2"], strict=True)] == shown["tong"]
    for column in ("q1", "q2"):
        total, (group, first, second, other) = shown[column][-1], shown[column][:4]
        assert (group, total) == (first + second, group + other)
    assert shown["tong"][-1] == 9
    assert shown["q1"][4] <= shown["q1"][3]


def test_cells_without_a_figure_take_no_part() -> None:
    rows = "ten | q1 | q2\nX | 1,3 | -\nY | chưa có | 1,4\nZ | 0,4 | 1,4"

    assert texts(one(QUARTERS, rows, missing="open"), "q1")[:2] == ["1", "chưa có"]
    assert texts(one(QUARTERS, rows, missing="open"), "q2")[0] == "-"
    assert texts(one(QUARTERS, rows, missing="skip"), "q1")[-1] == "2"


def test_other_tables_take_the_rounded_figures_whichever_is_named_first() -> None:
    first = table("a", {"x": "from: t.q1", "y": "formula: t.total.q1 * 2"}, "ten\nTỉnh", total="Cộng")
    second = table("t", QUARTERS, ROWS, total="Cộng", foot="q1; q2")

    computed = worked(plan(first, second, shown="a t", prose="Quý I: $(t[Tỉnh].q1)."))
    assert computed["a[Tỉnh].x"].value == 2
    assert computed["a[Tỉnh].y"].value == 6


@pytest.mark.parametrize(
    ("foot", "columns", "code"),
    [
        ("q1; q3", {}, "KH302"),
        ("q1; ten", {}, "KH436"),
        ("q1; ty_le", {}, "KH436"),
        ("q1; q2", {"q2": "decimals: 1"}, "KH437"),
        ("q1; q2", {"q1": "formula: tong - 1\ndecimals: 0"}, "KH401"),
    ],
)
def test_what_cannot_be_rounded_together_is_a_finding(foot: str, columns: dict[str, str], code: str) -> None:
    assert code in codes(one({**QUARTERS, **columns}, ROWS, foot=foot))


@pytest.mark.parametrize(
    "rows",
    [
        "ten | dv | a\nX | tấn | 1,4\nY | kg | 400,4",
        "ten | dv | a\nA | tấn |\n  X | kg | 400,4\n  Y | kg | 300,3",
        "ten | dv | a\nX | tấn | 1,4\n  trong đó: P | kg |\n    P1 | kg | 300,4\n    P2 | kg | 0,4",
    ],
)
def test_rows_in_several_scales_do_not_add_up_as_printed(rows: str) -> None:
    spec = plan(table("t", {"dv": "kind: unit", "a": "decimals: 0"}, rows, total="Cộng", foot="a"))

    assert ("KH442", "a") in found(spec)
    assert "KH442" not in codes(spec.replace("kg", "tấn"))


def test_computed_columns_are_rounded_together_too() -> None:
    columns = {"ca_nam": "", "q1": "formula: ca_nam * 0,5\ndecimals: 0", "q2": "formula: ca_nam - q1\ndecimals: 0"}
    spec = one({**columns, "tong": "formula: q1 + q2"}, "ten | ca_nam\nX | 3\nY | 5\nZ | 7")

    assert texts(spec, "tong") == ["3", "5", "7", "15"]
    assert [int(a) + int(b) for a, b in zip(texts(spec, "q1"), texts(spec, "q2"), strict=True)] == [3, 5, 7, 15]


CELLS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6)), min_size=1, max_size=8)


@given(CELLS, st.integers(0, 2))
@quick
def test_rounding_together_always_adds_up_and_stays_within_one_unit(cells: list[tuple[int, ...]], places: int) -> None:
    names = ("q1", "q2", "q3")
    columns = {**dict.fromkeys(names, f"decimals: {places}"), "tong": "formula: q1 + q2 + q3"}
    rows = (" | ".join((f"X{i}", *(f"{n // 1000},{n % 1000:03}" for n in row))) for i, row in enumerate(cells))
    computed = worked(one(columns, "\n".join(("ten | q1 | q2 | q3", *rows)), foot="q1; q2; q3")).tables["t"]

    unit = Fraction(1, 10**places)
    for at, name in enumerate(names):
        values = [Fraction(str(v)) for v in computed.columns[name].values]
        assert sum(values) == computed.columns[name].total
        for value, row in zip(values, cells, strict=True):
            assert value % unit == 0
            assert abs(value - Fraction(row[at], 1000)) < unit
    for at, row in enumerate(cells):
        total = computed.columns["tong"].values[at]
        assert total == sum(Fraction(str(computed.columns[name].values[at])) for name in names)
        assert abs(Fraction(str(total)) - Fraction(sum(row), 1000)) < unit


def leaf(hundredths: int) -> str:
    return f"{hundredths // 100},{hundredths % 100:02}"


GROUPED = st.lists(
    st.lists(
        st.tuples(st.sampled_from(["", "trừ: "]), st.integers(0, 999), st.integers(0, 999), st.integers(0, 100)),
        min_size=1,
        max_size=4,
    ),
    min_size=1,
    max_size=4,
)


@given(GROUPED)
@quick
def test_every_group_goes_to_a_neighbour_and_picks_stay_within_their_wholes(
    groups: list[list[tuple[str, int, int, int]]],
) -> None:
    lines = ["ten | q1 | q2"]
    for number, rows in enumerate(groups):
        lines += [f"{'  ' * (number % 2)}G{number} | |"]
        for at, (sign, first, second, part) in enumerate(rows):
            indent = "  " * (number % 2 + 1)
            lines += [f"{indent}{sign}R{number}.{at} | {leaf(first)} | {leaf(second)}"]
            lines += [
                f"{indent}  trong đó: P{number}.{at} | {leaf(first * part // 100)} | {leaf(second * part // 100)}"
            ]
    columns = {"q1": "decimals: 0", "q2": "decimals: 0", "tong": "formula: q1 + q2\ndecimals: 0"}
    computed = worked(one(columns, "\n".join(lines), foot="q1; q2; tong")).tables["t"]

    q1, q2, both = (computed.columns[name] for name in ("q1", "q2", "tong"))
    for column in (q1, q2, both):
        assert column.unfooted is not None
        for row, value, exact in zip(computed.rows, column.values, column.unfooted, strict=True):
            whole = Fraction(str(value))
            assert whole.denominator == 1
            assert row.relation is Relation.PICK or abs(whole - Fraction(str(exact))) < 1
            if row.relation is Relation.PICK:
                assert whole <= Fraction(str(column.values[row.parent]))
        signs = leaves(computed.rows)
        assert column.total == sum(Fraction(str(column.values[at])) * sign for at, sign in signs.items())
        for at in {row.parent for row in computed.rows if row.relation is not Relation.PICK} - {-1}:
            under = leaves(computed.rows, at)
            assert column.values[at] == sum(Fraction(str(column.values[row])) * sign for row, sign in under.items())
    for left, right, added in zip(q1.values, q2.values, both.values, strict=True):
        assert added == Fraction(str(left)) + Fraction(str(right))
