"""What must hold on every printed page: each rule yields what is wrong, a line each."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.pages.printed import Paragraph, Printed

MM: Final = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 30 * MM, 20 * MM, 20 * MM, 20 * MM
NEAR: Final = 2
"""Points by which a place may be off."""
FEW_ROWS: Final = 10
GUTTER: Final = 5 * MM

TITLES: Final = (
    "Heading1", "Heading2", "Heading3", "Phan", "TenPhan", "TenDiem", "TenDieu", "LoiDan", "TenBang", "DonViTinh",
    "PhuLuc", "TenPhuLuc",
)  # fmt: skip
BALANCED: Final = ("TrichYeu", "TenPhan", "TenPhuLuc", "KemTheo", "TenBang", "ThamQuyen", "QuyenHanChucVu")
NAME: Final = re.compile(r"(?:Khu phố|Thôn|Ấp|Tổ|Bản) [^\s,;]+(?: [A-ZĐ]\w*)?")
TORN: Final = re.compile(r"\b(?:năm|Ủy|ban|nhân|ỦY|BAN|NHÂN)$|[0-9]%? [-–]$", re.IGNORECASE)


def fonts(printed: Printed) -> Iterator[str]:
    """The type is Times New Roman or its metric twin, or nothing that was measured is true."""
    for font in printed.fonts:
        if not re.search(r"LiberationSerif|TimesNewRoman", font):
            yield f"set in {font}: install a Liberation Serif with Vietnamese letters (fonts-liberation2)"


def all_is_printed(printed: Printed) -> Iterator[str]:
    """Every paragraph of the document is on its pages."""
    for text in printed.missing:
        yield f"not found in the PDF: “{text[:60]}”"


def inside_the_text_area(printed: Printed) -> Iterator[str]:
    """Nothing but the page number is outside the margins."""
    for paragraph in printed.paragraphs:
        for line in paragraph.lines:
            width, height = printed.sizes[line.page - 1]
            if line.left < LEFT - NEAR or line.right > width - RIGHT + NEAR:
                yield f"p. {line.page}: beside the text area: “{line}”"
            if line.top < TOP - NEAR - 4 or line.bottom > height - BOTTOM + NEAR + 4:
                yield f"p. {line.page}: above or below the text area: “{line}”"


def numbered_pages(printed: Printed) -> Iterator[str]:
    """The number is in the middle of the top margin, from the second page of the document and of each appendix on."""
    begins = {1, *(paragraph.first_page for paragraph in printed.paragraphs if paragraph.style == "PhuLuc")}
    number = 0
    for page, (width, _) in enumerate(printed.sizes, 1):
        number = 1 if page in begins else number + 1
        above = [word for word in printed.words if word.page == page and word.bottom < TOP - 2]
        wanted = [] if number == 1 else [str(number)]
        if [word.text for word in above] != wanted:
            yield f"p. {page}: the page number is {[word.text for word in above]}, expected {wanted}"
        middle = LEFT + (width - LEFT - RIGHT) / 2
        if any(abs((word.left + word.right) / 2 - middle) > NEAR for word in above):
            yield f"p. {page}: the page number is not in the middle"


def head(printed: Printed) -> Iterator[str]:
    """Place and date are on one line, and that is the line of the number."""
    by_style = {paragraph.style: paragraph for paragraph in reversed(printed.paragraphs)}
    date, number = by_style.get("DiaDanhNgayThang"), by_style.get("SoKyHieu")
    if date and len(date.lines) > 1:
        yield f"place and date on {len(date.lines)} lines"
    if date and number and abs(date.lines[0].bottom - number.lines[0].bottom) > NEAR:
        yield "place and date are not level with the number"


def no_title_is_last_on_its_page(printed: Printed) -> Iterator[str]:
    """A title, a lead-in and what is above a table are on the page of what they belong to."""
    before = ""
    for above, below in pairwise(printed.paragraphs):
        is_title = above.style in TITLES and above.table == 0
        if is_title and below.first_page != above.last_page and not _left_by_libreoffice(before, above, below):
            yield f"p. {above.last_page}: last on its page: “{above.shown}”"
        before = above.style


def _left_by_libreoffice(before: str, above: Paragraph, below: Paragraph) -> bool:
    """Two headings one right after the other: Word moves both to the page of the text, as their styles say (keepNext);
    LibreOffice 7.4 may leave one of them, or both, on the page before. Nothing else is excused.
    """
    upper, lower = ("Heading1", "Heading2"), ("Heading2", "Heading3")
    styles = (before, above.style, below.style)
    return any(one in upper and two in lower for one, two in pairwise(styles))


def signature(printed: Printed) -> Iterator[str]:
    """The signing block is in one piece, level with the recipients, and on the page of the text's last lines."""
    block = [paragraph for paragraph in printed.paragraphs if paragraph.style in ("QuyenHanChucVu", "HoTenNguoiKy")]
    if not block:
        return
    page = block[0].first_page
    if {paragraph.last_page for paragraph in block} != {page}:
        yield f"p. {page}: the signing block is on two pages"
    at = printed.paragraphs.index(block[0])
    before = next(p for p in reversed(printed.paragraphs[:at]) if p.style not in ("NoiNhan", "DanhSachNoiNhan"))
    if before.last_page != page:
        yield f"p. {page}: the signing block is alone"
    greeting = next(paragraph for paragraph in printed.paragraphs if paragraph.style == "NoiNhan")
    if abs(greeting.lines[0].bottom - block[0].lines[0].bottom) > 4:
        yield f"p. {page}: the recipients are not level with the signing block"
    received = [
        line for p in printed.paragraphs if p.style == "DanhSachNoiNhan" for line in p.lines if line.page == page
    ]
    signed = min(line.left for paragraph in block for line in paragraph.lines)
    if received and signed - max(line.right for line in received) < GUTTER - 0.5:
        yield f"p. {page}: less than 5 mm between the recipients and the signing block"


def closing_mark(printed: Printed) -> Iterator[str]:
    """ "./." in a paragraph of its own is on the page of what it closes."""
    for above, below in pairwise(printed.paragraphs):
        if below.text.strip() == "./." and below.first_page != above.last_page:
            yield f"p. {below.first_page}: “./.” is parted from the text"


def tables(printed: Printed) -> Iterator[str]:
    """A small table is in one piece; of a larger one no part is a single row, and its header is repeated."""
    for table in printed.plan_tables:
        rows = {number: paragraphs for number, paragraphs in printed.rows(table).items() if not paragraphs[0].is_header}
        pages = [{paragraph.first_page for paragraph in paragraphs} for paragraphs in rows.values()]
        first = next(iter(printed.rows(table).values()))[0]
        if any(len(found) > 1 for found in pages):
            yield f"p. {first.first_page}: a row is on two pages, table {table}"
        on = [min(found) for found in pages]
        if not on:
            continue
        if first.first_page != on[0]:
            yield f"p. {first.first_page}: the header of table {table} is alone"
        if len(set(on)) > 1 and len(on) < FEW_ROWS and _height(printed, table) < _third(printed, first.first_page):
            yield f"p. {first.first_page}: a table of {len(on)} rows is torn, table {table}"
        if len(on) > 1 and 1 in (on.count(page) for page in set(on)):
            yield f"p. {first.first_page}: one row of table {table} is alone on its page"


def _height(printed: Printed, table: int) -> float:
    """The height of a table's parts together, headers repeated not counted."""
    paragraphs = [paragraph for row in printed.rows(table).values() for paragraph in row]
    height = 0.0
    for page in {paragraph.first_page for paragraph in paragraphs}:
        lines = [line for paragraph in paragraphs for line in paragraph.lines if line.page == page]
        height += max(line.bottom for line in lines) - min(line.top for line in lines)
    return height


def _third(printed: Printed, page: int) -> float:
    height = printed.sizes[page - 1][1]
    return (height - TOP - BOTTOM) / 3


def notes_are_with_their_table(printed: Printed) -> Iterator[str]:
    """The first line under a table is on the page of its last row."""
    for above, below in pairwise(printed.paragraphs):
        if above.table and below.style.startswith("GhiChuBang") and below.first_page != above.last_page:
            yield f"p. {below.first_page}: parted from its table: “{below.shown}”"


def names_are_whole(printed: Printed) -> Iterator[str]:
    """The name of an area in a cell is on one line."""
    for paragraph in printed.paragraphs:
        if paragraph.table and not paragraph.is_header and len(paragraph.lines) > 1 and NAME.fullmatch(paragraph.text):
            yield f"p. {paragraph.first_page}: a name is broken: “{paragraph.text}”"


def centred_lines(printed: Printed) -> Iterator[str]:
    """The lines of a centred text are about as long as one another, and none ends where it must not."""
    for paragraph in printed.paragraphs:
        if paragraph.style not in BALANCED or len(paragraph.lines) < 2:
            continue
        widths = [line.width for line in paragraph.lines]
        if min(widths) < max(widths) * 0.45:
            yield f"p. {paragraph.first_page}: the lines of “{paragraph.shown}” are not balanced"
        for line in paragraph.lines[:-1]:
            if TORN.search(str(line)):
                yield f"p. {line.page}: torn after “{line}”"


RULES: Final = (
    fonts, all_is_printed, inside_the_text_area, numbered_pages, head, no_title_is_last_on_its_page, signature,
    closing_mark, tables, notes_are_with_their_table, names_are_whole, centred_lines,
)  # fmt: skip
