"""Edits to a file's own text. Whatever no edit touches stays byte for byte: BOM, line ends, spaces, NFD."""

from __future__ import annotations

import functools
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from kehoach.patterns import regex
from kehoach.source.nodes import ScalarStyle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.diagnostics import Place
    from kehoach.source.decoding import Source
    from kehoach.source.nodes import Scalar

_LINE_END = regex(r"(\r\n|\r|\n)")
_QUOTED = regex(r"""'(?:[^']|'')*'|"(?:[^"\\]|\\.)*\"""")
_CELL = regex(r"(?:(?!\s+\||\s*$|\t|\|).)+")
_BARS_INSIDE = regex(r"\$\([^()]*\)|\\\|")
"""A bar that ends no cell: in a figure with its form, or after a backslash."""
_PLAIN = regex(r"(?![-\s?:,#&*!|>%@`])(?:(?!: | #|:$)[^\[\]{},\"'\n])+")


class Edit(Struct, frozen=True):
    """``length`` characters at a place replaced by another text; with length 0, text inserted before the place.

    A length of one character more than the line has removes the line with its end. Characters are those of the NFC
    text, as in places. A line feed in the new text becomes the file's own line end.
    """

    place: Place
    length: int
    text: str


def apply_edits(data: bytes, edits: Iterable[Edit]) -> bytes:
    """A file's bytes with edits applied. Each edit is within one line, and they do not overlap."""
    text = data.decode("utf-8")
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    pieces = _LINE_END.split(text.removeprefix(bom))
    ending = pieces[1] if len(pieces) > 1 else "\n"
    by_line: defaultdict[int, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_line[edit.place.line].append(edit)
    for line, found in by_line.items():
        raw = pieces[2 * line - 2]
        composed = unicodedata.normalize("NFC", raw)
        for edit in sorted(found, key=lambda e: (e.place.column, e.length), reverse=True):
            start = edit.place.column - 1
            first, last = (_raw_index(raw, composed, at) for at in (start, start + edit.length))
            if start + edit.length > len(composed):  # the line is removed, with its end
                raw = composed = ""
                pieces[2 * line - 1 : 2 * line] = [""]
                break
            new = edit.text.replace("\n", ending)
            raw = raw[:first] + new + raw[last:]
            composed = composed[:start] + new + composed[start + edit.length :]
        pieces[2 * line - 2] = raw
    return (bom + "".join(pieces)).encode("utf-8")


def _raw_index(raw: str, composed: str, at: int) -> int:
    """The index in a line as it is typed of an index in its NFC form."""
    if raw == composed:
        return at
    before, behind = composed[:at], composed[at:]
    return next(
        index
        for index in range(at, len(raw) + 1)
        if unicodedata.normalize("NFC", raw[:index]) == before and unicodedata.normalize("NFC", raw[index:]) == behind
    )


def retyped(source: Source, scalar: Scalar, text: str) -> Edit:
    """A one-line value as another text, in its own quotes, or in those that it now needs; blank without quotes."""
    if scalar.style is ScalarStyle.LITERAL:
        line = next((line for line in scalar.lines if line.text.strip()), scalar.lines[0]).trimmed()
        return Edit(line.place, len(line.text), text)
    length = length_of(source, scalar)
    quote = line_at(source, scalar.place)[scalar.place.column - 1] if scalar.style is ScalarStyle.QUOTED else ""
    if text and quote == "'":
        text = "'" + text.replace("'", "''") + "'"
    elif text and quote:
        text = _in_double_quotes(text)
    elif text:
        text = as_scalar(text)
    return Edit(scalar.place, length, text)


def as_scalar(text: str) -> str:
    """A one-line value as it is typed after its key: in quotes if YAML would misread it."""
    return text if _PLAIN.fullmatch(text) else _in_double_quotes(text)


def _in_double_quotes(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def length_of(source: Source, scalar: Scalar) -> int:
    """The number of characters of a value on its line, with its quotes."""
    found = _QUOTED.match(line_at(source, scalar.place), scalar.place.column - 1)
    return len(found[0]) if found and scalar.style is ScalarStyle.QUOTED else len(scalar.text)


def line_at(source: Source, place: Place) -> str:
    """The line of a file that a place is on."""
    return _lines(source)[place.line - 1]


@functools.lru_cache(maxsize=2)
def _lines(source: Source) -> list[str]:
    return source.text.split("\n")


def edited_line(line: str, edits: Iterable[Edit]) -> str:
    """A line of NFC text with edits to it applied."""
    for edit in sorted(edits, key=lambda e: e.place.column, reverse=True):
        start = edit.place.column - 1
        line = line[:start] + edit.text + line[start + edit.length :]
    return line


def cell_at(line: str, place: Place) -> str:
    """The text of the cell of a grid that begins at a place of its line, up to the bar or tab that ends it."""
    hidden = _BARS_INSIDE.sub(lambda found: found[0].replace("|", "\0"), line)
    found = _CELL.match(hidden, place.column - 1)
    return line[found.start() : found.end()] if found else ""


def cell_edit(line: str, place: Place, old: str, new: str) -> Edit:
    """A cell of a grid as another text, aligned as the old one; the line grows only if it must."""
    start, end = place.column - 1, place.column - 1 + len(old)
    left = start - len(line[:start].rstrip(" "))
    right = len(line) - end - len(line[end:].lstrip(" "))
    opener, closer = line[: start - left][-1:], line[end + right :][:1]
    more = len(new) - len(old)
    is_right = left > 1 or not old[:1].isalpha()
    if opener == "|" and right <= 1 and closer in ("|", "") and is_right:
        if not closer and not new:
            return Edit(place.right(-left), left + len(old), "")
        eaten = max(0, min(more, left - 1))
        return Edit(place.right(-eaten), eaten + len(old), " " * max(0, -more) + new)
    if closer == "|":
        eaten = max(0, min(more, right - 1))
        return Edit(place, len(old) + eaten, new + " " * max(0, -more))
    return Edit(place, len(old), new)
