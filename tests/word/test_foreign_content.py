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


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    ("inside", "codes"),
    [
        ("<script>alert(1)</script>", ["KH531 media/a.svg"]),
        ('<image x:href="file:///etc/passwd"/>', ["KH531 media/a.svg"]),
        ('<image x:href="data:image/png;base64,AA"/><use href="#a"/>', []),
    ],
)
def test_a_drawing_that_runs_or_fetches_something_is_refused(inside: str, codes: list[str]) -> None:
    used = f'<w:p><w:r><w:t {R} r:id="rIdNew">x</w:t></w:r></w:p>'
    template = office_file(
        at_end(used),
        related("image", "media/a.svg"),
        ("[Content_Types].xml", "</Types>", '<Default Extension="svg" ContentType="image/svg+xml"/></Types>'),
        added={"word/media/a.svg": SVG.format(inside)},
    )
    assert codes_of(template) == codes


@pytest.mark.parametrize("source", ["http://example.org/a.png", "\\\\server\\a.png", "file:///a.png", "/a.png"])
def test_a_picture_named_by_its_address_is_refused(source: str) -> None:
    data = f'<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="{source}"/>'
    assert codes_of(office_file(at_end(f"<w:p><w:r><w:pict>{data}</w:pict></w:r></w:p>"))) == ["KH531 document.xml"]


@pytest.mark.parametrize("kind", ["vbaProject", "wordVbaData"])
def test_macros_are_refused_wherever_they_are_named(kind: str) -> None:
    (found,) = findings_of(office_file(related(kind, "vbaProject.bin"), added={"word/vbaProject.bin": b"x"}))
    assert found.code == "KH510"
    assert "Save As" in found.hint
