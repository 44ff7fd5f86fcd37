"""What a column is computed from."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kehoach.spec.model import Carried, ColumnSource, Formula, Grown, Growth, Rate, Running, Share, Split

if TYPE_CHECKING:
    from kehoach.diagnostics import Place
    from kehoach.spec.expression import Expression

Asked: TypeAlias = "tuple[Expression, Place, bool]"
"""An expression that a column is computed from, where it stands, and whether it is taken row by row."""


def asked_by(source: ColumnSource) -> tuple[Asked, ...]:
    """Every expression that a source is computed from."""
    match source:
        case Growth(over=Formula() as over):
            return (source.expression, source.place, True), (over.expression, over.place, False)
        case Formula() | Rate() | Share() | Growth() | Running() | Carried():
            return ((source.expression, source.place, True),)
        case Grown(over=over):
            by_row = ((source.expression, source.place, True), (source.by.expression, source.by.place, True))
            return (*by_row, (over.expression, over.place, False)) if over else by_row
        case Split():
            return (
                (source.whole.expression, source.place, False),
                *((formula.expression, formula.place, True) for formula in source.by_row),
            )
        case _:
            return ()
