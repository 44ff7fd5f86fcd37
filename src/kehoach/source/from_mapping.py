"""A Python mapping as a tree, so that it is read like a file and has the same findings."""

from __future__ import annotations

import datetime
import math
import numbers
import operator
import unicodedata
from collections.abc import Mapping as AbstractMapping
from collections.abc import Sequence as AbstractSequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final, TypeGuard

from kehoach.diagnostics import Place, terms
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.numbers import round_exact
from kehoach.numbers.reading import MAX_DIGITS
from kehoach.patterns import regex
from kehoach.source.dataframe import is_frame, records
from kehoach.source.decoding import forbidden_character, report_strange
from kehoach.source.nodes import Line, Mapping, MappingEntry, Node, Scalar, ScalarStyle, Sequence, one_line
from kehoach.source.yaml_events import DEPTH_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.diagnostics import Findings

_PLAIN_KEY: Final = regex(r"@?[^\W\d]\w*")
_MISSING: Final = frozenset({"NAType", "NaTType", "MaskedConstant"})
"""Types of missing values in tables of other libraries, by name."""
_EXACT_FLOATS: Final = 2**53
"""Up to here each whole number has its own float."""


def tree_of(given: AbstractMapping[str, object], file: str, findings: Findings) -> Mapping:
    """The tree of a mapping. A place has the path of keys that leads to it; its line is the number of the value.

    Strings are texts as in YAML (one with line breaks is a text under ``|``), ``None`` is blank, dates and exact
    numbers are written out; a float is a finding, because it is not exact. In rows, which may be a data frame, a NaN
    is blank, and a float is taken where its column has whole numbers alone: that is what a missing value makes of them.
    """
    tree = _Builder(file, findings).node(given, "", 1)
    assert isinstance(tree, Mapping)  # noqa: S101 - a mapping was given
    return tree


class _Builder:
    def __init__(self, file: str, findings: Findings) -> None:
        self.file = file
        self.findings = findings
        self.line = 1
        self.key = ""

    def node(self, value: object, path: str, depth: int) -> Node:
        place = self.place(path)
        if depth > DEPTH_LIMIT:
            self.findings.add(rules.TOO_DEEP, place, limit=DEPTH_LIMIT)
            return one_line("", place)
        if is_frame(value):
            value = records(value)
        if isinstance(value, AbstractMapping):
            rows = value.values() if path.rpartition(".")[2] == "rows" else ()
            return self.mapping(_settled_by_key(value, rows), path, place, depth)
        if _is_list(value):
            items = enumerate(_settled(value))
            return Sequence(tuple(self.item(item, f"{path}[{at}]", depth) for at, item in items), place)
        return self.scalar(value, place)

    def place(self, path: str) -> Place:
        return Place(self.file, self.line, 1, path=path)

    def mapping(self, value: AbstractMapping[object, object], path: str, place: Place, depth: int) -> Mapping:
        entries: dict[str, MappingEntry] = {}
        for key, inner in value.items():
            self.key = name = unicodedata.normalize("NFC", str(key))
            inside = _inside(path, name)
            at = self.place(inside)
            report_strange(name, at, self.findings)
            node = self.node(inner, inside, depth + 1)
            self.line += 1
            if character := forbidden_character(name):
                self.findings.add(rules.FORBIDDEN_CHARACTER, at, name=Verbatim(character))
            elif name in entries:
                first = entries[name].key.place.line
                self.findings.add(rules.DUPLICATE_KEY, at, key=Verbatim(name), first=first)
            else:
                entries[name] = MappingEntry(one_line(name, at), node)
        return Mapping(tuple(entries.values()), place)

    def item(self, value: object, path: str, depth: int) -> Node:
        node = self.node(value, path, depth + 1)
        self.line += 1
        return node

    def scalar(self, value: object, place: Place) -> Scalar:
        text = self.text(_own(value), place)
        if "\n" not in text:
            return one_line(text, place)
        lines = tuple(Line(line, place) for line in text.rstrip("\n").split("\n"))
        return Scalar(text, place, ScalarStyle.LITERAL, lines)

    def text(self, value: object, place: Place) -> str:
        match value:
            case None:
                return ""
            case str():
                text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
                if name := forbidden_character(text):
                    self.findings.add(rules.FORBIDDEN_CHARACTER, place, name=Verbatim(name))
                    return ""
                report_strange(text, place, self.findings)
                return text
            case bool() | float() | numbers.Real() if isinstance(value, bool) or _is_float(value):
                text = float.__repr__(value) if isinstance(value, float) else str(value)
                suggestion = _written(Decimal(text)) if not isinstance(value, bool) and math.isfinite(value) else ""
                kind = type(value).__name__
                self.findings.add(
                    rules.FLOAT_GIVEN, place, text=Verbatim(text), kind=Verbatim(kind), suggestion=Verbatim(suggestion)
                )
                return suggestion  # the finding keeps it from being printed; a blank would be reported again
            case int() | Decimal() | Fraction() if _is_too_long(value):
                self.findings.add(rules.NUMBER_TOO_LONG, place)
                return ""
            case int():
                return str(int(value))
            case Decimal() if value.is_finite():
                return f"{value:f}".replace(".", ",")
            case Fraction() if (places := _places(value)) is not None:
                return f"{round_exact(value, places):f}".replace(".", ",")
            case datetime.date():
                return f"{value:%d/%m/%Y}"
            case _:
                wanted = terms.GIVEN
                found = type(value).__name__
                self.findings.add(
                    rules.WRONG_SHAPE, place, key=Verbatim(self.key), wanted=wanted, found=Verbatim(found)
                )
                return ""


# --- values of other libraries, and rows ---------------------------------------------------------------------


def _own(value: object) -> object:
    """A value as Python's own type where that is exact: a numpy ``int64`` is an int; a float stays as it is."""
    if isinstance(value, str | int | Decimal | Fraction | datetime.date):
        return value
    if type(value).__name__ in ("bool", "bool_"):
        return bool(value)
    if isinstance(value, numbers.Rational):
        return Fraction(int(value.numerator), int(value.denominator))
    if not hasattr(type(value), "__index__"):
        return value
    try:
        return operator.index(value)  # type: ignore[arg-type]  # it has __index__
    except TypeError:  # an array of several numbers
        return value


def _is_list(value: object) -> TypeGuard[AbstractSequence[object]]:
    return isinstance(value, AbstractSequence) and not isinstance(value, str | bytes)


def _settled(rows: Iterable[object]) -> list[object]:
    """A list, in rows with missing cells blank and whole floats as ints."""
    listed = list(rows)
    if not any(isinstance(row, AbstractMapping) for row in listed):
        return listed
    whole = _whole_columns(listed)
    return [
        {column: _cell(cell, is_whole=column in whole) for column, cell in row.items()}
        if isinstance(row, AbstractMapping)
        else row
        for row in listed
    ]


def _settled_by_key(value: AbstractMapping[object, object], rows: Iterable[object]) -> AbstractMapping[object, object]:
    """Rows by their keys, as ``_settled`` makes them; any other mapping as it is."""
    settled = _settled(rows)
    return dict(zip(value, settled, strict=True)) if settled else value


def _cell(value: object, *, is_whole: bool) -> object:
    if _is_missing(value):
        return None
    return int(value) if is_whole and _is_float(value) else value


def _whole_columns(rows: Iterable[object]) -> set[object]:
    """The columns whose floats are all whole numbers small enough to be exact."""
    whole: dict[object, bool] = {}
    for row in rows:
        for column, cell in row.items() if isinstance(row, AbstractMapping) else ():
            if _is_float(cell) and not _is_missing(cell):
                whole[column] = whole.get(column, True) and abs(cell) < _EXACT_FLOATS and int(cell) == cell
    return {column for column, is_whole in whole.items() if is_whole}


def _is_missing(value: object) -> bool:
    if value is None or type(value).__name__ in _MISSING:
        return True
    if isinstance(value, Decimal):
        return value.is_nan()
    return _is_float(value) and value != value


def _is_float(value: object) -> TypeGuard[float]:
    """Whether a value is a float, of Python or of another library."""
    return isinstance(value, numbers.Real) and not isinstance(value, numbers.Rational | Decimal)


def _inside(path: str, key: str) -> str:
    """The path of a key: ``targets.giam_ngheo``, and ``rows["Khu phố 1"]`` where it is not a plain word."""
    if not _PLAIN_KEY.fullmatch(key):
        return f'{path}["{key}"]'
    return f"{path}.{key}" if path else key


def _places(value: Fraction) -> int | None:
    """How many decimals a fraction has; ``None`` where they do not terminate."""
    return next((places for places in range(MAX_DIGITS) if (value * 10**places).denominator == 1), None)


def _written(value: Decimal) -> str:
    """A figure as it is typed, without the ``.0`` that Python adds to a whole one."""
    text = f"{value:f}"
    return text.removesuffix(".0").replace(".", ",")


def _is_too_long(value: int | Decimal | Fraction) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite() and not -MAX_DIGITS <= value.adjusted() < MAX_DIGITS
    return bool(abs(value) >= 10**MAX_DIGITS)
