"""Tables, appendices and parts that prose refers to by their numbers."""

from __future__ import annotations

import pytest

import kehoach
from kehoach.view.document import view_document
from tests.conftest import EXAMPLES, Docx, findings_in

PLAN = """\
kehoach: 1
pack: giam-ngheo
year: 2024
subject: Việc
issuer: {kind: xã, name: Mẫu}
opening: none
areas: none
signer: {authority: TM., post: Chủ tịch}
requirements: none
recipients: |
  Lưu: VT
basis: |
  Luật số 1
purpose: |
  MENTION
results: |
  - Kết quả.
objectives:
  pack: none
  chung: {title: Chung, text: Lời.}
  rieng:
    title: Riêng
    parts:
      nho: {title: Nhỏ, text: Lời.}
      con: {title: Con, text: Lời.}
  khong_ten: {text: Lời.}
  an: {title: Ẩn, text: Lời., in: none}
tasks:
  pack: none
  mot: {title: Một, text: Lời.}
  hai: {title: Hai, text: Lời.}
funding: |
  Kinh phí.
assignments: {pack: none}
targets: {pack: none}
tables:
  sau:
    title: Bảng đứng sau
    rows: |
      A   | B
      một | 1
  truoc:
    title: Bảng đứng trước
    rows: |
      A   | B
      một | 1
  tran:
    rows: |
      A   | B
      một | 1
  khuat:
    title: Không in
    in: none
    rows: |
      A   | B
      một | 1
appendices:
  pl_mot:
    title: Một
    text: |
      $(truoc)
      $(tran)
  pl_hai:
    title: Hai
    text: |
      $(sau)
"""


def plan(mention: str, *changes: tuple[str, str]) -> str:
    """The plan with that line of prose in it, and each ``before`` replaced by its ``after``."""
    text = PLAN.replace("MENTION", mention)
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    return text


def printed(spec: str) -> list[str]:
    return Docx(kehoach.render(kehoach.compute(kehoach.loads(spec)))).paragraphs()


def found(spec: str) -> list[tuple[str, int, int]]:
    """Code, line and column of every finding on references."""
    return [(f.code, f.line, f.column) for f in findings_in(spec) if f.code.startswith("KH3")]


@pytest.mark.parametrize(
    ("mention", "line"),
    [
        ("Xem $(truoc).", "Xem Bảng 1."),
        ("Xem $(sau) và $(truoc).", "Xem Bảng 2 và Bảng 1."),
        ("Xem $(pl_hai).", "Xem Phụ lục II."),
        ("Theo $(hai).", "Theo nhiệm vụ 2."),
        ("Theo $(goals).", "Theo mục III."),
        ("Theo $(rieng).", "Theo khoản 2 mục III."),
        ("Theo $(con).", "Theo điểm b khoản 2 mục III."),
        ("Theo $(funding).", "Theo mục V."),
        ("Theo $(money).", "Theo mục V."),
    ],
)
def test_a_reference_prints_the_number_of_what_it_names(mention: str, line: str) -> None:
    assert line in printed(plan(mention)) or f"{line}/." in printed(plan(mention))


@pytest.mark.parametrize(
    ("mention", "line"),
    [
        ("$(hai) là trọng tâm.", "Nhiệm vụ 2 là trọng tâm."),
        ("- $(hai) là trọng tâm.", "- Nhiệm vụ 2 là trọng tâm."),
        ("Đã rõ. $(rieng) nêu cách làm.", "Đã rõ. Khoản 2 mục III nêu cách làm."),
        ("Năm 2024, $(hai) là trọng tâm.", "Năm 2024, nhiệm vụ 2 là trọng tâm."),
    ],
)
def test_a_reference_that_begins_a_sentence_begins_with_a_capital(mention: str, line: str) -> None:
    assert line in printed(plan(mention))


def test_titles_of_tables_are_numbered_once_some_text_refers_to_a_table() -> None:
    texts = printed(plan("Xem $(sau)."))
    assert [t for t in texts if t.startswith("Bảng")] == ["Bảng 1. Bảng đứng trước", "Bảng 2. Bảng đứng sau"]


@pytest.mark.parametrize("mention", ["Lời.", "Xem $(pl_hai) và $(hai)."])
def test_titles_of_tables_stay_bare_where_no_text_refers_to_a_table(mention: str) -> None:
    texts = printed(plan(mention))
    assert [t for t in texts if t.startswith("Bảng")] == ["Bảng đứng trước", "Bảng đứng sau"]


def test_an_appendix_alone_has_no_number() -> None:
    hidden = [(f"  {name}:\n", f"  {name}:\n    in: none\n") for name in ("truoc", "tran")]
    first, second = PLAN.index("  pl_mot:"), PLAN.index("  pl_hai:")
    spec = plan(
        "Xem $(pl_hai).",
        (PLAN[first:second], ""),
        *hidden,
    )
    texts = printed(spec)
    assert "Xem Phụ lục." in texts
    assert "Phụ lục" in texts


def test_a_reference_may_stand_in_a_title_a_note_and_a_task() -> None:
    spec = plan(
        "Lời.",
        ("  mot: {title: Một, ", "  mot: {title: Một theo $(pl_mot), output: Báo cáo theo $(hai), "),
        ("    title: Bảng đứng sau\n", "    title: Bảng so với $(truoc)\n    notes: |\n      Như $(pl_mot).\n"),
    )
    texts = printed(spec)
    assert "1. Một theo Phụ lục I" in texts
    assert "- Sản phẩm: Báo cáo theo nhiệm vụ 2." in texts
    assert "Bảng 2. Bảng so với Bảng 1" in texts
    assert "Như Phụ lục I." in texts


def test_a_part_that_moves_takes_its_new_number_into_the_prose() -> None:
    spec = plan("Theo $(mot).", ("mot: {title", "mot: {after: hai, title"))
    assert "Theo nhiệm vụ 2." in printed(spec)


@pytest.mark.parametrize(
    ("name", "code"),
    [("khuat", "KH319"), ("tran", "KH320"), ("khong_ten", "KH320"), ("an", "KH321"), ("reporting", "KH321")],
)
def test_a_reference_to_what_has_no_number_is_found_at_its_name(name: str, code: str) -> None:
    spec = plan(f"Xem $({name}).")
    line = spec[: spec.index(f"$({name}).")].count("\n") + 1
    assert (code, line, len("  Xem $(") + 1) in found(spec)


def test_a_reference_to_nothing_is_an_unknown_name() -> None:
    assert [code for code, _, _ in found(plan("Xem $(khong_co)."))] == ["KH301"]


def test_of_a_misspelt_reference_the_nearest_part_is_offered() -> None:
    hints = [f.hint for f in findings_in(plan("Xem $(rienq).")) if f.code == "KH301"]
    assert hints == ["ý bạn là “rieng”?"]


def test_a_number_typed_into_a_title_is_found_where_tables_are_numbered() -> None:
    typed = ("title: Bảng đứng sau", "title: Bảng số 2. Đứng sau")
    assert "KH322" in [code for code, _, _ in found(plan("Xem $(truoc).", typed))]
    assert "KH322" not in [code for code, _, _ in found(plan("Lời.", typed))]


def test_a_table_alone_on_a_line_still_stands_there() -> None:
    spec = plan("$(truoc)", ("      $(truoc)\n", ""))
    assert found(spec) == []
    assert "Bảng đứng trước" in printed(spec)


def test_the_example_refers_to_what_it_prints() -> None:
    texts = Docx(kehoach.render(kehoach.compute(kehoach.load(EXAMPLES / "bang-rong-mau" / "plan.yaml")))).paragraphs()
    prose = " ".join(texts)
    for words in ("nêu tại Bảng 1", "chi tiết tại Phụ lục II", "theo nhiệm vụ 2", "theo mục V", "khoản 2 mục III"):
        assert words in prose
    titles = {number: next(t for t in texts if t.startswith(f"{number}. ")) for number in ("Bảng 1", "2", "V")}
    assert titles == {
        "Bảng 1": "Bảng 1. Diễn biến hộ nghèo, hộ cận nghèo năm 2025",
        "2": "2. Yêu cầu",
        "V": "V. KINH PHÍ THỰC HIỆN",
    }


# --- tasks in their table

TASKS = """\
tasks:
  pack: none
  mot: {title: Một}
  hai: {title: Hai}
outline:
  pack: none
  bang:
    title: Nhiệm vụ
    text: |
      Theo $(hai) và $(mot).
      $(hai) làm trước.
      $(tasks)
"""
GROUPED = TASKS.replace("mot: {title: Một}", "n: {title: Nhóm, parts: {mot: {title: Một}, ba: {title: Ba}}}").replace(
    "hai: {title: Hai}", "m: {title: Nhóm khác, parts: {hai: {title: Hai}}}"
)


def of_tasks(tasks: str, numbering: str = "") -> list[str]:
    """The lines of a plan that prints the table of its tasks."""
    head = PLAN.partition("purpose:")[0] + "objectives: none\ntargets: none\nassignments: none\n"
    layout = f"tables:\n  tasks: {{numbering: {numbering}}}\n" if numbering else ""
    blocks = view_document(kehoach.compute(kehoach.loads(head + tasks + layout))).blocks
    return [text for block in blocks if (text := block.paragraph or block.lead)]


@pytest.mark.parametrize(
    ("tasks", "numbering", "lines"),
    [
        (TASKS, "", ["Theo nhiệm vụ 2 và nhiệm vụ 1.", "Nhiệm vụ 2 làm trước."]),
        (TASKS, "a)", ["Theo nhiệm vụ b và nhiệm vụ a.", "Nhiệm vụ b làm trước."]),
        (GROUPED, "", ["Theo nhiệm vụ 1 nhóm II và nhiệm vụ 1 nhóm I.", "Nhiệm vụ 1 nhóm II làm trước."]),
        (GROUPED, "I 1+", ["Theo nhiệm vụ 3 và nhiệm vụ 1.", "Nhiệm vụ 3 làm trước."]),
        (GROUPED.replace("$(mot)", "$(n)"), "I 1+", ["Theo nhiệm vụ 3 và nhóm nhiệm vụ I.", "Nhiệm vụ 3 làm trước."]),
    ],
)
def test_a_task_printed_in_the_table_is_referred_to_by_its_row(tasks: str, numbering: str, lines: list[str]) -> None:
    assert of_tasks(tasks, numbering) == lines


def test_a_task_of_a_table_without_numbers_or_that_is_not_printed_has_none() -> None:
    head = PLAN.partition("purpose:")[0] + "objectives: none\ntargets: none\nassignments: none\n"
    unnumbered = head + TASKS + "tables:\n  tasks: {numbering: none}\n"
    assert [finding.code for finding in findings_in(unnumbered) if finding.code.startswith("KH32")] == ["KH321"] * 3
    unprinted = head + TASKS.replace("      $(tasks)\n", "")
    assert [finding.code for finding in findings_in(unprinted) if finding.code.startswith("KH32")] == ["KH321"] * 3
