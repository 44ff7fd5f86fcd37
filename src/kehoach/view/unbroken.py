"""Where a line must not end, by no-break spaces and hyphens.

In running text these are only ranges ("2026 - 2030", "7,5 - 8,0%"), so that lines fill evenly. In cells of tables they
are also abbreviations ("Phòng VH - XH") and figures with their mark ("61,70 (a)"), and no more, so that columns can be
narrow. In titles, which have few lines, they are a range, a year with its word, and names. A percent sign follows its
figure without a space everywhere, however it is typed.
"""

from __future__ import annotations

import functools
import itertools
import re
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from kehoach.patterns import regex
from kehoach.view.records import BOUND, Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.view.records import AppendixView, Article, DocumentView, HeaderCell, OwnField, TableRow, TableView

_SPACE: Final = "\u00a0"
_HYPHEN: Final = "\u2011"

_PERCENT: Final = regex(r"(?<=[0-9])[ \u00a0]%")
_RANGE: Final = regex(r"(?<=[0-9%]) ([-–]) (?=[0-9])")
_TIMES: Final = regex(r"(?<=/[0-9]{4})\u00a0([-–])\u00a0(?=[0-9])")
_YEAR: Final = regex(r"(?<=\bnăm) (?=[0-9]{4}\b)", re.IGNORECASE)
_ABBREVIATED: Final = regex(r"(?<=\b[A-ZĐ]{2}) - (?=[A-ZĐ]{2,}\b)|(?<=\b[A-ZĐ]{3}) - (?=[A-ZĐ]{2,}\b)")
_OFFICE: Final = regex(r"(?<=\bP\.) (?=[A-ZĐ])|(?<=\bTP\.) (?=[A-ZĐ])")
_MARK: Final = regex(r"(?<=[0-9]) (?=\([a-zđ]\))")
_INSIDE: Final = regex(r"(?<=[A-ZĐ])-(?=[A-ZĐ])")
_ANY_IN_CELL: Final = regex(r"[ \u00a0][%–-]|[A-ZĐ]-[A-ZĐ]|[0-9] \(|P\. ")
"""What a text of a cell has if anything in it is to be bound."""
_SIGNS: Final = ("%", "–", "-", "(", "P. ")
"""One of these is in all of that, and they are found sooner."""
_TOGETHER: Final = 128
"""How many rows are looked through at a time: in most there is nothing to be bound."""
_BODIES: Final = ("Ủy ban nhân dân", "Hội đồng nhân dân")
_TEXTS: Final = ("paragraph", "lead", "heading", "subheading", "section", "point", "closing")
"""The fields of a block that are text; one is filled, or none."""
_NAMES_OF_BODIES: Final = frozenset(map(str.casefold, _BODIES))


def unbroken(document: DocumentView, names: Iterable[str]) -> DocumentView:
    """The document with no-break spaces and hyphens; ``names`` are the proper names that its titles may contain."""
    return _Binder(names).document(document)


def _field(shown: OwnField) -> OwnField:
    match shown:
        case str():
            return running(shown)
        case tuple():
            return tuple(map(running, shown))
        case _:
            return shown


class _Binder:
    """Inserts the no-break characters of one document."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = _any_of(frozenset(name for name in (*_BODIES, *names) if " " in name))

    def document(self, view: DocumentView) -> DocumentView:
        return replace(
            view,
            heading=replace(view.heading, issuer=tuple(map(self.title, view.heading.issuer))),
            subject=self.title(view.subject),
            authority=self.title(view.authority),
            addressee=self.title(view.addressee),
            basis=tuple(map(running, view.basis)),
            opening=running(view.opening),
            blocks=tuple(map(self.block, view.blocks)),
            appendices=tuple(map(self.appendix, view.appendices)),
            fields={name: _field(shown) for name, shown in view.fields.items()},
        )

    def appendix(self, view: AppendixView) -> AppendixView:
        return replace(
            view,
            title=self.title(view.title),
            reference=self.title(view.reference),
            blocks=tuple(map(self.block, view.blocks)),
        )

    def block(self, block: Block) -> Block:
        for name in _TEXTS:
            if text := getattr(block, name):
                if (bound := running(text)) == text:
                    return block
                changed: dict[str, Any] = {name: bound}
                return Block(**changed)
        if block.table:
            return replace(block, table=self.table(block.table))
        if block.chart:
            return replace(block, chart=replace(block.chart, title=self.title(block.chart.title)))
        if block.article:
            return replace(block, article=_article(block.article))
        if block.part:
            return replace(block, part=replace(block.part, title=self.title(block.part.title)))
        return block

    def table(self, view: TableView) -> TableView:
        return replace(
            view,
            title=self.title(view.title),
            header=tuple(tuple(map(_header_cell, row)) for row in view.header),
            rows=tuple(_in_rows(view.rows)),
            notes=tuple(map(running, view.notes)),
        )

    def title(self, text: str) -> str:
        """A text of few lines; the name of a body alone is short and stays as it is."""
        if text.casefold() in _NAMES_OF_BODIES:
            return text
        ranges = _RANGE.sub(rf"{BOUND}\1{BOUND}", _with_percent(text))
        return self.names.sub(lambda found: found[0].replace(" ", BOUND), _YEAR.sub(BOUND, ranges))


@functools.lru_cache(maxsize=64)
def _any_of(names: frozenset[str]) -> re.Pattern[str]:
    """What finds the longest of some names, in whatever capitals."""
    longest_first = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    return re.compile(rf"\b(?:{longest_first})\b", re.IGNORECASE)


def running(text: str) -> str:
    """Running text: ranges are kept together."""
    text = _with_percent(text)
    return _RANGE.sub(rf"{_SPACE}\1{_SPACE}", text) if " - " in text or " – " in text else text


def _with_percent(text: str) -> str:
    """A text with each percent sign at its figure; most are there as typed."""
    return _PERCENT.sub("%", text) if " %" in text or "\u00a0%" in text else text


def in_cell(text: str) -> str:
    """A text in a narrow column: abbreviations are kept together too; "quý III/2026 - 2030" can break after its
    dash.
    """
    if text.isdigit():
        return text
    text = running(text)
    if "-" in text:
        text = _TIMES.sub(rf"{_SPACE}\1 ", text)
        text = _INSIDE.sub(_HYPHEN, _ABBREVIATED.sub(f"{_SPACE}-{_SPACE}", text))
    text = _MARK.sub(_SPACE, text) if "(" in text else text
    return _OFFICE.sub(_SPACE, text) if "." in text else text


def _header_cell(cell: HeaderCell) -> HeaderCell:
    text = in_cell(cell.text)
    return cell if text == cell.text else replace(cell, text=text)


def _in_rows(rows: Sequence[TableRow]) -> Iterator[TableRow]:
    """The rows of a table with their cells bound."""
    for at in range(0, len(rows), _TOGETHER):
        some = rows[at : at + _TOGETHER]
        texts = "\n".join(itertools.chain.from_iterable(row.cells for row in some))
        has_any = any(sign in texts for sign in _SIGNS) and _ANY_IN_CELL.search(texts)
        yield from map(in_row, some) if has_any else some


def in_row(row: TableRow) -> TableRow:
    """A row of a table with its cells bound."""
    if not _ANY_IN_CELL.search("\n".join(row.cells)):
        return row
    cells = tuple(map(in_cell, row.cells))
    return row if cells == row.cells else replace(row, cells=cells)


def _article(article: Article) -> Article:
    return replace(article, label=running(article.label), text=running(article.text))
