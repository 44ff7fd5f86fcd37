"""KH67: the table of a batch, of which each row is laid over a plan."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

E = Severity.ERROR

UNKNOWN_HEADER = Rule(
    "KH670",
    "unknown-header",
    E,
    "cột “{text}” không phải khóa của kế hoạch và không dùng trong --name",
    "the column “{text}” is neither a key of the plan nor used in --name",
    "{cure}",
    "{cure}",
)
HEADER_OF_A_GROUP = Rule(
    "KH671",
    "header-of-a-group",
    E,
    "“{text}” gồm nhiều khóa, một ô không ghi được",
    "“{text}” has keys of its own, which one cell cannot contain",
    "ghi cả khóa bên trong: {inner}",
    "name the key inside it: {inner}",
)
HEADER_TWICE = Rule(
    "KH672",
    "header-twice",
    E,
    "cột “{text}” ghi cùng khóa với cột “{first}”",
    "the column “{text}” sets the same key as the column “{first}”",
    "xóa hoặc đổi tên một trong hai cột",
    "delete or rename one of the two columns",
)
CELLS_WITHOUT_HEADER = Rule(
    "KH673",
    "cells-without-header",
    E,
    "hàng có {count} ô, dòng tiêu đề chỉ có {columns}",
    "the row has {count} cells, the header line only {columns}",
    "đặt ô có dấu “{separator}” trong dấu nháy kép, hoặc ghi tiêu đề cho cột thừa",
    "quote a cell that contains “{separator}”, or give the extra column a header",
)
SAME_FILE_NAME = Rule(
    "KH674",
    "same-file-name",
    E,
    "tên tệp “{name}” trùng với hàng {first}",
    "the file name “{name}” is also that of row {first}",
    "thêm vào --name một cột khác nhau ở mỗi hàng, như mã đơn vị",
    "add a column to --name that differs in each row, such as a code",
)
NO_FILE_NAME = Rule(
    "KH675",
    "no-file-name",
    E,
    "các ô dùng trong --name đều trống, tệp không có tên",
    "the cells used in --name are all empty, so that the file has no name",
    "điền ô ở cột “{column}”",
    "fill in the cell in the column “{column}”",
)
CELL_NOT_CLOSED = Rule(
    "KH676",
    "cell-not-closed",
    E,
    "ô mở bằng dấu nháy kép nhưng không đóng lại",
    "the cell begins with a quote that is never closed",
    "thêm dấu nháy kép ở cuối ô; dấu nháy kép bên trong ô thì gõ hai lần",
    "add a quote at the end of the cell; type quotes inside it twice",
)
CELL_WITHOUT_VALUE = Rule(
    "KH677",
    "cell-without-value",
    E,
    "ô {cell} là công thức chưa có kết quả hoặc báo lỗi “{text}”",
    "the cell {cell} is a formula without a result, or shows the error “{text}”",
    "sửa công thức, mở tệp bằng Excel rồi lưu lại",
    "correct the formula, then open the file in Excel and save it",
)
NO_ROWS = Rule(
    "KH678",
    "no-rows",
    E,
    "bảng không có hàng nào dưới dòng tiêu đề",
    "the table has no rows below its header line",
    "dòng đầu ghi tên các cột, từ dòng thứ hai mỗi hàng một văn bản",
    "the first line names the columns; from the second line, each row is one document",
)
NOT_A_WORKBOOK = Rule(
    "KH679",
    "not-a-workbook",
    E,
    "không đọc được bảng tính: {why}",
    "the workbook cannot be read: {why}",
    "{how}",
    "{how}",
)
KEY_INSIDE_A_TEXT = Rule(
    "KH680",
    "key-inside-a-text",
    E,
    "“{key}” trong kế hoạch ghi bằng chữ (hoặc dưới “|”), không thay được riêng một khóa bên trong",
    "“{key}” is a text in the plan (or a table under “|”), so that no single key inside it can be set",
    "trong kế hoạch, ghi “{key}” thành các khóa, như rows: {{Thôn 1: {{dau: 9, giam: 1}}}}, hoặc dùng cột “{key}”",
    "write “{key}” as keys in the plan, as in rows: {{Thôn 1: {{dau: 9, giam: 1}}}}, or use a column “{key}”",
)
