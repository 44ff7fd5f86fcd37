"""What YAML does to ordinary Vietnamese prose and rows without a word, and the project says."""

from __future__ import annotations

import pytest

import kehoach
from kehoach.plan.model import Plan
from kehoach.plan.prose import Inset
from tests.conftest import findings_in
from tests.marked_spec import GOOD, added, assert_found, changed, found, only, table_rows


def prose_of(lines: str) -> list[str]:
    """The paragraphs that a purpose is read as."""
    plan = kehoach.loads(added(lines))
    assert isinstance(plan, Plan)
    aims = next(part for part in plan.body if part.id == "aims")
    purpose = next(part for part in aims.parts if part.id == "purpose")
    return [
        "".join(f"$({s.text})" if isinstance(s, Inset) else s for s in paragraph.segments) for paragraph in purpose.text
    ]


# --- commas in braces


def test_a_decimal_comma_in_braces_makes_a_key() -> None:
    spec = table_rows(
        "    rows:\n      a: {name: Khu phố 1, dau: 2,▶5, giam: 1}\n      b: {name: Khu phố 2, dau: 1, giam: 0}\n"
    )

    assert_found(spec, "KH118")
    assert "“5”" in only(spec, "KH118").message


def test_a_comma_in_a_title_in_braces_makes_a_key_too() -> None:
    assert_found(added("purpose: {title: Mục đích, ▶yêu cầu}\n"), "KH118")


def test_the_same_decimal_in_quotes_is_a_figure() -> None:
    spec = changed("Khu phố 1 | 237", "Khu phố 1 | 237")
    assert found(spec.replace("goal: ≥ 1 hộ", 'goal: "≥ 0,5"')) == []


# --- comments


@pytest.mark.parametrize(
    "spec",
    [
        added("opening: theo mục ▶#3 của Kế hoạch\n"),
        added("opening: theo mục    ▶#3\n"),
        added("opening: theo mục\n  hai ▶#3\n"),
        changed("number: 66", "number: ▶#66"),
        changed("number: 66", "number: 66 ▶#chưa duyệt"),
        changed("goal: ≥ 1 hộ", "goal: ≥ 1 hộ ▶#2"),
        added("purpose:\n  - theo mục ▶#3\n"),
        added("purpose:\n  title: Mục ▶#3\n"),
        table_rows(
            "    rows:\n      - don_vi: Khu phố 1\n        dau: 2 ▶#3\n        giam: 1\n"
            "      - {don_vi: Khu phố 2, dau: 1, giam: 0}\n"
        ),
    ],
)
def test_text_that_yaml_takes_for_a_comment_is_a_warning_at_its_hash(spec: str) -> None:
    assert_found(spec, "KH117")
    assert only(spec, "KH117").severity is kehoach.Severity.WARNING


def test_a_comment_with_a_space_and_a_hash_inside_a_word_are_neither() -> None:
    assert found(changed("number: 66", "number: 66 # chưa duyệt")) == []
    assert found(added('opening: "mục #3"\n')) == []
    assert found(added("opening: mục#3\n")) == []
    assert prose_of("purpose: |\n  - theo mục #3 của\n") == ["- theo mục #3 của"]


# --- list items that become mappings


def test_a_list_item_with_a_colon_became_a_mapping() -> None:
    spec = changed("recipients: |\n  Lưu: VT\n", "recipients:\n  - Phòng LĐ-TBXH\n  - ▶Lưu: VT\n  - ▶BCĐ: a\n")

    assert_found(spec, "KH204", "KH204")
    assert "“- Lưu: …”" in findings_in(spec.replace("▶", ""))[1].message


@pytest.mark.parametrize(
    "lines",
    [
        "purpose:\n  - ▶Một là: chỉ đạo\n  - Hai\n",
        "purpose:\n  text:\n    - ▶Một là: chỉ đạo\n",
        "tasks:\n  chi_dao:\n    - ▶Một là: chỉ đạo\n",
        "objectives:\n  general:\n    text:\n      - ▶Một là: chỉ đạo\n",
    ],
)
def test_so_does_a_list_item_in_prose(lines: str) -> None:
    assert_found(added(lines), "KH204")


def test_recipients_without_their_bar_are_told_what_is_missing() -> None:
    spec = changed("recipients: |\n  Lưu: VT", "recipients:\n  ▶Lưu: VT")

    assert_found(spec, "KH203")
    assert "“|”" in only(spec, "KH203").message


def test_a_yaml_list_of_lines_is_prose_each_with_its_dash() -> None:
    lines = "purpose:\n  - một\n  - + hai\n  - 'ba'\n  -\n  - |\n    bốn\n    và năm\n  - >\n    sáu\n    bảy\n"

    assert prose_of(lines) == ["- một", "+ hai", "- ba", "- bốn và năm", "- sáu bảy"]


def test_a_list_in_a_list_of_lines_is_refused() -> None:
    assert_found(added("purpose:\n  - một\n  - ▶- hai\n"), "KH203")


# --- folded text


@pytest.mark.parametrize(
    "lines",
    [
        "purpose: ▶>\n  một\n  hai\n",
        "purpose:\n  text: ▶>-\n    một\n",
        "purpose: ▶một\n  hai\n",
        "purpose:\n  ▶một\n  hai\n",
        'purpose: ▶"một\n  hai"\n',
        "tasks:\n  chi_dao: ▶>\n    một\n    hai\n",
        "tasks:\n  chi_dao:\n    text: ▶một\n      hai\n",
    ],
)
def test_prose_whose_lines_yaml_has_joined_is_refused(lines: str) -> None:
    assert_found(added(lines), "KH217")


def test_a_single_line_of_text_may_be_wrapped() -> None:
    for lines in ("opening: một\n  hai\n", "opening: >\n  một\n  hai\n", "opening: |\n  một\n  hai\n"):
        assert kehoach.loads(added(lines)).opening in (("một hai",), ("một", " ", "hai"))


# --- continued and broken lines


def test_a_deeper_line_goes_on_with_the_one_above() -> None:
    assert prose_of("purpose: |\n  - một\n    hai\n      ba\n  - bốn\n") == ["- một hai ba", "- bốn"]


def test_a_deeper_line_with_a_mark_of_its_own_is_a_paragraph() -> None:
    lines = "purpose: |\n  - một:\n    + hai\n      rưỡi\n    - ba\n    a) bốn\n  - năm\n"

    assert prose_of(lines) == ["- một:", "+ hai rưỡi", "- ba", "a) bốn", "- năm"]


def test_a_deeper_line_that_begins_with_a_number_of_the_sentence_goes_on() -> None:
    assert prose_of("purpose: |\n  - đến hết năm\n    2023. Sau đó\n") == ["- đến hết năm 2023. Sau đó"]


def test_a_line_that_seems_broken_is_a_warning() -> None:
    spec = added("purpose: |\n  - Nâng cao nhận thức của\n  ▶cán bộ và Nhân dân.\n")

    assert_found(spec, "KH219")
    assert only(spec, "KH219").severity is kehoach.Severity.WARNING


@pytest.mark.parametrize(
    "lines",
    [
        "purpose: |\n  - Một là;\n  - hai là;\n",
        "purpose: |\n  Một là:\n  cán bộ\n",
        "purpose: |\n  Một.\n  hai\n",
        "purpose: |\n  - một\n  a) hai\n  b) ba\n",
        "purpose: |\n  - Một\n    hai\n",
        "purpose: |\n  Một\n  Hai\n",
        "purpose: |\n  - Năm $(year)\n  cán bộ\n",
    ],
)
def test_a_line_that_is_not_broken_is_left_alone(lines: str) -> None:
    assert found(added(lines)) == []


# --- marks of a template


@pytest.mark.parametrize(
    "lines",
    [
        "opening: ▶{{ x }}\n",
        "opening: ▶{{ x }} hộ\n",
        "opening: giảm ▶{{ x }} hộ\n",
        "opening: ▶{% if x %}\n",
        'opening: "▶{{ x }}"\n',
        "purpose: |\n  - giảm ▶{{ x }} hộ\n",
        "purpose: |\n  - một ▶}} hai\n",
        "purpose:\n  title: Mục ▶{{ x }}\n",
        "purpose:\n  title: ▶{{ x }}\n",
        "purpose:\n  - a\n  - giảm ▶{% x %} hộ\n",
        "symbol: KH-▶{{ x }}\n",
        "tasks:\n  chi_dao:\n    with: Sở A; ▶{{ x }}\n",
    ],
)
def test_marks_of_a_word_template_have_no_place_in_a_plan(lines: str) -> None:
    assert_found(added(lines), "KH218")


def test_nor_have_they_in_a_cell() -> None:
    assert_found(changed("Trần Thị B |", "Trần ▶{{ten}} B |"), "KH218")


# --- $(…) where text prints as it is


@pytest.mark.parametrize(
    "spec",
    [
        added("symbol: KH-▶$(year)\n"),
        added("place: ▶$(issuer.name)\n"),
        added("tasks:\n  chi_dao:\n    lead: UBND ▶$(issuer)\n"),
        added("tasks:\n  chi_dao:\n    with: Công an; ▶$(issuer)\n"),
        changed("| Công chức |", "| Công chức ▶$(year) |"),
    ],
)
def test_an_expression_where_text_prints_as_it_is_typed_is_refused(spec: str) -> None:
    assert_found(spec, "KH242")


# --- names


@pytest.mark.parametrize("joint", [", ", ",", " + ", " và "])
def test_areas_are_separated_by_semicolons_only(joint: str) -> None:
    spec = changed("Khu phố 1; Khu phố 2", f"▶Khu phố 1{joint}Khu phố 2")

    assert_found(spec, "KH225")
    assert only(spec, "KH225").hint == "gõ “Khu phố 1; Khu phố 2”"


def test_the_pair_that_lacks_its_semicolon_is_pointed_at_among_others() -> None:
    spec = changed("Khu phố 2 | 197", "Khu phố 2 | 197\n    Khu phố 3 | 1")
    spec = changed("Khu phố 2 | 1   | 0", "Khu phố 2 | 1   | 0\n      Khu phố 3 | 1 | 1", spec)

    assert_found(changed("Khu phố 1; Khu phố 2", "Khu phố 1; ▶Khu phố 2, Khu phố 3", spec), "KH225")


@pytest.mark.parametrize(
    "names",
    [
        "Sở A, Sở B",
        "Công an phường, Hội Phụ nữ",
        "Hội Nông dân và Hội Phụ nữ",
        "Phòng Kinh tế + Trung tâm Dịch vụ",
        "UBND phường, UBMTTQ phường",
        "Thường trực HĐND và UBND phường",
        "Văn phòng HĐND và UBND, Công an phường",
    ],
)
def test_bodies_are_separated_by_semicolons_only(names: str) -> None:
    assert_found(added(f"tasks:\n  chi_dao:\n    with: ▶{names}\n"), "KH225")


@pytest.mark.parametrize(
    "names",
    [
        "Sở Văn hóa, Thể thao và Du lịch",
        "Phòng Lao động - Thương binh và Xã hội",
        "Phòng Kinh tế, Hạ tầng và Đô thị; Công an phường",
        "Sở Khoa học và Công nghệ",
        "Văn phòng HĐND và UBND phường",
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân; VP HĐND và UBND",
        "Ban Chỉ huy Phòng thủ dân sự và phòng chống thiên tai",
        "Công an phường; Hội Phụ nữ;",
    ],
)
def test_a_body_whose_own_name_has_a_comma_or_an_and_is_one_body(names: str) -> None:
    assert found(added(f"tasks:\n  chi_dao:\n    with: {names}\n")) == []


def test_ids_are_separated_by_semicolons_only() -> None:
    assert_found(added("outline:\n  aims:\n    of: ▶purpose, requirements\n"), "KH225")
    assert_found(added("tasks:\n  chi_dao:\n    in: ▶plan, report\n"), "KH225")


def test_the_good_spec_keeps_its_own_wording() -> None:
    assert prose_of("purpose: |\n  - một\n") == ["- một"]
    assert found(GOOD) == []
