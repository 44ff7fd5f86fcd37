"""KH1: the text and its YAML."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

E, W = Severity.ERROR, Severity.WARNING

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
    "một tệp chỉ có một kế hoạch, mà từ đây bắt đầu phần YAML thứ hai",
    "a file holds one plan; a second YAML document starts here",
    "bỏ dòng “---” hoặc “...”; hai kế hoạch thì tách thành hai tệp",
    "drop the line “---” or “...”; two plans make two files",
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
    "bỏ một chỗ, hoặc gộp hai chỗ làm một; hai mục khác nhau thì đặt hai mã khác nhau",
    "drop one, or join the two; two different things take two ids",
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
    "thay Tab bằng hai dấu cách",
    "use two spaces instead",
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
    "mỗi dòng gồm tên khóa, dấu hai chấm, dấu cách rồi giá trị; văn xuôi thì gõ dưới “khóa: |”",
    "a line is a key, a colon, a space and a value; type prose under “key: |”",
)
BAD_KEY = Rule(
    "KH120",
    "bad-key",
    E,
    "khóa phải là một từ, không phải {found}",
    "a key must be a word, not {found}",
    "tên khóa viết trơn, không ngoặc: “name: …”",
    "a key is a bare word, without brackets: “name: …”",
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
    "trong “{text}” có chữ {name}, trông giống chữ Việt mà không phải",
    "there is {name} in “{text}”, which looks like another letter and is none",
    "gõ lại chữ này: {meant}",
    "type the letter again: {meant}",
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
