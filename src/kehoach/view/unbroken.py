"""What no line may break, as typists know it: by spaces and hyphens at which no line ends.

In running text that is little, so that lines fill evenly: a range ("2026 - 2030", "7,5 - 8,0%"). In the cells of tables
it is also what is abbreviated ("Phòng VH - XH"), and no more, so that columns may be narrow. In titles, whose few lines
are read at a glance, it is also a year with its word, and names. A percent sign follows its figure closed up,
everywhere, however it was typed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from kehoach.view.records import Block

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.view.records import AppendixView, Article, DocumentView, TableRow, TableView

_SPACE: Final = "\u00a0"
_HYPHEN: Final = "\u2011"

_PERCENT: Final = re.compile(r"(?<=[0-9])[ \u00a0]%")
_RANGE: Final = re.compile(r"(?<=[0-9%]) ([-–]) (?=[0-9])")
_TIMES: Final = re.compile(r"(?<=/[0-9]{4})\u00a0([-–])\u00a0(?=[0-9])")
_YEAR: Final = re.compile(r"(?<=\bnăm) (?=[0-9]{4}\b)", re.IGNORECASE)
_ABBREVIATED: Final = re.compile(r"(?<=\b[A-ZĐ]{2}) - (?=[A-ZĐ]{2,}\b)|(?<=\b[A-ZĐ]{3}) - (?=[A-ZĐ]{2,}\b)")
_INITIAL: Final = re.compile(r"(?<=\b[A-ZĐ]\.) (?=[A-ZĐ])")
_INSIDE: Final = re.compile(r"(?<=[A-ZĐ])-(?=[A-ZĐ])")
_BODIES: Final = ("Ủy ban nhân dân", "Hội đồng nhân dân")
_TEXTS: Final = ("paragraph", "lead", "heading", "subheading", "section", "closing")
"""The fields of a block that are text; one is filled, or none."""
_NAMES_OF_BODIES: Final = frozenset(map(str.casefold, _BODIES))


def unbroken(document: DocumentView, names: Iterable[str]) -> DocumentView:
    """The document, bound where no line may end; ``names``: the proper names that its titles may have."""
    return _Binder(names).document(document)


class _Binder:
    """Binds the words of one document."""

    def __init__(self, names: Iterable[str]) -> None:
        bound = {name for name in (*_BODIES, *names) if " " in name}
        longest_first = "|".join(map(re.escape, sorted(bound, key=lambda name: (-len(name), name))))
        self.names = re.compile(rf"\b(?:{longest_first})\b", re.IGNORECASE)

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
        )

    def appendix(self, view: AppendixView) -> AppendixView:
        return replace(
            view,
            title=self.title(view.title),
            reference=self.title(view.reference),
            blocks=tuple(map(self.block, view.blocks)),
        )

    def block(self, block: Block) -> Block:
        if block.table:
            return replace(block, table=self.table(block.table))
        if block.article:
            return replace(block, article=_article(block.article))
        for name in _TEXTS:
            if text := getattr(block, name):
                changed: dict[str, Any] = {name: running(text)}
                return block if changed[name] == text else Block(**changed)
        return block

    def table(self, view: TableView) -> TableView:
        return replace(
            view,
            title=self.title(view.title),
            header=tuple(tuple(replace(cell, text=in_cell(cell.text)) for cell in row) for row in view.header),
            rows=tuple(map(_row, view.rows)),
            notes=tuple(map(running, view.notes)),
        )

    def title(self, text: str) -> str:
        """A text of few lines; one that is a body's name alone is short, and left as it is."""
        if text.casefold() in _NAMES_OF_BODIES:
            return text
        return self.names.sub(lambda found: found[0].replace(" ", _SPACE), _YEAR.sub(_SPACE, running(text)))


def running(text: str) -> str:
    """Running text: ranges stay whole."""
    if "%" in text:
        text = _PERCENT.sub("%", text)
    return _RANGE.sub(rf"{_SPACE}\1{_SPACE}", text) if " - " in text or " – " in text else text


def in_cell(text: str) -> str:
    """A text in a narrow column: abbreviations, too, stay whole; "quý III/2026 - 2030" may end a line at its dash."""
    if text.isdigit():
        return text
    text = running(text)
    if "-" in text:
        text = _TIMES.sub(rf"{_SPACE}\1 ", text)
        text = _INSIDE.sub(_HYPHEN, _ABBREVIATED.sub(f"{_SPACE}-{_SPACE}", text))
    return _INITIAL.sub(_SPACE, text) if "." in text else text


def _row(row: TableRow) -> TableRow:
    cells = tuple(map(in_cell, row.cells))
    return row if cells == row.cells else replace(row, cells=cells)


def _article(article: Article) -> Article:
    return replace(article, label=running(article.label), text=running(article.text))
