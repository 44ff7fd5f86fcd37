"""Reading the tables of a plan: columns by their keys, rows from a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from kehoach.diagnostics import Findings, terms
from kehoach.diagnostics import catalog as rules
from kehoach.numbers import Rounding
from kehoach.spec import keys
from kehoach.spec.expression import (
    Call,
    Expression,
    ExpressionError,
    Negation,
    Number,
    Operation,
    Reference,
    parse_check,
    parse_formula,
)
from kehoach.spec.fields import Fields, spread
from kehoach.spec.grid import GridRow, read_grid
from kehoach.spec.model import (
    Audience,
    Check,
    Column,
    ColumnKind,
    ColumnSource,
    Drawn,
    Formula,
    Given,
    Rate,
    Table,
    Total,
    TotalRule,
    Unreadable,
)
from kehoach.spec.names import fold
from kehoach.spec.nodes import Mapping, Scalar
from kehoach.spec.rows import Settings, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator


EVERYWHERE = frozenset({Audience.PLAN, Audience.REPORT})

_PAD_LIMIT = 12
_DECIMALS_LIMIT = 9
_PER_LIMIT = 1_000_000_000


def read_table(name: str, node: Mapping, findings: Findings, settings: Settings) -> Table:
    """Read one table; a faulty column or row is left out or marked, with a finding."""
    fields = Fields(node, keys.TABLE, terms.table(name), findings)
    columns = tuple(_columns(fields, name, findings))
    grid_node = fields.node("rows")
    grid = read_grid(grid_node, columns[0].id if columns else "", findings) if grid_node is not None else None
    if not columns and grid is not None:
        columns = tuple(_columns_of_header(grid.header))
    total = _total(fields)
    rows, claims = read_rows(name, columns, grid, total, findings, settings)
    return Table(
        id=name,
        columns=columns,
        rows=rows,
        claims=claims,
        total=total,
        numbered=fields.choice("numbering", "none") != "none",
        rounding=Rounding(fields.choice("rounding", "half-up")),
        blank_is_nothing=fields.choice("blank", "missing") == "none",
        missing=cast("Literal['refuse', 'open', 'skip']", fields.choice("missing", "refuse")),
        checks=tuple(_checks(fields, findings)),
        shown_in=read_audience(fields),
        place=node.place,
    )


def read_area_table(fields: Fields, findings: Findings, settings: Settings) -> Table:
    """Read the rows of ``areas``: a table whose first column holds the names of the areas."""
    columns = tuple(_columns(fields, "areas", findings))
    node = fields.node("rows")
    grid = read_grid(node, columns[0].id if columns else "", findings) if node is not None else None
    if not columns and grid is not None:
        columns = tuple(_columns_of_header(grid.header))
    rows, _ = read_rows("areas", columns, grid, None, findings, settings)
    return Table(
        "areas", columns, rows, None, None, False, Rounding.HALF_UP, True, "skip", (), EVERYWHERE, fields.place
    )


def read_audience(fields: Fields) -> frozenset[Audience]:
    """The documents a thing shows in; plan and report where nothing is said."""
    names = fields.names("in")
    node = fields.scalar("in")
    if node is None:
        return EVERYWHERE
    chosen = {fields.chosen("in", name, node.place, "plan") for name in names or ("none",)}
    return frozenset(Audience(name) for name in chosen if name != "none")


def read_formula(fields: Fields, key: str, findings: Findings) -> Formula | None:
    """Read the expression under a key."""
    scalar = fields.scalar(key, terms.FORMULA)
    if scalar is None or scalar.is_none:
        return None
    line = scalar.lines[0].trimmed() if scalar.lines else None
    text, place = (line.text, line.place) if line else (scalar.text, scalar.place)
    try:
        return Formula(parse_formula(text), place)
    except ExpressionError as error:
        findings.add(rules.BAD_EXPRESSION, place.right(error.at), problem_vi=error.vi, problem_en=error.en)
        return None


# --- columns ---------------------------------------------------------------------------------------------


def _columns(fields: Fields, table: str, findings: Findings) -> Iterator[Column]:
    is_behind_first = False
    for key, node in fields.by_id("columns"):
        if not isinstance(node, Mapping):
            findings.add(rules.WRONG_SHAPE, node.place, key=key.text, wanted=terms.COLUMN_KEYS, found=terms.ONE_VALUE)
            continue
        column = Fields(node, keys.COLUMN, terms.column(key.text, table), findings)
        yield _column(key, column, "number" if is_behind_first else "text", findings)
        is_behind_first = True


def _column(key: Scalar, fields: Fields, usual_kind: str, findings: Findings) -> Column:
    source = _source(key.text, fields, findings)
    kind = ColumnKind(fields.choice("kind", usual_kind))
    if kind is not ColumnKind.NUMBER and not isinstance(source, Given | Unreadable):
        place = fields.place_of("kind") if fields.entry("kind") else fields.place
        findings.add(
            rules.BAD_COLUMN, place, column=key.text, first=f"kind: {kind.value}", second=_SOURCES[type(source)]
        )
        source = Unreadable()
    return Column(
        id=key.text,
        label=fields.line("label") or (key.text,),
        kind=kind,
        unit=fields.word("unit"),
        source=source,
        decimals=fields.whole("decimals", None, _DECIMALS_LIMIT),
        pad=fields.whole("pad", 0, _PAD_LIMIT) or 0,
        total=_total_rule(key.text, fields, kind, source, findings),
        join=fields.word("join", ", "),
        cover=fields.word("cover"),
        shown_in=read_audience(fields),
        place=key.place,
    )


_SOURCES = {Formula: "formula", Rate: "rate", Drawn: "from"}


def _source(column: str, fields: Fields, findings: Findings) -> ColumnSource:
    given = [key for key in ("formula", "rate", "from") if fields.entry(key)]
    if len(given) > 1:
        findings.add(rules.BAD_COLUMN, fields.place_of(given[1]), column=column, first=given[0], second=given[1])
    if not given:
        return Given()
    if (formula := read_formula(fields, given[0], findings)) is None:
        return Unreadable()
    expression, place = formula.expression, formula.place
    match given[0], expression:
        case "formula", _:
            return formula
        case "rate", Operation(operator="/"):
            per = fields.whole("per", 100, _PER_LIMIT)
            return Rate(expression, per or 100, place)
        case "from", Reference(name=table, steps=(step,)) if not step.is_row:
            return Drawn(table, step.name, place)
        case "rate", _:
            wrong = ("tỷ lệ viết là tử / mẫu", "a rate is written numerator / denominator")
        case _:
            wrong = ("viết là bảng.cột, như areas.ho", "write table.column, like areas.ho")
    findings.add(rules.BAD_EXPRESSION, place, problem_vi=wrong[0], problem_en=wrong[1])
    return Unreadable()


def _total_rule(column: str, fields: Fields, kind: ColumnKind, source: ColumnSource, findings: Findings) -> TotalRule:
    if kind is not ColumnKind.NUMBER:
        natural = TotalRule.NONE
    elif isinstance(source, Rate) or (isinstance(source, Formula) and _divides(source.expression)):
        natural = TotalRule.RECOMPUTE
    elif isinstance(source, Given) and fields.word("unit").startswith("%"):
        natural = TotalRule.NONE
    else:
        natural = TotalRule.SUM
    chosen = TotalRule(fields.choice("total", natural.value))
    if chosen is TotalRule.SUM and natural is not TotalRule.SUM:
        findings.add(rules.SUMMED_RATE, fields.place_of("total"), column=column)
        return natural
    return chosen


def _divides(expression: Expression) -> bool:
    """Whether a column stands below a division line, so that sums of it mean nothing."""
    match expression:
        case Operation(operator="/", right=right) if not isinstance(right, Number):
            return True
        case Operation(left=left, right=right):
            return _divides(left) or _divides(right)
        case Negation(operand=operand):
            return _divides(operand)
        case Call(arguments=arguments):
            return any(_divides(argument) for argument in arguments)
        case Number() | Reference():
            return False


def _columns_of_header(header: GridRow) -> Iterator[Column]:
    """A table without declared columns has text columns named by its header."""
    taken: set[str] = set()
    for index, text in enumerate(header.texts):
        if fold(text) in taken:
            continue
        taken.add(fold(text))
        kind = ColumnKind.TEXT if index == 0 else ColumnKind.NUMBER
        yield Column(
            id=text, label=(text,), kind=kind, unit="", source=Given(), decimals=None, pad=0,
            total=TotalRule.NONE if index == 0 else TotalRule.SUM, join=", ", cover="",
            shown_in=EVERYWHERE, place=header.places[index],
        )  # fmt: skip


def _total(fields: Fields) -> Total | None:
    node = fields.node("total")
    if node is None or (isinstance(node, Scalar) and node.is_none):
        return None
    group = spread(node, "label")
    if group is None:
        return None
    total = Fields(group, keys.TOTAL, terms.TOTAL_ROW, fields.findings)
    return Total(total.word("label"), total.whole("pad", 0, _PAD_LIMIT) or 0)


def _checks(fields: Fields, findings: Findings) -> Iterator[Check]:
    node = fields.scalar("checks", terms.CHECKS)
    for line in node.lines if node else ():
        bare = line.trimmed()
        if not bare.text:
            continue
        try:
            yield Check(parse_check(bare.text), bare.text, bare.place)
        except ExpressionError as error:
            findings.add(rules.BAD_EXPRESSION, bare.place.right(error.at), problem_vi=error.vi, problem_en=error.en)
