"""One chart as it is printed: its title, the figures that it draws, and what is read aloud for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.plan.emphasis import without_marks
from kehoach.tables.charted_figures import charted_figures, size_of
from kehoach.view import wording
from kehoach.view.records import ChartSeries, ChartView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kehoach.plan.audience import Audience
    from kehoach.plan.chart import Chart
    from kehoach.plan.numbered import Numbered
    from kehoach.plan.prose import Segment
    from kehoach.tables.computed import ComputedPlan
    from kehoach.view.records import DocumentView

KINDS: Final = {"bar": "Biểu đồ thanh", "column": "Biểu đồ cột", "line": "Biểu đồ đường"}
"""What a chart is called."""
_BLANK: Final = "trống"


def view_chart(
    computed: ComputedPlan,
    chart: Chart,
    audience: Audience,
    text: Callable[[tuple[Segment, ...]], str],
    number: Numbered | None = None,
) -> ChartView | None:
    """A chart as an audience sees it; ``None`` as long as it has no figure to draw.

    For the arguments see :func:`kehoach.view.table.view_table`.
    """
    if chart.of not in computed.tables:
        return None
    table = computed.tables[chart.of]
    charted = charted_figures(chart, table, audience)
    if not charted.has_figures:
        return None
    series = tuple(
        ChartSeries(without_marks(text(column.label)), tuple(one.text for one in found), tuple(map(size_of, found)))
        for column, found in zip(charted.columns, charted.figures, strict=True)
    )
    rows = [table.rows[row] for row in charted.rows]
    names = tuple(without_marks(text(row.title) if row.title else row.name) for row in rows)
    unit = charted.units[0] if len(charted.units) == 1 else ""
    title = text(chart.title)
    spoken = (KINDS[chart.kind], without_marks(title), _read_out(names, series, unit))
    return ChartView(
        title=wording.numbered_title(title, number) if number and computed.numbers_charts else title,
        alt=". ".join(filter(None, spoken)),
        kind=chart.kind,
        unit=unit,
        names=names,
        series=series,
        id=chart.id,
    )


def charts_in(document: DocumentView) -> Iterator[ChartView]:
    """Every chart of a document, in printing order."""
    for blocks in (document.blocks, *(appendix.blocks for appendix in document.appendices)):
        yield from (block.chart for block in blocks if block.chart)


def _read_out(names: tuple[str, ...], series: tuple[ChartSeries, ...], unit: str) -> str:
    """Every figure, row by row: "Khu phố 1: Đầu năm 4 hộ, Giảm 2 hộ; Khu phố 2: …"."""

    def figures(at: int) -> Iterator[str]:
        for one in series:
            label = one.label if len(series) > 1 else ""
            own = unit if one.sizes[at] is not None else ""
            yield " ".join(filter(None, (label, one.texts[at] or _BLANK, own)))

    return "; ".join(f"{name}: {', '.join(figures(at))}" for at, name in enumerate(names)) + "."
