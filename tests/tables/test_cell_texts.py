"""The text of a cell in prose: a goal, a text, a name, as typed; what is put together for the table is not."""

from __future__ import annotations

import pytest

import kehoach
from tests.conftest import findings_in
from tests.spec_text import found, plan, table, worked

COLUMNS = {
    "muc": "kind: goal",
    "ai": "kind: text",
    "co_quan": "kind: body\njoin: ' + '",
    "khi": "kind: date",
    "th": "total: none",
    "kq": "judge: muc\nactual: th",
    "ghep": "text: |\n  Chủ trì: $(ai)",
}
ROWS = """
    ten      | muc    | ai            | co_quan           | khi     | th | @id
    Hộ nghèo | ≥ 7 hộ | Phòng Kinh tế | Công an; Hội ND   | quý IV  | 8  | ngheo
    Hộ khác  | -      |               | CẦN BỔ SUNG       | "sau vụ" | 8 |
"""


def spec(prose: str, rows: str = ROWS) -> str:
    return plan(table("t", COLUMNS, rows), prose=prose)


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("t[Hộ nghèo].muc", "≥ 7 hộ"),
        ("t[ngheo].ai", "Phòng Kinh tế"),
        ("t[ngheo].ten", "Hộ nghèo"),
        ("t[ngheo].co_quan", "Công an + Hội ND"),
        ("t[ngheo].khi", "quý IV"),
        ("t[Hộ khác].muc", "-"),
        ("t[Hộ khác].ai", ""),
        ("t[Hộ khác].khi", "sau vụ"),
    ],
)
def test_a_cell_of_words_prints_them(address: str, text: str) -> None:
    assert text in worked(spec(f"Mức $({address}).")).printed.values()


@pytest.mark.parametrize(
    ("inset", "code"),
    [
        ("$(t[ngheo].ghep)", "KH294"),
        ("$(t[ngheo].kq)", "KH294"),
        ("$(t[ngheo].muc | 2)", "KH410"),
        ("$(t[ngheo].muc + 1 | 2)", "KH410"),
        ("$(t[ngheo].ai = 5)", "KH410"),
        ("$(t[mat].ai)", "KH303"),
        ("$(t.total.muc)", "KH410"),
    ],
)
def test_words_are_not_computed_with(inset: str, code: str) -> None:
    assert code in [found for found, _ in found(spec(f"Mức {inset}."))]


def test_the_hint_of_words_in_arithmetic_is_right() -> None:
    (finding,) = [one for one in findings_in(spec("Mức $(t[ngheo].muc | 2).")) if one.code == "KH410"]
    assert "$(bang[Hàng].cot)" in finding.hint


def test_from_python_words_are_no_figure() -> None:
    computed = worked(spec("Lời."))
    assert "t[ngheo].ai" not in computed
    with pytest.raises(kehoach.AddressError, match="Phòng Kinh tế"):
        computed["t[ngheo].ai"]
