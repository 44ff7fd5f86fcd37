"""Rules that look beyond their row: shares, running sums, periods, other tables, averages, parts of a whole."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from tests.random_tables.apportionment import CannotBeMet, Claimant, footed, parts_of
from tests.random_tables.exact_figures import Missing, Value, negative, over, plus, read, rounded, times, total
from tests.random_tables.row_rules import in_unit, worth
from tests.random_tables.table_description import Lookup, Opening, Running, Share, Split
from tests.random_tables.unit_measures import Measure, measure

if TYPE_CHECKING:
    from tests.random_tables.evaluator import Sheet
    from tests.random_tables.table_description import Column


def share(sheet: Sheet, at: int, column: Column) -> Value:
    source = column.source
    assert isinstance(source, Share)
    if source.foot and source.within == "group":
        return sheet.whole_column(column, footed_in_groups)[at]
    if source.foot and at in sheet.leaves:
        return sheet.whole_column(column, footed_flat)[at]
    return part_of_row(sheet, at, column, source)


def part_of_row(sheet: Sheet, at: int, column: Column, source: Share) -> Value:
    parent = sheet.rows[at].parent if source.within == "group" else -1
    of = sheet.columns[source.of]
    whole = sheet.cell(parent, source.of) if parent >= 0 else sheet.total(source.of)
    value, own, wanted = sheet.cell(at, source.of), sheet.unit(at, of), sheet.unit(None if parent < 0 else parent, of)
    if isinstance(own, Measure) and isinstance(wanted, Measure) and own.into(wanted) is not None:
        value = times(value, own.into(wanted) or Fraction(1))
    part = share_of(sheet, value, whole, source.per)
    if isinstance(part, Fraction) and not 0 <= part <= source.per:
        sheet.plan.errors.add("KH414")
    return part


def share_of(sheet: Sheet, value: Value, whole: Value, per: int) -> Value:
    if whole == Fraction(0) and isinstance(whole, Fraction):
        sheet.plan.errors.add("KH413")
        return Missing.FAULTY
    return over(times(value, Fraction(per)), whole)


def footed_flat(sheet: Sheet, column: Column) -> list[Value]:
    return in_lots(sheet, column, [sheet.leaves])


def footed_in_groups(sheet: Sheet, column: Column) -> list[Value]:
    signs = {at: -1 if row.relation == "less" else 1 for at, row in enumerate(sheet.rows)}
    return in_lots(sheet, column, [{at: signs[at] for at in parts} for parts in sheet.parts.values()])


def in_lots(sheet: Sheet, column: Column, lots: list[dict[int, int]]) -> list[Value]:
    """Shares of rows rounded lot by lot, so that each lot adds up to its rounded sum."""
    source = column.source
    assert isinstance(source, Share)
    found = [part_of_row(sheet, at, column, source) for at in range(len(sheet.rows))]
    places = 2 if column.decimals is None else column.decimals
    for lot in lots:
        exact = {at: value * sign for at, sign in lot.items() if isinstance(value := found[at], Fraction)}
        whole = rounded(sum(exact.values(), Fraction(0)), places, "half-up")
        made = footed(list(exact.values()), places, [sort_name(sheet, at) for at in exact], whole)
        for at, value in zip(exact, made, strict=True):
            found[at] = value * lot[at]
    return found


def sort_name(sheet: Sheet, at: int) -> str:
    """A row's name as ties are settled by it: Khu phố 2 before Khu phố 10."""
    return re.sub(r"\d+", lambda digits: digits[0].zfill(12), sheet.table.path(at).casefold())


def running(sheet: Sheet, column: Column) -> list[Value]:
    source = column.source
    assert isinstance(source, Running)
    found: list[Value] = [Missing.NOTHING] * len(sheet.rows)
    sum_so_far: Value = Missing.NOTHING
    units = set()
    for at in sorted(sheet.leaves):
        value, unit = worth(sheet, source.expr, at)
        units |= {unit} if isinstance(value, Fraction) else set()
        value = in_unit(sheet, (value, unit), measure(column.unit))
        if value not in sheet.skip:
            sum_so_far = plus(sum_so_far, value if sheet.leaves[at] > 0 else negative(value))
        found[at] = sum_so_far
    if len({unit.powers for unit in units if isinstance(unit, Measure)}) > 1:
        sheet.plan.errors.add("KH421")
    return found


def opening(sheet: Sheet, at: int, column: Column) -> Value:
    source, order = column.source, sorted(sheet.leaves)
    assert isinstance(source, Opening)
    if at not in sheet.leaves:
        return Missing.NOTHING
    if at == order[0]:
        return sheet.typed(at, column)
    before = order[order.index(at) - 1]
    end = sheet.columns[source.of]
    return in_unit(sheet, (sheet.cell(before, end.id), sheet.unit(before, end)), sheet.unit(at, column))


def looked_up(sheet: Sheet, at: int, column: Column) -> Value:
    source = column.source
    assert isinstance(source, Lookup)
    other = sheet.plan.sheet(source.table)
    there = next(n for n, row in enumerate(other.rows) if row.name == sheet.rows[at].name)
    value = other.cell(there, source.column)
    return in_unit(sheet, (value, other.unit(there, other.columns[source.column])), measure(column.unit))


def mean(sheet: Sheet, at: int | None, column: Column) -> Value:
    """The average of what stands in some rows by their weights, groups inside groups by theirs."""
    above, below = weighted(sheet, at, column)
    return over(above, below)


def weighted(sheet: Sheet, at: int | None, column: Column) -> tuple[Value, Value]:
    assert column.weight is not None
    parts = sheet.parts.get(-1 if at is None else at, [])
    sheet.alike(at, [part for part in parts if part not in sheet.parts], column)
    sums: tuple[list[Value], list[Value]] = ([], [])
    for part in parts:
        if part in sheet.parts:
            product, weight = weighted(sheet, part, column)
        else:
            weight, _ = worth(sheet, column.weight, part)
            if isinstance(weight, Fraction) and weight < 0:
                sheet.plan.errors.add("KH431")
            product = times(sheet.cell(part, column.id), weight)
            weight = product if isinstance(product, Missing) else weight
        less = sheet.rows[part].relation == "less"
        for into, value in zip(sums, (product, weight), strict=True):
            into.append(negative(value) if less else value)
    return total(sums[0], sheet.skip), total(sums[1], sheet.skip)


def split(sheet: Sheet, column: Column) -> list[Value]:
    source, claimants, absent = column.source, {}, [Missing.NOTHING]
    assert isinstance(source, Split)
    whole = as_whole(sheet, worth(sheet, source.whole, None)[0])
    for at, sign in sheet.leaves.items():
        fixed, _ = read(sheet.rows[at].cells.get(source.fixed, "")) if source.fixed else (Missing.BLANK, 0)
        is_fixed = fixed is not Missing.BLANK
        weight = Fraction(0) if is_fixed else worth(sheet, source.by, at)[0]
        floor = as_whole(sheet, worth(sheet, source.floor, at)[0]) if source.floor is not None else 0
        cap = as_whole(sheet, worth(sheet, source.cap, at)[0]) if source.cap is not None else None
        floor = 0 if floor is Missing.NOTHING else floor
        part = as_whole(sheet, fixed) if is_fixed else None
        if sign < 0:
            continue
        if Missing.NOTHING in (weight, cap, part):
            continue  # it takes no part, whatever its other figures are
        limits = (weight, floor, cap, part)
        absent += [each for each in limits if isinstance(each, Missing)]
        if not any(isinstance(each, Missing) for each in limits):
            claimants[at] = Claimant(sort_name(sheet, at), *limits)  # type: ignore[arg-type]
    absent += [whole] if isinstance(whole, Missing) else []
    found: list[Value] = [max(absent)] * len(sheet.rows)
    if isinstance(whole, Missing) or max(absent) is not Missing.NOTHING:
        return found
    try:
        given = parts_of(whole, list(claimants.values()), source.method)
    except CannotBeMet:
        sheet.plan.errors.add("KH417")
        return [Missing.FAULTY] * len(sheet.rows)
    for at, value in zip(claimants, given, strict=True):
        found[at] = Fraction(value)
    return found


def as_whole(sheet: Sheet, value: Value) -> int | Missing:
    if isinstance(value, Missing):
        return value
    if value.denominator != 1:
        sheet.plan.errors.add("KH418")
        return Missing.FAULTY
    return int(value)
