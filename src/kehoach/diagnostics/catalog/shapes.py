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
    "{where} thiếu {keys}",
    "missing {keys} in {where}",
    "thêm {lines}",
    "add {lines}",
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
    "gõ 09/3/2026 hoặc 2026-03-09; chỉ biết năm thì gõ 2026; chưa có thì bỏ trống",
    "write 09/3/2026 or 2026-03-09; for the year alone 2026; leave it empty if it is not known yet",
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
BROKEN_LINE = Rule(
    "KH219",
    "broken-line",
    W,
    "dòng có thể bị ngắt: dòng trước chưa hết câu mà dòng này bắt đầu bằng chữ thường",
    "possibly a broken line: the line before has no full stop, and this one starts in lower case",
    "nối hai dòng làm một, hoặc thụt dòng này vào sâu hơn để nối tiếp dòng trên",
    "join the two lines, or indent this one further so that it continues the line above",
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
    "lỗi trong biểu thức: {problem}",
    "error in the expression: {problem}",
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
    "mã của bảng, biểu đồ, chỉ tiêu, nhiệm vụ, phần và mục không được trùng nhau: đổi một mã",
    "tables, charts, figures, tasks and parts must all have different ids: rename one of them",
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
UNKNOWN_FORMAT = Rule(
    "KH233",
    "unknown-format",
    E,
    "chưa hỗ trợ định dạng “kehoach: {text}”; phiên bản này đọc định dạng 1",
    "the format “kehoach: {text}” is not supported; this version reads format 1",
    "ghi “kehoach: 1”; tệp của phiên bản mới hơn thì cập nhật kehoach",
    "write “kehoach: 1”; for a file made with a later version, update kehoach",
)
NOT_IN_PROFILE = Rule(
    "KH235",
    "not-in-profile",
    E,
    "khóa “{key}” không dùng trong tệp thông tin đơn vị (profile), chỉ dùng trong kế hoạch",
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
    "ghi TM., KT., TL., TUQ. hoặc Q.; ký thay thì ghi “TM.; KT.”",
    "write TM., KT., TL., TUQ. or Q.; to sign in the head’s place “TM.; KT.”",
)
BAD_AMOUNT = Rule(
    "KH237",
    "bad-small-number",
    E,
    "“{key}” phải là số nguyên từ 0 đến {limit}, không phải “{text}”",
    "“{key}” must be a whole number from 0 to {limit}, not “{text}”",
    "gõ một số nguyên, như “{key}: 2”",
    "write a whole number, such as “{key}: 2”",
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
NOT_COMPUTED_HERE = Rule(
    "KH242",
    "not-computed-here",
    E,
    "“$(…)” không được tính ở đây: chỗ này in đúng như đã gõ",
    "“$(…)” is not evaluated here: this text is printed as typed",
    "gõ thẳng chữ cần in; $(…) dùng trong lời văn, tên (title, label) và tên hàng; nhãn khác của bảng (total, under, "
    "unit, as_of, source) chỉ nhận năm, như $(year), $(period); muốn in “$(” thì gõ “$$(”",
    "type the text itself; $(…) works in prose, titles, labels and row names; other labels of a table (total, under, "
    "unit, as_of, source) take only years, like $(year), $(period); to print “$(”, type “$$(”",
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
    "khi có yêu cầu; quote other words: “sau mùa mưa”",
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
NOT_ENGLISH = Rule(
    "KH279",
    "not-english",
    E,
    "“{text}” không viết theo kiểu Anh, mà bảng này khai “numbers: en”",
    "“{text}” is not written the English way, which “numbers: en” declares",
    "gõ {suggestion}",
    "write {suggestion}",
)
BAD_PART_NUMBERING = Rule(
    "KH273",
    "bad-part-numbering",
    E,
    "không đánh số các phần theo “{text}” được: {why}",
    "parts cannot be numbered “{text}”: {why}",
    "ghi mỗi cấp một kiểu, từ ngoài vào trong, như “numbering: Phần I 1 1.1”, “A 1” hay “I 1 a)”",
    "write one style for each level from the outermost in, like “numbering: Phần I 1 1.1”, “A 1” or “I 1 a)”",
)
PART_TOO_DEEP = Rule(
    "KH274",
    "part-too-deep",
    E,
    "“{part}” ở cấp {level}, mà các phần được đánh số đến cấp {levels} ({styles})",
    "“{part}” is at level {level}, but parts are numbered down to level {levels} ({styles})",
    "ghi “numbering: {styles} …” rồi thêm kiểu cho cấp {level} (như 1, a) hay none), hoặc đưa “{part}” lên cấp trên",
    "write “numbering: {styles} …” and a style for level {level} (like 1, a) or none), or move “{part}” one level up",
)
TITLE_NOT_IN_TEMPLATE = Rule(
    "KH275",
    "title-not-in-template",
    E,
    "“numbering” làm cho văn bản có “{field}”, mà tệp Word {file} không có chỗ in",
    "“numbering” gives the document a “{field}”, which the Word file {file} does not print",
    "trong {file} thêm đoạn in “{field}” như trang “Tệp mẫu Word” (docs/template.vi.md) mô tả, hoặc chọn “numbering” "
    "khác",
    "add a paragraph that prints “{field}” to {file}, as docs/template.md describes, or choose another “numbering”",
)
TEXT_NOT_IN_TEMPLATE = Rule(
    "KH569",
    "text-not-in-template",
    W,
    "tệp Word {file} không có chỗ in phần này ({path}), nên nội dung gõ ở đây sẽ không in",
    "the Word file {file} has no place for this ({path}), so what is typed here is lost",
    "thêm thẻ của {path} vào {file} và bỏ {path} khỏi “without” của bộ mẫu, hoặc xóa phần này",
    "add the tags of {path} to {file} and take {path} out of the pack's “without”, or delete this",
)
MENTIONED_UNNUMBERED = Rule(
    "KH276",
    "mentioned-unnumbered",
    E,
    "“{text}” ở cấp không đánh số (none trong numbering) nên không có số để dẫn",
    "“{text}” is at a level without numbers (none in numbering), so it has no number to refer to",
    "thay “none” bằng một kiểu số như 1, 1.1 hay a), hoặc viết tên của mục thay cho “$({text})”",
    "replace “none” by a style such as 1, 1.1 or a), or write its title in place of “$({text})”",
)
