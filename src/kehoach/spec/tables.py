"""Reading the tables of a plan: columns by their keys, rows from a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast, get_args

from kehoach.diagnostics import Findings, terms
from kehoach.diagnostics import catalog as rules
from kehoach.numbers import Method, Rounding
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
    Growth,
    Layout,
    Numbering,
    NumberStyle,
    Rate,
    Running,
    Share,
    Split,
    Table,
    Total,
    TotalRule,
    Unreadable,
)
from kehoach.spec.names import fold, nearest
from kehoach.spec.nodes import Mapping, Scalar
from kehoach.spec.rows import Settings, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Place


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
    _check_next(columns, name, findings)
    total = _total(fields)
    rows, claims = read_rows(name, columns, grid, total, findings, settings)
    if any(row.parent >= 0 for row in rows):
        for column in columns:
            if column.total_formula is not None and isinstance(column.source, Given):
                findings.add(rules.TOTAL_FORMULA_IN_GROUPS, column.place, column=column.id, table=name)
    return Table(
        id=name,
        columns=columns,
        rows=rows,
        claims=claims,
        total=total,
        layout=_layout(fields, findings),
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
        "areas", columns, rows, None, None, Layout(), Rounding.HALF_UP, True, "skip", (), EVERYWHERE, fields.place
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


def _layout(fields: Fields, findings: Findings) -> Layout:
    return Layout(
        title=fields.line("title"),
        unit=fields.word("unit"),
        as_of=fields.word("as_of"),
        source=fields.word("source"),
        notes=fields.prose("notes"),
        subtotals=cast("Literal['row', 'below', 'none']", fields.choice("subtotals", "row")),
        numbering=_numbering(fields, findings),
        column_numbers=cast("Literal['none', 'A B 1', '(1)']", fields.choice("column_numbers", "none")),
    )


def _numbering(fields: Fields, findings: Findings) -> tuple[Numbering, ...]:
    found = []
    for token in fields.word("numbering").split():
        style = token.removesuffix("+")
        if style not in get_args(NumberStyle):
            choices = ", ".join((*get_args(NumberStyle), "none"))
            place = fields.place_of("numbering")
            findings.add(rules.BAD_CHOICE, place, key="numbering", text=token, choices=choices, nearest="")
            continue
        found.append(Numbering(cast("NumberStyle", style), token.endswith("+")))
    return tuple(found)


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
    total, total_formula = _total_rule(key.text, fields, kind, source, findings)
    return Column(
        id=key.text,
        label=fields.line("label") or (key.text,),
        kind=kind,
        unit=fields.word("unit"),
        source=source,
        decimals=fields.whole("decimals", None, _DECIMALS_LIMIT),
        pad=fields.whole("pad", 0, _PAD_LIMIT) or 0,
        total=total,
        join=fields.word("join", ", "),
        cover=fields.word("cover"),
        shown_in=read_audience(fields),
        place=key.place,
        total_formula=total_formula,
        signed=fields.choice("signed", "no") == "yes",
        under=fields.names("under"),
        next=fields.names("next"),
        is_merged=fields.choice("merge", "no") == "yes",
    )


_SOURCES = {
    Formula: "formula",
    Rate: "rate",
    Drawn: "from",
    Share: "share",
    Growth: "growth",
    Running: "running",
    Split: "split",
}
# The keys that say more about one kind of source, and which kinds those are.
_BESIDE = {
    "per": ("rate", "share", "growth"),
    "foot": ("share",),
    **dict.fromkeys(("by", "floor", "cap", "fixed", "method"), ("split",)),
}
_WRONG_SOURCES = {
    "rate": ("tỷ lệ viết là tử / mẫu", "a rate is written numerator / denominator"),
    "growth": ("mức tăng viết là số này / số gốc", "a growth is written figure / base"),
    "share": ("tỷ trọng chỉ ghi mã một cột của bảng", "a share names one column of the table"),
    "from": ("viết là bảng.cột, như areas.ho", "write table.column, like areas.ho"),
    "fixed": ("chỉ ghi mã một cột gõ tay của bảng", "name one typed column of the table"),
}


def _source(column: str, fields: Fields, findings: Findings) -> ColumnSource:
    given = [key for key in _SOURCES.values() if _is_said(fields, key)]
    if len(given) > 1:
        findings.add(rules.BAD_COLUMN, fields.place_of(given[1]), column=column, first=given[0], second=given[1])
    for key, wanted in _BESIDE.items():
        if _is_said(fields, key) and not set(wanted) & set(given):
            findings.add(
                rules.KEY_WITHOUT_SOURCE, fields.key_place(key), key=key, column=column, wanted=", ".join(wanted)
            )
    if not given:
        return Given()
    if (formula := read_formula(fields, given[0], findings)) is None:
        return Unreadable()
    expression, place = formula.expression, formula.place
    match given[0], expression:
        case "formula", _:
            return formula
        case "rate", Operation(operator="/"):
            return Rate(expression, _per(fields), place)
        case "growth", Operation(operator="/"):
            return Growth(expression, _per(fields), place)
        case "share", Reference(steps=()):
            return Share(expression, _per(fields), fields.choice("foot", "no") == "yes", place)
        case "running", _ if not _divides(expression):
            return Running(expression, place)
        case "running", _:
            text = fields.word("running")
            findings.add(rules.RUNNING_RATE, place, column=column, text=text)
            return Unreadable()
        case "split", _:
            return _split(fields, formula, findings)
        case "from", Reference(name=table, steps=(step,)) if not step.is_row:
            return Drawn(table, step.name, place)
    _report_wrong(given[0], place, findings)
    return Unreadable()


def _split(fields: Fields, whole: Formula, findings: Findings) -> ColumnSource:
    said = {
        key: read_formula(fields, key, findings) for key in ("by", "floor", "cap", "fixed") if _is_said(fields, key)
    }
    if "by" not in said:
        findings.add(rules.MISSING_KEY, fields.place, key="by", where=fields.where, example="dau")
    by, fixed = said.get("by"), said.get("fixed")
    if by is None or None in said.values():
        return Unreadable()
    if fixed and not (isinstance(fixed.expression, Reference) and not fixed.expression.steps):
        _report_wrong("fixed", fixed.place, findings)
        return Unreadable()
    method = Method(fields.choice("method", keys.METHODS[0]))
    return Split(whole, by, said.get("floor"), said.get("cap"), fixed, method)


def _report_wrong(key: str, place: Place, findings: Findings) -> None:
    vi, en = _WRONG_SOURCES[key]
    findings.add(rules.BAD_EXPRESSION, place, problem_vi=vi, problem_en=en)


def _is_said(fields: Fields, key: str) -> bool:
    """Whether something was typed under a key, and not ``none``, which takes away what the pack says."""
    node = fields.node(key)
    return node is not None and not (isinstance(node, Scalar) and node.is_none)


def _per(fields: Fields) -> int:
    return fields.whole("per", 100, _PER_LIMIT) or 100


def _check_next(columns: tuple[Column, ...], table: str, findings: Findings) -> None:
    """``next`` names columns of figures in the same table, or says keep or ask."""
    figures = [column.id for column in columns if column.kind is ColumnKind.NUMBER]
    for column in columns:
        for source in column.next:
            if source not in figures and column.next not in (("keep",), ("ask",)):
                hint = nearest(source, figures)
                where = terms.column(column.id, table)
                findings.add(rules.UNKNOWN_NEXT, column.place, text=source, where=where, nearest=hint)


def _total_rule(
    column: str, fields: Fields, kind: ColumnKind, source: ColumnSource, findings: Findings
) -> tuple[TotalRule, Formula | None]:
    natural = _natural_total(fields, kind, source)
    scalar = fields.scalar("total")
    if scalar is None:
        return natural, None
    if scalar.is_none:
        return TotalRule.NONE, None
    formula = None
    if scalar.text in keys.TOTAL_RULES or _is_word(scalar.text):
        chosen = TotalRule(fields.choice("total", natural.value))
    elif formula := read_formula(fields, "total", findings):
        chosen = TotalRule.FORMULA
    else:
        return natural, None
    if chosen is TotalRule.SUM and natural is not TotalRule.SUM and not isinstance(source, Running):
        findings.add(rules.SUMMED_RATE, fields.place_of("total"), column=column)
    elif chosen is not natural and not _suits(chosen, kind, source):
        what = f"kind: {kind.value}" if kind is not ColumnKind.NUMBER else _SOURCES.get(type(source), "number")
        findings.add(rules.UNSUITABLE_TOTAL, scalar.place, column=column, kind=what, total=scalar.text)
    else:
        return chosen, formula
    return natural, None


def _natural_total(fields: Fields, kind: ColumnKind, source: ColumnSource) -> TotalRule:
    if kind is not ColumnKind.NUMBER or isinstance(source, Running):
        return TotalRule.NONE
    if isinstance(source, Rate | Share | Growth) or (isinstance(source, Formula) and _divides(source.expression)):
        return TotalRule.RECOMPUTE
    if isinstance(source, Given) and fields.word("unit").startswith("%"):
        return TotalRule.NONE
    return TotalRule.SUM


def _suits(total: TotalRule, kind: ColumnKind, source: ColumnSource) -> bool:
    """Whether a column can be totalled so: what accumulates or is text has no total, what is typed no formula."""
    if total is TotalRule.NONE or isinstance(source, Unreadable):
        return True
    if kind is not ColumnKind.NUMBER or isinstance(source, Running):
        return False
    return total is not TotalRule.RECOMPUTE or not isinstance(source, Given | Drawn | Split)


def _is_word(text: str) -> bool:
    """Whether a text is one name, so that it is a misspelt choice and no expression."""
    try:
        expression = parse_formula(text)
    except ExpressionError:
        return False
    return isinstance(expression, Reference) and not expression.steps


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
