"""The computed plan: every figure exact, each under its one address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.brief import brief
from kehoach.errors import AddressError
from kehoach.plan.address import Address
from kehoach.tables.explain import explain, nearest_address
from kehoach.tables.goals import verdict_at
from kehoach.tables.results import PlanResults, plain_value
from kehoach.tables.scope import Scope, ScopeError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.tables.explanation import Explanation
    from kehoach.tables.results import Quantity, Verdict


class ComputedPlan(PlanResults, frozen=True):
    """A plan and everything computed from it. Each figure is found by its address: ``computed["cam_ket"]``.

    Iterating gives the address of each figure in the order of the tables, each with its total, and then of the single
    figures. More addresses are ``in`` it: facts (``year``) and numbers of rows (``giam_ngheo.count``).
    """

    def __getitem__(self, address: str) -> Quantity:
        """The figure at an address, ``giam_ngheo[Khu phố 9].cuoi``, ``giam_ngheo.total.dau`` or ``cam_ket``.

        Raises:
            AddressError: there is no such figure; a ``KeyError`` that has the nearest address.
            TypeError: the address is not a text.
        """
        found = self._find(address)
        if isinstance(found, str):
            raise AddressError(f"{address!r} is text, and no figure: {found!r}")
        if found is None:
            raise self._no_figure(address)
        return found

    def __contains__(self, address: object) -> bool:
        return isinstance(address, str) and not isinstance(self._find(address), str | None)

    def __iter__(self) -> Iterator[str]:
        return (address for address, _ in self.items())

    def keys(self) -> tuple[str, ...]:
        """The address of each figure, in order."""
        return tuple(self)

    def to_dicts(self) -> list[dict[str, object]]:
        """Every figure as plain values: ``address``, ``value`` (an int if it is whole, else a Fraction,
        ``None`` if there is none), ``unit`` and ``text``.

        The rows of one table: ``computed.tables["giam_ngheo"].to_dicts()``.
        """
        return [
            {"address": address, "value": plain_value(figure), "unit": figure.unit, "text": figure.text}
            for address, figure in self.items()
        ]

    def _find(self, address: str) -> Quantity | str | None:
        """What an address names; ``None`` if nothing."""
        if not isinstance(address, str):
            raise TypeError(f"an address is a str, like 'giam_ngheo.total.dau', not {address!r}")
        try:
            return Scope.of(self).resolve(Address.parse(address).reference)
        except (ValueError, ScopeError):
            return None

    def _no_figure(self, address: str) -> AddressError:
        return AddressError(f"there is no figure {address!r}", nearest_address(self, address))

    def verdict(self, address: str) -> Verdict:
        """Whether the actual figure meets a goal, and by what margin, exactly.

        The address is that of a single figure with ``goal`` and ``actual``, or of a cell: of a column of goals that
        another column judges, or of that column (``chi_tieu[Hộ nghèo].muc``).

        Raises:
            AddressError: no goal is judged there; a ``KeyError`` that has the nearest address.
        """
        try:
            return verdict_at(self, address)
        except KeyError:
            if address in self:
                raise AddressError(f"nothing is judged at {address!r}") from None
            raise self._no_figure(address) from None

    def explain(self, address: str) -> Explanation:
        """How the figure at an address comes about: its formula, what it is computed from, its exact value.

        Raises:
            AddressError: there is no such figure; a ``KeyError`` that has the nearest address.
        """
        return explain(self, address, self[address])

    def _repr_html_(self) -> str:
        """The tables and figures as a notebook shows them: each figure as the document prints it."""
        from kehoach.tables.notebook import html_table

        tables = "".join(table._repr_html_() for table in self.tables.values())
        figures = [(name, [figure.text]) for name, figure in self.figures.items()]
        return tables + (html_table((), figures) if figures else "")

    def __repr__(self) -> str:
        return brief(self, file=self.plan.file, tables=len(self.tables), figures=len(self.figures))
