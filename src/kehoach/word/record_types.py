"""The fields of the records that a template sees, by their types."""

from __future__ import annotations

import functools
import types
import typing
from typing import Any, Final, get_args

from msgspec import Struct

OWN_LINES: Final = tuple[str, ...]
"""The type of an own field of several lines."""


@functools.cache
def fields_of(kind: Any) -> dict[str, Any]:
    """The fields of a record type and their types; none for anything else."""
    given = type_of(kind)
    if not (isinstance(given, type) and issubclass(given, Struct)):
        return {}
    hints = typing.get_type_hints(given)
    return {name: hints[name] for name in given.__struct_fields__}


def type_of(kind: Any) -> Any:
    """The type of a value that may be missing, if it is not missing."""
    if isinstance(kind, types.UnionType):
        return next(member for member in get_args(kind) if member is not type(None))
    return kind
