"""Areas that are renamed, merged or split: which old areas each new one is made from, with the shares given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.numbers import NumberRead, format_exact, read_number
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.fields import report_missing
from kehoach.plan.placeholders import TO_SUPPLY
from kehoach.plan.units import is_whole
from kehoach.reading.row_reader import has_wrong_length
from kehoach.source.grid import read_grid
from kehoach.source.names import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping as AbstractMapping
    from collections.abc import Sequence

    from kehoach.diagnostics import Findings, Place
    from kehoach.plan.model import Plan
    from kehoach.plan.table import Column
    from kehoach.source.nodes import Mapping

_SOURCE = re.compile(r"\s*(?P<area>[^;()]*[^;()\s])\s*(?:\((?P<shares>[^()]*)\))?\s*(?:;|$)")
_SHARE = re.compile(r"(?P<measure>[a-z][a-z0-9_]*)\s*:\s*(?P<part>[0-9]+)\s*/\s*(?P<whole>[0-9]+)")


@dataclass(frozen=True, slots=True)
class AreaOrigin:
    """An old area that a new one is made from, with the share of each measure, by column id."""

    area: str
    shares: AbstractMapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Successor:
    """A new area and the old areas it is made from."""

    name: str
    origins: tuple[AreaOrigin, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class AreaMap:
    """All new areas; an old area that is in none of them stays as it is."""

    successors: tuple[Successor, ...] = ()

    def of(self, area: str) -> tuple[Successor, ...]:
        """The new areas that take over from an old one."""
        return tuple(s for s in self.successors if any(fold(o.area) == fold(area) for o in s.origins))

    def renamed(self, names: Sequence[str]) -> tuple[str, ...]:
        """Names of old areas as those of the new ones, each once."""
        new = [name for old in names for name in ([s.name for s in self.of(old)] or [old])]
        return tuple(dict.fromkeys(new))


def read_areas(tree: Mapping, plan: Plan, findings: Findings) -> AreaMap:
    """Read ``made_from``, a grid of the new name and what it is made from, ``Ấp 5; Ấp 6 (ho: 205/412)``."""
    for entry in tree.entries:
        if entry.key.text != "made_from":
            findings.add(
                rules.UNKNOWN_KEY,
                entry.key.place,
                key=Verbatim(entry.key.text),
                where=terms.AREA_MAP,
                nearest=Verbatim("made_from"),
            )
    node = tree.get("made_from")
    grid = None if node is None else read_grid(node, "name", findings)
    if grid is None:
        report_missing({"made_from": "|"}, terms.AREA_MAP, tree.place, findings)
        return AreaMap()
    known = {fold(row.name): row.name for row in plan.areas.table.rows} if plan.areas else {}
    found = []
    for row in grid.rows:
        if has_wrong_length(row, 2, findings):
            continue
        origins = tuple(_origin(m, known, row.places[1], findings) for m in _SOURCE.finditer(row.texts[1]))
        found.append(Successor(row.texts[0], origins, row.place))
    made = AreaMap(tuple(found))
    _check_shares(made, findings)
    return made


def _origin(found: re.Match[str], known: dict[str, str], place: Place, findings: Findings) -> AreaOrigin:
    name, at = " ".join(found["area"].split()), place.right(found.start("area"))
    if fold(name) not in known:
        findings.add(rules.UNKNOWN_AREA, at, text=Verbatim(name), nearest=nearest(name, known.values()))
    shares: dict[str, Fraction] = {}
    for text in re.split("[;,]", found["shares"] or ""):
        said = _SHARE.fullmatch(text.strip())
        if said and 0 < int(said["part"]) <= int(said["whole"]):
            shares[said["measure"]] = Fraction(int(said["part"]), int(said["whole"]))
        elif text.strip():
            findings.add(rules.BAD_SHARE, place.right(found.start("shares")), text=Verbatim(text.strip()))
    return AreaOrigin(name, shares)


def _check_shares(areas: AreaMap, findings: Findings) -> None:
    """Report an area whose shares do not add up to the whole, for each measure that has shares."""
    origins = [(o, s.place) for s in areas.successors for o in s.origins]
    for origin, place in origins:
        for measure in origin.shares:
            total = sum((o.shares.get(measure, Fraction()) for o, _ in origins if fold(o.area) == fold(origin.area)))
            if total != 1:
                text = f"{origin.area} ({measure}: {total})"
                findings.add(rules.BAD_SHARE, place, text=Verbatim(text))


def combined(
    successor: Successor,
    texts: Sequence[tuple[AreaOrigin, bool, str]],
    column: Column,
    findings: Findings,
    *,
    vietnamese: bool,
) -> str:
    """The cell of a new area from the cells it is made from (``texts``: the origin, whether it is split, the text)."""
    if column.kind is not ColumnKind.NUMBER:
        return "; ".join(dict.fromkeys(text for _, _, text in texts if text))
    whole = is_whole(column.unit)
    parts = [_share_of(o, text, column, successor, findings) if split else text for o, split, text in texts]
    for graver in (TO_SUPPLY, Absence.UNKNOWN.value):
        if any(part.startswith(graver) for part in parts):
            return graver
    reads = [read for part in parts if isinstance(read := _figure(part), NumberRead)]
    if not reads:
        return parts[0] if parts else ""
    total = sum((Fraction(read.value) for read in reads), Fraction())
    text = format_exact(total, max(read.places for read in reads))
    return text if whole or vietnamese else text.replace(".", "")


def _share_of(origin: AreaOrigin, text: str, column: Column, successor: Successor, findings: Findings) -> str:
    read = _figure(text)
    share = origin.shares.get(column.id)
    if not isinstance(read, NumberRead):
        return text
    if share is None:
        return Absence.UNKNOWN.value
    value = Fraction(read.value) * share
    scaled = value * 10**read.places
    if scaled.denominator != 1:
        findings.add(
            rules.SHARE_NOT_EXACT,
            successor.place,
            text=Verbatim(f"{text} × {share}"),
            area=Verbatim(successor.name),
            column=Verbatim(column.id),
        )
    return format_exact(value, read.places)


def _figure(text: str) -> object:
    return read_number(text, vietnamese=True)
