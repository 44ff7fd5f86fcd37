"""The documents of this project pass its own lint: plans, their sets, reports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import kehoach
from tests.conftest import EXAMPLES

if TYPE_CHECKING:
    from pathlib import Path

PLANS = sorted(
    path
    for path in EXAMPLES.glob("*/*.yaml")
    if re.search(r"^kehoach:", path.read_text(encoding="utf-8"), re.MULTILINE)
    if path.parent.name != "bac-son-2023-ban-in"
)
"""All but profiles, which have no key “kehoach”, and the plan that keeps the errors of its printed original."""
PENDING = {"cong-van": {"L208"}}
"""What the examples lack, by how a file's name begins: the drafting unit in the symbol of a letter."""


def made(computed: kehoach.ComputedPlan) -> dict[str, kehoach.Document]:
    """The set of a plan; the plan alone where it has no set."""
    try:
        return kehoach.render_set(computed)
    except kehoach.SpecError:
        return {"ke-hoach.docx": kehoach.render(computed)}


def broken(data: bytes) -> set[str]:
    return {verdict.code for verdict in kehoach.lint(data).broken}


@pytest.mark.slow
@pytest.mark.parametrize("path", PLANS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_document_of_every_example_passes(path: Path) -> None:
    for name, document in made(kehoach.compute(kehoach.load(path))).items():
        pending = next((codes for stem, codes in PENDING.items() if name.startswith(stem)), set[str]())
        assert broken(document) - pending == set(), name


NOTES = """
kehoach: 1
pack: co-so
year: 2026
number: 5
date: 05/02/2026
issuer: {kind: xã, name: Mẫu}
leaders: |
  Họ và tên    | Chức vụ  | Thẩm quyền
  Nguyễn Văn A | Chủ tịch | TM.
signer: Nguyễn Văn A
subject: Thử nghiệm
basis: |
  Kế hoạch số 12/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân tỉnh
purpose: |
  1. Thời gian: từ 05/3 đến 15/3/2026
  2. Địa điểm: nhà văn hóa các thôn
  Điều 5 của Luật nêu rõ việc này.
  Kết thúc.
"""


def test_what_check_lets_pass_as_prose_passes_here() -> None:
    assert broken(kehoach.render(kehoach.compute(kehoach.loads(NOTES)))) == set()
