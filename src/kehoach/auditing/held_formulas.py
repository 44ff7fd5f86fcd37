"""The formulas of a file of rules, compared with the tables of a document; what no longer fits is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.auditing.audit_values import FormulaKind, FormulaSource, Trust
from kehoach.auditing.figure_lines import rows_of_figures
from kehoach.auditing.fitting import Fit, Hypothesis
from kehoach.auditing.found_formulas import judge
from kehoach.auditing.label_matching import places_by_label, timeless
from kehoach.auditing.sums_down import held_sum
from kehoach.diagnostics import Findings
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.docx_reading.word_document import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kehoach.auditing.figure_lines import FigureLines
    from kehoach.auditing.figure_table import FigureTable
    from kehoach.auditing.found_formulas import Believed
    from kehoach.auditing.given_formulas import GivenFormula, GivenFormulas, GivenTable
    from kehoach.auditing.row_tree import RowTree

_MANY: Final = 4
"""From this number of cells on, a formula that fails in most of them is one of another form."""
_COLUMN: Final = Bilingual("cột", "column")
_ROW: Final = Bilingual("hàng", "row")


class HeldFormulas(Struct, frozen=True):
    """What is given for one table: where its columns and rows are, and where what does not fit is said."""

    given: GivenTable
    columns: dict[str, int]
    rows: dict[str, int]
    file: str
    number: int
    findings: Findings

    def of_columns(self, lines: FigureLines, declared: Sequence[Believed]) -> list[Believed]:
        """The formulas of columns that fit the table; those that the table declares itself are left out."""
        at = {info.at: line for line, info in enumerate(lines.infos)}
        items = {row: item for item, row in enumerate(lines.items)}
        own = {one.formula.target: one.formula for one in declared}
        held = []
        for one in self.given.of_columns:
            names = (one.target, *one.relation.operands)
            base = one.relation.base
            if not self._are_there(one, names, self.columns, self.given.columns, _COLUMN):
                continue
            if base and not self._are_there(one, (base,), self.rows, self.given.rows, _ROW):
                continue
            target, *operands = (at[self.columns[name]] for name in names)
            relation = one.relation
            place = items[self.rows[base]] if base else 0
            tried = Hypothesis(relation.kind, target, tuple(operands), relation.signs, relation.power, place)
            if target not in own:
                held += self._that_fit(one, judge(lines, tried, 0))
            elif own[target].lines != tried.lines:
                self._unfit(one, _DECLARED)
        return held

    def of_rows(self, table: FigureTable, tree: RowTree) -> tuple[FigureLines, list[Believed]]:
        """The formulas of rows that fit the table, with the rows as lines and the columns of ``across`` as items."""
        across = [self.columns[name] for name in self.given.across if name in self.columns]
        lines = rows_of_figures(table, across, across)
        held: list[Believed] = []
        for one in self.given.of_rows:
            names = (one.target, *one.relation.operands)
            if not across or not self._are_there(one, names, self.rows, self.given.rows, _ROW):
                continue
            target, *operands = (self.rows[name] - table.header_rows for name in names)
            relation = one.relation
            tried = Hypothesis(relation.kind, target, tuple(operands), relation.signs, relation.power)
            if not tried.is_linear:
                held += self._that_fit(one, judge(lines, tried, 0))
                continue
            if new := self._new_row(table, tried):
                self._unfit(one, Bilingual(f"có hàng mới “{new}”", f"“{new}” is a new row"))
                continue
            held += self._that_fit(one, held_sum(table, lines, replace(tried, kind=_sort(table, tree, tried))))
        return lines, held

    def _are_there(
        self,
        one: GivenFormula,
        names: Iterable[str],
        known: dict[str, int],
        labels: Mapping[str, str],
        line: Bilingual,
    ) -> bool:
        missing = next((name for name in names if name not in known), None)
        if missing is None:
            return True
        label = labels[missing]
        self._unfit(
            one,
            Bilingual(f"không có {line.vi} “{label}” với số liệu", f"there is no {line.en} “{label}” with figures"),
        )
        return False

    def _that_fit(self, one: GivenFormula, judged: Believed) -> list[Believed]:
        agreeing = judged.count(Fit.HIT, Fit.CUT, Fit.NEAR)
        if judged.compared >= _MANY and 2 * agreeing < judged.compared:
            few = f"{agreeing}/{judged.compared}"
            self._unfit(one, Bilingual(f"chỉ đúng {few} ô", f"only {few} cells agree"))
            return []
        return [replace(judged, trust=Trust.SURE, source=FormulaSource.GIVEN, has_label=True)]

    def _new_row(self, table: FigureTable, tried: Hypothesis) -> str:
        """A row among those of a sum, or beside them, that was not there when the rules were written."""
        known = set(self.rows.values())
        first, last = (end(tried.lines) + table.header_rows for end in (min, max))
        for row in range(max(first - 1, table.header_rows), min(last + 2, table.rows)):
            has_figure = any(table.cells[row][column].is_figure for column in table.figure_columns)
            if row not in known and table.row_labels[row] and has_figure:
                return table.row_labels[row]
        return ""

    def _unfit(self, one: GivenFormula, why: Bilingual) -> None:
        self.findings.add(
            rules.AUDIT_FORMULA_UNFIT,
            one.place,
            formula=Verbatim(shortened(one.typed)),
            number=self.number,
            document=Verbatim(self.file or "-"),
            why=why,
        )


_DECLARED: Final = Bilingual("bảng tự ghi một công thức khác cho cột này", "the table declares another for this column")


def _sort(table: FigureTable, tree: RowTree, tried: Hypothesis) -> FormulaKind:
    """What kind of sum a row is; the file of rules does not say it."""
    row = tried.target + table.header_rows
    if row in tree.totals:
        return FormulaKind.TOTAL
    return FormulaKind.PARENT if row in tree.parents else tried.kind


def held_in(
    tables: Sequence[FigureTable], given: GivenFormulas, file: str, findings: Findings
) -> dict[int, HeldFormulas]:
    """What is given for each table, by its number. A table is known by the labels of its columns and its rows."""
    pairs = sorted(_pairs(tables, given), key=lambda pair: pair[0])
    held: dict[int, HeldFormulas] = {}
    taken: set[int] = set()
    for _, table, at, columns, rows in pairs:
        if table.number not in held and at not in taken:
            taken.add(at)
            held[table.number] = HeldFormulas(given[at], columns, rows, file, table.number, findings)
    for at, one in enumerate(given):
        if at not in taken:
            findings.add(
                rules.AUDIT_TABLE_GONE, one.place, table=Verbatim(one.title or one.id), document=Verbatim(file or "-")
            )
    return held


def _pairs(
    tables: Sequence[FigureTable], given: GivenFormulas
) -> Iterator[tuple[tuple[object, ...], FigureTable, int, dict[str, int], dict[str, int]]]:
    """Each given table with each table that has half of its columns, or of its rows where it names no columns."""
    for at, one in enumerate(given):
        for table in tables:
            columns = places_by_label(
                one.columns, ((column, table.column_labels[column]) for column in table.figure_columns)
            )
            rows = places_by_label(one.rows, ((row, table.row_labels[row]) for row in table.body))
            wanted, found = (one.columns, columns) if one.columns else (one.rows, rows)
            if not table.figure_columns or not wanted or 2 * len(found) < len(wanted):
                continue
            other_title = timeless(one.title) != timeless(table.title)
            yield (-len(columns), other_title, -len(rows), at, table.number), table, at, columns, rows
