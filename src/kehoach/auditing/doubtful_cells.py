"""From broken equations, cut-off rates and odd writing to findings, each with its place, value and formula."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.auditing.audit_values import NOTHING, RULES, AuditFinding, AuditKind, FormulaKind, FormulaSource, Trust
from kehoach.auditing.blame import blamed
from kehoach.auditing.cell_figures import written
from kehoach.auditing.equations import printed_value
from kehoach.auditing.fitting import Fit, Value, agreement
from kehoach.auditing.formula_text import said_of, witness_of
from kehoach.auditing.whole_sums import ADDED, off_by_rounding
from kehoach.diagnostics.bilingual import Bilingual
from kehoach.numbers import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.auditing.audit_values import AuditFormula
    from kehoach.auditing.blame import Blamed
    from kehoach.auditing.bracketed_parts import BracketedParts
    from kehoach.auditing.counted_rows import CountedRows
    from kehoach.auditing.equations import Equation, Place, Workings
    from kehoach.auditing.figure_table import FigureTable
    from kehoach.numbers import Exact

_MOST_PLACES: Final = 20
_ODD_IN_A_HUNDRED: Final = 25
"""Where more of a table's figures are written in one odd way, it is the table's way."""


class TableFindings(Struct, frozen=True):
    """What makes the findings of one table: its figures, formulas and equations."""

    file: str
    table: FigureTable
    formulas: Sequence[AuditFormula]
    """By the numbers of the equations."""
    scale: int
    workings: Workings
    equations: Sequence[Equation]
    counts: Sequence[CountedRows] = ()
    brackets: Sequence[BracketedParts] = ()
    mended: dict[Place, int] = {}
    """The figures that cells should have, where they are not those printed."""

    def all_of_them(self) -> tuple[AuditFinding, ...]:
        """In reading order, a cell's most serious first."""
        signs = [(one, self._sign(one)) for one in self.equations]
        causes = blamed(self.workings, [one for one, is_wrong in signs if is_wrong is None])
        self.mended.update(
            (cause.cell, printed_value(cause.exact, self.workings.units[cause.cell])) for cause in causes
        )
        found = [
            *map(self._of_blame, causes),
            *self._signs(one for one, is_wrong in signs if is_wrong),
            *self._cut_off(),
            *self._rounded_apart(),
            *self._oddly_written(),
            *self._miscounted(),
            *self._bracketed(),
        ]
        return tuple(sorted(found, key=lambda one: (one.row or 0, one.column or 0, one.code)))

    # --- wrong figures ---------------------------------------------------------------------------------------

    def _of_blame(self, cause: Blamed) -> AuditFinding:
        first = cause.broken[0]
        formula = self.formulas[first.number]
        is_target = first.target == cause.cell
        is_alone = len(cause.broken) == 1
        code, kind = "A401", AuditKind.WRONG
        if is_target and formula.source is FormulaSource.DECLARED:
            code = "A409"
        elif formula.kind in ADDED and (is_target or is_alone):
            code, kind = "A403", AuditKind.SUM
        trust = self._trust(cause)
        if code == "A401" and is_target and self._was_made_to_foot(first):
            return self._finding("A404", AuditKind.ROUNDING, cause.cell, cause.exact, cause.broken, trust)
        return self._finding(code, kind, cause.cell, cause.exact, cause.broken, trust)

    def _trust(self, cause: Blamed) -> Trust:
        formulas = [self.formulas[one.number] for one in cause.broken]
        best = min((formula.trust for formula in formulas), key=lambda trust: trust.rank)
        has_unit = printed_value(cause.exact, self.workings.units[cause.cell]) != self.workings.values[cause.cell]
        if all(one.is_doubtful for one in cause.broken) and best is Trust.SURE:
            best = Trust.LIKELY
        if best is Trust.SURE and len(cause.broken) == 1 and self._may_be_rounded(cause.broken[0]):
            best = Trust.LIKELY
        return best if has_unit else Trust.OPEN

    def _may_be_rounded(self, one: Equation) -> bool:
        """Whether a sum of whole numbers that nothing else contradicts may only have been added up before rounding."""
        return off_by_rounding(one.lines, one.believed.formula, one.item, self.table.about) != 0

    def _was_made_to_foot(self, one: Equation) -> bool:
        """Whether a share is off by one unit because the printed shares of a sum of rows add up."""
        if one.believed.formula.kind is not FormulaKind.SHARE:
            return False
        exact, unit = self.workings.computed(one), self.workings.units[one.target]
        printed = {**self.workings.values, **{cell: at for cell, at in self.mended.items() if cell != one.target}}
        if exact is None or abs(printed_value(exact, unit) - printed[one.target]) > unit:
            return False
        row, column = one.target
        shares = {cell[0]: printed[cell] for cell in printed if cell[1] == column}
        for formula in self.formulas:
            rows = (formula.row, *formula.of_rows) if formula.is_of_row else ()
            if row not in rows or formula.kind not in ADDED or not shares.keys() >= set(rows):
                continue
            added = sum(-shares[part] if part in formula.minus else shares[part] for part in formula.of_rows)
            if formula.row is not None and added == shares[formula.row]:
                return True
        return False

    # --- signs -----------------------------------------------------------------------------------------------

    def _sign(self, one: Equation) -> bool | None:
        """Whether only the sign is wrong; ``False`` where the column prints no signs, ``None`` for anything else."""
        if one.fit is not Fit.MISS or one.believed.formula.kind not in (FormulaKind.DIFFERENCE, FormulaKind.GROWTH):
            return None
        exact = self.workings.computed(one)
        if not exact:
            return None
        opposite = Value(-exact.numerator, exact.denominator)
        if agreement(opposite, self.workings.values[one.target], self.workings.units[one.target]) is not Fit.HIT:
            return None
        row, column = one.target
        line = self.table.cells[row] if one.lines.is_turned else self.table.column(column)
        return any(cell.is_signed or cell.direction for cell in line)

    def _signs(self, wrong: Iterable[Equation]) -> Iterator[AuditFinding]:
        for one in wrong:
            exact = self.workings.computed(one)
            if exact is not None:
                trust = self.formulas[one.number].trust
                yield self._finding("A406", AuditKind.SIGN, one.target, exact, (one,), trust)

    # --- rounding --------------------------------------------------------------------------------------------

    def _cut_off(self) -> Iterator[AuditFinding]:
        for one in self._once(Fit.CUT):
            exact = self.workings.computed(one)
            if exact is not None and not self._was_made_to_foot(one):
                trust = self.formulas[one.number].trust
                yield self._finding("A402", AuditKind.TRUNCATED, one.target, exact, (one,), trust)

    def _rounded_apart(self) -> Iterator[AuditFinding]:
        for one in self._once(Fit.NEAR):
            formula = self.formulas[one.number]
            exact = self.workings.computed(one)
            is_told = formula.trust is Trust.SURE or one.believed.is_rounded
            if formula.kind in ADDED and is_told and exact is not None:
                yield self._finding("A404", AuditKind.ROUNDING, one.target, exact, (one,), formula.trust)

    def _once(self, fit: Fit) -> Iterator[Equation]:
        seen: set[Place] = set()
        for one in self.equations:
            is_new = one.target not in seen and not one.is_broken and not self.mended.keys() & set(one.cells)
            if one.fit is fit and is_new:
                seen.add(one.target)
                yield one

    # --- writing ---------------------------------------------------------------------------------------------

    def _oddly_written(self) -> Iterator[AuditFinding]:
        cells = [
            (row, column) for row in self.table.body for column in self.table.figure_columns
            if self.table.cells[row][column].is_figure
        ]  # fmt: skip
        odd = [(row, column) for row, column in cells if self.table.cells[row][column].proper]
        marked = [place for place in cells if {".", ","} & set(self.table.texts[place[0]][place[1]])]
        if 100 * len(odd) > _ODD_IN_A_HUNDRED * len(marked):
            return
        for row, column in odd:
            cell = self.table.cells[row][column]
            said = Bilingual(
                f"ghi {_quoted(cell.text)}; bảng này viết {cell.proper}",
                f"{_quoted(cell.text)} is printed; this table writes {cell.proper}",
            )
            yield self._made("A405", AuditKind.WRITING, (row, column), Trust.SURE, cell.proper, cell.value, said)

    # --- counts ----------------------------------------------------------------------------------------------

    def _miscounted(self) -> Iterator[AuditFinding]:
        """Counts in labels; sure where another label of the table counts its rows rightly."""
        trust = Trust.SURE if any(one.is_right for one in self.counts) else Trust.LIKELY
        for one in self.counts:
            if not one.is_right:
                said = Bilingual(
                    f"ghi {one.printed} {one.thing}, bên dưới có {one.counted} hàng",
                    f"“{one.printed} {one.thing}” is printed, {one.counted} rows follow",
                )
                cell = (one.row, self.table.label_column or 0)
                yield self._made("A407", AuditKind.COUNT, cell, trust, str(one.counted), one.counted, said)

    def _bracketed(self) -> Iterator[AuditFinding]:
        """Parts in brackets that do not add up, where those of another cell of the column do: a question."""
        for one in self.brackets:
            column = [other for other in self.brackets if other.column == one.column]
            right = sum(other.is_right for other in column)
            if one.is_right or not right or 2 * right < len(column) or (one.row, one.column) in self.mended:
                continue
            cell = self.table.cells[one.row][one.column]
            total = Fraction(one.total)
            places = next(at for at in range(_MOST_PLACES) if (total * 10**at).denominator == 1)
            computed = written(one.total, max(places, cell.places), self.table.convention)
            printed = written(cell.value, cell.places, self.table.convention)
            said = Bilingual(
                f"ghi {printed}, các phần trong ngoặc cộng lại là {computed} (cần xem lại)",
                f"{printed} is printed, its parts in brackets add up to {computed} (to be checked)",
            )
            added = " + ".join(one.parts)
            witness = Bilingual(
                f"{printed} = {added} (đúng {right}/{len(column)} ô của cột; có thể)",
                f"{printed} = {added} (true in {right} of {len(column)} cells of the column; likely)",
            )
            place = (one.row, one.column)
            yield self._made("A403", AuditKind.SUM, place, Trust.LIKELY, computed, one.total, said, witness)

    # --- all -------------------------------------------------------------------------------------------------

    def _finding(
        self, code: str, kind: AuditKind, cell: Place, exact: Fraction, broken: Sequence[Equation], trust: Trust
    ) -> AuditFinding:
        row, column = cell
        unit = self.workings.units[cell]
        places = len(str(self.scale // unit)) - 1
        value = Fraction(printed_value(exact, unit), self.scale)
        computed = written(value, places, self.table.convention)
        printed = " ".join(self.table.texts[row][column].split())
        formula = self.formulas[broken[0].number]
        ids = tuple(dict.fromkeys(self.formulas[one.number].id for one in broken))
        return self._made(
            code,
            kind,
            cell,
            trust,
            computed,
            tidy(Fraction(exact, self.scale)),
            said_of(printed, computed, kind, trust),
            witness_of(formula),
            formula.id,
            ids,
        )

    def _made(
        self,
        code: str,
        kind: AuditKind,
        cell: Place,
        trust: Trust,
        computed: str,
        exact: Exact,
        said: Bilingual,
        witness: Bilingual = NOTHING,
        formula: str | None = None,
        explains: tuple[str, ...] = (),
    ) -> AuditFinding:
        row, column = cell
        return AuditFinding(
            RULES[code],
            kind,
            trust,
            self.file,
            " ".join(self.table.texts[row][column].split()),
            computed,
            exact,
            said,
            witness,
            self.table.number,
            self.table.title,
            row,
            column,
            self.table.row_labels[row],
            self.table.column_labels[column],
            paragraph=self.table.paragraphs[row][column],
            formula=formula,
            explains=explains,
        )


def _quoted(text: str) -> str:
    return f"“{' '.join(text.split())}”"
