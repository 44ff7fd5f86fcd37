"""The results of computing: quantities, columns, tables, and figures compared with goals."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.brief import brief
from kehoach.numbers import NumberRead, tidy
from kehoach.patterns import regex
from kehoach.plan.address import Address
from kehoach.plan.cell_values import Absence, Gap, Quoted
from kehoach.plan.goal import Goal
from kehoach.plan.numbered import Series
from kehoach.plan.outline import walk
from kehoach.plan.prose import typed_text
from kehoach.plan.table import Inlaid
from kehoach.plan.units import conversion
from kehoach.tables.row_units import NO_UNITS, RowUnits
from kehoach.tables.values import Display, Value, show

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kehoach.numbers import Exact, Portion, Rounding
    from kehoach.plan.audience import Audience
    from kehoach.plan.model import Acceptance, Plan
    from kehoach.plan.numbered import Numbered
    from kehoach.plan.outline import Passage
    from kehoach.plan.prose import Inset
    from kehoach.plan.table import Cell, Column, Row, Table

TOTAL: Final = -1
"""Row index; -1 for the total row, which is also the parent of top-level rows."""

_FORM: Final = regex(r"(?P<room>[<>^]\d{1,3})?(?:\.?(?P<places>\d{1,2})f?)?")
"""The format of a figure in a formatted string: alignment, width and decimals."""


class Accepted(Struct, frozen=True):
    """A typed figure that is printed although it differs from the computed one."""

    figure: NumberRead
    line: Acceptance
    """What accepts it, and why."""


class Quantity(Struct, frozen=True):
    """One figure: its address, exact value, unit, and how it is shown."""

    address: str
    worth: Value
    """The exact value in ``unit``, or why there is none."""
    display: Display
    unit: str = ""
    """Its unit; empty if none is given."""
    said: str | None = None
    """What is printed instead: text in quotes, or nothing for a blank cell; ``None``: the figure is printed."""

    accepted: Accepted | None = None
    """The typed figure that is printed instead, because the plan accepts that it differs."""

    @property
    def printed(self) -> tuple[Value, Display]:
        """What is printed, and how: the figure, or the one typed instead."""
        if self.accepted is None:
            return self.worth, self.display
        figure = self.accepted.figure
        places = figure.places if self.display.scale == 1 else self.display.places
        return figure.value, replace(self.display, places=places)

    @property
    def value(self) -> Fraction | None:
        """The exact value; ``None`` if there is no figure ("-", "chưa có", ...)."""
        return None if isinstance(self.worth, Absence) else Fraction(self.worth)

    @property
    def text(self) -> str:
        """The figure as the document prints it, rounded by its column's rule."""
        return show(*self.printed) if self.said is None else self.said

    def __str__(self) -> str:
        return self.text

    def __format__(self, spec: str) -> str:
        """The figure as the document prints it, or with other decimals: ``.2`` rounds the exact value again.

        ``<``, ``>`` or ``^`` with a width aligns the text. An absence is not changed.

        Raises:
            ValueError: the format is none of these.
        """
        if not spec:
            return self.text
        found = _FORM.fullmatch(spec)
        if found is None:
            raise ValueError(f"a figure is written in a form like '.2', '>12' or '>12.2', not {spec!r}")
        text = self.text
        if found["places"] and self.said is None:
            worth, display = self.printed
            text = show(worth, replace(display, places=int(found["places"])))
        return format(text, found["room"] or "")


class ComputedColumn(Struct, frozen=True):
    """The values of one column, one per row, and its total."""

    column: Column
    values: tuple[Value, ...]
    total: Value
    places: tuple[int, ...] | None
    """The decimals of each cell if they differ; ``None`` if the column has one rule."""
    display: Display
    """How the cells are shown."""
    total_display: Display
    portions: tuple[Portion | None, ...] | None = None
    """For a split column: quota, remainder and reason of each row; ``None`` for a row that takes no part."""
    unfooted: tuple[Value, ...] | None = None
    """The exact figures before joint rounding; ``None`` without it."""
    unfooted_total: Value | None = None
    """The exact total before joint rounding; ``None`` without it."""
    units: RowUnits = NO_UNITS
    """The units of the rows, if the column has none."""
    said: Mapping[int, str] = {}
    """By row (-1 for the total): what is printed instead of a figure."""

    accepted: Mapping[int, Accepted] = {}
    """By row (-1 for the total): the typed figures that are printed instead."""
    roundings: Mapping[int, Rounding] = {}
    """By row: how its figure is rounded, where that is not as in the column."""

    def display_of(self, row: int) -> Display:
        """How the cell of a row is shown."""
        if row == TOTAL:
            return self.total_display
        if self.places is None and not self.roundings:
            return self.display
        places = self.display.places if self.places is None else self.places[row]
        rounding = self.roundings.get(row, self.display.rounding)
        if (places, rounding) == (self.display.places, self.display.rounding):
            return self.display
        return replace(self.display, places=places, rounding=rounding)

    def unit_of(self, row: int) -> str:
        """The unit of the figure of a row; empty if none is given."""
        return self.units.of(row) if self.column.takes_row_unit else self.column.unit

    def factor(self, row: int, other: int) -> Exact | None:
        """The factor from the unit of one row (-1: the total) to that of another; ``None`` if they are unlike."""
        return conversion(self.unit_of(row), self.unit_of(other))

    def value_of(self, row: int) -> Value:
        """The exact figure of a row, or why there is none."""
        return self.total if row == TOTAL else self.values[row]

    def text_of(self, row: int) -> str:
        """What is printed in a row: the figure, or the text instead of it."""
        if row in self.accepted:
            return self.quantity("", row).text
        said = self.said.get(row)
        return show(self.value_of(row), self.display_of(row)) if said is None else said

    def quantity(self, address: str, row: int) -> Quantity:
        """The figure of a row under an address."""
        worth, display, said = self.value_of(row), self.display_of(row), self.said.get(row)
        return Quantity(address, worth, display, self.unit_of(row), said, self.accepted.get(row))


class Verdict(Struct, frozen=True):
    """Whether a figure meets a goal; ``met`` is ``None`` while that is open.

    ``margin`` is how far the figure is on the right side of the goal, exactly and in the figure's own unit; below 0 if
    the goal is missed.
    """

    met: bool | None
    margin: Exact | None = None


class Judgement(Struct, frozen=True):
    """One figure compared with one goal."""

    goal: Cell
    verdict: Verdict
    absence: Absence
    """Why the verdict is open: the gravest absence of goal, figure and base."""
    unit: str
    """The unit of the margin."""
    places: int
    """The decimals of goal and figure, the more of the two."""
    unlike: tuple[str, str] | None = None
    """The units of goal and figure if they are unlike, so that the verdict is open."""


class ComputedTable(Struct, frozen=True):
    """A table with every cell computed; text columns are in ``table`` as typed."""

    table: Table
    columns: Mapping[str, ComputedColumn]
    row_index: Mapping[str, int]
    """Row indices by folded name."""
    units: RowUnits = NO_UNITS
    """The units that the rows have themselves."""
    judged: Mapping[str, tuple[Judgement, ...]] = {}
    """By column of verdicts: each row's figure compared with its goal."""

    def __hash__(self) -> int:
        return hash(self.table)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as typed."""
        return self.table.rows

    def column(self, name: str) -> Column:
        """The declaration of a column of any kind."""
        return next(column for column in self.table.columns if column.id == name)

    def cell(self, row: int, column: str) -> Quantity:
        """One figure."""
        return self.columns[column].quantity(self.address(row, column).text, row)

    def address(self, row: int, column: str = "") -> Address:
        """The address of a row, or of a cell in it."""
        return Address.of(self.table, self.row_index, row, column)

    def total(self, column: str) -> Quantity:
        """One figure of the total row."""
        return self.columns[column].quantity(Address.total(self.table.id, column).text, TOTAL)

    def quantities(self) -> Iterator[Quantity]:
        """Every figure, row by row, followed by those of the total row."""
        for row in range(len(self.rows)):
            yield from (self.cell(row, column) for column in self.columns)
        if self.table.total:
            yield from map(self.total, self.columns)

    def to_dicts(self) -> list[dict[str, object]]:
        """The rows, without the total, each as plain values by the ids of the columns.

        A figure is exact: an int if it is whole, else a Fraction, and ``None`` if there is none. A verdict is
        ``True``, ``False`` or, while open, ``None``. Any other cell is its text as typed, or ``None``.
        """
        ids = [column.id for column in self.table.columns]
        return [
            {name: _plain(self, index, name, row.cells[at] if at else row.name) for at, name in enumerate(ids)}
            for index, row in enumerate(self.rows)
        ]

    def _repr_html_(self) -> str:
        """The table as a notebook shows it: each figure as the document prints it."""
        ids = [column.id for column in self.table.columns if column.id in self.columns]
        rows = [(row.name, [self.cell(index, c).text for c in ids]) for index, row in enumerate(self.rows)]
        if self.table.total:
            rows.append((self.table.total.label, [self.total(c).text for c in ids]))
        from kehoach.tables.notebook import html_table  # only for notebooks

        return html_table([self.table.id, *ids], rows)

    def __repr__(self) -> str:
        return brief(self, id=self.table.id, columns=len(self.table.columns), rows=len(self.rows))


class PlanResults(Struct, frozen=True):
    """A plan and everything computed from it."""

    plan: Plan
    tables: Mapping[str, ComputedTable]
    figures: Mapping[str, Quantity]
    printed: Mapping[Inset, str]
    """The text of every ``$(…)`` in prose that prints a figure or a fact."""
    facts: Mapping[str, Quantity | str]
    """Facts by name: ``year``, ``issuer.kind``."""
    numbers: Mapping[str, Numbered]
    """The numbers of tables, charts, appendices and parts, by id."""
    mentions: Mapping[Inset, str]
    """The ids of what other ``$(…)`` refer to by number; without tables and charts placed there."""
    passages: tuple[Passage, ...]
    """The document itself in printing order."""

    def __hash__(self) -> int:
        return hash(self.plan)

    def seen_by(self, audience: Audience) -> tuple[Passage, ...]:
        """The document that an audience sees, in printing order."""
        return self.passages if audience is self.plan.audience else tuple(walk(self.plan, audience))

    @property
    def numbers_tables(self) -> bool:
        """Whether tables are printed with numbers: if some text refers to one."""
        return self._refers_to(Series.TABLE)

    @property
    def numbers_charts(self) -> bool:
        """Whether charts are printed with numbers: if some text refers to one."""
        return self._refers_to(Series.CHART)

    def _refers_to(self, series: Series) -> bool:
        return any(self.numbers[name].among is series for name in self.mentions.values())

    def items(self) -> Iterator[tuple[str, Quantity]]:
        """Each figure under its address, in order."""
        for table in self.tables.values():
            yield from ((cell.address, cell) for cell in table.quantities())
        yield from self.figures.items()


def _plain(table: ComputedTable, row: int, column: str, cell: Cell) -> object:
    if column in table.columns:
        return plain_value(table.cell(row, column))
    if column in table.judged:
        return table.judged[column][row].verdict.met
    match cell:
        case Absence() | Gap():
            return None
        case Goal() | Quoted():
            return cell.text
        case NumberRead():
            return tidy(cell.value)
        case Inlaid():
            return typed_text(cell.segments)
        case tuple():
            return "; ".join(cell)
        case _:
            return cell or None


def plain_value(quantity: Quantity) -> object:
    """The exact value, an int if it is whole; ``None`` if there is none."""
    return None if quantity.value is None else tidy(quantity.value)
