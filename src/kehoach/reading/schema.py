"""The JSON Schemas (draft 7) of the format's files, for editors, made from the keys; a pack's knows its ids as well.

They complete and describe keys and ids. Figures, grids and expressions are plain texts in them, because only the reader
knows their rules, and they never refuse what the reader accepts. Scalars may be numbers, because editors read YAML 1.2
while the reader takes source text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kehoach.plan import keys
from kehoach.plan.choice_meanings import MEANINGS
from kehoach.plan.key import Holds, Key, Shape
from kehoach.plan.keys import BUDGET, FIELD, PART, PLAN, TASKS
from kehoach.plan.table_keys import AREAS, COLUMN, FIGURE, ROWS_OF_FILE, TABLE
from kehoach.reading.schema_snippets import prose_snippet, rows_snippet
from kehoach.reading.tasks import COLUMNS
from kehoach.source.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.source.nodes import Node

_SCALAR: Final = {"type": ["string", "number", "null"]}
_ID: Final = "^[a-z][a-z0-9_]*$"
_NONE: Final = {"type": ["object", "string", "null"], "pattern": "^none$"}
"""A mapping, or nothing, or the word none."""
_TEXT: Final = {"type": ["object", "array", "string", "number", "null"], "items": _SCALAR}
"""A mapping, or in short form a text."""
_AFRESH: Final = {"const": "none", "description": "Bỏ hết nội dung của bộ mẫu ở đây"}
# These mappings contain tables, figures or parts, distinguished by their keys.
_MIXED: Final = ("targets", "tables", "assignments")
_THING: Final = Shape("thing", "bảng, chỉ tiêu hoặc mục", (*TABLE.keys, *FIGURE.keys, *PART.keys))


def json_schema() -> dict[str, Any]:
    """The schema of a plan under any pack."""
    # What a pack or a profile may supply is not required in the plan's own file.
    return _whole("kehoach 1", "Kế hoạch của xã, phường", PLAN, None) | {"required": ["kehoach", "pack"]}


def file_schema(shape: Shape) -> dict[str, Any]:
    """The schema of another file than a plan: one of ``keys.FILES``."""
    required = [key.name for key in shape.keys if key.required]
    return _whole(f"kehoach 1, {shape.name}", _capital(shape.vi), shape, None) | {"required": required}


def pack_schema(name: str, title: str, fragment: Mapping) -> dict[str, Any]:
    """The schema of a plan under one pack: it offers the pack's ids, and requires what the pack asks for.

    ``fragment`` is what the pack and the packs it inherits from say about a plan.
    """
    schema = _whole(f"kehoach 1, {name}", title, PLAN, fragment)
    schema["required"] = ["kehoach", "pack"]
    schema["properties"]["pack"] |= {"const": name, "examples": [name]}
    profile = {key.name for key in keys.PROFILE_KEYS}
    schema["required"] += [
        key.name
        for key in PLAN.keys
        if key.required and key.name not in {*schema["required"], *profile} and fragment.get(key.name) is None
    ]
    return schema


def _whole(title: str, about: str, shape: Shape, pack: Mapping | None) -> dict[str, Any]:
    shapes = list(dict.fromkeys(_by_id(shape)))
    if TABLE in shapes:
        shapes += (FIGURE, _THING)
    said = _keys_of(shape, pack)
    if "pack" not in shape.names():
        del said["properties"]["pack"]  # only what is merged over a pack can begin afresh
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        "description": about,
        "type": "object",
        **said,
        "definitions": {
            one.name: _item(one, None) for one in (*shapes, *((FIGURE, _THING) if TABLE in shapes else ()))
        },
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _by_id(shape: Shape) -> Iterator[Shape]:
    """The shapes of mappings by id, anywhere in a shape."""
    for key in shape.keys:
        if key.of is not None:
            if key.holds is Holds.BY_ID and key.short is not Holds.ROWS:
                yield key.of
            yield from _by_id(key.of)


def _keys_of(shape: Shape, pack: Mapping | None) -> dict[str, Any]:
    """The schema of a mapping of one shape; ``pack`` is the pack's own mapping there, ``None`` without a pack."""
    return {
        "additionalProperties": dict(_SCALAR) if shape.is_open else False,
        "properties": {"pack": _AFRESH, **{key.name: _key(key, shape, pack) for key in shape.keys}},
    }


def _key(key: Key, shape: Shape, pack: Mapping | None) -> dict[str, Any]:
    schema: dict[str, Any] = {"description": key.vi, **_value(key, shape, pack)}
    if key.example and not schema.keys() & {"examples", "defaultSnippets"}:
        schema["examples"] = [key.example]
    return schema


def _value(key: Key, shape: Shape, pack: Mapping | None) -> dict[str, Any]:
    match key.holds:
        case Holds.GROUP if key.of:
            return {**(_TEXT if key.short else _NONE), **_keys_of(key.of, _under(pack, key.name))}
        case Holds.BY_ID if key.of and key.short is Holds.ROWS:
            either = _rows(key, None, or_under=key.of)
            return {"type": "object", "additionalProperties": either, "propertyNames": {"pattern": _ID}}
        case Holds.BY_ID if key.of:
            return _things(key, key.of, _under(pack, key.name), is_areas=shape is AREAS)
        case Holds.LABELS:
            return {"type": "object", "additionalProperties": {"type": "string"}}
        case Holds.AMOUNTS:
            return {"type": ["object", "string", "number", "null"], "additionalProperties": _SCALAR}
        case Holds.CHOICE:
            return _choice(key)
        case Holds.ROWS:
            return _rows(key, pack)
        case Holds.PROSE:
            texts = [{"type": ["string", "number", "null"]}, {"type": "array", "items": _SCALAR}]
            return {"anyOf": texts, **prose_snippet(key.example)}
        case Holds.WORD if key.choices:
            return {**_SCALAR, "examples": list(key.choices)}
        case _:
            return dict(_SCALAR)


def _choice(key: Key) -> dict[str, Any]:
    numbers = [choice for choice in key.choices if choice.isdecimal()]
    told = [MEANINGS[key.name][choice] for choice in (*key.choices, *numbers)]
    return {"enum": [*key.choices, *map(int, numbers), None], "enumDescriptions": [*told, "như bộ mẫu"]}


def _rows(key: Key, table: Mapping | None, or_under: Shape | None = None) -> dict[str, Any]:
    """The schema of rows: a grid or a list, or where a file has them; or the same under a key of its own."""
    files: dict[str, Any] = {one.name: {"description": one.vi, "examples": [one.example]} for one in ROWS_OF_FILE.keys}
    files |= {one.name: {"description": one.vi, **_rows(one, None)} for one in (or_under.keys if or_under else ())}
    # Side by side, because an editor puts the keys of a mapping under a key that may hold one, in place of a snippet.
    forms = [{"type": ["string", "array", "null"]}, {"type": "object", "properties": files}]
    return {"anyOf": forms, **rows_snippet(key.name, table)}


def _under(pack: Mapping | None, name: str) -> Mapping | None:
    """What a pack has under a key; empty if nothing."""
    below = pack.get(name) if pack else None
    return below if isinstance(below, Mapping) else pack and Mapping((), pack.place)


# --- mappings by id ------------------------------------------------------------------------------------------


def _things(key: Key, shape: Shape, pack: Mapping | None, *, is_areas: bool) -> dict[str, Any]:
    """Mappings by id. A new one must have all required keys, unless a profile may have supplied them."""
    is_mixed = key.name in _MIXED
    known = {
        entry.key.text: _known(_shape_of(entry.value) if is_mixed else shape, entry.value)
        for entry in (pack.entries if pack else ())
    }
    if pack and key.name == "tables":
        known[TASKS] = _task_table(_under(pack, TASKS))
    new = _reference(_THING if is_mixed else shape)
    if required := [k.name for k in shape.keys if k.required and pack and not is_areas]:
        new = {"allOf": [new], "required": required}
    return {
        **_NONE,
        "properties": {"pack": _AFRESH, **known},
        "additionalProperties": new,
        "propertyNames": {"pattern": _ID},
    }


def _shape_of(node: Node) -> Shape:
    """The shape of what a pack has under an id: a table, a figure or a part."""
    said = {entry.key.text for entry in node.entries} if isinstance(node, Mapping) else set()
    if said & {"columns", "rows"}:
        return TABLE
    return FIGURE if said & {"goal", "value", "formula"} else PART


def _known(shape: Shape, node: Node) -> dict[str, Any]:
    """The schema of what the pack has under an id: with the ids in it, and its title or label."""
    has_ids = isinstance(node, Mapping) and any(k.holds is Holds.BY_ID and node.get(k.name) for k in shape.keys)
    schema = _item(shape, node) if has_ids and isinstance(node, Mapping) else {"allOf": [_reference(shape)]}
    return {"description": f"{shape.vi}: {called}" if (called := _called(node)) else shape.vi, **schema}


def _item(shape: Shape, pack: Mapping | None) -> dict[str, Any]:
    is_text = ("text" in shape.names() and shape is not COLUMN) or shape is FIELD
    return {**(_TEXT if is_text else _NONE), **_keys_of(shape, pack)}


def _reference(shape: Shape) -> dict[str, Any]:
    return {"$ref": f"#/definitions/{shape.name}"}


def _called(node: Node) -> str:
    """The title or label of what a pack has under an id."""
    named = (node.get(key) for key in ("label", "title")) if isinstance(node, Mapping) else ()
    return next((found.text for found in named if isinstance(found, Scalar) and found.text), "")


def _task_table(pack: Mapping | None) -> dict[str, Any]:
    """The schema of the table of tasks, whose columns exist before a pack or plan mentions them."""
    schema = _item(TABLE, pack)
    columns = schema["properties"]["columns"]
    column = {"allOf": [_reference(COLUMN)]}
    columns["properties"] = {**dict.fromkeys((*COLUMNS, BUDGET), column), **columns["properties"]}
    columns["patternProperties"] = {f"^{BUDGET}_": column}
    return {"description": "Cách in bảng nhiệm vụ", **schema}
