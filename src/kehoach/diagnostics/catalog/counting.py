"""KH46: counting the rows of a list."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

E, W = Severity.ERROR, Severity.WARNING

BAD_CONDITION = Rule(
    "KH460",
    "bad-condition",
    E,
    "không đọc được điều kiện “{text}”",
    "the condition “{text}” cannot be read",
    "viết cột = chữ, như “loai = Hộ nghèo”; khác thì <>; nhiều điều kiện cách nhau bằng dấu ;",
    "write column = text, like “loai = Hộ nghèo”; <> for any other text; separate conditions by ;",
)
NOTHING_LIKE_IT = Rule(
    "KH461",
    "condition-never-met",
    W,
    "không hàng nào của bảng “{table}” có “{text}” ở cột “{column}”",
    "no row of table “{table}” has “{text}” in column “{column}”",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
NOT_COUNTED = Rule(
    "KH462",
    "row-not-counted",
    E,
    "hàng này{others} không được đếm vào cột “{column}” của bảng “{table}”: {why}",
    "this row{others} is not counted in column “{column}” of table “{table}”: {why}",
    "ghi đúng tên một hàng của bảng ấy, như “{nearest}”; không đếm hàng này thì loại nó bằng “where”",
    "write the name of a row of that table, like “{nearest}”; to leave it out, exclude it under “where”",
)
COUNTED_BY_FIGURES = Rule(
    "KH463",
    "counted-by-figures",
    E,
    "cột “{text}” của bảng “{table}” không phải cột chữ gõ sẵn, nên không đếm theo nó được",
    "column “{text}” of table “{table}” is not a column of typed text: nothing can be counted by it",
    "ghi “kind: text” (tên địa bàn thì “kind: area”) ở cột ấy, hoặc đếm theo cột khác",
    "set “kind: text” (“kind: area” for areas) at that column, or count by another one",
)
COUNTED_IN_AMOUNTS = Rule(
    "KH464",
    "counted-in-amounts",
    E,
    "cột “{column}” đếm hàng, mà “{unit}” không phải đơn vị đếm",
    "column “{column}” counts rows, but nothing is counted in “{unit}”",
    "ghi đơn vị của thứ được đếm, như hộ, người",
    "write the unit of what is counted, like hộ, người",
)
