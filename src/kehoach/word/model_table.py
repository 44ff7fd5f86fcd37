"""Tables in the image of a model: its rows stand for kinds of row, its cells for kinds of column.

A person shapes the model in Word: borders, fonts, shading, alignment. The grid is made here: as many columns as
the table has, their widths measured from what stands in them, spanners merged over the columns they span.
"""

from __future__ import annotations

import copy
import itertools
import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.ooxml.measure import Font, Measured, measure_columns, wrapped_lines
from kehoach.ooxml.xml import Element, escape, serialize_fragment, text_of, w
from kehoach.source.names import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kehoach.view.records import Orientation, TableRow, TableView
    from kehoach.word.sections import Sections
    from kehoach.word.spots import Faults
    from kehoach.word.styles import Styles

_ALIGNED: Final = ("text", "number", "center")
_KINDS: Final = ("body", "subtotal", "total")
ROLES: Final = ("head", "numbers", "group", *(f"{kind}_{align}" for kind in _KINDS for align in _ALIGNED))
"""``head``: a header cell; ``numbers``: a cell of the row of column numbers; ``group``: a group's title over the
whole row; the others: a cell of a body, subtotal or total row, by the alignment of its column."""

ROLE_TAG: Final = re.compile(rf"\{{\{{\s*([\w.]+)\s*\|\s*({'|'.join(ROLES)})\s*\}}\}}")

_ANY_ROLE_TAG: Final = re.compile(r"\{\{\s*[\w.]+\s*\|\s*(?!(?:" + "|".join(ROLES) + r")\b)(\w+)\s*\}\}")

# What a model that lacks a role is read as having; one that lacks these too is refused.
_STANDS_IN: Final = {
    "numbers": "head",
    "group": "total_text",
    **{f"subtotal_{align}": f"total_{align}" for align in _ALIGNED},
}

KEPT_TOGETHER: Final = 2
"""Body rows that stay on the header's page, and rows that stay with the total, so that neither stands alone."""

BORDER_ROOM: Final = 6
"""Twips beside each cell margin that the border takes; without them a figure that just fits would break."""

LEAST_SIZE: Final = 10
"""Points: the smallest type a table too wide for its page is set in. The decree leaves the type of tables free."""

_BEHIND_SIZE: Final = (
    "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout",
    "specVanish", "oMath",
)  # fmt: skip
"""What stands behind the size among the properties of a run, in the order of the schema."""

_TEXT_MARK: Final = "\ue000"
_WIDTH_MARK: Final = "987654321"
_SIZE_MARK: Final = "987654322"
_CONTINUED: Final = "<w:vMerge/>"
_BEGUN: Final = '<w:vMerge w:val="restart"/>'


@dataclass(frozen=True, slots=True)
class CellPattern:
    """The XML of a cell around its width, its merging and its text."""

    opening: str
    after_width: str
    before_text: str
    closing: str
    next_paragraph: str
    """What ends one paragraph of the cell and begins the next."""
    font: Font

    def begin(self, width: int, merged: str = "") -> str:
        """The XML before the cell's text; ``merged`` is its gridSpan and vMerge."""
        return f"{self.opening}{width}{self.after_width}{merged}{self.before_text}"

    def at_most(self, points: int) -> CellPattern:
        """The same cell, marked for its size, in type no larger than that."""
        size = min(self.font.size, points)
        half_points = str(int(2 * size))
        return replace(
            self,
            before_text=self.before_text.replace(_SIZE_MARK, half_points),
            next_paragraph=self.next_paragraph.replace(_SIZE_MARK, half_points),
            font=replace(self.font, size=size),
        )

    def text(self, text: str) -> str:
        """A text of one or more lines, a paragraph each."""
        if "\n" not in text:
            return escape(text)
        return self.next_paragraph.join(map(escape, text.split("\n")))


@dataclass(frozen=True, slots=True)
class RowPattern:
    """The XML before a kind of row's cells."""

    opening: str


@dataclass(frozen=True, slots=True)
class ModelTable:
    """A model table taken apart."""

    properties: str
    width: int
    cell_margin: int
    rows: Mapping[str, RowPattern]
    """By kind of row: head, numbers, group, body, subtotal, total."""
    cells: Mapping[str, CellPattern]
    """By role."""
    kept: Mapping[str, CellPattern]
    """The same cells, keeping their row on the page of the next."""

    marked: ModelTable | None = None
    """The same model with a mark for its size of type, which smaller type is made from."""

    def setting(self, table: TableView, sections: Sections, base: Orientation) -> Setting:
        """How a table among text on ``base`` is set: on the first page, and in the largest type, that it fits."""
        pages = sections.tries(table.page, base)
        rooms = {page: self.width * sections.width(page) // sections.width(sections.own) for page in pages}
        measured = self._measured(table, max(rooms.values()))
        for page, room in rooms.items():
            if measured.least_width <= room:
                return Setting(page, self, measured.shared(room))
        model = self
        for model in self._smaller():
            measured = model._measured(table, room)
            if measured.least_width <= room:
                break
        return Setting(page, model, measured.shared(room), max(measured.least_width - room, 0))

    def _smaller(self) -> Iterator[ModelTable]:
        """The same model in smaller type, size by size."""
        if self.marked is None:
            return
        largest = math.ceil(max(cell.font.size for cell in self.cells.values()))
        for points in range(largest - 1, LEAST_SIZE - 1, -1):
            cells = {role: cell.at_most(points) for role, cell in self.marked.cells.items()}
            kept = {role: cell.at_most(points) for role, cell in self.marked.kept.items()}
            yield replace(self, cells=cells, kept=kept)

    def print(self, table: TableView, widths: Sequence[int], out: list[str]) -> None:
        """Print a table: grid, header rows, column numbers, and its rows by their kinds."""
        out.append(f"<w:tbl>{self.properties.replace(_WIDTH_MARK, str(sum(widths)))}<w:tblGrid>")
        out.extend(f'<w:gridCol w:w="{width}"/>' for width in widths)
        out.append("</w:tblGrid>")
        for number in range(len(table.header)):
            out.append(self._header_row(table, number, widths))
        if table.numbers:
            begun = [self.cells["numbers"].begin(width) for width in widths]
            out.append(self._row("numbers", [self.cells["numbers"]] * len(widths), begun, table.numbers))
        self._print_rows(table, widths, out)
        out.append("</w:tbl>")

    def _print_rows(self, table: TableView, widths: Sequence[int], out: list[str]) -> None:
        aligned = [column.align for column in table.columns]
        patterns: dict[tuple[str, bool], tuple[list[CellPattern], list[str]]] = {}
        begins = _beginnings_of_runs(table.rows)
        for number, (kept, row) in enumerate(_kept_rows(table.rows)):
            if row.kind == "group":
                cell = (self.kept if kept else self.cells)["group"]
                merged = f'<w:gridSpan w:val="{len(widths)}"/>' if len(widths) > 1 else ""
                out.append(self._row("group", [cell], [cell.begin(sum(widths), merged)], row.cells))
                continue
            key = (row.kind, kept)
            if key not in patterns:
                source = self.kept if kept else self.cells
                cells = [source[f"{row.kind}_{align}"] for align in aligned]
                patterns[key] = (cells, [c.begin(width) for c, width in zip(cells, widths, strict=True)])
            cells, begun = patterns[key]
            if row.continued or number in begins:
                begun = self._merged_down(row, begins.get(number, frozenset()), cells, widths)
            out.append(self._row(row.kind, cells, begun, self._levelled(row, table, cells, widths)))

    def _levelled(
        self, row: TableRow, table: TableView, cells: Sequence[CellPattern], widths: Sequence[int]
    ) -> Sequence[str]:
        """The texts of a row that is several in one, each line as tall as the tallest beside it.

        A lone text stays as it is, in the middle, for it is said of them all; a lone figure belongs to the first.
        """
        if not row.is_several:
            return row.cells
        texts = list(row.cells)
        room = [max(1, width - 2 * self.cell_margin) for width in widths]
        kept = [at for at, column in enumerate(table.columns) if "\n" in texts[at] or column.align == "number"]
        lines = {at: texts[at].split("\n") for at in kept}
        for number in range(max(map(len, lines.values()), default=0)):
            tall = {
                at: wrapped_lines(found[number], cells[at].font, room[at]) if number < len(found) else 1
                for at, found in lines.items()
            }
            most = max(tall.values())
            for at, found in lines.items():
                found[number : number + 1] = [(found[number] if number < len(found) else "") + "\n" * (most - tall[at])]
        return ["\n".join(lines[at]) if at in lines else text for at, text in enumerate(texts)]

    def _merged_down(
        self, row: TableRow, begins: frozenset[int], cells: Sequence[CellPattern], widths: Sequence[int]
    ) -> list[str]:
        marks = (
            _CONTINUED if column in row.continued else _BEGUN if column in begins else ""
            for column in range(len(widths))
        )
        return [cell.begin(width, mark) for cell, width, mark in zip(cells, widths, marks, strict=True)]

    def _header_row(self, table: TableView, number: int, widths: Sequence[int]) -> str:
        """One header row: the cells that begin in it, and what hangs down from the rows above."""
        pattern = self.cells["head"]
        begun: list[str] = []
        texts: list[str] = []
        column = 0
        standing = {
            cell.column: (cell, above)
            for above, row in enumerate(table.header[: number + 1])
            for cell in row
            if above + cell.rows > number
        }
        while column < len(widths):
            cell, above = standing[column]
            merged = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
            if cell.rows > 1:
                merged += _BEGUN if above == number else _CONTINUED
            begun.append(pattern.begin(sum(widths[column : column + cell.columns]), merged))
            texts.append(cell.text if above == number else "")
            column += cell.columns
        return self._row("head", [pattern] * len(texts), begun, texts)

    def _row(self, kind: str, cells: Sequence[CellPattern], begun: Sequence[str], texts: Iterable[str]) -> str:
        pieces = [self.rows[kind].opening]
        for cell, before, text in zip(cells, begun, texts, strict=True):
            pieces += (before, cell.text(text), cell.closing)
        pieces.append("</w:tr>")
        return "".join(pieces)

    def _measured(self, table: TableView, enough: int) -> Measured:
        filled = [row for row in table.rows if row.kind != "group"]
        columns = list(zip(*(row.cells for row in filled), strict=True)) or [()] * len(table.columns)
        if table.numbers:
            columns = [(*texts, number) for texts, number in zip(columns, table.numbers, strict=True)]
        labels = [""] * len(table.columns)
        for row in table.header:
            for cell in row:
                if cell.columns == 1:
                    labels[cell.column] = cell.text
        widest = "total_text" if any(row.kind != "body" for row in filled) else "body_text"
        return measure_columns(
            columns,
            labels,
            enough,
            self.cell_margin + BORDER_ROOM,
            self.cells[widest].font,
            self.cells["head"].font,
            [column.align != "text" for column in table.columns],
        )


@dataclass(frozen=True, slots=True)
class Setting:
    """How one table is set: on which page, in the image of which model, in columns of which widths."""

    page: Orientation
    model: ModelTable
    widths: tuple[int, ...]
    excess: int = 0
    """By how many twips it is too wide even so."""


def read_model(table: Element, styles: Styles, text_width: int, faults: Faults) -> ModelTable | None:
    """Take a model table apart; ``None``, with faults, where a role is missing or a cell holds what would be lost."""
    is_whole = _check_cells(table, faults)
    openings: dict[str, RowPattern] = {}
    models: dict[str, Element] = {}
    for row in table.findall(w("tr")):
        for cell in row.findall(w("tc")):
            if role := _role(cell):
                models.setdefault(role, cell)
                openings.setdefault(role.split("_")[0], _row_pattern(row))
    for role, stand_in in _STANDS_IN.items():
        if role not in models and stand_in in models:
            models[role] = models[stand_in]
            openings.setdefault(role.split("_")[0], openings[stand_in.split("_")[0]])
    missing = [role for role in ROLES if role not in models]
    for role in missing if is_whole else ():
        faults.add(rules.MODEL_INCOMPLETE, table, missing=Verbatim(role), path=model_subject(table))
    if missing or not is_whole:
        return None
    properties = copy.deepcopy(table.find(w("tblPr")))
    width = _take_width(properties, text_width)

    def model(*, marked: bool) -> ModelTable:
        return ModelTable(
            properties=serialize_fragment(properties),
            width=width,
            cell_margin=_cell_margin(properties, styles),
            rows=openings,
            cells={role: _cell_pattern(cell, styles, kept=False, marked=marked) for role, cell in models.items()},
            kept={role: _cell_pattern(cell, styles, kept=True, marked=marked) for role, cell in models.items()},
        )

    return replace(model(marked=False), marked=model(marked=True))


def _check_cells(table: Element, faults: Faults) -> bool:
    """Whether each cell of a model holds one paragraph with one role, or nothing."""
    path = model_subject(table)
    is_whole = True
    for cell in table.iter(w("tc")):
        text = text_of(cell).strip()
        if ROLE_TAG.fullmatch(text) and len(cell.findall(w("p"))) == 1:
            continue
        if meant := _ANY_ROLE_TAG.fullmatch(text):
            faults.add(rules.UNKNOWN_FILTER, cell, text=Verbatim(meant[1]), nearest=nearest(meant[1], ROLES))
            is_whole = False
        elif text:
            faults.add(rules.MODEL_CELL, cell, path=path)
            is_whole = False
    return is_whole


def model_subject(table: Element) -> Verbatim:
    """The tag's path that a model table prints (``block.table``); empty where the table is no model."""
    for cell in table.iter(w("tc")):
        if found := ROLE_TAG.fullmatch(text_of(cell).strip()):
            return Verbatim(found[1])
    return Verbatim("")


def _role(cell: Element) -> str:
    found = ROLE_TAG.fullmatch(text_of(cell).strip())
    return found[2] if found else ""


def _row_pattern(row: Element) -> RowPattern:
    properties = row.find(w("trPr"))
    return RowPattern("<w:tr>" + ("" if properties is None else serialize_fragment(properties)))


def _take_width(properties: Element, text_width: int) -> int:
    """The table's width in twips, a mark left in its place; the text's where the table has none that is fixed."""
    width = properties.find(w("tblW"))
    if width is None or width.get(w("type")) != "dxa":
        return text_width
    fixed = int(width.get(w("w")))
    width.set(w("w"), _WIDTH_MARK)
    return fixed


def _cell_pattern(model: Element, styles: Styles, *, kept: bool, marked: bool) -> CellPattern:
    cell = copy.deepcopy(model)
    paragraphs = cell.findall(w("p"))
    font = styles.font(paragraphs[0])
    if marked:
        _mark_size(paragraphs[0])
    if kept:
        _keep_with_next(paragraphs[0])
    texts = list(cell.iter(w("t")))
    for text in texts:
        text.text = ""
    texts[0].text = _TEXT_MARK
    texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    _set_width_mark(cell)
    whole, paragraph = serialize_fragment(cell), serialize_fragment(paragraphs[0])
    opening, _, rest = whole.partition(_WIDTH_MARK)
    end_of_width = rest.index("/>") + 2
    before_text, _, closing = rest[end_of_width:].partition(_TEXT_MARK)
    paragraph_opening, _, paragraph_closing = paragraph.partition(_TEXT_MARK)
    return CellPattern(opening, rest[:end_of_width], before_text, closing, paragraph_closing + paragraph_opening, font)


def _keep_with_next(paragraph: Element) -> None:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = paragraph.makeelement(w("pPr"))
        paragraph.insert(0, properties)
    if properties.find(w("keepNext")) is None:
        style = properties.find(w("pStyle"))
        properties.insert(0 if style is None else 1, properties.makeelement(w("keepNext")))


def _mark_size(paragraph: Element) -> None:
    """Leave a mark for the size of every run, over what its style says."""
    for run in paragraph.iter(w("r")):
        properties = run.find(w("rPr"))
        if properties is None:
            properties = run.makeelement(w("rPr"))
            run.insert(0, properties)
        for name in ("sz", "szCs"):
            size = properties.find(w(name))
            if size is None:
                size = properties.makeelement(w(name))
                behind = [child for child in properties if child.tag in map(w, _BEHIND_SIZE)]
                behind[0].addprevious(size) if behind else properties.append(size)
            size.set(w("val"), _SIZE_MARK)


def _set_width_mark(cell: Element) -> None:
    """Leave one width, first among the cell's properties, and no merging: both are the table's own affair."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = cell.makeelement(w("tcPr"))
        cell.insert(0, properties)
    for name in ("tcW", "gridSpan", "vMerge", "hMerge"):
        for found in properties.findall(w(name)):
            properties.remove(found)
    width = properties.makeelement(w("tcW"))
    width.set(w("w"), _WIDTH_MARK)
    width.set(w("type"), "dxa")
    properties.insert(0, width)


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


def _kept_rows(rows: Sequence[TableRow]) -> list[tuple[bool, TableRow]]:
    """The rows, each with whether it must stay on the page of the next: so that no header, group title or total
    stands alone.
    """
    last = len(rows) - 1
    return [
        (i < last and (i < KEPT_TOGETHER - 1 or i >= len(rows) - KEPT_TOGETHER or row.kind == "group"), row)
        for i, row in enumerate(rows)
    ]


def _beginnings_of_runs(rows: Sequence[TableRow]) -> dict[int, frozenset[int]]:
    """For each row above a continued cell that is itself not continued: the columns in which a merged cell begins."""
    begins: dict[int, frozenset[int]] = {}
    for number, (above, row) in enumerate(itertools.pairwise(rows)):
        if fresh := row.continued - above.continued:
            begins[number] = fresh
    return begins
