"""Expressions: what cannot be read is found at the character, what is not there at its name, wherever it stands."""

from __future__ import annotations

import pytest

import kehoach
from kehoach.plan.table import Table
from tests.conftest import findings_in
from tests.marked_spec import PACK, added, assert_found, changed, found, only, table_keys
from tests.steps import steps_of


def inset(expression: str) -> str:
    """A spec with that expression in a line of prose."""
    return added(f"purpose: |\n  - Năm nay $({expression}) hộ.\n")


@pytest.mark.parametrize(
    "expression",
    [
        *("▶", "1 +▶", "1 + ▶+ 2", "▶* 2", "2 *▶", "-▶-1", "▶@", "▶$(x", "▶“x”", '▶"x"', "▶;", "▶.5"),
        *("(1 ▶| 2", "((1) ▶| 0", "cam_ket ▶hai", "1 ▶2", "cam_ket ▶± 1", "cam_ket ▶< 2", "cam_ket ▶$ 2"),
        *("giam_ngheo.▶", "giam_ngheo.total.▶", "giam_ngheo.▶1", "giam_ngheo▶[Khu phố 1", "giam_ngheo▶[]"),
        *("giam_ngheo▶[ ].dau", "▶sqrt(2)", "sum(▶)", "sum(1▶, 2)", "sum(1; ▶)", "▶round(1)", "▶round(1; x)"),
        *("▶round(1; 10)", "▶1.2 | 1", "▶0.84 | 2", "▶1.23.456", "cam_ket |▶", "cam_ket | ▶abc", "cam_ket | ▶10"),
        *("cam_ket | ▶1,5", "cam_ket | ▶3x", "cam_ket | ▶2% x", "cam_ket =▶", "cam_ket = ▶x", "cam_ket = 1 ▶hộ"),
        *("cam_ket = ▶0.84", "cam_ket = 1 ▶= 2"),
    ],
)
def test_what_cannot_be_read_is_found_at_the_very_character(expression: str) -> None:
    assert_found(inset(expression), "KH226")


def test_an_expression_that_is_never_closed_ends_its_line_only() -> None:
    assert_found(added("purpose: |\n  - Năm nay $((1) ▶hộ.\n"), "KH226")
    assert_found(added("purpose: |\n  - Năm nay $(cam_ket ▶hộ\n  - và $(▶zz) hộ\n"), "KH226", "KH301")
    assert_found(added("purpose: |\n  - Năm nay $(cam_ket▶\n"), "KH226")


@pytest.mark.parametrize("expression", ["1{}", "a{}", "sum(1{})"])
@pytest.mark.parametrize("more", ["+1", ".b", ";1"])
def test_an_expression_has_a_longest_length(expression: str, more: str) -> None:
    long, steps = steps_of(lambda: found(inset(expression.format(more * 300))))
    longer, as_many = steps_of(lambda: found(inset(expression.format(more * 30_000))))

    assert [line.split()[1] for line in long] == [line.split()[1] for line in longer] == ["KH226"]
    assert as_many <= steps


@pytest.mark.parametrize("depth", [60, 5_000, 100_000])
def test_an_expression_has_a_deepest_depth(depth: int) -> None:
    for opener in ("(", "sum(", "-("):
        assert [line.split()[1] for line in found(inset(opener * depth + "1" + ")" * depth))] == ["KH226"]


def test_forty_brackets_are_fine() -> None:
    assert found(inset("(" * 39 + "cam_ket" + ")" * 39 + " | 0")) == []


# --- references


@pytest.mark.parametrize(
    ("expression", "code", "hint"),
    [
        ("▶cam_kt", "KH301", "cam_ket"),
        ("▶giam_ngeo.total.dau", "KH301", "giam_ngheo"),
        ("▶years", "KH301", "year"),
        ("▶issuer.kid", "KH301", "issuer.kind"),
        ("▶xyzzy", "KH301", ""),
        ("giam_ngheo.total.▶dauu", "KH302", "dau"),
        ("giam_ngheo[Khu phố 1].▶da", "KH302", "dau"),
        ("giam_ngheo[▶Khu phố 9].dau", "KH303", "Khu phố"),
        ("giam_ngheo[  ▶Khu pho 1 ].dau", "KH303", "Khu phố 1"),
        ("areas[▶Khu phố 7].ho", "KH303", "Khu phố"),
        ("areas.total.▶hoo", "KH302", "ho"),
        ("cam_ket / giam_ngheo.total.▶hoo | 2%", "KH302", "ho"),
        ("▶giam_ngheo | 2", "KH314", "$(bảng"),
        ("▶giam_ngheo.total", "KH314", "$(bảng"),
        ("▶giam_ngheo[Khu phố 1]", "KH314", "$(bảng"),
        ("▶cam_ket / 2", "KH312", "| 0"),
        ("▶1,5", "KH312", "| 0"),
    ],
)
def test_what_is_not_there_is_found_at_its_name_with_the_nearest_offered(expression: str, code: str, hint: str) -> None:
    assert_found(inset(expression), code)
    assert hint in only(inset(expression), code).hint


@pytest.mark.parametrize(
    "expression",
    [
        *("cam_ket", "cam_ket | 00", "cam_ket | words", "cam_ket | 2", "cam_ket * 2 | 0", "cam_ket = 1", "year - 1"),
        *("giam_ngheo.total.dau", "giam_ngheo[Khu phố 1].dau", "giam_ngheo[ KHU  phố 1 ].dau", "giam_ngheo.count"),
        *("areas[Khu phố 2].ho", "areas.total.ho", "areas.label", "issuer", "issuer.kind", "period.end", "number"),
        *("cam_ket / areas.total.ho | 2%", "cam_ket / areas.total.ho | 2% = 0,23", "sum(cam_ket; 1; 2) | 0"),
        *("min(1; 2) | 0", "max(1; 2) | 0", "round(1,25; 1) | 1", "1.234 × 2 ÷ 2 − 1 | 0", "-cam_ket + (3) | 0"),
    ],
)
def test_what_is_there_is_read(expression: str) -> None:
    assert found(inset(expression)) == []


@pytest.mark.parametrize("form", ["2 số lẻ", "bằng chữ", "2,0", "%", ""])
def test_a_form_in_plain_words_is_told_with_the_forms_there_are(form: str) -> None:
    (told,) = (f for f in findings_in(inset(f"cam_ket | {form}")) if f.code == "KH226")

    assert f"unknown number format “{form}” (use 0, 2 for decimals; 2% for per cent; 00" in told.message_in("en")


def test_a_claim_that_is_wrong_is_found_at_its_figure() -> None:
    assert_found(inset("cam_ket = ▶2"), "KH406")
    assert_found(inset("cam_ket / areas.total.ho | 2% = ▶0,24"), "KH406")


def test_two_dollars_are_one_and_other_dollars_are_text() -> None:
    plan = kehoach.loads(added('opening: "Giá $$(5), $$ và $5 (x) $ (y)"\n'))

    assert plan.opening == ("Giá $(5), $$ và $5 (x) $ (y)",)


# --- where they stand


@pytest.mark.parametrize(
    "lines",
    [
        "opening: Năm $(▶x)\n",
        'opening: "Năm $(▶x)"\n',
        "opening: 'Năm $(▶x)'\n",
        "opening: |\n  Năm\n  nay $(▶x)\n",
        "purpose: Năm $(▶x)\n",
        "purpose: |\n  - Năm nay\n    có $(▶x) hộ\n      và $(▶x +▶) hộ\n".replace("$(▶x +", "$(x +"),
        "purpose: |\n\n\n     Năm $(▶x)\n",
        "purpose:\n  - Năm $(▶x)\n  - $(▶x)\n",
        'purpose:\n  - "Năm $(▶x)"\n',
        "purpose:\n  title: Mục $(▶x)\n  text: |\n    a\n",
        "tasks:\n  chi_dao:\n    title: Mục $(▶x)\n",
        "tasks:\n  chi_dao:\n    output: Báo cáo $(▶x)\n",
        "appendices:\n  pl:\n    title: Mục $(▶x)\n    text: |\n      a $(▶x)\n",
        "outline:\n  aims:\n    title: Mục $(▶x)\n",
    ],
)
def test_an_expression_is_found_where_it_stands(lines: str) -> None:
    spec = added(lines)
    codes = ["KH226" if "+▶" in piece else "KH301" for piece in lines.split("$(")[1:]]

    assert_found(spec, *codes)


def test_the_subject_the_basis_and_the_recipients_are_prose_too() -> None:
    assert_found(added("subject: Giảm nghèo $(▶x)\n"), "KH301")
    assert_found(changed("  Lưu: VT", "  Các $(▶x)\n  Lưu: VT"), "KH301")
    assert_found(changed("về giảm nghèo", "về $(▶x)"), "KH301")


def test_formulas_and_checks_are_found_at_the_character_too() -> None:
    assert_found(table_keys("    columns:\n      cuoi:\n        formula: dau - ▶gaim\n"), "KH301")
    assert_found(table_keys("    columns:\n      cuoi: {formula: dau - ▶gaim}\n"), "KH301")
    assert_found(table_keys("    columns:\n      cuoi: {formula: ▶cuoi - giam}\n"), "KH401")
    assert_found(changed("goal: ≥ 1 hộ", "goal: ≥ 1 hộ\n    planned: giam_ngheo.total.▶gaim"), "KH302")
    assert found(table_keys('    columns:\n      ty_le_dau: {rate: "dau / (ho"}\n'))[0] == "25:35 KH226"


def test_what_a_pack_says_of_a_column_that_the_plan_takes_away_is_left_out() -> None:
    assert [line for line in found(table_keys("    columns:\n      ty_le_dau: none\n")) if line.startswith(PACK)] == []


def test_a_table_that_is_read_twice_is_the_same() -> None:
    first, second = (kehoach.loads(inset("cam_ket")).tables["giam_ngheo"] for _ in range(2))

    assert isinstance(first, Table)
    assert [row.cells for row in first.rows] == [row.cells for row in second.rows]
