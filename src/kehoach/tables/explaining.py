"""Parts of every explanation: figures looked up, formulas with their figures inserted, the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.diagnostics.terms import NOWHERE
from kehoach.numbers import Rounding, format_exact, round_exact
from kehoach.plan.cell_values import Absence
from kehoach.plan.expression import Expression, Number, Reference, expression_text, references
from kehoach.plan.goal import Goal
from kehoach.source.names import fold
from kehoach.tables.evaluation import compiled
from kehoach.tables.explanation import Explanation, FigureKind, Input, written
from kehoach.tables.results import TOTAL, Quantity
from kehoach.tables.scope import Scope, ScopeError
from kehoach.tables.spot import FigureSpot
from kehoach.tables.values import Display, multiply

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.diagnostics import Place
    from kehoach.plan.area_history import AreaOrigin
    from kehoach.plan.columns.formula import Formula
    from kehoach.plan.prose import Segment
    from kehoach.tables.evaluation import Cells
    from kehoach.tables.results import ComputedTable, PlanResults
    from kehoach.tables.values import Value

FORMULA: Final = Bilingual("công thức", "formula")
ROW_FORMULA: Final = Bilingual("công thức của hàng", "formula of the row")
TYPED: Final = Bilingual("gõ trong tệp", "typed")
FAULTY: Final = Bilingual("không đọc được", "could not be read")
NO_TOTAL: Final = Bilingual("cột này không có tổng", "this column has no total")
_RECOMPUTED: Final = Bilingual("tính lại từ dòng tổng", "recalculated from the totals")
_NOT_ROUNDED: Final = Bilingual("không cần làm tròn", "no rounding needed")
_AS_YEAR: Final = Bilingual("năm, in nguyên văn", "a year, printed as it is")
_ROUNDINGS: Final = {
    Rounding.HALF_UP: Bilingual("nửa lên", "half up"),
    Rounding.TRUNCATE: Bilingual("cắt bỏ", "truncated"),
    Rounding.HALF_EVEN: Bilingual("nửa về số chẵn", "half to even"),
}


class Explainer(Struct, frozen=True):
    """Explains the figures of one plan."""

    computed: PlanResults

    # --- figures

    def spot(self, reference: Reference) -> FigureSpot | None:
        """The cell or total that a reference names; ``None`` for a count, a fact or a single figure."""
        table = self.computed.tables.get(reference.name)
        if table is None or len(reference.steps) != 2:
            return None
        row, column = reference.steps
        if column.name not in table.columns:
            return None
        index = self.scope().row_of(table.table, row) if row.is_row else None
        return FigureSpot(table, column.name, index)

    def scope(self) -> Scope:
        """The meaning of names in the plan."""
        return Scope.of(self.computed)

    def cell_of(self, table: ComputedTable, row: int, column: str) -> Reference:
        """The reference that names a cell."""
        return table.address(row, column).reference

    def worth(self, expression: Expression, spot: FigureSpot, *, in_total: bool = False) -> Value:
        """The value of an expression in a row; ``in_total``: with figures in the unit of the total."""

        def bind(reference: Reference) -> Cells:
            found = self.referred(reference, spot)[0].worth
            column = None if reference.steps else spot.table.columns.get(reference.name)
            if in_total and column:
                found = multiply(found, column.factor(spot.index, TOTAL) or 1)
            return lambda _row: found

        return compiled(expression, bind, spot.quantity.display.rounding)(0)

    def referred(self, reference: Reference, spot: FigureSpot | None) -> tuple[Quantity, Input]:
        """The figure that a formula names, also as an input."""
        name = str(reference)
        if spot and not reference.steps and reference.name in spot.table.columns:
            there = spot.beside(reference.name)
            return there.quantity, self.input(name, there)
        try:
            found = Scope.of(self.computed).resolve(reference)
        except ScopeError:
            found = ""
        if isinstance(found, str):  # already reported: there is no such figure
            nothing = Quantity(name, Absence.FAULTY, Display())
            return nothing, Input(name, name, found or nothing.text, None, None)
        if far := self.spot(reference):
            return found, self.input(name, far)
        return found, Input(name, found.address, found.text, found.value, self.place_of(reference))

    def place_of(self, reference: Reference) -> Place | None:
        """The place of a single figure, or of the rows of a table; ``None`` for a fact."""
        if str(reference) in self.computed.facts:
            return None
        if table := self.computed.tables.get(reference.name):
            return table.table.place
        figure = self.computed.plan.figures.get(reference.name)
        if figure is None:
            return None
        if formula := figure.computed_by(reference.steps[0].name if reference.steps else ""):
            return formula.place
        is_goal = figure.value is None and isinstance(figure.goal, Goal)
        return figure.goal.place if is_goal and isinstance(figure.goal, Goal) else figure.place

    def input(self, name: str, spot: FigureSpot) -> Input:
        """A cell or total as an input; one looked up in another table has its place there."""
        there, quantity = self.source_of(spot), spot.quantity
        return Input(name, there.quantity.address, quantity.text, quantity.value, there.place)

    def source_of(self, spot: FigureSpot) -> FigureSpot:
        """The cell that a looked-up cell is taken from; for any other, the cell itself."""
        while (there := spot.spec.source.looked_up) and spot.row is not None and not spot.parts:
            table = self.computed.tables.get(there[0])
            index = table.row_index.get(fold(spot.table.rows[spot.row].name)) if table else None
            if table is None or index is None or there[1] not in table.columns or self.origins(spot, table):
                break
            spot = FigureSpot(table, there[1], index)
        return spot

    def origins(self, spot: FigureSpot, there: ComputedTable) -> tuple[AreaOrigin, ...]:
        """The old areas whose figures in another table are those of a cell; none for a cell that is there itself."""
        areas = self.computed.plan.areas
        history = areas.history_between(spot.table.table, there.table) if areas and spot.row is not None else None
        return history.origins_of(spot.table.rows[spot.row or 0].name) if history else ()

    # --- formulas

    def computed_by(
        self,
        quantity: Quantity,
        kind: FigureKind,
        how: Bilingual,
        label: str,
        expression: Expression,
        place: Place,
        spot: FigureSpot | None,
    ) -> Explanation:
        """The explanation of an expression, in the row of ``spot``, or without a row."""
        numbers, inputs = self.put_in(expression, spot, is_alone=isinstance(expression, Reference))
        return self.made(
            quantity, kind, how, label, place,
            formula=expression_text(expression), numbers=numbers, inputs=tuple(inputs.values()),
        )  # fmt: skip

    def put_in(
        self, expression: Expression, spot: FigureSpot | None, *, is_alone: bool = False
    ) -> tuple[str, dict[str, Input]]:
        """An expression with exact figures instead of names, and those figures by name."""
        numbers: dict[str, str] = {}
        inputs: dict[str, Input] = {}
        for reference in references(expression):
            name = str(reference)
            found, inputs[name] = self.referred(reference, spot)
            numbers[name] = written(found.worth, in_formula=not is_alone) if found.display.grouped else found.text
        return expression_text(expression, lambda reference: numbers[str(reference)]), inputs

    def inputs(self, spot: FigureSpot) -> FormulaInputs:
        """The inputs of a figure, collected while its formula is written."""
        return FormulaInputs(self, spot)

    def recomputed(
        self, spot: FigureSpot, label: str, whole: Expression | None, how: Bilingual | None = None
    ) -> Explanation:
        """A total computed from other totals; ``how`` adds a phrase."""
        if whole is None:
            return self.made(spot.quantity, FigureKind.FAULTY, FAULTY, label, spot.place)
        said = Bilingual.joined("; ", (how, _RECOMPUTED)) if how else _RECOMPUTED
        return self.computed_by(spot.quantity, FigureKind.TOTAL_RECOMPUTED, said, label, whole, spot.place, spot)

    # --- what every explanation has

    def made(
        self,
        quantity: Quantity,
        kind: FigureKind,
        how: Bilingual,
        label: str,
        place: Place | None,
        *,
        formula: str = "",
        numbers: str = "",
        inputs: tuple[Input, ...] = (),
        rows: int = 0,
    ) -> Explanation:
        """The explanation of a figure, with the text that the document prints."""
        return Explanation(
            quantity.address, label, quantity.text, quantity.value, kind, how, formula, numbers, inputs, rows,
            _rounding(quantity), place,
        )  # fmt: skip

    def label(self, segments: Iterable[Segment]) -> str:
        """A label as it is printed."""
        printed = self.computed.printed
        return "".join(s if isinstance(s, str) else printed.get(s, f"$({s.text})") for s in segments)


class FormulaInputs(Struct, frozen=True):
    """Formulas of one figure, written in names and in figures, with the inputs that they name."""

    explainer: Explainer
    spot: FigureSpot
    found: dict[str, Input] = {}

    def put_in(self, expression: Expression, *, outside: bool = False) -> tuple[str, str]:
        """An expression as written, and with its figures; ``outside``: without a row."""
        numbers, found = self.explainer.put_in(expression, None if outside else self.spot)
        self.found.update(found)
        text = expression_text(expression)
        return (text, numbers) if isinstance(expression, Reference | Number) else (f"({text})", f"({numbers})")

    def put_in_years(self, over: Formula | None) -> tuple[str, str]:
        """The number of years, as written and in figures; 1 without ``over``."""
        return self.put_in(over.expression, outside=True) if over else ("1", "1")

    def explained(
        self, kind: FigureKind, how: Bilingual, label: str, place: Place, formula: str, numbers: str
    ) -> Explanation:
        """The explanation of the figure with its formula."""
        return self.explainer.made(
            self.spot.quantity, kind if self.spot.row is not None else FigureKind.TOTAL_RECOMPUTED, how, label, place,
            formula=formula, numbers=numbers, inputs=tuple(self.found.values()),
        )  # fmt: skip


def per(word: Bilingual, number: int) -> Bilingual:
    """The kind of a column and its per: "tỷ lệ, trên 100"."""
    return Bilingual.joined(" ", (word, Verbatim(format_exact(number, 0))))


def _rounding(quantity: Quantity) -> Bilingual:
    worth, display = quantity.worth, quantity.display
    if isinstance(worth, Absence):
        return NOWHERE
    if not display.grouped:
        return _AS_YEAR
    if round_exact(worth, display.places, display.rounding) == worth:
        how = _NOT_ROUNDED
    else:
        how = _ROUNDINGS[display.rounding]
    places = places_of(display)
    return Bilingual.joined(", ", (how, places))


def places_of(display: Display) -> Bilingual:
    """The decimals shown, and the fewest digits: "2 chữ số thập phân"."""
    places = display.places
    pad = (f", ít nhất {display.pad} chữ số", f", at least {display.pad} digits") if display.pad > 1 else ("", "")
    return Bilingual(f"{places} chữ số thập phân{pad[0]}", f"{places} decimal{'s' * (places != 1)}{pad[1]}")
