"""``kehoach import``: a Word document in, a plan out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.cli import main
from tests.cli.calls import refused
from tests.importing.typed_documents import OPENING, document

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    Capture = pytest.CaptureFixture[str]


def typed(folder: Path, *blocks: str) -> str:
    target = folder / "cu.docx"
    target.write_bytes(document(OPENING, "**I. MỤC TIÊU**", *(blocks or ("Lời./.",))))
    return str(target)


def test_a_plan_is_written_that_check_takes(tmp_path: Path, capsys: Capture) -> None:
    plan = str(tmp_path / "plan.yaml")
    assert main(["import", typed(tmp_path), "-o", plan]) == 0
    assert capsys.readouterr().out == f"đã ghi {plan}\n"
    assert main(["check", plan]) == 0


def test_what_is_not_understood_is_listed_with_its_paragraph(tmp_path: Path, capsys: Capture) -> None:
    document = typed(tmp_path, "Lời.", "**3. Ba**", "Lời./.")
    assert main(["import", document, "-o", str(tmp_path / "plan.yaml")]) == 0
    assert f"{document}:15:1: KH721 ghi chú: số của “3. Ba” không tiếp số của mục trước" in capsys.readouterr().err


def test_a_profile_is_written_beside_the_plan_which_names_it(tmp_path: Path) -> None:
    plan, profile = tmp_path / "plan.yaml", tmp_path / "xa.yaml"
    assert main(["import", typed(tmp_path), "-o", str(plan), "--profile-out", str(profile)]) == 0
    assert "profile: xa.yaml" in plan.read_text(encoding="utf-8")
    assert profile.read_text(encoding="utf-8").startswith("issuer: {kind: xã, name: Tân Mẫu")
    assert main(["check", str(plan)]) == 0


def test_a_file_that_exists_is_not_overwritten(tmp_path: Path, capsys: Capture) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text("kehoach: 1\n", encoding="utf-8")
    assert main(["import", typed(tmp_path), "-o", str(plan)]) == 2
    assert "đã có, không ghi đè" in capsys.readouterr().err
    assert plan.read_text(encoding="utf-8") == "kehoach: 1\n"
    assert main(["import", typed(tmp_path), "-o", str(plan), "--force"]) == 0


def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a.docx").write_bytes(b"no package")
    plan = str(tmp_path / "plan.yaml")
    assert main(["import", str(tmp_path / "a.docx"), "-o", plan]) == 2
    assert "a.docx: đây không phải tệp .docx" in capsys.readouterr().err
    assert main(["import", str(tmp_path / "b.docx"), "-o", plan]) == 2
    assert "không đọc được tệp" in capsys.readouterr().err
    assert "gõ năm như 2026" in refused(capsys, "import", "a.docx", "-o", plan, "--year", "26")
    assert not (tmp_path / "plan.yaml").exists()
