"""A plan without targets, areas or money: what its pack says of them is left out, without a finding in the pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kehoach
from tests.conftest import EXAMPLES, ROOT, Docx, findings_in, plan_in

if TYPE_CHECKING:
    from pathlib import Path

PACKS = sorted(path.parent.name for path in (ROOT / "templates").glob("*/pack.yaml"))
WARD = EXAMPLES / "phuong-song-may"
HEAD = """kehoach: 1
pack: {pack}
year: 2026
subject: Thực hiện nhiệm vụ năm $(year)
issuer: {{kind: xã, name: Tân Mẫu}}
signer: {{authority: TM., post: Chủ tịch, name: Nguyễn Văn Mẫu}}
basis: |
  Luật Tổ chức chính quyền địa phương
"""
LEFT_OUT = {
    "nothing said": "",
    "no targets": "targets: none\n",
    "no areas": "areas: none\n",
    "no money": "funding: none\n",
    "no tasks": "tasks: none\n",
    "no tables": "tables: none\n",
    "no duties": "assignments: none\n",
    "no appendices": "appendices: none\n",
    "no tasks, no duties": "tasks: none\nassignments: none\n",
    "nothing at all": "targets: none\nareas: none\nfunding: none\ntables: none\ntasks: none\nassignments: none\n",
    "tasks without budgets": "tasks:\n  mot: {title: Việc một, lead: Phòng Một}\n",
}


def printed(spec: Path | str) -> str:
    return "\n".join(Docx(kehoach.render(kehoach.compute(plan_in(spec)))).paragraphs())


@pytest.mark.parametrize("left_out", LEFT_OUT)
@pytest.mark.parametrize("pack", PACKS)
def test_a_plan_renders_from_every_pack_whatever_it_leaves_out(pack: str, left_out: str) -> None:
    spec = HEAD.format(pack=pack) + LEFT_OUT[left_out]

    assert [str(f) for f in findings_in(spec) if f.file.endswith("pack.yaml")] == []
    assert [str(f) for f in findings_in(spec) if f.severity.value == "error"] == []
    assert "$(" not in printed(spec)


@pytest.mark.parametrize("key", ["targets", "areas", "tasks", "tables", "assignments", "funding"])
@pytest.mark.parametrize("sample", sorted(path.stem for path in WARD.glob("*.yaml") if path.stem != "phuong"))
def test_a_whole_plan_without_one_of_its_keys_has_no_finding_in_its_pack(sample: str, key: str, tmp_path: Path) -> None:
    for source in WARD.glob("*.yaml"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    lines, is_kept = [], True
    for line in (WARD / f"{sample}.yaml").read_text(encoding="utf-8").splitlines():
        is_kept = line.split(":")[0] != key if line[:1].isalpha() else is_kept
        lines += [line] * is_kept
    path = tmp_path / f"{sample}.yaml"
    path.write_text("\n".join((*lines, f"{key}: none", "")), encoding="utf-8")

    assert [str(f) for f in kehoach.check(path) if f.file.endswith("pack.yaml")] == []


def test_a_table_of_the_pack_without_rows_is_noted_until_the_plan_says_none() -> None:
    spec = HEAD.format(pack="nhiem-vu")

    assert [f.code for f in findings_in(spec)] == ["KH602", "KH650"]
    assert [f.code for f in findings_in(spec + "targets: {chi_tieu: none}\n")] == ["KH602"]


def test_a_table_that_the_plan_begins_still_wants_rows() -> None:
    spec = HEAD.format(pack="nhiem-vu") + "targets:\n  chi_tieu:\n    title: Các chỉ tiêu\n"

    assert "KH224" in [f.code for f in findings_in(spec)]


def test_a_table_that_the_plan_s_own_words_ask_for_still_wants_rows() -> None:
    spec = HEAD.format(pack="nhiem-vu") + "results: |\n  Đã hoàn thành $(chi_tieu.count) chỉ tiêu.\n"

    assert "KH224" in [f.code for f in findings_in(spec)]


def test_a_line_that_announces_what_is_left_out_goes_with_it() -> None:
    text = printed(HEAD.format(pack="giam-ngheo"))

    assert "Kiện toàn Ban Chỉ đạo" in text
    assert "Chỉ tiêu giảm nghèo giao cho" not in text
    assert "Phân công nhiệm vụ cho các thành viên" not in text


def test_without_budgets_the_source_of_money_is_said_and_no_sum() -> None:
    text = printed(HEAD.format(pack="nhiem-vu") + LEFT_OUT["tasks without budgets"])

    assert "Nguồn kinh phí: ngân sách xã" in text
    assert "Tổng kinh phí" not in text


def test_what_areas_are_called_has_a_word_without_areas_unless_there_are_none() -> None:
    spec = HEAD.format(pack="nhiem-vu")

    assert "Các địa bàn" in printed(spec)
    assert "địa bàn (t/h)" not in printed(spec + "areas: none\n")


def test_figures_typed_for_a_column_that_would_be_looked_up_in_areas_are_printed() -> None:
    spec = HEAD.format(pack="giam-ngheo") + "\n".join(
        (
            "targets:",
            "  cam_ket: {goal: ≥ 2 hộ}",
            "  giam_ngheo:",
            "    rows: |",
            "      Đơn vị    | ho  | dau | giam",
            "      Thôn Đông | 200 |   8 |    2",
            "",
        )
    )
    computed = kehoach.compute(plan_in(spec))

    assert str(computed["giam_ngheo[Thôn Đông].ty_le_dau"]) == "4,00"
    assert [f.code for f in findings_in(spec) if f.severity.value == "warning"] == ["KH651"]


def test_without_areas_the_columns_that_need_them_are_left_out() -> None:
    spec = HEAD.format(pack="giam-ngheo") + "\n".join(
        (
            "areas: none",
            "targets:",
            "  cam_ket: {goal: ≥ 2 hộ}",
            "  giam_ngheo:",
            "    rows: |",
            "      Đơn vị    | dau | giam",
            "      Thôn Đông |   8 |    2",
            "",
        )
    )
    table = plan_in(spec).tables["giam_ngheo"]

    assert [column.id for column in table.columns][:4] == ["don_vi", "dau", "giam", "cuoi"]
    assert [f.code for f in findings_in(spec) if f.severity.value != "note"] == []


def test_a_name_that_no_pack_offers_stays_a_mistake_in_the_pack(tmp_path: Path) -> None:
    folder = tmp_path / "packs" / "sai"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text("pack: co-so\npurpose: |\n  Có $(gaim) hộ.\n", encoding="utf-8")
    path = tmp_path / "plan.yaml"
    path.write_text(HEAD.format(pack="sai"), encoding="utf-8")

    assert [(f.file, f.code) for f in kehoach.check(path) if f.severity.value == "error"] == [
        ("sai/pack.yaml", "KH301")
    ]


def test_a_part_whose_title_asks_for_what_is_left_out_goes_with_its_text(tmp_path: Path) -> None:
    folder = tmp_path / "packs" / "rieng"
    folder.mkdir(parents=True)
    part = "objectives:\n  giam:\n    title: Giảm $(giam_ngheo.total.giam) hộ\n    text: |\n      Vận động từng hộ.\n"
    (folder / "pack.yaml").write_text(f"pack: giam-ngheo\n{part}", encoding="utf-8")
    path = tmp_path / "plan.yaml"
    path.write_text(HEAD.format(pack="rieng"), encoding="utf-8")

    assert [str(f) for f in kehoach.check(path) if f.severity.value == "error"] == []
    assert "giam" not in [part.id for part in plan_in(path).body]
