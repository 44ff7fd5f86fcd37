"""The keys of tables, their columns, and of single figures."""

from __future__ import annotations

from typing import Final

from kehoach.plan.key import Holds, Key, Shape

AUDIENCES: Final = ("plan", "report", "draft", "none")
ROUNDINGS: Final = ("half-up", "truncate", "half-even")
METHODS: Final = ("largest-remainder", "sainte-lague", "d-hondt")
TOTAL_RULES: Final = ("sum", "recompute", "none", "groups", "min", "max", "first", "last")
OVER_ZERO: Final = ("refuse", "blank", "0")
WITHIN: Final = ("total", "group")
YES_NO: Final = ("yes", "no")

COLUMN_KINDS: Final = ("number", "text", "area", "body", "target", "unit", "goal", "date", "money")
SUBTOTALS: Final = ("row", "below", "none")

PAGES: Final = ("auto", "portrait", "landscape")
EDGES: Final = ("bottom", "top")
DEPTHS: Final = ("none", "indent", "dash")

PAGE = Key("page", Holds.CHOICE, "Trang dọc (portrait), ngang (landscape), hay tự xoay (auto)", "landscape", PAGES)
IN = Key("in", Holds.NAMES, "In trong văn bản nào: plan; report; draft; hay none", "plan; report", AUDIENCES)

COLUMN = Shape(
    "column",
    "cột",
    (
        Key("label", Holds.LINE, "Tên in ở đầu cột", "Số hộ", required=True),
        Key("kind", Holds.CHOICE, "Loại dữ liệu của ô trong cột", "number", COLUMN_KINDS),
        Key("unit", Holds.WORD, "Đơn vị tính", "hộ"),
        Key("formula", Holds.FORMULA, "Công thức từ các cột cùng hàng", "dau - giam"),
        Key("rate", Holds.FORMULA, "Tỷ lệ: tử / mẫu; dòng tổng được tính lại từ các tổng", "dau / ho"),
        Key("per", Holds.WHOLE, "Tỷ lệ, tỷ trọng, mức tăng tính trên bao nhiêu; 100 là phần trăm", "100"),
        Key("over_zero", Holds.CHOICE, "Tỷ lệ 0/0 in ra: 0, ô trống (blank), hay là lỗi (refuse)", "0", OVER_ZERO),
        Key("share", Holds.FORMULA, "Tỷ trọng của hàng trong tổng của một cột", "ho"),
        Key(
            "within",
            Holds.CHOICE,
            "Tỷ trọng trong tổng của cột (total) hay trong nhóm của hàng (group)",
            "group",
            WITHIN,
        ),
        Key("foot", Holds.CHOICE, "Làm tròn sao cho các tỷ trọng in ra cộng đúng bằng 100", "yes", YES_NO),
        Key("growth", Holds.FORMULA, "Mức tăng: số này / số gốc, trừ 1; dòng tổng tính lại", "thuc_hien / ke_hoach"),
        Key("over", Holds.FORMULA, "Số năm để tính bình quân mỗi năm", "period.end - period.start"),
        Key("grown", Holds.FORMULA, "Số của cột này sau over năm, mỗi năm tăng theo tốc độ ở by", "dau"),
        Key(
            "opening",
            Holds.FORMULA,
            "Đầu kỳ: hàng đầu gõ; mỗi hàng sau lấy số cuối kỳ, ở cột này, của hàng trước",
            "cuoi",
        ),
        Key("running", Holds.FORMULA, "Lũy kế từ hàng đầu đến hàng này", "san_luong"),
        Key("split", Holds.FORMULA, "Số cần chia cho các hàng thành các phần nguyên, tổng đúng bằng số này", "8"),
        Key("by", Holds.FORMULA, "Chia theo cột nào (trọng số); tăng theo tốc độ nào", "dau"),
        Key("floor", Holds.FORMULA, "Mỗi hàng ít nhất bao nhiêu: số nguyên hoặc cột", "1"),
        Key("cap", Holds.FORMULA, "Mỗi hàng nhiều nhất bao nhiêu: số nguyên hoặc cột", "dau"),
        Key("fixed", Holds.FORMULA, "Cột gõ sẵn phần của một số hàng; ô trống thì chia", "da_giao"),
        Key("method", Holds.CHOICE, "Cách chia phần lẻ còn lại", METHODS[0], METHODS),
        Key("from", Holds.FORMULA, "Lấy theo tên hàng từ bảng khác", "areas.ho"),
        Key("count", Holds.FORMULA, "Đếm hàng của một danh sách, có tên hàng này ở cột ấy", "danh_sach.thon"),
        Key("where", Holds.WORD, "Chỉ đếm hàng có chữ này; nhiều điều kiện cách nhau bằng ;", "loai = Hộ nghèo"),
        Key("text", Holds.PROSE, "Lời ghép từ các cột của hàng, mỗi dòng một đoạn trong ô", "Chủ trì: $(chu_tri)"),
        Key("total", Holds.FORMULA, "Ở dòng tổng: cách tính, hoặc công thức trên các tổng", "sum", TOTAL_RULES),
        Key("weight", Holds.FORMULA, "Dòng tổng và nhóm là bình quân gia quyền theo cột này", "dien_tich"),
        Key("signed", Holds.CHOICE, "Số âm là hợp lệ (chênh lệch, tăng giảm)", "yes", YES_NO),
        Key("decimals", Holds.WHOLE, "Số chữ số thập phân khi in", "2"),
        Key("rounding", Holds.CHOICE, "Cách làm tròn của cột, khác với cả bảng", "truncate", ROUNDINGS),
        Key("pad", Holds.WHOLE, "Số chữ số tối thiểu, thêm số 0 ở trước", "2"),
        Key("width", Holds.WORD, "Chiều rộng khi in: số mm, hoặc phần trăm chiều rộng bảng", "30"),
        Key("after", Holds.WORD, "In ngay sau cột có mã này", "dau"),
        Key("under", Holds.NAMES, "Nằm dưới những tiêu đề chung nào, từ ngoài vào trong", "Kết quả; Hộ nghèo"),
        Key("merge", Holds.CHOICE, "Gộp các ô giống nhau liền nhau", "yes", ("yes", "no")),
        Key("judge", Holds.WORD, "Đánh giá so với chỉ tiêu ở cột nào (kind: goal)", "muc"),
        Key("actual", Holds.WORD, "Cột số thực hiện để đánh giá", "thuc_hien"),
        Key("planned", Holds.WORD, "Cột số kế hoạch giao, được so với chỉ tiêu của cột này", "giao"),
        Key("base", Holds.WORD, "Cột số gốc của chỉ tiêu tăng, giảm hoặc % kế hoạch giao", "dau"),
        Key("years", Holds.WORD, "Mỗi năm một cột, dưới một tiêu đề chung", "2025; 2026-2030"),
        Key("headings", Holds.LABELS, "Tên in riêng của một số năm trong years", "{2025: Ước 2025}"),
        Key(
            "breaks",
            Holds.WORD,
            "Năm cách tính hoặc địa giới thay đổi: số từ năm ấy không so được với trước",
            "2025",
        ),
        Key("join", Holds.WORD, "Dấu in giữa các tên trong một ô", "' + '"),
        Key(
            "next",
            Holds.NAMES,
            "Năm sau lấy từ cột nào, thử lần lượt; keep: giữ; ask: CẦN BỔ SUNG",
            "thuc_te; cuoi",
        ),
        Key(
            "cover",
            Holds.WORD,
            "Phải có đủ, mỗi tên một lần: once là mọi địa bàn; mã bảng là mọi hàng bảng ấy",
            "once",
        ),
        IN,
    ),
)

TOTAL = Shape(
    "total",
    "dòng tổng",
    (
        Key("label", Holds.WORD, "Chữ ở dòng tổng", "Cộng", required=True),
        Key("pad", Holds.WHOLE, "Số chữ số tối thiểu của số ở dòng tổng", "2"),
        Key("at", Holds.CHOICE, "In ở cuối bảng (bottom) hay ngay dưới đầu bảng (top)", "top", EDGES),
    ),
)

ROWS_OF_FILE = Shape(
    "rows",
    "rows",
    (
        Key("from", Holds.WORD, "Tệp .xlsx hoặc .csv có các hàng, tính từ thư mục của tệp này", "ho-ngheo.xlsx"),
        Key("sheet", Holds.WORD, "Tên trang tính; mặc định là trang đầu tiên không ẩn", "Rà soát"),
        Key("range", Holds.WORD, "Khoảng ô, bắt đầu từ dòng tiêu đề; A4:H là đến hết bảng", "A4:H20"),
        Key("columns", Holds.NAMES, "Chỉ lấy những cột này, theo tên ở dòng tiêu đề", "Thôn; Loại hộ"),
    ),
)
"""Where rows are that lie in a file of their own."""

_TABLE_KEYS = (
    Key("columns", Holds.BY_ID, "Các cột theo thứ tự in; cột đầu là tên hàng", of=COLUMN),
    Key(
        "rows",
        Holds.ROWS,
        "Các hàng: dòng đầu là tên cột, mỗi dòng một hàng, ô cách nhau bằng |; hay {from: tệp}",
    ),
    Key("total", Holds.GROUP, "Dòng tổng: chữ ở dòng đó, hoặc none", "Cộng", of=TOTAL, short=Holds.WORD),
    Key(
        "closing", Holds.PROSE, "Những hàng cuối bảng, mỗi dòng một hàng in suốt chiều ngang", "Tổng: $(von.total.tien)"
    ),
    Key("title", Holds.LINE, "Tên bảng, in ở trên", "Kết quả rà soát hộ nghèo"),
    Key("unit", Holds.WORD, "Đơn vị tính in ở trên bảng", "triệu đồng"),
    Key("as_of", Holds.WORD, "Số liệu đến ngày", "31/12/2025"),
    Key("source", Holds.WORD, "Nguồn số liệu, in ở dưới bảng", "Ban Chỉ đạo giảm nghèo"),
    Key("notes", Holds.PROSE, "Ghi chú in ở dưới bảng"),
    Key("subtotals", Holds.CHOICE, "Số của nhóm in ở đâu: hàng của nhóm, dưới nhóm, không in", "row", SUBTOTALS),
    Key("numbering", Holds.WORD, "Số thứ tự theo cấp: 1; I 1; A 1+ (+ là đánh liên tục); 1 1.1; I 1 -; none", "I 1"),
    Key("depth", Holds.CHOICE, "Hàng con in thế nào: thụt vào (indent), gạch đầu dòng (dash)", "indent", DEPTHS),
    Key("column_numbers", Holds.CHOICE, "Hàng số cột dưới đầu bảng", "A B 1", ("none", "A B 1", "(1)")),
    Key(
        "numbers",
        Holds.CHOICE,
        "Dấu trong số của bảng, nếu khác cả tệp: en là viết kiểu Anh 1,234.5, như khi dán từ Excel tiếng Anh",
        "en",
        ("ask", "vi", "en"),
    ),
    Key("form", Holds.CHOICE, "Biểu mẫu để trống: ô chưa có số, ô tính và dòng tổng đều in trống", "yes", YES_NO),
    Key("blank", Holds.CHOICE, "Ô trống: thiếu số (missing) hay không có gì (none)", "missing", ("missing", "none")),
    Key(
        "missing",
        Holds.CHOICE,
        "Có ô “chưa có”: báo lỗi (refuse), để ngỏ (open), bỏ qua (skip)",
        "refuse",
        ("refuse", "open", "skip"),
    ),
    Key("rounding", Holds.CHOICE, "Cách làm tròn", "half-up", ROUNDINGS),
    Key("foot", Holds.NAMES, "Các cột được làm tròn cùng nhau: cộng ngang, cộng dọc đều khớp", "quy_1; quy_2; quy_3"),
    Key("breaks", Holds.WORD, "Như ở cột, cho mọi cột có years của bảng", "2025"),
    PAGE,
    Key("checks", Holds.CHECKS, "Các phép kiểm tra, mỗi dòng một phép so sánh", "giam <= dau"),
    IN,
)

_FIGURE_KEYS = (
    Key("label", Holds.LINE, "Tên chỉ tiêu", "Số hộ nghèo giảm"),
    Key("unit", Holds.WORD, "Đơn vị tính", "hộ"),
    Key("goal", Holds.GOAL, "Chỉ tiêu phải đạt", "≥ 7 hộ"),
    Key("value", Holds.NUMBER, "Số đã biết", "29"),
    Key("formula", Holds.FORMULA, "Tính từ các số khác", "giam_ngheo.total.dau"),
    Key("planned", Holds.FORMULA, "Số kế hoạch giao, được so với chỉ tiêu", "giam_ngheo.total.giam"),
    Key("actual", Holds.FORMULA, "Số thực hiện", "giam_ngheo.total.thoat"),
    Key("base", Holds.FORMULA, "Số gốc của chỉ tiêu tăng, giảm hoặc % kế hoạch giao", "29"),
    Key("as_of", Holds.WORD, "Số liệu đến ngày", "31/12/2025"),
    Key("source", Holds.WORD, "Nguồn số liệu", "Ban Chỉ đạo giảm nghèo"),
    Key("owner", Holds.WORD, "Đơn vị theo dõi, chịu trách nhiệm", "Phòng Kinh tế"),
)

TABLE = Shape("table", "bảng", _TABLE_KEYS)
ACTUAL_ROWS = Shape("actual_rows", "các hàng của bảng", (TABLE.by_name["rows"],))
"""What a table has in a file of actual figures: its rows, which need not be under a key there."""
FIGURE = Shape("figure", "chỉ tiêu", _FIGURE_KEYS)

AREAS = Shape(
    "areas",
    "areas",
    (
        Key("label", Holds.WORD, "Tên gọi chung: khu phố, thôn, ấp", "khu phố", required=True),
        Key("as_of", Holds.WORD, "Số liệu đến ngày", "01/01/2026"),
        Key("source", Holds.WORD, "Nguồn số liệu"),
        Key("columns", Holds.BY_ID, "Các số liệu của địa bàn; cột đầu là tên", of=COLUMN),
        Key("rows", Holds.ROWS, "Mỗi dòng một địa bàn", required=True),
        Key("made_from", Holds.ROWS, "Địa bàn mới hợp thành từ địa bàn cũ nào: tên mới | Ấp 5; Ấp 6 (ho: 205/412)"),
        Key("since", Holds.DATE, "Địa bàn mới có từ ngày", "01/7/2026"),
        Key("made_by", Holds.WORD, "Theo văn bản nào", "Nghị quyết số 20/NQ-HĐND ngày 22/6/2026"),
    ),
)
