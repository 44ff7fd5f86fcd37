"""``CẦN BỔ SUNG (lý do)``: what a person must still supply, wherever it stands as a whole cell, value or line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.cell_values import Gap

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings, Place

GAP_TEXT: Final = "………"
"""How it prints."""

TO_SUPPLY: Final = "CẦN BỔ SUNG"

_GAP = re.compile(rf"{TO_SUPPLY}(?:\s*\((?P<reason>.*)\))?", re.IGNORECASE | re.DOTALL)
_BULLET = re.compile(r"(?:[-+*]|[a-zđ]\)) ")


def read_gap(text: str) -> Gap | None:
    """The gap that a whole text is, with its reason if it has one; ``None`` for any other text."""
    found = _GAP.fullmatch(text)
    return Gap((found["reason"] or "").strip()) if found else None


def read_gap_line(text: str) -> Gap | None:
    """As :func:`read_gap`, for words: in capitals only; a bullet before it and a full stop behind change nothing."""
    return None if TO_SUPPLY not in text else read_gap(text[_bullet(text) :].strip().rstrip(".;"))


def printed(text: str) -> str:
    """The text as it prints: dots instead of a gap, behind its bullet."""
    return f"{text[: _bullet(text)]}{GAP_TEXT}" if read_gap_line(text) else text


def report_gap(gap: Gap | None, address: str, place: Place, findings: Findings) -> None:
    """Count a gap, where there is one."""
    if gap is not None:
        reason = f": {gap.reason}" if gap.reason else ""
        findings.add(rules.TO_BE_SUPPLIED, place, address=Verbatim(address), reason=Verbatim(reason))


def _bullet(text: str) -> int:
    found = _BULLET.match(text)
    return found.end() if found else 0
