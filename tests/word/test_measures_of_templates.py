"""Measures as programs other than Word write them: read where they are legal, a finding where they are not."""

from __future__ import annotations

import pytest

from tests.word.office_file import at_end, findings_of, in_text, office_file, printed_from

STYLES = "word/styles.xml"
TABLE = (
    '<w:tbl><w:tblPr><w:tblW w:w="{width}"/><w:tblCellMar><w:left w:w="{margin}"/></w:tblCellMar></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="{column}"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="{cell}"/>{span}</w:tcPr>'
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>{{{{ doc.subject }}}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
)


def table(*, width: str = "5000", margin: str = "108", column: str = "5000", cell: str = "5000", span: str = "") -> str:
    return TABLE.format(width=width, margin=margin, column=column, cell=cell, span=span)


def section(name: str, value: str) -> tuple[str, str, str]:
    return in_text(f'{name}="1701"', f'{name}="{value}"')


LEGAL = {
    "a cell in decimals": at_end(table(cell="3515.0")),
    "a cell in parts": at_end(table(cell="50%")),
    "a cell in millimetres": at_end(table(cell="30.5mm")),
    "a table in decimals": at_end(table(width="9000.5")),
    "a margin of cells in decimals": at_end(table(margin="108.0")),
    "a column in centimetres": at_end(table(column="3cm")),
    "a span of one": at_end(table(span='<w:gridSpan w:val="1"/>')),
    "a margin of the page in decimals": section("w:left", "1700.78"),
    "a margin of the page in centimetres": section("w:left", "3cm"),
    "an indent of a style": (STYLES, "</w:styles>", '<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:ind '
                             'w:left="567.0000000000002"/></w:pPr></w:style></w:styles>'),
    "a size of a style": (STYLES, 'w:sz w:val="28"', 'w:sz w:val="27.5"'),
    "a size in points": (STYLES, 'w:sz w:val="28"', 'w:sz w:val="14pt"'),
    "inches": section("w:left", "1.25in"),
}  # fmt: skip


@pytest.mark.parametrize("kind", LEGAL)
def test_a_measure_that_word_or_another_program_writes_is_read(kind: str) -> None:
    template = office_file(LEGAL[kind])
    assert findings_of(template) == []
    assert printed_from(template)["word/document.xml"]


def test_a_decimal_without_a_unit_is_whole_in_the_document() -> None:
    template = office_file(LEGAL["a margin of the page in decimals"], LEGAL["a size of a style"])
    parts = printed_from(template)
    assert 'w:left="1701"' in parts["word/document.xml"]
    assert 'w:sz w:val="28"' in parts[STYLES]
    assert "27.5" not in parts[STYLES]


JUNK = {
    "a cell": at_end(table(cell="rộng")),
    "an empty cell": at_end(table(cell="")),
    "a table": at_end(table(width="auto%")),
    "a table narrower than nothing": at_end(table(width="-1")),
    "a column": at_end(table(column="1e3")),
    "a margin of cells": at_end(table(margin="x")),
    "a span": at_end(table(span='<w:gridSpan w:val="hai"/>')),
    "a span that says nothing": at_end(table(span="<w:gridSpan/>")),
    "a span of very many": at_end(table(span='<w:gridSpan w:val="999999999"/>')),
    "a page": section("w:left", "NaN"),
    "a giant page": section("w:left", "9" * 11),
    "a page without room": section("w:left", "9700"),
    "digits of another script": in_text('w:w="11906"', 'w:w="٣"'),
    "parts in digits of another script": at_end(table(cell="٥٠%")),
    "a size": (STYLES, 'w:sz w:val="28"', 'w:sz w:val="to"'),
}


@pytest.mark.parametrize("kind", JUNK)
def test_a_measure_that_nobody_can_read_is_a_finding_at_its_place(kind: str) -> None:
    found = findings_of(office_file(JUNK[kind]))
    assert "KH535" in {finding.code for finding in found}
    assert {finding.code for finding in found} <= {"KH535", "KH527"}


def test_a_drawing_outside_of_any_paragraph_or_without_a_size_is_a_finding() -> None:
    space = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    tag = '<wp:docPr id="9" name="a" descr="{{ doc.subject | line_under }}"/>'
    outside = f"<w:drawing {space}><wp:inline>{tag}</wp:inline></w:drawing>"
    for xml in (outside, f"<w:p><w:r>{outside}</w:r></w:p>"):
        assert [finding.code for finding in findings_of(office_file(at_end(xml)))] == ["KH528"]
