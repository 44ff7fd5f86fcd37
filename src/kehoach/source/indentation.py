"""How far a line that begins with a tab has to be indented, as far as the lines above it tell."""

from __future__ import annotations

from typing import Final

from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.patterns import regex

_OPENS: Final = regex(r"[^#]*(?::|: *[|>][+-]?) *(?:#.*)?")
_KEY: Final = regex(r"\s*[\w-]+:(?: .*)?")
_SPACES: Final = Bilingual(
    "xóa Tab, thụt dòng này bằng {spaces} dấu cách", "delete the tab and indent this line by {spaces} spaces"
)
_AS_ABOVE: Final = Bilingual(
    "xóa Tab, thụt dòng này bằng dấu cách, thẳng cột với các dòng cùng nhóm ở trên",
    "delete the tab and indent this line by spaces, in line with the lines of its group above",
)


def indent_meant(lines: list[str], row: int) -> Bilingual:
    """What to do about a tab in the indent of a line: the number of spaces, where the lines above leave one choice."""
    above = [line for line in lines[:row] if line.strip() and not line.lstrip(" ").startswith("#")]
    levels: list[int] = []
    openers: list[str] = []
    for line in reversed(above):
        depth = len(line) - len(line.lstrip())
        if "\t" in line[:depth]:
            return _AS_ABOVE
        if not levels or depth < levels[-1]:
            levels.append(depth)
            openers.append(line)
        if not depth:
            break
    if not levels:
        return _AS_ABOVE
    if _OPENS.fullmatch(openers[0]):
        return _SPACES.filled(spaces=Verbatim(str(levels[0] + 2)))
    is_of_text = len(openers) > 1 and openers[1].rstrip().endswith("|") and not _KEY.fullmatch(lines[row])
    indented = [level for level in levels if level]
    if is_of_text or len(indented) == 1:
        return _SPACES.filled(spaces=Verbatim(str(indented[0])))
    return _AS_ABOVE
