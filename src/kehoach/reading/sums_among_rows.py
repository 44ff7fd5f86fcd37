"""Rows of a sheet that add up the rows around them: a sub-total below its group, or the figures of a group above it."""

from __future__ import annotations

from operator import add
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from kehoach.numbers import NumberRead
from kehoach.patterns import regex
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.source import ColumnKind, TotalRule
from kehoach.plan.row_names import total_name
from kehoach.source.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.numbers import Exact
    from kehoach.plan.table import Column, Row

Figures: TypeAlias = "tuple[Exact, ...]"
_ADDED: Final = {fold("cộng"): 1, fold("tổng"): 2}
"""How the name of a row begins that adds up those above it, ``Cộng khu A``, and how many these are at least."""
_OTHER_WORDS: Final = regex(r"cộng (đồng|tác|hòa|hoà|sản|sinh)\b|tổng (công ty|đài|đội|hội)\b")
"""Names that only begin like it."""


class SumRow(NamedTuple):
    """A row that adds up others: its index, how many, and whether all that are above it."""

    at: int
    summed: int
    is_above: bool
    """Whether the others are above it."""
    is_whole: bool = False
    """Whether they are all rows but such sums."""


def sums_among(rows: Sequence[Row], columns: Sequence[Column], total: Row | None) -> tuple[SumRow, ...]:
    """The rows whose typed figures are the sums of other rows in every column that is summed.

    None where rows are nested, or figures could not be read. A row below the others is known by its name; rows above
    theirs only where the whole table is made of such groups, and the typed ``total`` is the sum of these rows alone.
    """
    typed = [at for at, column in enumerate(columns) if _is_summed(column)]
    is_read = all(row.parent < 0 and Absence.FAULTY not in [row.cells[at] for at in typed] for row in rows)
    if not typed or not is_read:
        return ()
    figures = [_figures(row, typed) for row in rows]
    return tuple(_below(rows, figures)) or (_above(figures, _figures(total, typed)) if total else ())


def _is_summed(column: Column) -> bool:
    return column.kind is ColumnKind.NUMBER and column.source.is_typed and column.total is TotalRule.SUM


def _below(rows: Sequence[Row], figures: Sequence[Figures]) -> Iterator[SumRow]:
    group = every = _NONE
    for at, (row, own) in enumerate(zip(rows, figures, strict=True)):
        name = total_name(row.name)
        word = "" if _OTHER_WORDS.match(name) else name.partition(" ")[0]
        added = next((some for some in (group, every) if word in _ADDED and any(own) and own == some.figures), _NONE)
        if added.rows < _ADDED.get(word, 1):
            group, every = group.plus(own), every.plus(own)
        else:
            yield SumRow(at, added.rows, True, added.rows == every.rows and at == len(rows) - 1)
            group = _NONE


def _above(figures: Sequence[Figures], total: Figures) -> tuple[SumRow, ...]:
    """The rows of groups, each above its own, where that is how the whole table is made."""
    found: list[SumRow] = []
    heads = _NONE
    at = 0
    while at < len(figures):
        group = _NONE
        for own in figures[at + 1 :]:
            group = group.plus(own)
            if group.figures == figures[at]:
                break
        else:
            return ()
        found.append(SumRow(at, group.rows, False))
        heads = heads.plus(figures[at])
        at += 1 + group.rows
    return tuple(found) if any(heads.figures) and heads.figures == total else ()


class _Added(NamedTuple):
    """The sums of some rows, column by column."""

    figures: Figures
    rows: int

    def plus(self, row: Figures) -> _Added:
        """The sums with one more row."""
        return _Added(tuple(map(add, self.figures, row)) if self.rows else row, self.rows + 1)


_NONE: Final = _Added((), 0)


def _figures(row: Row, columns: Iterable[int]) -> Figures:
    """The figures of a row; 0 where it has none."""
    cells = (row.cells[at] for at in columns)
    return tuple(cell.value if isinstance(cell, NumberRead) else 0 for cell in cells)
