"""Counting the rows of a list by the names of the rows."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.plan.cell_values import Gap, Quoted
from kehoach.plan.columns.count import Count
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.placeholders import read_gap
from kehoach.plan.table import Inlaid
from kehoach.plan.units import is_money, is_whole, measure_of
from kehoach.source.names import as_id, fold, nearest
from kehoach.tables.columns.computation import Computation
from kehoach.tables.columns.totals import total_of
from kehoach.tables.explanation import FigureKind, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.diagnostics import Place, Rule
    from kehoach.plan.columns.count import RowCondition
    from kehoach.plan.table import Cell, Row, Table
    from kehoach.tables.columns.work import ColumnWork
    from kehoach.tables.explaining import Explainer
    from kehoach.tables.explanation import Explanation
    from kehoach.tables.results import ComputedColumn
    from kehoach.tables.spot import FigureSpot

_OF_TEXTS: Final = (ColumnKind.TEXT, ColumnKind.AREA, ColumnKind.BODY, ColumnKind.DATE)
_BLANK: Final = Bilingual("ô “{column}” để trống", "the cell “{column}” is blank")
_SEVERAL: Final = Bilingual("ô “{column}” ghi nhiều tên", "the cell “{column}” has several names")
_NO_ROW: Final = Bilingual("bảng ấy không có hàng “{name}”", "that table has no row “{name}”")
_OTHERS: Final = Bilingual(" và {count} hàng như nó", " and {count} rows like it")


class CountComputation(Computation[Count]):
    """The number of rows of a list that have a row's name. Rows of groups there are not counted."""

    record = Count

    def compute(self, work: ColumnWork) -> ComputedColumn:
        """The column of the counts; what is counted nowhere is a finding, once for each name."""
        listed = _CountedList.of(work, self.source(work.column))
        if listed is None or not _is_of_counts(work):
            return work.faulty()
        counts = [0] * len(work.table.rows)
        for at in listed.counted_at():
            counts[at] += 1
        values = work.with_parents(work.unquoted(tuple(counts)))
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


class _CountedList(Struct, frozen=True):
    """A list whose rows are counted in one column."""

    work: ColumnWork
    source: Count
    table: Table
    names: int
    """The index of the column of the list that names the rows counted in."""
    tests: tuple[tuple[int, str, RowCondition], ...]
    """Each condition with the index of its column and its text."""

    @classmethod
    def of(cls, work: ColumnWork, source: Count) -> _CountedList | None:
        """The list with the columns that are named; ``None``, with findings, where one is missing or has no texts."""
        table, findings = work.engine.tables.get(source.table), work.engine.findings
        if table is None:
            near = nearest(source.table, work.engine.tables)
            findings.add(rules.UNKNOWN_NAME, source.place, text=Verbatim(source.table), nearest=near)
            return None
        named = ((source.column, source.place), *((one.column, one.place) for one in source.conditions))
        found = [_text_column(work, table, name, place) for name, place in named]
        if None in found:
            return None
        first, *tests = (at for at in found if at is not None)
        texts = (one.text(work.engine.plan.period) for one in source.conditions)
        return cls(work, source, table, first, tuple(zip(tests, texts, source.conditions, strict=True)))

    def counted_at(self) -> Iterator[int]:
        """For each row that is counted the index of the row that it counts in."""
        self.report_texts()
        index, groups = self.work.engine.row_index_of(self.work.table.id), self.work.parts
        missed: defaultdict[tuple[str, ...], list[Place]] = defaultdict(list)
        for row in self.rows():
            if not all(_holds(row, *test) for test in self.tests):
                continue
            names = _texts(row, self.names)
            at = index.get(fold(names[0])) if len(names) == 1 else None
            if at is not None and at not in groups:
                yield at
            elif not (self.is_reported(names) or _is_gap(row.cells[self.names])):
                missed[names].append(row.places[self.names])
        self.report_missed(missed)

    def rows(self) -> list[Row]:
        """The rows of the list, without groups."""
        groups = self.work.engine.parts_of(self.table.id)
        return [row for at, row in enumerate(self.table.rows) if at not in groups]

    def is_reported(self, names: tuple[str, ...]) -> bool:
        """Whether the name of an area that is not declared is a finding by itself."""
        areas = self.work.engine.plan.areas
        if areas is None or self.table.columns[self.names].kind is not ColumnKind.AREA:
            return False
        declared = {fold(row.name) for row in areas.table.rows}
        return bool(names) and not declared.issuperset(map(fold, names))

    def why(self, names: tuple[str, ...]) -> Bilingual:
        """Why a row is not counted."""
        column = Verbatim(self.source.column)
        if len(names) == 1:
            return _NO_ROW.filled(name=Verbatim(names[0]))
        return (_SEVERAL if names else _BLANK).filled(column=column)

    def report_missed(self, missed: dict[tuple[str, ...], list[Place]]) -> None:
        """Report what is counted nowhere, once for each name."""
        work = self.work
        here = [row.name for at, row in enumerate(work.table.rows) if at not in work.parts]
        for names, places in missed.items():
            meant = nearest(names[0], here) if names else ""
            work.engine.findings.add(
                rules.NOT_COUNTED, places[0], others=_others(len(places)), column=Verbatim(work.column.id),
                table=Verbatim(work.table.id), why=self.why(names), nearest=Verbatim(meant or next(iter(here), "")),
            )  # fmt: skip

    def report_texts(self) -> None:
        """Report what is like the text of a condition and not the same, in the condition or in the list, and cells
        that say nothing where most say something.
        """
        for at, wanted, one in self.tests:
            there: defaultdict[str, list[Row]] = defaultdict(list)
            for row in self.rows():
                for text in _texts(row, at) or ("",):
                    there[text].append(row)
            alike = [text for text in there if as_id(text) == as_id(wanted) != ""]
            if not any(fold(text) == fold(wanted) for text in alike):
                self.report_never_met(wanted, one, there)
                continue
            for text in alike:
                if fold(text) != fold(wanted):
                    self.report_rows(rules.MISSPELT_IN_LIST, there[text], at, text=text, wanted=wanted)
            if not one.is_other and 2 * len(blank := there[""]) < len(self.rows()) and blank:
                self.report_rows(rules.BLANK_IN_LIST, blank, at, column=one.column, into=self.work.column.id)

    def report_never_met(self, wanted: str, one: RowCondition, there: Iterable[str]) -> None:
        """Report a text that no row has: an error where it differs from one by its marks alone."""
        near = nearest(wanted, filter(None, there))
        if not any(there):
            return
        is_misspelt = bool(near) and as_id(near) == as_id(wanted)
        self.work.engine.findings.add(
            rules.MISSPELT_CONDITION if is_misspelt else rules.NOTHING_LIKE_IT, one.place,
            table=Verbatim(self.table.id), text=Verbatim(wanted), column=Verbatim(one.column), nearest=near,
        )  # fmt: skip

    def report_rows(self, rule: Rule, rows: Sequence[Row], at: int, **details: str) -> None:
        """Report rows of the list once, at the cell of the first."""
        said = {name: Verbatim(text) for name, text in details.items()}
        self.work.engine.findings.add(rule, rows[0].places[at], others=_others(len(rows)), **said)


def _others(count: int) -> Bilingual | Verbatim:
    return _OTHERS.filled(count=count - 1) if count > 1 else Verbatim("")


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


def _text_column(work: ColumnWork, table: Table, name: str, place: Place) -> int | None:
    """The index of a column of typed text; ``None``, with a finding, if it is none."""
    ids = [column.id for column in table.columns]
    findings, text, list_id = work.engine.findings, Verbatim(name), Verbatim(table.id)
    if name not in ids:
        findings.add(rules.UNKNOWN_COLUMN, place, table=list_id, text=text, nearest=nearest(name, ids))
        return None
    column = table.columns[ids.index(name)]
    if not (column.kind in _OF_TEXTS and column.source.is_typed):
        findings.add(rules.COUNTED_BY_FIGURES, place, table=list_id, text=text)
        return None
    return ids.index(name)


def _is_gap(cell: Cell) -> bool:
    """Whether a person has yet to supply a text, of which another finding tells."""
    return isinstance(cell, Gap) or (isinstance(cell, str) and read_gap(cell) is not None)


def _holds(row: Row, at: int, text: str, condition: RowCondition) -> bool:
    has_text = fold(text) in map(fold, _texts(row, at))
    return has_text is not condition.is_other


def _texts(row: Row, at: int) -> tuple[str, ...]:
    """The texts of a cell: several where it has several names, none where it is blank or has no text yet."""
    if at == 0:
        return (row.name,) if row.name else ()
    match row.cells[at]:
        case tuple() as names:
            return names
        case str() as text:
            return (text,) if text else ()
        case Quoted(text=text):
            return (text,)
        case Inlaid(segments=segments):
            return ("".join(segment for segment in segments if isinstance(segment, str)),)
        case _:
            return ()
