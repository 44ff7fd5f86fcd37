"""A picture of a template that is none, is too large, or fetches or runs something is a finding where it is shown."""

from __future__ import annotations

import struct

import pytest

from kehoach.ooxml.picture_size import is_picture, pixels
from tests.word.office_file import OFFICE, at_end, codes_of, findings_of, office_file, related

R = f'xmlns:r="{OFFICE.rstrip("/")}"'
SHOWN = f'<w:p><w:r><w:t {R} r:id="rIdNew">x</w:t></w:r></w:p>'
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">{}</svg>'


def with_picture(data: str | bytes, ending: str, kind: str) -> bytes:
    default = f'<Default Extension="{ending}" ContentType="{kind}"/></Types>'
    return office_file(
        at_end(SHOWN),
        related("image", f"media/a.{ending}"),
        ("[Content_Types].xml", "</Types>", default),
        added={f"word/media/a.{ending}": data},
    )


def png(width: int, height: int) -> bytes:
    return PNG + struct.pack(">LL", width, height) + b"\x08\x02\0\0\0"


def jpeg(width: int, height: int) -> bytes:
    return b"\xff\xd8\xff\xe0\0\x04xx\xff\xc0\0\x11\x08" + struct.pack(">HH", height, width)


@pytest.mark.parametrize("size", [(60_000, 60_000), (2**32 - 1, 1)])
def test_a_picture_of_too_many_pixels_is_refused_where_it_is_shown(size: tuple[int, int]) -> None:
    (found,) = findings_of(with_picture(png(*size), "png", "image/png"))
    assert (found.code, found.line > 1) == ("KH556", True)
    assert "PNG" in found.hint


def test_a_jpeg_and_a_gif_have_their_pixels_counted_too() -> None:
    assert codes_of(with_picture(jpeg(60_000, 60_000), "jpg", "image/jpeg")) == ["KH556 document.xml"]
    gif = b"GIF89a" + struct.pack("<HH", 60_000, 60_000)
    assert codes_of(with_picture(gif, "gif", "image/gif")) == ["KH556 document.xml"]


NONE = {
    "a program": b"MZ\x90",
    "a page": b"<html><script/></html>",
    "nothing": b"",
    "a drawing": SVG.format("").encode(),
    "a PNG cut off": PNG,
    "a JPEG cut off": b"\xff\xd8\xff",
}


@pytest.mark.parametrize("kind", NONE)
def test_what_only_says_that_it_is_a_picture_is_refused(kind: str) -> None:
    (found,) = findings_of(with_picture(NONE[kind], "png", "image/png"))
    assert found.code == "KH556"
    assert "không phải là hình" in found.message


@pytest.mark.parametrize(
    ("data", "ending", "kind"),
    [
        (png(7000, 7000), "png", "image/png"),
        (jpeg(7000, 7000), "jpg", "image/jpeg"),
        (png(1, 1), "emf", "image/x-emf"),
        (b"\1\0\0\0" + bytes(90), "emf", "image/x-emf"),
        (b"\xd7\xcd\xc6\x9a" + bytes(30), "wmf", "image/x-wmf"),
        (b"?" * 600, "pict", "image/pict"),
    ],
    ids=["a PNG", "a JPEG", "of another ending", "a metafile", "an old metafile", "an old picture"],
)
def test_a_picture_that_word_shows_is_allowed(data: bytes, ending: str, kind: str) -> None:
    assert codes_of(with_picture(data, ending, kind)) == []


def test_a_file_that_is_cut_off_has_no_pixels() -> None:
    whole = jpeg(3, 2)
    assert pixels(whole) == (3, 2)
    assert not any(is_picture(whole[:end]) for end in range(len(whole)))


RUNNING = (
    *('<rect onload="x()"/>', '<set attributeName="href" to="javascript:x()"/>', "<foreignObject/>"),
    *("<style>@import 'http://a/b.css';</style>", '<rect fill="url(http://a/b#c)"/>'),
    *('<rect style="background: URL( \'//a/b\')"/>', '<image href="data:text/html,x"/>'),
    *('<a x:href="javascript:x()"/>',),
)  # fmt: skip


@pytest.mark.parametrize("inside", RUNNING)
def test_an_svg_picture_that_runs_or_fetches_something_is_refused_where_it_is_shown(inside: str) -> None:
    (found,) = findings_of(with_picture(SVG.format(inside), "svg", "image/svg+xml"))
    assert (found.code, found.line > 1) == ("KH531", True)
    assert "PNG" in found.hint


def test_an_svg_picture_that_only_draws_is_allowed() -> None:
    drawn = (
        '<style>rect {fill: url(#a)}</style><rect fill="url( \'#a\')"/><a x:href="https://example.org"/>'
        '<image href="data:image/jpeg;base64,AA"/><use href="#b"/>'
    )
    assert codes_of(with_picture(SVG.format(drawn), "svg", "image/svg+xml")) == []


@pytest.mark.parametrize("name", ["href", "althref"])
def test_a_picture_that_vml_fetches_by_another_name_is_refused(name: str) -> None:
    office, vml = "urn:schemas-microsoft-com:office:office", "urn:schemas-microsoft-com:vml"
    fill = f'<v:rect xmlns:v="{vml}"><v:fill xmlns:o="{office}" o:{name}="http://example.org/a.png"/></v:rect>'
    (found,) = findings_of(office_file(at_end(f"<w:p><w:r><w:pict>{fill}</w:pict></w:r></w:p>")))
    assert (found.code, "Break Link" in found.hint) == ("KH531", True)
