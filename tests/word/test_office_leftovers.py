"""An office's own Word file as a template: what it brings along does not reach the documents made from it."""

from __future__ import annotations

import io
import shutil
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest

import kehoach
from kehoach.word.template import compile_template
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATE = (ROOT / "templates" / "co-so" / "template.docx").read_bytes()
KIND = "{{ doc.kind }}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
DOCUMENT_TYPE = "wordprocessingml.document.main+xml"
PLAN = """\
kehoach: 1
pack: mau
year: 2026
issuer: {kind: xã, name: Tân Mẫu}
subject: Thử mẫu của cơ quan
recipients: |
  Như trên
  Lưu: VT
purpose: |
  Đoạn thứ nhất.
  Đoạn thứ hai.
"""


def office_file(*changes: tuple[str, str, str], added: dict[str, str] | None = None) -> bytes:
    """The common template with texts of its parts replaced (part, before, after), and further parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            text = source.read(info).decode()
            for part, before, after in changes:
                if part == info.filename:
                    assert before in text, before
                    text = text.replace(before, after, 1)
            target.writestr(info.filename, text)
        for name, text in (added or {}).items():
            target.writestr(name, text)
    return out.getvalue()


def in_text(before: str, after: str) -> tuple[str, str, str]:
    return ("word/document.xml", before, after)


def at_end(xml: str) -> tuple[str, str, str]:
    return in_text("<w:sectPr>", f"{xml}<w:sectPr>")


def related(kind: str, target: str, mode: str = "") -> tuple[str, str, str]:
    relation = f'<Relationship Id="rIdNew" Type="{OFFICE}{kind}" Target="{target}"{mode}/>'
    return ("word/_rels/document.xml.rels", "</Relationships>", f"{relation}</Relationships>")


def typed(part: str, kind: str) -> tuple[str, str, str]:
    override = f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
    return ("[Content_Types].xml", "</Types>", f"{override}</Types>")


def made_from(template: bytes, folder: Path) -> dict[str, str]:
    """The parts of a document made from a template; python-docx opens it too."""
    shutil.copytree(ROOT / "templates" / "co-so", folder / "mau")
    (folder / "mau" / "template.docx").write_bytes(template)
    data = kehoach.render(kehoach.compute(kehoach.loads(PLAN, packs=[folder])))
    docx.Document(io.BytesIO(data))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def codes_of(template: bytes) -> list[str]:
    try:
        compile_template(template)
    except kehoach.PackError as error:
        return [f"{found.code} {found.place.spot.part if found.place.spot else ''}" for found in error.findings]
    return []


@pytest.mark.parametrize(
    "instruction",
    [
        *("DDEAUTO c:\\x", "dde excel", "INCLUDETEXT x.docx", "INCLUDEPICTURE x.png", "LINK Excel", "DATABASE \\d x"),
        *("MERGEFIELD Ten", "DATE \\@ dd/MM", "TIME", "FILLIN x", "MACROBUTTON x y", "FILENAME", "AUTHOR"),
    ],
)
def test_a_field_that_fetches_runs_or_changes_is_refused_at_its_paragraph(instruction: str) -> None:
    simple = f'<w:p><w:fldSimple w:instr=" {instruction} "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
    assert codes_of(office_file(at_end(simple))) == ["KH530 document.xml"]


def test_a_field_whose_instruction_word_has_cut_up_is_read_whole() -> None:
    pieces = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in (" DDE", "AUTO ", "excel "))
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))

    assert codes_of(office_file(at_end(f"<w:p>{begin}{pieces}{end}</w:p>"))) == ["KH530 document.xml"]


def test_a_field_within_a_harmless_one_is_found() -> None:
    inner = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    text = "<w:r><w:instrText>{}</w:instrText></w:r>"
    begin, end = inner.format("begin"), inner.format("end")
    nested = begin + text.format(" QUOTE ") + begin + text.format("DDE x") + end + end

    assert codes_of(office_file(at_end(f"<w:p>{nested}</w:p>"))) == ["KH530 document.xml"]


@pytest.mark.parametrize("instruction", ["PAGE", "NUMPAGES", "= 1 + 1", "page \\* MERGEFORMAT", "SEQ Bang"])
def test_a_field_of_the_document_itself_is_allowed(instruction: str) -> None:
    simple = f'<w:p><w:fldSimple w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    assert codes_of(office_file(at_end(simple))) == []


def test_a_field_in_a_header_without_tags_is_found() -> None:
    header = ("word/header1.xml", "</w:hdr>", '<w:p><w:fldSimple w:instr="DATE"/></w:p></w:hdr>')
    assert codes_of(office_file(header)) == ["KH530 header1.xml"]


def test_a_reviewers_comment_is_not_in_the_document(tmp_path: Path) -> None:
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    comment = f'<w:comments xmlns:w="{main}"><w:comment w:id="0" w:author="Người góp ý"><w:p/></w:comment></w:comments>'
    marked = '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>x</w:t></w:r><w:commentRangeEnd w:id="0"/>'
    parts = made_from(
        office_file(
            at_end(marked + '<w:r><w:commentReference w:id="0"/></w:r></w:p>'),
            related("comments", "comments.xml"),
            typed("word/comments.xml", "wordprocessingml.comments"),
            added={"word/comments.xml": comment},
        ),
        tmp_path,
    )

    assert not any("comment" in name or "comment" in text or "góp ý" in text for name, text in parts.items())


def test_personal_properties_are_not_in_the_document(tmp_path: Path) -> None:
    custom = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
    company = ("docProps/app.xml", "</Properties>", "<Company>Văn phòng</Company></Properties>")
    relation = f'<Relationship Id="rId9" Type="{OFFICE}custom-properties" Target="docProps/custom.xml"/>'
    parts = made_from(
        office_file(
            company,
            ("_rels/.rels", "</Relationships>", f"{relation}</Relationships>"),
            typed("docProps/custom.xml", "custom-properties"),
            added={"docProps/custom.xml": custom},
        ),
        tmp_path,
    )

    assert "docProps/custom.xml" not in parts
    assert not any("Văn phòng" in text or "custom-properties" in text for text in parts.values())


def test_the_data_source_of_a_mail_merge_is_not_in_the_document(tmp_path: Path) -> None:
    merge = '<w:mailMerge><w:mainDocumentType w:val="formLetters"/></w:mailMerge>'
    parts = made_from(office_file(("word/settings.xml", "</w:settings>", f"{merge}</w:settings>")), tmp_path)

    assert "mailMerge" not in parts["word/settings.xml"]


def test_a_template_saved_as_dotx_makes_documents(tmp_path: Path) -> None:
    saved = office_file(("[Content_Types].xml", DOCUMENT_TYPE, "wordprocessingml.template.main+xml"))

    assert DOCUMENT_TYPE in made_from(saved, tmp_path)["[Content_Types].xml"]


def test_a_template_with_macros_is_refused() -> None:
    before = "application/vnd.openxmlformats-officedocument." + DOCUMENT_TYPE
    macros = "application/vnd.ms-word.document.macroEnabled.main+xml"

    assert codes_of(office_file(("[Content_Types].xml", before, macros))) == ["KH510 "]


def test_a_tag_in_an_endnote_is_filled(tmp_path: Path) -> None:
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    note = f'<w:endnote w:id="1"><w:p><w:r><w:t>Chú {KIND}</w:t></w:r></w:p></w:endnote>'
    parts = made_from(
        office_file(
            related("endnotes", "endnotes.xml"),
            typed("word/endnotes.xml", "wordprocessingml.endnotes"),
            added={"word/endnotes.xml": f'<w:endnotes xmlns:w="{main}">{note}</w:endnotes>'},
        ),
        tmp_path,
    )

    assert "Chú KẾ HOẠCH" in parts["word/endnotes.xml"]


def test_drawings_and_word_s_own_bookmarks_repeated_by_a_loop_stay_apart(tmp_path: Path) -> None:
    drawing = (
        '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:extent cx="1" cy="1"/><wp:docPr id="77" name="Hình"/></wp:inline></w:drawing>'
    )
    marks = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
    loop = ("{%p for line in doc.recipients %}", "{{ line }}", "{%p endfor %}")
    begin, line, end = (f"<w:p><w:r><w:t>{tag}</w:t></w:r></w:p>" for tag in loop)
    repeated = begin + line.replace("</w:p>", f"{marks}<w:r>{drawing}</w:r></w:p>") + end
    template = office_file(at_end(repeated))
    text = made_from(template, tmp_path)["word/document.xml"]

    assert text.count('name="Hình"') > 1
    assert text.count('<wp:docPr id="77"') == 1
    assert "_GoBack" not in text
