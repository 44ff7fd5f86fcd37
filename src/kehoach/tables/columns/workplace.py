"""Where columns are worked out: what a column asks of the plan around it."""

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
    """Where a column is worked out: the plan's other columns and figures, and where findings go."""

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
        """Another column of figures; raises ScopeError where it has none, CycleError where it needs this one."""

    def number_column(self, table: str, column: str) -> Column | None:
        """What the plan says of a column of figures; ``None`` where there is none of that id."""

    def parts_of(self, table: str) -> Mapping[int, Sequence[int]]:
        """The rows that make up each row; -1 is the table itself."""

    def row_index_of(self, table: str) -> Mapping[str, int]:
        """From what a row is called to its index."""

    def units_of(self, table: str) -> RowUnits:
        """What the rows say that they are counted in."""

    def decimals_of(self, table: str) -> Mapping[int, int]:
        """The decimals of each row that says its own."""

    def is_used(self, table: str, column: str) -> bool:
        """Whether the plan is computed from a column, or quotes it."""

    def is_total_used(self, table: str, column: str) -> bool:
        """Whether the plan quotes a column's total."""

    def bind_outside(self, place: Place) -> Binding:
        """Bind references where there is no row."""

    def places_of(self, reference: Reference) -> int:
        """The decimals that a figure is shown with; 0 for anything else."""

    def value(self, expression: Expression, bind: Binding, place: Place, address: str) -> Value:
        """The value of one expression; a division by zero is a finding at ``place``."""

    def of_bearable_length(self, value: Value, place: Place) -> Value:
        """The value itself; a finding, and a faulty value, where formulas have made it endless."""

    def report_hidden(self, value: Value, display: Display, place: Place, address: str) -> None:
        """Report that a result prints without its decimals."""
