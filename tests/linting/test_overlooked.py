"""What was once overlooked is found."""

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
    PICTURE,
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


@pytest.mark.parametrize("words", [LONG, f"a) {LONG}"])
def test_a_whole_sentence_in_bold_is_not_text(words: str) -> None:
    bold = p(run(words, 28, "b"), JUSTIFIED)
    assert said(document(HEAD, TITLE, BODY, bold, FOOT), "L303") == "cả đoạn in đậm, phải đứng không đậm"


@pytest.mark.parametrize("words", ["Về kinh tế:", "a) Về nông nghiệp"])
def test_a_short_line_in_bold_may_be_a_title(words: str) -> None:
    assert outcomes(document(HEAD, TITLE, BODY, p(run(words, 28, "b"), JUSTIFIED), FOOT))["L303"] == "held"


LETTER = NUMBER.replace("/KH-SNN", "/UBND{}") + p(run("V/v rà soát hộ nghèo", 24), CENTRED)


def test_the_symbol_of_a_letter_needs_the_unit_that_drafted_it() -> None:
    bare, whole = (document(table((ISSUER, NATION), (LETTER.format(u), DATE)), BODY, FOOT) for u in ("", "-VX"))
    assert said(bare, "L208") == "ký hiệu công văn “UBND” thiếu đơn vị soạn thảo hoặc lĩnh vực, như “UBND-VX”"
    assert outcomes(whole)["L208"] == "held"


def test_a_bold_number_in_a_plain_symbol_is_bold() -> None:
    number = p(run("Số: ", 26) + run("3083", 26, "b") + run("/KH-SNN", 26), CENTRED)
    data = document(table((ISSUER, NATION), (number, DATE)), TITLE, BODY, FOOT)
    assert said(data, "L209") == "in đậm, phải để chữ thường không đậm"


def signed(number: str, date: str, signature: str) -> bytes:
    head = HEAD.replace("Số:    /", f"Số: {number}/").replace("ngày     tháng     năm", date)
    return document(head, TITLE, BODY, table((RECIPIENTS, signature)))


UNSIGNED = SIGNATURE.replace("Lê Thị B", "")
ISSUED = ("12", "ngày 09 tháng 3 năm")


def test_a_document_with_number_and_date_names_who_signs_it() -> None:
    assert said(signed(*ISSUED, UNSIGNED), "L407") == "văn bản đã có số và ngày nhưng không có họ tên người ký"
    assert kehoach.lint(signed(*ISSUED, UNSIGNED))["L407"].sights[0].place.text == "PHÓ GIÁM ĐỐC"
    assert outcomes(signed(*ISSUED, SIGNATURE))["L407"] == "held"


@pytest.mark.parametrize(("number", "date"), [("    ", ISSUED[1]), (ISSUED[0], "ngày     tháng 3 năm")])
def test_a_draft_may_leave_the_name_open(number: str, date: str) -> None:
    assert outcomes(signed(number, date, UNSIGNED))["L407"] == "absent"


def test_a_name_may_be_in_a_picture() -> None:
    assert outcomes(signed(*ISSUED, UNSIGNED + p(PICTURE)))["L407"] == "unknown"


def floating(twips: int, drop: int) -> str:
    """A line at a height below the top of its paragraph."""
    position = f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{drop * 635}</wp:posOffset></wp:positionV>'
    return line(twips).replace("<wp:anchor>", f"<wp:anchor>{position}")


BARE_ISSUER = p(run("UBND TỈNH X", 26), CENTRED) + p(run("SỞ NÔNG NGHIỆP", 26, "b"), CENTRED)
BARE_NATION = p(run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", 26, "b"), CENTRED)


def lines_below(issuer: int, nation: int, drop: int) -> bytes:
    """Both lines of the heading are drawn from the row under it."""
    number = NUMBER.replace("</w:p>", floating(issuer, drop) + "</w:p>")
    date = DATE.replace("</w:p>", floating(nation, drop) + "</w:p>")
    return document(table((BARE_ISSUER, BARE_NATION), (number, date)), TITLE, BODY, FOOT)


@pytest.mark.parametrize("drop", [-15, 20, 90])
def test_a_line_at_the_top_of_the_next_row_is_under_the_text_above(drop: int) -> None:
    found = outcomes(lines_below(850, 3180, drop))
    assert (found["L207"], found["L205"]) == ("held", "held")
    found = outcomes(lines_below(1900, 1500, drop))
    assert (found["L207"], found["L205"]) == ("broken", "broken")


def test_a_line_below_the_next_text_belongs_to_that() -> None:
    found = outcomes(lines_below(850, 3180, 320))
    assert (found["L207"], found["L205"]) == ("unknown", "unknown")


def test_a_text_over_several_columns_has_the_room_of_them_all() -> None:
    """Where the grid has more columns than the row, a long motto is not wrapped in the first of them."""
    head = table((ISSUER, NATION), (NUMBER, DATE), widths=(3544, 800, 4728))
    spanned = head.replace("<w:tc><w:p><w:pPr>", "<w:tc><w:tcPr/><w:p><w:pPr>")
    cells = spanned.split("<w:tc>")
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    cells[2], cells[4] = (cell.replace("<w:tcPr/>", wide, 1) for cell in (cells[2], cells[4]))
    assert outcomes(document("<w:tc>".join(cells), TITLE, BODY, FOOT))["L205"] == "held"
