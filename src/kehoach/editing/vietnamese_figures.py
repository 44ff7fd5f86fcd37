"""Figures typed the English way (``numbers: en``) rewritten as they are typed in Vietnam."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, TypeGuard

from kehoach.editing.text_edits import Edit, apply_edits, line_at, retyped
from kehoach.numbers.reading import NumberRead, Separators, in_english
from kehoach.patterns import regex
from kehoach.source.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Place
    from kehoach.plan.model import Plan
    from kehoach.plan.table import Table
    from kehoach.source.decoding import Source
    from kehoach.source.nodes import Node

_FIGURE: Final = regex(r"[0-9][0-9.,]*")


def has_english_figures(tree: Mapping) -> bool:
    """Whether a spec, or a table in it, has ``numbers: en``."""
    return any(True for _ in _declarations(tree))


def with_vietnamese_figures(data: bytes, source: Source, tree: Mapping, plan: Plan) -> bytes:
    """A spec's bytes with each figure that is read the English way written the Vietnamese way, and ``numbers: vi``.

    Args:
        data: the spec's bytes.
        source: the same as text.
        tree: the same as a tree.
        plan: the plan read from it.
    """
    areas = (plan.areas.table,) if plan.areas else ()
    tables = [table for table in (*plan.tables.values(), *areas) if table.separators is Separators.ENGLISH]
    places = dict.fromkeys(chain.from_iterable(_figures(table, plan.file) for table in tables))
    edits = [edit for place in places if (edit := _swapped(source, place))]
    if plan.separators is Separators.ENGLISH:
        edits += (retyped(source, scalar, in_english(scalar.text)) for scalar in _single_figures(tree))
        own = (field.place for field in plan.fields.values() if isinstance(field.value, NumberRead))
        edits += (edit for place in own if place.file == plan.file and (edit := _swapped(source, place)))
    edits += (retyped(source, scalar, Separators.VIETNAMESE.value) for scalar in _declarations(tree))
    return apply_edits(data, edits)


def _declarations(node: Mapping) -> Iterator[Scalar]:
    for entry in node.entries:
        if isinstance(entry.value, Mapping):
            yield from _declarations(entry.value)
        elif entry.key.text == "numbers" and _is(entry.value, Separators.ENGLISH):
            yield entry.value


def _is(node: Node, separators: Separators) -> TypeGuard[Scalar]:
    return isinstance(node, Scalar) and node.text == separators.value


def _figures(table: Table, file: str) -> Iterator[Place]:
    """Where the figures of a table's rows are typed, in this file."""
    for row in (*table.rows, *((table.claims,) if table.claims else ())):
        for index, cell in enumerate(row.cells):
            place = row.places[index]
            if isinstance(cell, NumberRead) and place.file == file and place != row.places[0]:
                yield place


def _single_figures(node: Mapping) -> Iterator[Scalar]:
    for entry in node.entries:
        if entry.key.text == "fields":
            continue  # most of them are no figures
        if isinstance(entry.value, Mapping):
            yield from _single_figures(entry.value)
        elif entry.key.text == "value" and isinstance(entry.value, Scalar):
            yield entry.value


def _swapped(source: Source, place: Place) -> Edit | None:
    line = line_at(source, place)
    found = _FIGURE.search(line, place.column - 1)
    if found is None or in_english(found[0]) == found[0]:
        return None
    return Edit(place.right(found.start() - place.column + 1), len(found[0]), in_english(found[0]))
