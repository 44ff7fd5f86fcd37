"""An office's own Word file as a template: what it brings along does not reach the documents made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.word.office_file import (
    DOCUMENT_TYPE,
    KIND,
    OFFICE,
    at_end,
    codes_of,
    findings_of,
    made_from,
    office_file,
    printed_from,
    related,
    typed,
)

if TYPE_CHECKING:
    from pathlib import Path


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


def attached(kind: str, target: str) -> dict[str, str]:
    """The relations of the settings, to something outside the file."""
    relation = f'<Relationship Id="rId1" Type="{OFFICE}{kind}" Target="{target}" TargetMode="External"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return {"word/_rels/settings.xml.rels": f'<Relationships xmlns="{space}">{relation}</Relationships>'}


def test_the_template_a_file_is_attached_to_is_left_out_with_a_note() -> None:
    settings = f'<w:attachedTemplate xmlns:r="{OFFICE.rstrip("/")}" r:id="rId1"/>'
    template = office_file(
        ("word/settings.xml", "</w:settings>", f"{settings}</w:settings>"),
        added=attached("attachedTemplate", "file:///C:/kingsoft/mau.dotx"),
    )
    (note,) = findings_of(template)
    assert (note.code, note.severity.value) == ("KH532", "note")
    assert "dotx" in note.message
    assert not any("attachedTemplate" in text or "kingsoft" in text for text in printed_from(template).values())


CHANGES = {
    "rPrChange": "<w:p><w:r><w:rPr><w:b/>{change}</w:rPr><w:t>x</w:t></w:r></w:p>",
    "pPrChange": "<w:p><w:pPr><w:jc w:val='left'/>{change}</w:pPr></w:p>",
    "tblPrChange": "<w:tbl><w:tblPr><w:tblW w:w='9' w:type='dxa'/>{change}</w:tblPr><w:tblGrid><w:gridCol w:w='9'/>"
    "</w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "tcPrChange": "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='9'/></w:tblGrid><w:tr><w:tc><w:tcPr>{change}</w:tcPr>"
    "<w:p/></w:tc></w:tr></w:tbl>",
}


@pytest.mark.parametrize("kind", CHANGES)
def test_tracked_formatting_is_left_out_with_a_note(kind: str) -> None:
    change = f'<w:{kind} w:id="1" w:author="Người sửa" w:date="2026-01-01T00:00:00Z"/>'
    template = office_file(at_end(CHANGES[kind].replace("{change}", change)))
    assert [found.code for found in findings_of(template)] == ["KH532"]
    assert not any("Người sửa" in text for text in printed_from(template).values())


@pytest.mark.parametrize("kind", ["cellIns", "cellDel"])
def test_a_tracked_cell_is_refused_like_a_tracked_word(kind: str) -> None:
    cell = CHANGES["tcPrChange"].replace("{change}", f'<w:{kind} w:id="1" w:author="A"/>')
    assert codes_of(office_file(at_end(cell))) == ["KH529 document.xml"]


def test_a_tracked_word_in_a_footer_without_tags_is_found() -> None:
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    footer = f'<w:ftr xmlns:w="{main}"><w:p><w:ins w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins></w:p></w:ftr>'
    template = office_file(
        related("footer", "footer9.xml"),
        typed("word/footer9.xml", "wordprocessingml.footer"),
        added={"word/footer9.xml": footer},
    )
    assert codes_of(template) == ["KH529 footer9.xml"]


def test_ids_of_saves_are_not_in_the_document() -> None:
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    marked = f'<w:p xmlns:w14="{w14}" w14:paraId="0A1B2C3D" w14:textId="77777777" w:rsidR="00AB12CD"/>'
    rsids = ("word/settings.xml", "</w:settings>", '<w:rsids><w:rsid w:val="00AB12CD"/></w:rsids></w:settings>')
    template = office_file(at_end(marked), rsids)
    assert findings_of(template) == []
    assert not any("0A1B2C3D" in text or "00AB12CD" in text for text in printed_from(template).values())


def test_track_changes_is_off_in_the_document() -> None:
    template = office_file(("word/settings.xml", "</w:settings>", "<w:trackRevisions/></w:settings>"))
    assert "trackRevisions" not in printed_from(template)["word/settings.xml"]


def test_properties_that_a_program_keeps_elsewhere_are_not_in_the_document() -> None:
    author = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Người soạn</dc:creator></cp:coreProperties>'
    )
    kind = "application/vnd.openxmlformats-package.core-properties+xml"
    template = office_file(
        ("_rels/.rels", 'Target="docProps/core.xml"', 'Target="package/a.psmdcp"'),
        ("[Content_Types].xml", "</Types>", f'<Default Extension="psmdcp" ContentType="{kind}"/></Types>'),
        added={"package/a.psmdcp": author},
    )
    parts = printed_from(template)
    assert "package/a.psmdcp" not in parts
    assert 'Target="docProps/core.xml"' in parts["_rels/.rels"]
    assert not any("Người soạn" in text for text in parts.values())


def test_building_blocks_and_all_that_only_they_refer_to_are_not_in_the_document() -> None:
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    template = office_file(
        related("glossaryDocument", "glossary/document.xml"),
        typed("word/glossary/document.xml", "wordprocessingml.document.glossary"),
        added={
            "word/glossary/document.xml": f'<w:glossaryDocument xmlns:w="{main}"/>',
            "word/glossary/styles.xml": f'<w:styles xmlns:w="{main}"/>',
            "word/glossary/_rels/document.xml.rels": f'<Relationships xmlns="{space}"><Relationship Id="a"'
            f' Type="{OFFICE}styles" Target="styles.xml"/></Relationships>',
        },
    )
    assert not [name for name in printed_from(template) if "glossary" in name]


PROTECTION = '<w:writeProtection w:recommended="1"/><w:documentProtection w:edit="readOnly" w:hash="x"/>'
SETTINGS = {
    "a protection": (PROTECTION, "Protection", ["KH532"]),
    "a schema": ('<w:attachedSchema w:val="urn:la"/>', "urn:la", []),
    "a list of schemas": (
        '<x:schemaLibrary xmlns:x="http://schemas.openxmlformats.org/schemaLibrary/2006/main"><x:schema '
        'x:manifestLocation="http://example.org"/></x:schemaLibrary>',
        "example.org",
        [],
    ),
    "a transformation": ('<w:saveThroughXslt w:solutionID="la"/>', "Xslt", []),
}


@pytest.mark.parametrize("kind", SETTINGS)
def test_settings_that_tie_a_document_to_something_are_left_out(kind: str) -> None:
    xml, trace, codes = SETTINGS[kind]
    template = office_file(("word/settings.xml", "</w:settings>", f"{xml}</w:settings>"))
    assert [finding.code for finding in findings_of(template)] == codes
    assert trace not in printed_from(template)["word/settings.xml"]


def test_frames_of_web_pages_are_left_out_with_a_note() -> None:
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    source = f'<w:sourceFileName xmlns:r="{OFFICE.rstrip("/")}" r:id="rId1"/>'
    frames = f"<w:frameset><w:frame>{source}</w:frame></w:frameset>"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}frame" Target="http://example.org/a.htm" TargetMode="External"/></Relationships>'
    )
    template = office_file(
        related("webSettings", "webSettings9.xml"),
        typed("word/webSettings9.xml", "wordprocessingml.webSettings"),
        added={
            "word/webSettings9.xml": f'<w:webSettings xmlns:w="{main}">{frames}</w:webSettings>',
            "word/_rels/webSettings9.xml.rels": relations,
        },
    )
    assert [finding.code for finding in findings_of(template)] == ["KH532"]
    assert not any("example.org" in part for part in printed_from(template).values())


IN_TEXT = {
    "what a form runs": '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val="BiMat"/></w:ffData>'
    '</w:fldChar></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "what a field keeps": '<w:fldSimple w:instr="PAGE"><w:fldData>BiMat</w:fldData></w:fldSimple>',
    "a second copy of a drawing": '<w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office" o:gfxdata="BiMat"/></w:pict></w:r>',
    "properties of smart tags": '<w:smartTag w:element="a"><w:smartTagPr><w:attr w:name="a" w:val="BiMat"/>'
    "</w:smartTagPr></w:smartTag>",
}


@pytest.mark.parametrize("kind", IN_TEXT)
def test_what_nobody_sees_in_the_text_is_not_in_the_document(kind: str) -> None:
    template = office_file(at_end(f"<w:p>{IN_TEXT[kind]}</w:p>"))
    assert findings_of(template) == []
    assert "BiMat" not in printed_from(template)["word/document.xml"]


@pytest.mark.parametrize("kind", ["moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom"])
def test_a_range_of_tracked_changes_with_nothing_left_in_it_names_nobody(kind: str) -> None:
    marks = f'<w:{kind}RangeStart w:id="9" w:author="Người Lạ"/><w:r><w:t>x</w:t></w:r><w:{kind}RangeEnd w:id="9"/>'
    template = office_file(at_end(f"<w:p>{marks}</w:p>"))
    assert [finding.code for finding in findings_of(template)] == ["KH532"]
    assert "Người Lạ" not in printed_from(template)["word/document.xml"]
