"""What the check of a pack lets pass prints: proved with trial documents, and tried with templates edited at random."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

import kehoach
from kehoach.diagnostics.bilingual import Bilingual
from kehoach.ooxml.xml import w
from kehoach.word.render import render_document
from kehoach.word.template import compile_template
from kehoach.word.trial import EMPTY, FULL, unprintable
from tests.conftest import ROOT
from tests.word.office_file import TEMPLATE, at_end, office_file

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach.view.records import DocumentView

TEMPLATES = tuple(sorted((ROOT / "templates" / "co-so").glob("*.docx")))
P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
LOOP = (P.format("{%p for line in doc.recipients %}"), P.format("{%p endfor %}"))
LOOP_BLOCKS = (P.format("{%p for block in doc.blocks %}"), LOOP[1])
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="9" cy="9"/><wp:docPr id="70" name="Dấu"/></wp:inline></w:drawing></w:r></w:p>'
)
SHAPE = '<w:p><w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" id="_x0000_s1026"/></w:pict></w:r></w:p>'
CONTROL = '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
MARKED = '<w:p><w:bookmarkStart w:id="7" w:name="Dau"/><w:bookmarkEnd w:id="7"/></w:p>'


def table(*cells: str, rows: str = "") -> str:
    grid = "<w:gridCol w:w='900'/>" * max(1, len(cells))
    row = f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>" if cells else ""
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}{row}</w:tbl>"


def controlled(inside: str) -> str:
    return f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def conditional(inside: str) -> str:
    return P.format("{%p if doc.addressee %}") + inside + P.format("{%p endif %}")


SHAPES = {
    "a picture in a loop": LOOP[0] + PICTURE + LOOP[1],
    "two drawings of one id": PICTURE * 2,
    "a shape in a loop": LOOP[0] + SHAPE + LOOP[1],
    "a bookmark in a loop": LOOP[0] + MARKED + LOOP[1],
    "a content control in a loop": LOOP[0] + CONTROL + LOOP[1],
    "a cell that may be empty": table(conditional(P.format("x"))),
    "a cell that ends in a table": table(table("<w:p/>")),
    "a cell that ends in a content control": table(CONTROL),
    "a table of rows in a loop": table(
        rows="".join(
            f"<w:tr><w:tc>{P.format(text)}</w:tc></w:tr>"
            for text in ("{%tr for line in doc.recipients %}", "{{ line }}", "{%tr endfor %}")
        )
    ),
    "a cell in a content control": table(rows=f"<w:tr>{controlled('<w:tc><w:p/></w:tc>')}</w:tr>"),
    "a row in a content control": table(rows=controlled("<w:tr><w:tc><w:p/></w:tc></w:tr>")),
    "a field of a block that is not a table": LOOP_BLOCKS[0] + P.format("{{ block.table.title }}") + LOOP_BLOCKS[1],
    "a table without properties": "<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
}  # fmt: skip


@pytest.mark.parametrize("kind", SHAPES)
def test_what_people_put_into_templates_prints_with_nothing_and_with_everything(kind: str) -> None:
    assert list(unprintable(compile_template(office_file(at_end(SHAPES[kind]))), "a")) == []


TAG_IN_SETTINGS = '<v:textpath xmlns:v="urn:schemas-microsoft-com:vml" string="{{ doc.kind }}"/><w:tblHeader/>'
WIDTH = '<w:tblStyle w:val="BangKeHoach"/><w:tblW w:w="{}" w:type="dxa"/>'


def test_a_model_table_of_width_0_is_as_wide_as_the_text() -> None:
    template = office_file(("word/document.xml", WIDTH.format(9072), WIDTH.format(0)))

    assert list(unprintable(compile_template(template), "a")) == []


UNREADABLE = {
    "two main parts": ("_rels/.rels", "relationships/extended-properties", "relationships/officeDocument"),
    "a tag in the settings of a row of the model table": ("word/document.xml", "<w:tblHeader/>", TAG_IN_SETTINGS),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_trial_document_is_read_back(kind: str) -> None:
    (finding,) = unprintable(compile_template(office_file(UNREADABLE[kind])), "a")

    assert finding.code == "KH539"


def test_a_template_that_cannot_print_says_so_when_its_pack_is_checked(tmp_path: Path, monkeypatch: Any) -> None:
    def broken(*_: object) -> object:
        raise kehoach.OutputError(Bilingual("x: có hàng chỉ đủ 1 trong 2 cột", "x: a row fills 1 of 2 columns"))

    (tmp_path / "mau").mkdir()
    (tmp_path / "mau" / "pack.yaml").write_text("title: Mẫu\n", encoding="utf-8")
    (tmp_path / "mau" / "template.docx").write_bytes(TEMPLATE)
    monkeypatch.setattr("kehoach.word.trial.render_document", broken)
    assert "KH539" in {finding.code for finding in kehoach.check_pack(tmp_path / "mau")}


# --- edited at random


def documents() -> st.SearchStrategy[DocumentView]:
    """Documents of any mixture of what there is and what there is not."""
    names = EMPTY.__struct_fields__
    return st.sets(st.sampled_from(names)).map(
        lambda filled: replace(EMPTY, **{name: getattr(FULL, name) for name in filled})
    )


EDITS = ("delete", "double", "swap", "condition", "loop", "control", "junk", "insert")
INSERTED = (PICTURE, SHAPE, MARKED, CONTROL, table("<w:p/>"), table(CONTROL), P.format("{{ doc.kind }}"))
CHANGED = tuple(map(w, ("p", "r", "tbl", "tr", "tc", "pPr", "rPr", "tcPr", "sectPr", "drawing", "t", "tblPr")))
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def element(xml: str) -> list[Any]:
    return list(etree.fromstring(f"<w:body {SPACE}>{xml}</w:body>"))


def edited(root: Any, edit: str, at: int, other: int) -> None:
    """One edit of the text, as a person or a program might make it, well or badly."""
    found = list(root.iter(*CHANGED))
    one, two = found[at % len(found)], found[other % len(found)]
    parent = one.getparent()
    if parent is None or parent.getparent() is None:
        return
    where = parent.index(one)
    if edit == "delete":
        parent.remove(one)
    elif edit == "double":
        parent.insert(where, etree.fromstring(etree.tostring(one)))
    elif edit == "swap" and one.tag == two.tag:
        copy = etree.fromstring(etree.tostring(two))
        parent.replace(one, copy)
    elif edit in ("condition", "loop") and one.tag == w("p"):
        begin, end = ("{%p if doc.opening %}", "{%p endif %}") if edit == "condition" else LOOP
        for text, place in ((end, where + 1), (begin, where)):
            parent.insert(place, element(text if text.startswith("<") else P.format(text))[0])
    elif edit == "control" and one.tag in map(w, ("p", "tbl", "tr", "tc")):
        control = element("<w:sdt><w:sdtContent/></w:sdt>")[0]
        parent.replace(one, control)
        control[0].append(one)
    elif edit == "junk" and one.attrib:
        name = sorted(one.attrib)[other % len(one.attrib)]
        one.set(name, ("", "x", "1.5", "-3", "50%", "3cm", "{{ doc.kind }}")[other % 7])
    elif edit == "insert" and one.tag in map(w, ("p", "tbl")):
        parent.insert(where, element(INSERTED[other % len(INSERTED)])[0])


NUMBERS = st.integers(0, 10_000)


@given(
    st.sampled_from(TEMPLATES),
    st.lists(st.tuples(st.sampled_from(EDITS), NUMBERS, NUMBERS), min_size=1, max_size=4),
    st.lists(documents(), min_size=1, max_size=4),
)
def test_a_template_edited_at_random_is_refused_or_prints_every_document(
    path: Path, edits: list[tuple[str, int, int]], wanted: list[DocumentView]
) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(data)
                for edit in edits:
                    edited(root, *edit)
                data = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
            target.writestr(name, data)
    try:
        template = compile_template(made.getvalue(), without=tuple(ALL.split()))
    except kehoach.PackError:
        return
    if not list(unprintable(template, path.name)):
        for document in wanted:
            assert render_document(document, template).data


ALL = """doc.kind doc.subject doc.basis doc.opening doc.recipients doc.addressee doc.addressees doc.authority
doc.decides doc.heading.issuer doc.heading.number doc.heading.place_and_date doc.heading.draft doc.signature.authority
doc.signature.name block.section block.heading block.subheading block.paragraph block.lead block.closing block.article
block.table"""
