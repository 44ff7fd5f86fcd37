"""A plan with a column that counts the rows of a list."""

from __future__ import annotations

from tests.spec_text import plan, table

AREAS = "label: thôn\nrows: |\n  Đơn vị | Số hộ\n  Đông | 5\n  Đoài | 6"
LIST = "ten | thon | loai | khau\n1 | Đông | Hộ nghèo | 4\n2 | đông | Hộ cận nghèo | 2\n3 | Đoài | hộ  nghèo | 1"
KINDS = {"thon": "kind: area", "loai": "kind: text", "khau": "unit: người"}


def counting(column: str = "count: ds.thon", rows: str = LIST, kinds: dict[str, str] | None = None) -> str:
    counted = table("t", {"a": column}, "ten\nĐông\nĐoài", total="Cộng").replace("kind: text", "kind: area", 1)
    return plan(counted, table("ds", kinds or KINDS, rows, shown_in="none"), areas=AREAS)
