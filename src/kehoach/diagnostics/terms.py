"""Phrases used in messages, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kehoach.diagnostics.bilingual import Bilingual, Verbatim

if TYPE_CHECKING:
    from collections.abc import Iterable


class Spot(NamedTuple):
    """A place in a Word file: the part, and the paragraph or cell in it, counted from 1; 0 if not applicable."""

    part: str
    """"document.xml", "header1.xml"."""
    paragraph: int = 0
    """Within its cell or text box, or outside tables; 0 for a whole table, row or cell."""
    table: int = 0
    row: int = 0
    cell: int = 0
    boxed: bool = False
    """In a text box."""


# Why a file is not opened.
NOT_REGULAR: Final = Bilingual("không phải một tệp thường", "not a regular file")
NO_PACK_IN_IT: Final = Bilingual("trong thư mục không có pack.yaml", "there is no pack.yaml in the folder")

# What was found, or was expected.
MAPPING: Final = Bilingual("một nhóm khóa", "a group of keys")
NOT_DECLARED: Final = Bilingual(
    "gõ sai thì sửa tên; là địa bàn thì thêm một hàng vào areas; không phải địa bàn thì xóa ở đây",
    "correct a name that is misspelt; add a row to areas for a new area; delete here what is not an area",
)
NO_FILLED_CELL: Final = Bilingual("không có ô nào ghi gì", "no cell is filled")
ONLY_A_HEAD: Final = Bilingual("chỉ có dòng tiêu đề, chưa có hàng nào", "the head is all there is")
NO_SUCH_COLUMN_TYPED: Final = Bilingual(
    "không có cột này thì xóa dấu | thừa ở dòng đầu và ở mỗi hàng",
    "if there is no such column, delete its | from the header and from each row",
)
NO_SUCH_COLUMN: Final = Bilingual(
    "đổi tên cột này, hoặc bỏ cột; bảng nhận: {takes}", "rename the column, or remove it; the table takes: {takes}"
)
DID_YOU_MEAN: Final = Bilingual("ý bạn là “{name}”?", "did you mean “{name}”?")
DID_YOU_MEAN_ID: Final = Bilingual("ý bạn là “{name}” (“{label}”)?", "did you mean “{name}” (“{label}”)?")
HEAD_OF_A_FILE: Final = Bilingual(
    "nếu là “{label}” thì sửa trong tệp, hoặc để nguyên tệp và ghi ở bảng (đã có thì chỉ đổi label): "
    "columns: {{{column}: {{label: {text}}}}}",
    "if it is “{label}”, correct the file, or write at the table (where it is already, change its label only): "
    "columns: {{{column}: {{label: {text}}}}}",
)
HEAD_OF_NO_COLUMN: Final = Bilingual(
    "cột không dùng thì để ngoài range, hoặc ghi ở bảng: columns: {{{id}: {{label: {text}, kind: text, in: none}}}}; "
    "bảng nhận: {takes}",
    "leave a column that is not used outside the range, or write at the table: "
    "columns: {{{id}: {{label: {text}, kind: text, in: none}}}}; the table takes: {takes}",
)
NOT_YET_THE_HEAD: Final = Bilingual(
    "dòng này chưa phải dòng tiêu đề của bảng thì ghi range: {range}, bắt đầu từ dòng tiêu đề",
    "if this line is not the head of the table yet, write range: {range}, beginning at the head",
)
BESIDE_AN_EMPTY_COLUMN: Final = Bilingual(
    "cột trống này là chỗ hết bảng thì ghi range: {range}",
    "if the table ends before this empty column, write range: {range}",
)
NO_SUCH_ROW: Final = Bilingual("hoặc xóa hàng", "or delete the row")
NO_SUCH_ROW_IN_SHEET: Final = Bilingual(
    "hàng không thuộc bảng (như ghi chú, chữ ký) thì để nguyên, và ghi range: {range}",
    "leave a row that is not of the table (a note, a signature) as it is, and write range: {range}",
)
SEQUENCE: Final = Bilingual("một danh sách", "a list")
PARAGRAPHS: Final = Bilingual("lời văn nhiều dòng", "several lines of text")
TEXT: Final = Bilingual("một dòng chữ", "one line of text")
KEYS: Final = Bilingual("các dòng “khóa: giá trị”", "“key: value” lines")
IDS: Final = Bilingual("các dòng “mã: …”", "“id: …” lines")
PROSE: Final = Bilingual("lời văn dưới “|”", "prose under “|”")
NAMES: Final = Bilingual("các tên cách nhau bằng dấu chấm phẩy", "names separated by semicolons")
WHOLE: Final = Bilingual("một số nguyên", "a whole number")
BARE_NUMBER: Final = Bilingual("số", "a bare number")
NUMBER: Final = Bilingual("một số", "a number")
MONEY: Final = Bilingual("một số tiền", "an amount of money")
GOAL: Final = Bilingual("một mức chỉ tiêu", "a goal")
FORMULA: Final = Bilingual("một công thức", "a formula")
CHECKS: Final = Bilingual("các dòng kiểm tra, mỗi dòng một phép so sánh", "one check per line")
ROWS: Final = Bilingual("các hàng của bảng dưới “rows: |”", "the table's rows under “rows: |”")
KEYS_OF_A_TABLE: Final = Bilingual("các khóa của bảng, như “rows: |”", "the keys of a table, like “rows: |”")
KEYS_OF_A_FIGURE: Final = Bilingual(
    "các khóa của chỉ tiêu, như “goal: ≥ 7 hộ”", "the keys of a figure, like “goal: ≥ 7 hộ”"
)
KEYS_OF_A_COLUMN: Final = Bilingual("các khóa của cột, như “label: Số hộ”", "the keys of a column, like “label: Số hộ”")
BEGIN_AFRESH: Final = Bilingual("“none” (bỏ mọi thứ bộ mẫu có ở đây)", "“none” (drop all that the pack has here)")
COLUMN_KEYS: Final = Bilingual("các khóa của cột", "the keys of a column")
CELL: Final = Bilingual("một ô", "one cell")
SEVERAL: Final = Bilingual("nhiều giá trị", "several values")
ONE_VALUE: Final = Bilingual("một giá trị", "one value")
EMPTY_KEY: Final = Bilingual("giá trị rỗng hoặc nhiều dòng", "an empty value or several lines")
GROUP_KEY: Final = Bilingual("danh sách hoặc nhóm khóa", "a list or a group of keys")
TITLE_AND_TEXT: Final = Bilingual("các khóa title và text", "the keys title and text")
GIVEN: Final = Bilingual(
    "chuỗi, số nguyên, Decimal, ngày, nhóm khóa hoặc danh sách", "a str, int, Decimal, date, mapping or list"
)
GOALS: Final = Bilingual("chỉ tiêu (kind: goal)", "goals (kind: goal)")
FIGURES: Final = Bilingual("số", "figures")
WHOLE_TABLE: Final = Bilingual("một bảng", "a table")
WHOLE_ROW: Final = Bilingual("cả một hàng hoặc cột", "a whole row or column")
A_TABLE: Final = Bilingual("bảng", "table")
A_ROW: Final = Bilingual("hàng", "row")

# Places.
COLUMNS: Final = Bilingual("cột", "columns")
ROW_COUNT: Final = Bilingual("hàng", "rows")
HEAD_SIGNS_FOR_HIMSELF: Final = Bilingual(
    "người đứng đầu mà ký thay (KT.)", "the head signs with KT., which is for deputies"
)
DEPUTY_AS_HEAD: Final = Bilingual("cấp phó ký mà thiếu KT.", "a deputy signs without KT.")
DEPUTY_WITHOUT_BODY: Final = Bilingual(
    "cấp phó ký thay người đứng đầu mà văn bản của tập thể, thiếu TM.",
    "the document is the body's, but the deputy signs for the head alone, without TM.",
)
NO_AUTHORITY: Final = Bilingual("chưa ghi thẩm quyền ký", "the signing authority is missing")

NOWHERE: Final = Bilingual("", "")
AREA_MAP: Final = Bilingual("tệp thay đổi địa bàn", "the file of area changes")
ACTUALS: Final = Bilingual("tệp số thực hiện", "the file of actual figures")
THE_PLAN: Final = Bilingual("kế hoạch", "the plan")
TOTAL_ROW: Final = Bilingual("dòng tổng", "the total row")

BESIDE_THE_PLAN: Final = Bilingual("cạnh kế hoạch", "next to the plan")
BUILT_IN: Final = Bilingual("có sẵn", "built in")


def quoted(text: str) -> Bilingual:
    """A typed text in quotes, cut to 30 characters."""
    return Bilingual(f"“{text[:30]}”", f"“{text[:30]}”")


def named(name: str) -> Bilingual:
    """A key or id in quotes."""
    return Bilingual(f"“{name}”", f"“{name}”")


def in_word(spot: Spot | None, around: str) -> Bilingual:
    """A place in a Word file, with the text around it."""
    part, paragraph, table, row, cell, boxed = spot or Spot("")
    counted = (("bảng", "table", table), ("hàng", "row", row), ("ô", "cell", cell), ("đoạn", "paragraph", paragraph))
    box = [("hộp văn bản", "text box")] if boxed else []
    said = [(part, part), *box, *((f"{vi} {n}", f"{en} {n}") for vi, en, n in counted if n)]
    text = f" (“{around}”)" if around else ""
    return Bilingual(*(", ".join(words) + text for words in zip(*said, strict=True)))


def meant_or_language(nearest: str) -> Bilingual:
    """The word that was probably meant, or the list of valid tags."""
    if nearest:
        return DID_YOU_MEAN.filled(name=Verbatim(nearest))
    return Bilingual(
        "chỉ dùng {{ tên }}, {% for … in … %}, {% if … %} với not, and, or, {% else %}, {% elif … %}, "
        "{%p … %}, {%tr … %}, {%tc … %}",
        "use only {{ name }}, {% for … in … %}, {% if … %} with not, and, or, {% else %}, {% elif … %}, "
        "{%p … %}, {%tr … %}, {%tc … %}",
    )


NO_ELSE_OF_A_LOOP: Final = Bilingual(
    "vòng lặp không có {% else %}; ghi {% if danh sách %} quanh vòng lặp, {% else %} trước {% endif %}",
    "a loop has no {% else %}; put {% if list %} around the loop, {% else %} before its {% endif %}",
)


def meant_or_declare(name: str, nearest: str) -> Bilingual:
    """The declared field that was probably meant, or how to declare one."""
    if nearest:
        return DID_YOU_MEAN.filled(name=Verbatim(nearest))
    return Bilingual(
        f"khai báo ô ấy trong pack.yaml: “fields: {{{name}: {{label: Tên gọi, kind: text}}}}”",
        f"declare it in pack.yaml: “fields: {{{name}: {{label: Name, kind: text}}}}”",
    )


def meant_or_own_field(nearest: str, name: str, kind: str) -> Bilingual:
    """The name that was probably meant, or how a pack declares a field of its own with this name."""
    if nearest:
        return DID_YOU_MEAN.filled(name=Verbatim(nearest))
    declared = f"fields: {{{name}: {{label: …{kind}}}}}"
    return Bilingual(
        f"nội dung riêng thì khai báo trong pack.yaml: “{declared}”, rồi gõ doc.fields.{name}",
        f"what only your documents have is declared in pack.yaml: “{declared}”; then type doc.fields.{name}",
    )


def meant_or_columns(nearest: str, takes: Iterable[str]) -> Bilingual:
    """The column that was probably meant, or those that a table takes."""
    if nearest:
        return DID_YOU_MEAN.filled(name=Verbatim(nearest))
    return NO_SUCH_COLUMN.filled(takes=listed(takes))


def listed(names: Iterable[str]) -> Verbatim:
    """Names in quotes."""
    return Verbatim(", ".join(f"“{name}”" for name in names))


def meant_or_declared(nearest: str) -> Bilingual:
    """The area that was probably meant, or where to declare one."""
    return DID_YOU_MEAN.filled(name=Verbatim(nearest)) if nearest else NOT_DECLARED


def meant_or_one_of(nearest: str, known: Iterable[str]) -> Bilingual:
    """The name that was probably meant, or those there are."""
    if nearest:
        return DID_YOU_MEAN.filled(name=Verbatim(nearest))
    listed = ", ".join(known)
    return Bilingual(f"ở đây có: {listed}", f"there are: {listed}")


ONLY_IN_A_LOOP: Final = Bilingual(
    "“loop” chỉ dùng được giữa {% for … %} và {% endfor %}",
    "“loop” can be used between {% for … %} and {% endfor %} only",
)


def is_a_text(name: str) -> Bilingual:
    """That a text or an entry of a list of lines has no fields."""
    return Bilingual(
        f"“{name}” là một đoạn chữ: gõ {{{{ {name} }}}}; hàng có nhiều cột thì để trong bảng của kế hoạch",
        f"“{name}” is one text: type {{{{ {name} }}}}; rows with several columns belong in a table of the plan",
    )


def package(name: str) -> Bilingual:
    """An installed Python package."""
    return Bilingual(f"gói {name}", f"package {name}")


def table(name: str) -> Bilingual:
    """A table by its id."""
    return Bilingual(f"bảng “{name}”", f"table “{name}”")


def column(name: str, of: str) -> Bilingual:
    """A column of a table."""
    return Bilingual(f"cột “{name}” của bảng “{of}”", f"column “{name}” of table “{of}”")


def figure(name: str) -> Bilingual:
    """A single figure."""
    return Bilingual(f"chỉ tiêu “{name}”", f"figure “{name}”")


def section(name: str) -> Bilingual:
    """A section of the outline."""
    return Bilingual(f"phần “{name}”", f"section “{name}”")


def appendix(name: str) -> Bilingual:
    """An appendix."""
    return Bilingual(f"phụ lục “{name}”", f"appendix “{name}”")


def chart(name: str) -> Bilingual:
    """A chart."""
    return Bilingual(f"biểu đồ “{name}”", f"chart “{name}”")


def document(name: str) -> Bilingual:
    """A document that accompanies the plan."""
    return Bilingual(f"văn bản “{name}”", f"document “{name}”")


THE_REPORT: Final = Bilingual("báo cáo", "the report")


def in_row(name: str) -> Bilingual:
    """The row that a message is about."""
    return Bilingual(f" ở hàng “{name}”", f" in row “{name}”")


def at_address(address: str) -> Bilingual:
    """The figure that a message is about, if it mentions more than one."""
    return Bilingual(f" (ở “{address}”)", f" (at “{address}”)")


def cells_of_row(columns: str) -> Bilingual:
    """The cells that a figure of one row is computed from."""
    return Bilingual(f"các ô của hàng này ({columns})", f"the cells of this row ({columns})")


def cells_or_columns(columns: str) -> Bilingual:
    """The cells of the first of many rows, or the columns that all of them are computed from."""
    vi, en = cells_of_row(columns)
    return Bilingual(
        f"{vi}, và xem các cột này có bị đổi chỗ ở dòng đầu bảng không",
        f"{en}, and whether these columns are swapped in the header line",
    )


UNLIKE_COLUMNS: Final = Bilingual(
    "kiểm tra tên cột trong công thức, hoặc khóa “unit” của hai cột",
    "check the column names in the formula, or the “unit” of both columns",
)
FORMULA_OF_GROUP: Final = Bilingual(
    "số của hàng này là tổng các hàng con; bỏ @formula của hàng", "it is the sum of its rows; remove its @formula"
)
FORMULA_IN_FOOTING: Final = Bilingual(
    "bảng làm tròn các cột cùng nhau (foot); bỏ foot của bảng, hoặc bỏ @formula của hàng",
    "the columns are rounded together (foot); remove the table's foot, or the row's @formula",
)
ROW_OF_QUOTIENT: Final = Bilingual("là kết quả phép chia", "is a quotient")
ROW_OF_ROWS: Final = Bilingual("gộp những hàng đã được cộng", "sums up rows that are added there already")
NO_REASON: Final = Bilingual("thiếu lý do", "the reason is missing")
NO_ADDRESS: Final = Bilingual("chỗ phải là một ô, như bang[Thôn Đông].cuoi", "write a cell, like bang[Thôn Đông].cuoi")
UNLIKE_ROWS: Final = Bilingual(
    "các hàng khác đơn vị không cộng được: ghi “total: none” ở cột, hoặc ghi “unit” ở cột nếu cả cột cùng một đơn vị",
    "rows in different units cannot be added: set “total: none” on the column, or give the column a “unit” if all its "
    "rows share the same unit",
)
UNLIKE_GOAL: Final = Bilingual(
    "ghi chỉ tiêu và số cần so sánh theo cùng một loại đơn vị",
    "write the goal and the figure in units of the same kind",
)


UNLIKE_WORDS: Final = Bilingual("ghi đơn vị cùng loại với số này", "write a unit of the same kind as the figure")


def say_in_words(figure: str, unit: str) -> Bilingual:
    """How a figure is read out in a unit."""
    return Bilingual(f"viết $({figure} | words {unit})", f"write $({figure} | words {unit})")


def say_unit(unit: str) -> Bilingual:
    """Which unit belongs after a figure."""
    return Bilingual(f"ghi “{unit}” sau số này", f"write “{unit}” after the figure")


def in_total(label: str) -> Bilingual:
    """The total row that a message is about."""
    return Bilingual(f" ở dòng “{label}”", f" in row “{label}”")


_UNMET: Final = {
    "negative-total": Bilingual("số cần chia là số âm ({available})", "the amount is negative ({available})"),
    "negative-weight": Bilingual(
        "trọng số của “{name}” là số âm ({available})", "the weight of “{name}” is {available}"
    ),
    "no-weight": Bilingual(
        "các hàng có trọng số chỉ nhận được nhiều nhất {available} trong {needed}",
        "rows with a weight can take at most {available} of {needed}",
    ),
    "floors-exceed-total": Bilingual(
        "tổng các mức tối thiểu (floor) là {needed}, lớn hơn {available}",
        "the floors add up to {needed}, more than {available}",
    ),
    "caps-below-total": Bilingual(
        "tổng các mức tối đa (cap) là {available}, nhỏ hơn {needed}",
        "the caps add up to {available}, less than {needed}",
    ),
    "fixed-exceed-total": Bilingual(
        "tổng các phần cố định (fixed) là {needed}, lớn hơn {available}",
        "the fixed parts add up to {needed}, more than {available}",
    ),
    "floor-above-cap": Bilingual(
        "“{name}” có mức tối thiểu {needed}, lớn hơn mức tối đa {available}",
        "“{name}” must get at least {needed} but at most {available}",
    ),
}


def unmet(constraint: str, needed: str, available: str, name: str) -> Bilingual:
    """Why an amount cannot be split."""
    term = _UNMET[constraint]
    vi, en = (text.format(needed=needed, available=available, name=name) for text in term)
    return Bilingual(vi, en)


# Why parts cannot be numbered so.


def too_many_levels(levels: int, most: int) -> Bilingual:
    """A numbering of more levels than parts can have."""
    return Bilingual(f"có {levels} cấp, nhiều nhất là {most}", f"it has {levels} levels, and {most} is the most")


def only_outermost(style: str) -> Bilingual:
    """A style of the first level that is typed further in."""
    return Bilingual(f"“{style}” chỉ dùng cho cấp ngoài cùng", f"“{style}” is for the outermost level only")


def needs_a_number_above(style: str) -> Bilingual:
    """A style that goes on from the number above, where there is none."""
    return Bilingual(f"“{style}” phải đứng sau I, A hoặc 1", f"“{style}” has to follow I, A or 1")
