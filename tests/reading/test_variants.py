"""Kinds of documents and bodies: each has its own opening, symbol, recipients and form of signing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kehoach
from tests.conftest import Docx, findings_in, plan_in

if TYPE_CHECKING:
    from pathlib import Path

SPEC = """kehoach: 1
pack: {pack}
year: 2026
document: {document}
subject: Sản xuất vụ Đông
issuer: {{kind: xã, name: Mẫu, body: {body}}}
signer: {{authority: {authority}, post: {post}, name: Nguyễn Văn Mẫu}}
basis: |
  Luật Tổ chức chính quyền địa phương
"""
COMMITTEE = "Ủy ban nhân dân"


def spec(
    document: str, body: str = COMMITTEE, authority: str = "TM.", post: str = "Chủ tịch", pack: str = "co-so"
) -> str:
    return SPEC.format(document=document, body=body, authority=authority, post=post, pack=pack)


def printed(text: str) -> list[str]:
    lines = Docx(kehoach.render(kehoach.compute(plan_in(text)))).paragraphs()
    return [line.replace("\u00a0", " ") for line in lines]


def codes(text: str) -> list[str]:
    return [finding.code for finding in findings_in(text) if finding.severity.value != "note"]


@pytest.mark.parametrize(
    ("document", "body", "symbol", "opening"),
    [
        ("Kế hoạch", COMMITTEE, "KH-UBND", "Ủy ban nhân dân xã Mẫu ban hành Kế hoạch với những nội dung sau:"),
        ("Phương án", COMMITTEE, "PA-UBND", "Ủy ban nhân dân xã Mẫu ban hành Phương án với những nội dung sau:"),
        (
            "Chương trình",
            COMMITTEE,
            "CTr-UBND",
            "Ủy ban nhân dân xã Mẫu ban hành Chương trình với những nội dung sau:",
        ),
        ("Đề án", COMMITTEE, "ĐA-UBND", "Ủy ban nhân dân xã Mẫu ban hành Đề án với những nội dung sau:"),
        ("Báo cáo", COMMITTEE, "BC-UBND", "Ủy ban nhân dân xã Mẫu báo cáo như sau:"),
        ("Thông báo", COMMITTEE, "TB-UBND", "Ủy ban nhân dân xã Mẫu thông báo như sau:"),
        ("Kế hoạch", "Hội Nông dân", "KH-HND", "Hội Nông dân xã Mẫu ban hành Kế hoạch với những nội dung sau:"),
        ("Báo cáo", "Ban Chỉ đạo", "BC-BCĐ", "Ban Chỉ đạo xã Mẫu báo cáo như sau:"),
        ("Báo cáo", "Hội đồng nhân dân", "BC-HĐND", "Hội đồng nhân dân xã Mẫu báo cáo như sau:"),
    ],
)
def test_opening_and_symbol_follow_document_and_body(document: str, body: str, symbol: str, opening: str) -> None:
    text = printed(spec(document, body))

    assert opening in text
    assert any(line.endswith(f"/{symbol}") for line in text)


@pytest.mark.parametrize(
    ("body", "recipient"),
    [
        (COMMITTEE, "- Chủ tịch, các Phó Chủ tịch UBND xã;"),
        ("Ban Chỉ đạo giảm nghèo", "- Thành viên Ban Chỉ đạo (t/h);"),
        ("Hội Chữ thập đỏ", "- Các chi hội (t/h);"),
        ("Hội đồng nhân dân", "- UBND, Ủy ban MTTQ Việt Nam xã;"),
    ],
)
def test_recipients_follow_the_body(body: str, recipient: str) -> None:
    assert recipient in printed(spec("Kế hoạch", body))


def test_a_pack_of_one_kind_names_the_body_and_the_document_too() -> None:
    text = printed(spec("Chương trình", "Ban Chỉ đạo", pack="giam-ngheo"))

    assert "Ban Chỉ đạo xã Mẫu ban hành Chương trình giảm nghèo bền vững năm 2026 với những nội dung sau:" in text


def test_a_resolution_of_the_council_resolves_by_articles() -> None:
    text = printed(spec("Nghị quyết", "Hội đồng nhân dân", "none") + "outline: {mot: {text: Thông qua kế hoạch.}}\n")
    order = ["NGHỊ QUYẾT", "HỘI ĐỒNG NHÂN DÂN XÃ MẪU", "QUYẾT NGHỊ:", "Điều 1. Thông qua kế hoạch./.", "CHỦ TỊCH"]

    assert [line for line in text if line in order] == order
    assert codes(spec("Nghị quyết", "Hội đồng nhân dân", "none")) == []


def test_a_decision_of_its_own_decides_by_articles() -> None:
    text = printed(spec("Quyết định") + "outline: {mot: {text: Ban hành quy chế.}}\n")

    assert "QUYẾT ĐỊNH:" in text
    assert "Điều 1. Ban hành quy chế./." in text


def test_a_report_of_its_own_tells_results_and_what_comes() -> None:
    more = "results: |\n  Đã làm xong ba việc.\ntasks:\n  mot: {title: Việc một, text: Làm việc một.}\n"
    text = printed(spec("Báo cáo") + more)

    assert "I. KẾT QUẢ THỰC HIỆN" in text
    assert "II. NHIỆM VỤ, GIẢI PHÁP THỜI GIAN TỚI" in text


@pytest.mark.parametrize("document", ["Báo cáo", "Thông báo"])
def test_what_tells_needs_no_basis(document: str) -> None:
    text = spec(document)

    assert codes(text[: text.index("basis:")]) == []


def test_a_plan_that_says_it_has_no_basis_is_not_asked_for_one() -> None:
    text = spec("Kế hoạch")
    bare = text[: text.index("basis:")]

    assert codes(bare) == ["KH607"]
    assert codes(bare + "basis: none\n") == []


@pytest.mark.parametrize(
    ("authority", "post", "body", "found"),
    [
        ("KT.", "Phó Chủ tịch", COMMITTEE, ["KH608"]),
        ("TM.; KT.", "Phó Chủ tịch", COMMITTEE, []),
        ("none", "Chủ tịch", COMMITTEE, ["KH608"]),
        ("none", "Trưởng ban", "Ban Chỉ đạo", ["KH652"]),
        ("KT.", "Phó Trưởng ban", "Ban Chỉ đạo", ["KH652"]),
    ],
)
def test_who_signs_alone(authority: str, post: str, body: str, found: list[str]) -> None:
    assert codes(spec("Kế hoạch", body, authority, post)) == found


def test_a_chairman_s_own_notice_may_be_signed_for_him_alone() -> None:
    assert codes(spec("Thông báo", COMMITTEE, "KT.", "Phó Chủ tịch")) == []


def test_a_deputy_of_a_board_signs_for_its_head() -> None:
    text = printed(spec("Kế hoạch", "Ban Chỉ đạo", "KT.", "Phó Trưởng ban"))

    assert "KT. TRƯỞNG BAN" in text


@pytest.mark.parametrize(
    ("document", "body", "symbol", "found"),
    [
        ("Báo cáo", COMMITTEE, "KH-UBND", ["KH653"]),
        ("Phương án", "Hội Nông dân", "PA-UBND", ["KH653"]),
        ("Phương án", "Hội Nông dân", "PA-HND", []),
        ("Công văn", COMMITTEE, "UBND-VX", []),
        ("Danh mục", COMMITTEE, "UBND", []),
    ],
)
def test_a_symbol_of_another_document_or_body_is_found(document: str, body: str, symbol: str, found: list[str]) -> None:
    assert codes(f"symbol: {symbol}\n{spec(document, body)}") == found


def test_a_pack_of_one_s_own_has_variants_too(tmp_path: Path) -> None:
    folder = tmp_path / "packs" / "rieng"
    folder.mkdir(parents=True)
    variants = (
        "pack: co-so\nvariants:\n  bao_cao: {opening: 'Xin báo cáo:'}\n"
        "  doan: {when: {body: Đoàn Thanh niên}, recipients: 'Các chi đoàn'}\n"
    )
    (folder / "pack.yaml").write_text(variants, encoding="utf-8")
    path = tmp_path / "plan.yaml"
    path.write_text(spec("Báo cáo", "Đoàn Thanh niên Cộng sản Hồ Chí Minh", pack="rieng"), encoding="utf-8")
    text = Docx(kehoach.render(kehoach.compute(kehoach.load(path)))).paragraphs()

    assert {"Xin báo cáo:", "- Các chi đoàn."} <= set(text)
