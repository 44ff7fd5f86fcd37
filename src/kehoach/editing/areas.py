"""The cells of areas that are renamed, merged or split, from the cells of those they are made of."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.numbers import NumberRead, format_exact, read_number
from kehoach.plan.area_history import AreaMap
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.fields import report_missing
from kehoach.plan.placeholders import TO_SUPPLY
from kehoach.plan.units import is_whole
from kehoach.reading.area_changes import read_made_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.diagnostics import Findings
    from kehoach.plan.area_history import AreaOrigin, Successor
    from kehoach.plan.model import Plan
    from kehoach.plan.table import Column
    from kehoach.source.nodes import Mapping


def read_areas(tree: Mapping, plan: Plan, findings: Findings) -> AreaMap:
    """Read ``made_from``, a grid of the new name and what it is made from, ``Ấp 5; Ấp 6 (ho: 205/412)``."""
    for entry in tree.entries:
        if entry.key.text != "made_from":
            findings.add(
                rules.UNKNOWN_KEY,
                entry.key.place,
                key=Verbatim(entry.key.text),
                where=terms.AREA_MAP,
                nearest=Verbatim("made_from"),
            )
    node = tree.get("made_from")
    known = plan.areas.declared if plan.areas else {}
    made = None if node is None else read_made_from(node, findings, known)
    if made is None:
        report_missing({"made_from": "|"}, terms.AREA_MAP, tree.place, findings)
        return AreaMap()
    return made


def combined(
    successor: Successor,
    texts: Sequence[tuple[AreaOrigin, bool, str]],
    column: Column,
    findings: Findings,
    *,
    vietnamese: bool,
) -> str:
    """The cell of a new area from the cells it is made from (``texts``: the origin, whether it is split, the text)."""
    if column.kind is not ColumnKind.NUMBER:
        return "; ".join(dict.fromkeys(text for _, _, text in texts if text))
    whole = is_whole(column.unit)
    parts = [_share_of(o, text, column, successor, findings) if split else text for o, split, text in texts]
    for graver in (TO_SUPPLY, Absence.UNKNOWN.value):
        if any(part.startswith(graver) for part in parts):
            return graver
    reads = [read for part in parts if isinstance(read := _figure(part), NumberRead)]
    if not reads:
        return parts[0] if parts else ""
    total = sum((Fraction(read.value) for read in reads), Fraction())
    text = format_exact(total, max(read.places for read in reads))
    return text if whole or vietnamese else text.replace(".", "")


def _share_of(origin: AreaOrigin, text: str, column: Column, successor: Successor, findings: Findings) -> str:
    read = _figure(text)
    share = origin.shares.get(column.id)
    if not isinstance(read, NumberRead):
        return text
    if share is None:
        return Absence.UNKNOWN.value
    value = Fraction(read.value) * share
    scaled = value * 10**read.places
    if scaled.denominator != 1:
        findings.add(
            rules.SHARE_NOT_EXACT,
            successor.place,
            text=Verbatim(f"{text} × {share}"),
            area=Verbatim(successor.name),
            column=Verbatim(column.id),
        )
    return format_exact(value, read.places)


def _figure(text: str) -> object:
    return read_number(text, vietnamese=True)
