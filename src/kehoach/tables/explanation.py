"""An explanation of one figure: as a record, as a few lines of text, and as plain data."""

from __future__ import annotations

import itertools
import re
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.numbers import ROOT_PLACES, Rounding, exact_text, format_exact, is_stand_in
from kehoach.patterns import regex
from kehoach.plan.cell_values import Absence
from kehoach.plan.table import NOTHING_SAID, About
from kehoach.tables.values import Display, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Language, Place
    from kehoach.numbers import Portion
    from kehoach.tables.values import Value


class FigureKind(Enum):
    """How a figure is computed."""

    TYPED = "typed"
    FORMULA = "formula"
    RATE = "rate"
    GROWTH = "growth"
    AVERAGE_GROWTH = "average-growth"
    """The yearly average over several years: a root, exact only if it is a fraction."""
    GROWN = "grown"
    """A figure after yearly growth."""
    SHARE = "share"
    CARRIED = "carried"
    """Carried over from the row before."""
    END = "first-or-last"
    """A total or a group with the figure of the first or last row."""
    RUNNING = "running"
    APPORTIONED = "apportioned"
    DRAWN = "drawn"
    PARTS = "sum-of-parts"
    """A group: the sum of its rows."""
    PARTS_RECOMPUTED = "recomputed-of-parts"
    """A group, by an expression over the figures of the group."""
    MEAN = "mean"
    """The weighted average of the rows of a group or the table."""
    TOTAL_SUM = "total-sum"
    TOTAL_RECOMPUTED = "total-recomputed"
    """A total computed from the totals of other columns, like that of a rate."""
    TOTAL_EXTREME = "total-extreme"
    """The smallest or largest of the rows."""
    NO_TOTAL = "no-total"
    GOAL = "goal"
    COUNTED = "counted"
    """The rows of a list that have the row's name."""
    COUNT = "count"
    FACT = "fact"
    FAULTY = "faulty"
    """Could not be read, which has been reported."""


class Input(Struct, frozen=True):
    """One figure that another is computed from; its own address explains it in turn."""

    name: str
    """Its name in the formula, or the name of its row."""
    address: str
    text: str
    value: Fraction | None
    place: Place | None
    """Where it is typed, or where its formula is."""

    @property
    def exact(self) -> str:
        """The exact value in plain notation; empty if there is none."""
        return exact_text(self.value)


class Explanation(Struct, frozen=True):
    """One figure, explained one step deep."""

    address: str
    label: str
    """As printed."""
    text: str
    """The figure as printed."""
    value: Fraction | None
    kind: FigureKind
    how: Bilingual
    """The kind in words: "tỷ lệ, trên 100"."""
    formula: str
    """As typed, with what a rate is multiplied by; empty if there is none."""
    numbers: str
    """The formula with exact figures instead of names."""
    inputs: tuple[Input, ...]
    rows: int
    """The number of rows of a sum; 0 for anything else."""
    rounding: Bilingual
    """How the figure is rounded to be shown: "nửa lên, 2 chữ số thập phân"."""
    place: Place | None
    """Where it is typed, or where its formula is; ``None`` for a fact about the plan."""
    unfooted: Fraction | None = None
    """The figure before joint rounding, if that changed it."""
    about: About = NOTHING_SAID
    """For a typed figure, what its row says about it: owner, source, date."""
    portion: Portion | None = None
    """For a part of a split amount: its quota and remainder, and why it is rounded so."""

    @property
    def exact(self) -> str:
        """The exact value in plain notation; empty if there is none."""
        return exact_text(self.value)


def written(value: Value, *, in_formula: bool = False) -> str:
    """An exact value as people write it: ``1.234,5``, and ``100/283`` if decimals do not terminate.

    ``in_formula`` adds brackets where an operator needs them.
    """
    if isinstance(value, Absence):
        text = show(value, Display())
        return f"({text})" if in_formula else text
    exact = exact_text(Fraction(value))
    text = exact if "/" in exact else format_exact(value, len(exact.partition(".")[2]))
    return f"({text})" if in_formula and ("/" in text or text.startswith("-")) else text


# --- as text and data ------------------------------------------------------------------------------------


_HEADS: Final = (
    Bilingual("công thức", "formula"),
    Bilingual("chính xác", "exact"),
    Bilingual("làm tròn", "rounding"),
    Bilingual("ở", "at"),
    Bilingual("đầu vào", "inputs"),
)
_CUT: Final = Bilingual(f"{ROOT_PLACES} chữ số thập phân", f"to {ROOT_PLACES} decimals")
_SOURCE: Final = Bilingual("nguồn", "source")
_AS_OF: Final = Bilingual("số liệu đến", "as of")
_OWNER: Final = Bilingual("theo dõi", "owner")
_AMOUNT: Final = Bilingual("số cần chia", "amount")
_QUOTA: Final = Bilingual("phần tính được", "quota")
_UNFOOTED: Final = Bilingual("chưa điều chỉnh", "unadjusted")
_REASONS: Final = {
    "quota": Bilingual("bỏ phần thập phân", "fraction dropped"),
    "remainder": Bilingual("thêm 1 vì phần thập phân lớn", "one added for its large fraction"),
    "floor": Bilingual("theo mức tối thiểu", "limited by its floor"),
    "cap": Bilingual("theo mức tối đa", "limited by its cap"),
    "fixed": Bilingual("đã ấn định trước", "fixed in advance"),
}
_MORE: Final = Bilingual("… và {count} hàng nữa", "… and {count} more rows")
_ROWS: Final = Bilingual("{count} hàng", "{count} rows")
_MOST_SHOWN: Final = 12
_TIMES: Final = regex(r" \* (?![^\[\]]*\])")


def explain_text(explanation: Explanation, lang: Language = "vi") -> str:
    """An explanation as a few aligned lines."""
    e, (formula, exact, rounding, place, inputs) = explanation, (head.in_(lang) for head in _HEADS)
    how = e.how.in_(lang)
    if e.rows:
        how += ", " + _ROWS.in_(lang).format(count=e.rows)
    if e.kind is FigureKind.APPORTIONED:
        formula = _AMOUNT.in_(lang)
    lines = [(formula, _computed_line(e))] if e.formula else []
    if e.portion:
        lines.append((_QUOTA.in_(lang), f"{written(e.portion.quota)} ({_REASONS[e.portion.reason].in_(lang)})"))
    if e.unfooted is not None:
        lines.append((_UNFOOTED.in_(lang), written(e.unfooted)))
    if e.value is not None:
        lines.append((_CUT.in_(lang), _cut(e.value)) if is_stand_in(e.value) else (exact, _exact(e, e.value)))
        lines.append((rounding, e.rounding.in_(lang)))
    said = ((_SOURCE, e.about.source), (_AS_OF, e.about.as_of), (_OWNER, e.about.owner))
    lines += ((head.in_(lang), text) for head, text in said if text)
    if e.place:
        lines.append((place, str(e.place)))
    lines += zip((inputs, *itertools.repeat("", len(e.inputs))), _input_lines(e, lang), strict=False)
    width = max((len(head) for head, _ in lines), default=0)
    first = [f"{e.address} = {e.text}", f"  {e.label} ({how})" if e.label else f"  {how}"]
    return "\n".join((*first, *(f"  {head.ljust(width)}   {text}".rstrip() for head, text in lines))) + "\n"


def explain_data(explanation: Explanation, lang: Language = "vi") -> dict[str, object]:
    """An explanation as plain data: exact values as text, ``None`` if there is no figure."""
    e = explanation
    return {
        "address": e.address,
        "label": e.label,
        "text": e.text,
        "value": e.exact or None,
        "kind": e.kind.value,
        "how": e.how.in_(lang),
        "formula": e.formula,
        "numbers": e.numbers,
        "rows": e.rows,
        "quota": exact_text(e.portion.quota) if e.portion else None,
        "remainder": exact_text(e.portion.remainder) if e.portion else None,
        "reason": e.portion.reason if e.portion else None,
        "unadjusted": exact_text(e.unfooted) or None,
        "source": e.about.source or None,
        "as_of": e.about.as_of or None,
        "owner": e.about.owner or None,
        "rounding": e.rounding.in_(lang),
        **_place_data(e.place),
        "inputs": [
            {"name": i.name, "address": i.address, "text": i.text, "value": i.exact or None, **_place_data(i.place)}
            for i in e.inputs
        ],
    }


def _exact(explanation: Explanation, value: Fraction) -> str:
    return explanation.exact if explanation.kind is FigureKind.FACT else written(value)


def _cut(root: Fraction) -> str:
    """The known decimals of a root that is not a fraction."""
    return f"{format_exact(root, ROOT_PLACES, rounding=Rounding.TRUNCATE)}…"


def _computed_line(explanation: Explanation) -> str:
    numbers = explanation.numbers
    if explanation.rows > _MOST_SHOWN and len(pieces := re.split(r"( [+-] |; )", numbers)) > 2 * _MOST_SHOWN:
        numbers = "".join((*pieces[: 2 * _MOST_SHOWN], "…"))
    formula = explanation.formula
    return _TIMES.sub(" × ", formula if formula == numbers else f"{formula} = {numbers}")


def _input_lines(explanation: Explanation, lang: Language) -> Iterator[str]:
    shown = explanation.inputs[:_MOST_SHOWN]
    figures = [f"{i.name} = {i.text}" for i in shown]
    widths = max(map(len, figures), default=0), max((len(i.address) for i in shown), default=0)
    for figure, i in zip(figures, shown, strict=True):
        yield f"{figure.ljust(widths[0])}   {i.address.ljust(widths[1])}   {i.place or ''}".rstrip()
    if left := len(explanation.inputs) - len(shown):
        yield _MORE.in_(lang).format(count=left)


def _place_data(place: Place | None) -> dict[str, object]:
    if place is None:
        return {"file": None, "line": None, "column": None}
    return {"file": place.file, "line": place.line, "column": place.column}
