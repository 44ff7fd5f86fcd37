"""Each rule of layout: the sound document holds it, and one change to that document breaks it and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kehoach.linting.outcome import LintOutcome
from kehoach.linting.rules import RULES
from tests.linting.sound import CENTRED, HEADER, STYLES, broken, linted, replaced, replaced_last, restyled

if TYPE_CHECKING:
    from tests.linting.sound import Spoil

ITALIC = "<w:i/>"
BOLD = "<w:b/>"


def size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/>'


def test_a_document_with_every_part_holds_every_rule() -> None:
    report = linted()
    assert broken(report) == set()
    assert [v.code for v in report.verdicts if v.outcome is not LintOutcome.HELD] == ["L216"]


SPOILT: dict[str, tuple[Spoil, ...]] = {
    "L101 letter paper": (replaced('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'),),
    "L102 a left margin of 2 cm": (replaced('w:left="1701"', 'w:left="1134"'),),
    "L102 a top margin of 3 cm": (replaced('w:top="1134"', 'w:top="1701"'),),
    "L103 another font for letters with marks": (replaced('w:hAnsi="Times New Roman"', 'w:hAnsi="Arial"', STYLES),),
    "L103 another font for page numbers": (restyled("SoTrang", "", '<w:rFonts w:ascii="Arial"/>'),),
    "L104 red letters in a table": (restyled("BangChu", "", '<w:color w:val="FF0000"/>'),),
    "L106 a page number on the right": (restyled("SoTrang", "center", "right"),),
    "L106 no page number": (replaced(" PAGE ", " NUMPAGES ", HEADER),),
    "L106 a page number in the bottom margin": (replaced("w:headerReference", "w:footerReference", count=0),),
    "L107 a small page number": (restyled("SoTrang", 'w:val="28"', 'w:val="24"'),),
    "L107 Roman page numbers": (replaced('w:start="1"', 'w:fmt="lowerRoman" w:start="1"'),),
    "L108 a number on the first page": (replaced("<w:titlePg/>", ""),),
    "L108 pages from 2": (replaced('w:start="1"', 'w:start="2"'),),
    "L201 words in the wrong order": (replaced("CHỦ NGHĨA VIỆT NAM", "CHỦ NGHĨA VIỆT NAM."),),
    "L202 quốc hiệu not bold": (restyled("QuocHieu", "<w:b/>", ""),),
    "L202 quốc hiệu of 14": (restyled("QuocHieu", 'w:val="26"', 'w:val="28"'),),
    "L203 a long dash": (replaced("Độc lập - Tự do", "Độc lập – Tự do"),),
    "L203 no blanks": (replaced("Tự do - Hạnh phúc", "Tự do-Hạnh phúc"),),
    "L203 small letters": (replaced("Hạnh phúc", "hạnh phúc"),),
    "L204 tiêu ngữ in italics": (restyled("TieuNgu", "", ITALIC),),
    "L205 half a line": (replaced('cx="2176780"', 'cx="1088390"', count=0),),
    "L206 issuer not bold": (restyled("CoQuanBanHanh", "<w:b/>", ""),),
    "L206 issuer of 11": (restyled("CoQuanBanHanh", 'w:val="26"', 'w:val="22"'),),
    "L207 a line as long as the issuer": (replaced('cx="544195"', 'cx="1555000"', count=0),),
    "L208 no colon": (replaced("Số: 66", "Số 66"),),
    "L208 no zero": (replaced("Số: 66", "Số: 6"),),
    "L208 a blank in the sign": (replaced("66/KH-UBND</w:t>", "66/KH - UBND</w:t>"),),
    "L208 a sign in small letters": (replaced("66/KH-UBND</w:t>", "66/KH-Ubnd</w:t>"),),
    "L209 number of 14": (restyled("SoKyHieu", 'w:val="26"', 'w:val="28"'),),
    "L210 a day without zero": (replaced("ngày 09 tháng 3 năm 2023</w:t>", "ngày 9 tháng 3 năm 2023</w:t>"),),
    "L210 a month with zero": (replaced("ngày 09 tháng 3", "ngày 09 tháng 03"),),
    "L210 no comma": (replaced("Bắc Sơn, ngày", "Bắc Sơn ngày"),),
    "L211 date upright": (restyled("DiaDanhNgayThang", "<w:i/>", ""),),
    "L213 tên loại on the left": (restyled("TenLoai", "center", "left"),),
    "L213 tên loại in small letters": (replaced("KẾ HOẠCH</w:t>", "Kế hoạch</w:t>"),),
    "L214 trích yếu on the left": (restyled("TrichYeu", "center", "left"),),
    "L215 a line as long as the text": (replaced('cx="1089660"', 'cx="5040000"', count=0),),
    "L301 căn cứ upright": (replaced("<w:r><w:t>Căn cứ Luật", '<w:r><w:rPr><w:i w:val="0"/></w:rPr><w:t>Căn cứ Luật'),),
    "L302 a full stop too early": (replaced("ngày 16/6/2025;", "ngày 16/6/2025."),),
    "L303 text of 12": (restyled("DoanCuoi", "", size(24)),),
    "L303 text in italics": (restyled("DoanCuoi", "", ITALIC),),
    "L303 bold text": (restyled("DoanCuoi", "", BOLD),),
    "L304 ragged text": (restyled("DoanCuoi", "<w:keepNext/>", '<w:keepNext/><w:jc w:val="left"/>'),),
    "L305 an indent of 1.5 cm": (restyled("DoanCuoi", "<w:keepNext/>", '<w:keepNext/><w:ind w:firstLine="850"/>'),),
    "L306 no gap": (restyled("DoanCuoi", "<w:keepNext/>", '<w:keepNext/><w:spacing w:before="60"/>'),),
    "L307 double lines": (restyled("DoanCuoi", "<w:keepNext/>", '<w:keepNext/><w:spacing w:line="480"/>'),),
    "L307 lines of exactly 12 pt": (
        restyled("DoanCuoi", "<w:keepNext/>", '<w:keepNext/><w:spacing w:line="240" w:lineRule="exact"/>'),
    ),
    "L308 a part on the left": (replaced(f"{CENTRED}</w:pPr><w:r><w:t>Phần I", "</w:pPr><w:r><w:t>Phần I"),),
    "L309 a section in small letters": (replaced("I. MỤC ĐÍCH, YÊU CẦU", "I. Mục đích, yêu cầu"),),
    "L309 a section without full stop": (replaced("I. MỤC ĐÍCH, YÊU CẦU", "I/ MỤC ĐÍCH, YÊU CẦU"),),
    "L308 a mục on the left": (
        replaced(f"{CENTRED}</w:pPr><w:r><w:t>Phần I", "</w:pPr><w:r><w:t>Mục 1"),
    ),
    "L310 a title that is not bold": (restyled("Heading2", "<w:b/>", ""),),
    "L311 a point of 12": (replaced("<w:r><w:t>a) Điểm", f"<w:r><w:rPr>{size(24)}</w:rPr><w:t>a) Điểm"),),
    "L312 the English alphabet": (replaced("đ) Điểm", "e) Điểm"),),
    "L312 a full stop": (replaced("<w:t>c) Điểm", "<w:t>c. Điểm"),),
    "L313 no full stop": (replaced("Điều 1. Phạm vi", "Điều 1: Phạm vi"),),
    "L314 in bold": (replaced("<w:r><w:t>Kính gửi", f"<w:r><w:rPr>{BOLD}</w:rPr><w:t>Kính gửi"),),
    "L315 an end before the end": (replaced("Điểm tiếp theo;", "Điểm tiếp theo./."),),
    "L401 authority not bold": (restyled("QuyenHanChucVu", "<w:b/>", ""),),
    "L402 T/M": (replaced("TM. ỦY BAN", "T/M ỦY BAN"),),
    "L403 a degree": (replaced("Nguyễn Văn Trường", "ThS. Nguyễn Văn Trường"),),
    "L403 the name not bold": (restyled("HoTenNguoiKy", "<w:b/>", ""),),
    "L404 of 11": (restyled("NoiNhan", 'w:val="24"', 'w:val="22"'),),
    "L404 no colon": (replaced("Nơi nhận:", "Nơi nhận"),),
    "L405 of 12": (restyled("DanhSachNoiNhan", 'w:val="22"', 'w:val="24"'),),
    "L406 no semicolon": (replaced("Thành viên BCĐ;", "Thành viên BCĐ"),),
    "L406 no full stop": (replaced("Lưu: VP UBND.", "Lưu: VP UBND"),),
    "L406 nothing is kept": (replaced("Lưu: VP UBND.", "Văn phòng."),),
    "L407 nobody signs": (replaced("Nguyễn Văn Trường", ""),),
    "L501 of 13": (restyled("PhuLuc", 'w:val="28"', 'w:val="26"'),),
    "L502 Arabic numbers": (replaced("Phụ lục II", "Phụ lục 2", count=0),),
    "L503 not bold": (restyled("TenPhuLuc", "<w:b/>", ""),),
    "L504 upright": (restyled("KemTheo", "<w:i/>", ""),),
    "L504 not there": (replaced("(Kèm theo Kế hoạch", "(Trích Kế hoạch"),),
    "L505 never mentioned": (replaced("Phụ lục I và Phụ lục II.", "Phụ lục I."),),
    "L506 pages go on": (replaced_last('<w:pgNumType w:start="1"/>', ""),),
}  # fmt: skip


@pytest.mark.parametrize("change", SPOILT)
def test_one_change_breaks_one_rule(change: str) -> None:
    assert broken(linted(*SPOILT[change])) == {change.split()[0]}


def test_every_rule_of_the_decree_is_broken_by_some_change() -> None:
    elsewhere = {"L105", "L212", "L216", "L316", "L601"}
    assert {change.split()[0] for change in SPOILT} | elsewhere == {rule.code for rule in RULES}
