"""Tables in the image of a model: its rows stand for header, body and total, its cells for kinds of column.

A person shapes the model in Word: borders, fonts, shading, alignment. The grid is made here: as many columns as
the table has, their widths measured from what stands in them.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kehoach.errors import PackError
from kehoach.word.measure import Font, column_widths
from kehoach.word.program import escape
from kehoach.word.xml import Element, serialize_fragment, text_of, w

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.view.records import Table, TableRow
    from kehoach.word.styles import Styles

ROLES: Final = (
    "head",
    "body_text", "body_number", "body_center",
    "total_text", "total_number", "total_center",
)  # fmt: skip
ROLE_TAG: Final = re.compile(rf"\{{\{{\s*([\w.]+)\s*\|\s*({'|'.join(ROLES)})\s*\}}\}}")

KEPT_TOGETHER: Final = 2
"""Body rows that stay on the header's page, and rows that stay with the total, so that neither stands alone."""

_TEXT_MARK: Final = "\ue000"
_WIDTH_MARK: Final = "987654321"


@dataclass(frozen=True, slots=True)
class CellPattern:
    """The XML around a cell's width and its text."""

    opening: str
    after_width: str
    closing: str
    font: Font


@dataclass(frozen=True, slots=True)
class RowPattern:
    """The XML around a row's cells, and its cells by role."""

    opening: str
    cells: dict[str, CellPattern]
    kept: dict[str, CellPattern]
    """The same cells, keeping their row on the page of the next."""


@dataclass(frozen=True, slots=True)
class ModelTable:
    """A model table taken apart."""

    properties: str
    width: int
    cell_margin: int
    head: RowPattern
    body: RowPattern
    total: RowPattern

    def print(self, table: Table, out: list[str]) -> None:
        """Print a table: grid, header row, body and total rows."""
        widths = self._widths(table)
        out.append(f"<w:tbl>{self.properties}<w:tblGrid>")
        out.extend(f'<w:gridCol w:w="{width}"/>' for width in widths)
        out.append("</w:tblGrid>")
        out.append(_row(self.head.opening, _openings(self.head.cells, ["head"] * len(widths), widths), table.header))
        kinds = [column.align for column in table.columns]
        patterns = {
            (kind, kept): (pattern.opening, _openings(cells, [f"{kind}_{align}" for align in kinds], widths))
            for kind, pattern in (("body", self.body), ("total", self.total))
            for kept, cells in ((False, pattern.cells), (True, pattern.kept))
        }
        for kept, row in _kept_rows(table.rows):
            opening, openings = patterns[row.kind, kept]
            out.append(_row(opening, openings, row.cells))
        out.append("</w:tbl>")

    def _widths(self, table: Table) -> tuple[int, ...]:
        columns: Sequence[Sequence[str]] = list(zip(*(row.cells for row in table.rows), strict=True))
        if not columns:
            columns = [()] * len(table.columns)
        has_total = any(row.kind == "total" for row in table.rows)
        body = self.total if has_total else self.body
        font = next(iter(body.cells.values())).font
        return column_widths(
            columns,
            table.header,
            self.width,
            self.cell_margin,
            font,
            self.head.cells["head"].font,
            [column.align != "text" for column in table.columns],
        )


def read_model(table: Element, styles: Styles, text_width: int) -> ModelTable:
    """Take a model table apart.

    Raises:
        PackError: a row or a role is missing.
    """
    rows: dict[str, RowPattern] = {}
    for row in table.findall(w("tr")):
        cells = {role: cell for cell in row.findall(w("tc")) if (role := _role(cell))}
        if cells:
            kind = next(iter(cells)).split("_")[0]
            rows[kind] = _row_pattern(row, cells, styles)
    for kind, wanted in (("head", 1), ("body", 3), ("total", 3)):
        if len(rows[kind].cells) < wanted if kind in rows else True:
            raise PackError(f"the model table lacks cells of its {kind} row; it needs {', '.join(ROLES)}")
    properties = table.find(w("tblPr"))
    width = properties.find(w("tblW"))
    is_fixed = width is not None and width.get(w("type")) == "dxa"
    return ModelTable(
        properties=serialize_fragment(properties),
        width=int(width.get(w("w"))) if is_fixed else text_width,
        cell_margin=_cell_margin(properties, styles),
        head=rows["head"],
        body=rows["body"],
        total=rows["total"],
    )


def model_subject(table: Element) -> str:
    """The tag's path that a model table prints (``block.table``); empty where the table is no model."""
    for cell in table.iter(w("tc")):
        if found := ROLE_TAG.fullmatch(text_of(cell).strip()):
            return found[1]
    return ""


def _role(cell: Element) -> str:
    found = ROLE_TAG.fullmatch(text_of(cell).strip())
    return found[2] if found else ""


def _row_pattern(row: Element, cells: dict[str, Element], styles: Styles) -> RowPattern:
    properties = row.find(w("trPr"))
    opening = "<w:tr>" + ("" if properties is None else serialize_fragment(properties))
    return RowPattern(
        opening,
        {role: _cell_pattern(cell, styles, kept=False) for role, cell in cells.items()},
        {role: _cell_pattern(cell, styles, kept=True) for role, cell in cells.items()},
    )


def _cell_pattern(model: Element, styles: Styles, *, kept: bool) -> CellPattern:
    cell = copy.deepcopy(model)
    paragraphs = cell.findall(w("p"))
    if len(paragraphs) != 1:
        raise PackError("a cell of the model table must hold one paragraph")
    font = styles.font(paragraphs[0])
    if kept:
        _keep_with_next(paragraphs[0])
    texts = list(cell.iter(w("t")))
    for text in texts:
        text.text = ""
    texts[0].text = _TEXT_MARK
    texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    _mark_width(cell)
    opening, _, rest = serialize_fragment(cell).partition(_WIDTH_MARK)
    after_width, _, closing = rest.partition(_TEXT_MARK)
    return CellPattern(opening, after_width, closing, font)


def _keep_with_next(paragraph: Element) -> None:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = paragraph.makeelement(w("pPr"))
        paragraph.insert(0, properties)
    if properties.find(w("keepNext")) is None:
        style = properties.find(w("pStyle"))
        properties.insert(0 if style is None else 1, properties.makeelement(w("keepNext")))


def _mark_width(cell: Element) -> None:
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = cell.makeelement(w("tcPr"))
        cell.insert(0, properties)
    width = properties.find(w("tcW"))
    if width is None:
        width = properties.makeelement(w("tcW"))
        properties.insert(0, width)
    width.set(w("w"), _WIDTH_MARK)
    width.set(w("type"), "dxa")


def _cell_margin(properties: Element, styles: Styles) -> int:
    """The wider of the left and right cell margins of the table or its style, in twips; Word's 108 where unsaid."""
    reference = properties.find(w("tblStyle"))
    style = styles.by_id.get(reference.get(w("val"))) if reference is not None else None
    for source in (properties, None if style is None else style.find(w("tblPr"))):
        margins = None if source is None else source.find(w("tblCellMar"))
        if margins is not None:
            sides = [margins.find(w(name)) for name in ("left", "right", "start", "end")]
            return max(int(side.get(w("w"))) for side in sides if side is not None)
    return 108


def _openings(cells: dict[str, CellPattern], roles: Sequence[str], widths: Sequence[int]) -> list[str]:
    """What stands before each cell's text, the end of the cell before it included; one more to end the row."""
    pieces, before = [], ""
    for role, width in zip(roles, widths, strict=True):
        cell = cells[role]
        pieces.append(f"{before}{cell.opening}{width}{cell.after_width}")
        before = cell.closing
    return [*pieces, before + "</w:tr>"]


def _row(opening: str, openings: Sequence[str], texts: Sequence[str]) -> str:
    pieces = [opening]
    for before, text in zip(openings, texts, strict=False):
        pieces += (before, escape(text))
    pieces.append(openings[-1])
    return "".join(pieces)


def _kept_rows(rows: Sequence[TableRow]) -> list[tuple[bool, TableRow]]:
    """The rows, each with whether it must stay on the page of the next."""
    last = len(rows) - 1
    return [(i < last and (i < KEPT_TOGETHER - 1 or i >= len(rows) - KEPT_TOGETHER), row) for i, row in enumerate(rows)]
