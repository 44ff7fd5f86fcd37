"""Figures typed by hand in prose that the plan computes: they do not follow when a table changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.numbers import NumberRead, read_number
from kehoach.plan.outline import paragraphs
from kehoach.source.names import fold
from kehoach.tables.values import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Findings
    from kehoach.plan.prose import Paragraph
    from kehoach.tables.computed import ComputedPlan
    from kehoach.tables.results import Quantity

_FIGURE = r"([0-9](?<![\w.,/-][0-9])[0-9.]*(?:,[0-9]+)?)\s?"
"""A figure that no letter, digit or sign touches from the left; the pattern begins with a digit, as that is fast."""
_TOO_COMMON = 1
"""Figures up to this one equal a total too often by coincidence."""


def check_typed(computed: ComputedPlan, findings: Findings) -> None:
    """Report a typed figure with a unit if a total or single figure with that unit prints the same text."""
    known = dict(_known(computed))
    if not known:
        return
    units = sorted({unit for unit, _ in known}, key=len, reverse=True)
    pattern = re.compile(_FIGURE + "(" + "|".join(map(re.escape, units)) + r")(?!\w)", re.IGNORECASE)
    for paragraph in paragraphs(computed.plan):
        if not computed.plan.is_from_pack(paragraph.place):
            _check(paragraph, pattern, known, findings)


def _check(
    paragraph: Paragraph, pattern: re.Pattern[str], known: dict[tuple[str, str], Quantity], findings: Findings
) -> None:
    # Once an inset has been passed, columns of the printed text and of the source part ways.
    first = paragraph.segments[0] if paragraph.segments else ""
    for segment in paragraph.segments:
        for found in pattern.finditer(segment) if isinstance(segment, str) else ():
            figure = known.get((fold(found[2]), found[1].lstrip("0")))
            if figure is not None:
                place = paragraph.place_at(found.start()) if segment is first else paragraph.place
                findings.add(
                    rules.TYPED_FIGURE,
                    place,
                    text=Verbatim(found[0]),
                    address=Verbatim(figure.address),
                    unit=Verbatim(found[2]),
                )


def _known(computed: ComputedPlan) -> Iterator[tuple[tuple[str, str], Quantity]]:
    for table in computed.tables.values():
        if table.table.total is None:
            continue
        for name, column in table.columns.items():
            unit = column.column.unit or ("%" if column.column.source.is_ratio else "")
            yield from _entry(unit, table.total(name))
    for figure in computed.plan.figures.values():
        if figure.id in computed.figures:
            yield from _entry(figure.unit, computed.figures[figure.id])


def _entry(unit: str, quantity: Quantity) -> Iterator[tuple[tuple[str, str], Quantity]]:
    text = show(quantity.worth, quantity.display).lstrip("0")
    read = read_number(text, vietnamese=True)
    if unit and isinstance(read, NumberRead) and read.value > _TOO_COMMON:
        yield (fold(unit), text), quantity
