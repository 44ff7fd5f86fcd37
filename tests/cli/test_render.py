"""``kehoach render``: a document under the right name, or none, and no edited one lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import docx as python_docx
import pytest

from kehoach.cli import main
from tests.conftest import EXAMPLES, Docx

if TYPE_CHECKING:
    from pathlib import Path

FULL = EXAMPLES / "bac-son-2023" / "plan.yaml"
PRINTED = EXAMPLES / "bac-son-2023-ban-in" / "plan.yaml"

Capture = pytest.CaptureFixture[str]


def test_render_writes_the_document_under_a_vietnamese_name(capsys: Capture, tmp_path: Path) -> None:
    target = tmp_path / "Kế hoạch giảm nghèo.docx"
    assert main(["render", str(FULL), "-o", str(target)]) == 0
    assert capsys.readouterr().out == f"đã ghi {target}\n"
    assert "KẾ HOẠCH" in Docx(target.read_bytes()).paragraphs()
    assert list(tmp_path.iterdir()) == [target]


def test_render_names_the_document_by_number_and_symbol(tmp_path: Path) -> None:
    for source in FULL.parent.glob("*.yaml"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    assert main(["render", str(tmp_path / "plan.yaml")]) == 0
    assert (tmp_path / "66-KH-UBND.docx").is_file()


def test_metadata_is_json_alone_on_standard_output(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kehoach.exporting.pdf.find_office", lambda: None)
    target = tmp_path / "a.docx"
    assert main(["render", str(FULL), "-o", str(target), "--metadata", "json"]) == 0
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert (found["number"], found["notation"], found["pages"]) == ("66", "KH-UBND", None)
    assert f"đã ghi {target}" in err


def test_a_plan_with_errors_writes_nothing_and_leaves_the_old_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "cũ.docx"
    target.write_bytes(b"old")
    assert main(["render", str(PRINTED), "-o", str(target)]) == 1
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_target_that_cannot_be_written_exits_with_2_and_leaves_nothing_behind(
    capsys: Capture, tmp_path: Path
) -> None:
    assert main(["render", str(FULL), "-o", str(tmp_path / "no folder" / "x.docx")]) == 2
    assert "không ghi được tệp" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_crash_while_writing_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "cũ.docx"
    target.write_bytes(b"old")

    def crash(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kehoach.files.os.fsync", crash)
    assert main(["render", str(FULL), "-o", str(target), "--force"]) == 2
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_document_edited_since_is_not_overwritten_unless_forced(capsys: Capture, tmp_path: Path) -> None:
    target = tmp_path / "kế hoạch.docx"
    assert main(["render", str(FULL), "-o", str(target)]) == 0
    assert main(["render", str(FULL), "-o", str(target)]) == 0
    edited = python_docx.Document(str(target))
    edited.add_paragraph("sửa tay")
    edited.save(str(target))
    by_hand = target.read_bytes()
    assert main(["render", str(FULL), "-o", str(target)]) == 2
    assert "đã được sửa" in capsys.readouterr().err
    assert target.read_bytes() == by_hand
    assert main(["render", str(FULL), "-o", str(target), "--force"]) == 0
    assert target.read_bytes() != by_hand


@pytest.mark.parametrize("name", ["plan.yaml", "ra.odt", "ra"])
def test_only_a_document_is_ever_written(name: str, tmp_path: Path) -> None:
    spec = tmp_path / "plan.yaml"
    for source in FULL.parent.glob("*.yaml"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    before = spec.read_bytes()
    assert main(["render", str(spec), "-o", str(tmp_path / name)]) == 2
    assert spec.read_bytes() == before


def test_a_name_that_ends_with_html_makes_a_page(tmp_path: Path) -> None:
    assert main(["render", str(FULL), "-o", str(tmp_path / "x.html")]) == 0
    assert (tmp_path / "x.html").read_text(encoding="utf-8").startswith('<!DOCTYPE html>\n<html lang="vi">')


def test_without_libreoffice_no_pdf_is_written_and_the_finding_says_so(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kehoach.exporting.pdf.find_office", lambda: None)
    assert main(["render", str(FULL), "-o", str(tmp_path / "x.pdf")]) == 2
    assert "x.pdf: KH543 lỗi" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_signed_pdf_is_not_overwritten(capsys: Capture, tmp_path: Path) -> None:
    signed = tmp_path / "x.pdf"
    signed.write_bytes(b"%PDF-1.7 /ByteRange [0 1 2 3]")
    assert main(["render", str(FULL), "-o", str(signed)]) == 2
    assert "đã được ký điện tử" in capsys.readouterr().err
    assert signed.read_bytes().startswith(b"%PDF-1.7 /ByteRange")


def test_another_ending_is_refused(capsys: Capture, tmp_path: Path) -> None:
    assert main(["render", str(FULL), "-o", str(tmp_path / "x.odt")]) == 2
    assert ".docx, .pdf hoặc .html" in capsys.readouterr().err


def test_a_set_is_written_in_other_forms_beside_the_word_documents(capsys: Capture, tmp_path: Path) -> None:
    assert main(["render", str(FULL), "--set", "-o", str(tmp_path), "--also", "html"]) == 0
    names = {path.suffix: {one.stem for one in tmp_path.glob(f"*{path.suffix}")} for path in tmp_path.iterdir()}
    assert set(names) == {".docx", ".html"}
    assert names[".docx"] == names[".html"]
    assert "66-KH-UBND" in names[".html"]
    assert len(capsys.readouterr().out.splitlines()) == 2 * len(names[".docx"])


def test_a_single_document_of_a_set_has_the_form_of_its_ending(tmp_path: Path) -> None:
    target = tmp_path / "to-trinh.html"
    assert main(["render", str(FULL), "--document", "to_trinh", "-o", str(target)]) == 0
    assert "TỜ TRÌNH" in target.read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == [target]


def test_a_form_that_documents_do_not_have_is_refused(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["render", str(FULL), "--set", "--also", "odt"])
    assert "chọn trong pdf, html" in capsys.readouterr().err


def test_a_signed_pdf_of_a_set_is_kept_and_nothing_is_written(capsys: Capture, tmp_path: Path) -> None:
    signed = tmp_path / "66-KH-UBND.pdf"
    signed.write_bytes(b"%PDF-1.7 /ByteRange")
    assert main(["render", str(FULL), "--set", "-o", str(tmp_path), "--also", "pdf"]) == 2
    assert "đã được ký điện tử" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [signed]
