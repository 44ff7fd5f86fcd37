"""``kehoach packs``: what is at hand, what is in a pack, a copy to edit, and everything wrong with one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.cli import main
from tests.conftest import ROOT, Docx
from tests.word.office_file import at_end, office_file

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = ROOT / "templates"

FAULTY = """\
pack: giam-ngheo
sbject: A
targets:
  giam_ngheo:
    columns:
      cuoi: {formula: dau - gaim}
    checks: |
      giam <= duu
tasks:
  x:
    title: Một
    text: |
      Có $(giam_ngheo.total.khong_co) và $(la_lam).
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KEHOACH_LANG", raising=False)


def pack(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(text, encoding="utf-8")
    return folder


def test_the_packs_at_hand_are_listed_with_title_and_origin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack(tmp_path / "packs" / "chay", "pack: co-so\ntitle: Phòng cháy\n")
    pack(tmp_path / "khac" / "lut", "pack: co-so\ntitle: Phòng chống lụt\n")
    assert main(["packs", "list", "--packs", "khac"]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "chay Phòng cháy cạnh kế hoạch" in lines
    assert "lut Phòng chống lụt “khac”" in lines
    assert "giam-ngheo Kế hoạch giảm nghèo bền vững hằng năm có sẵn" in lines


def test_a_pack_is_shown_with_what_it_inherits_wants_and_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "show", "giam-ngheo"]) == 0
    text = capsys.readouterr().out
    assert "Kế thừa: co-so\n" in text
    assert str(TEMPLATES / "co-so" / "template.docx") in text
    assert "kế hoạch thiếu khóa “year”, “issuer”" in text
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "aims Mục đích, yêu cầu purpose; requirements" in lines
    assert "dau Hộ nghèo đầu năm $(year) gõ tay" in lines
    assert "cuoi HN cuối năm $(year) tự tính (formula: dau - giam)" in lines


def test_a_name_that_no_pack_has_is_answered_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "show", "giam-ngeo"]) == 2
    assert "các bộ mẫu có: cai-cach-hanh-chinh, chuyen-doi-so, co-so, giam-ngheo" in capsys.readouterr().err


def test_a_copy_has_both_files_inherits_as_before_and_is_sound(tmp_path: Path) -> None:
    assert main(["packs", "copy", "giam-ngheo", "packs/cua-xa"]) == 0
    copy = tmp_path / "packs" / "cua-xa"
    assert (copy / "pack.yaml").read_bytes() == (TEMPLATES / "giam-ngheo" / "pack.yaml").read_bytes()
    assert (copy / "template.docx").read_bytes() == (TEMPLATES / "co-so" / "template.docx").read_bytes()
    assert kehoach.check_pack(copy) == []


def test_a_copy_has_every_template_of_the_pack_and_of_those_it_inherits(tmp_path: Path) -> None:
    for name in ("co-so", "nhiem-vu"):
        assert main(["packs", "copy", name, f"packs/cua-{name}"]) == 0
        copied = sorted(path.name for path in (tmp_path / "packs" / f"cua-{name}").iterdir())
        assert copied == ["cong-van.docx", "pack.yaml", "quyet-dinh.docx", "template.docx"]
        assert kehoach.check_pack(tmp_path / "packs" / f"cua-{name}") == []


def test_a_document_whose_template_no_pack_has_is_found_without_a_plan(tmp_path: Path) -> None:
    folder = pack(tmp_path / "a", "pack: co-so\ndocuments:\n  thu: {document: Công văn, template: thu-moi.docx}\n")
    assert ("KH662", 3) in [(finding.code, finding.line) for finding in kehoach.check_pack(folder)]


def test_notes_on_a_template_are_told_and_are_not_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = pack(tmp_path / "a", "title: Mẫu\n")
    tracked = '<w:p><w:r><w:rPr><w:rPrChange w:id="1" w:author="A"/></w:rPr></w:r></w:p>'
    (folder / "template.docx").write_bytes(office_file(at_end(tracked)))
    assert main(["packs", "check", "a"]) == 0
    assert "KH532" in capsys.readouterr().err


def test_a_pack_of_ones_own_is_a_copy_edited_in_word_and_in_an_editor(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(own_plan("cua-xa").encode())
    assert main(["packs", "copy", "giam-ngheo", "packs/cua-xa"]) == 0
    edit_in_word(tmp_path / "packs" / "cua-xa" / "template.docx")
    text = (tmp_path / "packs" / "cua-xa" / "pack.yaml").read_text(encoding="utf-8")
    text = text.replace("label: Số hộ, unit: hộ, from", "label: Tổng số hộ dân, unit: hộ, from")
    assert "Tổng số hộ dân" in text
    (tmp_path / "packs" / "cua-xa" / "pack.yaml").write_text(text, encoding="utf-8")

    assert main(["packs", "check", "packs/cua-xa"]) == 0
    assert main(["render", "plan.yaml", "-o", "x.docx"]) == 0
    made = Docx((tmp_path / "x.docx").read_bytes())
    assert "Kính gửi:" in made.paragraphs()
    assert "Số 66/KH-UBND của xã" in made.paragraphs()
    assert "Tổng số hộ dân" in [cell for table in made.tables() for row in table for cell in row]
    assert b"Courier New" in made.parts["word/styles.xml"]


def own_plan(name: str) -> str:
    """The short plan of Bắc Sơn with its profile in it, on another pack."""
    example = ROOT / "examples"
    profile = (example / "bac-son-2023" / "phuong-bac-son.yaml").read_text(encoding="utf-8")
    lines = (example / "bac-son-2023-ngan" / "plan.yaml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("profile:")]
    return "\n".join(kept).replace("pack: giam-ngheo", f"pack: {name}", 1) + "\n" + profile


def edit_in_word(path: Path) -> None:
    """A changed word, another font, and a new paragraph whose tag stands in three runs, as Word saves them."""
    import docx

    document = docx.Document(str(path))
    cell = document.tables[2].rows[0].cells[0]
    cell.paragraphs[0].runs[0].text = "Kính gửi:"
    document.styles["Body Text"].font.name = "Courier New"
    first = document.paragraphs[0].insert_paragraph_before("Số ")
    for piece in ("{{ doc.head", "ing.number", " }} của xã"):
        first.add_run(piece).bold = piece == "ing.number"
    document.save(str(path))


def test_a_copy_never_overwrites(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = pack(tmp_path / "packs" / "a", "pack: co-so\n")
    assert main(["packs", "copy", "giam-ngheo", "packs/a"]) == 2
    assert "không ghi đè" in capsys.readouterr().err
    assert (mine / "pack.yaml").read_text(encoding="utf-8") == "pack: co-so\n"


def test_everything_wrong_with_a_pack_is_found_at_once_without_a_plan(tmp_path: Path) -> None:
    folder = pack(tmp_path / "a", FAULTY)
    (folder / "template.docx").write_bytes(b"PK")
    assert [(f.file, f.line, f.code) for f in kehoach.check_pack(folder)] == [
        ("a/pack.yaml", 2, "KH201"),
        ("a/pack.yaml", 6, "KH301"),
        ("a/pack.yaml", 8, "KH301"),
        ("a/pack.yaml", 13, "KH302"),
        ("a/pack.yaml", 13, "KH301"),
        ("a/template.docx", 1, "KH510"),
    ]


def test_check_says_the_same_as_text_and_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack(tmp_path / "a", FAULTY)
    assert main(["packs", "check", "a"]) == 1
    told = capsys.readouterr()
    assert "a/pack.yaml:2:1: KH201" in told.err
    assert "5 lỗi" in told.out
    assert main(["packs", "check", "a", "--format", "json", "--lang", "en"]) == 1
    first = json.loads(capsys.readouterr().out)[0]
    assert (first["file"], first["line"], first["code"]) == ("a/pack.yaml", 2, "KH201")


@pytest.mark.parametrize("name", ["co-so", "giam-ngheo"])
def test_the_packs_of_this_project_are_sound(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "check", str(TEMPLATES / name)]) == 0
    assert kehoach.check_pack(TEMPLATES / name) == []


def test_a_pack_that_counts_the_tasks_is_looked_at_with_a_task(tmp_path: Path) -> None:
    text = "pack: co-so\nmoney: triệu đồng\nfunding: $(tasks.count) việc, $(tasks.total.budget) triệu đồng\n"
    folder = pack(tmp_path / "a", text + "tables:\n  tasks: {columns: {lead: {label: Chủ trì}}}\n")
    assert kehoach.check_pack(folder) == []
    (folder / "pack.yaml").write_text(text.replace("total.budget", "total.bugdet"), encoding="utf-8")
    assert [(f.code, f.line) for f in kehoach.check_pack(folder)] == [("KH302", 3)]


@pytest.mark.parametrize("form", ["text", "json"])
def test_check_ends_as_every_check_does(form: str, tmp_path: Path) -> None:
    sound, faulty, headless = (tmp_path / name for name in ("sound", "faulty", "headless"))
    pack(sound, "pack: co-so\n")
    pack(faulty, FAULTY)
    pack(headless, "title: Không có mẫu Word\n")
    (tmp_path / "a file").write_text("", encoding="utf-8")
    ended = [(sound, 0), (faulty, 1), (headless, 1), (tmp_path / "a file", 2), (tmp_path / "none", 2), (tmp_path, 2)]
    assert [main(["packs", "check", str(folder), "--format", form]) for folder, _ in ended] == [
        code for _, code in ended
    ]


def test_a_folder_without_a_pack_is_trouble(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "check", "."]) == 2
    assert "pack.yaml" in capsys.readouterr().err


def test_render_with_a_broken_template_says_what_is_wrong_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = pack(tmp_path / "của xã" / "a", "pack: co-so\n")
    (folder / "template.docx").write_bytes(b"PK")
    plan = "kehoach: 1\npack: a\nyear: 2026\nsubject: A\nissuer: {kind: xã, name: Mẫu}\ntasks: {a: {text: Một}}\n"
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    for lang, words in (("vi", "không dùng được tệp này"), ("en", "cannot be used as a Word template")):
        assert main(["render", "plan.yaml", "--packs", "của xã", "--lang", lang, "-o", "x.docx"]) == 2
        told = capsys.readouterr().err
        assert "a/template.docx:1:1: KH510" in told
        assert words in told
    assert not (tmp_path / "x.docx").exists()
    (folder / "template.docx").unlink()
    assert main(["render", "plan.yaml", "--packs", "của xã", "-o", "x.docx"]) == 0
    assert "KẾ HOẠCH" in Docx((tmp_path / "x.docx").read_bytes()).paragraphs()


def test_a_folder_of_packs_that_is_not_there_is_trouble(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plan.yaml").write_text("kehoach: 1\npack: co-so\n", encoding="utf-8")
    for command in (["check", "plan.yaml"], ["packs", "list"]):
        with pytest.raises(SystemExit) as ended:
            main([*command, "--packs", "không có"])
        assert ended.value.code == 2
        assert "không có thư mục không có" in capsys.readouterr().err


def test_a_copy_does_not_take_the_name_of_a_pack_it_inherits_from(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "copy", "nhiem-vu", "packs/co-so"]) == 2
    assert "đặt tên khác" in capsys.readouterr().err
    assert main(["packs", "copy", "nhiem-vu", "packs/" + "x" * 300]) == 2
    assert "tên tệp quá dài" in capsys.readouterr().err
