"""Any Word document read: text and cells as a reader sees them, whatever the parts of the file are called."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx as python_docx
import pytest
from docx.oxml import parse_xml

from kehoach.docx_reading.document_reader import read_document
from tests.steps import steps_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document
    from docx.table import Table

    from kehoach.docx_reading.word_document import WordDocument

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def saved(document: Document) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def read(document: Document) -> WordDocument:
    return read_document(saved(document))


def filled(document: Document, rows: int, columns: int) -> Table:
    """A table whose cells say where they are: "1.1", "1.2", …"""
    table: Table = document.add_table(rows, columns)
    for at, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row.cells, 1):
            cell.text = f"{at}.{column}"
    return table


def test_a_table_gives_its_cells_by_row_and_column() -> None:
    document = python_docx.Document()
    filled(document, 2, 3)
    (table,) = read(document).tables
    assert [(cell.row, cell.column, cell.text) for cell in table.cells[2:4]] == [(1, 3, "1.3"), (2, 1, "2.1")]
    found = table.cell_at(2, 2)
    assert found is not None
    assert found.text == "2.2"
    assert table.cell_at(3, 1) is None


def test_a_merged_cell_is_one_cell_of_several_rows_and_columns() -> None:
    document = python_docx.Document()
    grid = filled(document, 4, 3)
    grid.cell(0, 0).merge(grid.cell(1, 1)).text = "gộp"
    grid.cell(2, 2).merge(grid.cell(3, 2)).text = "dọc"
    (table,) = read(document).tables
    merged = table.cell_at(2, 2)
    assert merged is not None
    assert (merged.row, merged.column, merged.rows, merged.columns, merged.text) == (1, 1, 2, 2, "gộp")
    assert merged is table.cell_at(1, 1)
    assert [(cell.row, cell.column) for cell in table.cells] == [
        *((1, 1), (1, 3), (2, 3)),
        *((3, 1), (3, 2), (3, 3), (4, 1), (4, 2)),
    ]


def test_what_is_in_a_cell_merged_away_is_no_text_of_the_cell_that_is_shown() -> None:
    document = python_docx.Document()
    grid = filled(document, 3, 2)
    for at, row in enumerate(grid._tbl.tr_lst):
        row.tc_lst[0].vMerge = "continue" if at else "restart"
    found = read(document)
    (table,) = found.tables
    assert [(cell.rows, cell.text) for cell in table.cells] == [(3, "1.1"), (1, "1.2"), (1, "2.2"), (1, "3.2")]
    assert [found.paragraphs[number - 1].text for number in sorted(found.merged_away)] == ["2.1", "3.1"]


def test_each_row_of_a_cell_merged_down_a_long_table_is_as_much_work_as_the_last() -> None:
    def work(rows: int) -> int:
        document = python_docx.Document()
        grid = document.add_table(rows, 2)
        for at, row in enumerate(grid._tbl.tr_lst):
            row.tc_lst[0].vMerge = "continue" if at else "restart"
        data = saved(document)
        read, steps = steps_of(lambda: read_document(data))
        assert read.tables[0].cells[0].rows == rows
        return steps

    short, middle, long = work(100), work(200), work(300)
    assert long - middle < (middle - short) * 11 // 10


def test_a_row_that_begins_later_keeps_the_columns_of_the_grid() -> None:
    document = python_docx.Document()
    row = filled(document, 2, 3).rows[1]._tr
    row.remove(row.tc_lst[0])
    row.insert(0, parse_xml(f'<w:trPr {W}><w:gridBefore w:val="1"/></w:trPr>'))
    (table,) = read(document).tables
    found = table.cell_at(2, 2)
    assert found is not None
    assert found.text == "2.2"
    assert table.cell_at(2, 1) is None


def test_a_table_inside_a_cell_is_a_table_of_its_own() -> None:
    document = python_docx.Document()
    outer = filled(document, 1, 2)
    inner = outer.cell(0, 1).add_table(1, 1)
    inner.cell(0, 0).text = "trong"
    first, second = read(document).tables
    assert [cell.text for cell in first.cells] == ["1.1", "1.2"]
    assert [cell.text for cell in second.cells] == ["trong"]


@pytest.mark.parametrize(
    ("borders", "has_borders"),
    [
        ('<w:tblBorders {W}><w:top w:val="single"/></w:tblBorders>', True),
        ('<w:tblBorders {W}><w:top w:val="none"/></w:tblBorders>', False),
        ("", False),
    ],
)
def test_borders_of_a_table_are_seen(borders: str, has_borders: bool) -> None:
    document = python_docx.Document()
    grid = filled(document, 1, 1)
    if borders:
        grid._tbl.tblPr.append(parse_xml(borders.replace("{W}", W)))
    assert read(document).tables[0].has_borders is has_borders


def test_borders_come_from_the_style_of_a_table_or_from_a_cell() -> None:
    document = python_docx.Document()
    filled(document, 1, 1).style = "Table Grid"
    cell = filled(document, 1, 1).cell(0, 0)._tc
    cell.get_or_add_tcPr().append(parse_xml(f'<w:tcBorders {W}><w:left w:val="single"/></w:tcBorders>'))
    assert [table.has_borders for table in read(document).tables] == [True, True]


def repacked(data: bytes, change: Callable[[str, bytes], tuple[str, bytes]]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(*change(name, old.read(name)))
    return made.getvalue()


@pytest.mark.parametrize("target", ["word/document2.xml", "/word/document22.xml", "noi-dung/van-ban.xml"])
def test_the_text_is_where_the_package_says_it_is(target: str) -> None:
    """Word Online and SharePoint number the main part; other programs name it as they like."""
    document = python_docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.add_paragraph("Một đoạn.")
    renamed, folder = target.lstrip("/"), target.lstrip("/").rpartition("/")[0]

    def change(name: str, data: bytes) -> tuple[str, bytes]:
        if name == "_rels/.rels":
            return name, data.replace(b"word/document.xml", target.encode())
        if name == "[Content_Types].xml":
            return name, data.replace(b"word/document.xml", renamed.encode())
        if name == "word/_rels/document.xml.rels":
            return f"{folder}/_rels/{renamed.rpartition('/')[2]}.rels", data.replace(b'Target="', b'Target="/word/')
        return (renamed if name == "word/document.xml" else name), data

    read_again = read_document(repacked(saved(document), change))
    (paragraph,) = read_again.paragraphs
    assert paragraph.text == "Một đoạn."
    assert paragraph.runs[0].letters.fonts == ("Times New Roman",)


def test_of_alternatives_the_text_for_word_is_read_once() -> None:
    document = python_docx.Document()
    document.add_paragraph("Số: ")._p.append(
        parse_xml(
            f'<mc:AlternateContent {MC} {W}><mc:Choice Requires="w14"><w:r><w:t>12</w:t></w:r></mc:Choice>'
            "<mc:Fallback><w:r><w:t>13</w:t></w:r></mc:Fallback></mc:AlternateContent>"
        )
    )
    document._body._element.insert(
        1,
        parse_xml(
            f"<mc:AlternateContent {MC} {W}><mc:Fallback><w:p><w:r><w:t>chỉ có một</w:t></w:r></w:p></mc:Fallback>"
            "</mc:AlternateContent>"
        ),
    )
    assert [paragraph.text for paragraph in read(document).paragraphs] == ["Số: 12", "chỉ có một"]


def test_a_document_is_a_value() -> None:
    document = python_docx.Document()
    filled(document, 2, 2)
    data = saved(document)
    assert read_document(data) == read_document(data)
