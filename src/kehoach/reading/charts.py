"""The charts of a plan, read from the tree; what they draw is looked at when it is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from kehoach.diagnostics import terms
from kehoach.plan import keys
from kehoach.plan.audience import read_audience
from kehoach.plan.chart import Chart, ChartKind
from kehoach.plan.fields import Fields
from kehoach.source.nodes import Mapping

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings
    from kehoach.source.nodes import Node, Scalar

_KINDS: Final[tuple[ChartKind, ...]] = get_args(ChartKind)


def read_chart(key: Scalar, node: Node, above: Fields, findings: Findings) -> Chart | None:
    """One chart; ``None``, with a finding where something else is typed, if it is none or is shown nowhere."""
    if not isinstance(node, Mapping):
        above.wrong(key.text, node, terms.KEYS)
        return None
    fields = Fields(node, keys.CHART, terms.chart(key.text), findings, key.text)
    shown_in = read_audience(fields)
    chosen = fields.choice("kind", "column")
    if not shown_in:
        return None
    return Chart(
        id=key.text,
        of=fields.word("of"),
        columns=fields.names("columns"),
        kind=next(kind for kind in _KINDS if kind == chosen),
        title=fields.line("title"),
        place=key.place,
        of_place=fields.place_of("of"),
        columns_place=fields.place_of("columns"),
        title_place=fields.place_of("title"),
        shown_in=shown_in,
    )
