"""Two plans beside one another: figures against figures, wording against wording."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kehoach
from kehoach import Change, Changes
from kehoach.comparison.changes import Aspect
from tests.chart_specs import charted
from tests.conftest import ROOT, plan_in

FIRST = (ROOT / "docs" / "diff" / "lan-1.yaml").read_text(encoding="utf-8")


def changed(*changes: tuple[str, str]) -> str:
    """The first plan with some of its texts replaced."""
    spec = FIRST
    for old, new in changes:
        assert old in spec
        spec = spec.replace(old, new)
    return spec


def between(before: str, after: str) -> Changes:
    return kehoach.diff(*(kehoach.compute(plan_in(spec)) for spec in (before, after)))


def texts(change: Change) -> tuple[str | None, str | None]:
    before, after = change.before, change.after
    return before.text if before else None, after.text if after else None


def told(changes: Changes) -> list[tuple[str, str | None, str | None]]:
    return [(c.address, *texts(c)) for c in changes]


def one(changes: Changes, address: str) -> Change:
    (found,) = [change for change in changes if change.address == address]
    return found


def test_a_plan_does_not_differ_from_itself() -> None:
    assert len(between(FIRST, FIRST)) == 0


def test_a_typed_figure_moves_with_all_that_follows_from_it_and_no_wording_changes() -> None:
    changes = between(FIRST, changed(("|   9 |    3", "|   9 |    4")))

    typed = one(changes, "giam_ngheo[Thôn Đông].giam")
    assert texts(typed) == ("3", "4")
    assert typed.difference == 1
    assert (typed.difference_text, typed.is_computed) == ("+1", False)
    assert {c.address for c in changes if c.is_computed} == {
        "cam_ket.planned",
        "giam_ngheo[Thôn Đông].cuoi",
        "giam_ngheo[Thôn Đông].ty_le_cuoi",
        "giam_ngheo.total.giam",
        "giam_ngheo.total.cuoi",
        "giam_ngheo.total.ty_le_cuoi",
    }
    assert {c.topic.value for c in changes} == {"figures", "table"}


def test_a_difference_is_exact_and_rounded_once() -> None:
    rate = one(between(FIRST, changed(("|   9 |    3", "|   9 |    4"))), "giam_ngheo[Thôn Đông].ty_le_cuoi")

    assert rate.difference == Fraction(-100, 312)
    assert rate.difference_text == "-0,32"


def test_a_figure_worked_out_in_a_sentence_is_told_as_a_figure() -> None:
    changes = between(FIRST, changed(("goal: ≥ 5 hộ", "goal: ≥ 4 hộ")))

    figure = one(changes, "$(cam_ket / giam_ngheo.total.ho | 2%)")
    assert texts(figure) == ("0,86", "0,69")
    assert figure.difference == Fraction(-100, 580)
    assert [c.address for c in changes] == ["cam_ket", "$(cam_ket / giam_ngheo.total.ho | 2%)"]


def test_wording_is_held_against_wording() -> None:
    changes = between(FIRST, changed(("Giao con giống", "Giao bò giống"), ("goal: ≥ 5 hộ", "goal: ≥ 4 hộ")))

    wording = one(changes, "con_giong")
    assert wording.before is not None
    assert wording.after is not None
    assert wording.before.text == "- Giao con giống cho 5 hộ đăng ký thoát nghèo."
    assert wording.after.text == "- Giao bò giống cho 4 hộ đăng ký thoát nghèo."
    assert wording.after.place is not None
    assert wording.after.place.line == 31


def test_what_prints_the_same_has_not_changed() -> None:
    subject = "subject: Giảm nghèo năm {}\n"
    before, after = subject.format("2026") + FIRST, subject.format("$(year)") + FIRST

    assert len(between(before, after.replace("cho $(cam_ket) hộ", "cho 5 hộ"))) == 0


def test_a_paragraph_that_is_added_shifts_no_other() -> None:
    line = "      - Giao con giống"
    changes = between(FIRST, changed((line, f"      - Họp dân.\n{line}")))

    assert told(changes) == [("con_giong", None, "- Họp dân.")]


@pytest.mark.parametrize(
    ("old", "new", "detail", "before", "after"),
    [
        ("lead: Công chức", "lead: Phòng", "lead", "Công chức văn hóa - xã hội", "Phòng văn hóa - xã hội"),
        ("; Hội Phụ nữ", "", "with", "Hội Nông dân; Hội Phụ nữ", "Hội Nông dân"),
        ("quý II/2026", "quý III/2026", "when", "quý II/2026", "quý III/2026"),
        ("budget: 120", "budget: 150", "budget", "120 triệu đồng", "150 triệu đồng"),
        ("    when: quý II/2026\n", "", "when", "quý II/2026", None),
        ("    budget: 120\n", "    budget: 120\n    output: Báo cáo\n", "output", None, "Báo cáo"),
    ],
)  # fmt: skip
def test_the_details_of_a_task_are_told_with_both_texts(
    old: str, new: str, detail: str, before: str | None, after: str | None
) -> None:
    assert told(between(FIRST, changed((old, new)))) == [(f"con_giong.{detail}", before, after)]


def test_head_basis_and_signer_are_told_with_both_texts() -> None:
    acting = "signer: {name: Nguyễn Văn A, post: Quyền Chủ tịch, authority: TM.; Q.}"
    changes = between(
        FIRST, changed(("number:", "number: 15"), ("signer: Nguyễn Văn A", acting), ("15/01/2026", "16/01/2026"))
    )

    basis = "Kế hoạch số 12/KH-UBND ngày {} của Ủy ban nhân dân tỉnh về giảm nghèo bền vững năm 2026"
    assert told(changes) == [
        ("number", None, "15"),
        ("post", "Chủ tịch", "Quyền Chủ tịch"),
        ("authority", "TM.", "TM. Q."),
        ("basis", basis.format("15/01/2026"), basis.format("16/01/2026")),
    ]


def test_a_change_of_whom_it_is_sent_to_is_reported() -> None:
    before, after = (f"{FIRST}addressees: Hội đồng nhân dân {whose}\n" for whose in ("xã", "tỉnh"))

    assert told(between(before, after)) == [("addressees", "Hội đồng nhân dân xã", "Hội đồng nhân dân tỉnh")]


def test_lines_and_notes_are_compared_as_they_are_typed() -> None:
    subject = "subject: Giảm nghèo năm $(year)\n"
    notes = "  giam_ngheo:\n    notes: Số liệu {}.\n"
    before = changed(("kehoach: 1\n", f"kehoach: 1\n{subject}"), ("  giam_ngheo:\n", notes.format("tạm tính")))
    after = before.replace("Giảm nghèo năm", "Giảm nghèo bền vững năm").replace("tạm tính", "rà soát")
    changes = between(before, after)

    assert told(changes) == [
        ("subject", "Giảm nghèo năm 2026", "Giảm nghèo bền vững năm 2026"),
        ("giam_ngheo.notes", "Số liệu tạm tính.", "Số liệu rà soát."),
    ]
    assert [change.after.place.line for change in changes if change.after and change.after.place] == [2, 24]


def test_a_cell_of_words_is_told_with_both_texts() -> None:
    after = changed(("| Chủ tịch Hội ND     |", "| Chủ tịch MTTQ       |"))

    assert told(between(FIRST, after)) == [("phan_cong[Lê Văn C].chuc_vu", "Chủ tịch Hội ND", "Chủ tịch MTTQ")]


def test_money_has_an_exact_difference() -> None:
    assert one(between(FIRST, changed(("budget: 120", "budget: 150"))), "con_giong.budget").difference == 30


def test_rows_are_found_by_name_wherever_they_stand() -> None:
    rows = ("      Thôn Đông |   9 |    3\n", "      Thôn Đoài |   7 |    2\n")
    swapped = changed(("".join(rows), "".join(reversed(rows))))

    assert len(between(FIRST, swapped)) == 0


def test_rows_that_come_and_go_are_told_whole() -> None:
    after = changed(
        ("    Thôn Đoài |   268\n", "    Thôn Nam  |   150\n"),
        ("Thôn Đoài |   7 |    2", "Thôn Nam  |   7 |    2"),
        ("| Thôn Đoài\n", "| Thôn Nam\n"),
    )
    changes = between(FIRST, after)

    assert ("giam_ngheo[Thôn Nam]", None, "Hộ nghèo đầu năm 2026: 7; Chỉ tiêu giảm HN năm 2026: 2") in told(changes)
    assert ("giam_ngheo[Thôn Đoài]", "Hộ nghèo đầu năm 2026: 7; Chỉ tiêu giảm HN năm 2026: 2", None) in told(changes)
    assert ("phan_cong[Lê Văn C].dia_ban", "Thôn Đoài", "Thôn Nam") in told(changes)


GROUPS = """tables:
  t:
    in: none
    rows: |
      Tên | a
      Nhóm một |
        Hàng | 1
      Nhóm hai |
        Hàng | 2
"""


def test_rows_of_one_name_are_told_by_their_path_and_groups_follow_from_their_parts() -> None:
    changes = between(FIRST + GROUPS, FIRST + GROUPS.replace("Hàng | 2", "Hàng | 5"))

    assert told(changes) == [("t[Nhóm hai].a", "2", "5"), ("t[Nhóm hai/Hàng].a", "2", "5")]
    assert [change.is_computed for change in changes] == [True, False]


def test_another_way_to_compute_a_column_is_told_beside_what_it_does() -> None:
    columns = "  giam_ngheo:\n    columns:\n      cuoi: {formula: dau - giam + 1}\n"
    changes = between(FIRST, changed(("  giam_ngheo:\n", columns)))

    assert told(changes)[:2] == [
        ("giam_ngheo.cuoi", "formula: dau - giam", "formula: dau - giam + 1"),
        ("giam_ngheo[Thôn Đông].cuoi", "06", "07"),
    ]


def test_figures_in_unlike_units_have_no_difference() -> None:
    spec = FIRST + "tables:\n  t:\n    in: none\n    columns:\n      ten: {label: Tên, kind: text}\n"
    spec += "      a: {label: A, unit: hộ}\n    rows: |\n      Tên | a\n      X | 1\n"
    changes = between(spec, spec.replace("A, unit: hộ", "A, unit: người").replace("X | 1", "X | 4"))

    assert told(changes) == [("t.a", "hộ", "người"), ("t[X].a", "1", "4")]
    assert [change.difference for change in changes] == [None, None]


def test_two_years_are_compared_by_ids_though_labels_hold_the_year() -> None:
    after = changed(("year: 2026", "year: 2027"), ("|   9 |    3", "|   6 |    3"))
    changes = between(FIRST, after)

    figure = one(changes, "giam_ngheo[Thôn Đông].dau")
    assert figure.name == "Thôn Đông: Hộ nghèo đầu năm 2026 / Hộ nghèo đầu năm 2027"
    assert figure.difference == -3
    assert one(changes, "period").difference is None
    assert not [c for c in changes if c.aspect.value in ("paragraph", "label", "column")]


def test_columns_tables_and_parts_come_and_go() -> None:
    rows = "    rows: |\n      Đơn vị    | dau"
    columns = "    columns:\n      con: {label: Còn lại, unit: hộ, formula: dau - giam}\n"
    after = changed((rows, columns + rows), ("  con_giong:", "  truyen_thong: none\n  con_giong:"))
    after += "tables:\n  them:\n    in: none\n    rows: |\n      Tên | a\n      X | 1\n"
    changes = between(FIRST, after)

    assert told(changes)[:2] == [("giam_ngheo.con", None, "Còn lại"), ("them", None, "them")]
    (gone,) = list(changes)[2:]
    assert gone.address == "truyen_thong"
    assert gone.after is None
    assert gone.before is not None
    assert gone.before.text.startswith("Truyền thông, khuyến khích tự lực thoát nghèo\n- Phổ biến")


FIGURE = st.integers(0, 9)


@pytest.mark.slow
@given(before=st.tuples(FIGURE, FIGURE), after=st.tuples(FIGURE, FIGURE))
def test_differences_add_up_and_turn_round(before: tuple[int, int], after: tuple[int, int]) -> None:
    plans = []
    for east, west in (before, after):
        rows = {"Thôn Đông": east, "Thôn Đoài": west}
        grid = "\n".join(f"      {name} | {figure}" for name, figure in rows.items())
        table = f"tables:\n  t:\n    in: none\n    total: Cộng\n    rows: |\n      Tên | so\n{grid}\n"
        plans.append(FIRST + table)
    there, back = between(*plans), between(*reversed(plans))
    moved = {c.address: c.difference for c in there}

    assert {c.address: -(c.difference or 0) for c in back} == moved
    assert moved.get("t.total.so", 0) == sum(d or 0 for a, d in moved.items() if "[" in a)
    assert len(moved) == sum(x != y for x, y in zip(before, after, strict=True)) + (sum(before) != sum(after))


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("average-growth", "grown: ", "grown: 2 * "),
        ("judge", "actual: th", "actual: dau"),
        ("put-together", "Chủ trì: $(chu_tri)", "Đầu mối: $(chu_tri)"),
    ],
)
def test_a_column_that_is_worked_out_in_another_way_is_told(kind: str, old: str, new: str) -> None:
    folder = ROOT / "docs" / "kinds"
    text = (folder / f"{kind}.yaml").read_text(encoding="utf-8")
    assert old in text
    before, after = (kehoach.compute(plan_in(spec, base=folder)) for spec in (text, text.replace(old, new, 1)))

    assert Aspect.FORMULA in [change.aspect for change in kehoach.diff(before, after)]


def test_a_chart_that_draws_something_else_and_its_title_are_told_but_not_the_year_in_it() -> None:
    before, after = charted(), charted().replace("columns: dau; giam", "columns: giam")
    assert told(between(before, after)) == [
        ("so_do", "Biểu đồ cột ho_ngheo: dau; giam", "Biểu đồ cột ho_ngheo: giam"),
    ]
    assert told(between(before, before.replace("title: Hộ nghèo", "title: Số hộ nghèo"))) == [
        ("so_do", "Hộ nghèo năm 2023", "Số hộ nghèo năm 2023"),
    ]
    next_year = before.replace("year: 2023", "year: 2024").replace("09/3/2023", "09/3/2024")
    assert [address for address, *_ in told(between(before, next_year))] == ["date", "period"]
