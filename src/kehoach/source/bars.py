"""What was typed for the bar between the cells of a grid: characters that look like it, and semicolons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings
    from kehoach.source.nodes import Line

LOOKALIKES: Final = "｜￨│┃¦ǀ∣❘⏐"
"""As Chinese and Japanese keyboards, drawn tables and phonetic letters have it."""


def with_bars(line: Line, typed: str) -> Line | None:
    """The line with ``|`` for each of the characters ``typed``; ``None`` where it has none of them."""
    text = line.text.translate(dict.fromkeys(map(ord, typed), "|"))
    return None if text == line.text else replace(line, text=text)


def typed_for_bars(lines: list[Line]) -> str:
    """What the cells of a grid are separated by whose head has neither a bar nor a tab; empty for a single column.

    Semicolons separate cells where all lines have equally many.
    """
    head = lines[0].text
    if any(mark in head for mark in LOOKALIKES):
        return LOOKALIKES
    return ";" if ";" in head and len({line.text.count(";") for line in lines}) == 1 else ""


def report_bar(line: Line, typed: str, findings: Findings) -> None:
    """Report the first character of a line that was typed for a bar."""
    at = next(at for at, mark in enumerate(line.text) if mark in typed)
    findings.add(rules.NOT_A_BAR, line.at(at), text=Verbatim(line.text[at].replace("\t", "Tab")))
