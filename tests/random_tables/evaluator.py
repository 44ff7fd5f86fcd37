"""What every figure of a described table is: worked out cell by cell from docs/spec.md, with fractions."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from apportionment import CannotBeMet, Claimant, footed, parts_of
from exact_figures import (
    SKIPPED,
    Missing,
    Value,
    extreme,
    figures,
    negative,
    over,
    plus,
    quoted,
    read,
    root,
    rounded,
    times,
    total,
)
from table_description import (
    Call,
    Column,
    Expr,
    Formula,
    Grown,
    Growth,
    Lookup,
    Neg,
    Number,
    Op,
    Opening,
    Rate,
    Ref,
    Running,
    Share,
    Split,
    Typed,
    divides,
)
from unit_measures import BARE, Measure, measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from table_description import Plan, Table

ANY = "any"
"""The unit of a number typed in a formula: that of what stands beside it."""
Unit = Measure | str | None
"""``None``: nothing is known of it, and nothing is converted."""
Given = "Mapping[tuple[str, str], list[Value]]"
ROWWISE = (Formula, Rate, Growth, Grown)


class Evaluation:
    """All tables of one plan; what is wrong in them is collected as codes of findings."""

    def __init__(self, plan: Plan, given: Mapping[tuple[str, str], list[Value]] | None = None) -> None:
        """``given`` has the figures of columns for which several roundings are right, as the library chose them."""
        self.plan = plan
        self.given = given or {}
        self.errors: set[str] = set()
        self.sheets: dict[str, Sheet] = {}

    def sheet(self, name: str) -> Sheet:
        if name not in self.sheets:
            self.sheets[name] = Sheet(self, self.plan.table(name))
        return self.sheets[name]


class Sheet:
    """One table being worked out; every figure once, when it is first asked for."""

    def __init__(self, plan: Evaluation, table: Table) -> None:
        self.plan = plan
        self.table = table
        self.rows = table.rows
        self.columns = {column.id: column for column in table.by_year()}
        self.parts = table.parts()
        self.leaves = table.leaves()
        self.skip = SKIPPED if table.missing == "skip" else ()
        self.ends = {column.source.of for column in self.columns.values() if isinstance(column.source, Opening)}
        self.fixing = {column.source.fixed for column in self.columns.values() if isinstance(column.source, Split)}
        self._cells: dict[tuple[int, str], Value] = {}
        self._totals: dict[str, Value] = {}
        self._whole_columns: dict[str, list[Value]] = {}

    # --- what a column is

    def rule(self, column: Column) -> str:
        """What its total is: ``sum``, ``recompute``, ``first``, ``last``, ``min``, ``max``, ``none``, ``own``, ``mean``."""
        if column.weight is not None:
            return "mean"
        if column.total is not None:
            return column.total if isinstance(column.total, str) else "own"
        match column.source:
            case Running():
                return "none"
            case Rate() | Growth() | Share():
                return "recompute"
            case Opening():
                return "first"
            case Formula(expr) | Grown(expr) if divides(expr):
                return "last" if column.id in self.ends else "recompute"
            case Typed() if column.unit.startswith("%"):
                return "none"
        return "last" if column.id in self.ends else "sum"

    def unit(self, at: int | None, column: Column) -> Unit:
        """What a figure is counted in: the column's unit, else the row's."""
        if column.unit:
            return measure(column.unit)
        if isinstance(column.source, Lookup):
            source = self.plan.sheet(column.source.table)
            return measure(source.columns[column.source.column].unit)
        if self.is_counted_by_row(column):
            said = self.table.unit if at is None else self.rows[at].unit
            return measure(said) if said else self._unit_of_parts(at, column)
        return None

    def _unit_of_parts(self, at: int | None, column: Column) -> Unit:
        """What the total, or a group that says no unit, is counted in: as the first of its parts that has a figure."""
        if not any(row.unit for row in self.rows):
            return None
        parts = self.parts.get(-1 if at is None else at, [])
        return next((self.unit(n, column) for n in parts if isinstance(self.cell(n, column.id), Fraction)), None)

    def is_counted_by_row(self, column: Column) -> bool:
        is_ratio = isinstance(column.source, Rate | Share | Growth | Split)
        return not (is_ratio or column.unit or column.decimals is not None)

    # --- a figure of a row

    def cell(self, at: int, name: str) -> Value:
        if (at, name) not in self._cells:
            self._cells[at, name] = self._guarded(self._cell, at, self.columns[name])
        return self._cells[at, name]

    def _guarded(self, work, *where: object) -> Value:  # type: ignore[no-untyped-def]
        try:
            return work(*where)
        except ZeroDivisionError:
            self.plan.errors.add("KH402")
            return Missing.FAULTY

    def _cell(self, at: int, column: Column) -> Value:
        given = self.plan.given.get((self.table.id, column.id))
        if given is not None:
            return given[at]
        if not isinstance(column.source, Typed) and self._is_quoted(at, column):
            return Missing.NOTHING
        if at in self.parts:
            return self._group(at, column)
        return self._own(at, column)

    def _is_quoted(self, at: int, column: Column) -> bool:
        return quoted(self.rows[at].cells.get(column.id, "")) is not None

    def _own(self, at: int, column: Column) -> Value:
        match column.source:
            case Typed():
                return self._typed(at, column)
            case Formula() | Rate() | Growth() | Grown():
                return self._rowwise(at, column, column.source)
            case Share():
                return self._share(at, column)
            case Running():
                return self._whole(column, self._running)[at]
            case Opening():
                return self._opening(at, column)
            case Lookup():
                return self._looked_up(at, column)
            case Split():
                return self._whole(column, self._split)[at]
        raise TypeError(column.source)

    def _whole(self, column: Column, work) -> list[Value]:  # type: ignore[no-untyped-def]
        """A column that is worked out in one go."""
        if column.id not in self._whole_columns:
            self._whole_columns[column.id] = work(column)
        return self._whole_columns[column.id]

    def _typed(self, at: int, column: Column) -> Value:
        value, _ = read(self.rows[at].cells.get(column.id, ""))
        is_nothing = self.table.blank_is_nothing or column.id in self.fixing
        return Missing.NOTHING if value is Missing.BLANK and is_nothing else value

    def _group(self, at: int, column: Column) -> Value:
        """The figure of a row that others stand under."""
        rule, parts = self.rule(column), self.parts[at]
        if isinstance(column.source, Running):
            return Missing.NOTHING
        if isinstance(column.source, Share):
            return self._share(at, column)
        if rule == "sum":
            return self._sum(at, parts, column)
        if rule in ("first", "last"):
            return self.cell(parts[0 if rule == "first" else -1], column.id)
        if rule == "mean":
            return self._mean(at, column)
        if rule == "own":
            assert column.total is not None
            assert not isinstance(column.total, str)
            return self._in_unit(self._worth(column.total, at), self.unit(at, column))
        if isinstance(column.source, Typed):
            value, _ = read(self.rows[at].cells.get(column.id, ""))
            return Missing.NOTHING if value is Missing.BLANK else value
        return self._own(at, column)

    def _sum(self, at: int | None, parts: Iterable[int], column: Column) -> Value:
        """The sum of rows, those that are taken off with a minus, in the unit of what they make up."""
        return total(
            [negative(value) if less else value for value, less in self._alike(at, parts, column)], self.skip
        )

    def _alike(self, at: int | None, parts: Iterable[int], column: Column) -> list[tuple[Value, bool]]:
        """The figures of rows in one unit, and which of them are taken off; unlike units are a finding."""
        found = [(self.cell(part, column.id), part) for part in parts]
        units = {self.unit(part, column) for value, part in found if isinstance(value, Fraction)}
        less = {part: self.rows[part].relation == "less" for _, part in found}
        wanted = self.unit(at, column)
        if None in units or not units or (len(units) == 1 and wanted in (None, *units)):
            return [(value, less[part]) for value, part in found]
        wanted = wanted or self.unit(found[0][1], column)
        converted = []
        for value, part in found:
            own = self.unit(part, column)
            if not isinstance(own, Measure) or not isinstance(wanted, Measure) or own.into(wanted) is None:
                self.plan.errors.add("KH421")
                return [(Missing.FAULTY, False)]
            converted.append((times(value, own.into(wanted) or Fraction(1)), less[part]))
        return converted

    # --- the total row

    def total(self, name: str) -> Value:
        if name not in self._totals:
            self._totals[name] = self._guarded(self._total, self.columns[name])
        return self._totals[name]

    def _total(self, column: Column) -> Value:
        rule, outermost = self.rule(column), self.parts.get(-1, [])
        if quoted(self.table.claims.get(column.id, "")) is not None:
            return Missing.NOTHING
        if (self.table.id, column.id) in self.plan.given and isinstance(column.source, Typed | Formula | Lookup):
            return self._sum(None, outermost, column)
        match rule:
            case "none":
                return Missing.NOTHING
            case "sum":
                return self._sum(None, outermost, column)
            case "first" | "last":
                return self.cell(outermost[0 if rule == "first" else -1], column.id)
            case "min" | "max":
                values = [value for value, _ in self._alike(None, self.leaves, column)]
                return extreme(values, rule == "max", self.skip)
            case "mean":
                return self._mean(None, column)
            case "own":
                assert not isinstance(column.total, str)
                assert column.total is not None
                return self._in_unit(self._worth(column.total, None), self.unit(None, column))
        if isinstance(column.source, Share):
            whole = self.total(column.source.of)
            return self._part(whole, whole, column.source.per)
        assert isinstance(column.source, ROWWISE)
        return self._rowwise(None, column, column.source)

    # --- rules that ask for one row

    def _rowwise(self, at: int | None, column: Column, source: Formula | Rate | Growth | Grown) -> Value:
        wanted = self.unit(at, column)
        match source:
            case Formula(expr):
                return self._in_unit(self._worth(expr, at), wanted)
            case Rate(above, below, per):
                (left, right), _ = self._ratio(above, below, at, wanted if per == 1 else None)
                return over(times(left, Fraction(per)), right)
            case Growth(now, base, per, years):
                (left, right), _ = self._ratio(now, base, at, None)
                return self._growth(left, right, per, years)
            case Grown(start, by, years, per):
                figure, unit = self._worth(start, at)
                speed, _ = self._worth(by, at)
                if isinstance(figure, Missing) or isinstance(speed, Missing):
                    return self._in_unit((times(figure, speed), unit), wanted)
                if speed < -per:
                    self.plan.errors.add("KH434")
                    return Missing.FAULTY
                return self._in_unit((figure * (1 + speed / per) ** years, unit), wanted)

    def _growth(self, now: Value, base: Value, per: int, years: int) -> Value:
        if isinstance(now, Missing) or isinstance(base, Missing):
            return times(now, base)
        if base <= 0:
            self.plan.errors.add("KH416")
            return Missing.FAULTY
        if years == 1:
            return (now / base - 1) * per
        if now < 0:
            self.plan.errors.add("KH433")
            return Missing.FAULTY
        return root(now / base * per**years, years) - per

    def _ratio(self, above: Expr, below: Expr, at: int | None, wanted: Unit) -> tuple[tuple[Value, Value], Unit]:
        """Two figures, the upper one so converted that their quotient is a bare number, or in the unit wanted."""
        (left, unit), (right, other) = self._worth(above, at), self._worth(below, at)
        if isinstance(unit, Measure) and isinstance(other, Measure):
            quotient = unit.times(other, -1)
            factor = quotient.factor if not quotient.powers else None
            if factor is None and isinstance(wanted, Measure):
                factor = quotient.into(wanted)
            left = times(left, factor) if factor is not None else left
        return (left, right), None

    def _in_unit(self, quantity: tuple[Value, Unit], wanted: Unit) -> Value:
        """A result in the unit of its cell; another kind of unit is a finding."""
        value, unit = quantity
        if not isinstance(unit, Measure) or not isinstance(wanted, Measure):
            return value
        factor = unit.into(wanted)
        if factor is None:
            self.plan.errors.add("KH422")
            return Missing.FAULTY
        return times(value, factor)

    # --- expressions

    def _worth(self, expr: Expr, at: int | None) -> tuple[Value, Unit]:
        """The value of an expression in a row (``None``: over the totals), and what it is counted in."""
        match expr:
            case Number(text):
                return read(text)[0], ANY
            case Ref(name, ""):
                return (self.total(name) if at is None else self.cell(at, name)), self.unit(at, self.columns[name])
            case Ref(name, table):
                other = self.plan.sheet(table)
                return other.total(name), other.unit(None, other.columns[name])
            case Neg(inner):
                value, unit = self._worth(inner, at)
                return negative(value), unit
            case Op("+" | "-" as sign, left, right):
                (first, unit), second = self._worth(left, at), self._worth(right, at)
                value, unit = self._fitted(second, unit)
                return plus(first, value if sign == "+" else negative(value)), unit
            case Op(sign, left, right):
                (first, unit), (second, other) = self._worth(left, at), self._worth(right, at)
                value = times(first, second) if sign == "*" else over(first, second)
                if isinstance(unit, Measure) and isinstance(other, Measure):
                    return value, unit.times(other, 1 if sign == "*" else -1)
                return value, ANY if unit == other == ANY else None
            case Call("round", (inner, Number(text))):
                value, unit = self._worth(inner, at)
                if isinstance(value, Missing):
                    return value, unit
                return rounded(value, int(text), self.table.rounding), unit
            case Call(name, (first_expr, *rest)):
                first, unit = self._worth(first_expr, at)
                values = [first]
                for each in rest:
                    value, unit = self._fitted(self._worth(each, at), unit)
                    values.append(value)
                return total(values) if name == "sum" else extreme(values, name == "max"), unit
        raise TypeError(expr)

    def _fitted(self, quantity: tuple[Value, Unit], unit: Unit) -> tuple[Value, Unit]:
        """A quantity in the unit of what it is added to or compared with."""
        value, other = quantity
        if unit == ANY or other is None:
            return value, other
        if other == ANY or unit is None:
            return value, unit
        assert isinstance(other, Measure)
        assert isinstance(unit, Measure)
        factor = other.into(unit)
        if factor is None:
            self.plan.errors.add("KH421")
            return Missing.FAULTY, None
        return times(value, factor), unit

    def check(self, left: Expr, right: Expr, at: int | None) -> tuple[Value, Value]:
        """Both sides of a comparison, the right one in the unit of the left."""
        first, unit = self._worth(left, at)
        second, _ = self._fitted(self._worth(right, at), unit)
        return first, second

    # --- rules that look beyond their row

    def _share(self, at: int, column: Column) -> Value:
        source = column.source
        assert isinstance(source, Share)
        if source.foot and source.within == "group":
            return self._whole(column, self._footed_in_groups)[at]
        if source.foot and at in self.leaves:
            return self._whole(column, self._footed_flat)[at]
        return self._part_of_row(at, column, source)

    def _part_of_row(self, at: int, column: Column, source: Share) -> Value:
        parent = self.rows[at].parent if source.within == "group" else -1
        of = self.columns[source.of]
        whole = self.cell(parent, source.of) if parent >= 0 else self.total(source.of)
        value, own, wanted = self.cell(at, source.of), self.unit(at, of), self.unit(None if parent < 0 else parent, of)
        if isinstance(own, Measure) and isinstance(wanted, Measure) and own.into(wanted) is not None:
            value = times(value, own.into(wanted) or Fraction(1))
        part = self._part(value, whole, source.per)
        if isinstance(part, Fraction) and not 0 <= part <= source.per:
            self.plan.errors.add("KH414")
        return part

    def _part(self, value: Value, whole: Value, per: int) -> Value:
        if whole == Fraction(0) and isinstance(whole, Fraction):
            self.plan.errors.add("KH413")
            return Missing.FAULTY
        return over(times(value, Fraction(per)), whole)

    def _footed_flat(self, column: Column) -> list[Value]:
        return self._footed(column, [self.leaves])

    def _footed_in_groups(self, column: Column) -> list[Value]:
        signs = {at: -1 if row.relation == "less" else 1 for at, row in enumerate(self.rows)}
        return self._footed(column, [{at: signs[at] for at in parts} for parts in self.parts.values()])

    def _footed(self, column: Column, lots: list[dict[int, int]]) -> list[Value]:
        """Shares of rows rounded lot by lot, so that each lot adds up to its rounded sum."""
        source = column.source
        assert isinstance(source, Share)
        found = [self._part_of_row(at, column, source) for at in range(len(self.rows))]
        places = 2 if column.decimals is None else column.decimals
        for lot in lots:
            exact = {at: value * sign for at, sign in lot.items() if isinstance(value := found[at], Fraction)}
            whole = rounded(sum(exact.values(), Fraction(0)), places, "half-up")
            made = footed(list(exact.values()), places, [self.sort_name(at) for at in exact], whole)
            for at, value in zip(exact, made, strict=True):
                found[at] = value * lot[at]
        return found

    def sort_name(self, at: int) -> str:
        """A row's name as ties are settled by it: Khu phố 2 before Khu phố 10."""
        return re.sub(r"\d+", lambda digits: digits[0].zfill(12), self.table.path(at).casefold())

    def _running(self, column: Column) -> list[Value]:
        source = column.source
        assert isinstance(source, Running)
        found: list[Value] = [Missing.NOTHING] * len(self.rows)
        sum_so_far: Value = Missing.NOTHING
        units = set()
        for at in sorted(self.leaves):
            value, unit = self._worth(source.expr, at)
            units |= {unit} if isinstance(value, Fraction) else set()
            value = self._in_unit((value, unit), measure(column.unit))
            if value not in self.skip:
                sum_so_far = plus(sum_so_far, value if self.leaves[at] > 0 else negative(value))
            found[at] = sum_so_far
        if len({unit.powers for unit in units if isinstance(unit, Measure)}) > 1:
            self.plan.errors.add("KH421")
        return found

    def _opening(self, at: int, column: Column) -> Value:
        source, order = column.source, sorted(self.leaves)
        assert isinstance(source, Opening)
        if at not in self.leaves:
            return Missing.NOTHING
        if at == order[0]:
            return self._typed(at, column)
        before = order[order.index(at) - 1]
        end = self.columns[source.of]
        return self._in_unit((self.cell(before, end.id), self.unit(before, end)), self.unit(at, column))

    def _looked_up(self, at: int, column: Column) -> Value:
        source = column.source
        assert isinstance(source, Lookup)
        other = self.plan.sheet(source.table)
        there = next(n for n, row in enumerate(other.rows) if row.name == self.rows[at].name)
        value = other.cell(there, source.column)
        return self._in_unit((value, other.unit(there, other.columns[source.column])), measure(column.unit))

    def _mean(self, at: int | None, column: Column) -> Value:
        """The average of what stands in some rows by their weights, groups inside groups by theirs."""
        above, below = self._weighted(at, column)
        return over(above, below)

    def _weighted(self, at: int | None, column: Column) -> tuple[Value, Value]:
        assert column.weight is not None
        parts = self.parts.get(-1 if at is None else at, [])
        self._alike(at, [part for part in parts if part not in self.parts], column)
        sums: tuple[list[Value], list[Value]] = ([], [])
        for part in parts:
            if part in self.parts:
                product, weight = self._weighted(part, column)
            else:
                weight, _ = self._worth(column.weight, part)
                if isinstance(weight, Fraction) and weight < 0:
                    self.plan.errors.add("KH431")
                product = times(self.cell(part, column.id), weight)
                weight = product if isinstance(product, Missing) else weight
            less = self.rows[part].relation == "less"
            for into, value in zip(sums, (product, weight), strict=True):
                into.append(negative(value) if less else value)
        return total(sums[0], self.skip), total(sums[1], self.skip)

    def _split(self, column: Column) -> list[Value]:
        source, claimants, absent = column.source, {}, [Missing.NOTHING]
        assert isinstance(source, Split)
        whole = self._as_whole(self._worth(source.whole, None)[0])
        for at, sign in self.leaves.items():
            fixed, _ = read(self.rows[at].cells.get(source.fixed, "")) if source.fixed else (Missing.BLANK, 0)
            is_fixed = fixed is not Missing.BLANK
            weight = Fraction(0) if is_fixed else self._worth(source.by, at)[0]
            floor = self._as_whole(self._worth(source.floor, at)[0]) if source.floor is not None else 0
            cap = self._as_whole(self._worth(source.cap, at)[0]) if source.cap is not None else None
            floor = 0 if floor is Missing.NOTHING else floor
            part = self._as_whole(fixed) if is_fixed else None
            if sign < 0:
                continue
            limits = [each for each in (weight, floor, cap, part) if isinstance(each, Missing)]
            if limits:
                absent += limits
                continue
            claimants[at] = Claimant(self.sort_name(at), weight, floor, cap, part)
        absent += [whole] if isinstance(whole, Missing) else []
        found: list[Value] = [max(absent)] * len(self.rows)
        if max(absent) is not Missing.NOTHING:
            return found
        try:
            given = parts_of(whole, list(claimants.values()), source.method)
        except CannotBeMet:
            self.plan.errors.add("KH417")
            return [Missing.FAULTY] * len(self.rows)
        for at, value in zip(claimants, given, strict=True):
            found[at] = Fraction(value)
        return found

    def _as_whole(self, value: Value):  # type: ignore[no-untyped-def]
        if isinstance(value, Missing):
            return value
        if value.denominator != 1:
            self.plan.errors.add("KH418")
            return Missing.FAULTY
        return int(value)


__all__ = ["ANY", "BARE", "Evaluation", "Sheet", "figures"]
