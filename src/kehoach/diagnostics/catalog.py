"""Every rule there is, one place each. Families: KH1 text and YAML, KH2 shape and reading, KH3 references,
KH4 arithmetic, KH5 packs and templates, KH6 the plan's own sense. A code, once given, is never reused.
"""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE

# --- KH1: the text and its YAML ------------------------------------------------------------------------------

NOT_UTF8 = Rule(
    "KH101",
    "not-utf8",
    E,
    "tệp không phải UTF-8 (byte {byte} không đọc được)",
    "the file is not UTF-8 (byte {byte} cannot be read)",
    "lưu lại tệp với bảng mã UTF-8 (Notepad: Lưu thành… → Mã hóa: UTF-8)",
    "save the file again as UTF-8",
)
EMPTY_FILE = Rule(
    "KH102",
    "empty-file",
    E,
    "tệp rỗng, không có kế hoạch nào",
    "the file is empty: there is no plan in it",
    "bắt đầu từ một ví dụ trong thư mục examples/",
    "start from an example under examples/",
)
TOO_LARGE = Rule(
    "KH103",
    "too-large",
    E,
    "tệp lớn {size} byte, quá mức cho phép {limit} byte",
    "the file has {size} bytes; the limit is {limit} bytes",
)
YAML_SYNTAX = Rule(
    "KH104",
    "yaml-syntax",
    E,
    "YAML không đọc tiếp được từ đây: {problem}",
    "YAML cannot go on from here: {problem}",
    "kiểm tra thụt lề và dấu hai chấm ở dòng này và dòng trên; văn xuôi thì gõ dưới “khóa: |”",
    "check the indentation and the colon here and on the line above; type prose under “key: |”",
)
SEVERAL_DOCUMENTS = Rule(
    "KH105",
    "several-documents",
    E,
    "một tệp chỉ có một kế hoạch, mà ở đây bắt đầu văn bản YAML thứ hai",
    "a file holds one plan; a second YAML document starts here",
    "bỏ dòng “---” hoặc “...” ở ngay trên; hai kế hoạch thì tách thành hai tệp",
    "drop the line “---” or “...” above; two plans make two files",
)
ALIAS = Rule(
    "KH106",
    "alias",
    E,
    "không dùng neo & và tham chiếu * của YAML (“{text}”)",
    "YAML anchors (&) and aliases (*) are not used (“{text}”)",
    "viết lại nội dung ở đây; nếu là chữ thì đặt trong nháy hoặc gõ dưới “khóa: |”",
    "write the content out; if it is text, quote it or type it under “key: |”",
)
TAG = Rule(
    "KH107",
    "tag",
    E,
    "không dùng thẻ kiểu của YAML (“{text}”)",
    "YAML tags are not used (“{text}”)",
    "bỏ thẻ; nếu là chữ thì đặt trong nháy",
    "drop the tag; if it is text, quote it",
)
MERGE_KEY = Rule(
    "KH108",
    "merge-key",
    E,
    "không dùng khóa trộn “<<” của YAML",
    "the YAML merge key “<<” is not used",
    "viết các khóa ra ở đây, hoặc đưa vào tệp profile",
    "write the keys out here, or put them in a profile file",
)
TOO_DEEP = Rule(
    "KH109",
    "too-deep",
    E,
    "lồng nhau quá {limit} tầng",
    "nested deeper than {limit} levels",
    "kế hoạch không cần quá vài tầng: kiểm tra dấu ngoặc [ {{ chưa đóng",
    "a plan needs a few levels only: look for [ or {{ left open",
)
DUPLICATE_KEY = Rule(
    "KH110",
    "duplicate-key",
    E,
    "khóa “{key}” đã có ở dòng {first}",
    "the key “{key}” already stands on line {first}",
    "gộp hai chỗ làm một, hoặc đổi tên một khóa",
    "join the two, or rename one",
)
FORBIDDEN_CHARACTER = Rule(
    "KH111",
    "forbidden-character",
    E,
    "ký tự {name} không đưa vào Word được",
    "the character {name} cannot be put into Word",
    "xóa ký tự này và gõ lại (thường do sao chép từ tệp khác)",
    "delete the character and type it again (it usually comes from copying)",
)
INVISIBLE_CHARACTER = Rule(
    "KH112",
    "invisible-character",
    W,
    "có ký tự không nhìn thấy {name}",
    "there is an invisible character {name}",
    "xóa đi nếu không cố ý: nó làm hai chữ trông giống nhau mà khác nhau",
    "delete it unless it is meant: it makes two words look alike and differ",
)
TAB_INDENT = Rule(
    "KH113",
    "tab-indent",
    E,
    "dòng thụt vào bằng phím Tab",
    "the line is indented with a tab",
    "thay bằng dấu cách",
    "use spaces",
)
UNCLOSED_QUOTE = Rule(
    "KH114",
    "unclosed-quote",
    E,
    "giá trị mở bằng dấu nháy {quote} ở đây phải đóng nháy ở cuối giá trị, sau đó không còn chữ nào",
    "a value that opens with the quote {quote} must close with it, with nothing behind",
    "lời có nháy ở giữa thì bỏ nháy ngoài cùng và gõ dưới “khóa: |”",
    "prose that has quotes in it goes, unquoted, under “key: |”",
)
NEEDS_QUOTES = Rule(
    "KH115",
    "needs-quotes",
    E,
    "giá trị không được bắt đầu bằng “{character}” khi không có nháy",
    "an unquoted value cannot begin with “{character}”",
    "đặt giá trị trong nháy kép, hoặc gõ dưới “khóa: |”",
    "put the value in double quotes, or type it under “key: |”",
)
COLON_IN_VALUE = Rule(
    "KH116",
    "colon-in-value",
    E,
    "dấu hai chấm thứ hai trong một dòng khiến YAML hiểu đây là khóa mới",
    "a second colon on the line makes YAML take this for a new key",
    "đặt giá trị trong nháy kép, hoặc gõ dưới “khóa: |”",
    "put the value in double quotes, or type it under “key: |”",
)
CUT_BY_COMMENT = Rule(
    "KH117",
    "cut-by-comment",
    W,
    "chữ bị cắt: từ “{text}” trở đi YAML hiểu là chú thích",
    "the text is cut: YAML takes “{text}” and what follows for a comment",
    "đặt giá trị trong nháy kép; nếu là chú thích thật thì để dấu cách sau #",
    "put the value in double quotes; if it is a comment, leave a space after #",
)
COMMA_KEY = Rule(
    "KH118",
    "comma-key",
    E,
    "dấu phẩy trong {{…}} tách “{key}” thành một khóa riêng",
    "the comma inside {{…}} made “{key}” a key of its own",
    'giá trị có dấu phẩy trong {{…}} phải đặt trong nháy ("34,22"); hoặc viết mỗi khóa một dòng, '
    "hàng của bảng thì gõ vào lưới dưới “rows: |”",
    'inside {{…}} quote a value that has a comma ("34,22"); or write a key a line, and rows in a grid under “rows: |”',
)
NOT_A_MAPPING = Rule(
    "KH119",
    "not-a-mapping",
    E,
    "ở đây phải là các dòng “khóa: giá trị”, không phải {found}",
    "“key: value” lines are wanted here, not {found}",
)
BAD_KEY = Rule(
    "KH120",
    "bad-key",
    E,
    "khóa phải là một từ, không phải {found}",
    "a key must be a word, not {found}",
)

UNCLOSED_BRACKET = Rule(
    "KH121",
    "unclosed-bracket",
    E,
    "ngoặc {bracket} ở đây thiếu ngoặc đi cùng",
    "the bracket {bracket} here lacks the one that goes with it",
    "thêm ngoặc còn thiếu hoặc xóa ngoặc thừa; không có ngoặc thì viết mỗi khóa một dòng",
    "add the one that is missing or drop this one; without brackets, write a key a line",
)
BAD_ESCAPE = Rule(
    "KH122",
    "bad-escape",
    E,
    "trong nháy kép, dấu \\ bắt đầu một mã ký tự, mà mã này không có",
    "inside double quotes a \\ begins a character code, and this is none",
    "dùng nháy đơn, hoặc viết \\\\ cho một dấu \\",
    "use single quotes, or write \\\\ for one \\",
)
BAD_INDENT = Rule(
    "KH123",
    "bad-indent",
    E,
    "dòng này không khớp với các dòng trên: thụt lề lệch, hoặc dòng trên thiếu dấu hai chấm",
    "the line does not fit the lines above: the indentation is off, or the line above lacks its colon",
    "các khóa cùng nhóm phải thẳng cột; văn xuôi nhiều dòng thì gõ dưới “khóa: |”",
    "keys of one group begin in one column; type prose of several lines under “key: |”",
)
MISSING_COLON = Rule(
    "KH124",
    "missing-colon",
    E,
    "dòng này không có dạng “khóa: giá trị”",
    "this line is not of the form “key: value”",
    "sau tên khóa cần dấu hai chấm rồi một dấu cách; văn xuôi và hàng của bảng thì thụt vào dưới “khóa: |”",
    "a key takes a colon and a space; prose and rows of a table stand indented under “key: |”",
)

# --- KH2: shape and reading ----------------------------------------------------------------------------------

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
    "gõ cả đoạn dưới “khóa: |”, mỗi dòng một gạch đầu dòng, không cần nháy",
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
    "“{text}”: số lẻ viết bằng dấu phẩy, không phải dấu chấm",
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
    "nếu dấu phẩy là phân cách nghìn thì viết {suggestion}",
    "if the comma groups thousands, write {suggestion}",
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
    "mọi bảng, chỉ tiêu, nhiệm vụ trong kế hoạch có chung một không gian mã: đổi một mã",
    "all ids of a plan are one namespace: rename one",
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
)
NOT_COMPUTED_HERE = Rule(
    "KH242",
    "not-computed-here",
    E,
    "“$(…)” không tính được ở đây: chỗ này in đúng như đã gõ",
    "“$(…)” is not computed here: this text prints as it is typed",
    "gõ thẳng chữ cần in; $(…) chỉ dùng trong lời văn và các tên (title, label)",
    "type the words themselves; $(…) works in prose and in titles and labels only",
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
    "cột “{column}” ({kind}) không tổng theo “total: {total}” được",
    "the column “{column}” ({kind}) has no “total: {total}”",
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

TOTAL_FORMULA_IN_GROUPS = Rule(
    "KH246",
    "total-formula-in-groups",
    E,
    "cột gõ tay “{column}” có công thức tổng riêng, mà bảng “{table}” có hàng lồng nhau: chưa tính được số của nhóm",
    "the typed column “{column}” has a total formula of its own, and rows of “{table}” stand inside rows: "
    "the groups' figures cannot be computed yet",
    "đặt các nhóm thành cột, hoặc tách thành nhiều bảng",
    "make the groups columns, or split the table",
)

# --- KH3: references -----------------------------------------------------------------------------------------

UNKNOWN_NAME = Rule(
    "KH301",
    "unknown-name",
    E,
    "không có “{text}” để tham chiếu",
    "there is nothing called “{text}”",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
UNKNOWN_COLUMN = Rule(
    "KH302",
    "unknown-column",
    E,
    "bảng “{table}” không có cột “{text}”",
    "the table “{table}” has no column “{text}”",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
UNKNOWN_ROW = Rule(
    "KH303",
    "unknown-row",
    E,
    "bảng “{table}” không có hàng “{text}”",
    "the table “{table}” has no row “{text}”",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
UNKNOWN_AREA = Rule(
    "KH304",
    "unknown-area",
    E,
    "“{text}” không có trong danh sách địa bàn (areas)",
    "“{text}” is not among the declared areas",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
AREA_TWICE = Rule(
    "KH305",
    "area-twice",
    E,
    "“{text}” được giao hai lần; lần trước ở dòng {first}",
    "“{text}” is assigned twice; the first time on line {first}",
)
AREA_UNCOVERED = Rule(
    "KH306",
    "area-uncovered",
    E,
    "“{text}” chưa có trong cột “{column}”",
    "“{text}” does not stand in the column “{column}”",
    "mỗi địa bàn phải có đúng một lần",
    "each area must stand there exactly once",
)
PACK_NOT_FOUND = Rule(
    "KH307",
    "pack-not-found",
    E,
    "không có bộ mẫu “{text}”",
    "there is no template pack “{text}”",
    "các bộ mẫu hiện có: {known}",
    "the packs at hand: {known}",
)
PROFILE_NOT_FOUND = Rule(
    "KH308",
    "profile-not-found",
    E,
    "không mở được tệp profile “{text}”",
    "the profile “{text}” cannot be opened",
    "tệp .yaml, đường dẫn tính từ thư mục của kế hoạch: {folder}",
    "a .yaml file, its path counted from the plan's folder: {folder}",
)
UNKNOWN_SIGNER = Rule(
    "KH309",
    "unknown-signer",
    E,
    "“{text}” không có trong danh sách lãnh đạo (leaders), nên chưa biết chức vụ và thẩm quyền ký",
    "“{text}” is not among the leaders, so post and authority are not known",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
TABLE_NOT_PLACED = Rule(
    "KH310",
    "table-not-placed",
    E,
    "bảng “{table}” không được đặt ở đâu trong kế hoạch",
    "the table “{table}” is not placed anywhere in the plan",
    "thêm một dòng riêng “$({table})” vào chỗ bảng phải đứng, hoặc ghi “in: none”",
    "add a line of its own “$({table})” where it belongs, or say “in: none”",
)
UNKNOWN_PART = Rule(
    "KH311",
    "unknown-part",
    E,
    "không có phần “{text}” trong kế hoạch",
    "there is no part “{text}” in the plan",
    "các phần có thể dùng: {known}",
    "the parts there are: {known}",
)
FORM_NEEDED = Rule(
    "KH312",
    "form-needed",
    E,
    "phép tính trong lời văn phải nói cách in",
    "a computed expression in prose must say its form",
    "thêm chẳng hạn “| 0” (số nguyên), “| 2” (hai số lẻ) hoặc “| 2%” (phần trăm)",
    "add for example “| 0” (whole), “| 2” (two decimals) or “| 2%” (per cent)",
)
NO_PACK_TEXT = Rule(
    "KH313",
    "no-pack-text",
    E,
    "“$(pack)” ở đây không có lời nào của bộ mẫu để thay vào",
    "there is no text of the pack for “$(pack)” to stand for here",
    "chỉ dùng “$(pack)” dưới “khóa: |”, ở chỗ bộ mẫu đã có lời văn",
    "“$(pack)” stands under “key: |” where the pack has a text",
)
NOT_PRINTABLE_HERE = Rule(
    "KH314",
    "not-printable-here",
    E,
    "“{text}” là {what}, không in được giữa câu",
    "“{text}” is {what} and cannot be printed inside a sentence",
    "ghi rõ ô cần in, như $(bảng.total.cột) hoặc $(bảng[tên hàng].cột); cả bảng thì đặt một mình trên một dòng",
    "name the cell, like $(table.total.column) or $(table[row].column); a whole table stands alone on a line",
)
NO_AREAS = Rule(
    "KH315",
    "no-areas",
    E,
    "chưa khai báo địa bàn (areas) mà cột “{column}” cần đến",
    "no areas are declared, and the column “{column}” needs them",
    "thêm khóa “areas” vào kế hoạch hoặc tệp profile",
    "add “areas” to the plan or its profile",
)
PLACED_TWICE = Rule(
    "KH316",
    "placed-twice",
    E,
    "bảng “{table}” đã được đặt ở dòng {first}",
    "the table “{table}” is already placed on line {first}",
)

PART_NOT_PRINTED = Rule(
    "KH317",
    "part-not-printed",
    E,
    "mục “{part}” không được in ở đâu: outline không có phần nào lấy “{group}”",
    "“{part}” is printed nowhere: no section of the outline takes up “{group}”",
    "thêm vào outline một phần có “of: {group}”, hoặc bỏ mục này",
    "add a section with “of: {group}” to the outline, or drop it",
)

# --- KH4: arithmetic -----------------------------------------------------------------------------------------

CYCLE = Rule(
    "KH401",
    "cycle",
    E,
    "các công thức quay vòng: {path}",
    "the formulas go in a circle: {path}",
)
DIVISION_BY_ZERO = Rule(
    "KH402",
    "division-by-zero",
    E,
    "chia cho 0 ở “{address}”",
    "division by zero at “{address}”",
    "không có mẫu số thì ghi “-” vào ô đó",
    "where there is nothing to divide by, write “-” in that cell",
)
MISSING_CELL = Rule(
    "KH403",
    "missing-cell",
    E,
    "ô trống: “{address}” chưa có số",
    "empty cell: “{address}” has no figure",
    "không có thì ghi “-” (hoặc 0); chưa biết thì ghi “chưa có” hoặc “CẦN BỔ SUNG”",
    "nothing there: “-” (or 0); not known: “chưa có” or “CẦN BỔ SUNG”",
)
NEGATIVE_COUNT = Rule(
    "KH404",
    "negative-count",
    E,
    "“{address}” thành số âm ({value})",
    "“{address}” comes out negative ({value})",
    "số đếm không thể âm: kiểm tra các ô của hàng này ({inputs})",
    "a count cannot be negative: check this row's cells ({inputs})",
)
CLAIM_TRUNCATED = Rule(
    "KH405",
    "claim-truncated",
    E,
    "“{address}”: ghi {typed}, tính ra {computed} (đúng nếu cắt bỏ)",
    "“{address}”: typed {typed}, computed {computed} (right if truncated)",
    "bỏ số đã ghi để số tính được in ra; bảng nào cố ý cắt bỏ thì đặt “rounding: truncate”",
    "drop the typed figure to print the computed one; a table that truncates on purpose says “rounding: truncate”",
)
CLAIM_WRONG = Rule(
    "KH406",
    "claim-wrong",
    E,
    "“{address}”: ghi {typed}, tính ra {computed} (sai)",
    "“{address}”: typed {typed}, computed {computed} (wrong)",
    "kiểm tra số đã ghi và các ô mà nó được tính từ đó",
    "check the figure and the cells it is computed from",
)
GOAL_MISSED = Rule(
    "KH407",
    "goal-missed",
    E,
    "“{figure}”: kế hoạch giao {planned}, không đạt chỉ tiêu {goal}",
    "“{figure}”: the plan gives {planned}, which misses the goal {goal}",
    "sửa chỉ tiêu hoặc các số được giao",
    "change the goal or the figures given out",
)
GOAL_WITHOUT_BASE = Rule(
    "KH430",
    "goal-without-base",
    W,
    "“{figure}”: chỉ tiêu {goal} so với một số gốc, chưa có số gốc nên không kiểm tra được",
    "“{figure}”: the goal {goal} counts from a base that is not given, so it was not held",
    "thêm “base:” (số năm trước, số được giao hoặc một công thức) dưới chỉ tiêu này",
    "add “base:” (last year's figure, what was assigned, or a formula) under this figure",
)
CHECK_FAILED = Rule(
    "KH408",
    "check-failed",
    E,
    "“{check}” không đúng{row}: {left} so với {right}",
    "“{check}” does not hold{row}: {left} against {right}",
)
SUMMED_RATE = Rule(
    "KH409",
    "summed-rate",
    E,
    "cột “{column}” là tỷ lệ, không cộng dọc được",
    "the column “{column}” is a rate and cannot be summed",
    "bỏ “total: sum”: tỷ lệ ở dòng tổng được tính lại từ các số tổng",
    "drop “total: sum”: a rate in the total row is computed from the totals",
)
NOT_ARITHMETIC = Rule(
    "KH410",
    "not-arithmetic",
    E,
    "“{text}” là chữ, không tính toán được",
    "“{text}” is text and cannot be computed with",
)
OPEN_CELL = Rule(
    "KH411",
    "open-cell",
    E,
    "“{address}” chưa có số mà các ô khác cần đến",
    "“{address}” has no figure yet, and other cells need it",
    "điền số, hoặc ghi “missing: open” ở bảng để các ô phụ thuộc cũng in “chưa có”",
    "fill it in, or say “missing: open” in the table so that what depends on it prints “chưa có”",
)
NOT_WHOLE_RESULT = Rule(
    "KH412",
    "decimals-hidden",
    W,
    "“{address}” tính ra {value}, in ra bị làm tròn thành {shown}",
    "“{address}” comes out as {value} and prints rounded as {shown}",
    "đặt “decimals” cho cột nếu cần số lẻ",
    "set “decimals” on the column if decimals are wanted",
)

SHARE_OF_ZERO = Rule(
    "KH413",
    "share-of-zero",
    E,
    "tổng “{address}” bằng 0 nên không tính được tỷ trọng ở cột “{column}”",
    "the total “{address}” is 0, so the column “{column}” has no shares",
    "kiểm tra các số của cột; hàng không có gì thì ghi “-”",
    "check the column's figures; where there is nothing, write “-”",
)
SHARE_OUT_OF_RANGE = Rule(
    "KH414",
    "share-out-of-range",
    E,
    "“{address}”: tỷ trọng {value} nằm ngoài 0 - {whole}",
    "“{address}”: the share {value} is not between 0 and {whole}",
    "cột “{of}” có số âm hay hàng trừ, nên hàng này không phải là một phần của tổng: kiểm tra lại số, hoặc dùng “rate”",
    "a figure of “{of}” is negative or taken off, so this row is no part of the total: check it, or use “rate”",
)
SHARE_OF_UNSUMMED = Rule(
    "KH415",
    "share-of-unsummed",
    E,
    "cột “{text}” không được cộng dọc, nên không có tỷ trọng trong tổng",
    "the column “{text}” is not summed, so nothing is a share of its total",
    "tỷ trọng lấy từ một cột có tổng; hoặc viết “rate: tử / mẫu”",
    "a share is of a column that is summed; or write “rate: numerator / denominator”",
)
GROWTH_BASE = Rule(
    "KH416",
    "growth-base",
    E,
    "“{address}”: không tính được mức tăng so với số gốc {base}",
    "“{address}”: there is no growth over a base of {base}",
    "số gốc phải lớn hơn 0; không có số gốc thì ghi “-” vào ô đó",
    "the base must be above 0; where there is none, write “-” in that cell",
)
SPLIT_IMPOSSIBLE = Rule(
    "KH417",
    "split-impossible",
    E,
    "không chia được {whole} ở cột “{column}”: {reason}",
    "{whole} cannot be given out in the column “{column}”: {reason}",
    "sửa số đem chia hoặc các giới hạn (floor, cap, fixed)",
    "change the amount or the limits (floor, cap, fixed)",
)
SPLIT_NOT_WHOLE = Rule(
    "KH418",
    "split-not-whole",
    E,
    "cột “{column}” chia thành số nguyên, mà “{key}” là {value}",
    "the column “{column}” gives out whole numbers, and “{key}” is {value}",
    "làm tròn bằng round(…; 0), hoặc đổi sang đơn vị nhỏ hơn",
    "round it with round(…; 0), or count in a smaller unit",
)

RUNNING_RATE = Rule(
    "KH419",
    "running-rate",
    E,
    "lũy kế ở cột “{column}” cộng dồn một tỷ lệ (“{text}”)",
    "the running sum of the column “{column}” adds up a rate (“{text}”)",
    "lũy kế tử và mẫu ở hai cột, rồi lấy “rate” của hai cột đó",
    "run up numerator and denominator in two columns, and take the rate of those",
)

PICK_EXCEEDS = Rule(
    "KH420",
    "pick-exceeds-whole",
    E,
    "“{address}”: {value} là số “trong đó”, mà lớn hơn {limit} của “{whole}”",
    "“{address}”: {value} is picked out of “{whole}”, which is only {limit}",
    "kiểm tra hai số; nếu các hàng này chia hết số trên thì ghi “gồm:” thay cho “trong đó:”",
    "check the two figures; rows that make up the whole are “gồm:”, not “trong đó:”",
)

TABLE_TOO_LARGE = Rule(
    "KH318",
    "table-too-large",
    E,
    "bảng “{table}” có {found} {what}, Word chỉ nhận đến {limit}",
    "the table “{table}” has {found} {what}; Word takes {limit} at most",
    "chia thành nhiều bảng",
    "split it into several tables",
)

# --- KH6: the plan's own sense -------------------------------------------------------------------------------

BASIS_AFTER_PLAN = Rule(
    "KH601",
    "basis-after-plan",
    E,
    "căn cứ đề ngày {basis}, sau ngày của kế hoạch ({plan})",
    "the basis is dated {basis}, after the plan ({plan})",
)
PACK_PARAGRAPHS = Rule(
    "KH602",
    "pack-paragraphs",
    N,
    "{count} đoạn trong văn bản lấy lời của bộ mẫu “{pack}”: hãy đọc trước khi trình ký",
    "{count} paragraphs come from the wording of the pack “{pack}”: read them before signing",
)
TO_BE_SUPPLIED = Rule(
    "KH603",
    "to-be-supplied",
    W,
    "còn CẦN BỔ SUNG ở “{address}”{reason}",
    "still to be supplied (CẦN BỔ SUNG) at “{address}”{reason}",
)
DISTRICT_AFTER_REFORM = Rule(
    "KH604",
    "district-after-reform",
    W,
    "từ 01/7/2025 không còn cấp huyện, mà văn bản có cơ quan cấp trên “{parent}”",
    "there are no districts since 1/7/2025, and the document names “{parent}” above the issuer",
    "bỏ khóa “parent” của issuer",
    "drop the issuer's “parent”",
)
TYPED_FIGURE = Rule(
    "KH605",
    "typed-figure",
    N,
    "“{text}” gõ tay, mà bằng đúng số tính được {address}",
    "“{text}” is typed by hand and equals the computed {address}",
    "viết “$({address}) {unit}” để số này luôn đi theo bảng",
    "write “$({address}) {unit}” so that it follows the table",
)
NO_SIGNER = Rule(
    "KH606",
    "no-signer",
    W,
    "chưa có người ký",
    "nobody signs yet",
    "thêm “signer: Họ và tên” (có trong leaders), hoặc đủ authority, post và name",
    "add “signer: name” (one of the leaders), or authority, post and name",
)
NO_BASIS = Rule(
    "KH607",
    "no-basis",
    W,
    "chưa có căn cứ ban hành",
    "there is no basis yet",
    "thêm “basis: |” rồi mỗi dòng một văn bản",
    "add “basis: |” and a line for each document",
)
SIGNING_FORM = Rule(
    "KH608",
    "signing-form",
    W,
    "cách ký không khớp chức vụ: {why}",
    "the signing form does not fit the post: {why}",
    "trưởng ký thay mặt: “TM.”; phó ký thay trưởng: “TM.; KT.”; thừa lệnh: “TL.”",
    "the head signs for the body: “TM.”; a deputy for the head: “TM.; KT.”; by order: “TL.”",
)
NUMBERED_TITLE = Rule(
    "KH609",
    "numbered-title",
    W,
    "tên mục “{text}” đã có số thứ tự, mà thư viện sẽ đánh số nữa",
    "the title “{text}” brings a number of its own, and the library numbers it too",
    "bỏ “{number}” ở đầu",
    "drop the “{number}” at its beginning",
)
UNTITLED_PART = Rule(
    "KH610",
    "untitled-part",
    W,
    "mục “{part}” không có tên (title), lời của nó sẽ nối liền mục trước",
    "“{part}” has no title; its text runs on from the part before",
    "thêm “title: …”",
    "add “title: …”",
)
ISSUER_KIND_TWICE = Rule(
    "KH611",
    "issuer-kind-twice",
    W,
    "tên “{name}” đã có chữ “{kind}”, sẽ in thành “{kind} {name}”",
    "the name “{name}” already says “{kind}”; it would print “{kind} {name}”",
    "ghi “name: {rest}”",
    "write “name: {rest}”",
)
