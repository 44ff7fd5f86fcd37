"""The last sheet of a workbook: each figure with its exact value, how it is computed, and what the plan says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kehoach.numbers import NumberRead, exact_text, format_exact
from kehoach.plan.cell_values import Quoted

if TYPE_CHECKING:
    from kehoach.exporting.live_formulas import Located
    from kehoach.tables.explanation import Explanation
    from kehoach.tables.spot import FigureSpot

PROOF: Final = "Kiểm tra"
PROOF_HEAD: Final = (
    "Địa chỉ", "Trong bảng này", "In trong văn bản", "Giá trị đầy đủ", "Ghi trong kế hoạch", "Cách tính", "Ghi ở",
)  # fmt: skip


class ProofLine(NamedTuple):
    """What is said of one figure."""

    figure: Located
    printed: str
    exact: str
    claim: str
    """The figure that the plan has where it is computed, too; empty if it has none."""
    how: str
    place: str


def proof_line(figure: Located, found: Explanation, spot: FigureSpot | None) -> ProofLine:
    """The line of a figure, from its explanation."""
    how = found.how.vi
    if found.formula:
        how = f"{how}: {found.formula}"
    quantity = figure.quantity
    place = str(found.place) if found.place else ""
    return ProofLine(figure, quantity.text, exact_text(quantity.value), claim_at(spot) if spot else "", how, place)


def claim_at(spot: FigureSpot) -> str:
    """The figure typed in a computed cell, as typed; empty without one."""
    table = spot.table
    row = table.table.claims if spot.row is None else table.rows[spot.row]
    if row is None or (spot.row is not None and spot.spec.source.is_typed and not spot.parts):
        return ""
    at = next(index for index, column in enumerate(table.table.columns) if column.id == spot.column)
    match row.cells[at]:
        case NumberRead(value=value, places=places):
            return format_exact(value, places)
        case Quoted(text=text):
            return text
        case _:
            return ""
