"""Weighted averages of a column: of each group, and of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.cell_values import Absence
from kehoach.tables.columns.column_findings import blame, has_unlike_inputs, is_unlike, report_no_figure
from kehoach.tables.columns.work import in_one_unit
from kehoach.tables.evaluation import compiled
from kehoach.tables.results import TOTAL
from kehoach.tables.tree import leaves, made_up, sum_of
from kehoach.tables.values import Value, divide, multiply, show_full

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.plan.columns.formula import Formula
    from kehoach.tables.columns.work import ColumnWork


def weighted(work: ColumnWork, weight: Formula, values: Sequence[Value]) -> tuple[tuple[Value, ...], Value]:
    """The values with each group's average in its row, and the average of all.

    A row without a figure, or without a weight ("-"), does not take part.
    """
    if has_unlike_inputs(work, weight) or is_unlike(work, leaves(work.table.rows), values, TOTAL):
        return (Absence.FAULTY,) * len(values), Absence.FAULTY
    rows, skip = work.table.rows, work.skipped()
    weights = _weights(work, weight)
    in_total = [multiply(value, work.factor_to(at, TOTAL)) for at, value in enumerate(values)]
    products = [multiply(value, own) for value, own in zip(in_total, weights, strict=True)]
    weights = [product if isinstance(product, Absence) else own for product, own in zip(products, weights, strict=True)]
    above, below = (made_up(rows, work.parts, figures, skip) for figures in (products, weights))
    found = list(values)
    for at in work.groups:
        if at not in work.quoted:
            mean = _mean(work, above[at], below[at], weight, work.address(at))
            found[at] = multiply(mean, work.factor_to(TOTAL, at))
    outermost = work.parts.get(-1, ())
    total, total_weight = (sum_of(rows, outermost, figures, skip) for figures in (above, below))
    address = work.total_address if work.is_total_wanted() else ""
    return tuple(found), _mean(work, total, total_weight, weight, address)


def _weights(work: ColumnWork, weight: Formula) -> list[Value]:
    """The weight of each row; a negative one is a finding. A group has none."""
    cells = compiled(weight.expression, work.bind(weight.place, in_one_unit), work.rounding)
    found: list[Value] = []
    for at, row in enumerate(work.table.rows):
        value = Absence.NOTHING if at in work.parts else work.cell(cells, at)
        if not isinstance(value, Absence) and value < 0:
            place = blame(work, row, weight.expression)
            work.engine.findings.add(
                rules.NEGATIVE_WEIGHT, place, address=work.address(at), weight=Verbatim(show_full(value))
            )
            value = Absence.FAULTY
        found.append(value)
    return found


def _mean(work: ColumnWork, above: Value, below: Value, weight: Formula, address: str) -> Value:
    """A sum over the sum of its weights; a sum of 0 is a finding, unless ``address`` is empty."""
    if below != 0:
        return divide(above, below)
    if address:
        report_no_figure(work, ZeroDivisionError(), weight.place, address)
    return Absence.FAULTY
