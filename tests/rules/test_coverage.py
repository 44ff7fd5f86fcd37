"""Areas are declared once; a table that covers them holds each exactly once."""

from __future__ import annotations

import unicodedata

import pytest

from tests.rules.rule_specs import changed, found, messages

ROW = "Khu phố 9  |   2 |    1"


def test_the_plan_itself_is_clean() -> None:
    assert found(changed()) == []


@pytest.mark.parametrize("typed", ["Khu phó 9", "khu phố Chín", "Khu phố 99"])
@pytest.mark.parametrize(
    "row", [ROW, "Khu phố 9; Khu phố 4"], ids=["where areas are covered", "where they are assigned"]
)
def test_one_misspelt_area_is_one_finding_there_that_offers_what_is_meant(row: str, typed: str) -> None:
    spec = changed((row, row.replace("Khu phố 9", typed)))

    assert messages(spec) == [
        f"KH304 “{typed}” không có trong danh sách địa bàn (areas) ý bạn là “Khu phố 9”?",
    ]
    assert [text.startswith(typed) for _, text in found(spec)] == [True]


def test_a_misspelt_area_and_a_missing_one_are_two_findings() -> None:
    assert messages(changed((ROW, ROW.replace("9", "99")), ("Khu phố 8; Khu phố 12", "Khu phố 8"))) == [
        "KH304 “Khu phố 99” không có trong danh sách địa bàn (areas) ý bạn là “Khu phố 9”?",
        _uncovered("dia_ban", "Khu phố 12"),
    ]


def test_what_is_meant_by_a_misspelt_area_is_rather_one_that_is_missing() -> None:
    spec = changed((ROW, "Khu phố 88 |   2 |    1"))

    assert messages(spec) == [
        "KH304 “Khu phố 88” không có trong danh sách địa bàn (areas) ý bạn là “Khu phố 9”?",
    ]


def test_the_same_misspelling_in_two_tables_is_found_in_both() -> None:
    other = "Khu phố 9; Khu phố 4"

    spec = changed((ROW, ROW.replace("9 ", "99")), (other, other.replace("9;", "99;")))

    assert [code for code, _ in found(spec)] == ["KH304", "KH304"]


def test_an_area_far_from_any_name_is_to_be_declared_or_deleted() -> None:
    assert messages(
        changed(
            (
                "Tống Thị Hồng Liên | Chủ tịch Hội ND        | Khu phố 6",
                "Tống Thị Hồng Liên | Chủ tịch Hội ND        | Khu phố 6; Chợ Bỉm",
            )
        )
    ) == [
        "KH304 “Chợ Bỉm” không có trong danh sách địa bàn (areas) "
        "gõ sai thì sửa tên; là địa bàn thì thêm một hàng vào areas; không phải địa bàn thì xóa ở đây"
    ]


def test_a_missing_area_is_found_after_the_last_row() -> None:
    spec = changed((f"      {ROW}\n", ""), ("Khu phố 9; Khu phố 4", "Khu phố 4"))

    assert messages(spec) == [_uncovered("don_vi", "Khu phố 9")]
    assert found(spec) == [("KH306", "Khu phố 12")]


def test_an_area_without_anyone_in_charge() -> None:
    assert messages(changed(("Khu phố 9; Khu phố 4", "Khu phố 4"))) == [_uncovered("dia_ban", "Khu phố 9")]


def test_an_area_with_two_in_charge_names_the_first_line() -> None:
    spec = changed(("Chủ tịch Hội PN        | Khu phố 3", "Chủ tịch Hội PN        | Khu phố 3; Khu phố 9"))
    first = next(i for i, line in enumerate(spec.splitlines(), 1) if "Khu phố 9; Khu phố 4" in line)

    assert messages(spec) == [
        f"KH305 “Khu phố 9” được giao hai lần; lần đầu ở dòng {first} để “Khu phố 9” ở một hàng, xóa ở hàng kia"
    ]
    assert found(spec) == [("KH305", "Khu phố 3; Khu phố 9")]


def test_an_area_twice_in_one_cell() -> None:
    assert [code for code, _ in found(changed(("Khu phố 9; Khu phố 4", "Khu phố 9; Khu phố 4; KHU PHỐ 9")))] == [
        "KH305"
    ]


def test_an_area_twice_as_a_row() -> None:
    assert found(changed((ROW, f"{ROW}\n      khu phố  9  |   1 |    1"))) == [("KH223", "khu phố  9")]


def test_an_area_declared_twice() -> None:
    assert found(changed(("    Khu phố 9  |   283", "    Khu phố 9  |   283\n    Khu Phố 9  |   283"))) == [
        ("KH223", "Khu Phố 9")
    ]


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("Thôn Hòa Bình", "Thôn Hoà Bình"),
        ("Thôn Hoà Bình", "thôn  hòa bình"),
        ("Thôn Khỏe", "Thôn Khoẻ"),
        ("Thôn Thủy", "Thôn Thuỷ"),
        ("Thôn Hòa Bình", unicodedata.normalize("NFD", "Thôn Hoà Bình")),
    ],
)
def test_names_are_one_whatever_their_spelling(declared: str, written: str) -> None:
    spec = changed(
        ("Khu phố 9  |   283", f"{declared} |   283"),
        (ROW, f"{written} | 2 | 1"),
        ("Khu phố 9; Khu phố 4", f"{written}; Khu phố 4"),
    )

    assert found(spec) == []


@pytest.mark.parametrize(("declared", "written"), [("Thôn Tân Hòa", "Thôn Tân Hóa"), ("Thôn Mã", "Thôn Ma")])
def test_names_with_other_diacritics_are_two(declared: str, written: str) -> None:
    spec = changed(
        ("Khu phố 9  |   283", f"{declared} |   283"),
        (ROW, f"{declared} | 2 | 1"),
        ("Khu phố 9; Khu phố 4", f"{written}; Khu phố 4"),
    )

    assert [code for code, _ in found(spec)] == ["KH304"]


def test_what_is_still_to_be_supplied_may_cover_the_rest() -> None:
    spec = changed(("Khu phố 9; Khu phố 4", "CẦN BỔ SUNG"))

    assert [code for code, _ in found(spec)] == ["KH603"]


def test_names_joined_by_commas_are_one_finding_with_the_right_way() -> None:
    spec = changed(("Khu phố 9; Khu phố 4", "Khu phố 9 + 4"))

    assert found(spec)[0][0] == "KH225"


def test_a_plan_without_areas_says_so_once() -> None:
    text = changed()
    spec = text[: text.index("areas:\n")]

    codes = [code for code, _ in found(spec)]
    assert codes.count("KH651") == 1
    assert not {"KH304", "KH315"} & set(codes)


def test_a_column_of_the_plan_s_own_still_needs_areas() -> None:
    own = "\n".join(
        (
            "tables:",
            "  t:",
            "    in: none",
            "    columns:",
            "      noi: {label: Nơi, kind: area}",
            "    rows: |",
            "      noi",
            "      Thôn Một",
        )
    )
    text = changed()

    assert "KH315" in [code for code, _ in found(text[: text.index("areas:\n")] + own)]


def test_a_column_that_covers_a_table_that_is_not_there() -> None:
    spec = changed(("targets:\n", "targets:\n  pack: none\n"), ("giam_ngheo:\n    rows", "giam_ngho:\n    rows"))

    assert "KH301" in [code for code, _ in found(spec)]


def test_an_empty_covering_table_is_one_finding() -> None:
    lines = changed().splitlines(keepends=True)
    first = next(i for i, line in enumerate(lines) if "Họ và tên" in line and "Phụ trách" in line)
    last = next(i for i, line in enumerate(lines) if "Tống Thị Quyên" in line)

    assert [code for code, _ in found("".join(lines[: first + 1] + lines[last + 1 :]))] == ["KH224"]


def test_a_text_column_may_cover_a_table() -> None:
    more = """
tables:
  theo_doi:
    columns:
      ten: {label: Đơn vị, kind: text, cover: giam_ngheo}
      so: {label: Số}
    rows: |
      ten | so
      Khu phố 1; Khu phố 2; Khu phố 3; Khu phố 4; Khu phố 5 | 1
      Khu phố 6; Khu phố 8; Khu phố 9; Khu phố 10 | 2
    in: none
"""
    assert messages(changed() + more) == [_uncovered("ten", "Khu phố 12")]


def _uncovered(column: str, name: str) -> str:
    cure = f"ghi “{name}” vào một hàng, hoặc thêm một hàng cho tên này; mỗi tên ghi đúng một lần"
    return f"KH306 cột “{column}” thiếu “{name}” {cure}"
