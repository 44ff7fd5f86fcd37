"""Packs: where they are found, what they inherit, and that a pack of one's own needs no line of Python."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

import kehoach
from tests.conftest import EXAMPLES, ROOT, Docx, findings_in, plan_in

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = ROOT / "templates"
SHORT = EXAMPLES / "bac-son-2023-ngan" / "plan.yaml"

PLAN = """\
kehoach: 1
pack: {pack}
year: 2026
subject: Phòng cháy, chữa cháy năm $(year)
issuer: {{kind: xã, name: Tân Mẫu}}
basis: |
  Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ
signer: {{name: Nguyễn Văn A, post: Chủ tịch, authority: TM.}}
tasks:
  kiem_tra: |
    Kiểm tra, hướng dẫn các cơ sở.
"""


def pack(folder: Path, name: str, text: str) -> Path:
    """A pack without a template of its own."""
    home = folder / name
    home.mkdir(parents=True)
    (home / "pack.yaml").write_text(text, encoding="utf-8")
    return home


def plan(folder: Path, name: str, more: str = "") -> Path:
    path = folder / "plan.yaml"
    path.write_text(PLAN.format(pack=name) + more, encoding="utf-8")
    return path


def found(spec: Path, **options: object) -> list[str]:
    return [f"{f.place}: {f.code}" for f in findings_in(spec, **options) if f.severity.value == "error"]


def printed(spec: Path, packs: tuple[Path, ...] = ()) -> list[str]:
    made = kehoach.render(kehoach.compute(plan_in(spec, packs=packs)))
    return [text for text in Docx(made).paragraphs() if text]


# --- inheriting


def test_a_pack_inherits_wording_outline_and_template_of_its_base(tmp_path: Path) -> None:
    pack(tmp_path / "packs", "chay", "pack: co-so\noutline:\n  work: {title: Nhiệm vụ phòng cháy}\n")
    texts = printed(plan(tmp_path, "chay"))
    assert "I. NHIỆM VỤ PHÒNG CHÁY" in texts
    assert "- Lưu: VT." in texts


def test_what_a_pack_says_is_weaker_the_deeper_it_lies(tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    pack(packs, "a", "pack: co-so\nopening: Câu a\nsymbol: A\nrecipients: |\n  $(pack)\n  Phòng A\n")
    pack(packs, "b", "pack: a\nopening: Câu b\nrecipients: |\n  $(pack)\n  Phòng B\n")
    texts = printed(plan(tmp_path, "b", "number: 7\n"))
    assert {"Câu b", "Số: 07/A"} <= set(texts)
    assert [text for text in texts if text.startswith("- ")][-3:] == ["- Lưu: VT;", "- Phòng A;", "- Phòng B."]


def test_the_nearest_template_of_the_chain_is_used(tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    own = pack(packs, "a", "pack: co-so\n")
    pack(packs, "b", "pack: a\n")
    before = kehoach.render(kehoach.compute(plan_in(plan(tmp_path, "b"))))
    shutil.copy(TEMPLATES / "co-so" / "template.docx", own / "template.docx")
    edit(own / "template.docx", "Nơi nhận:", "Kính gửi:")
    after = printed(tmp_path / "plan.yaml")
    assert ("Kính gửi:" in after, "Kính gửi:" in Docx(before).paragraphs()) == (True, False)


DECLARED = "templates:\n  thu.docx: {without: doc.kind; doc.authority; doc.decides; block.article}\n"


def test_what_a_template_omits_is_declared_and_its_name_means_nothing(tmp_path: Path) -> None:
    letter = "documents:\n  thu: {document: Công văn, symbol: UBND-VP, template: thu.docx, subject: Việc}\n"
    for name, declared in (("a", ""), ("b", DECLARED)):
        home = pack(tmp_path, name, f"pack: co-so\n{declared}{letter}")
        shutil.copy(TEMPLATES / "co-so" / "cong-van.docx", home / "thu.docx")
    (missing,) = kehoach.check_pack(tmp_path / "a")
    assert (missing.file, missing.code) == ("a/thu.docx", "KH524")
    assert "templates: {thu.docx: {without: " in str(missing.hint)
    assert "without: doc.authority; doc.decides; block.article; doc.kind" in str(missing.hint)
    assert kehoach.check_pack(tmp_path / "b") == []


def test_a_pack_may_draw_from_columns_of_areas_that_only_plans_have(tmp_path: Path) -> None:
    columns = "don_vi: {label: Đơn vị, kind: text}\n      ho: {label: Số hộ, from: areas.ho}"
    pack(tmp_path, "a", f"pack: co-so\ntables:\n  t:\n    columns:\n      {columns}\n")
    assert kehoach.check_pack(tmp_path / "a") == []


def test_a_copy_under_the_same_name_omits_what_the_base_declares(tmp_path: Path) -> None:
    home = pack(tmp_path, "a", "pack: co-so\n")
    shutil.copy(TEMPLATES / "co-so" / "cong-van.docx", home)
    assert kehoach.check_pack(tmp_path / "a") == []


@pytest.mark.parametrize(
    ("declared", "code"),
    [("[a]", "KH203"), ("{thu.docx: {witout: doc.kind}}", "KH201"), ("{thu.docx: {without: {a: b}}}", "KH203")],
)
def test_a_declaration_of_another_shape_is_a_finding(declared: str, code: str, tmp_path: Path) -> None:
    pack(tmp_path, "a", f"pack: co-so\ntemplates: {declared}\n")
    assert [finding.code for finding in kehoach.check_pack(tmp_path / "a")] == [code]


def test_a_finding_in_inherited_words_names_the_file_they_stand_in(tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    pack(packs, "a", "pack: co-so\npurpose: |\n  Năm $(yaer) xã quyết tâm.\n")
    pack(packs, "b", "pack: a\nrequirements: |\n  Có $(chua_co).\n")
    assert found(plan(tmp_path, "b")) == ["a/pack.yaml:3:9: KH301", "b/pack.yaml:3:8: KH301"]


def test_what_a_plan_lacks_is_found_in_the_plan_however_deep_the_pack_that_asks(tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    pack(packs, "a", "pack: co-so\ntargets:\n  so: {label: Số, goal: CẦN BỔ SUNG (ghi goal)}\n")
    pack(packs, "b", "pack: a\n")
    path = plan(tmp_path, "b")
    lacking = [f for f in kehoach.check(path) if f.code == "KH603"]
    assert [(f.file, f.line) for f in lacking] == [(str(path), 1)]


def test_paragraphs_of_every_pack_of_the_chain_are_counted(tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    pack(packs, "a", "pack: co-so\npurpose: |\n  Một.\n  Hai.\nrecipients: |\n  Nơi một\n")
    pack(packs, "b", "pack: a\nrequirements: |\n  Ba.\n")
    (note,) = [f for f in findings_in(plan(tmp_path, "b")) if f.code == "KH602"]
    assert dict(note.details) == {"count": "4", "pack": "b"}


def test_none_begins_a_mapping_empty_through_the_whole_chain(tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    pack(packs, "a", "pack: co-so\nobjectives:\n  mot: {title: Mục tiêu một, text: Một.}\n")
    pack(packs, "b", "pack: a\nobjectives:\n  hai: {title: Mục tiêu hai, text: Hai.}\n")
    kept = printed(plan(tmp_path, "b"))
    own = "objectives: {pack: none, ba: {title: Mục tiêu ba, text: Ba.}}\n"
    begun_anew = printed(plan(tmp_path, "b", own))
    assert {"1. Mục tiêu một", "2. Mục tiêu hai"} <= set(kept)
    assert [text for text in begun_anew if "Mục tiêu" in text] == ["1. Mục tiêu ba"]


def test_a_pack_itself_may_begin_a_mapping_of_its_base_empty(tmp_path: Path) -> None:
    outline = "outline:\n  pack: none\n  viec: {title: Công việc, of: tasks}\n"
    pack(tmp_path / "packs", "a", "pack: co-so\n" + outline)
    assert "I. CÔNG VIỆC" in printed(plan(tmp_path, "a"))


@pytest.mark.parametrize("chain", [("a", "a"), ("a", "b", "a"), ("c", "a", "b", "a")])
def test_a_circle_of_packs_is_found_where_it_closes(chain: tuple[str, ...], tmp_path: Path) -> None:
    for name, base in itertools.pairwise(chain):
        pack(tmp_path / "packs", name, f"pack: {base}\n")
    findings = [f for f in findings_in(plan(tmp_path, chain[0])) if f.severity.value == "error"]
    assert [(f.code, f.file) for f in findings] == [("KH501", f"{chain[-2]}/pack.yaml")]
    assert " → ".join(chain) in findings[0].message


def test_a_base_that_is_not_there_is_found_in_the_pack_that_names_it(tmp_path: Path) -> None:
    pack(tmp_path / "packs", "a", "title: Thử\npack: co-s\n")
    assert found(plan(tmp_path, "a")) == ["a/pack.yaml:2:7: KH307"]


def test_a_pack_whose_yaml_is_broken_is_found_in_its_own_file(tmp_path: Path) -> None:
    pack(tmp_path / "packs", "a", "pack: co-so\nopening: %\n")
    assert found(plan(tmp_path, "a")) == ["a/pack.yaml:2:10: KH115"]


def test_what_belongs_to_a_plan_only_is_refused_in_a_pack(tmp_path: Path) -> None:
    pack(tmp_path / "packs", "a", "pack: co-so\nprofile: x.yaml\nkehoach: 1\n")
    assert found(plan(tmp_path, "a")) == ["a/pack.yaml:2:1: KH504", "a/pack.yaml:3:1: KH504"]


# --- where packs are


def test_a_folder_given_has_packs_too_and_the_nearest_wins(tmp_path: Path) -> None:
    given = tmp_path / "của chúng tôi"
    pack(given, "a", "pack: co-so\nopening: Ở thư mục được chỉ\n")
    path = plan(tmp_path, "a")
    assert found(path) == [f"{path}:2:7: KH307"]
    assert "Ở thư mục được chỉ" in printed(path, (given,))
    pack(tmp_path / "packs", "a", "pack: co-so\nopening: Ở cạnh kế hoạch\n")
    assert "Ở cạnh kế hoạch" in printed(path, (given,))


def test_a_plan_that_was_computed_is_rendered_with_the_pack_it_was_read_with(tmp_path: Path) -> None:
    own = pack(tmp_path / "elsewhere", "a", "pack: co-so\n")
    shutil.copy(TEMPLATES / "co-so" / "template.docx", own / "template.docx")
    edit(own / "template.docx", "Nơi nhận:", "Kính gửi:")
    computed = kehoach.compute(plan_in(plan(tmp_path, "a"), packs=tmp_path / "elsewhere"))
    assert "Kính gửi:" in Docx(kehoach.render(computed)).paragraphs()


def test_the_environment_names_folders_of_packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        pack(tmp_path / f"của {name}", name, f"pack: co-so\nopening: Bộ {name}\n")
    monkeypatch.setenv("KEHOACH_PACKS", os.pathsep.join([str(tmp_path / "của a"), str(tmp_path / "của b")]))
    assert "Bộ b" in printed(plan(tmp_path, "b"))


def test_a_folder_of_packs_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        findings_in(plan(tmp_path, "co-so"), packs=tmp_path / "không có")


@pytest.mark.parametrize("module", ["goi_mau", "goi_mau.trong"])
def test_an_installed_package_offers_packs_and_none_of_its_code_is_run(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "site"
    pack(home.joinpath(*module.split(".")), "a", "pack: co-so\nopening: Từ gói cài thêm\n")
    for folder in {home / "goi_mau", home.joinpath(*module.split("."))}:
        (folder / "__init__.py").write_text("raise SystemExit\n", encoding="utf-8")
    facts = home / "goi_mau-1.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: goi-mau\nVersion: 1\n", encoding="utf-8")
    (facts / "entry_points.txt").write_text(f"[kehoach.packs]\nmau = {module}\n", encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(home), *sys.path])
    assert "Từ gói cài thêm" in printed(plan(tmp_path, "a"))


@pytest.mark.parametrize("name", ["../co-so", "packs/a", "/a", "..", ".", "a/../a", "a\\..\\a", "A"])
def test_a_name_is_the_name_of_a_folder_and_never_a_path(name: str, tmp_path: Path) -> None:
    pack(tmp_path / "packs", "a", "pack: co-so\n")
    assert [line.rpartition(" ")[2] for line in found(plan(tmp_path, f"'{name}'"))] == ["KH307"]


def test_a_spec_that_is_no_file_has_no_packs_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack(tmp_path / "packs", "a", "pack: co-so\n")
    monkeypatch.chdir(tmp_path)
    text = PLAN.format(pack="a")
    for spec in (text, text.encode()):
        assert [f.code for f in findings_in(spec, base=tmp_path) if f.severity.value == "error"] == ["KH307"]
    assert [f.code for f in findings_in(text, packs="packs") if f.severity.value == "error"] == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_leads_out_of_the_packs_is_not_followed(tmp_path: Path) -> None:
    secret = pack(tmp_path / "elsewhere", "bi-mat", "pack: co-so\nopening: Bí mật\n")
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "a").symlink_to(secret, target_is_directory=True)
    assert [line.rpartition(" ")[2] for line in found(plan(tmp_path, "a"))] == ["KH307"]
    (tmp_path / "packs" / "a").unlink()
    (tmp_path / "packs" / "a").mkdir()
    (tmp_path / "packs" / "a" / "pack.yaml").symlink_to(secret / "pack.yaml")
    path = plan(tmp_path, "a")
    assert found(path) == [f"{path}:2:7: KH502"]


def test_packs_that_are_edited_are_read_anew(tmp_path: Path) -> None:
    own = pack(tmp_path / "packs", "a", "pack: co-so\nopening: Câu cũ\n")
    assert "Câu cũ" in printed(plan(tmp_path, "a"))
    (own / "pack.yaml").write_text("pack: co-so\nopening: Câu mới\n", encoding="utf-8")
    assert "Câu mới" in printed(tmp_path / "plan.yaml")


def test_a_copy_of_a_built_in_pack_beside_the_plan_makes_the_same_document(tmp_path: Path) -> None:
    text = SHORT.read_text(encoding="utf-8").replace("../bac-son-2023/", "")
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    shutil.copy(EXAMPLES / "bac-son-2023" / "phuong-bac-son.yaml", tmp_path)
    for name in ("co-so", "giam-ngheo"):
        shutil.copytree(TEMPLATES / name, tmp_path / "packs" / name)
    made = kehoach.render(kehoach.compute(kehoach.load(tmp_path / "plan.yaml")))
    assert made == kehoach.render(kehoach.compute(kehoach.load(SHORT)))


@pytest.mark.parametrize("name", ["co-so", "giam-ngheo"])
def test_the_plan_in_a_packs_readme_can_be_printed(name: str) -> None:
    text = (TEMPLATES / name / "README.md").read_text(encoding="utf-8")
    example = text.partition("```yaml\n")[2].partition("```")[0]
    assert [f for f in findings_in(example) if f.severity.value == "error"] == []
    assert kehoach.render(kehoach.compute(kehoach.loads(example)))


def test_households_poor_again_have_a_column_of_their_own_as_the_packs_readme_says(tmp_path: Path) -> None:
    text = (TEMPLATES / "giam-ngheo" / "README.md").read_text(encoding="utf-8")
    (whole, *_) = examples = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    (targets,) = (example for example in examples if example.startswith("targets:"))
    (actuals,) = (example for example in examples if example.startswith("actuals:"))
    plan = whole.partition("targets:\n")[0] + targets + "assignments:\n" + whole.partition("assignments:\n")[2]
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    report = tmp_path / "bao-cao.yaml"
    report.write_text(f"kehoach: 1\nreport: năm\nplan: plan.yaml\nas_of: 31/12/2026\n{actuals}", encoding="utf-8")
    computed = kehoach.compute(kehoach.load(report))

    assert [str(computed[f"giam_ngheo[{row}].hien_co"]) for row in ("Thôn Đông", "Thôn Đoài")] == ["7", "5"]
    assert str(computed["cam_ket.actual"]) == "4"


def edit(template: Path, before: str, after: str) -> None:
    """Change a text of a template as a person would, through python-docx."""
    from docx import Document
    from docx.text.paragraph import Paragraph

    document = Document(str(template))
    runs = [
        run
        for element in document.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p")
        for run in Paragraph(element, document).runs
        if before in run.text
    ]
    assert runs, before
    for run in runs:
        run.text = run.text.replace(before, after)
    document.save(str(template))
