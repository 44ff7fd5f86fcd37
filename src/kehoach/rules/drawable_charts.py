"""Charts draw what there is: columns of figures of a table of the plan, few enough to be read, in one unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.audience import Audience
from kehoach.plan.outline import paragraphs, placed_chart
from kehoach.source.names import nearest
from kehoach.tables.charted_figures import charted_figures, columns_of_figures

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings
    from kehoach.plan.chart import Chart
    from kehoach.tables.computed import ComputedPlan
    from kehoach.tables.results import ComputedTable

_MOST_MARKS: Final = {"bar": 48, "column": 32, "line": 60}
"""The most bars, or points on lines, that can be read on a page."""


def check_charts(computed: ComputedPlan, findings: Findings) -> None:
    """Report charts of what there is not, and those that nobody could read."""
    plan = computed.plan
    if not plan.charts:
        return
    placed = {placed_chart(plan, paragraph) for paragraph in paragraphs(plan)}
    for chart in plan.charts.values():
        if not _check_names(chart, computed, findings):
            continue
        if chart.id in placed:
            _check_figures(chart, computed.tables[chart.of], plan.fullest, findings)
        elif plan.original is None and Audience.DRAFT in chart.shown_in:
            findings.add(rules.CHART_NOT_PLACED, chart.place, chart=Verbatim(chart.id))


def _check_names(chart: Chart, computed: ComputedPlan, findings: Findings) -> bool:
    """Whether a chart names a table and columns of figures; a finding for each name that is not one."""
    if chart.of not in computed.tables:
        if chart.of:
            how = terms.meant_or_one_of(nearest(chart.of, computed.tables), computed.tables)
            findings.add(
                rules.CHART_OF_NO_TABLE, chart.of_place, chart=Verbatim(chart.id), text=Verbatim(chart.of), how=how
            )
        return False
    table = computed.tables[chart.of]
    figures = columns_of_figures(table)
    known = [column.id for column in table.table.columns]
    for name in chart.columns:
        details = {"chart": Verbatim(chart.id), "text": Verbatim(name), "table": Verbatim(chart.of)}
        if name not in known:
            how = terms.meant_or_one_of(nearest(name, figures), figures)
            findings.add(rules.CHART_OF_NO_COLUMN, chart.columns_place, **details, how=how)
        elif name not in figures:
            findings.add(rules.CHART_OF_WORDS, chart.columns_place, **details, how=terms.meant_or_one_of("", figures))
    return set(chart.columns) <= set(figures)


def _check_figures(chart: Chart, table: ComputedTable, audience: Audience, findings: Findings) -> None:
    charted = charted_figures(chart, table, audience)
    name, marks = Verbatim(chart.id), len(charted.rows) * len(charted.columns)
    if not charted.has_figures:
        findings.add(rules.CHART_WITHOUT_FIGURES, chart.place, chart=name, table=Verbatim(chart.of))
    elif len(charted.units) > 1:
        units = ", ".join(unit or "…" for unit in charted.units)
        findings.add(rules.CHART_OF_UNLIKE_UNITS, chart.columns_place, chart=name, units=Verbatim(units))
    elif marks > _MOST_MARKS[chart.kind]:
        findings.add(rules.CHART_TOO_CROWDED, chart.place, chart=name, found=marks, most=_MOST_MARKS[chart.kind])
