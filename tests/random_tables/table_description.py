"""A table described: its columns, rows and typed cells, as data from which YAML is written and figures are expected."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

# --- expressions ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Number:
    text: str
    """As typed: ``1.234,5``."""


@dataclass(frozen=True)
class Ref:
    """A column of the row, or of another table's total row (``table``)."""

    column: str
    table: str = ""


@dataclass(frozen=True)
class Op:
    sign: str
    left: Expr
    right: Expr


@dataclass(frozen=True)
class Neg:
    inner: Expr


@dataclass(frozen=True)
class Call:
    name: str
    """``sum``, ``min``, ``max`` or ``round``."""
    inner: tuple[Expr, ...]


Expr: TypeAlias = Number | Ref | Op | Neg | Call


def text_of(expr: Expr) -> str:
    """An expression as it is typed, every operation in brackets."""
    match expr:
        case Number(text):
            return text
        case Ref(column, table):
            return f"{table}.total.{column}" if table else column
        case Neg(inner):
            return f"(-{text_of(inner)})"
        case Op(sign, left, right):
            return f"({text_of(left)} {sign} {text_of(right)})"
        case Call(name, inner):
            return f"{name}({'; '.join(map(text_of, inner))})"


def refs(expr: Expr) -> list[Ref]:
    """What an expression names, in order."""
    match expr:
        case Number():
            return []
        case Ref():
            return [expr]
        case Neg(inner):
            return refs(inner)
        case Op(_, left, right):
            return refs(left) + refs(right)
        case Call(_, several):
            return [found for inner in several for found in refs(inner)]


def divides(expr: Expr) -> bool:
    """Whether a column stands below a line of division."""
    match expr:
        case Number() | Ref():
            return False
        case Neg(inner):
            return divides(inner)
        case Op(sign, left, right):
            return (sign == "/" and not isinstance(right, Number)) or divides(left) or divides(right)
        case Call(_, several):
            return any(map(divides, several))


# --- columns -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Typed:
    pass


@dataclass(frozen=True)
class Formula:
    expr: Expr


@dataclass(frozen=True)
class Rate:
    above: Expr
    below: Expr
    per: int = 100


@dataclass(frozen=True)
class Growth:
    now: Expr
    base: Expr
    per: int = 100
    over: int = 1


@dataclass(frozen=True)
class Grown:
    start: Expr
    by: Expr
    over: int = 1
    per: int = 100


@dataclass(frozen=True)
class Share:
    of: str
    within: str = "total"
    foot: bool = False
    per: int = 100


@dataclass(frozen=True)
class Running:
    expr: Expr


@dataclass(frozen=True)
class Opening:
    of: str


@dataclass(frozen=True)
class Lookup:
    table: str
    column: str


@dataclass(frozen=True)
class Split:
    whole: Expr
    by: Expr
    floor: Expr | None = None
    cap: Expr | None = None
    fixed: str = ""
    method: str = "largest-remainder"


Source: TypeAlias = Typed | Formula | Rate | Growth | Grown | Share | Running | Opening | Lookup | Split


@dataclass(frozen=True)
class Column:
    id: str
    source: Source = field(default_factory=Typed)
    unit: str = ""
    decimals: int | None = None
    pad: int = 0
    total: str | Expr | None = None
    """``None``: by its kind."""
    weight: Expr | None = None
    signed: bool = False
    years: tuple[int, ...] = ()


# --- rows ----------------------------------------------------------------------------------------------------

PICK_MARKERS = ("trong đó:", "tr.đó:")


@dataclass(frozen=True)
class Row:
    name: str
    parent: int = -1
    marker: str = ""
    relation: str = "part"
    """``part``, ``pick`` (trong đó) or ``less`` (trừ, ``@sign``)."""
    cells: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    decimals: int | None = None
    number: str | None = None


@dataclass(frozen=True)
class Check:
    left: Expr
    sign: str
    right: Expr


@dataclass(frozen=True)
class Table:
    id: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: str = ""
    """The label of the total row; empty where none is printed."""
    total_pad: int = 0
    claims: Mapping[str, str] = field(default_factory=dict)
    """The typed total row."""
    unit: str = ""
    unit_is_printed: bool = True
    """Whether the rows' units stand in a column ``kind: unit``; else in ``@unit``."""
    rounding: str = "half-up"
    missing: str = "refuse"
    blank_is_nothing: bool = False
    foot: tuple[str, ...] = ()
    numbering: str = ""
    subtotals: str = "row"
    checks: tuple[Check, ...] = ()

    def by_year(self) -> tuple[Column, ...]:
        """The columns, those with ``years`` one for each year: ``von.2026``."""
        return tuple(each for column in self.columns for each in _by_year(column, self))

    def parts(self) -> dict[int, list[int]]:
        """The rows that make up each row, -1 being the table; picked ones make up nothing."""
        found: dict[int, list[int]] = {}
        for at, row in enumerate(self.rows):
            if row.relation != "pick":
                found.setdefault(row.parent, []).append(at)
        return found

    def leaves(self) -> dict[int, int]:
        """The rows that the total is made of in the end, each with its sign."""
        parts, found = self.parts(), {}

        def walk(under: int, sign: int) -> None:
            for at in parts.get(under, ()):
                own = -sign if self.rows[at].relation == "less" else sign
                if at in parts:
                    walk(at, own)
                else:
                    found[at] = own

        walk(-1, 1)
        return found

    def path(self, at: int) -> str:
        """A row's address: its name behind those of the rows it stands under."""
        row = self.rows[at]
        return row.name if row.parent < 0 else f"{self.path(row.parent)}/{row.name}"


@dataclass(frozen=True)
class Plan:
    """Tables with the places in prose that quote their figures."""

    family: str
    seed: int
    tables: tuple[Table, ...]
    areas: Mapping[str, str] = field(default_factory=dict)
    """Households by village, where some table draws from them."""
    quoted: tuple[tuple[str, int | None, str], ...] = ()
    """Figures in prose: table, row (``None``: the total row), column."""

    def table(self, name: str) -> Table:
        if name == "areas":
            rows = tuple(Row(area, cells={"ho": text}) for area, text in self.areas.items())
            return Table("areas", (Column("ho", unit="hộ"),), rows)
        return next(table for table in self.tables if table.id == name)


def _by_year(column: Column, table: Table) -> list[Column]:
    series = {each.id: each.years for each in table.columns if each.years}
    if not column.years:
        return [replace(column, source=_with_all_years(column.source, series))]
    found = []
    for year in column.years:
        source = _in_year(column.source, {name: Ref(f"{name}.{year}") for name in series})
        found.append(replace(column, id=f"{column.id}.{year}", source=source, years=()))
    return found


def _in_year(source: Source, named: Mapping[str, Ref]) -> Source:
    def of(expr: Expr) -> Expr:
        match expr:
            case Ref(column, ""):
                return named.get(column, expr)
            case Neg(inner):
                return Neg(of(inner))
            case Op(sign, left, right):
                return Op(sign, of(left), of(right))
            case Call(name, inner):
                return Call(name, tuple(map(of, inner)))
        return expr

    match source:
        case Formula(expr):
            return Formula(of(expr))
        case Rate(above, below, per):
            return Rate(of(above), of(below), per)
        case Growth(now, base, per, over):
            return Growth(of(now), of(base), per, over)
    return source


def _with_all_years(source: Source, series: Mapping[str, tuple[int, ...]]) -> Source:
    def of(expr: Expr) -> Expr:
        match expr:
            case Neg(inner):
                return Neg(of(inner))
            case Op(sign, left, right):
                return Op(sign, of(left), of(right))
            case Call(name, (Ref(column, ""),)) if column in series:
                return Call(name, tuple(Ref(f"{column}.{year}") for year in series[column]))
            case Call(name, inner):
                return Call(name, tuple(map(of, inner)))
        return expr

    return Formula(of(source.expr)) if isinstance(source, Formula) and series else source
