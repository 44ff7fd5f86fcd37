"""The communes since 1 July 2025, from the optional package ``vietnam-provinces`` (``kehoach[places]``).

Its list holds the 34 provinces and their 3.321 xã, phường and đặc khu. Without the package no
commune is known, and there are no findings. Names are compared as everywhere: in NFC, without regard to case, spaces
and the place of the tone mark.
"""

from __future__ import annotations

import functools
import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.source.names import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE: Final = "vietnam_provinces"
_PROVINCE_KINDS: Final = ("thành phố ", "tỉnh ", "tp. ", "tp ")


class Commune(Struct, frozen=True):
    """A unit of the commune level. Kind and name are separate: phường, Quang Trung."""

    kind: str
    name: str
    code: int
    province: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class Gazetteer(Struct, frozen=True):
    """Every province and commune of today."""

    by_province: Mapping[str, tuple[Commune, ...]]
    """By the province's folded name."""
    by_code: Mapping[int, Commune]

    def communes(self, province: str) -> tuple[Commune, ...] | None:
        """The communes of a province, whose name may include its kind; ``None`` if there is no such province."""
        return self.by_province.get(_province(province))

    def nearest_province(self, province: str) -> str:
        """The province that was probably meant; empty if no name is similar."""
        return nearest(_province(province), [communes[0].province for communes in self.by_province.values()])


def find(communes: tuple[Commune, ...], kind: str, name: str) -> Commune | None:
    """The commune of that kind and name."""
    wanted = fold(f"{kind} {name}")
    return next((commune for commune in communes if fold(str(commune)) == wanted), None)


def nearest_commune(communes: tuple[Commune, ...], kind: str, name: str) -> str:
    """The commune probably meant, preferably one of the same name but another kind; empty if none is similar."""
    same = next((str(commune) for commune in communes if fold(commune.name) == fold(name)), "")
    return same or nearest(f"{kind} {name}", map(str, communes))


@functools.cache
def gazetteer() -> Gazetteer | None:
    """The list of provinces and communes; ``None`` without the package."""
    found = importlib.util.find_spec(_PACKAGE)
    if found is None or not found.submodule_search_locations:
        return None
    path = Path(found.submodule_search_locations[0]) / "data" / "nested-divisions.json"
    try:
        provinces = json.loads(path.read_text(encoding="utf-8"))
        listed = [_communes(province["name"], province["wards"]) for province in provinces]
    except (OSError, ValueError, LookupError, TypeError):
        return None  # another edition of the package, laid out anew
    by_code = {commune.code: commune for communes in listed for commune in communes}
    return Gazetteer({_province(communes[0].province): communes for communes in listed if communes}, by_code)


def _communes(province: str, wards: list[Mapping[str, str | int]]) -> tuple[Commune, ...]:
    bare = province[len("Thành phố ") :] if province.startswith("Thành phố ") else province
    return tuple(_commune(str(ward["name"]), str(ward["division_type"]), int(ward["code"]), bare) for ward in wards)


def _commune(name: str, kind: str, code: int, province: str) -> Commune:
    bare = name[len(kind) + 1 :] if fold(name).startswith(fold(kind) + " ") else name
    return Commune(kind, bare, code, province)


def _province(name: str) -> str:
    folded = fold(name)
    prefix = next((kind for kind in _PROVINCE_KINDS if folded.startswith(kind)), "")
    return folded[len(prefix) :]
