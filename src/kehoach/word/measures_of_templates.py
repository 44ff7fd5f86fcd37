"""Every measure of a template, read before anything is set by it: what cannot be read is a finding at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.ooxml.lengths import half_points, twips, whole
from kehoach.ooxml.xml import WP, w
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.ooxml.xml import Element
    from kehoach.word.spots import Faults

    Reader = Callable[[str | None], int | None]

_LARGEST: Final = 1_000_000
"""Beyond any page, in every unit but EMU."""
_LEAST_ROOM: Final = 1134
"""Two centimetres, in twips."""
_LARGEST_EMU: Final = 635 * _LARGEST
MOST_COLUMNS: Final = 63
_PARTS: Final = regex(r"\s*[0-9]{1,4}(?:\.[0-9]{1,30})?%\s*")
"""Parts of a hundred, which widths of tables may be."""
_DECIMAL: Final = regex(r"\s*[-+]?\d+\.\d+\s*")
_SIDES: Final = ("top", "left", "start", "bottom", "right", "end")


def _named(*names: str) -> tuple[str, ...]:
    return tuple(map(w, names))


_LENGTHS: Final = {
    w("pgSz"): _named("w", "h"),
    w("pgMar"): _named("top", "right", "bottom", "left", "header", "footer", "gutter"),
    w("ind"): _named("left", "right", "start", "end", "firstLine", "hanging"),
    w("spacing"): _named("before", "after", "line", "val"),
    **dict.fromkeys(
        _named("tcW", "tblW", "tblInd", "tblCellSpacing", "wBefore", "wAfter", "gridCol", *_SIDES), _named("w")
    ),
    w("trHeight"): _named("val"),
}
_SIZES: Final = {**dict.fromkeys(_named("sz", "szCs", "kern", "position"), _named("val"))}
_COUNTS: Final = {**dict.fromkeys(_named("gridSpan", "gridBefore", "gridAfter"), _named("val"))}
_EMU: Final = {f"{{{WP}}}extent": ("cx", "cy")}
_NEVER_NEGATIVE: Final = frozenset((*_COUNTS, *_named("tblW", "tcW", "gridCol", "wBefore", "wAfter", "pgSz")))
_MAY_BE_PARTS: Final = frozenset(_named("tcW", "tblW", "tblInd", "wBefore", "wAfter"))


def check_measures(root: Element, faults: Faults) -> bool:
    """Report what cannot be read, and a page without room; a decimal without a unit, which Word refuses, becomes whole.

    Whether one did.
    """
    is_changed = False
    for section in root.iter(w("sectPr")):
        _check_room(section, faults)
    for named, reader, most in (
        (_LENGTHS, twips, _LARGEST),
        (_SIZES, half_points, _LARGEST),
        (_COUNTS, whole, MOST_COLUMNS),
        (_EMU, whole, _LARGEST_EMU),
    ):
        for element in root.iter(*named):
            for name in named[element.tag]:
                is_changed = _check(element, name, reader, most, faults) or is_changed
    return is_changed


def _check_room(section: Element, faults: Faults) -> None:
    """Report a page that has no room between its margins, whichever way it is turned."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is None or margins is None:
        return
    sides = [length for name in ("w", "h") if (length := twips(size.get(w(name)))) is not None]
    edges = [sum(twips(margins.get(w(name))) or 0 for name in pair) for pair in (("left", "right"), ("top", "bottom"))]
    if sides and min(sides) - max(edges) < _LEAST_ROOM:
        faults.add(rules.WRONG_MEASURE, size, text=Verbatim(str(min(sides))), name=Verbatim("pgSz"))


def _check(element: Element, name: str, reader: Reader, most: int, faults: Faults) -> bool:
    text = element.get(name)
    if text is None and element.tag not in _COUNTS:
        return False
    if text and element.tag in _MAY_BE_PARTS and _PARTS.fullmatch(text):
        return False
    read = reader(text)
    if read is None or abs(read) > most or (element.tag in _NEVER_NEGATIVE and read < 0):
        shown = f"{element.tag.rpartition('}')[2]} {name.rpartition('}')[2]}"
        faults.add(rules.WRONG_MEASURE, element, text=Verbatim((text or "")[:30]), name=Verbatim(shown))
    elif text and _DECIMAL.fullmatch(text):
        element.set(name, str(read))
        return True
    return False
