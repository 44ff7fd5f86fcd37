"""The last look at a part before it leaves: well-formed, and whole as Word wants it."""

from __future__ import annotations

from typing import Final
from xml.parsers import expat

from kehoach.errors import OutputError

_ENDS_A_CELL: Final = frozenset({"w:p"})


def check_part(name: str, data: bytes) -> None:
    """Read a finished part once, strictly.

    Raises:
        OutputError: it is not well-formed, a cell does not end in a paragraph, a row does not fill its table's
            grid, a table has no row, or an id of a drawing is used twice.
    """
    checker = _Checker(name)
    parser = expat.ParserCreate()
    parser.StartElementHandler = checker.start
    parser.EndElementHandler = checker.end
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise OutputError(f"{name} is not well-formed: {error}") from error


class _Checker:
    """Counts grids, cells and ids while a part goes by; tables may stand inside cells."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.last_ended = ""
        self.grids: list[int] = []
        self.rows: list[int] = []
        self.spans: list[int] = []
        self.drawings: set[str] = set()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "w:tbl":
                self.grids.append(0)
                self.rows.append(0)
            case "w:gridCol":
                self.grids[-1] += 1
            case "w:tr":
                self.spans.append(0)
            case "w:tc":
                self.spans[-1] += 1
                self.last_ended = ""
            case "w:gridSpan" | "w:gridBefore" | "w:gridAfter":
                self.spans[-1] += int(attributes["w:val"]) - (name == "w:gridSpan")
            case "wp:docPr":
                if attributes["id"] in self.drawings:
                    self.fail(f"two drawings have the id {attributes['id']}")
                self.drawings.add(attributes["id"])

    def end(self, name: str) -> None:
        match name:
            case "w:tc":
                if self.last_ended not in _ENDS_A_CELL:
                    self.fail("a cell does not end in a paragraph")
            case "w:tr":
                self.rows[-1] += 1
                if (filled := self.spans.pop()) != self.grids[-1]:
                    self.fail(f"a row fills {filled} of {self.grids[-1]} columns")
            case "w:tbl":
                self.grids.pop()
                if not self.rows.pop():
                    self.fail("a table has no row")
        self.last_ended = name

    def fail(self, why: str) -> None:
        raise OutputError(f"{self.part}: {why}")
