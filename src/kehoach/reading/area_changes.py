"""``made_from``: a grid of new areas and the old ones that each is made of, with the shares given."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kehoach.diagnostics import Findings, terms
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.patterns import regex
from kehoach.plan.area_history import AreaHistory, AreaMap, AreaOrigin, Successor
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.source import ColumnKind, TotalRule
from kehoach.plan.columns.typed import Typed
from kehoach.plan.dates import ImpossibleDateError, read_date, read_month, read_year
from kehoach.plan.placeholders import read_gap_line
from kehoach.reading.row_reader import has_wrong_length
from kehoach.source.grid import read_grid
from kehoach.source.names import Names, fold

if TYPE_CHECKING:
    import datetime
    import re
    from collections.abc import Mapping

    from kehoach.plan.fields import Fields
    from kehoach.plan.model import Plan
    from kehoach.plan.table import Table
    from kehoach.source.grid import CellPlaces
    from kehoach.source.nodes import Node

MADE_FROM: Final = "made_from"
_SOURCE = regex(r"\s*(?P<area>[^;()]*[^;()\s])\s*(?:\((?P<shares>[^()]*)\))?\s*(?:;|$)")
_SHARE = regex(r"(?P<measure>[a-z][a-z0-9_]*)\s*:\s*(?P<part>[0-9]+)\s*/\s*(?P<whole>[0-9]+)")
_BETWEEN_SHARES = regex(r"[;,](?!\s*[0-9])")
"""Not the comma of “2,5”."""
_ADDED_UP: Final = Bilingual(
    "các phần của “{area}” ở cột “{column}” cộng lại bằng {total}",
    "those of “{area}” in column “{column}” add up to {total}",
)


def read_made_from(node: Node, findings: Findings, known: Mapping[str, str] | None = None) -> AreaMap | None:
    """Read the grid, ``Ấp 5; Ấp 6 (ho: 205/412)`` in its second column; ``None`` if it has no rows.

    ``known``: the names that the old areas must have, by folded name.
    """
    grid = read_grid(node, "name", findings)
    if grid is None:
        return None
    found, faults = [], Findings()
    names = Names(known.values()) if known is not None else None
    for row in grid.rows:
        if has_wrong_length(row, 2, findings):
            continue
        origins = tuple(_origin(made, known, names, row.places, faults) for made in _SOURCE.finditer(row.texts[1]))
        found.append(Successor(row.texts[0], origins, row.place))
    made = AreaMap(tuple(found))
    findings.extend(faults)
    if all(fault.code != rules.BAD_SHARE.code for fault in faults):  # one that is not read is missing in the sum
        _check_shares(made, findings)
    return made


def read_history(fields: Fields, table: Table, findings: Findings) -> AreaHistory:
    """The history of the areas in ``table``, as the plan says it."""
    node = fields.node(MADE_FROM)
    changes = (read_made_from(node, findings) if node else None) or AreaMap()
    if not changes.successors and fields.said & {"since", "made_by"}:
        fields.report_missing({MADE_FROM: "|"}, fields.key_place("since" if "since" in fields.said else "made_by"))
    old = {fold(origin.area) for successor in changes.successors for origin in successor.origins}
    return AreaHistory(
        changes,
        fields.word("since"),
        _day(fields, findings),
        fields.place_of("since"),
        fields.word("made_by"),
        frozenset(old - {fold(row.name) for row in table.rows}),
    )


def with_origins(plan: Plan) -> Plan:
    """The plan with each column ``from: areas.made_from`` as one of text: the old areas of the row's, by name."""
    if plan.areas is None:
        return plan
    tables = {name: _with_origins(table, plan.areas.history) for name, table in plan.tables.items()}
    return plan if all(made is plan.tables[name] for name, made in tables.items()) else replace(plan, tables=tables)


def _with_origins(table: Table, history: AreaHistory) -> Table:
    at = [index for index, column in enumerate(table.columns) if column.source.looked_up == ("areas", MADE_FROM)]
    if not at:
        return table
    columns = tuple(
        replace(column, kind=ColumnKind.TEXT, source=Typed(), total=TotalRule.NONE) if index in at else column
        for index, column in enumerate(table.columns)
    )
    rows = []
    for row in table.rows:
        old = ", ".join(origin.area for origin in history.origins_of(row.name)) or Absence.BLANK
        cells = (old if index in at else cell for index, cell in enumerate(row.cells))
        rows.append(replace(row, cells=tuple(cells)))
    return replace(table, columns=columns, rows=tuple(rows))


def _day(fields: Fields, findings: Findings) -> datetime.date | None:
    text, place = fields.word("since"), fields.place_of("since")
    try:
        day = read_date(text) if text else None
    except ImpossibleDateError as error:
        findings.add(rules.IMPOSSIBLE_DATE, place, text=Verbatim(text), last=Verbatim(error.last))
        return None
    is_less = read_gap_line(text) or read_year(text) or read_month(text)
    if text and day is None and not is_less:
        findings.add(rules.BAD_DATE, place, text=Verbatim(text))
    return day


def _origin(
    found: re.Match[str],
    known: Mapping[str, str] | None,
    names: Names | None,
    places: CellPlaces,
    findings: Findings,
) -> AreaOrigin:
    name, at = " ".join(found["area"].split()), places.within(1, found.start("area"))
    if known is not None and names is not None and fold(name) not in known:
        cure = terms.meant_or_declared(names.nearest(name))
        findings.add(rules.UNKNOWN_AREA, at, text=Verbatim(name), cure=cure, elsewhere=Verbatim(""))
    shares: dict[str, Fraction] = {}
    for text in _BETWEEN_SHARES.split(found["shares"] or ""):
        said = _SHARE.fullmatch(text.strip())
        if said and 0 < int(said["part"]) <= int(said["whole"]):
            shares[said["measure"]] = Fraction(int(said["part"]), int(said["whole"]))
        elif text.strip():
            findings.add(rules.BAD_SHARE, places.within(1, found.start("shares")), text=Verbatim(f"“{text.strip()}”"))
    return AreaOrigin(name, shares, at)


def _check_shares(areas: AreaMap, findings: Findings) -> None:
    """Report an area whose shares do not add up to the whole, once for each measure that has shares."""
    origins = [origin for successor in areas.successors for origin in successor.origins]
    reported: set[tuple[str, str]] = set()
    for origin in origins:
        for measure in origin.shares:
            total = sum(o.shares.get(measure, Fraction()) for o in origins if fold(o.area) == fold(origin.area))
            if total != 1 and (fold(origin.area), measure) not in reported:
                reported.add((fold(origin.area), measure))
                details = {"area": Verbatim(origin.area), "column": Verbatim(measure), "total": Verbatim(str(total))}
                findings.add(rules.BAD_SHARE, origin.place, text=_ADDED_UP.filled(**details))
