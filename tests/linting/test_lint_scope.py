"""Whether the decree applies to a document is the first thing a report says; what is attached is checked as that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.cli import main
from tests.linting.by_hand import (
    BODY,
    CENTRED,
    DATE,
    FOOT,
    HEAD,
    ISSUER,
    JUSTIFIED,
    NATION,
    NUMBER,
    PROSE,
    TITLE,
    document,
    outcomes,
    p,
    run,
    table,
)

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]

PARTY = table(
    (
        p(run("ĐẢNG BỘ XÃ MẪU", 28), CENTRED) + p(run("Số 12-KH/ĐU", 28), CENTRED),
        p(run("ĐẢNG CỘNG SẢN VIỆT NAM", 28, "b"), CENTRED) + p(run("Mẫu, ngày 12 tháng 3 năm 2026", 28, "i"), CENTRED),
    )
)
DRAFT = HEAD.replace("/KH-SNN", "/2026/TT-BMA")
SLIP = p(run("PHIẾU TRÌNH", 32, "b"), CENTRED) + p(run("Kính gửi: Chủ tịch.", 28), JUSTIFIED)
PERSONAL = (
    p(run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", 26, "b"), CENTRED)
    + p(run("BẢN CAM KẾT TRẢ LẠI ĐẤT", 28, "b"), CENTRED)
    + p(run(f"{PROSE}.", 28), JUSTIFIED)
)
SPEECH = (
    p(run("Chuyển đổi số ở xã vùng cao", 28, "b"), CENTRED)
    + p(run("Kính thưa các đồng chí!", 28, "i"), JUSTIFIED)
    + p(run(f"{PROSE} UBND tỉnh Mẫu", 28), JUSTIFIED)
)
CALLED_SPEECH = p(run("THAM LUẬN", 28, "b"), CENTRED) + p(run(PROSE, 28), JUSTIFIED)
FORM_OF_A_COURT = p(run("ĐƠN ĐỀ NGHỊ VẮNG MẶT", 28, "b"), CENTRED) + p(run(PROSE, 28), JUSTIFIED)
OUTSIDE = {
    "a Party document": ((PARTY, TITLE, BODY, FOOT), "party", "Văn phòng Trung ương Đảng"),
    "a draft circular": ((DRAFT, p(run("THÔNG TƯ", 28, "b"), CENTRED), BODY, FOOT), "normative", "78/2025/NĐ-CP"),
    "a decision with the year in its number": (
        (HEAD.replace("/KH-SNN", "/2026/QĐ-UBND"), p(run("QUYẾT ĐỊNH", 28, "b"), CENTRED), BODY, FOOT),
        "normative",
        "78/2025/NĐ-CP",
    ),
    "a speech": ((SPEECH,), "speech", "tham luận"),
    "what is called a speech": ((CALLED_SPEECH,), "speech", "tham luận"),
    "a slip of the office": ((HEAD, SLIP), "form", "biểu mẫu"),
    "a form for a court": ((FORM_OF_A_COURT,), "form", "biểu mẫu"),
    "a paper of a person": ((PERSONAL,), "form", "biểu mẫu"),
}


@pytest.mark.parametrize("kind", OUTSIDE)
def test_outside_the_decree_no_rule_applies_and_one_line_says_why(kind: str, tmp_path: Path, capsys: Capture) -> None:
    blocks, scope, why = OUTSIDE[kind]
    data = document(*blocks)
    report = kehoach.lint(data)
    assert report.scope.value == scope
    assert {verdict.outcome.value for verdict in report.verdicts} == {"absent"}
    path = tmp_path / "ngoài.docx"
    path.write_bytes(data)
    assert main(["lint", str(path)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.startswith(f"{path}: không thuộc phạm vi Nghị định 30/2020/NĐ-CP: ")
    assert why in said.out


@pytest.mark.parametrize(
    "blocks",
    [
        (HEAD, TITLE, BODY, FOOT),
        (HEAD.replace("/KH-SNN", "/2026/HĐ-SNN"), p(run("HỢP ĐỒNG", 28, "b"), CENTRED), BODY, FOOT),
        (HEAD.replace("/KH-SNN", "/SNN-VP"), p(run("V/v xin ý kiến", 24), CENTRED), table((p(run("ĐƠN VỊ", 26)),))),
        (TITLE, p(run("Chương trình họp", 28), JUSTIFIED), table((p(run("Phát biểu khai mạc", 26)),))),
        (p(run(f"{PROSE} và cộng hòa xã hội chủ nghĩa Việt Nam.", 28), JUSTIFIED),),
    ],
    ids=["a plan", "a contract of this year", "a letter with a column of units", "an agenda", "only text"],
)
def test_an_administrative_document_is_checked_whatever_it_mentions(blocks: tuple[str, ...]) -> None:
    assert kehoach.lint(document(*blocks)).scope.value == "own"


REFERENCE = p(run("(Kèm theo Quyết định số       /QĐ-UBND ngày     tháng 9 năm 2026", 28, "i"), CENTRED) + p(
    run("của Chủ tịch Ủy ban nhân dân tỉnh)", 28, "i"), CENTRED
)
NAME = p(run("QUY CHẾ LÀM VIỆC", 28, "b"), CENTRED) + p(run("CỦA HỘI NGHỀ VƯỜN", 28, "b"), CENTRED)
ARTICLE = p(run("Điều 1. Tên gọi", 28, "b"), JUSTIFIED) + p(run("1. Tên gọi: Hội Nghề vườn.", 28), JUSTIFIED)
BOXES = ("L201", "L202", "L203", "L205", "L206", "L207", "L208", "L209", "L210", "L211", "L212")
HEADED = table((p(run("ỦY BAN NHÂN DÂN", 30, "b")), p(run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 24, "b"))))


@pytest.mark.parametrize(
    "blocks",
    [
        (NAME, REFERENCE, ARTICLE),
        (HEADED, NAME, REFERENCE, ARTICLE),
        (HEADED, NAME, REFERENCE.replace("(Kèm theo", "(Được phê duyệt kèm theo"), ARTICLE),
        (HEADED, p(run("ĐIỀU LỆ HỘI NGHỀ VƯỜN", 28, "b"), CENTRED), ARTICLE),
        (p(run("QUY CHẾ", 28, "b"), CENTRED), REFERENCE, ARTICLE),
        (p(run("Phụ lục", 28, "b"), CENTRED), p(run("DANH SÁCH", 28, "b"), CENTRED), REFERENCE, ARTICLE),
    ],
    ids=["no heading", "a heading", "approved with it", "a charter", "a kind of Điều 7", "a phụ lục"],
)
def test_a_text_issued_with_another_has_no_quoc_hieu_number_and_date_of_its_own(blocks: tuple[str, ...]) -> None:
    data = document(*blocks)
    report = kehoach.lint(data)
    assert report.scope.value == "attached"
    found = outcomes(data)
    assert {found[code] for code in BOXES} == {"absent"}
    assert {found[code] for code in ("L303", "L304", "L306", "L401", "L404")} <= {"absent", "held"}


def test_the_whole_reference_belongs_to_the_title_not_to_the_text() -> None:
    found = outcomes(document(NAME, REFERENCE, ARTICLE, p(run(f"2. {PROSE}.", 28), JUSTIFIED)))
    assert {found[code] for code in ("L303", "L304", "L305", "L306")} == {"held", "absent"}


def test_of_a_file_with_appendices_only_the_text_that_mentions_them_is_elsewhere() -> None:
    label, title = p(run("Phụ lục", 28, "b"), CENTRED), p(run("DANH SÁCH", 28, "b"), CENTRED)
    found = outcomes(document(label, title, REFERENCE, p(run(PROSE, 28), JUSTIFIED)))
    assert (found["L505"], found["L506"]) == ("absent", "absent")
    assert {found[code] for code in ("L501", "L502", "L503", "L504")} == {"held"}


def test_a_title_of_an_appendix_in_lower_case_ends_at_its_reference() -> None:
    lines = p(run("Danh sách thành viên Tổ công tác", 28, "b"), CENTRED) + p(run("của tỉnh Mẫu", 28, "b"), CENTRED)
    report = kehoach.lint(document(p(run("Phụ lục", 28, "b"), CENTRED), lines, REFERENCE, p(run(PROSE, 28))))
    assert [sight.said and sight.said.vi for sight in report["L503"].sights] == ["chưa viết hoa hết"] * 2
    assert report["L504"].outcome.value == "held"


def test_what_is_left_out_of_an_attached_text_is_said(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "quy chế.docx"
    path.write_bytes(document(NAME, REFERENCE, ARTICLE))
    main(["lint", str(path)])
    assert "(kèm theo văn bản khác: không xét Quốc hiệu" in capsys.readouterr().out


def test_a_plan_with_its_heading_is_not_attached_to_anything() -> None:
    own = document(table((ISSUER, NATION), (NUMBER, DATE)), TITLE, BODY, FOOT, REFERENCE)
    assert kehoach.lint(own).scope.value == "own"
