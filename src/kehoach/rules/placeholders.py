"""What a person must still review: missing information, and wording that comes from the pack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.address import Address
from kehoach.plan.audience import Audience
from kehoach.plan.cell_values import Gap
from kehoach.plan.omissions import BASIS, PARAGRAPHS, RECIPIENTS, SIGNER, is_printed
from kehoach.plan.outline import is_text, paragraphs
from kehoach.plan.placeholders import read_gap_line, report_gap
from kehoach.plan.row_names import index_of
from kehoach.source.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Findings
    from kehoach.plan.model import Plan
    from kehoach.plan.table import Table
    from kehoach.tables.computed import ComputedPlan


_NEED_NO_BASIS: Final = frozenset(map(fold, ("Báo cáo", "Thông báo", "Công văn", "Tờ trình", "Biên bản")))


def check_supply(computed: ComputedPlan, findings: Findings) -> None:
    """Report each gap, a missing signer or basis, and the number of paragraphs that come from the pack."""
    _check_gaps(computed.plan, findings)
    _check_head_and_foot(computed.plan, findings)
    _count_pack_paragraphs(computed.plan, findings)


def _check_gaps(plan: Plan, findings: Findings) -> None:
    for table in plan.all_tables.values():
        gaps = tuple(_gaps(table))
        names = index_of(table) if gaps else {}
        for at, column, gap in gaps:
            address = Address.of(table, names, at, table.columns[column].id).text
            report_gap(gap, address, table.rows[at].places[column], findings)
    for figure in plan.figures.values():
        for typed in (figure.goal, figure.value):
            if isinstance(typed, Gap):
                report_gap(typed, figure.id, figure.place, findings)


def _gaps(table: Table) -> Iterator[tuple[int, int, Gap]]:
    """The gaps among the cells of a table, by row and column."""
    for at, row in enumerate(table.rows):
        for column, typed in enumerate(row.cells):
            cell = read_gap_line(typed) if isinstance(typed, str) else typed
            if isinstance(cell, Gap):
                yield at, column, cell


def _check_head_and_foot(plan: Plan, findings: Findings) -> None:
    if plan.signer is None and is_printed(plan, SIGNER):
        findings.add(rules.NO_SIGNER, plan.place)
    needs_basis = fold(plan.document) not in _NEED_NO_BASIS and is_printed(plan, BASIS)
    if not plan.basis and not plan.has_no_basis and needs_basis:
        findings.add(rules.NO_BASIS, plan.place)


def _count_pack_paragraphs(plan: Plan, findings: Findings) -> None:
    body = tuple(p for p in paragraphs(plan, Audience.PLAN) if is_text(plan, p))
    texts = ((body, PARAGRAPHS), (plan.basis, BASIS), (plan.recipients, RECIPIENTS))
    printed = (paragraph for prose, paths in texts if is_printed(plan, paths) for paragraph in prose)
    count = sum(plan.is_from_pack(paragraph.place) for paragraph in printed)
    if count:
        findings.add(rules.PACK_PARAGRAPHS, plan.place, count=count, pack=Verbatim(plan.pack))
