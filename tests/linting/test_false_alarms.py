"""What real documents have and the decree allows is not reported."""

from __future__ import annotations

import pytest

import kehoach
from tests.linting.by_hand import (
    BODY,
    CENTRED,
    DATE,
    FOOT,
    HEAD,
    ISSUER,
    JUSTIFIED,
    LONG,
    NATION,
    NUMBER,
    PROSE,
    RECIPIENTS,
    SIGNATURE,
    TITLE,
    document,
    line,
    outcomes,
    p,
    run,
    said,
    table,
)


def text(words: str, looks: str = "", properties: str = JUSTIFIED) -> str:
    return p(run(words, 28, looks), properties)


def indented(twips: int) -> bytes:
    properties = f'<w:spacing w:before="120" w:line="240"/><w:ind w:firstLine="{twips}"/><w:jc w:val="both"/>'
    return document(HEAD, TITLE, BODY.replace("./.", "."), text(LONG, properties=properties), FOOT)


@pytest.mark.parametrize(
    ("twips", "indent", "exact"),
    [
        (567, "held", "held"),
        (720, "held", "held"),
        (709, "held", "broken"),
        (698, "held", "broken"),
        (590, "held", "broken"),
        (692, "broken", "broken"),
        (850, "broken", "held"),
        (0, "broken", "held"),
    ],
)
def test_an_indent_that_looks_right_is_advised_on_and_breaks_nothing(twips: int, indent: str, exact: str) -> None:
    found = outcomes(indented(twips))
    assert found["L305"] == indent
    assert found["L316"] == ("held" if indent == "broken" else exact)


def test_the_indent_of_1_25_cm_is_advice() -> None:
    report = kehoach.lint(indented(709))
    assert report.broken == ()
    assert said(indented(709), "L316") == "dòng đầu lùi 12,5 mm; gõ 1 cm hoặc 1,27 cm"


def recipients(last: str) -> str:
    return p(run("Nơi nhận:", 24, "bi")) + p(run("- Như trên;\n", 22) + last)


@pytest.mark.parametrize(
    "last",
    [
        run("- Lưu: VT, NC.", 22) + run("Hòa", 12),
        run("- Lưu: VT, NC.Hòa", 22),
        run("- Lưu: VT, NC. ", 22) + run("TH", 12),
        run("- Lưu: VT, NC.", 22) + run("(M.Hòa)", 14),
        run("- Lưu: VT, NC.", 22) + run("Hòa(04b)", 14),
        run("- Lưu: VT, NC. ", 22) + run("PL.(300)", 16),
        run("- Lưu: VT, NC", 22) + run("(Hòa)", 14) + run(".", 22),
        run("- Lưu: VT, NC.", 22),
    ],
)
def test_after_the_last_recipient_the_typist_may_sign(last: str) -> None:
    found = outcomes(document(HEAD, TITLE, BODY, table((recipients(last), SIGNATURE))))
    assert (found["L405"], found["L406"]) == ("held", "held")


@pytest.mark.parametrize("last", ["- Lưu: VT, VP.UBND", "- Lưu: VT, NC", "- Lưu: VT, P.Kinh tế"])
def test_a_name_of_a_unit_is_not_a_sign(last: str) -> None:
    assert outcomes(document(HEAD, TITLE, BODY, table((recipients(run(last, 22)), SIGNATURE))))["L406"] == "broken"


BLANKS = " " * 14
TYPED = (
    p(run(f"ỦY BAN NHÂN DÂN{BLANKS}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 26, "b"))
    + p(run(f"XÃ MẪU\t{BLANKS}", 26, "b") + run("Độc lập - Tự do - Hạnh phúc", 28, "b"))
    + p(line(3420) + line(480))
    + p(run(f"     Số:        /UBND-VX{BLANKS}", 26) + run("Mẫu, ngày       tháng 10 năm 2026", 28, "i"))
    + p(run("V/v rà soát hộ nghèo", 26), CENTRED)
    + p(run("theo Công văn số 12/UBND-VX", 26), CENTRED)
    + p(run("của Ủy ban nhân dân tỉnh", 26), CENTRED)
    + p("")
)


def test_a_heading_typed_with_spaces_is_read_in_two_columns() -> None:
    found = outcomes(document(TYPED, text("Kính gửi: Phòng Kinh tế."), BODY, FOOT))
    heading = ("L201", "L202", "L203", "L204", "L206", "L207", "L208", "L209", "L210", "L211", "L212", "L216")
    assert {code: found[code] for code in heading} == dict.fromkeys(heading, "held")


def test_the_subject_of_a_letter_goes_on_to_the_empty_line() -> None:
    found = outcomes(document(TYPED, text("Kính gửi: Phòng Kinh tế."), BODY, FOOT))
    assert {found[code] for code in ("L303", "L304", "L305", "L306")} == {"held"}


def test_a_remark_in_brackets_is_not_running_text() -> None:
    remark = p(run("(Đính kèm dự thảo và hồ sơ của các phòng, ban có liên quan).", 28, "i"), CENTRED)
    found = outcomes(document(HEAD, TITLE, BODY, remark, FOOT))
    assert {found[code] for code in ("L303", "L304", "L305", "L306")} == {"held"}


ARTICLES = text("Điều 1. Tên gọi", "b") + text("1. Tên gọi: Hội Nghề vườn") + text("5. Tuân thủ hiến pháp")


def test_under_an_article_a_clause_needs_no_title() -> None:
    assert outcomes(document(HEAD, TITLE, BODY.replace("./.", "."), ARTICLES, FOOT))["L310"] == "held"


def test_under_a_section_a_title_is_still_bold() -> None:
    section = text("II. TỔ CHỨC THỰC HIỆN", "b") + text("1. Phân công")
    data = document(HEAD, TITLE, BODY.replace("./.", "."), ARTICLES, section, FOOT)
    assert said(data, "L310") == "tiêu đề của khoản chưa in đậm"


@pytest.mark.parametrize("words", ["1. Họ tên: Nguyễn Văn A", "1. Thời gian: quý I", "2. Theo dõi việc thực hiện;"])
def test_a_clause_with_words_after_a_colon_is_not_a_title(words: str) -> None:
    assert outcomes(document(HEAD, TITLE, text(words), BODY, FOOT))["L310"] == "held"


@pytest.mark.parametrize("words", ["Điều 5 của Luật quy định việc này.", "Điều 5, Điều 6 Luật này được áp dụng."])
def test_a_sentence_that_begins_with_an_article_is_a_sentence(words: str) -> None:
    assert outcomes(document(HEAD, TITLE, text(words), BODY, FOOT))["L313"] == "absent"


def test_a_number_without_a_space_after_it_is_reported_as_that() -> None:
    assert said(document(HEAD, TITLE, text("9.Được giao nhiệm vụ."), BODY, FOOT), "L310") == "thiếu dấu cách sau “9.”"


@pytest.mark.parametrize("name", ["Times New Roman Bold", "Times New Roman,Bold", "TimesNewRomanPS-BoldMT"])
def test_the_name_of_a_style_of_the_font_is_called_that(name: str) -> None:
    styled = p(run(LONG, 28).replace("Times New Roman", name), JUSTIFIED)
    assert "là tên kiểu chữ, không phải tên phông" in said(document(HEAD, TITLE, BODY, styled, FOOT), "L103")


@pytest.mark.parametrize(("colour", "outcome"), [("0D0D0D", "held"), ("262626", "held"), ("595959", "broken")])
def test_shades_of_black_are_black(colour: str, outcome: str) -> None:
    coloured = p(run(LONG, 28).replace("<w:sz", f'<w:color w:val="{colour}"/><w:sz'), JUSTIFIED)
    assert outcomes(document(HEAD, TITLE, BODY, coloured, FOOT))["L104"] == outcome


def test_a_date_far_from_the_number_is_not_that_of_the_document() -> None:
    head = table((ISSUER, NATION), (NUMBER, p("")))
    signed = p(run("Ngày 28 tháng 8 năm 2026", 28, "i"), CENTRED)
    data = document(head, *[text(LONG)] * 20, signed, table((RECIPIENTS, SIGNATURE)))
    assert said(data, "L210") == "không tìm thấy địa danh và thời gian"
    assert outcomes(data)["L212"] == "absent"


@pytest.mark.parametrize("between", ["\n", "</w:t></w:r></w:p><w:p><w:r><w:t>"])
def test_a_date_on_two_lines_is_one_date(between: str) -> None:
    date = DATE.replace("tháng     năm", f"tháng     {between}năm")
    assert date != DATE
    found = outcomes(document(table((ISSUER, NATION), (NUMBER, date)), TITLE, BODY, FOOT))
    assert (found["L210"], found["L212"]) == ("held", "held")


TO = text("Kính gửi: Ủy ban nhân dân tỉnh.")


def test_a_letter_may_begin_with_can_cu() -> None:
    found = outcomes(document(HEAD, TITLE, TO, text(f"Căn cứ Luật A, {PROSE}:"), text(f"{PROSE}./."), FOOT))
    assert (found["L301"], found["L302"], found["L303"]) == ("absent", "absent", "held")


def test_after_the_addressee_can_cu_in_italics_are_can_cu() -> None:
    found = outcomes(document(HEAD, TITLE, TO, BODY, FOOT))
    assert (found["L301"], found["L302"], found["L303"], found["L314"]) == ("held", "held", "held", "held")


BORDERS = '<w:tblPr><w:tblBorders><w:insideH w:val="single"/></w:tblBorders></w:tblPr>'


def test_a_column_called_noi_nhan_is_not_the_list_of_recipients() -> None:
    form = table((p(run("Số", 26)), p(run("Nơi nhận", 26))), (p(run("THẨM QUYỀN", 26)), p(run("Ghi chú", 26))))
    found = outcomes(document(HEAD, TITLE, BODY, form.replace("<w:tbl>", f"<w:tbl>{BORDERS}")))
    assert {found[code] for code in ("L402", "L403", "L405", "L406", "L407")} == {"absent"}
    assert (found["L401"], found["L404"]) == ("unknown", "unknown")


def test_prose_that_quotes_the_quoc_hieu_is_not_a_heading() -> None:
    quotes = text("a) Quốc hiệu “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” in hoa, cỡ chữ từ 12 đến 13;")
    found = outcomes(document(TITLE, quotes, BODY, FOOT))
    assert (found["L201"], found["L202"]) == ("broken", "absent")


QUOTED = text("“a) Thời hạn 60 ngày làm việc kể từ ngày nhận hồ sơ;") + text("c) Hồ sơ gồm các tài liệu sau đây.”", "i")


def test_points_of_a_quoted_law_are_not_points_of_the_document() -> None:
    found = outcomes(document(HEAD, TITLE, BODY, text("Luật này quy định:"), QUOTED, FOOT))
    assert (found["L312"], found["L303"], found["L305"]) == ("held", "held", "held")


def test_a_forgotten_quotation_mark_hides_nothing() -> None:
    points = text("a) Một việc;") + text("c) Ba việc.")
    assert outcomes(document(HEAD, TITLE, BODY, text("“Luật này quy định:"), points, FOOT))["L312"] == "broken"


def test_a_subject_in_a_table_of_one_cell_is_found() -> None:
    kind, _, subject = TITLE.partition("</w:p>")
    framed = f"{kind}</w:p>{table((subject,), widths=(9072,))}"
    assert outcomes(document(HEAD, framed, p(""), BODY, FOOT))["L214"] == "held"


def test_a_subject_over_the_whole_width_is_found_and_should_be_centred() -> None:
    kind = TITLE.partition("</w:p>")[0] + "</w:p>"
    wide = p(run(LONG, 28, "b") + line(1800), '<w:jc w:val="both"/>')
    assert said(document(HEAD, kind, wide, BODY, FOOT), "L214") == "chưa canh giữa"


def test_the_addressee_is_not_part_of_the_subject() -> None:
    to = p(run("Kính gửi: Ủy ban nhân dân tỉnh.", 28), CENTRED)
    kind, _, subject = TITLE.partition("</w:p>")
    below = subject.replace(line(1800), "")
    found = outcomes(document(HEAD, f"{kind}</w:p>{below}", to, BODY, FOOT))
    assert (found["L214"], found["L314"]) == ("held", "held")


def test_bold_titles_with_letters_are_no_running_text() -> None:
    lettered = text("A. KẾT QUẢ SẢN XUẤT VỤ ĐÔNG", "b")
    assert outcomes(document(HEAD, TITLE, BODY, lettered, text(LONG), FOOT))["L303"] == "held"
