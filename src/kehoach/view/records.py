"""What a Word template sees: finished strings in frozen records.

Every text is ready to print: numbers are formatted, dates are in words, capitals are set. A template chooses their
place and style and computes nothing. Tags are checked against the names and types below when a template is compiled, so
renaming a field breaks packs.
"""

from __future__ import annotations

import datetime  # noqa: TC003 - the template compiler reads these types
from collections.abc import Mapping
from fractions import Fraction  # noqa: TC003 - as above
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from kehoach.plan.chart import ChartKind  # noqa: TC001 - as above
from kehoach.plan.emphasis import without_marks

EMU_PER_MM: Final = 36_000


class PictureView(Struct, frozen=True):
    """A picture and the size it is printed in."""

    data: bytes
    extension: str
    """``png``, ``jpeg`` or, in HTML, ``svg``."""
    width: int
    """In EMU, of which a millimetre has ``EMU_PER_MM``; so is the height."""
    height: int
    alt: str
    """What is read aloud for it."""


OwnField: TypeAlias = str | tuple[str, ...] | PictureView | bool
OwnFields: TypeAlias = Mapping[str, OwnField]
"""What is printed of fields that a pack declares itself, by id: a text, lines, a picture; an empty text for nothing. Of
a field that is checked or not, whether it is.
"""
Alignment = Literal["text", "number", "center"]
Orientation = Literal["portrait", "landscape"]
PageChoice = Literal["auto", "portrait", "landscape"]
RowKind = Literal["group", "body", "subtotal", "total", "closing"]


BOUND: Final = "\u2060\u00a0"
"""A space in a title at which no line may end. Printed, it is a no-break space if the title takes several lines and an
ordinary one if it takes one, whereas a no-break space that somebody typed is printed as it is.
"""


def plain_text(text: str) -> str:
    """A text of the view for where there are no lines to break and no bold words: an attribute, a property."""
    return without_marks(text).replace(BOUND, " ")


class Heading(Struct, frozen=True):
    """The block above the title (Phụ lục I, ô 1-4): issuer, number, place and date."""

    parent: str
    """The body above the issuer, in capitals; empty where none is printed (communes since 1/7/2025)."""
    issuer: tuple[str, ...]
    """The full name of the issuer in capitals, on one or more lines."""
    number: str
    """Number and symbol after "Số:", with blank space for a number not yet assigned; empty for a document without a
    number.
    """
    place_and_date: str
    """"Bắc Sơn, ngày 09 tháng 3 năm 2023", with blank space for what is still open; empty for a document without a
    date.
    """
    draft: str = ""
    """"DỰ THẢO" on a draft, otherwise empty."""


class TableColumn(Struct, frozen=True):
    """The alignment of one printed column."""

    align: Alignment
    is_whole: bool = False
    """Whether its texts are names or units, kept on one line where there is room."""
    id: str = ""
    """Its id in the plan, for findings about the layout; empty for one that the plan does not define."""
    millimetres: int = 0
    """Its width, if it has one of its own."""
    per_cent: int = 0
    """Its width in per cent of the table's, if it has one of its own."""
    is_goal: bool = False
    """Whether it has goals, which are set like figures and left blank by groups like words."""

    @property
    def has_words(self) -> bool:
        """Whether the title of a group may run on over it."""
        return self.align == "text" or self.is_goal


class HeaderCell(Struct, frozen=True):
    """One cell of a header: the label of a column, or of several columns together."""

    text: str
    column: int
    """The index of its first column, from 0."""
    columns: int = 1
    rows: int = 1
    """The number of header rows that it spans."""


class TableRow(Struct, frozen=True):
    """One printed row with one cell per column; a group and a closing row have a single cell, across all columns."""

    kind: RowKind
    cells: tuple[str, ...]
    continued: frozenset[int] = frozenset()
    """The indices of the columns whose cell is merged with the cell above."""
    is_several: bool = False
    """Whether several rows are printed as one: line 1 of every cell belongs together, then line 2, and so on."""
    level: int = 0
    """By how many steps its name is indented."""
    is_emphasised: bool = False
    """Whether it is set like the groups on its level, although it is none."""
    has_bold: bool = False
    """Whether a text in it has bold words."""
    fills: tuple[tuple[int, str], ...] = ()
    """The columns whose cell has a colour of its own, by index, with the colour as RRGGBB."""

    @property
    def look(self) -> RowKind:
        """The kind of row that it is set like."""
        return "subtotal" if self.is_emphasised else self.kind

    @property
    def is_across(self) -> bool:
        """Whether it is a single cell across all columns."""
        return self.kind in ("group", "closing")


class TableView(Struct, frozen=True):
    """A printed table with at least one column; an empty text is an empty cell."""

    columns: tuple[TableColumn, ...]
    header: tuple[tuple[HeaderCell, ...], ...]
    """The header rows from top to bottom, each with the cells that begin in it."""
    rows: tuple[TableRow, ...]
    numbers: tuple[str, ...] = ()
    """The row of column numbers below the header ("A", "1", "2", "3=2/1*100"); empty where there is none."""
    title: str = ""
    unit_line: str = ""
    """"Đơn vị tính: triệu đồng", above the table; may be empty."""
    notes: tuple[str, ...] = ()
    """The lines below the table: its source and its notes."""
    page: PageChoice = "auto"
    """The orientation of its page; ``auto``: that of the text around it, or landscape for a table too wide for that."""
    id: str = ""
    """Its id in the plan, for findings about the layout; empty for a table that the plan does not define."""
    is_last: bool = False
    """Whether it ends the body, so that its end is kept on the page of the signature."""
    name_column: int = 0
    """The index of the column with the names of the rows."""


class ChartSeries(Struct, frozen=True):
    """What a chart draws of one column: a figure for each of its names."""

    label: str
    texts: tuple[str, ...]
    """The figures as the document prints them; where there is none, the text instead, which may be empty."""
    sizes: tuple[Fraction | None, ...]
    """The figures themselves, in the unit of their texts; ``None`` where there is none."""


class ChartView(Struct, frozen=True):
    """A chart: what it says, and its picture once it is drawn."""

    title: str
    """After its number, if charts are numbered; may be empty."""
    alt: str
    """What is read aloud for it: every figure in it."""
    kind: ChartKind
    unit: str
    """Of all figures; empty where they have none, or not all the same."""
    names: tuple[str, ...]
    """Those of the rows."""
    series: tuple[ChartSeries, ...]
    id: str = ""
    """Its id in the plan."""
    picture: PictureView | None = None


class Article(Struct, frozen=True):
    """An article (Điều) of a decision: its number, and the words that follow in the same paragraph."""

    label: str
    """"Điều 1.", or with its title, "Điều 1. Phạm vi điều chỉnh"."""
    text: str
    """The words after the label, beginning with a space; may be empty."""
    is_last: bool = False
    """Whether it ends the body, and so is kept on the page of the signature."""


class PartTitle(Struct, frozen=True):
    """The title of a Phần, whose number is on a line of its own above it."""

    label: str
    """"Phần thứ nhất"."""
    title: str
    """In capitals."""


class Block(Struct, frozen=True):
    """One paragraph, table or chart of the body; exactly one field is set."""

    section: str = ""
    """A title of the first level, "I. MỤC ĐÍCH, YÊU CẦU"."""
    heading: str = ""
    """A title of the second level, "1. Mục đích"."""
    subheading: str = ""
    """A title of the third level, "a) ...", "1.1. ..."."""
    part: PartTitle | None = None
    """A title of the first level with the word Phần."""
    point: str = ""
    """A title "a) ..." that is not bold."""
    paragraph: str = ""
    lead: str = ""
    """A paragraph that introduces what follows ("* ...:") and is kept on its page."""
    closing: str = ""
    """The last paragraph of the body, kept on the page of the signature."""
    article: Article | None = None
    table: TableView | None = None
    chart: ChartView | None = None
    gap: bool = False
    """Space between two tables, which Word would otherwise join."""

    @property
    def is_tied(self) -> bool:
        """Whether it is kept on the page of the next block."""
        if self.article is not None:
            return not self.article.text
        is_title = bool(self.section or self.heading or self.subheading or self.part or self.point)
        return is_title or bool(self.lead or self.gap)


class AppendixView(Struct, frozen=True):
    """An appendix (phụ lục), after the signature."""

    label: str
    """"Phụ lục" or, where there are several, "Phụ lục I"."""
    title: str
    """In capitals."""
    reference: str
    """"(Kèm theo Kế hoạch số ... ngày ... của ...)"."""
    blocks: tuple[Block, ...]
    page: PageChoice = "auto"
    """The orientation of its pages; ``auto``: landscape if one of its tables needs it."""


class Signature(Struct, frozen=True):
    """The signature block (ô 7a, 7b); empty in a document that nobody signs."""

    authority: tuple[str, ...]
    """Authority and post in capitals, one per line: "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"."""
    name: str
    """Empty until the plan names a signer."""


class Properties(Struct, frozen=True):
    """The file properties of the document, as a file manager shows them."""

    title: str
    subject: str
    author: str
    created: datetime.date | None


class DocumentView(Struct, frozen=True):
    """One whole document; a template's tags call it ``doc``."""

    heading: Heading
    kind: str
    """The kind of document in capitals, "KẾ HOẠCH"."""
    subject: str
    """The trích yếu."""
    basis: tuple[str, ...]
    """The căn cứ, one per line, each ending in ";" and the last in "."."""
    opening: str
    """The sentence that leads from the basis to the body; may be empty."""
    blocks: tuple[Block, ...]
    recipients: tuple[str, ...]
    """The lines below "Nơi nhận:", each beginning with "- " and ending in ";", the last in "."."""
    signature: Signature
    appendices: tuple[AppendixView, ...]
    properties: Properties
    addressee: str = ""
    """The only addressee, "Kính gửi: ..."; empty where there is none or more than one."""
    addressees: tuple[str, ...] = ()
    """Two or more addressees: lines that begin with "- " and end in ";", the last in "."."""
    authority: str = ""
    """Who decides, in capitals on one line: "ỦY BAN NHÂN DÂN PHƯỜNG BẮC SƠN"."""
    decides: str = ""
    """What is printed above the articles, in capitals: QUYẾT ĐỊNH, QUYẾT NGHỊ."""
    fields: OwnFields = {}
    """The fields that the pack or profile declares; an empty text where nothing is typed."""
