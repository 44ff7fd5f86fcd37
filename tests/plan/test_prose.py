"""A finding in a text that was put together from a pack's points at the line, in the file, where it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import findings_in
from tests.marked_spec import added, assert_found, changed, found

if TYPE_CHECKING:
    from pathlib import Path

PACK_YAML = """\
kehoach: 1
title: Thử
outline:
  a: {title: A, of: purpose}
purpose: |
  Một dòng
  và $(khong_co) ở đây
tables:
  t:
    in: none
    columns:
      ten: {label: Tên, kind: text}
    source: Nguồn $(x)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pack = tmp_path / "packs" / "thu"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text(PACK_YAML, encoding="utf-8")
    return tmp_path


def places(folder: Path, text: str, code: str = "KH301") -> list[str]:

    found = findings_in(text, packs=folder / "packs")
    return [f"{f.file}:{f.line}:{f.column} {f.code}" for f in found if f.code == code]


HEAD = "kehoach: 1\npack: thu\nyear: 2026\nsubject: S\nissuer: {kind: xã, name: A}\n"


def test_what_is_wrong_in_the_packs_words_is_told_in_the_pack(folder: Path) -> None:
    assert places(folder, HEAD + "purpose: |\n  Trước $(pack) sau.\n") == ["thu/pack.yaml:7:8 KH301"]


def test_what_is_wrong_behind_them_is_told_in_the_plan(folder: Path) -> None:
    text = HEAD + "purpose: |\n  Trước $(pack) $(sai) sau.\n"

    assert places(folder, text) == ["<text>:7:19 KH301", "thu/pack.yaml:7:8 KH301"]


def test_so_it_is_in_a_line_that_begins_with_them_or_has_them_twice(folder: Path) -> None:
    assert "<text>:7:12 KH301" in places(folder, HEAD + "purpose: |\n  $(pack)$(sai).\n")
    assert "<text>:7:22 KH301" in places(
        folder, HEAD + "purpose: |\n  $(pack) $(pack) $(sai).\n".replace(" $(sai)", "  $(sai)")
    )


def test_so_it_is_in_a_text_of_one_line(folder: Path) -> None:
    text = HEAD + "tables:\n  t:\n    source: $(pack), $(khong)\n    rows: |\n      ten\n      A\n"

    assert places(folder, text, "KH242") == ["<text>:8:22 KH242", "thu/pack.yaml:13:19 KH242"]


def test_recipients_behind_the_packs_are_told_in_their_line() -> None:
    spec = changed("recipients: |\n  Lưu: VT\n", "recipients: |\n  Như trên $(▶khong)\n  $(pack)\n")

    assert_found(spec, "KH301")


@pytest.mark.parametrize("style", [">", ">-"])
def test_names_in_a_folded_text_are_told_in_their_own_line(style: str) -> None:
    spec = added(f"tasks:\n  a:\n    title: A\n    lead: {style}\n      Công an xã;\n      ▶Phòng A, Phòng B\n")

    assert_found(spec, "KH225")


def test_so_they_are_in_a_text_that_goes_on_in_the_next_line() -> None:
    assert_found(added("tasks:\n  a:\n    title: A\n    lead: Công an xã;\n      ▶Phòng A, Phòng B\n"), "KH225")


def test_a_figure_typed_by_hand_is_told_in_the_line_it_stands_on() -> None:
    spec = added("purpose: |\n  Một\n    hai, giảm 10 hộ\n")

    assert all(int(place.split(":")[1].split()[0]) <= 20 for place in found(spec))
