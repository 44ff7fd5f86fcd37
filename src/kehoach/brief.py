"""How a large value is shown in a console, a log or a failing assert: its class and a few facts on one line."""

from __future__ import annotations

from typing import Final

_LONGEST: Final = 40
"""Of a text among the facts, in characters; five of them stay under 200."""


def brief(value: object, **facts: str | int) -> str:
    """``<Plan file='plan.yaml', pack='giam-ngheo', tables=3>``, with at most five facts.

    A long text keeps its end, because that is where paths differ.
    """
    shown = [f"{name}={fact if isinstance(fact, int) else _cut(fact)!r}" for name, fact in facts.items()]
    return f"<{type(value).__name__} {', '.join(shown)}>"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"…{text[1 - _LONGEST :]}"
