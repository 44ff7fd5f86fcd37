"""What was made, and what was found in making it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from kehoach.diagnostics.finding import Finding

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Result(Generic[T_co]):
    """A value with the findings of the stage that made it. ``Result[T | None]``: the findings say why there is none."""

    value: T_co
    findings: tuple[Finding, ...] = ()
