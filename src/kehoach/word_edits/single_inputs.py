"""Which typed figure alone would make a computed one print as somebody typed it over."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import Findings
from kehoach.errors import AddressError
from kehoach.numbers import NumberRead, format_exact, read_number, round_exact, tidy
from kehoach.plan.address import Address
from kehoach.plan.row_names import row_named
from kehoach.tables.compute import compute_plan
from kehoach.tables.explanation import FigureKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Place
    from kehoach.plan.model import Plan
    from kehoach.plan.table import Table
    from kehoach.tables.computed import ComputedPlan

_DEPTH: Final = 3
_MOST_TRIED: Final = 6
_MOST_TOLD: Final = 3
_STEPS: Final = 3


class SingleInput(Struct, frozen=True):
    """A typed figure, and what it would have to be."""

    address: str
    before: str
    after: str
    place: Place | None


def single_inputs(computed: ComputedPlan, address: str, wanted: str) -> tuple[SingleInput, ...]:
    """The typed figures each of which alone makes the figure at an address print ``wanted``, with what they would be.

    None if many could, as the rows of a sum: then nothing says which is meant.
    """
    target = read_number(wanted, vietnamese=True)
    tried = list(itertools.islice(_typed_inputs(computed, address, _DEPTH), _MOST_TRIED + 1))
    if not isinstance(target, NumberRead) or not tried or len(tried) > _MOST_TRIED:
        return ()
    found = [one for cell in tried if (one := _solved(computed, cell, address, wanted, Fraction(target.value)))]
    return tuple(found) if len(found) <= _MOST_TOLD else ()


class _TypedCell(Struct, frozen=True):
    table: str
    row: int
    column: int
    address: str
    figure: NumberRead
    place: Place | None


def _typed_inputs(computed: ComputedPlan, address: str, depth: int) -> Iterator[_TypedCell]:
    """The typed cells that a figure is computed from, each once."""
    seen: set[str] = set()
    waiting = [(address, depth)]
    while waiting:
        name, left = waiting.pop(0)
        if name in seen or name not in computed:
            continue
        seen.add(name)
        try:
            explanation = computed.explain(name)
        except AddressError:
            continue
        if explanation.kind is FigureKind.TYPED:
            if cell := _cell_at(computed, name, explanation.place):
                yield cell
        elif left:
            waiting += [(one.address, left - 1) for one in explanation.inputs]


def _cell_at(computed: ComputedPlan, name: str, place: Place | None) -> _TypedCell | None:
    address = Address.parse(name)
    found = computed.tables.get(address.name)
    row = row_named(found.row_index, address.row) if found and address.row else None
    if found is None or row is None:
        return None
    table = found.table
    columns = [at for at, one in enumerate(table.columns) if one.id == address.column]
    cell = table.rows[row].cells[columns[0]] if columns else None
    return _TypedCell(table.id, row, columns[0], name, cell, place) if isinstance(cell, NumberRead) else None


def _with_figure(plan: Plan, cell: _TypedCell, figure: NumberRead) -> Plan:
    """The plan with another figure in one cell."""

    def changed(table: Table) -> Table:
        row = table.rows[cell.row]
        cells = (*row.cells[: cell.column], figure, *row.cells[cell.column + 1 :])
        rows = (*table.rows[: cell.row], replace(row, cells=cells), *table.rows[cell.row + 1 :])
        return replace(table, rows=rows)

    if plan.areas and plan.areas.table.id == cell.table:
        plan = replace(plan, areas=replace(plan.areas, table=changed(plan.areas.table)))
    if cell.table in plan.tables:
        plan = replace(plan, tables={**plan.tables, cell.table: changed(plan.tables[cell.table])})
    return plan


def _solved(
    computed: ComputedPlan, cell: _TypedCell, address: str, wanted: str, target: Fraction
) -> SingleInput | None:
    """The figure that makes the other print ``wanted``, found along straight lines; ``None`` if there is none."""
    scale = Fraction(computed[address].display.scale)
    places = cell.figure.places
    figure, value = Fraction(cell.figure.value), computed[address].value
    step = Fraction(1, 10**places)
    for _ in range(_STEPS):
        beside = compute_plan(_with_figure(computed.plan, cell, NumberRead(tidy(figure + step), places)), Findings())
        moved = beside[address].value if address in beside else None
        if value is None or moved is None or moved == value:
            return None
        reached = figure + (target / scale - value) * step / (moved - value)
        figure = Fraction(round_exact(reached, places))
        made = compute_plan(_with_figure(computed.plan, cell, NumberRead(tidy(figure), places)), Findings())
        if address not in made:
            return None
        if made[address].text == wanted:
            return SingleInput(cell.address, _text(cell.figure.value, places), _text(figure, places), cell.place)
        value = made[address].value
    return None


def _text(value: int | Fraction, places: int) -> str:
    return format_exact(value, places)
