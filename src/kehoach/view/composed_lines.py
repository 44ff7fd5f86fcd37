"""A line of composed text without the parts that have nothing to say: "Rạch Lá 401" instead of "Rạch Lá 401 + "."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.patterns import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_COLUMN: Final = regex("\0(\\d+)\0")
"""A column in the text of a line, by its position among the values."""
_KEPT: Final = regex("\1(\\d+)\1")
"""What is in brackets and stays, by its position among those."""
_SIGN: Final = regex(r"( \+ |; |, )")
_ADDED: Final = " + "
_BRACKETS: Final = regex(r"( ?)\(([^()]*)\)")
_WORD: Final = regex(r"[^\W_]")
_LABEL: Final = regex(r"[^:]*:\s*")


def column_mark(at: int) -> str:
    """What stands for a column in the text of a line."""
    return f"\0{at}\0"


def composed_line(line: str, values: Sequence[str]) -> str:
    """A line with the texts of its columns; empty if it names columns and all are blank.

    Where some are blank, a part between `` + ``, ``; `` and ``, `` whose columns are all blank is left out with its
    sign, if it is an addend, or has no words but a label with a colon; so are brackets with nothing left in them.
    """
    if values and not any(values):
        return ""
    if all(values):
        return _filled(line, values)
    kept: list[str] = []

    def bracketed(found: re.Match[str]) -> str:
        inner = _without_blanks(found[2], values)
        if not inner.strip() and _COLUMN.search(found[2]):
            return ""
        kept.append(f"({inner})")
        return f"{found[1]}\1{len(kept) - 1}\1"

    while _BRACKETS.search(line):
        line = _BRACKETS.sub(bracketed, line)
    text = _without_blanks(line, values)
    while _KEPT.search(text):
        text = _KEPT.sub(lambda found: kept[int(found[1])], text)
    return _filled(text, values)


def _filled(text: str, values: Sequence[str]) -> str:
    return _COLUMN.sub(lambda found: values[int(found[1])], text)


def _without_blanks(text: str, values: Sequence[str]) -> str:
    """A text without its blank parts."""
    pieces = _SIGN.split(text)
    parts, signs = pieces[::2], ["", *pieces[1::2]]
    after = [*signs[1:], ""]
    found = ""
    for part, sign, next_sign in zip(parts, signs, after, strict=True):
        if not _is_blank(part, values, is_added=_ADDED in (sign, next_sign)):
            found += f"{sign if found else ''}{part}"
    return found


def _is_blank(part: str, values: Sequence[str], *, is_added: bool) -> bool:
    """Whether a part has nothing to say."""
    named = _COLUMN.findall(part)
    if not named or any(values[int(at)] for at in named):
        return False
    rest = _COLUMN.sub("", part)
    return is_added or not _WORD.search(_LABEL.sub("", rest, count=1))
