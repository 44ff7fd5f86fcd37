"""KH4: arithmetic."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE

CYCLE = Rule(
    "KH401",
    "cycle",
    E,
    "các công thức quay vòng: {path}",
    "the formulas go in a circle: {path}",
    "bỏ một công thức trong vòng, gõ số vào cột đó",
    "drop one formula of the circle and type that column's figures",
)
DIVISION_BY_ZERO = Rule(
    "KH402",
    "division-by-zero",
    E,
    "chia cho 0 ở “{address}”",
    "division by zero at “{address}”",
    "không có mẫu số thì ghi “-” vào ô đó",
    "where there is nothing to divide by, write “-” in that cell",
)
MISSING_CELL = Rule(
    "KH403",
    "missing-cell",
    E,
    "ô trống: “{address}” chưa có số",
    "empty cell: “{address}” has no figure",
    "không có thì ghi “-” (hoặc 0); chưa biết thì ghi “chưa có” hoặc “CẦN BỔ SUNG”",
    "nothing there: “-” (or 0); not known: “chưa có” or “CẦN BỔ SUNG”",
)
NEGATIVE_COUNT = Rule(
    "KH404",
    "negative-count",
    E,
    "“{address}” thành số âm ({value})",
    "“{address}” comes out negative ({value})",
    "số đếm không thể âm: kiểm tra các ô của hàng này ({inputs})",
    "a count cannot be negative: check this row's cells ({inputs})",
)
CLAIM_TRUNCATED = Rule(
    "KH405",
    "claim-truncated",
    E,
    "“{address}”: ghi {typed}, tính ra {computed} (đúng nếu cắt bỏ)",
    "“{address}”: typed {typed}, computed {computed} (right if truncated)",
    "bỏ số đã ghi để số tính được in ra; bảng nào cố ý cắt bỏ thì đặt “rounding: truncate”",
    "drop the typed figure to print the computed one; a table that truncates on purpose says “rounding: truncate”",
)
CLAIM_WRONG = Rule(
    "KH406",
    "claim-wrong",
    E,
    "“{address}”: ghi {typed}, tính ra {computed} (sai)",
    "“{address}”: typed {typed}, computed {computed} (wrong)",
    "kiểm tra số đã ghi và các ô mà nó được tính từ đó",
    "check the figure and the cells it is computed from",
)
GOAL_MISSED = Rule(
    "KH407",
    "goal-missed",
    E,
    "“{figure}”: kế hoạch giao {planned}, không đạt chỉ tiêu {goal}",
    "“{figure}”: the plan gives {planned}, which misses the goal {goal}",
    "sửa chỉ tiêu hoặc các số được giao",
    "change the goal or the figures given out",
)
CHECK_FAILED = Rule(
    "KH408",
    "check-failed",
    E,
    "“{check}” không đúng{row}: {left} so với {right}",
    "“{check}” does not hold{row}: {left} against {right}",
    "sửa các số, hoặc sửa điều kiểm tra ở “checks”",
    "change the figures, or the line under “checks”",
)
SUMMED_RATE = Rule(
    "KH409",
    "summed-rate",
    E,
    "cột “{column}” là tỷ lệ hoặc chữ, không cộng dọc được",
    "the column “{column}” holds rates or text and cannot be summed",
    "bỏ “total: sum”: tỷ lệ ở dòng tổng được tính lại từ các số tổng",
    "drop “total: sum”: a rate in the total row is computed from the totals",
)
NOT_ARITHMETIC = Rule(
    "KH410",
    "not-arithmetic",
    E,
    "“{text}” là chữ, không tính toán được",
    "“{text}” is text and cannot be computed with",
    "chỉ tính được với cột số, ô số hoặc chỉ tiêu; chữ thì in riêng bằng $(…)",
    "compute with columns, cells and figures only; print text by itself as $(…)",
)
OPEN_CELL = Rule(
    "KH411",
    "open-cell",
    E,
    "“{address}” chưa có số mà các ô khác cần đến",
    "“{address}” has no figure yet, and other cells need it",
    "điền số, hoặc ghi “missing: open” ở bảng để các ô phụ thuộc cũng in “chưa có”",
    "fill it in, or say “missing: open” in the table so that what depends on it prints “chưa có”",
)
NOT_WHOLE_RESULT = Rule(
    "KH412",
    "decimals-hidden",
    W,
    "“{address}” tính ra {value}, in ra bị làm tròn thành {shown}",
    "“{address}” comes out as {value} and prints rounded as {shown}",
    "đặt “decimals” cho cột nếu cần số lẻ",
    "set “decimals” on the column if decimals are wanted",
)
SHARE_OF_ZERO = Rule(
    "KH413",
    "share-of-zero",
    E,
    "tổng “{address}” bằng 0 nên không tính được tỷ trọng ở cột “{column}”",
    "the total “{address}” is 0, so the column “{column}” has no shares",
    "kiểm tra các số của cột; hàng không có gì thì ghi “-”",
    "check the column's figures; where there is nothing, write “-”",
)
SHARE_OUT_OF_RANGE = Rule(
    "KH414",
    "share-out-of-range",
    E,
    "“{address}”: tỷ trọng {value} nằm ngoài 0 - {whole}",
    "“{address}”: the share {value} is not between 0 and {whole}",
    "cột “{of}” có số âm hay hàng trừ, nên hàng này không phải là một phần của tổng: kiểm tra lại số, hoặc dùng “rate”",
    "a figure of “{of}” is negative or taken off, so this row is no part of the total: check it, or use “rate”",
)
SHARE_OF_UNSUMMED = Rule(
    "KH415",
    "share-of-unsummed",
    E,
    "cột “{text}” không được cộng dọc, nên không có tỷ trọng trong tổng",
    "the column “{text}” is not summed, so nothing is a share of its total",
    "tỷ trọng lấy từ một cột có tổng; hoặc viết “rate: tử / mẫu”",
    "a share is of a column that is summed; or write “rate: numerator / denominator”",
)
GROWTH_BASE = Rule(
    "KH416",
    "growth-base",
    E,
    "“{address}”: không tính được mức tăng so với số gốc {base}",
    "“{address}”: there is no growth over a base of {base}",
    "số gốc phải lớn hơn 0; không có số gốc thì ghi “-” vào ô đó",
    "the base must be above 0; where there is none, write “-” in that cell",
)
SPLIT_IMPOSSIBLE = Rule(
    "KH417",
    "split-impossible",
    E,
    "không chia được {whole} ở cột “{column}”: {reason}",
    "{whole} cannot be given out in the column “{column}”: {reason}",
    "sửa số đem chia hoặc các giới hạn (floor, cap, fixed)",
    "change the amount or the limits (floor, cap, fixed)",
)
SPLIT_NOT_WHOLE = Rule(
    "KH418",
    "split-not-whole",
    E,
    "cột “{column}” chia thành số nguyên, mà “{key}” là {value}",
    "the column “{column}” gives out whole numbers, and “{key}” is {value}",
    "làm tròn bằng round(…; 0), hoặc đổi sang đơn vị nhỏ hơn",
    "round it with round(…; 0), or count in a smaller unit",
)
RUNNING_RATE = Rule(
    "KH419",
    "running-rate",
    E,
    "lũy kế ở cột “{column}” cộng dồn một tỷ lệ (“{text}”)",
    "the running sum of the column “{column}” adds up a rate (“{text}”)",
    "lũy kế tử và mẫu ở hai cột, rồi lấy “rate” của hai cột đó",
    "run up numerator and denominator in two columns, and take the rate of those",
)
PICK_EXCEEDS = Rule(
    "KH420",
    "pick-exceeds-whole",
    E,
    "“{address}”: {value} là số “trong đó”, mà lớn hơn {limit} của “{whole}”",
    "“{address}”: {value} is picked out of “{whole}”, which is only {limit}",
    "kiểm tra hai số; nếu các hàng này chia hết số trên thì ghi “gồm:” thay cho “trong đó:”",
    "check the two figures; rows that make up the whole are “gồm:”, not “trong đó:”",
)
UNLIKE_UNITS = Rule(
    "KH421",
    "unlike-units",
    E,
    "cộng, trừ hoặc so sánh hai số khác loại đơn vị: {left} với {right}{where}",
    "two figures of unlike units are added or compared: {left} and {right}{where}",
    "{cure}",
    "{cure}",
)
UNLIKE_RESULT = Rule(
    "KH422",
    "unlike-result",
    E,
    "công thức cho ra {found}, mà đơn vị ghi là {unit}",
    "the formula comes out in {found}, but the unit says {unit}",
    "kiểm tra công thức, hoặc khóa unit của các cột trong công thức",
    "check the formula, or the units of the columns in it",
)
WRONG_CONVERSION = Rule(
    "KH423",
    "wrong-conversion",
    E,
    "công thức ghi “{typed}”, mà đổi ra {unit} phải là “{right}”",
    "the formula says “{typed}”, but what makes it {unit} is “{right}”",
    "bỏ “{typed}” đi: đơn vị của các cột đã khai thì máy tự đổi",
    "drop “{typed}”: where the columns say their units, they are converted by themselves",
)
OTHER_SCALE_AFTER = Rule(
    "KH427",
    "other-scale-after",
    E,
    "“{figure}” được tính bằng {own}, mà sau nó ghi “{typed}”",
    "“{figure}” is counted in {own}, but “{typed}” follows it",
    "{cure}",
    "{cure}",
)
QUOTED_DRAWN = Rule(
    "KH426",
    "quoted-drawn",
    W,
    "“{address}” không có số: ô đó gõ chữ trong ngoặc kép “{text}”, khi tính toán kể như “-”",
    "“{address}” has no figure: its cell holds the text “{text}” in quotes, which counts as “-” in arithmetic",
    "gõ số vào ô đó, hoặc viết chữ ấy thẳng vào lời văn",
    "type a figure in that cell, or write the text itself in the prose",
)
ROUNDED_APART = Rule(
    "KH424",
    "rounded-apart",
    N,
    "chênh do làm tròn ở “{address}”: các số in ra cộng lại là {sum}, số in ở đây là {shown} (chênh {gap})",
    "apart by rounding at “{address}”: the printed figures add up to {sum}, this one prints {shown} ({gap} apart)",
    "không phải lỗi: số in ở đây được tính từ số chưa làm tròn",
    "no mistake: the figure here comes from figures that are not rounded",
)
CLAIM_ROUNDED = Rule(
    "KH425",
    "claim-rounded",
    W,
    "“{address}”: ghi {typed}, tính ra {computed} (chênh do làm tròn: {typed} là tính từ các số đã làm tròn)",
    "“{address}”: typed {typed}, computed {computed} (apart by rounding: {typed} comes from rounded figures)",
    "bỏ số đã ghi để số tính được in ra",
    "drop the typed figure to print the computed one",
)
BAD_SPAN = Rule(
    "KH432",
    "bad-span",
    E,
    "“over” của cột “{column}” là {years}, không phải là số năm từ 1 đến {limit}",
    "“over” of the column “{column}” is {years}, which is no number of years from 1 to {limit}",
    "từ năm 2020 đến năm 2025 là 5 năm: ghi “over: 5” hoặc “over: period.end - period.start”",
    "from 2020 to 2025 it is 5 years: write “over: 5” or “over: period.end - period.start”",
)
NO_AVERAGE_GROWTH = Rule(
    "KH433",
    "no-average-growth",
    E,
    "“{address}”: từ {base} đến {value} không có tốc độ tăng bình quân",
    "“{address}”: from {base} to {value} there is no average growth",
    "số cuối kỳ âm thì không tính được tốc độ; kiểm tra lại số, hoặc ghi “-” vào ô đó",
    "nothing grows to a negative figure by a rate; check it, or write “-” in that cell",
)
SPEED_TOO_LOW = Rule(
    "KH434",
    "growth-too-low",
    E,
    "“{address}”: tốc độ tăng {speed} thấp hơn {least}, tức là giảm quá cả số đầu kỳ",
    "“{address}”: the growth {speed} is below {least}, which takes off more than there is",
    "kiểm tra lại tốc độ ở cột “by”",
    "check the rate in the column of “by”",
)
REVERSED_TIME = Rule(
    "KH435",
    "reversed-time",
    E,
    "“{text}”: kết thúc trước khi bắt đầu",
    "“{text}” ends before it begins",
)
FOOT_UNSUMMED = Rule(
    "KH436",
    "foot-of-unsummed",
    E,
    "cột “{text}” không được cộng dọc, nên không làm tròn hai chiều cùng các cột khác được",
    "the column “{text}” is not summed, so it cannot be rounded both ways with others",
    "“foot” ở bảng chỉ ghi những cột số được cộng dọc",
    "“foot” of a table names columns of figures that are summed",
)
FOOT_PLACES = Rule(
    "KH437",
    "foot-places",
    E,
    "các cột ở “foot” của bảng “{table}” in ra với số chữ số lẻ khác nhau ({places})",
    "the columns of “foot” in the table “{table}” are printed with different decimals ({places})",
    "ghi cùng một “decimals” cho các cột đó",
    "give those columns the same “decimals”",
)
FOOT_SCALES = Rule(
    "KH442",
    "foot-scales",
    E,
    "cột “{text}” có số tính bằng {left} cộng vào số tính bằng {right}: số in ra không cộng được với nhau",
    "the column “{text}” has a figure in {left} that goes into one in {right}: as printed they do not add up",
    "ghi các hàng và bảng cùng một đơn vị, hoặc bỏ cột này khỏi “foot”",
    "give the rows and the table one unit, or leave the column out of “foot”",
)
TYPED_OVER_TEXT = Rule(
    "KH438",
    "typed-over-text",
    E,
    "cột “{column}” được ghép từ các cột khác (text), không gõ vào ô",
    "the column “{column}” is put together from others (text); nothing is typed in it",
    "để trống ô này, hoặc bỏ cột khỏi dòng đầu của bảng",
    "leave the cell blank, or the column out of the header line",
)
NEGATIVE_WEIGHT = Rule(
    "KH431",
    "negative-weight",
    E,
    "“{address}”: quyền số của bình quân là số âm ({weight})",
    "“{address}”: the weight in the average is negative ({weight})",
    "kiểm tra ô quyền số; hàng không tham gia bình quân thì ghi “-”",
    "check the cell it is taken from; a row that takes no part has “-”",
)
GOAL_WITHOUT_BASE = Rule(
    "KH430",
    "goal-without-base",
    W,
    "“{figure}”: chỉ tiêu {goal} so với một số gốc, chưa có số gốc nên không kiểm tra được",
    "“{figure}”: the goal {goal} counts from a base that is not given, so it was not held",
    "thêm “base:” (số năm trước, số được giao hoặc một công thức) dưới chỉ tiêu này",
    "add “base:” (last year's figure, what was assigned, or a formula) under this figure",
)
CHANGE_OVER_BREAK = Rule(
    "KH440",
    "change-over-break",
    E,
    "so sánh “{left}” với “{right}” vượt qua năm {year}, khi cách tính hoặc địa giới thay đổi (breaks)",
    "“{left}” against “{right}” goes over {year}, where standard or boundaries changed (breaks)",
    "chỉ so sánh các năm về cùng một phía; số cũ đã tính lại theo cách mới thì bỏ “breaks”",
    "compare years on one side of it; if the old figures were worked out anew, drop “breaks”",
)
BREAKS_WITHOUT_YEARS = Rule(
    "KH441",
    "breaks-without-years",
    W,
    "bảng “{table}” ghi “breaks” mà không cột nào có “years”",
    "the table “{table}” says “breaks”, and no column of it has “years”",
    "khai các năm bằng “years” ở một cột (years: 2025-2030), hoặc bỏ “breaks”",
    "declare the years with “years” on a column (years: 2025-2030), or drop “breaks”",
)
