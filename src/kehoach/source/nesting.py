"""How deep brackets nest, counted in the text.

A parser may read thousands of them before its first event, and then stop at a limit of its own.
"""

from __future__ import annotations

import re
from typing import Final

from kehoach.patterns import regex

# What may occur between a block's last event and an opening bracket.
_BEFORE_BRACKET: Final = regex(r"(?:\s|#[^\n]*|(?:---|[-?:])(?=\s)|[&!][^\s,\[\]{}]*)*")
# The tokens of a flow collection. A quote or a comment counts only where a token begins.
_TOKEN: Final = regex(
    r"""
    \s+ | \#[^\n]* | "(?:[^"\\]|\\.)*" | '(?:[^']|'')*' |
    [,:] | (?P<bracket>[\[\]{}]) | [^\s"'\[\]{}][^\s,\[\]{}]*
    """,
    re.VERBOSE | re.DOTALL,
)


def bracket_too_many(text: str, begin: int, end: int, *, room: int, in_flow: bool) -> int | None:
    """The index of the first bracket that opens more than ``room`` collections; ``None`` if none does.

    Args:
        text: a whole YAML file.
        begin: the end of the parser's last event.
        end: text from here on was not read.
        room: the number of collections that may still be opened at ``begin``.
        in_flow: whether ``begin`` is within brackets.
    """
    index = begin if in_flow else _end_of(_BEFORE_BRACKET, text, begin)
    if not in_flow and text[index : index + 1] not in ("[", "{"):
        return None
    while index <= end and (token := _TOKEN.match(text, index)):
        if token["bracket"] in ("[", "{"):
            room -= 1
            if room < 0:
                return index
        elif token["bracket"]:
            room += 1
        index = token.end()
    return None


def _end_of(pattern: re.Pattern[str], text: str, begin: int) -> int:
    found = pattern.match(text, begin)
    return found.end() if found else begin
