"""Columns that count the rows of a list, such as the households of each village."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from kehoach.diagnostics import Findings, has_errors
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.patterns import regex
from kehoach.plan.cell_values import unquoted
from kehoach.plan.columns.formula import read_formula, report_expression
from kehoach.plan.columns.source import ColumnSource, SourceInput
from kehoach.plan.columns.unreadable import Unreadable
from kehoach.plan.dates import Period
from kehoach.plan.expression import Reference
from kehoach.plan.prose import Inset, read_segments, typed_text
from kehoach.plan.year_labels import printed_label, year_text
from kehoach.source.nodes import Line, Mapping, Scalar, place_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Place
    from kehoach.plan.fields import Fields
    from kehoach.plan.prose import Segment

_CONDITION = regex(r"\s*(?P<column>[^=<>≠!;]*[^=<>≠!;\s])\s*(?P<sign><>|≠|!=|=)\s*(?P<text>[^=<>;]*[^=<>;\s])\s*")


class RowCondition(Struct, frozen=True):
    """``column = text``, or ``column <> text``: what a row must have to be counted."""

    column: str
    label: tuple[Segment, ...]
    """The text, in which ``$(…)`` are years of the plan."""
    is_other: bool
    """Whether the row must have any other text."""
    place: Place

    def text(self, period: Period) -> str:
        """The text, with the years of a plan."""
        return printed_label(self.label, period)

    def __str__(self) -> str:
        return f"{self.column} {'<>' if self.is_other else '='} {typed_text(self.label)}"


class Count(ColumnSource, frozen=True):
    """The number of rows of another table that have this row's name in a column: ``count: danh_sach.thon``."""

    table: str
    column: str
    conditions: tuple[RowCondition, ...]
    """All of them must hold, of several texts of one column (``=``) one; empty: all rows count."""
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


def lists_in(tree: Mapping) -> frozenset[str]:
    """The tables of a plan's tree whose rows are counted: what is typed under ``count``, up to the first dot."""
    return frozenset(_counted(tree))


def _counted(tree: Mapping) -> Iterator[str]:
    for entry in tree.entries:
        if isinstance(entry.value, Mapping):
            yield from _counted(entry.value)
        elif entry.key.text == Count.key and isinstance(entry.value, Scalar):
            yield entry.value.text.partition(".")[0].strip()


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
            continue
        log = Findings()
        begin = place.right(found.start("text") - (len(part) - len(part.lstrip())))
        label = read_segments(Line(unquoted(found["text"]), begin), log)
        for other in (one for one in label if isinstance(one, Inset) and not _is_year(one)):
            log.add(rules.NOT_COMPUTED_HERE, other.place.right(-len("$(")))
        fields.findings.extend(log)
        yield None if has_errors(log) else RowCondition(found["column"], label, found["sign"] != "=", place)


def _is_year(inset: Inset) -> bool:
    return year_text(inset.embedded.expression, Period(1, 2)) is not None


_WANTED = Bilingual(
    "viết bảng.cột, như danh_sach.thon: cột có tên hàng của bảng này",
    "write table.column, like danh_sach.thon: the column that has the names of this table's rows",
)
