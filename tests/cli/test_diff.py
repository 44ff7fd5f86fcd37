"""Comparisons on the command line: text, JSON and the Word table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kehoach.cli import main
from tests.conftest import ROOT, Docx

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ROOT / "docs" / "diff"
FIRST, SECOND = str(FOLDER / "lan-1.yaml"), str(FOLDER / "lan-2.yaml")

Capture = pytest.CaptureFixture[str]


def test_changes_are_no_failure(capsys: Capture) -> None:
    assert main(["diff", FIRST, SECOND]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{FIRST} → {SECOND}: 14 thay đổi\n\nThể thức văn bản\n  + số (thêm): 15\n")
    assert "  * Thôn Đông: Tỷ lệ" not in said
    assert "  * Thôn Đông: Dự kiến tỷ lệ HN cuối năm 2026: 1,92 → 1,60  (-0,32; tính ra)\n" in said
    assert "\nNhiệm vụ: Hỗ trợ con giống\n  * lời văn:\n      - - Giao con giống" in said


def test_english_is_spoken_on_request(capsys: Capture) -> None:
    main(["diff", FIRST, SECOND, "--lang", "en"])
    said = capsys.readouterr().out
    assert "  * partners: Hội Nông dân; Hội Phụ nữ → Hội Nông dân\n" in said
    assert "14 changes" in said


def test_a_plan_beside_itself_has_no_changes(capsys: Capture) -> None:
    assert main(["diff", FIRST, FIRST]) == 0
    assert capsys.readouterr().out == f"{FIRST} → {FIRST}: không có thay đổi\n"


def test_json_has_exact_differences_and_places(capsys: Capture) -> None:
    assert main(["diff", FIRST, SECOND, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    by_address = {change["address"]: change for change in told["changes"]}
    assert (told["before"], told["after"]) == (FIRST, SECOND)
    rate = by_address["giam_ngheo[Thôn Đông].ty_le_cuoi"]
    assert (rate["difference"], rate["computed"]) == ("-25/78", True)
    giam = by_address["giam_ngheo[Thôn Đông].giam"]
    assert giam["before"] == {"text": "3", "value": "3", "file": FIRST, "line": 25, "column": 28}
    assert by_address["number"]["before"] is None


def test_the_word_table_has_the_groups_and_both_texts(capsys: Capture, tmp_path: Path) -> None:
    target = tmp_path / "so-sanh.docx"
    assert main(["diff", FIRST, SECOND, "-o", str(target), "--format", "json"]) == 0
    said = capsys.readouterr()
    json.loads(said.out)
    assert str(target) in said.err

    document = Docx(target.read_bytes())
    texts = document.paragraphs()
    assert {"BẢNG SO SÁNH", "Hai bản kế hoạch năm 2026", "XÃ MẪU"} <= set(texts)
    assert not [text for text in texts if text.startswith(("Số:", "Nơi nhận", "TM."))]
    rows = document.tables()[-1]
    assert rows[0] == ["Nội dung", "Bản trước", "Bản sau", "Chênh lệch"]
    assert rows[1] == ["Thể thức văn bản"]
    assert ["Kinh phí", "120 triệu đồng", "150 triệu đồng", "+30"] in rows
    assert ["Thôn Đông: Chỉ tiêu giảm HN năm 2026", "3", "4", "+1"] in rows
    assert texts[-1] == "Chênh lệch tính từ số chính xác rồi mới làm tròn."


def test_the_word_table_of_two_years_names_them(tmp_path: Path) -> None:
    later = tmp_path / "2027.yaml"
    later.write_text((FOLDER / "lan-1.yaml").read_text(encoding="utf-8").replace("year: 2026", "year: 2027"), "utf-8")
    target = tmp_path / "so-sanh.docx"
    assert main(["diff", FIRST, str(later), "-o", str(target)]) == 0

    document = Docx(target.read_bytes())
    assert "Kế hoạch năm 2026 và năm 2027" in document.paragraphs()
    assert document.tables()[-1][0] == ["Nội dung", "Năm 2026", "Năm 2027", "Chênh lệch"]


def test_plans_that_do_not_differ_make_a_table_that_says_so(tmp_path: Path) -> None:
    target = tmp_path / "so-sanh.docx"
    assert main(["diff", FIRST, FIRST, "-o", str(target)]) == 0
    assert Docx(target.read_bytes()).tables()[-1][1] == ["Hai bản không khác nhau."]


def test_an_error_in_either_plan_exits_with_1(capsys: Capture, tmp_path: Path) -> None:
    broken = tmp_path / "x.yaml"
    broken.write_text("kehoach: 1\npack: giam-ngheo\n", encoding="utf-8")
    for pair in ([FIRST, str(broken)], [str(broken), FIRST]):
        assert main(["diff", *pair]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert str(broken) in said.err


def test_a_plan_that_cannot_be_read_exits_with_2(capsys: Capture, tmp_path: Path) -> None:
    missing = str(tmp_path / "x.yaml")
    assert main(["diff", FIRST, missing]) == 2
    assert missing in capsys.readouterr().err


def test_a_comparison_edited_in_word_is_not_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "so-sanh.docx"
    target.write_bytes(b"PK: somebody's own")
    assert main(["diff", FIRST, SECOND, "-o", str(target)]) == 2
    assert main(["diff", FIRST, SECOND, "-o", str(target), "--force"]) == 0
