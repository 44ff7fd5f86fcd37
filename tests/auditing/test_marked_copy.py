"""The copy of a document with its doubtful cells marked: the rest is as it was, and Word's own library reads it."""

from __future__ import annotations

import io

import docx as python_docx
from docx.oxml.ns import qn

import kehoach
from kehoach.auditing.marked_copy import marked_copy
from tests.auditing.word_tables import BAC_SON, document


def test_the_doubtful_cells_are_shaded_and_listed_beneath_their_table() -> None:
    data = document(["Chỉ tiêu giao."], BAC_SON)
    copy = marked_copy(data, kehoach.audit(data), "vi")

    made = python_docx.Document(io.BytesIO(copy))
    cells = {
        (row, column): cell._tc.tcPr.find(qn("w:shd"))
        for row, line in enumerate(made.tables[0].rows)
        for column, cell in enumerate(line.cells)
        if cell._tc.tcPr is not None
    }
    fills = {place: shading.get(qn("w:fill")) for place, shading in cells.items() if shading is not None}
    assert fills[8, 4] == fills[8, 7] == "F4B6B6"
    assert fills[3, 7] == "FFE699"
    assert len(fills) == 8
    texts = [paragraph.text for paragraph in made.paragraphs]
    assert len(texts) == 9
    assert texts[5].endswith("cột 5 “Tỷ lệ hộ nghèo”: A401 ghi 0,84, tính ra 0,71 (sai)")
    assert [cell.text for cell in made.tables[0].rows[8].cells][2:5] == ["283", "2", "0,84"]


def test_a_document_with_nothing_wrong_is_copied_as_it_is() -> None:
    data = document(["Không có bảng."])
    assert kehoach.audit(marked_copy(data, kehoach.audit(data), "vi")).findings == ()
