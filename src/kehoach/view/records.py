"""What a Word template sees: finished strings in frozen records.

Every text here is ready to print: numbers are formatted, dates are in words, capitals are set. A template
places them and chooses their look; it computes nothing. The names and types below are the contract that a
template's tags are held against when it is compiled, so renaming a field breaks packs.
"""

from __future__ import annotations

import datetime  # noqa: TC003 - the template compiler reads these types
from dataclasses import dataclass
from typing import Literal

Alignment = Literal["text", "number", "center"]
Orientation = Literal["portrait", "landscape"]
PageChoice = Literal["auto", "portrait", "landscape"]
RowKind = Literal["group", "body", "subtotal", "total"]


@dataclass(frozen=True, slots=True)
class Heading:
    """The block above the title (Phụ lục I, ô 1-4): issuer, number, place and date."""

    parent: str
    """The body above the issuer, in capitals; empty where there is none (communes since 1/7/2025)."""
    issuer: tuple[str, ...]
    """The issuer's full name in capitals, a line each."""
    number: str
    """What stands after "Số:": number and symbol, with a gap for a number not yet given; empty for no number at all."""
    place_and_date: str
    """Empty for none at all."""
    draft: str = ""
    """"DỰ THẢO" on a draft, otherwise empty."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """How the cells of one printed column stand."""

    align: Alignment
    is_whole: bool = False
    """Whether its texts are names or units, kept on one line where there is room."""


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """One cell of a header: a column's label, or a spanner over several."""

    text: str
    column: int
    """The first column it stands over, from 0."""
    columns: int = 1
    rows: int = 1
    """How many header rows it reaches down."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One printed row; as many cells as the table has columns, but for a group: its title alone, across them all."""

    kind: RowKind
    cells: tuple[str, ...]
    continued: frozenset[int] = frozenset()
    """The columns whose cell is one with the cell above."""
    is_several: bool = False
    """Whether it is several rows in one: the first lines of its cells stand side by side, then the second ones."""


@dataclass(frozen=True, slots=True)
class TableView:
    """A printed table. Empty text is an empty cell; there is always at least one column."""

    columns: tuple[TableColumn, ...]
    header: tuple[tuple[HeaderCell, ...], ...]
    """The header rows, each the cells that begin in it."""
    rows: tuple[TableRow, ...]
    numbers: tuple[str, ...] = ()
    """The row of column numbers under the header ("A", "1", "2", "3=2/1*100"); empty where there is none."""
    title: str = ""
    unit_line: str = ""
    """"Đơn vị tính: triệu đồng"; stands above the table."""
    notes: tuple[str, ...] = ()
    """What stands under the table: its source, its notes."""
    page: PageChoice = "auto"
    """The way round of its page; ``auto``: as the text around it, or landscape where it is too wide for that."""
    id: str = ""
    """What the plan calls it, for what is found in laying it out."""
    is_last: bool = False
    """Whether the body ends with it, so that its end stays on the signature's page."""


@dataclass(frozen=True, slots=True)
class Article:
    """A Điều of a decision: its number, and the words that follow it in the same paragraph."""

    label: str
    """"Điều 1.", or with its title, "Điều 1. Phạm vi điều chỉnh"."""
    text: str
    """Begins with a space; empty where the label says all."""
    is_last: bool = False
    """Whether the body ends with it, so that it stays on the signature's page."""


@dataclass(frozen=True, slots=True)
class Block:
    """One thing of the body, from top to bottom; exactly one field is filled."""

    section: str = ""
    """A title of the first level, "I. MỤC ĐÍCH, YÊU CẦU"."""
    heading: str = ""
    """A title of the second level, "1. Mục đích"."""
    subheading: str = ""
    """A title of the third level, "a) ..."."""
    paragraph: str = ""
    lead: str = ""
    """A paragraph that announces what follows it ("* ...:") and stays on its page."""
    closing: str = ""
    """The last paragraph of the body, which stays on the signature's page."""
    article: Article | None = None
    table: TableView | None = None
    gap: bool = False
    """Nothing to read: it keeps two tables apart, which Word would otherwise run together."""

    @property
    def is_tied(self) -> bool:
        """Whether it stays on the page of what follows it."""
        is_title = self.article is not None and not self.article.text
        return bool(self.section or self.heading or self.subheading or self.lead or self.gap or is_title)


@dataclass(frozen=True, slots=True)
class AppendixView:
    """A phụ lục, after the signature."""

    label: str
    """"Phụ lục" or, where there are several, "Phụ lục I"."""
    title: str
    """In capitals."""
    reference: str
    """"(Kèm theo Kế hoạch số ... ngày ... của ...)"."""
    blocks: tuple[Block, ...]
    page: PageChoice = "auto"
    """The way round of its pages; ``auto``: landscape where one of its tables needs it."""


@dataclass(frozen=True, slots=True)
class Signature:
    """The signing block (ô 7a, 7b); without an authority nobody signs."""

    authority: tuple[str, ...]
    """Authority and post in capitals, a line each: "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"."""
    name: str
    """Empty where the signer is not named yet."""


@dataclass(frozen=True, slots=True)
class Properties:
    """The document's own properties, as a file manager shows them."""

    title: str
    subject: str
    author: str
    created: datetime.date | None


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One whole document; a template's tags call it ``doc``."""

    heading: Heading
    kind: str
    """The kind of document in capitals, "KẾ HOẠCH"."""
    subject: str
    """The trích yếu."""
    basis: tuple[str, ...]
    """The căn cứ, a line each, ended by ";" and the last by "."."""
    opening: str
    """The sentence that leads from the basis to the body; may be empty."""
    blocks: tuple[Block, ...]
    recipients: tuple[str, ...]
    """The lines under "Nơi nhận:", each begun with "- "; ended by ";" and the last by "."."""
    signature: Signature
    appendices: tuple[AppendixView, ...]
    properties: Properties
    addressee: str = ""
    """Who it is sent to, where that is one: "Kính gửi: ..."; empty for none or several."""
    addressees: tuple[str, ...] = ()
    """Who it is sent to, where those are several: lines begun with "- ", ended by ";" and the last by "."."""
    authority: str = ""
    decides: str = ""
    """What stands above the Điều, in capitals: QUYẾT ĐỊNH, QUYẾT NGHỊ."""
    """Who decides, in capitals and one line: "ỦY BAN NHÂN DÂN PHƯỜNG BẮC SƠN"."""
