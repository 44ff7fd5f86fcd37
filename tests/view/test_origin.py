"""Which file each text of a document comes from: ``render --show-origin``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kehoach.cli import main
from tests.conftest import EXAMPLES, ROOT, Docx

PLAN = EXAMPLES / "bac-son-2023-ngan" / "plan.yaml"
TEMPLATES = ROOT / "templates"
PACKS = ("giam-ngheo/pack.yaml", "co-so/pack.yaml")
FIRST = (ROOT / "docs" / "diff" / "lan-1.yaml").read_text(encoding="utf-8")

Capture = pytest.CaptureFixture[str]


def listed(capsys: Capture, spec: Path, target: Path, *options: str) -> list[dict[str, str | int]]:
    assert main(["render", str(spec), "-o", str(target), "--show-origin", "--format", "json", *options]) == 0
    found: list[dict[str, str | int]] = json.loads(capsys.readouterr().out)
    return found


def test_every_text_stands_on_the_line_that_is_named(capsys: Capture, tmp_path: Path) -> None:
    found = listed(capsys, PLAN, tmp_path / "a.docx")

    for origin in found:
        file = str(origin["file"])
        path = TEMPLATES / file if file in PACKS else Path(file)
        line = path.read_text(encoding="utf-8").splitlines()[int(origin["line"]) - 1]
        typed = line.replace('"', "").split()
        assert str(origin["text"]).split()[0] in typed or "$(" in line or origin["kind"] == "signer"
    assert {Path(str(origin["file"])).name for origin in found} == {"pack.yaml", "plan.yaml", "phuong-bac-son.yaml"}


def test_the_list_has_all_paragraphs_in_the_order_of_the_document(capsys: Capture, tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    found = listed(capsys, PLAN, target)

    running = ("BodyText", "LoiDan", "DoanCuoi")
    styled = Docx(target.read_bytes()).styled()
    printed = [text.removesuffix("./.").rstrip(".;") for style, text in styled if style in running]
    assert [str(o["text"]).rstrip(".;") for o in found if o["kind"] in ("opening", "paragraph")] == printed


def test_a_title_of_the_pack_over_a_text_of_the_plan(capsys: Capture, tmp_path: Path) -> None:
    spec = tmp_path / "ke-hoach.yaml"
    spec.write_text(FIRST + "requirements: Lời của xã.\n", encoding="utf-8")
    found = listed(capsys, spec, tmp_path / "a.docx")

    at = next(number for number, origin in enumerate(found) if origin["text"] == "Lời của xã.")
    assert [Path(str(origin["file"])).name for origin in found[at - 1 : at + 1]] == ["pack.yaml", spec.name]
    assert found[at - 1]["text"] == "Yêu cầu"


def test_the_draft_lists_what_is_for_the_draft(capsys: Capture, tmp_path: Path) -> None:
    spec = tmp_path / "ke-hoach.yaml"
    spec.write_text(FIRST + "reporting: {in: draft, text: Còn phải hỏi.}\n", encoding="utf-8")

    assert "Còn phải hỏi." not in [origin["text"] for origin in listed(capsys, spec, tmp_path / "a.docx")]
    assert "Còn phải hỏi." in [origin["text"] for origin in listed(capsys, spec, tmp_path / "b.docx", "--draft")]


def test_the_text_says_place_kind_and_beginning_and_counts_the_files(capsys: Capture, tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    assert main(["render", str(PLAN), "--show-origin", "-o", str(target), "--lang", "en"]) == 0
    said = capsys.readouterr()

    assert target.is_file()
    assert f"wrote {target}" in said.err
    texts, _, counts = said.out.partition("\n\n")
    lines = texts.splitlines()
    assert lines[0].split(maxsplit=2)[:2] == ["giam-ngheo/pack.yaml:12", "subject"]
    counted = dict(line.rsplit(": ", 1) for line in counts.splitlines())
    assert {file: int(count) for file, count in counted.items()} == {
        file: sum(line.startswith(f"{file}:") for line in lines) for file in counted
    }
    assert sum(map(int, counted.values())) == len(lines)
