"""KH74: formulas of a file of rules that do not fit the document audited."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

W = Severity.WARNING

AUDIT_TABLE_GONE = Rule(
    "KH740",
    "audit-table-gone",
    W,
    "{document} không có bảng nào có các cột của “{table}”",
    "{document} has no table with the columns of “{table}”",
    "sửa tên cột trong “columns” cho đúng tên in trong bảng, hoặc xóa bảng này khỏi tệp công thức",
    "write the columns under “columns” as the table prints them, or remove this table from the file of rules",
)
AUDIT_FORMULA_UNFIT = Rule(
    "KH741",
    "audit-formula-unfit",
    W,
    "không dùng “{formula}” cho bảng {number} của {document}: {why}",
    "“{formula}” is not used for table {number} of {document}: {why}",
    "sửa công thức, hoặc tên cột, tên hàng trong tệp công thức; hoặc ghi tệp mới bằng --write-rules",
    "edit the formula, or the names of columns and rows, or write a new file with --write-rules",
)
