"""Labels that name the plan's years: ``Dự toán $(year)``, ``Tổng $(period)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.plan.expression import Expression, Number, Operation, Reference

if TYPE_CHECKING:
    from kehoach.plan.dates import Period
    from kehoach.plan.prose import Segment

_UNKNOWN = "…"


def printed_label(label: tuple[Segment, ...], period: Period) -> str:
    """A label as it will be printed, with its years computed; anything else in ``$(…)`` is "…"."""
    texts = (s if isinstance(s, str) else year_text(s.embedded.expression, period) for s in label)
    return "".join(_UNKNOWN if text is None else text for text in texts)


def year_text(expression: Expression, period: Period) -> str | None:
    """What an expression of the plan's years prints; ``None`` for any other, or where the plan has no year."""
    if not period.first:
        return None
    match expression:
        case Reference(name="period", steps=()) if period.first != period.last:
            return f"{period.first} - {period.last}"
        case Operation(operator="-" | "+" as sign, left=left, right=Number(value=by)):
            year = _year(left, period)
            return None if year is None else str(year - by if sign == "-" else year + by)
    year = _year(expression, period)
    return None if year is None else str(year)


def _year(expression: Expression, period: Period) -> int | None:
    if not isinstance(expression, Reference):
        return None
    years = {"year": period.first, "period": period.first, "period.start": period.first, "period.end": period.last}
    return years.get(str(expression))
