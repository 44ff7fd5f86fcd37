"""What a file does not say is not guessed: the verdict is that it cannot be told, and why."""

from __future__ import annotations

import pytest

import kehoach
from tests.linting.by_hand import (
    BODY,
    CENTRED,
    DATE,
    FONT,
    FOOT,
    HEAD,
    INDENTED,
    ISSUER,
    JUSTIFIED,
    NAMESPACES,
    NATION,
    NUMBER,
    PAGE,
    PICTURE,
    PROSE,
    TITLE,
    document,
    line,
    old_line,
    outcomes,
    p,
    run,
    table,
)

LONG = f"{PROSE} {PROSE}."
NO_STYLES = f"<w:styles {NAMESPACES}/>"


def why(data: bytes, code: str) -> str:
    verdict = kehoach.lint(data)[code]
    assert verdict.outcome.value == "unknown"
    said = verdict.sights[0].said
    assert said is not None
    return said.vi


def test_a_font_or_size_that_nobody_gives_cannot_be_told() -> None:
    bare = p(f"<w:r><w:t>{LONG}</w:t></w:r>", JUSTIFIED)
    data = document(HEAD, TITLE, BODY, bare, FOOT, styles=NO_STYLES)
    assert why(data, "L103") == "tệp không ghi phông chữ"
    assert why(data, "L303") == "tệp không ghi cỡ chữ"


def test_paper_and_margins_that_are_not_given_cannot_be_told() -> None:
    found = outcomes(document(HEAD, TITLE, BODY, FOOT, page=""))
    assert (found["L101"], found["L102"]) == ("unknown", "unknown")


ISSUER_OF = p(run("SỞ NÔNG NGHIỆP", 26, "b") + "{}", CENTRED)


@pytest.mark.parametrize(
    ("under", "outcome"),
    [
        (line(850), "held"),
        (old_line(45), "held"),
        (run("\n______", 26), "held"),
        ("", "broken"),
        (line(1900), "broken"),
        (old_line(90), "broken"),
        (run("\n-----", 26), "broken"),
        (run("\n________________", 26), "broken"),
        (PICTURE, "unknown"),
    ],
)
def test_the_line_under_the_issuer_is_measured_where_it_can_be(under: str, outcome: str) -> None:
    head = table((ISSUER_OF.format(under), NATION), (NUMBER, DATE))
    assert outcomes(document(head, TITLE, BODY, FOOT))["L207"] == outcome


def test_a_line_drawn_from_another_paragraph_of_the_head_may_be_the_one() -> None:
    head = table(
        (ISSUER_OF.format(""), NATION), (NUMBER, p(run("Hà Nội, ngày 01 tháng 02 năm 2026", 28, "i") + line(700)))
    )
    assert outcomes(document(head, TITLE, BODY, FOOT))["L207"] == "unknown"


@pytest.mark.parametrize(("indent", "outcome"), [(1200, "held"), (0, "broken"), (1600, "broken")])
def test_a_border_of_a_paragraph_is_a_line_as_long_as_its_room(indent: int, outcome: str) -> None:
    border = f'<w:pBdr><w:top w:val="single" w:sz="4"/></w:pBdr><w:ind w:left="{indent}" w:right="{indent}"/>'
    issuer = p(run("SỞ NÔNG NGHIỆP", 26, "b"), CENTRED) + p("", border)
    head = table((issuer, NATION), (NUMBER, DATE))
    assert outcomes(document(head, TITLE, BODY, FOOT))["L207"] == outcome


def test_cells_without_margins_have_more_room() -> None:
    border = '<w:pBdr><w:bottom w:val="single"/></w:pBdr><w:ind w:left="1185" w:right="1185"/>'
    head = table((p(run("SỞ NÔNG NGHIỆP", 26, "b"), CENTRED) + p("", border), NATION), (NUMBER, DATE))
    sides = '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
    wide = head.replace("<w:tbl>", f"<w:tbl><w:tblPr><w:tblCellMar>{sides}</w:tblCellMar></w:tblPr>")
    assert outcomes(document(head, TITLE, BODY, FOOT))["L207"] == "held"
    assert outcomes(document(wide, TITLE, BODY, FOOT))["L207"] == "broken"


def test_an_underlined_motto_is_not_called_right_or_wrong() -> None:
    nation = p(run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 26, "b"), CENTRED)
    nation += p(run("Độc lập - Tự do - Hạnh phúc", 28, "bu"), CENTRED)
    assert outcomes(document(table((ISSUER, nation), (NUMBER, DATE)), TITLE, BODY, FOOT))["L205"] == "unknown"


def test_a_head_that_is_a_picture_may_hold_everything() -> None:
    found = outcomes(document(p(PICTURE), TITLE, BODY, FOOT))
    assert {found[code] for code in ("L201", "L203", "L206", "L208", "L210")} == {"unknown"}
    found = outcomes(document(TITLE, BODY, FOOT))
    assert {found[code] for code in ("L201", "L203", "L206", "L208", "L210")} == {"broken"}


def test_text_without_a_head_is_not_taken_for_one() -> None:
    report = kehoach.lint(document(*[p(run(LONG, 28), JUSTIFIED)] * 5))
    assert [sight.place.part for sight in report["L206"].sights] == ["head"]
    assert {report[code].outcome.value for code in ("L202", "L204", "L209", "L211", "L214")} == {"absent"}
    assert report["L303"].outcome.value == "held"


def test_no_page_number_is_wrong_only_where_there_is_more_than_a_page() -> None:
    assert outcomes(document(HEAD, TITLE, BODY, FOOT, header=""))["L106"] == "unknown"
    two = p('<w:r><w:br w:type="page"/></w:r>')
    assert outcomes(document(HEAD, TITLE, BODY, two, FOOT, header=""))["L106"] == "broken"


def test_an_indent_made_of_tabs_or_blanks_cannot_be_told() -> None:
    layout = '<w:spacing w:before="120" w:line="240"/><w:jc w:val="both"/>'
    for begin in ("\t", "     "):
        assert outcomes(document(HEAD, TITLE, p(run(begin + LONG, 28), layout), FOOT))["L305"] == "unknown"


def test_a_title_run_into_its_text_cannot_be_told() -> None:
    mixed = p(run("1. Mục đích:", 28, "b") + run(f" {PROSE}.", 28), JUSTIFIED)
    assert outcomes(document(HEAD, TITLE, mixed, FOOT))["L310"] == "unknown"


def test_text_of_one_line_is_as_good_on_the_left_as_justified() -> None:
    short = p(run("Kế hoạch gồm ba phần.", 28), INDENTED)
    assert outcomes(document(HEAD, TITLE, BODY, short, FOOT))["L304"] == "held"
    assert outcomes(document(HEAD, TITLE, BODY, p(run(LONG, 28), INDENTED), FOOT))["L304"] == "broken"


def test_mirrored_margins_and_unknown_kinds_cannot_be_told() -> None:
    page = PAGE.replace('w:left="1701"', 'w:left="1134"').replace('w:right="1134"', 'w:right="1701"')
    assert outcomes(document(HEAD, TITLE, BODY, FOOT, page=page))["L102"] == "broken"
    mirrored = document(HEAD, TITLE, BODY, FOOT, page=page, settings="<w:mirrorMargins/>")
    assert outcomes(mirrored)["L102"] == "unknown"
    novel = p(run("TRUYỆN NGẮN", 28, "b"), CENTRED)
    assert outcomes(document(HEAD, novel, BODY, FOOT))["L213"] == "unknown"


def test_a_document_without_a_foot_is_not_judged_by_it() -> None:
    found = outcomes(document(HEAD, TITLE, BODY))
    assert (found["L404"], found["L401"], found["L405"]) == ("unknown", "unknown", "absent")


def test_raised_marks_of_notes_have_any_size() -> None:
    raised = f'<w:r><w:rPr>{FONT}<w:vertAlign w:val="superscript"/><w:sz w:val="16"/></w:rPr><w:t>1</w:t></w:r>'
    assert outcomes(document(HEAD, TITLE, BODY, p(run(LONG, 28) + raised, JUSTIFIED), FOOT))["L303"] == "held"
