"""What no document may have is a finding where the text refers to it, with the way to take it out in Word."""

from __future__ import annotations

import pytest

from tests.word.office_file import (
    DOCUMENT_TYPE,
    OFFICE,
    at_end,
    codes_of,
    findings_of,
    office_file,
    printed_from,
    related,
)


def test_a_template_with_macros_is_refused() -> None:
    before = "application/vnd.openxmlformats-officedocument." + DOCUMENT_TYPE
    macros = "application/vnd.ms-word.document.macroEnabled.main+xml"

    assert codes_of(office_file(("[Content_Types].xml", before, macros))) == ["KH510 "]


@pytest.mark.parametrize("where", ["in the text", "in a part without tags"])
def test_names_of_the_strict_form_are_refused_wherever_they_stand(where: str) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    field = f'<w:p xmlns:w="{strict}"><w:fldSimple w:instr="DDE x"/></w:p>'
    change = at_end(field) if where == "in the text" else ("word/header1.xml", "</w:hdr>", f"{field}</w:hdr>")
    (found,) = findings_of(office_file(change))
    assert (found.code, "Strict Open XML" in found.message) == ("KH510", True)


R = f'xmlns:r="{OFFICE.rstrip("/")}"'
MAIL = f'<w:p><w:hyperlink {R} r:id="rIdNew"><w:r><w:t>xa@example.org</w:t></w:r></w:hyperlink></w:p>'
EXTERNAL = '" TargetMode="External'


@pytest.mark.parametrize("target", ["mailto:xa@example.org", "https://example.org/", "HTTP://example.org"])
def test_a_link_to_a_page_or_a_mailbox_stays_in_the_document(target: str) -> None:
    parts = printed_from(office_file(at_end(MAIL), related("hyperlink", target + EXTERNAL)))
    assert target in parts["word/_rels/document.xml.rels"]
    assert "xa@example.org" in parts["word/document.xml"]


@pytest.mark.parametrize("target", ["file:///C:/x.exe", "\\\\server\\x", "javascript:alert(1)", "x.docx"])
def test_a_link_to_a_file_is_refused_where_it_is_with_the_way_to_remove_it(target: str) -> None:
    (found,) = findings_of(office_file(at_end(MAIL), related("hyperlink", target + EXTERNAL)))
    assert (found.code, found.place.spot.part if found.place.spot else "") == ("KH531", "document.xml")
    assert found.line > 1
    assert "Remove Hyperlink" in found.hint
    assert target in found.message


def test_an_address_that_word_makes_a_link_of_in_the_letterhead_is_allowed() -> None:
    header = ("word/header1.xml", "</w:hdr>", f"{MAIL}</w:hdr>")
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rIdNew" Type="{OFFICE}hyperlink" Target="mailto:a@example.org" TargetMode="External"/>'
        "</Relationships>"
    )
    assert codes_of(office_file(header, added={"word/_rels/header1.xml.rels": relations})) == []


OLE = '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" {r} r:id="rIdNew"/>'
OBJECT = f"<w:p><w:r><w:object>{OLE}</w:object></w:r></w:p>"
FOREIGN = {
    "an embedded object": ("oleObject", "embeddings/oleObject1.bin", OBJECT, b"\xd0\xcf\x11\xe0", "OLE"),
    "an embedded workbook": ("package", "embeddings/a.xlsx", OBJECT, b"PK", "OLE"),
    "a control": ("control", "activeX/activeX1.bin", OBJECT, b"x", "OLE"),
    "a whole file": (
        "aFChunk",
        "afchunk.html",
        '<w:altChunk {r} r:id="rIdNew"/>',
        b"<html><script/></html>",
        "altChunk",
    ),
    "a subdocument": ("subDocument", "con.bin", '<w:p><w:subDoc {r} r:id="rIdNew"/></w:p>', b"x", "con"),
    "a film": ("video", "media/a.mp4", '<w:p><w:r><w:t {r} r:id="rIdNew">x</w:t></w:r></w:p>', b"x", "phim"),
    "an unknown part": ("moi", "moi.bin", '<w:p {r} r:id="rIdNew"/>', b"x", "moi"),
    "a program as a picture": ("image", "media/a.bin", '<w:p {r} r:id="rIdNew"/>', b"MZ", "image"),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_what_is_embedded_is_refused_at_its_place(kind: str) -> None:
    relation, target, xml, data, named = FOREIGN[kind]
    ending = target.rpartition(".")[2]
    default = f'<Default Extension="{ending}" ContentType="application/octet-stream"/></Types>'
    template = office_file(
        at_end(xml.replace("{r}", R)),
        related(relation, target),
        ("[Content_Types].xml", "</Types>", default),
        added={f"word/{target}": data},
    )
    (found,) = findings_of(template)
    assert (found.code, found.line > 1) == ("KH531", True)
    assert named in found.message
    assert found.hint


def test_a_picture_from_outside_is_refused_with_the_way_to_break_its_link() -> None:
    data = f'<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" {R} r:id="rIdNew"/>'
    picture = f"<w:p><w:r><w:pict>{data}</w:pict></w:r></w:p>"
    (found,) = findings_of(office_file(at_end(picture), related("image", "http://example.org/a.png" + EXTERNAL)))
    assert found.code == "KH531"
    assert "Edit Links to Files" in found.hint


def test_what_nothing_refers_to_leaves_no_trace() -> None:
    template = office_file(
        related("oleObject", "embeddings/a.bin"),
        ("[Content_Types].xml", "</Types>", '<Default Extension="bin" ContentType="x/y"/></Types>'),
        added={"word/embeddings/a.bin": b"x", "word/khac.xml": "<a/>", "customXml/item1.xml": "<bi-mat/>"},
    )
    parts = printed_from(template)
    assert not [name for name in parts if "embeddings" in name or "khac" in name or "customXml" in name]
    assert "oleObject" not in parts["word/_rels/document.xml.rels"]


def test_what_the_package_itself_refers_to_and_no_document_has_leaves_no_trace() -> None:
    template = office_file(
        (
            "_rels/.rels",
            "</Relationships>",
            f'<Relationship Id="x" Type="{OFFICE}la" Target="la.bin"/><Relationship Id="y" Type="{OFFICE}image"'
            ' Target="http://example.org/a.png" TargetMode="External"/></Relationships>',
        ),
        ("[Content_Types].xml", "</Types>", '<Default Extension="bin" ContentType="x/y"/></Types>'),
        added={"la.bin": b"x"},
    )
    parts = printed_from(template)
    assert "la.bin" not in parts
    assert "example.org" not in parts["_rels/.rels"]


WITHOUT_RELATION = {
    "a whole file": "<w:altChunk/>",
    "a subdocument": "<w:subDoc/>",
    "a control": "<w:p><w:r><w:object><w:control/></w:object></w:r></w:p>",
    "a film": "<w:p><w:r><w:pict><w:movie/></w:pict></w:r></w:p>",
    "a film of the web": '<w:p><x:webVideoPr xmlns:x="http://schemas.microsoft.com/office/word/2012/'
    'wordprocessingDrawing" embeddedHtml="&lt;iframe&gt;"/></w:p>',
    "data": "<w:p><w:r><w:pict><w:binData>AA</w:binData></w:pict></w:r></w:p>",
    "ink": '<w:p><x:contentPart xmlns:x="http://schemas.microsoft.com/office/word/2010/wordml"/></w:p>',
}


@pytest.mark.parametrize("kind", WITHOUT_RELATION)
def test_what_is_foreign_by_itself_is_refused_whatever_it_refers_to(kind: str) -> None:
    (found,) = findings_of(office_file(at_end(WITHOUT_RELATION[kind])))
    assert (found.code, bool(found.hint)) == ("KH531", True)


def test_a_subdocument_says_how_to_unlink_it() -> None:
    text = at_end(f'<w:subDoc {R} r:id="rIdNew"/>')
    (found,) = findings_of(office_file(text, related("subDocument", "file:///con.docx" + EXTERNAL)))
    assert "Unlink" in found.hint


def test_an_object_is_found_by_the_relation_that_old_drawings_name() -> None:
    ole = '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" o:relid="rIdNew"/>'
    template = office_file(
        at_end(f"<w:p><w:r><w:object>{ole}</w:object></w:r></w:p>"),
        related("oleObject", "embeddings/a.bin"),
        ("[Content_Types].xml", "</Types>", '<Default Extension="bin" ContentType="x/y"/></Types>'),
        added={"word/embeddings/a.bin": b"x"},
    )
    assert codes_of(template) == ["KH531 document.xml"]


def test_a_page_is_no_picture_even_as_well_formed_xml() -> None:
    template = office_file(
        at_end(f'<w:p {R} r:id="rIdNew"/>'),
        related("image", "media/a.xhtml"),
        ("[Content_Types].xml", "</Types>", '<Default Extension="xhtml" ContentType="application/xhtml+xml"/></Types>'),
        added={"word/media/a.xhtml": "<html/>"},
    )
    assert codes_of(template) == ["KH531 document.xml"]


A = "http://schemas.openxmlformats.org/drawingml/2006/main"
HEADER = f'<w:sectPr><w:headerReference {R} r:id="rId1"/></w:sectPr>'
NOWHERE = {
    "a link": f'<w:p><w:hyperlink {R} r:id="rId999"/></w:p>',
    "a picture": f'<w:p><a:blip xmlns:a="{A}" {R} r:embed="la"/></w:p>',
    "a header that is no header": f"<w:p><w:pPr>{HEADER}</w:pPr></w:p>",
}


@pytest.mark.parametrize("kind", NOWHERE)
def test_a_reference_to_what_the_file_does_not_have_is_found_where_it_is(kind: str) -> None:
    (found,) = findings_of(office_file(at_end(NOWHERE[kind])))
    assert (found.code, found.line > 1) == ("KH555", True)


def test_a_part_without_relations_that_refers_to_one_is_found() -> None:
    header = ("word/header1.xml", "</w:hdr>", f'<w:p><w:hyperlink {R} r:id="rId1"/></w:p></w:hdr>')
    assert codes_of(office_file(header)) == ["KH555 header1.xml"]


@pytest.mark.parametrize("source", ["http://example.org/a.png", "\\\\server\\a.png", "file:///a.png", "/a.png"])
def test_a_picture_named_by_its_address_is_refused(source: str) -> None:
    data = f'<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="{source}"/>'
    assert codes_of(office_file(at_end(f"<w:p><w:r><w:pict>{data}</w:pict></w:r></w:p>"))) == ["KH531 document.xml"]


@pytest.mark.parametrize("kind", ["vbaProject", "wordVbaData"])
def test_macros_are_refused_wherever_they_are_named(kind: str) -> None:
    (found,) = findings_of(office_file(related(kind, "vbaProject.bin"), added={"word/vbaProject.bin": b"x"}))
    assert found.code == "KH510"
    assert "Save As" in found.hint
