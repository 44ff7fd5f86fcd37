"""Years in the texts of a spec, which only a person can change."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import Finding, Findings, in_file_order
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan import keys, table_keys
from kehoach.plan.key import Holds
from kehoach.plan.placeholders import read_gap_line
from kehoach.reading.rows_of_files import names_file
from kehoach.source.decoding import decode
from kehoach.source.nodes import Line, Mapping, Node, Scalar, Sequence
from kehoach.source.yaml_events import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.plan.dates import Period

_NO_WORDS: Final = ("year", "period", "previous", "date", "number", "kehoach", "pack", "profile", "numbers")
_REFERENCES: Final = frozenset(
    key.name
    for shape in (table_keys.COLUMN, table_keys.TABLE, table_keys.FIGURE, keys.PLAN)
    for key in shape.keys
    if key.holds in (Holds.FORMULA, Holds.CHECKS, Holds.CHOICE)
)
_WRITTEN: Final = {-1: "year - 1", 0: "year", 1: "year + 1"}


def years_by_hand(file: str, data: bytes, old: Period) -> tuple[Finding, ...]:
    """A note for each year in a new file's texts that is the old plan's, or the one before or after it."""
    findings = Findings()
    source = decode(file, data, Findings())
    tree = read_tree(source, Findings()) if source else None
    near = {str(old.first - 1): -1, str(old.first): 0, str(old.last + 1): 1}
    pattern = re.compile(rf"(?<![\d.,_])(?:{'|'.join(near)})(?![\d.,]*\d)")
    for entry in tree.entries if tree else ():
        if entry.key.text in _NO_WORDS:
            continue
        for line in _words(entry.value):
            for found in pattern.finditer(line.text):
                written = _WRITTEN[near[found[0]]] if old.first == old.last else ""
                findings.add(
                    rules.YEAR_BY_HAND, line.at(found.start()), text=Verbatim(found[0]), written=Verbatim(written)
                )
    return in_file_order(findings)


def _lines(node: Node) -> Iterator[Line]:
    """The lines of every text of a tree in the order of the file, without formulas, checks and choices.

    The head of a grid is left out: its years are moved with the labels that it names.
    """
    match node:
        case Scalar():
            yield from node.lines
        case Sequence():
            for item in node.items:
                yield from _lines(item)
        case Mapping():
            for entry in node.entries:
                if entry.key.text not in _REFERENCES and not names_file(entry.value):  # a file has findings of its own
                    is_grid = entry.key.text == "rows" and isinstance(entry.value, Scalar)
                    yield from itertools.islice(_lines(entry.value), 1 if is_grid else 0, None)


def _words(node: Node) -> Iterator[Line]:
    """The lines of every text except placeholders, which name the old year on purpose."""
    return (line for line in _lines(node) if not read_gap_line(line.text.strip()))
