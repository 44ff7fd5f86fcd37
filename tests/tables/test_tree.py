"""Rows inside rows: parts make up their whole, picks do not, and a total counts nothing twice."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kehoach
from kehoach.tables.tree import leaf_sign, leaves
from tests.conftest import Docx
from tests.spec_text import found, plan, table, worked

COLUMNS = {"dt": "unit: triệu đồng", "th": "unit: triệu đồng", "tl": "rate: th / dt", "cl": "formula: th - dt"}
BUDGET = """
ten                   | dt    | th
Thu ngân sách         |       |
  Thu thuế            |       |
    Thuế đất          | 1.200 | 1.100
    Thuế môn bài      | 300   | 310
    trong đó: hộ mới  | 50    | 20
  Thu phí             | 500   | 450,5
  trừ: Hoàn phí       | 20    | 10
Thu bổ sung           | 2.000 | 2.000
"""


def budget(rows: str = BUDGET, **more: str) -> str:
    return plan(table("t", COLUMNS, rows, total="Cân đối", **more))


def printed(spec: str) -> list[list[str]]:
    document = Docx(kehoach.render(kehoach.compute(kehoach.loads(spec))))
    tables: list[list[list[str]]] = document.tables()
    return tables[1]


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["", "trong đó: ", "trừ: "])), min_size=1, max_size=12))
def test_the_sign_of_one_leaf_is_that_of_all_of_them(made: list[tuple[int, str]]) -> None:
    depth, lines = 0, []
    for at, (level, relation) in enumerate(made):
        depth = min(level, depth + 1) if at else 0
        lines.append(f"{'  ' * depth}{relation if depth else ''}Việc {at} | x")
    computed = worked(plan(table("t", {"a": "kind: text"}, "ten | a\n" + "\n".join(lines))))
    rows = computed.tables["t"].rows
    assert [leaf_sign(rows, at) for at in range(len(rows))] == [leaves(rows).get(at, 0) for at in range(len(rows))]


def test_a_row_is_the_sum_of_its_parts_without_what_is_picked_out_and_less_what_is_taken_off() -> None:
    computed = worked(budget())

    assert computed["t[Thu thuế].dt"].value == 1500
    assert computed["t[Thu ngân sách].dt"].value == 1500 + 500 - 20
    assert computed["t[Thu ngân sách].th"].value == Fraction(18505, 10)
    assert computed["t.total.dt"].value == 1980 + 2000


def test_rates_and_differences_of_a_group_come_from_its_own_sums() -> None:
    computed = worked(budget())

    assert computed["t[Thu thuế].tl"].value == Fraction(1410 * 100, 1500)
    assert computed["t[Thu ngân sách].cl"].value == Fraction(-1295, 10)
    assert computed["t.total.tl"].text == "96,75"


def test_a_sum_shows_as_many_decimals_as_its_parts() -> None:
    assert worked(budget())["t[Thu ngân sách].th"].text == "1.850,5"


@pytest.mark.parametrize(
    ("typed", "codes"), [("1.500", []), ("1.501", ["KH448"]), ("1.502", ["KH406"]), ("-", ["KH406"])]
)
def test_a_figure_typed_for_a_group_is_a_claim(typed: str, codes: list[str]) -> None:
    spec = budget(BUDGET.replace("  Thu thuế            |       |", f"  Thu thuế            | {typed} |"))

    assert [code for code, _ in found(spec)] == codes


def test_what_is_picked_out_may_not_exceed_its_whole() -> None:
    assert found(budget(BUDGET.replace("hộ mới  | 50 ", "hộ mới  | 1501 "))) == [("KH420", "1501")]


def test_a_blank_part_is_missing_and_a_blank_group_is_not() -> None:
    assert found(budget(BUDGET.replace("| 300   |", "|       |"))) == [("KH403", "")]


def test_rows_of_one_name_in_two_groups_are_told_apart_by_their_path() -> None:
    spec = plan(table("t", {"a": ""}, "ten | a\nThành thị |\n  Phường A | 1\nNông thôn |\n  Phường A | 2"))
    computed = worked(spec)

    assert computed["t[Thành thị/Phường A].a"].value == 1
    assert computed["t[Nông thôn / Phường A].a"].value == 2
    with pytest.raises(KeyError):
        computed["t[Phường A].a"]


def test_two_rows_of_one_name_in_one_group_are_a_finding() -> None:
    spec = plan(table("t", {"a": ""}, "ten | a\nNhóm |\n  X | 1\n  X | 2"))

    assert found(spec) == [("KH223", "X")]


def test_rows_as_mappings_nest_by_their_own_rows() -> None:
    rows = """
    a:
      name: Nhóm
      rows:
        x: {name: X, a: 1}
        y: {name: Y, a: 2}
    b: {name: Ngoài, a: 4}
    """
    text = plan(table("t", {"a": ""}, "ten | a\nZ | 1", total="Cộng"))
    nested = text.replace(
        "    rows: |\n      ten | a\n      Z | 1\n",
        "    rows:\n" + "".join(f"  {line}\n" for line in rows.splitlines() if line.strip()),
    )
    assert nested != text
    computed = worked(nested)
    assert computed["t[Nhóm].a"].value == 3
    assert computed["t.total.a"].value == 7


def test_numbers_restart_in_each_group_or_run_on() -> None:
    rows = "ten | a\nMột |\n  X | 1\n  Y | 2\nHai |\n  Z | 3"

    def numbers(scheme: str) -> list[str]:
        return [row[0] for row in printed(plan(table("t", {"a": ""}, rows, numbering=scheme)))[1:]]

    assert numbers("I 1") == ["I", "1", "2", "II", "1"]
    assert numbers("A 1+") == ["A", "1", "2", "B", "3"]
    assert numbers("1 1.1") == ["1", "1.1", "1.2", "2", "2.1"]
    assert numbers("I a)") == ["I", "a)", "b)", "II", "a)"]


def test_the_fifth_group_is_d_with_a_stroke() -> None:
    rows = "ten | a\n" + "\n".join(f"Nhóm {n} | 1" for n in range(7))

    made = printed(plan(table("t", {"a": ""}, rows, numbering="A")))
    assert [row[0] for row in made[1:]] == ["A", "B", "C", "D", "Đ", "E", "G"]


def test_what_is_picked_out_takes_no_number() -> None:
    made = printed(budget(numbering="A I 1"))
    assert [(row[0], row[1]) for row in made[1:]] == [
        ("A", "Thu ngân sách"),
        ("I", "Thu thuế"),
        ("1", "Thuế đất"),
        ("2", "Thuế môn bài"),
        ("", "trong đó: hộ mới"),
        ("II", "Thu phí"),
        ("III", "trừ: Hoàn phí"),
        ("B", "Thu bổ sung"),
        ("", "Cân đối"),
    ]


def test_subtotals_stand_below_their_group_or_nowhere() -> None:
    rows = "ten | a\nMột |\n  X | 1\n  Y | 2\nHai |\n  Z | 3"

    below = printed(plan(table("t", {"a": ""}, rows, numbering="I 1", subtotals="below", total="Tổng cộng")))
    assert below[1:] == [
        ["I. Một"],
        ["1", "X", "1"],
        ["2", "Y", "2"],
        ["", "Cộng Một", "3"],
        ["II. Hai"],
        ["1", "Z", "3"],
        ["", "Cộng Hai", "3"],
        ["", "Tổng cộng", "6"],
    ]
    none = printed(plan(table("t", {"a": ""}, rows, subtotals="none")))
    assert none[1:] == [["Một"], ["X", "1"], ["Y", "2"], ["Hai"], ["Z", "3"]]


def test_spanners_column_numbers_unit_line_source_and_notes_are_printed() -> None:
    columns = {
        "ho": "unit: hộ",
        "dau": "unit: hộ\nunder: Kết quả; Hộ nghèo",
        "tl": "rate: dau / ho\nunder: Kết quả; Hộ nghèo",
        "cl": "formula: ho - dau\nunder: Kết quả",
    }
    spec = plan(
        table(
            "t", columns, "ten | ho | dau\nX | 100 | 7",
            title="Bảng của $(issuer.kind)", unit="hộ, %", source="Thống kê", as_of="31/12/2022",
            numbering="1", column_numbers="A B 1",
        )
    )  # fmt: skip
    document = Docx(kehoach.render(kehoach.compute(kehoach.loads(spec))))
    made = document.tables()[1]
    assert made[0] == ["TT", "Cột ten", "Cột ho", "Kết quả"]
    assert made[1] == ["", "", "", "Hộ nghèo", "Cột cl"]
    assert made[2] == ["", "", "", "Cột dau", "Cột tl", ""]
    assert made[3] == ["A", "B", "1", "2", "3=2/1*100", "4=1-2"]
    texts = document.paragraphs()
    assert {"Bảng của phường", "Đơn vị tính: hộ, %", "Nguồn: Thống kê; số liệu đến 31/12/2022."} <= set(texts)


def test_column_numbers_in_brackets_count_every_column() -> None:
    spec = plan(table("t", {"a": "", "b": "", "c": "formula: a - b"}, "ten | a | b\nX | 3 | 1", column_numbers='"(1)"'))
    assert printed(spec)[1] == ["(1)", "(2)", "(3)", "(4)=(2)-(3)"]


def test_equal_neighbours_are_one_cell_within_their_group_only() -> None:
    rows = "ten | loai | a\nMột | |\n  X | I | 1\n  Y | I | 2\nHai | |\n  Z | I | 3"
    spec = plan(table("t", {"loai": "kind: text\nmerge: yes", "a": ""}, rows))
    document = Docx(kehoach.render(kehoach.compute(kehoach.loads(spec))))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    merged = [
        [cell.find(f"{w}tcPr/{w}vMerge") is not None for cell in row.findall(f"{w}tc")]
        for row in list(document.tree().iter(f"{w}tbl"))[1].findall(f"{w}tr")[1:]
    ]
    assert [row[1] for row in merged] == [False, True, True, False, False]


@given(st.lists(st.lists(st.integers(0, 10**15), min_size=1, max_size=4), min_size=1, max_size=5))
def test_any_tree_adds_up_and_is_counted_once(groups: list[list[int]]) -> None:
    lines = ["ten | a"]
    for number, group in enumerate(groups):
        lines.append(f"Nhóm {number} |")
        lines += [f"  Hàng {number}.{index} | {value}" for index, value in enumerate(group)]
    computed = worked(plan(table("t", {"a": ""}, "\n".join(lines), total="Cộng")))

    assert [computed[f"t[Nhóm {n}].a"].value for n in range(len(groups))] == [sum(g) for g in groups]
    assert computed["t.total.a"].value == sum(map(sum, groups))


def test_what_stands_under_a_repeated_row_comes_under_the_first() -> None:
    spec = plan(table("t", {"a": ""}, "ten | a\nX | 3\nX | 2\n  Y | 3\n  Y | 3"))

    assert found(spec) == [("KH223", "X"), ("KH223", "Y")]


def test_a_blank_that_is_nothing_takes_nothing_from_its_group() -> None:
    rows = "ten | dt | th\nA |  |\n  a1 | 5 | 1\n  a2 |  | 2\nB | 7 |\n"
    computed = worked(budget(rows, blank="none"))

    assert [computed[f"t[{name}].dt"].text for name in ("A", "a2", "B")] == ["5", "", "7"]
    assert computed["t.total.dt"].text == "12"


def test_of_equal_rows_the_first_by_number_goes_up() -> None:
    rows = "ten | dau\nKhu phố 10 | 1\nKhu phố 2 | 1\nN |\n  Khu phố 9 | 1"
    computed = worked(plan(table("t", {"dau": "", "c": "split: 1\nby: dau"}, rows)))

    assert [computed[f"t[{name}].c"].text for name in ("Khu phố 10", "Khu phố 2", "Khu phố 9", "N")] == list("0100")


def test_a_group_averaged_by_weight_is_averaged_over_its_own_rows() -> None:
    rows = "ten | dt | ns\nVụ xuân | |\n  Đông | 10 | 50\n  Đoài | 30 | 60\nVụ mùa | 20 | 52"
    computed = worked(plan(table("t", {"dt": "unit: ha", "ns": "unit: tạ/ha\nweight: dt"}, rows)))

    assert computed["t[Vụ xuân].ns"].value == Fraction(115, 2)
