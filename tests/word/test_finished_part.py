"""The last look at a part: what conditions and loops leave out or repeat is made whole, the rest refused."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from kehoach.errors import OutputError
from kehoach.word.finished_part import finished_part

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
GRID = "<w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"


def finished(body: str) -> str:
    """What becomes of the inside of a body."""
    data = finished_part("x", f"<w:body {SPACES}>{body}</w:body>")
    etree.fromstring(data)
    found = re.fullmatch(r"(?:<\?xml.*?\?>\s*)?<w:body [^>]*?(?:/>|>(.*)</w:body>)", data.decode(), re.DOTALL)
    assert found
    return found[1] or ""


def cell(inside: str) -> str:
    return f"<w:tbl>{GRID}<w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>"


CONTROL = "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>"


@pytest.mark.parametrize("inside", ["<w:tcPr/>", "", CONTROL, cell("<w:p/>"), '<w:p/><w:bookmarkEnd w:id="1"/>'])
def test_a_cell_that_does_not_end_in_a_paragraph_gets_one(inside: str) -> None:
    assert finished(cell(inside)) == cell(inside + "<w:p/>")


@pytest.mark.parametrize("holder", ["txbxContent", "footnote", "endnote"])
def test_what_holds_nothing_gets_a_paragraph(holder: str) -> None:
    assert finished(f"<w:{holder}/>") == f"<w:{holder}><w:p/></w:{holder}>"


def test_a_table_without_properties_gets_them() -> None:
    table = f"<w:tbl>{GRID}<w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    assert finished(table.replace("<w:tblPr/>", "")) == table


def test_a_table_without_rows_goes_and_its_cell_stays_whole() -> None:
    assert finished(f"<w:p/><w:tbl>{GRID}</w:tbl>") == "<w:p/>"
    assert finished(cell(f"<w:p/><w:tbl>{GRID}</w:tbl>")) == cell("<w:p/>")
    assert finished(cell(f"<w:tbl>{GRID}</w:tbl>")) == cell("<w:p/>")


def test_rows_and_cells_in_content_controls_count() -> None:
    inside = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    rows = inside.format("<w:tr><w:tc><w:p/></w:tc></w:tr>")
    cells = f"<w:tr>{inside.format('<w:tc><w:p/></w:tc>')}</w:tr>"
    for table in (f"<w:tbl>{GRID}{rows}</w:tbl>", f"<w:tbl>{GRID}{cells}</w:tbl>"):
        assert finished(table) == table


def test_what_is_whole_keeps_its_bytes() -> None:
    xml = f"<w:body {SPACES}><w:p></w:p><wp:docPr id='7'/></w:body>"
    assert finished_part("x", xml) == xml.encode()


def test_repeated_ids_become_unique_and_the_first_stays() -> None:
    assert finished('<wp:docPr id="1"/><wp:docPr id="1"/><wp:docPr id="5"/>') == (
        '<wp:docPr id="1"/><wp:docPr id="6"/><wp:docPr id="5"/>'
    )
    shapes = '<v:shape id="a" o:spid="_s1"/>' * 3
    assert finished(shapes) == '<v:shape id="a" o:spid="_s1"/><v:shape id="a_2"/><v:shape id="a_3"/>'
    assert finished('<v:shapetype id="t"/>' * 2) == '<v:shapetype id="t"/>'
    control = '<w:sdtPr><w:id w:val="9"/></w:sdtPr>'
    assert finished(control * 2) == control + "<w:sdtPr/>"


def test_a_repeated_bookmark_gets_another_name_and_number_at_both_ends() -> None:
    mark = '<w:bookmarkStart w:id="3" w:name="Dau"/><w:bookmarkEnd w:id="3"/>'
    assert finished(mark * 3) == mark + (
        '<w:bookmarkStart w:id="4" w:name="Dau_2"/><w:bookmarkEnd w:id="4"/>'
        '<w:bookmarkStart w:id="5" w:name="Dau_3"/><w:bookmarkEnd w:id="5"/>'
    )


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (f"<w:tbl>{GRID.replace('<w:gridCol/>', '<w:gridCol/><w:gridCol/>')}<w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
         "fills 1 of 2"),
        ("<w:p>", "well-formed"),
    ],
)  # fmt: skip
def test_what_cannot_be_made_whole_is_refused(body: str, why: str) -> None:
    with pytest.raises(OutputError, match=why):
        finished(body)
