"""The JSON Schema (draft 7) of the format, for editors, made from the keys and nothing else.

It completes keys and says what they are for; figures, grids and expressions are texts to it, for only the reader
knows their rules. Scalars may be typed as numbers, because editors read YAML 1.2 and the reader source text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kehoach.spec.keys import FIGURE, PART, PLAN, TABLE, Holds, Key, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable

_SCALAR: Final = {"type": ["string", "number", "null"]}
_ID: Final = "^[a-z][a-z0-9_]*$"
# These mappings hold tables, figures or parts, told by their keys.
_MIXED: Final = ("targets", "tables", "assignments")


def json_schema() -> dict[str, Any]:
    """The schema of a plan."""
    schema = _shape(PLAN)
    # What a pack or a profile may supply need not stand in the plan's own file.
    schema["required"] = ["kehoach", "pack"]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "kehoach 1",
        "description": "Kế hoạch của xã, phường",
        **schema,
    }


def _shape(shape: Shape, extra: Iterable[Key] = ()) -> dict[str, Any]:
    keys = {key.name: key for key in (*shape.keys, *extra)}
    return {
        "type": "object",
        "additionalProperties": dict(_SCALAR) if shape.is_open else False,
        "properties": {name: _key(key) for name, key in keys.items()},
    }


def _key(key: Key) -> dict[str, Any]:
    schema: dict[str, Any] = {"description": key.vi, **_value(key)}
    if key.example:
        schema["examples"] = [key.example]
    return schema


def _value(key: Key) -> dict[str, Any]:
    match key.holds:
        case Holds.GROUP if key.of:
            return {"anyOf": [_shape(key.of), _SCALAR]} if key.short else _shape(key.of)
        case Holds.BY_ID if key.of:
            item = _mixed() if key.name in _MIXED else _shape(key.of)
            return {
                "type": ["object", "null"],
                "properties": {"pack": {"const": "none", "description": "Bỏ hết nội dung của bộ mẫu ở đây"}},
                "additionalProperties": {"anyOf": [item, _SCALAR]},
                "propertyNames": {"pattern": _ID},
            }
        case Holds.AMOUNTS:
            return {"anyOf": [{"type": "object", "additionalProperties": _SCALAR}, _SCALAR]}
        case Holds.CHOICE:
            return {"enum": [*key.choices, *(int(c) for c in key.choices if c.isdecimal())]}
        case Holds.ROWS:
            return {"type": ["string", "object", "array"]}
        case Holds.PROSE:
            return {"type": ["string", "array", "null"], "items": _SCALAR}
        case _:
            return dict(_SCALAR)


def _mixed() -> dict[str, Any]:
    return _shape(TABLE, (*FIGURE.keys, *PART.keys))
