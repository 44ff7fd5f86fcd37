"""Why a figure is what it is: how it comes about, from which figures, exactly, and how it was rounded."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.terms import NOWHERE, Term
from kehoach.numbers import Rounding, format_exact, round_exact
from kehoach.spec.expression import (
    Expression,
    ExpressionError,
    Negation,
    Number,
    Operation,
    Reference,
    Step,
    expression_text,
    parse_formula,
    references,
)
from kehoach.spec.model import (
    Absence,
    Carried,
    Composed,
    Drawn,
    Formula,
    Given,
    Goal,
    Grown,
    Growth,
    Judged,
    Rate,
    Relation,
    Running,
    Share,
    Split,
    TotalRule,
    Unreadable,
)
from kehoach.spec.names import fold, nearest
from kehoach.tables.computed import Quantity
from kehoach.tables.explanation import Explanation, Input, Kind, written
from kehoach.tables.formula import compiled
from kehoach.tables.listing import as_rows
from kehoach.tables.scope import Scope, ScopeError
from kehoach.tables.spot import Spot
from kehoach.tables.tree import ENDS, leaves, parts_by_parent
from kehoach.tables.values import Display

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.diagnostics import Place
    from kehoach.spec.model import ColumnSource
    from kehoach.spec.prose import Segment
    from kehoach.tables.computed import ComputedPlan, ComputedTable
    from kehoach.tables.formula import Cells
    from kehoach.tables.values import Value


def explain(computed: ComputedPlan, address: str) -> Explanation:
    """How the figure at an address comes about.

    Raises:
        KeyError: there is no such figure.
    """
    quantity = computed[address]
    reference = parse_formula(address)
    if not isinstance(reference, Reference):
        raise KeyError(address)
    return _Explainer(computed).explained(reference, quantity)


def nearest_address(computed: ComputedPlan, address: str) -> str:
    """The address that was probably meant by one that names nothing; empty where none is near."""
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
    known = [row[0] for row in itertools.islice(as_rows(computed), _MOST_COMPARED)]
    return nearest(meant, known) or next((name for name in known if meant and name.startswith(meant)), "")


_MOST_COMPARED: Final = 2000


_FORMULA: Final = Term("công thức", "formula")
_TYPED: Final = Term("gõ trong tệp", "typed")
_FACT: Final = Term("kế hoạch nói về mình", "what the plan says of itself")
_COUNT: Final = Term("số hàng của bảng", "number of rows")
_PLANNED: Final = Term("số kế hoạch giao", "what the plan gives out")
_ACTUAL: Final = Term("số thực hiện", "what was attained")
_BASE: Final = Term("số gốc để so", "what it is compared with")
_RECOMPUTED: Final = Term("tính lại từ dòng tổng", "worked out anew from the totals")
_GROUP_ANEW: Final = Term("tính lại từ các số của nhóm", "worked out anew from the figures of the group")
_MEAN: Final = Term("bình quân theo", "average by")
_SUM: Final = Term("tổng các hàng", "sum of the rows")
_PARTS: Final = Term("tổng các hàng bên trong", "sum of the rows under it")
_EXTREMES: Final = {
    TotalRule.MIN: Term("nhỏ nhất trong các hàng", "the least of the rows"),
    TotalRule.MAX: Term("lớn nhất trong các hàng", "the largest of the rows"),
}
_GROWTH: Final = Term("mức tăng, trên", "growth, per")
_AVERAGE: Final = Term("mức tăng bình quân năm, trên", "average annual growth, per")
_GROWN: Final = Term("tăng đều mỗi năm", "grown by as much each year")
_RATE: Final = Term("tỷ lệ, trên", "rate, per")
_SHARE: Final = Term("tỷ trọng, trên", "share, per")
_FOOTED: Final = Term("chỉnh để cộng lại vừa đủ", "adjusted so that all add up")
_FIRST: Final = Term("số của hàng đầu", "what the first row has")
_LAST: Final = Term("số của hàng cuối", "what the last row has")
_CARRIED: Final = Term("chuyển từ hàng trước sang", "carried over from the row before")
_RUNNING: Final = Term("lũy kế đến hàng này", "running sum down to this row")
_SPLIT: Final = Term("chia số nguyên theo", "whole parts by")
_NO_PART: Final = Term("hàng này không được chia", "this row takes no part")
_NO_TOTAL: Final = Term("cột này không cộng", "this column has no total")
_FAULTY: Final = Term("không đọc được", "could not be read")
_NOT_ROUNDED: Final = Term("không phải làm tròn", "nothing to round")
_AS_YEAR: Final = Term("năm, in nguyên", "a year, as it is")
_ROUNDINGS: Final = {
    Rounding.HALF_UP: Term("nửa lên", "half up"),
    Rounding.TRUNCATE: Term("cắt bỏ", "cut off"),
    Rounding.HALF_EVEN: Term("nửa về số chẵn", "half to even"),
}

# --- working it out --------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Explainer:
    """Explains the figures of one plan."""

    computed: ComputedPlan

    def explained(self, reference: Reference, quantity: Quantity) -> Explanation:
        if spot := self.spot(reference):
            return self.of_spot(spot)
        name = str(reference)
        if reference.name in self.computed.tables and name not in self.computed.facts:
            table = self.computed.tables[reference.name]
            return self.made(quantity, Kind.COUNT, _COUNT, "", table.table.place)
        figure = None if name in self.computed.facts else self.computed.plan.figures.get(reference.name)
        if figure is None:
            return self.made(quantity, Kind.FACT, _FACT, "", None)
        aspect = reference.steps[0].name if reference.steps else ""
        label = self.label(figure.label)
        formula = {"": figure.formula, "planned": figure.planned, "actual": figure.actual, "base": figure.base}.get(
            aspect
        )
        if formula:
            how = {"planned": _PLANNED, "actual": _ACTUAL, "base": _BASE}.get(aspect, _FORMULA)
            return self.computed_by(quantity, Kind.FORMULA, how, label, formula.expression, formula.place, None)
        if figure.value is None and isinstance(figure.goal, Goal):
            goal = figure.goal
            how = Term(f"chỉ tiêu {goal.text}", f"goal {goal.text}")
            return self.made(quantity, Kind.GOAL, how, label, goal.place)
        return self.made(quantity, Kind.TYPED, _TYPED, label, figure.place)

    def spot(self, reference: Reference) -> Spot | None:
        """The cell or total that a reference names; ``None`` for a count, a fact or a single figure."""
        table = self.computed.tables.get(reference.name)
        if table is None or len(reference.steps) != 2:
            return None
        row, column = reference.steps
        if column.name not in table.columns:
            return None
        index = Scope.of(self.computed).row_of(table.table, row) if row.is_row else None
        return Spot(table, column.name, index)

    def of_spot(self, spot: Spot) -> Explanation:
        label = self.label(spot.spec.label)
        if spot.spec.series:
            label = " ".join((*spot.spec.under[-1:], label))
        if spot.parts:
            return self.sum_of(spot, label)
        if spot.row is None:
            return self.of_total(spot, label)
        if spot.spec.total in ENDS and spot.is_made_up:
            return self.end_of(spot, label)
        if spot.spec.weight and spot.is_made_up:
            return self.mean_of(spot, spot.spec.weight, label)
        if (own := spot.spec.total_formula) and spot.is_made_up:
            kind = Kind.PARTS_RECOMPUTED
            return self.computed_by(spot.quantity, kind, _GROUP_ANEW, label, own.expression, own.place, spot)
        return self.of_cell(spot, spot.row, label)

    def of_total(self, spot: Spot, label: str) -> Explanation:
        """A total that is no sum."""
        column, quantity, place = spot.spec, spot.quantity, spot.place
        if column.total is TotalRule.NONE or isinstance(column.source, Running):
            return self.made(quantity, Kind.NO_TOTAL, _NO_TOTAL, label, place, text="")
        if column.total in _EXTREMES:
            return self.extreme_of(spot, label)
        if column.total in ENDS:
            return self.end_of(spot, label)
        if column.weight:
            return self.mean_of(spot, column.weight, label)
        if not column.total_formula:
            match column.source:
                case (Growth(over=Formula()) | Grown()) as source:
                    return self.compounded(spot, source, label)
        whole, how = _anew(column.source), _RECOMPUTED
        if column.total_formula:
            whole = column.total_formula.expression
        elif isinstance(column.source, Share):
            total = _total(spot.table.table.id, column.source.expression.name)
            whole = _times(Operation("/", total, total, 0), column.source.per)
        if whole is None:
            return self.made(quantity, Kind.FAULTY, _FAULTY, label, place)
        if not column.total_formula and (own := _per(column.source)) is not None:
            how = Term(f"{own.vi}; {how.vi}", f"{own.en}; {how.en}")
        return self.computed_by(quantity, Kind.TOTAL_RECOMPUTED, how, label, whole, place, spot)

    def of_cell(self, spot: Spot, row: int, label: str) -> Explanation:
        """A cell that is not made up of the rows under it, with what it was before it was made to add up."""
        found, unfooted = self.of_source(spot, row, label), spot.table.columns[spot.column].unfooted
        exact = unfooted[row] if unfooted else Absence.NOTHING
        if isinstance(exact, Absence):
            return found
        how = Term(f"{found.how.vi}; {_FOOTED.vi}", f"{found.how.en}; {_FOOTED.en}")
        return replace(found, how=how, unfooted=Fraction(exact))

    def of_source(self, spot: Spot, row: int, label: str) -> Explanation:
        """A cell by what its column is."""
        source, quantity = spot.spec.source, spot.quantity
        match source:
            case Given():
                found = self.made(quantity, Kind.TYPED, _TYPED, label, spot.place, text=spot.text)
                return replace(found, about=spot.table.rows[row].about)
            case Formula(expression=expression, place=place):
                return self.computed_by(quantity, Kind.FORMULA, _FORMULA, label, expression, place, spot)
            case (Growth(over=Formula()) | Grown()) as source:
                return self.compounded(spot, source, label)
            case Rate() | Growth():
                kind = Kind.RATE if isinstance(source, Rate) else Kind.GROWTH
                whole = _anew(source) or source.expression
                return self.computed_by(quantity, kind, _per(source) or _RATE, label, whole, source.place, spot)
            case Share(place=place):
                whole = _times(Operation("/", source.expression, self.whole_of(source, spot, row), 0), source.per)
                return self.computed_by(quantity, Kind.SHARE, _per(source) or _SHARE, label, whole, place, spot)
            case Carried():
                return self.carried(spot, row, source, label)
            case Running():
                return self.running(spot, row, source, label)
            case Split():
                return self.part_of(spot, row, source, label)
            case Drawn(table=table, column=column, place=place):
                how = Term(f"lấy từ {table}.{column}", f"drawn from {table}.{column}")
                taken = self.source_of(spot)
                inputs = () if taken is spot else (self.input(f"{table}.{column}", taken),)
                return self.made(
                    quantity, Kind.DRAWN, how, label, place,
                    formula=f"{table}.{column}", numbers=written(quantity.worth), inputs=inputs,
                )  # fmt: skip
            case Composed() | Judged() | Unreadable():
                return self.made(quantity, Kind.FAULTY, _FAULTY, label, spot.place)

    def compounded(self, spot: Spot, source: Growth | Grown, label: str) -> Explanation:
        """A growth over years, or what it leads to: in a row, or over the totals."""
        inputs: dict[str, Input] = {}

        def both(expression: Expression, there: Spot | None = spot) -> tuple[str, str]:
            """An expression as it is written, and with its figures."""
            numbers, found = self.put_in(expression, there)
            inputs.update(found)
            text = expression_text(expression)
            return (text, numbers) if isinstance(expression, Reference | Number) else (f"({text})", f"({numbers})")

        years = both(source.over.expression, None) if source.over else ("1", "1")
        if isinstance(source, Growth):
            kind, how = Kind.AVERAGE_GROWTH, Term(f"{_AVERAGE.vi} {source.per}", f"{_AVERAGE.en} {source.per}")
            figures = zip(both(source.expression), years, strict=True)
            texts = (f"({of}^(1 / {n}) - 1) * {source.per}" for of, n in figures)
        else:
            kind, how = Kind.GROWN, _GROWN
            grown = zip(both(source.expression), both(source.by.expression), years, strict=True)
            texts = (f"{of} * (1 + {speed} / {source.per})^{n}" for of, speed, n in grown)
        formula, numbers = texts
        return self.made(
            spot.quantity, kind if spot.row is not None else Kind.TOTAL_RECOMPUTED, how, label, source.place,
            formula=formula, numbers=numbers, inputs=tuple(inputs.values()),
        )  # fmt: skip

    def end_of(self, spot: Spot, label: str) -> Explanation:
        """A total or a group that has what the first or the last of its rows has."""
        table, parts = spot.table, parts_by_parent(spot.table.rows).get(spot.index)
        how = _FIRST if spot.spec.total is TotalRule.FIRST else _LAST
        if not parts:
            return self.made(spot.quantity, Kind.END, how, label, spot.place)
        taken = self.cell_of(table, parts[ENDS[spot.spec.total]], spot.column)
        return self.computed_by(spot.quantity, Kind.END, how, label, taken, spot.place, spot)

    def carried(self, spot: Spot, row: int, source: Carried, label: str) -> Explanation:
        """The first row as typed; each other one by what it is carried over from."""
        order = tuple(leaves(spot.table.rows))
        if row in order[:1]:
            return self.made(spot.quantity, Kind.TYPED, _TYPED, label, spot.cell_place)
        if row not in order:
            return self.made(spot.quantity, Kind.CARRIED, _CARRIED, label, source.place)
        before = self.cell_of(spot.table, order[order.index(row) - 1], source.expression.name)
        return self.computed_by(spot.quantity, Kind.CARRIED, _CARRIED, label, before, source.place, spot)

    def cell_of(self, table: ComputedTable, row: int, column: str) -> Reference:
        """The reference that names a cell."""
        return Reference(table.table.id, _steps(table.row_address(row), column), 0)

    def whole_of(self, source: Share, spot: Spot, row: int) -> Reference:
        """What a row's share is of: the total of its column, or the row that it stands under."""
        table, column, parent = spot.table, source.expression.name, spot.table.rows[row].parent
        if not source.in_group or parent < 0:
            return _total(table.table.id, column)
        return self.cell_of(table, parent, column)

    def running(self, spot: Spot, row: int, source: Running, label: str) -> Explanation:
        """A running sum: the one above it, and what this row adds."""
        signs, values = leaves(spot.table.rows), spot.table.columns[spot.column].values
        if row not in signs:
            return self.made(spot.quantity, Kind.RUNNING, _RUNNING, label, source.place)
        before = [index for index in signs if index < row and values[index] is not Absence.NOTHING]
        whole: Expression = source.expression if signs[row] > 0 else Negation(source.expression, 0)
        if before:
            above = self.cell_of(spot.table, before[-1], spot.column)
            whole = Operation("+" if signs[row] > 0 else "-", above, source.expression, 0)
        return self.computed_by(spot.quantity, Kind.RUNNING, _RUNNING, label, whole, source.place, spot)

    def part_of(self, spot: Spot, row: int, source: Split, label: str) -> Explanation:
        """A part of an amount that was given out; its formula is the amount."""
        portions, by = spot.table.columns[spot.column].portions, expression_text(source.by.expression)
        portion = portions[row] if portions else None
        how = Term(f"{_SPLIT.vi} {by}", f"{_SPLIT.en} {by}")
        if portion is None:
            how = Term(f"{how.vi}; {_NO_PART.vi}", f"{how.en}; {_NO_PART.en}")
        found = self.computed_by(
            spot.quantity, Kind.APPORTIONED, how, label, source.whole.expression, source.place, None
        )
        known = {item.name: item for item in found.inputs}
        for reference in (r for formula in source.by_row for r in references(formula.expression)):
            known.setdefault(str(reference), self.referred(reference, spot)[1])
        return replace(found, inputs=tuple(known.values()), portion=portion)

    def extreme_of(self, spot: Spot, label: str) -> Explanation:
        """A total that is the least or the largest of the rows."""
        rows, values = spot.table.rows, spot.table.columns[spot.column].values
        taken = [i for i in leaves(rows) if values[i] is not Absence.NOTHING]
        name = "max" if spot.spec.total is TotalRule.MAX else "min"
        numbers = "; ".join(written(values[i]) for i in taken)
        return self.made(
            spot.quantity, Kind.TOTAL_EXTREME, _EXTREMES[spot.spec.total], label, spot.place,
            formula=f"{name}({spot.column})", numbers=f"{name}({numbers})",
            inputs=tuple(self.input(rows[i].name, Spot(spot.table, spot.column, i)) for i in taken), rows=len(taken),
        )  # fmt: skip

    def mean_of(self, spot: Spot, weight: Formula, label: str) -> Explanation:
        """The weighted average of the rows that make something up."""
        above, below, inputs, taken = "", "", list[Input](), 0
        by = expression_text(weight.expression)
        for row, sign in leaves(spot.table.rows, spot.index).items():
            cell = Spot(spot.table, spot.column, row)
            value, own = cell.quantity.worth, self.worth(weight.expression, cell)
            if isinstance(value, Absence) or isinstance(own, Absence):
                continue
            joint = " - " if sign < 0 else " + " if above else ""
            above += f"{joint}{written(value, in_formula=True)} * {written(own, in_formula=True)}"
            below += f"{joint}{written(own, in_formula=True)}"
            name, taken = spot.table.rows[row].name, taken + 1
            weights = (self.referred(reference, cell)[1] for reference in references(weight.expression))
            inputs += [self.input(name, cell), *(replace(i, name=f"{name}, {i.name}") for i in weights)]
        factor = by if isinstance(weight.expression, Reference) else f"({by})"
        return self.made(
            spot.quantity, Kind.MEAN, Term(f"{_MEAN.vi} {by}", f"{_MEAN.en} {by}"), label, weight.place,
            formula=f"sum({spot.column} * {factor}) / sum({by})",
            numbers=f"({above}) / ({below})" if above else "", inputs=tuple(inputs), rows=taken,
        )  # fmt: skip

    def worth(self, expression: Expression, spot: Spot) -> Value:
        """What an expression gives in a row."""

        def bind(reference: Reference) -> Cells:
            found = self.referred(reference, spot)[0].worth
            return lambda _row: found

        return compiled(expression, bind, spot.table.table.rounding)(0)

    def sum_of(self, spot: Spot, label: str) -> Explanation:
        """A total row's sum, or a row that is made up of those under it."""
        rows, values = spot.table.rows, spot.table.columns[spot.column].values
        is_skipping = spot.table.table.missing == "skip"
        left_out = {Absence.NOTHING, *((Absence.UNKNOWN, Absence.TO_BE_SUPPLIED) if is_skipping else ())}
        numbers = ""
        for index in (i for i in spot.parts if values[i] not in left_out):
            sign = "-" if rows[index].relation is Relation.LESS else "+"
            text = written(values[index], in_formula=True)
            numbers = f"{numbers} {sign} {text}" if numbers else text if sign == "+" else f"-{text}"
        inputs = tuple(self.input(rows[i].name, Spot(spot.table, spot.column, i)) for i in spot.parts)
        kind, how = (Kind.TOTAL_SUM, _SUM) if spot.row is None else (Kind.PARTS, _PARTS)
        return self.made(
            spot.quantity, kind, how, label, spot.place,
            formula=f"sum({spot.column})", numbers=numbers or "0", inputs=inputs, rows=len(spot.parts),
        )  # fmt: skip

    def computed_by(
        self,
        quantity: Quantity,
        kind: Kind,
        how: Term,
        label: str,
        expression: Expression,
        place: Place,
        spot: Spot | None,
    ) -> Explanation:
        """What an expression computes: over the row of ``spot``, or by addresses alone."""
        numbers, inputs = self.put_in(expression, spot, is_alone=isinstance(expression, Reference))
        return self.made(
            quantity, kind, how, label, place,
            formula=expression_text(expression), numbers=numbers, inputs=tuple(inputs.values()),
        )  # fmt: skip

    def put_in(
        self, expression: Expression, spot: Spot | None, *, is_alone: bool = False
    ) -> tuple[str, dict[str, Input]]:
        """An expression with its exact figures in the place of its names, and those figures by name."""
        numbers: dict[str, str] = {}
        inputs: dict[str, Input] = {}
        for reference in references(expression):
            name = str(reference)
            found, inputs[name] = self.referred(reference, spot)
            numbers[name] = written(found.worth, in_formula=not is_alone) if found.display.grouped else found.text
        return expression_text(expression, lambda reference: numbers[str(reference)]), inputs

    def referred(self, reference: Reference, spot: Spot | None) -> tuple[Quantity, Input]:
        """The figure that a formula names, and that as an input."""
        name = str(reference)
        if spot and not reference.steps and reference.name in spot.table.columns:
            there = spot.beside(reference.name)
            return there.quantity, self.input(name, there)
        try:
            found = Scope.of(self.computed).resolve(reference)
        except ScopeError:
            found = ""
        if isinstance(found, str):  # a finding has said that there is no such figure
            nothing = Quantity(name, Absence.FAULTY, Display())
            return nothing, Input(name, name, found or nothing.text, None, None)
        if far := self.spot(reference):
            return found, self.input(name, far)
        place = self.explained(reference, found).place
        return found, Input(name, found.address, found.text, found.value, place)

    def input(self, name: str, spot: Spot) -> Input:
        """A cell or total as an input; one drawn from another table stands there, where it is typed."""
        there, quantity = self.source_of(spot), spot.quantity
        return Input(name, there.quantity.address, spot.text, quantity.value, there.place)

    def source_of(self, spot: Spot) -> Spot:
        """Where the figure of a drawn cell really stands; the spot itself for any other."""
        source = spot.spec.source
        while isinstance(source, Drawn) and spot.row is not None and not spot.parts:
            table = self.computed.tables.get(source.table)
            index = table.row_index.get(fold(spot.table.rows[spot.row].name)) if table else None
            if table is None or index is None or source.column not in table.columns:
                break
            spot = Spot(table, source.column, index)
            source = spot.spec.source
        return spot

    # --- what every explanation has

    def made(
        self,
        quantity: Quantity,
        kind: Kind,
        how: Term,
        label: str,
        place: Place | None,
        *,
        text: str | None = None,
        formula: str = "",
        numbers: str = "",
        inputs: tuple[Input, ...] = (),
        rows: int = 0,
    ) -> Explanation:
        shown = quantity.text if text is None else text
        return Explanation(
            quantity.address, label, shown, quantity.value, kind, how, formula, numbers, inputs, rows,
            _rounding(quantity), place,
        )  # fmt: skip

    def label(self, segments: Iterable[Segment]) -> str:
        printed = self.computed.printed
        return "".join(s if isinstance(s, str) else printed.get(s, f"$({s.text})") for s in segments)


def _times(expression: Expression, per: int) -> Expression:
    return expression if per == 1 else Operation("*", expression, Number(per, 0), 0)


def _anew(source: ColumnSource) -> Expression | None:
    """What a column's formula comes to, per 100 and all; ``None`` where it has none that totals could take."""
    match source:
        case Formula(expression=expression):
            return expression
        case Rate(expression=expression, per=per):
            return _times(expression, per)
        case Growth(expression=expression, per=per):
            return _times(Operation("-", expression, Number(1, 0), 0), per)
        case _:
            return None


def _per(source: ColumnSource) -> Term | None:
    """What a column is and its per, "tỷ lệ, trên 100"; ``None`` for anything else."""
    if not isinstance(source, Rate | Growth | Share):
        return None
    word = {Rate: _RATE, Growth: _GROWTH, Share: _SHARE}[type(source)]
    per = format_exact(source.per, 0)
    return Term(f"{word.vi} {per}", f"{word.en} {per}")


def _total(table: str, column: str) -> Reference:
    return Reference(table, (Step("total", False, 0), Step(column, False, 0)), 0)


def _steps(row: str, column: str) -> tuple[Step, ...]:
    return Step(row, True, 0), Step(column, False, 0)


def _rounding(quantity: Quantity) -> Term:
    worth, display = quantity.worth, quantity.display
    if isinstance(worth, Absence):
        return NOWHERE
    if not display.grouped:
        return _AS_YEAR
    if round_exact(worth, display.places, display.rounding) == worth:
        how = _NOT_ROUNDED
    else:
        how = _ROUNDINGS[display.rounding]
    places = display.places
    pad = (f", ít nhất {display.pad} chữ số", f", at least {display.pad} digits") if display.pad > 1 else ("", "")
    return Term(f"{how.vi}, {places} số lẻ{pad[0]}", f"{how.en}, {places} decimal{'s' * (places != 1)}{pad[1]}")
