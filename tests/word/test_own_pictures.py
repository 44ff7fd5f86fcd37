"""Pictures from fields: from the file that a plan names to the package that Word opens."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import docx
import pytest

import kehoach
from kehoach.editing.next_year import next_year
from kehoach.source.pictures import MOST_BYTES
from tests.conftest import findings_in
from tests.word.office_file import PLAN, at_end, made_pack

if TYPE_CHECKING:
    from pathlib import Path

DECLARED = """
fields:
  logo: {label: Biểu trưng, kind: picture, height: 20}
  so_do: {label: "Sơ đồ <A> & “B”", kind: picture, width: 60, height: 30}
"""
TAGS = "{{ doc.fields.logo }}{% for line in doc.recipients %}{{ doc.fields.so_do }} {{ line }}{% endfor %}"
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def png(width: int = 4, height: int = 2) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))

    rows = zlib.compress(b"".join(b"\0" + b"\xff" * 3 * width for _ in range(min(height, 9))))
    head = chunk(b"IHDR", struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg(width: int = 30, height: int = 40) -> bytes:
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0" + b"\xff\xff" + frame + b"\xff\xd9"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made_pack(tmp_path, DECLARED, at_end(PARAGRAPH.format(TAGS)))
    (tmp_path / "logo.png").write_bytes(png())
    (tmp_path / "so-do.jpg").write_bytes(jpeg())
    return tmp_path


def made(folder: Path, fields: str) -> bytes:
    plan = folder / "plan.yaml"
    plan.write_text(f"{PLAN}fields: {fields}\n", encoding="utf-8")
    return bytes(kehoach.render(kehoach.compute(kehoach.load(plan, packs=folder))))


def codes(folder: Path, fields: str) -> list[str]:
    plan = folder / "plan.yaml"
    plan.write_text(f"{PLAN}fields: {fields}\n", encoding="utf-8")
    return [one.code for one in findings_in(plan, packs=folder) if one.severity is kehoach.Severity.ERROR]


def test_a_picture_has_its_size_on_paper_by_its_proportions(folder: Path) -> None:
    document = docx.Document(io.BytesIO(made(folder, "{logo: logo.png, so_do: so-do.jpg}")))
    sizes = [(shape.width.mm, shape.height.mm) for shape in document.inline_shapes]
    assert sizes == [(40, 20), (22.5, 30), (22.5, 30)]  # of two measures, within both


def test_a_picture_is_in_the_package_once_with_its_type_relation_words_and_ids_of_its_own(folder: Path) -> None:
    data = made(folder, "{logo: logo.png, so_do: so-do.jpg}")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        media = [name for name in package.namelist() if name.startswith("word/media/")]
        assert sorted(package.read(name) for name in media) == sorted((png(), jpeg()))
        types = package.read("[Content_Types].xml").decode()
    assert 'Extension="png" ContentType="image/png"' in types
    assert 'Extension="jpeg" ContentType="image/jpeg"' in types
    document = docx.Document(io.BytesIO(data))
    ids = [shape._inline.docPr.get("id") for shape in document.inline_shapes]
    assert len(set(ids)) == len(ids)
    assert {shape._inline.docPr.get("descr") for shape in document.inline_shapes} == {
        "Biểu trưng",
        "Sơ đồ <A> & “B”",
    }
    assert made(folder, "{logo: logo.png, so_do: so-do.jpg}") == data


def test_without_pictures_the_package_has_none(folder: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(made(folder, "{logo: CẦN BỔ SUNG}"))) as package:
        assert not [name for name in package.namelist() if "media" in name]
        assert "Hinh" not in package.read("word/_rels/document.xml.rels").decode()
        assert "………" in package.read("word/document.xml").decode()


def test_a_picture_alone_in_a_centred_paragraph_is_printed(tmp_path: Path) -> None:
    centred = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>{{ doc.fields.logo }}</w:t></w:r></w:p>'
    made_pack(tmp_path, "fields: {logo: {label: Biểu trưng, kind: picture, width: 9}}", at_end(centred))
    (tmp_path / "logo.png").write_bytes(png())
    document = docx.Document(io.BytesIO(made(tmp_path, "{logo: logo.png}")))
    assert [shape.width.mm for shape in document.inline_shapes] == [9]


def test_a_header_has_relations_of_its_own(tmp_path: Path) -> None:
    change = ("word/header1.xml", "</w:hdr>", PARAGRAPH.format("{{ doc.fields.logo }}") + "</w:hdr>")
    made_pack(tmp_path, "fields: {logo: {label: Biểu trưng, kind: picture, width: 9}}", change)
    (tmp_path / "logo.png").write_bytes(png())
    with zipfile.ZipFile(io.BytesIO(made(tmp_path, "{logo: logo.png}"))) as package:
        assert "/word/media/hinh-" in package.read("word/_rels/header1.xml.rels").decode()
        assert "Hinh" not in package.read("word/_rels/document.xml.rels").decode()


def test_a_picture_is_looked_for_beside_the_file_that_names_it(folder: Path) -> None:
    (folder / "don-vi").mkdir()
    (folder / "don-vi" / "don-vi.yaml").write_text("fields: {logo: dau.png}\n", encoding="utf-8")
    (folder / "don-vi" / "dau.png").write_bytes(png())
    plan = folder / "plan.yaml"
    plan.write_text(PLAN + "profile: don-vi/don-vi.yaml\n", encoding="utf-8")
    data = bytes(kehoach.render(kehoach.compute(kehoach.load(plan, packs=folder))))
    assert len(docx.Document(io.BytesIO(data)).inline_shapes) == 1


@pytest.mark.parametrize(
    "name", ["../ngoai.png", "/etc/hostname", "khong-co.png", "chu.png", ".", "lien-ket.png", "sai.jpg"]
)
def test_what_is_no_picture_of_the_folder_is_one_finding_and_never_shown(folder: Path, name: str) -> None:
    inside = folder / "ke-hoach"
    inside.mkdir()
    (folder / "ngoai.png").write_bytes(png())
    (inside / "lien-ket.png").symlink_to(folder / "ngoai.png")
    (inside / "chu.png").write_text("bí mật", encoding="utf-8")
    (inside / "sai.jpg").write_bytes(jpeg()[:20])
    plan = inside / "plan.yaml"
    plan.write_text(f"{PLAN}fields:\n  logo: {name}\n", encoding="utf-8")
    found = [one for one in findings_in(plan, packs=folder) if one.severity is kehoach.Severity.ERROR]
    assert [(one.code, one.line) for one in found] == [("KH563", PLAN.count("\n") + 2)]
    assert "bí mật" not in found[0].message


def test_a_picture_of_too_many_bytes_or_pixels_or_none_is_refused(folder: Path) -> None:
    for data in (png(10_000, 10_000), png(0, 5), png() + b"x" * MOST_BYTES, b""):
        (folder / "logo.png").write_bytes(data)
        assert codes(folder, "{logo: logo.png}") == ["KH563"]


@pytest.mark.parametrize(
    ("data", "hint"),
    [(png(10_000, 10_000), "điểm ảnh"), (png() + b"x" * MOST_BYTES, "thu nhỏ"), (b"GIF89a", "lưu lại dạng PNG")],
    ids=["pixels", "bytes", "another kind"],
)
def test_what_is_wrong_with_a_picture_itself_is_not_mended_by_another_folder(
    folder: Path, data: bytes, hint: str
) -> None:
    (folder / "logo.png").write_bytes(data)
    plan = folder / "plan.yaml"
    plan.write_text(PLAN + "fields: {logo: logo.png}\n", encoding="utf-8")
    (found,) = (one for one in findings_in(plan, packs=folder) if one.code == "KH563")
    assert hint in found.hint


def test_a_text_that_looks_like_a_picture_is_the_name_of_a_file(folder: Path) -> None:
    assert codes(folder, "{logo: 'data:image/png;base64,iVBORw0KGgo='}") == ["KH563"]


def test_a_picture_needs_a_size(tmp_path: Path) -> None:
    made_pack(tmp_path, "fields: {logo: {label: Biểu trưng, kind: picture}}", at_end(PARAGRAPH.format(TAGS[:21])))
    assert [one.code for one in kehoach.check_pack(tmp_path / "mau")] == ["KH564"]


def test_no_height_at_all_is_no_size(folder: Path) -> None:
    assert codes(folder, "{logo: {value: logo.png, height: 0}}") == ["KH564"]


def test_a_template_prints_a_picture_in_its_text_only(tmp_path: Path) -> None:
    tag = PARAGRAPH.format("{% for x in doc.fields.logo %}{% endfor %}")
    made_pack(tmp_path, "fields: {logo: {label: Biểu trưng, kind: picture, width: 9}}", at_end(tag))
    assert "KH522" in [one.code for one in kehoach.check_pack(tmp_path / "mau")]


def test_another_picture_is_a_change(folder: Path) -> None:
    plan = folder / "plan.yaml"
    plan.write_text(PLAN + "fields: {logo: logo.png}\n", encoding="utf-8")
    before = kehoach.compute(kehoach.load(plan, packs=folder))
    (folder / "logo.png").write_bytes(png(8, 2))
    (change,) = kehoach.diff(before, kehoach.compute(kehoach.load(plan, packs=folder)))
    assert change.address == "fields.logo"


def test_next_years_plan_in_another_folder_asks_for_its_picture(folder: Path) -> None:
    plan = folder / "plan.yaml"
    plan.write_text(PLAN + "fields:\n  logo: logo.png\n", encoding="utf-8")
    (folder / "2027").mkdir()
    same = next_year(plan, folder / "2027.yaml", packs=folder).value or b""
    other = next_year(plan, folder / "2027" / "plan.yaml", packs=folder).value or b""
    assert b"logo: logo.png" in same
    assert "logo: CẦN BỔ SUNG".encode() in other
