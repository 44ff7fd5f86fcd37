"""A package is read within its budget, by counting: what it says of itself is not believed."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import kehoach
from kehoach.ooxml import package_reading
from kehoach.ooxml.budgets import DOCUMENT, TEMPLATE
from kehoach.ooxml.package_reading import read_package
from kehoach.ooxml.xml import Element, Unsound, parse
from kehoach.word.template import compile_template
from tests.steps import steps_of
from tests.word.office_file import TEMPLATE as TEMPLATE_FILE
from tests.word.office_file import codes_of

if TYPE_CHECKING:
    from collections.abc import Mapping

TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    b'<Default Extension="svg" ContentType="image/svg+xml"/>'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
MAIN = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'


def package(parts: Mapping[str, bytes] | None = None, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A small package with further parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in {"[Content_Types].xml": TYPES, "word/document.xml": MAIN, **(parts or {})}.items():
            archive.writestr(name, data)
    return made.getvalue()


def lying(data: bytes, name: str, size: int) -> bytes:
    """The package with another size said of one part, in its local header and in the directory."""
    changed = bytearray(data)
    for mark, at_size, at_name in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        at = data.index(mark + b"", 0)
        while data[at + at_name : at + at_name + len(name)] != name.encode():
            at = data.index(mark, at + 4)
        changed[at + at_size : at + at_size + 4] = struct.pack("<L", size)
    return bytes(changed)


def why_not(data: bytes, budget: object = DOCUMENT) -> str:
    with pytest.raises(Unsound) as refused:
        read_package(data, budget)  # type: ignore[arg-type]
    return refused.value.why.vi


@pytest.mark.parametrize("said", [0, 1, 1000, 2**31])
def test_a_size_that_is_a_lie_unpacks_no_more_than_was_said(said: int, monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked = 0
    read = zipfile.ZipExtFile.read

    def counted(stream: zipfile.ZipExtFile, most: int = -1) -> bytes:
        nonlocal unpacked
        data = read(stream, most)
        unpacked += len(data)
        assert most >= 0
        return data

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counted)
    bomb = package({"word/settings.xml": b"<a>" + b" " * (8 << 20) + b"</a>"})
    assert why_not(lying(bomb, "word/settings.xml", said)).startswith(("tệp bị hỏng", "tệp quá lớn"))
    assert unpacked < len(TYPES) + len(MAIN) + 4096


def test_a_picture_that_lies_is_not_unpacked_for_lint_and_counted_for_a_template() -> None:
    bomb = lying(package({"word/media/a.png": bytes(1 << 20)}), "word/media/a.png", 10)
    read = read_package(bomb, DOCUMENT)
    assert read.packed["word/media/a.png"].kind == "image/png"
    with pytest.raises(Unsound, match="too large"):
        read.packed["word/media/a.png"].entry(1000)
    entry = read.packed["word/media/a.png"].entry(1 << 20)
    assert (entry.size, entry.crc) == (1 << 20, zlib.crc32(bytes(1 << 20)))


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_picture_goes_into_another_package_with_its_bytes(method: int) -> None:
    read = read_package(package({"word/media/a.png": b"hinh" * 99}, method), DOCUMENT)
    entry = read.packed["word/media/a.png"].entry(1000)
    assert zlib.decompress(entry.deflated, -zlib.MAX_WBITS) == b"hinh" * 99


def test_a_damaged_picture_is_found_when_it_is_to_be_copied() -> None:
    stored = package({"word/media/a.png": b"hinh" * 99}, zipfile.ZIP_STORED).replace(b"hinh", b"HINH", 1)
    with pytest.raises(Unsound, match="checksum"):
        read_package(stored, DOCUMENT).packed["word/media/a.png"].entry(1000)
    squeezed = read_package(package({"word/media/a.png": b"hinh" * 99}), DOCUMENT).packed["word/media/a.png"]
    with pytest.raises(Unsound, match="checksum"):
        replace(squeezed, crc=1).entry(1000)
    with pytest.raises(Unsound, match="checksum"):
        replace(squeezed, stored=squeezed.stored[:-3]).entry(1000)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packing_that_no_package_may_have_is_refused_before_it_is_unpacked(method: int) -> None:
    assert why_not(package(method=method)) == "tệp bị hỏng"


@pytest.mark.parametrize(
    "name",
    [
        *("word/./x.xml", "word//x.xml", "./x.xml", "../x.xml", "word/../x.xml", "/x.xml", "word/x./y.xml", "x."),
        *("C:/x.xml", "word\\x.xml", "a\nb.xml", "word/%2e%2e/x.xml", "word/a%2Fb.xml", "x" * 300 + ".xml"),
    ],
)
def test_a_name_that_no_part_may_have_is_refused(name: str) -> None:
    assert "tên không an toàn" in why_not(package({name: b"<a/>"}))


def test_names_that_differ_in_their_letters_size_alone_are_refused() -> None:
    assert "trùng tên" in why_not(package({"word/Document.xml": MAIN}))


DTD = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c SYSTEM "file:///etc/passwd">]><a>&b;&c;</a>'


@pytest.mark.parametrize("part", ["word/settings.xml", "word/header1.xml", "docProps/app.xml", "word/media/a.svg"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_in_every_part(part: str, encoding: str) -> None:
    assert "DOCTYPE" in why_not(package({part: DTD.encode(encoding)}))


@pytest.mark.parametrize("part", ["word/settings.xml", "word/header1.xml", "customXml/item1.xml", "word/x.rels"])
@pytest.mark.parametrize("data", [b"garbage <<<", b"<w:hdr", b"", b"\x00\x01", b"<a/><b/>", b"<a>&amp"])
def test_a_part_that_is_not_well_formed_is_refused(part: str, data: bytes) -> None:
    assert "bị hỏng" in why_not(package({part: data}))


@pytest.mark.parametrize("encoding", ["utf-7", "cp037", "cp1258", "utf-32", "utf-16-le", "utf-32-le"])
def test_a_part_in_an_encoding_whose_tags_cannot_be_counted_is_refused(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><a>{"<b/>" * 9}</a>'
    data = text.encode("utf-8" if encoding == "cp1258" else encoding)
    assert "word/x.xml" in why_not(package({"word/x.xml": data}), replace(DOCUMENT, elements=8))


def test_a_part_in_utf_16_is_given_on_in_utf_8() -> None:
    read = read_package(package({"word/x.xml": "<a>chữ</a>".encode("utf-16")}), DOCUMENT)
    assert b"<a>ch\xe1\xbb\xaf</a>" in read.parts["word/x.xml"]


@pytest.mark.parametrize("hidden", ["<!--bí mật-->", "<?la bí mật?>", "<!--<?bí mật?>-->"])
def test_comments_and_instructions_to_programs_are_not_given_on(hidden: str) -> None:
    part = f'<?xml version="1.0"?><?dau bí mật?>{hidden}<a>chữ{hidden}{{{{ doc.kind }}}}</a>{hidden}'
    read = read_package(package({"word/x.xml": part.encode()}), DOCUMENT)
    assert "mật" not in read.parts["word/x.xml"].decode()
    assert read.roots["word/x.xml"].text == "chữ{{ doc.kind }}"


def test_a_part_that_is_not_xml_1_0_is_refused() -> None:
    assert "XML 1.0" in why_not(package({"word/x.xml": b'<?xml version="1.1"?><a/>'}))


BEYOND = {
    "parts": ({"entries": 2}, {"word/a.xml": b"<a/>"}),
    "bytes of a part": ({"part_size": 500}, {"word/a.xml": b"<a>" + b" " * 500 + b"</a>"}),
    "bytes in all": ({"size": 1000}, {f"word/{n}.xml": b"<a>" + b" " * 300 + b"</a>" for n in "abc"}),
    "elements of a part": ({"elements": 100}, {"word/a.xml": b"<a>" + b"<b/>" * 100 + b"</a>"}),
    "elements in all": ({"elements": 100}, {f"word/{n}.xml": b"<a>" + b"<b/>" * 40 + b"</a>" for n in "abc"}),
    "a text": ({"text": 300}, {"word/a.xml": b"<a>" + b"x" * 301 + b"</a>"}),
    "an attribute": ({"text": 300}, {"word/a.xml": b'<a b="' + b"x" * 301 + b'"/>'}),
    "attributes": ({"attributes": 3}, {"word/a.xml": b"<a b='1' c='1' d='1' e='1'/>"}),
    "depth": ({"depth": 20}, {"word/a.xml": b"<a>" * 21 + b"</a>" * 21}),
}


@pytest.mark.parametrize("kind", BEYOND)
def test_each_budget_is_held_and_names_the_part(kind: str) -> None:
    limits, parts = BEYOND[kind]
    assert "tệp quá lớn" in why_not(package(parts), replace(DOCUMENT, **limits))
    assert read_package(package(parts), DOCUMENT).roots


def test_what_is_too_large_is_refused_before_it_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def noted(name: str, data: bytes) -> Element:
        parsed.append(name)
        return parse(name, data)

    monkeypatch.setattr(package_reading, "parse", noted)
    many = package({"word/styles.xml": b"<a>" + b"<b/>" * 100_001 + b"</a>"})
    assert "100000 phần tử" in why_not(many, TEMPLATE)
    assert "word/styles.xml" not in parsed


def test_reading_takes_as_many_steps_for_large_parts_as_for_small_ones() -> None:
    few, many = (package({"word/a.xml": b"<a>" + b"<b/>" * count + b"</a>"}) for count in (10, 10_000))
    assert steps_of(lambda: read_package(few, DOCUMENT))[1] == steps_of(lambda: read_package(many, DOCUMENT))[1]


OTHER_KINDS = {
    "a PDF": (b"%PDF-1.7", "PDF"),
    "RTF": (b"{\\rtf1", "RTF"),
    "an old .doc": (b"\xd0\xcf\x11\xe0" + bytes(600), ".doc"),
    "an old .xls": (b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), ".xls của Excel"),
    "a locked file": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "an empty file": (b"", "rỗng"),
    "a page": (b"<!doctype html><html>", "HTML"),
    "flat XML": (b'\xef\xbb\xbf<?xml version="1.0"?><a/>', "XML"),
    "text": (b"abc", "không phải tệp .docx"),
}


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_what_is_something_else_is_called_by_its_name_for_lint_and_for_templates(kind: str) -> None:
    data, named = OTHER_KINDS[kind]
    assert named in why_not(data)
    with pytest.raises(kehoach.DocumentError) as refused:
        kehoach.lint(data)
    assert named in refused.value.reason.vi
    assert codes_of(data) == ["KH510 "]


@pytest.mark.parametrize(
    ("part", "named"),
    [("content.xml", "OpenDocument"), ("xl/workbook.xml", "Excel"), ("ppt/presentation.xml", "PowerPoint")],
)
def test_a_package_of_another_program_is_called_by_its_name(part: str, named: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(part, "<a/>")
    assert named in why_not(made.getvalue())


@given(st.lists(st.tuples(st.integers(0, len(TEMPLATE_FILE) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_template_with_changed_bytes_is_compiled_or_refused_with_findings(changes: list[tuple[int, int]]) -> None:
    data = bytearray(TEMPLATE_FILE)
    for place, byte in changes:
        data[place] = byte
    try:
        compile_template(bytes(data))
    except kehoach.PackError as refused:
        assert refused.findings  # noqa: PT017 - either is right
