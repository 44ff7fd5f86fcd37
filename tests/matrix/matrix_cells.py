"""The matrix: every kind of column in every situation, with what each cell prints worked out by hand.

A cell is a small table whose column ``x`` is of the kind. It says what ``x`` prints, row by row and in the total row,
and which findings there are; or, where the pair makes no sense or asks for what nobody can work out, the finding that
refuses it. ``UNITS_BY_ROW`` says where units stand: in the columns, or in each row (``@unit``, ``kind: unit``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from kehoach.plan.columns.compound import Compound
from kehoach.plan.columns.count import Count
from kehoach.plan.columns.formula import Formula
from kehoach.plan.columns.growth import Growth
from kehoach.plan.columns.lookup import Lookup
from kehoach.plan.columns.opening import Opening
from kehoach.plan.columns.rate import Rate
from kehoach.plan.columns.running import Running
from kehoach.plan.columns.share import Share
from kehoach.plan.columns.split import Split
from kehoach.plan.columns.text import Composed
from kehoach.plan.columns.typed import Typed
from kehoach.plan.columns.unreadable import Unreadable
from kehoach.plan.columns.verdict import Judged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.plan.columns.source import ColumnSource

KIND_OF: Final[dict[str, type[ColumnSource]]] = {
    "typed": Typed, "mean": Typed, "goal": Typed, "formula": Formula, "rate": Rate, "share": Share, "growth": Growth,
    "average growth": Growth, "grown": Compound, "from": Lookup, "count": Count, "opening": Opening, "running": Running,
    "split": Split, "text": Composed, "judge": Judged, "unreadable": Unreadable,
}  # fmt: skip
"""The rows of the matrix, and what the library makes of the column."""
WORDS: Final = ("text", "judge", "goal")
"""The kinds whose cells are words: prose and ``explain`` have nothing to say of them."""

SITUATIONS: Final = (
    "same unit", "other scale", "unlike unit", "blank", "-", "chưa có", "CẦN BỔ SUNG", "quoted text", "group row",
    "total row", "footed", "claimed",
)  # fmt: skip
"""The columns of the matrix."""
OF_UNITS: Final = SITUATIONS[:3]
"""Those that are told apart by where the units stand."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the matrix: a table, and what its column ``x`` prints or which finding refuses it."""

    kind: str
    situation: str
    columns: Mapping[str, str]
    """By id, behind the one that names the rows: the keys of each, a line each."""
    rows: str
    prints: tuple[str, ...]
    """By hand: row by row, then the total row; empty where a finding refuses the table."""
    codes: frozenset[str]
    """Of the findings: beside what is printed, or in its place."""
    beside: Mapping[str, str] | None = None
    """The columns of another table, ``s``, that is not printed."""
    beside_rows: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
    """Of the table."""
    scale: Fraction = Fraction(1)
    """What the figures are multiplied by where the table prints them in another unit."""

    @property
    def is_by_row(self) -> bool:
        """Whether the rows say what they are counted in."""
        return "@unit" in self.rows or "kind: unit" in self.columns.values()

    def __str__(self) -> str:
        """As a test is called."""
        return f"{self.kind} x {self.situation}: {self.rows!r}"


CELLS: Final[list[Cell]] = []


@dataclass(frozen=True, slots=True)
class Kind:
    """Writes the cells of one kind down."""

    name: str
    columns: Mapping[str, str]
    """What its tables have where a cell says nothing else."""

    def prints(
        self, situation: str, rows: str, texts: str, codes: str = "", columns: Mapping[str, str] | None = None,
        *, s: tuple[Mapping[str, str], str] | None = None, scale: Fraction = Fraction(1), **settings: str,
    ) -> None:  # fmt: skip
        """A cell that prints: the texts of ``x`` between semicolons, the codes of what is noted beside them."""
        found = tuple(text.strip().replace("\\n", "\n") for text in texts.split(";"))
        self._add(situation, rows, found, codes, columns, s, scale, settings)

    def refuses(
        self, situation: str, rows: str, codes: str, columns: Mapping[str, str] | None = None,
        *, s: tuple[Mapping[str, str], str] | None = None, **settings: str,
    ) -> None:  # fmt: skip
        """A cell that cannot be printed, and why."""
        self._add(situation, rows, (), codes, columns, s, Fraction(1), settings)

    def _add(
        self, situation: str, rows: str, prints: tuple[str, ...], codes: str, columns: Mapping[str, str] | None,
        s: tuple[Mapping[str, str], str] | None, scale: Fraction, settings: Mapping[str, str],
    ) -> None:  # fmt: skip
        beside, beside_rows = s or (None, "")
        made = {key: keys for key, keys in {**self.columns, **(columns or {})}.items() if keys != "none"}
        said = frozenset(codes.split())
        CELLS.append(Cell(self.name, situation, made, rows, prints, said, beside, beside_rows, settings, scale))
