"""A list whose rows are counted: the columns that are named of it, and which of its rows meet the conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.plan.audience import Audience
from kehoach.plan.cell_values import Quoted
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.table import Inlaid
from kehoach.plan.year_labels import printed_label
from kehoach.source.names import fold, nearest

if TYPE_CHECKING:
    from kehoach.diagnostics import Place
    from kehoach.plan.columns.count import Count, RowCondition
    from kehoach.plan.table import Row, Table
    from kehoach.tables.columns.work import ColumnWork

NONE: Final = "-"
"""What a condition says of cells that are blank."""
_OF_TEXTS: Final = (ColumnKind.TEXT, ColumnKind.AREA, ColumnKind.BODY, ColumnKind.DATE)
_OTHERS: Final = Bilingual(" và {count} hàng như nó", " and {count} rows like it")


class AskedText(NamedTuple):
    """A condition with the index of its column, and its text with the years of the plan."""

    column: int
    text: str
    condition: RowCondition


class CountedList(Struct, frozen=True):
    """A list whose rows are counted in one column."""

    work: ColumnWork
    table: Table
    names: int
    """The index of the column of the list that names the rows counted in."""
    asked: tuple[AskedText, ...]
    rows: tuple[Row, ...]
    """Those of the list, without groups."""

    @classmethod
    def of(cls, work: ColumnWork, source: Count) -> CountedList | None:
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
        names, *columns = (at for at in found if at is not None)
        texts = (one.text(work.engine.plan.period) for one in source.conditions)
        asked = tuple(map(AskedText, columns, texts, source.conditions))
        groups = work.engine.parts_of(table.id)
        return cls(work, table, names, asked, tuple(row for at, row in enumerate(table.rows) if at not in groups))

    def meets(self, row: Row) -> bool:
        """Whether a row meets the conditions: of several texts of one column, which it cannot all have, one."""
        held: dict[tuple[int, bool], list[bool]] = {}
        for column, text, condition in self.asked:
            has_text = fold(text) in map(fold, texts_of(row, column) or (NONE,))
            held.setdefault((column, condition.is_other), []).append(has_text is not condition.is_other)
        return all(all(found) if is_other else any(found) for (_, is_other), found in held.items())


def texts_of(row: Row, at: int) -> tuple[str, ...]:
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


def others_like_it(count: int) -> Bilingual | Verbatim:
    """How many more rows than the first a finding is about; empty for none."""
    return _OTHERS.filled(count=count - 1) if count > 1 else Verbatim("")


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
