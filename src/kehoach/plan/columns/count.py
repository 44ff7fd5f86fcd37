"""Columns that count the rows of a list, such as the households of each village."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.patterns import regex
from kehoach.plan.columns.formula import read_formula, report_expression
from kehoach.plan.columns.source import ColumnSource, SourceInput
from kehoach.plan.columns.unreadable import Unreadable
from kehoach.plan.expression import Reference
from kehoach.source.nodes import place_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Place
    from kehoach.plan.fields import Fields

_CONDITION = regex(r"\s*(?P<column>\w+)\s*(?P<sign><>|≠|=)\s*(?P<text>[^=<>;]*[^=<>;\s])\s*")


class RowCondition(Struct, frozen=True):
    """``column = text``, or ``column <> text``: what a row must have to be counted."""

    column: str
    text: str
    is_other: bool
    """Whether the row must have any other text."""
    place: Place

    def __str__(self) -> str:
        return f"{self.column} {'<>' if self.is_other else '='} {self.text}"


class Count(ColumnSource, frozen=True):
    """The number of rows of another table that have this row's name in a column: ``count: danh_sach.thon``."""

    table: str
    column: str
    conditions: tuple[RowCondition, ...]
    """All of them must hold; empty: all rows count."""
    place: Place

    key = "count"
    beside = ("where",)

    @classmethod
    def read(cls, fields: Fields, column: str) -> Count | Unreadable:
        """``table.column``, and under ``where`` conditions separated by semicolons."""
        formula = read_formula(fields, cls.key)
        if formula is None:
            return Unreadable()
        conditions = tuple(_conditions(fields))
        match formula.expression:
            case Reference(name=table, steps=(step,)) if not step.is_row and None not in conditions:
                return cls(table, step.name, tuple(filter(None, conditions)), formula.place)
            case Reference(steps=(step,)) if not step.is_row:
                return Unreadable()
        report_expression(fields, formula.place, _WANTED)
        return Unreadable()

    def inputs(self) -> tuple[SourceInput, ...]:
        """None: it names columns of texts."""
        return ()

    def written_at(self) -> Place:
        """Where the list is named."""
        return self.place

    def can_be_recomputed(self) -> bool:
        """No: it has no expression."""
        return False

    @property
    def listed_in(self) -> str:
        """The table whose rows are counted."""
        return self.table

    def described(self) -> str:
        """``count: danh_sach.thon; where: loai = Hộ nghèo``."""
        where = "; ".join(map(str, self.conditions))
        return f"{self.key}: {self.table}.{self.column}" + (f"; where: {where}" if where else "")


def _conditions(fields: Fields) -> Iterator[RowCondition | None]:
    """Each condition; ``None``, with a finding, for one that cannot be read."""
    scalar = fields.scalar("where")
    if scalar is None or scalar.is_none or scalar.is_blank:
        return
    text, at = " ".join(line.text for line in scalar.lines), 0
    for part in text.split(";"):
        place = place_in(scalar.lines, at + len(part) - len(part.lstrip()))
        at += len(part) + 1
        found = _CONDITION.fullmatch(part)
        if found is None:
            fields.findings.add(rules.BAD_CONDITION, place, text=Verbatim(part.strip()))
            yield None
        else:
            yield RowCondition(found["column"], found["text"], found["sign"] != "=", place)


_WANTED = Bilingual(
    "viết bảng.cột, như danh_sach.thon: cột có tên hàng của bảng này",
    "write table.column, like danh_sach.thon: the column that has the names of this table's rows",
)
