"""What a condition asks for, beside what the column of the list has."""

from __future__ import annotations

import pytest

from tests.counting_specs import counting
from tests.spec_text import found, messages


@pytest.mark.parametrize(
    ("texts_typed", "told"),
    [
        ("Hộ nghèo; Hộ ngheo; Hộ  ngheo; -", "KH466 “Hộ ngheo” và 1 hàng như nó chỉ khác “Hộ nghèo”"),
        ("Hộ nghèo; ; -; Hộ nghèo", "KH467 ô “loai” của hàng này để trống"),
        ("Hộ nghèo; ; ; ", ""),
        ("Hộ nghèo; -; hộ  NGHÈO; Hộ cận nghèo", ""),
    ],
)
def test_a_text_that_is_nearly_the_one_that_is_counted_is_told_at_its_cell(texts_typed: str, told: str) -> None:
    rows = "\n".join(f"{at} | Đông | {text.strip()}" for at, text in enumerate(texts_typed.split(";"), 1))
    spec = counting(
        "count: ds.thon\nwhere: loai = Hộ nghèo",
        f"ten | thon | loai\n{rows}",
        {"thon": "kind: area", "loai": "kind: text"},
    )

    found = [line for line in messages(spec) if not line.startswith("KH470")]
    assert [line for line in found if not line.startswith(told or "-")] == []
    assert bool(found) is bool(told)


def test_what_else_a_column_has_is_noted_rare_texts_first() -> None:
    rows = "\n".join(f"{at} | Đông | {text}" for at, text in enumerate(("a", "b", "a", "c", "c", "-"), 1))
    kinds = {"thon": "kind: area", "loai": "kind: text"}
    spec = counting("count: ds.thon\nwhere: loai <> a", f"ten | thon | loai\n{rows}", kinds)
    assert messages(spec) == ["KH470 “loai <> a”: 2 hàng có chữ này; cột “loai” còn có “b” 1 hàng, “c” 2 hàng"]


def test_rows_that_are_the_same_are_reported_where_rows_differ() -> None:
    kinds = {"thon": "kind: area", "loai": "kind: text"}
    grid = "ten | thon | loai\n1 | Đông | a\n2 | Đông | a\n2 | đông | a\n1 | Đoài | a"
    spec = counting(rows=grid, kinds=kinds)
    assert [code for code, _ in found(spec)] == []  # another case is another text, in case of doubt
    same = counting(rows=grid.replace("đông", "Đông"), kinds=kinds)
    assert [line.partition(":")[0] for line in messages(same)] == ["KH471 hàng này giống hệt hàng ở dòng 59"]
    alike = counting(rows="ten | thon\na | Đông\na | Đông\na | Đoài\na | Đông", kinds={"thon": "kind: area"})
    assert found(alike) == []
