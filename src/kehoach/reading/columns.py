"""Reading the columns of a table, by their keys or from the header line of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import Findings, terms
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.numbers import Rounding
from kehoach.patterns import regex
from kehoach.plan import table_keys
from kehoach.plan.audience import EVERYWHERE, Audience, read_audience
from kehoach.plan.columns import BY_KEY, KINDS_BESIDE
from kehoach.plan.columns.formula import Formula, read_formula
from kehoach.plan.columns.source import ColumnKind, ColumnSource, TotalRule
from kehoach.plan.columns.typed import Typed
from kehoach.plan.columns.unreadable import Unreadable
from kehoach.plan.expression import ExpressionError, Reference
from kehoach.plan.fields import Fields, split_names
from kehoach.plan.parsing import parse_formula
from kehoach.plan.prose import read_segments
from kehoach.plan.table import Column, ColumnWidth, Footing
from kehoach.plan.units import MONEY_UNITS
from kehoach.reading.about_rows import SIGN
from kehoach.reading.undeclared_names import undeclared_names
from kehoach.reading.verdicts import read_planned, with_named
from kehoach.reading.years import by_year, read_headings, read_years, series_of, with_years
from kehoach.source.grid import Grid, GridRow, read_grid
from kehoach.source.names import fold, nearest
from kehoach.source.nodes import Line, Mapping, Node, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.plan.dates import Period


PAD_LIMIT: Final = 12
_DECIMALS_LIMIT: Final = 9
_MONEY: Final = "money"
_WIDTH: Final = regex(r"(?P<amount>[0-9]{1,3})\s*(?P<unit>mm|%)?")
_WHOLE_TABLE: Final = 100


class _Around(Struct, frozen=True):
    """What a table says about one of its columns."""

    kind: str
    """Its kind if it has no ``kind`` itself."""
    is_end: bool
    """Whether another column is carried over from it."""
    unit: str
    """The unit of the table's money."""
    is_footed: bool
    period: Period


def columns_and_grid(
    table: str,
    fields: Fields,
    findings: Findings,
    period: Period,
    breaks: tuple[int, ...] = (),
    footing: Footing | None = None,
) -> tuple[tuple[Column, ...], Grid | None]:
    """The columns of a table, declared or named by its header line, and its rows as typed."""
    footed = footing.columns if footing else ()
    node, declared = fields.node("rows"), list(fields.by_id("columns"))
    grid = read_grid(node, declared[0][0].text if declared else "name", findings) if node is not None else None
    names = undeclared_names(table, declared, grid.header, findings) if grid and isinstance(node, Scalar) else None
    columns = tuple(_columns(fields, table, findings, period, footed, is_after_first=names is not None))
    columns = _in_order((names, *columns) if names else columns, fields, findings)
    _report_widths(columns, table, findings)
    if series := series_of(columns):
        columns = tuple(with_years(replace(c, breaks=c.breaks or breaks), series, findings) for c in columns)
    columns = with_named(columns, findings)
    if not columns and grid is not None:
        columns = tuple(_columns_of_header(grid.header, findings))
    return columns, grid


def _columns(
    fields: Fields, table: str, findings: Findings, period: Period, footed: tuple[str, ...], *, is_after_first: bool
) -> Iterator[Column]:
    unit = fields.dated("unit", period) if "unit" in fields.said else ""
    given = list(fields.by_id("columns"))
    ends = {name for _, node in given if (name := _opening(node))}
    for key, node in given:
        if not isinstance(node, Mapping):
            findings.add(
                rules.WRONG_SHAPE, node.place, key=Verbatim(key.text), wanted=terms.COLUMN_KEYS, found=terms.ONE_VALUE
            )
            continue
        column = Fields(node, table_keys.COLUMN, terms.column(key.text, table), findings, f"{table}.{key.text}")
        around = _Around("number" if is_after_first else "text", key.text in ends, unit, key.text in footed, period)
        made = _column(key, column, around, findings)
        years = read_years(column, "years")
        headings = read_headings(column, years) if years else {}
        yield from by_year(made, years, column.word("label"), headings) if years else (made,)
        is_after_first = True


def _in_order(columns: tuple[Column, ...], fields: Fields, findings: Findings) -> tuple[Column, ...]:
    """The columns in printed order: one with ``after`` directly after the column that it names."""
    names = [column.series or column.id for column in columns]
    order = list(dict.fromkeys(names))
    for key, node in fields.by_id("columns"):
        target = node.get("after") if isinstance(node, Mapping) else None
        if not isinstance(target, Scalar) or target.is_blank or key.text not in order:
            continue
        others = [name for name in order if name != key.text]
        if target.text not in others or key.text == names[0]:
            findings.add(
                rules.MISPLACED_COLUMN,
                target.place,
                column=Verbatim(key.text),
                text=Verbatim(target.text),
                nearest=Verbatim(str(nearest(target.text, others)) or others[-1] if others else ""),
            )
            continue
        others.insert(others.index(target.text) + 1, key.text)
        order = others
    return tuple(sorted(columns, key=lambda column: order.index(column.series or column.id)))


def _opening(column: Node) -> str:
    """The column that another one is carried over from; empty where it is not."""
    entries = column.entries if isinstance(column, Mapping) else ()
    return next((e.value.text for e in entries if e.key.text == "opening" and isinstance(e.value, Scalar)), "")


def _column(key: Scalar, fields: Fields, around: _Around, findings: Findings) -> Column:
    source = _source(key.text, fields, findings)
    is_text = source.makes is ColumnKind.TEXT
    chosen, unit = fields.choice("kind", "text" if is_text else around.kind), fields.word("unit")
    if chosen == _MONEY:
        unit = unit or around.unit
        if fold(unit) not in MONEY_UNITS:
            wrong = Bilingual(f" (đang ghi “{unit}”)", f" (not “{unit}”)") if unit else terms.NOWHERE
            findings.add(rules.MONEY_WITHOUT_UNIT, fields.place_of("kind"), column=Verbatim(key.text), unit=wrong)
    kind = ColumnKind.NUMBER if chosen == _MONEY else ColumnKind(chosen)
    if kind is not source.makes and not source.is_typed and source.is_readable:
        place = fields.place_of("kind") if fields.entry("kind") else fields.place
        findings.add(
            rules.BAD_COLUMN,
            place,
            column=Verbatim(key.text),
            first=Verbatim(f"kind: {kind.value}"),
            second=Verbatim(source.key),
        )
        source = Unreadable()
    natural = _natural_total(fields, kind, source, is_end=around.is_end)
    total, total_formula = _total_rule(key.text, fields, kind, source, natural, findings)
    return Column(
        id=key.text,
        label=fields.line("label") or (key.text,),
        kind=kind,
        unit=unit,
        source=source,
        decimals=fields.whole("decimals", None, _DECIMALS_LIMIT),
        pad=fields.whole("pad", 0, PAD_LIMIT) or 0,
        rounding=_rounding(key.text, fields, around),
        total=total,
        join=fields.word("join", ", "),
        cover=fields.word("cover"),
        shown_in=read_audience(fields),
        place=key.place,
        total_formula=None if total is TotalRule.MEAN else total_formula,
        weight=total_formula if total is TotalRule.MEAN else None,
        signed=fields.choice("signed", "no") == "yes",
        under=_under(fields, around.period),
        width=_width(fields, findings),
        is_footed=around.is_footed,
        next=fields.names("next"),
        is_merged=fields.choice("merge", "no") == "yes",
        planned=read_planned(key.text, fields, kind),
        breaks=read_years(fields, "breaks"),
        label_place=fields.place_of("label") if fields.entry("label") else None,
    )


def _width(fields: Fields, findings: Findings) -> ColumnWidth | None:
    text = fields.word("width")
    if not text:
        return None
    found = _WIDTH.fullmatch(text)
    amount = int(found["amount"]) if found else 0
    is_part = bool(found and found["unit"] == "%")
    if amount < 1 or (is_part and amount > _WHOLE_TABLE):
        findings.add(rules.BAD_WIDTH, fields.place_of("width"), text=Verbatim(text))
        return None
    return ColumnWidth(0, amount) if is_part else ColumnWidth(amount, 0)


def _report_widths(columns: tuple[Column, ...], table: str, findings: Findings) -> None:
    """Report the first column whose part of the table is more than those before it leave."""
    for audience in (Audience.PLAN, Audience.REPORT):
        whole = 0
        for column in columns:
            if column.width and audience in column.shown_in:
                whole += column.width.per_cent
                if whole > _WHOLE_TABLE and column.width.per_cent:
                    findings.add(rules.WIDTHS_OVER_WHOLE, column.place, table=Verbatim(table), whole=whole)
                    return


def _rounding(column: str, fields: Fields, around: _Around) -> Rounding | None:
    """How a column is rounded; a finding where it is rounded so that figures add up."""
    if "rounding" not in fields.said:
        return None
    if around.is_footed or fields.choice("foot", "no") == "yes":
        place, both = fields.key_place("rounding"), {"first": Verbatim("foot"), "second": Verbatim("rounding")}
        fields.findings.add(rules.BAD_COLUMN, place, column=Verbatim(column), **both)
    return Rounding(fields.choice("rounding", Rounding.HALF_UP.value))


def _under(fields: Fields, period: Period) -> tuple[str, ...]:
    """The heads above a column, from the outermost; one may have a comma, as any label may."""
    return split_names(fields.dated("under", period))


def _source(column: str, fields: Fields, findings: Findings) -> ColumnSource:
    given = [key for key in BY_KEY if key in fields.said]
    if len(given) > 1:
        findings.add(
            rules.BAD_COLUMN,
            fields.place_of(given[1]),
            column=Verbatim(column),
            first=Verbatim(given[0]),
            second=Verbatim(given[1]),
        )
    for key, wanted in KINDS_BESIDE.items():
        if key in fields.said and not set(wanted) & set(given):
            findings.add(
                rules.KEY_WITHOUT_SOURCE,
                fields.key_place(key),
                key=Verbatim(key),
                column=Verbatim(column),
                wanted=Verbatim(", ".join(wanted)),
            )
    for key in ("breaks", "headings"):
        if key in fields.said and "years" not in fields.said:
            findings.add(
                rules.KEY_WITHOUT_SOURCE,
                fields.key_place(key),
                key=Verbatim(key),
                column=Verbatim(column),
                wanted=Verbatim("years"),
            )
    return BY_KEY[given[0]].read(fields, column) if given else Typed()


def check_next(columns: tuple[Column, ...], table: str, findings: Findings) -> None:
    """Report ``next`` that is neither columns of figures in the same table nor ``keep`` or ``ask``."""
    figures = [column.id for column in columns if column.kind is ColumnKind.NUMBER]
    for column in columns:
        for source in column.next:
            if source not in figures and column.next not in (("keep",), ("ask",)):
                hint = nearest(source, figures)
                where = terms.column(column.id, table)
                findings.add(rules.UNKNOWN_NEXT, column.place, text=Verbatim(source), where=where, nearest=hint)


def _total_rule(
    column: str, fields: Fields, kind: ColumnKind, source: ColumnSource, natural: TotalRule, findings: Findings
) -> tuple[TotalRule, Formula | None]:
    scalar = fields.scalar("total")
    if "weight" in fields.said:
        return _by_weight(column, fields, kind, source, natural, findings)
    if scalar is None:
        return natural, None
    if scalar.is_none:
        return TotalRule.NONE, None
    formula = None
    if scalar.text in table_keys.TOTAL_RULES or _is_word(scalar.text):
        chosen = TotalRule(fields.choice("total", natural.value))
    elif formula := read_formula(fields, "total"):
        chosen = TotalRule.FORMULA
    else:
        return natural, None
    is_stock = natural in (TotalRule.FIRST, TotalRule.LAST)
    is_wrong_sum = chosen in (TotalRule.SUM, TotalRule.GROUPS) and natural is not TotalRule.SUM
    if is_wrong_sum and not is_stock and not source.accumulates:
        findings.add(rules.SUMMED_RATE, fields.place_of("total"), column=Verbatim(column))
    elif chosen is not natural and (not _suits(chosen, kind, source) or is_wrong_sum):
        findings.add(
            rules.UNSUITABLE_TOTAL,
            scalar.place,
            column=Verbatim(column),
            kind=Verbatim(_what(kind, source)),
            total=Verbatim(scalar.text),
        )
    else:
        return chosen, formula
    return natural, None


def _by_weight(
    column: str, fields: Fields, kind: ColumnKind, source: ColumnSource, natural: TotalRule, findings: Findings
) -> tuple[TotalRule, Formula | None]:
    """The weighted mean: instead of ``total``, and only for figures that can be averaged."""
    if "total" in fields.said or kind is not ColumnKind.NUMBER or not source.can_be_averaged():
        what = "total" if "total" in fields.said else _what(kind, source)
        findings.add(rules.UNSUITABLE_WEIGHT, fields.key_place("weight"), column=Verbatim(column), kind=Verbatim(what))
        return natural, None
    weight = read_formula(fields, "weight")
    return (TotalRule.MEAN, weight) if weight else (natural, None)


def _what(kind: ColumnKind, source: ColumnSource) -> str:
    """What a column is, as a key of the format."""
    return f"kind: {kind.value}" if kind is not ColumnKind.NUMBER else source.key or "number"


def _natural_total(fields: Fields, kind: ColumnKind, source: ColumnSource, *, is_end: bool) -> TotalRule:
    if kind is not ColumnKind.NUMBER or source.accumulates:
        return TotalRule.NONE
    return TotalRule.LAST if is_end else source.natural_total(fields.word("unit"))


def _suits(total: TotalRule, kind: ColumnKind, source: ColumnSource) -> bool:
    """Whether a column can have this total: text and running sums have none, a typed column no recomputed one."""
    if total is TotalRule.NONE or not source.is_readable:
        return True
    if kind is not ColumnKind.NUMBER or source.accumulates:
        return False
    return total is not TotalRule.RECOMPUTE or source.can_be_recomputed()


def _is_word(text: str) -> bool:
    """Whether a text is a single name, and so a misspelt choice rather than an expression."""
    try:
        expression = parse_formula(text)
    except ExpressionError:
        return False
    return isinstance(expression, Reference) and not expression.steps


def _columns_of_header(header: GridRow, findings: Findings) -> Iterator[Column]:
    """The columns of a table that declares none: by the header line, the first of text, the others of numbers."""
    taken: set[str] = set()
    for index, text in enumerate(header.texts):
        if not text or fold(text) in taken or text.startswith(SIGN):
            continue
        kind = ColumnKind.NUMBER if taken else ColumnKind.TEXT
        yield Column(
            id=text, label=read_segments(Line(text, header.places[index]), findings),
            kind=kind, unit="", source=Typed(), decimals=None, pad=0,
            total=TotalRule.SUM if taken else TotalRule.NONE, join=", ", cover="",
            shown_in=EVERYWHERE, place=header.places[index],
        )  # fmt: skip
        taken.add(fold(text))
