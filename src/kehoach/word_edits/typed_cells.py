"""What has to be typed in a cell so that it prints as somebody edited it, and where."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.editing.text_edits import Edit, cell_at, cell_edit, line_at, retyped
from kehoach.numbers import NumberRead, read_number
from kehoach.numbers.reading import Separators, in_english
from kehoach.patterns import regex
from kehoach.plan.address import Address
from kehoach.plan.cell_values import Absence, Quoted
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.placeholders import GAP_TEXT
from kehoach.plan.units import is_whole
from kehoach.source.names import fold
from kehoach.source.nodes import Line, ScalarStyle
from kehoach.tables.explanation import FigureKind
from kehoach.tables.results import TOTAL
from kehoach.tables.values import show_full
from kehoach.word_edits.retyping import changed_text, retyped_lines, spots_of

if TYPE_CHECKING:
    from kehoach.diagnostics import Place
    from kehoach.plan.table import Column, Row, Table
    from kehoach.source.decoding import Source
    from kehoach.source.nodes import Scalar
    from kehoach.tables.computed import ComputedPlan
    from kehoach.view.prose import ProseWriter
    from kehoach.word_edits.typed_texts import TypedTexts

_DIGIT: Final = regex(r"\d")

NO_NUMBER: Final = Bilingual("không đọc được là số", "it cannot be read as a number")
NOT_TYPED: Final = Bilingual(
    "cột này không có trong các hàng của tệp kế hoạch: thêm cột vào dòng đầu của rows",
    "this column is not among the rows of the plan: add it to the first line of rows",
)
ELSEWHERE: Final = Bilingual("ô này gõ ở tệp khác", "this cell is typed in another file")
WITH_FIGURE: Final = Bilingual(
    "ô có số tính tự động $(…), giữ nguyên", "the cell has a computed figure $(…), which is kept"
)
PUT_TOGETHER: Final = Bilingual("ô này ghép từ các ô khác", "this cell is composed of others")
SEVERAL_LINES: Final = Bilingual("ô có nhiều dòng hơn các hàng in trong đó", "the cell has other lines than rows")
BAR: Final = Bilingual("dấu “|” không gõ được trong ô", "a “|” cannot be typed in a cell")


class Untypable(Struct, frozen=True):
    """Why a cell cannot be typed as it was edited."""

    why: Bilingual


def is_computed(computed: ComputedPlan, table: Table, row: int, column: Column) -> bool:
    """Whether a cell is worked out, so that nothing is typed there that is printed."""
    if column.source.paragraphs() or column.id in computed.tables[table.id].judged:
        return True
    if column.kind is not ColumnKind.NUMBER:
        return row == TOTAL
    if row != TOTAL and isinstance(table.rows[row].cells[_index(table, column)], Quoted):
        return False
    found = computed.tables[table.id]
    address = Address.total(table.id, column.id) if row == TOTAL else found.address(row, column.id)
    return row == TOTAL or computed.explain(str(address)).kind is not FigureKind.TYPED


def _index(table: Table, column: Column) -> int:
    return next(at for at, one in enumerate(table.columns) if one.id == column.id)


class CellTyper(Struct, frozen=True):
    """Types the cells of one plan's file."""

    computed: ComputedPlan
    source: Source
    texts: TypedTexts
    writer: ProseWriter

    def edit(self, table: Table, at: int, column: Column, before: str, after: str) -> Edit | Untypable:
        """The edit that makes a typed cell of a row print another text."""
        row, index = table.rows[at], _index(table, column)
        place = row.places[index]
        if index and place == row.places[0]:
            return Untypable(NOT_TYPED)
        if place.file != self.source.file:
            return Untypable(ELSEWHERE)
        found = self.texts.value_at(place)
        scalar = None if found is None or found[1].style is ScalarStyle.LITERAL else found[1]
        raw = scalar.text if scalar else cell_at(line_at(self.source, place), place)
        new = self.typed(table, row, at, column, raw, before, after)
        if isinstance(new, Untypable):
            return new
        if scalar is None and "|" in new and "$(" not in new:
            return Untypable(BAR)
        return self.set(place, raw, new, scalar)

    def set(self, place: Place, raw: str, new: str, scalar: Scalar | None) -> Edit:
        """A cell as another text, in a grid or as a value of its own."""
        if scalar is not None:
            return retyped(self.source, scalar, new)
        line = line_at(self.source, place)
        return cell_edit(line, place, raw, new) if raw else blank_cell_edit(line, place, new)

    def typed(
        self, table: Table, row: Row, at: int, column: Column, raw: str, before: str, after: str
    ) -> str | Untypable:
        """What is typed in a cell that prints ``after``; ``raw`` is what was typed when it printed ``before``."""
        mark = dict(row.marks).get(_index(table, column), "")
        if mark and after.endswith(f"({mark})"):
            after, note = after.removesuffix(f"({mark})").rstrip(), f" [{mark}]"
        else:
            note = ""
        if column.kind is ColumnKind.NUMBER:
            new = self.typed_figure(table, at, column, after)
        elif column.kind in (ColumnKind.AREA, ColumnKind.BODY, ColumnKind.TARGET):
            new = self.typed_names(table, column, after)
        else:
            new = self.typed_words(row, column is table.columns[0], raw, before, after)
        return f"{new}{note}" if isinstance(new, str) else new

    def typed_figure(self, table: Table, at: int, column: Column, text: str) -> str | Untypable:
        """A figure as it is typed in this file; words in quotes."""
        if text in ("", "-", Absence.UNKNOWN.value):
            return text
        separators = table.separators if table.separators is not Separators.ASK else self.computed.plan.separators
        worked = self.computed.tables[table.id].columns[column.id]
        unit = worked.unit_of(at) if at < len(worked.values) else column.unit
        whole = is_whole(unit)
        read = read_number(text, vietnamese=True)
        if not isinstance(read, NumberRead):
            if GAP_TEXT in text or _DIGIT.search(text):
                return Untypable(NO_NUMBER)
            return f'"{text}"'
        if (scale := worked.display.scale) != 1:
            text = show_full(Fraction(read.value) / Fraction(scale))
        if separators is Separators.ENGLISH:
            return in_english(text)
        return text if whole or separators is Separators.VIETNAMESE or "," in text else text.replace(".", "")

    def typed_names(self, table: Table, column: Column, text: str) -> str:
        """Names as they are typed, separated by ``;``, each with the word that all areas share.

        Names that another row has are typed as there: one name may hold what separates others.
        """
        index = _index(table, column)
        known_cells = (row.cells[index] for row in table.rows)
        same = next((cell for cell in known_cells if isinstance(cell, tuple) and column.join.join(cell) == text), None)
        if same is not None:
            return "; ".join(same)
        names = [name.strip() for name in text.split(column.join.strip() or ";")]
        areas = self.computed.plan.areas
        if column.kind is ColumnKind.AREA and areas:
            known = areas.declared
            label = areas.label
            wholes = [f"{label[:1].upper()}{label[1:]} {name}" for name in names]
            names = [
                whole if fold(name) not in known and fold(whole) in known else name
                for name, whole in zip(names, wholes, strict=True)
            ]
        return "; ".join(names)

    def typed_words(self, row: Row, is_name: bool, raw: str, before: str, after: str) -> str | Untypable:
        """Words as they are typed, with the marks that are not printed and each ``$(…)`` where its figure stays."""
        if not raw or not after or not before:
            return after
        segments = row.title if is_name else ()
        values = tuple(self.writer.text((s,)) for s in segments if not isinstance(s, str))
        line = Line(raw, row.place)
        found = retyped_lines(before, after, spots_of(before, (line,), values), (line,))
        if found.figures:
            return Untypable(WITH_FIGURE)
        return changed_text(raw, found.changes)


def blank_cell_edit(line: str, place: Place, new: str) -> Edit:
    """A blank cell of a grid filled: set right in the room that it has, which grows only if it must."""
    start = place.column - 1
    rest = line[start:].lstrip(" ")
    room = len(line) - start - len(rest)
    if "\t" in line:
        return Edit(place, 0, new)
    if not rest:
        return Edit(place, room, f" {new}")
    return Edit(place, room, f" {new.rjust(room - 2)} ")
