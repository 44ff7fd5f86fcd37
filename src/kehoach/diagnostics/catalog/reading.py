"""KH2: shape and reading."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

E, W = Severity.ERROR, Severity.WARNING

UNKNOWN_KEY = Rule(
    "KH201",
    "unknown-key",
    E,
    "{where} không có khóa “{key}”",
    "unknown key “{key}” in {where}",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
MISSING_KEY = Rule(
    "KH202",
    "missing-key",
    E,
    "{where} thiếu khóa “{key}”",
    "missing key “{key}” in {where}",
    "thêm “{key}: {example}”",
    "add “{key}: {example}”",
)
WRONG_SHAPE = Rule(
    "KH203",
    "wrong-shape",
    E,
    "“{key}” phải là {wanted}, không phải {found}",
    "“{key}” must be {wanted}, not {found}",
)
ITEM_BECAME_MAPPING = Rule(
    "KH204",
    "item-became-mapping",
    E,
    "YAML hiểu dòng “- {key}: …” là khóa “{key}”",
    "YAML reads the line “- {key}: …” as a key “{key}”",
    "gõ cả khối dưới “khóa: |”, mỗi dòng một ý, không cần dấu nháy",
    "type the whole text under “key: |”, one item per line; no quotes are needed there",
)
NOT_A_NUMBER = Rule(
    "KH205",
    "not-a-number",
    E,
    "“{text}” không phải là số",
    "“{text}” is not a number",
    "gõ số như 1.234,5; không có số thì ghi “-”, chưa biết thì ghi “chưa có” hoặc “CẦN BỔ SUNG”",
    "write it like 1.234,5; for no figure write “-”, for one not known yet “chưa có” or “CẦN BỔ SUNG”",
)
AMBIGUOUS_NUMBER = Rule(
    "KH206",
    "ambiguous-number",
    E,
    "“{text}” có thể hiểu là {first} hoặc {second}",
    "“{text}” is ambiguous: {first} or {second}",
    "gõ {first} hoặc {second}; hoặc ghi “numbers: vi” ở đầu tệp để dấu chấm luôn là dấu phân cách hàng nghìn",
    "write {first} or {second}; or set “numbers: vi” once to make every dot a thousands separator",
)
DOT_DECIMAL = Rule(
    "KH207",
    "dot-decimal",
    E,
    "“{text}”: phần thập phân phải viết sau dấu phẩy, không phải dấu chấm",
    "“{text}”: the decimal mark is a comma, not a dot",
    "gõ {suggestion}",
    "write {suggestion}",
)
NOT_WHOLE = Rule(
    "KH208",
    "not-whole",
    E,
    "“{text}” phải là số nguyên",
    "“{text}” must be a whole number",
    "nếu đúng là số nguyên này thì gõ {suggestion}",
    "if this whole number is meant, write {suggestion}",
)
ENGLISH_GROUPS = Rule(
    "KH209",
    "english-groups",
    E,
    "“{text}” viết theo kiểu Anh - Mỹ",
    "“{text}” is in English number format",
    "gõ {suggestion}",
    "write {suggestion}",
)
SPACED_NUMBER = Rule(
    "KH210",
    "spaced-number",
    E,
    "“{text}”: trong số không được có dấu cách",
    "“{text}”: a number must not contain spaces",
    "gõ {suggestion}",
    "write {suggestion}",
)
NUMBER_WITH_UNIT = Rule(
    "KH211",
    "number-with-unit",
    E,
    "“{text}”: chỉ ghi số, không ghi đơn vị",
    "“{text}”: write the number without its unit",
    "gõ {suggestion}",
    "write {suggestion}",
)
NUMBER_TOO_LONG = Rule(
    "KH212",
    "number-too-long",
    E,
    "số dài quá 40 chữ số",
    "the number has more than 40 digits",
    "kiểm tra xem có phải hai số gõ dính nhau không",
    "check whether two numbers have run together",
)
QUOTED_NUMBER = Rule(
    "KH213",
    "quoted-number",
    W,
    "{text} trong dấu nháy là chữ, không được tính như số",
    "{text} in quotes is text and is not counted as a number",
    "nếu là số thì bỏ dấu nháy",
    "if it is a number, remove the quotes",
)
BAD_DATE = Rule(
    "KH214",
    "bad-date",
    E,
    "“{text}” không phải là ngày",
    "“{text}” is not a date",
    "gõ 09/3/2023 hoặc 2023-03-09; chỉ biết năm thì gõ 2023; chưa có thì bỏ trống",
    "write 09/3/2023 or 2023-03-09; for the year alone 2023; leave it empty if it is not known yet",
)
IMPOSSIBLE_DATE = Rule(
    "KH215",
    "impossible-date",
    E,
    "“{text}” không có trên lịch",
    "“{text}” does not exist in the calendar",
    "ngày cuối của tháng này là {last}",
    "the last day of that month is {last}",
)
BAD_CHOICE = Rule(
    "KH216",
    "bad-choice",
    E,
    "“{key}” không nhận “{text}”; chỉ nhận: {choices}",
    "“{key}” cannot be “{text}”; use one of: {choices}",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
FOLDED_PROSE = Rule(
    "KH217",
    "folded-prose",
    E,
    "YAML nối các dòng lời văn ở đây thành một dòng",
    "YAML folds the lines of this text into one",
    "dùng “khóa: |” (dấu sổ đứng), mỗi dòng một đoạn",
    "use “key: |” (a vertical bar), one paragraph per line",
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
BROKEN_LINE = Rule(
    "KH219",
    "broken-line",
    W,
    "dòng có thể bị ngắt: dòng trước chưa hết câu mà dòng này bắt đầu bằng chữ thường",
    "possibly a broken line: the line before has no full stop, and this one starts in lower case",
    "nối hai dòng làm một, hoặc thụt dòng này vào sâu hơn để nối tiếp dòng trên",
    "join the two lines, or indent this one further so that it continues the line above",
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
    "bảng không có cột “{text}”",
    "the table has no column “{text}”",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
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
    "gộp hai hàng làm một",
    "merge the two rows",
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
COMMA_LIST = Rule(
    "KH225",
    "comma-list",
    E,
    "“{text}”: các tên phải cách nhau bằng dấu chấm phẩy",
    "“{text}”: separate names with semicolons",
    "gõ “{suggestion}”",
    "write “{suggestion}”",
)
BAD_EXPRESSION = Rule(
    "KH226",
    "bad-expression",
    E,
    "lỗi trong biểu thức: {problem_vi}",
    "error in the expression: {problem_en}",
)
FLOAT_GIVEN = Rule(
    "KH227",
    "float-given",
    E,
    "{text} có kiểu {kind}, không giữ được chính xác số đã gõ",
    "{text} is a {kind}, which does not keep the exact figure",
    'trong chương trình, truyền chuỗi "{suggestion}", Decimal hoặc int',
    'pass the string "{suggestion}", a Decimal or an int',
)
BAD_ID = Rule(
    "KH228",
    "bad-id",
    E,
    "mã “{text}” chỉ được có chữ thường không dấu, chữ số, dấu gạch dưới và phải bắt đầu bằng chữ",
    "the id “{text}” may contain only a-z, 0-9 and _, and must begin with a letter",
    "ví dụ, gõ “{suggestion}”",
    "write, for example, “{suggestion}”",
)
DUPLICATE_ID = Rule(
    "KH229",
    "duplicate-id",
    E,
    "mã “{text}” đã dùng ở dòng {first}",
    "the id “{text}” is already used on line {first}",
    "mã của bảng, chỉ tiêu, nhiệm vụ, phần và mục không được trùng nhau: đổi một mã",
    "tables, figures, tasks and parts must all have different ids: rename one of them",
)
BAD_GOAL = Rule(
    "KH230",
    "bad-goal",
    E,
    "không đọc được chỉ tiêu “{text}”",
    "the goal “{text}” cannot be read",
    "gõ như “≥ 7 hộ”, “từ 7 hộ trở lên”, “35 - 40 %”, “7 hộ” hoặc “tăng 10 %”; chưa biết thì ghi “CẦN BỔ SUNG”",
    "write, for example, “≥ 7 hộ”, “≤ 3”, “35 - 40 %”, “7 hộ” or “tăng 10 %”; if it is not known yet, “CẦN BỔ SUNG”",
)
BAD_DOCUMENT_NUMBER = Rule(
    "KH231",
    "bad-document-number",
    E,
    "“{text}” không phải là số văn bản",
    "“{text}” is not a document number",
    "chỉ gõ số (66), ký hiệu KH-UBND được tự thêm; chưa có số thì bỏ trống",
    "write the number only (66); the symbol KH-UBND is added; leave it empty if there is none yet",
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
UNKNOWN_FORMAT = Rule(
    "KH233",
    "unknown-format",
    E,
    "chưa hỗ trợ định dạng “kehoach: {text}”; phiên bản này đọc định dạng 1",
    "the format “kehoach: {text}” is not supported; this version reads format 1",
    "ghi “kehoach: 1”; tệp của phiên bản mới hơn thì cập nhật kehoach",
    "write “kehoach: 1”; for a file made with a later version, update kehoach",
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
NOT_IN_PROFILE = Rule(
    "KH235",
    "not-in-profile",
    E,
    "khóa “{key}” không dùng trong tệp profile, chỉ dùng trong kế hoạch",
    "the key “{key}” belongs in the plan, not in a profile",
    "chuyển khóa này sang tệp kế hoạch",
    "move the key to the plan",
)
UNREADABLE_AUTHORITY = Rule(
    "KH236",
    "unreadable-authority",
    E,
    "không rõ thẩm quyền ký “{text}”",
    "unknown signing authority “{text}”",
    "ghi TM., KT., TL., TUQ. hoặc Q.; cả hai thì ghi “TM.; KT.”",
    "write TM., KT., TL., TUQ. or Q.; for two of them “TM.; KT.”",
)
BAD_AMOUNT = Rule(
    "KH237",
    "bad-small-number",
    E,
    "“{key}” phải là số nguyên từ 0 đến {limit}, không phải “{text}”",
    "“{key}” must be a whole number from 0 to {limit}, not “{text}”",
)
BAD_COLUMN = Rule(
    "KH238",
    "column-with-two-sources",
    E,
    "cột “{column}” có cả “{first}” và “{second}”: chỉ giữ một",
    "column “{column}” has both “{first}” and “{second}”: keep one",
)
RESERVED_ID = Rule(
    "KH239",
    "reserved-id",
    E,
    "mã không được là “{text}”: tên này dành riêng cho mọi kế hoạch",
    "“{text}” is a reserved name and cannot be used as an id",
    "đổi mã, ví dụ “bang_{text}”",
    "choose another id, for example “bang_{text}”",
)
MISSING_COLUMN = Rule(
    "KH240",
    "missing-column",
    E,
    "dòng đầu của bảng “{table}” thiếu cột “{column}”",
    "the header row of table “{table}” has no column “{column}”",
    "thêm tên cột vào dòng đầu và thêm một ô vào mỗi hàng",
    "add it to the header row, and a cell to each row",
)
UNNAMED_ROW = Rule(
    "KH241",
    "unnamed-row",
    E,
    "hàng này chưa có tên ở cột “{column}”",
    "this row has no name in column “{column}”",
    "ghi tên hàng vào cột này, hoặc xóa hàng",
    "write the row's name there, or delete the row",
)
NOT_COMPUTED_HERE = Rule(
    "KH242",
    "not-computed-here",
    E,
    "“$(…)” không được tính ở đây: chỗ này in đúng như đã gõ",
    "“$(…)” is not evaluated here: this text is printed as typed",
    "gõ thẳng chữ cần in; $(…) chỉ dùng trong lời văn, tên (title, label) và tên hàng; muốn in “$(” thì gõ “$$(”",
    "type the text itself; $(…) works only in prose, titles, labels and row names; to print “$(”, type “$$(”",
)
TOTAL_AS_ROW = Rule(
    "KH243",
    "total-as-row",
    E,
    "hàng “{text}” là dòng tổng; nếu coi là một hàng thì số liệu bị cộng hai lần",
    "row “{text}” is a total; as an ordinary row it would be counted twice in every sum",
    "xóa hàng này; muốn in dòng tổng thì ghi “total: {label}” ở bảng “{table}”",
    "delete the row; to print a total row, set “total: {label}” on table “{table}”",
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
BAD_TIME = Rule(
    "KH248",
    "bad-time",
    E,
    "“{text}” không phải là ngày, tháng, quý hay năm",
    "“{text}” is not a day, month, quarter or year",
    "gõ như 30/6/2026, trước ngày 30/6/2026, tháng 9/2026, quý IV/2026 - 2030, hằng năm, thường xuyên, khi có yêu cầu; "
    'chữ khác để trong dấu nháy: "sau mùa mưa"',
    "write, for example, 30/6/2026, trước ngày 30/6/2026, tháng 9/2026, quý IV/2026 - 2030, hằng năm, thường xuyên or "
    'khi có yêu cầu; quote other words: "sau mùa mưa"',
)
MONEY_WITHOUT_UNIT = Rule(
    "KH249",
    "money-without-unit",
    E,
    "cột tiền “{column}” chưa có đơn vị tiền{unit}",
    "money column “{column}” has no unit of money{unit}",
    "thêm “unit: triệu đồng” (hoặc đồng, nghìn đồng, tỷ đồng) vào cột hoặc vào bảng",
    "add “unit: triệu đồng” (or đồng, nghìn đồng, tỷ đồng) to the column or the table",
)
UNKNOWN_ASIDE = Rule(
    "KH255",
    "unknown-row-key",
    E,
    "không có cột “{text}” nói về hàng; chỉ có: @id, @sign, @unit, @decimals, @number, @owner, @source, @as_of",
    "unknown row attribute “{text}”; use @id, @sign, @unit, @decimals, @number, @owner, @source or @as_of",
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
WITHOUT_YEAR = Rule(
    "KH263",
    "without-year",
    E,
    "cột “{text}” mỗi năm có một số ({years}): chưa ghi năm nào",
    "column “{text}” has a figure for each year ({years}): state which year",
    "ghi năm, như {text}.{first}; cộng các năm thì ghi sum({text})",
    "add the year, like {text}.{first}; for the sum of all years write sum({text})",
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
    "ghi tên cột vào đây; không có cột này thì xóa dấu | thừa ở dòng đầu và ở mỗi hàng",
    "name the column here; if there is no such column, delete its | from the header and from each row",
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
OTHER_UNIT = Rule(
    "KH267",
    "other-unit",
    E,
    "“{text}”: đơn vị đã gõ khác với đơn vị ở đây là “{unit}”",
    "“{text}”: the typed unit is not “{unit}”, the unit used here",
    "kiểm tra số và đơn vị; ở đây chỉ ghi số, tính theo {unit}",
    "check the figure and its unit; write only the number, in {unit}",
)
LETTERS_IN_NUMBER = Rule(
    "KH268",
    "letters-in-number",
    E,
    "“{text}”: có chữ cái lẫn trong số (chữ O thay cho số 0, chữ l thay cho số 1)",
    "“{text}”: a letter among the digits (O for 0, l for 1)",
    "nếu đúng là số này thì gõ {suggestion}",
    "if this is the figure, write {suggestion}",
)
BAD_SYMBOL = Rule(
    "KH269",
    "bad-symbol",
    W,
    "ký hiệu “{text}” sai thể thức: các nhóm chữ in hoa nối bằng dấu -, không có dấu cách",
    "the symbol “{text}” is malformed: use groups of capitals joined by “-”, without spaces",
    "gõ {suggestion}",
    "write {suggestion}",
)
ENGLISH_THOUSANDS = Rule(
    "KH270",
    "english-thousands",
    W,
    "cột “{column}”: số thập phân nào cũng có đúng ba chữ số ({text}), cạnh các số nguyên; có thể là hàng nghìn",
    "column “{column}”: all decimals have exactly three digits ({text}), next to whole numbers; maybe thousands",
    "nếu là hàng nghìn thì gõ {whole}; nếu đúng là số thập phân thì ghi “numbers: vi” ở đầu tệp",
    "if they are thousands, write {whole}; if they are decimals, set “numbers: vi” at the top of the file",
)
BUDGET_NOT_DIVIDED = Rule(
    "KH250",
    "budget-not-divided",
    E,
    "kinh phí này chỉ có một số, còn nhiệm vụ khác chia theo năm hoặc nguồn nên tổng theo năm sẽ không khớp",
    "this budget is a single amount while other tasks divide theirs, so the totals by year or source would not match",
    "dưới “budget:” ghi mỗi năm hoặc mỗi nguồn một dòng, như 2026: 500",
    "under “budget:”, write one line for each year or source, like 2026: 500",
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
