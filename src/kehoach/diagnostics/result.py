"""What was made, and what was found in making it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from kehoach.diagnostics.finding import Finding

T_co = TypeVar("T_co", covariant=True)


class Result(Struct, Generic[T_co], frozen=True):
    """A value with the findings of the stage that made it. ``Result[T | None]``: the findings say why there is none."""

    value: T_co
    findings: tuple[Finding, ...] = ()
