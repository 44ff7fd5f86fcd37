"""One row of a grid: each cell read by its column, and what the row says about itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import Finding, Findings, Place, Severity, has_errors
from kehoach.diagnostics import catalog as rules
from kehoach.numbers.reading import Separators
from kehoach.patterns import regex
from kehoach.plan.cell_values import Absence, in_quotes, unquoted
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.emphasis import without_emphasis
from kehoach.plan.prose import read_segments
from kehoach.plan.row_names import is_total
from kehoach.plan.table import NOTHING_SAID, About, Cell, Column, Inlaid, Row
from kehoach.plan.year_labels import printed_label
from kehoach.reading.about_rows import asides_of, is_unread, read_about, unmarked, with_signs
from kehoach.reading.cells import read_name, reader_of, unit_typed
from kehoach.reading.goals import with_goals
from kehoach.reading.header_line import column_order, must_be_typed
from kehoach.source.grid import FilePlaces
from kehoach.source.names import fold, one_spaced
from kehoach.source.nodes import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.plan.dates import Period
    from kehoach.plan.prose import Segment
    from kehoach.reading.cells import PlaceOf
    from kehoach.source.grid import Grid, GridRow


class Settings(Struct, frozen=True):
    """How the rows of a file are read: what dots and commas mean in its figures, and the plan's years.

    ``tall``: the rows are tasks, which differ by their ids, and whose texts may contain ``$(…)``. ``is_form``: rows
    that are only dots may repeat. ``has_emphasis``: stars in texts make bold and italic. ``lists``: the tables whose
    rows are counted, and may have the same name: of two householders, or where numbers begin again in each village.
    """

    separators: Separators
    period: Period
    tall: bool = False
    is_form: bool = False
    has_emphasis: bool = False
    lists: frozenset[str] = frozenset()

    def label(self, segments: tuple[Segment, ...]) -> str:
        """A label as things are found by it: with its years, and without what makes it bold."""
        text = printed_label(segments, self.period)
        return without_emphasis(text) if self.has_emphasis else text

    def is_starred(self, name: str) -> bool:
        """Whether a name has stars that may make it bold."""
        return self.has_emphasis and "*" in name


_JOINED: Final = "& "
_NOTHING: Final = ("", "-", "–")
_COMPUTED: Final = regex(r"\s*\([^()]*\0[^()]*\)")


def has_wrong_length(row: GridRow, wanted: int, findings: Findings) -> bool:
    """Whether a row has more or fewer cells than the header line; if so, it is reported."""
    found = len(row.texts)
    if found > wanted:
        findings.add(rules.TOO_MANY_CELLS, row.places[wanted], found=found, wanted=wanted)
    elif found < wanted:
        findings.add(rules.SHORT_ROW, row.place, found=found, wanted=wanted)
    return found != wanted


class ColumnPlaces:
    """The places of a row in the order of the table's columns; a column that was not typed has the place of the row."""

    __slots__ = ("_order", "_place", "_places")

    def __init__(self, row: GridRow, order: list[int | None]) -> None:
        self._places = row.places
        self._place = row.place
        self._order = order

    def __getitem__(self, index: int, /) -> Place:
        at = self._order[index]
        try:
            return self._place if at is None else self._places[at]
        except IndexError:  # the row is too short
            return self._place

    def within(self, index: int, character: int) -> Place:
        """The place of a character of a cell's text."""
        return self.cell(index, character)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ColumnPlaces):
            return NotImplemented
        return (self._order, self._place, self._places) == (other._order, other._place, other._places)

    def __hash__(self) -> int:
        return hash(self._place)

    def cell(self, index: int, character: int | None = None) -> Place:
        """The place of a cell that was typed, or of a character of its text."""
        at = self._order[index]
        return self[index] if at is None or character is None else self._places.within(at, character)


class CellFinding(NamedTuple):
    """A finding on a cell, with the column by its index and what is typed there."""

    finding: Finding
    column: int
    text: str

    @property
    def is_error(self) -> bool:
        """Whether the cell could not be read."""
        return self.finding.severity is Severity.ERROR


_CellReader: TypeAlias = "Callable[[str, PlaceOf, Findings], Cell]"


class GridRowReader:
    """Reads the rows of one grid, each cell by its column.

    Findings on cells are kept apart, in ``cell_findings``, because a whole column may have the same.
    """

    def __init__(
        self, table: str, columns: tuple[Column, ...], grid: Grid, marks: frozenset[str], findings: Findings,
        settings: Settings,
    ) -> None:  # fmt: skip
        self.columns = columns
        self.grid = grid = replace(grid, header=with_signs(grid.header, columns))
        self.cell_findings: list[CellFinding] = []
        self.width = len(grid.header.texts)
        self.findings = findings
        self.settings = settings
        self.marks = marks
        self.order = column_order(table, columns, grid.header, findings, settings.label)
        self.grid = grid = _with_names_across(grid, self.order[0])
        self.typed = [(index, at) for index, at in enumerate(self.order) if at is not None]
        # A column that must be typed and is not has been reported at the header line.
        self.untyped = [Absence.FAULTY if must_be_typed(column, grid.header) else Absence.BLANK for column in columns]
        self.asides = asides_of(grid.header, findings)
        self.usual = self._readers(NOTHING_SAID)
        self.by_row: dict[tuple[str, int | None], list[_CellReader]] = {}
        kinds = [column.kind for column in columns]
        self.has_goals = ColumnKind.GOAL in kinds
        self.unit_at = self.order[kinds.index(ColumnKind.UNIT)] if ColumnKind.UNIT in kinds else None

    def depth(self, row: GridRow) -> int:
        """The indent of a row's name."""
        return row.depth(self.order[0]) if self.order[0] is not None else 0

    def has_name_cell(self, row: GridRow) -> bool:
        """Whether a row is long enough to have a name; if not, its length has been reported."""
        return self.order[0] is not None and self.order[0] < len(row.texts)

    def repeats_head(self, row: GridRow) -> bool:
        """Whether a row of a file is the header line once more, as on each page of a printed list."""
        if not isinstance(row.places, FilePlaces):
            return False
        texts, head = (tuple(map(fold, line.texts)) for line in (row, self.grid.header))
        return texts == head

    def is_literal(self, row: GridRow) -> bool:
        """Whether a row's name is in quotes, which are not printed, and begins with no marker."""
        if self.settings.tall or self.columns[0].kind is not ColumnKind.TEXT or not self.has_name_cell(row):
            return False
        return in_quotes(row.texts[self.order[0] or 0]) is not None

    def header_place(self, column: int) -> Place:
        """Where the header line names a column that is typed."""
        return self.grid.header.places[self.place_in_row(column)]

    def place_in_row(self, column: int) -> int:
        """The index of a typed column's cells in a row as typed."""
        at = self.order[column]
        return len(self.grid.header.texts) if at is None else at

    def figures_typed(self, column: int) -> int:
        """The number of cells typed in a column that are neither blank nor a dash."""
        at = self.place_in_row(column)
        return sum(row.texts[at] not in _NOTHING for row in self.grid.rows if at < len(row.texts))

    def can_read(self, column: int, text: str) -> bool:
        """Whether a text could be a cell of a column."""
        findings = Findings()
        self.usual[column](text, lambda _character=None: self.grid.header.place, findings)
        return not has_errors(findings)

    def row(self, typed: GridRow, parent: int) -> Row:
        """One row with its parent; their relation is set later."""
        is_run_together = has_wrong_length(typed, self.width, self.findings) and len(typed.texts) == 1
        if isinstance(typed.places, FilePlaces) and self.has_name_cell(typed):  # not the number that stands before it
            typed = replace(typed, place=typed.places[self.order[0] or 0])
        marks: dict[int, str] = {}
        if self.marks:
            typed, marks = unmarked(typed, self.marks, self.findings, self.asides.get("formula"))
        places = ColumnPlaces(typed, self.order)
        about = self._about(typed)
        if isinstance(typed.places, FilePlaces):
            typed = self._as_typed(typed, typed.places, about)
        cells = self._cells(typed, places, about)
        if is_unread(about, self.asides, typed):  # which has been reported
            cells = tuple(Absence.FAULTY if cell is Absence.BLANK else cell for cell in cells)
        if is_run_together and self.columns[0].kind is ColumnKind.AREA:  # nobody knows where its name ends
            cells = (Absence.FAULTY, *cells[1:])
        first = self.order[0]
        name = "" if first is None or first >= len(typed.texts) else one_spaced(typed.texts[first])
        if self.is_literal(typed):
            name = one_spaced(unquoted(name))
            cells = (name, *cells[1:])
        row = Row(name, cells, places, typed.place, parent, about=about)
        if cells and isinstance(cells[0], Inlaid):
            row = replace(row, name=self.settings.label(cells[0].segments) or name)
        elif "$(" in name or (
            not self.is_literal(typed) and (name.startswith(_JOINED) or self.settings.is_starred(name))
        ):
            row = self._named(row)
        if self.has_goals:
            row = with_goals(row, self.columns, self.findings, separators=self.settings.separators)
        if marks:
            at_cells = enumerate(self.order)
            row = replace(row, marks=tuple((index, marks[at]) for index, at in at_cells if at in marks))
        return row

    def _about(self, typed: GridRow) -> About:
        about = read_about(self.asides, typed, self.findings) if self.asides or typed.id else NOTHING_SAID
        if self.unit_at is None or about.unit or self.unit_at >= len(typed.texts):
            return about
        unit = typed.texts[self.unit_at]
        return replace(about, unit=unit) if unit else about

    def _as_typed(self, row: GridRow, places: FilePlaces, about: About) -> GridRow:
        """The row with numbers of a workbook as this table's are typed: in its convention, without percent signs."""
        texts = list(row.texts)
        for index, at in self.typed:
            if at >= len(texts) or not places.cells[at].is_number:
                continue
            if unit_typed(self.columns[index].in_row(about)) == "%":
                texts[at] = texts[at].removesuffix("%")
            if self.settings.separators is Separators.ENGLISH:
                texts[at] = texts[at].replace(",", ".")
        return replace(row, texts=tuple(texts))

    def _cells(self, typed: GridRow, places: ColumnPlaces, about: About) -> tuple[Cell, ...]:
        readers = self.usual
        if about is not NOTHING_SAID:
            key = (about.unit, about.decimals)
            if key not in self.by_row:
                self.by_row[key] = self._readers(about)
            readers = self.by_row[key]
        cells: list[Cell] = [*self.untyped]
        texts, log, width = typed.texts, Findings(), len(typed.texts)
        for index, at in self.typed:
            if at < width:
                cells[index] = readers[index](texts[at], partial(places.cell, index), log)
                if log:
                    self.cell_findings += [CellFinding(finding, index, texts[at]) for finding in log]
                    log = Findings()
            else:
                cells[index] = Absence.FAULTY  # the row's length has been reported
        return tuple(cells)

    def _readers(self, about: About) -> list[_CellReader]:
        """The function that reads each column in a row with these units and decimals of its own."""
        columns = (column.in_row(about) for column in self.columns)
        separators, tall = self.settings.separators, self.settings.tall
        found = [reader_of(column, separators=separators, inlaid=tall) for column in columns]
        if self.columns[0].kind is ColumnKind.TEXT and not tall:
            found[0] = read_name
        return found

    def _named(self, row: Row) -> Row:
        """The row with its bare name: without ``& ``, without what is computed in it and what makes it bold."""
        name, place = row.name, row.places[0]
        if name.startswith(_JOINED):
            name, place = name.removeprefix(_JOINED), place.right(len(_JOINED))
            shown: Cell = (name,) if isinstance(row.cells[0], tuple) else name
            row = replace(row, name=name, is_joined=True, cells=(shown, *row.cells[1:]))
        is_starred = self.settings.is_starred(name)
        if not ("$(" in name or is_starred) or self.columns[0].kind is not ColumnKind.TEXT:
            return row
        title = read_segments(Line(name, place), self.findings)
        bare = _bare_name(title)
        return replace(row, name=without_emphasis(bare) if is_starred else bare, title=title)


def _with_names_across(grid: Grid, at: int | None) -> Grid:
    """The grid with the name of each row that has it in a cell merged over its own, or a total in any other cell."""

    def named(row: GridRow) -> GridRow:
        if at is None or at >= len(row.texts) or row.texts[at] or not isinstance(row.places, FilePlaces):
            return row
        name = row.places.cells[at].across or next(filter(is_total, row.texts), "")
        return replace(row, texts=(*row.texts[:at], name, *row.texts[at + 1 :]))

    is_of_file = isinstance(grid.header.places, FilePlaces)
    return replace(grid, rows=tuple(map(named, grid.rows))) if is_of_file else grid


def _bare_name(title: tuple[Segment, ...]) -> str:
    """A row's name as it is addressed: without its ``$(…)`` and the brackets around them."""
    text = "".join(s if isinstance(s, str) else "\0" for s in title)
    return one_spaced(_COMPUTED.sub("", text).replace("\0", " "))
