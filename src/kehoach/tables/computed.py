"""The computed plan: every figure exact, each under its one address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kehoach.spec.expression import ExpressionError, Reference, parse_formula
from kehoach.spec.numbered import Series

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.spec.model import Plan
    from kehoach.spec.numbered import Numbered
    from kehoach.spec.prose import Inset
    from kehoach.tables.explanation import Explanation
    from kehoach.tables.results import ComputedTable, Quantity, Verdict


@dataclass(frozen=True, slots=True)
class ComputedPlan:
    """A plan and everything computed from it."""

    plan: Plan
    tables: Mapping[str, ComputedTable]
    figures: Mapping[str, Quantity]
    printed: Mapping[Inset, str]
    """The text of every ``$(…)`` in prose that prints a figure or a fact."""
    facts: Mapping[str, Quantity | str]
    """Facts by name: ``year``, ``issuer.kind``."""
    numbers: Mapping[str, Numbered]
    """The numbers of tables, appendices and parts, by id."""
    mentions: Mapping[Inset, str]
    """The ids of what the other ``$(…)`` refer to by its number; a table that stands there is none of them."""

    @property
    def numbers_tables(self) -> bool:
        """Whether tables are printed with their numbers: where some text refers to one."""
        return any(self.numbers[name].among is Series.TABLE for name in self.mentions.values())

    def __getitem__(self, address: str) -> Quantity:
        """The figure at an address, ``giam_ngheo[Khu phố 9].cuoi``, ``giam_ngheo.total.dau`` or ``cam_ket``.

        Raises:
            KeyError: there is no such figure.
        """
        from kehoach.tables.scope import Scope, ScopeError

        try:
            reference = parse_formula(address)
        except ExpressionError as error:
            raise KeyError(address) from error
        if not isinstance(reference, Reference):
            raise KeyError(address)
        try:
            found = Scope.of(self).resolve(reference)
        except ScopeError as error:
            raise KeyError(address) from error
        if isinstance(found, str):
            raise KeyError(f"{address} is text: {found!r}")
        return found

    def verdict(self, address: str) -> Verdict:
        """Whether what was attained meets a goal, and by what margin, exactly.

        The address is that of a single figure with ``goal`` and ``actual``, or of a cell: of a column of goals that
        another column judges, or of that column (``chi_tieu[Hộ nghèo].muc``).

        Raises:
            KeyError: nothing is judged there.
        """
        from kehoach.tables.goals import verdict_at

        return verdict_at(self, address)

    def explain(self, address: str) -> Explanation:
        """How the figure at an address comes about: its formula, what it is computed from, its exact value.

        Raises:
            KeyError: there is no such figure.
        """
        from kehoach.tables.explain import explain

        return explain(self, address)
