"""The files of a set: no two documents under one name, and all of them written or none."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kehoach
from kehoach import pipeline
from kehoach.cli import main
from kehoach.documents import distinct
from tests.conftest import EXAMPLES, Docx

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PLAN = """\
kehoach: 1
pack: giam-ngheo
year: 2026
number: 7
date: 01/02/2026
issuer: {kind: xã, name: Mẫu}
basis: |
  Kế hoạch số 12/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân tỉnh
areas:
  label: thôn
  rows: |
    Đơn vị | Số hộ
%(areas)s
targets:
  cam_ket: {goal: ≥ 1 hộ}
  giam_ngheo:
    rows: |
      Đơn vị | dau | giam
%(targets)s
assignments:
  phan_cong:
    rows: |
      Họ và tên  | Chức vụ   | Phụ trách địa bàn
      Trần Thị B | Công chức | %(all)s
signer: {authority: TM., post: Chủ tịch, name: Nguyễn Văn A}
"""


def spec(folder: Path, *names: str) -> Path:
    """A plan with an area, and so a phiếu giao, of each of these names."""
    areas = "\n".join(f"    {name} | 100" for name in names)
    targets = "\n".join(f"      {name} | 9 | 1" for name in names)
    path = folder / "plan.yaml"
    path.write_text(PLAN % {"areas": areas, "targets": targets, "all": "; ".join(names)}, encoding="utf-8")
    return path


def sheets(files: Mapping[str, bytes]) -> dict[str, str]:
    """Of each phiếu giao the area that it is written for."""
    found = {}
    for name, data in files.items():
        if name.startswith("phieu-giao"):
            text = " ".join(Docx(data).paragraphs())
            found[name.removeprefix("phieu-giao-").removesuffix(".docx")] = text
    return found


@pytest.mark.parametrize(
    ("names", "files"),
    [
        (["Thôn Hòa", "Thôn Hoa", "Thôn Hoa 2"], ["Thon-Hoa", "Thon-Hoa-3", "Thon-Hoa-2"]),
        (["Thôn Hoa 2", "Thôn Hòa", "Thôn Hoa"], ["Thon-Hoa-2", "Thon-Hoa", "Thon-Hoa-3"]),
        (["Thôn Đông", "Thôn Đồng", "Thôn Dông"], ["Thon-Dong", "Thon-Dong-2", "Thon-Dong-3"]),
        (["Thôn Hòa", "THÔN HOA", "Thôn hoa-2"], ["Thon-Hoa", "THON-HOA-3", "Thon-hoa-2"]),
        (["Tổ 1", "Tổ 1-2", "Tô 1", "Tô 1 2"], ["To-1", "To-1-2", "To-1-3", "To-1-2-2"]),
    ],
)
def test_every_area_has_a_sheet_of_its_own(names: list[str], files: list[str], tmp_path: Path) -> None:
    found = sheets(kehoach.render_set(kehoach.compute(kehoach.load(spec(tmp_path, *names)))))
    assert list(found) == files
    assert [name in text for name, text in zip(names, found.values(), strict=True)] == [True] * len(names)


NAMES = st.lists(
    st.builds("{}{}".format, st.sampled_from(["a", "A", "ß", "ss", "ế"]), st.sampled_from(["", "-2", "-3", "-2-2"]))
)


@given(NAMES)
def test_names_are_different_and_whoever_comes_first_keeps_his(names: list[str]) -> None:
    made = distinct(names)
    folded = [name.casefold() for name in names]
    assert len({name.casefold() for name in made}) == len(names)
    for index, name in enumerate(names):
        is_first = folded.index(name.casefold()) == index
        assert (made[index] == name) == is_first
        assert made[index].startswith(name)


def test_one_document_under_the_name_of_another_is_never_taken_for_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "kehoach.documents.file_names", lambda _plan, _stem, rest: ["a.docx", "A.docx", *map(str, rest)]
    )
    outcome = pipeline.run(spec(tmp_path, "Thôn Hòa"), documents=("quyet_dinh",))
    with pytest.raises(kehoach.KehoachError, match="two documents under one name"):
        pipeline.make_set(outcome)


def test_areas_with_names_too_long_for_a_file_have_sheets_of_their_own(tmp_path: Path) -> None:
    long = "Thôn " + "rất dài " * 30
    path = spec(tmp_path, "Thôn Hòa", f"{long}một", f"{long}hai")
    assert main(["render", str(path), "--set", "-o", str(tmp_path / "ra")]) == 0
    made = kehoach.render_set(kehoach.compute(kehoach.load(path)))
    assert {file.name: file.read_bytes() for file in (tmp_path / "ra").iterdir()} == made
    assert len(list((tmp_path / "ra").glob("phieu-giao-*"))) == 3


@pytest.mark.parametrize("place", ["tệp/ra", "ấ" * 120, "ra/bộ/" + "ấ" * 120])
def test_a_set_that_cannot_be_written_leaves_no_folder(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = spec(tmp_path, "Thôn Hòa")
    (tmp_path / "tệp").write_bytes(b"")
    before = sorted(tmp_path.iterdir())
    assert main(["render", str(path), "--set", "-o", str(tmp_path / place)]) == 2
    assert "không ghi được tệp" in capsys.readouterr().err
    assert sorted(tmp_path.iterdir()) == before


def test_a_set_with_one_file_edited_in_word_is_not_begun(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ["render", str(spec(tmp_path, "Thôn Hòa", "Thôn Hoa")), "--set", "-o", str(tmp_path / "ra")]
    assert main(call) == 0
    edited = tmp_path / "ra" / "phieu-giao-Thon-Hoa.docx"
    document = python_docx.Document(str(edited))
    document.add_paragraph("sửa tay")
    document.save(str(edited))
    before = {path: path.read_bytes() for path in (tmp_path / "ra").iterdir()}
    spec(tmp_path, "Thôn Hòa", "Thôn Hoa", "Thôn Hạ")
    capsys.readouterr()

    assert main(call) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"{edited}: tệp đã có và đã được sửa" in said.err
    assert {path: path.read_bytes() for path in (tmp_path / "ra").iterdir()} == before
    assert main([*call, "--force"]) == 0
    assert (tmp_path / "ra" / "phieu-giao-Thon-Ha.docx").is_file()


def test_a_set_with_one_file_that_is_read_only_is_not_begun(tmp_path: Path) -> None:
    call = ["render", str(spec(tmp_path, "Thôn Hòa", "Thôn Hoa")), "--set", "-o", str(tmp_path / "ra")]
    assert main(call) == 0
    (tmp_path / "ra" / "to-trinh.docx").chmod(0o444)
    before = {path: path.read_bytes() for path in (tmp_path / "ra").iterdir()}
    spec(tmp_path, "Thôn Hòa", "Thôn Hạ")
    assert main(call) == 2
    assert {path: path.read_bytes() for path in (tmp_path / "ra").iterdir()} == before


def test_a_report_is_never_called_a_draft(tmp_path: Path) -> None:
    for source in (*(EXAMPLES / "bac-son-2023-ngan").glob("*.yaml"), EXAMPLES / "bac-son-2023" / "phuong-bac-son.yaml"):
        copy = tmp_path / source.parent.name / source.name
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(source.read_bytes())
    report = tmp_path / "bac-son-2023-ngan" / "bao-cao-6-thang.yaml"
    with pytest.raises(SystemExit) as ended:
        main(["render", str(report), "--draft"])
    assert ended.value.code == 2
    assert list(report.parent.glob("*.docx")) == []
    assert main(["render", str(report)]) == 0
    assert [path.name for path in report.parent.glob("*.docx")] == ["112-BC-UBND.docx"]


def test_the_draft_of_a_plan_is_called_one(tmp_path: Path) -> None:
    path = spec(tmp_path, "Thôn Hòa")
    assert main(["render", str(path), "--draft"]) == 0
    assert main(["render", str(path)]) == 0
    assert {path.name for path in tmp_path.glob("*.docx")} == {"7-KH-UBND-du-thao.docx", "7-KH-UBND.docx"}


# --- names that no file can have


@pytest.mark.parametrize("pack", ["x" * 300, "ấ" * 128, "giam-ngheo\\0", "x" * 100_000])
def test_a_pack_of_any_name_is_found_or_not_there(pack: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(f'kehoach: 1\npack: "{pack}"\nyear: 2026\n', encoding="utf-8")
    found = [(finding.line, finding.code) for finding in kehoach.check(path)]
    assert found in ([(2, "KH307")], [(2, "KH111"), (2, "KH307")])


@pytest.mark.parametrize("folders", ["x" * 300, "không có", f"{'ấ' * 128}{os.pathsep}{'x' * 5_000}"])
def test_folders_of_packs_that_cannot_be_have_no_packs(
    folders: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEHOACH_PACKS", folders)
    path = spec(tmp_path, "Thôn Hòa")
    assert kehoach.Severity.ERROR not in {finding.severity for finding in kehoach.check(path)}


@pytest.mark.parametrize(
    ("line", "codes"),
    [("profile: {}.yaml", {"KH308"}), ("documents: {{quyet_dinh: {{template: {}.docx}}}}", {"KH662"})],
)
@pytest.mark.parametrize("long", ["x" * 300, "ấ" * 128])
def test_a_file_of_any_name_is_found_or_not_there(line: str, codes: set[str], long: str, tmp_path: Path) -> None:
    path = spec(tmp_path, "Thôn Hòa")
    path.write_text(path.read_text(encoding="utf-8") + line.format(long) + "\n", encoding="utf-8")
    found = {finding.code for finding in kehoach.check(path) if finding.severity is kehoach.Severity.ERROR}
    assert codes <= found


@pytest.mark.parametrize(
    ("leads_to", "why"), [("template.docx", "liên kết đi vòng tròn"), ("none.docx", "không có tệp hoặc thư mục này")]
)
def test_a_template_that_is_a_link_to_nothing_cannot_be_read(leads_to: str, why: str, tmp_path: Path) -> None:
    folder = tmp_path / "packs" / "a"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text("pack: co-so\n", encoding="utf-8")
    try:
        (folder / "template.docx").symlink_to(folder / leads_to)
    except OSError:
        pytest.skip("no links here")
    found = [(finding.code, why in finding.message_in("vi")) for finding in kehoach.check_pack(folder)]
    assert found == [("KH503", True)]
