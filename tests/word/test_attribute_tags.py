"""A tag is filled wherever it would be printed from, or is a finding at its place."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kehoach.word.render import render_document
from kehoach.word.template import compile_template
from kehoach.word.trial import FULL
from tests.conftest import Docx
from tests.word.office_file import at_end, codes_of, findings_of, in_text, office_file, printed_from, related, typed

V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
PIC = 'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DRAFT = "{{ doc.heading.draft }}"


def watermark(text: str) -> str:
    shape = f'<v:shape {V} id="WaterMark1" style="width:100pt;height:50pt"><v:textpath string="{text}"/></v:shape>'
    return f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"


def picture(text: str, attribute: str = "descr") -> str:
    said = f'{attribute}="{text}"'
    names = f'<pic:nvPicPr><pic:cNvPr id="1" name="a" {said}/><pic:cNvPicPr/></pic:nvPicPr>'
    fill = "<pic:blipFill><a:blip/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr/>"
    graphic = (
        f'<a:graphic {A}><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:pic {PIC}>{names}{fill}</pic:pic></a:graphicData></a:graphic>"
    )
    return (
        f'<w:p><w:r><w:drawing><wp:inline {WP}><wp:extent cx="9" cy="99999"/>'
        f'<wp:docPr id="70" name="Hình" {said}/>{graphic}</wp:inline></w:drawing></w:r></w:p>'
    )


def test_a_watermark_in_a_header_is_filled() -> None:
    template = office_file(("word/header1.xml", "</w:hdr>", f"{watermark(DRAFT)}</w:hdr>"))
    assert 'string="Thử"' in printed_from(template)["word/header1.xml"]


def test_a_watermark_in_the_body_is_filled_and_counts_as_printed() -> None:
    template = office_file(in_text(DRAFT, ""), at_end(watermark(f"{DRAFT} nội bộ")))
    assert 'string="Thử nội bộ"' in printed_from(template)["word/document.xml"]


@pytest.mark.parametrize("attribute", ["descr", "title"])
def test_the_alternative_text_of_a_picture_is_filled(attribute: str) -> None:
    template = office_file(at_end(picture("Sơ đồ: {{ doc.subject }}", attribute)))
    assert printed_from(template)["word/document.xml"].count(f'{attribute}="Sơ đồ: Thử"') == 2


def test_a_text_in_an_attribute_is_escaped() -> None:
    template = compile_template(office_file(at_end(picture("{{ doc.subject }}"))))
    made = Docx(render_document(replace(FULL, subject='A & "B" <c>'), template).data)
    assert 'A & "B" <c>' in [element.get("descr") for element in made.tree().iter("*")]


def test_a_misspelt_tag_in_an_attribute_is_found_at_its_paragraph() -> None:
    for xml in (watermark("{{ doc.heading.draf }}"), picture("{{ doc.subjct }}")):
        found = findings_of(office_file(at_end(xml)))
        assert {finding.code for finding in found} == {"KH511"}
        assert all(finding.line > 1 for finding in found)


@pytest.mark.parametrize(
    "xml",
    [
        '<w:p><w:bookmarkStart w:id="9" w:name="{{ doc.kind }}"/><w:bookmarkEnd w:id="9"/></w:p>',
        '<w:sdt><w:sdtPr><w:tag w:val="{{ doc.kind }}"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>',
        watermark("{% if doc.kind %}x{% endif %}"),
        watermark("{{ doc.kind"),
        picture("{{ doc.kind }} {# x #}"),
        '<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>{{ doc.kind }}'
        "</m:t></m:r></m:oMath></w:p>",
        "<w:p><w:r><w:t>{# nội bộ #}</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>{# nội</w:t></w:r><w:r><w:t> bộ #}</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>{_{ doc.kind }_}</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>{_% if %_}</w:t></w:r></w:p>",
    ],
)
def test_a_tag_where_nothing_is_filled_is_a_finding_with_what_to_do(xml: str) -> None:
    found = findings_of(office_file(at_end(xml)))
    assert {finding.code for finding in found} == {"KH533"}
    assert all(finding.hint for finding in found)


def test_a_tag_in_a_chart_is_a_finding() -> None:
    template = office_file(
        at_end('<w:p><w:r><w:t xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
               'r:id="rIdNew">x</w:t></w:r></w:p>'),
        related("chart", "charts/chart1.xml"),
        typed("word/charts/chart1.xml", "drawingml.chart"),
        added={"word/charts/chart1.xml": f"<c:chartSpace {C}><c:v>{DRAFT}</c:v></c:chartSpace>"},
    )  # fmt: skip
    assert codes_of(template) == ["KH533 charts/chart1.xml"]


@pytest.mark.parametrize("text", ["{{ doc.kind }}", "&#123;&#x7b; doc.kind }}", "{{ doc.</w:t></w:r><w:r><w:t>kind }}"])
def test_a_tag_in_an_endnote_or_a_part_of_another_name_is_filled(text: str) -> None:
    note = f'<w:endnote w:id="1"><w:p><w:r><w:t>Chú {text}</w:t></w:r></w:p></w:endnote>'
    template = office_file(
        related("endnotes", "chuthich.xml"),
        typed("word/chuthich.xml", "wordprocessingml.endnotes"),
        added={"word/chuthich.xml": f"<w:endnotes {MAIN}>{note}</w:endnotes>"},
    )
    assert "Chú Thử" in printed_from(template)["word/chuthich.xml"]


def test_a_tag_in_a_watermark_in_the_model_table_is_refused() -> None:
    cell = "{{ block.table | body_number }}</w:t></w:r>"
    mark = f'<w:r><w:pict><v:shape {V}><v:textpath string="{DRAFT}"/></v:shape></w:pict></w:r>'
    assert codes_of(office_file(in_text(cell, cell + mark))) == ["KH526 document.xml"]


@pytest.mark.parametrize("before", ["{{ block.table | body_number }}</w:t></w:r>", "{{ doc.kind }}</w:t></w:r>"])
def test_a_tag_behind_an_element_where_word_has_no_text_is_a_finding(before: str) -> None:
    assert "KH533 document.xml" in codes_of(office_file(in_text(before, f"{before}{DRAFT}")))


@pytest.mark.parametrize("properties", ["rPr", "pPr", "sectPr", "tblPr", "sdtPr"])
def test_a_tag_among_properties_is_not_filled(properties: str) -> None:
    text = "<w:r><w:t>{{ doc.kind }}</w:t></w:r>"
    for inside in (text, f"<w:p>{text}</w:p>"):
        codes = codes_of(office_file(at_end(f"<w:p><w:{properties}>{inside}</w:{properties}></w:p>")))
        assert codes == ["KH533 document.xml"]
