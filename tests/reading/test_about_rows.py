"""What a row says of itself in columns not printed, notes to its cells, rows printed as one, counts in names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import kehoach
from kehoach.plan.table import About, Relation
from kehoach.tables.explanation import explain_data, explain_text
from kehoach.tables.tree import count_of
from kehoach.view.document import view_document
from tests.conftest import Docx, as_shown, findings_in
from tests.spec_text import block, found, messages, plan, table, texts, worked

if TYPE_CHECKING:
    from kehoach.view.records import TableView


def shown(spec: str) -> TableView:
    """The first table as it is printed."""
    return next(block.table for block in view_document(worked(spec)).blocks if block.table)


def cells(spec: str) -> list[tuple[str, ...]]:
    return [tuple(map(as_shown, row.cells)) for row in shown(spec).rows]


# --- columns about the row


def test_columns_about_the_row_are_kept_and_not_printed() -> None:
    rows = """
        ten | @id | a | @owner | @source | @as_of
        Hộ nghèo | ngheo | 7 | Phòng Kinh tế | Rà soát | 31/12/2025
        X | | 1 | | |
    """
    spec = plan(table("t", {"a": "unit: hộ"}, rows))

    assert cells(spec) == [("Hộ nghèo", "7"), ("X", "1")]
    first, second = worked(spec).tables["t"].rows
    assert first.about == About(id="ngheo", owner="Phòng Kinh tế", source="Rà soát", as_of="31/12/2025")
    assert second.about == About()


def test_an_explanation_says_where_a_typed_figure_is_from_and_who_answers_for_it() -> None:
    rows = "ten | a | b | @owner | @source | @as_of\nX | 7 | | Phòng Kinh tế | Rà soát | 31/12/2025"
    computed = worked(plan(table("t", {"a": "unit: hộ", "b": "formula: a * 2"}, rows)))

    told = explain_text(computed.explain("t[X].a"))
    assert [line.split(maxsplit=1) for line in told.splitlines() if "Rà soát" in line] == [["nguồn", "Rà soát"]]
    assert "số liệu đến   31/12/2025" in told
    assert "Phòng Kinh tế" in told
    assert explain_data(computed.explain("t[X].a"))["owner"] == "Phòng Kinh tế"
    assert explain_data(computed.explain("t[X].b"))["owner"] is None


def test_a_row_is_addressed_by_its_id_and_by_its_name() -> None:
    rows = "ten | @id | a\nA | |\n  X | ax | 1\nB | |\n  X | bx | 2"
    computed = worked(plan(table("t", {"a": ""}, rows), prose="$(t[bx].a), $(t[A/X].a)"))

    assert view_document(computed).blocks[1].lead == "2, 1"
    assert computed["t[bx].a"].value == computed["t[B/X].a"].value == 2
    assert computed.tables["t"].cell(3, "a").address == "t[bx].a"


def test_rows_by_id_are_addressed_by_it() -> None:
    rows = "thu: {name: Thu ngân sách, a: 5}\nchi: {name: Chi ngân sách, a: 3, '@sign': '-'}"
    columns = block("columns:", "ten: {label: Tên}\na: {label: Số}")
    spec = plan(block("t:", "total: Còn lại\n" + columns + block("rows:", rows)))
    computed = worked(spec)

    assert computed["t[thu].a"].value == 5
    assert computed["t.total.a"].value == 2


def test_a_key_about_the_row_stands_in_quotes() -> None:
    rows = block("x:", "name: X\na: 1\n@owner: Phòng Kinh tế")
    spec = plan(block("t:", block("columns:", "ten: {label: Tên}\na: {label: Số}") + block("rows:", rows)))

    assert found(spec) == [("KH115", "@owner:")]
    assert found(spec.replace("@owner:", '"@owner":')) == []


def test_a_row_with_a_minus_is_taken_off() -> None:
    spec = plan(table("t", {"a": ""}, "ten | a | @sign\nThu | 5 |\nHoàn | 2 | -\nKhác | 1 | +", total="Còn"))

    assert texts(spec, "a") == ["5", "2", "1", "4"]
    assert [row.relation for row in worked(spec).tables["t"].rows][1] is Relation.LESS


def test_the_unit_of_a_row_decides_how_its_figures_and_goals_are_read() -> None:
    def of(unit: str, figure: str) -> list[str]:
        spec = plan(table("t", {"muc": "kind: goal", "a": ""}, f"ten | muc | a | @unit\nX | ≥ 5 | {figure} | {unit}"))
        return [m[:5] for m in messages(spec.replace("numbers: vi\n", ""))]

    assert of("hộ", "1.234") == []
    assert of("ha", "1.234") == ["KH206"]
    assert of("hộ", "6,5") == ["KH208"]
    assert of("ha", "6,5") == []


def test_a_column_with_a_unit_of_its_own_keeps_it() -> None:
    spec = plan(table("t", {"dvt": "kind: unit", "gia": "unit: tấn"}, "ten | dvt | gia\nX | hộ | 6,5"))

    assert found(spec) == []


def test_a_row_may_have_decimals_of_its_own() -> None:
    rows = "ten | a | @decimals\nX | 6 | 0\nY | 61,7 | 2\nZ | 29,27 |"
    spec = plan(
        table(
            "t",
            {"a": "total: none", "b": "formula: a * 2\ntotal: none", "c": "unit: tấn\nformula: a\ntotal: none"},
            rows,
        )
    )

    assert texts(spec, "a") == ["6", "61,70", "29,27"]
    assert texts(spec, "b") == ["12", "123,40", "58,54"]
    assert texts(spec, "c") == ["6", "61,70", "29,27"]


def test_a_row_may_have_a_number_of_its_own_and_then_takes_none() -> None:
    rows = "ten | a | @number\nW | 1 |\nX | 1 | 1a\nY | 1 |\nZ | 1 | none"

    assert [row[0] for row in cells(plan(table("t", {"a": ""}, rows, numbering="1")))] == ["1", "1a", "2", ""]


@pytest.mark.parametrize(
    ("header", "cell", "finding"),
    [
        ("@ower", "x", ("KH255", "@ower")),
        ("@id", "Hộ", ("KH256", "Hộ")),
        ("@decimals", "hai", ("KH256", "hai")),
        ("@decimals", "12", ("KH256", "12")),
        ("@sign", "trừ", ("KH256", "trừ")),
        ("@owner", "$(issuer)", ("KH242", "$(issuer)")),
    ],
)
def test_what_cannot_be_said_of_a_row_is_found(header: str, cell: str, finding: tuple[str, str]) -> None:
    assert found(plan(table("t", {"a": ""}, f"ten | a | {header}\nX | 1 | {cell}"))) == [finding]


def test_a_misspelt_column_about_the_row_is_told_the_nearest() -> None:
    (finding,) = findings_in(plan(table("t", {"a": ""}, "ten | a | @ower\nX | 1 |")))
    assert "@owner" in finding.hint


def test_an_id_names_one_row() -> None:
    assert found(plan(table("t", {"a": ""}, "ten | a | @id\nX | 1 | m\nY | 1 | m"))) == [("KH257", "Y")]
    assert found(plan(table("t", {"a": ""}, "ten | a | @id\nX | 1 | y\nY | 1 |"))) == [("KH257", "X")]
    assert found(plan(table("t", {"a": ""}, "ten | a | @id\nX | 1 | x"))) == []


def test_a_table_without_declared_columns_may_say_things_of_its_rows() -> None:
    spec = plan(block("t:", block("rows: |", "@id | Tên | Số\nm | X | 5")))

    assert worked(spec)["t[m].Số"].value == 5
    assert cells(spec) == [("X", "5")]


# --- notes to cells


NOTED = "|\n  [a] số ước\n  Ghi chú chung."


def test_a_figure_is_read_without_its_mark_and_printed_with_it() -> None:
    rows = "ten | a | b\nX [a] | 5 | 0 [a]\nY | chưa có [a] | 1"
    spec = plan(table("t", {"a": "total: none", "b": ""}, rows, notes=NOTED, total="Cộng", missing="open"))

    assert cells(spec) == [("X (a)", "5", "0 (a)"), ("Y", "chưa có (a)", "1"), ("Cộng", "", "1")]
    assert shown(spec).notes == ("(a) số ước", "Ghi chú chung.")
    assert worked(spec)["t[X].b"].value == 0


def test_a_group_and_the_total_row_may_bear_marks() -> None:
    rows = "ten | a\nNhóm [a] |\n  X | 5\nCộng | 5 [a]"
    spec = plan(table("t", {"a": ""}, rows, notes=NOTED, total="Cộng", subtotals="none"))

    assert cells(spec) == [("Nhóm (a)",), ("X", "5"), ("Cộng", "5 (a)")]


def test_a_computed_cell_is_marked_by_the_mark_alone() -> None:
    spec = plan(table("t", {"a": "", "b": "formula: a * 2"}, "ten | a | b\nX | 5 | [a]", notes=NOTED))

    assert cells(spec) == [("X", "5", "10 (a)")]


@pytest.mark.parametrize("notes", ["Ghi chú.", NOTED])
def test_a_mark_without_a_note_is_found_where_it_stands(notes: str) -> None:
    spec = plan(table("t", {"a": ""}, "ten | a\nX | 5 [b]\nY | 1 [a]", notes=notes))
    assert ("KH258", "[b]") in found(spec)
    assert (("KH258", "[a]") in found(spec)) == (notes != NOTED)


def test_a_note_without_a_mark_is_found() -> None:
    assert found(plan(table("t", {"a": ""}, "ten | a\nX | 5", notes=NOTED))) == [("KH259", "[a]")]
    twice = "|\n  [a] một\n  [a] hai"
    assert found(plan(table("t", {"a": ""}, "ten | a\nX | 5 [a]", notes=twice))) == [("KH259", "[a]")]


def test_brackets_in_a_name_mean_nothing_where_there_are_no_notes() -> None:
    assert cells(plan(table("t", {"a": ""}, "ten | a\nKhu [b] | 5"))) == [("Khu [b]", "5")]


# --- rows printed as one


JOINED = "ten | dvt | a\nMột | % | 1,5\n& Hai | % | 2\n& Ba | |\nBốn | hộ | 4"


def test_rows_printed_as_one_are_paragraphs_of_the_same_cells() -> None:
    spec = plan(
        table("t", {"dvt": "kind: unit", "a": "total: none"}, JOINED, numbering="1", total="Cộng", blank="none")
    )

    assert cells(spec) == [
        ("1", "Một\nHai\nBa", "%\n%", "1,5\n2"),
        ("2", "Bốn", "hộ", "4"),
        ("", "Cộng", "", ""),
    ]
    document = Docx(kehoach.render(worked(spec)))
    assert any("Một" in "".join(row) and "Hai" in "".join(row) for found in document.tables() for row in found)


def test_rows_printed_as_one_are_computed_and_addressed_each() -> None:
    computed = worked(
        plan(table("t", {"dvt": "kind: unit", "a": ""}, JOINED, blank="none"), prose="Có $(t.count) việc.")
    )

    assert computed["t[Hai].a"].value == 2
    assert view_document(computed).blocks[1].lead == "Có 2 việc."


def test_rows_of_areas_may_be_printed_as_one() -> None:
    areas = "label: thôn\nrows: |\n  Đơn vị | Số hộ\n  Thôn Đông | 5\n  Thôn Đoài | 6"
    rows = "ten | a\nThôn Đông | 1\n& Thôn Đoài | 2"
    made = table("t", {"ten": "kind: area", "a": ""}, rows)

    assert cells(plan(made, areas=areas)) == [("Thôn Đông\nThôn Đoài", "1\n2")]


def test_a_row_is_joined_to_a_row() -> None:
    assert found(plan(table("t", {"a": ""}, "ten | a\n& X | 1\nY | 1"))) == [("KH260", "&")]
    assert found(plan(table("t", {"a": ""}, "ten | a\nA |\n& X | 1\n  Y | 1"))) == [("KH260", "&")]


def test_a_row_joined_inside_a_group_is_part_of_it() -> None:
    spec = plan(table("t", {"a": ""}, "ten | a\nA |\n  X | 1\n  & Y | 2\nB | 4", total="Cộng"))

    assert texts(spec, "a") == ["3", "1", "2", "4", "7"]
    assert (
        texts(plan(table("t", {"a": ""}, "ten | a\nA | 5\n  trong đó: X | 1\n  & Y | 2", total="Cộng")), "a")[-1] == "5"
    )


# --- counts in names


GROUPS = """
ten | a
Nhóm kinh tế ($(count | 00) chỉ tiêu) |
  Một | 1
  & Hai | 2
  Ba | 3
    trong đó: Bốn | 1
Nhóm xã hội ($(count) chỉ tiêu) |
  Năm | 5
"""


def test_a_group_counts_its_rows_in_its_name() -> None:
    spec = plan(table("t", {"a": ""}, GROUPS))

    assert [row[0] for row in cells(spec) if "Nhóm" in row[0]] == [
        "Nhóm kinh tế (02 chỉ tiêu)",
        "Nhóm xã hội (1 chỉ tiêu)",
    ]
    below = plan(table("t", {"a": ""}, GROUPS, subtotals="below", numbering="I 1"))
    assert [row[0] for row in cells(below) if len(row) == 1] == [
        "I. Nhóm kinh tế (02 chỉ tiêu)",
        "II. Nhóm xã hội (1 chỉ tiêu)",
    ]
    assert ("", "Cộng Nhóm kinh tế", "6") in cells(below)


def test_its_address_is_the_name_without_the_brackets() -> None:
    computed = worked(
        plan(table("t", {"a": ""}, GROUPS), prose="$(t[Nhóm kinh tế].count + t[Nhóm xã hội].count | 0)/$(t.count)")
    )

    assert computed["t[Nhóm kinh tế].a"].value == 6
    assert computed["t[Nhóm kinh tế].count"].value == 2
    assert computed.explain("t[Nhóm kinh tế].count").text == "2"
    assert view_document(computed).blocks[1].lead == "3/3"


def test_what_a_name_computes_may_be_any_figure() -> None:
    spec = plan(table("t", {"a": ""}, "ten | a\nĐến năm $(year + 1) (đợt 1) | 4"))

    assert cells(spec) == [("Đến năm 2024 (đợt 1)", "4")]
    assert worked(spec)["t[Đến năm (đợt 1)].a"].value == 4
    assert found(plan(table("t", {"a": ""}, "ten | a\nNăm $(yaer) | 4"))) == [("KH301", "yaer)")]


@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["", "& ", "trong đó: "])), min_size=1, max_size=12))
def test_a_table_counts_the_rows_that_are_numbered_and_no_groups(steps: list[tuple[int, str]]) -> None:
    depth = 0
    lines: list[str] = []
    for number, (wanted, mark) in enumerate(steps):
        depth = min(wanted, depth + 1) if lines else 0
        lines.append(f"{'  ' * depth}{mark if lines else ''}R{number} | ")
    spec = plan(table("t", {"a": ""}, "ten | a\n" + "\n".join(lines), numbering="1", blank="none"))
    assume(not findings_in(spec))
    computed = worked(spec)
    groups = {row.parent for row in computed.tables["t"].rows if row.relation is not Relation.PICK}
    leaves = [i for i, row in enumerate(computed.tables["t"].rows) if i not in groups and not row.is_joined]
    numbered = [i for i in leaves if not is_picked(computed, i)]

    assert count_of(computed.tables["t"].rows) == len(numbered)


def is_picked(computed: kehoach.ComputedPlan, index: int) -> bool:
    """Whether a row, or one that it stands under, is picked out."""
    rows = computed.tables["t"].rows
    while index >= 0:
        if rows[index].relation is Relation.PICK:
            return True
        index = rows[index].parent
    return False
