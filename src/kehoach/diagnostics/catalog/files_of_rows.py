"""KH289, KH295-KH299, KH454-KH457: rows that lie in a workbook or a CSV file."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

ROWS_OF_LAST_YEAR = Rule(
    "KH289",
    "rows-of-last-year",
    Severity.WARNING,
    "các hàng của “{table}” lấy từ “{file}”, đúng chỗ mà kế hoạch năm trước ({previous}) lấy",
    "the rows of “{table}” are those of “{file}” that the plan of the year before ({previous}) has, too",
    "lưu tệp ấy thành tên mới, sửa thành số của năm nay, rồi ghi tên mới ở “from”",
    "save that file under a new name, make its figures this year's, and write that name under “from”",
)
ROWS_NOT_READ = Rule(
    "KH295",
    "rows-not-read",
    Severity.ERROR,
    "không lấy được hàng từ “{text}”: {why}",
    "no rows can be taken from “{text}”: {why}",
    "{how}",
    "{how}",
)
SHOWS_FEWER_DIGITS = Rule(
    "KH296",
    "shows-fewer-digits",
    Severity.WARNING,
    "ô {cell} hiện {shown} nhưng giữ {held}; kế hoạch tính theo {held} (số ô như vậy trong cột: {count})",
    "the cell {cell} shows {shown} but holds {held}, which the plan uses (such cells in this column: {count})",
    "trong Excel, làm tròn số ấy bằng hàm ROUND, hoặc tăng số chữ số thập phân của ô cho hiện đủ",
    "in Excel, round the number with ROUND, or increase the decimals of the cell until it shows all of them",
)
HIDDEN_IS_READ = Rule(
    "KH297",
    "hidden-is-read",
    Severity.NOTE,
    "trang tính ẩn {names}, nhưng kế hoạch vẫn lấy",
    "the sheet hides {names}, which the plan has all the same",
    "trong Excel, chọn Bỏ ẩn (Unhide) để xem; không dùng thì xóa hẳn",
    "unhide them in Excel to see what they are, and delete what is not needed",
)
ROWS_STAY_IN_FILE = Rule(
    "KH298",
    "rows-stay-in-file",
    Severity.WARNING,
    "các hàng của “{table}” nằm trong “{file}”, chưa đổi thành số của năm sau{unused}",
    "the rows of “{table}” are in “{file}”, and are not next year's yet{unused}",
    "lưu tệp ấy thành tên mới, sửa số trong đó, rồi ghi tên mới ở “from” của kế hoạch năm sau",
    "save that file under a new name, change the figures in it, and write that name under “from” of the new plan",
)
NOT_A_RANGE = Rule(
    "KH299",
    "not-a-range",
    Severity.ERROR,
    "“{text}” không phải một khoảng ô của trang tính",
    "“{text}” is not a range of cells",
    "ghi ô góc trên bên trái (ở dòng tiêu đề) và ô góc dưới bên phải: A4:H20; A4:H là đến hết bảng",
    "write the top left cell, in the header line, and the bottom right one: A4:H20; A4:H is down to the last row",
)
ROW_BELOW_RANGE = Rule(
    "KH454",
    "row-below-range",
    Severity.WARNING,
    "hàng ngay dưới khoảng {range} không được lấy: {text}",
    "the row right under the range {range} is not read: {text}",
    "hàng này thuộc bảng thì ghi range: {down} (đến hết bảng); không thuộc thì chèn một hàng trống phía trên nó",
    "if it belongs to the table, write range: {down} (down to the last row); if not, insert an empty row above it",
)
DATE_FOR_NUMBER = Rule(
    "KH455",
    "date-for-number",
    Severity.ERROR,
    "“{text}” là ngày giờ, mà cột này cần số",
    "“{text}” is a date or a time, and this column takes numbers",
    "trong Excel, đổi định dạng của ô thành Số (Number) trước, rồi gõ lại số",
    "in Excel, first set the format of the cell to Number, then type the number again",
)
NO_SUCH_HEAD = Rule(
    "KH681",
    "no-such-head",
    Severity.ERROR,
    "dòng tiêu đề của tệp không có cột “{text}”",
    "the head of the file has no column “{text}”",
    "{cure}",
    "{cure}",
)
HEAD_REPEATED = Rule(
    "KH456",
    "head-repeated",
    Severity.ERROR,
    "hàng này lặp lại dòng tiêu đề của bảng",
    "this row repeats the head of the table",
    "xóa hàng này trong tệp",
    "delete this row from the file",
)
ROW_OF_SUMS = Rule(
    "KH457",
    "row-of-sums",
    Severity.ERROR,
    "hàng “{text}” là tổng của {count} hàng {where}; nếu coi là một hàng thì số liệu bị cộng hai lần",
    "row “{text}” is the sum of the rows {where} ({count}); as a row it would be counted twice",
    "xóa hàng này trong tệp, máy tự cộng; muốn in số của nhóm thì đặt tên nhóm ở trên các hàng của nhóm và thụt lề "
    "(Increase Indent) tên các hàng ấy",
    "delete this row from the file, sums are computed; to print figures of groups put the name of a group above its "
    "rows and increase the indent of their names",
)
