"""KH72: what a Word document says and the spec made of it does not, or not in the same way."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

N = Severity.NOTE

PRINTS_OTHERWISE = Rule(
    "KH720",
    "prints-otherwise",
    N,
    "tệp gốc ghi “{old}”, kế hoạch lập ra in “{new}”",
    "the document has “{old}”, the plan made of it prints “{new}”",
    "đọc lại chỗ này; tệp gốc đúng thì sửa trong tệp kế hoạch",
    "read this again; where the document is right, correct the plan",
)
NUMBER_NOT_NEXT = Rule(
    "KH721",
    "number-not-next",
    N,
    "số của “{text}” không tiếp số của mục trước: dòng này được giữ là một đoạn lời văn",
    "the number of “{text}” does not follow the one before: the line is kept as a paragraph",
    "nếu đó là tên mục thì ghi ở “title” của một phần trong “outline”, không gõ số",
    "if it is the title of a part, write it as “title” of a part of “outline”, without the number",
)
NOT_UNDERSTOOD = Rule(
    "KH722",
    "not-understood",
    N,
    "không rõ “{text}” là phần nào của văn bản: ghi sau dấu # ở đầu tệp kế hoạch",
    "it is not known what “{text}” is: it is after a # at the top of the plan",
    "cần in thì chép vào chỗ của nó trong tệp kế hoạch; rồi xóa dòng # ấy",
    "to print it, copy it to its place in the plan; then delete the line with the #",
)
PICTURE_LEFT_OUT = Rule(
    "KH723",
    "picture-left-out",
    N,
    "hình ở đoạn này không có trong kế hoạch",
    "the picture in this paragraph is not in the plan",
    "cần in hình thì lập bộ mẫu của mình: khai báo “fields: {{hinh: {{label: Hình, kind: picture, width: 150}}}}” "
    "trong pack.yaml, gõ {{{{ doc.fields.hinh }}}} trong tệp mẫu Word, rồi ghi “fields: {{hinh: hinh.png}}” trong "
    "kế hoạch",
    "to print it, make a pack of your own: declare “fields: {{hinh: {{label: Hình, kind: picture, width: 150}}}}” in "
    "pack.yaml, type {{{{ doc.fields.hinh }}}} in the Word template, then write “fields: {{hinh: hinh.png}}” in the "
    "plan",
)
TABLE_AS_PRINTED = Rule(
    "KH724",
    "table-as-printed",
    N,
    "bảng “{table}” được ghi từng ô như đã in: số thứ tự và các tổng của nó không tính lại được đúng như vậy",
    "table “{table}” is written cell by cell as printed: its row numbers and totals could not be computed to the same",
    "muốn tính tổng thì xóa cột “hang”, cột số thứ tự và “total: none”, rồi ghi “total: Cộng” (tên dòng tổng) và "
    "“numbering: 1” cho bảng",
    "to compute totals, remove the columns “hang” and of row numbers and “total: none”, then write “total: Cộng” (what "
    "the total is called) and “numbering: 1” at the table",
)
OLD_FONT = Rule(
    "KH725",
    "old-font",
    N,
    "{count} đoạn gõ bằng phông TCVN3 hoặc VNI đã chuyển sang Unicode, đoạn đầu là “{text}”",
    "{count} paragraphs typed in fonts of TCVN3 or VNI were converted to Unicode, the first is “{text}”",
    "đọc lại các đoạn này",
    "read these paragraphs again",
)
