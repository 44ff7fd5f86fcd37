"""The column of names in a table whose ``columns`` declare its figures alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.audience import EVERYWHERE
from kehoach.plan.columns.source import ColumnKind, TotalRule
from kehoach.plan.columns.typed import Typed
from kehoach.plan.table import Column
from kehoach.reading.header_line import is_about_rows
from kehoach.source.names import fold, nearest
from kehoach.source.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.diagnostics import Findings
    from kehoach.source.grid import GridRow
    from kehoach.source.nodes import Node


def undeclared_names(
    table: str, declared: Sequence[tuple[Scalar, Node]], header: GridRow, findings: Findings
) -> Column | None:
    """The column that the header line begins with, where it has a name that no column has, and all others are found.

    The table is then read with it, as if it were declared, so that nothing is said but the one finding. ``None`` where
    the first column is declared, or is another one misspelt.
    """
    at = next((at for at, text in enumerate(header.texts) if text and not is_about_rows(text)), None)
    if at is None or not declared or _names_rows(declared[0][1]):
        return None
    names = {fold(name): key.text for key, node in declared for name in (key.text, _label(node)) if name}
    typed = {names.get(fold(text)) for text in header.texts}
    text = header.texts[at]
    if fold(text) in names or declared[0][0].text not in typed:
        return None
    if (meant := names.get(fold(nearest(text, names)))) and meant not in typed:
        return None
    name = "ten" if "ten" not in names else "ten_hang"
    findings.add(
        rules.UNDECLARED_NAMES, header.places[at], text=Verbatim(text), table=Verbatim(table), id=Verbatim(name)
    )
    return Column(
        id=name, label=(text,), kind=ColumnKind.TEXT, unit="", source=Typed(), decimals=None, pad=0,
        total=TotalRule.NONE, join=", ", cover="", shown_in=EVERYWHERE, place=header.places[at],
    )  # fmt: skip


def _names_rows(column: Node) -> bool:
    """Whether a column says that it has text."""
    kind = column.get("kind") if isinstance(column, Mapping) else None
    return isinstance(kind, Scalar) and kind.text not in ("number", "money")


def _label(column: Node) -> str:
    label = column.get("label") if isinstance(column, Mapping) else None
    return label.text if isinstance(label, Scalar) else ""
