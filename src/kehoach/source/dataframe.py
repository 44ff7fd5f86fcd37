"""Data frames as rows, by the methods they have: ``to_dicts``, ``to_dict`` or the interchange protocol.

No library is imported or named.

The protocol is that of the Python array API consortium (``__dataframe__``): columns in chunks, chunks in buffers.
"""

from __future__ import annotations

import datetime
import itertools
import struct
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

# Kinds of the protocol's columns, and of its ways to say that a value is missing.
_INT, _UINT, _FLOAT, _BOOL, _STRING, _DATETIME, _CATEGORICAL = 0, 1, 2, 20, 21, 22, 23
_SENTINEL, _BITS, _BYTES = 2, 3, 4

_CODES: Final = {
    (_INT, 8): "b", (_INT, 16): "h", (_INT, 32): "i", (_INT, 64): "q",
    (_UINT, 8): "B", (_UINT, 16): "H", (_UINT, 32): "I", (_UINT, 64): "Q",
    (_FLOAT, 16): "e", (_FLOAT, 32): "f", (_FLOAT, 64): "d",
    (_BOOL, 8): "?",
}  # fmt: skip
_DAYS: Final = "tdD"
_EPOCH: Final = datetime.date(1970, 1, 1)


def is_frame(value: object) -> bool:
    """Whether a value is a data frame, of whatever library."""
    return any(callable(getattr(type(value), name, None)) for name in ("to_dicts", "__dataframe__"))


def records(frame: Any) -> list[dict[str, object]]:
    """The rows of a data frame as dicts by column name; a missing value is ``None`` or NaN.

    Raises:
        TypeError: a column contains what a cell cannot: times of day, lists, structures.
    """
    if hasattr(frame, "to_dicts"):
        return [dict(row) for row in frame.to_dicts()]
    if hasattr(frame, "to_dict"):
        return [dict(row) for row in frame.to_dict("records")]
    interchange = frame.__dataframe__()
    names = list(interchange.column_names())
    columns = [list(_values(interchange.get_column_by_name(name), name)) for name in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _values(column: Any, name: str) -> Iterator[object]:
    for chunk in column.get_chunks():
        yield from _chunk(chunk, name)


def _chunk(column: Any, name: str) -> list[object]:
    buffers = column.get_buffers()
    size, offset = column.size(), column.offset
    data, dtype = buffers["data"]
    kind = int(column.dtype[0])
    if kind == _STRING:
        found = _strings(_raw(data), buffers["offsets"], offset, size)
    elif kind == _CATEGORICAL:
        categories = list(_values(column.describe_categorical["categories"], name))
        codes = _numbers(_raw(data), dtype, offset, size, name)
        found = [categories[code] if 0 <= code < len(categories) else None for code in codes]
    elif kind == _DATETIME and column.dtype[2] == _DAYS:
        days = _numbers(_raw(data), (_INT, *dtype[1:]), offset, size, name)
        found = [_EPOCH + datetime.timedelta(day) for day in days]
    else:
        found = _numbers(_raw(data), column.dtype, offset, size, name)
    present = _present(column, buffers["validity"], found)
    return [value if there else None for value, there in zip(found, present, strict=True)]


def _present(column: Any, validity: Any, found: list[Any]) -> list[bool]:
    """For each value whether it is present."""
    way, marker = column.describe_null
    if way == _SENTINEL:
        return [value != marker for value in found]
    if way not in (_BITS, _BYTES) or validity is None:
        return [True] * len(found)
    raw, begin = _raw(validity[0]), column.offset
    marks = [_bit(raw, begin + at) if way == _BITS else raw[begin + at] for at in range(len(found))]
    return [mark != marker for mark in marks]


def _numbers(raw: bytes, dtype: Any, offset: int, size: int, name: str) -> list[Any]:
    kind, bits, _, endianness = dtype
    if (kind, bits) == (_BOOL, 1):
        return [bool(_bit(raw, offset + at)) for at in range(size)]
    code = _CODES.get((int(kind), bits))
    if code is None:
        raise TypeError(f"column {name!r}: give its cells as numbers, dates or text")
    order = endianness if endianness in ("<", ">") else "="
    return list(struct.unpack_from(f"{order}{size}{code}", raw, offset * bits // 8))


def _strings(raw: bytes, offsets: Any, offset: int, size: int) -> list[Any]:
    buffer, dtype = offsets
    ends = _numbers(_raw(buffer), dtype, offset, size + 1, "")
    return [raw[begin:end].decode() for begin, end in itertools.pairwise(ends)]


def _raw(buffer: Any) -> bytes:
    import ctypes

    return ctypes.string_at(buffer.ptr, buffer.bufsize) if buffer.bufsize else b""


def _bit(raw: bytes, at: int) -> int:
    return raw[at // 8] >> at % 8 & 1
