"""What every figure of a described table is: worked out cell by cell from docs/spec.md, with fractions."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tests.random_tables.exact_figures import SKIPPED, Missing, Value, extreme, negative, quoted, read, times, total
from tests.random_tables.row_rules import in_unit, rowwise, worth
from tests.random_tables.rules_beyond_rows import looked_up, mean, opening, running, share, share_of, split
from tests.random_tables.table_description import (
    Column,
    Formula,
    Grown,
    Growth,
    Lookup,
    Opening,
    Rate,
    Running,
    Share,
    Split,
    Typed,
    divides,
)
from tests.random_tables.unit_measures import Measure, measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tests.random_tables.expected_texts import Shown
    from tests.random_tables.row_rules import Unit
    from tests.random_tables.table_description import Plan, Table


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
        self.has_units = any(row.unit for row in table.rows)
        self.parts = table.parts()
        self.leaves = table.leaves()
        self.skip = SKIPPED if table.missing == "skip" else ()
        self.ends = {column.source.of for column in self.columns.values() if isinstance(column.source, Opening)}
        self.fixing = {column.source.fixed for column in self.columns.values() if isinstance(column.source, Split)}
        self.shown: dict[tuple[int, str], Shown] = {}
        """How cells are printed, as far as ``expected_texts`` has been asked."""
        self._cells: dict[tuple[int, str], Value] = {}
        self._totals: dict[str, Value] = {}
        self._whole_columns: dict[str, list[Value]] = {}

    # --- what a column is

    def rule(self, column: Column) -> str:
        """What its total is: the words of ``total``, ``own`` for an expression, ``mean`` by weight."""
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
        if self.has_units and self.is_counted_by_row(column):
            said = self.table.unit if at is None else self.rows[at].unit
            return measure(said) if said else self._unit_of_parts(at, column)
        return None

    def _unit_of_parts(self, at: int | None, column: Column) -> Unit:
        """What the total, or a group that says no unit, is counted in: as the first of its parts that says one."""
        units = (self.unit(part, column) for part in self.parts.get(-1 if at is None else at, []))
        return next((unit for unit in units if unit is not None), None)

    def is_counted_by_row(self, column: Column) -> bool:
        """Whether its cells are counted in the units of their rows: the column says none of its own."""
        return not (column.unit or isinstance(column.source, Rate | Share | Growth | Split))

    # --- a figure of a row

    def cell(self, at: int, name: str) -> Value:
        if (at, name) not in self._cells:
            self._cells[at, name] = self._guarded(self._cell, at, self.columns[name])
        return self._cells[at, name]

    def _guarded(self, work: Callable[..., Value], *where: object) -> Value:
        try:
            return work(*where)
        except ZeroDivisionError:
            self.plan.errors.add("KH402")
            return Missing.FAULTY

    def _cell(self, at: int, column: Column) -> Value:
        given = self.plan.given.get((self.table.id, column.id))
        if given is not None:
            return given[at]
        if quoted(self.rows[at].cells.get(column.id, "")) is not None:
            return Missing.NOTHING
        if at in self.parts:
            return self._group(at, column)
        return self._own(at, column)

    def _own(self, at: int, column: Column) -> Value:
        match column.source:
            case Typed():
                return self.typed(at, column)
            case Formula() | Rate() | Growth() | Grown():
                return rowwise(self, at, column, column.source)
            case Share():
                return share(self, at, column)
            case Running():
                return self.whole_column(column, running)[at]
            case Opening():
                return opening(self, at, column)
            case Lookup():
                return looked_up(self, at, column)
            case Split():
                return self.whole_column(column, split)[at]
        raise TypeError(column.source)

    def whole_column(self, column: Column, work: Callable[[Sheet, Column], list[Value]]) -> list[Value]:
        """A column that is worked out in one go."""
        if column.id not in self._whole_columns:
            self._whole_columns[column.id] = work(self, column)
        return self._whole_columns[column.id]

    def typed(self, at: int, column: Column) -> Value:
        value, _ = read(self.rows[at].cells.get(column.id, ""))
        is_nothing = self.table.blank_is_nothing or column.id in self.fixing
        return Missing.NOTHING if value is Missing.BLANK and is_nothing else value

    def _group(self, at: int, column: Column) -> Value:
        """The figure of a row that others stand under."""
        rule, parts = self.rule(column), self.parts[at]
        if isinstance(column.source, Running):
            return Missing.NOTHING
        if isinstance(column.source, Share):
            return share(self, at, column)
        if rule == "sum":
            return self.sum_of(at, parts, column)
        if rule in ("first", "last"):
            return self.cell(parts[0 if rule == "first" else -1], column.id)
        if rule == "mean":
            return mean(self, at, column)
        if rule == "own":
            assert column.total is not None
            assert not isinstance(column.total, str)
            return in_unit(self, worth(self, column.total, at), self.unit(at, column))
        if isinstance(column.source, Typed):
            value, _ = read(self.rows[at].cells.get(column.id, ""))
            return Missing.NOTHING if value is Missing.BLANK else value
        return self._own(at, column)

    def sum_of(self, at: int | None, parts: Iterable[int], column: Column) -> Value:
        """The sum of rows, those that are taken off with a minus, in the unit of what they make up."""
        return total([negative(value) if less else value for value, less in self.alike(at, parts, column)], self.skip)

    def alike(self, at: int | None, parts: Iterable[int], column: Column) -> list[tuple[Value, bool]]:
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
            return self.sum_of(None, outermost, column)
        match rule:
            case "none":
                return Missing.NOTHING
            case "sum":
                return self.sum_of(None, outermost, column)
            case "first" | "last":
                return self.cell(outermost[0 if rule == "first" else -1], column.id)
            case "min" | "max":
                values = [value for value, _ in self.alike(None, self.leaves, column)]
                return extreme(values, rule == "max", self.skip)
            case "mean":
                return mean(self, None, column)
            case "own":
                assert not isinstance(column.total, str)
                assert column.total is not None
                return in_unit(self, worth(self, column.total, None), self.unit(None, column))
        if isinstance(column.source, Share):
            whole = self.total(column.source.of)
            return share_of(self, whole, whole, column.source.per)
        assert isinstance(column.source, Formula | Rate | Growth | Grown)
        return rowwise(self, None, column, column.source)
