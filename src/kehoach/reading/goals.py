"""Goals as people write them: ≥ 7 hộ, từ 7 hộ trở lên, dưới 3, 35 - 40 %, tăng bình quân 10 %/năm, duy trì 100 %."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.numbers import NumberRead
from kehoach.numbers.reading import Separators
from kehoach.patterns import regex
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.goal import Aim, Bound, Goal
from kehoach.plan.units import is_whole
from kehoach.reading.cells import read_absence
from kehoach.reading.misread import Wanted, report_number
from kehoach.source.names import one_spaced
from kehoach.source.nodes import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.diagnostics import Findings
    from kehoach.plan.table import Cell, Column, Row

_FIGURE: Final = r"(?P<value>[-−]?[0-9][0-9.,]*)"
_WORDS: Final = r"(?:(?! [0-9]).)*?"
_UNIT: Final = rf"\s*(?P<unit>(?:/|trên )\s*[0-9][0-9.,]*\s+[^\W\d_]{_WORDS}|(?:[^\W\d_]|[%‰₫]){_WORDS})?"
_ON_AVERAGE: Final = r"\s+bình quân(?:\s+(?:mỗi|hằng|hàng) năm)?|\s+(?:mỗi|hằng|hàng) năm"
_AIMS: Final = tuple(
    (regex(rf"{pattern}(?=[\s≥≤<>=])\s*(?P<rest>.+)", re.IGNORECASE), aim)
    for pattern, aim in (
        (rf"tăng(?:\s+trưởng|\s+thêm)?(?P<yearly>{_ON_AVERAGE})?", Aim.RISE),
        (rf"giảm(?:\s+bớt|\s+thêm)?(?P<yearly>{_ON_AVERAGE})?", Aim.FALL),
        (rf"(?:duy trì|giữ nguyên|giữ vững)(?:\s+(?:ở\s+)?mức)?(?P<yearly>{_ON_AVERAGE})?", Aim.KEEP),
    )
)
_COMPARED: Final = regex(r"(?P<rest>.+?)\s+so với\s+\S.*", re.IGNORECASE)
_YEARLY: Final = regex(r"(?P<unit>.*?)\s*(?:/|mỗi |một )\s*năm", re.IGNORECASE)
_OF_PLAN: Final = regex(r"%\s+(?:so với\s+)?(?:kế hoạch|chỉ tiêu)(?:\s.*)?", re.IGNORECASE)
_STRIVING: Final = regex(r"^phấn đấu\s+", re.IGNORECASE)
_EACH_YEAR: Final = regex(r"(?:bình quân\s+)?(?:mỗi|hằng|hàng) năm\s+(?=tăng|giảm)", re.IGNORECASE)
_LEFT: Final = regex(r"(?:giảm\s+)?(?:xuống\s+)?còn\s+", re.IGNORECASE)
_NONE_LEFT: Final = regex(r"(?:phấn đấu\s+)?không còn(?:\s+[^\d]+)?", re.IGNORECASE)
_PATTERNS: Final = tuple(
    (regex(rf"(?:(?:đạt|nhân rộng)\s+)?{pattern}", re.IGNORECASE), bound)
    for pattern, bound in (
        (rf"(?:≥|>=|ít nhất|tối thiểu|không dưới|không thấp hơn)\s*{_FIGURE}{_UNIT}", Bound.AT_LEAST),
        (rf"(?:từ\s+|trên\s+)?{_FIGURE}{_UNIT}\s+trở lên", Bound.AT_LEAST),
        (rf"(?:≤|<=|không quá|không vượt(?:\s+quá)?|tối đa|nhiều nhất)\s*{_FIGURE}{_UNIT}", Bound.AT_MOST),
        (rf"(?:từ\s+)?{_FIGURE}{_UNIT}\s+trở xuống", Bound.AT_MOST),
        (rf"(?:>|trên|hơn|cao hơn|vượt)\s*{_FIGURE}{_UNIT}", Bound.ABOVE),
        (rf"(?:<|dưới|thấp hơn)\s*{_FIGURE}{_UNIT}", Bound.BELOW),
        (rf"(?:khoảng\s+)?(?:từ\s+)?{_FIGURE}\s*%?\s*(?:-|–|đến)\s*(?P<upper>[0-9][0-9.,]*){_UNIT}", Bound.RANGE),
        (rf"khoảng\s*{_FIGURE}{_UNIT}", Bound.ABOUT),
        (rf"=?\s*{_FIGURE}{_UNIT}", Bound.EXACT),
    )
)
_REACHED: Final = regex(r"(?:đạt|nhân rộng)\s", re.IGNORECASE)
_REACH_FROM: Final = regex(rf"đạt từ\s*{_FIGURE}{_UNIT}", re.IGNORECASE)


def read_goal(line: Line, unit: str, findings: Findings, *, separators: Separators) -> Goal | None:
    """Read a goal; ``None``, with a finding, where it cannot be read or its figure is ambiguous.

    ``unit`` is that of the figure if the goal has none. A rise or fall by a figure means by at least that figure, and
    to reach a figure (``đạt``) means at least that: only ``duy trì`` and a bare figure are exact.
    """
    if separators is Separators.ENGLISH:
        separators = Separators.VIETNAMESE  # a goal is printed as it is typed
    text = " ".join(line.text.split())
    if _NONE_LEFT.fullmatch(text):
        return Goal(Bound.AT_MOST, NumberRead(0, 0), None, "", one_spaced(line.text), line.place)
    aim, yearly, bare, usual = _aim_of(text)
    found, bound = next(((f, b) for pattern, b in _PATTERNS if (f := pattern.fullmatch(bare))), (None, Bound.EXACT))
    if found is None and (reach := _REACH_FROM.fullmatch(bare)):
        found, bound = reach, Bound.AT_LEAST
    own = (found["unit"] or "").strip() if found else ""
    if bound is Bound.AT_LEAST:
        own = own.removesuffix("trở lên").strip()  # ≥ 7 hộ trở lên
    if found is None or own.endswith(("trở lên", "trở xuống")):
        findings.add(rules.BAD_GOAL, line.place, text=Verbatim(text))
        return None
    if aim is Aim.LEVEL and _OF_PLAN.fullmatch(own):
        aim, own = Aim.OF_PLAN, "%"
    if aim in (Aim.RISE, Aim.FALL) and (each := _YEARLY.fullmatch(own)):
        yearly, own = True, each["unit"]
    if bound is Bound.EXACT:
        bound = Bound.AT_LEAST if aim in (Aim.RISE, Aim.FALL, Aim.OF_PLAN) or _REACHED.match(bare) else usual
    whole = is_whole(own or unit) and not yearly
    figures: list[NumberRead] = []
    for name in ("value", "upper") if bound is Bound.RANGE else ("value",):
        wanted = Wanted(own or unit, whole, separators.of_field(whole=whole))
        read = wanted.read(found[name])
        if not isinstance(read, NumberRead):
            at = max(0, line.text.rfind(found[name]) if name == "upper" else line.text.find(found[name]))
            report_number(found[name], read, wanted, line.at(at), findings)
            return None
        figures.append(read)
    upper = figures[1] if len(figures) > 1 else None
    return Goal(bound, figures[0], upper, own, one_spaced(line.text), line.place, aim, yearly)


def with_goals(row: Row, columns: Sequence[Column], findings: Findings, *, separators: Separators) -> Row:
    """The row with the cells of its goal columns read, in the unit of the row or the column."""
    cells = list(row.cells)
    for index, (cell, column) in enumerate(zip(row.cells, columns, strict=True)):
        if column.kind is not ColumnKind.GOAL or not isinstance(cell, str):
            continue
        read: Cell | None = read_absence(cell)
        if read is None:
            unit = row.about.unit or column.unit
            read = read_goal(Line(cell, row.places[index]), unit, findings, separators=separators)
        cells[index] = read or Absence.FAULTY
    return replace(row, cells=tuple(cells))


def _aim_of(text: str) -> tuple[Aim, bool, str, Bound]:
    """What the goal is about, whether it is meant per year, the rest of it, and how a figure without a bound is meant.

    What is strived for (``phấn đấu``) is to be reached at least, what is left (``giảm còn``) is at most the figure.
    """
    bare = _STRIVING.sub("", text, count=1)
    usual = Bound.EXACT if bare == text else Bound.AT_LEAST
    if left := _LEFT.match(bare):
        return Aim.LEVEL, False, _without_comparison(bare[left.end() :]), Bound.AT_MOST
    each_year = _EACH_YEAR.match(bare)
    bare = bare[each_year.end() :] if each_year else bare
    for pattern, aim in _AIMS:
        if found := pattern.fullmatch(bare):
            if aim is Aim.KEEP:
                return aim, False, found["rest"], Bound.EXACT
            return aim, bool(found["yearly"] or each_year), _without_comparison(found["rest"]), usual
    return Aim.LEVEL, False, bare, usual


def _without_comparison(text: str) -> str:
    """A goal without what it is compared with: ``10 % so với năm 2025``."""
    compared = _COMPARED.fullmatch(text)
    return compared["rest"] if compared else text
