"""``kehoach new``: a first file of any pack loads, asks for what is to be typed, and then is a document."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import jsonschema
import pytest
import yaml

import kehoach
from kehoach.cli import main
from tests.conftest import EXAMPLES, ROOT, Docx

if TYPE_CHECKING:
    from pathlib import Path

PACKS = sorted(path.parent.name for path in (ROOT / "templates").glob("*/pack.yaml"))
PROFILE = EXAMPLES / "bac-son-2023" / "phuong-bac-son.yaml"
ASKED = "CẦN BỔ SUNG"
TO_BE_SUPPLIED, PACK_PARAGRAPHS = "KH603", "KH602"
TYPED = {
    "number": "1",
    "people": "9",
    "goal": "≥ 1",
    "unit": "hộ",
    "date": "30/6/2026",
    "area": "Thôn Một",
    "budget": "5",
    "when": "quý II/2026",
    "kind": "xã",
    "name": "Mẫu",
    "label": "thôn",
}
FITTING = {"dien_bien.dau": "3", "tong_hop.ngheo": "4"}
"""Figures that agree with the ones around them, where the pack holds them together."""
OWN_PACK = """\
pack: co-so
title: "Đê điều: phòng, chống lụt"
subject: Phòng, chống lụt bão năm $(year)
objectives:
  chung: |
    $(von)
    Có $(so_ho) hộ; quỹ $(quy).
targets:
  von:
    title: Vốn năm $(year)
    columns:
      nguon: {label: Nguồn, kind: text}
      von: {label: Vốn, unit: triệu đồng, years: 2026-2027}
      cong: {label: Cộng, formula: sum(von)}
      ghi: {label: Ghi chú, kind: text, in: report}
  so_ho: {label: Số hộ, unit: hộ, value: CẦN BỔ SUNG (theo rà soát)}
  quy: {label: Quỹ, unit: triệu đồng, value: 12}
assignments: {xa: {title: Ủy ban nhân dân xã, text: Tổ chức thực hiện.}}
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KEHOACH_LANG", raising=False)


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "don-vi" / PROFILE.name
    path.parent.mkdir()
    path.write_bytes(PROFILE.read_bytes())
    return path


def new(target: Path, *options: str) -> Path:
    assert main(["new", *options, "-o", str(target)]) == 0
    return target


def codes(plan: Path) -> set[str]:
    """What a new plan is told, beside what its profile says of 2023."""
    return {finding.code for finding in kehoach.check(plan) if finding.file == str(plan)}


def filled(plan: Path) -> str:
    """The plan with something typed at each place that is said to be a gap."""
    lines = plan.read_text(encoding="utf-8").split("\n")
    loaded = kehoach.load(plan)
    kinds = {f"{t.id}.{c.id}": c.kind.value for t in loaded.tables.values() for c in t.columns}
    kinds |= {name: "goal" if figure.goal else "number" for name, figure in loaded.figures.items()}
    for at, column in enumerate(loaded.areas.table.columns if loaded.areas else ()):
        kinds[f"areas.{column.id}"] = "people" if at else "area"
    places = {(f.line, f.column): f for f in kehoach.check(plan) if f.code == TO_BE_SUPPLIED and f.file == str(plan)}
    for (line, at), finding in sorted(places.items(), reverse=True):
        address = re.sub(r"\[.*\]", "", str(dict(finding.details)["address"]))
        text = FITTING.get(address) or TYPED.get(kinds.get(address, address.rpartition(".")[2]), "Nội dung")
        before, after = lines[line - 1][: at - 1], lines[line - 1][at - 1 :]
        lines[line - 1] = before + after.replace(ASKED, text, 1)
    return "\n".join(lines).replace(f"{ASKED} | Chủ tịch", "Nội dung | Chủ tịch")


@pytest.mark.parametrize("pack", PACKS)
def test_a_new_plan_has_no_error_and_asks_for_what_is_to_be_typed(pack: str, tmp_path: Path) -> None:
    plan = new(tmp_path / "moi.yaml", "--pack", pack, "--year", "2026")
    assert codes(plan) - {PACK_PARAGRAPHS} == {TO_BE_SUPPLIED}


@pytest.mark.parametrize("pack", PACKS)
def test_a_new_plan_with_a_profile_has_no_error_either(pack: str, tmp_path: Path, profile: Path) -> None:
    plan = new(tmp_path / "moi.yaml", "--pack", pack, "--year", "2026", "--profile", str(profile))
    assert codes(plan) - {PACK_PARAGRAPHS} == {TO_BE_SUPPLIED}
    assert "profile: don-vi/phuong-bac-son.yaml" in plan.read_text(encoding="utf-8")
    assert "signer: Nguyễn Văn Trường" in plan.read_text(encoding="utf-8")


@pytest.mark.parametrize("pack", PACKS)
def test_what_is_typed_into_it_makes_it_a_document(pack: str, tmp_path: Path) -> None:
    plan = new(tmp_path / "moi.yaml", "--pack", pack, "--year", "2026")
    plan.write_text(filled(plan), encoding="utf-8")
    assert TO_BE_SUPPLIED not in codes(plan)
    document = Docx(kehoach.render(kehoach.compute(kehoach.load(plan))))
    assert "XÃ MẪU" in document.paragraphs()
    assert not any("………" in text for text in document.paragraphs() if "ngày" not in text)


@pytest.mark.parametrize("pack", PACKS)
def test_its_schema_stands_beside_it_and_takes_it(pack: str, tmp_path: Path) -> None:
    plan = new(tmp_path / "moi.yaml", "--pack", pack, "--year", "2026", "--schema")
    text = plan.read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema={pack}.schema.json\n")
    schema = json.loads((tmp_path / f"{pack}.schema.json").read_text(encoding="utf-8"))
    assert list(jsonschema.Draft7Validator(schema).iter_errors(yaml.load(text, Loader=yaml.BaseLoader))) == []


def test_tables_by_area_have_a_row_for_each_area_of_the_profile(tmp_path: Path, profile: Path) -> None:
    plan = kehoach.load(new(tmp_path / "moi.yaml", "--pack", "giam-ngheo", "--year", "2026", "--profile", str(profile)))
    assert plan.areas is not None
    assert [row.name for row in plan.tables["giam_ngheo"].rows] == [row.name for row in plan.areas.table.rows]
    assert len(plan.tables["phan_cong"].rows) == 1


def test_every_key_is_there_with_its_words(tmp_path: Path) -> None:
    from kehoach.plan import keys

    text = new(tmp_path / "moi.yaml", "--pack", "giam-ngheo", "--year", "2026").read_text(encoding="utf-8")
    for key in (key for key in keys.PLAN.keys if key.name != "addressees"):
        assert re.search(rf"^(# )?{key.name}:", text, re.MULTILINE), key.name
        assert key.vi in text
    for task in ("chi_dao", "sinh_ke", "dich_vu", "truyen_thong", "nguon_luc"):
        assert f"#   {task}:" in text


def test_what_stands_in_comments_can_be_put_to_use(tmp_path: Path) -> None:
    plan = new(tmp_path / "moi.yaml", "--pack", "giam-ngheo", "--year", "2026")
    text = plan.read_text(encoding="utf-8")
    for part in ("recipients", "purpose", "tasks", "outline", "subject", "opening"):
        block = re.search(rf"^# {part}:.*(\n#   .*)*", text, re.MULTILINE)
        assert block
        text = text.replace(block[0], re.sub("^# ", "", block[0], flags=re.MULTILINE))
    plan.write_text(text, encoding="utf-8")
    assert codes(plan) == {TO_BE_SUPPLIED, PACK_PARAGRAPHS}
    assert "recipients: |\n  Thường trực" in text


def test_a_pack_of_ones_own_is_begun_as_well(tmp_path: Path) -> None:
    folder = tmp_path / "packs" / "lut-bao"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(OWN_PACK, encoding="utf-8")
    plan = new(tmp_path / "moi.yaml", "--pack", "lut-bao", "--year", "2026")
    text = plan.read_text(encoding="utf-8")
    assert codes(plan) == {TO_BE_SUPPLIED, PACK_PARAGRAPHS}
    assert "nguon       | von 2026    | von 2027\n" in text
    assert "Bảng von, “Vốn năm 2026”" in text
    assert "  so_ho:\n    value: CẦN BỔ SUNG" in text
    assert "# quy:" in text
    assert "tasks:\n  nhiem_vu_1:\n    title: CẦN BỔ SUNG" in text
    plan.write_text(filled(plan), encoding="utf-8")
    assert kehoach.render(kehoach.compute(kehoach.load(plan)))


def test_without_a_year_the_year_is_all_that_is_wrong(tmp_path: Path) -> None:
    plan = new(tmp_path / "moi.yaml", "--pack", "giam-ngheo")
    errors = [f for f in kehoach.check(plan) if f.severity.value == "error"]
    assert [(f.code, f.message) for f in errors] == [("KH202", "kế hoạch thiếu khóa “year”")]


def test_a_period_is_a_period(tmp_path: Path) -> None:
    plan = kehoach.load(new(tmp_path / "moi.yaml", "--pack", "giam-ngheo", "--year", "2026-2030"))
    assert (plan.period.first, plan.period.last) == (2026, 2030)


def test_a_profile_is_begun_and_a_plan_on_it(tmp_path: Path) -> None:
    unit = new(tmp_path / "don-vi.yaml", "--pack", "giam-ngheo", "--profile-only")
    plan = new(tmp_path / "moi.yaml", "--pack", "giam-ngheo", "--year", "2026", "--profile", str(unit))
    assert codes(plan) == {TO_BE_SUPPLIED, PACK_PARAGRAPHS}
    assert {f.code for f in kehoach.check(plan) if f.file == str(unit)} == {TO_BE_SUPPLIED}
    assert "Đơn vị      | Số hộ" in unit.read_text(encoding="utf-8")


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (new(tmp_path / f"{n}.yaml", "--pack", "giam-ngheo", "--year", "2026") for n in (1, 2))
    assert first.read_bytes() == second.read_bytes()


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = new(tmp_path / "moi.yaml", "--pack", "giam-ngheo", "--schema")
    plan.write_text("của tôi", encoding="utf-8")
    assert main(["new", "--pack", "giam-ngheo", "-o", str(plan)]) == 2
    assert "không ghi đè" in capsys.readouterr().err
    assert plan.read_text(encoding="utf-8") == "của tôi"
    new(tmp_path / "khac.yaml", "--pack", "giam-ngheo", "--schema")
    (tmp_path / "giam-ngheo.schema.json").write_text("{}", encoding="utf-8")
    assert main(["new", "--pack", "giam-ngheo", "--schema", "-o", str(tmp_path / "ba.yaml")]) == 2
    assert not (tmp_path / "ba.yaml").exists()


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--pack", "giam-ngeo"], 2),
        (["--pack", "giam-ngheo", "--profile", "khong-co.yaml"], 2),
        (["--pack", "giam-ngheo", "--profile", "hong.yaml"], 1),
    ],
)
def test_what_cannot_be_begun_writes_nothing(options: list[str], status: int, tmp_path: Path) -> None:
    (tmp_path / "hong.yaml").write_text("issuer: [", encoding="utf-8")
    assert main(["new", *options, "-o", "moi.yaml"]) == status
    assert not (tmp_path / "moi.yaml").exists()


def test_a_year_is_four_digits(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["new", "--pack", "giam-ngheo", "--year", "26", "-o", "moi.yaml"])
    assert ended.value.code == 2
    assert "2026-2030" in capsys.readouterr().err


def test_a_first_plan_does_not_ask_whom_it_is_sent_to(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    assert main(["new", "--pack", "co-so", "-o", str(path)]) == 0
    assert "addressees" not in path.read_text(encoding="utf-8")
