"""KH1: the text and its YAML."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

E, W = Severity.ERROR, Severity.WARNING

NOT_UTF8 = Rule(
    "KH101",
    "not-utf8",
    E,
    "tệp không dùng bảng mã UTF-8 (không đọc được byte {byte})",
    "the file is not UTF-8 (byte {byte} cannot be read)",
    "lưu lại tệp với bảng mã UTF-8 (Notepad: Lưu thành… → Mã hóa: UTF-8)",
    "save the file again with the encoding UTF-8 (Notepad: Save as… → Encoding: UTF-8)",
)
NOT_TEXT = Rule(
    "KH128",
    "not-text",
    E,
    "đây là {kind}, không phải tệp văn bản",
    "this is {kind}, not a text file",
    "ở đây cần tệp .yaml; tệp này thì để nguyên. Lấy hàng từ Excel thì ở bảng trong tệp .yaml ghi "
    "rows: {{from: ho-ngheo.xlsx}}, trong tệp số thực hiện ghi actuals: {{giam_ngheo: {{from: ho-ngheo.xlsx}}}}",
    "a .yaml file is needed here; leave this one as it is. To take rows from Excel, write "
    "rows: {{from: ho-ngheo.xlsx}} at the table in the .yaml file, and "
    "actuals: {{giam_ngheo: {{from: ho-ngheo.xlsx}}}} in a file of actual figures",
)
EMPTY_FILE = Rule(
    "KH102",
    "empty-file",
    E,
    "tệp rỗng",
    "the file is empty",
    "gõ “kehoach new” để lập tệp kế hoạch đầu tiên, hoặc bắt đầu từ một ví dụ trong thư mục examples/",
    "create a first plan with “kehoach new”, or start from an example in examples/",
)
TOO_LARGE = Rule(
    "KH103",
    "too-large",
    E,
    "tệp lớn {size} byte, vượt giới hạn {limit} byte",
    "the file is {size} bytes; the limit is {limit}",
    "tách thành nhiều kế hoạch, hoặc để các hàng trong tệp Excel: rows: {{from: ho-ngheo.xlsx}}",
    "split it into several plans, or keep the rows in a workbook: rows: {{from: ho-ngheo.xlsx}}",
)
YAML_SYNTAX = Rule(
    "KH104",
    "yaml-syntax",
    E,
    "lỗi cú pháp YAML: {problem}",
    "YAML syntax error: {problem}",
    "kiểm tra thụt lề và dấu hai chấm ở dòng này và dòng trên; lời văn thì gõ dưới “khóa: |”",
    "check the indentation and the colon on this line and the line above; type prose under “key: |”",
)
SEVERAL_DOCUMENTS = Rule(
    "KH105",
    "several-documents",
    E,
    "mỗi tệp chỉ có một kế hoạch; từ đây bắt đầu tài liệu YAML thứ hai",
    "a file contains one plan; a second YAML document starts here",
    "xóa dòng “---” hoặc “...”; hai kế hoạch thì tách thành hai tệp",
    "delete the line “---” or “...”; put two plans in two files",
)
ALIAS = Rule(
    "KH106",
    "alias",
    E,
    "không dùng được neo & và bí danh * của YAML (“{text}”)",
    "YAML anchors (&) and aliases (*) are not supported (“{text}”)",
    "viết đầy đủ nội dung ở đây; nếu là chữ thì đặt trong dấu nháy kép hoặc gõ dưới “khóa: |”",
    "write the content out in full; if it is text, quote it or type it under “key: |”",
)
TAG = Rule(
    "KH107",
    "tag",
    E,
    "không dùng được thẻ kiểu dữ liệu của YAML (“{text}”)",
    "YAML tags are not supported (“{text}”)",
    "xóa thẻ; nếu là chữ thì đặt trong dấu nháy kép",
    "remove the tag; if it is text, quote it",
)
MERGE_KEY = Rule(
    "KH108",
    "merge-key",
    E,
    "không dùng được khóa gộp “<<” của YAML",
    "the YAML merge key “<<” is not supported",
    "viết các khóa ra ở đây, hoặc đưa vào tệp thông tin đơn vị (profile)",
    "write the keys out here, or move them to a profile",
)
TOO_DEEP = Rule(
    "KH109",
    "too-deep",
    E,
    "lồng nhau quá {limit} cấp",
    "nested more than {limit} levels deep",
    "kế hoạch chỉ cần vài cấp: kiểm tra dấu [ hoặc {{ chưa đóng",
    "a plan needs only a few levels: check for a [ or {{ that was never closed",
)
DUPLICATE_KEY = Rule(
    "KH110",
    "duplicate-key",
    E,
    "khóa “{key}” đã có ở dòng {first}",
    "the key “{key}” is already used on line {first}",
    "xóa một chỗ, hoặc gộp hai chỗ làm một; hai mục khác nhau thì đặt hai mã khác nhau",
    "delete one of them, or merge the two; give two different things two ids",
)
FORBIDDEN_CHARACTER = Rule(
    "KH111",
    "forbidden-character",
    E,
    "ký tự {name} không đưa được vào Word",
    "the character {name} is not allowed in Word",
    "xóa ký tự này rồi gõ lại (thường do sao chép từ tệp khác)",
    "delete the character and type it again (it usually comes from copy and paste)",
)
INVISIBLE_CHARACTER = Rule(
    "KH112",
    "invisible-character",
    W,
    "có ký tự ẩn {name}",
    "invisible character {name}",
    "xóa cả chữ ở đây rồi gõ lại: ký tự này làm hai chữ trông giống nhau mà khác nhau",
    "delete the word and type it again, unless it is intended: it makes two words look the same and yet differ",
)
TAB_INDENT = Rule(
    "KH113",
    "tab-indent",
    E,
    "dòng thụt vào bằng phím Tab",
    "the line is indented with a tab",
    "{how}",
    "{how}",
)
BLANK_FIRST_COLUMN = Rule(
    "KH127",
    "blank-first-column",
    E,
    "bảng dán vào có cột đầu để trống: dòng bắt đầu bằng phím Tab",
    "the pasted table has a blank first column: the line begins with a tab",
    "xóa Tab ở đầu mỗi dòng của bảng, hoặc chép lại từ cột đầu tiên có chữ",
    "delete the tab that begins each line of the table, or copy from the first column that has text",
)
UNCLOSED_QUOTE = Rule(
    "KH114",
    "unclosed-quote",
    E,
    "giá trị mở bằng dấu {quote} phải đóng bằng dấu {quote}, và sau đó không còn chữ nào",
    "a value that opens with {quote} must close with {quote}, and nothing may follow it",
    "lời văn có dấu nháy ở giữa thì bỏ dấu nháy ngoài cùng và gõ dưới “khóa: |”",
    "type prose that contains quotes under “key: |”, without quotes around it",
)
NEEDS_QUOTES = Rule(
    "KH115",
    "needs-quotes",
    E,
    "giá trị không có dấu nháy thì không được bắt đầu bằng “{character}”",
    "an unquoted value cannot begin with “{character}”",
    "đặt giá trị trong dấu nháy kép, hoặc gõ dưới “khóa: |”",
    "put the value in double quotes, or type it under “key: |”",
)
COLON_IN_VALUE = Rule(
    "KH116",
    "colon-in-value",
    E,
    "dòng có hai dấu hai chấm nên YAML hiểu đây là một khóa mới",
    "because of the second colon on this line, YAML reads a new key here",
    "đặt giá trị trong dấu nháy kép, hoặc gõ dưới “khóa: |”",
    "put the value in double quotes, or type it under “key: |”",
)
CUT_BY_COMMENT = Rule(
    "KH117",
    "cut-by-comment",
    W,
    "chữ bị cắt: YAML coi phần từ “{text}” trở đi là chú thích",
    "the text is cut off: YAML reads everything from “{text}” on as a comment",
    "đặt giá trị trong dấu nháy kép; nếu đúng là chú thích thì thêm dấu cách sau #",
    "put the value in double quotes; if it is meant as a comment, add a space after #",
)
COMMA_KEY = Rule(
    "KH118",
    "comma-key",
    E,
    "dấu phẩy trong {{…}} tách “{key}” thành một khóa riêng",
    "the comma inside {{…}} makes “{key}” a separate key",
    'trong {{…}}, giá trị có dấu phẩy phải đặt trong dấu nháy kép ("34,22"); hàng của bảng thì gõ dưới “rows: |”',
    'inside {{…}}, quote a value that contains a comma ("34,22"); put table rows under “rows: |”',
)
NOT_A_MAPPING = Rule(
    "KH119",
    "not-a-mapping",
    E,
    "ở đây phải là các dòng “khóa: giá trị”, không phải {found}",
    "expected “key: value” lines here, not {found}",
    "mỗi dòng gồm tên khóa, dấu hai chấm, dấu cách rồi giá trị; lời văn thì gõ dưới “khóa: |”",
    "write a key, a colon, a space and a value on each line; type prose under “key: |”",
)
BAD_KEY = Rule(
    "KH120",
    "bad-key",
    E,
    "khóa phải là một từ, không phải {found}",
    "a key must be a word, not {found}",
    "viết tên khóa không có ngoặc: “name: …”",
    "write the key without brackets: “name: …”",
)
UNCLOSED_BRACKET = Rule(
    "KH121",
    "unclosed-bracket",
    E,
    "dấu ngoặc “{bracket}” không có dấu ngoặc đi cùng",
    "unmatched bracket “{bracket}”",
    "thêm dấu ngoặc còn thiếu hoặc xóa dấu ngoặc này; không dùng ngoặc thì viết mỗi khóa một dòng",
    "add the matching bracket or delete this one; without brackets, write one key per line",
)
BAD_ESCAPE = Rule(
    "KH122",
    "bad-escape",
    E,
    "trong dấu nháy kép, \\ bắt đầu một mã ký tự; mã này không có",
    "inside double quotes, \\ starts a character code; this code does not exist",
    "dùng dấu nháy đơn, hoặc viết \\\\ cho một dấu \\",
    "use single quotes, or write \\\\ for a single \\",
)
LEGACY_ENCODING = Rule(
    "KH125",
    "legacy-encoding",
    E,
    "“{text}” là chữ Việt theo bảng mã khác Unicode ({encoding})",
    "“{text}” is Vietnamese in an encoding other than Unicode ({encoding})",
    "chuyển đoạn này sang Unicode rồi dán lại (Unikey: Ctrl+Shift+F6)",
    "convert the passage to Unicode and paste it again (Unikey: Ctrl+Shift+F6)",
)
LOOKALIKE_LETTER = Rule(
    "KH126",
    "lookalike-letter",
    W,
    "trong “{text}” có ký tự {name}, trông giống chữ Việt nhưng không phải",
    "“{text}” contains {name}, which only looks like another letter",
    "gõ lại chữ này: “{meant}”",
    "type the letter again: “{meant}”",
)
NOT_A_BAR = Rule(
    "KH129",
    "not-a-bar",
    E,
    "“{text}” không phải là dấu | giữa hai ô",
    "“{text}” is not the | between two cells",
    "gõ dấu | (phím Shift và phím \\) thay cho mọi dấu “{text}” giữa các ô của bảng này",
    "type | (Shift and the key \\) in place of each “{text}” between the cells of this table",
)
BAD_INDENT = Rule(
    "KH123",
    "bad-indent",
    E,
    "dòng này không khớp các dòng trên: thụt lề lệch, hoặc dòng trên thiếu dấu hai chấm",
    "this line does not fit the lines above: its indentation is off, or the line above has no colon",
    "các khóa cùng nhóm phải thẳng cột; lời văn nhiều dòng thì gõ dưới “khóa: |”",
    "align the keys of a group; type prose of several lines under “key: |”",
)
MISSING_COLON = Rule(
    "KH124",
    "missing-colon",
    E,
    "dòng này không có dạng “khóa: giá trị”",
    "this line is not of the form “key: value”",
    "sau tên khóa gõ dấu hai chấm và một dấu cách; lời văn và hàng của bảng thì gõ thụt vào dưới “khóa: |”",
    "after the key, type a colon and a space; indent prose and table rows under “key: |”",
)
