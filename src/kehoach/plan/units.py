"""Units: which count whole things, and what each is made of, so that figures in different scales can be compared."""

from __future__ import annotations

import functools
from fractions import Fraction
from typing import Final

from msgspec import Struct

from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Detail, Verbatim
from kehoach.numbers import Exact, NumberRead, read_number, tidy
from kehoach.patterns import regex
from kehoach.source.names import fold

WHOLE_UNITS: Final = frozenset(
    fold(unit)
    for unit in (
        "hộ", "khẩu", "nhân khẩu", "người", "lượt người", "lao động", "học sinh", "trẻ em", "hội viên", "đoàn viên",
        "con", "cây", "cái", "chiếc", "bộ", "thẻ", "suất", "phần", "giường", "phòng", "nhà", "công trình",
        "đồng", "khu phố", "thôn", "ấp", "bản", "tổ", "tổ dân phố", "xã", "phường", "đơn vị", "cơ sở",
        "doanh nghiệp", "hợp tác xã", "mô hình", "dự án", "văn bản", "hồ sơ", "nhiệm vụ", "chỉ tiêu", "cuộc",
        "lớp", "buổi", "lượt", "tin", "bài", "trường", "ngày", "tháng", "năm", "vụ",
    )
)  # fmt: skip

MONEY_UNITS: Final = frozenset(map(fold, ("đồng", "nghìn đồng", "ngàn đồng", "triệu đồng", "tỷ đồng", "tỉ đồng")))


def is_whole(unit: str) -> bool:
    """Whether the unit counts things that have no fractions."""
    return fold(unit) in WHOLE_UNITS


def is_money(unit: str) -> bool:
    """Whether the unit is an amount of money: đồng, triệu đồng, 1.000 đồng."""
    measure = measure_of(unit) if unit else None
    return measure is not None and measure.powers == (("money", 1),)


# --- what a unit is made of ----------------------------------------------------------------------------------


class Measure(Struct, frozen=True):
    """A unit as powers of kinds of quantity, and its size in the base units of these kinds.

    ``tạ/ha`` is mass per area at 100/10.000. Per cent is a kind of its own, which is 1/100 where other units have none.
    """

    powers: tuple[tuple[str, int], ...]
    """By kind, sorted; no power is 0."""
    factor: Fraction

    def times(self, other: Measure, power: int = 1) -> Measure:
        """The product with another measure or a power of it; -1 divides."""
        if other is self and power == -1:
            return PURE  # as in most quotients, for the measure of a unit is made once
        powers = dict(self.powers)
        for kind, n in other.powers:
            powers[kind] = powers.get(kind, 0) + power * n
        kept = tuple(sorted((kind, n) for kind, n in powers.items() if n))
        return Measure(kept, self.factor * other.factor**power)

    def into(self, other: Measure) -> Fraction | None:
        """The factor from this unit to another; ``None`` for unlike units."""
        quotient = self.times(other, -1)
        if not quotient.powers:
            return quotient.factor
        if len(quotient.powers) == 1 and quotient.powers[0][0] == _PERCENT:
            return quotient.factor * _HUNDREDTH ** quotient.powers[0][1]
        return None

    def without_percent(self) -> Measure:
        """The measure of a figure in per cent after dividing it by 100."""
        kept = tuple((kind, n - (kind == _PERCENT)) for kind, n in self.powers)
        return Measure(tuple((kind, n) for kind, n in kept if n), self.factor)

    @property
    def has_percent(self) -> bool:
        """Whether per cent is among its factors."""
        return (_PERCENT, 1) in self.powers

    @property
    def shown(self) -> Detail:
        """Its name in a message."""
        return Verbatim(str(self)) if self.powers else terms.BARE_NUMBER

    def __str__(self) -> str:
        """The name of the unit, or its composition in base units: ``tấn``, ``kg/m²``; a pure number is "số"."""
        if named := _NAMES.get(self):
            return named
        over, under = ("·".join(_PLAIN[kind] for kind, n in self.powers for _ in range(sign * n)) for sign in (1, -1))
        return "/".join(filter(None, (over or "1", under))) if self.powers else "số"


_PERCENT: Final = "%"
_HUNDREDTH: Final = Fraction(1, 100)

PURE: Final = Measure((), Fraction(1))
"""A bare number."""

_KINDS: Final[dict[str, dict[str, Fraction | int]]] = {
    "money": {"đồng": 1, "đ": 1, "vnđ": 1, "₫": 1, "trđ": 10**6, "tr.đ": 10**6, "tr.đồng": 10**6},
    "mass": {"g": Fraction(1, 1000), "kg": 1, "yến": 10, "tạ": 100, "tấn": 1000},
    "length": {"mm": Fraction(1, 1000), "cm": Fraction(1, 100), "m": 1, "km": 1000},
    "area": {"m2": 1, "m²": 1, "ha": 10**4, "hécta": 10**4, "km2": 10**6, "km²": 10**6},
    "volume": {"ml": Fraction(1, 1000), "lít": 1, "m3": 1000, "m³": 1000},
    "people": dict.fromkeys(("người", "dân", "khẩu", "nhân khẩu", "lao động", "học sinh", "trẻ em"), 1),
    "households": dict.fromkeys(("hộ", "hộ dân", "hộ gia đình"), 1),
    _PERCENT: {"%": 1, "điểm %": 1, "điểm phần trăm": 1, "phần trăm": 1, "‰": Fraction(1, 10)},
}
_UNITS: Final = {
    fold(name): Measure(((kind, 1),), Fraction(factor))
    for kind, units in _KINDS.items()
    for name, factor in units.items()
}
_MONEY_NAMES: Final[dict[str, Fraction | int]] = {
    "đồng": 1, "nghìn đồng": 10**3, "triệu đồng": 10**6, "tỷ đồng": 10**9,
}  # fmt: skip
_NAMES: Final[dict[Measure, str]] = {
    Measure(((kind, 1),), Fraction(factor)): name
    for kind, names in {**_KINDS, "money": _MONEY_NAMES}.items()
    for name, factor in reversed(names.items())
}
"""The name of a measure in messages; of several names the first that is listed."""
_PLAIN: Final = {kind: next(name for name, factor in units.items() if factor == 1) for kind, units in _KINDS.items()}
_UNITS["năm"] = PURE  # a figure of a year's plan is one of a year in any case
_PREFIX: Final = regex(r"(?P<figure>[0-9][0-9.]*|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s+(?=\S)")
_MONEY: Final = frozenset(_KINDS["money"])
_WORDS: Final = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}


_BARE_SCALES: Final = {**_WORDS, "k": 10**3, "tr": 10**6}


@functools.lru_cache(maxsize=1024)
def measure_of(unit: str) -> Measure | None:
    """The measure of a unit; ``None`` for an empty or unknown unit.

    Known are ``triệu đồng``, ``1.000 đồng``, ``tạ/ha``, ``nghìn hộ``; ``bác sĩ/10.000 dân`` is not, because of bác sĩ.
    """
    found: Measure | None = PURE
    for index, text in enumerate(unit.split("/")):
        part = _factor(fold(text))
        if found is None or part is None:
            return None
        found = found.times(part, -1 if index else 1)
    return found


def conversion(unit: str, into: str) -> Exact | None:
    """The factor from one unit to another; ``None`` for unlike units.

    An empty unit is like any other. Unknown units are alike if they have the same name or one is a kind of the other:
    ``hộ nghèo`` are ``hộ``.
    """
    names = fold(unit), fold(into)
    if not unit or not into or names[0] == names[1]:
        return 1
    if f"{names[0]} ".startswith(f"{names[1]} ") or f"{names[1]} ".startswith(f"{names[0]} "):
        return 1
    own, other = measure_of(unit), measure_of(into)
    factor = own.into(other) if own and other else None
    return None if factor is None else tidy(factor)


def factor_between(unit: str, other: str) -> Fraction | None:
    """The factor from one unit to another; ``None`` where it is not known.

    A unit can be a scale alone (``tỷ``, ``k``), which then applies to the other unit.
    """
    if (factor := conversion(unit, other)) is not None:
        return Fraction(factor)
    scale, bare = _scale_of(fold(unit))
    by, wanted_bare = _scale_of(fold(other))
    return Fraction(scale, by) if bare in ("", wanted_bare) else None


def is_scaled(unit: str) -> bool:
    """Whether a unit counts in thousands, millions and so on."""
    measure = measure_of(unit)
    scale, bare = _scale_of(fold(unit))
    return scale != 1 or (measure is not None and bare in _MONEY and measure.factor != 1)


def _scale_of(text: str) -> tuple[Exact, str]:
    """The scale of a folded unit and the thing it counts; the latter is empty for a scale alone."""
    scale: Exact = 1
    while prefix := _PREFIX.match(text):
        figure = prefix["figure"]
        read = read_number(figure, whole=True) if figure[0].isdigit() else None
        scale *= read.value if isinstance(read, NumberRead) else _WORDS.get(figure, 1)
        text = text[prefix.end() :]
    return (scale * _BARE_SCALES[text], "") if text in _BARE_SCALES else (scale, text)


def _factor(text: str) -> Measure | None:
    scale: Exact = 1
    while prefix := _PREFIX.match(text):
        figure = prefix["figure"]
        read = read_number(figure, whole=True) if figure[0].isdigit() else None
        scale *= read.value if isinstance(read, NumberRead) else _WORDS.get(figure, 0)
        text = text[prefix.end() :]
    unit = _UNITS.get(text)
    return Measure(unit.powers, unit.factor * scale) if unit and scale else None
