"""Counts in labels, “Khối nông thôn (12 xã)”, against the rows below them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.patterns import regex

if TYPE_CHECKING:
    from kehoach.auditing.figure_table import FigureTable
    from kehoach.auditing.row_tree import RowTree

_COUNT: Final = regex(
    r"\((?:gồm |có )?(?P<count>\d{1,3}) (?P<thing>xã|phường|thị trấn|thôn|khu phố|tổ dân phố|tổ|ấp|bản|làng|buôn|"
    r"chỉ tiêu|nhiệm vụ|đơn vị|trường|dự án|công trình|mô hình|hạng mục)\)",
    re.IGNORECASE,
)


class CountedRows(Struct, frozen=True):
    """A row whose label counts the rows below it."""

    row: int
    printed: int
    thing: str
    counted: int

    @property
    def is_right(self) -> bool:
        """Whether the label is right."""
        return self.printed == self.counted


def counted_rows(table: FigureTable, tree: RowTree) -> tuple[CountedRows, ...]:
    """The labels with a count whose rows are numbered or coded alike, so that they can be counted."""
    found = []
    for row, one in tree.rows.items():
        said = _COUNT.search(table.row_labels[row])
        parts = [part for part in one.parts if not table.is_total_row(part)]
        if said and len(parts) > 1 and all(table.codes[part] for part in parts):
            found.append(CountedRows(row, int(said["count"]), said["thing"], len(parts)))
    return tuple(found)
