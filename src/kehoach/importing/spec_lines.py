"""The lines of a spec: values, texts under ``|``, grids. What a document says is never read as a figure or a key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from kehoach.linting.pieces import folded
from kehoach.patterns import regex
from kehoach.plan.row_names import YEAR
from kehoach.scaffold.commented_lines import grid_lines
from kehoach.source.yaml_values import as_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_STEP: Final = "  "
_UNBROKEN: Final = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2011": "-", "\u200b": None})
_NOT_OF_AN_ID: Final = regex(r"[^a-z0-9]+")
_LONG_ID: Final = 24


def plain(text: str) -> str:
    """A text as one line: breaks, tabs, doubled and no-break spaces are one space, a no-break hyphen is a hyphen,
    and a place where a line may end is nothing.

    Where a line must not end is decided again when the document is printed.
    """
    return " ".join(text.translate(_UNBROKEN).split())


def literal(text: str) -> str:
    """A text that may contain ``$(``, so typed that it is printed."""
    return plain(text).replace("$(", "$$(")


def nested(lines: Iterable[str], levels: int = 1) -> Iterator[str]:
    """Lines that belong to the key above them."""
    yield from (f"{_STEP * levels}{line}" for line in lines)


def value(key: str, text: str) -> str:
    """A key with a value of one line."""
    return f"{key}: {as_value(text)}".rstrip()


def text_under(key: str, lines: Iterable[str]) -> Iterator[str]:
    """A key with a text under ``|``; nothing without lines."""
    given = list(lines)
    if given:
        yield f"{key}: |"
        yield from nested(given)


def mapping_under(key: str, lines: Iterable[str]) -> Iterator[str]:
    """A key with others below it; nothing if there are none."""
    given = list(lines)
    if given:
        yield f"{key}:"
        yield from nested(given)


def inline(pairs: Iterable[tuple[str, str]]) -> str:
    """A mapping on one line: ``{label: Số hộ, kind: text}``."""
    return "{" + ", ".join(f"{key}: {_in_braces(text)}" for key, text in pairs) + "}"


def _in_braces(text: str) -> str:
    shown = as_value(text)
    return json.dumps(text, ensure_ascii=False) if "," in shown and not shown.startswith('"') else shown


def rows_under(header: Sequence[str], rows: Sequence[Sequence[str]], levels: Sequence[int]) -> Iterator[str]:
    """``rows:`` as a grid, each row indented by its level.

    A cell with a ``|`` in it cannot be in a grid: the rows are then mappings, which have no levels.
    """
    if any("|" in cell for row in rows for cell in row):
        yield "rows:"
        for row in rows:
            yield from _row_mapping(header, row)
        return
    shown = [[f"{_STEP * level}{row[0]}", *row[1:]] for row, level in zip(rows, levels, strict=True)]
    yield "rows: |"
    yield from grid_lines(header, shown, _STEP)


def _row_mapping(header: Sequence[str], row: Sequence[str]) -> Iterator[str]:
    begins = "- "
    for name, cell in zip(header, row, strict=True):
        if cell:
            yield f"{_STEP}{begins}{name}: {json.dumps(cell, ensure_ascii=False)}"
            begins = "  "


def without_years(text: str) -> str:
    """A label without the years in it, so that an id made of it is right in the next year's plan, too."""
    return plain(YEAR.sub(" ", text))


def identifier(text: str, taken: set[str], otherwise: str) -> str:
    """An id made from a text: its first words without marks. It is added to those taken."""
    name = _NOT_OF_AN_ID.sub("_", folded(text)).strip("_")
    if len(name) > _LONG_ID:
        name = name[: _LONG_ID + 1].rpartition("_")[0] or name[:_LONG_ID]
    if not name or not name[0].isalpha():
        name = f"{otherwise}_{name}".rstrip("_")
    found, count = name, 1
    while found in taken:
        count += 1
        found = f"{name}_{count}"
    taken.add(found)
    return found
