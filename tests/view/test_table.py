"""Tables as they are printed: groups, subtotals, and cells that are one with the cell above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.view.document import view_document
from tests.spec_text import codes, plan, table, with_total, worked

if TYPE_CHECKING:
    from kehoach.view.records import TableView

PLACES = {"o": "kind: text\nmerge: yes", "a": ""}
MARKETS = "ten | o | a\nA | |\n  X | Chợ | 1\n  Y | Chợ | 2\nZ | Chợ | 3"


def view_of(spec: str) -> TableView:
    """The first table of a document."""
    return next(block.table for block in view_document(worked(spec)).blocks if block.table)


def printed(spec: str) -> list[tuple[str, set[int]]]:
    """The first cell of each row, and which of its cells are one with those above."""
    view = view_of(spec)
    return [(row.cells[0], set(row.continued)) for row in view.rows]


WHOLE_FIRST = "ten | a\nTổng số | 6\n  X | 1\n  Y |\n    Z | 5"


def rows_of(spec: str) -> list[tuple[str, str]]:
    """The kind of each printed row, and its texts in one line."""
    view = view_of(spec)
    return [(row.kind, " | ".join(row.cells)) for row in view.rows]


def test_the_total_row_is_printed_first_where_it_says_so() -> None:
    spec = with_total({"a": ""}, "ten | a\nX | 1\nY | 5", total="{label: Tổng số, at: top}")

    assert rows_of(spec) == [("total", "Tổng số | 6"), ("body", "X | 1"), ("body", "Y | 5")]


def test_a_total_typed_first_around_all_other_rows_is_printed_first() -> None:
    spec = with_total({"a": ""}, WHOLE_FIRST, total="Tổng số", numbering="I 1")

    assert rows_of(spec) == [
        ("total", " | Tổng số | 6"),
        ("body", "I | X | 1"),
        ("subtotal", "II | Y | 5"),
        ("body", "1 | Z | 5"),
    ]
    assert rows_of(spec.replace("total: Tổng số", "total: {label: Tổng số, at: bottom}"))[-1][0] == "total"


def test_without_a_total_it_is_a_group_that_holds_everything() -> None:
    spec = plan(table("t", {"a": ""}, WHOLE_FIRST), prose="Có $(t[Tổng số].a).")

    assert rows_of(spec)[0] == ("subtotal", "Tổng số | 6")
    assert "6" in worked(spec).printed.values()


LEVELS = "ten | a\nA |\n  B |\n    C | 4\n  trong đó: D | 1\nE | 5"


def test_a_nested_row_without_a_number_begins_with_a_dash_where_the_table_says_so() -> None:
    def dashed(numbering: str) -> list[str]:
        rows = rows_of(plan(table("t", {"a": ""}, LEVELS, depth="dash", numbering=numbering)))
        return [text.rpartition(" | ")[0] for _, text in rows]

    assert dashed("none") == ["A", "- B", "+ C", "- trong đó: D", "E"]
    assert dashed("I 1 none") == ["I | A", "1 | B", " | - C", " | - trong đó: D", "II | E"]
    assert dashed("I none +") == ["I | A", " | - B", "+ | C", " | - trong đó: D", "II | E"]


def test_a_name_typed_with_a_dash_gets_no_other() -> None:
    rows = rows_of(plan(table("t", {"a": ""}, LEVELS.replace("B", "- B"), depth="dash")))

    assert rows[1] == ("subtotal", "- B | 4")


def test_the_title_of_a_group_has_its_dash_too_and_no_full_stop_after_one_in_its_number() -> None:
    spec = plan(table("t", {"a": ""}, LEVELS, depth="dash", numbering="I -  1.1", subtotals="none"))

    assert rows_of(spec)[:3] == [("group", "I. A"), ("group", "- B"), ("body", "1 | C | 4")]


def test_names_are_indented_by_level_where_the_table_says_so() -> None:
    def levels(**settings: str) -> list[int]:
        spec = with_total({"a": ""}, LEVELS, **settings)
        view = view_of(spec)
        return [row.level for row in view.rows]

    assert levels() == [0] * 6
    assert levels(depth="indent") == [0, 1, 2, 1, 0, 0]
    assert levels(depth="indent", subtotals="below") == [0, 1, 2, 1, 1, 0, 0, 0]


def test_a_number_in_quotes_is_printed_without_them() -> None:
    spec = plan(table("t", {"a": ""}, 'ten | a | @number\nA | 1 | "-"\nB | 1 | “2a”', numbering="1"))

    assert rows_of(spec) == [("body", "- | A | 1"), ("body", "2a | B | 1")]


def test_a_name_in_quotes_is_printed_as_it_is_and_has_no_marker() -> None:
    spec = plan(table("t", {"a": ""}, 'ten | a\nA |\n  "Tr.đó: B" | 4\n  “& C” | 1'), prose="$(t[Tr.đó: B].a)")

    assert rows_of(spec) == [("subtotal", "A | 5"), ("body", "Tr.đó: B | 4"), ("body", "& C | 1")]
    assert "4" in worked(spec).printed.values()


def test_closing_rows_come_last_each_as_one_text() -> None:
    spec = with_total({"a": ""}, "ten | a\nX | 6", closing="|\n  Tổng $(t.total.a) hộ.\n  Cập nhật hằng năm.")

    assert rows_of(spec)[2:] == [("closing", "Tổng 6 hộ."), ("closing", "Cập nhật hằng năm.")]
    assert worked(spec)["t.count"].value == 1


def test_a_column_can_be_summed_in_its_groups_alone() -> None:
    rows = "ten | a | b\nNgô | |\n  lấy hạt | 5 | 1\n  sinh khối | 2 | 1\nLạc | 9 | 1"
    spec = with_total({"a": "total: groups", "b": ""}, rows)

    assert [text for _, text in rows_of(spec)] == [
        "Ngô | 7 | 2", "lấy hạt | 5 | 1", "sinh khối | 2 | 1", "Lạc | 9 | 1", "Cộng |  | 3",
    ]  # fmt: skip
    assert codes(with_total({"a": "total: groups", "b": ""}, rows.replace("Ngô | |", "Ngô | 8 |"))) == ["KH406"]
    assert codes(with_total({"b": "", "a": "rate: b / 3\ntotal: groups"}, "ten | b\nX | 1")) == ["KH409"]


def test_every_label_of_a_table_may_name_the_years_of_the_plan() -> None:
    spec = with_total(
        {"a": "under: Dự toán $(year); Năm nay", "b": "under: Dự toán $(year); Năm nay"}, "ten | a | b\nX | 1 | 2",
        total="Tổng năm $(period)", unit="triệu đồng, giá năm $(year - 1)", as_of="31/12/$(year - 1)",
        source="Báo cáo năm $(year)",
    )  # fmt: skip
    view = view_of(spec)

    assert [cell.text for row in view.header for cell in row] == [
        "Cột ten", "Dự toán 2023", "Năm nay", "Cột a", "Cột b",
    ]  # fmt: skip
    assert rows_of(spec)[-1] == ("total", "Tổng năm 2023 | 1 | 2")
    assert view.unit_line.replace("\xa0", " ") == "Đơn vị tính: triệu đồng, giá năm 2022"
    assert [note.replace("\xa0", " ") for note in view.notes] == ["Nguồn: Báo cáo năm 2023; số liệu đến 31/12/2022."]


def test_a_typed_total_row_may_have_the_years_computed_or_not() -> None:
    for name in ("Tổng 2023", "Tổng $(year)"):
        assert codes(with_total({"a": ""}, f"ten | a\nX | 1\n{name} | 2", total="Tổng $(year)")) == ["KH406"]


def test_in_such_a_label_nothing_else_is_computed() -> None:
    assert codes(with_total({"a": ""}, "ten | a\nX | 1", total="Tổng $(t.count)")) == ["KH242"]
    assert codes(with_total({"a": "under: Năm $(issuer)"}, "ten | a\nX | 1")) == ["KH242"]
    assert codes(with_total({"a": ""}, "ten | a\nX | 1", as_of="31/6/$(year)")) == ["KH215"]


def test_a_column_is_printed_behind_the_one_that_it_names() -> None:
    columns = {"a": "after: c", "b": "years: 2025; 2026\nafter: a", "c": ""}
    spec = plan(table("t", columns, "ten | a | 2025 | 2026 | c\nX | 1 | 2 | 3 | 4"))

    assert rows_of(spec) == [("body", "X | 4 | 1 | 2 | 3")]


def test_a_column_cannot_be_printed_behind_itself_nor_the_names_elsewhere() -> None:
    def refused(**columns: str) -> list[str]:
        return codes(plan(table("t", columns, "ten | a\nX | 1")))

    assert refused(a="after: a") == refused(a="after: b") == refused(ten="kind: text\nafter: a", a="") == ["KH283"]


ANY_KIND = {
    "a": "", "b": "unit: hộ", "r": "rate: a / b", "s": "share: a", "f": "formula: a + b", "g": "growth: a / b",
    "l": "running: a", "m": "weight: a", "h": "kind: goal", "k": "judge: h\nactual: a",
    "p": "total: sum\nformula: a * b",
}  # fmt: skip
FORM = "ten | a | b | m | h\nA | | | |\n  … | | | |\n  … | | | |\nB | | | |\n  … | | | |"


def test_an_empty_form_is_blank_in_every_kind_of_column() -> None:
    spec = with_total(ANY_KIND, FORM, form="yes")
    names = ["A", "…", "…", "B", "…", "Cộng"]

    assert [text for _, text in rows_of(spec)] == [name + " | " * len(ANY_KIND) for name in names]
    assert codes(spec) == []


def test_what_is_filled_into_a_form_is_computed_and_a_dash_stays() -> None:
    spec = with_total(ANY_KIND, FORM.replace("  … | | | |\nB", "  X | 3 | - | 2 | ≥ 2\nB"), form="yes")
    printed = [text for _, text in rows_of(spec)]

    assert printed[2] == "X | 3 | - |  | 100,00 | 3 |  | 3 | 2 | ≥ 2 | vượt | "
    assert printed[0] == "A | 3 |  |  | 100,00 | 3 |  |  | 2,00 |  |  | "
    assert printed[3] == "B |  |  |  |  |  |  |  |  |  |  | "


def test_only_dots_may_repeat_in_a_form() -> None:
    assert codes(with_total({"a": ""}, "ten | a\nX |\nX |\n… |\n… |", form="yes")) == ["KH223"]
    assert "KH223" in codes(with_total({"a": ""}, "ten | a\n… |\n… |"))


def bold_rows(rows: str, **settings: str) -> list[str]:
    spec = plan(table("t", {"a": ""}, f"ten | a\n{rows}", **settings))
    view = view_of(spec)
    return [row.cells[0] for row in view.rows if row.look == "subtotal" or row.kind == "group"]


def test_an_outermost_row_is_set_like_the_groups_on_its_level_if_they_are_many() -> None:
    assert bold_rows("A |\n  X | 1\nB | 2") == ["A", "B"]
    assert bold_rows("A |\n  X | 1\nB | 2\nC | 3") == ["A"]
    assert bold_rows("A |\n  X | 1\nB | 2", subtotals="none") == ["A", "B"]
    assert bold_rows("A | 2\nB | 2") == []


def test_a_row_from_which_a_group_is_picked_out_is_set_like_it() -> None:
    assert bold_rows("A | 9\n  trong đó: X |\n    Y | 1\n    Z | 2\nB | 4\nC | 5") == ["A", "trong đó: X"]
    assert bold_rows("A | 9\n  trong đó: X | 3\nB | 4") == []


def test_goals_are_set_like_the_numbers_beside_them() -> None:
    def aligned(**columns: str) -> list[str]:
        view = next(
            block.table
            for block in view_document(
                worked(plan(table("t", columns, "ten | m\nA |\n  X | ≥ 8", blank="none")))
            ).blocks
            if block.table
        )
        assert [column.has_words for column in view.columns][:2] == [True, True]
        return [column.align for column in view.columns]

    assert aligned(m="kind: goal") == ["text", "text"]
    assert aligned(m="kind: goal", a="formula: 1 + 1") == ["text", "number", "number"]


def test_equal_neighbours_of_a_column_are_one_cell_where_it_says_so() -> None:
    rows = "ten | o | a\nX | Chợ | 1\nY | Chợ | 2\nZ | Trường | 3"

    assert printed(with_total(PLACES, rows)) == [("X", set()), ("Y", {1}), ("Z", set()), ("Cộng", set())]
    assert printed(with_total({**PLACES, "o": "kind: text"}, rows))[1] == ("Y", set())


def test_blank_neighbours_stay_two_cells() -> None:
    assert printed(with_total(PLACES, "ten | o | a\nX | | 1\nY | | 2"))[1] == ("Y", set())


def test_a_group_is_never_one_cell_with_its_first_row() -> None:
    assert printed(with_total(PLACES, MARKETS.replace("A | |", "A | Chợ |"))) == [
        ("A", set()),
        ("X", set()),
        ("Y", {1}),
        ("Z", {1}),
        ("Cộng", set()),
    ]


def test_no_cell_goes_on_past_the_title_of_a_group() -> None:
    rows = "ten | o | a\nX | Chợ | 1\nA | |\n  Y | Chợ | 2"

    assert printed(with_total(PLACES, rows, subtotals="none")) == [
        ("X", set()),
        ("A", set()),
        ("Y", set()),
        ("Cộng", set()),
    ]


def test_no_cell_goes_on_past_a_subtotal() -> None:
    assert printed(with_total(PLACES, MARKETS, subtotals="below")) == [
        ("A", set()),
        ("X", set()),
        ("Y", {1}),
        ("Cộng A", set()),
        ("Z", set()),
        ("Cộng", set()),
    ]
