"""What the library does not do yet as the evaluator has it, each with a table that shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Pending:
    """Why tables differ, and the family and seed of one that does."""

    reason: str
    family: str
    seed: int


PENDING: dict[str, Pending] = {}
"""By what a table touches."""
