"""KH2: reading tables: their columns, rows and cells."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE

SPACED_NUMBER = Rule(
    "KH210",
    "spaced-number",
    E,
    "“{text}”: trong số không được có dấu cách",
    "“{text}”: a number must not contain spaces",
    "gõ {suggestion}",
    "write {suggestion}",
)
TEMPLATE_MARKER = Rule(
    "KH218",
    "template-marker",
    E,
    "“{text}” là dấu của mẫu Word, không dùng trong kế hoạch",
    "“{text}” is template syntax and cannot be used in a plan",
    "biểu thức trong lời văn viết là $(…)",
    "write an expression in prose as $(…)",
)
TOO_MANY_CELLS = Rule(
    "KH220",
    "too-many-cells",
    E,
    "hàng có {found} ô, bảng chỉ có {wanted} cột",
    "the row has {found} cells, but the table has {wanted} columns",
    "xóa dấu | thừa; ô trống vẫn cần một dấu |",
    "remove the extra |; an empty cell still needs its own |",
)
UNKNOWN_COLUMN_HEADER = Rule(
    "KH221",
    "unknown-column-header",
    E,
    "bảng “{table}” không có cột “{text}”",
    "table “{table}” has no column “{text}”",
    "{cure}",
    "{cure}",
)
UNDECLARED_NAMES = Rule(
    "KH287",
    "undeclared-names",
    E,
    "“columns” của bảng “{table}” chưa khai cột tên “{text}”",
    "the “columns” of table “{table}” do not declare the column of names, “{text}”",
    "thêm vào đầu “columns” dòng  {id}: {{label: {text}, kind: text}}",
    "add as the first of “columns”:  {id}: {{label: {text}, kind: text}}",
)
DUPLICATE_COLUMN = Rule(
    "KH222",
    "duplicate-column",
    E,
    "dòng đầu của bảng có hai cột “{text}”",
    "column “{text}” appears twice in the header row",
    "xóa hoặc đổi tên một cột",
    "remove or rename one of them",
)
DUPLICATE_ROW = Rule(
    "KH223",
    "duplicate-row",
    E,
    "hàng “{text}” đã có ở dòng {first}",
    "row “{text}” is already on line {first}",
    "cùng là một thì gộp hai hàng làm một; khác nhau thì ghi tên cho khác",
    "merge the two rows if they are the same; otherwise give them different names",
)
EMPTY_TABLE = Rule(
    "KH224",
    "empty-table",
    E,
    "bảng “{table}” không có hàng nào",
    "table “{table}” has no rows",
    "thêm “rows: |”, dưới đó mỗi dòng một hàng, dòng đầu là tên các cột",
    "add “rows: |” and one line per row below it, the first one with the names of the columns",
)
BAD_YEAR = Rule(
    "KH232",
    "bad-year",
    E,
    "“{text}” không phải là năm",
    "“{text}” is not a year",
    "gõ bốn chữ số, như 2023; kế hoạch nhiều năm thì dùng khóa “period”, như 2026-2030",
    "write four digits, like 2023; for a plan of several years use “period”, like 2026-2030",
)
SHORT_ROW = Rule(
    "KH234",
    "short-row",
    E,
    "hàng chỉ có {found} ô, bảng có {wanted} cột",
    "the row has only {found} cells, but the table has {wanted} columns",
    "ô trống vẫn cần dấu |, hai bên dấu | có dấu cách; không có số thì ghi “-”",
    "an empty cell still needs its | with a space on both sides; if there is no figure, write “-”",
)
BAD_COLUMN = Rule(
    "KH238",
    "column-with-two-sources",
    E,
    "cột “{column}” có cả “{first}” và “{second}”: chỉ giữ một",
    "column “{column}” has both “{first}” and “{second}”: keep one",
    "xóa “{first}” hoặc “{second}”",
    "remove “{first}” or “{second}”",
)
MISSING_COLUMN = Rule(
    "KH240",
    "missing-column",
    E,
    "dòng đầu của bảng “{table}” thiếu cột “{column}”",
    "the header row of table “{table}” has no column “{column}”",
    "thêm tên cột vào dòng đầu và thêm một ô vào mỗi hàng; hàng lấy từ tệp mà “rows” có “columns” thì thêm tên cột vào "
    "đó",
    "add it to the header row, and a cell to each row; to “columns” where “rows” takes some of a file's",
)
UNNAMED_ROW = Rule(
    "KH241",
    "unnamed-row",
    E,
    "hàng này chưa có tên ở cột “{column}”",
    "this row has no name in column “{column}”",
    "ghi tên hàng vào cột này; {otherwise}",
    "write the row's name there; {otherwise}",
)
TOTAL_AS_ROW = Rule(
    "KH243",
    "total-as-row",
    E,
    "hàng “{text}” là dòng tổng; nếu coi là một hàng thì số liệu bị cộng hai lần",
    "row “{text}” is a total; as an ordinary row it would be counted twice in every sum",
    "giữ hàng này và ghi “total: {text}” ở bảng “{table}”: dòng tổng in ở cuối, số ghi ở đây được so với số máy cộng; "
    "muốn in ở đầu bảng thì để nó ở hàng đầu và thụt mọi hàng khác vào dưới",
    "keep the row and set “total: {text}” on table “{table}”: the total is printed at the bottom and compared "
    "with what is typed here; to print it at the top, make it the first row and indent all others under it",
)
ROW_UNDER_TOTAL = Rule(
    "KH280",
    "row-under-total",
    W,
    "hàng “{text}” thụt vào dưới dòng tổng “{total}”, nhưng không được coi là hàng con của dòng tổng",
    "row “{text}” is indented under the total row “{total}”, but is not taken as part of it",
    "thụt hàng này bằng các hàng cùng cấp; dòng tổng in ở đầu bảng thì gõ ở hàng đầu, mọi hàng khác thụt vào dưới nó",
    "indent it like the rows of its level; a total at the top is typed as the first row, all others indented under it",
)
NUMBERED_LIKE_ABOVE = Rule(
    "KH281",
    "numbered-like-above",
    W,
    "hàng “{text}” ở cấp {level}, mà “numbering: {numbering}” chỉ có {levels} cấp: số của nó giống hàng cấp trên",
    "row “{text}” is on level {level}, but “numbering: {numbering}” has {levels}: it is numbered like the row above it",
    "thêm kiểu cho cấp này: “numbering: {numbering} -” in dấu gạch, “numbering: {numbering} none” để trống",
    "add a style for the level: “numbering: {numbering} -” prints a dash, “numbering: {numbering} none” nothing",
)
UNSUITABLE_TOTAL = Rule(
    "KH244",
    "unsuitable-total",
    E,
    "cột “{column}” ({kind}) không tính tổng bằng “total: {total}” được",
    "column “{column}” ({kind}) cannot use “total: {total}”",
    "xóa khóa “total”, ghi “total: none”, hoặc ghi công thức từ các số tổng, như san_luong / dien_tich",
    "remove “total”, write “total: none”, or give a formula over the totals, like san_luong / dien_tich",
)
KEY_WITHOUT_SOURCE = Rule(
    "KH245",
    "key-without-its-source",
    E,
    "cột “{column}”: khóa “{key}” chỉ dùng cùng với “{wanted}”",
    "column “{column}”: the key “{key}” works only with “{wanted}”",
    "xóa “{key}” ở cột này, hoặc thêm khóa đi cùng: {wanted}",
    "remove “{key}” from the column, or add a key it goes with: {wanted}",
)
UNSUITABLE_WEIGHT = Rule(
    "KH247",
    "unsuitable-weight",
    E,
    "cột “{column}” ({kind}) không tính bình quân theo “weight” được",
    "column “{column}” ({kind}) cannot be averaged by “weight”",
    "“weight” dùng thay “total”, cho cột gõ tay, cột lấy từ bảng khác hoặc cột có công thức không có phép chia",
    "use “weight” instead of “total”, on a column that is typed, looked up or computed without a division",
)
UNKNOWN_ASIDE = Rule(
    "KH255",
    "unknown-row-key",
    E,
    "không có cột “{text}” nói về hàng; chỉ có: {known}",
    "unknown row attribute “{text}”; there are: {known}",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
BAD_ASIDE = Rule(
    "KH256",
    "bad-row-key",
    E,
    "cột {key} không nhận “{text}”",
    "column {key} cannot be “{text}”",
    "ghi: {wanted}",
    "write: {wanted}",
)
DUPLICATE_ROW_ID = Rule(
    "KH257",
    "duplicate-row-id",
    E,
    "mã hàng “{text}” đã dùng cho hàng khác ở dòng {first}",
    "“{text}” already identifies another row, on line {first}",
    "đặt cho mỗi hàng một mã riêng, khác tên các hàng khác",
    "give each row an @id of its own that is not the name of another row",
)
MARK_WITHOUT_NOTE = Rule(
    "KH258",
    "mark-without-note",
    E,
    "dấu [{mark}] chưa có ghi chú",
    "the note mark [{mark}] has no note",
    "thêm vào “notes:” của bảng một dòng bắt đầu bằng [{mark}]",
    "add a line that begins with [{mark}] to the “notes:” of the table",
)
NOTE_WITHOUT_MARK = Rule(
    "KH259",
    "note-without-mark",
    W,
    "không ô nào có dấu [{mark}] của ghi chú này, hoặc hai ghi chú trùng dấu",
    "no cell has the mark [{mark}] of this note, or two notes share it",
    "ở ô cần chú thích, ghi một dấu cách và [{mark}] sau số; hoặc xóa ghi chú",
    "type a space and [{mark}] after the figure it explains, or delete the note",
)
NOTHING_TO_JOIN = Rule(
    "KH260",
    "nothing-to-join",
    E,
    "hàng “& {text}” không ghép được vào hàng trên",
    "row “& {text}” cannot be joined to the row above",
    "“& ” đặt trước tên hàng để in chung ô với hàng ngay trên; hàng trên không được là nhóm",
    "“& ” before a row's name prints it in the cells of the row above, which must not be a group",
)
BAD_YEARS = Rule(
    "KH261",
    "bad-years",
    E,
    "không đọc được danh sách năm “{text}”",
    "the list of years “{text}” cannot be read",
    "ghi như 2025; 2026; 2030 hoặc 2026-2030",
    "write, for example, 2025; 2026; 2030 or 2026-2030",
)
YEARS_OUT_OF_ORDER = Rule(
    "KH288",
    "years-out-of-order",
    E,
    "năm {year} ghi hai lần, hoặc không theo thứ tự tăng dần",
    "the year {year} is given twice, or is not in ascending order",
    "ghi {years}; hai chuẩn trong một năm thì thêm một cột có tên riêng",
    "write {years}; for two standards in one year add a column of another name",
)
WITHOUT_YEAR = Rule(
    "KH263",
    "without-year",
    E,
    "cột “{text}” mỗi năm có một số ({years}): chưa ghi năm nào",
    "column “{text}” has a figure for each year ({years}): state which year",
    "ghi năm, như {text}.{first}; cộng các năm thì ghi sum({text})",
    "add the year, like {text}.{first}; for the sum of all years write sum({text})",
)
HEADING_WITHOUT_YEAR = Rule(
    "KH282",
    "heading-without-year",
    E,
    "“headings” có “{text}”, không phải một năm trong “years” ({years})",
    "“headings” has “{text}”, which is none of “years” ({years})",
    "ghi năm có trong “years”, như 2025: Ước 2025; hoặc thêm năm ấy vào “years”",
    "write a year of “years”, like 2025: Ước 2025, or add the year to “years”",
)
MISPLACED_COLUMN = Rule(
    "KH283",
    "misplaced-column",
    E,
    "cột “{column}”: “after: {text}” không đặt được cột này vào chỗ nào",
    "column “{column}”: “after: {text}” does not say where to print it",
    "ghi mã một cột khác của bảng, như “{nearest}”; cột đầu là tên hàng, luôn đứng đầu, nên không có “after”",
    "write the id of another column of the table, like “{nearest}”; the first one, the row names, cannot be moved",
)
BAD_WIDTH = Rule(
    "KH284",
    "bad-width",
    E,
    "không đọc được chiều rộng cột “{text}”",
    "the width of a column, “{text}”, cannot be read",
    "ghi số mm, như 30, hoặc phần trăm chiều rộng bảng, từ 1% đến 100%, như 20%",
    "write millimetres, like 30, or per cent of the table's width from 1% to 100%, like 20%",
)
WIDTHS_OVER_WHOLE = Rule(
    "KH285",
    "widths-over-whole",
    E,
    "chiều rộng (width) các cột của bảng “{table}” cộng lại là {whole}%, quá cả bảng",
    "the widths of the columns of table “{table}” add up to {whole}%, more than the table",
    "giảm hoặc xóa “width” của một số cột, để tổng không quá 100%",
    "reduce or remove “width” of some columns, so that they add up to 100% at most",
)
WRONG_COLUMN_NAMED = Rule(
    "KH262",
    "wrong-column-named",
    E,
    "cột “{column}”: “{key}” phải là mã một cột {wanted} của bảng; “{text}” không phải",
    "column “{column}”: “{key}” must name a column of {wanted} in this table; “{text}” is not one",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
VERDICT_TYPED = Rule(
    "KH264",
    "verdict-typed",
    E,
    "cột đánh giá “{column}” được tính tự động, không gõ “{text}”",
    "column “{column}” is judged automatically; “{text}” cannot be typed there",
    "bỏ trống ô này; nhận xét thì ghi vào một cột kind: text không có “judge”",
    "leave the cell blank; put remarks in a “kind: text” column without “judge”",
)
UNNAMED_COLUMN = Rule(
    "KH265",
    "unnamed-column",
    E,
    "cột thứ {number} ở dòng đầu của bảng chưa có tên",
    "column {number} of the header row has no name",
    "ghi tên cột vào đây; {otherwise}",
    "name the column here; {otherwise}",
)
NAMED_TWICE = Rule(
    "KH266",
    "named-twice",
    E,
    "hàng này có hai tên: “{text}” và “{first}”; “name”, khóa của hàng và cột “{column}” đều là tên hàng",
    "this row has two names, “{text}” and “{first}”: “name”, the key of the row and column “{column}” all name it",
    "xóa một tên; muốn in cả hai thì thêm vào đầu “columns” một cột tên hàng, như “ten: {{label: Tên, kind: text}}”",
    "delete one; to print both, add a first column for the row name, like “ten: {{label: Tên, kind: text}}”",
)
TASK_TEXT_NOT_PRINTED = Rule(
    "KH251",
    "task-text-not-printed",
    E,
    "lời văn (text) của nhiệm vụ “{part}” không được in: bảng nhiệm vụ chỉ in tên và các cột",
    "the text of task “{part}” is not printed: the table of tasks has only titles and columns",
    "thêm “of: tasks” vào một phần của outline, hoặc xóa text",
    "add “of: tasks” to a section of the outline, or delete the text",
)
MISREAD_COLUMN = Rule(
    "KH271",
    "misread-column",
    E,
    "{count} trong {cells} ô của cột “{column}” không đọc được; ô đầu tiên: {problem}",
    "{count} of {cells} cells in column “{column}” cannot be read; the first: {problem}",
    "xem tên cột ở dòng đầu bảng có đúng cột này không; nếu đúng thì sửa các ô: {cure}",
    "check that the header line names the right column; if it does, correct the cells: {cure}",
)
SWAPPED_COLUMNS = Rule(
    "KH272",
    "swapped-columns",
    E,
    "tên hai cột “{first}” và “{second}” bị đổi chỗ: ô của cột này chỉ đọc được như ô của cột kia",
    "the names of columns “{first}” and “{second}” are swapped: the cells of each can only be read as the other's",
    "ở dòng đầu bảng, đổi chỗ “{first}” và “{second}”",
    "swap “{first}” and “{second}” in the header line",
)
ROW_FORMULA_REFUSED = Rule(
    "KH290",
    "row-formula-refused",
    E,
    "hàng “{text}” không nhận @formula: {why}",
    "row “{text}” cannot have an @formula: {why}",
)
IDLE_ASIDE = Rule(
    "KH291",
    "idle-row-key",
    N,
    "{key} của hàng “{text}” không có tác dụng: cột nào cũng có cách riêng",
    "{key} of row “{text}” has no effect: every column has a way of its own",
    "xóa {key}, hoặc xóa “decimals”, “rounding” ở cột cần theo hàng (số đếm là số nguyên, tỷ lệ có 2 chữ số thập phân)",
    "delete {key}, or remove “decimals” or “rounding” from a column (counts have no decimals, rates two unless set)",
)
