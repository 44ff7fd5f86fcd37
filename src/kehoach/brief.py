"""How a large value is shown in a console, a log or a failing assert: its class and a few facts on one line."""

from __future__ import annotations

from typing import Final

_LONGEST: Final = 40
"""Of a text among the facts, in characters; five of them stay under 200."""


def brief(value: object, **facts: str | int) -> str:
    """``<Plan 'plan.yaml', pack 'giam-ngheo', 3 tables>``: texts in quotes, counts before what they count.

    At most five facts, of which a long text keeps its end: that is where paths and addresses differ.
    """
    told = [f"{fact} {name}" if isinstance(fact, int) else f"{name} {_cut(fact)!r}" for name, fact in facts.items()]
    return f"<{type(value).__name__} {', '.join(told)}>"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"…{text[1 - _LONGEST :]}"
