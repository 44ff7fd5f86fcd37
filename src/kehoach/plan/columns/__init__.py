"""The kinds of columns, one module per kind; each has its twin in ``tables/columns``."""

from __future__ import annotations

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
    from kehoach.plan.columns.source import ColumnSource

KINDS: Final[tuple[type[ColumnSource], ...]] = (
    Typed, Formula, Rate, Lookup, Count, Share, Growth, Compound, Opening, Composed, Running, Split, Judged, Unreadable,
)  # fmt: skip
"""Every kind, in the order in which messages list them."""

BY_KEY: Final = {kind.key: kind for kind in KINDS if kind.key}
"""The kinds by the key that declares one."""

KINDS_BESIDE: Final = {
    key: tuple(kind.key for kind in KINDS if key in kind.beside) for kind in KINDS for key in kind.beside
}
"""Further keys of some kinds of columns, with the keys that declare those kinds."""
