"""KH443 and KH545: charts, what they draw and how they are printed."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

E, W = Severity.ERROR, Severity.WARNING

CHART_OF_NO_TABLE = Rule(
    "KH443",
    "chart-of-no-table",
    E,
    "biểu đồ “{chart}” vẽ bảng “{text}”, mà kế hoạch không có bảng ấy",
    "the chart “{chart}” draws a table “{text}”, which the plan does not have",
    "{how}",
    "{how}",
)
CHART_OF_NO_COLUMN = Rule(
    "KH444",
    "chart-of-no-column",
    E,
    "biểu đồ “{chart}” vẽ cột “{text}”, mà bảng “{table}” không có cột ấy",
    "the chart “{chart}” draws a column “{text}”, which the table “{table}” does not have",
    "{how}",
    "{how}",
)
CHART_OF_WORDS = Rule(
    "KH445",
    "chart-of-words",
    E,
    "biểu đồ “{chart}” vẽ cột “{text}” của bảng “{table}”, mà cột ấy là chữ, không phải số",
    "the chart “{chart}” draws the column “{text}” of “{table}”, which has words instead of figures",
    "bỏ “{text}” khỏi “columns”; {how}",
    "take “{text}” out of “columns”; {how}",
)
NO_CHART_PACKAGE = Rule(
    "KH446",
    "no-chart-package",
    E,
    "máy này chưa có gói vẽ biểu đồ (matplotlib), nên không vẽ được biểu đồ “{chart}”",
    "the package that draws charts (matplotlib) is not installed, so the chart “{chart}” cannot be drawn",
    'gõ: python -m pip install "kehoach[charts]" rồi gõ lại lệnh; hoặc xóa dòng “$({chart})”',
    'type: python -m pip install "kehoach[charts]" and repeat the command; or delete the line “$({chart})”',
)
CHART_WITHOUT_FIGURES = Rule(
    "KH545",
    "chart-without-figures",
    W,
    "bảng “{table}” chưa có số nào để vẽ, nên biểu đồ “{chart}” chưa được in",
    "the table “{table}” has no figure to draw yet, so the chart “{chart}” is not printed",
    "điền số liệu vào bảng “{table}”, hoặc xóa dòng “$({chart})”",
    "fill in the figures of “{table}”, or delete the line “$({chart})”",
)
CHART_TOO_CROWDED = Rule(
    "KH546",
    "chart-too-crowded",
    W,
    "biểu đồ “{chart}” có {found} số, nhiều quá để đọc trên một trang; nên có không quá {most}",
    "the chart “{chart}” has {found} figures, too many to read on a page; no more than {most} is better",
    "bớt cột trong “columns”, vẽ bảng ít hàng hơn, hoặc chọn “kind: bar” là kiểu nằm ngang",
    "name fewer columns, draw a table of fewer rows, or choose “kind: bar”, which lies",
)
CHART_OF_UNLIKE_UNITS = Rule(
    "KH547",
    "chart-of-unlike-units",
    W,
    "biểu đồ “{chart}” vẽ các số khác đơn vị ({units}) trên cùng một trục, nên độ dài không so được với nhau",
    "the chart “{chart}” draws figures of different units ({units}) on one axis, so their lengths mean nothing",
    "trong “columns” chỉ giữ các cột cùng đơn vị; cột khác đơn vị thì vẽ biểu đồ riêng",
    "keep columns of one unit in “columns”, and draw the others as a chart of their own",
)
CHART_NOT_PLACED = Rule(
    "KH548",
    "chart-not-placed",
    W,
    "biểu đồ “{chart}” không nằm ở chỗ nào trong kế hoạch, nên không được in",
    "the chart “{chart}” is not placed anywhere in the plan, so it is not printed",
    "gõ “$({chart})” trên một dòng riêng ở chỗ cần in; chỉ dùng trong báo cáo thì thêm “in: report”",
    "type “$({chart})” on a line of its own where it belongs; if only a report has it, add “in: report”",
)
CHART_NOT_IN_TEMPLATE = Rule(
    "KH549",
    "chart-not-in-template",
    E,
    "văn bản có biểu đồ “{chart}”, mà tệp Word {file} không có chỗ in biểu đồ",
    "the document has the chart “{chart}”, but the Word file {file} does not print charts",
    "trong {file}, vòng lặp “for block in doc.blocks”, thêm ba đoạn {{%p if block.chart %}} · "
    "{{{{ block.chart.picture }}}} · {{%p endif %}}",
    "inside the loop “for block in doc.blocks” of {file} add three paragraphs {{%p if block.chart %}} · "
    "{{{{ block.chart.picture }}}} · {{%p endif %}}",
)
