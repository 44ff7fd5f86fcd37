"""Documents as an office types them in Word: no styles, numbers typed, a table above and one below."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.table import _Cell

Block = str | list[list[str]]
"""A paragraph, bold between two stars (**so**), centred after ^; or the rows of a table, the header first."""

HEAD = [
    ["UBND HUYỆN MẪU\nỦY BAN NHÂN DÂN\nXÃ TÂN MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
    ["Số: 15/KH-UBND", "Tân Mẫu, ngày 05 tháng 3 năm 2025"],
]
FOOT = [["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn A"]]
TITLE = ("^**KẾ HOẠCH**", "^**Giảm nghèo năm 2025**", "", "Căn cứ Luật Ngân sách nhà nước ngày 25/6/2015.")
OPENING = "Ủy ban nhân dân xã ban hành Kế hoạch như sau:"


def document(*blocks: Block, head: list[list[str]] | None = None, foot: list[list[str]] | None = None) -> bytes:
    """A kế hoạch with the blocks as its text."""
    made = docx.Document()
    add(made, head or HEAD, has_borders=False)
    for block in (*TITLE, *blocks):
        add(made, block)
    add(made, foot or FOOT, has_borders=False)
    return saved(made)


def saved(made: Document) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def add(made: Document, block: Block, *, has_borders: bool = True) -> None:
    if isinstance(block, str):
        _write(made.add_paragraph(), block)
        return
    table = made.add_table(len(block), len(block[0]))
    if has_borders:
        table.style = "Table Grid"
    for row, texts in zip(table.rows, block, strict=True):
        _fill(row.cells, texts)


def _fill(cells: Sequence[_Cell], texts: list[str]) -> None:
    """Fill a row; "<" is a cell joined to the one on its left."""
    for at, text in enumerate(texts):
        if text == "<":
            begins = max(before for before in range(at) if texts[before] != "<")
            cells[begins].merge(cells[at])
            continue
        first, *more = text.split("\n")
        cells[at].text = first
        for line in more:
            cells[at].add_paragraph(line)


def _write(paragraph: object, text: str) -> None:
    if text.startswith("^"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER  # type: ignore[attr-defined]
        text = text[1:]
    is_bold = text.startswith("**") and text.endswith("**")
    run = paragraph.add_run(text.strip("*") if is_bold else text)  # type: ignore[attr-defined]
    run.bold = is_bold
