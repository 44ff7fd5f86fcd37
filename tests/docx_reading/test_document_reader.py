"""Documents as Word, LibreOffice and Google Docs write them: what is in effect counts, not where it is said."""

from __future__ import annotations

import io
import zipfile

import pytest

import kehoach
from kehoach.docx_reading.document_reader import read_document
from tests.linting.by_hand import (
    BODY,
    CENTRED,
    DATE,
    FONT,
    FOOT,
    HEAD,
    ISSUER,
    JUSTIFIED,
    LONG,
    NAMESPACES,
    NATION,
    NUMBER,
    NUMBER_FIELD,
    NUMBERED,
    PAGE,
    PROSE,
    RECIPIENTS,
    RELATIONS,
    SIGNATURE,
    STYLES,
    TITLE,
    document,
    line,
    outcomes,
    p,
    run,
    table,
)


def styles(more: str, defaults: str = "") -> str:
    """The style sheet with more styles in it."""
    return STYLES.replace("</w:styles>", f"{more}</w:styles>").replace("<w:docDefaults>", f"<w:docDefaults>{defaults}")


def style(identifier: str, letters: str = "", layout: str = "", *, based_on: str = "", kind: str = "paragraph") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{identifier}"/>{base}'
        f"<w:pPr>{layout}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def bare(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def test_a_document_typed_by_hand_with_looks_said_on_the_spot_holds_every_rule_it_has_parts_for() -> None:
    found = outcomes(document(HEAD, TITLE, BODY, FOOT))
    assert set(found.values()) == {"held", "absent"}
    assert found["L205"] == found["L207"] == found["L215"] == found["L312"] == "held"


def test_a_head_without_a_table_is_read_line_by_line() -> None:
    head = (
        p(run("ỦY BAN NHÂN DÂN XÃ A\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 26, "b"))
        + p(run("\tĐộc lập - Tự do - Hạnh phúc", 28, "b"), CENTRED)
        + p(run("Số: 07/KH-UBND", 26) + run("\tHà Nội, ngày 09 tháng 12 năm 2026", 26, "i"))
    )
    found = outcomes(document(head, TITLE, BODY, FOOT))
    assert {found[code] for code in ("L201", "L202", "L203", "L206", "L208", "L209", "L210", "L211", "L212")} == {
        "held"
    }


def test_a_foot_without_a_table_is_read_too() -> None:
    foot = p(run("Nơi nhận:", 24, "bi") + run("\tCHỦ TỊCH", 28, "b"))
    foot += p(run("- Như trên;", 22)) + p(run("- Lưu: VT.", 22)) + p(run("\tLê Thị B", 28, "b"))
    found = outcomes(document(HEAD, TITLE, BODY, foot))
    assert {found[code] for code in ("L401", "L403", "L404", "L405", "L406")} == {"held"}


def test_looks_come_down_from_style_to_style() -> None:
    sheet = styles(
        style("Goc", FONT + '<w:sz w:val="28"/>')
        + style("Con", "", JUSTIFIED, based_on="Goc")
        + style("Vong1", based_on="Vong2")
        + style("Vong2", based_on="Vong1")
    )
    inherited = p(bare(LONG), '<w:pStyle w:val="Con"/>')
    found = outcomes(document(HEAD, TITLE, BODY, inherited, FOOT, styles=sheet))
    assert {found[code] for code in ("L103", "L303", "L304", "L305")} == {"held"}
    assert outcomes(
        document(HEAD, TITLE, p(run(LONG, 28), '<w:pStyle w:val="Vong1"/>' + JUSTIFIED), FOOT, styles=sheet)
    )


def test_the_theme_says_which_font_it_is() -> None:
    report = kehoach.lint(document(HEAD, TITLE, BODY, p(bare(LONG, '<w:sz w:val="28"/>'), JUSTIFIED), FOOT))
    (sight,) = report["L103"].sights
    assert sight.said is not None
    assert "Calibri" in sight.said.vi
    assert sight.place.text.startswith("Thực hiện nhiệm vụ")


def test_bold_said_by_two_kinds_of_style_cancels_out() -> None:
    sheet = styles(style("Dam", "<w:b/>") + style("Nhan", "<w:b/>", kind="character"))
    once = p(run("Kế hoạch", 28, "c").replace("<w:rPr>", '<w:rPr><w:rStyle w:val="Nhan"/>'), CENTRED)
    twice = once.replace("<w:pPr>", '<w:pPr><w:pStyle w:val="Dam"/>')
    subject = p(run("Công tác năm", 28, "b"), CENTRED)
    assert outcomes(document(HEAD, once, subject, BODY, FOOT, styles=sheet))["L213"] == "held"
    assert outcomes(document(HEAD, twice, subject, BODY, FOOT, styles=sheet))["L213"] == "broken"


def test_a_table_style_gives_its_letters_to_the_cells() -> None:
    sheet = styles(style("Bang", FONT, kind="table"))
    cell = p(bare("chữ", '<w:sz w:val="26"/>'))
    styled = table((cell, cell)).replace("<w:tbl>", '<w:tbl><w:tblPr><w:tblStyle w:val="Bang"/></w:tblPr>')
    assert outcomes(document(HEAD, TITLE, BODY, styled, FOOT, styles=sheet))["L103"] == "held"
    assert outcomes(document(HEAD, TITLE, BODY, table((cell, cell)), FOOT, styles=sheet))["L103"] == "broken"


@pytest.mark.parametrize(
    ("spacing", "outcome"),
    [
        ('w:line="240" w:lineRule="auto"', "held"),
        ('w:line="360" w:lineRule="auto"', "held"),
        ('w:line="275.99999999999994" w:lineRule="auto"', "held"),
        ('w:line="365" w:lineRule="auto"', "broken"),
        ('w:line="228" w:lineRule="auto"', "unknown"),
        ('w:line="18pt" w:lineRule="exact"', "held"),
        ('w:line="320" w:lineRule="exact"', "unknown"),
        ('w:line="280" w:lineRule="exact"', "broken"),
        ('w:line="200" w:lineRule="atLeast"', "held"),
        ('w:line="600" w:lineRule="atLeast"', "broken"),
    ],
)
def test_the_distance_of_lines_is_measured_in_lines_however_it_is_said(spacing: str, outcome: str) -> None:
    text = p(run(LONG, 28), f'<w:spacing w:before="120" {spacing}/><w:ind w:firstLine="567"/><w:jc w:val="both"/>')
    assert outcomes(document(HEAD, TITLE, BODY, text, FOOT))["L307"] == outcome


@pytest.mark.parametrize(
    ("indent", "outcome"),
    [
        ('w:firstLine="567"', "held"),
        ('w:firstLine="720"', "held"),
        ('w:firstLine="1cm"', "held"),
        ('w:left="720" w:firstLine="0"', "held"),
        ('w:left="927" w:hanging="360"', "held"),
        ('w:start="1287" w:hanging="567"', "held"),
        ('w:firstLine="709"', "held"),
        ('w:firstLine="650"', "broken"),
        ('w:firstLine="0"', "broken"),
    ],
)
def test_a_first_line_may_be_indented_in_several_ways(indent: str, outcome: str) -> None:
    text = p(run(LONG, 28), f'<w:spacing w:before="120" w:line="240"/><w:ind {indent}/><w:jc w:val="both"/>')
    assert outcomes(document(HEAD, TITLE, BODY, text, FOOT))["L305"] == outcome


@pytest.mark.parametrize(
    ("above", "below", "outcome"),
    [
        ('w:after="120"', 'w:before="0"', "held"),
        ('w:after="60"', 'w:before="60"', "held"),
        ('w:after="0" w:afterAutospacing="1"', 'w:before="0"', "held"),
        ('w:after="60"', 'w:before="40"', "broken"),
        ('w:after="120"', 'w:before="0"/><w:contextualSpacing', "held"),
        ('w:after="120"/><w:contextualSpacing', 'w:before="0"', "broken"),
    ],
)
def test_the_gap_is_what_both_paragraphs_ask_for(above: str, below: str, outcome: str) -> None:
    rest = '<w:ind w:firstLine="720"/><w:jc w:val="both"/>'
    first = p(run(LONG, 28), f"<w:spacing {above}/>{rest}")
    second = p(run(LONG, 28), f"<w:spacing {below}/>{rest}")
    spaced = p(run(LONG, 28), f'<w:spacing w:before="120" w:after="120"/>{rest}')
    assert outcomes(document(HEAD, TITLE, spaced, first, second, FOOT))["L306"] == outcome


@pytest.mark.parametrize(
    ("margins", "outcome"),
    [
        ('w:top="1133" w:right="850" w:bottom="1418" w:left="1985"', "held"),
        ('w:top="1134" w:right="1134" w:bottom="1134" w:left="1417" w:gutter="284"', "held"),
        ('w:top="-1134" w:right="2cm" w:bottom="2cm" w:left="3cm"', "held"),
        ('w:top="1134" w:right="1134" w:bottom="1134" w:left="1985" w:gutter="284"', "broken"),
        ('w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"', "broken"),
        ("", "unknown"),
    ],
)
def test_margins_are_rounded_as_word_shows_them(margins: str, outcome: str) -> None:
    page = f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar {margins}/>'
    assert outcomes(document(HEAD, TITLE, BODY, FOOT, page=page))["L102"] == outcome


def test_every_section_is_held_against_the_rules_and_named() -> None:
    first = p("", f"<w:sectPr>{PAGE}</w:sectPr>")
    wide = (
        '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="1701" w:right="1134" w:bottom="1134" w:left="1134"/>'
    )
    report = kehoach.lint(document(HEAD, TITLE, first, BODY, FOOT, page=PAGE.replace('w:left="1701"', 'w:left="900"')))
    assert [(s.place.part, s.place.section) for s in report["L102"].sights] == [("section", 2)]
    assert outcomes(document(HEAD, TITLE, first, BODY, FOOT, page=wide))["L102"] == "unknown"


@pytest.mark.parametrize(
    ("header", "place", "look"),
    [
        (NUMBER_FIELD, "held", "held"),
        (NUMBER_FIELD.replace("center", "right"), "broken", "held"),
        (NUMBER_FIELD.replace('w:val="28"', 'w:val="20"'), "held", "broken"),
        (p('<w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>', CENTRED), "held", "broken"),
        (p(run("- ", 28)), "unknown", "absent"),
    ],
)
def test_the_page_number_is_found_in_a_header(header: str, place: str, look: str) -> None:
    found = outcomes(document(HEAD, TITLE, BODY, FOOT, header=header))
    assert (found["L106"], found["L107"]) == (place, look)


def test_deleted_and_hidden_text_is_not_read_and_inserted_text_is() -> None:
    deleted = "<w:del><w:r><w:delText>chữ đã xóa</w:delText></w:r></w:del>"
    hidden = bare("ẩn", "<w:vanish/>")
    inserted = f"<w:ins>{run(LONG, 28)}</w:ins>"
    found = outcomes(document(HEAD, TITLE, BODY, p(deleted + hidden + inserted, JUSTIFIED), FOOT))
    assert found["L103"] == "held"
    red = run(LONG, 28).replace("<w:rPr>", '<w:rPr><w:color w:val="FF0000"/>')
    assert outcomes(document(HEAD, TITLE, BODY, p(f"<w:ins>{red}</w:ins>", JUSTIFIED), FOOT))["L104"] == "broken"


def test_text_in_boxes_is_read_once() -> None:
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>'
        f"{p(run('KHẨN', 26, 'b').replace('Times New Roman', 'Arial'))}</w:txbxContent></wps:txbx></wps:wsp>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
        f"{p(run('KHẨN', 26, 'b'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    report = kehoach.lint(document(HEAD, p(box), TITLE, BODY, FOOT))
    assert [sight.place.text for sight in report["L103"].sights] == ["KHẨN"]


def test_numbers_that_word_puts_itself_are_read_as_text() -> None:
    items = "".join(p(run(f"{PROSE};", 28), NUMBERED.format(2) + JUSTIFIED) for _ in range(5))
    report = kehoach.lint(
        document(HEAD, TITLE, p(run("MỤC ĐÍCH", 28, "b"), NUMBERED.format(0) + JUSTIFIED), items, FOOT)
    )
    assert [sight.place.text[:2] for sight in report["L312"].sights] == ["e)"]
    assert report["L309"].outcome.value == "held"


def test_a_number_has_the_look_of_its_list_or_of_its_paragraphs_end_not_of_the_text() -> None:
    numbered = p(run("MỤC ĐÍCH", 28, "b"), NUMBERED.format(0) + JUSTIFIED)
    typed = run("MỤC ĐÍCH", 28, "b").removeprefix("<w:r>").partition("<w:t")[0]
    ended_otherwise = numbered.replace(f"{typed}</w:pPr>", "</w:pPr>")
    assert ended_otherwise != numbered
    assert outcomes(document(HEAD, TITLE, numbered, FOOT))["L103"] == "held"
    assert outcomes(document(HEAD, TITLE, ended_otherwise, FOOT))["L103"] == "broken"


def test_a_place_names_table_row_and_cell() -> None:
    spoilt = table((ISSUER, NATION), (NUMBER, DATE.replace("Hà Nội,", "Hà Nội")))
    (sight,) = kehoach.lint(document(spoilt, TITLE, BODY, FOOT))["L210"].sights
    assert sight.place.cell == (1, 2, 2)
    assert sight.place.paragraph == 5


def test_number_and_date_on_two_lines_of_the_table_are_found() -> None:
    stepped = table((ISSUER + NUMBER, NATION), (p(""), DATE))
    assert outcomes(document(stepped, TITLE, BODY, FOOT))["L212"] == "broken"


def test_a_cong_van_has_its_matter_under_the_number() -> None:
    matter = p(run("V/v rà soát hộ nghèo", 24), CENTRED)
    letter = table((ISSUER, NATION), (NUMBER.replace("/KH-SNN", "/SNN-VP") + matter, DATE))
    found = outcomes(document(letter, p(run("Kính gửi: Sở A.", 28)), BODY, FOOT))
    assert (found["L216"], found["L208"], found["L213"], found["L214"], found["L215"]) == (
        "held",
        "held",
        "absent",
        "absent",
        "absent",
    )
    bold = letter.replace(run("V/v rà soát hộ nghèo", 24), run("V/v rà soát hộ nghèo", 24, "b"))
    assert outcomes(document(bold, BODY, FOOT))["L216"] == "broken"


def test_letters_of_an_old_encoding_are_named() -> None:
    old = p(run(LONG, 28).replace("Times New Roman", ".VnTime"), JUSTIFIED)
    found = outcomes(document(HEAD, TITLE, BODY, old, FOOT))
    assert (found["L103"], found["L105"]) == ("broken", "broken")


def test_a_long_table_that_does_not_repeat_its_head_is_advice_and_breaks_nothing() -> None:
    cell = p(run("1", 26))
    long = table(*[(cell, cell)] * 8)
    report = kehoach.lint(document(HEAD, TITLE, BODY, long, FOOT))
    assert report["L601"].outcome.value == "broken"
    assert report["L601"].rule.is_advice
    assert report.broken == ()
    repeated = long.replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1)
    assert outcomes(document(HEAD, TITLE, BODY, repeated, FOOT))["L601"] == "held"


def test_titles_unit_lines_and_notes_of_a_table_are_no_running_text() -> None:
    cell = p(run("1", 26))
    around = (
        p(run("Bảng 1. Số hộ", 26, "b"), CENTRED)
        + p(run("Đơn vị tính: hộ", 24, "i"), '<w:jc w:val="right"/>')
        + table((cell, cell))
        + p(run("Nguồn: rà soát.", 24, "i"))
    )
    open_ended = BODY.replace("./.", ".")
    found = outcomes(document(HEAD, TITLE, open_ended, around, p(run(f"{PROSE}.", 28), JUSTIFIED), FOOT))
    assert "broken" not in found.values()


def test_a_list_of_addressees_is_no_running_text() -> None:
    listed = p(run("Kính gửi:", 28)) + p(run("- Sở Tài chính;", 28)) + p(run("- Sở Nội vụ.", 28))
    found = outcomes(document(HEAD, listed, TITLE, listed, BODY, FOOT))
    assert (found["L305"], found["L314"]) == ("held", "held")


def test_a_name_in_capitals_is_known_by_the_room_above_it() -> None:
    signature = SIGNATURE.replace("Lê Thị B", "LÊ THỊ B").replace("(Đã ký)", "")
    report = kehoach.lint(document(HEAD, TITLE, BODY, table((RECIPIENTS, signature))))
    assert [sight.place.text for sight in report["L403"].sights] == ["LÊ THỊ B"]
    assert report["L401"].outcome.value == "held"


def test_a_page_number_in_a_frame_is_where_its_frame_is() -> None:
    framed = NUMBER_FIELD.replace('<w:jc w:val="center"/>', '<w:framePr w:wrap="around" w:xAlign="{}"/>')
    assert outcomes(document(HEAD, TITLE, BODY, FOOT, header=framed.format("center")))["L106"] == "held"
    assert outcomes(document(HEAD, TITLE, BODY, FOOT, header=framed.format("right")))["L106"] == "broken"
    tabbed = NUMBER_FIELD.replace('<w:jc w:val="center"/>', "").replace("<w:fldSimple", run("\t", 28) + "<w:fldSimple")
    assert outcomes(document(HEAD, TITLE, BODY, FOOT, header=tabbed))["L106"] == "unknown"


def test_what_is_issued_with_another_document_need_not_have_a_quoc_hieu() -> None:
    enclosed = p(run("(Kèm theo Quyết định số 12/QĐ-UBND)", 28, "i"), CENTRED)
    found = outcomes(document(TITLE, enclosed, BODY, FOOT))
    assert {found[code] for code in ("L201", "L203", "L206", "L208", "L210")} == {"absent"}


def test_a_quyet_dinh_is_read_by_its_articles() -> None:
    decision = (
        p(run("QUYẾT ĐỊNH", 28, "b"), CENTRED)
        + p(run("Về việc phân công nhiệm vụ", 28, "b") + line(1400), CENTRED)
        + p(run("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", 28, "b"), CENTRED)
        + p(run("Căn cứ Luật A;", 28, "i"), JUSTIFIED)
        + p(run("Theo đề nghị của Trưởng phòng.", 28, "i"), JUSTIFIED)
        + p(run("QUYẾT ĐỊNH:", 28, "b"), CENTRED)
        + p(run("Điều 1.", 28, "b") + run(f" {PROSE}.", 28), JUSTIFIED)
        + p(run("Điều 2.", 28, "b") + run(f" {PROSE}./.", 28), JUSTIFIED)
    )
    found = outcomes(document(HEAD.replace("/KH-SNN", "/QĐ-UBND"), decision, FOOT))
    assert set(found.values()) == {"held", "absent"}
    assert {found[code] for code in ("L214", "L215", "L301", "L302", "L313", "L315")} == {"held"}


def test_a_style_sheet_is_not_needed() -> None:
    assert "L101" in outcomes(document(HEAD, TITLE, BODY, FOOT, styles=f"<w:styles {NAMESPACES}/>"))


def test_signature_and_recipients_may_stand_in_any_order_of_cells() -> None:
    found = outcomes(document(HEAD, TITLE, BODY, table((SIGNATURE, RECIPIENTS))))
    assert {found[code] for code in ("L401", "L402", "L403", "L404", "L405", "L406")} == {"held"}


def test_footnotes_are_read_without_the_line_above_them() -> None:
    notes = (
        f'<w:footnotes {NAMESPACES}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>x</w:t></w:r></w:p>'
        '</w:footnote><w:footnote w:id="1"><w:p><w:r><w:t>Theo Niên giám.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document(p(run("Lời", 28))))) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            related = f'<Relationship Id="rIdn" Type="{RELATIONS}/footnotes" Target="footnotes.xml"/></Relationships>'
            text = old.read(name).decode()
            new.writestr(name, text.replace("</Relationships>", related) if "document.xml.rels" in name else text)
        new.writestr("word/footnotes.xml", notes)

    assert [note.text for note in read_document(made.getvalue()).footnotes] == ["Theo Niên giám."]


def test_paragraphs_with_the_same_formatting_share_it_and_each_text_keeps_the_fonts_that_its_letters_use() -> None:
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Times New Roman"/>'
    texts = ("abc", "đêđ", "xyz", " ")
    plain = [f"<w:p>{bare(text, fonts)}</w:p>" for text in texts]
    found = read_document(document(*plain)).paragraphs
    letters = [paragraph.runs[0].letters for paragraph in found]
    assert [one.fonts for one in letters] == [("Arial",), ("Times New Roman",), ("Arial",), ()]
    assert letters[0] is letters[2]
    assert len({id(paragraph.layout) for paragraph in found}) == 1


def test_styles_based_on_each_other_look_the_same_whichever_is_used_first() -> None:
    said = styles(
        style("Mot", '<w:sz w:val="26"/>', based_on="Hai") + style("Hai", '<w:sz w:val="28"/><w:b/>', based_on="Mot")
    )
    used = [f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr>{bare("abc")}</w:p>' for name in ("Mot", "Hai")]
    there, back = (read_document(document(*order, styles=said)).paragraphs for order in (used, used[::-1]))
    assert [one.runs for one in there] == [one.runs for one in reversed(back)]


def test_a_cell_that_says_it_goes_over_millions_of_columns_goes_over_as_many_as_a_table_may_have() -> None:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>{p(run("1", 28))}</w:tc>'
    row = f'<w:tr><w:trPr><w:gridBefore w:val="999999999"/></w:trPr>{cell}</w:tr>'
    made = document(f"<w:tbl>{row * 3}</w:tbl>")
    assert [(found.column, found.columns) for found in read_document(made).tables[0].cells] == [(64, 63)] * 3
    assert not kehoach.audit(made).findings
