"""Cells of the matrix put into one plan, and the five voices in which the plan then tells them."""

from __future__ import annotations

import csv
import io
import json
import re
import textwrap
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import docx

import kehoach
from kehoach.cli import main
from kehoach.layering import Text
from kehoach.pipeline import Outcome, run
from tests.conftest import texts_of
from tests.matrix.matrix_cells import WORDS, Cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import pytest

HEAD = """\
kehoach: 1
pack: giam-ngheo
numbers: vi
year: 2026
date: 09/3/2026
issuer: {kind: phường, name: Mẫu}
signer: {authority: TM., post: Chủ tịch}
basis: Căn cứ Luật số 1
purpose: none
requirements: none
recipients: none
areas: none
tasks: {pack: none}
assignments: {pack: none}
outline:
  pack: none
  body: {title: Nội dung, of: objectives}
objectives:
  pack: none
"""


def block(key: str, lines: str) -> str:
    """A key and what stands under it, deeper."""
    return f"{key}\n" + textwrap.indent(lines.strip("\n"), "  ") + "\n"


def table_of(name: str, columns: Mapping[str, str], rows: str, settings: Mapping[str, str]) -> str:
    """A table as the file has it; its first column is called as the table is."""
    body = "".join(f"{key}: {value}\n" for key, value in settings.items())
    said = {"ten": f"label: {name}\nkind: text", **{key: f"label: Cột {key}\n{keys}" for key, keys in columns.items()}}
    body += block("columns:", "".join(block(f"{key}:", keys) for key, keys in said.items()))
    return block(f"{name}:", body + block("rows: |", rows))


def names_of(rows: str) -> list[str]:
    """The names of a grid's rows, without the typed total."""
    lines = [line.split("|")[0].strip() for line in rows.splitlines()[1:]]
    return [line for line in lines if line != "Cộng"]


def addresses_of(name: str, cell: Cell) -> list[str]:
    """Of every figure of ``x``, the total's behind them."""
    return [*(f"{name}[{row}].x" for row in names_of(cell.rows)), f"{name}.total.x"]


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan with a part and a table for each of some cells."""

    cells: Mapping[str, Cell]
    text: str
    lines: Mapping[int, str]
    """The cell that a line of the file is of."""

    @classmethod
    def of(cls, cells: Sequence[Cell]) -> Plan:
        """The plan."""
        named = {f"c{at}": cell for at, cell in enumerate(cells, 1)}
        text, lines = HEAD, {}

        def add(name: str, more: str) -> None:
            nonlocal text
            first = text.count("\n") + 1
            text += textwrap.indent(more, "  ")
            lines.update(dict.fromkeys(range(first, text.count("\n") + 1), name))

        for name, cell in named.items():
            said = "" if cell.kind in WORDS else "".join(f"Ô {a} in $({a})\n" for a in addresses_of(name, cell))
            add(name, block(f"p{name}:", f"title: Phần {name}\n" + block("text: |", f"{said}$({name})")))
        text += "targets:\n  pack: none\n"
        for name, cell in named.items():
            columns = {key: re.sub(r"(from|count): s\.", rf"\1: s{name}.", keys) for key, keys in cell.columns.items()}
            settings = {"total": "Cộng", **cell.settings}
            add(name, table_of(name, columns, cell.rows, settings))
            if cell.beside is not None:
                also = {key: value for key, value in settings.items() if key in ("missing", "blank")}
                add(name, table_of(f"s{name}", cell.beside, cell.beside_rows, {"in": "none", **also}))
        return cls(named, text, lines)

    def codes(self, outcome: Outcome) -> dict[str, set[str]]:
        """The codes of the findings, by the cell that they are of."""
        found: dict[str, set[str]] = {name: set() for name in self.cells}
        for finding in outcome.findings:
            found.setdefault(self.lines.get(finding.line, "elsewhere"), set()).add(finding.code)
        return found


# --- the five voices -----------------------------------------------------------------------------------------


def in_word(outcome: Outcome, plan: Plan) -> dict[str, list[str]]:
    """What the tables of the Word document print in the column ``x``, by cell: row by row, then the total row."""
    assert outcome.computed is not None
    document = docx.Document(io.BytesIO(kehoach.render(outcome.computed)))
    found = {}
    for table in document.tables:
        grid = [texts_of(row) for row in table.rows]
        if grid[0][0] in plan.cells:
            at = grid[0].index("Cột x")
            found[grid[0][0]] = [row[at] for row in grid[1:]]
    return found


def in_prose(outcome: Outcome) -> dict[str, str]:
    """What the paragraphs of the Word document print, by address."""
    assert outcome.computed is not None
    document = docx.Document(io.BytesIO(kehoach.render(outcome.computed)))
    said = (paragraph.text.rstrip() for paragraph in document.paragraphs)
    pairs = (re.fullmatch(r"Ô (\S+) in ?(.*)", text, re.DOTALL) for text in said)
    return {pair[1]: pair[2] for pair in pairs if pair}


def _told(path: Path, capsys: pytest.CaptureFixture[str], form: str) -> str:
    assert main(["compute", str(path), "--format", form]) == 0
    return capsys.readouterr().out


def in_csv(path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, tuple[str, str]]:
    """Exact value and text, by address."""
    rows = list(csv.reader(io.StringIO(_told(path, capsys, "csv"))))
    return {row[0]: (row[4], row[5]) for row in rows[1:]}


def in_json(path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, list[tuple[str, str]]]:
    """Exact value and text of the cells of ``x``, by table: row by row, then the total row."""
    data: dict[str, Any] = json.loads(_told(path, capsys, "json"))["tables"]
    cells = {
        name: [*(row["cells"]["x"] for row in table["rows"]), table["total"]["x"]]
        for name, table in data.items()
        if table["total"]
    }
    return {name: [(cell["value"] or "", cell["text"]) for cell in found] for name, found in cells.items()}


def in_text(path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, list[str]]:
    """What the aligned tables print in the column ``x``, by table."""
    found = {}
    for lines in (piece.splitlines() for piece in _told(path, capsys, "text").split("\n\n")):
        name, heads = lines[0].split()[0], re.search(r"(?<= )x\b", lines[0])
        if heads:
            found[name] = [_at(line, heads.start()) for line in lines[1:]]
    return found


def _at(line: str, at: int) -> str:
    """What stands over a place of a line, between gaps of two spaces."""
    return next((piece[0] for piece in re.finditer(r"\S+(?: \S+)*", line) if piece.start() <= at < piece.end()), "")


def value_in(text: str) -> Fraction | None:
    """A figure as it is printed; ``None`` for words."""
    if not re.fullmatch(r"-?[0-9.]+(,[0-9]+)?", text):
        return None
    return Fraction(text.replace(".", "").replace(",", "."))


def places_in(text: str) -> int:
    """How many decimals a printed figure has."""
    return len(text.partition(",")[2])


def outcome_of(plan: Plan) -> Outcome:
    """The plan taken down the road."""
    return run(Text(plan.text, "plan.yaml"))


def cells_by_kind(cells: Sequence[Cell]) -> Iterator[tuple[str, list[Cell]]]:
    """The cells that print, by kind: a document each."""
    kinds = dict.fromkeys(cell.kind for cell in cells)
    yield from ((kind, [cell for cell in cells if cell.kind == kind and cell.prints]) for kind in kinds)
