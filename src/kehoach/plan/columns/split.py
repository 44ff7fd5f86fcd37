"""Columns that split one amount over the rows in whole parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.numbers import Method
from kehoach.plan import table_keys
from kehoach.plan.columns.formula import Formula, read_formula, report_expression
from kehoach.plan.columns.source import ColumnSource, Counted, Rewrite, SourceInput
from kehoach.plan.columns.unreadable import Unreadable
from kehoach.plan.expression import Reference, expression_text

if TYPE_CHECKING:
    from kehoach.plan.fields import Fields

_PARTS = ("by", "floor", "cap", "fixed")


class Split(ColumnSource, frozen=True):
    """Whole parts of one amount, by weight, that add up to it.

    ``whole`` is evaluated outside of rows, ``by``, ``floor`` and ``cap`` row by row; the typed cells of ``fixed`` are
    fixed parts.
    """

    whole: Formula
    by: Formula
    floor: Formula | None
    cap: Formula | None
    fixed: Formula | None
    method: Method

    key = "split"
    beside = (*_PARTS, "method")
    is_counted_by_row = False

    @classmethod
    def read(cls, fields: Fields, column: str) -> Split | Unreadable:
        """The amount, the weight, and the limits of the parts."""
        whole = read_formula(fields, cls.key)
        if whole is None:
            return Unreadable()
        said = {key: read_formula(fields, key) for key in _PARTS if key in fields.said}
        if "by" not in said:
            fields.report_missing({"by": "dau"})
        by, fixed = said.get("by"), said.get("fixed")
        if by is None or None in said.values():
            return Unreadable()
        if fixed and not (isinstance(fixed.expression, Reference) and not fixed.expression.steps):
            report_expression(fields, fixed.place, FIXED_IS_TYPED)
            return Unreadable()
        method = Method(fields.choice("method", table_keys.METHODS[0]))
        return cls(whole, by, said.get("floor"), said.get("cap"), fixed, method)

    @property
    def fixed_column(self) -> str:
        """The typed column of fixed parts; empty if there is none."""
        return self.fixed.expression.name if self.fixed and isinstance(self.fixed.expression, Reference) else ""

    def inputs(self) -> tuple[SourceInput, ...]:
        """The amount; weights; floors, caps and fixed parts."""
        limits = (formula.input() for formula in (self.floor, self.cap, self.fixed) if formula)
        return (self.whole.input(by_row=False), self.by.input(Counted.ALIKE), *limits)

    def map(self, rewrite: Rewrite) -> Split:
        """The source with all of its inputs rewritten."""

        def mapped(formula: Formula, counted: Counted = Counted.AS_THE_COLUMN, *, by_row: bool = True) -> Formula:
            return formula.with_expression(rewrite(formula.input(counted, by_row=by_row)))

        floor, cap, fixed = (mapped(part) if part else None for part in (self.floor, self.cap, self.fixed))
        whole, by = mapped(self.whole, by_row=False), mapped(self.by, Counted.ALIKE)
        return replace(self, whole=whole, by=by, floor=floor, cap=cap, fixed=fixed)

    def can_be_recomputed(self) -> bool:
        """No: the parts add up."""
        return False

    def can_be_averaged(self) -> bool:
        """No: the parts add up."""
        return False

    def described(self) -> str:
        """``split: 8; by: dau``."""
        return f"{self.key}: {expression_text(self.whole.expression)}; by: {expression_text(self.by.expression)}"


FIXED_IS_TYPED: Final = Bilingual("ghi mã một cột gõ tay của bảng", "name one typed column of the table")
