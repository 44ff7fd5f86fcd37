"""An already parsed mapping as a tree, so that Python callers get the same reading and the same findings."""

from __future__ import annotations

import datetime
import math
import unicodedata
from collections.abc import Mapping as AbstractMapping
from collections.abc import Sequence as AbstractSequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from kehoach.diagnostics import Place, terms
from kehoach.diagnostics import catalog as rules
from kehoach.numbers.reading import MAX_DIGITS
from kehoach.spec.nodes import Entry, Line, Mapping, Node, Scalar, Sequence, Style, one_line
from kehoach.spec.source import forbidden_character, report_strange
from kehoach.spec.yaml_door import DEPTH_LIMIT

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings


def tree_of(given: AbstractMapping[str, object], file: str, findings: Findings) -> Mapping:
    """The tree of a mapping. A place counts the values of the mapping in order, one a line, from 1.

    Strings are texts as in YAML (one with line breaks is a text under ``|``), ``None`` is blank, dates and exact
    numbers are written out; a float is a finding, because it is not exact.
    """
    tree = _Builder(file, findings).node(given, 1)
    assert isinstance(tree, Mapping)  # noqa: S101 - a mapping was given
    return tree


class _Builder:
    def __init__(self, file: str, findings: Findings) -> None:
        self.file = file
        self.findings = findings
        self.line = 1
        self.key = ""

    def node(self, value: object, depth: int) -> Node:
        place = Place(self.file, self.line, 1)
        if depth > DEPTH_LIMIT:
            self.findings.add(rules.TOO_DEEP, place, limit=DEPTH_LIMIT)
            return one_line("", place)
        if isinstance(value, AbstractMapping):
            return self.mapping(value, place, depth)
        if isinstance(value, AbstractSequence) and not isinstance(value, str | bytes):
            return Sequence(tuple(self.next_line(item, depth) for item in value), place)
        return self.scalar(value, place)

    def mapping(self, value: AbstractMapping[object, object], place: Place, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        for key, inner in value.items():
            at = Place(self.file, self.line, 1)
            self.key = name = unicodedata.normalize("NFC", str(key))
            report_strange(name, at, self.findings)
            node = self.node(inner, depth + 1)
            self.line += 1
            if character := forbidden_character(name):
                self.findings.add(rules.FORBIDDEN_CHARACTER, at, name=character)
            elif name in entries:
                first = entries[name].key.place.line
                self.findings.add(rules.DUPLICATE_KEY, at, key=name, first=first)
            else:
                entries[name] = Entry(one_line(name, at), node)
        return Mapping(tuple(entries.values()), place)

    def next_line(self, value: object, depth: int) -> Node:
        node = self.node(value, depth + 1)
        self.line += 1
        return node

    def scalar(self, value: object, place: Place) -> Scalar:
        text = self.text(value, place)
        if "\n" not in text:
            return one_line(text, place)
        lines = tuple(Line(line, place) for line in text.rstrip("\n").split("\n"))
        return Scalar(text, place, Style.LITERAL, lines)

    def text(self, value: object, place: Place) -> str:
        match value:
            case None:
                return ""
            case str():
                text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
                if name := forbidden_character(text):
                    self.findings.add(rules.FORBIDDEN_CHARACTER, place, name=name)
                    return ""
                report_strange(text, place, self.findings)
                return text
            case bool() | float():
                is_figure = isinstance(value, float) and math.isfinite(value)
                suggestion = _written(Decimal(float.__repr__(value))) if is_figure else ""
                kind = type(value).__name__
                self.findings.add(rules.FLOAT_GIVEN, place, text=repr(value), kind=kind, suggestion=suggestion)
                return ""
            case int() | Decimal() | Fraction() if _is_too_long(value):
                self.findings.add(rules.NUMBER_TOO_LONG, place)
                return ""
            case int():
                return str(int(value))
            case Decimal() if value.is_finite():
                return f"{value:f}".replace(".", ",")
            case Fraction(denominator=1):
                return str(value.numerator)
            case datetime.date():
                return f"{value:%d/%m/%Y}"
            case _:
                wanted = terms.GIVEN
                found = type(value).__name__
                self.findings.add(rules.WRONG_SHAPE, place, key=self.key, wanted=wanted, found=found)
                return ""


def _written(value: Decimal) -> str:
    """A figure as it is typed, without the ``.0`` that Python puts behind a whole one."""
    text = f"{value:f}"
    return text.removesuffix(".0").replace(".", ",")


def _is_too_long(value: int | Decimal | Fraction) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite() and not -MAX_DIGITS <= value.adjusted() < MAX_DIGITS
    return bool(abs(value) >= 10**MAX_DIGITS)
