"""The differences between the page that a plan prints and the same page after somebody edited it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from msgspec import Struct

from kehoach.word_edits.matching import pairs, shared_words
from kehoach.word_edits.page_text import PageParagraph, PageTable, plain, same_tables, tables_of, without_layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.view.table import RowInPrint
    from kehoach.word_edits.page_text import PageItem
    from kehoach.word_edits.printed_items import PrintedItem, PrintedPage, PrintedText, TableInPrint

_LEAST_ALIKE = 34
"""From here on two paragraphs or rows are one that was edited, in per cent of their words."""
_LEAST_OF_TABLES = 25


class TextDifference(Struct, frozen=True):
    """A paragraph that was changed, added (``before`` is ``None``) or removed (``after`` is ``None``)."""

    before: PageParagraph | None
    after: PageParagraph | None
    item: PrintedText | None
    """What it prints; of an added one ``None``, and of a paragraph of the template."""
    above: PrintedItem | None = None
    """What is printed above one that was added."""
    below: PrintedItem | None = None


class TableDifference(Struct, frozen=True):
    """A whole table, or a column of one, that was added or removed, with its text."""

    table: TableInPrint | None
    """The table that was removed, or has the column; ``None`` for one that was added."""
    before: str
    after: str
    column: int = -1
    """The index of the column among those printed, from 0; -1 for a whole table or an added column."""


class CellDifference(Struct, frozen=True):
    """A cell with another text."""

    table: TableInPrint
    row: int
    """The index among the printed rows below the header; -1 for the header."""
    column: int
    """The index among the printed columns, from 0."""
    before: str
    after: str
    header: int = 0
    """Of a cell of the header: its row there, from 0."""


class RowDifference(Struct, frozen=True):
    """A row that was added or removed."""

    table: TableInPrint
    row: int
    """The index of a removed one among the printed rows; -1 for an added one."""
    texts: dict[int, str]
    """Its texts, by the index of the column among those printed."""
    above: RowInPrint | None = None
    """The row above an added one; ``None`` for the header."""
    below: RowInPrint | None = None


PageDifference: TypeAlias = TextDifference | TableDifference | CellDifference | RowDifference


def page_differences(
    before: PrintedPage, original: Sequence[PageItem], edited: Sequence[PageItem]
) -> Iterator[PageDifference]:
    """The differences in the order of the page.

    Args:
        before: the page as the plan prints it.
        original: the same as it is read from the document.
        edited: the page as it was edited.
    """
    old, new = tables_of(original), tables_of(edited)
    same = same_tables(old, new)
    laid_out = {two for one, two in same if two is not None and one in before.layout}
    after = without_layout(edited, set(range(len(new))) - laid_out)
    found = pairs(before.items, after, _key, _alike, least=_LEAST_OF_TABLES)
    for at, (one, two) in enumerate(found):
        if one is None and two is not None:
            yield _added(after[two], _item_near(found[:at][::-1], before), _item_near(found[at:], before))
        elif one is not None:
            yield from _changed(before, one, None if two is None else after[two])


def _key(item: PageItem) -> str:
    return item.text if isinstance(item, PageParagraph) else f"\0{item.words}"


def _alike(one: PageItem, two: PageItem) -> int:
    if isinstance(one, PageParagraph) and isinstance(two, PageParagraph):
        likeness = shared_words(one.text, two.text)
        return likeness if likeness >= _LEAST_ALIKE else 0
    if isinstance(one, PageTable) and isinstance(two, PageTable):
        return shared_words(one.words, two.words)
    return 0


def _item_near(found: Sequence[tuple[int | None, int | None]], page: PrintedPage) -> PrintedItem | None:
    """The first item that the plan prints among some pairs; ``None`` if the template prints the first paragraph."""
    at = next((one for one, _ in found if one is not None), None)
    return None if at is None else page.texts.get(at) or page.tables.get(at)


def _added(item: PageItem, above: PrintedItem | None, below: PrintedItem | None) -> PageDifference:
    if isinstance(item, PageTable):
        return TableDifference(None, "", _listed(item))
    return TextDifference(None, item, None, above, below)


def _listed(table: PageTable) -> str:
    """A table as text, a row per line."""
    rows = []
    for row in range(1, table.rows + 1):
        cells = dict.fromkeys((id(table.cells.get((row, c))), c) for c in range(1, table.columns + 1))
        texts: dict[int, str] = {}
        for cell, column in cells:
            texts.setdefault(cell, plain(table.text(row, column)))
        rows.append(" | ".join(texts.values()))
    return "\n".join(rows)


def _changed(page: PrintedPage, at: int, after: PageItem | None) -> Iterator[PageDifference]:
    before = page.items[at]
    if isinstance(before, PageTable):
        printed = page.tables.get(at)
        if not isinstance(after, PageTable):
            yield TableDifference(printed, _listed(before), "")
        elif printed is not None:
            yield from _TablePair(printed, before, after).differences()
    elif after is None:
        yield TextDifference(before, None, page.texts.get(at))
    elif isinstance(after, PageParagraph) and before.text != after.text:
        yield TextDifference(before, after, page.texts.get(at))


class _TablePair:
    """A table as it is printed and as it was edited."""

    def __init__(self, printed: TableInPrint, before: PageTable, after: PageTable) -> None:
        self.printed, self.before, self.after = printed, before, after
        self.depth = len(printed.view.header)
        self.body = self.depth + bool(printed.view.numbers)
        self.columns = self.same_columns()

    def differences(self) -> Iterator[PageDifference]:
        yield from self.differing_columns()
        rows = self.same_rows()
        above, below = self.nearest(rows), self.nearest(rows[::-1])[::-1]
        for at, (one, two) in enumerate(rows):
            if one is not None and two is not None:
                yield from self.differing_cells(one, two)
            elif one is not None:
                texts = {c: self.before.text(one, c + 1) for c in range(self.before.columns)}
                if one > self.body:
                    yield RowDifference(self.printed, one - self.body - 1, self.unmerged(self.before, one, texts))
            elif two is not None:
                texts = {one: self.after.text(two, other + 1) for one, other in self.columns.items()}
                added = self.unmerged(self.after, two, texts)
                yield RowDifference(self.printed, -1, added, above[at], below[at])

    def nearest(self, rows: Iterable[tuple[int | None, int | None]]) -> list[RowInPrint | None]:
        """For each row the last one before it that is on both sides."""
        found: list[RowInPrint | None] = []
        last = None
        for one, two in rows:
            found.append(last)
            if one is not None and two is not None:
                last = self.row(one)
        return found

    def row(self, number: int) -> RowInPrint | None:
        at = number - self.body - 1
        return self.printed.rows[at] if 0 <= at < len(self.printed.rows) else None

    def unmerged(self, table: PageTable, row: int, texts: dict[int, str]) -> dict[int, str]:
        """The texts of a row; of one cell across it, that of its first column alone."""
        cells = {id(table.cells.get((row, column))) for column in range(1, table.columns + 1)}
        return dict([next(iter(texts.items()))]) if len(cells) == 1 and texts else texts

    def header_path(self, table: PageTable, column: int) -> str:
        paths = dict.fromkeys(plain(table.text(row, column)) for row in range(1, self.depth + 1))
        return " / ".join(filter(None, paths))

    def same_columns(self) -> dict[int, int]:
        """The index of the edited column by that of the printed one, both from 0."""
        one = [self.header_path(self.before, column) for column in range(1, self.before.columns + 1)]
        two = [self.header_path(self.after, column) for column in range(1, self.after.columns + 1)]
        if len(one) == len(two):
            moved = [at for at, label in enumerate(one) if label != two[at] and label in two]
            if not moved:
                return {at: at for at in range(len(one))}
        found = pairs(one, two, lambda label: label, shared_words, least=_LEAST_ALIKE)
        return {a: b for a, b in found if a is not None and b is not None}

    def differing_columns(self) -> Iterator[TableDifference]:
        for column in range(self.before.columns):
            if column not in self.columns:
                label = self.header_path(self.before, column + 1)
                yield TableDifference(self.printed, label, "", column)
        taken = set(self.columns.values())
        for column in range(self.after.columns):
            if column not in taken:
                texts = (plain(self.after.text(row, column + 1)) for row in range(1, self.after.rows + 1))
                yield TableDifference(self.printed, "", " | ".join(texts))

    def same_rows(self) -> list[tuple[int | None, int | None]]:
        """The rows of both, from 1: the headers by position, the others by their label, else by their words."""
        header = min(self.body, self.after.rows)
        found: list[tuple[int | None, int | None]] = [(row, row) for row in range(1, header + 1)]
        name = self.printed.view.name_column
        other = self.columns.get(name, name)
        one = [_LabelledRow.of(self.before, row, name + 1) for row in range(header + 1, self.before.rows + 1)]
        two = [_LabelledRow.of(self.after, row, other + 1) for row in range(header + 1, self.after.rows + 1)]
        for a, b in pairs(one, two, lambda row: row.label, _LabelledRow.alike, least=_LEAST_ALIKE):
            found.append((None if a is None else one[a].row, None if b is None else two[b].row))
        return found

    def differing_cells(self, one: int, two: int) -> Iterator[CellDifference]:
        for column in range(self.before.columns):
            cell = self.before.cells.get((one, column + 1))
            if cell is None or (cell.row, cell.column) != (one, column + 1) or column not in self.columns:
                continue
            before, after = self.before.text(one, column + 1), self.after.text(two, self.columns[column] + 1)
            if before == after or plain(before) == plain(after):
                continue
            if one > self.body:
                yield CellDifference(self.printed, one - self.body - 1, column, before, after)
            else:
                yield CellDifference(self.printed, -1, column, before, after, header=one - 1)


class _LabelledRow(NamedTuple):
    """A row by what it is known again by; each of its texts is made once, as it is weighed against many others."""

    row: int
    label: str
    words: str

    @classmethod
    def of(cls, table: PageTable, row: int, column: int) -> _LabelledRow:
        texts = [plain(table.text(row, at)) for at in range(1, table.columns + 1)]
        label = plain(table.text(row, column)).casefold()
        return cls(row, label, " ".join(dict.fromkeys(texts)))

    def alike(self, other: _LabelledRow) -> int:
        """How alike they are, by their labels or by all that they say."""
        return max(shared_words(self.words, other.words), shared_words(self.label, other.label))
