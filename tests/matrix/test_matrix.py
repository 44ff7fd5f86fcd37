"""Every kind of column in every situation, told alike by five voices: Word, prose, compute, explain and Python."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Final

import pytest

import kehoach
from kehoach.layering import Text
from kehoach.numbers import exact_text
from kehoach.pipeline import Outcome, run
from kehoach.plan.columns import KINDS
from kehoach.tables.explanation import Explanation, FigureKind
from tests.matrix import (
    matrix_beyond,  # noqa: F401 - each of them writes its cells down
    matrix_row_wise,  # noqa: F401
    matrix_typed,  # noqa: F401
    matrix_words,  # noqa: F401
)
from tests.matrix.matrix_arithmetic import evaluated
from tests.matrix.matrix_cells import CELLS, KIND_OF, OF_UNITS, SITUATIONS, WORDS, Cell
from tests.matrix.matrix_documents import (
    Plan,
    addresses_of,
    in_csv,
    in_json,
    in_prose,
    in_text,
    in_word,
    places_in,
    value_in,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PRINTED: Final = {kind: [cell for cell in CELLS if cell.kind == kind and cell.prints] for kind in KIND_OF}
REFUSED: Final = [cell for cell in CELLS if not cell.prints]
PRINTING: Final = [kind for kind, cells in PRINTED.items() if cells]


@cache
def told(kind: str) -> tuple[Plan, Outcome]:
    """One plan with all cells of a kind that print, taken down the road."""
    plan = Plan.of(PRINTED[kind])
    return plan, run(Text(plan.text, "plan.yaml"))


# --- no hole -------------------------------------------------------------------------------------------------


def test_every_kind_of_column_is_a_row_of_the_matrix() -> None:
    assert set(KIND_OF.values()) == set(KINDS)


def test_every_kind_has_a_cell_in_every_situation() -> None:
    assert {(cell.kind, cell.situation) for cell in CELLS} == {(k, s) for k in KIND_OF for s in SITUATIONS}


def test_units_stand_by_column_and_by_row() -> None:
    wanted = {(kind, situation, by_row) for kind in KIND_OF for situation in OF_UNITS for by_row in (False, True)}
    found = {(cell.kind, cell.situation, cell.is_by_row) for cell in CELLS}

    assert {hole for hole in wanted - found if hole[0] != "unreadable"} == set()


IS_IN: Final[dict[str, Callable[[Cell], object]]] = {
    "same unit": lambda cell: "unit" in str(cell.columns) or cell.is_by_row or "hộ" in cell.rows,
    "other scale": lambda cell: True,
    "unlike unit": lambda cell: True,
    "blank": lambda cell: re.search(r"\|\s*(\||\n|$)", cell.rows + cell.beside_rows),
    "-": lambda cell: re.search(r"\| -( |\n|$)", cell.rows + cell.beside_rows),
    "chưa có": lambda cell: "chưa có" in cell.rows + cell.beside_rows,
    "CẦN BỔ SUNG": lambda cell: "CẦN BỔ SUNG" in cell.rows + cell.beside_rows,
    "quoted text": lambda cell: "“" in cell.rows + cell.beside_rows,
    "group row": lambda cell: "\n  " in cell.rows,
    "total row": lambda cell: True,
    "footed": lambda cell: "foot" in str(cell.columns) + str(cell.settings) or cell.kind == "unreadable",
    "claimed": lambda cell: re.search(r"\|", cell.rows),
}
"""What makes a cell one of its situation."""


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_cell_is_in_the_situation_that_it_says(situation: str) -> None:
    assert [str(cell) for cell in CELLS if cell.situation == situation and not IS_IN[situation](cell)] == []


@pytest.mark.parametrize("kind", PRINTING)
def test_a_cell_is_of_the_kind_that_it_says(kind: str) -> None:
    plan, outcome = told(kind)
    assert outcome.plan is not None
    made = {name: next(c for c in outcome.plan.tables[name].columns if c.id == "x") for name in plan.cells}

    assert {type(column.source) for column in made.values()} == {KIND_OF[kind]}


# --- what is refused -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", REFUSED, ids=str)
def test_what_makes_no_sense_is_refused(cell: Cell) -> None:
    outcome = run(Text(Plan.of([cell]).text, "plan.yaml"))

    assert outcome.has_errors
    assert {f.code for f in outcome.findings if f.severity.value == "error"} == cell.codes


# --- what is printed, in five voices -------------------------------------------------------------------------


@pytest.mark.parametrize("kind", PRINTING)
def test_each_cell_has_the_findings_that_it_says_and_no_other(kind: str) -> None:
    plan, outcome = told(kind)
    found = plan.codes(outcome)

    assert {n: found[n] for n in found if found[n] != plan.cells[n].codes} == {}


@pytest.mark.parametrize("kind", PRINTING)
def test_word_prints_what_was_worked_out_by_hand(kind: str) -> None:
    plan, outcome = told(kind)
    printed = in_word(outcome, plan)

    assert _apart(plan, {name: tuple(printed[name]) for name in plan.cells}) == []


@pytest.mark.parametrize("kind", [kind for kind in PRINTING if kind not in WORDS])
def test_prose_says_what_was_worked_out_by_hand(kind: str) -> None:
    plan, outcome = told(kind)
    said = in_prose(outcome)

    assert _apart(plan, {n: tuple(said[a] for a in addresses_of(n, c)) for n, c in plan.cells.items()}) == []


@pytest.mark.parametrize("kind", PRINTING)
def test_compute_tells_what_was_worked_out_by_hand(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, outcome = told(kind)
    path = tmp_path / "plan.yaml"
    path.write_text(plan.text, encoding="utf-8")
    rows, data, lines = in_csv(path, capsys), in_json(path, capsys), in_text(path, capsys)

    pairs = {name: [rows[a] for a in addresses_of(name, cell)] for name, cell in plan.cells.items()}
    assert _apart(plan, {name: tuple(text for _, text in found) for name, found in pairs.items()}) == []
    assert {name: data[name] for name in plan.cells} == pairs
    flat = {name: tuple(line.replace("\n", " / ") for line in cell.prints) for name, cell in plan.cells.items()}
    assert {name: tuple(lines[name]) for name in plan.cells} == flat
    assert [f"{name} {value}" for name, found in pairs.items() for value in _unlike(outcome, name, plan, found)] == []


@pytest.mark.parametrize("kind", [kind for kind in PRINTING if kind not in WORDS])
def test_python_has_the_value_of_what_is_printed(kind: str) -> None:
    plan, outcome = told(kind)
    computed = outcome.computed
    assert computed is not None

    apart = []
    for name, cell in plan.cells.items():
        for address, wanted in zip(addresses_of(name, cell), cell.prints, strict=True):
            found, figure = computed[address], value_in(wanted)
            is_near = (
                found.value is None
                if figure is None
                else found.value is not None
                and abs(found.value * cell.scale - figure) * 2 * 10 ** places_in(wanted) <= 1
            )
            if found.text != wanted or not is_near:
                apart.append(f"{cell} {address}: {found.text} ({found.value}), by hand {wanted}")
    assert apart == []


@pytest.mark.parametrize("kind", [kind for kind in PRINTING if kind not in WORDS])
def test_explain_comes_to_the_figure_that_is_printed(kind: str) -> None:
    plan, outcome = told(kind)
    computed = outcome.computed
    assert computed is not None

    apart = []
    for name, cell in plan.cells.items():
        for address, wanted in zip(addresses_of(name, cell), cell.prints, strict=True):
            found = computed.explain(address)
            if (found.text, found.value) != (wanted, computed[address].value):
                apart.append(f"{cell} {address}: {found.text} ({found.value}), by hand {wanted}")
            apart += [f"{cell} {address}: {fault}" for fault in _faults(found)]
    assert apart == []


@pytest.mark.parametrize("kind", WORDS)
def test_of_words_explain_has_nothing_to_say_and_prose_only_what_is_typed(kind: str) -> None:
    plan, outcome = told(kind)
    computed = outcome.computed
    assert computed is not None

    for name, cell in plan.cells.items():
        for address in addresses_of(name, cell):
            with pytest.raises(KeyError):
                computed.explain(address)
    first = PRINTED[kind][0]
    drawn = Plan.of([first]).text.replace("$(c1)\n", f"Ô $({addresses_of('c1', first)[0]})\n      $(c1)\n")
    codes = [finding.code for finding in kehoach.evaluate(text=drawn).findings]
    assert codes == ([] if kind == "goal" else ["KH294"])  # a goal is typed; the others are put together for the table


# --- how they are compared -----------------------------------------------------------------------------------


def _apart(plan: Plan, found: dict[str, tuple[str, ...]]) -> list[str]:
    """The cells whose texts are not those worked out by hand."""
    return [f"{c}: {found[n]}, by hand {c.prints}" for n, c in plan.cells.items() if found[n] != c.prints]


def _unlike(outcome: Outcome, name: str, plan: Plan, found: list[tuple[str, str]]) -> Iterator[str]:
    """The exact values told that are not Python's; of words there are none."""
    cell = plan.cells[name]
    assert outcome.computed is not None
    for address, (value, _) in zip(addresses_of(name, cell), found, strict=True):
        exact = "" if cell.kind in WORDS else exact_text(outcome.computed[address].value)
        if value != exact:
            yield f"{address}: {value}, {exact}"


WHOLE_COLUMN: Final = (FigureKind.TOTAL_SUM, FigureKind.PARTS, FigureKind.MEAN, FigureKind.TOTAL_EXTREME)
"""What is explained by a formula over rows, of which only the figures can be put in."""
ABSENT: Final = ("-", "chưa có", "………")


def _faults(found: Explanation) -> Iterator[str]:
    """What is wrong with an explanation: its figures, or its formula with the inputs put in, give another figure."""
    if found.portion:
        if found.portion.parts != found.value:
            yield f"the portion is {found.portion.parts}"
        return
    if (
        not found.formula
        or found.kind is FigureKind.APPORTIONED
        or not (found.value is not None or found.text in ABSENT)
    ):
        return
    if found.value is None:
        if found.text not in found.numbers:
            yield f"{found.formula} = {found.numbers} does not say why it is {found.text}"
        return
    wanted = found.value if found.unfooted is None or found.kind in WHOLE_COLUMN else found.unfooted
    for text in (found.numbers, "" if found.kind in WHOLE_COLUMN else _put_in(found)):
        if text and not _is_same(evaluated(text), wanted):
            yield f"{found.formula} = {text} = {evaluated(text)}, not {wanted}"


def _put_in(found: Explanation) -> str:
    """The formula with the inputs' exact values in the place of their names."""
    values = {i.name: _written(i.value, i.text) for i in found.inputs}
    if not values:
        return found.formula if not re.search(r"[a-z]", found.formula) else ""
    names = "|".join(re.escape(name) for name in sorted(values, key=len, reverse=True))
    return re.sub(rf"(?<![\w.])({names})(?![\w.\[])", lambda m: values[m[0]], found.formula)


def _written(value: Fraction | None, text: str) -> str:
    if value is None:
        return f"({text if text in ABSENT else '-'})"
    return f"({value})" if value >= 0 else f"(0 - {-value})"


def _is_same(left: Fraction | str, right: Fraction | str) -> bool:
    """Exactly; a root as far as it is known."""
    if isinstance(left, str) or isinstance(right, str):
        return left == right
    return left == right or (left.denominator > 10**20 and abs(left - right) < Fraction(1, 10**25))
