"""How every figure of a described table is printed: its decimals, its digits, its words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tests.random_tables.exact_figures import Missing, places_needed, quoted, read, written
from tests.random_tables.table_description import (
    Call,
    Formula,
    Grown,
    Growth,
    Lookup,
    Neg,
    Number,
    Op,
    Opening,
    Rate,
    Ref,
    Running,
    Share,
    Split,
    Typed,
    refs,
)
from tests.random_tables.unit_measures import WHOLE, factor_between

if TYPE_CHECKING:
    from tests.random_tables.evaluator import Sheet
    from tests.random_tables.exact_figures import Value
    from tests.random_tables.table_description import Column, Expr

_MOST_OF_SCALED = 3
_MOST_PLACES = 8


@dataclass(frozen=True)
class Shown:
    """One figure as expected: its value, what ``text`` may be, and what the Word table may print."""

    value: Fraction | None
    texts: tuple[str, ...]
    printed: tuple[str, ...]


def base_places(sheet: Sheet, column: Column, busy: frozenset[str] = frozenset()) -> int:
    """The decimals of a column in its own unit."""
    if column.decimals is not None:
        return column.decimals
    if column.id in busy:
        return 0
    busy |= {column.id}
    match column.source:
        case Typed():
            return _most_typed(sheet, column)
        case Rate() | Growth() | Share():
            return 2
        case Lookup(table, name):
            other = sheet.plan.sheet(table)
            return _shown_places(other, other.columns[name])
    if column.unit in WHOLE:
        return 0
    match column.source:
        case Formula(expr) | Running(expr) | Grown(expr, _, _, _):
            return natural_places(sheet, expr, busy)
        case Opening(of):
            first = min(sheet.leaves)
            end = sheet.columns[of]
            inner = end.source.expr if isinstance(end.source, Formula) else Ref(of)
            typed = read(sheet.rows[first].cells.get(column.id, ""))[1]
            return max(typed, natural_places(sheet, inner, busy))
    return 0


def natural_places(sheet: Sheet, expr: Expr, busy: frozenset[str] = frozenset()) -> int:
    """The decimals of a result: those of its inputs, and two at least where it divides."""
    match expr:
        case Number():
            return 0
        case Ref(name, ""):
            return 0 if name in busy else _shown_places(sheet, sheet.columns[name], busy)
        case Ref(name, table):
            other = sheet.plan.sheet(table)
            return total_places(other, other.columns[name])
        case Neg(inner):
            return natural_places(sheet, inner, busy)
        case Op(sign, left, right):
            most = max(natural_places(sheet, left, busy), natural_places(sheet, right, busy))
            return max(most, 2) if sign == "/" else most
        case Call("round", (_, Number(text))):
            return int(text)
        case Call(_, several):
            return max(natural_places(sheet, each, busy) for each in several)
    raise TypeError(expr)


def scale(sheet: Sheet, column: Column) -> Fraction:
    """What the figures of a column are multiplied by to stand in the unit of the table."""
    factor = factor_between(column.unit, sheet.table.unit) if sheet.table.unit and column.unit else None
    return factor if factor is not None else Fraction(1)


def _shown_places(sheet: Sheet, column: Column, busy: frozenset[str] = frozenset()) -> int:
    factor = scale(sheet, column)
    if factor == 1 or column.decimals is not None:
        return base_places(sheet, column, busy)
    values = [sheet.cell(at, column.id) for at in range(len(sheet.rows))]
    values.append(sheet.total(column.id))
    needed = [places_needed(value * factor, _MOST_OF_SCALED) for value in values if isinstance(value, Fraction)]
    return max(needed, default=0)


def total_places(sheet: Sheet, column: Column) -> int:
    """The decimals of a column's total; averages and figures by a rule of their own may need more than the cells."""
    places = _shown_places(sheet, column)
    if column.decimals is not None or column.unit in WHOLE:
        return places
    match sheet.rule(column):
        case "mean":
            return max(places, 2)
        case "own":
            assert column.total is not None
            assert not isinstance(column.total, str)
            return max(places, natural_places(sheet, column.total))
    return places


def _most_typed(sheet: Sheet, column: Column) -> int:
    return max((read(row.cells.get(column.id, ""))[1] for row in sheet.rows), default=0)


def cell_places(sheet: Sheet, at: int, column: Column) -> int | None:
    """The decimals of one cell; ``None`` where docs/spec.md does not say how many."""
    row = sheet.rows[at]
    takes_them = not (column.unit in WHOLE or isinstance(column.source, Rate | Growth | Share | Split))
    if row.decimals is not None and column.decimals is None and takes_them:
        is_typed = isinstance(column.source, Typed) and at not in sheet.parts
        return max(row.decimals, read(row.cells.get(column.id, ""))[1]) if is_typed else row.decimals
    is_group = at in sheet.parts
    if is_converted(sheet, column) or (is_group and _is_loose(sheet, column)):
        return None
    if column.decimals is not None or scale(sheet, column) != 1:
        return _shown_places(sheet, column)
    if is_group:
        return total_places(sheet, column) if sheet.rule(column) in ("mean", "own") else base_places(sheet, column)
    match column.source:
        case Typed():
            return read(row.cells.get(column.id, ""))[1]
        case Lookup(table, name):
            other = sheet.plan.sheet(table)
            there = next(n for n, found in enumerate(other.rows) if found.name == row.name)
            return cell_places(other, there, other.columns[name])
    return base_places(sheet, column)


def _is_loose(sheet: Sheet, column: Column) -> bool:
    """Whether rows say decimals or units that their sum has no rule for."""
    by_row = sheet.is_counted_by_row(column) and any(row.unit for row in sheet.rows)
    said = column.decimals is None and any(row.decimals is not None for row in sheet.rows)
    return by_row or said or is_converted(sheet, column)


def is_converted(sheet: Sheet, column: Column) -> bool:
    """Whether a result is brought to the unit of its column: of its decimals nothing is said then."""
    if column.decimals is not None or not isinstance(column.source, Formula) or column.unit in WHOLE:
        return False
    named = [sheet.columns[ref.column] for ref in refs(column.source.expr) if not ref.table]
    is_other = bool(column.unit) and any(other.unit != column.unit for other in named)
    is_other = is_other or (sheet.is_counted_by_row(column) and any(row.unit for row in sheet.rows))
    return is_other or any(is_converted(sheet, other) for other in named)


def shown_cell(sheet: Sheet, at: int, name: str) -> Shown:
    """One figure of a row; worked out once."""
    if (at, name) not in sheet.shown:
        sheet.shown[at, name] = _shown_cell(sheet, at, name)
    return sheet.shown[at, name]


def _shown_cell(sheet: Sheet, at: int, name: str) -> Shown:
    column, row = sheet.columns[name], sheet.rows[at]
    value, text = sheet.cell(at, name), row.cells.get(name, "")
    is_group = at in sheet.parts
    words = quoted(text)
    if words is not None:
        return Shown(None, (words,), (words,))
    if isinstance(value, Missing):
        if value is Missing.NOTHING and (blank := _left_blank(sheet, at, column)):
            return Shown(None, blank, blank)
        return _absent(sheet, at, value, column, text, is_group=is_group)
    texts = _texts(sheet, column, value, cell_places(sheet, at, column), column.pad)
    return Shown(value, texts, texts)


def _left_blank(sheet: Sheet, at: int, column: Column) -> tuple[str, ...]:
    """What a computed cell prints of a group without a total, or made of blank cells: nothing, or where a group's own
    blank may print a dash, that; empty for any other cell.
    """
    match column.source:
        case Typed() | Running():
            return ()
        case Formula(expr):
            named = refs(expr)
        case Rate(above, below):
            named = [*refs(above), *refs(below)]
        case Growth(now, base):
            named = [*refs(now), *refs(base)]
        case Grown(start, by):
            named = [*refs(start), *refs(by)]
        case Share(of):
            named = [Ref(of)]
        case _:
            named = []
    if at in sheet.parts and sheet.rule(column) == "none":
        return ("",)
    own = {ref.column for ref in named if not ref.table and ref.column in sheet.columns}
    missing = [name for name in own if sheet.cell(at, name) is Missing.NOTHING]
    found = [shown_cell(sheet, at, name).printed for name in missing]
    if not found or not all("" in printed for printed in found):
        return ()
    return ("",) if all(printed == ("",) for printed in found) else ("", "-")


def _absent(sheet: Sheet, at: int, value: Missing, column: Column, text: str, *, is_group: bool) -> Shown:
    usual = written(value, 0)
    if not isinstance(column.source, Typed) or text:
        return Shown(None, (usual,), (usual,))
    if not is_group or _is_blank_throughout(sheet, at, column):
        return Shown(None, (usual, ""), ("",))
    if sheet.rule(column) in ("none", "min", "max") or sheet.table.blank_is_nothing:
        blank = ("", usual) if value is Missing.NOTHING else (usual,)
        return Shown(None, (usual, ""), blank)
    return Shown(None, (usual,), (usual,))


def _is_blank_throughout(sheet: Sheet, at: int, column: Column) -> bool:
    """Whether a group is summed and nothing is typed in any row of it."""
    parts = sheet.parts.get(at, [])
    if not parts:
        return not sheet.rows[at].cells.get(column.id, "")
    return sheet.rule(column) == "sum" and all(_is_blank_throughout(sheet, part, column) for part in parts)


def shown_total(sheet: Sheet, name: str) -> Shown:
    """One figure of the total row."""
    column, value = sheet.columns[name], sheet.total(name)
    words = quoted(sheet.table.claims.get(name, ""))
    if words is not None:
        return Shown(None, (words,), (words,))
    if sheet.rule(column) == "none":
        return Shown(None, ("-", ""), ("",))
    if isinstance(value, Missing):
        return Shown(None, (written(value, 0),), (written(value, 0),))
    places = total_places(sheet, column)
    is_count = places == 0 and not isinstance(column.source, Rate | Share | Growth)
    pad = sheet.table.total_pad if is_count else 0
    texts = _texts(sheet, column, value, None if _is_loose(sheet, column) else places, 0)
    if pad:  # of counts alone: what has decimals is not padded
        whole = _texts(sheet, column, value, 0, pad)
        texts = (*whole, *(text for text in texts if "," in text))
    return Shown(value, texts, texts)


def _texts(sheet: Sheet, column: Column, value: Fraction, places: int | None, pad: int) -> tuple[str, ...]:
    """What a figure may be printed as: one text, or one for each number of decimals that may be right."""
    several = range(base_places(sheet, column), _MOST_PLACES) if places is None else (places,)
    return tuple(written(value * scale(sheet, column), each, sheet.table.rounding, pad) for each in several)


def exact_text(value: Value | None) -> str | None:
    """An exact value as ``compute --format json`` gives it: ``21``, ``0.84``, ``100/283``."""
    if value is None or isinstance(value, Missing):
        return None
    places = next((p for p in range(40) if (value * 10**p).denominator == 1), None)
    if places is None:
        return f"{value.numerator}/{value.denominator}"
    digits = str(abs(value * 10**places)).rjust(places + 1, "0")
    whole = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return ("-" if value < 0 else "") + whole
