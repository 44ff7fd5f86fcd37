"""Characters reach the document as typed: spaces, dollars; those that nobody sees are found however they come in."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kehoach
from kehoach.source.invisible import invisible_characters, is_invisible
from tests.conftest import Docx, as_shown, findings_in
from tests.marked_spec import added, assert_found, changed, check, found, only

SPACES = ["\u00a0", "\u202f", "\u2009", "\u3000"]
UNSEEN = [
    *("\u00ad", "\u200b", "\u200d", "\u200e", "\u202e", "\u2060", "\u2066", "\u061c", "\u180e", "\u034f", "\u115f"),
    *("\u3164", "\uffa0", "\u206a", "\u206f", "\ufff9", "\ufffb", "\U000e0001", "\U000e0041", "\ufe0f"),
]
TABLE = "tables:\n  t:\n    columns:\n      ten: {label: Tên, kind: text}\n      ghi: {label: Ghi, kind: text}\n"


def printed(spec: str) -> str:
    document = Docx(kehoach.render(kehoach.compute(kehoach.loads(spec))))
    cells = [cell for table in document.tables() for row in table for cell in row]
    return "\n".join([*document.paragraphs(), *cells])


def placed(rows: str) -> str:
    return added(f"{TABLE}    source: Nguồn\n    rows:{rows}purpose: |\n  Bảng:\n  $(t)\n")


@pytest.mark.parametrize("space", SPACES)
@pytest.mark.parametrize("quote", ["", '"'])
def test_a_space_typed_on_purpose_prints_alike_in_a_grid_in_a_mapping_and_in_a_line(space: str, quote: str) -> None:
    text = f"Mười{space}hai"
    in_grid = placed(f" |\n      ten | ghi\n      {text} | {text} lần\n")
    in_mapping = placed(f"\n      mot: {{name: {quote}{text}{quote}, ghi: {quote}{text} lần{quote}}}\n")
    in_line = placed(" |\n      ten | ghi\n      A | B\n").replace("source: Nguồn", f"source: {quote}{text}{quote}")

    shown = as_shown(text)
    assert printed(in_grid).count(shown) == printed(in_mapping).count(shown) >= 2
    assert shown in printed(in_line)


@pytest.mark.parametrize("blanks", ["  ", "\t", " \t "])
def test_spaces_and_tabs_that_follow_one_another_are_one_space_alike(blanks: str) -> None:
    in_mapping = placed(f'\n      mot: {{name: A, ghi: "Mười{blanks}hai"}}\n')
    in_grid = placed(f" |\n      ten | ghi\n      A | Mười{blanks}hai\n")

    assert "Mười hai" in printed(in_mapping)
    assert "Mười hai" in printed(in_grid)


def test_names_that_differ_in_a_space_alone_are_one() -> None:
    assert_found(
        added(f"{TABLE}    in: none\n    rows: |\n      ten | ghi\n      A\u00a0B | x\n      ▶A B | y\n"), "KH223"
    )


@pytest.mark.parametrize("character", UNSEEN)
def test_a_character_nobody_sees_is_found_as_typed_as_an_escape_and_from_python(character: str) -> None:
    code = f"\\U{ord(character):08x}"

    assert_found(added(f"place: Bỉm▶{character}Sơn\n"), "KH112")
    assert_found(added(f'place: "Bỉm▶{code}Sơn"\n'), "KH112")
    given_spec = {"kehoach": 1, "pack": "giam-ngheo", "year": 2023, "subject": f"Bỉm{character}Sơn"}
    assert "2:" not in [f for f in found(given_spec) if "KH112" in f]
    assert [f.line for f in check(given_spec) if f.code == "KH112"] == [4]


def test_it_is_found_in_a_key_and_once_where_it_is_typed_in_quotes() -> None:
    assert "KH112" in {f.code for f in check({"kehoach": 1, "na\u200bme": "x"})}
    assert_found(added('place: "Bỉm▶\u200bSơn"\n'), "KH112")


def test_an_escape_of_an_escape_is_none() -> None:
    assert "KH112" not in {f.code for f in check(added('place: "Bỉm \\\\u202e Sơn"\n'))}


@pytest.mark.parametrize("picture", ["\U0001f468\u200d\U0001f33e", "❤\ufe0f", "1\ufe0f\u20e3", "👍\U0001f3fd\u200d🌾"])
def test_what_makes_one_picture_of_several_is_meant(picture: str) -> None:
    assert [f for f in check(added(f"place: Bỉm {picture}\n")) if f.code == "KH112"] == []


@given(st.text())
def test_what_is_seen_is_never_reported(text: str) -> None:
    for index in invisible_characters(text):
        assert is_invisible(text[index])
        assert unicodedata.category(text[index]) in ("Cf", "Mn", "Lo", "Cn")


CELL = " |\n      ten | ghi\n      A | {}\n"


@pytest.mark.parametrize("text", ["$$(USD)", "giá $$(USD) và $$(VND)"])
def test_two_dollars_print_one_bracket_everywhere(text: str) -> None:
    plain = text.replace("$$(", "$(")

    assert plain in printed(placed(CELL.format(text)))
    assert plain in printed(placed(CELL.format("x").replace("A |", f"{text} |")))
    assert plain in printed(placed(CELL.format("x")).replace("source: Nguồn", f"source: {text}"))
    assert plain in printed(placed(CELL.format("x")).replace("source: Nguồn", f'source: "{text}"'))
    assert plain in printed(placed(CELL.format("x")).replace("source: Nguồn", f"notes: |\n      {text}"))


def test_two_dollars_in_quotes_in_a_cell_of_figures_print_one() -> None:
    spec = placed(CELL.format('"$$(USD)"')).replace("ghi: {label: Ghi, kind: text}", "ghi: {label: Ghi}")

    assert re.search(r"(?<!\$)\$\(USD\)", printed(spec))


def test_one_dollar_in_a_cell_is_a_finding_whose_hint_says_how_to_print_it() -> None:
    spec = added(f"{TABLE}    in: none\n    rows: |\n      ten | ghi\n      A | ▶$(USD)\n")

    assert_found(spec, "KH242")
    assert "$$(" in only(spec, "KH242").hint_in("en")


def test_so_it_is_in_a_leaders_post() -> None:
    assert_found(changed("| Chủ tịch |", "| ▶$(a) |"), "KH242")


def test_a_label_in_a_header_line_is_read_as_any_label() -> None:
    table = "tables:\n  t:\n    in: none\n    rows: |\n      Tên | $(▶khong)\n      A | 1\n"

    assert_found(added(table), "KH301")


@pytest.mark.parametrize(
    ("line", "encoding"),
    [
        ("▶Uû ban nh©n d©n x· T©n MÉu ban hµnh kÕ ho¹ch gi¶m nghÌo.", "TCVN3"),
        ("▶UÛy ban nhaân daân xaõ Taân Maãu ban haønh keá hoaïch.", "VNI"),
        ("▶á»¦y ban nhÃ¢n dÃ¢n xÃ£ ban hÃ nh káº¿ hoáº¡ch.", "Latin-1"),
    ],
)
def test_text_of_another_encoding_is_found_in_its_line(line: str, encoding: str) -> None:
    spec = added(f"purpose: |\n  {line}\n").replace("▶", "")
    finding = only(spec, "KH125")

    assert encoding in finding.message_in("en")
    assert finding.line == spec.count("\n")


@pytest.mark.parametrize(
    "line",
    [
        "Ủy ban nhân dân xã Tân Hoà ban hành kế hoạch; hộ ông Hoàng Văn Thụ, diện tích 5 m², ½ số hộ, © 2026.",
        "Bản quyền ®, “giá” ±5 %, 10 µm, Nguyễn Thị Thuỷ, Niê Y Blê, Lê Quý Đôn, HÃY ĐẾN XÃ HỘI",
    ],
)
def test_vietnamese_in_unicode_is_of_no_other_encoding(line: str) -> None:
    assert [f.code for f in check(added(f"purpose: |\n  {line}\n")) if f.code in ("KH125", "KH126")] == []


def test_eth_and_letters_of_other_alphabets_are_named() -> None:
    assert "LATIN CAPITAL LETTER ETH" in only(added("place: Thôn Ðông\n"), "KH126").message_in("en")
    assert "CYRILLIC SMALL LETTER O" in only(added("place: Thôn Đоài\n"), "KH126").message_in("en")
    assert only(added("place: Thôn Ðông\n"), "KH126").hint_in("vi").endswith(": “Đ”")


@pytest.mark.parametrize("symbol", ["KH - UBND", "kh-ubnd", "KH/UBND", "KH–UBND"])
def test_an_ill_formed_symbol_is_found_with_the_right_form(symbol: str) -> None:
    spec = added(f"symbol: ▶{symbol}\n")

    assert_found(spec, "KH269")
    assert only(spec, "KH269").hint_in("en") == "write KH-UBND"


@pytest.mark.parametrize("symbol", ["KH-UBND", "TTr-UBND", "NQ-HĐND", "BTTTT-CNTT&TT", "UBND"])
def test_a_symbol_in_form_is_none(symbol: str) -> None:
    assert "KH269" not in [finding.code for finding in findings_in(added(f"symbol: {symbol}\n"))]
