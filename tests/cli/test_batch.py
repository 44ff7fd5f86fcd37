"""``kehoach batch``: a folder of documents that is brought up to date, whatever ended the batch before."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest

import kehoach
from kehoach.batch.ledger import NAME
from kehoach.cli import main
from tests.cli.calls import PLAN, refused, type_in, write
from tests.conftest import EXAMPLES, ROOT, Docx

Capture = pytest.CaptureFixture[str]
PATTERN = "{code}-{issuer.name}.docx"
BAD = PLAN.replace("name: Nguyễn Văn A", "nme: Nguyễn Văn A")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "plan.yaml")
    table(("code", "issuer.name", "number"), ("01", "Đông", "1"), ("02", "Đồng", "2"), ("03", "Dông", "3"))
    return tmp_path


def table(*rows: tuple[str, ...], name: str = "xa.csv") -> None:
    Path(name).write_text("".join(";".join(row) + "\n" for row in rows), encoding="utf-8-sig")


def rows_of(*more: str, pattern: str = PATTERN) -> int:
    return main(["batch", "plan.yaml", "--for-each", "xa.csv", "-o", "out", "--name", pattern, *more])


def data(capsys: Capture, *more: str) -> Any:
    capsys.readouterr()
    rows_of("--format", "json", *more)
    return json.loads(capsys.readouterr().out)


def documents(folder: Path = Path("out")) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.docx")}


def edit(path: Path) -> bytes:
    document = python_docx.Document(str(path))
    document.add_paragraph("sửa tay")
    document.save(str(path))
    return path.read_bytes()


# --- rows of a table -----------------------------------------------------------------------------------------


def test_each_row_is_one_document_of_the_plan_with_its_own_keys(folder: Path, capsys: Capture) -> None:
    assert rows_of() == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[-1] == "3 văn bản: 3 đã ghi"
    assert sorted(documents()) == ["01-Đông.docx", "02-Đồng.docx", "03-Dông.docx"]
    text = Docx(documents()["02-Đồng.docx"]).paragraphs()
    assert "XÃ ĐỒNG" in "\n".join(text)
    assert "Số: 02/KH-UBND" in text
    over = {"issuer.name": "Đồng", "number": "2"}
    (alone,) = kehoach.render_many([kehoach.PlanSource(path="plan.yaml", over=over)])
    assert documents()["02-Đồng.docx"] == alone.document


def test_a_second_run_writes_only_what_changed_and_names_what_is_gone(folder: Path, capsys: Capture) -> None:
    assert rows_of() == 0
    before = {path.name: path.stat().st_mtime_ns for path in Path("out").iterdir()}
    again = data(capsys)
    assert (again["written"], again["unchanged"], again["gone"]) == (0, 3, [])
    assert {path.name: path.stat().st_mtime_ns for path in Path("out").iterdir()} == before

    table(("code", "issuer.name", "number"), ("01", "Đông", "1"), ("02", "Đồng", "22"))
    third = data(capsys)
    assert [one["happened"] for one in third["files"]] == ["unchanged", "written"]
    assert third["gone"] == [str(Path("out", "03-Dông.docx"))]
    assert len(documents()) == 3
    assert rows_of() == 0
    assert "03-Dông.docx: không còn trong bảng" in capsys.readouterr().out


@pytest.mark.parametrize("changed", ["plan.yaml", "pack", "version", "option", "ledger", "document"])
def test_whatever_a_document_is_made_from_makes_it_again(
    changed: str, folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    packs = folder / "packs"
    assert main(["packs", "copy", "giam-ngheo", str(packs / "cua-xa")]) == 0
    own = PLAN.replace("pack: giam-ngheo", "pack: cua-xa")
    write(folder, "plan.yaml", text=own)
    assert rows_of() == 0
    options: list[str] = []
    expected = "written"
    if changed == "plan.yaml":
        write(folder, "plan.yaml", text=own.replace("01/02/2026", "02/02/2026"))
    elif changed == "pack":
        edit(next(packs.rglob("template.docx")))
    elif changed == "version":
        monkeypatch.setattr(kehoach, "__version__", "9")
        expected = "unchanged"  # made again, and found to be the same
    elif changed == "option":
        options = ["--draft"]
    elif changed == "ledger":
        Path("out", NAME).write_text("{", encoding="utf-8")
        expected = "unchanged"
    else:
        Path("out", "01-Đông.docx").unlink()
        assert [one["happened"] for one in data(capsys)["files"]] == ["written", "unchanged", "unchanged"]
        return
    assert {one["happened"] for one in data(capsys, *options)["files"]} == {expected}


def test_a_document_edited_in_word_is_kept_unless_forced(folder: Path, capsys: Capture) -> None:
    assert rows_of() == 0
    target = Path("out", "01-Đông.docx")
    by_hand = edit(target)
    assert rows_of() == 0
    assert f"giữ nguyên {target}" in capsys.readouterr().out
    assert target.read_bytes() == by_hand
    found = data(capsys, "--force")
    assert (found["written"], found["unchanged"]) == (1, 2)
    assert target.read_bytes() != by_hand


def test_one_bad_row_stops_nothing_and_its_findings_name_the_row(folder: Path, capsys: Capture) -> None:
    table(
        ("code", "issuer.name", "date"), ("01", "Đông", ""), ("02", "Đồng", "30/02/2026"), ("03", "Dông", "03/02/2026")
    )
    assert rows_of() == 1
    said = capsys.readouterr()
    assert sorted(documents()) == ["01-Đông.docx", "03-Dông.docx"]
    assert "xa.csv:3: 02-Đồng.docx:\n" in said.err
    assert "xa.csv:3:9: KH" in said.err
    found = data(capsys)
    assert [one["row"] for one in found["files"]] == ["xa.csv:2", "xa.csv:3", "xa.csv:4"]
    assert found["refused"] == 1


def test_a_finding_that_rows_share_is_printed_once(folder: Path, capsys: Capture) -> None:
    write(folder, "plan.yaml", text=BAD)
    assert rows_of() == 1
    said = capsys.readouterr()
    assert said.err.count("“nme”") == 1
    assert said.out.count("đã nêu ở trên") == 2
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([("code", "isuer.name"), ("1", "A")], {"xa.csv:1:6: KH670"}),
        ([("code", "issuer"), ("1", "A")], {"xa.csv:1:6: KH671"}),
        ([("code", "signer", "signer.name"), ("1", "A", "A")], {"xa.csv:1:13: KH672"}),
        ([("code", "number"), ("1", "2", "3")], {"xa.csv:2:1: KH673"}),
        ([("code",), ("a",), ("b",), ("A",)], {"xa.csv:4:1: KH674"}),
        ([("code", "number"), ("", "2"), ("é", "1"), ("e\u0301", "1")], {"xa.csv:2:1: KH675", "xa.csv:4:1: KH674"}),
        ([("code",)], {"xa.csv:1:1: KH678"}),
        ([("code", "number"), ("1", '"2')], {"xa.csv:2:3: KH676"}),
    ],
)
def test_a_table_with_a_mistake_writes_nothing(
    rows: list[tuple[str, ...]], found: set[str], folder: Path, capsys: Capture
) -> None:
    table(*rows)
    assert rows_of(pattern="{code}.docx") == 1
    said = capsys.readouterr()
    assert {line.partition(" lỗi")[0] for line in said.err.splitlines() if line.startswith("xa.csv")} == found
    assert not Path("out").exists()
    assert rows_of("--format", "json", pattern="{code}.docx") == 1
    assert {one["code"] for one in json.loads(capsys.readouterr().out)["findings"]} == {one[-5:] for one in found}


def test_single_cells_of_the_plans_rows_are_set_by_the_names_of_row_and_column(folder: Path, capsys: Capture) -> None:
    mapped = PLAN.replace(
        "rows: |\n      Đơn vị | dau | giam\n      Thôn 1 | 9 | 1\n", "rows: {Thôn 1: {dau: 9, giam: 1}}\n"
    )
    write(folder, "plan.yaml", text=mapped)
    table(("code", "targets.giam_ngheo.rows.Thôn 1.dau"), ("01", "37"))
    assert rows_of(pattern="{code}.docx") == 0
    assert "37" in Docx(documents()["01.docx"]).tables()[1][1]
    capsys.readouterr()
    write(folder, "plan.yaml")
    table(("code", "targets.giam_ngheo.rows.Thôn 1.dau", "issuer.kind.x"), ("01", "37", ""))
    assert rows_of(pattern="{code}.docx") == 1
    assert "xa.csv:1:41: KH670" in capsys.readouterr().err
    table(("code", "targets.giam_ngheo.rows.Thôn 1.dau"), ("01", "37"), ("02", "38"))
    assert rows_of(pattern="{code}.docx") == 1
    said = capsys.readouterr().err
    assert [line[:18] for line in said.splitlines() if "KH" in line] == ["xa.csv:1:6: KH680 "]


def test_the_example_of_three_communes_is_what_its_page_says(capsys: Capture, tmp_path: Path) -> None:
    example = EXAMPLES / "ba-xa-mau"
    words = ["batch", str(example / "giam-ngheo.yaml"), "--for-each", str(example / "xa.csv")]
    assert main([*words, "-o", str(tmp_path / "out"), "--name", PATTERN]) == 0
    made = documents(tmp_path / "out")
    assert sorted(made) == ["90001-Mẫu Một.docx", "90002-Mẫu Hai.docx", "90003-Mẫu Ba.docx"]
    second = "\n".join(Docx(made["90002-Mẫu Hai.docx"]).paragraphs())
    assert "XÃ MẪU HAI" in second
    assert "Trần Văn B" in second
    assert "58 hộ nghèo" in second


def test_what_is_wrong_with_the_whole_is_one_line(folder: Path, capsys: Capture) -> None:
    for call in (
        "batch plan.yaml --for-each none.csv -o out --name {code}.docx",
        "batch none.yaml --for-each xa.csv -o out --name {code}.docx",
        "batch plan.yaml --for-each xa.csv -o out --name {cod}.docx",
        "batch plan.yaml -o xa.csv",
    ):
        assert main(call.split()) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1
    assert not Path("out").exists()


def test_without_openpyxl_the_command_that_installs_it_is_named(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    Path("xa.xlsx").write_bytes(b"PK")
    assert main(["batch", "plan.yaml", "--for-each", "xa.xlsx", "-o", "out", "--name", "{code}.docx"]) == 2
    assert 'pip install "kehoach[excel]"' in capsys.readouterr().err


# --- several plans -------------------------------------------------------------------------------------------


def test_plans_are_named_after_their_files_and_one_bad_plan_stops_nothing(folder: Path, capsys: Capture) -> None:
    write(folder, "a/plan.yaml", "b/plan.yaml", "b/khác.yaml")
    write(folder, "b/sai.yaml", text=BAD)
    assert main(["batch", "a", "b", "không-có.yaml", "-o", "out"]) == 1
    assert sorted(documents()) == ["a-plan.docx", "b-plan.docx", "khác.docx"]
    said = capsys.readouterr()
    assert f"không ghi {Path('out', 'sai.docx')}" in said.out
    assert said.out.endswith("5 văn bản: 3 đã ghi, 1 không ghi vì có lỗi, 1 không làm được\n")


def test_two_plans_of_one_name_are_refused_before_anything_is_written(folder: Path, capsys: Capture) -> None:
    write(folder, "plan.yml")
    assert main(["batch", "plan.yaml", "plan.yml", "-o", "out"]) == 2
    assert "đổi tên một trong hai" in capsys.readouterr().err
    assert not Path("out").exists()


def test_a_plan_from_standard_input_may_be_the_plan_of_rows(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, PLAN.encode())
    assert main(["batch", "-", "--for-each", "xa.csv", "-o", "out", "--name", PATTERN]) == 0
    piped = documents()
    assert rows_of() == 0
    assert documents() == piped


def test_processes_write_the_same_files(folder: Path) -> None:
    assert rows_of("--jobs", "2") == 0
    together = documents()
    assert main(["batch", "plan.yaml", "--for-each", "xa.csv", "-o", "alone", "--name", PATTERN]) == 0
    assert documents(Path("alone")) == together


def test_the_csv_has_a_line_for_each_file(folder: Path, capsys: Capture) -> None:
    table(("code", "issuer.name", "date"), ("01", "Đông", ""), ("02", "Đồng", "30/02/2026"))
    assert rows_of("--format", "csv") == 1
    lines = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(line["happened"], line["row"], line["errors"]) for line in lines] == [
        ("written", "xa.csv:2", "0"), ("refused", "xa.csv:3", "1"),
    ]  # fmt: skip


def test_a_bug_in_one_document_ends_with_code_3_and_the_others_are_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    from kehoach.pipeline import run_assembled

    def stumble(assembled: Any, *given: Any, **named: Any) -> Any:
        if assembled.tree.get("number").text == "2":
            raise ZeroDivisionError({})
        return run_assembled(assembled, *given, **named)

    monkeypatch.setattr("kehoach.batch.task.run_assembled", stumble)
    assert rows_of() == 3
    assert "lỗi của chương trình kehoach: ZeroDivisionError: {}" in capsys.readouterr().err
    assert len(documents()) == 2


def test_a_file_that_cannot_be_written_fails_alone(folder: Path, capsys: Capture) -> None:
    Path("out", "02-Đồng.docx").mkdir(parents=True)
    assert rows_of() == 1
    assert "đây là một thư mục" in capsys.readouterr().err
    assert data(capsys)["failed"] == 1
    assert len([path for path in Path("out").glob("*.docx") if path.is_file()]) == 2


@pytest.mark.parametrize(
    ("call", "why"),
    [
        ("batch plan.yaml -o x.docx", "-o là một thư mục"),
        ("batch plan.yaml -o out --name {code}.docx", "--name chỉ dùng với --for-each"),
        ("batch plan.yaml -o out --for-each xa.csv", '--for-each cần --name, như --name "{code}-{name}.docx"'),
        ("batch plan.yaml -o out --for-each xa.ods --name {code}.docx", "phải có đuôi .csv hoặc .xlsx"),
        ("batch plan.yaml -o out --for-each xa.csv --name {code}.pdf", "--name phải có đuôi .docx"),
        ("batch plan.yaml -o out --for-each xa.csv --name a.docx", "--name phải có đuôi .docx"),
        ("batch plan.yaml -o out --for-each xa.csv --name {code}/a.docx", "--name phải có đuôi .docx"),
        (
            "batch plan.yaml plan.yaml a.yaml -o out --for-each xa.csv --name {code}.docx",
            "đúng một kế hoạch, không phải 2",
        ),
        ("batch plan.yaml -o out --jobs 0", "--jobs: cần một số từ 1 trở lên"),
    ],
)
def test_arguments_without_meaning_together_are_refused(call: str, why: str, folder: Path, capsys: Capture) -> None:
    write(folder, "a.yaml")
    assert why in refused(capsys, *call.split())
    assert not re.search("[ếồộụ]", refused(capsys, *call.split(), "--lang", "en"))
    assert not Path("out").exists()


# --- ended at any moment -------------------------------------------------------------------------------------

KILLED = """
import os, signal, sys
from pathlib import Path
import kehoach.files

left = int(sys.argv.pop(1))
def kill_at(real):
    def counted(*given, **named):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **named)
    return counted

kehoach.files.os.fsync = kill_at(os.fsync)  # a temporary file is filled, and not moved
Path.replace = kill_at(Path.replace)
from kehoach.cli import main
sys.exit(main())
"""
"""The command line, ended without warning at one of its writes."""


def killed_at(left: int, *words: str, wait_for: int = 0) -> int:
    """Run the command until the given write, or end it after some of its lines; returns its exit code."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(left), *words],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout is not None
        if wait_for:
            for _ in range(wait_for):
                process.stdout.readline()
            process.kill()
        process.communicate(timeout=300)  # until the last worker has ended, too: they share the output
        return process.returncode


def ended_many_times(kills: int, rows: int, seed: int, *more: str) -> None:
    write(Path(), "plan.yaml")
    table(("code", "issuer.name"), *((f"{code:04}", f"Xã {code}") for code in range(rows)))
    words = ["batch", "plan.yaml", "--for-each", "xa.csv", "--name", "{code}.docx", *more]
    chance = random.Random(seed)
    for _ in range(kills):
        at = chance.randint(1, max(2, 3 * rows // kills))
        if chance.random() < 0.5:
            killed_at(at, *words, "-o", "out")
        else:
            killed_at(0, *words, "-o", "out", wait_for=at)
        for whole in documents().values() if Path("out").exists() else ():
            Docx(whole)
    assert main([*words, "-o", "out"]) == 0
    assert main([*words, "-o", "alone"]) == 0
    assert len(documents()) == rows
    assert documents() == documents(Path("alone"))
    assert Path("out", NAME).read_bytes() == Path("alone", NAME).read_bytes()
    assert {path.suffix for path in Path("out").iterdir()} == {".docx", ".json"}


posix = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="signals of POSIX")


@posix
def test_a_batch_killed_and_resumed_gives_what_one_run_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ended_many_times(3, 8, seed=1)


@posix
@pytest.mark.slow
@pytest.mark.parametrize("more", [(), ("--jobs", "2")])
def test_a_larger_batch_killed_ten_times_gives_what_one_run_gives(
    more: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended_many_times(10, 60, 2, *more)


def test_other_forms_are_written_beside_each_document_and_kept_up_to_date(folder: Path, capsys: Capture) -> None:
    assert rows_of("--also", "html") == 0
    pages = {path.name: path.read_bytes() for path in Path("out").glob("*.html")}
    assert [Path(name).stem for name in sorted(pages)] == [Path(name).stem for name in sorted(documents())]
    stamps = {path: path.stat().st_mtime_ns for path in Path("out").glob("*.html")}
    assert [one["happened"] for one in data(capsys, "--also", "html")["files"]] == ["unchanged"] * 3
    assert stamps == {path: path.stat().st_mtime_ns for path in Path("out").glob("*.html")}

    (lost, *_) = stamps
    lost.unlink()
    assert rows_of("--also", "html") == 0
    assert {path.name: path.read_bytes() for path in Path("out").glob("*.html")} == pages


def test_a_signed_pdf_of_a_batch_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr("kehoach.exporting.pdf.to_pdf", lambda word, name: kehoach.Document(b"%PDF-1.7"))
    assert rows_of("--also", "pdf") == 0
    signed = Path("out") / "01-Đông.pdf"
    signed.write_bytes(b"%PDF-1.7 /ByteRange")
    write(folder, "plan.yaml", text=PLAN.replace("Nguyễn Văn A", "Nguyễn Văn B"))
    assert rows_of("--also", "pdf") == 1
    assert signed.read_bytes() == b"%PDF-1.7 /ByteRange"
    assert "đã được ký điện tử" in capsys.readouterr().err
