"""Fields that a pack declares, from the plan that types them to the document that prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.cli import main
from kehoach.plan.outline import TextKind
from kehoach.view.origin import origins
from tests.conftest import Docx, findings_in
from tests.word.office_file import PLAN, at_end, made_pack

if TYPE_CHECKING:
    from pathlib import Path

DECLARED = """
fields:
  dien_thoai: {label: Điện thoại, required: yes}
  kinh_phi: {label: Kinh phí, kind: number, unit: triệu đồng, required: yes}
  ngay_hop: {label: Ngày họp, kind: date}
  noi_gui: {label: Gửi bản giấy, kind: lines}
"""
TAGS = (
    "ĐT: {{ doc.fields.dien_thoai }}; {{ doc.fields.kinh_phi }}{% if doc.fields.ngay_hop %}; {{ doc.fields.ngay_hop }}"
    "{% endif %}{% for noi in doc.fields.noi_gui %}; {{ loop.index }} {{ noi }}{% endfor %}"
)
REQUIRED = "fields:\n  dien_thoai: 0237 3770 123\n  kinh_phi: 1500\n"


OF_THE_PLAN = {finding.code for finding in findings_in(PLAN.replace("pack: mau", "pack: co-so"))}


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    return made_pack(tmp_path, DECLARED, at_end(f"<w:p><w:r><w:t>{TAGS}</w:t></w:r></w:p>"))


def printed(packs: Path, fields: str) -> str:
    data = kehoach.render(kehoach.compute(kehoach.loads(PLAN + fields, packs=packs)))
    return next(text for text in Docx(data).paragraphs() if text.startswith("ĐT: "))


def codes(packs: Path, fields: str) -> list[tuple[str, int]]:
    found = findings_in(PLAN + fields, packs=packs)
    return [(one.code, one.line - PLAN.count("\n")) for one in found if one.code not in OF_THE_PLAN]


def test_each_kind_is_printed_in_its_own_way(packs: Path) -> None:
    more = "  ngay_hop: 9/3/2026\n  noi_gui: |\n    Văn phòng\n    Trạm Y tế\n"
    assert printed(packs, REQUIRED) == "ĐT: 0237 3770 123; 1.500 triệu đồng"
    assert printed(packs, REQUIRED + more) == (
        "ĐT: 0237 3770 123; 1.500 triệu đồng; 09/3/2026; 1 Văn phòng; 2 Trạm Y tế"
    )


def test_the_long_form_and_a_list_say_the_same(packs: Path) -> None:
    head = "fields:\n  dien_thoai: {value: 0237 3770 123}\n  kinh_phi: {value: 1500}\n"
    long = head + "  noi_gui: [Văn phòng, Trạm Y tế]\n"
    short = REQUIRED + "  noi_gui: |\n    Văn phòng\n    Trạm Y tế\n"
    assert printed(packs, long) == printed(packs, short)


def test_a_profile_gives_what_all_plans_share(packs: Path, tmp_path: Path) -> None:
    (tmp_path / "don-vi.yaml").write_text("fields:\n  dien_thoai: 0237 3770 123\n", encoding="utf-8")
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLAN + "profile: don-vi.yaml\nfields:\n  kinh_phi: 2\n", encoding="utf-8")
    computed = kehoach.compute(kehoach.load(plan, packs=packs))
    assert "ĐT: 0237 3770 123; 2 triệu đồng" in Docx(kehoach.render(computed)).paragraphs()


def test_what_is_required_is_missing_at_the_plan_or_at_its_fields_as_one_finding(packs: Path) -> None:
    assert codes(packs, "") == [("KH202", 1 - PLAN.count("\n"))]
    assert codes(packs, "fields:\n  ngay_hop: 9/3/2026\n") == [("KH202", 1)]


def test_the_hint_of_a_missing_field_can_be_typed(packs: Path) -> None:
    (missing,) = (finding for finding in findings_in(PLAN, packs=packs) if finding.code == "KH202")
    line = missing.hint.partition("“")[2].partition("”")[0]
    assert line == "fields: {dien_thoai: Điện thoại, kinh_phi: 1}"
    assert codes(packs, line + "\n") == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("dienthoai: x", "KH560"),
        ("moi: x", "KH560"),
        ("ngay_hop: hôm nào", "KH214"),
        ("ngay_hop: 31/2/2026", "KH215"),
        ("ngay_hop: CẦN BỔ SUNG (hỏi văn phòng)", "KH603"),
        ("noi_gui: Nơi $(areas.count)", "KH242"),
        ("noi_gui: {lable: x}", "KH201"),
    ],
)
def test_what_cannot_be_read_is_found_where_it_is_typed(packs: Path, line: str, code: str) -> None:
    assert (code, 4) in codes(packs, f"{REQUIRED}  {line}\n")


def test_a_number_is_read_as_strictly_as_in_a_table(packs: Path) -> None:
    assert codes(packs, "fields:\n  dien_thoai: x\n  kinh_phi: 1.500\n") == [("KH206", 3)]


def test_none_says_that_nothing_is_to_be_printed(packs: Path) -> None:
    assert codes(packs, "fields:\n  dien_thoai: none\n  kinh_phi: 1500\n  noi_gui: none\n") == []
    assert printed(packs, "fields:\n  dien_thoai: none\n  kinh_phi: 1500\n  noi_gui: none\n") == (
        "ĐT: ; 1.500 triệu đồng"
    )


def test_a_blank_changes_nothing(packs: Path) -> None:
    assert codes(packs, "fields:\n  dien_thoai:\n  kinh_phi: 1500\n") == [("KH202", 1)]


def test_a_gap_prints_dots(packs: Path) -> None:
    assert printed(packs, REQUIRED.replace("0237 3770 123", "CẦN BỔ SUNG")) == "ĐT: ………; 1.500 triệu đồng"


def test_a_template_is_held_to_the_fields_that_are_declared(tmp_path: Path) -> None:
    tag = at_end("<w:p><w:r><w:t>{{ doc.fields.dienthoai }}{{ doc.fields.xyz }}</w:t></w:r></w:p>")
    made_pack(tmp_path, "fields: {dien_thoai: {label: Điện thoại}}", tag)
    found = [(f.code, f.hint_in("en")) for f in kehoach.check_pack(tmp_path / "mau")]
    assert [code for code, _ in found] == ["KH561", "KH561"]
    assert found[0][1] == "did you mean “dien_thoai”?"
    assert "fields: {xyz: {label: Name, kind: text}}" in found[1][1]


def test_a_field_that_no_template_prints_is_a_warning_of_the_pack(tmp_path: Path) -> None:
    made_pack(tmp_path, "fields:\n  fax: {label: Fax}\n")
    assert [(f.code, f.file) for f in kehoach.check_pack(tmp_path / "mau")] == [("KH562", "mau/pack.yaml")]


def test_a_field_that_prints_is_none(packs: Path) -> None:
    assert kehoach.check_pack(packs / "mau") == []


def test_lines_are_not_printed_as_one_text(tmp_path: Path) -> None:
    tag = at_end("<w:p><w:r><w:t>{{ doc.fields.noi }}</w:t></w:r></w:p>")
    made_pack(tmp_path, "fields: {noi: {label: Nơi, kind: lines}}", tag)
    assert [f.code for f in kehoach.check_pack(tmp_path / "mau")] == ["KH521"]


def test_a_first_plan_asks_for_them_and_loads(packs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "-o", str(tmp_path / "moi.yaml"), "--pack", "mau", "--packs", str(packs)]) == 0
    text = (tmp_path / "moi.yaml").read_text(encoding="utf-8")
    assert "  dien_thoai: CẦN BỔ SUNG" in text
    assert "# ngay_hop:" in text
    capsys.readouterr()


def test_the_list_of_origins_has_them_at_the_place_where_they_are_typed(packs: Path) -> None:
    computed = kehoach.compute(kehoach.loads(PLAN + REQUIRED, packs=packs))
    found = [(one.text, one.place.line - PLAN.count("\n")) for one in origins(computed) if one.kind is TextKind.FIELD]
    assert found == [("0237 3770 123", 2), ("1.500 triệu đồng", 3)]


def test_two_plans_are_compared_by_what_they_print(packs: Path) -> None:
    before, after = (
        kehoach.compute(kehoach.loads(PLAN + REQUIRED.replace("1500", figure), packs=packs)) for figure in ("1500", "2")
    )
    (change,) = kehoach.diff(before, after)
    assert (change.address, change.before and change.before.text, change.after and change.after.text) == (
        "fields.kinh_phi",
        "1.500 triệu đồng",
        "2 triệu đồng",
    )


@pytest.mark.parametrize("fields", ["fields: none\n", "fields: {pack: none}\n"])
def test_fields_that_a_plan_removes_stay_declared_and_print_nothing(packs: Path, fields: str) -> None:
    assert codes(packs, fields) == []
    assert printed(packs, fields) == "ĐT: ; "


def test_of_removed_fields_one_may_be_typed_again(packs: Path) -> None:
    assert printed(packs, "fields:\n  pack: none\n  dien_thoai: 0237 3770 123\n") == "ĐT: 0237 3770 123; "


CHECK = "fields:\n  khan: {label: Văn bản khẩn, kind: check}\n"
IF = "ĐT: {% if doc.fields.khan %}khẩn{% else %}thường{% endif %}"


@pytest.fixture
def checked(tmp_path: Path) -> Path:
    return made_pack(tmp_path, CHECK, at_end(f"<w:p><w:r><w:t>{IF}</w:t></w:r></w:p>"))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("có", "khẩn"), ("Có", "khẩn"), ("yes", "khẩn"), ("không", "thường"), ("no", "thường"), ("none", "thường")],
)
def test_a_field_that_is_checked_or_not_is_asked_by_a_condition(checked: Path, typed: str, shown: str) -> None:
    assert kehoach.check_pack(checked / "mau") == []
    assert printed(checked, f"fields:\n  khan: {typed}\n") == f"ĐT: {shown}"


def test_a_field_that_nobody_checks_does_not_hold(checked: Path) -> None:
    assert printed(checked, "") == "ĐT: thường"


def test_what_is_neither_yes_nor_no_is_found_at_its_place(checked: Path) -> None:
    assert codes(checked, "fields:\n  khan: đúng\n") == [("KH568", 2)]
    assert codes(checked, "fields:\n  khan: CẦN BỔ SUNG\n") == [("KH603", 2)]


def test_a_template_cannot_print_whether_a_field_is_checked(tmp_path: Path) -> None:
    made_pack(tmp_path, CHECK, at_end("<w:p><w:r><w:t>{{ doc.fields.khan }}</w:t></w:r></w:p>"))
    (finding,) = kehoach.check_pack(tmp_path / "mau")
    assert finding.code == "KH521"
    assert "{% if doc.fields.khan %}" in finding.hint


def test_the_list_of_origins_says_whether_a_field_is_checked(checked: Path) -> None:
    plan = kehoach.loads(PLAN + "fields:\n  khan: no\n", packs=checked)
    assert [one.text for one in origins(kehoach.compute(plan)) if one.kind is TextKind.FIELD] == ["không"]
