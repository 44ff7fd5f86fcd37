"""Areas that were renamed, merged or split: which old areas each new one is made of, since when, and by what."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from kehoach.source.names import fold

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence
    from collections.abc import Mapping as AbstractMapping

    from kehoach.diagnostics import Place


class AreaOrigin(Struct, frozen=True):
    """An old area that a new one is made from, with the share of each measure, by column id."""

    area: str
    shares: AbstractMapping[str, Fraction]
    place: Place

    @property
    def text(self) -> str:
        """As it is typed: ``Ấp 6 (ho: 205/412)``."""
        shares = (f"{name}: {share.numerator}/{share.denominator}" for name, share in self.shares.items())
        return f"{self.area} ({'; '.join(shares)})" if self.shares else self.area


class Successor(Struct, frozen=True):
    """A new area and the old areas it is made from."""

    name: str
    origins: tuple[AreaOrigin, ...]
    place: Place

    @property
    def old_names(self) -> tuple[str, ...]:
        """The names of the old areas."""
        return tuple(origin.area for origin in self.origins)


class AreaMap(Struct, frozen=True):
    """All new areas; an old area that is in none of them stays as it is."""

    successors: tuple[Successor, ...] = ()

    def of(self, area: str) -> tuple[Successor, ...]:
        """The new areas that take over from an old one."""
        return tuple(s for s in self.successors if any(fold(o.area) == fold(area) for o in s.origins))

    def made(self, area: str) -> Successor | None:
        """A new area by its name; ``None`` for one that is as it was."""
        return next((s for s in self.successors if fold(s.name) == fold(area)), None)

    def renamed(self, names: Sequence[str]) -> tuple[str, ...]:
        """Names of old areas as those of the new ones, each once."""
        new = [name for old in names for name in ([s.name for s in self.of(old)] or [old])]
        return tuple(dict.fromkeys(new))


class AreaHistory(Struct, frozen=True):
    """What became of the areas: the changes, the day they are in force since, and the decision; both may be open."""

    changes: AreaMap = AreaMap()
    since: str = ""
    day: datetime.date | None = None
    since_place: Place | None = None
    made_by: str = ""
    former: frozenset[str] = frozenset()
    """The folded names of old areas that are not among the areas now."""

    def heirs_of_former(self, area: str) -> tuple[Successor, ...]:
        """The new areas that an old one went into; none for an area that there is still."""
        return self.changes.of(area) if fold(area) in self.former else ()

    def origins_of(self, area: str) -> tuple[AreaOrigin, ...]:
        """The old areas that an area is made of; none for one that is as it was."""
        made = self.changes.made(area)
        return made.origins if made else ()

    def share(self, origin: AreaOrigin, measure: str) -> Fraction | None:
        """The part of an old area's figure, by column id, in one new area: 1 if it is whole there, ``None`` if not
        said.
        """
        return Fraction(1) if len(self.changes.of(origin.area)) == 1 else origin.shares.get(measure)

    def holds_former(self, names: Iterable[str]) -> bool:
        """Whether there are areas of old among some names: then all of them are the areas of before."""
        return bool(self.former) and any(fold(name) in self.former for name in names)
