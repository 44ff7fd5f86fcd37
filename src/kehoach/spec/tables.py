"""Reading the tables of a plan: columns by their keys, rows from a grid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from kehoach.diagnostics import Findings, Place, terms
from kehoach.diagnostics import catalog as rules
from kehoach.numbers import Rounding
from kehoach.spec import keys
from kehoach.spec.cells import reader_of
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
from kehoach.spec.grid import Grid, GridRow, read_grid
from kehoach.spec.model import (
    Absence,
    Audience,
    Cell,
    Check,
    Column,
    ColumnKind,
    ColumnSource,
    Drawn,
    Formula,
    Given,
    Rate,
    Row,
    Table,
    Total,
    TotalRule,
    Unreadable,
)
from kehoach.spec.names import fold, nearest
from kehoach.spec.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kehoach.spec.grid import Places
    from kehoach.spec.prose import Segment


@dataclass(frozen=True, slots=True)
class Settings:
    """What a file says about its own reading: whether a dot always groups thousands, and the plan's first year."""

    vietnamese: bool
    year: int | None


EVERYWHERE = frozenset({Audience.PLAN, Audience.REPORT})

# What a total row is called where the table does not say; as an ordinary row it would be counted twice.
_TOTAL_LABELS = frozenset(map(fold, ("cộng", "tổng", "tổng cộng", "tổng số", "cộng chung", "toàn xã", "toàn phường")))
_NUMBERING_LABELS = frozenset(map(fold, ("tt", "stt", "số tt", "số thứ tự")))

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
    rows, claims = _rows(name, columns, grid, total, findings, settings)
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
    rows, _ = _rows("areas", columns, grid, None, findings, settings)
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


# --- rows ------------------------------------------------------------------------------------------------


def _rows(
    table: str,
    columns: tuple[Column, ...],
    grid: Grid | None,
    total: Total | None,
    findings: Findings,
    settings: Settings,
) -> tuple[tuple[Row, ...], Row | None]:
    if grid is None or not columns:
        return (), None
    order = _column_order(table, columns, grid.header, findings, settings.year)
    readers = [reader_of(column, vietnamese=settings.vietnamese) for column in columns]
    rows: dict[str, Row] = {}
    claims: Row | None = None
    for grid_row in grid.rows:
        has_wrong_length(grid_row, len(grid.header.texts), findings)
        row = _row(columns, readers, order, grid_row, findings)
        key = fold(row.name)
        if not key and order[0] is not None:
            findings.add(rules.UNNAMED_ROW, row.places[0], column=columns[0].id)
            continue
        key = key or f"{len(rows)}"
        is_total = total is not None and key == fold(total.label)
        first = claims if is_total else rows.get(key)
        if first is not None:
            findings.add(rules.DUPLICATE_ROW, row.place, text=row.name, first=first.place.line)
        elif is_total:
            claims = row
        elif key in _TOTAL_LABELS:
            findings.add(
                rules.TOTAL_AS_ROW, row.place, text=row.name, table=table, label=total.label if total else row.name
            )
        else:
            rows[key] = row
    return tuple(rows.values()), claims


def _column_order(
    table: str, columns: tuple[Column, ...], header: GridRow, findings: Findings, year: int | None
) -> list[int | None]:
    """For each column of the table the index of its cells in a grid row."""
    labels = [_printed(column.label, year) for column in columns]
    by_name = {fold(label): index for index, label in reversed(list(enumerate(labels)))}
    by_name |= {fold(column.id): index for index, column in enumerate(columns)}
    order: list[int | None] = [None] * len(columns)
    misspelt: set[int | None] = set()
    for at, text in enumerate(header.texts):
        found = by_name.get(fold(text))
        if found is None and fold(text) in _NUMBERING_LABELS:
            continue  # a pasted column of row numbers; rows are numbered when they are printed
        if found is None:
            hint = nearest(text, [*(c.id for c in columns), *labels])
            findings.add(rules.UNKNOWN_COLUMN_HEADER, header.places[at], text=text, nearest=hint)
            misspelt.add(by_name.get(fold(hint)))
        elif order[found] is not None:
            findings.add(rules.DUPLICATE_COLUMN, header.places[at], text=text)
        else:
            order[found] = at
    if columns and order[0] is None and 0 not in order:
        order[0] = 0  # whatever it is called, the first column names the rows
        misspelt.add(0)
    for index, column in enumerate(columns):
        if order[index] is None and _must_be_typed(column) and index not in misspelt:
            findings.add(rules.MISSING_COLUMN, header.place, table=table, column=column.id)
    return order


def _must_be_typed(column: Column) -> bool:
    return isinstance(column.source, Given) and Audience.PLAN in column.shown_in


def _printed(label: tuple[Segment, ...], year: int | None) -> str:
    """A label as it will be printed, as far as the year makes it: what an officer copies into a header line."""
    return "".join(s if isinstance(s, str) else _year_text(s.embedded.expression, year) for s in label)


def _year_text(expression: Expression, year: int | None) -> str:
    match expression:
        case Reference(name="year", steps=()):
            return str(year)
        case Operation(operator="-" | "+" as sign, left=Reference(name="year"), right=Number(value=by)) if year:
            return str(year - by if sign == "-" else year + by)
        case _:
            return "…"


def has_wrong_length(row: GridRow, wanted: int, findings: Findings) -> bool:
    """Whether a row has more or fewer cells than the header line; then a finding says so."""
    found = len(row.texts)
    if found > wanted:
        findings.add(rules.TOO_MANY_CELLS, row.places[wanted], found=found, wanted=wanted)
    elif found < wanted:
        findings.add(rules.SHORT_ROW, row.place, found=found, wanted=wanted)
    return found != wanted


class _ColumnPlaces:
    """The places of a row in the order of the table's columns; a column that was not typed stands at the row."""

    __slots__ = ("_order", "_row")

    def __init__(self, row: GridRow, order: list[int | None]) -> None:
        self._row = row
        self._order = order

    def __getitem__(self, index: int, /) -> Place:
        at = self._order[index]
        return self._row.places[at] if at is not None and at < len(self._row.texts) else self._row.place


def _row(
    columns: tuple[Column, ...],
    readers: list[Callable[[str, Callable[[], Place], Findings], Cell]],
    order: list[int | None],
    grid_row: GridRow,
    findings: Findings,
) -> Row:
    places: Places = _ColumnPlaces(grid_row, order)
    cells: list[Cell] = []
    texts = grid_row.texts
    for index, at in enumerate(order):
        if at is not None and at < len(texts):
            cells.append(readers[index](texts[at], lambda i=index: places[i], findings))  # type: ignore[misc]
        elif at is None and not _must_be_typed(columns[index]):
            cells.append(Absence.BLANK)
        else:
            cells.append(Absence.FAULTY)  # a finding on the header line or on the row's length has said why
    first = order[0]
    name = "" if first is None or first >= len(texts) else " ".join(texts[first].split())
    return Row(name, tuple(cells), places, grid_row.place)
