"""Every key of the format: what it contains and what it is for, for the reader and the JSON Schema."""

from __future__ import annotations

from typing import Final, get_args

from msgspec.structs import replace

from kehoach.plan.chart import ChartKind
from kehoach.plan.key import Holds, Key, Shape
from kehoach.plan.table_keys import ACTUAL_ROWS, AREAS, IN, PAGE, TABLE, YES_NO

FORMAT: Final = "1"
"""The version of the format; any other is a finding."""

ISSUER_KINDS: Final = ("xã", "phường", "đặc khu", "thị trấn")
"""What an editor offers; another kind may be typed."""

ISSUER = Shape(
    "issuer",
    "issuer",
    (
        Key(
            "kind",
            Holds.WORD,
            "Loại đơn vị: xã, phường, đặc khu; thị trấn (trước 01/7/2025)",
            "phường",
            ISSUER_KINDS,
            required=True,
        ),
        Key("name", Holds.WORD, "Tên riêng của đơn vị", "Bắc Sơn", required=True),
        Key("body", Holds.WORD, "Cơ quan ban hành", "Ủy ban nhân dân"),
        Key("parent", Holds.WORD, "Cấp huyện trực tiếp; từ 01/7/2025 thì bỏ trống", "thị xã Bỉm Sơn"),
        Key("superior", Holds.WORD, "Cơ quan chủ quản in trên tên cơ quan; UBND thì bỏ trống", "UBND xã Bắc Sơn"),
        Key("province", Holds.WORD, "Tỉnh, thành phố", "Thanh Hóa"),
        Key("code", Holds.WORD, "Mã đơn vị hành chính", "14812"),
    ),
)

LEADER_COLUMNS: Final = (("name", "Họ và tên"), ("post", "Chức vụ"), ("authority", "Thẩm quyền"))
ACCEPT_COLUMNS: Final = (("code", "Mã"), ("address", "Chỗ"), ("reason", "Lý do"))
BODY_COLUMNS: Final = (("name", "Tên đầy đủ"), ("short", "Viết tắt"))

_PART_KEYS = (
    Key("title", Holds.LINE, "Tên phần, mục", "Mục tiêu cụ thể"),
    Key("text", Holds.PROSE, "Lời văn, mỗi dòng một đoạn"),
    Key("after", Holds.WORD, "In ngay sau phần có mã này", "muc_dich"),
    Key("before", Holds.WORD, "In ngay trước phần có mã này", "muc_dich"),
    IN,
)


def _holding(name: str, inner: Shape) -> Shape:
    """A part that may have others in it."""
    return Shape(name, "mục", (*_PART_KEYS, Key("parts", Holds.BY_ID, _WITHIN, of=inner, short=Holds.PROSE)))


_WITHIN: Final = "Các mục bên trong"
PART = _holding("part", _holding("part-3", _holding("part-4", Shape("part-5", "mục", _PART_KEYS))))
"""A part of the second level: a section has such parts, and with them a document has the five levels of ``DEEPEST``."""
SECTION = Shape(
    "section",
    "phần",
    (
        *_PART_KEYS,
        Key("parts", Holds.BY_ID, _WITHIN, of=PART, short=Holds.PROSE),
        Key("of", Holds.NAMES, "In những nội dung nào của kế hoạch ở phần này", "purpose; requirements"),
    ),
)
_TASK_KEYS = (
    *_PART_KEYS,
    Key("lead", Holds.NAMES, "Đơn vị chủ trì", "Phòng Kinh tế"),
    Key("with", Holds.NAMES, "Đơn vị phối hợp, cách nhau bằng ;", "Công an phường; Hội Phụ nữ"),
    Key("when", Holds.LINE, "Thời gian", "quý IV/2026"),
    Key("output", Holds.LINE, "Sản phẩm", "Báo cáo"),
    Key("budget", Holds.AMOUNTS, "Kinh phí theo đơn vị ở khóa money; hoặc mỗi năm, mỗi nguồn một số", "1.500"),
    Key("serves", Holds.NAMES, "Phục vụ chỉ tiêu nào: mã trong targets, hoặc bảng[hàng]", "cam_ket"),
)
SUBTASK = Shape("subtask", "nhiệm vụ", _TASK_KEYS, is_open=True)
TASK = Shape(
    "task",
    "nhiệm vụ",
    (*_TASK_KEYS, Key("parts", Holds.BY_ID, "Các nhiệm vụ trong nhóm", of=SUBTASK, short=Holds.PROSE)),
    is_open=True,
)
APPENDIX = Shape(
    "appendix",
    "phụ lục",
    (
        Key("title", Holds.LINE, "Tên phụ lục", "Danh mục dự án", required=True),
        Key("text", Holds.PROSE, "Nội dung; mỗi bảng ở một dòng riêng"),
        PAGE,
        IN,
    ),
)

CHART = Shape(
    "chart",
    "biểu đồ",
    (
        Key("of", Holds.WORD, "Vẽ số liệu của bảng nào", "giam_ngheo", required=True),
        Key("columns", Holds.NAMES, "Những cột nào, cách nhau bằng ;", "dau; cuoi"),
        Key("kind", Holds.CHOICE, "Thanh ngang (bar), cột (column), đường (line)", "column", get_args(ChartKind)),
        Key("title", Holds.LINE, "Tên biểu đồ", "Hộ nghèo đầu năm và cuối năm $(year)"),
        IN,
    ),
)
SIGNER = Shape(
    "signer",
    "signer",
    (
        Key("authority", Holds.NAMES, "Thẩm quyền: TM., KT., TL., TUQ., Q.", "TM.; KT."),
        Key("post", Holds.WORD, "Chức vụ", "Chủ tịch", required=True),
        Key("name", Holds.WORD, "Họ và tên", "Nguyễn Văn A"),
    ),
)

STYLE = Shape(
    "style",
    "style",
    (
        Key("zero_tens", Holds.CHOICE, "Đọc số 0 ở hàng chục", "linh", ("linh", "lẻ")),
        Key("thousand", Holds.CHOICE, "Đọc hàng nghìn", "nghìn", ("nghìn", "ngàn")),
        Key("billion", Holds.CHOICE, "Viết hàng tỷ", "tỷ", ("tỷ", "tỉ")),
        Key("four", Holds.CHOICE, "Đọc số 4 sau mươi và linh, nơi không ghi riêng", "tư", ("tư", "bốn")),
        Key("four_after_tens", Holds.CHOICE, "Đọc số 4 sau mươi: hai mươi tư", "tư", ("tư", "bốn")),
        Key("four_after_zero_tens", Holds.CHOICE, "Đọc số 4 sau linh: một trăm linh bốn", "bốn", ("tư", "bốn")),
        Key("emphasis", Holds.CHOICE, "In **đậm**, *nghiêng* trong lời văn; không ghi thì * là dấu *", "yes", YES_NO),
    ),
)

VERDICT_FILL = Shape(
    "verdict-fill",
    "verdict_fill",
    (
        Key("met", Holds.WORD, "Mã màu nền của ô “đạt”, “vượt”", "E2F0D9"),
        Key("missed", Holds.WORD, "Mã màu nền của ô “không đạt”", "FBE5D6"),
        Key("unknown", Holds.WORD, "Mã màu nền của ô chưa đánh giá được", "FFF2CC"),
    ),
)

TEXT, LINES, NUMBER, DAY, PICTURE, CHECK = "text", "lines", "number", "date", "picture", "check"
"""The kinds of own fields."""

FIELD_KINDS: Final = (TEXT, LINES, NUMBER, DAY, PICTURE, CHECK)

FIELD = Shape(
    "field",
    "ô",
    (
        Key("label", Holds.WORD, "Tên gọi của ô", "Điện thoại", required=True),
        Key("kind", Holds.CHOICE, "Loại: chữ, nhiều dòng chữ, số, ngày, hình, có/không", TEXT, FIELD_KINDS),
        Key("unit", Holds.WORD, "Đơn vị in sau số", "triệu đồng"),
        Key("required", Holds.CHOICE, "Kế hoạch phải có", "yes", YES_NO),
        Key("width", Holds.WHOLE, "Chiều rộng của hình, mm", "20"),
        Key("height", Holds.WHOLE, "Chiều cao của hình, mm; chỉ cần một chiều", "20"),
        Key(
            "alt",
            Holds.WORD,
            "Văn bản thay thế của hình, để đọc lên; mặc định là tên gọi",
            "Biểu trưng của phường",
        ),
        Key("value", Holds.PROSE, "Nội dung; trong kế hoạch gõ gọn là “mã: nội dung”"),
    ),
)
"""A field of one's own, which a template prints."""

PROFILE_KEYS = (
    Key("issuer", Holds.GROUP, "Cơ quan ban hành", of=ISSUER, required=True),
    Key("place", Holds.WORD, "Địa danh ghi trước ngày tháng; mặc định là tên đơn vị", "Bắc Sơn"),
    Key("leaders", Holds.ROWS, "Lãnh đạo: Họ và tên | Chức vụ | Thẩm quyền"),
    Key("bodies", Holds.ROWS, "Các cơ quan, đơn vị: Viết tắt | Tên đầy đủ"),
    Key("areas", Holds.GROUP, "Danh sách địa bàn (khu phố, thôn) và số liệu nền", of=AREAS),
    Key("style", Holds.GROUP, "Cách đọc số thành chữ; in đậm, nghiêng trong lời văn", of=STYLE),
    Key("verdict_fill", Holds.GROUP, "Màu nền của ô đánh giá chỉ tiêu trong bảng", of=VERDICT_FILL),
    Key("fields", Holds.BY_ID, "Các ô riêng mà bộ mẫu in ra; trong kế hoạch gõ nội dung theo mã", of=FIELD),
)

_PROSE_PARTS = tuple(
    Key(name, Holds.GROUP, vi, of=PART, short=Holds.PROSE)
    for name, vi in (
        ("results", "Kết quả năm trước"),
        ("purpose", "Mục đích"),
        ("requirements", "Yêu cầu"),
        ("funding", "Kinh phí"),
        ("reporting", "Chế độ báo cáo"),
    )
)

_HEAD_KEYS = (
    Key("document", Holds.WORD, "Tên loại văn bản", "Kế hoạch"),
    Key("number", Holds.WORD, "Số văn bản; để trống khi chưa có", "66"),
    Key("symbol", Holds.WORD, "Ký hiệu", "KH-UBND"),
    Key("date", Holds.DATE, "Ngày ban hành; để trống khi chưa có", "09/3/2026"),
    Key("subject", Holds.LINE, "Trích yếu", "Giảm nghèo bền vững năm $(year)", required=True),
    Key("addressees", Holds.PROSE, "Kính gửi, mỗi dòng một nơi", "Hội đồng nhân dân phường"),
    Key("opening", Holds.LINE, "Câu dẫn vào nội dung"),
    Key("basis", Holds.PROSE, "Căn cứ, mỗi dòng một văn bản"),
    Key("template", Holds.WORD, "Tệp Word trong bộ mẫu", "quyet-dinh.docx"),
    Key("numbering", Holds.WORD, "Đánh số các phần theo cấp: I 1 a); Phần I 1 1.1; A 1; Điều; none", "Phần I 1 1.1"),
    Key("recipients", Holds.PROSE, "Nơi nhận, mỗi dòng một nơi"),
    Key("outline", Holds.BY_ID, "Bố cục: thứ tự và tên các phần", of=SECTION),
    Key("appendices", Holds.BY_ID, "Phụ lục", of=APPENDIX),
)
_SIGNER = Key(
    "signer",
    Holds.GROUP,
    "Người ký: tên (đã có trong leaders) hoặc đủ authority, post, name",
    of=SIGNER,
    short=Holds.WORD,
)
_TABLES = Key("tables", Holds.BY_ID, "Các bảng khác", of=TABLE)
_CHARTS = Key("charts", Holds.BY_ID, "Các biểu đồ vẽ số liệu của bảng; mỗi biểu đồ đặt bằng $(mã) ở một dòng", of=CHART)

DOCUMENT = Shape(
    "document",
    "văn bản đi kèm",
    (
        *(replace(key, required=key.name in ("document", "symbol", "subject")) for key in _HEAD_KEYS),
        _SIGNER,
        *_PROSE_PARTS,
        _TABLES,
        _CHARTS,
        Key("each", Holds.WORD, "Mỗi hàng của bảng này một văn bản", "giam_ngheo"),
    ),
)
"""What a document that accompanies the plan has itself. Everything else is the plan's, above all its figures."""

OF_ONE_DOCUMENT: Final = (*(key.name for key in _HEAD_KEYS), "documents")
"""What an accompanying document never takes from the plan."""
REPORT = Shape(
    "report",
    "báo cáo",
    (
        Key("kehoach", Holds.WORD, "Phiên bản của định dạng: 1", "1", required=True),
        Key("report", Holds.WORD, "Báo cáo kỳ nào", "6 tháng đầu năm", required=True),
        Key("plan", Holds.WORD, "Tệp kế hoạch được báo cáo", "plan.yaml", required=True),
        Key("as_of", Holds.WORD, "Số liệu đến ngày", "30/6/2026"),
        Key(
            "actuals",
            Holds.BY_ID,
            "Số thực hiện: mã bảng, rồi các hàng",
            of=ACTUAL_ROWS,
            short=Holds.ROWS,
            required=True,
        ),
        *(replace(key, required=False) for key in _HEAD_KEYS),
        _SIGNER,
        *_PROSE_PARTS,
        _TABLES,
        _CHARTS,
    ),
)
"""The keys of a file that reports on a plan."""
OF_NO_PLAN: Final = ("each", "kehoach", "report", "plan", "as_of", "actuals")
REPORTS: Final = "bao_cao"
"""The id of the document that a report is merged over."""

PLAN = Shape(
    "plan",
    "kế hoạch",
    (
        Key("kehoach", Holds.WORD, "Phiên bản của định dạng: 1", "1", required=True),
        Key("pack", Holds.WORD, "Bộ mẫu", "giam-ngheo", required=True),
        Key("profile", Holds.WORD, "Tệp thông tin của đơn vị, tính từ thư mục của kế hoạch", "phuong-bac-son.yaml"),
        Key("year", Holds.WORD, "Năm kế hoạch", "2026"),
        Key("period", Holds.WORD, "Giai đoạn", "2026-2030"),
        Key("previous", Holds.WORD, "Kế hoạch năm trước, để tra cứu", "ke-hoach-2025.yaml"),
        *_HEAD_KEYS,
        Key(
            "numbers",
            Holds.CHOICE,
            "Dấu trong số: dấu chấm thì hỏi (ask), luôn phân cách nghìn (vi), hay viết kiểu Anh 1,234.5 (en)",
            "vi",
            ("ask", "vi", "en"),
        ),
        Key("money", Holds.WORD, "Đơn vị tiền của kinh phí nhiệm vụ", "triệu đồng"),
        *PROFILE_KEYS,
        *_PROSE_PARTS,
        Key("objectives", Holds.BY_ID, "Mục tiêu", of=PART, short=Holds.PROSE),
        Key("targets", Holds.BY_ID, "Chỉ tiêu: bảng hoặc số", of=TABLE),
        _TABLES,
        _CHARTS,
        Key("tasks", Holds.BY_ID, "Nhiệm vụ, giải pháp", of=TASK, short=Holds.PROSE),
        Key("assignments", Holds.BY_ID, "Tổ chức thực hiện, phân công", of=PART, short=Holds.PROSE),
        Key("accept", Holds.ROWS, "Số ghi sai mà vẫn in như đã ghi: Mã | Chỗ | Lý do"),
        Key("documents", Holds.BY_ID, "Các văn bản đi kèm, cùng số liệu", of=DOCUMENT),
        _SIGNER,
    ),
    one_of=("year", "period"),
)

PROFILE = Shape("profile", "thông tin của đơn vị", (replace(PLAN.by_name["kehoach"], required=False), *PROFILE_KEYS))
"""The keys of a file that the plans of one body share."""
ACTUALS = Shape("actuals", "số thực hiện", tuple(replace(key, required=key.name == "actuals") for key in REPORT.keys))
"""The keys of a file of actual figures; those of a report, which is such a file, are allowed and not used."""
AREA_MAP = Shape("areas", "địa bàn đổi tên, sáp nhập, chia tách", (replace(AREAS.by_name["made_from"], required=True),))
"""The keys of a file of areas that are renamed, merged or split."""
FILES: Final = {shape.name: shape for shape in (PLAN, PROFILE, REPORT, ACTUALS, AREA_MAP)}
"""The kinds of files, by name."""

PACK_MANIFEST: Final = ("pack", "title", "templates")
"""The keys of a pack itself: the pack it inherits from, its title, and what its Word templates omit."""
TEMPLATES: Final = "templates"
WITHOUT: Final = "without"
OMITTED_UNLESS_SET: Final = ("doc.authority", "doc.decides", "block.article")
"""What a Word template omits if its pack does not list it: only decisions have these."""
SENT: Final = ("Báo cáo", "Tờ trình", "Công văn")
"""The kinds of documents that name addressees (Kính gửi)."""
VERSION: Final = "kehoach"
"""The key of the version of the format, which a profile may have too."""
VARIANTS: Final = "variants"
"""What a pack says differently for some kinds of documents and bodies; ``WHEN`` in each names them."""
WHEN: Final = "when"
NOT_IN_PACK: Final = ("kehoach", "profile")

PROSE_PARTS: Final = tuple(key.name for key in _PROSE_PARTS)
GROUPS: Final = ("objectives", "tasks", "assignments")
HOLDING_IDS: Final = ("targets", "tables", "charts", *GROUPS, "outline", "appendices")
"""The keys of mappings by id."""
RESULTS: Final = "targets"
"""The id of the table of single figures and their goals in a report."""
BUDGET: Final = "budget"
"""The column of the money for a task; its parts are ``budget_…``."""
TASKS: Final = "tasks"
"""The id of the table of tasks; ``tables: tasks:`` sets how it is printed."""
FACTS: Final = (
    "year", "period", "date", "issuer", "number", "symbol", "areas", "pack", "plan", "unit",
    "targets", "report", "as_of", "document",
)  # fmt: skip
"""Names with a meaning in every expression, which cannot be ids."""
