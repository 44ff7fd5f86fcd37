"""A figure that nobody knows yet, in the sentences of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.view.open_figures import OPEN, read_out
from tests.conftest import EXAMPLES, Docx

if TYPE_CHECKING:
    from pathlib import Path

SHORT = EXAMPLES / "bac-son-2023-ngan"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Toàn xã có ∅ hộ thoát nghèo.", "Toàn xã chưa có số liệu về hộ thoát nghèo."),
        ("Có 3 hộ thoát nghèo, ∅ hộ mới phát sinh.", "Có 3 hộ thoát nghèo, chưa có số liệu về hộ mới phát sinh."),
        ("Hiện còn 21 hộ nghèo, chiếm ∅% tổng số hộ.", "Hiện còn 21 hộ nghèo."),
        ("Hiện còn ∅ hộ nghèo, chiếm ∅% tổng số hộ.", "Hiện chưa có số liệu về hộ nghèo."),
        ("- Tổng số hộ: ∅ hộ.", "- Tổng số hộ: chưa có số liệu."),
        ("- Hộ nghèo: 5 hộ (∅%).", "- Hộ nghèo: 5 hộ."),
        ("∅ hộ thoát nghèo.", "Chưa có số liệu về hộ thoát nghèo."),
        ("Tỷ lệ là ∅%.", "Tỷ lệ chưa có số liệu."),
        ("Còn 21 hộ, chiếm 1,2% tổng số hộ.", "Còn 21 hộ, chiếm 1,2% tổng số hộ."),
    ],
)
def test_an_open_figure_is_said_in_words(typed: str, read: str) -> None:
    assert read_out(typed.replace("∅", OPEN)) == read


def report(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    profile = (EXAMPLES / "bac-son-2023" / "phuong-bac-son.yaml").as_posix()
    plan = (SHORT / "plan.yaml").read_text(encoding="utf-8").replace("../bac-son-2023/phuong-bac-son.yaml", profile)
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    text = (SHORT / "bao-cao-6-thang.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "bao-cao.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_report_with_one_figure_not_known_needs_no_change_of_the_plan(tmp_path: Path) -> None:
    path = report(tmp_path, ("Khu phố 1  |     1 |   0", "Khu phố 1  | chưa có |   0"))

    assert [f.code for f in kehoach.check(path) if f.severity.value == "error"] == []
    lines = Docx(kehoach.render(kehoach.compute(kehoach.load(path)))).paragraphs()
    (said,) = (line for line in lines if line.startswith("Thực hiện Kế hoạch"))
    assert said.endswith(
        "toàn phường chưa có số liệu về hộ thoát nghèo, 01 hộ nghèo mới phát sinh; hiện chưa có số liệu về hộ nghèo."
    )
