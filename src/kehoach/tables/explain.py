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
    Drawn,
    Formula,
    Given,
    Goal,
    Growth,
    Judged,
    Quoted,
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
from kehoach.tables.kinds import leaves
from kehoach.tables.listing import as_rows
from kehoach.tables.scope import Scope, ScopeError
from kehoach.tables.tree import parts_by_parent
from kehoach.tables.values import Display

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.diagnostics import Place
    from kehoach.spec.model import Column, ColumnSource
    from kehoach.spec.prose import Segment
    from kehoach.tables.computed import ComputedPlan, ComputedTable


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
_SUM: Final = Term("tổng các hàng", "sum of the rows")
_PARTS: Final = Term("tổng các hàng bên trong", "sum of the rows under it")
_EXTREMES: Final = {
    TotalRule.MIN: Term("nhỏ nhất trong các hàng", "the least of the rows"),
    TotalRule.MAX: Term("lớn nhất trong các hàng", "the largest of the rows"),
}
_GROWTH: Final = Term("mức tăng, trên", "growth, per")
_RATE: Final = Term("tỷ lệ, trên", "rate, per")
_SHARE: Final = Term("tỷ trọng, trên", "share, per")
_FOOTED: Final = Term("chỉnh để cộng lại vừa đủ", "adjusted so that all add up")
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


@dataclass(frozen=True, slots=True)
class _Spot:
    """A cell or a total of a table."""

    table: ComputedTable
    column: str
    row: int | None
    """``None`` in the total row."""

    @property
    def quantity(self) -> Quantity:
        return self.table.total(self.column) if self.row is None else self.table.cell(self.row, self.column)

    @property
    def spec(self) -> Column:
        return self.table.columns[self.column].column

    @property
    def parts(self) -> tuple[int, ...]:
        """The rows that it is the sum of; empty where it is none."""
        column, rows = self.spec, self.table.rows
        if self.row is None:
            is_anew = column.total is TotalRule.RECOMPUTE and isinstance(column.source, Formula | Rate | Growth | Share)
            is_sum = column.total in (TotalRule.SUM, TotalRule.RECOMPUTE) and not is_anew
        else:
            is_sum = column.total is TotalRule.SUM and not isinstance(column.source, Share | Running)
        has_source = not isinstance(column.source, Unreadable)
        return tuple(parts_by_parent(rows).get(self.index, ())) if is_sum and has_source else ()

    @property
    def index(self) -> int:
        """Of the row; -1 for the total row, as rows under no other have it for their parent."""
        return -1 if self.row is None else self.row

    def beside(self, column: str) -> _Spot:
        """The cell of another column in the same row."""
        return _Spot(self.table, column, self.row)

    @property
    def place(self) -> Place:
        """Where the figure is typed, or what computes it is written."""
        source = self.spec.source
        if self.row is None and self.spec.total_formula:
            return self.spec.total_formula.place
        if not isinstance(source, Given | Judged | Unreadable) and not self.parts:
            return source.place
        if self.row is None:
            return self.spec.place
        at = next(i for i, column in enumerate(self.table.table.columns) if column.id == self.column)
        return self.table.rows[self.row].places[at]

    @property
    def text(self) -> str:
        """The figure as it is printed."""
        if self.row is None:
            return "" if self.spec.total is TotalRule.NONE else self.quantity.text
        at = next(i for i, column in enumerate(self.table.table.columns) if column.id == self.column)
        cell = self.table.rows[self.row].cells[at]
        is_typed = isinstance(self.spec.source, Given) and not self.parts
        if is_typed and isinstance(cell, Quoted):
            return cell.text
        return "" if is_typed and cell is Absence.BLANK else self.quantity.text


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

    def spot(self, reference: Reference) -> _Spot | None:
        """The cell or total that a reference names; ``None`` for a count, a fact or a single figure."""
        table = self.computed.tables.get(reference.name)
        if table is None or len(reference.steps) != 2:
            return None
        row, column = reference.steps
        if column.name not in table.columns:
            return None
        index = Scope.of(self.computed).row_of(table.table, row) if row.is_row else None
        return _Spot(table, column.name, index)

    def of_spot(self, spot: _Spot) -> Explanation:
        label = self.label(spot.spec.label)
        if spot.spec.series:
            label = " ".join((*spot.spec.under[-1:], label))
        if spot.parts:
            return self.sum_of(spot, label)
        return self.of_total(spot, label) if spot.row is None else self.of_cell(spot, spot.row, label)

    def of_total(self, spot: _Spot, label: str) -> Explanation:
        """A total that is no sum."""
        column, quantity, place = spot.spec, spot.quantity, spot.place
        if column.total is TotalRule.NONE or isinstance(column.source, Running):
            return self.made(quantity, Kind.NO_TOTAL, _NO_TOTAL, label, place, text="")
        if column.total in _EXTREMES:
            return self.extreme_of(spot, label)
        whole, how = _anew(column.source), _RECOMPUTED
        if column.total_formula:
            whole = column.total_formula.expression
        elif isinstance(column.source, Share):
            whole = self.share_of(column.source, f"{spot.table.table.id}.total.{column.source.expression.name}", spot)
        if whole is None:
            return self.made(quantity, Kind.FAULTY, _FAULTY, label, place)
        if not column.total_formula and (own := _per(column.source)) is not None:
            how = Term(f"{own.vi}; {how.vi}", f"{own.en}; {how.en}")
        return self.computed_by(quantity, Kind.TOTAL_RECOMPUTED, how, label, whole, place, spot)

    def of_cell(self, spot: _Spot, row: int, label: str) -> Explanation:
        """A cell that is not made up of the rows under it."""
        source, quantity = spot.spec.source, spot.quantity
        match source:
            case Given():
                found = self.made(quantity, Kind.TYPED, _TYPED, label, spot.place, text=spot.text)
                return replace(found, about=spot.table.rows[row].about)
            case Formula(expression=expression, place=place):
                return self.computed_by(quantity, Kind.FORMULA, _FORMULA, label, expression, place, spot)
            case Rate() | Growth():
                kind = Kind.RATE if isinstance(source, Rate) else Kind.GROWTH
                whole = _anew(source) or source.expression
                return self.computed_by(quantity, kind, _per(source) or _RATE, label, whole, source.place, spot)
            case Share(place=place):
                unfooted, how = spot.table.columns[spot.column].unfooted, _per(source) or _SHARE
                if unfooted:
                    how = Term(f"{how.vi}; {_FOOTED.vi}", f"{how.en}; {_FOOTED.en}")
                whole = self.share_of(source, source.expression.name, spot)
                found = self.computed_by(quantity, Kind.SHARE, how, label, whole, place, spot)
                exact = unfooted[row] if unfooted else Absence.NOTHING
                return found if isinstance(exact, Absence) else replace(found, unfooted=Fraction(exact))
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
            case Judged() | Unreadable():
                return self.made(quantity, Kind.FAULTY, _FAULTY, label, spot.place)

    def share_of(self, source: Share, part: str, spot: _Spot) -> Expression:
        """A part over the total of its column, per 100."""
        whole = parse_formula(f"{spot.table.table.id}.total.{source.expression.name}")
        return _times(Operation("/", parse_formula(part), whole, 0), source.per)

    def running(self, spot: _Spot, row: int, source: Running, label: str) -> Explanation:
        """A running sum: the one above it, and what this row adds."""
        signs, values = leaves(spot.table.rows), spot.table.columns[spot.column].values
        if row not in signs:
            return self.made(spot.quantity, Kind.RUNNING, _RUNNING, label, source.place)
        before = [index for index in signs if index < row and values[index] is not Absence.NOTHING]
        whole: Expression = source.expression if signs[row] > 0 else Negation(source.expression, 0)
        if before:
            above = Reference(spot.table.table.id, _steps(spot.table.row_address(before[-1]), spot.column), 0)
            whole = Operation("+" if signs[row] > 0 else "-", above, source.expression, 0)
        return self.computed_by(spot.quantity, Kind.RUNNING, _RUNNING, label, whole, source.place, spot)

    def part_of(self, spot: _Spot, row: int, source: Split, label: str) -> Explanation:
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

    def extreme_of(self, spot: _Spot, label: str) -> Explanation:
        """A total that is the least or the largest of the rows."""
        rows, values = spot.table.rows, spot.table.columns[spot.column].values
        taken = [i for i in leaves(rows) if values[i] is not Absence.NOTHING]
        name = "max" if spot.spec.total is TotalRule.MAX else "min"
        numbers = "; ".join(written(values[i]) for i in taken)
        return self.made(
            spot.quantity, Kind.TOTAL_EXTREME, _EXTREMES[spot.spec.total], label, spot.place,
            formula=f"{name}({spot.column})", numbers=f"{name}({numbers})",
            inputs=tuple(self.input(rows[i].name, _Spot(spot.table, spot.column, i)) for i in taken), rows=len(taken),
        )  # fmt: skip

    def sum_of(self, spot: _Spot, label: str) -> Explanation:
        """A total row's sum, or a row that is made up of those under it."""
        rows, values = spot.table.rows, spot.table.columns[spot.column].values
        is_skipping = spot.table.table.missing == "skip"
        left_out = {Absence.NOTHING, *((Absence.UNKNOWN, Absence.TO_BE_SUPPLIED) if is_skipping else ())}
        numbers = ""
        for index in (i for i in spot.parts if values[i] not in left_out):
            sign = "-" if rows[index].relation is Relation.LESS else "+"
            text = written(values[index], in_formula=True)
            numbers = f"{numbers} {sign} {text}" if numbers else text if sign == "+" else f"-{text}"
        inputs = tuple(self.input(rows[i].name, _Spot(spot.table, spot.column, i)) for i in spot.parts)
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
        spot: _Spot | None,
    ) -> Explanation:
        """What an expression computes: over the row of ``spot``, or by addresses alone."""
        numbers: dict[str, str] = {}
        inputs: dict[str, Input] = {}
        for reference in references(expression):
            name = str(reference)
            found, inputs[name] = self.referred(reference, spot)
            alone = isinstance(expression, Reference)
            numbers[name] = written(found.worth, in_formula=not alone) if found.display.grouped else found.text
        return self.made(
            quantity, kind, how, label, place,
            formula=expression_text(expression),
            numbers=expression_text(expression, lambda reference: numbers[str(reference)]),
            inputs=tuple(inputs.values()),
        )  # fmt: skip

    def referred(self, reference: Reference, spot: _Spot | None) -> tuple[Quantity, Input]:
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

    def input(self, name: str, spot: _Spot) -> Input:
        """A cell or total as an input; one drawn from another table stands there, where it is typed."""
        there, quantity = self.source_of(spot), spot.quantity
        return Input(name, there.quantity.address, spot.text, quantity.value, there.place)

    def source_of(self, spot: _Spot) -> _Spot:
        """Where the figure of a drawn cell really stands; the spot itself for any other."""
        source = spot.spec.source
        while isinstance(source, Drawn) and spot.row is not None and not spot.parts:
            table = self.computed.tables.get(source.table)
            index = table.row_index.get(fold(spot.table.rows[spot.row].name)) if table else None
            if table is None or index is None or source.column not in table.columns:
                break
            spot = _Spot(table, source.column, index)
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
