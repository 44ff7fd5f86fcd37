"""Tables of a Word document made of text: a line per row, cells between bars, ``^`` and ``<`` for merged cells."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx as python_docx
from msgspec.structs import replace

from kehoach.auditing.figure_table import figure_table
from kehoach.auditing.table_audit import audit_table
from kehoach.docx_reading.word_document import (
    Cell,
    DocumentPlace,
    Letters,
    ParagraphLayout,
    Run,
    TableCell,
    WordParagraph,
    WordTable,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from kehoach.auditing.audit_values import AuditTable
    from kehoach.auditing.figure_table import FigureTable


def grid_of(text: str) -> list[list[str]]:
    """The cells of a table written as text."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


def word_table(grid: Sequence[Sequence[str]], number: int = 1) -> WordTable:
    """A table without merged columns; ``<`` continues the cell to the left, ``^`` the one above."""
    cells: list[TableCell] = []
    for at, row in enumerate(grid, 1):
        for column, text in enumerate(row, 1):
            if text in ("<", "^"):
                row_above, left = (at - 1, column) if text == "^" else (at, column - 1)
                where = next(i for i, cell in enumerate(cells) if cell.covers(row_above, left))
                cell = cells[where]
                cells[where] = replace(
                    cell,
                    rows=max(cell.rows, at - cell.row + 1),
                    columns=max(cell.columns, column - cell.column + 1),
                )
                continue
            place = DocumentPlace("document", at * 100 + column, Cell(number, at, column))
            paragraph = WordParagraph(place, "Normal", (Run(text, Letters()),), ParagraphLayout())
            cells.append(TableCell(at, column, 1, 1, (paragraph,)))
    return WordTable(number, len(grid), False, 0, (1000,) * len(grid[0]), cells=tuple(cells))


def audited(text: str, title: str = "", unit: str = "") -> AuditTable:
    """The audit of a table written as text."""
    return audit_table(figure_table(word_table(grid_of(text)), title, unit))


def found(table: AuditTable) -> list[tuple[str, int | None, int | None, str]]:
    """Each finding as its code, row, column and computed figure."""
    return [(one.code, one.row, one.column, one.computed) for one in table.findings]


BAC_SON = """
TT | Đơn vị | Số hộ | Hộ nghèo đầu năm | Tỷ lệ hộ nghèo | Giảm | Hộ nghèo cuối năm | Tỷ lệ cuối năm
1 | Khu phố 1 | 237 | 2 | 0,84 | 1 | 01 | 0,42
2 | Khu phố 2 | 197 | 1 | 0,51 | 0 | 01 | 0,51
3 | Khu phố 3 | 207 | 4 | 1,93 | 1 | 03 | 1,44
4 | Khu phố 4 | 419 | 2 | 0,48 | 1 | 01 | 0,23
5 | Khu phố 5 | 334 | 3 | 0,90 | 1 | 02 | 0,59
6 | Khu phố 6 | 292 | 4 | 1,37 | 1 | 03 | 1,02
7 | Khu phố 8 | 101 | 2 | 1,98 | 0 | 02 | 1,98
8 | Khu phố 9 | 283 | 2 | 0,84 | 1 | 01 | 0,42
9 | Khu phố 10 | 320 | 6 | 1,88 | 1 | 05 | 1,56
10 | Khu phố 12 | 62 | 3 | 4,84 | 1 | 02 | 3,22
 | Cộng | 2452 | 29 | 1,18 | 08 | 21 | 0,85
"""
"""As printed in a plan of 2023: two rates are wrong, six are cut off."""

LAND = """
 | Loại đất | Diện tích (ha) | %
 | Tổng diện tích tự nhiên | 893,13 | 100,00
1 | Đất nông nghiệp | 665,85 | 74,55
1.1 | Đất sản xuất nông nghiệp | 527,26 | 59,04
- | Đất trồng cây hàng năm | 369,35 | 41,38
+ | Đất trồng lúa | 192,64 | 21,57
+ | Đất trồng cây hàng năm khác | 176,71 | 19,80
- | Đất trồng cây lâu năm | 157,91 | 17,68
1.2 | Đất lâm nghiệp | 125,14 | 14,01
1.3 | Đất NTTS | 13,45 | 1,51
2 | Đất phi nông nghiệp | 210,79 | 23,60
3 | Đất chưa sử dụng | 16.49 | 1,85
"""
"""As printed in a plan of 2011: two shares are wrong, one area has a point among commas."""

BUDGET = """
TT | Nội dung | Dự toán | Thực hiện | TH/DT (%)
A | B | 1 | 2 | 3=2/1
I | Thu hưởng 100% | 963 | 1.040 | 108,00
1 | Phí, lệ phí | 412 | 440 | 106,80
2 | Thu khác | 551 | 600 | 108,89
II | Thu phân chia | 6.179 | 6.478 | 104,84
1 | Thuế giá trị gia tăng | 456 | 497 | 108,99
 | Trong đó: hộ kinh doanh | 228 | 228 | 100,00
2 | Lệ phí trước bạ | 5.120 | 5.324 | 103,98
3 | Tiền sử dụng đất | 603 | 657 | 108,96
III | Bổ sung | 9.800 | 10.470 | 106,84
1 | Bổ sung cân đối | 5.360 | 6.164 | 115,00
2 | Bổ sung có mục tiêu | 4.440 | 4.306 | 96,98
 | Trong đó: an sinh xã hội | 1.480 | 1.628 | 110,00
IV | Trừ: hoàn trả | 5 | 4 | 80,00
 | Tổng cộng | 16.937 | 17.984 | 106,18
"""
"""Composed: parts, parts that are only picked, a row that is subtracted, a declared rate; all right."""

GROUPS = """
TT | Chỉ tiêu | Năm 2024 | Năm 2025 | Tốc độ tăng (%)
I | Khối nông thôn (4 xã) | | |
1 | Xã Bầu | 20.400 | 21.012 | +3,0
2 | Xã Đình | 18.250 | 17.885 | -2,0
3 | Xã Gạo | 40.310 | 42.729 | +6,0
4 | Xã Mơ | 9.120 | 9.302 | +2,0
II | Khối thành thị (3 phường) | | |
1 | Phường Sen | 88.040 | 95.083 | +8,0
2 | Phường Lau | 71.460 | 68.602 | -4,0
3 | Phường Chùa | 65.700 | 70.299 | +7,0
 | Tổng cộng | 313.280 | 324.912 | +3,7
"""
"""Composed: growth with signs, groups whose labels count their rows; all right."""


def with_cell(text: str, row: int, column: int, printed: str) -> str:
    """A table with another text in one cell."""
    grid = grid_of(text)
    grid[row][column] = printed
    return "\n".join(" | ".join(cells) for cells in grid)


def changed(text: str, dice: Random) -> str:
    """A figure with one digit changed."""
    at = dice.choice([place for place, letter in enumerate(text) if letter.isdigit()])
    return text[:at] + dice.choice([digit for digit in "123456789" if digit != text[at]]) + text[at + 1 :]


def shuffled(table: FigureTable, dice: Random) -> FigureTable:
    """A table with the cells of each figure column in another order, each column in its own, and no cell in its row.

    A total that stays in its row is right whatever the order of its parts: there is nothing wrong in finding it.
    """
    cells, texts = [list(row) for row in table.cells], [list(row) for row in table.texts]
    for column in table.figure_columns:
        order = list(table.body)
        while any(row == taken for row, taken in zip(table.body, order, strict=True)):
            dice.shuffle(order)
        for row, taken in zip(table.body, order, strict=True):
            cells[row][column], texts[row][column] = table.cells[taken][column], table.texts[taken][column]
    return replace(table, cells=tuple(map(tuple, cells)), texts=tuple(map(tuple, texts)))


def document(sentences: Sequence[str], *tables: str) -> bytes:
    """A Word document of some sentences, then tables."""
    made = python_docx.Document()
    for sentence in sentences:
        made.add_paragraph(sentence)
    for text in tables:
        grid = grid_of(text)
        table = made.add_table(len(grid), len(grid[0]))
        for row, texts in enumerate(grid):
            for column, cell in enumerate(texts):
                table.cell(row, column).text = cell
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()
