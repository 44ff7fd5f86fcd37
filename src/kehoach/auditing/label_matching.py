"""Columns and rows of a form found again by their labels, also in the next month's or year's form."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from kehoach.patterns import regex
from kehoach.source.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_TIME: Final = regex(r"\b(tháng|quý|năm|tuần|ngày|kỳ)\s*\d[\d/.\-]*")


def timeless(label: str) -> str:
    """A label in the form in which it is compared, whatever month or year it is of: ``Lũy kế đến tháng 5``."""
    return _TIME.sub(r"\1 #", fold(label))


def places_by_label(wanted: Mapping[str, str], printed: Iterable[tuple[int, str]]) -> dict[str, int]:
    """The place of each id whose label is printed.

    Labels that differ in the month or year only are one after the other if there are as many of them as ids;
    otherwise each is where exactly it is printed, if it is printed as often as there are ids of it.
    """
    groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for place, label in printed:
        groups[timeless(label)].append((place, label))
    ids: dict[str, list[str]] = defaultdict(list)
    for name, label in wanted.items():
        ids[timeless(label)].append(name)
    found: dict[str, int] = {}
    for key, names in ids.items():
        group = groups[key]
        if len(group) == len(names):
            found.update(zip(names, (place for place, _ in group), strict=True))
            continue
        for name in names:
            exact = [place for place, label in group if fold(label) == fold(wanted[name])]
            alike = [other for other in names if fold(wanted[other]) == fold(wanted[name])]
            if len(exact) == len(alike):
                found[name] = exact[alike.index(name)]
    return found
