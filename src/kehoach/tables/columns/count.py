"""Counting the rows of a list by the names of the rows."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.diagnostics.terms import DID_YOU_MEAN
from kehoach.plan.cell_values import Gap
from kehoach.plan.columns.count import Count
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.placeholders import read_gap
from kehoach.plan.units import is_money, is_whole, measure_of
from kehoach.source.names import fold, nearest
from kehoach.tables.columns.computation import Computation
from kehoach.tables.columns.condition_texts import has_what_is_asked_for
from kehoach.tables.columns.counted_list import CountedList, others_like_it, texts_of
from kehoach.tables.columns.totals import total_of
from kehoach.tables.explanation import FigureKind, written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kehoach.diagnostics import Place
    from kehoach.plan.table import Cell
    from kehoach.tables.columns.work import ColumnWork
    from kehoach.tables.explaining import Explainer
    from kehoach.tables.explanation import Explanation
    from kehoach.tables.results import ComputedColumn
    from kehoach.tables.spot import FigureSpot

_BLANK: Final = Bilingual("ô “{column}” để trống", "the cell “{column}” is blank")
_SEVERAL: Final = Bilingual("ô “{column}” ghi nhiều tên", "the cell “{column}” has several names")
_NO_ROW: Final = Bilingual("bảng ấy không có hàng “{name}”", "that table has no row “{name}”")
_ROWS_ALIKE: Final = Bilingual("bảng ấy có hơn một hàng “{name}”", "that table has more than one row “{name}”")
_NAMES_APART: Final = Bilingual(
    "ghi tên khác nhau cho các hàng “{name}” của bảng ấy", "give the rows “{name}” of that table different names"
)
_ADD_ROW: Final = Bilingual(
    "thêm hàng “{name}” vào bảng ấy, hoặc sửa tên ở ô này", "add a row “{name}” to that table, or correct this cell"
)
_ONE_NAME: Final = Bilingual(
    "ghi một tên vào ô này; ô trống là tên ở hàng trên thì gộp ô trong tệp, hoặc điền xuống",
    "write one name in this cell; where a blank cell means the name above, merge the cells in the file or fill down",
)


class CountComputation(Computation[Count]):
    """The number of rows of a list that have a row's name. Rows of groups there are not counted."""

    record = Count

    def compute(self, work: ColumnWork) -> ComputedColumn:
        """The column of the counts; what is counted nowhere is a finding, once for each name."""
        source = self.source(work.column)
        counted = CountedList.of(work, source)
        if counted is None or not _is_of_counts(work) or not has_what_is_asked_for(counted):
            return work.faulty()
        values = work.with_parents(work.unquoted(_counts(counted, source)))
        return work.finished(values, total_of(work, values), None, work.display(work.decimals(0)))

    def explain(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """What is counted."""
        source = self.source(spot.spec)
        name = spot.table.rows[spot.row].name if spot.row is not None else ""
        how = Bilingual(f"đếm hàng của {source.table}", f"rows of {source.table} counted")
        return explainer.made(
            spot.quantity, FigureKind.COUNTED, how, label, source.place,
            formula=f"count({'; '.join((f'{source.column} = {name}', *map(str, source.conditions)))})",
            numbers=written(spot.quantity.worth), rows=len(explainer.computed.tables[source.table].table.rows),
        )  # fmt: skip


def _counts(counted: CountedList, source: Count) -> tuple[int, ...]:
    """The count of each row, 0 for groups."""
    work = counted.work
    here: defaultdict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(work.table.rows):
        if at not in work.parts:
            here[fold(row.name)].append(at)
    counts = [0] * len(work.table.rows)
    missed: defaultdict[tuple[str, ...], list[Place]] = defaultdict(list)
    for row in filter(counted.meets, counted.rows):
        names = texts_of(row, counted.names)
        found = here.get(fold(names[0]), ()) if len(names) == 1 else ()
        if len(found) == 1:
            counts[found[0]] += 1
        elif not (_is_told_by_area(counted, names) or _is_gap(row.cells[counted.names])):
            missed[names].append(row.places[counted.names])
    for names, places in missed.items():
        _report_missed(work, source, names, places, here)
    return tuple(counts)


def _is_told_by_area(counted: CountedList, names: tuple[str, ...]) -> bool:
    """Whether there is a finding on areas for it: it is not declared, or the table should have it and does not."""
    areas = counted.work.engine.plan.areas
    if areas is None or not names:
        return False
    if areas.declared.keys() >= set(map(fold, names)):
        return bool(counted.work.table.columns[0].cover)
    return counted.table.columns[counted.names].kind is ColumnKind.AREA


def _report_missed(
    work: ColumnWork, source: Count, names: tuple[str, ...], places: Sequence[Place], here: Mapping[str, Sequence[int]]
) -> None:
    """Report rows that are counted nowhere, at the first of them."""
    column = Verbatim(source.column)
    if len(names) != 1:
        why, cure = (_SEVERAL if names else _BLANK).filled(column=column), _ONE_NAME
    elif fold(names[0]) in here:
        why, cure = (text.filled(name=Verbatim(names[0])) for text in (_ROWS_ALIKE, _NAMES_APART))
    else:
        near = nearest(names[0], (work.table.rows[found[0]].name for found in here.values()))
        why = _NO_ROW.filled(name=Verbatim(names[0]))
        cure = DID_YOU_MEAN.filled(name=near) if near else _ADD_ROW.filled(name=Verbatim(names[0]))
    work.engine.findings.add(
        rules.NOT_COUNTED, places[0], others=others_like_it(len(places)), column=Verbatim(work.column.id),
        table=Verbatim(work.table.id), why=why, cure=cure,
    )  # fmt: skip


def _is_of_counts(work: ColumnWork) -> bool:
    """Whether something can be counted in the column's unit; if not, that is reported."""
    units = (work.column.unit,) if not work.column.takes_row_unit else work.units.distinct()
    wrong = next((unit for unit in units if not _is_of_things(unit)), None)
    if wrong is not None:
        column, unit = Verbatim(work.column.id), Verbatim(wrong)
        work.engine.findings.add(rules.COUNTED_IN_AMOUNTS, work.column.place, column=column, unit=unit)
    return wrong is None


def _is_of_things(unit: str) -> bool:
    """Whether a unit counts things one by one; one that is not known may."""
    return not is_money(unit) and (is_whole(unit) or not unit or measure_of(unit) is None)


def _is_gap(cell: Cell) -> bool:
    """Whether a person has yet to supply a text, of which another finding tells."""
    return isinstance(cell, Gap) or (isinstance(cell, str) and read_gap(cell) is not None)
