"""KH2: shape and reading."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

E, W = Severity.ERROR, Severity.WARNING

UNKNOWN_KEY = Rule(
    "KH201",
    "unknown-key",
    E,
    "không có khóa “{key}” ở {where}",
    "there is no key “{key}” in {where}",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
MISSING_KEY = Rule(
    "KH202",
    "missing-key",
    E,
    "thiếu khóa “{key}” ở {where}",
    "the key “{key}” is missing in {where}",
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
    "dòng “- {key}: …” bị YAML hiểu thành khóa “{key}”",
    "YAML took the line “- {key}: …” for a key “{key}”",
    "gõ cả khối dưới “khóa: |”, mỗi dòng một ý; ở đó không cần nháy",
    "type the whole text under “key: |”, a line each; nothing needs quoting there",
)
NOT_A_NUMBER = Rule(
    "KH205",
    "not-a-number",
    E,
    "“{text}” không phải là số",
    "“{text}” is not a number",
    "viết số như 1.234,5; chưa có số thì ghi “-”, “chưa có” hoặc “CẦN BỔ SUNG”",
    "write it like 1.234,5; where there is no figure, “-”, “chưa có” or “CẦN BỔ SUNG”",
)
AMBIGUOUS_NUMBER = Rule(
    "KH206",
    "ambiguous-number",
    E,
    "“{text}” có thể hiểu hai cách: {first} hoặc {second}",
    "“{text}” can be read in two ways: {first} or {second}",
    "viết {first} hoặc {second}; hoặc ghi một lần “numbers: vi” ở đầu tệp để dấu chấm luôn là phân cách nghìn",
    "write {first} or {second}; or say “numbers: vi” once so that a dot always groups thousands",
)
DOT_DECIMAL = Rule(
    "KH207",
    "dot-decimal",
    E,
    "“{text}”: phần thập phân viết sau dấu phẩy, không phải dấu chấm",
    "“{text}”: decimals are written with a comma, not a dot",
    "viết {suggestion}",
    "write {suggestion}",
)
NOT_WHOLE = Rule(
    "KH208",
    "not-whole",
    E,
    "“{text}” phải là số nguyên",
    "“{text}” must be a whole number",
    "nếu ý là số nguyên ấy thì viết {suggestion}",
    "if that whole number is meant, write {suggestion}",
)
ENGLISH_GROUPS = Rule(
    "KH209",
    "english-groups",
    E,
    "“{text}” viết theo lối Anh - Mỹ",
    "“{text}” is written the English way",
    "viết {suggestion}",
    "write {suggestion}",
)
SPACED_NUMBER = Rule(
    "KH210",
    "spaced-number",
    E,
    "“{text}”: trong số không để dấu cách",
    "“{text}”: no spaces inside a number",
    "viết {suggestion}",
    "write {suggestion}",
)
NUMBER_WITH_UNIT = Rule(
    "KH211",
    "number-with-unit",
    E,
    "“{text}”: ở đây chỉ ghi số, không kèm đơn vị",
    "“{text}”: a figure stands here alone, without its unit",
    "viết {suggestion}",
    "write {suggestion}",
)
NUMBER_TOO_LONG = Rule(
    "KH212",
    "number-too-long",
    E,
    "số dài quá 40 chữ số",
    "the number has more than 40 digits",
    "xem có phải hai số gõ dính nhau không",
    "look whether two figures have run together",
)
QUOTED_NUMBER = Rule(
    "KH213",
    "quoted-number",
    W,
    "{text} đặt trong nháy là chữ, không phải số: nó không được tính",
    "{text} in quotes is text, not a figure: it is not counted",
    "bỏ dấu nháy nếu đây là số",
    "drop the quotes if it is a figure",
)
BAD_DATE = Rule(
    "KH214",
    "bad-date",
    E,
    "“{text}” không phải là ngày",
    "“{text}” is not a date",
    "viết 09/3/2023 hoặc 2023-03-09; chỉ có năm thì viết 2023; chưa có thì để trống",
    "write 09/3/2023 or 2023-03-09; the year alone as 2023; nothing where it is not known",
)
IMPOSSIBLE_DATE = Rule(
    "KH215",
    "impossible-date",
    E,
    "không có ngày “{text}” trên lịch",
    "there is no “{text}” in the calendar",
)
BAD_CHOICE = Rule(
    "KH216",
    "bad-choice",
    E,
    "“{key}” không nhận “{text}”; chỉ nhận: {choices}",
    "“{key}” does not take “{text}”; it takes: {choices}",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
FOLDED_PROSE = Rule(
    "KH217",
    "folded-prose",
    E,
    "văn xuôi ở đây bị YAML nối các dòng lại làm một",
    "YAML has folded the lines of this prose into one",
    "dùng “khóa: |” (dấu sổ đứng), mỗi dòng một đoạn",
    "use “key: |” (a vertical bar), a line a paragraph",
)
TEMPLATE_MARKER = Rule(
    "KH218",
    "template-marker",
    E,
    "“{text}” là dấu của mẫu Word, không dùng trong kế hoạch",
    "“{text}” belongs to Word templates and is not used in a plan",
    "biểu thức trong lời văn viết là $(…)",
    "an expression in prose is written $(…)",
)
BROKEN_LINE = Rule(
    "KH219",
    "broken-line",
    W,
    "dòng bị ngắt? Đoạn trước chưa hết câu mà dòng này bắt đầu bằng chữ thường",
    "a broken line? The one before has no full stop and this begins in lower case",
    "nối hai dòng làm một, hoặc thụt dòng này vào sâu hơn để nối tiếp dòng trên",
    "join the two lines, or indent this one deeper so that it continues the line above",
)
TOO_MANY_CELLS = Rule(
    "KH220",
    "too-many-cells",
    E,
    "hàng có {found} ô, bảng chỉ có {wanted} cột",
    "the row has {found} cells, the table {wanted} columns",
    "kiểm tra dấu | thừa; ô trống vẫn cần một dấu |",
    "look for a | too many; an empty cell still takes one |",
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
    "cột “{text}” có hai lần ở dòng đầu của bảng",
    "the column “{text}” stands twice in the header line",
    "bỏ một cột, hoặc đổi tên một cột",
    "drop one of the two, or rename it",
)
DUPLICATE_ROW = Rule(
    "KH223",
    "duplicate-row",
    E,
    "hàng “{text}” đã có ở dòng {first}",
    "the row “{text}” already stands on line {first}",
    "gộp hai hàng làm một",
    "join the two rows",
)
EMPTY_TABLE = Rule(
    "KH224",
    "empty-table",
    E,
    "bảng “{table}” không có hàng nào",
    "the table “{table}” has no rows",
    "thêm “rows: |” rồi mỗi dòng một hàng, dòng đầu là tên cột",
    "add “rows: |” and a line a row, the first one naming the columns",
)
COMMA_LIST = Rule(
    "KH225",
    "comma-list",
    E,
    "“{text}”: các tên phân cách bằng dấu chấm phẩy",
    "“{text}”: names are separated by semicolons",
    "viết “{suggestion}”",
    "write “{suggestion}”",
)
BAD_EXPRESSION = Rule(
    "KH226",
    "bad-expression",
    E,
    "biểu thức không đọc được từ đây: {problem_vi}",
    "the expression cannot be read from here: {problem_en}",
)
FLOAT_GIVEN = Rule(
    "KH227",
    "float-given",
    E,
    "{text} có kiểu {kind}, không giữ đúng điều đã gõ",
    "{text} is a {kind}, which does not keep what was typed",
    'chương trình gọi hãy đưa chuỗi "{suggestion}", Decimal hoặc int',
    'pass the string "{suggestion}", a Decimal or an int',
)
BAD_ID = Rule(
    "KH228",
    "bad-id",
    E,
    "mã “{text}” chỉ được gồm chữ thường không dấu, số và gạch dưới, bắt đầu bằng chữ",
    "the id “{text}” may only have a-z, 0-9 and _, and begins with a letter",
    "viết chẳng hạn “{suggestion}”",
    "write for example “{suggestion}”",
)
DUPLICATE_ID = Rule(
    "KH229",
    "duplicate-id",
    E,
    "mã “{text}” đã dùng ở dòng {first}",
    "the id “{text}” is already used on line {first}",
    "mã của bảng, chỉ tiêu, nhiệm vụ, phần, mục không được trùng nhau trong một kế hoạch: đổi một mã",
    "tables, figures, tasks and parts of a plan share one set of ids: rename one",
)
BAD_GOAL = Rule(
    "KH230",
    "bad-goal",
    E,
    "không đọc được chỉ tiêu “{text}”",
    "the goal “{text}” cannot be read",
    "viết chẳng hạn “≥ 7 hộ”, “từ 7 hộ trở lên”, “35 - 40 %”, “7 hộ” hoặc “tăng 10 %”; chưa rõ thì ghi “CẦN BỔ SUNG”",
    "write for example “≥ 7 hộ”, “≤ 3”, “35 - 40 %”, “7 hộ” or “tăng 10 %”; “CẦN BỔ SUNG” where it is not known",
)
BAD_DOCUMENT_NUMBER = Rule(
    "KH231",
    "bad-document-number",
    E,
    "“{text}” không phải số văn bản",
    "“{text}” is not a document's number",
    "chỉ ghi số (66); ký hiệu KH-UBND đã có sẵn; chưa có số thì để trống",
    "give the number only (66); the symbol KH-UBND is there already; leave it empty where there is none yet",
)
BAD_YEAR = Rule(
    "KH232",
    "bad-year",
    E,
    "“{text}” không phải là năm",
    "“{text}” is not a year",
    "viết bốn chữ số, như 2023; kế hoạch nhiều năm thì dùng khóa “period”, như 2026-2030",
    "write four digits, like 2023; a plan of several years takes “period”, like 2026-2030",
)
UNKNOWN_FORMAT = Rule(
    "KH233",
    "unknown-format",
    E,
    "định dạng “kehoach: {text}” chưa được hỗ trợ; phiên bản này đọc định dạng 1",
    "the format “kehoach: {text}” is not supported; this version reads format 1",
    "ghi “kehoach: 1”; tệp viết cho bản mới hơn thì cài bản kehoach mới hơn",
    "write “kehoach: 1”; a file made for a later version needs a later kehoach",
)
SHORT_ROW = Rule(
    "KH234",
    "short-row",
    E,
    "hàng chỉ có {found} ô, bảng có {wanted} cột",
    "the row has {found} cells only, the table {wanted} columns",
    "ô trống vẫn cần dấu |, hai bên dấu | có dấu cách; không có số thì ghi “-”",
    "an empty cell still takes its |, with a space on both sides; where there is no figure, write “-”",
)
NOT_IN_PROFILE = Rule(
    "KH235",
    "not-in-profile",
    E,
    "khóa “{key}” không thuộc tệp profile; nó thuộc kế hoạch",
    "the key “{key}” does not belong in a profile; it belongs in the plan",
    "chuyển khóa này sang tệp kế hoạch",
    "move the key to the plan",
)
UNREADABLE_AUTHORITY = Rule(
    "KH236",
    "unreadable-authority",
    E,
    "không rõ thẩm quyền ký “{text}”",
    "the signing authority “{text}” is not known",
    "chỉ dùng TM., KT., TL., TUQ., Q.; hai thứ cùng lúc thì “TM.; KT.”",
    "use TM., KT., TL., TUQ., Q.; two at once as “TM.; KT.”",
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
    "cột “{column}” có cả “{first}” và “{second}”; chỉ chọn một",
    "the column “{column}” has both “{first}” and “{second}”; choose one",
)
RESERVED_ID = Rule(
    "KH239",
    "reserved-id",
    E,
    "không đặt mã là “{text}”: tên này đã có nghĩa trong mọi kế hoạch",
    "“{text}” cannot be an id: the name means something in every plan",
    "đổi mã, chẳng hạn thêm một chữ: bang_{text}",
    "choose another one, for example bang_{text}",
)
MISSING_COLUMN = Rule(
    "KH240",
    "missing-column",
    E,
    "dòng đầu của bảng “{table}” thiếu cột “{column}”",
    "the header line of the table “{table}” lacks the column “{column}”",
    "thêm tên cột này vào dòng đầu, mỗi hàng thêm một ô",
    "add it to the header line, and a cell to each row",
)
UNNAMED_ROW = Rule(
    "KH241",
    "unnamed-row",
    E,
    "hàng này chưa có tên ở cột “{column}”",
    "this row has no name in the column “{column}”",
    "ghi tên hàng vào cột này, hoặc bỏ hàng",
    "name the row there, or drop it",
)
NOT_COMPUTED_HERE = Rule(
    "KH242",
    "not-computed-here",
    E,
    "“$(…)” không tính được ở đây: chỗ này in đúng như đã gõ",
    "“$(…)” is not computed here: this text prints as it is typed",
    "gõ thẳng chữ cần in; $(…) chỉ dùng trong lời văn, tên (title, label) và tên hàng; muốn in “$(” thì gõ “$$(”",
    "type the words themselves; $(…) works in prose, in titles and labels and in names of rows only; “$$(” prints “$(”",
)
TOTAL_AS_ROW = Rule(
    "KH243",
    "total-as-row",
    E,
    "hàng “{text}” là dòng tổng, nếu tính như một hàng thì mọi số bị cộng hai lần",
    "the row “{text}” is a total; counted as a row it would double every sum",
    "bỏ hàng này; muốn in dòng tổng thì ghi “total: {label}” ở bảng “{table}”",
    "drop the row; to print a total say “total: {label}” in the table “{table}”",
)
UNSUITABLE_TOTAL = Rule(
    "KH244",
    "unsuitable-total",
    E,
    "cột “{column}” ({kind}) không lấy tổng bằng “total: {total}” được",
    "the column “{column}” ({kind}) cannot be totalled by “total: {total}”",
    "bỏ khóa “total”, ghi “total: none”, hoặc một công thức trên các tổng, như san_luong / dien_tich",
    "drop “total”, say “total: none”, or give an expression over totals, like san_luong / dien_tich",
)
KEY_WITHOUT_SOURCE = Rule(
    "KH245",
    "key-without-its-source",
    E,
    "khóa “{key}” ở cột “{column}” chỉ dùng cùng “{wanted}”",
    "the key “{key}” of the column “{column}” goes with “{wanted}” only",
)
UNSUITABLE_WEIGHT = Rule(
    "KH247",
    "unsuitable-weight",
    E,
    "cột “{column}” ({kind}) không lấy bình quân theo “weight” được",
    "the column “{column}” ({kind}) is not averaged by “weight”",
    "“weight” dùng cho cột số gõ tay, lấy từ bảng khác hoặc có công thức không chia, và thay cho “total”",
    "“weight” is for figures that are typed, drawn or by a formula that does not divide, and stands for “total”",
)
BAD_TIME = Rule(
    "KH248",
    "bad-time",
    E,
    "“{text}” không phải là ngày, tháng, quý hay năm",
    "“{text}” is no day, month, quarter or year",
    'viết 30/6/2026, tháng 9/2026, quý II/2026, năm 2026, quý IV/2026 - 2030; chữ khác để trong nháy: "thường xuyên"',
    'write 30/6/2026, tháng 9/2026, quý II/2026, năm 2026, quý IV/2026 - 2030; other words in quotes: "thường xuyên"',
)
MONEY_WITHOUT_UNIT = Rule(
    "KH249",
    "money-without-unit",
    E,
    "cột tiền “{column}” chưa có đơn vị tính là tiền{unit}",
    "the column of money “{column}” has no unit of money{unit}",
    "thêm “unit: triệu đồng” (hoặc đồng, nghìn đồng, tỷ đồng) ở cột hay ở bảng",
    "add “unit: triệu đồng” (or đồng, nghìn đồng, tỷ đồng) to the column or the table",
)
UNKNOWN_ASIDE = Rule(
    "KH255",
    "unknown-row-key",
    E,
    "không có cột “{text}” nói về hàng (có: @id, @sign, @unit, @decimals, @number, @owner, @source, @as_of)",
    "there is no column “{text}” about the row "
    "(there are: @id, @sign, @unit, @decimals, @number, @owner, @source, @as_of)",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
BAD_ASIDE = Rule(
    "KH256",
    "bad-row-key",
    E,
    "“{text}” không dùng được ở cột {key}",
    "“{text}” does not fit in the column {key}",
    "ghi: {wanted}",
    "write: {wanted}",
)
DUPLICATE_ROW_ID = Rule(
    "KH257",
    "duplicate-row-id",
    E,
    "mã hàng “{text}” đã chỉ một hàng khác ở dòng {first}",
    "“{text}” names another row already, on line {first}",
    "mỗi hàng một mã riêng, khác tên các hàng khác",
    "give each row an @id of its own that is no other row's name",
)
MARK_WITHOUT_NOTE = Rule(
    "KH258",
    "mark-without-note",
    E,
    "dấu [{mark}] chưa có ghi chú",
    "the mark [{mark}] has no note",
    "thêm vào “notes:” của bảng một dòng bắt đầu bằng [{mark}]",
    "add a line that begins with [{mark}] to the table's “notes:”",
)
NOTE_WITHOUT_MARK = Rule(
    "KH259",
    "note-without-mark",
    W,
    "không ô nào mang dấu [{mark}] của ghi chú này, hoặc có hai ghi chú cùng dấu",
    "no cell bears this note's mark [{mark}], or two notes have it",
    "ghi [{mark}] sau số ở ô cần chú thích, cách một dấu cách; hoặc bỏ ghi chú",
    "write [{mark}] and a space before it behind the figure that it explains, or drop the note",
)
NOTHING_TO_JOIN = Rule(
    "KH260",
    "nothing-to-join",
    E,
    "hàng “& {text}” không ghép được vào hàng trên",
    "the row “& {text}” cannot be joined to the one above it",
    "“& ” đứng trước tên hàng in chung ô với hàng ngay trên; hàng trên đó không được là một nhóm",
    "“& ” stands before a row that is printed in the cells of the row right above it, which may not be a group",
)
BAD_YEARS = Rule(
    "KH261",
    "bad-years",
    E,
    "không đọc được các năm “{text}”",
    "the years “{text}” cannot be read",
    "ghi như 2025; 2026; 2030 hoặc 2026-2030",
    "write them like 2025; 2026; 2030 or 2026-2030",
)
WITHOUT_YEAR = Rule(
    "KH263",
    "without-year",
    E,
    "cột “{text}” có một số cho mỗi năm ({years}): chưa nói năm nào",
    "the column “{text}” has a figure for each year ({years}): no year is said",
    "ghi năm, như {text}.{first}; cộng các năm thì ghi sum({text})",
    "say the year, like {text}.{first}; the sum over the years is sum({text})",
)
WRONG_COLUMN_NAMED = Rule(
    "KH262",
    "wrong-column-named",
    E,
    "“{key}” ở cột “{column}” phải là mã một cột {wanted} của bảng, mà không phải “{text}”",
    "“{key}” of the column “{column}” must name a column of {wanted} in the table, which “{text}” is not",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
VERDICT_TYPED = Rule(
    "KH264",
    "verdict-typed",
    E,
    "cột đánh giá “{column}” do máy tính ra, không gõ “{text}”",
    "the column “{column}” is judged by computing, so “{text}” is not typed there",
    "bỏ trống ô này; muốn tự ghi nhận xét thì dùng một cột kind: text không có “judge”",
    "leave the cell blank; remarks of your own go in a column of kind: text without “judge”",
)
UNNAMED_COLUMN = Rule(
    "KH265",
    "unnamed-column",
    E,
    "cột thứ {number} ở dòng đầu của bảng chưa có tên",
    "column {number} of the header line has no name",
    "ghi tên cột vào đây; không có cột này thì bỏ dấu | thừa ở dòng đầu và ở mỗi hàng",
    "name the column here; where there is none, drop its | from this line and from each row",
)
NAMED_TWICE = Rule(
    "KH266",
    "named-twice",
    E,
    "hàng này có hai tên: “{text}” và “{first}”; “name”, khóa của hàng và cột “{column}” đều là tên hàng",
    "this row has two names, “{text}” and “{first}”: “name”, the row's key and the column “{column}” all name it",
    "bỏ một tên; muốn in cả hai thì thêm vào đầu “columns” một cột cho tên hàng, như “ten: {{label: Tên, kind: text}}”",
    "drop one; to print both, declare a column for the name before the others, like “ten: {{label: Tên, kind: text}}”",
)
OTHER_UNIT = Rule(
    "KH267",
    "other-unit",
    E,
    "“{text}”: đơn vị gõ kèm không phải là “{unit}”, đơn vị ở đây",
    "“{text}”: the unit typed is not “{unit}”, the one that counts here",
    "xem lại số và đơn vị; ở đây chỉ ghi số, tính bằng {unit}",
    "look at the figure and its unit again; a figure stands here alone, counted in {unit}",
)
LETTERS_IN_NUMBER = Rule(
    "KH268",
    "letters-in-number",
    E,
    "“{text}”: có chữ cái lẫn trong số (chữ O thay cho số 0, chữ l thay cho số 1)",
    "“{text}”: there is a letter among the digits (O for 0, l for 1)",
    "nếu đúng là số ấy thì viết {suggestion}",
    "if that is the figure, write {suggestion}",
)
BAD_SYMBOL = Rule(
    "KH269",
    "bad-symbol",
    W,
    "ký hiệu “{text}” không theo thể thức: các nhóm chữ in hoa nối liền bằng dấu -, không có dấu cách",
    "the symbol “{text}” is not in form: groups of capitals joined by “-”, without spaces",
    "viết {suggestion}",
    "write {suggestion}",
)
ENGLISH_THOUSANDS = Rule(
    "KH270",
    "english-thousands",
    W,
    "cột “{column}”: số thập phân nào cũng có đúng ba chữ số ({text}), bên cạnh số nguyên; phải chăng là hàng nghìn?",
    "the column “{column}”: all its decimals are groups of three ({text}), beside whole numbers; thousands, perhaps?",
    "là hàng nghìn thì viết {whole}; đúng là số thập phân thì ghi một lần “numbers: vi” ở đầu tệp",
    "if they are thousands, write {whole}; if they are decimals, say “numbers: vi” once at the head of the file",
)
BUDGET_NOT_DIVIDED = Rule(
    "KH250",
    "budget-not-divided",
    E,
    "kinh phí này là một số, còn nhiệm vụ khác chia theo năm hoặc nguồn: cộng theo năm sẽ khác cộng theo nhiệm vụ",
    "this budget is one amount while other tasks divide theirs: money by year would not equal money by task",
    "ghi mỗi năm, mỗi nguồn một dòng dưới “budget:”, như 2026: 500",
    "write a line for each year or source under “budget:”, like 2026: 500",
)
TASK_TEXT_NOT_PRINTED = Rule(
    "KH251",
    "task-text-not-printed",
    E,
    "lời (text) của nhiệm vụ “{part}” không được in: bảng nhiệm vụ chỉ in tên và các cột",
    "the text of the task “{part}” is not printed: the table of tasks has its title and columns only",
    "thêm “of: tasks” vào một phần của outline, hoặc bỏ text",
    "add “of: tasks” to a section of the outline, or drop the text",
)
