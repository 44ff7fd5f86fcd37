"""Formulas: operators, functions, precedence, order of work, and what a name in them can be."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.conftest import findings_in
from tests.spec_text import block, figure, found, messages, plan, table, texts, worked

ROWS = "ten | a | b\nX | 6 | 4\nY | 7 | 2"


def value(formula: str, rows: str = ROWS) -> Fraction | None:
    """What a formula gives in the row X."""
    return worked(plan(table("t", {"a": "", "b": "", "c": f"formula: {formula}"}, rows)))["t[X].c"].value


@pytest.mark.parametrize(
    ("formula", "wanted"),
    [
        ("a + b", 10),
        ("a - b", 2),
        ("a − b", 2),
        ("a * b", 24),
        ("a × b", 24),
        ("a / b", Fraction(3, 2)),
        ("a ÷ b", Fraction(3, 2)),
        ("-a + b", -2),
        ("−a − b", -10),
        ("a * -b", -24),
        ("a - -b", 10),
        ("a + b * 2", 14),
        ("(a + b) * 2", 20),
        ("a - b - 1", 1),
        ("a - (b - 1)", 3),
        ("a / b / 2", Fraction(3, 4)),
        ("a / (b / 2)", 3),
        ("a / b * 2", 3),
        ("a * b / 7", Fraction(24, 7)),
        ("-(a + b) * -2", 20),
        ("((((a)))) + ((b))", 10),
        ("a + 0,5", Fraction(13, 2)),
        ("a * 1.234,5", 7407),
        ("a*b+a/b-b", Fraction(43, 2)),
        ("1 / 3 + 1 / 3 + 1 / 3", 1),
        ("sum(a; b; 1)", 11),
        ("sum(a)", 6),
        ("min(a; b)", 4),
        ("max(a; b; 5)", 6),
        ("max(-a; -b)", -4),
        ("round(a / 7; 2)", Fraction(86, 100)),
        ("round(a / 4; 0)", 2),
        ("round(-a / 4; 0)", -2),
        ("round(a; 2)", 6),
        ("min(max(a; b); sum(a; b)) * 2", 12),
        ("round(sum(a; b) / 3; 1) + 1", Fraction(43, 10)),
    ],
)
def test_a_formula_is_worked_out_exactly(formula: str, wanted: int | Fraction) -> None:
    result = value(formula)

    assert result == wanted
    assert type(result) is Fraction


@pytest.mark.parametrize(
    "formula",
    ["a +", "a b", "(a", "a)", "a ** b", "2a", "pow(a; 2)", "round(a)", "a, b", "a < b", "a % b", "[X]", "a.", "a["],
)
def test_a_formula_that_cannot_be_read_is_one_finding(formula: str) -> None:
    spec = plan(table("t", {"a": "", "b": "", "c": f'formula: "{formula}"'}, "ten | a | b | c\nX | 6 | 4 |"))

    codes = [code for code, _ in found(spec) if code != "KH403"]

    assert codes == ["KH226"]


def test_columns_may_be_declared_in_any_order() -> None:
    forwards = {"c": "formula: a + b", "d": "formula: c * 2", "e": "formula: d - c"}
    backwards = dict(reversed(list(forwards.items())))

    first, second = (
        [worked(plan(table("t", {"a": "", "b": "", **columns}, ROWS)))[f"t.total.{c}"].value for c in "cde"]
        for columns in (forwards, backwards)
    )

    assert first == second == [19, 38, 19]


def test_a_long_chain_of_columns_in_the_worst_order_is_no_trouble() -> None:
    length = 400
    chain = {f"c{i}": f"formula: c{i + 1} + 1\nin: none" for i in range(length)}

    computed = worked(plan(table("t", {**chain, f"c{length}": ""}, f"ten | c{length}\nX | 5")))

    assert computed["t[X].c0"].value == 5 + length


def test_a_long_chain_of_figures_is_no_trouble() -> None:
    chain = [figure(f"f{i}", f"formula: f{i + 1} + 1") for i in range(400)]

    computed = worked(plan(*chain, figure("f400", "value: 5"), shown=""))

    assert computed["f0"].value == 405


def test_a_sum_of_very_many_terms_is_no_trouble() -> None:
    assert value(" + ".join(["a"] * 190)) == 1140


def test_another_table_is_referred_to_by_row_and_by_total() -> None:
    spec = plan(
        table(
            "t", {"a": "", "c": "formula: a * u[Khu phố 9].x", "d": "formula: a / u.total.x * 100"}, "ten | a\nX | 6"
        ),
        table("u", {"x": ""}, "ten | x\nKhu phố 9 | 4\nKhu phố 10 | 8", shown_in="none"),
    )

    computed = worked(spec)

    assert computed["t[X].c"].value == 24
    assert computed["t[X].d"].value == 50


def test_a_table_may_refer_to_its_own_totals() -> None:
    spec = plan(table("t", {"a": "", "c": "formula: a / t.total.a * 100"}, "ten | a\nX | 6\nY | 2", total="Cộng"))

    assert texts(spec, "c") == ["75,00", "25,00", "100,00"]


def test_a_formula_may_use_figures_facts_and_counts() -> None:
    spec = plan(
        table("t", {"a": "", "c": "formula: a * he_so + year - t.count - areas.count"}, "ten | a\nX | 6\nY | 7"),
        figure("he_so", "value: 2,5"),
        areas="label: thôn\nrows: |\n  ten | ho\n  Một | 1\n  Hai | 2\n  Ba | 3",
    )

    assert worked(spec)["t[X].c"].value == 15 + 2023 - 2 - 3


def test_a_figure_may_use_tables_and_other_figures() -> None:
    spec = plan(
        table("t", {"a": ""}, "ten | a\nX | 6\nY | 7"),
        figure("mot", "formula: t.total.a + t[X].a"),
        figure("hai", "formula: mot * 2 - year + year"),
        figure("ba", "goal: ≥ 5 hộ\nplanned: hai + mot\nactual: mot"),
        figure("bon", "formula: ba.planned + ba.actual + ba"),
    )

    computed = worked(spec)

    assert [computed[name].value for name in ("mot", "hai", "ba", "ba.planned", "ba.actual", "bon")] == [
        19,
        38,
        5,
        57,
        19,
        81,
    ]


def test_facts_are_printed_in_prose_and_years_without_a_dot() -> None:
    prose = "$(year) $(year - 1) $(year + 1 | 0) $(issuer.kind) $(issuer) $(areas.count) $(t.count) $(areas.label)"
    spec = plan(
        table("t", {"a": ""}, "ten | a\nX | 6"), prose=prose, areas="label: thôn\nrows: |\n  ten | ho\n  Một | 1"
    )

    printed = {inset.text: text for inset, text in worked(spec).printed.items()}

    assert [printed[text] for text in ("year", "year - 1", "year + 1 | 0", "issuer.kind", "issuer")] == [
        "2023",
        "2022",
        "2024",
        "phường",
        "phường Bắc Sơn",
    ]
    assert [printed[text] for text in ("areas.count", "t.count", "areas.label")] == ["1", "1", "thôn"]


def test_a_period_has_two_years() -> None:
    spec = plan(
        table("t", {"a": ""}, "ten | a\nX | 6"),
        prose="$(period): $(period.start) đến $(period.end)",
        year="period: 2026-2030",
    )

    assert worked(spec)["period.end"].value == 2030
    assert "2026 - 2030" in worked(spec).printed.values()


def test_a_formula_that_names_a_text_column_says_that_it_is_text() -> None:
    spec = plan(table("t", {"a": "", "c": "formula: ten + a"}, "ten | a\nX | 6"))

    assert found(spec) == [("KH410", "ten")]


@pytest.mark.parametrize(
    ("formula", "code", "at"),
    [
        ("a + bb", "KH301", "bb"),
        ("a + u.total.x", "KH301", "u.total.x"),
        ("a + t.total.y", "KH302", "y"),
        ("a + t[Z].a", "KH303", "Z].a"),
        ("a + t", "KH314", "t"),
        ("a + t[X]", "KH314", "t[X]"),
        ("a + t.total.ten", "KH410", "t.total.ten"),
        ("a + issuer.kind", "KH410", "issuer.kind"),
        ("a + f.actual", "KH301", "f.actual"),
    ],
)
def test_a_name_that_is_not_there_is_found_where_it_stands(formula: str, code: str, at: str) -> None:
    spec = plan(table("t", {"a": "", "b": "", "c": f"formula: {formula}"}, ROWS), figure("f", "value: 1"), shown="t")

    assert found(spec) == [(code, at)]


def test_the_nearest_name_is_offered() -> None:
    spec = plan(
        table("t", {"dau": "", "c": "formula: dua * 2"}, "ten | dau\nX | 1"), figure("cam_ket", "formula: t.total.dua")
    )

    assert [f.split("“")[1].split("”")[0] for f in messages(spec)] == ["dua", "t"]


def test_columns_of_a_table_hide_figures_of_the_same_name() -> None:
    spec = plan(table("t", {"a": "", "c": "formula: a + g"}, "ten | a\nX | 6"), figure("g", "value: 4"))

    assert worked(spec)["t[X].c"].value == 10


def test_formulas_that_feed_on_each_other_do_not_grow_without_end() -> None:
    powers = {f"c{i}": f"formula: c{i - 1} * c{i - 1}" for i in range(1, 60)}

    spec = plan(table("t", {"c0": "", **powers}, "ten | c0\nX | 1234567890"))

    assert [code for code, _ in found(spec)] == ["KH212"]


@pytest.mark.parametrize("use", ["formula", "figure", "prose", "check"])
def test_a_number_without_end_is_a_finding_and_no_crash(use: str) -> None:
    product = " * ".join(["a" if use in ("formula", "check") else "t.total.a"] * 60)
    spec = plan(
        table(
            "t",
            {"a": "", **({"c": f"formula: {product}"} if use == "formula" else {})},
            "ten | a\nX | " + "9" * 40,
            **({"checks": f"{product} < 5"} if use == "check" else {}),
        ),
        *([figure("f", f"formula: {product}")] if use == "figure" else []),
        prose=f"Bằng $({product} | 2%)." if use == "prose" else "Lời.",
    )

    assert {code for code, _ in found(spec)} == {"KH212"}


def test_a_table_without_declared_columns_is_totalled_too() -> None:
    spec = plan(block("t:", "rows: |\n  Đơn vị | Số hộ\n  X | 5\n  Y | 6\ntotal: Cộng"))

    computed = worked(spec)

    assert computed.tables["t"].total("Số hộ").value == 11


@pytest.mark.parametrize(("typed", "near"), [("totl", "total"), ("tong", "")])
def test_a_step_that_is_neither_row_nor_total_is_found_where_it_stands(typed: str, near: str) -> None:
    spec = plan(table("t", {"a": ""}, "ten | a\nX | 1", total="Cộng"), prose=f"Có $(t.{typed}.a) hộ.")

    (finding,) = findings_in(spec)
    assert (finding.code, dict(finding.details)["nearest"]) == ("KH303", near)
    assert spec.splitlines()[finding.line - 1][finding.column - 1 :].startswith(typed)


def test_a_column_that_is_mostly_below_zero_is_one_finding_at_its_first_row() -> None:
    spec = plan(table("t", {"a": "unit: hộ", "c": "unit: hộ\nformula: a - 5"}, "ten | a\nX | 1\nY | 2\nZ | 3\nW | 9"))

    assert messages(spec) == ["KH404 “t[X].c”: kết quả là số âm (-4) (2 hàng khác cũng vậy)"]
