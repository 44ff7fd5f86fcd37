"""Regular expressions that are compiled when they are first used.

Over a hundred files declare patterns, of which a single call uses a few; compiling all of them takes longer than
reading a plan.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

from msgspec import Struct


class _Uncompiled(Struct, frozen=True, dict=True):
    """Stands for a pattern; what is asked of it is asked of the compiled one, and kept."""

    pattern: str | bytes
    options: int

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        found = getattr(re.compile(self.pattern, self.options), name)
        self.__dict__[name] = found
        return found


def regex(expression: AnyStr, options: int = 0) -> re.Pattern[AnyStr]:
    """A pattern like that of ``re.compile``, with all of its methods, compiled when the first of them is needed.

    Raises:
        re.error: at the first use, not here: the expression is not a regular one.
    """
    return cast("re.Pattern[AnyStr]", _Uncompiled(expression, options))
