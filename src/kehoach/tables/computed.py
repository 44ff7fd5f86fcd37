"""The computed plan: every figure exact, each under its one address."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from kehoach.spec.expression import ExpressionError, Reference, parse_formula
from kehoach.spec.model import Absence
from kehoach.spec.names import fold
from kehoach.spec.numbering import Series
from kehoach.spec.rows import row_path
from kehoach.tables.values import Display, Value, show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.numbers import Portion
    from kehoach.spec.model import Column, Plan, Row, Table
    from kehoach.spec.numbering import Numbered
    from kehoach.spec.prose import Inset
    from kehoach.tables.checks import Verdict
    from kehoach.tables.explanation import Explanation
    from kehoach.tables.judging import Judgement


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure: its address, exact value, and how it is shown."""

    address: str
    worth: Value
    display: Display

    @property
    def value(self) -> Fraction | None:
        """The exact value; ``None`` where there is no figure ("-", "chưa có", ...)."""
        return None if isinstance(self.worth, Absence) else Fraction(self.worth)

    @property
    def text(self) -> str:
        """The figure as the document prints it, rounded by its column's rule."""
        return show(self.worth, self.display)


@dataclass(frozen=True, slots=True)
class ComputedColumn:
    """One column's values, a row each, and its total."""

    column: Column
    values: tuple[Value, ...]
    total: Value
    places: tuple[int, ...] | None
    """The decimals of each cell where they are shown as typed; ``None`` where the column has one rule."""
    display: Display
    """Of the cells."""
    total_display: Display
    portions: tuple[Portion | None, ...] | None = None
    """Of a split column: quota, remainder and reason of each row; ``None`` for a row that takes no part."""
    unfooted: tuple[Value, ...] | None = None
    """Where they are footed: the exact figures, before they were rounded so that they add up."""

    def display_of(self, row: int) -> Display:
        """How the cell of a row is shown."""
        if self.places is None:
            return self.display
        return Display(self.places[row], self.display.pad, self.display.rounding)


@dataclass(frozen=True, slots=True)
class ComputedTable:
    """A table with every cell worked out; text columns are in ``table`` as typed."""

    table: Table
    columns: Mapping[str, ComputedColumn]
    row_index: Mapping[str, int]
    """From a row's folded name to its index."""
    judged: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    """By column of verdicts: how each row's figure stands against its goal."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as typed."""
        return self.table.rows

    def column(self, name: str) -> Column:
        """The declaration of a column, of figures or not."""
        return next(column for column in self.table.columns if column.id == name)

    def cell(self, row: int, column: str) -> Quantity:
        """One figure."""
        computed = self.columns[column]
        address = f"{self.table.id}[{self.row_address(row)}].{column}"
        return Quantity(address, computed.values[row], computed.display_of(row))

    def row_address(self, row: int) -> str:
        """What a row is called between brackets: its id, its name, or the path to it where these repeat."""
        named = self.rows[row]
        if named.id and self.row_index.get(named.id) == row:
            return named.id
        return named.name if self.row_index.get(fold(named.name)) == row else "/".join(row_path(self.rows, named))

    def total(self, column: str) -> Quantity:
        """One figure of the total row."""
        computed = self.columns[column]
        return Quantity(f"{self.table.id}.total.{column}", computed.total, computed.total_display)


@dataclass(frozen=True, slots=True)
class ComputedPlan:
    """A plan and everything computed from it."""

    plan: Plan
    tables: Mapping[str, ComputedTable]
    figures: Mapping[str, Quantity]
    printed: Mapping[Inset, str]
    """The text of every ``$(…)`` in prose that prints a figure or a fact."""
    facts: Mapping[str, Quantity | str]
    """Facts by name: ``year``, ``issuer.kind``."""
    numbers: Mapping[str, Numbered]
    """The numbers of tables, appendices and parts, by id."""
    mentions: Mapping[Inset, str]
    """The ids of what the other ``$(…)`` refer to by its number; a table that stands there is none of them."""

    @property
    def numbers_tables(self) -> bool:
        """Whether tables are printed with their numbers: where some text refers to one."""
        return any(self.numbers[name].among is Series.TABLE for name in self.mentions.values())

    def __getitem__(self, address: str) -> Quantity:
        """The figure at an address, ``giam_ngheo[Khu phố 9].cuoi``, ``giam_ngheo.total.dau`` or ``cam_ket``.

        Raises:
            KeyError: there is no such figure.
        """
        from kehoach.tables.scope import Scope, ScopeError

        try:
            reference = parse_formula(address)
        except ExpressionError as error:
            raise KeyError(address) from error
        if not isinstance(reference, Reference):
            raise KeyError(address)
        try:
            found = Scope.of(self).resolve(reference)
        except ScopeError as error:
            raise KeyError(address) from error
        if isinstance(found, str):
            raise KeyError(f"{address} is text: {found!r}")
        return found

    def verdict(self, address: str) -> Verdict:
        """Whether what was attained meets a goal, and by what margin, exactly.

        The address is that of a single figure with ``goal`` and ``actual``, or of a cell: of a column of goals that
        another column judges, or of that column (``chi_tieu[Hộ nghèo].muc``).

        Raises:
            KeyError: nothing is judged there.
        """
        from kehoach.tables.judging import verdict_at

        return verdict_at(self, address)

    def explain(self, address: str) -> Explanation:
        """How the figure at an address comes about: its formula, what it is computed from, its exact value.

        Raises:
            KeyError: there is no such figure.
        """
        from kehoach.tables.explain import explain

        return explain(self, address)
