"""Tasks are a table: printed where the plan says so, added up, named in every expression."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kehoach
from tests.conftest import Docx, findings_in
from tests.spec_text import HEAD, found, worked

if TYPE_CHECKING:
    from kehoach import ComputedPlan

TASKS = """
nhom:
  title: Nhóm việc
  parts:
    kiem_ke:
      title: Kiểm kê năm $(year)
      lead: Phòng Kinh tế
      with: Công an xã; Hội Phụ nữ
      when: quý II/2026
      output: Báo cáo năm $(year)
      budget: 1.000
    tap_huan:
      title: Tập huấn
      lead: Phòng Văn hóa
      budget: 200,5
truyen_thong:
  title: Truyền thông
  lead: Phòng Văn hóa
"""
DIVIDED = """
mot:
  title: Việc một
  budget: {2027: 200, 2026: 1.000}
hai:
  title: Việc hai
  budget:
    2026: 500
    2027: 500
ba:
  title: Việc ba
"""


def spec(
    tasks: str = TASKS,
    prose: str = "$(tasks)",
    settings: str = "",
    more: str = "",
    of: str = "objectives",
    when: str = "period: 2026-2027",
) -> str:
    """A whole plan with these tasks and, under its objectives, this prose."""
    head = HEAD.replace("tasks: {pack: none}\n", "").replace("of: objectives", f"of: {of}")
    said = f"tables:\n  tasks:\n{textwrap.indent(textwrap.dedent(settings).strip(), '    ')}\n" if settings else ""
    return (
        f"{head.lstrip()}{when}\nmoney: triệu đồng\nareas: none\n{more}{said}"
        f"tasks:\n  pack: none\n{textwrap.indent(tasks.strip(), '  ')}\n"
        f"objectives:\n  pack: none\n  loi:\n    text: |\n{textwrap.indent(prose.strip(), '      ')}\n"
        "targets: {pack: none}\n"
    )


def printed(text: str) -> list[list[str]]:
    """The table of tasks as the document has it."""
    tables: list[list[list[str]]] = Docx(kehoach.render(worked(text))).tables()
    return tables[1]


def paragraphs(text: str) -> list[str]:
    return Docx(kehoach.render(worked(text))).paragraphs()


def test_the_table_has_the_columns_of_which_some_task_says_something() -> None:
    assert printed(spec()) == [
        [
            "TT",
            "Nội dung nhiệm vụ",
            "Đơn vị chủ trì",
            "Đơn vị phối hợp",
            "Thời gian",
            "Sản phẩm",
            "Kinh phí (triệu đồng)",
        ],
        ["I", "Nhóm việc", "1.200,5"],
        [
            "1",
            "Kiểm kê năm 2026",
            "Phòng Kinh tế",
            "Công an xã, Hội Phụ nữ",
            "quý II/2026",
            "Báo cáo năm 2026",
            "1.000",
        ],
        ["2", "Tập huấn", "Phòng Văn hóa", "", "", "", "200,5"],
        ["II", "Truyền thông", "Phòng Văn hóa", "", "", "", ""],
        ["", "Tổng cộng", "", "", "", "", "1.200,5"],
    ]


def test_tasks_without_money_have_no_total_row() -> None:
    assert printed(spec("a: {title: Một}\nb: {title: Hai}")) == [
        ["TT", "Nội dung nhiệm vụ"],
        ["1", "Một"],
        ["2", "Hai"],
    ]


def test_a_task_without_a_title_is_called_by_the_first_line_of_its_text() -> None:
    rows = printed(spec("a: |\n  - Việc của năm $(year)\n  - Và nữa\nb: {lead: Phòng Kinh tế}"))

    assert [row[1] for row in rows[1:]] == ["Việc của năm 2026", "b"]


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("tasks.total.budget", "1.200,5"),
        ("tasks[nhom].budget", "1.200,5"),
        ("tasks[kiem_ke].budget", "1.000"),
        ("tasks[Kiểm kê năm 2026].budget", "1.000"),
        ("tasks[nhom/tap_huan].budget", "200,5"),
        ("tasks.count", "3"),
    ],
)
def test_a_figure_of_the_tasks_has_an_address_and_an_explanation(address: str, text: str) -> None:
    computed = worked(spec())

    assert computed[address].text == text
    assert computed.explain(address).text == text


def test_prose_names_the_tasks_figures() -> None:
    prose = "Tổng $(tasks.total.budget) triệu đồng, $(tasks[kiem_ke].budget | words); $(tasks.count) nhiệm vụ\n$(tasks)"

    assert "Tổng 1.200,5 triệu đồng, một nghìn; 3 nhiệm vụ" in paragraphs(spec(prose=prose))


def computed_divided() -> ComputedPlan:
    return worked(spec(DIVIDED))


def test_a_budget_by_year_makes_a_column_a_year_and_their_sum() -> None:
    assert printed(spec(DIVIDED)) == [
        ["TT", "Nội dung nhiệm vụ", "Kinh phí (triệu đồng)"],
        ["", "", "Tổng số", "Năm 2026", "Năm 2027"],
        ["1", "Việc một", "1.200", "1.000", "200"],
        ["2", "Việc hai", "1.000", "500", "500"],
        ["3", "Việc ba", "", "", ""],
        ["", "Tổng cộng", "2.200", "1.500", "700"],
    ]
    computed = computed_divided()
    assert computed["tasks.total.budget_2026"].text == "1.500"
    assert computed["tasks[mot].budget"].text == "1.200"


def test_a_budget_by_source_is_divided_likewise() -> None:
    tasks = "a:\n  title: A\n  budget: {ngân sách xã: 10, vận động: 5}\nb:\n  title: B\n  budget: {vận động: 7}"

    computed = worked(spec(tasks))
    assert computed["tasks.total.budget_van_dong"].text == "12"
    assert printed(spec(tasks))[1][2:] == ["Tổng số", "Ngân sách xã", "Vận động"]


YEARS = """
nam:
  columns:
    ten: {label: Năm, kind: text}
    tien: {label: Tiền, unit: triệu đồng}
  rows: |
    ten      | tien
    Năm 2026 | 1.500
    Năm 2027 | FIGURE
  checks: |
    nam[Năm 2026].tien = tasks.total.budget_2026
    nam[Năm 2027].tien = tasks.total.budget_2027
"""


@pytest.mark.parametrize(("figure", "codes"), [("700", []), ("800", ["KH408"])])
def test_money_by_task_is_held_against_money_by_year(figure: str, codes: list[str]) -> None:
    tables = "tables:\n" + textwrap.indent(YEARS.strip().replace("FIGURE", figure), "  ") + "\n"
    text = spec(DIVIDED, more=tables, prose="$(nam)\n$(tasks)")

    assert [code for code, _ in found(text)] == codes


def test_a_typed_sum_of_a_divided_budget_is_a_claim() -> None:
    claimed = DIVIDED.replace("2026: 1.000}", "2026: 1.000, total: FIGURE}")

    assert found(spec(claimed.replace("FIGURE", "1.200"))) == []
    assert found(spec(claimed.replace("FIGURE", "1.300"))) == [("KH406", "1.300}")]


def test_a_typed_amount_of_a_group_is_a_claim() -> None:
    claimed = TASKS.replace("  parts:", "  budget: FIGURE\n  parts:")

    assert found(spec(claimed.replace("FIGURE", "1.200,5"))) == []
    assert found(spec(claimed.replace("FIGURE", "1.000"))) == [("KH406", "1.000")]


def test_one_amount_beside_divided_ones_is_an_error() -> None:
    assert found(spec(DIVIDED + "bon:\n  title: Việc bốn\n  budget: 50\n")) == [("KH250", "50")]


def test_the_same_part_of_a_budget_twice_is_an_error() -> None:
    assert found(spec("a:\n  title: A\n  budget:\n    vận động: 5\n    Vận động: 6\n")) == [("KH110", "Vận")]


@pytest.mark.parametrize(
    ("budget", "total"), [("chưa có", "chưa có"), ("CẦN BỔ SUNG (dự toán)", "………"), ("'-'", "200,5")]
)
def test_a_budget_may_still_be_open(budget: str, total: str) -> None:
    text = spec(TASKS.replace("budget: 1.000", f"budget: {budget}"))

    assert worked(text)["tasks.total.budget"].text == total
    assert [code for code, _ in found(text)] == (["KH603"] if "CẦN" in budget else [])


def test_labels_and_columns_of_its_own_come_from_tables_tasks() -> None:
    settings = """
    title: Danh mục nhiệm vụ
    unit: triệu đồng
    numbering: none
    total: Cộng
    columns:
      lead: {label: Chủ trì}
      with: {in: none}
      nguon: {label: Nguồn vốn, kind: text}
      ty_trong: {label: Tỷ trọng, share: budget}
      bo_trong: {label: Không ai ghi, kind: text}
    """
    text = spec(TASKS.replace("budget: 1.000", "budget: 1.000\n      nguon: Ngân sách xã"), settings=settings)

    assert printed(text)[0] == [
        "Nội dung nhiệm vụ", "Chủ trì", "Thời gian", "Sản phẩm", "Kinh phí", "Nguồn vốn", "Tỷ trọng",
    ]  # fmt: skip
    assert printed(text)[2][-2:] == ["Ngân sách xã", "83,30"]
    assert printed(text)[-1][0] == "Cộng"


def heads(settings: str) -> list[str]:
    return printed(spec(TASKS, settings=f"columns:\n{textwrap.indent(textwrap.dedent(settings).strip(), '  ')}"))[0]


def test_a_plan_that_names_all_columns_puts_them_in_its_own_order() -> None:
    every = "title: {label: Việc}\nbudget: {label: Tiền}\noutput: {label: Sản phẩm}\nlead: {}\nwhen: {}\n"

    assert heads(every + "with: {in: none}") == ["TT", "Việc", "Tiền", "Sản phẩm", "Đơn vị chủ trì", "Thời gian"]
    assert heads(every) == [
        "TT", "Việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian", "Sản phẩm", "Tiền",
    ]  # fmt: skip


def test_columns_that_begin_anew_keep_their_kind_and_label() -> None:
    anew = "pack: none\ntitle:\n  label: Việc\nwith: {}\nlead: {}\nwhen: {in: none}\noutput: {in: none}\n"

    assert heads(anew.replace("{}", "{in: plan}") + "budget: {label: Tiền}") == [
        "TT", "Việc", "Đơn vị phối hợp", "Đơn vị chủ trì", "Tiền",
    ]  # fmt: skip


def test_what_is_said_of_the_table_instead_of_the_pack_leaves_its_usual_columns() -> None:
    plain = spec("a: {title: A, lead: Phòng Kinh tế}", settings="numbering: none")

    assert printed(plain) == [["Nội dung nhiệm vụ", "Đơn vị chủ trì"], ["A", "Phòng Kinh tế"]]
    assert printed(plain.replace("numbering: none", "pack: none\n    numbering: none")) == printed(plain)


def test_a_key_that_is_no_column_is_still_unknown() -> None:
    assert found(spec("a: {title: A, nguon: Xã}")) == [("KH201", "nguon:")]
    assert found(spec(settings="rows: none")) == [("KH201", "rows:")]
    assert found(spec(settings="colums: none")) == [("KH201", "colums:")]


def test_tasks_may_be_prose_and_table_or_either() -> None:
    in_prose = "- Chủ trì: Phòng Kinh tế; phối hợp: Công an xã, Hội Phụ nữ; thời gian: quý II/2026; "
    in_prose += "sản phẩm: Báo cáo năm 2026; kinh phí: 1.000 triệu đồng."

    assert in_prose in paragraphs(spec(of="tasks; objectives"))
    assert in_prose in paragraphs(spec(prose="Lời.", of="tasks; objectives"))
    assert in_prose not in paragraphs(spec())
    assert [code for code, _ in found(spec(prose="Lời."))] == ["KH317", "KH317"]


def test_a_divided_budget_says_its_parts_in_prose() -> None:
    said = "- Kinh phí: 1.200 triệu đồng (năm 2026: 1.000; năm 2027: 200)."

    assert said in paragraphs(spec(DIVIDED, prose="Lời.", of="tasks; objectives"))


def test_the_text_of_a_task_is_not_lost_in_its_table() -> None:
    tasks = "a:\n  title: A\n  text: Lời của việc.\n"

    assert found(spec(tasks)) == [("KH251", "Lời")]
    assert "KH251" not in [code for code, _ in found(spec(tasks, of="objectives; tasks"))]


def test_a_task_for_a_report_only_is_no_row() -> None:
    assert (
        worked(spec("a: {title: A, budget: 1}\nb: {title: B, budget: 2, in: report}"))["tasks.total.budget"].text == "1"
    )


def test_the_id_tasks_is_taken() -> None:
    assert "KH239" in [code for code, _ in found(spec().replace("loi:", "tasks:"))]


def test_two_tasks_of_one_title_are_told_apart_by_their_ids() -> None:
    computed = worked(spec("a: {title: Việc, budget: 1}\nb: {title: Việc, budget: 2}"))

    assert computed["tasks[b].budget"].text == "2"
    with pytest.raises(KeyError):
        computed["tasks[Việc].budget"]


def test_a_misspelt_figure_of_the_tasks_is_answered_with_the_nearest() -> None:
    text = spec(prose="$(tasks)\n$(tasks.total.buget)")

    assert found(text) == [("KH302", "buget)")]
    assert "budget" in findings_in(text)[0].hint


YEARLY = st.dictionaries(st.sampled_from(["2026", "2027", "2028"]), st.integers(0, 10**6), min_size=1)


@given(st.lists(YEARLY, min_size=1, max_size=6))
def test_money_by_task_is_money_by_year_whatever_it_is(budgets: list[dict[str, int]]) -> None:
    tasks = "".join(
        f"t{at}:\n  title: Việc {at}\n  budget: {{{', '.join(f'{year}: {sum_}' for year, sum_ in budget.items())}}}\n"
        for at, budget in enumerate(budgets)
    )
    computed = worked(spec(tasks, when="period: 2026-2028"))

    years = {year for budget in budgets for year in budget}
    by_year = [computed[f"tasks.total.budget_{year}"].value for year in years]
    by_task = [computed[f"tasks[t{at}].budget"].value for at in range(len(budgets))]
    assert sum(filter(None, by_year)) == sum(filter(None, by_task)) == computed["tasks.total.budget"].value


@pytest.mark.parametrize("budget", ["{2026: [1]}", "[1]"])
def test_an_amount_is_one_value(budget: str) -> None:
    assert [code for code, _ in found(spec(f"a:\n  title: A\n  budget: {budget}\n"))] == ["KH203"]


@pytest.mark.parametrize("name", ["value", "name", "rows"])
def test_a_key_that_means_something_is_no_column_of_a_packs_own(name: str) -> None:
    settings = f"columns:\n  {name}: {{label: Cột}}"

    assert printed(spec("a: {title: A}", settings=settings)) == [["TT", "Nội dung nhiệm vụ"], ["1", "A"]]


def test_the_column_of_targets_prints_what_they_are_called() -> None:
    text = spec("a: {title: A, serves: cam_ket}", settings="columns:\n  serves: {in: plan}")
    text = text.replace("targets: {pack: none}", "targets: {pack: none, cam_ket: {label: Số hộ giảm, goal: ≥ 5 hộ}}")

    assert printed(text) == [["TT", "Nội dung nhiệm vụ", "Phục vụ chỉ tiêu"], ["1", "A", "Số hộ giảm"]]


@pytest.mark.parametrize(("more", "name"), [("", "mot"), ("\n    Lời sau bảng.", "Lời sau bảng.")])
def test_a_task_whose_text_begins_with_a_table_is_named_by_what_is_no_table(more: str, name: str) -> None:
    text = spec(f"mot:\n  text: |\n    $(bang){more}\n", prose="Lời.", of="objectives; tasks")
    table = "tables:\n  bang:\n    rows: |\n      Tên | Số\n      A | 1\n"
    text = text.replace("tables:\n", table, 1) if "\ntables:\n" in text else text + table
    computed = worked(text)

    assert [row.name for row in computed.plan.tables["tasks"].rows] == [name]
    assert kehoach.render(computed)
