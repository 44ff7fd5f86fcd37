"""Rows that add up others: totals by their labels, parents by codes, a first or last row without a label.

Rows are the lines here, columns the items. What a column says on its own is weak, so the columns are witnesses for each
other, and the parents of one table for each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.auditing.audit_values import FormulaKind, Trust
from kehoach.auditing.chance import cost, even_rate, surprise_of_each
from kehoach.auditing.fitting import Fit, Hypothesis, fit
from kehoach.auditing.found_formulas import Believed, trust_in
from kehoach.auditing.labels import is_count, is_summed
from kehoach.auditing.mistyped import looks_mistyped
from kehoach.auditing.row_tree import minus_of, partition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.auditing.figure_lines import FigureLines
    from kehoach.auditing.figure_table import FigureTable
    from kehoach.auditing.row_tree import RowTree

_FEW_PARENTS: Final = 3
_LABEL: Final = 1
"""What the word “Cộng” adds to a score: of ten such rows, fewer than one adds up nothing."""
_NEAR: Final = 5
"""A total is near its sum if they differ by a fifth."""


class _Sum(Struct, frozen=True):
    """A row, and rows that may be its parts."""

    kind: FormulaKind
    row: int
    parts: tuple[int, ...]
    minus: tuple[int, ...] = ()
    has_label: bool = True


def summed_columns(table: FigureTable) -> tuple[int, ...]:
    """The columns whose figures may be added up."""
    return tuple(
        column
        for column in table.figure_columns
        if is_summed(table.column_labels[column]) and not table.is_rate_column(column)
    )


def sums_down(table: FigureTable, tree: RowTree, lines: FigureLines) -> list[Believed]:
    """The believed sums of rows; ``lines`` are the rows with the summed columns as items."""
    chosen: dict[int, Believed] = {}
    for row in sorted({*tree.totals, *tree.parents, *_ends(table)}):
        tries = list(_candidates(table, tree, row))
        judged = [one for tried in tries if (one := _judged(table, lines, tried, len(tries))).compared]
        if judged:
            chosen[row] = min(judged, key=lambda one: _preference(lines, one))
    agreeing, compared = _witnesses(chosen.values())
    believed = [_with_witness(one, agreeing, compared) for one in chosen.values()]
    summed = {item for one in believed for item, found in enumerate(one.fits) if found in (Fit.HIT, Fit.NEAR)}
    return [_guarded(table, lines, one, summed) for one in believed if one.trust is not Trust.OPEN]


def held_sum(table: FigureTable, lines: FigureLines, formula: Hypothesis) -> Believed:
    """A sum of rows that is known to hold, at every item where the row can be a sum."""
    fits = tuple(_fit(lines, formula, item) for item in range(len(lines.items)))
    believed = Believed(formula, fits, 0, has_label=True, trust=Trust.SURE)
    return _guarded(table, lines, believed, set(range(len(lines.items))))


def _preference(lines: FigureLines, one: Believed) -> tuple[object, ...]:
    slips = sum(found is Fit.MISS and _is_slip(lines, one.formula, item) for item, found in enumerate(one.fits))
    hits = 2 * one.count(Fit.HIT) + one.count(Fit.NEAR)
    return one.trust.rank, -hits, -slips, one.count(Fit.MISS), -one.score, len(one.formula.operands)


def _is_slip(lines: FigureLines, formula: Hypothesis, item: int, least: int = 3) -> bool:
    """Whether a total of ``least`` digits or more looks like its sum with one slip in typing."""
    unit = lines.units[formula.target][item]
    printed = (lines.values[formula.target][item] or 0) // unit
    return looks_mistyped(printed, computed_sum(lines, formula, item) // unit, least)


def _ends(table: FigureTable) -> tuple[int, ...]:
    """The first and the last row, which may be sums without saying it."""
    return (table.body[0], table.body[-1]) if len(table.body) > 2 else ()


def _candidates(table: FigureTable, tree: RowTree, row: int) -> Iterator[_Sum]:
    own = tree.rows.get(row)
    if own is not None and len(own.parts) > 1 and row not in tree.totals:
        parts = _alike(table, row, partition(table, own.parts))
        if len(parts) > 1:
            yield _Sum(FormulaKind.PARENT, row, parts, minus_of(table, parts))
    is_labelled = row in tree.totals
    if not is_labelled and row not in _ends(table):
        return
    if own is not None and own.parts and not is_labelled:
        return
    seen = set[tuple[int, ...]]()
    for parts in _parts_of_total(table, tree, row):
        alike = _alike(table, row, parts)
        if len(alike) > 1 and alike not in seen:
            seen.add(alike)
            yield _Sum(FormulaKind.TOTAL, row, alike, minus_of(table, alike), is_labelled)


def _parts_of_total(table: FigureTable, tree: RowTree, row: int) -> Iterator[tuple[int, ...]]:
    """The sets of rows that a total may add up, above it or, for one without rows above, below."""
    totals = [other for other in tree.totals if other != row]
    before = max((other for other in totals if other < row), default=table.header_rows - 1)
    after = min((other for other in totals if other > row), default=table.rows)
    leaves, roots = tree.leaves, tuple(one for one in tree.roots if one != row)
    has_rows_above = any(before < other < row for other in tree.rows)
    low, high = (before, row) if has_rows_above else (row, after)
    yield partition(table, tuple(other for other in roots if low < other < high))
    yield tuple(other for other in leaves if low < other < high and other != row)
    if has_rows_above:
        yield partition(table, tuple(other for other in roots if other < row))
        yield tuple(other for other in leaves if other < row)
        yield tuple(other for other in totals if other < row)
        kinds = dict.fromkeys(tree.rows[other].kind for other in tree.rows if low < other < high)
        for kind in kinds:
            yield tuple(other for other in tree.rows if low < other < high and tree.rows[other].kind == kind)
    else:
        yield tuple(other for other in totals if other > row)
        first = next((tree.rows[other].kind for other in tree.rows if other > row), "")
        yield partition(table, tuple(r for r in tree.rows if r > row and tree.rows[r].kind == first))


def _alike(table: FigureTable, row: int, parts: tuple[int, ...]) -> tuple[int, ...]:
    """The parts that can be added to make the row: no rates; none at all if one has another unit."""
    own = table.row_units[row].casefold()
    kept = tuple(part for part in parts if not table.is_rate_row(part))
    is_one_kind = not own or all(table.row_units[part].casefold() in (own, "") for part in kept)
    return kept if is_one_kind and not table.is_rate_row(row) else ()


def _judged(table: FigureTable, lines: FigureLines, one: _Sum, tries: int) -> Believed:
    """Compare a sum of rows with every column."""
    first = table.header_rows
    signs = tuple(-1 if part in one.minus else 1 for part in one.parts)
    formula = Hypothesis(one.kind, one.row - first, tuple(part - first for part in one.parts), signs)
    fits = tuple(_fit(lines, formula, item) for item in range(len(lines.items)))
    rates, telling = [], 0
    for item in lines.independent:
        found, printed = fits[item], lines.values[formula.target][item]
        nonzero = sum(bool(lines.values[part][item]) for part in formula.operands)
        if found is None or printed is None or nonzero < 2:
            continue
        telling += 1
        if found is not Fit.MISS:
            width = 1 if found is Fit.HIT else len(one.parts) + 1
            rates.append(even_rate(printed, width * lines.units[formula.target][item]))
    said = _LABEL if one.has_label and one.kind is FormulaKind.TOTAL else 0
    score = surprise_of_each(rates, telling) - cost(tries) + said if rates else 0
    # A label, or a code, is one witness, so that one column that fits is enough.
    trust = trust_in(score, len(rates) + one.has_label, telling, has_label=one.has_label) if rates else Trust.OPEN
    if trust is Trust.SURE and 4 * len(rates) < 3 * telling:
        trust = Trust.LIKELY if 2 * len(rates) >= telling else Trust.OPEN
    if trust is Trust.LIKELY and one.has_label and len(rates) == telling:
        trust = Trust.SURE
    return Believed(formula, fits, score, one.has_label, trust)


def _fit(lines: FigureLines, formula: Hypothesis, item: int) -> Fit | None:
    """How a column agrees; ``None`` where a part is not known.

    A blank part counts as nothing if the sum then fits, and otherwise says nothing.
    """
    if any(lines.unknown[part][item] for part in formula.operands):
        return None
    filled = [at for at, part in enumerate(formula.operands) if lines.values[part][item] is not None]
    if len(filled) < 2:
        return None
    present = replace(
        formula,
        operands=tuple(formula.operands[at] for at in filled),
        signs=tuple(formula.signs[at] for at in filled),
    )
    found = fit(lines, present, item)
    return None if found is Fit.MISS and len(filled) < len(formula.operands) else found


def computed_sum(lines: FigureLines, formula: Hypothesis, item: int) -> int:
    """The sum of the parts that have a figure, in the scale of the lines."""
    return sum(
        sign * (lines.values[part][item] or 0) for part, sign in zip(formula.operands, formula.signs, strict=True)
    )


def _witnesses(sums: Iterable[Believed]) -> tuple[int, int]:
    """How many cells of all labelled sums agree, and how many were compared."""
    labelled = [one for one in sums if one.has_label]
    return sum(one.count(Fit.HIT, Fit.NEAR) for one in labelled), sum(one.compared for one in labelled)


def _with_witness(one: Believed, agreeing: int, compared: int) -> Believed:
    """A parent is believed more where the other sums of the table are right; a total with one column is a question."""
    if one.trust is Trust.SURE or not one.has_label:
        return one
    own = one.count(Fit.HIT, Fit.NEAR)
    others, of_others = agreeing - own, compared - one.compared
    if of_others >= _FEW_PARENTS and 4 * others >= 3 * of_others and own and 2 * own >= one.compared:
        return replace(one, trust=Trust.SURE)
    return replace(one, trust=Trust.LIKELY) if own == 0 and one.compared == 1 else one


def _guarded(table: FigureTable, lines: FigureLines, one: Believed, summed: set[int]) -> Believed:
    """Without the misses of columns that are not sums: means, totals below their largest part."""
    formula = one.formula
    is_last = one.has_label and max(one.formula.operands) < one.formula.target

    def is_kept(item: int) -> bool:
        if _is_slip(lines, formula, item, 2 if is_last else 3):
            return True
        printed = lines.values[formula.target][item] or 0
        if min(formula.signs) > 0 and printed < max(lines.values[part][item] or 0 for part in formula.operands):
            return False
        if item in summed:
            return True
        is_near = abs(computed_sum(lines, formula, item) - printed) * _NEAR <= abs(printed)
        counts = is_count(table.column_labels[lines.items[item]]) and one.trust is Trust.SURE
        return is_last and (is_near or counts)

    fits = tuple(None if found is Fit.MISS and not is_kept(item) else found for item, found in enumerate(one.fits))
    return replace(one, fits=fits)
