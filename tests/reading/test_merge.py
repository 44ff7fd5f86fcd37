"""Laying a plan over its profile over its pack: whose words stand, and in whose file a finding is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.plan.prose import Inset
from tests.conftest import ROOT, plan_in
from tests.marked_spec import PACK, added, assert_found, changed, check, found, only

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach.plan.model import Part

PROFILE = """\
issuer:
  kind: phường
  name: Bắc Sơn
leaders: |
  Họ và tên    | Chức vụ  | Thẩm quyền
  Nguyễn Văn A | Chủ tịch | TM.
areas:
  label: khu phố
  rows: |
    Đơn vị    | Số hộ
    Khu phố 1 | 237
    Khu phố 2 | 197
"""

PLAN = """\
kehoach: 1
pack: giam-ngheo
profile: phuong.yaml
year: 2023
targets:
  cam_ket:
    goal: ≥ 1 hộ
  giam_ngheo:
    rows: |
      Đơn vị    | dau | giam
      Khu phố 1 | 2   | 1
      Khu phố 2 | 1   | 0
assignments:
  phan_cong:
    rows: |
      Họ và tên  | Chức vụ   | Phụ trách địa bàn
      Trần Thị B | Công chức | Khu phố 1; Khu phố 2
signer: Nguyễn Văn A
"""


def in_folder(folder: Path, profile: str, plan: str = PLAN) -> Path:
    (folder / "phuong.yaml").write_text(profile, encoding="utf-8")
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    return folder / "plan.yaml"


def part_of(spec: str, *ids: str) -> Part:
    parts = plan_in(spec).body
    for name in ids:
        part = next(part for part in parts if part.id == name)
        parts = part.parts
    return part


def texts(part: Part) -> list[str]:
    return ["".join(s if isinstance(s, str) else f"$({s.text})" for s in paragraph.segments) for paragraph in part.text]


# --- the profile


def test_a_profile_lies_beside_the_plan(tmp_path: Path) -> None:
    assert found(in_folder(tmp_path, PROFILE)) == []
    assert kehoach.load(in_folder(tmp_path, PROFILE)).issuer.name == "Bắc Sơn"


def test_a_profile_may_lie_elsewhere_where_the_caller_says_so(tmp_path: Path) -> None:
    in_folder(tmp_path, PROFILE)

    assert found(PLAN, base=tmp_path) == []


def test_a_finding_in_the_profile_names_its_file(tmp_path: Path) -> None:
    plan = in_folder(tmp_path, PROFILE.replace("| 237", "| 237 hộ").replace("name:", "nmae:"))
    profile = (tmp_path / "phuong.yaml").as_posix()

    assert found(plan) == [f"{profile}:2:3 KH202", f"{profile}:3:3 KH201", f"{profile}:11:17 KH211"]


def test_an_expression_in_the_profile_is_found_in_its_file(tmp_path: Path) -> None:
    columns = "  columns:\n    ten: {label: Đơn vị, kind: text}\n    ho: {label: Số hộ, unit: hộ}\n"
    plan = in_folder(tmp_path, PROFILE + columns + "    doi: {label: Gấp đôi, formula: ho * hai}\n")

    assert found(plan) == [f"{(tmp_path / 'phuong.yaml').as_posix()}:16:41 KH301"]


def test_a_profile_holds_its_own_keys_only(tmp_path: Path) -> None:
    plan = in_folder(tmp_path, PROFILE + "year: 2023\ntasks:\n  a: |\n    b\nyaer: 1\n")
    profile = (tmp_path / "phuong.yaml").as_posix()

    assert found(plan) == [f"{profile}:13:1 KH235", f"{profile}:14:1 KH235", f"{profile}:17:1 KH201"]


def test_the_plan_overrides_its_profile(tmp_path: Path) -> None:
    plan = kehoach.load(in_folder(tmp_path, PROFILE, PLAN + "issuer: {name: Ba Đình}\nplace: Hà Nội\n"))

    assert (plan.issuer.kind, plan.issuer.name, plan.location) == ("phường", "Ba Đình", "Hà Nội")


def test_a_profile_that_is_broken_or_empty_is_found_in_its_file(tmp_path: Path) -> None:
    for profile, code in (("", "1:1 KH102"), ("a: %\n", "1:4 KH115"), ("- a\n", "1:1 KH119")):
        assert f"{(tmp_path / 'phuong.yaml').as_posix()}:{code}" in found(in_folder(tmp_path, profile))


def test_a_profile_that_is_not_there_is_found_with_the_folder_looked_in(tmp_path: Path) -> None:
    in_folder(tmp_path, PROFILE)
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLAN.replace("phuong.yaml", "khong-co.yaml"), encoding="utf-8")
    (finding,) = (f for f in check(plan) if f.code == "KH308")

    assert (finding.line, finding.column) == (3, 10)
    assert str(tmp_path) in finding.hint


@pytest.mark.parametrize("name", ["thu-muc", "a\\0b", "..", "/"])
def test_a_profile_that_cannot_be_opened_is_found_too(tmp_path: Path, name: str) -> None:
    (tmp_path / "thu-muc").mkdir()
    plan = PLAN.replace("phuong.yaml", f'"{name}"')

    assert any(line.split()[1] in ("KH308", "KH111") for line in found(plan, base=tmp_path))


# --- the pack


def test_a_pack_that_is_not_there_is_found_with_those_that_are() -> None:
    finding = only(changed("pack: giam-ngheo", "pack: giam-ngeo"), "KH307")

    assert (finding.line, finding.column) == (2, 7)
    packs = sorted(path.parent.name for path in (ROOT / "templates").glob("*/pack.yaml"))
    assert finding.hint == "các bộ mẫu hiện có: " + ", ".join(packs)


@pytest.mark.parametrize("name", ["../giam-ngheo", "/etc", "giam-ngheo/", ".", "GIAM-NGHEO", "none"])
def test_a_pack_is_a_name_and_no_path(name: str) -> None:
    assert "2:7 KH307" in found(changed("pack: giam-ngheo", f"pack: {name}"))


def test_a_text_replaces_the_packs() -> None:
    assert texts(part_of(added("purpose: |\n  - một\n"), "aims", "purpose")) == ["- một"]


def test_a_text_for_short_replaces_a_parts_text_and_keeps_its_title() -> None:
    short = part_of(added("tasks:\n  chi_dao: |\n    - một\n"), "work", "chi_dao")
    whole = part_of(added("tasks:\n  chi_dao:\n    text: |\n      - một\n"), "work", "chi_dao")

    assert short.title == whole.title == ("Chỉ đạo, điều hành và rà soát hộ nghèo, hộ cận nghèo",)
    assert texts(short) == texts(whole) == ["- một"]


def test_a_title_alone_keeps_the_packs_text() -> None:
    part = part_of(added("tasks:\n  chi_dao:\n    title: Chỉ đạo\n"), "work", "chi_dao")

    assert part.title == ("Chỉ đạo",)
    assert len(texts(part)) == 3


def test_the_packs_text_stands_where_it_is_called_for() -> None:
    own = texts(part_of(added("tasks:\n  chi_dao:\n    title: a\n"), "work", "chi_dao"))
    spec = added("tasks:\n  chi_dao: |\n    - trước\n    $(pack)\n    - sau\n")

    assert texts(part_of(spec, "work", "chi_dao")) == ["- trước", *own, "- sau"]


def test_the_packs_paragraphs_keep_their_place_in_its_file() -> None:
    part = part_of(added("tasks:\n  chi_dao: |\n    - trước\n    $(pack)\n"), "work", "chi_dao")

    assert [p.place.file for p in part.text] == ["<text>", PACK, PACK, PACK]


def test_the_packs_words_stand_inside_a_line_too() -> None:
    part = part_of(added("tasks:\n  chi_dao:\n    title: $(pack) năm $(year)\n"), "work", "chi_dao")

    assert part.title[0] == "Chỉ đạo, điều hành và rà soát hộ nghèo, hộ cận nghèo năm "
    assert isinstance(part.title[1], Inset)


@pytest.mark.parametrize(
    "lines",
    [
        "funding: |\n  ▶$(pack)\n  - một\n",
        "funding: |\n  - một ▶$(pack)\n",
        "tasks:\n  moi: |\n    - một\n    ▶$(pack)\n",
        "tasks:\n  pack: none\n  chi_dao: |\n    ▶$(pack)\n",
        "tasks:\n  chi_dao:\n    - ▶$(pack)\n    - một\n",
        "purpose: |\n  ▶$( pack )\n",
    ],
)
def test_the_packs_text_where_there_is_none_is_one_finding(lines: str) -> None:
    assert_found(added(lines), "KH313")


def test_the_packs_text_without_a_pack_is_found_too() -> None:
    spec = changed("pack: giam-ngheo\n", "").replace("recipients: |", "purpose: |\n  $(pack)\nrecipients: |")

    assert "33:3 KH313" in found(spec)


def test_a_group_may_begin_without_the_packs() -> None:
    parts = part_of(added("tasks:\n  pack: none\n  moi: |\n    - một\n"), "work").parts

    assert [part.id for part in parts] == ["moi"]


@pytest.mark.parametrize("typed", ["non", "None", "[none]", "CẦN BỔ SUNG"])
def test_a_misspelt_none_of_a_group_is_the_one_finding(typed: str) -> None:
    assert_found(added(f"tasks:\n  pack: ▶{typed}\n  moi: {{title: Một, text: một}}\n"), "KH203")


def test_none_drops_one_thing_and_a_blank_drops_nothing() -> None:
    before = [part.id for part in part_of(added("tasks:\n  chi_dao:\n"), "work").parts]
    after = [part.id for part in part_of(added("tasks:\n  chi_dao: none\n"), "work").parts]

    assert set(before) - set(after) == {"chi_dao"}


def test_a_new_part_stands_where_it_says() -> None:
    parts = part_of(added("tasks:\n  moi:\n    after: chi_dao\n    text: |\n      - một\n"), "work").parts

    assert [part.id for part in parts][:2] == ["chi_dao", "moi"]


@pytest.mark.parametrize(("version", "codes"), [("1", []), ("9", ["KH233"])])
def test_a_profile_may_begin_with_the_version_of_the_format(version: str, codes: list[str], tmp_path: Path) -> None:
    (tmp_path / "xa.yaml").write_text(f"kehoach: {version}\nissuer: {{kind: xã, name: Mẫu}}\n", encoding="utf-8")
    plan = tmp_path / "plan.yaml"
    plan.write_text("kehoach: 1\npack: co-so\nprofile: xa.yaml\nyear: 2026\nsubject: Việc\n", encoding="utf-8")

    assert [f.code for f in kehoach.check(plan) if f.severity.value == "error"] == codes
