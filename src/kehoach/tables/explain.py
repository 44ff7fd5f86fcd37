"""Why a figure is what it is: how it is computed, from which exact figures, and how it was rounded."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.plan.address import Address
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.source import TotalRule
from kehoach.plan.expression import ExpressionError, Reference, converted_by, expression_text, references
from kehoach.plan.goal import Goal
from kehoach.plan.parsing import parse_formula
from kehoach.plan.table import Relation
from kehoach.source.names import Names
from kehoach.tables.columns import computation_of
from kehoach.tables.explaining import FORMULA, NO_TOTAL, TYPED, Explainer, places_of
from kehoach.tables.explanation import Explanation, FigureKind, Input, written
from kehoach.tables.scope import Scope, ScopeError
from kehoach.tables.spot import FigureSpot
from kehoach.tables.tree import ENDS, leaves, parts_by_parent
from kehoach.tables.values import skipped_in

if TYPE_CHECKING:
    from kehoach.numbers import Exact
    from kehoach.plan.columns.formula import Formula
    from kehoach.tables.results import PlanResults, Quantity


def explain(computed: PlanResults, address: str, quantity: Quantity) -> Explanation:
    """How the figure at an address is computed.

    Raises:
        ValueError: the text does not have the form of an address.
    """
    found = _Explaining(Explainer(computed)).explained(Address.parse(address).reference, quantity)
    if quantity.accepted is None:
        return found
    reason = Verbatim(f"“{quantity.accepted.line.reason}”")
    return replace(found, how=Bilingual.joined("; ", (found.how, Bilingual.joined(" ", (_AS_TYPED, reason)))))


def nearest_address(computed: PlanResults, address: str) -> str:
    """The address that was probably meant by one that names nothing; empty if none is similar."""
    scope, meant = Scope.of(computed), address.strip()
    for _ in range(3):
        try:
            reference = parse_formula(meant)
            if not isinstance(reference, Reference):
                break
            found = scope.resolve(reference)
        except ScopeError as error:
            wrong, right = str(error.details.get("text", "")), str(error.details.get("nearest", ""))
            if not right or wrong not in meant:
                break
            meant = meant.replace(wrong, right, 1)
        except ExpressionError:
            break
        else:
            return "" if isinstance(found, str) else meant
    known = [name for name, _ in itertools.islice(computed.items(), _MOST_COMPARED)]
    near = Names(known).nearest(meant, any_number=True)
    return near or next((name for name in known if meant and name.startswith(meant)), "")


_MOST_COMPARED: Final = 2000


_FACT: Final = Bilingual("thông tin của chính kế hoạch", "a fact about the plan")
_COUNT: Final = Bilingual("số hàng của bảng", "number of rows")
_ASPECTS: Final = {
    "planned": Bilingual("số kế hoạch giao", "the planned figure"),
    "actual": Bilingual("số thực hiện", "the actual figure"),
    "base": Bilingual("số gốc để so sánh", "the base it is compared with"),
}
_GROUP_RECOMPUTED: Final = Bilingual("tính lại từ các số của nhóm", "recalculated from the figures of the group")
_MEAN: Final = Bilingual("bình quân gia quyền theo", "average weighted by")
_SUM: Final = Bilingual("tổng các hàng", "sum of the rows")
_PARTS: Final = Bilingual("tổng các hàng bên trong", "sum of the rows in the group")
_EXTREMES: Final = {
    TotalRule.MIN: Bilingual("nhỏ nhất trong các hàng", "the smallest of the rows"),
    TotalRule.MAX: Bilingual("lớn nhất trong các hàng", "the largest of the rows"),
}
_FOOTED: Final = Bilingual("điều chỉnh để các số cộng lại khớp", "adjusted so that the figures add up")
_PICKED: Final = Bilingual("làm tròn riêng, không vượt số chứa nó", "rounded on its own, to no more than its whole")
_AS_TYPED: Final = Bilingual("in như đã ghi:", "printed as typed:")
_FIRST: Final = Bilingual("số của hàng đầu", "the figure of the first row")
_LAST: Final = Bilingual("số của hàng cuối", "the figure of the last row")
_QUOTED: Final = Bilingual(
    "chữ trong dấu nháy kép, in nguyên, không tính", "text in quotes, printed as it is, not computed with"
)


class _Explaining(Struct, frozen=True):
    """Finds out what kind of figure an address names, and explains it."""

    explainer: Explainer

    def explained(self, reference: Reference, quantity: Quantity) -> Explanation:
        """Any figure."""
        tools = self.explainer
        if spot := tools.spot(reference):
            return self.of_spot(spot)
        name, place = str(reference), tools.place_of(reference)
        if reference.name in tools.computed.tables and name not in tools.computed.facts:
            return tools.made(quantity, FigureKind.COUNT, _COUNT, "", place)
        figure = None if name in tools.computed.facts else tools.computed.plan.figures.get(reference.name)
        if figure is None:
            return tools.made(quantity, FigureKind.FACT, _FACT, "", None)
        aspect, label = reference.steps[0].name if reference.steps else "", tools.label(figure.label)
        if formula := figure.computed_by(aspect):
            how = _ASPECTS.get(aspect, FORMULA)
            return tools.computed_by(quantity, FigureKind.FORMULA, how, label, formula.expression, formula.place, None)
        if figure.value is None and isinstance(goal := figure.goal, Goal):
            how = Bilingual(f"chỉ tiêu {goal.text}", f"goal {goal.text}")
            return tools.made(quantity, FigureKind.GOAL, how, label, place)
        return tools.made(quantity, FigureKind.TYPED, TYPED, label, place)

    def of_spot(self, spot: FigureSpot) -> Explanation:
        """A cell or a total."""
        column, tools, label = spot.spec, self.explainer, self.explainer.label(spot.spec.label)
        if column.series:
            label = " ".join((*column.under[-1:], label))
        if spot.quantity.said:
            return tools.made(spot.quantity, FigureKind.TYPED, _QUOTED, label, spot.cell_place)
        if spot.parts:
            return self.sum_of(spot, label)
        if spot.row is None:
            return self.of_total(spot, label)
        if column.total in ENDS and spot.is_made_up:
            return self.end_of(spot, label)
        if column.weight and spot.is_made_up:
            return self.mean_of(spot, column.weight, label)
        if (own := spot.spec_in_unit.total_formula) and spot.is_made_up:
            kind = FigureKind.PARTS_RECOMPUTED
            return tools.computed_by(spot.quantity, kind, _GROUP_RECOMPUTED, label, own.expression, own.place, spot)
        return self.of_cell(spot, label)

    def of_total(self, spot: FigureSpot, label: str) -> Explanation:
        """A total that is not a sum."""
        column, tools = spot.spec, self.explainer
        if not column.has_total:
            return tools.made(spot.quantity, FigureKind.NO_TOTAL, NO_TOTAL, label, spot.place)
        if column.total in _EXTREMES:
            return self.extreme_of(spot, label)
        if column.total in ENDS:
            return self.end_of(spot, label)
        if column.weight:
            return self.mean_of(spot, column.weight, label)
        if own := spot.spec_in_unit.total_formula:
            return tools.recomputed(spot, label, own.expression)
        return computation_of(column.source).explain_total(tools, spot, label)

    def of_cell(self, spot: FigureSpot, label: str) -> Explanation:
        """A cell that is not composed of the rows under it, with its figure before joint rounding."""
        return self.footed(spot, computation_of(spot.spec.source).explain(self.explainer, spot, label))

    def footed(self, spot: FigureSpot, found: Explanation) -> Explanation:
        """An explanation with the figure before joint rounding and why it changed, if it did."""
        column = spot.table.columns[spot.column]
        exact = column.unfooted_total
        if spot.row is not None:
            exact = column.unfooted[spot.row] if column.unfooted else None
        if exact is None or isinstance(exact, Absence) or found.value is None:
            return found
        why = _FOOTED
        if spot.row is not None and spot.table.rows[spot.row].relation is Relation.PICK:
            why = _PICKED
        rounding = found.rounding
        if exact != found.value:
            way = Verbatim(f"{written(exact)} → {written(found.value)}")
            rounding = Bilingual.joined(", ", (way, places_of(spot.quantity.display)))
        how = Bilingual.joined("; ", (found.how, why))
        return replace(found, how=how, unfooted=Fraction(exact), rounding=rounding)

    def end_of(self, spot: FigureSpot, label: str) -> Explanation:
        """A total or a group with the figure of its first or last row."""
        tools, table, parts = self.explainer, spot.table, parts_by_parent(spot.table.rows).get(spot.index)
        how = _FIRST if spot.spec.total is TotalRule.FIRST else _LAST
        if not parts:
            return tools.made(spot.quantity, FigureKind.END, how, label, spot.place)
        end = parts[ENDS[spot.spec.total]]
        taken = converted_by(tools.cell_of(table, end, spot.column), _into(spot, end))
        return tools.computed_by(spot.quantity, FigureKind.END, how, label, taken, spot.place, spot)

    def extreme_of(self, spot: FigureSpot, label: str) -> Explanation:
        """A total that is the smallest or largest of the rows."""
        tools, rows, values = self.explainer, spot.table.rows, spot.table.columns[spot.column].values
        taken = [i for i in leaves(rows) if values[i] is not Absence.NOTHING]
        name = "max" if spot.spec.total is TotalRule.MAX else "min"
        numbers = "; ".join(_written_into(spot, i) for i in taken)
        return tools.made(
            spot.quantity, FigureKind.TOTAL_EXTREME, _EXTREMES[spot.spec.total], label, spot.place,
            formula=f"{name}({spot.column})", numbers=f"{name}({numbers})",
            inputs=tuple(tools.input(rows[i].name, FigureSpot(spot.table, spot.column, i)) for i in taken),
            rows=len(taken),
        )  # fmt: skip

    def mean_of(self, spot: FigureSpot, weight: Formula, label: str) -> Explanation:
        """The weighted average of the rows of a group or the table."""
        tools, above, below, inputs, taken = self.explainer, "", "", list[Input](), 0
        by, left_out = expression_text(weight.expression), (Absence.NOTHING, *skipped_in(spot.table.table))
        for row, sign in leaves(spot.table.rows, spot.index).items():
            cell = FigureSpot(spot.table, spot.column, row)
            value, own = cell.quantity.worth, tools.worth(weight.expression, cell, in_total=True)
            if value in left_out or own in left_out:
                continue
            joint = " - " if sign < 0 else " + " if above else ""
            above += f"{joint}{_written_into(spot, row)} * {written(own, in_formula=True)}"
            below += f"{joint}{written(own, in_formula=True)}"
            name, taken = spot.table.rows[row].name, taken + 1
            weights = (tools.referred(reference, cell)[1] for reference in references(weight.expression))
            inputs += [tools.input(name, cell), *(replace(i, name=f"{name}, {i.name}") for i in weights)]
        factor = by if isinstance(weight.expression, Reference) else f"({by})"
        return tools.made(
            spot.quantity, FigureKind.MEAN, Bilingual.joined(" ", (_MEAN, Verbatim(by))), label, weight.place,
            formula=f"sum({spot.column} * {factor}) / sum({by})",
            numbers=f"({above}) / ({below})" if above else "", inputs=tuple(inputs), rows=taken,
        )  # fmt: skip

    def sum_of(self, spot: FigureSpot, label: str) -> Explanation:
        """The sum of a total row, or of a group."""
        tools, rows, values = self.explainer, spot.table.rows, spot.table.columns[spot.column].values
        left_out, numbers = (Absence.NOTHING, *skipped_in(spot.table.table)), ""
        for index in (i for i in spot.parts if values[i] not in left_out):
            sign = "-" if rows[index].relation is Relation.LESS else "+"
            text = _written_into(spot, index)
            numbers = f"{numbers} {sign} {text}" if numbers else text if sign == "+" else f"-{text}"
        inputs = tuple(tools.input(rows[i].name, FigureSpot(spot.table, spot.column, i)) for i in spot.parts)
        kind, how = (FigureKind.TOTAL_SUM, _SUM) if spot.row is None else (FigureKind.PARTS, _PARTS)
        found = tools.made(
            spot.quantity, kind, how, label, spot.place,
            formula=f"sum({spot.column})", numbers=numbers or "0", inputs=inputs, rows=len(spot.parts),
        )  # fmt: skip
        return self.footed(spot, found)


def _into(spot: FigureSpot, row: int) -> Exact:
    """The factor of a row's figure in the figure that is explained."""
    column = spot.table.columns[spot.column]
    return column.factor(row, spot.index) or 1


def _written_into(spot: FigureSpot, row: int) -> str:
    """A row's figure as written in the explained formula, with the conversion of its unit."""
    value, factor = spot.table.columns[spot.column].values[row], _into(spot, row)
    text = written(value, in_formula=True)
    if factor == 1 or isinstance(value, Absence):
        return text
    return f"{text} / {factor.denominator}" if factor.numerator == 1 else f"{text} * {written(factor)}"
