"""KH3: references."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

E, W = Severity.ERROR, Severity.WARNING

UNKNOWN_NAME = Rule(
    "KH301",
    "unknown-name",
    E,
    "trong kế hoạch không có gì tên là “{text}”",
    "nothing in the plan is called “{text}”",
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
    "để bảng ở một chỗ; chỗ kia nhắc từng số, như $({table}.total.…)",
    "leave it in one place; elsewhere name single figures, like $({table}.total.…)",
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
TABLE_TOO_LARGE = Rule(
    "KH318",
    "table-too-large",
    E,
    "bảng “{table}” có {found} {what}, Word chỉ nhận đến {limit}",
    "the table “{table}” has {found} {what}; Word takes {limit} at most",
    "chia thành nhiều bảng",
    "split it into several tables",
)
MENTIONED_UNPLACED = Rule(
    "KH319",
    "mentioned-unplaced",
    E,
    "bảng “{text}” không được in ở đâu nên không có số để nhắc đến",
    "the table “{text}” is printed nowhere, so there is no number to refer to it by",
    "thêm một dòng riêng “$({text})” vào chỗ bảng phải đứng",
    "add a line of its own “$({text})” where the table belongs",
)
MENTIONED_UNTITLED = Rule(
    "KH320",
    "mentioned-untitled",
    E,
    "“{text}” không có tên (title) nên không được đánh số để nhắc đến",
    "“{text}” has no title, so it takes no number to refer to it by",
    "thêm “title: …” cho “{text}”",
    "add “title: …” to “{text}”",
)
MENTIONED_UNPRINTED = Rule(
    "KH321",
    "mentioned-unprinted",
    E,
    "mục “{text}” không được in trong văn bản nên không nhắc đến được",
    "“{text}” is not printed in the document and cannot be referred to",
    "xem “in:” của mục và “of:” trong outline, hoặc bỏ “$({text})”",
    "look at its “in:” and at “of:” in the outline, or drop “$({text})”",
)
NUMBERED_TABLE_TITLE = Rule(
    "KH322",
    "numbered-table-title",
    W,
    "tên bảng “{table}” đã gõ sẵn số “{number}”, mà bảng còn được đánh số tự động",
    "the title of the table “{table}” begins with a typed number “{number}”, and the table is numbered as well",
    "bỏ “{number}” trong title; số do thư viện điền",
    "drop “{number}” from the title; the number is filled in",
)
NO_COLUMN_SHOWN = Rule(
    "KH324",
    "no-column-shown",
    E,
    "bảng “{table}” đứng ở đây mà không có cột nào được in",
    "the table “{table}” stands here, and none of its columns is printed",
    "bỏ “in: …” ở những cột phải in, hoặc bỏ dòng đặt bảng",
    "drop “in: …” from the columns that are to be printed, or drop the line that places the table",
)
TABLE_TOO_WIDE = Rule(
    "KH323",
    "table-too-wide",
    W,
    "bảng “{table}” rộng hơn trang {excess} mm dù đã dùng chữ nhỏ nhất, nên có chữ bị ngắt giữa chừng",
    "the table “{table}” is {excess} mm too wide for its page even in the smallest type, and words in it are broken",
    "bớt cột, viết gọn đầu cột và những từ dài không có dấu cách, hoặc chia thành hai bảng",
    "drop columns, shorten labels and long words without a space, or split it into two tables",
)
