"""Counting the rows of a list by the names of the rows."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.diagnostics.terms import DID_YOU_MEAN
from kehoach.plan.audience import Audience
from kehoach.plan.cell_values import Absence, Gap, Quoted
from kehoach.plan.columns.count import Count
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.placeholders import read_gap
from kehoach.plan.row_names import YEAR
from kehoach.plan.table import Inlaid
from kehoach.plan.units import is_money, is_whole, measure_of
from kehoach.plan.year_labels import printed_label
from kehoach.source.names import Names, as_id, fold, nearest
from kehoach.tables.columns.computation import Computation
from kehoach.tables.columns.totals import total_of
from kehoach.tables.explanation import FigureKind, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

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
_DELETE: Final = Bilingual(
    "ghi đúng chữ trong danh sách; danh sách đúng là không có hàng nào phải loại thì mới xóa điều kiện này",
    "write the text as the list has it; delete the condition only if the list rightly has nothing to be left out",
)
_MEANT_OR_DELETE: Final = Bilingual(
    "ý bạn là “{name}”? Danh sách đúng là không có hàng nào phải loại thì mới xóa điều kiện này",
    "did you mean “{name}”? Delete the condition only if the list rightly has nothing to be left out",
)
NONE: Final = "-"
"""What a condition says of cells that are blank."""
_SO_OFTEN: Final = Bilingual("“{text}” {count} hàng", "“{text}” in {count} rows")
_MORE_TEXTS: Final = Bilingual("{count} chữ khác", "{count} other texts")
_MOST_TEXTS: Final = 8
_OTHERS: Final = Bilingual(" và {count} hàng như nó", " and {count} rows like it")


class CountComputation(Computation[Count]):
    """The number of rows of a list that have a row's name. Rows of groups there are not counted."""

    record = Count

    def compute(self, work: ColumnWork) -> ComputedColumn:
        """The column of the counts; what is counted nowhere is a finding, once for each name."""
        listed = _CountedList.of(work, self.source(work.column))
        if listed is None or not _is_of_counts(work) or not listed.has_what_is_asked_for():
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
        here = self.rows_here()
        missed: defaultdict[tuple[str, ...], list[Place]] = defaultdict(list)
        for row in self.rows():
            if not self.meets(row):
                continue
            names = _texts(row, self.names)
            found = here.get(fold(names[0]), []) if len(names) == 1 else []
            if len(found) == 1:
                yield found[0]
            elif not (self.is_told_by_area(names) or _is_gap(row.cells[self.names])):
                missed[names].append(row.places[self.names])
        self.report_missed(missed)

    def meets(self, row: Row) -> bool:
        """Whether a row meets the conditions: of several texts of one column, which it cannot all have, one."""
        held: dict[tuple[int, bool], list[bool]] = {}
        for at, text, one in self.tests:
            held.setdefault((at, one.is_other), []).append(_holds(row, at, text, one))
        return all(all(found) if is_other else any(found) for (_, is_other), found in held.items())

    def rows_here(self) -> dict[str, list[int]]:
        """The rows to count in, without groups, by their names."""
        found: dict[str, list[int]] = {}
        for at, row in enumerate(self.work.table.rows):
            if at not in self.work.parts:
                found.setdefault(fold(row.name), []).append(at)
        return found

    def rows(self) -> list[Row]:
        """The rows of the list, without groups."""
        groups = self.work.engine.parts_of(self.table.id)
        return [row for at, row in enumerate(self.table.rows) if at not in groups]

    def is_told_by_area(self, names: tuple[str, ...]) -> bool:
        """Whether there is a finding on areas for it: it is not declared, or the table should have it and does not."""
        areas = self.work.engine.plan.areas
        if areas is None or not names:
            return False
        is_declared = {fold(row.name) for row in areas.table.rows}.issuperset(map(fold, names))
        if is_declared:
            return bool(self.work.table.columns[0].cover)
        return self.table.columns[self.names].kind is ColumnKind.AREA

    def report_missed(self, missed: dict[tuple[str, ...], list[Place]]) -> None:
        """Report what is counted nowhere, once for each name."""
        work, column, by_name = self.work, Verbatim(self.source.column), self.rows_here()
        here = [work.table.rows[found[0]].name for found in by_name.values()]
        for names, places in missed.items():
            if len(names) == 1 and fold(names[0]) in by_name:
                name = Verbatim(names[0])
                why, cure = _ROWS_ALIKE.filled(name=name), _NAMES_APART.filled(name=name)
            elif len(names) == 1:
                why, near = _NO_ROW.filled(name=Verbatim(names[0])), nearest(names[0], here)
                cure = DID_YOU_MEAN.filled(name=near) if near else _ADD_ROW.filled(name=Verbatim(names[0]))
            else:
                why, cure = (_SEVERAL if names else _BLANK).filled(column=column), _ONE_NAME
            work.engine.findings.add(
                rules.NOT_COUNTED, places[0], others=_others(len(places)), column=Verbatim(work.column.id),
                table=Verbatim(work.table.id), why=why, cure=cure,
            )  # fmt: skip

    def has_what_is_asked_for(self) -> bool:
        """Whether the conditions name texts of the list; if one certainly does not, that is reported.

        So are cells that are nearly a text that is asked for, and those that say nothing where most say something.
        """
        self.report_twins()
        self.report_years()
        found = [self.has_text(at, wanted, one) for at, wanted, one in self.tests]
        return all(found)

    def report_years(self) -> None:
        """Report a condition whose year is neither that of the plan nor the one before: it was last year's."""
        period = self.work.engine.plan.period
        for _, text, one in self.tests:
            years = [year for year in map(int, YEAR.findall(text)) if not period.first - 1 <= year <= period.last]
            if years and period.first:
                self.work.engine.findings.add(
                    rules.YEAR_OF_CONDITION, one.place, condition=Verbatim(str(one)), year=Verbatim(str(years[0])),
                    plan=Verbatim(str(period.first)),
                )  # fmt: skip

    def report_twins(self) -> None:
        """Report rows that are the same in all cells, in a list where most are not."""
        first: dict[tuple[object, ...], Row] = {}
        twins = []
        for row in self.rows():
            known = first.setdefault((fold(row.name), *row.cells[1:]), row)
            if known is not row:
                twins.append((row, known))
        if 10 * len(twins) <= len(self.rows()) or len(twins) == 1 < len(first):
            for row, known in twins:
                line = Verbatim(str(known.place.line))
                self.work.engine.findings.add(rules.SAME_ROW_IN_LIST, row.places[0], first=line)

    def has_text(self, at: int, wanted: str, one: RowCondition) -> bool:
        """The same of one condition."""
        there: defaultdict[str, list[Row]] = defaultdict(list)
        for row in self.rows():
            for text in _texts(row, at) or (NONE,):
                there[text].append(row)
        alike = [text for text in there if as_id(text) == as_id(wanted) != "" or fold(text) == fold(wanted)]
        if there and wanted != NONE and not any(fold(text) == fold(wanted) for text in alike):
            return self.report_never_met(wanted, one, there)
        for text in alike:
            if fold(text) != fold(wanted):
                self.report_rows(rules.MISSPELT_IN_LIST, there[text], at, text=text, wanted=wanted)
        self.note_texts(at, wanted, one, there)
        blank = [row for row in self.rows() if row.cells[at] is Absence.BLANK or row.cells[at] == ""]
        if blank and not one.is_other and 2 * len(blank) < len(self.rows()) and wanted != NONE:
            self.report_rows(rules.BLANK_IN_LIST, blank, at, column=one.column, into=self.work.column.id)
        return True

    def note_texts(self, at: int, wanted: str, one: RowCondition, there: Mapping[str, list[Row]]) -> None:
        """Note what else is in the column of a condition: a person sees there what is meant and written otherwise."""
        met = sum(len(rows) for text, rows in there.items() if fold(text) == fold(wanted))
        asked = {as_id(text) for other, text, _ in self.tests if other == at}
        others = {text: len(rows) for text, rows in there.items() if as_id(text) not in asked and text != NONE}
        if not others or self.table.columns[at].kind is ColumnKind.AREA:  # areas are checked by themselves
            return
        rare_first = sorted(others, key=lambda text: (others[text], text))
        said = [_SO_OFTEN.filled(text=Verbatim(text), count=others[text]) for text in rare_first[:_MOST_TEXTS]]
        if len(others) > _MOST_TEXTS:
            said.append(_MORE_TEXTS.filled(count=len(others) - _MOST_TEXTS))
        self.work.engine.findings.add(
            rules.COUNTED_TEXTS, one.place, condition=Verbatim(str(one)), met=met, column=Verbatim(one.column),
            texts=Bilingual.joined(", ", said),
        )  # fmt: skip

    def report_never_met(self, wanted: str, one: RowCondition, there: Iterable[str]) -> bool:
        """Report a text that no row has; whether it may be so: all that is counted is then 0, which is seen."""
        near = Names(there).nearest(wanted, any_number=True)
        is_misspelt = bool(near) and as_id(near) == as_id(wanted)
        rule = rules.NOTHING_EXCLUDED if one.is_other else rules.NOTHING_LIKE_IT
        more = {"cure": _MEANT_OR_DELETE.filled(name=near) if near else _DELETE} if one.is_other else {"nearest": near}
        if is_misspelt:
            rule, more = rules.MISSPELT_CONDITION, {"nearest": near}
        self.work.engine.findings.add(
            rule, one.place, table=Verbatim(self.table.id), text=Verbatim(wanted), column=Verbatim(one.column), **more
        )
        return not (is_misspelt or one.is_other)

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
    findings, text, list_id = work.engine.findings, Verbatim(name), Verbatim(table.id)
    labels = [printed_label(column.label, work.engine.plan.period) for column in table.columns]
    names = [*(column.id for column in table.columns), *labels]
    at = next((at % len(labels) for at, one in enumerate(names) if fold(one) == fold(name)), None)
    if at is None:
        findings.add(rules.UNKNOWN_COLUMN, place, table=list_id, text=text, nearest=nearest(name, names))
        return None
    column = table.columns[at]
    if not (column.kind in _OF_TEXTS and column.source.is_typed):
        findings.add(rules.COUNTED_BY_FIGURES, place, table=list_id, text=text)
        return None
    if at and table.rows and all(row.places[at] == row.places[0] for row in table.rows):
        if Audience.PLAN not in column.shown_in:  # else that is a finding at the head
            findings.add(rules.COLUMN_NOT_TYPED, place, table=list_id, text=text)
        return None
    return at


def _is_gap(cell: Cell) -> bool:
    """Whether a person has yet to supply a text, of which another finding tells."""
    return isinstance(cell, Gap) or (isinstance(cell, str) and read_gap(cell) is not None)


def _holds(row: Row, at: int, text: str, condition: RowCondition) -> bool:
    has_text = fold(text) in map(fold, _texts(row, at) or (NONE,))
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
