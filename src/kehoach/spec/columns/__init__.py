"""The kinds of columns, a module a kind; each has its twin in ``tables/columns``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.spec.columns.compound import Compound
from kehoach.spec.columns.formula import Formula
from kehoach.spec.columns.growth import Growth
from kehoach.spec.columns.lookup import Lookup
from kehoach.spec.columns.opening import Opening
from kehoach.spec.columns.rate import Rate
from kehoach.spec.columns.running import Running
from kehoach.spec.columns.share import Share
from kehoach.spec.columns.split import Split
from kehoach.spec.columns.text import Composed
from kehoach.spec.columns.typed import Typed
from kehoach.spec.columns.unreadable import Unreadable
from kehoach.spec.columns.verdict import Judged

if TYPE_CHECKING:
    from kehoach.spec.columns.source import ColumnSource

KINDS: Final[tuple[type[ColumnSource], ...]] = (
    Typed, Formula, Rate, Lookup, Share, Growth, Compound, Opening, Composed, Running, Split, Judged, Unreadable,
)  # fmt: skip
"""Every kind there is, in the order in which messages list them."""

BY_KEY: Final = {kind.key: kind for kind in KINDS if kind.key}
"""The kinds by the key that declares one."""


def kinds_beside(key: str) -> tuple[str, ...]:
    """The keys that a key of a column says more about; empty where it says something of every column."""
    return tuple(kind.key for kind in KINDS if key in kind.beside)
