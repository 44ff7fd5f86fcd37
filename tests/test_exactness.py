"""Nothing in the computing path is a float, and the laws of a table hold for any figures."""

from __future__ import annotations

import ast
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kehoach
from kehoach.numbers import format_exact
from kehoach.plan.cell_values import Absence
from tests.conftest import findings_in
from tests.spec_text import found, messages, plan, table, worked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

SOURCE = Path(kehoach.__file__).parent
COMPUTING = sorted((SOURCE / "numbers").glob("*.py")) + sorted((SOURCE / "tables").glob("*.py"))
AUDITING = sorted(path for path in (SOURCE / "auditing").glob("*.py") if path.name != "chance.py")
"""Probabilities, which no figure goes into, are floats in one file."""
READING = [
    SOURCE / f"{name}.py"
    for name in (
        *("source/grid", "source/from_mapping", "plan/expression", "plan/parsing", "plan/units"),
        *("reading/cells", "reading/goals", "reading/tables"),
    )
]
OF_WHOLE_NUMBERS = {"floor", "ceil", "gcd", "lcm", "isqrt", "comb", "isfinite"}
"""What the math module does exactly, for a Fraction too."""

few = settings(deadline=None)


# --- no float


def floats_in(path: Path) -> list[str]:
    """Every float literal, call of ``float`` or ``math``, and true division: of two ints it would be a float."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bad = []
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=float() | complex()):
                what = "literal"
            case ast.Call(func=ast.Name(id="float" | "complex")):
                what = "call"
            case ast.Import(names=names) if any(n.name in ("cmath", "numpy", "statistics") for n in names):
                what = "import"
            case ast.ImportFrom(module="math" | "cmath" | "numpy" | "statistics"):
                what = "import"
            case ast.Attribute(value=ast.Name(id="math"), attr=attr) if attr not in OF_WHOLE_NUMBERS:
                what = f"math.{attr}"
            case ast.BinOp(op=ast.Div()) | ast.AugAssign(op=ast.Div()):
                what = "division"
            case ast.BinOp(op=ast.Pow(), right=ast.UnaryOp(op=ast.USub())):
                what = "negative power"
            case _:
                continue
        bad.append(f"{path.name}:{getattr(node, 'lineno', 0)} {what}")
    return bad


@pytest.mark.parametrize("path", COMPUTING + AUDITING + READING, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_float_is_made_where_figures_are_read_computed_and_shown(path: Path) -> None:
    assert floats_in(path) == []


# --- laws over any figures

counts = st.integers(0, 10**15)
decimals = st.builds(lambda n, places: Fraction(n, 10**places), st.integers(-(10**15), 10**15), st.integers(0, 4))


def typed(value: Fraction | int) -> str:
    """A figure as an officer types it, all of its decimals."""
    places = next(p for p in range(12) if (value * 10**p).denominator == 1)
    return format_exact(value, places)


def half_up(value: Fraction, places: int) -> str:
    """Rounded and written without the library's own arithmetic."""
    context = Context(prec=80, rounding=ROUND_HALF_UP)
    size = Decimal(abs(value.numerator) * 10**30 // value.denominator).scaleb(-30, context)
    text = f"{size.quantize(Decimal(1).scaleb(-places), context=context):,f}".translate(str.maketrans(",.", ".,"))
    return f"-{text}" if value < 0 and text.strip("0.,") else text


def rows_of(figures: Sequence[tuple[Fraction | int, ...]], columns: str = "ab") -> str:
    lines = [" | ".join(("ten", *columns))]
    lines += [" | ".join((f"Hàng {i}", *map(typed, row))) for i, row in enumerate(figures)]
    return "\n".join(lines)


COLUMNS = {"a": "", "b": "", "c": "formula: a * 3 - b / 7", "d": "rate: a / b", "e": "formula: max(a; b) + a"}


@few
@given(st.lists(st.tuples(decimals, decimals.filter(bool)), min_size=1, max_size=8))
def test_every_cell_and_total_agrees_with_an_independent_computation(figures: list[tuple[Fraction, ...]]) -> None:
    sums = tuple(sum((row[i] for row in figures), Fraction()) for i in range(2))
    columns = COLUMNS if sums[1] else {key: keys for key, keys in COLUMNS.items() if key != "d"}
    computed = worked(plan(table("t", columns, rows_of(figures), total="Cộng")))

    for i, (a, b) in enumerate(figures):
        wanted = {"a": a, "b": b, "c": a * 3 - b / 7, "d": a / b * 100, "e": max(a, b) + a}
        for column in columns:
            assert computed[f"t[Hàng {i}].{column}"].value == wanted[column]
        if "d" in columns:
            assert computed[f"t[Hàng {i}].d"].text == half_up(wanted["d"], 2)
    assert computed["t.total.a"].value == sums[0]
    assert computed["t.total.c"].value == sums[0] * 3 - sums[1] / 7
    assert computed["t.total.e"].value == sum((max(a, b) + a for a, b in figures), Fraction())
    if "d" in columns:
        assert computed["t.total.d"].value == sums[0] / sums[1] * 100
        assert computed["t.total.d"].text == half_up(sums[0] / sums[1] * 100, 2)


@few
@given(st.lists(st.tuples(decimals, decimals.filter(lambda n: n > 0)), min_size=2, max_size=6), st.randoms())
def test_the_order_of_rows_changes_no_figure(figures: list[tuple[Fraction, ...]], random: Random) -> None:
    header, *lines = rows_of(figures).splitlines()
    shuffled = [*lines]
    random.shuffle(shuffled)

    first, second = (
        worked(plan(table("t", COLUMNS, "\n".join((header, *rows)), total="Cộng"))) for rows in (lines, shuffled)
    )

    for column in COLUMNS:
        assert first[f"t.total.{column}"].value == second[f"t.total.{column}"].value
        assert first[f"t.total.{column}"].text == second[f"t.total.{column}"].text
        for i in range(len(figures)):
            assert first[f"t[Hàng {i}].{column}"] == second[f"t[Hàng {i}].{column}"]


@few
@given(st.lists(st.tuples(counts, counts.filter(bool)), min_size=1, max_size=5), st.data())
def test_a_table_agrees_with_its_own_printed_figures_and_no_wrong_one_escapes(
    figures: list[tuple[int, ...]], data: st.DataObject
) -> None:
    columns = {
        "a": "unit: hộ",
        "b": "unit: hộ",
        "c": "unit: hộ\nformula: a + b",
        "d": "rate: a / b",
        "e": "formula: a / b",
    }
    computed = worked(plan(table("t", columns, rows_of(figures), total="Cộng")))
    cells = [[computed[f"t[Hàng {i}].{c}"].text for c in columns] for i in range(len(figures))]
    cells.append([computed[f"t.total.{c}"].text for c in columns])

    def spec() -> str:
        names = (*(f"Hàng {i}" for i in range(len(figures))), "Cộng")
        lines = [" | ".join((name, *row)) for name, row in zip(names, cells, strict=True)]
        return plan(table("t", columns, "\n".join((" | ".join(("ten", *columns)), *lines)), total="Cộng"))

    assert found(spec()) == []

    row = data.draw(st.integers(0, len(figures)), "row")
    column = data.draw(st.integers(0 if row == len(figures) else 2, 4), "column")
    places = 0 if column < 3 else 2
    step = data.draw(st.sampled_from([-1, 1]), "step")
    right = Fraction(cells[row][column].replace(".", "").replace(",", "."))
    cells[row][column] = format_exact(right + Fraction(step, 10**places), places)

    (finding,) = findings_in(spec())
    address = f"t.total.{'abcde'[column]}" if row == len(figures) else f"t[Hàng {row}].{'abcde'[column]}"
    line = spec().splitlines()[finding.line - 1]
    assert finding.code in ("KH405", "KH406")
    assert finding.message.startswith(f"“{address}”: ghi {cells[row][column]}, ")
    assert line.strip().startswith("Cộng" if row == len(figures) else f"Hàng {row} ")
    assert line[: finding.column - 1].count("|") == column + 1
    assert line[finding.column - 1 :].startswith(cells[row][column])


absent = st.sampled_from(["-", "chưa có", "CẦN BỔ SUNG", '"chữ"'])
cells = st.one_of(st.integers(0, 50).map(str), absent)
NOTHING = ("-", '"chữ"')


def independent_sum(parts: list[str]) -> Fraction | None:
    """A sum over typed cells: nothing adds nothing, what is not known makes it not known."""
    if any(part in ("chưa có", "CẦN BỔ SUNG") for part in parts):
        return None
    numbers = [Fraction(part) for part in parts if part not in NOTHING]
    return sum(numbers, Fraction()) if numbers else None


@few
@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=5))
def test_absences_never_become_numbers(figures: list[tuple[str, str]]) -> None:
    columns = {
        "a": "",
        "b": "",
        "c": "formula: a + b",
        "d": "formula: a * b",
        "e": "rate: a / b",
        "g": "formula: sum(a; b)",
    }
    lines = [f"Hàng {i} | {a} | {b}" for i, (a, b) in enumerate(figures)]
    spec = plan(table("t", columns, "\n".join(("ten | a | b", *lines)), total="Cộng", missing="open"))
    zero = any(message.startswith("KH402") for message in messages(spec))

    computed = kehoach.compute(kehoach.loads(spec)) if not zero else None

    if computed is None:
        assert any(b == "0" for _, b in figures)
        return
    for i, (a, b) in enumerate(figures):
        both = a.isdecimal() and b.isdecimal()
        assert computed[f"t[Hàng {i}].c"].value == computed[f"t[Hàng {i}].g"].value == independent_sum([a, b])
        assert computed[f"t[Hàng {i}].d"].value == (int(a) * int(b) if both else None)
        assert computed[f"t[Hàng {i}].e"].value == (Fraction(int(a) * 100, int(b)) if both else None)
    for column, parts in (("a", [a for a, _ in figures]), ("b", [b for _, b in figures])):
        assert computed[f"t.total.{column}"].value == independent_sum(parts)
    assert computed["t.total.c"].value == independent_sum([part for row in figures for part in row])


@few
@given(
    st.recursive(
        st.sampled_from(["a", "b", "2", "0,5", "t.total.a"]),
        lambda inner: st.one_of(
            st.tuples(inner, st.sampled_from(["+", "-", "*", "/"]), inner).map(lambda e: f"({e[0]} {e[1]} {e[2]})"),
            inner.map(lambda e: f"-{e}" if not e.startswith("-") else e),
            st.tuples(st.sampled_from(["sum", "min", "max"]), inner, inner).map(lambda e: f"{e[0]}({e[1]}; {e[2]})"),
            inner.map(lambda e: f"round({e}; 2)"),
        ),
        max_leaves=10,
    ),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
)
def test_whatever_a_formula_says_the_result_is_an_exact_number_or_a_finding(formula: str, a: int, b: int) -> None:
    from kehoach import evaluate

    outcome = evaluate(
        text=plan(
            table("t", {"a": "", "b": "", "c": f"formula: {formula}"}, f"ten | a | b\nX | {a} | {b}", total="Cộng")
        )
    )

    assert outcome.computed is not None
    column = outcome.computed.tables["t"].columns["c"]
    for value in (*column.values, column.total):
        assert type(value) in (int, Fraction) or value is Absence.FAULTY
    if Absence.FAULTY in column.values:
        assert {finding.code for finding in outcome.findings} == {"KH402"}


@pytest.mark.slow
def test_ten_thousand_rows_of_twelve_columns_are_exact_to_the_last_of_a_million_billions() -> None:
    size = 10_000
    given_columns = "abcdef"
    columns = dict.fromkeys(given_columns, "") | {
        "g": "formula: a - b",
        "h": "rate: g / c",
        "i": "formula: d * e / 10",
        "k": "formula: sum(a; b; c) + f",
        "l": "rate: i / k\nper: 1000",
    }
    figures = [tuple((i * 7919 + j * 104729) * 100_000_000_003 % 10**15 + 1 for j in range(6)) for i in range(size)]

    whole_plan = worked(plan(table("t", columns, rows_of(figures, given_columns), total="Cộng")))
    computed = whole_plan.tables["t"].columns

    sums = [0] * 6
    for i, (a, b, c, d, e, f) in enumerate(figures):
        for j, value in enumerate((a, b, c, d, e, f)):
            sums[j] += value
        assert computed["g"].values[i] == a - b
        assert computed["h"].values[i] == Fraction((a - b) * 100, c)
        assert computed["i"].values[i] == Fraction(d * e, 10)
        assert computed["k"].values[i] == a + b + c + f
        assert computed["l"].values[i] == Fraction(d * e * 100, a + b + c + f)
    product = sum(Fraction(row[3] * row[4], 10) for row in figures)
    whole = sums[0] + sums[1] + sums[2] + sums[5]
    assert [computed[c].total for c in given_columns] == sums
    assert max(map(max, figures)) > 99 * 10**13
    assert [whole_plan[f"t.total.{c}"].text for c in given_columns] == [f"{n:,}".replace(",", ".") for n in sums]
    assert computed["g"].total == sums[0] - sums[1]
    assert computed["h"].total == Fraction((sums[0] - sums[1]) * 100, sums[2])
    assert computed["i"].total == product
    assert computed["l"].total == product * 1000 / whole
