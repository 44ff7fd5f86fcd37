"""Bold and italic words of a plan in the Word document that is made of it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest

import kehoach
from kehoach.word.finished_part import finished_part
from tests.conftest import EXAMPLES, plan_in
from tests.rules.rule_specs import changed

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

EMPHASIS = ("year: 2023", "year: 2023\nstyle: {emphasis: yes}")
TEXTS = """
tables:
  bang:
    title: Bảng *một*
    columns:
      ten: {label: Nội *dung*, kind: text}
      gc: {label: Ghi chú, kind: text}
      dien: {label: Diễn giải, text: "**Về $(ten)**; *$(gc)*"}
    rows: |
      Nội dung  | gc
      **Bút** a | *đen* & xanh
      Sổ        |
"""
LINE = ("purpose: |\n", "purpose: |\n  Giảm **ít nhất $(2 * 3 | 0) hộ**; \\*ghi chú\\*, *nghiêng*\n  $(bang)\n")


@pytest.fixture(scope="module")
def document() -> Document:
    computed = kehoach.compute(plan_in(changed(EMPHASIS, LINE) + TEXTS))
    return docx.Document(io.BytesIO(kehoach.render(computed)))


def looks(paragraph: Paragraph) -> list[tuple[str, bool, bool]]:
    return [(run.text, bool(run.bold), bool(run.italic)) for run in paragraph.runs]


def test_words_of_a_paragraph_are_bold_or_italic(document: Document) -> None:
    (paragraph,) = [p for p in document.paragraphs if p.text.startswith("Giảm ít nhất")]
    assert looks(paragraph) == [
        ("Giảm ", False, False),
        ("ít nhất 6 hộ", True, False),
        ("; *ghi chú*, ", False, False),
        ("nghiêng", False, True),
    ]


def test_words_in_the_cells_of_a_table_are_bold_or_italic(document: Document) -> None:
    (table,) = [t for t in document.tables if "Ghi chú" in [cell.text for cell in t.rows[0].cells]]
    head, first, second = ([cell.paragraphs[0] for cell in row.cells] for row in table.rows)
    assert [(text, italic) for text, _, italic in looks(head[0])] == [("Nội ", False), ("dung", True)]
    assert looks(first[0]) == [("Bút", True, False), (" a", False, False)]
    assert looks(first[1]) == [("đen", False, True), (" & xanh", False, False)]
    assert [text for text, bold, _ in looks(first[2]) if bold] == ["Về ", "Bút", " a"]
    assert [text for text, _, italic in looks(first[2]) if italic] == ["đen", " & xanh"]
    assert [run.text for run in second[2].runs] == ["Về Sổ"]


def test_a_row_is_found_by_its_name_without_stars() -> None:
    table = TEXTS.replace("gc: {label: Ghi chú, kind: text}", "gc: {label: Ghi chú, kind: text}\n      sl: {label: Số}")
    table = table.replace("Nội dung  | gc\n", "Nội dung  | gc | sl\n").replace("xanh\n", "xanh | 7\n")
    table = table.replace("Sổ        |\n", "Sổ | | 2\n")
    line = ("purpose: |\n", "purpose: |\n  Có $(bang[Bút a].sl) chiếc.\n  $(bang)\n")
    assert kehoach.compute(plan_in(changed(EMPHASIS, line) + table))["bang[Bút a].sl"].text == "7"


def test_the_marks_for_bold_and_italic_stay_out_of_properties_and_captions() -> None:
    text = changed(EMPHASIS, LINE, ("subject: ", 'subject: "**Đậm** " #')) + TEXTS
    data = kehoach.render(kehoach.compute(plan_in(text)))
    opened = docx.Document(io.BytesIO(data))
    assert "*" not in opened.core_properties.title
    assert opened.core_properties.subject == "Đậm"
    assert 'w:tblCaption w:val="Bảng một"' in opened.element.xml


def test_without_stars_the_key_changes_nothing() -> None:
    path = EXAMPLES / "bac-son-2023" / "plan.yaml"
    plain = kehoach.render(kehoach.compute(kehoach.load(path)))
    text = changed(EMPHASIS)
    assert kehoach.render(kehoach.compute(plan_in(text))) == plain


def test_a_run_keeps_its_properties_in_the_order_of_the_schema() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    fonts, size = '<w:rFonts w:ascii="A"/>', '<w:sz w:val="26"/>'
    text = "<w:t>a\x02b\x04c\x05\x03</w:t>"
    run = f'<w:r><w:rPr>{fonts}<w:b w:val="0"/>{size}</w:rPr>{text}</w:r>'
    made = finished_part("x", f"<w:p {space}>{run}</w:p>").decode()
    assert f'<w:rPr>{fonts}<w:b w:val="0"/>{size}</w:rPr><w:t>a</w:t>' in made
    assert f"<w:rPr>{fonts}<w:b/><w:bCs/>{size}</w:rPr>" in made
    assert f"<w:rPr>{fonts}<w:b/><w:bCs/><w:i/><w:iCs/>{size}</w:rPr>" in made
