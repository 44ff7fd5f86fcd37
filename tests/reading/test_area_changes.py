"""Areas that were renamed, merged or split: read, checked, looked up in tables of the old ones, compared."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kehoach
from tests.conftest import Docx, findings_in

PLAN = """\
kehoach: 1
pack: co-so
numbers: vi
year: 2026
number: 7
date: 10/7/2026
subject: Rà soát địa bàn
issuer: {kind: xã, name: Mẫu}
signer: {authority: TM., post: Chủ tịch, name: Nguyễn Văn A}
basis: none
areas:
  label: thôn
  columns: {ten: {label: Thôn, kind: text}, ho: {label: Số hộ, unit: hộ}}
  rows: |
    Thôn  | ho
    Đông  | 700
    Tây 1 | 200
    Tây 2 | 212
    Nam   | 300
  made_from: |
    Thôn mới | Hợp thành từ
    Đông     | Đông; Đoài
    Tây 1    | Tây (ho: 205/412)
    Tây 2    | Tây (ho: 207/412)
  since: 01/7/2026
  made_by: Nghị quyết số 20/NQ-HĐND
outline:
  pack: none
  bang:
    title: Địa bàn
    text: |
      Từ ngày $(areas.since), theo $(areas.made_by), có $(areas.count) thôn.
      $(cu)
      $(nay)
tables:
  cu:
    columns:
      ten: {label: Thôn, kind: text}
      ho: {label: Số hộ, unit: hộ}
      dt: {label: Diện tích, unit: ha, decimals: 1}
    rows: |
      ten  | ho  | dt
      Đông | 422 | 10,5
      Đoài | 312 | 20
      Tây  | 412 | 30
      Nam  | 290 | 40
    total: Cộng
  nay:
    missing: open
    columns:
      ten: {label: Thôn, kind: area, cover: once}
      ho: {label: Số hộ, unit: hộ, from: cu.ho}
      dt: {label: Diện tích, unit: ha, from: cu.dt}
      tu: {label: Hợp thành từ, from: areas.made_from}
    rows: |
      ten
      Nam
      Đông
      Tây 1
      Tây 2
    total: Cộng
"""

AREAS = PLAN[PLAN.index("    Đông  | 700") : PLAN.index("  since")]


def changed(*changes: tuple[str, str]) -> str:
    text = PLAN
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    return text


def found(spec: str) -> list[tuple[str, int, int]]:
    return [(f.code, f.line, f.column) for f in findings_in(spec) if f.code != "KH602"]


def computed(spec: str = PLAN) -> kehoach.ComputedPlan:
    return kehoach.compute(kehoach.loads(spec))


def test_figures_of_old_areas_are_added_and_shared() -> None:
    plan = computed()

    assert found(PLAN) == []
    assert [plan[f"nay[{name}].ho"].value for name in ("Nam", "Đông", "Tây 1", "Tây 2")] == [290, 734, 205, 207]
    assert plan["nay.total.ho"].value == plan["cu.total.ho"].value
    assert plan["nay[Đông].dt"].value == Fraction("30.5")
    assert str(plan["nay[Tây 1].dt"]) == "chưa có"


def test_a_merged_figure_is_explained_by_the_old_ones() -> None:
    explanation = computed().explain("nay[Đông].ho")

    assert explanation.formula == "cu[Đông].ho + cu[Đoài].ho"
    assert explanation.numbers == "422 + 312"
    assert [given.address for given in explanation.inputs] == ["cu[Đông].ho", "cu[Đoài].ho"]
    assert computed().explain("nay[Nam].ho").inputs[0].address == "cu[Nam].ho"


def test_the_document_says_what_an_area_is_made_of_since_when_and_by_what() -> None:
    document = Docx(kehoach.render(computed()))

    assert "Từ ngày 01/7/2026, theo Nghị quyết số 20/NQ-HĐND, có 4 thôn." in document.paragraphs()
    assert [row[3] for row in document.tables()[2][1:]] == ["", "Đông, Đoài", "Tây", "Tây", ""]


def test_a_table_of_todays_areas_is_looked_up_by_name() -> None:
    plan = computed(
        changed(("ho: {label: Số hộ, unit: hộ, from: cu.ho}", "ho: {label: Số hộ, unit: hộ, from: areas.ho}"))
    )
    assert [plan[f"nay[{name}].ho"].value for name in ("Nam", "Đông", "Tây 1")] == [300, 700, 200]


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (("Đông; Đoài", "Đông; Đoài; Nam"), ("KH278", 22, 28)),
        (("    Đông     | Đông; Đoài\n", "    Đoong    | Đông; Đoài\n"), ("KH304", 22, 5)),
        (("    Tây 2    | Tây (ho: 207/412)", "    Tây 1    | Tây (ho: 207/412)"), ("KH697", 24, 5)),
        (("205/412", "206/412"), ("KH645", 23, 16)),
        (("since: 01/7/2026", "since: 01/8/2026"), ("KH698", 25, 10)),
        (("since: 01/7/2026", "since: 31/6/2026"), ("KH215", 25, 10)),
        (("since: 01/7/2026", "since: tháng bảy"), ("KH214", 25, 10)),
        (("since: 01/7/2026", "since: CẦN BỔ SUNG"), ("KH603", 25, 10)),
        (("      Đông\n      Tây 1", "      Đoài\n      Tây 1"), ("KH277", 58, 7)),
        (("Tây (ho: 205/412)", "Tây (ho: nửa)"), ("KH645", 23, 21)),
    ],
)
def test_what_is_wrong_with_a_history_is_found_where_it_stands(
    change: tuple[str, str], finding: tuple[str, int, int]
) -> None:
    assert found(changed(change))[:1] == [finding]


def test_an_old_name_is_answered_with_the_new_one() -> None:
    spec = changed(("      Đông\n      Tây 1", "      Đoài\n      Tây 1"))
    messages = [f.message for f in findings_in(spec) if f.code == "KH277"]
    assert messages == ["“Đoài” nay là Đông (areas.made_from)"]
    assert [f.code for f in findings_in(spec) if f.code in ("KH304", "KH306")] == []


def test_a_share_that_is_not_said_is_found_unless_the_table_leaves_figures_open() -> None:
    assert [code for code, *_ in found(changed(("    missing: open\n", "")))] == ["KH699", "KH699"]


def test_an_old_area_that_the_other_table_lacks_is_named() -> None:
    spec = changed(("      Đoài | 312 | 20\n", ""), ("Đông; Đoài", "Đông; Đòai"))
    assert [(f.line, f.column, dict(f.details)["text"]) for f in findings_in(spec) if f.code == "KH303"] == [
        (22, 22, "Đòai")
    ]


def test_a_share_of_households_has_to_be_whole() -> None:
    spec = changed(("205/412", "1/3"), ("207/412", "2/3"))
    assert [code for code, *_ in found(spec)][:2] == ["KH646", "KH646"]


def test_a_day_without_a_change_asks_for_the_change() -> None:
    start, end = PLAN.index("  made_from"), PLAN.index("  since")
    assert ("KH202", 20, 3) in found(PLAN[:start] + PLAN[end:])


def test_a_comparison_follows_areas_that_were_renamed_and_shows_where_others_went() -> None:
    before = changed(
        (
            PLAN[PLAN.index("    Đông  | 700") : PLAN.index("  since")],
            "    Đông | 400\n    Đoài | 300\n    Bắc | 310\n",
        ),
        ("  since: 01/7/2026\n  made_by: Nghị quyết số 20/NQ-HĐND\n", ""),
        (PLAN[PLAN.index("      Từ ngày") : PLAN.index("tables:")], "      Lời.\n"),
        (PLAN[PLAN.index("tables:") :], ""),
    )
    after = before.replace(
        "    Đông | 400\n    Đoài | 300\n    Bắc | 310\n",
        "    Đông Đoài | 700\n    Nam | 310\n  made_from: |\n    Mới | Từ\n    Đông Đoài | Đông; Đoài\n    Nam | Bắc\n",
    )
    rows = [
        (change.name, change.before and change.before.text, change.after and change.after.text)
        for change in kehoach.diff(computed(before), computed(after))
    ]
    assert rows == [
        ("Đông Đoài ← Đông; Đoài", None, "Số hộ: 700"),
        ("Nam", "Bắc", "Nam"),
        ("Đông → Đông Đoài", "Số hộ: 400", None),
        ("Đoài → Đông Đoài", "Số hộ: 300", None),
    ]


@given(st.lists(st.integers(0, 500), min_size=2, max_size=5), st.data())
def test_however_areas_are_merged_their_figures_add_up_to_the_same(households: list[int], data: st.DataObject) -> None:
    groups = [data.draw(st.integers(0, 1)) for _ in households]
    old = [f"Cũ {at}" for at in range(len(households))]
    new = {f"Mới {group}": [old[at] for at, own in enumerate(groups) if own == group] for group in sorted({*groups})}
    grid = "".join(f"    {name} | {'; '.join(made)}\n" for name, made in new.items())
    areas = "".join(f"    {name} | 1\n" for name in new)
    spec = changed(
        (AREAS, f"{areas}  made_from: |\n    Mới | Từ\n{grid}"),
        (PLAN[PLAN.index("      Đông | 422") : PLAN.index("    total: Cộng\n  nay")],
         "".join(f"      {name} | {ho} | 1\n" for name, ho in zip(old, households, strict=True))),
        ("      Nam\n      Đông\n      Tây 1\n      Tây 2\n", "".join(f"      {name}\n" for name in new)),
    )  # fmt: skip
    plan = computed(spec)
    assert plan["nay.total.ho"].value == sum(households)
    assert [plan[f"nay[{name}].ho"].value for name in new] == [
        sum(ho for ho, own in zip(households, groups, strict=True) if f"Mới {own}" == name) for name in new
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ho: 2,5", "“ho: 2,5”"),
        ("ho: 1/0", "“ho: 1/0”"),
        ("ho: 1/2", "các phần của “Tây” ở cột “ho” cộng lại bằng 413/412"),
    ],
)
def test_a_share_that_cannot_be_is_one_finding_that_says_why(typed: str, said: str) -> None:
    messages = [f.message for f in findings_in(changed(("ho: 205/412", typed))) if f.code == "KH645"]
    assert messages == [f"tỷ lệ chia không hợp lệ: {said}"]
