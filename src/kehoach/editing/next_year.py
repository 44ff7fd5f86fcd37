"""Next year's spec out of this year's: a checked, computed plan and its own text → edits to that text, and notes.

The file's comments, order and spelling stay. What the old year's figures settle is carried over, what a person must
decide becomes ``CẦN BỔ SUNG``, and a year typed by hand is noted, never replaced.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar

from kehoach.diagnostics import Finding, Findings
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.editing.areas import AreaMap, combined, read_areas
from kehoach.editing.text_edits import Edit, apply_edits, cell_edit, edited_line, length_of, line_at, retyped
from kehoach.editing.year_shift import years_by_hand
from kehoach.errors import OutputError, SpecError
from kehoach.layering import Unwritten
from kehoach.numbers import NumberRead
from kehoach.pipeline import load_spec, run
from kehoach.plan import keys
from kehoach.plan.audience import Audience
from kehoach.plan.cell_values import Absence, Gap, Quoted
from kehoach.plan.columns.source import ColumnKind, TotalRule
from kehoach.plan.outline import lines
from kehoach.plan.placeholders import TO_SUPPLY, read_gap_line
from kehoach.plan.prose import PACK_TEXT, read_prose
from kehoach.plan.units import conversion, is_whole
from kehoach.reading.actuals import read_actuals, with_actuals
from kehoach.reading.rows import printed_label
from kehoach.source.decoding import Source, decode
from kehoach.source.grid import read_grid
from kehoach.source.names import fold
from kehoach.source.nodes import Mapping, Node, Scalar, ScalarStyle, Sequence
from kehoach.source.yaml_events import read_tree
from kehoach.tables.compute import compute_plan
from kehoach.tables.tree import leaves, parts_by_parent
from kehoach.tables.values import Display, multiply, show, show_full, value_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kehoach.diagnostics import Place
    from kehoach.editing.areas import Successor
    from kehoach.packs import PackFolders
    from kehoach.plan.model import Plan
    from kehoach.plan.table import Cell, Column, Row, Table
    from kehoach.reading.actuals import Actual
    from kehoach.tables.computed import ComputedPlan
    from kehoach.tables.values import Value

_T = TypeVar("_T")
_KEPT: Final = (Absence.BLANK, Absence.NOTHING, Absence.FAULTY)


@dataclass(frozen=True, slots=True)
class NextYear:
    """What next year's file will hold; ``None`` where this year's plan, or the actuals, have errors."""

    data: bytes | None
    findings: tuple[Finding, ...]
    """Of this year's files, or notes on the new one: the years that were typed by hand."""


def next_year(
    spec: Path, target: Path, actuals: Path | None = None, areas: Path | None = None, *, packs: PackFolders = ()
) -> NextYear:
    """Make next year's spec; nothing is written.

    Args:
        spec: this year's plan.
        target: where next year's will lie: ``previous`` and ``profile`` are counted from there.
        actuals: a file with ``actuals:``, whose figures go before the planned ones.
        areas: a file with ``made_from:``, the areas that are renamed, merged or split.
        packs: as for ``kehoach.check``.

    Raises:
        OSError: a file cannot be read.
        OutputError: what was made cannot be read again; a bug.
    """
    outcome = run(spec, packs=packs)
    findings = Findings()
    data = spec.read_bytes()
    source = decode(os.fspath(spec), data, findings)
    tree = read_tree(source, findings) if source else None
    if outcome.has_errors or outcome.plan is None or outcome.computed is None or source is None or tree is None:
        return NextYear(None, outcome.findings)
    computed = outcome.computed
    reached: dict[tuple[str, int, str], Actual] = {}
    log = Findings()
    if actuals is not None:
        reached = {(a.table, a.row, a.column): a for a in _read(actuals, outcome.plan, read_actuals, log) or ()}
        computed = compute_plan(with_actuals(outcome.plan, reached.values()), Findings())
    area_map = _read(areas, outcome.plan, read_areas, log) if areas else None
    if log.has_errors():
        return NextYear(None, log.sorted())
    roll = _Roll(source, tree, computed, reached, area_map or AreaMap())
    edits = tuple(dict.fromkeys(roll.edits(spec, target)))
    log.items += roll.findings.items
    if log.has_errors():
        return NextYear(None, log.sorted())
    made = apply_edits(data, edits)
    try:
        load_spec(Unwritten(target, made), packs=packs)
    except SpecError as error:
        raise OutputError(f"this is a bug in kehoach: next year's plan cannot be read: {error}") from error
    return NextYear(made, (*log.sorted(), *years_by_hand(os.fspath(target), made, outcome.plan.period)))


def _read(path: Path, plan: Plan, reader: Callable[[Mapping, Plan, Findings], _T], findings: Findings) -> _T | None:
    """What a file beside the plan holds."""
    source = decode(os.fspath(path), path.read_bytes(), findings)
    tree = read_tree(source, findings) if source else None
    return None if tree is None else reader(tree, plan, findings)


class _Roll:
    """The edits that make one spec next year's."""

    def __init__(
        self,
        source: Source,
        tree: Mapping,
        computed: ComputedPlan,
        reached: dict[tuple[str, int, str], Actual],
        areas: AreaMap,
    ) -> None:
        self.source = source
        self.tree = tree
        self.computed = computed
        self.plan = computed.plan
        self.reached = reached
        self.areas = areas
        self.findings = Findings()

    def edits(self, spec: Path, target: Path) -> Iterator[Edit]:
        yield from self.head(spec, target)
        yield from self.basis()
        for group in ("targets", "tables", *keys.GROUPS):
            things = self.tree.get(group)
            for entry in things.entries if isinstance(things, Mapping) else ():
                if isinstance(entry.value, Mapping):
                    yield from self.thing(group, entry.key.text, entry.value)
        areas = self.tree.get("areas")
        if isinstance(areas, Mapping) and "areas" in self.computed.tables:
            yield from self.table("areas", "areas", areas)
        for row in self.plan.areas.table.rows if self.plan.areas else ():
            if row.place.file != self.source.file and (heirs := self.areas.of(row.name)):
                self.note_area(row, heirs)
        yield from self.claims_in_prose()

    # --- head

    def head(self, spec: Path, target: Path) -> Iterator[Edit]:
        length = self.plan.period.last - self.plan.period.first + 1
        named = next((key for key in ("year", "period") if self.scalar(self.tree, key)), "")
        if dated := self.scalar(self.tree, named):
            text = re.sub("[0-9]{4}", lambda year: str(int(year[0]) + length), dated.text)
            yield retyped(self.source, dated, text)
        yield from self.emptied("number")
        yield from self.emptied("date")
        yield from self.files(dated, spec.resolve(), target.resolve().parent)

    def files(self, dated: Scalar | None, spec: Path, folder: Path) -> Iterator[Edit]:
        """The file that this one was made from, and the profile where the new file lies elsewhere."""
        profile = self.scalar(self.tree, "profile")
        if profile and folder != spec.parent:
            yield retyped(self.source, profile, _path(spec.parent / profile.text, folder))
        previous = self.scalar(self.tree, "previous")
        if previous:
            yield retyped(self.source, previous, _path(spec, folder))
        elif dated and self.tree.get("previous") is None:
            yield from self.line_behind(dated, f"previous: {_path(spec, folder)}")

    def line_behind(self, scalar: Scalar, text: str) -> Iterator[Edit]:
        """A line of its own behind that of a value; where the file is one ``{…}``, there is no such place."""
        line = line_at(self.source, scalar.place)
        if re.match(r"[a-z]", line):
            yield Edit(scalar.place.right(len(line) - scalar.place.column + 1), 0, f"\n{text}")

    def emptied(self, key: str) -> Iterator[Edit]:
        """A value taken away; its line keeps its comment where it stands, or is marked by one."""
        scalar = self.scalar(self.tree, key)
        if scalar is None or scalar.style is ScalarStyle.LITERAL:
            return
        length = length_of(self.source, scalar)
        rest = line_at(self.source, scalar.place)[scalar.place.column - 1 + length :].strip()
        mark = f"# {TO_SUPPLY}" if not rest else " " * length if rest.startswith("#") else ""
        yield Edit(scalar.place, length, mark)

    def basis(self) -> Iterator[Edit]:
        node = self.tree.get("basis")
        for item in node.items if isinstance(node, Sequence) else (node,):
            if not isinstance(item, Scalar) or item.is_blank or item.is_none or item.text.strip() == PACK_TEXT:
                continue
            if item.style is not ScalarStyle.LITERAL:
                yield from self.asked(item)
                continue
            for paragraph in read_prose(item.lines, Findings()):
                first, last = paragraph.lines[0], paragraph.lines[-1]
                if PACK_TEXT in paragraph.typed or read_gap_line(paragraph.typed):
                    continue
                mark = 2 if first.text.startswith(("- ", "+ ", "* ")) else 0
                yield Edit(first.place.right(mark), 0, f"{TO_SUPPLY} ({self.of_old_year}: ")
                yield Edit(last.place.right(len(last.text)), 0, ")")

    def claims_in_prose(self) -> Iterator[Edit]:
        """``$(x = 7)`` held this year's figure: what is claimed goes, what is computed stays."""
        for line in lines(self.plan):
            for inset in line:
                if not isinstance(inset, str) and inset.embedded.claim and inset.place.file == self.source.file:
                    before = inset.text[: inset.embedded.claim_at - inset.offset].rstrip()
                    kept = len(before.removesuffix("=").rstrip())
                    yield Edit(inset.place.right(kept), len(inset.text) - kept, "")

    # --- figures and tables

    def thing(self, group: str, name: str, node: Mapping) -> Iterator[Edit]:
        if name in self.plan.tables:
            yield from self.table(group, name, node)
        for key in ("goal", "value", "budget"):
            if scalar := self.scalar(node, key):
                yield from self.asked(scalar)

    def asked(self, scalar: Scalar) -> Iterator[Edit]:
        """A value that a person must give anew, with the old one beside it."""
        text = " ".join(scalar.text.split())
        if not scalar.wrapped and not read_gap_line(text) and text not in ("-", Absence.UNKNOWN.value):
            yield retyped(self.source, scalar, f"{TO_SUPPLY} ({self.of_old_year}: {text})")

    def table(self, group: str, name: str, node: Mapping) -> Iterator[Edit]:
        computed = self.computed.tables[name]
        table = computed.table
        rows = node.get("rows")
        if rows is None:
            return
        yield from self.header(table, rows)
        typed = {(s.place.line, s.place.column): s for s in _scalars(rows) if s.style is not ScalarStyle.LITERAL}
        wholes = parts_by_parent(table.rows)
        holds_areas = table.columns[0].kind is ColumnKind.AREA or name == "areas"
        for at, row in enumerate((*table.rows, *((table.claims,) if table.claims else ()))):
            heirs = self.areas.of(row.name) if holds_areas and row is not table.claims else ()
            if heirs:
                yield from self.area_row(group, table, at, heirs, typed)
                continue
            for index, column in enumerate(table.columns):
                place, cell = row.places[index], row.cells[index]
                is_typed = not index or place != row.places[0]
                if not is_typed or place.file != self.source.file or cell in _KEPT or isinstance(cell, Quoted):
                    continue
                is_total = row is table.claims or (at in wholes and column.total is TotalRule.SUM)
                new = "" if is_total and _is_figure(column) else self.cell(group, name, at, column, cell)
                if new is not None:
                    yield self.set_cell(place, new, typed)

    def set_cell(self, place: Place, new: str, typed: dict[tuple[int, int], Scalar]) -> Edit:
        """A cell as another text, in a grid or in a mapping."""
        if scalar := typed.get((place.line, place.column)):
            return retyped(self.source, scalar, new)
        line = line_at(self.source, place)
        return cell_edit(line, place, _cell_text(line, place.column - 1), new)

    def area_row(
        self, group: str, table: Table, at: int, heirs: tuple[Successor, ...], typed: dict[tuple[int, int], Scalar]
    ) -> Iterator[Edit]:
        """The row of an area that is renamed, merged or split: the rows of the new areas that begin with it."""
        row = table.rows[at]
        if row.place.file != self.source.file:
            return
        line = line_at(self.source, row.place)
        own = [heir for heir in heirs if self.rows_of(table, heir)[0] == at]
        if typed:  # rows as mappings: a name can change there, rows cannot come and go
            if len(own) == len(heirs) == 1 == len(self.rows_of(table, own[0])):
                for index, new in self.area_cells(group, table, own[0]):
                    yield self.set_cell(row.places[index], new, typed)
            else:
                self.note_area(row, heirs)
            return
        for heir in own:
            edits = [self.set_cell(row.places[index], new, {}) for index, new in self.area_cells(group, table, heir)]
            if heir is own[0]:
                yield from edits
            else:
                yield Edit(replace(row.place, column=len(line) + 1), 0, "\n" + edited_line(line, edits))
        if not own:
            yield Edit(replace(row.place, column=1), len(line) + 1, "")

    def note_area(self, row: Row, heirs: tuple[Successor, ...]) -> None:
        """A row that a person has to change: in the profile, or among rows that are mappings."""
        new = "; ".join(heir.name for heir in heirs)
        self.findings.add(rules.AREA_LEFT, row.place, text=Verbatim(row.name), new=Verbatim(new))

    def rows_of(self, table: Table, heir: Successor) -> list[int]:
        """The rows of what a new area is made of."""
        wanted = {fold(origin.area) for origin in heir.origins}
        return [at for at, row in enumerate(table.rows) if fold(row.name) in wanted]

    def area_cells(self, group: str, table: Table, heir: Successor) -> Iterator[tuple[int, str]]:
        """The cells of a new area's row that were typed in the row it begins with."""
        rows = self.rows_of(table, heir)
        origins = {fold(origin.area): origin for origin in heir.origins}
        first = table.rows[rows[0]]
        yield 0, heir.name
        for index, column in enumerate(table.columns[1:], 1):
            if first.places[index] == first.places[0]:
                continue  # not typed
            texts = []
            for at in rows:
                row = table.rows[at]
                place, cell = row.places[index], row.cells[index]
                kept = cell in _KEPT or isinstance(cell, Quoted)
                text = None if kept else self.cell(group, table.id, at, column, cell)
                if text is None:
                    text = _cell_text(line_at(self.source, place), place.column - 1)
                origin = origins[fold(row.name)]
                texts.append((origin, len(self.areas.of(row.name)) > 1, text))
            yield index, combined(heir, texts, column, self.findings, vietnamese=self.plan.vietnamese)

    def header(self, table: Table, rows: Node) -> Iterator[Edit]:
        """Column names copied from print carry the year with them."""
        grid = read_grid(rows, table.columns[0].id, Findings()) if isinstance(rows, Scalar) else None
        old = self.plan.period.first
        length = self.plan.period.last - old + 1
        for at, text in enumerate(grid.header.texts if grid else ()):
            for column in table.columns:
                label = printed_label(column.label, old)
                moved = printed_label(column.label, old + length)
                if fold(label) == fold(text) != fold(column.id) and moved != label and grid:
                    place = grid.header.places[at]
                    yield cell_edit(line_at(self.source, place), place, text, moved)
                    break

    def cell(self, group: str, table: str, row: int, column: Column, typed: Cell) -> str | None:
        """What stands in the cell next year; ``None`` where it stays as it is."""
        if row >= len(self.computed.tables[table].rows):
            return None  # the words of a typed total row
        if closing := column.source.closing:
            order = tuple(leaves(self.computed.tables[table].rows))
            last = self.figure(table, order[-1], closing, column, at=row) or TO_SUPPLY
            return last if row == order[0] else ""
        if not column.source.is_typed:
            return ""
        if isinstance(typed, tuple) and column.kind is ColumnKind.AREA:
            moved = self.areas.renamed(typed)
            return None if moved == typed else "; ".join(moved)
        if column.next in (("keep",), ()) and group not in ("targets", "tables"):
            return None
        if column.kind not in (ColumnKind.NUMBER, ColumnKind.GOAL) or column.next == ("keep",):
            return None
        if not column.next and Audience.PLAN not in column.shown_in and Audience.REPORT in column.shown_in:
            return ""
        if column.next in ((), ("ask",)):
            return None if isinstance(typed, Gap) else TO_SUPPLY
        last = ""
        for source in column.next:
            if text := self.figure(table, row, source, column, at=row):
                last = text
                if text not in (Absence.UNKNOWN.value, TO_SUPPLY):
                    return text
        return last or TO_SUPPLY

    def figure(self, table: str, row: int, column: str, into: Column, *, at: int) -> str:
        """A figure of this year as it is typed into the row ``at`` of another column; empty where there is none.

        It is converted to the unit of that column; where the two units are unlike, a person must say what it is.
        """
        computed = self.computed.tables[table].columns[column]
        unit = computed.units.of(at) if into.takes_row_unit else into.unit
        factor = conversion(computed.unit_of(row), unit)
        if factor is None:
            return TO_SUPPLY
        value: Value = computed.values[row]
        display = computed.display_of(row)
        if (actual := self.reached.get((table, row, column))) and not computed.column.source.is_typed:
            value = value_of(actual.cell)
            places = actual.cell.places if isinstance(actual.cell, NumberRead) else 0
            display = Display(places)
        if value in (Absence.BLANK, Absence.FAULTY):
            return ""
        if isinstance(value, Absence):
            return str(value.value)
        is_converted = display.scale != 1 or factor != 1
        text = show_full(multiply(value, factor)) if is_converted else show(value, replace(display, pad=0))
        is_plain = self.plan.vietnamese or is_whole(into.unit)
        return text if is_plain else text.replace(".", "")

    @property
    def of_old_year(self) -> str:
        period = self.plan.period
        return f"năm {period.first}" if period.first == period.last else f"giai đoạn {period.first}-{period.last}"

    @staticmethod
    def scalar(node: Mapping, key: str) -> Scalar | None:
        """What was typed under a key as one text."""
        value = node.get(key) if key else None
        return value if isinstance(value, Scalar) and not value.is_blank and not value.is_none else None


def _is_figure(column: Column) -> bool:
    return column.kind is ColumnKind.NUMBER


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence():
            for item in node.items:
                yield from _scalars(item)
        case Mapping():
            for entry in node.entries:
                yield from _scalars(entry.value)


def _cell_text(line: str, start: int) -> str:
    """The text of a cell that begins there, as far as the bar or tab that ends it."""
    found = re.match(r"(?:(?!\s+\||\s*$|\t|\|).)+", line[start:])
    return found[0] if found else ""


def _path(file: Path, folder: Path) -> str:
    """A file as it is named in a spec that lies in a folder."""
    try:
        return os.path.relpath(file, folder).replace(os.sep, "/")
    except ValueError:  # on another drive of Windows
        return file.as_posix()
