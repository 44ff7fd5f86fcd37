"""Areas are declared once, and a column that covers them has each exactly once."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.plan.cell_values import Absence, Gap
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.dates import short_day
from kehoach.plan.fields import split_names
from kehoach.source.names import Names, fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Findings, Place
    from kehoach.plan.area_history import AreaHistory
    from kehoach.plan.model import Plan
    from kehoach.plan.table import Column, Row, Table
    from kehoach.tables.computed import ComputedPlan

ONCE = "once"
_IN_CELLS: Final = Bilingual(" (cả ở {count} ô khác)", " (in {count} other cells, too)")
_IN_WORKBOOK: Final = Bilingual(
    "; ô {cell} ghi “{name}”, gõ sai ở đó thì sửa ở đó",
    "; the cell {cell} has “{name}”: correct it there if it is wrong",
)


def check_coverage(computed: ComputedPlan, findings: Findings) -> None:
    """Check that names of areas are declared and that a column with ``cover`` has each expected name exactly once.

    An undeclared name counts as the declared one that is probably meant: one finding, at the name.
    """
    plan = computed.plan
    if plan.areas and any(row.cells[0] is Absence.FAULTY for row in plan.areas.table.rows):
        return  # nobody knows the names of the areas, which has been reported
    _check_history(plan, findings)
    for table in plan.tables.values():
        for index, column in enumerate(table.columns):
            missing = _uncovered(plan, table, index, column, findings) if column.cover else []
            if column.kind is ColumnKind.AREA:
                _check_declared(plan, table, index, missing, findings)
            for name in missing:
                end = table.rows[-1].place if table.rows else table.place
                findings.add(rules.AREA_UNCOVERED, end, text=Verbatim(name), column=Verbatim(column.id))


def _check_declared(plan: Plan, table: Table, index: int, missing: list[str], findings: Findings) -> None:
    """Report each name that is not declared; a missing name that it stands for is no longer missing."""
    if plan.areas is None or not plan.areas.table.rows:
        column = table.columns[index]
        findings.add(rules.NO_AREAS, column.place, column=Verbatim(column.id))
        return
    declared = _declared(plan)
    left, known = Names(missing), Names(declared.values())
    unknown: dict[str, list[tuple[str, Row]]] = {}
    for name, row in _names(table, index):
        if fold(name) not in declared:
            unknown.setdefault(fold(name), []).append((name, row))
    for (name, row), *others in unknown.values():
        if heirs := plan.areas.history.heirs_of_former(name):
            new = "; ".join(heir.name for heir in heirs)
            for other in [other for other in missing if fold(other) in {fold(heir.name) for heir in heirs}]:
                missing.remove(other)
                left.forget(other)
            findings.add(rules.FORMER_AREA, row.places[index], text=Verbatim(name), new=Verbatim(new))
            continue
        meant = left.nearest(name, any_number=True)
        if meant:
            missing.remove(meant)
            left.forget(meant)
        else:
            meant = known.nearest(name)
        _report_unknown(plan, name, meant, row.places[index], findings, others=len(others))


def _check_history(plan: Plan, findings: Findings) -> None:
    """Check that new areas are areas, that old ones are none any more, and that all this is not later than the plan."""
    if plan.areas is None:
        return
    history, declared = plan.areas.history, _declared(plan)
    lines: dict[str, int] = {}
    for successor in history.changes.successors:
        key = fold(successor.name)
        if key in lines:
            findings.add(rules.AREA_MADE_TWICE, successor.place, text=Verbatim(successor.name), first=lines[key])
        elif key not in declared:
            _report_unknown(plan, successor.name, nearest(successor.name, declared.values()), successor.place, findings)
        lines.setdefault(key, successor.place.line)
        for origin in successor.origins:
            if fold(origin.area) in declared and fold(origin.area) not in map(fold, _kept(history, origin.area)):
                old, new = Verbatim(origin.area), Verbatim(f"“{successor.name}”")
                findings.add(rules.OLD_AREA_REMAINS, origin.place, text=old, new=new)
    day, year = plan.date.day, plan.date.year
    if history.day and history.since_place and (history.day > day if day else year and history.day.year > year):
        shown = short_day(day) if day else str(year)
        since = Verbatim(short_day(history.day))
        findings.add(rules.AREAS_LATER_THAN_PLAN, history.since_place, since=since, plan=Verbatim(shown))


def _kept(history: AreaHistory, area: str) -> tuple[str, ...]:
    """The old areas that the new area of the same name is made of."""
    same = history.changes.made(area)
    return same.old_names if same else ()


def _declared(plan: Plan) -> dict[str, str]:
    return plan.areas.declared if plan.areas else {}


def _report_unknown(plan: Plan, name: str, meant: str, place: Place, findings: Findings, *, others: int = 0) -> None:
    """Report an area that is not declared, with the one that is ``meant``; ``others`` more cells name it, too."""
    more = _IN_CELLS.filled(count=others) if others else Verbatim("")
    where = Bilingual.joined("", (more, _elsewhere(plan, meant, place)))
    findings.add(rules.UNKNOWN_AREA, place, text=Verbatim(name), cure=terms.meant_or_declared(meant), elsewhere=where)


def _elsewhere(plan: Plan, meant: str, place: Place) -> Bilingual | Verbatim:
    """The cell of a workbook that has the area's name, where the mistake may be; empty for areas in other files."""
    places = (row.places[0] for row in (plan.areas.table.rows if plan.areas else ()) if row.name == meant)
    cell = next(places, None)
    if cell is None or not cell.path or cell.file == place.file:
        return Verbatim("")
    return _IN_WORKBOOK.filled(cell=Verbatim(f"{PurePath(cell.file).name}:{cell.path}"), name=Verbatim(meant))


def _uncovered(plan: Plan, table: Table, index: int, column: Column, findings: Findings) -> list[str]:
    """The names that a covering column must have and has not; those it has twice are findings."""
    if all(isinstance(row.cells[index], Absence) for row in table.rows):
        return []  # an empty table, or a column that was not typed: that is the finding
    seen: dict[str, Row] = {}
    for name, row in _names(table, index):
        key = fold(name)
        if key in seen:
            first = seen[key].places[index].line
            findings.add(rules.AREA_TWICE, row.places[index], text=Verbatim(name), first=first)
        seen.setdefault(key, row)
    wanted = _wanted(plan, column, findings)
    cells = [row.cells[index] for row in table.rows]
    if any(isinstance(cell, Gap) or cell is Absence.FAULTY for cell in cells):
        return []  # whoever supplies or corrects that may name them
    return [name for name in wanted if fold(name) not in seen]


def _wanted(plan: Plan, column: Column, findings: Findings) -> tuple[str, ...]:
    if column.cover == ONCE:
        return tuple(_declared(plan).values())
    if column.cover in plan.tables:
        return _rows_to_cover(plan, plan.tables[column.cover])
    near = nearest(column.cover, plan.tables)
    findings.add(rules.UNKNOWN_NAME, column.place, text=Verbatim(column.cover), nearest=near)
    return ()


def _rows_to_cover(plan: Plan, table: Table) -> tuple[str, ...]:
    """The names of a table's rows; of areas, with what is meant by those that are misspelt there."""
    names, declared = tuple(row.name for row in table.rows), _declared(plan)
    if table.columns[0].kind is not ColumnKind.AREA or not declared:
        return names
    others = [name for key, name in declared.items() if key not in set(map(fold, names))]
    meant = (declared.get(fold(name)) or nearest(name, others) for name in names)
    return tuple(filter(None, dict.fromkeys(meant)))


def _names(table: Table, index: int) -> Iterator[tuple[str, Row]]:
    """The names in the cells of a column with their rows; their places are looked up only for findings."""
    for row in table.rows:
        cell = row.cells[index]
        names = split_names(cell) if isinstance(cell, str) else cell
        if isinstance(names, tuple):
            for name in names:
                yield name, row
