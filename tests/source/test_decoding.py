"""A file's bytes: strictly UTF-8, NFC, and nothing in it that Word cannot hold."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

import kehoach
from tests.marked_spec import GOOD, added, assert_found, changed, check, found, only

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "plan.yaml"


def test_the_good_spec_is_good() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_utf8_is_read_with_or_without_bom_whatever_ends_its_lines_and_in_either_normal_form(
    file: Path, encoding: str, line_end: str, form: str
) -> None:
    text = unicodedata.normalize("NFD" if form == "NFD" else "NFC", GOOD).replace("\n", line_end)
    file.write_bytes(text.encode(encoding))

    assert found(file) == []
    assert kehoach.load(file).issuer.name == "Bắc Sơn"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_place_counts_characters_of_the_nfc_text_whatever_the_file_is_written_in(
    file: Path, line_end: str, form: str
) -> None:
    text = changed("Khu phố 2 | 1   | 0", "Khu phố 2 | 1   | không")
    text = unicodedata.normalize("NFD" if form == "NFD" else "NFC", text)
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", line_end).encode())

    assert found(file) == ["27:25 KH205"]


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_byte_that_is_no_utf8_is_found_at_its_line_and_column(
    file: Path, bom: bytes, line_end: str, form: str
) -> None:
    before = unicodedata.normalize("NFD" if form == "NFD" else "NFC", "kehoach: 1\n# Hộ nghèo\nname: Bắc Sơn ")
    file.write_bytes(bom + before.replace("\n", line_end).encode() + b"\xff\n")

    assert found(file) == ["3:15 KH101"]
    assert "0xFF" in check(file)[0].message


def test_a_file_cut_in_the_middle_of_a_character_is_found_there(file: Path) -> None:
    data = GOOD.encode()
    file.write_bytes(data[: data.index("Bắc".encode()) + 2])

    assert found(file) == ["8:10 KH101"]


@pytest.mark.parametrize(("encoding", "place"), [("utf-16", "1:1"), ("utf-32", "1:1"), ("latin-1", "2:5")])
def test_other_encodings_are_refused_by_name(file: Path, encoding: str, place: str) -> None:
    file.write_bytes("kehoach: 1\nđề: x".replace("đề", "cité").encode(encoding))

    assert found(file) in (["2:4 KH101"], [f"{place} KH101"])
    assert "UTF-8" in check(file)[0].message
    assert "UTF-8" in check(file)[0].hint


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04\x14\x00 xl/workbook.xml \xff", "tệp Excel"),
        (b"PK\x03\x04\x14\x00 word/document.xml \xff", "tệp Word"),
        (b"PK\x03\x04\x14\x00 a.txt", "tệp nén (.zip)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "tệp Word hoặc Excel kiểu cũ"),
        (b"%PDF-1.7\n", "tệp PDF"),
    ],
    ids=["xlsx", "docx", "zip", "ole", "pdf"],
)
def test_a_file_of_another_program_is_called_by_its_name(file: Path, data: bytes, kind: str) -> None:
    file.write_bytes(data)

    assert found(file) == ["1:1 KH128"]
    assert check(file)[0].message == f"đây là {kind}, không phải tệp văn bản"
    assert ".yaml" in check(file)[0].hint


def test_a_second_byte_order_mark_is_no_part_of_a_key(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf\xef\xbb\xbf" + GOOD.encode())

    assert found(file) == ["1:1 KH111"]


@pytest.mark.parametrize("text", ["", "\n", "  \n\n", "# chú thích\n# nữa\n", "---\n", "--- # gì đó\n...\n", "\ufeff"])
def test_a_file_without_content_is_empty(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")

    assert found(file) == ["1:1 KH102"]


def test_a_file_over_the_limit_is_not_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach.source.decoding.SIZE_LIMIT", 100)
    file.write_bytes(b"#" * 101)

    assert found(file) == ["1:1 KH103"]
    assert found("#" * 100 + "\n") == ["1:1 KH103"]


@pytest.mark.parametrize(
    "character",
    [
        *("\0", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\x91"),
        *("\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff", "\ud800", "\udfff"),
    ],
)
def test_a_character_that_word_cannot_hold_is_named_at_its_place(character: str) -> None:
    spec = changed("của UBND thị", f"của UBND▶{character}thị")

    assert_found(spec, "KH111")
    assert f"U+{ord(character):04X}" in only(spec, "KH111").message


@pytest.mark.parametrize(
    ("escape", "code"),
    [
        *((e, "KH111") for e in (r"\0", r"\x07", r"\N", r"\L", r"\P", r"\ufeff", r"\uffff", r"\e")),
    ],
)
def test_an_escape_cannot_bring_such_a_character_in(escape: str, code: str) -> None:
    assert_found(added(f'opening: ▶"a{escape}b"\n'), code)


def test_an_escaped_half_of_a_surrogate_pair_is_no_character() -> None:
    assert_found(added('opening: "a▶\\ud800b"\n'), "KH122")


@pytest.mark.parametrize("character", ["\u200b", "\u200d", "\u00ad", "\u202e", "\u2060"])
def test_an_invisible_character_is_a_warning(character: str) -> None:
    spec = changed("của UBND thị", f"của UBND▶{character} thị")

    assert_found(spec, "KH112")
    assert only(spec, "KH112").severity is kehoach.Severity.WARNING


def test_an_invisible_character_in_a_key_is_named_beside_the_unknown_key() -> None:
    spec = changed("kehoach: 1", "▶\u200bkehoach: 1")

    assert_found(spec, "KH112 KH201 KH202")
    assert only(spec, "KH201").hint == "ý bạn là “kehoach”?"


def test_only_the_first_fifty_of_many_are_listed() -> None:
    assert len(found(changed("của UBND thị", "của" + "\u200b" * 200 + " thị"))) == 50


def test_a_no_break_space_in_the_indentation_is_named_beside_the_error() -> None:
    assert_found(changed("  kind: phường\n  name", "▶\u00a0\u00a0kind: phường\n  ▶name"), "KH112", "KH123")
