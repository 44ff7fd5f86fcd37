"""A small plan with a chart, for the tests of what is drawn and how."""

from __future__ import annotations

from typing import Final

from tests.spec_text import block, plan, table

ROWS: Final = """\
Ten        | dau | giam | ghi_chu
Khu phố 1  | 1.204 | 2 | Xa
Khu phố 2  | 3 | chưa có |
"""
TABLE: Final = table(
    "ho_ngheo",
    {"dau": "kind: number\nunit: hộ", "giam": "kind: number\nunit: hộ", "ghi_chu": "kind: text"},
    ROWS,
    missing="open",
)
COLUMN: Final = "of: ho_ngheo\ncolumns: dau; giam\ntitle: Hộ nghèo năm $(year)\n"


def charted(chart: str = COLUMN, *targets: str, prose: str = "$(ho_ngheo)\n$(so_do)", more: str = "") -> str:
    """A plan with the chart ``so_do`` of a table."""
    return plan(*(targets or (TABLE,)), prose=prose, shown="") + block("charts:", block("so_do:", chart) + more)
