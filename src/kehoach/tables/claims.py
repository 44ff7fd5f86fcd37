"""Claims: a figure typed where one is computed is compared with it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.numbers import NumberRead, Rounding, format_exact, round_exact
from kehoach.plan.cell_values import Absence, Gap, Quoted
from kehoach.plan.columns.formula import Formula
from kehoach.plan.columns.source import ColumnKind, TotalRule
from kehoach.plan.expression import expression_text
from kehoach.plan.row_names import row_named
from kehoach.plan.units import is_money, is_whole
from kehoach.source.cell_range import WORKBOOK
from kehoach.tables.display_units import printed_total
from kehoach.tables.evaluation import compiled
from kehoach.tables.results import TOTAL, Accepted
from kehoach.tables.row_formulas import row_beside
from kehoach.tables.tree import ENDS, parts_by_parent
from kehoach.tables.values import Display, Value, show, shown_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kehoach.diagnostics import Findings, Place, Rule
    from kehoach.numbers import Exact
    from kehoach.plan.expression import Reference
    from kehoach.plan.model import Acceptance
    from kehoach.plan.table import Cell, Column, Row
    from kehoach.tables.evaluation import Cells
    from kehoach.tables.results import ComputedColumn, ComputedTable

_SILENT: Final = (Absence.BLANK, Absence.FAULTY)
"""Cells that claim nothing: blank ones, and faulty ones, which have been reported."""


_HOW: Final = Bilingual(
    "sửa các ô dùng để tính nếu gõ nhầm; các ô ấy đúng thì xóa số đã ghi để in số tính được",
    "correct the cells it is computed from; if they are right, delete the typed figure to print the computed one",
)
_HOW_BY_FORMULA: Final = Bilingual(
    "sửa các ô dùng để tính nếu gõ nhầm; công thức “{formula}” thiếu một cột thì ghi ở bảng: "
    "columns: {{{column}: {{formula: {formula} + …}}}}; đủ cả thì xóa số đã ghi để in số tính được",
    "correct the cells it is computed from; if the formula “{formula}” lacks a column, write at the table "
    "columns: {{{column}: {{formula: {formula} + …}}}}; if all is right, delete the typed figure to print the computed "
    "one",
)
_HOW_OF_GROUP: Final = Bilingual(
    "sửa các ô dùng để tính nếu gõ nhầm; hàng “{part}” (ô {cell}) thụt lề hay có dấu cách trước tên nên được cộng vào "
    "đây: không thuộc nhóm này thì xóa chỗ thụt ấy",
    "correct the cells it is computed from; the row “{part}” (cell {cell}) is indented, or has a space before its "
    "name, and so is added here: remove that if it does not belong here",
)
_MADE_UP: Final = (TotalRule.SUM, TotalRule.GROUPS, TotalRule.FORMULA, TotalRule.MEAN, *ENDS)
"""The totals that a typed column also has in the rows of its groups."""


def check_claims(table: ComputedTable, lines: Sequence[Acceptance], findings: Findings) -> ComputedTable:
    """Compare every typed figure of a computed column, and the typed total row, with the computed one.

    ``lines`` are the differences that the plan accepts; the table that is returned prints those figures as typed.
    """
    spec, wholes = table.table, parts_by_parent(table.rows)
    wanted = _accepted_at(table, lines)
    columns = dict(table.columns)
    for index, column in enumerate(spec.columns):
        if column.kind is not ColumnKind.NUMBER:
            continue
        computed = table.columns[column.id]
        typed = [(at, spec.rows[at]) for at in _computed_rows(table, column, wholes)]
        typed += [(TOTAL, spec.claims)] if spec.claims else []
        taken: dict[int, Accepted] = {}
        for at, row in typed:
            cell, place = row.cells[index], row.places[index]
            if cell is Absence.BLANK:
                continue
            where = (table.total(column.id) if at == TOTAL else table.cell(at, column.id)).address
            printed, line = _Printed(table, computed, at, wholes.get(at, ())), wanted.get((at, column.id))
            how = _HOW if at == TOTAL else _how(column, place, [spec.rows[part] for part in wholes.get(at, ())])
            claim = TypedClaim(cell, where, place, printed, line, how)
            is_accepted = claim.check(computed.value_of(at), computed.display_of(at), findings)
            if is_accepted and claim.figure and line:
                taken[at] = Accepted(claim.figure, line)
        if taken:
            columns[column.id] = replace(computed, accepted=taken)
    return table if columns == table.columns else replace(table, columns=columns)


def _accepted_at(table: ComputedTable, lines: Sequence[Acceptance]) -> dict[tuple[int, str], Acceptance]:
    """The accepted differences of a table by row, -1 for the total, and column."""
    found: dict[tuple[int, str], Acceptance] = {}
    for line in lines:
        at = TOTAL if line.address.is_total else row_named(table.row_index, line.address.row)
        if line.address.name == table.table.id and at is not None:
            found[at, line.address.column] = line
    return found


def check_accepted(lines: Sequence[Acceptance], tables: Iterable[ComputedTable], findings: Findings) -> None:
    """Report each accepted difference that there is not."""
    used = {one.line for table in tables for column in table.columns.values() for one in column.accepted.values()}
    for line in lines:
        if line not in used:
            findings.add(rules.IDLE_ACCEPTANCE, line.place, code=Verbatim(line.code), address=line.address.text)


def _computed_rows(table: ComputedTable, column: Column, wholes: Iterable[int]) -> Iterable[int]:
    """The rows whose figure in a column is computed, so that one typed there is a claim."""
    if not column.source.is_typed:
        return range(len(table.rows))
    groups = (at for at in wholes if at >= 0) if column.total in _MADE_UP else ()
    return sorted({*groups, *column.by_row})


class _Printed(Struct, frozen=True):
    """What a figure of a table would be if it were computed from the rounded figures printed next to it."""

    table: ComputedTable
    worked: ComputedColumn
    row: int
    """-1 for the total row."""
    parts: Sequence[int]
    """The rows that it is the sum of; empty if it is not a sum."""

    @property
    def is_sum(self) -> bool:
        """Whether it is a sum of rows."""
        return bool(self.parts) and self.worked.column.sums_groups

    def slack(self, claim: NumberRead) -> Exact:
        """By how much a typed sum of rounded parts may be off: half a unit of its last place, and half for each part.

        Nothing for counts and rates, which are exact.
        """
        unit = self.worked.unit_of(self.row)
        is_exact = self.worked.column.source.is_ratio or unit.startswith("%") or (is_whole(unit) and not is_money(unit))
        if not self.is_sum or is_exact or not (claim.places or is_money(unit)):
            return 0
        parts = sum(not isinstance(self.worked.values[at], Absence) for at in self.parts)
        return Fraction(parts + 1, 2 * 10**claim.places)

    def gives(self, claim: NumberRead) -> bool:
        """Whether that is the claim, rounded to the claim's decimals."""
        found = self._value()
        if found is None or isinstance(found, Absence):
            return False
        return round_exact(found, claim.places, self._rounding) == claim.value

    @property
    def _rounding(self) -> Rounding:
        return self.worked.display_of(self.row).rounding

    def _value(self) -> Value | None:
        column = self.worked.column
        if column.takes_row_unit and self.worked.units.factors:
            return None
        if self.is_sum:
            return printed_total(self.table.rows, self.parts, self.worked)
        formula = column.in_unit(self.worked.units.of(self.row)).source.numbered_formula
        if own := column.by_row.get(self.row):
            formula = own.expression
        if formula is None:
            return None
        try:
            return compiled(formula, self._bind, self._rounding)(0)
        except (ZeroDivisionError, LookupError):
            return None

    def _bind(self, reference: Reference) -> Cells:
        spec, column = self.table.table, self.worked.column.id
        other, row = self.worked, row_beside(reference, spec.id, column, self.table.row_index)
        if row is None and not reference.steps:
            other, row = self.table.columns[reference.name], self.row
        if row is None:
            raise LookupError(reference.name)
        value, display = other.value_of(row), other.display_of(row)
        shown = value if isinstance(value, Absence) else shown_value(value, replace(display, scale=1))
        return lambda _row: shown


def _how(column: Column, place: Place, parts: Sequence[Row]) -> Bilingual:
    """What to do about a wrong figure of a column: its formula is named if it is not in the file of the figure.

    Of a group in a workbook, the first of its ``parts`` is named, which a stray space in front may have made one.
    """
    formula = column.source
    if parts and formula.is_typed and place.file.endswith(WORKBOOK):
        return _HOW_OF_GROUP.filled(part=Verbatim(parts[0].name), cell=Verbatim(parts[0].places[0].path or ""))
    if not isinstance(formula, Formula) or formula.place.file == place.file:
        return _HOW
    text = Verbatim(expression_text(formula.expression))
    return _HOW_BY_FORMULA.filled(formula=text, column=Verbatim(column.id))


class TypedClaim(Struct, frozen=True):
    """What is typed where a figure is computed."""

    cell: Cell | Gap
    address: str
    place: Place
    printed: _Printed | None = None
    """The figures next to it; ``None`` for a figure in prose."""
    line: Acceptance | None = None
    """The difference that the plan accepts there."""
    how: Bilingual = _HOW
    """What to do if it is wrong."""

    @property
    def figure(self) -> NumberRead | None:
        """The typed figure; ``None`` if there is none."""
        return self.cell if isinstance(self.cell, NumberRead) else None

    def check(self, value: Value, display: Display, findings: Findings) -> bool:
        """Compare it with the computed value, and report a difference; a blank claims nothing.

        A claim is correct if it is the exact value rounded to the claim's decimals; correct if truncated, if it is the
        value cut off there; a rounding difference, if it follows from the figures printed next to it; and a sum of
        rounded parts may be off by their rounding. Returns whether it differs and is accepted, which is noted.
        """
        if self.cell in _SILENT or value in _SILENT or isinstance(self.cell, Quoted | Gap):
            return False
        rule = self._differing(value, display)
        if rule is None:
            return False
        typed, shown = Verbatim(_text_of(self.cell)), display
        if self.figure and not isinstance(value, Absence):
            places = max(display.places if display.scale == 1 else 0, self.figure.places)
            shown = Display(places, 0, display.rounding)
        details = {"address": Verbatim(self.address), "typed": typed, "computed": Verbatim(show(value, shown))}
        if self.line and self.line.code == rule.code and self.figure:
            reason = {"reason": Verbatim(self.line.reason), "code": Verbatim(rule.code)}
            findings.add(rules.CLAIM_ACCEPTED, self.place, **details, **reason)
            return True
        findings.add(rule, self.place, **details, how=self.how)
        return False

    def _differing(self, value: Value, display: Display) -> Rule | None:
        """The rule of the difference; ``None`` where there is none."""
        claim = self.figure
        if claim is None:
            return None if self.cell is value else rules.CLAIM_WRONG
        if isinstance(value, Absence):
            return rules.CLAIM_WRONG
        if round_exact(value, claim.places, display.rounding) == claim.value:
            return None
        if round_exact(value, claim.places, Rounding.TRUNCATE) == claim.value:
            return rules.CLAIM_TRUNCATED
        if self.printed and self.printed.gives(claim):
            return rules.CLAIM_ROUNDED
        slack = self.printed.slack(claim) if self.printed else 0
        return rules.CLAIM_APART if abs(Fraction(value - claim.value)) <= slack else rules.CLAIM_WRONG


def _text_of(cell: Cell | Gap) -> str:
    match cell:
        case NumberRead(value=value, places=places):
            return format_exact(value, places)
        case Absence():
            return cell.value
        case _:
            return str(cell)
