"""Comparisons on the command line: text, JSON and the Word table."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.cli import main
from tests.conftest import ROOT, Docx
from tests.word_edits.edited_copies import Copy

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


# --- a Word file


def edited_word_file(folder: Path) -> tuple[Path, Path]:
    """A plan in a folder of its own, and an edited copy of its document: a typed cell, and a computed one."""
    spec, target = folder / "plan.yaml", folder / "sua.docx"
    shutil.copy(FOLDER / "lan-1.yaml", spec)
    copied = Copy(bytes(kehoach.render(kehoach.compute(kehoach.load(spec)))))
    copied.set_cell("Thôn Đông", 5, "4")
    target.write_bytes(copied.data)
    return spec, target


def test_edits_of_a_word_file_are_listed_and_nothing_is_written(capsys: Capture, tmp_path: Path) -> None:
    spec, word = edited_word_file(tmp_path)
    before = spec.read_bytes()
    assert main(["diff", str(spec), str(word), "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{spec} ← {word}: 1 changes, 1 for the plan\n\nCan be brought into the plan\n")
    assert "row “Thôn Đông”, column “Chỉ tiêu giảm HN năm 2026”: 3 → 4\n" in said
    assert "Computed again by the plan, unlike in the Word file\n" in said
    assert spec.read_bytes() == before


def test_apply_writes_the_plan_and_keeps_the_one_before(capsys: Capture, tmp_path: Path) -> None:
    spec, word = edited_word_file(tmp_path)
    before = spec.read_bytes()
    assert main(["diff", str(spec), str(word), "--apply"]) == 0
    assert (tmp_path / "plan.yaml.bak").read_bytes() == before
    assert kehoach.compute(kehoach.load(spec))["giam_ngheo[Thôn Đông].giam"].text == "4"
    assert "Đã ghi vào kế hoạch\n" in capsys.readouterr().out
    spec.write_bytes(before + b"# note\n")
    assert main(["diff", str(spec), str(word), "--apply"]) == 0
    assert (tmp_path / "plan.yaml.bak2").read_bytes() == before + b"# note\n"


def test_apply_can_write_another_file_and_replaces_none_unasked(capsys: Capture, tmp_path: Path) -> None:
    spec, word = edited_word_file(tmp_path)
    before, new = spec.read_bytes(), tmp_path / "moi.yaml"
    call = ["diff", str(spec), str(word), "--apply", "-o", str(new), "--format", "json"]
    assert main(call) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["written"], spec.read_bytes()) == (str(new), before)
    cell = told["changes"][0]
    assert (cell["class"], cell["fate"], cell["address"]) == ("input", "brought", "giam_ngheo[Thôn Đông].giam")
    assert (cell["before"], cell["after"], cell["file"]) == ("3", "4", str(spec))
    assert main(call) == 2
    assert main([*call, "--force"]) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["a.docx", "b.yaml"],
        ["a.yaml", "b.yaml", "--apply"],
        ["a.yaml", "b.docx", "-o", "c.yaml"],
        ["-", "b.docx"],
    ],
    ids=["Word first", "no Word file", "nothing applied", "no file"],
)
def test_what_has_no_effect_with_a_word_file_is_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit):
        main(["diff", *arguments])


def test_a_file_that_is_no_word_file_is_said_so(capsys: Capture, tmp_path: Path) -> None:
    spec, word = edited_word_file(tmp_path)
    word.write_bytes(b"no package")
    assert main(["diff", str(spec), str(word)]) == 2
    assert str(word) in capsys.readouterr().err
