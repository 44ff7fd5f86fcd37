"""What the computation of a column needs from the plan around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kehoach.diagnostics import Findings, Place
    from kehoach.plan.expression import Expression, Reference
    from kehoach.plan.model import Plan
    from kehoach.plan.table import Column, Table
    from kehoach.tables.evaluation import Binding
    from kehoach.tables.results import ComputedColumn
    from kehoach.tables.row_units import RowUnits
    from kehoach.tables.values import Display, Value


class Workplace(Protocol):
    """The plan's other columns and figures, and where findings go; the engine implements it."""

    @property
    def plan(self) -> Plan:
        """The plan."""

    @property
    def findings(self) -> Findings:
        """Where findings go."""

    @property
    def tables(self) -> Mapping[str, Table]:
        """Every table, the areas' among them."""

    def column(self, table: str, column: str) -> ComputedColumn:
        """Another column of figures.

        Raises:
            ScopeError: it has no figures.
            CycleError: it needs this one.
        """

    def number_column(self, table: str, column: str) -> Column | None:
        """The declaration of a column of figures; ``None`` if there is none of that id."""

    def parts_of(self, table: str) -> Mapping[int, Sequence[int]]:
        """Child row indices by parent index; -1 is the table."""

    def row_index_of(self, table: str) -> Mapping[str, int]:
        """Row indices by what a row may be called."""

    def units_of(self, table: str) -> RowUnits:
        """The units that the rows have themselves."""

    def decimals_of(self, table: str) -> Mapping[int, int]:
        """By row: the decimals of rows that have their own."""

    def is_used(self, table: str, column: str) -> bool:
        """Whether the plan computes with a column, or quotes it."""

    def is_total_used(self, table: str, column: str) -> bool:
        """Whether the plan quotes a column's total."""

    def bind_outside(self, place: Place) -> Binding:
        """Bind references outside of rows."""

    def places_of(self, reference: Reference) -> int:
        """The decimals that a figure is shown with; 0 for a fact."""

    def value(self, expression: Expression, bind: Binding, place: Place, address: str) -> Value:
        """The value of one expression; a division by zero is a finding at ``place``."""

    def of_bearable_length(self, value: Value, place: Place) -> Value:
        """The value itself; faulty, with a finding, if formulas have made it endlessly long."""

    def report_hidden(self, value: Value, display: Display, place: Place, address: str) -> None:
        """Report that a result is printed without its decimals."""
