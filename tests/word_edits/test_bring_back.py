"""A colleague's edits of a plan's Word document, brought back into the plan's own file."""

from __future__ import annotations

import shutil
import subprocess
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kehoach
from kehoach.word_edits.bring_back import bring_back
from kehoach.word_edits.word_changes import EditClass, Fate
from tests.conftest import EXAMPLES, ROOT
from tests.word_edits.edited_copies import BAC_SON, Copy, edits_in, new_lines, opened, rendered

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach.word_edits.word_changes import WordChange, WordEdits

SPECS = [
    path
    for path in sorted(EXAMPLES.glob("*/*.yaml"))
    if "kehoach:" in path.read_text(encoding="utf-8") and not kehoach.evaluate(path).has_errors
]
NAMES = [f"{path.parent.name}/{path.stem}" for path in SPECS]
either = pytest.mark.parametrize("tracked", [False, True], ids=["plain", "tracked"])


def the_only(edits: WordEdits) -> WordChange:
    """The only change that somebody made."""
    (found,) = (change for change in edits.changes if change.fate is not Fate.RECOMPUTED)
    return found


def fates(edits: WordEdits) -> list[tuple[str, str]]:
    return [(change.kind.value, change.fate.value) for change in edits.changes]


# --- cells


@either
def test_a_typed_cell_is_written_at_its_line_and_what_follows_is_told(tracked: bool) -> None:
    copied = opened(tracked=tracked)
    copied.set_cell("Khu phố 9", 5, "2")
    edits = edits_in(copied)
    assert new_lines(edits) == (["Khu phố 9  |   2 |    1"], ["Khu phố 9  |   2 |    2"])
    change = the_only(edits)
    assert (change.kind, change.fate, change.address) == (EditClass.INPUT, Fate.BROUGHT, "giam_ngheo[Khu phố 9].giam")
    followed = [(one.where.row, one.where.column, one.before, one.after) for one in edits.changes[1:]]
    assert ("Khu phố 9", "HN cuối năm 2023", "01", "00") in followed
    assert ("Cộng", "Chỉ tiêu giảm HN năm 2023", "08", "09") in followed


def test_a_computed_cell_is_never_written_and_the_inputs_that_would_make_it_so_are_named() -> None:
    copied = opened()
    copied.set_cell("Khu phố 9", 6, "02")
    edits = edits_in(copied)
    change = the_only(edits)
    assert edits.made is None
    assert (change.kind, change.fate) == (EditClass.COMPUTED, Fate.LEFT)
    assert change.computed_by is not None
    assert change.computed_by.vi == "dau - giam"
    wanted = {one.address: (one.before, one.after) for one in change.inputs}
    assert wanted == {"giam_ngheo[Khu phố 9].dau": ("2", "3"), "giam_ngheo[Khu phố 9].giam": ("1", "0")}


def test_a_computed_cell_that_follows_from_the_input_that_was_edited_too_is_no_question() -> None:
    copied = opened()
    copied.set_cell("Khu phố 9", 5, "2")
    copied.set_cell("Khu phố 9", 6, "00")
    found = {(change.where.column, change.fate) for change in edits_in(copied).changes}
    assert ("HN cuối năm 2023", Fate.FOLLOWS) in found


def test_a_figure_looked_up_in_the_profile_is_told_with_its_line_there() -> None:
    copied = opened()
    copied.set_cell("Khu phố 9", 2, "285")
    (told,) = the_only(edits_in(copied)).inputs
    assert (told.address, told.after) == ("areas[Khu phố 9].ho", "285")
    assert told.place is not None
    assert told.place.file.endswith("phuong-bac-son.yaml")


def test_an_edit_with_which_the_plan_would_have_an_error_is_left_with_the_reason() -> None:
    copied = opened()
    copied.remove_row("Khu phố 8")
    copied.replace("- Kế hoạch là căn cứ để", "- Kế hoạch này là căn cứ để")
    found = {change.kind: change for change in edits_in(copied).changes}
    row, text = found[EditClass.STRUCTURE], found[EditClass.WORDING]
    assert row.fate is Fate.LEFT
    assert row.why is not None
    assert "KH306" in row.why.vi
    assert text.fate is Fate.BROUGHT


MERGED = ROOT / "docs" / "kinds" / "merge.yaml"


def test_a_cell_printed_over_several_rows_is_changed_in_all_of_them() -> None:
    copied = opened(MERGED)
    copied.retype(copied.row("Họp thôn", 0)[1], "Đợt đầu")
    edits = edits_in(copied, MERGED)
    assert new_lines(edits, MERGED)[1] == [
        *("Họp thôn               | Đợt đầu | 3     | 580", "Rà soát hộ nghèo       | Đợt đầu | 3     | 36"),
        "Công khai danh sách    | Đợt đầu | 4     | 36",
    ]
    assert [(change.fate, change.why) for change in edits.changes] == [(Fate.BROUGHT, None)]


def test_a_blank_cell_is_filled_in_its_column(tmp_path: Path) -> None:
    spec = tmp_path / "plan.yaml"
    spec.write_text(TWO_COLUMNS, encoding="utf-8")
    copied = opened(spec)
    copied.retype(copied.row("Thôn Đoài", 0)[2], "mới")
    assert new_lines(edits_in(copied, spec), spec) == (["Thôn Đoài | 1.250 |"], ["Thôn Đoài | 1.250 | mới"])


TWO_COLUMNS = """\
kehoach: 1
pack: co-so
year: 2026
numbers: vi
issuer: {kind: xã, name: Mẫu}
subject: Việc mẫu
basis: none
outline:
  pack: none
  mot:
    title: Việc chung
    text: |
      Lời đầu.
      $(bang)
tables:
  bang:
    columns:
      ten: {label: Thôn, kind: text}
      ho: {label: Số hộ, unit: hộ}
      loi: {label: Ghi chú, kind: text}
    rows: |
      Thôn      | ho    | loi
      Thôn Đông | 1.234 | cũ
      Thôn Đoài | 1.250 |
    total: Cộng
"""


# --- wording


@either
def test_a_sentence_keeps_its_expressions_and_only_the_words_change(tracked: bool) -> None:
    copied = opened(tracked=tracked)
    copied.replace("toàn phường phấn đấu giảm từ 7 hộ nghèo", "cả phường quyết tâm giảm từ 7 hộ nghèo")
    gone, new = new_lines(edits_in(copied))
    assert len(gone) == len(new) == 1
    assert new[0].startswith("Năm 2023, cả phường quyết tâm giảm từ $(cam_ket) hộ nghèo trở lên, tương ứng giảm $(")


def test_a_figure_typed_over_an_expression_is_told_and_the_expression_stays() -> None:
    copied = opened()
    copied.replace("giảm từ 7 hộ", "giảm từ 9 hộ")
    edits = edits_in(copied)
    change = the_only(edits)
    assert edits.made is None
    assert (change.kind, change.fate, change.address) == (EditClass.COMPUTED, Fate.LEFT, "cam_ket")
    assert change.why is not None
    assert "$(cam_ket)" in change.why.vi


def test_a_text_of_the_pack_becomes_one_of_the_plan() -> None:
    copied = opened()
    copied.replace("II. MỤC TIÊU", "II. MỤC TIÊU PHẤN ĐẤU")
    copied.replace("Hộ nghèo đầu năm 2023", "Số hộ nghèo đầu năm 2023")
    gone, new = new_lines(edits_in(copied))
    assert gone == []
    assert "title: Mục tiêu phấn đấu" in new
    assert "label: Số hộ nghèo đầu năm $(year)" in new


def test_the_title_of_a_text_typed_under_its_key_alone_gets_a_key_of_its_own() -> None:
    copied = opened()
    copied.replace("2. Yêu cầu", "2. Yêu cầu chung")
    edits = edits_in(copied)
    assert edits.made is not None
    assert "\nrequirements:\n  title: Yêu cầu chung\n  text: |\n    - Ưu tiên" in edits.made.decode()


@either
def test_paragraphs_are_added_and_removed_as_lines(tracked: bool) -> None:
    copied = opened(tracked=tracked)
    copied.add_below("- Thực hiện tốt chính sách mua thẻ", "- Câu thứ nhất.")
    copied.add_below("- Câu thứ nhất.", "- Câu thứ hai.")
    copied.remove("- Kịp thời kiện toàn Ban chỉ đạo")
    gone, new = new_lines(edits_in(copied))
    assert [line[:30] for line in gone] == ["- Kịp thời kiện toàn Ban chỉ đ"]
    assert new == ["- Câu thứ nhất.", "- Câu thứ hai."]


def test_all_paragraphs_of_a_text_removed_leave_none_so_that_the_pack_does_not_speak_instead() -> None:
    copied = opened()
    for start in ("- Kế hoạch nhằm", "- Kế hoạch là căn cứ"):
        copied.remove(start)
    edits = edits_in(copied)
    assert edits.made is not None
    assert "\npurpose: none\n" in edits.made.decode()


def test_a_new_part_is_told_with_its_text() -> None:
    copied = opened()
    copied.add_below("2. Mục tiêu cụ thể", "3. Mục tiêu khác")
    change = the_only(edits_in(copied))
    assert (change.kind, change.fate, change.after) == (EditClass.STRUCTURE, Fate.LEFT, "3. Mục tiêu khác")


def test_number_and_date_are_filled_in_beside_their_comments() -> None:
    copied = opened()
    copied.replace("66/KH-UBND", "67/KH-UBND")
    copied.replace("ngày 09 tháng 3 năm 2023", "ngày 10 tháng 3 năm 2023")
    assert new_lines(edits_in(copied))[1] == [
        "number: 67                       # để trống khi chưa có số",
        "date: 10/3/2023                  # để trống khi chưa có ngày",
    ]


def test_the_details_of_a_task_are_changed_at_their_keys() -> None:
    spec = EXAMPLES / "xa-dong-lua" / "nhiem-vu.yaml"
    copied = opened(spec)
    copied.replace(
        "Chủ trì: Văn phòng HĐND và UBND; thời gian: thường xuyên", "Chủ trì: Công an xã; thời gian: quý II/2026"
    )
    assert new_lines(edits_in(copied, spec), spec)[1] == ["lead: Công an xã", "when: quý II/2026"]


def test_a_recipient_is_typed_without_the_marks_that_are_printed() -> None:
    copied = opened()
    copied.add_below("- Thành viên BCĐ;", "- Công an phường;")
    assert new_lines(edits_in(copied)) == ([], ["Công an phường"])


# --- rows


@either
def test_a_row_is_added_as_a_line_of_the_grid(tracked: bool) -> None:
    spec = EXAMPLES / "phuong-song-may" / "ngan-sach.yaml"
    copied = opened(spec, tracked=tracked)
    name = next(one.text for one in copied.paragraphs() if one.text.startswith("Chi "))
    cells = [cell.text for cell in copied.row(name)]
    copied.add_rows_below(name, ("", "Chi việc mới", *cells[2:]))
    edits = edits_in(copied, spec)
    brought = [one for one in edits.changes if one.kind is EditClass.STRUCTURE]
    assert [one.after.startswith("Chi việc mới") for one in brought] == [True]


def test_rows_added_to_a_small_grid_keep_their_order_and_its_columns(tmp_path: Path) -> None:
    spec = tmp_path / "plan.yaml"
    spec.write_text(TWO_COLUMNS, encoding="utf-8")
    copied = opened(spec)
    copied.add_rows_below("Thôn Đông", ("Thôn Hạ", "12", ""), ("Thôn Thượng Trung", "7", "xa"), column=0)
    edits = edits_in(copied, spec)
    assert [change.fate for change in edits.changes][:2] == [Fate.BROUGHT, Fate.BROUGHT]
    assert new_lines(edits, spec)[1] == ["Thôn Hạ   |    12 |", "Thôn Thượng Trung |     7 | xa"]


def test_a_column_is_renamed_where_the_rows_name_it_by_its_label_too(tmp_path: Path) -> None:
    spec = tmp_path / "plan.yaml"
    spec.write_text(TWO_COLUMNS.replace("Thôn      | ho    | loi", "Thôn      | Số hộ | Ghi chú"), encoding="utf-8")
    copied = opened(spec)
    copied.retype(copied.row("Thôn", 0)[1], "Tổng số hộ")
    edits = edits_in(copied, spec)
    assert [change.fate for change in edits.changes] == [Fate.BROUGHT]
    assert new_lines(edits, spec)[1] == ["ho: {label: Tổng số hộ, unit: hộ}", "Thôn      | Tổng số hộ | Ghi chú"]


def test_paragraphs_of_the_basis_that_somebody_joined_are_not_lost(tmp_path: Path) -> None:
    spec = tmp_path / "plan.yaml"
    spec.write_text(TWO_COLUMNS.replace("basis: none", "basis: |\n  Luật số 1\n  Luật số 2"), encoding="utf-8")
    copied = opened(spec)
    copied.remove("Căn cứ Luật số 2")
    copied.replace("Căn cứ Luật số 1;", "Căn cứ Luật số 1; Căn cứ Luật số 2.")
    edits = edits_in(copied, spec)
    assert [change.fate for change in edits.changes] == [Fate.BROUGHT, Fate.BROUGHT]
    assert edits.made is not None
    assert "basis: |\n  Luật số 1; Căn cứ Luật số 2\noutline" in edits.made.decode()


def test_a_name_with_a_comma_that_another_row_has_is_one_name_in_a_new_row_too(tmp_path: Path) -> None:
    spec = tmp_path / "plan.yaml"
    body = TWO_COLUMNS.replace("{label: Ghi chú, kind: text}", "{label: Chủ trì, kind: body}")
    spec.write_text(body.replace("| cũ", "| Phòng KT, HT"), encoding="utf-8")
    copied = opened(spec)
    copied.add_rows_below("Thôn Đông", ("Thôn Thượng", "5", "Phòng KT, HT"), column=0)
    edits = edits_in(copied, spec)
    assert new_lines(edits, spec)[1] == ["Thôn Thượng |     5 | Phòng KT, HT"]


def test_a_row_is_removed_with_its_line(tmp_path: Path) -> None:
    spec = tmp_path / "plan.yaml"
    spec.write_text(TWO_COLUMNS, encoding="utf-8")
    copied = opened(spec)
    copied.remove_row("Thôn Đoài", 0)
    assert new_lines(edits_in(copied, spec), spec) == (["Thôn Đoài | 1.250 |"], [])


# --- the file as a whole


def test_tracked_changes_can_be_rejected() -> None:
    copied = opened(tracked=True)
    copied.set_cell("Khu phố 9", 5, "2")
    copied.add_below("- Thực hiện tốt chính sách mua thẻ", "- Câu thứ nhất.")
    edits = edits_in(copied, rejects_tracked=True)
    assert edits.changes == ()
    assert edits.tracked > 0


def test_comments_are_listed_with_the_line_of_the_text_they_are_about() -> None:
    copied = opened()
    if not hasattr(copied.file, "add_comment"):
        pytest.skip("this release of python-docx writes no comments")
    paragraph = copied.containing("- Kịp thời kiện toàn Ban chỉ đạo")
    copied.file.add_comment(paragraph.runs, text="Bỏ câu này?", author="Trần Thị B", initials="B")
    edits = edits_in(copied)
    (comment,) = edits.comments
    assert edits.changes == ()
    assert (comment.author, comment.text) == ("Trần Thị B", "Bỏ câu này?")
    assert comment.place is not None
    assert (comment.place.file, comment.place.line) == (str(BAC_SON), 72)


@pytest.mark.parametrize("spec", SPECS[::6], ids=NAMES[::6])
def test_an_untouched_document_has_no_change(spec: Path) -> None:
    assert edits_in(opened(spec), spec).changes == ()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_file_opened_and_saved_by_libreoffice_has_no_change(tmp_path: Path) -> None:
    for at, spec in enumerate(SPECS):
        (tmp_path / f"{at}.docx").write_bytes(rendered(spec))
    names = [str(tmp_path / f"{at}.docx") for at in range(len(SPECS))]
    own = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    call = ["soffice", own, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "saved")]
    subprocess.run([*call, *names], check=True, capture_output=True)
    for at, spec in enumerate(SPECS):
        found = bring_back(spec, (tmp_path / "saved" / f"{at}.docx").read_bytes(), "sua.docx").value
        assert found is not None
        assert [(change.before, change.after) for change in found.changes] == [], spec


def test_another_document_is_refused() -> None:
    with pytest.raises(kehoach.DocumentError, match="not the document of this plan"):
        bring_back(BAC_SON, rendered(EXAMPLES / "xa-dong-lua" / "ngan-sach.yaml"), "sua.docx")


# --- laws


@pytest.fixture(scope="module")
def copy_of_examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples where a plan can be written beside the files that it names."""
    folder: Path = tmp_path_factory.mktemp("law") / "examples"
    shutil.copytree(EXAMPLES, folder)
    return folder


def randomly_edited(spec: Path, seed: int) -> Copy:
    """A copy with a few edits of words, cells, paragraphs and rows."""
    random = Random(seed)
    copied = opened(spec, tracked=random.random() < 0.5)
    for _ in range(random.randrange(1, 4)):
        found = [one for one in copied.paragraphs() if one.runs]
        paragraph = random.choice(found)
        words = paragraph.text.split(" ")
        match random.choice(("word", "word", "figure", "figure", "gone")):
            case "word":
                words[random.randrange(len(words))] = random.choice(("sửa đổi", "thứ hai"))
                copied.retype(paragraph, " ".join(words))
            case "figure" if paragraph.text.isdigit():
                copied.retype(paragraph, str(int(paragraph.text) + 1))
            case "gone" if len(words) > 8:
                copied.remove(paragraph.text.replace("\u00a0", " "))
    return copied


def holds_the_law(spec: Path, seed: int, folder: Path) -> None:
    """What is brought in prints as it was edited, except what is told; the rest of the file stays as it was."""
    copied = randomly_edited(spec, seed)
    edits = edits_in(copied, spec)
    if edits.made is None:
        return
    beside = folder / spec.parent.name / f"{spec.stem}-{seed}.yaml"
    beside.write_bytes(edits.made)
    again = bring_back(beside, copied.data, "sua.docx")
    assert again.value is not None, [str(finding) for finding in again.findings]
    told = {(one.before, one.after) for one in edits.changes if one.fate is not Fate.BROUGHT or one.why}
    after = {one.after for one in edits.changes if one.fate is Fate.BROUGHT and not one.why}
    left = [one for one in again.value.changes if one.kind is not EditClass.COMPUTED]
    assert not [one for one in left if one.after and one.after in after and (one.before, one.after) not in told]


@settings(max_examples=6)
@given(spec=st.sampled_from(SPECS), seed=st.integers(0, 10**6))
def test_edits_brought_in_print_as_they_were_made(copy_of_examples: Path, spec: Path, seed: int) -> None:
    holds_the_law(spec, seed, copy_of_examples)


@pytest.mark.slow
@pytest.mark.parametrize("spec", SPECS, ids=NAMES)
def test_edits_of_every_example_print_as_they_were_made(copy_of_examples: Path, spec: Path) -> None:
    for seed in range(8):
        holds_the_law(spec, seed, copy_of_examples)
