"""A document with the pictures of its charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kehoach.diagnostics import Findings, in_file_order
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.drawing.chart_picture import WIDTH, can_draw, draw_chart, height_of
from kehoach.errors import MissingPackageError
from kehoach.view.chart_view import charts_in
from kehoach.view.records import EMU_PER_MM, PictureView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.drawing.chart_picture import PictureForm
    from kehoach.plan.model import Plan
    from kehoach.view.records import Block, ChartView, DocumentView

_MISSING: Final = Bilingual(
    'cần gói matplotlib để vẽ biểu đồ; gõ: python -m pip install "kehoach[charts]"',
    'charts are drawn by matplotlib: python -m pip install "kehoach[charts]"',
)


def with_drawn_charts(document: DocumentView, plan: Plan, form: PictureForm) -> DocumentView:
    """The document of a plan with a picture of each chart.

    Raises:
        MissingPackageError: there are charts, and matplotlib is not installed; with a finding for each.
    """
    charts = tuple(charts_in(document))
    if not charts:
        return document
    if not can_draw():
        findings = Findings()
        for name in dict.fromkeys(chart.id for chart in charts):
            findings.add(rules.NO_CHART_PACKAGE, plan.charts[name].place, chart=Verbatim(name))
        raise MissingPackageError(_MISSING, in_file_order(findings, (plan.file,)))
    appendices = (replace(one, blocks=_drawn(one.blocks, form)) for one in document.appendices)
    return replace(document, blocks=_drawn(document.blocks, form), appendices=tuple(appendices))


def _drawn(blocks: Iterable[Block], form: PictureForm) -> tuple[Block, ...]:
    return tuple(replace(block, chart=_with_picture(block.chart, form)) if block.chart else block for block in blocks)


def _with_picture(chart: ChartView, form: PictureForm) -> ChartView:
    size = WIDTH * EMU_PER_MM, height_of(chart) * EMU_PER_MM
    return replace(chart, picture=PictureView(draw_chart(chart, form), form, *size, chart.alt))
