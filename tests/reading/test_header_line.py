"""The hint about a head of a file that names no column can be followed to the letter, and leads nowhere in circles."""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import kehoach

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

Columns: TypeAlias = "dict[str, dict[str, str]]"

PLAN = """\
kehoach: 1
pack: co-so
year: 2026
issuer: {kind: xã, name: Tân Mẫu}
subject: Thử tiêu đề
tables:
  t: {in: none, rows: {from: a.csv}, columns: %s}
"""
LABELS = ("Tên", "Thôn", "Số hộ", "Hộ nghèo đầu năm", "Hộ nghèo cuối năm", "Hộ nghèo đầu năm 2025", "Giảm", "Ghi chu")
OTHERS = (
    "Thôn xóm",
    "Chỉ tiêu giảm",
    "Ghi chú",
    "Ghi chú, nếu có",
    "%",
    "…",
    "a: b",
    "# 1",
    "No",
    "1.5",
    "Hộ $(year)",
    "STT",
)
IDS = ("ten", "dau", "cuoi", "giam", "cot_ghi_chu")
KINDS: tuple[dict[str, str], ...] = ({}, {}, {"kind": "text", "in": "none"}, {"years": "2025; 2026"})


@st.composite
def tables(draw: st.DrawFn) -> tuple[Columns, list[str]]:
    """The columns of a table, and the heads of its file: ids, labels and others, in any order."""
    ids = draw(st.lists(st.sampled_from(IDS), min_size=2, max_size=4, unique=True))
    kinds: Iterable[dict[str, str]] = ({"kind": "text"}, *(draw(st.sampled_from(KINDS)) for _ in ids[1:]))
    columns = {name: {"label": draw(st.sampled_from(LABELS)), **kind} for name, kind in zip(ids, kinds, strict=True)}
    heads = draw(st.lists(st.sampled_from((*IDS, *LABELS, *OTHERS)), min_size=2, max_size=5, unique=True))
    return columns, heads


def told(columns: Columns, heads: list[str]) -> dict[str, str]:
    """The hint about each head that names no column."""
    file = io.StringIO()
    csv.writer(file, delimiter=";").writerows([heads, ["1"] * len(heads)])
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.csv").write_text(file.getvalue(), encoding="utf-8")
        found = kehoach.evaluate(text=PLAN % json.dumps(columns, ensure_ascii=False), base=folder).findings
    assert not [one for one in found if one.severity is kehoach.Severity.ERROR and one.file == "<text>"]
    return {one.message.partition(" không có cột “")[2][:-1]: one.hint for one in found if one.code == "KH221"}


def followed(columns: Columns, heads: list[str], head: str, hint: str) -> tuple[Columns, list[str]]:
    """The table and its file once a hint is followed: a key written in the plan, or the head corrected in the file."""
    _, at, key = hint.partition("columns: ")
    if not at:
        (meant,) = re.findall("ý bạn là “(.*)”", hint)
        return columns, [meant if one == head else one for one in heads]
    ((name, said),) = yaml.load(key.partition("; bảng nhận")[0], yaml.BaseLoader).items()
    return {**columns, name: columns.get(name, {}) | said}, heads


@given(tables(), st.randoms(use_true_random=False))
def test_a_hint_about_a_head_helps_it_and_takes_no_column_from_another(
    table: tuple[Columns, list[str]], random: Random
) -> None:
    columns, heads = table
    unknown = told(columns, heads)
    while unknown:
        head = random.choice(sorted(unknown))
        columns, heads = followed(columns, heads, head, unknown[head])
        left = told(columns, heads)
        assert left.keys() <= unknown.keys() - {head}
        unknown = left


@pytest.mark.parametrize(
    ("heads", "key"),
    [
        (["ten", "Khác", "Ghi chú"], "cot_ghi_chu_2: {label: Ghi chú,"),
        (["ten", "Khác", "Chi tiết"], "cot_chi_tiet: {label: Chi tiết,"),
        (["ten", "Khác", "$(year)"], 'cot_year: {label: "$$(year)",'),
    ],
    ids=["an id that is taken", "an id of its own", "a figure in the text"],
)
def test_a_column_that_is_not_used_gets_an_id_of_its_own_and_the_text_of_its_head(heads: list[str], key: str) -> None:
    columns = {"ten": {"label": "Tên", "kind": "text"}, "cot_ghi_chu": {"label": "Khác", "in": "none"}}
    (hint,) = told(columns, heads).values()
    assert f"columns: {{{key} kind: text, in: none}}}}" in hint


def test_two_heads_of_signs_alone_get_different_ids() -> None:
    hints = told({"ten": {"label": "Tên", "kind": "text"}}, ["ten", "%", "…"])
    assert [hint.split("columns: {")[1].split(":")[0] for hint in hints.values()] == ["cot", "cot_2"]


def test_a_column_of_a_year_is_called_as_it_is_typed_because_no_label_makes_one() -> None:
    columns = {"ten": {"label": "Tên", "kind": "text"}, "von": {"label": "Vốn", "years": "2025; 2026"}}
    assert told(columns, ["ten", "Vốn 2025", "Số vốn 2026"]) == {"Số vốn 2026": "ý bạn là “Vốn 2026”?"}
