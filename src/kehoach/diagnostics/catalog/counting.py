"""KH46: counting the rows of a list."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE

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
COUNTED_TEXTS = Rule(
    "KH470",
    "counted-texts",
    N,
    "“{condition}”: {met} hàng có chữ này; cột “{column}” còn có {texts}",
    "“{condition}”: {met} rows have this text; column “{column}” also has {texts}",
)
SAME_ROW_IN_LIST = Rule(
    "KH471",
    "same-row-in-list",
    W,
    "hàng này giống hệt hàng ở dòng {first}: có thể một hộ ghi hai lần, và được đếm hai lần",
    "this row is the same as that on line {first}: it may be typed twice, and is counted twice",
    "xóa hàng thừa; hai hàng khác nhau thật thì ghi số thứ tự khác nhau",
    "delete the one too many; give them different numbers if they are different",
)
YEAR_OF_CONDITION = Rule(
    "KH472",
    "year-of-condition",
    W,
    "điều kiện “{condition}” ghi năm {year}, mà kế hoạch của năm {plan}",
    "the condition “{condition}” has the year {year}, but the plan is of {plan}",
    "năm kế hoạch viết là $(year), năm trước là $(year - 1): sang năm tự đổi",
    "write $(year) for the year of the plan and $(year - 1) for the one before: they change by themselves",
)
MISSPELT_CONDITION = Rule(
    "KH465",
    "misspelt-condition",
    E,
    "không hàng nào của bảng “{table}” có “{text}” ở cột “{column}”, chỉ có “{nearest}”",
    "no row of table “{table}” has “{text}” in column “{column}”, but there is “{nearest}”",
    "gõ “{nearest}”",
    "write “{nearest}”",
)
MISSPELT_IN_LIST = Rule(
    "KH466",
    "misspelt-in-list",
    E,
    "“{text}”{others} chỉ khác “{wanted}” của “where” ở dấu hoặc cách viết, nên không được so là một",
    "“{text}”{others} differs from “{wanted}” under “where” by its marks alone, and is not the same",
    "gõ “{wanted}” ở ô này",
    "write “{wanted}” in this cell",
)
BLANK_IN_LIST = Rule(
    "KH467",
    "blank-in-list",
    W,
    "ô “{column}” của hàng này{others} để trống, nên hàng không được đếm vào cột “{into}”",
    "the cell “{column}” of this row{others} is blank, so that it is not counted in column “{into}”",
    "điền ô này; đúng là không đếm hàng này thì ghi “-”",
    "fill the cell; write “-” if the row is rightly not counted",
)
NOTHING_EXCLUDED = Rule(
    "KH468",
    "nothing-excluded",
    E,
    "“<> {text}” không loại hàng nào: cột “{column}” của bảng “{table}” không có chữ này",
    "“<> {text}” leaves no row out: column “{column}” of table “{table}” does not have this text",
    "{cure}",
    "{cure}",
)
COLUMN_NOT_TYPED = Rule(
    "KH469",
    "column-not-typed",
    E,
    "các hàng của bảng “{table}” không có cột “{text}”",
    "the rows of table “{table}” do not have the column “{text}”",
    "thêm cột ấy vào các hàng; tệp gọi nó bằng tên khác thì sửa “label” của cột",
    "add it to the rows; if the file has another name for it, change the “label” of the column",
)
NOT_COUNTED = Rule(
    "KH462",
    "row-not-counted",
    E,
    "hàng này{others} không được đếm vào cột “{column}” của bảng “{table}”: {why}",
    "this row{others} is not counted in column “{column}” of table “{table}”: {why}",
    "{cure}",
    "{cure}",
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
