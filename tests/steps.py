"""How much work a call is, told without a clock: the lines of the library that it runs, as often as it runs them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import kehoach

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

T = TypeVar("T")

_LIBRARY = str(Path(kehoach.__file__).parent)


def steps_of(call: Callable[[], T]) -> tuple[T, int]:
    """What a call gives, and how many lines of the library it ran. The same call takes the same steps anywhere."""
    steps = 0

    def entered(frame: FrameType, _event: str, _given: Any) -> Any:
        return passed if frame.f_code.co_filename.startswith(_LIBRARY) else None

    def passed(_frame: FrameType, event: str, _given: Any) -> Any:
        nonlocal steps
        steps += event == "line"
        return passed

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        return call(), steps
    finally:
        sys.settrace(before)
