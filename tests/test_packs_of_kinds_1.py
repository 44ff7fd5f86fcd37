"""The packs “nhiem-vu”, “kinh-te-xa-hoi” and “phan-bo”: a plan of each ward, against figures worked out here."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

import kehoach
from tests.conftest import EXAMPLES, ROOT, Docx, findings_in, plan_in

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach import ComputedPlan

TEMPLATES = ROOT / "templates"
PACKS = ("nhiem-vu", "kinh-te-xa-hoi", "phan-bo")
WARD = EXAMPLES / "phuong-song-may"
COMMUNE = EXAMPLES / "xa-dong-lua"
SAMPLES = [home / f"{pack}.yaml" for pack in PACKS for home in (WARD, COMMUNE)]
FENCE = re.compile(r"^```yaml\n(kehoach: 1\n.*?)^```$", re.MULTILINE | re.DOTALL)


def computed(spec: Path | str) -> ComputedPlan:
    return kehoach.compute(plan_in(spec))


def printed(spec: Path | str) -> Docx:
    return Docx(kehoach.render(computed(spec)))


def serious(spec: Path | str) -> list[str]:
    return [f"{f.place}: {f.code}" for f in findings_in(spec) if f.severity.value != "note"]


def readme_plan(pack: str) -> str:
    (found,) = FENCE.findall((TEMPLATES / pack / "README.md").read_text(encoding="utf-8"))
    assert isinstance(found, str)
    return found


def laid_over(home: Path, pack: str, more: str, tmp_path: Path) -> Path:
    """A sample beside its profile, with keys of its own in the place of those of the same name."""
    for source in home.glob("*.yaml"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    new = {line.split(":")[0] for line in more.splitlines() if line[:1].isalpha()}
    kept, is_kept = [], True
    for line in (home / f"{pack}.yaml").read_text(encoding="utf-8").splitlines():
        if line[:1].isalpha():
            is_kept = line.split(":")[0] not in new
        if is_kept:
            kept.append(line)
    path = tmp_path / f"{pack}.yaml"
    path.write_text("\n".join(kept) + "\n" + more, encoding="utf-8")
    return path


def table(document: Docx, *head: str) -> list[list[str]]:
    """The one table whose first row begins so."""
    (found,) = [rows for rows in document.tables() if tuple(rows[0][: len(head)]) == head]
    return found


# --- all of them


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_is_sound_by_itself(pack: str) -> None:
    assert kehoach.check_pack(TEMPLATES / pack) == []


@pytest.mark.parametrize("spec", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_sample_has_neither_error_nor_warning(spec: Path) -> None:
    assert serious(spec) == []


@pytest.mark.parametrize("spec", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_sample_breaks_no_rule_of_layout(spec: Path) -> None:
    assert kehoach.lint(kehoach.render(computed(spec))).broken == ()


@pytest.mark.parametrize("spec", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_sample_is_as_short_as_its_facts(spec: Path) -> None:
    assert len(spec.read_text(encoding="utf-8").splitlines()) <= 90


@pytest.mark.parametrize("pack", PACKS)
def test_the_plan_of_the_readme_is_whole(pack: str) -> None:
    assert serious(readme_plan(pack)) == []


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_names_no_place_no_year_and_no_person(pack: str) -> None:
    text = (TEMPLATES / pack / "pack.yaml").read_text(encoding="utf-8")
    assert re.findall(r"\b20\d\d\b|Sông Mây|Đồng Lúa|Nguyễn|Trần|Lê ", text) == []


# --- nhiem-vu


def test_the_tasks_of_the_ward_are_an_appendix_with_their_money() -> None:
    document = printed(WARD / "nhiem-vu.yaml")
    hardware, archive, skills = Fraction(420), Fraction("265.5"), Fraction(96)

    assert hardware + archive == Fraction("685.5")
    assert hardware + archive + skills == Fraction("781.5")
    assert [(row[0], row[-1]) for row in table(document, "TT", "Nội dung nhiệm vụ")[1:]] == [
        ("I", "685,5"),
        ("1", "420"),
        ("2", "265,5"),
        ("II", "96,0"),
        ("1", "96"),
        ("2", ""),
        ("", "781,5"),
    ]
    text = "\n".join(document.paragraphs())
    assert "Kế hoạch có 4 nhiệm vụ" in text
    assert "781.500.000 đồng (bằng chữ: bảy trăm tám mươi mốt triệu năm trăm nghìn đồng)" in text
    assert "phấn đấu hoàn thành 5 chỉ tiêu" in text


def test_the_sentence_on_money_holds_for_another_unit_of_money() -> None:
    plan = readme_plan("nhiem-vu") + "money: nghìn đồng\n"
    assert "là 120.000 đồng (bằng chữ: một trăm hai mươi nghìn đồng)" in "\n".join(printed(plan).paragraphs())


def test_a_plan_of_several_years_has_its_targets_at_the_end() -> None:
    text = "\n".join(printed(readme_plan("nhiem-vu").replace("year: 2026", "period: 2026-2030")).paragraphs())
    assert "Đến hết năm 2030" in text
    assert "Mức năm 2030" in text


def test_money_may_come_from_several_sources() -> None:
    plan = readme_plan("nhiem-vu").replace("budget: 120", "budget: {ngân sách xã: 50, vận động: 70}")
    document = printed(plan)
    assert table(document, "TT", "Nội dung nhiệm vụ")[-1][-3:] == ["120", "50", "70"]
    assert "là 120.000.000 đồng" in "\n".join(document.paragraphs())


def test_the_tasks_of_the_commune_are_prose_without_an_appendix() -> None:
    texts = printed(COMMUNE / "nhiem-vu.yaml").paragraphs()
    assert "2. Niêm yết, hướng dẫn và giải quyết thủ tục hành chính" in texts
    assert not [text for text in texts if "hụ lục" in text]


def test_sections_of_the_pack_of_tasks_are_replaced_dropped_and_added(tmp_path: Path) -> None:
    more = """\
requirements: |
  $(pack)
  - Yêu cầu thêm của phường.
reporting: none
assignments:
  dia_ban: none
  doan: {after: chu_tri, title: Đoàn Thanh niên phường, text: "Tham gia hướng dẫn."}
"""
    texts = printed(laid_over(WARD, "nhiem-vu", more, tmp_path)).paragraphs()
    assert "- Yêu cầu thêm của phường." in texts
    assert [text for text in texts if re.match(r"[IVX]+\. ", text)] == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "II. MỤC TIÊU, CHỈ TIÊU",
        "III. NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU",
        "IV. KINH PHÍ THỰC HIỆN",
        "V. TỔ CHỨC THỰC HIỆN",
    ]
    duties = texts[texts.index("V. TỔ CHỨC THỰC HIỆN") :]
    assert [text for text in duties if re.match(r"\d\. ", text)] == [
        "1. Đơn vị đầu mối",
        "2. Các đơn vị được giao chủ trì nhiệm vụ",
        "3. Đoàn Thanh niên phường",
        "4. Đơn vị tham mưu về tài chính - ngân sách",
        "5. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam phường và các tổ chức chính trị - xã hội",
    ]


def test_a_plan_without_targets_and_money_says_so(tmp_path: Path) -> None:
    more = """\
targets: none
objectives: {specific: none}
tables: {tong_kinh_phi: none}
funding: none
"""
    plan = laid_over(COMMUNE, "nhiem-vu", more, tmp_path)
    assert serious(plan) == []
    assert "III. NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU" in printed(plan).paragraphs()


# --- kinh-te-xa-hoi


def test_last_years_indicators_of_the_ward_are_judged_and_this_years_compared() -> None:
    plan = computed(WARD / "kinh-te-xa-hoi.yaml")
    margins = {
        "Giá trị sản xuất thương mại, dịch vụ": 894 - Fraction(812) * 109 / 100,
        "Thu ngân sách trên địa bàn": 16080 - 15500,
        "Số hộ nghèo": (38 - 8) - 29,
        "Trường đạt chuẩn quốc gia": 0,
        "Chất thải rắn sinh hoạt được thu gom": Fraction("95.2") - 96,
    }
    assert {name: plan.verdict(f"chi_tieu[{name}].muc_truoc").margin for name in margins} == margins
    assert plan["chi_tieu[Số hộ nghèo].so_sanh"].value == Fraction(21 * 100, 29)

    rows = table(Docx(kehoach.render(plan)), "TT", "Chỉ tiêu")
    assert [row[0] for row in rows if len(row) == 1] == [
        "I. Chỉ tiêu kinh tế (04 chỉ tiêu)",
        "II. Chỉ tiêu xã hội (04 chỉ tiêu)",
        "III. Chỉ tiêu môi trường (02 chỉ tiêu)",
    ]
    assert [(row[6], row[9]) for row in rows[2:] if len(row) > 1] == [
        ("vượt", "110,18"),  # 985 / 894
        ("vượt", "106,97"),  # 17.200 / 16.080
        ("vượt", "120,19"),  # 12.500 / 10.400
        ("đạt", "114,29"),  # 16 / 14
        ("vượt", "72,41"),  # 21 / 29
        ("vượt", "100,84"),  # 95,6 / 94,8
        ("đạt", "100,00"),
        ("đạt", "102,90"),  # 710 / 690
        ("không đạt (thiếu 0,8%)", "101,89"),  # 97 / 95,2
        ("đạt", "100,41"),  # 98,8 / 98,4
    ]


def test_the_prose_counts_the_indicators() -> None:
    text = "\n".join(printed(WARD / "kinh-te-xa-hoi.yaml").paragraphs())
    assert "Năm 2025, phường thực hiện 10 chỉ tiêu chủ yếu" in text
    assert "4 chỉ tiêu kinh tế, 4 chỉ tiêu xã hội và 2 chỉ tiêu môi trường" in text
    assert "ước đạt 16.080 triệu đồng" in text


def test_the_commune_compares_by_difference_and_leaves_open_what_is_not_known() -> None:
    plan = computed(COMMUNE / "kinh-te-xa-hoi.yaml")
    assert plan["chi_tieu[Sản lượng lương thực có hạt].so_sanh"].value == 4420 - 4385
    assert plan["chi_tieu[Tỷ lệ hộ cận nghèo].so_sanh"].value == Fraction("4.11") - Fraction("4.61")
    rows = table(Docx(kehoach.render(plan)), "TT", "Chỉ tiêu")
    assert [(row[6], row[9]) for row in rows if row[1:2] == ["Hộ dùng nước sạch theo quy chuẩn"]] == [
        ("chưa có", "chưa có")
    ]
    assert "II. Chỉ tiêu xã hội (02 chỉ tiêu)" in [row[0] for row in rows]  # two rows printed as one count once


def test_a_planned_figure_below_what_is_assigned_is_an_error() -> None:
    plan = readme_plan("kinh-te-xa-hoi")
    assert serious(plan.replace("| 17.200 ", "| 16.900 ")) == ["<text>:23:91: KH407"]


def test_sections_of_the_socio_economic_pack_are_replaced_dropped_and_added(tmp_path: Path) -> None:
    more = """\
results: none
tasks:
  kinh_te: |
    - Lời riêng của phường.
  quoc_phong: none
  du_lich: {after: kinh_te, title: Du lịch, text: "- Mở tuyến tham quan."}
"""
    texts = printed(laid_over(WARD, "kinh-te-xa-hoi", more, tmp_path)).paragraphs()
    assert "- Lời riêng của phường." in texts
    assert "I. MỤC ĐÍCH, YÊU CẦU" in texts
    start = texts.index("III. NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU")
    assert [text for text in texts[start : texts.index("IV. CHẾ ĐỘ THÔNG TIN, BÁO CÁO")] if text[1] == "."] == [
        "1. Phát triển kinh tế",
        "2. Du lịch",
        "3. Thu, chi ngân sách và đầu tư công",
        "4. Hạ tầng, đất đai và môi trường",
        "5. Văn hóa, giáo dục, y tế và an sinh xã hội",
        "6. Cải cách hành chính, xây dựng chính quyền",
    ]


def test_columns_of_the_indicators_may_be_dropped() -> None:
    more = "    columns: {ke_hoach: none, so_sanh: none, danh_gia: none, muc: {planned: none}}\n    rows: |\n"
    plan = readme_plan("kinh-te-xa-hoi").replace("    rows: |\n      Chỉ", more + "      Chỉ")
    plan = plan.replace("| ke_hoach ", "").replace("| 17.200   ", "").replace("| 21       ", "")
    plan = re.sub(r"(?m)^(      Chỉ tiêu .*chỉ tiêu\).*)\|          \|$", r"\1|", plan)
    assert serious(plan) == []
    assert table(printed(plan), "TT", "Chỉ tiêu")[0] == [
        *("TT", "Chỉ tiêu", "ĐVT", "Thực hiện năm 2024", "Năm trước", "Năm kế hoạch", "Đơn vị chủ trì")
    ]


# --- phan-bo


def parts(plan: ComputedPlan) -> list[object]:
    """What each area is given, in the table's order."""
    return [plan[f"phan_bo[{row.name}].giao"].value for row in plan.tables["phan_bo"].table.rows]


def allocation(columns: str, rows: str, value: str, more: str = "") -> str:
    """The plan of the pack's README on another subject."""
    head = readme_plan("phan-bo").split("targets:", 1)[0]
    lines = "".join(f"      {line}\n" for line in rows.splitlines())
    table = f"  phan_bo:\n    columns:\n{columns}    rows: |\n{lines}"
    return f"{head}targets:\n  duoc_giao: {{{value}}}\n{table}signer: Nguyễn Văn A\n{more}"


def test_the_ward_gives_out_what_it_was_assigned_with_a_floor() -> None:
    plan = computed(WARD / "phan-bo.yaml")
    people = [1586, 1472, 1130, 1764, 1019, 1281]
    insured = [1498, 1401, 1052, 1660, 975, 1206]
    left = [all_of - some for all_of, some in zip(people, insured, strict=True)]
    assert left == [88, 71, 78, 104, 44, 75]
    # By weight alone the fifth would have 360 × 44 / 460 = 34,4: it is lifted to 40. The other five share 320 by 416:
    # 67,69  54,62  60,00  80,00  57,69; two are left over, for the first and the sixth.
    assert parts(plan) == [68, 54, 60, 80, 40, 58]
    assert sum([68, 54, 60, 80, 40, 58]) == 360
    assert plan["phan_bo.total.giao"].value == 360
    assert plan["phan_bo.total.ty_le"].value == Fraction((7792 + 360) * 100, 8252)
    rows = table(Docx(kehoach.render(plan)), "TT", "Đơn vị")
    assert rows[-2:] == [
        ["6", "Tổ dân phố 6", "1.281", "1.206", "75", "58", "1.264", "98,67"],
        ["", "Cộng", "8.252", "7.792", "460", "360", "8.152", "98,79"],
    ]
    assert "từ 94,43% lên 98,79%" in "\n".join(printed(WARD / "phan-bo.yaml").paragraphs())  # 7.792 / 8.252


def test_the_commune_gives_out_doses_by_its_own_count() -> None:
    plan = computed(COMMUNE / "phan-bo.yaml")
    # 620 of 785: 132,69  111,36  161,91  92,41  121,63; three left over, for Gạo, Bầu, Sen.
    assert parts(plan) == [133, 111, 162, 92, 122]
    assert table(Docx(kehoach.render(plan)), "TT", "Đơn vị")[-1] == ["", "Cộng", "785", "620", "78,98"]


def test_the_plan_of_the_readme_splits_by_what_is_left() -> None:
    # 60, 35 and 26 are left of 121: 34,71  20,25  15,04; one left over, for the first.
    assert parts(computed(readme_plan("phan-bo"))) == [35, 20, 15]


def test_young_men_are_called_up_with_a_floor_and_a_cap_for_each_place() -> None:
    columns = """\
      dien: {formula: none, label: Thanh niên đủ điều kiện}
      da_co: {formula: 0, in: none}
      con_lai: {in: none}
      cuoi_nam: {in: none}
      thap: {label: Mức thấp nhất, in: none}
      cao: {label: Mức cao nhất, in: none}
      giao: {floor: thap, cap: cao}
"""
    rows = "Đơn vị | dien | thap | cao\nThôn Đông | 30 | 1 | 5\nThôn Tây | 16 | 1 | 16\nThôn Nam | 2 | 2 | 2"
    plan = allocation(columns, rows, "value: 11")
    assert serious(plan) == []
    # By weight 6,9  3,7  0,5: the first is held at 5, the last lifted to 2, and the rest is 4.
    assert parts(computed(plan)) == [5, 4, 2]


def test_a_fund_is_shared_by_households() -> None:
    columns = """\
      dien: {formula: ho, label: Số hộ}
      da_co: {formula: 0, in: none}
      con_lai: {in: none}
      cuoi_nam: {in: none}
      giao: {label: Số tiền (nghìn đồng), cap: none, unit: nghìn đồng}
      ty_le: none
"""
    plan = allocation(columns, "Đơn vị\nThôn Đông\nThôn Tây\nThôn Nam", "unit: nghìn đồng, value: 30000")
    assert serious(plan) == []
    # 30.000 by 212, 158 and 96 of 466: 13.647,6  10.171,7  6.180,3; two left over, for the second and the first.
    assert parts(computed(plan)) == [13648, 10172, 6180]


def test_what_is_settled_stands_and_the_rest_is_shared() -> None:
    columns = "      da_giao: {label: Đã chốt, in: none}\n      giao: {fixed: da_giao}\n"
    rows = "Đơn vị | da_co | da_giao\nThôn Đông | 770 | \nThôn Tây | 580 | 10\nThôn Nam | 345 | "
    # 60 of 86 and 26 of 86 share what is left of 70 after 10: 41,86 and 18,14.
    assert parts(computed(allocation(columns, rows, "value: 70"))) == [42, 10, 18]


def test_a_part_that_is_typed_is_held_against_what_is_computed() -> None:
    plan = readme_plan("phan-bo").replace("| da_co\n", "| da_co | giao\n").replace("770\n", "770 | 36\n")
    plan = plan.replace("580\n", "580 |\n").replace("345\n", "345 |\n")
    assert serious(plan) == ["<text>:28:27: KH406"]


def test_more_than_there_is_cannot_be_given_out() -> None:
    assert [entry.split()[-1] for entry in serious(readme_plan("phan-bo").replace("value: 70", "value: 122"))] == [
        "KH417"
    ]


def test_the_assigned_number_is_to_be_supplied() -> None:
    plan = readme_plan("phan-bo").replace("  duoc_giao: {value: 70}\n", "")
    assert {entry.split()[-1] for entry in serious(plan)} == {"KH603"}


def test_sections_of_the_pack_of_allocation_are_replaced_dropped_and_added(tmp_path: Path) -> None:
    more = """\
objectives:
  method: none
tasks:
  ra_soat: none
  tuyen_truyen: |
    $(pack)
    - Lời thêm của phường.
  kiem_tra: {after: tuyen_truyen, title: Kiểm tra, text: "- Kiểm tra hằng quý."}
funding: |
  Ngân sách phường.
"""
    texts = printed(laid_over(WARD, "phan-bo", more, tmp_path)).paragraphs()
    assert "- Lời thêm của phường." in texts
    assert "2. Chỉ tiêu giao cho các tổ dân phố" in texts
    start = texts.index("III. NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU")
    assert [text for text in texts[start : texts.index("IV. KINH PHÍ THỰC HIỆN")] if text[1] == "."] == [
        "1. Tuyên truyền, vận động",
        "2. Kiểm tra",
        "3. Tổ chức thực hiện chỉ tiêu",
    ]
