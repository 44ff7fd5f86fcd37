"""``CẦN BỔ SUNG (lý do)``: a gap that a person must fill, as a whole cell, value or line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.patterns import regex
from kehoach.plan.cell_values import Gap

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings, Place

GAP_TEXT: Final = "………"
"""How a gap prints."""

TO_SUPPLY: Final = "CẦN BỔ SUNG"

_GAP = regex(rf"{TO_SUPPLY}(?:\s*\((?P<reason>.*)\))?", re.IGNORECASE | re.DOTALL)
_BULLET = regex(r"(?:[-+*]|[a-zđ]\)) ")


def read_gap(text: str) -> Gap | None:
    """The gap that a whole text is, with its reason if it has one; ``None`` for any other text."""
    found = _GAP.fullmatch(text)
    return Gap((found["reason"] or "").strip()) if found else None


def read_gap_line(text: str) -> Gap | None:
    """As :func:`read_gap`, for text: in capitals only, with or without a bullet before it and a full stop after it."""
    return None if TO_SUPPLY not in text else read_gap(text[_bullet(text) :].strip().rstrip(".;"))


def printed(text: str) -> str:
    """The text as it prints: a gap becomes dots, after its bullet."""
    return f"{text[: _bullet(text)]}{GAP_TEXT}" if read_gap_line(text) else text


def report_gap(gap: Gap | None, address: str, place: Place, findings: Findings) -> None:
    """Report a gap; ``None`` is not reported."""
    if gap is not None:
        reason = f": {gap.reason}" if gap.reason else ""
        findings.add(rules.TO_BE_SUPPLIED, place, address=Verbatim(address), reason=Verbatim(reason))


def _bullet(text: str) -> int:
    found = _BULLET.match(text)
    return found.end() if found else 0
