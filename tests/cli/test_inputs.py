"""Files, folders and patterns on the command line, where the shell expands none; standard input."""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import Path

import pytest

from kehoach.cli import main
from tests.cli.calls import PLAN, type_in, write
from tests.conftest import EXAMPLES, Docx

Capture = pytest.CaptureFixture[str]
posix = pytest.mark.skipif(os.name == "nt", reason="links of POSIX, and signs that Windows has in no name")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def checked(capsys: Capture, *words: str) -> list[str]:
    """The plans that a check names in its summaries, in order."""
    assert main(["check", *words]) == 0
    return [line.rpartition(": ")[0].replace(os.sep, "/") for line in capsys.readouterr().out.splitlines()]


# --- folders


def test_a_folder_stands_for_its_plans_and_those_below_sorted(here: Path, capsys: Capture) -> None:
    write(here, "kế hoạch/b.yaml", "kế hoạch/a.yml", "kế hoạch/2026/c.YAML")
    assert checked(capsys, "kế hoạch") == ["kế hoạch/2026/c.YAML", "kế hoạch/a.yml", "kế hoạch/b.yaml"]


def test_a_folder_is_looked_through_by_content(here: Path, capsys: Capture) -> None:
    write(here, "giam-ngheo.yaml")
    write(here, "xa.yaml", text="issuer: {kind: xã, name: Mẫu}\n")
    write(here, "pack.yaml", text="title: x\nmeta:\n  kehoach: 1\n")
    write(here, "ghi-chu.yaml", text="# kehoach: 1\nkehoach_cu: 1\n")
    write(here, "kehoach.txt")
    assert checked(capsys, ".") == ["giam-ngheo.yaml"]


@pytest.mark.parametrize("head", ["kehoach: 1", '"kehoach": 1', "kehoach : 1", "\ufeffkehoach: 1", "# a\nkehoach: 1"])
def test_the_key_may_be_written_as_yaml_allows(head: str, here: Path, capsys: Capture) -> None:
    write(here, "a.yaml", text=PLAN.replace("kehoach: 1", head))
    assert checked(capsys, ".") == ["a.yaml"]


@pytest.mark.parametrize("data", [PLAN.encode("utf-16"), PLAN.replace("[", "").encode() + b"basis: [\n"])
def test_a_damaged_plan_is_a_plan_of_its_folder(data: bytes, here: Path, capsys: Capture) -> None:
    (here / "a.yaml").write_bytes(data)
    assert main(["check", "."]) == 1
    assert capsys.readouterr().out.startswith("a.yaml: ")


def test_hidden_files_and_folders_are_left_alone(here: Path, capsys: Capture) -> None:
    write(here, "a.yaml", ".venv/b.yaml", ".c.yaml")
    assert checked(capsys, ".") == ["a.yaml"]


def test_a_folder_without_a_plan_is_trouble_and_the_others_are_checked(here: Path, capsys: Capture) -> None:
    write(here, "a.yaml")
    (here / "trống").mkdir()
    assert main(["check", "trống", "a.yaml"]) == 2
    said = capsys.readouterr()
    first = "kehoach: trống: trong thư mục không có kế hoạch nào (tệp .yaml có khóa “kehoach”)"
    assert said.err.splitlines()[0] == first
    assert said.out == "a.yaml: không có lỗi, 1 ghi chú\n"


@posix
def test_a_link_to_the_folder_itself_ends(here: Path, capsys: Capture) -> None:
    write(here, "a/a.yaml")
    (here / "a" / "vòng").symlink_to(here / "a")
    assert checked(capsys, "a") == ["a/a.yaml"]


# --- patterns


def test_a_pattern_is_expanded_in_sorted_order(here: Path, capsys: Capture) -> None:
    write(here, "b/plan.yaml", "a/plan.yaml", "c/khac.yaml")
    assert checked(capsys, str(Path("*", "plan.yaml"))) == ["a/plan.yaml", "b/plan.yaml"]
    assert checked(capsys, "?/plan.yaml") == ["a/plan.yaml", "b/plan.yaml"]
    assert checked(capsys, "**/*.yaml") == ["a/plan.yaml", "b/plan.yaml", "c/khac.yaml"]


def test_a_pattern_of_folders_stands_for_the_plans_in_them(here: Path, capsys: Capture) -> None:
    write(here, "2025/a.yaml", "2026/b.yaml")
    write(here, "2026/xa.yaml", text="issuer: {}\n")
    assert checked(capsys, "202*") == ["2025/a.yaml", "2026/b.yaml"]


def test_a_plan_that_two_words_mean_is_checked_once(here: Path, capsys: Capture) -> None:
    write(here, "a.yaml", "b.yaml")
    assert checked(capsys, "b.yaml", "*.yaml", "./a.yaml", str(here)) == ["b.yaml", "a.yaml"]


def test_a_pattern_without_a_match_says_so(capsys: Capture) -> None:
    assert main(["check", "*/plan.yaml"]) == 2
    assert capsys.readouterr().err == "kehoach: */plan.yaml: không có tệp nào khớp mẫu tên này\n"
    assert main(["check", "*/plan.yaml", "--lang", "en"]) == 2
    assert capsys.readouterr().err == "kehoach: */plan.yaml: no file matches this pattern\n"


def test_a_file_whose_name_has_the_signs_of_a_pattern_is_that_file(here: Path, capsys: Capture) -> None:
    write(here, "kế hoạch [1].yaml", "kế hoạch 1.yaml")
    assert checked(capsys, "kế hoạch [1].yaml") == ["kế hoạch [1].yaml"]


def test_a_name_without_a_file_is_missing_as_ever(capsys: Capture) -> None:
    assert main(["check", "không có.yaml"]) == 2
    assert "không có tệp hoặc thư mục này" in capsys.readouterr().err


def test_an_empty_word_is_not_the_current_folder(here: Path, capsys: Capture) -> None:
    write(here, "a.yaml")
    assert main(["check", ""]) == 2
    assert capsys.readouterr().out == ""


# --- Word documents


def test_lint_takes_folders_and_patterns_of_documents(here: Path, capsys: Capture) -> None:
    write(here, "plan.yaml")
    for name in ("b.docx", "a.DOCX"):
        assert main(["render", "plan.yaml", "-o", name]) == 0
    (here / "~$b.docx").write_bytes(b"of Word, while b.docx is open")
    capsys.readouterr()
    assert main(["lint", "."]) == 0
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()[:2]] == ["a.DOCX", "b.docx"]
    assert main(["lint", "b*.docx"]) == 0
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == ["b.docx"]
    (here / "c").mkdir()
    assert main(["lint", "c"]) == 2
    assert capsys.readouterr().err == "kehoach: c: trong thư mục không có tệp .docx nào\n"


# --- standard input


def test_a_plan_is_read_from_standard_input_as_utf8(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, PLAN.replace("dau | giam", "dauu | giam").encode())
    assert main(["check", "-"]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("<stdin>: ")
    assert any(line.startswith("<stdin>:18:") and "“dauu”" in line for line in said.err.splitlines())


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf" + PLAN.encode(), PLAN.replace("\n", "\r\n").encode()])
def test_what_windows_adds_to_a_text_is_no_matter(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, data)
    assert main(["check", "-"]) == 0


def test_a_text_that_a_program_puts_in_its_place_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(PLAN))
    assert main(["check", "-"]) == 0


def test_every_command_that_reads_one_plan_reads_standard_input(
    here: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here, "a.yaml")
    for call in (
        ["compute", "-"],
        ["explain", "-", "giam_ngheo.total.dau"],
        ["diff", "a.yaml", "-"],
        ["diff", "-", "a.yaml"],
    ):
        type_in(monkeypatch, PLAN.encode())
        assert main(call) == 0
    type_in(monkeypatch, PLAN.encode())
    assert main(["render", "-"]) == 0
    assert main(["render", "a.yaml", "-o", "a.docx"]) == 0
    assert Docx((here / "7-KH-UBND.docx").read_bytes()).parts == Docx((here / "a.docx").read_bytes()).parts
    type_in(monkeypatch, PLAN.replace("number: 7", "number:").encode())
    assert main(["render", "-"]) == 0
    assert (here / "ke-hoach.docx").is_file()
    capsys.readouterr()


def test_a_plan_from_standard_input_opens_files_of_the_current_folder_only(
    here: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = EXAMPLES / "bac-son-2023"
    shutil.copy(full / "phuong-bac-son.yaml", here)
    (here / "trong").mkdir()
    plan = (full / "plan.yaml").read_bytes()
    type_in(monkeypatch, plan)
    assert main(["check", "-"]) == 0
    for outside in ("../phuong-bac-son.yaml", str(here / "phuong-bac-son.yaml")):
        monkeypatch.chdir(here / "trong")
        type_in(monkeypatch, plan.replace(b"phuong-bac-son.yaml", outside.encode()))
        assert main(["check", "-"]) == 1
        assert "KH308" in capsys.readouterr().err


def test_an_input_that_was_closed_is_trouble(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["check", "-"]) == 2
    assert capsys.readouterr().err == "kehoach: <stdin>: không đọc được tệp: đã bị đóng\n"
