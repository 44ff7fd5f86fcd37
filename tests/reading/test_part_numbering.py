"""How parts are numbered by level, as it is typed under ``numbering``."""

from __future__ import annotations

import pytest

import kehoach
from kehoach.plan.part_styles import IN_ARTICLES, USUAL, PartStyle
from tests.conftest import findings_in

PLAN = """\
kehoach: 1
pack: co-so
year: 2026
number: 5
date: 05/02/2026
issuer: {kind: xã, name: Tân Mẫu}
subject: Sản xuất vụ Đông
basis: none
outline:
  pack: none
  mot: {title: Một, parts: {hai: {title: Hai, parts: {ba: {title: Ba, parts: {bon: {title: Bốn, text: Lời.}}}}}}}
"""


def errors(spec: str) -> list[kehoach.Finding]:
    return [finding for finding in findings_in(spec) if finding.severity is kehoach.Severity.ERROR]


def styles(typed: str) -> tuple[PartStyle, ...]:
    return kehoach.loads(PLAN + f"numbering: {typed}\n").part_styles


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Phần I 1 1.1 a)", "Phần; I; 1; 1.1; a)"),
        ("Phần; A; I; 1", "Phần A I 1"),
        ("A 1", "A; 1"),
        ("'1 1.1'", "1; 1.1"),
        ("I none a)", "I; none; a)"),
    ],
)
def test_styles_are_typed_with_spaces_or_semicolons(typed: str, read: str) -> None:
    assert styles(typed) == styles(read)
    assert [style.value for style in styles(typed)] == (typed.strip("'").replace(";", "").split())


def test_a_phan_with_roman_numbers_has_a_space_in_its_style_and_is_parted_by_semicolons() -> None:
    assert styles("Phần I; I; 1") == (PartStyle.PART_ROMAN, PartStyle.ROMAN, PartStyle.ARABIC)


def test_one_of_the_usual_numberings_alone_means_all_its_levels() -> None:
    assert kehoach.loads(PLAN).part_styles == styles("I") == USUAL
    assert styles("Điều") == IN_ARTICLES
    assert set(styles("none")) == {PartStyle.UNNUMBERED}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("I i", "KH216"),
        ("I Phần", "KH273"),
        ("I Điều", "KH273"),
        ("1.1 a)", "KH273"),
        ("I a) 1.1", "KH273"),
        ("Phần 1.1", "KH273"),
        ("I A 1 1.1 1.1 a)", "KH273"),
    ],
)
def test_what_is_no_numbering_is_one_finding_at_its_value(typed: str, code: str) -> None:
    assert [(f.code, f.line, f.column) for f in errors(PLAN + f"numbering: {typed}\n")] == [(code, 12, 12)]


def test_a_part_deeper_than_its_numbering_is_one_finding() -> None:
    found = errors(PLAN + "numbering: Phần I\n")

    assert [(f.code, f.line, dict(f.details)["part"]) for f in found] == [("KH274", 11, "ba")]
    assert "“ba” ở cấp 3" in found[0].message


def test_a_fourth_level_needs_a_numbering_of_its_own() -> None:
    assert [f.code for f in errors(PLAN)] == ["KH274"]
    assert errors(PLAN + "numbering: I 1 1.1 a)\n") == []


def test_parts_have_five_levels_and_no_more() -> None:
    five = PLAN.replace("text: Lời.", "parts: {nam: {title: Năm, text: Lời.}}") + "numbering: Phần I 1 1.1 a)\n"
    six = five.replace("title: Năm, text: Lời.", "title: Năm, parts: {sau: {text: Lời.}}")

    assert errors(five) == []
    assert [f.code for f in errors(six)] == ["KH201"]
