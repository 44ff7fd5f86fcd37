"""Reading the tables of a plan: settings, columns, rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, cast, get_args

from msgspec.structs import replace

from kehoach.diagnostics import Findings, terms
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.numbers import Rounding
from kehoach.numbers.reading import Separators
from kehoach.plan import table_keys
from kehoach.plan.audience import EVERYWHERE, read_audience
from kehoach.plan.expression import ExpressionError
from kehoach.plan.fields import Fields, spread
from kehoach.plan.parsing import parse_check
from kehoach.plan.row_names import is_total, levels_of, year_in
from kehoach.plan.table import Check, Footing, NumberStyle, PageChoice, RowNumbering, Table, TableLayout, Total
from kehoach.reading.about_rows import marks_of, report_unused
from kehoach.reading.columns import PAD_LIMIT, check_next, columns_and_grid
from kehoach.reading.figures import read_as_of
from kehoach.reading.rows import read_rows
from kehoach.reading.sheet_foot import report_row_below
from kehoach.reading.years import checked_by_year, read_years, series_of
from kehoach.source.cell_table import FileRows
from kehoach.source.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.plan.dates import Period
    from kehoach.plan.table import Row
    from kehoach.reading.row_reader import Settings
    from kehoach.source.grid import Grid


_FOR_ANY_DEPTH: Final = ("1.1", "none")
"""Styles that tell every level from the one above, or number none."""


def read_table(name: str, node: Mapping, findings: Findings, settings: Settings) -> Table:
    """Read one table; a faulty column or row is left out or marked, with a finding."""
    fields = Fields(node, table_keys.TABLE, terms.table(name), findings, name)
    footing = _footing(fields)
    breaks = read_years(fields, "breaks")
    columns, grid = columns_and_grid(name, fields, findings, settings.period, breaks, footing)
    check_next(columns, name, findings)
    series = series_of(columns)
    total = _total(fields, settings.period)
    layout = _layout(fields, findings, settings.period)
    separators = Separators(fields.choice("numbers", settings.separators.value))
    is_form = fields.choice("form", "no") == "yes"
    settings = replace(settings, separators=separators, is_form=is_form)
    rows, claims = read_rows(name, columns, grid, total, findings, settings, marks_of(layout.notes))
    if total and isinstance(node_of_rows := fields.node("rows"), FileRows):
        report_row_below(node_of_rows, findings, total.label)
    if total and not total.at and claims and claims.is_around_all:
        total = replace(total, at="top")
    if not series:
        has_years = any(year_in(row.name) for row in rows)
        places = [fields.place_of("breaks")] if fields.word("breaks") and not has_years else []
        for place in (*places, *(row.place for row in rows if row.about.breaks)):
            findings.add(rules.BREAKS_WITHOUT_YEARS, place, table=Verbatim(name))
    report_unused(layout.notes, rows, claims, findings)
    _report_repeated_style(rows, fields, layout.numbering)
    return Table(
        id=name,
        separators=separators,
        columns=columns,
        rows=rows,
        claims=claims,
        total=total,
        layout=layout,
        rounding=Rounding(fields.choice("rounding", "half-up")),
        blank_is_nothing=fields.choice("blank", "none" if is_form else "missing") == "none",
        is_form=is_form,
        missing=cast("Literal['refuse', 'open', 'skip']", fields.choice("missing", "refuse")),
        checks=tuple(checked_by_year(c, series, findings) if series else c for c in _checks(fields, findings)),
        shown_in=read_audience(fields),
        place=node.place,
        footing=footing,
        breaks=breaks,
    )


def read_area_table(fields: Fields, findings: Findings, settings: Settings) -> Table:
    """Read ``areas``: a table whose first column has the areas' names. A total typed as a row is its total."""
    columns, grid = columns_and_grid("areas", fields, findings, settings.period)
    total = _total_among(grid)
    rows, claims = read_rows("areas", columns, grid, total, findings, settings)
    layout = TableLayout(as_of=read_as_of(fields, settings.period), source=fields.dated("source", settings.period))
    return Table(
        "areas",
        columns,
        rows,
        claims,
        total,
        layout,
        Rounding.HALF_UP,
        True,
        "skip",
        (),
        EVERYWHERE,
        fields.place,
        separators=settings.separators,
    )


def _total_among(grid: Grid | None) -> Total | None:
    """The total that one of the rows of a grid is, by what it is called."""
    texts = (text for row in grid.rows for text in row.texts) if grid else ()
    label = next((text for text in texts if is_total(text)), "")
    return Total(label, 0) if label else None


def _footing(fields: Fields) -> Footing | None:
    names = tuple(dict.fromkeys(fields.names("foot")))
    return Footing(names, fields.place_of("foot")) if names else None


def _layout(fields: Fields, findings: Findings, period: Period) -> TableLayout:
    return TableLayout(
        title=fields.line("title"),
        title_place=fields.place_of("title"),
        unit=fields.dated("unit", period),
        unit_place=fields.place_of("unit"),
        as_of=read_as_of(fields, period),
        as_of_place=fields.place_of("as_of"),
        source=fields.dated("source", period),
        source_place=fields.place_of("source"),
        notes=fields.prose("notes"),
        closing=fields.prose("closing"),
        subtotals=cast("Literal['row', 'below', 'none']", fields.choice("subtotals", "row")),
        numbering=_numbering(fields, findings),
        depth=cast("Literal['none', 'indent', 'dash']", fields.choice("depth", "none")),
        column_numbers=cast("Literal['none', 'A B 1', '(1)']", fields.choice("column_numbers", "none")),
        page=read_page(fields),
    )


def read_page(fields: Fields) -> PageChoice:
    """Whether the pages of a table or an appendix are portrait or landscape."""
    return cast("PageChoice", fields.choice("page", "auto"))


def _numbering(fields: Fields, findings: Findings) -> tuple[RowNumbering, ...]:
    found = []
    for token in fields.word("numbering").split():
        style = token.removesuffix("+") or token
        if style not in get_args(NumberStyle):
            findings.add(
                rules.BAD_CHOICE,
                fields.place_of("numbering"),
                key=Verbatim("numbering"),
                text=Verbatim(token),
                choices=Verbatim(", ".join(get_args(NumberStyle))),
                nearest=Verbatim(""),
            )
            continue
        found.append(RowNumbering(cast("NumberStyle", style), token != style))
    return tuple(found)


def _report_repeated_style(rows: tuple[Row, ...], fields: Fields, numbering: tuple[RowNumbering, ...]) -> None:
    """Report the first row that is nested deeper than its numbering has levels, and so numbered like the row above."""
    if not numbering or numbering[-1].style in _FOR_ANY_DEPTH:
        return
    levels = levels_of(rows)
    for row, level in zip(rows, levels, strict=True):
        if level >= len(numbering) and row.is_counted_off:
            fields.findings.add(
                rules.NUMBERED_LIKE_ABOVE,
                row.place,
                text=Verbatim(row.name),
                level=level + 1,
                levels=len(numbering),
                numbering=Verbatim(fields.word("numbering")),
            )
            return


def _total(fields: Fields, period: Period) -> Total | None:
    node = fields.node("total")
    if node is None or (isinstance(node, Scalar) and node.is_none):
        return None
    group = spread(node, "label")
    if group is None:
        return None
    total = Fields(group, table_keys.TOTAL, terms.TOTAL_ROW, fields.findings, f"{fields.path}.total")
    at = cast("Literal['', 'bottom', 'top']", total.choice("at", ""))
    return Total(total.dated("label", period), total.whole("pad", 0, PAD_LIMIT) or 0, at)


def _checks(fields: Fields, findings: Findings) -> Iterator[Check]:
    node = fields.scalar("checks", terms.CHECKS)
    for line in node.lines if node and not node.is_none else ():
        bare = line.trimmed()
        if not bare.text:
            continue
        try:
            yield Check(parse_check(bare.text), bare.text, bare.place)
        except ExpressionError as error:
            findings.add(
                rules.BAD_EXPRESSION,
                bare.place.right(error.at),
                problem=error.problem,
            )
