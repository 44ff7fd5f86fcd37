"""What a kind of document asks for: the article that says who carries it out stands first among its recipients."""

from __future__ import annotations

import pytest

import kehoach
from tests.conftest import Docx, findings_in

PLAN = """\
kehoach: 1
pack: co-so
year: 2026
number: 5
date: 12/5/2026
document: Quyết định
subject: Về việc thành lập Tổ công nghệ số cộng đồng
issuer: {kind: xã, name: Mẫu}
signer: {authority: TM., post: Chủ tịch, name: Nguyễn Văn A}
basis: |
  Luật Tổ chức chính quyền địa phương
outline:
  pack: none
  mot: {text: Thành lập Tổ công nghệ số cộng đồng xã Mẫu.}
  ARTICLE: {text: "TEXT"}
"""
EXECUTED = "Phòng Văn hóa - Xã hội chịu trách nhiệm thi hành Quyết định này."


def plan(article: str, text: str = EXECUTED, more: str = "") -> str:
    return PLAN.replace("ARTICLE", article).replace("TEXT", text) + more


def found(spec: str) -> list[tuple[str, int]]:
    return [(f.code, f.line) for f in findings_in(spec) if f.code == "KH666"]


def recipients(spec: str) -> list[str]:
    return [text for style, text in Docx(kehoach.render(kehoach.compute(kehoach.loads(spec)))).styled()
            if style == "DanhSachNoiNhan"]  # fmt: skip


def test_the_packs_recipients_begin_with_the_article_of_that_id() -> None:
    assert recipients(plan("thi_hanh"))[:2] == [
        "- Như Điều 2;",
        "- Thường trực Đảng ủy, Thường trực HĐND xã (b/c);",
    ]
    assert found(plan("thi_hanh")) == []


def test_a_council_has_its_own_recipients_after_it() -> None:
    spec = plan("thi_hanh", "Ủy ban nhân dân xã tổ chức thực hiện Nghị quyết này.").replace("Quyết định", "Nghị quyết")
    spec = spec.replace("name: Mẫu}", "name: Mẫu, body: Hội đồng nhân dân}")
    assert recipients(spec)[:2] == ["- Như Điều 2;", "- Thường trực Đảng ủy (b/c);"]


def test_without_that_id_the_line_is_left_out_and_a_note_says_how_to_write_it() -> None:
    spec = plan("cuoi", more="recipients: |\n  Thường trực Đảng ủy\n  Lưu: VT\n")

    assert recipients(plan("cuoi"))[0] == "- Thường trực Đảng ủy, Thường trực HĐND xã (b/c);"
    assert found(spec) == [("KH666", 17)]
    hint = next(f.hint for f in findings_in(spec) if f.code == "KH666")
    assert "Như $(cuoi)" in hint
    assert found(spec.replace("  Thường trực Đảng ủy\n", "  Như $(cuoi)\n  Thường trực Đảng ủy\n")) == []


@pytest.mark.parametrize(
    ("line", "is_named"),
    [("Như Điều 2", True), ("- Như các Điều 1, 2;", True), ("Như Điều 1", False), ("Như trên", False)],
)
def test_a_number_typed_by_hand_has_to_be_that_of_the_article(line: str, is_named: bool) -> None:
    spec = plan("cuoi", more=f"recipients: |\n  {line}\n  Lưu: VT\n")
    assert (found(spec) == []) is is_named


def test_what_nobody_has_to_carry_out_asks_for_nothing() -> None:
    assert found(plan("cuoi", "Quyết định này có hiệu lực kể từ ngày ký.")) == []
    assert found(plan("cuoi").replace("Quyết định", "Kế hoạch")) == []


def test_minutes_are_not_issued() -> None:
    spec = plan("cuoi", "Cuộc họp kết thúc.").replace("document: Quyết định", "document: Biên bản")
    spec = spec.replace("basis: |\n  Luật Tổ chức chính quyền địa phương\n", "")
    assert [f.code for f in findings_in(spec) if f.code == "KH607"] == []
    assert not any(
        "ban hành" in text for text in Docx(kehoach.render(kehoach.compute(kehoach.loads(spec)))).paragraphs()
    )
