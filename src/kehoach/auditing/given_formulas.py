"""The formulas of a file of rules, and their language: ids of columns or rows, in the shapes that an audit compares.

ho_ngheo / so_ho * 100      (sau - truoc) / truoc * 100      so_luong * don_gia / 1000      a + b - c
so_ho / cong.so_ho * 100    dan_so / dan_so.above * 100      thang.running
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

from kehoach.auditing.audit_values import FormulaKind
from kehoach.plan.expression import Number, Operation, Reference, addends

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.diagnostics import Place
    from kehoach.plan.expression import Expression

ABOVE: Final = "above"
RUNNING: Final = "running"
_MOST_ZEROS: Final = 6


class GivenRelation(Struct, frozen=True):
    """What is computed from what, by ids."""

    kind: FormulaKind
    operands: tuple[str, ...]
    signs: tuple[int, ...] = ()
    """Of a sum: 1 or -1 for each operand."""
    power: int = 0
    base: str = ""
    """Of a share: the row that is 100 %."""


class GivenFormula(Struct, frozen=True):
    """One formula of the file, at its place."""

    target: str
    relation: GivenRelation
    typed: str
    place: Place


class GivenTable(Struct, frozen=True):
    """The formulas of one table, with the labels by which its columns and rows are found again."""

    id: str
    title: str
    columns: Mapping[str, str]
    """The label of each id; columns of one label are in the order of the table."""
    rows: Mapping[str, str]
    of_columns: tuple[GivenFormula, ...]
    of_rows: tuple[GivenFormula, ...]
    across: tuple[str, ...]
    """The columns in which the formulas of rows hold."""
    place: Place


GivenFormulas: TypeAlias = tuple[GivenTable, ...]
"""A whole file."""


def relation_text(relation: GivenRelation) -> str:
    """A relation as it is typed."""
    first, *others = relation.operands
    factor = f" {'*' if relation.power > 0 else '/'} {10 ** abs(relation.power)}" if relation.power else ""
    match relation.kind:
        case FormulaKind.RATIO:
            return f"{first} / {others[0]}{factor}"
        case FormulaKind.GROWTH:
            return f"({first} - {others[0]}) / {others[0]}{factor}"
        case FormulaKind.PRODUCT:
            return f"{first} * {others[0]}{factor}"
        case FormulaKind.SHARE:
            return f"{first} / {relation.base}.{first}{factor}"
        case FormulaKind.CHAIN:
            return f"{first} / {first}.{ABOVE}{factor}"
        case FormulaKind.RUNNING:
            return f"{first}.{RUNNING}"
        case _:
            terms = zip(relation.signs or (1,) * len(relation.operands), relation.operands, strict=True)
            text = "".join(f" {'-' if sign < 0 else '+'} {name}" for sign, name in terms)
            return text.removeprefix(" + ").strip()


def relation_of(expression: Expression) -> GivenRelation | None:
    """The relation that an expression is; ``None`` for one in a shape that an audit does not compare."""
    core, power = _unscaled(expression)
    if abs(power) > _MOST_ZEROS:
        return None
    match core:
        case Operation("/", Operation("-", Reference(a, ()), Reference(b, ())), Reference(c, ())) if b == c:
            return GivenRelation(FormulaKind.GROWTH, (a, b), (), power) if power == 2 else None
        case Operation("/", Reference(a, ()), Reference() as below):
            return _quotient(a, below, power)
        case Operation("*", Reference(a, ()), Reference(b, ())):
            return GivenRelation(FormulaKind.PRODUCT, (a, b), (), power)
        case Reference(a, (step,)) if step.name == RUNNING and not power:
            return GivenRelation(FormulaKind.RUNNING, (a,))
    return _sum(expression)


def _quotient(above: str, below: Reference, power: int) -> GivenRelation | None:
    match [step.name for step in below.steps]:
        case []:
            return GivenRelation(FormulaKind.RATIO, (above, below.name), (), power)
        case [step] if step == ABOVE and below.name == above:
            return GivenRelation(FormulaKind.CHAIN, (above,), (), power)
        case [step] if step == above:
            return GivenRelation(FormulaKind.SHARE, (above,), (), power, below.name)
    return None


def _sum(expression: Expression) -> GivenRelation | None:
    terms = addends(expression)
    names = [term.name for term, _ in terms if isinstance(term, Reference) and not term.steps]
    if len(terms) < 2 or len(names) < len(terms) or len(set(names)) < len(names):
        return None
    signs = tuple(sign for _, sign in terms)
    return GivenRelation(FormulaKind.SUM if min(signs) > 0 else FormulaKind.DIFFERENCE, tuple(names), signs)


def _unscaled(expression: Expression) -> tuple[Expression | None, int]:
    """A product or quotient without its powers of ten, and their sum; ``None`` for 1."""
    match expression:
        case Number(value=value):
            up, down = _zeros(value.numerator), _zeros(value.denominator)
            return (None, up - down) if up is not None and down is not None else (expression, 0)
        case Operation("*" | "/" as operator, left, right):
            first, power = _unscaled(left)
            second, other = _unscaled(right)
            power += other if operator == "*" else -other
            if second is None:
                return first, power
            if first is None:
                return (second, power) if operator == "*" else (expression, 0)
            return Operation(operator, first, second, expression.at), power
        case _:
            return expression, 0


def _zeros(number: int) -> int | None:
    """The zeros of 1, 10, 100, …; ``None`` for any other number."""
    digits = str(number)
    return len(digits) - 1 if digits == "1".ljust(len(digits), "0") else None
