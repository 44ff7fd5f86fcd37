"""KH4: arithmetic."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE

CYCLE = Rule(
    "KH401",
    "cycle",
    E,
    "các công thức tham chiếu vòng tròn: {path}",
    "circular reference: {path}",
    "bỏ một công thức trong vòng và gõ số vào cột đó",
    "remove one of these formulas and type that column's figures",
)
DIVISION_BY_ZERO = Rule(
    "KH402",
    "division-by-zero",
    E,
    "“{address}”: chia cho 0",
    "“{address}”: division by zero",
    "không có số để chia thì ghi “-” vào ô đó; tỷ lệ 0/0 là bình thường thì ghi “over_zero: 0” hoặc “over_zero: "
    "blank” ở cột",
    "if there is nothing to divide by, write “-” in that cell; if 0/0 is right, set “over_zero: 0” or “blank”",
)
MISSING_CELL = Rule(
    "KH403",
    "missing-cell",
    E,
    "“{address}” chưa có số: ô còn để trống",
    "“{address}” has no figure: it is blank",
    "bằng không thì ghi “-” hoặc 0; chưa biết thì ghi “chưa có” hoặc “CẦN BỔ SUNG”",
    "for nothing write “-” or 0; if it is not known yet, write “chưa có” or “CẦN BỔ SUNG”",
)
NEGATIVE_COUNT = Rule(
    "KH404",
    "negative-count",
    E,
    "“{address}”: kết quả là số âm ({value}){others}",
    "“{address}”: the result is negative ({value}){others}",
    "số đếm không được âm: kiểm tra {where}",
    "a count cannot be negative: check {where}",
)
CLAIM_TRUNCATED = Rule(
    "KH405",
    "claim-truncated",
    E,
    "“{address}”: ghi {typed}, tính ra {computed} (đúng nếu cắt bỏ)",
    "“{address}”: typed {typed}, computed {computed} (correct if truncated)",
    "xóa số đã ghi để in số tính được; chủ ý cắt bỏ thì ghi “rounding: truncate” ở bảng hoặc cột, “@rounding” ở hàng",
    "delete it to print the computed figure; to truncate, set “rounding: truncate” on table or column, or “@rounding”",
)
CLAIM_WRONG = Rule(
    "KH406",
    "claim-wrong",
    E,
    "“{address}”: ghi {typed}, tính ra {computed} (sai)",
    "“{address}”: typed {typed}, computed {computed} (wrong)",
    "{how}",
    "{how}",
)
GOAL_MISSED = Rule(
    "KH407",
    "goal-missed",
    E,
    "“{figure}”: kế hoạch giao {planned}, không đạt chỉ tiêu {goal}",
    "“{figure}”: the plan assigns {planned}, which misses the goal {goal}",
    "sửa chỉ tiêu, hoặc sửa các số được giao",
    "change the goal or the assigned figures",
)
CHECK_FAILED = Rule(
    "KH408",
    "check-failed",
    E,
    "“{check}” không đúng{row}: {left} so với {right}{others}",
    "“{check}” fails{row}: {left} against {right}{others}",
    "sửa số liệu, hoặc sửa dòng kiểm tra ở “checks”",
    "correct the figures, or the line under “checks”",
)
SUMMED_RATE = Rule(
    "KH409",
    "summed-rate",
    E,
    "cột “{column}” là tỷ lệ hoặc chữ, không cộng được",
    "column “{column}” contains rates or text and cannot be summed",
    "xóa “total: sum”: tỷ lệ ở dòng tổng được tính lại từ các số tổng",
    "remove “total: sum”: a rate in the total row is computed from the totals",
)
NOT_ARITHMETIC = Rule(
    "KH410",
    "not-arithmetic",
    E,
    "“{text}” là chữ, không tính được",
    "“{text}” is text and cannot be used in a calculation",
    "chỉ tính với cột số, ô số hoặc chỉ tiêu; in chữ của một ô thì viết riêng $(bang[Hàng].cot), không kèm cách in",
    "calculate with figures only; to print the text of a cell, write $(table[row].column) alone, without a format",
)
OPEN_CELL = Rule(
    "KH411",
    "open-cell",
    E,
    "“{address}” chưa có số, mà ô khác cần số này để tính",
    "“{address}” has no figure yet, and other cells depend on it",
    "điền số; hoặc ghi “missing: open” ở bảng để các ô liên quan cũng in “chưa có”",
    "fill it in, or set “missing: open” on the table to print “chưa có” in every cell that depends on it",
)
NOT_WHOLE_RESULT = Rule(
    "KH412",
    "decimals-hidden",
    W,
    "“{address}” tính ra {value}, in ra làm tròn thành {shown}",
    "“{address}” is {value} but prints as {shown}",
    "cần phần thập phân thì ghi “decimals” ở cột",
    "to print decimals, set “decimals” on the column",
)
SHARE_OF_ZERO = Rule(
    "KH413",
    "share-of-zero",
    E,
    "tổng “{address}” bằng 0 nên không tính được tỷ trọng ở cột “{column}”",
    "the total “{address}” is 0, so the shares in column “{column}” cannot be computed",
    "kiểm tra số liệu của cột; hàng không có số thì ghi “-”",
    "check the figures of the column; for a row that has none, write “-”",
)
SHARE_OUT_OF_RANGE = Rule(
    "KH414",
    "share-out-of-range",
    E,
    "“{address}”: tỷ trọng {value} nằm ngoài khoảng từ 0 đến {whole}",
    "“{address}”: the share {value} is not between 0 and {whole}",
    "cột “{of}” có số âm hoặc hàng trừ nên hàng này không phải một phần của tổng: kiểm tra số, hoặc dùng “rate”",
    "“{of}” has a negative figure or a subtracted row, so this is not a part of its total: check it, or use “rate”",
)
SHARE_OF_UNSUMMED = Rule(
    "KH415",
    "share-of-unsummed",
    E,
    "cột “{text}” không có tổng nên không tính được tỷ trọng",
    "column “{text}” has no total, so shares of it cannot be computed",
    "chọn một cột có tổng, hoặc viết “rate: tử số / mẫu số”",
    "choose a column that is summed, or write “rate: numerator / denominator”",
)
GROWTH_BASE = Rule(
    "KH416",
    "growth-base",
    E,
    "“{address}”: không tính được tốc độ tăng so với số gốc {base}",
    "“{address}”: growth over a base of {base} cannot be computed",
    "số gốc phải lớn hơn 0; không có số gốc thì ghi “-” vào ô đó",
    "the base must be greater than 0; if there is no base, write “-” in that cell",
)
SPLIT_IMPOSSIBLE = Rule(
    "KH417",
    "split-impossible",
    E,
    "không chia được {whole} ở cột “{column}”: {reason}",
    "cannot split {whole} in column “{column}”: {reason}",
    "sửa số cần chia, hoặc sửa các giới hạn (floor, cap, fixed)",
    "change the amount or the limits (floor, cap, fixed)",
)
SPLIT_NOT_WHOLE = Rule(
    "KH418",
    "split-not-whole",
    E,
    "cột “{column}” chia thành số nguyên, mà “{key}” là {value}",
    "column “{column}” is split into whole numbers, but “{key}” is {value}",
    "làm tròn bằng round(…; 0), hoặc dùng đơn vị nhỏ hơn",
    "round it with round(…; 0), or use a smaller unit",
)
RUNNING_RATE = Rule(
    "KH419",
    "running-rate",
    E,
    "cột lũy kế “{column}” cộng dồn một tỷ lệ (“{text}”)",
    "the running total in column “{column}” adds up a rate (“{text}”)",
    "lũy kế tử số và mẫu số ở hai cột riêng, rồi lấy “rate” của hai cột đó",
    "keep running totals of the numerator and the denominator in two columns, then take the “rate” of those",
)
PICK_EXCEEDS = Rule(
    "KH420",
    "pick-exceeds-whole",
    E,
    "“{address}”: số “trong đó” là {value}, lớn hơn {limit} của “{whole}”",
    "“{address}”: {value} exceeds {limit}, the figure of “{whole}” that it is part of (“trong đó”)",
    "kiểm tra hai số; nếu các hàng này cộng lại bằng số trên thì ghi “gồm:” thay cho “trong đó:”",
    "check both figures; if these rows add up to “{whole}”, write “gồm:” instead of “trong đó:”",
)
UNLIKE_UNITS = Rule(
    "KH421",
    "unlike-units",
    E,
    "không cộng, trừ, so sánh được hai đơn vị khác loại: {left} và {right}{where}",
    "cannot add, subtract or compare different kinds of unit: {left} and {right}{where}",
    "{cure}",
    "{cure}",
)
UNLIKE_RESULT = Rule(
    "KH422",
    "unlike-result",
    E,
    "công thức ra đơn vị {found}, mà “unit” ghi {unit}",
    "the formula gives {found}, but “unit” is {unit}",
    "kiểm tra công thức, hoặc khóa “unit” của các cột trong công thức",
    "check the formula, or the “unit” of its columns",
)
WRONG_CONVERSION = Rule(
    "KH423",
    "wrong-conversion",
    E,
    "công thức ghi “{typed}”; để ra {unit} phải là “{right}”",
    "the formula contains “{typed}”, but converting to {unit} takes “{right}”",
    "xóa “{typed}”: các cột đã ghi “unit” thì tự quy đổi",
    "remove “{typed}”: columns that have a “unit” are converted automatically",
)
OTHER_SCALE_AFTER = Rule(
    "KH427",
    "other-scale-after",
    E,
    "“{figure}” tính theo đơn vị {own}, mà sau số ghi “{typed}”",
    "“{figure}” is in {own}, but “{typed}” follows it",
    "{cure}",
    "{cure}",
)
QUOTED_DRAWN = Rule(
    "KH426",
    "quoted-drawn",
    W,
    "“{address}” không có số: ô này ghi chữ “{text}” trong dấu nháy kép, khi tính được coi là “-”",
    "“{address}” has no figure: its cell contains the quoted text “{text}”, which counts as “-” in calculations",
    "gõ số vào ô đó, hoặc gõ chữ này thẳng vào lời văn",
    "type a figure in that cell, or type the text itself in the prose",
)
ROUNDED_APART = Rule(
    "KH424",
    "rounded-apart",
    N,
    "“{address}” chênh lệch do làm tròn: các số in ra cộng lại bằng {sum}, số in ở đây là {shown} (chênh {gap})",
    "rounding difference at “{address}”: the printed figures add up to {sum}, this one prints {shown} (off by {gap})",
    "không phải lỗi: số in ở đây tính từ các số chưa làm tròn",
    "this is not a mistake: the figure is computed from unrounded figures",
)
CLAIM_ROUNDED = Rule(
    "KH425",
    "claim-rounded",
    W,
    "“{address}”: ghi {typed}, tính ra {computed} (chênh lệch do làm tròn: {typed} tính từ các số đã làm tròn)",
    "“{address}”: typed {typed}, computed {computed} (rounding difference: {typed} is computed from rounded figures)",
    "xóa số đã ghi để in số tính được",
    "delete the typed figure to print the computed one",
)
BAD_SPAN = Rule(
    "KH432",
    "bad-span",
    E,
    "cột “{column}”: “over” là {years}; phải là số năm từ 1 đến {limit}",
    "column “{column}”: “over” is {years}; it must be a number of years from 1 to {limit}",
    "từ năm 2020 đến năm 2025 là 5 năm: ghi “over: 5” hoặc “over: period.end - period.start”",
    "from 2020 to 2025 is 5 years: write “over: 5” or “over: period.end - period.start”",
)
NO_AVERAGE_GROWTH = Rule(
    "KH433",
    "no-average-growth",
    E,
    "“{address}”: không tính được tốc độ tăng bình quân từ {base} đến {value}",
    "“{address}”: average growth from {base} to {value} cannot be computed",
    "số cuối kỳ không được âm; kiểm tra lại, hoặc ghi “-” vào ô đó",
    "the final figure must not be negative; check it, or write “-” in that cell",
)
SPEED_TOO_LOW = Rule(
    "KH434",
    "growth-too-low",
    E,
    "“{address}”: tốc độ tăng {speed} thấp hơn {least}, tức là giảm nhiều hơn số đầu kỳ",
    "“{address}”: growth of {speed} is below {least}; a figure cannot fall by more than its whole",
    "kiểm tra tốc độ ở cột “by”",
    "check the rate in the “by” column",
)
REVERSED_TIME = Rule(
    "KH435",
    "reversed-time",
    E,
    "“{text}”: thời điểm kết thúc trước thời điểm bắt đầu",
    "“{text}” ends before it begins",
    "ghi thời điểm sớm hơn ở trước, như quý II - quý IV/2026",
    "write the earlier time first, such as quý II - quý IV/2026",
)
FOOT_UNSUMMED = Rule(
    "KH436",
    "foot-of-unsummed",
    E,
    "cột “{text}” không có tổng nên không làm tròn cùng các cột khác được",
    "column “{text}” has no total, so it cannot be rounded jointly with other columns",
    "“foot” của bảng chỉ ghi các cột số có tổng",
    "in “foot” of the table, list only number columns that are summed",
)
FOOT_PLACES = Rule(
    "KH437",
    "foot-places",
    E,
    "bảng “{table}”: các cột ở “foot” có số chữ số thập phân khác nhau ({places})",
    "table “{table}”: the columns listed in “foot” have different numbers of decimals ({places})",
    "ghi cùng một “decimals” cho các cột đó",
    "give all of them the same “decimals”",
)
FOOT_SCALES = Rule(
    "KH442",
    "foot-scales",
    E,
    "cột “{text}” có số tính theo {left} cộng vào số tính theo {right}: các số in ra không cộng khớp",
    "column “{text}” adds a figure in {left} to one in {right}: as printed they do not add up",
    "ghi cùng một đơn vị cho các hàng và bảng, hoặc xóa cột này khỏi “foot”",
    "give the rows and the table the same unit, or remove the column from “foot”",
)
TYPED_OVER_TEXT = Rule(
    "KH438",
    "typed-over-text",
    E,
    "cột “{column}” ghép từ các cột khác (text), không gõ vào ô",
    "column “{column}” is composed from other columns (text); its cells cannot be typed",
    "bỏ trống ô này, hoặc xóa cột khỏi dòng đầu của bảng",
    "leave the cell blank, or remove the column from the header row",
)
NEGATIVE_WEIGHT = Rule(
    "KH431",
    "negative-weight",
    E,
    "“{address}”: quyền số để tính bình quân là số âm ({weight})",
    "“{address}”: the weight of the average is negative ({weight})",
    "kiểm tra ô quyền số; hàng không tính vào bình quân thì ghi “-”",
    "check the weight; for a row that does not count, write “-”",
)
GOAL_WITHOUT_BASE = Rule(
    "KH430",
    "goal-without-base",
    W,
    "“{figure}”: chỉ tiêu {goal} cần số gốc để so sánh; chưa có số gốc nên chưa kiểm tra",
    "“{figure}”: the goal {goal} is relative to a base that is missing, so it was not checked",
    "thêm “base:” (số năm trước, số được giao hoặc công thức) dưới chỉ tiêu này",
    "add “base:” (last year's figure, the assigned figure or a formula) under this figure",
)
CHANGE_OVER_BREAK = Rule(
    "KH440",
    "change-over-break",
    E,
    "so sánh “{left}” với “{right}” đi qua năm {year}, là năm cách tính hoặc địa giới thay đổi (breaks)",
    "“{left}” and “{right}” are compared across {year}, when the method or the boundaries changed (breaks)",
    "chỉ so sánh các năm trước năm đó, hoặc các năm từ đó về sau; số cũ đã tính lại theo cách mới thì xóa “breaks”",
    "compare years before it, or from it on, but not across it; if old figures were recalculated, remove “breaks”",
)
BREAKS_WITHOUT_YEARS = Rule(
    "KH441",
    "breaks-without-years",
    W,
    "bảng “{table}” có “breaks” mà không có cột nào có “years”, cũng không có hàng nào là một năm",
    "table “{table}” has “breaks”, but none of its columns has “years”, and none of its rows is a year",
    "thêm “years: 2025-2030” vào một cột, hoặc xóa “breaks” (ở hàng: “@breaks”)",
    "add “years: 2025-2030” to a column, or remove “breaks” (of a row: “@breaks”)",
)
ROW_FORMULA_ADDED = Rule(
    "KH447",
    "row-formula-added",
    E,
    "hàng “{text}” có công thức riêng và {why}, nên không cộng vào nhóm hoặc dòng tổng được",
    "row “{text}” has a formula of its own and {why}, so it cannot be added to a group or the total",
    "ghi “trong đó: ” trước tên hàng để hàng không cộng vào, hoặc ghi “total: none” ở các cột",
    "write “trong đó: ” before its name, so that it adds nothing, or set “total: none” on the columns",
)
OPENING_OVER_BREAK = Rule(
    "KH452",
    "opening-over-break",
    E,
    "“{address}”: từ năm {year} cách tính hoặc địa giới thay đổi (breaks), nên không chuyển số của hàng trước sang",
    "“{address}”: the method or the boundaries changed in {year} (breaks), so the previous row is not carried over",
    "gõ vào ô này số đầu kỳ tính theo cách mới; chưa biết thì ghi “chưa có”",
    "type the opening figure by the new method in this cell; if it is not known yet, “chưa có”",
)
ROW_OVER_BREAK = Rule(
    "KH453",
    "row-over-break",
    E,
    "“{address}” so sánh “{left}” với “{right}” đi qua năm {year}, là năm cách tính của hàng này thay đổi (@breaks)",
    "“{address}” compares “{left}” and “{right}” across {year}, when the method of this row changed (@breaks)",
    'ghi chữ trong dấu nháy kép vào ô này, như "không so sánh" hoặc "-"',
    'write text in quotes in this cell, like "không so sánh" or "-"',
)
