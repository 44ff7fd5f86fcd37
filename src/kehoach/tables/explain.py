"""Why a figure is what it is: how it comes about, from which figures, exactly, and how it was rounded."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.terms import NOWHERE, Term
from kehoach.numbers import Rounding, format_exact, round_exact
from kehoach.spec.expression import (
    Expression,
    ExpressionError,
    Number,
    Operation,
    Reference,
    expression_text,
    parse_formula,
    references,
)
from kehoach.spec.model import Absence, Drawn, Formula, Given, Goal, Quoted, Rate, Relation, TotalRule
from kehoach.spec.names import fold, nearest
from kehoach.tables.computed import Quantity
from kehoach.tables.listing import as_rows, exact_text
from kehoach.tables.scope import Scope, ScopeError
from kehoach.tables.tree import parts_by_parent
from kehoach.tables.values import Display, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.diagnostics import Language, Place
    from kehoach.spec.model import Column
    from kehoach.spec.prose import Segment
    from kehoach.tables.computed import ComputedPlan, ComputedTable
    from kehoach.tables.values import Value


class Kind(Enum):
    """How a figure comes about."""

    TYPED = "typed"
    FORMULA = "formula"
    RATE = "rate"
    GROWTH = "growth"
    SHARE = "share"
    DRAWN = "drawn"
    PARTS = "sum-of-parts"
    """A row that has parts is their sum."""
    TOTAL_SUM = "total-sum"
    TOTAL_RECOMPUTED = "total-recomputed"
    """A total worked out anew from the totals of other columns, as that of a rate is."""
    TOTAL_EXTREME = "total-extreme"
    """The least or the largest of the rows."""
    NO_TOTAL = "no-total"
    GOAL = "goal"
    COUNT = "count"
    FACT = "fact"
    FAULTY = "faulty"
    """Could not be read; the findings say why."""


@dataclass(frozen=True, slots=True)
class Input:
    """One figure that another is computed from; its own address explains it in turn."""

    name: str
    """What the formula, or the row, calls it."""
    address: str
    text: str
    value: Fraction | None
    place: Place | None
    """Where it is typed, or where its formula is."""

    @property
    def exact(self) -> str:
        """The exact value in plain notation; empty where there is none."""
        return exact_text(self.value)


@dataclass(frozen=True, slots=True)
class Explanation:
    """One figure, explained one step deep."""

    address: str
    label: str
    """As printed."""
    text: str
    """The figure as printed."""
    value: Fraction | None
    kind: Kind
    how: Term
    """The kind in words: "tỷ lệ, trên 100"."""
    formula: str
    """As the spec has it, with what a rate is multiplied by; empty where there is none."""
    numbers: str
    """The formula with the exact figures put in."""
    inputs: tuple[Input, ...]
    rows: int
    """How many rows a sum is of; 0 for anything else."""
    rounding: Term
    """How the figure is rounded to be shown: "nửa lên, 2 số lẻ"."""
    place: Place | None
    """Where it is typed, or where its formula is; ``None`` for what the plan says of itself."""

    @property
    def exact(self) -> str:
        """The exact value in plain notation; empty where there is none."""
        return exact_text(self.value)


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
        rows, source = self.table.rows, self.spec.source
        if self.row is None:
            is_sum = self.spec.total is not TotalRule.NONE and not self.is_recomputed
            return tuple(parts_by_parent(rows).get(-1, ())) if is_sum and not _is_unknown(source) else ()
        return tuple(parts_by_parent(rows).get(self.row, ())) if self.spec.total is TotalRule.SUM else ()

    @property
    def is_recomputed(self) -> bool:
        """Whether a total is worked out by the column's formula instead of being summed."""
        return isinstance(self.spec.source, Formula | Rate) and self.spec.total is TotalRule.RECOMPUTE

    def beside(self, column: str) -> _Spot:
        """The cell of another column in the same row."""
        return _Spot(self.table, column, self.row)

    @property
    def place(self) -> Place:
        """Where the figure is typed, or what computes it is written."""
        source = self.spec.source
        if isinstance(source, Formula | Rate | Drawn) and not self.parts:
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


def _is_unknown(source: object) -> bool:
    return not isinstance(source, Given | Formula | Rate | Drawn)


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
            return self.plain(quantity, Kind.COUNT, _COUNT, "", table.table.place)
        figure = None if name in self.computed.facts else self.computed.plan.figures.get(reference.name)
        if figure is None:
            return self.plain(quantity, Kind.FACT, _FACT, "", None)
        aspect = reference.steps[0].name if reference.steps else ""
        label = self.label(figure.label)
        formula = {"": figure.formula, "planned": figure.planned, "actual": figure.actual}.get(aspect)
        if formula:
            how = {"planned": _PLANNED, "actual": _ACTUAL}.get(aspect, _FORMULA)
            return self.computed_by(quantity, Kind.FORMULA, how, label, formula.expression, formula.place, None)
        if figure.value is None and isinstance(figure.goal, Goal):
            goal = figure.goal
            how = Term(f"chỉ tiêu {goal.text}", f"goal {goal.text}")
            return self.plain(quantity, Kind.GOAL, how, label, goal.place)
        return self.plain(quantity, Kind.TYPED, _TYPED, label, figure.place)

    def spot(self, reference: Reference) -> _Spot | None:
        """The cell or total that a reference names; ``None`` for a count, a fact or a single figure."""
        table = self.computed.tables.get(reference.name)
        if table is None or len(reference.steps) != 2:
            return None
        row, column = reference.steps
        index = Scope.of(self.computed).row_of(table.table, row) if row.is_row else None
        return _Spot(table, column.name, index)

    def of_spot(self, spot: _Spot) -> Explanation:
        source, quantity, label = spot.spec.source, spot.quantity, self.label(spot.spec.label)
        if spot.row is None and spot.spec.total is TotalRule.NONE:
            return self.plain(quantity, Kind.NO_TOTAL, _NO_TOTAL, label, spot.place, "")
        if spot.parts:
            return self.sum_of(spot, label)
        match source:
            case Formula(expression=expression, place=place):
                kind, how = (Kind.TOTAL_RECOMPUTED, _RECOMPUTED) if spot.row is None else (Kind.FORMULA, _FORMULA)
                return self.computed_by(quantity, kind, how, label, expression, place, spot)
            case Rate(expression=expression, per=per, place=place):
                whole = Operation("*", expression, Number(per, 0), 0) if per != 1 else expression
                how = Term(f"tỷ lệ, trên {format_exact(per, 0)}", f"rate, per {format_exact(per, 0)}")
                if spot.row is None:
                    how = Term(f"{how.vi}; {_RECOMPUTED.vi}", f"{how.en}; {_RECOMPUTED.en}")
                kind = Kind.RATE if spot.row is not None else Kind.TOTAL_RECOMPUTED
                return self.computed_by(quantity, kind, how, label, whole, place, spot)
            case Drawn(table=table, column=column, place=place) if spot.row is not None:
                how = Term(f"lấy từ {table}.{column}", f"drawn from {table}.{column}")
                taken = self.source_of(spot)
                inputs = () if taken is spot else (self.input(f"{table}.{column}", taken),)
                return self.made(
                    quantity, Kind.DRAWN, how, label, place,
                    formula=f"{table}.{column}", numbers=written(quantity.worth), inputs=inputs,
                )  # fmt: skip
            case Given():
                return self.plain(quantity, Kind.TYPED, _TYPED, label, spot.place, spot.text)
            case _:
                return self.plain(quantity, Kind.FAULTY, _FAULTY, label, spot.place)

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
        found = Scope.of(self.computed).resolve(reference)
        if isinstance(found, str):  # a finding has said that text is no figure
            return Quantity(name, Absence.FAULTY, Display()), Input(name, name, found, None, None)
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

    def plain(
        self, quantity: Quantity, kind: Kind, how: Term, label: str, place: Place | None, text: str | None = None
    ) -> Explanation:
        """A figure that is not computed from others."""
        return self.made(quantity, kind, how, label, place, text=text)

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


def written(value: Value, *, in_formula: bool = False) -> str:
    """An exact value as people write it: ``1.234,5``, and ``100/283`` where decimals do not end.

    ``in_formula`` puts brackets around what could not stand beside an operator.
    """
    if isinstance(value, Absence):
        text = show(value, Display())
        return f"({text})" if in_formula else text
    exact = exact_text(Fraction(value))
    text = exact if "/" in exact else format_exact(value, len(exact.partition(".")[2]))
    return f"({text})" if in_formula and ("/" in text or text.startswith("-")) else text


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


# --- as text and data ------------------------------------------------------------------------------------


_FORMULA: Final = Term("công thức", "formula")
_TYPED: Final = Term("gõ trong tệp", "typed")
_FACT: Final = Term("kế hoạch nói về mình", "what the plan says of itself")
_COUNT: Final = Term("số hàng của bảng", "number of rows")
_PLANNED: Final = Term("số kế hoạch giao", "what the plan gives out")
_ACTUAL: Final = Term("số thực hiện", "what was attained")
_RECOMPUTED: Final = Term("tính lại từ dòng tổng", "worked out anew from the totals")
_SUM: Final = Term("tổng các hàng", "sum of the rows")
_PARTS: Final = Term("tổng các hàng bên trong", "sum of the rows under it")
_NO_TOTAL: Final = Term("cột này không cộng", "this column has no total")
_FAULTY: Final = Term("không đọc được", "could not be read")
_NOT_ROUNDED: Final = Term("không phải làm tròn", "nothing to round")
_AS_YEAR: Final = Term("năm, in nguyên", "a year, as it is")
_ROUNDINGS: Final = {
    Rounding.HALF_UP: Term("nửa lên", "half up"),
    Rounding.TRUNCATE: Term("cắt bỏ", "cut off"),
    Rounding.HALF_EVEN: Term("nửa về số chẵn", "half to even"),
}
_HEADS: Final = (
    Term("công thức", "formula"),
    Term("chính xác", "exact"),
    Term("làm tròn", "rounding"),
    Term("ở", "at"),
    Term("đầu vào", "inputs"),
)
_MORE: Final = Term("… và {count} hàng nữa", "… and {count} more rows")
_ROWS: Final = Term("{count} hàng", "{count} rows")
_MOST_SHOWN: Final = 12
_TIMES: Final = re.compile(r" \* (?![^\[\]]*\])")


def explain_text(explanation: Explanation, lang: Language = "vi") -> str:
    """An explanation as a few aligned lines."""
    e, (formula, exact, rounding, place, inputs) = explanation, (getattr(head, lang) for head in _HEADS)
    how = getattr(e.how, lang)
    if e.rows:
        how += ", " + getattr(_ROWS, lang).format(count=e.rows)
    lines = [(formula, _computed_line(e))] if e.formula else []
    if e.value is not None:
        lines.append((exact, e.exact if e.kind is Kind.FACT else written(e.value)))
        lines.append((rounding, getattr(e.rounding, lang)))
    if e.place:
        lines.append((place, str(e.place)))
    lines += zip((inputs, *itertools.repeat("", len(e.inputs))), _input_lines(e, lang), strict=False)
    width = max((len(head) for head, _ in lines), default=0)
    first = [f"{e.address} = {e.text}", f"  {e.label} ({how})" if e.label else f"  {how}"]
    return "\n".join((*first, *(f"  {head.ljust(width)}   {text}".rstrip() for head, text in lines))) + "\n"


def explain_data(explanation: Explanation, lang: Language = "vi") -> dict[str, object]:
    """An explanation as plain data: exact values as text, ``None`` where there is no figure."""
    e = explanation
    return {
        "address": e.address,
        "label": e.label,
        "text": e.text,
        "value": e.exact or None,
        "kind": e.kind.value,
        "how": getattr(e.how, lang),
        "formula": e.formula,
        "numbers": e.numbers,
        "rows": e.rows,
        "rounding": getattr(e.rounding, lang),
        **_place_data(e.place),
        "inputs": [
            {"name": i.name, "address": i.address, "text": i.text, "value": i.exact or None, **_place_data(i.place)}
            for i in e.inputs
        ],
    }


def _computed_line(explanation: Explanation) -> str:
    numbers = explanation.numbers
    if explanation.rows > _MOST_SHOWN:
        numbers = " ".join(numbers.split(" ")[: 2 * _MOST_SHOWN - 1]) + " + …"
    return _TIMES.sub(" × ", f"{explanation.formula} = {numbers}")


def _input_lines(explanation: Explanation, lang: Language) -> Iterator[str]:
    shown = explanation.inputs[:_MOST_SHOWN]
    figures = [f"{i.name} = {i.text}" for i in shown]
    widths = max(map(len, figures), default=0), max((len(i.address) for i in shown), default=0)
    for figure, i in zip(figures, shown, strict=True):
        yield f"{figure.ljust(widths[0])}   {i.address.ljust(widths[1])}   {i.place or ''}".rstrip()
    if left := len(explanation.inputs) - len(shown):
        yield getattr(_MORE, lang).format(count=left)


def _place_data(place: Place | None) -> dict[str, object]:
    if place is None:
        return {"file": None, "line": None, "column": None}
    return {"file": place.file, "line": place.line, "column": place.column}
