"""KH3: references."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

E, W = Severity.ERROR, Severity.WARNING

UNKNOWN_NAME = Rule(
    "KH301",
    "unknown-name",
    E,
    "kế hoạch không có tên “{text}”",
    "the name “{text}” is not defined in the plan",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
UNKNOWN_COLUMN = Rule(
    "KH302",
    "unknown-column",
    E,
    "bảng “{table}” không có cột “{text}”",
    "table “{table}” has no column “{text}”",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
UNKNOWN_ROW = Rule(
    "KH303",
    "unknown-row",
    E,
    "bảng “{table}” không có hàng “{text}”",
    "table “{table}” has no row “{text}”",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
UNKNOWN_AREA = Rule(
    "KH304",
    "unknown-area",
    E,
    "“{text}” không có trong danh sách địa bàn (areas){elsewhere}",
    "“{text}” is not one of the declared areas{elsewhere}",
    "{cure}",
    "{cure}",
)
AREA_TWICE = Rule(
    "KH305",
    "area-twice",
    E,
    "“{text}” được giao hai lần; lần đầu ở dòng {first}",
    "“{text}” is assigned twice; the first time is on line {first}",
    "để “{text}” ở một hàng, xóa ở hàng kia",
    "keep “{text}” in one row and remove it from the other",
)
AREA_UNCOVERED = Rule(
    "KH306",
    "area-uncovered",
    E,
    "cột “{column}” thiếu “{text}”",
    "column “{column}” does not list “{text}”",
    "ghi “{text}” vào một hàng, hoặc thêm một hàng cho tên này; mỗi tên ghi đúng một lần",
    "list “{text}” in a row, or add a row for it; each name is listed exactly once",
)
PACK_NOT_FOUND = Rule(
    "KH307",
    "pack-not-found",
    E,
    "không có bộ mẫu “{text}”",
    "there is no template pack “{text}”",
    "các bộ mẫu hiện có: {known}",
    "available packs: {known}",
)
PROFILE_NOT_FOUND = Rule(
    "KH308",
    "profile-not-found",
    E,
    "không mở được tệp thông tin đơn vị (profile) “{text}”",
    "the profile “{text}” cannot be opened",
    "ghi đường dẫn tệp .yaml, tính từ thư mục của kế hoạch: {folder}",
    "give the path of a .yaml file relative to the plan's folder: {folder}",
)
UNKNOWN_SIGNER = Rule(
    "KH309",
    "unknown-signer",
    E,
    "“{text}” không có trong danh sách lãnh đạo (leaders) nên chưa rõ chức vụ và thẩm quyền ký",
    "“{text}” is not listed under “leaders”, so the post and the signing authority are unknown",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
TABLE_NOT_PLACED = Rule(
    "KH310",
    "table-not-placed",
    E,
    "bảng “{table}” chưa được đặt vào chỗ nào của kế hoạch",
    "table “{table}” is not placed anywhere in the plan",
    "gõ “$({table})” trên một dòng riêng ở chỗ cần in bảng; không in thì ghi “in: none”",
    "type “$({table})” on a line of its own where the table belongs; to leave it out, set “in: none”",
)
UNKNOWN_PART = Rule(
    "KH311",
    "unknown-part",
    E,
    "kế hoạch không có phần “{text}”",
    "the plan has no part “{text}”",
    "các phần dùng được: {known}",
    "available parts: {known}",
)
FORM_NEEDED = Rule(
    "KH312",
    "form-needed",
    E,
    "phép tính trong lời văn chưa ghi cách in",
    "a calculation in prose needs a number format",
    "thêm “| 0” (số nguyên), “| 2” (hai chữ số thập phân) hoặc “| 2%” (phần trăm)",
    "add, for example, “| 0” (whole number), “| 2” (two decimals) or “| 2%” (per cent)",
)
NO_PACK_TEXT = Rule(
    "KH313",
    "no-pack-text",
    E,
    "ở đây bộ mẫu không có lời văn nào để thay cho “$(pack)”",
    "“$(pack)” has nothing to insert: the pack has no text here",
    "chỉ dùng “$(pack)” dưới “khóa: |”, ở khóa mà bộ mẫu có sẵn lời văn",
    "use “$(pack)” only under “key: |” where the pack has a text of its own",
)
NOT_PRINTABLE_HERE = Rule(
    "KH314",
    "not-printable-here",
    E,
    "“{text}” là {what} nên không in được giữa câu",
    "“{text}” is {what} and cannot be printed inside a sentence",
    "ghi rõ ô cần in, như $(bảng.total.cột) hoặc $(bảng[tên hàng].cột); cả bảng thì đặt trên một dòng riêng",
    "name one cell, like $(table.total.column) or $(table[row].column); put a whole table on a line of its own",
)
NO_AREAS = Rule(
    "KH315",
    "no-areas",
    E,
    "cột “{column}” cần danh sách địa bàn (areas) mà kế hoạch chưa có",
    "column “{column}” needs areas, but none are declared",
    "thêm khóa “areas” vào kế hoạch hoặc tệp thông tin đơn vị (profile)",
    "add “areas” to the plan or its profile",
)
PLACED_TWICE = Rule(
    "KH316",
    "placed-twice",
    E,
    "bảng “{table}” đã được đặt ở dòng {first}",
    "table “{table}” is already placed on line {first}",
    "chỉ đặt bảng ở một chỗ; chỗ kia dẫn từng số, như $({table}.total.…)",
    "place it once; elsewhere refer to single figures, like $({table}.total.…)",
)
PART_NOT_PRINTED = Rule(
    "KH317",
    "part-not-printed",
    E,
    "mục “{part}” không được in: không phần nào của outline lấy “{group}”",
    "“{part}” is not printed: no section of the outline takes “{group}”",
    "thêm vào outline một phần có “of: {group}”, hoặc xóa mục này",
    "add a section with “of: {group}” to the outline, or remove it",
)
TABLE_TOO_LARGE = Rule(
    "KH318",
    "table-too-large",
    E,
    "bảng “{table}” có {found} {what}; Word chỉ cho phép {limit}",
    "table “{table}” has {found} {what}; Word allows {limit}",
    "chia thành nhiều bảng",
    "split it into several tables",
)
MENTIONED_UNPLACED = Rule(
    "KH319",
    "mentioned-unplaced",
    E,
    "“{text}” không được in nên không có số thứ tự để dẫn",
    "“{text}” is not printed, so it has no number to refer to",
    "gõ “$({text})” trên một dòng riêng ở chỗ cần in bảng hay biểu đồ ấy",
    "type “$({text})” on a line of its own where the table or chart belongs",
)
MENTIONED_UNTITLED = Rule(
    "KH320",
    "mentioned-untitled",
    E,
    "“{text}” không có tên (title) nên không được đánh số để dẫn",
    "“{text}” has no title, so it has no number to refer to",
    "thêm “title: …” cho “{text}”",
    "add “title: …” to “{text}”",
)
MENTIONED_UNPRINTED = Rule(
    "KH321",
    "mentioned-unprinted",
    E,
    "mục “{text}” không được in nên không dẫn được",
    "“{text}” is not printed, so it cannot be referred to",
    "kiểm tra “in:” của mục, “of:” trong outline và “numbering” của bảng nhiệm vụ, hoặc xóa “$({text})”",
    "check its “in:”, the “of:” of the outline and the “numbering” of the table of tasks, or delete “$({text})”",
)
NUMBERED_TABLE_TITLE = Rule(
    "KH322",
    "numbered-table-title",
    W,
    "tên bảng “{table}” đã gõ số “{number}”, trong khi bảng được đánh số tự động",
    "the title of table “{table}” begins with the number “{number}”, but tables are numbered automatically",
    "xóa “{number}” trong title",
    "delete “{number}” from the title",
)
NO_COLUMN_SHOWN = Rule(
    "KH324",
    "no-column-shown",
    E,
    "bảng “{table}” được đặt ở đây nhưng không có cột nào được in",
    "table “{table}” is placed here, but none of its columns is printed",
    "xóa “in: …” ở các cột cần in, hoặc xóa dòng đặt bảng",
    "remove “in: …” from the columns to be printed, or remove the line that places the table",
)
COLUMN_TOO_NARROW = Rule(
    "KH286",
    "column-too-narrow",
    W,
    "cột “{column}” của bảng “{table}” hẹp hơn chữ dài nhất của nó {excess} mm, nên có từ bị ngắt giữa chừng",
    "column “{column}” of table “{table}” is {excess} mm too narrow for its longest word, so words are broken",
    "tăng “width” của cột, hoặc xóa “width” để tự chia",
    "increase the column's “width”, or remove it",
)
TABLE_TOO_WIDE = Rule(
    "KH323",
    "table-too-wide",
    W,
    "bảng “{table}” rộng hơn trang {excess} mm dù đã dùng cỡ chữ nhỏ nhất, nên có từ bị ngắt giữa chừng",
    "table “{table}” is {excess} mm too wide for the page even in the smallest type, so words are broken",
    "bớt cột, giảm “width” của cột, rút gọn tên cột và các chuỗi dài không có dấu cách, hoặc chia thành hai bảng",
    "remove columns, reduce their “width”, shorten labels and long strings without spaces, or split it into two tables",
)
FORMER_AREA = Rule(
    "KH277",
    "former-area",
    E,
    "“{text}” nay là {new} (areas.made_from)",
    "“{text}” is now {new} (areas.made_from)",
    "gõ {new}",
    "write {new}",
)
OLD_AREA_REMAINS = Rule(
    "KH278",
    "old-area-remains",
    E,
    "“{text}” đã nhập vào {new} mà vẫn có trong danh sách địa bàn",
    "“{text}” was made part of {new} and is still among the areas",
    "xóa “{text}” khỏi rows; nếu chỉ một phần chuyển đi thì thêm dòng “{text} | {text}” vào made_from",
    "delete “{text}” from rows; if only a part of it moved, add a line “{text} | {text}” to made_from",
)
AREA_MADE_TWICE = Rule(
    "KH697",
    "area-made-twice",
    E,
    "“{text}” có hai dòng trong made_from; dòng đầu là dòng {first}",
    "“{text}” has two lines in made_from; the first is line {first}",
    "gộp thành một dòng, các địa bàn cũ cách nhau bằng dấu chấm phẩy",
    "make it one line, with semicolons between the old areas",
)
AREAS_LATER_THAN_PLAN = Rule(
    "KH698",
    "areas-later-than-plan",
    W,
    "địa bàn mới có từ {since}, sau ngày của kế hoạch ({plan})",
    "the new areas exist since {since}, after the plan's own date ({plan})",
    "kiểm tra “since” và “date”; trước ngày {since} kế hoạch phải theo địa bàn cũ",
    "check “since” and “date”: before {since} a plan has the old areas",
)
SPLIT_WITHOUT_SHARE = Rule(
    "KH699",
    "split-without-share",
    E,
    "“{text}” chia cho nhiều địa bàn mà chưa ghi phần nào của “{column}” thuộc “{area}”",
    "“{text}” is split, and the share of its “{column}” that belongs to “{area}” is not given",
    "trong made_from ghi phần của nó, như “{text} ({column}: 205/412)”; chưa biết thì ở bảng ghi “missing: open”",
    "in made_from write “{text} ({column}: 205/412)”, or set “missing: open” in the table",
)
TEXT_OF_TABLE_ALONE = Rule(
    "KH294",
    "text-of-the-table-alone",
    E,
    "“{text}” là chữ ghép, đánh giá hoặc tên chỉ tiêu, chỉ in được trong bảng",
    "“{text}” is composed text, a verdict or the name of a target, and is printed in its table only",
    "gõ thẳng chữ cần in, hoặc gọi từng cột dùng để ghép",
    "type the words, or name the columns that they are composed of",
)
