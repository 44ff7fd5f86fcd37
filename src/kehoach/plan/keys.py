"""Every key of the format, once: what it holds and what it is for. The reader and the JSON Schema both read this."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


class Holds(enum.Enum):
    """What stands under a key."""

    WORD = "word"
    """One line of text, taken as it is."""
    LINE = "line"
    """One line of text with ``$(…)`` in it."""
    PROSE = "prose"
    """A text under ``|``, a line a paragraph."""
    NUMBER = "number"
    WHOLE = "whole"
    DATE = "date"
    GOAL = "goal"
    FORMULA = "formula"
    CHECKS = "checks"
    NAMES = "names"
    """Names separated by semicolons."""
    CHOICE = "choice"
    ROWS = "rows"
    """A grid under ``|``, or mappings."""
    GROUP = "group"
    """A mapping with keys of its own."""
    BY_ID = "by-id"
    """A mapping from ids to things of one shape."""
    AMOUNTS = "amounts"
    """A number, or one for each year or source."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the format."""

    name: str
    holds: Holds
    vi: str
    example: str = ""
    choices: tuple[str, ...] = ()
    of: Shape | None = None
    short: Holds | None = None
    """What may stand there instead, for short: a text where a group with ``text`` is meant, a signer's name."""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys that one kind of mapping has."""

    name: str
    vi: str
    keys: tuple[Key, ...]
    is_open: bool = False
    """Whether a pack may add keys of its own."""
    by_name: Mapping[str, Key] = field(init=False, repr=False, compare=False)
    required: tuple[Key, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {key.name: key for key in self.keys})
        object.__setattr__(self, "required", tuple(key for key in self.keys if key.required))

    def names(self) -> tuple[str, ...]:
        """The keys' names in order."""
        return tuple(key.name for key in self.keys)


AUDIENCES: Final = ("plan", "report", "draft", "none")
ROUNDINGS: Final = ("half-up", "truncate", "half-even")
METHODS: Final = ("largest-remainder", "sainte-lague", "d-hondt")
TOTAL_RULES: Final = ("sum", "recompute", "none", "min", "max", "first", "last")
WITHIN: Final = ("total", "group")
YES_NO: Final = ("yes", "no")

COLUMN_KINDS: Final = ("number", "text", "area", "body", "target", "unit", "goal", "date", "money")
SUBTOTALS: Final = ("row", "below", "none")

PAGES: Final = ("auto", "portrait", "landscape")

_PAGE = Key("page", Holds.CHOICE, "Trang dọc (portrait), ngang (landscape), hay tự xoay (auto)", "landscape", PAGES)
_IN = Key("in", Holds.NAMES, "In trong văn bản nào: plan; report; draft; hay none", "plan; report", AUDIENCES)

ISSUER = Shape(
    "issuer",
    "issuer",
    (
        Key("kind", Holds.WORD, "Loại đơn vị: phường, xã, thị trấn, đặc khu", "phường", required=True),
        Key("name", Holds.WORD, "Tên riêng của đơn vị", "Bắc Sơn", required=True),
        Key("body", Holds.WORD, "Cơ quan ban hành", "Ủy ban nhân dân"),
        Key("parent", Holds.WORD, "Đơn vị cấp trên trực tiếp; bỏ trống từ 01/7/2025", "thị xã Bỉm Sơn"),
        Key("superior", Holds.WORD, "Cơ quan chủ quản in trên tên cơ quan; UBND thì bỏ trống", "UBND xã Bắc Sơn"),
        Key("province", Holds.WORD, "Tỉnh, thành phố", "Thanh Hóa"),
        Key("code", Holds.WORD, "Mã đơn vị hành chính", "14812"),
    ),
)

LEADER_COLUMNS: Final = (("name", "Họ và tên"), ("post", "Chức vụ"), ("authority", "Thẩm quyền"))
BODY_COLUMNS: Final = (("name", "Tên đầy đủ"), ("short", "Viết tắt"))

COLUMN = Shape(
    "column",
    "cột",
    (
        Key("label", Holds.LINE, "Tên in ở đầu cột", "Số hộ", required=True),
        Key("kind", Holds.CHOICE, "Loại dữ liệu của ô trong cột", "number", COLUMN_KINDS),
        Key("unit", Holds.WORD, "Đơn vị tính", "hộ"),
        Key("formula", Holds.FORMULA, "Công thức từ các cột cùng hàng", "dau - giam"),
        Key("rate", Holds.FORMULA, "Tỷ lệ: tử / mẫu; dòng tổng được tính lại từ các tổng", "dau / ho"),
        Key("per", Holds.WHOLE, "Tỷ lệ, tỷ trọng, mức tăng trên bao nhiêu", "100"),
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
        Key("over", Holds.FORMULA, "Bình quân mỗi năm, qua bao nhiêu năm", "period.end - period.start"),
        Key("grown", Holds.FORMULA, "Số đạt được khi tăng theo tốc độ ở by, qua over năm", "dau"),
        Key("opening", Holds.FORMULA, "Đầu kỳ: hàng đầu gõ, mỗi hàng sau lấy từ cột này ở hàng trước", "cuoi"),
        Key("running", Holds.FORMULA, "Lũy kế từ hàng đầu đến hàng này", "san_luong"),
        Key("split", Holds.FORMULA, "Số cần chia cho các hàng thành các phần nguyên, tổng đúng bằng số này", "8"),
        Key("by", Holds.FORMULA, "Chia theo cột nào (trọng số); tăng theo tốc độ nào", "dau"),
        Key("floor", Holds.FORMULA, "Mỗi hàng ít nhất bao nhiêu: số nguyên hoặc cột", "1"),
        Key("cap", Holds.FORMULA, "Mỗi hàng nhiều nhất bao nhiêu: số nguyên hoặc cột", "dau"),
        Key("fixed", Holds.FORMULA, "Cột gõ sẵn phần của một số hàng; ô trống thì chia", "da_giao"),
        Key("method", Holds.CHOICE, "Cách chia các phần còn lẻ", METHODS[0], METHODS),
        Key("from", Holds.FORMULA, "Lấy theo tên hàng từ bảng khác", "areas.ho"),
        Key("text", Holds.PROSE, "Lời ghép từ các cột của hàng, mỗi dòng một đoạn trong ô", "Chủ trì: $(chu_tri)"),
        Key("total", Holds.FORMULA, "Ở dòng tổng: cách tính, hoặc công thức trên các tổng", "sum", TOTAL_RULES),
        Key("weight", Holds.FORMULA, "Dòng tổng và nhóm là bình quân gia quyền theo cột này", "dien_tich"),
        Key("signed", Holds.CHOICE, "Số âm là hợp lệ (chênh lệch, tăng giảm)", "yes", YES_NO),
        Key("decimals", Holds.WHOLE, "Số chữ số thập phân khi in", "2"),
        Key("pad", Holds.WHOLE, "Số chữ số tối thiểu, thêm số 0 ở trước", "2"),
        Key("under", Holds.NAMES, "Đứng dưới đầu cột chung nào, từ ngoài vào trong", "Kết quả; Hộ nghèo"),
        Key("merge", Holds.CHOICE, "Gộp các ô giống nhau liền nhau", "yes", ("yes", "no")),
        Key("judge", Holds.WORD, "Đánh giá so với chỉ tiêu ở cột nào (kind: goal)", "muc"),
        Key("actual", Holds.WORD, "Cột số thực hiện để đánh giá", "thuc_hien"),
        Key("planned", Holds.WORD, "Cột số kế hoạch giao, được so với chỉ tiêu của cột này", "giao"),
        Key("base", Holds.WORD, "Cột số gốc của chỉ tiêu tăng, giảm hoặc % kế hoạch giao", "dau"),
        Key("years", Holds.WORD, "Mỗi năm một cột dưới đầu cột chung", "2025; 2026-2030"),
        Key("breaks", Holds.WORD, "Từ những năm nào cách tính hoặc địa giới thay đổi, không so với trước", "2025"),
        Key("join", Holds.WORD, "Dấu in giữa các tên trong một ô", "' + '"),
        Key(
            "next",
            Holds.NAMES,
            "Năm sau lấy từ cột nào, thử lần lượt; keep: giữ; ask: CẦN BỔ SUNG",
            "thuc_te; cuoi",
        ),
        Key("cover", Holds.WORD, "Phải có đủ, mỗi tên một lần: once (mọi địa bàn) hoặc mã bảng", "once"),
        _IN,
    ),
)

TOTAL = Shape(
    "total",
    "dòng tổng",
    (
        Key("label", Holds.WORD, "Chữ ở dòng tổng", "Cộng", required=True),
        Key("pad", Holds.WHOLE, "Số chữ số tối thiểu của số ở dòng tổng", "2"),
    ),
)

_TABLE_KEYS = (
    Key("columns", Holds.BY_ID, "Các cột theo thứ tự in; cột đầu là tên hàng", of=COLUMN),
    Key("rows", Holds.ROWS, "Các hàng: dòng đầu là tên cột, mỗi dòng một hàng, ô cách nhau bằng |"),
    Key("total", Holds.GROUP, "Dòng tổng: chữ ở dòng đó, hoặc none", "Cộng", of=TOTAL, short=Holds.WORD),
    Key("title", Holds.LINE, "Tên bảng, in ở trên", "Kết quả rà soát hộ nghèo"),
    Key("unit", Holds.WORD, "Đơn vị tính in ở trên bảng", "triệu đồng"),
    Key("as_of", Holds.WORD, "Số liệu đến ngày", "31/12/2022"),
    Key("source", Holds.WORD, "Nguồn số liệu, in ở dưới bảng", "Ban chỉ đạo giảm nghèo"),
    Key("notes", Holds.PROSE, "Ghi chú in ở dưới bảng"),
    Key("subtotals", Holds.CHOICE, "Số của nhóm in ở đâu: hàng của nhóm, dưới nhóm, không in", "row", SUBTOTALS),
    Key("numbering", Holds.WORD, "Số thứ tự theo cấp: 1; I 1; A 1+ (+ là đánh liên tục); 1 1.1; none", "I 1"),
    Key("column_numbers", Holds.CHOICE, "Hàng số cột dưới đầu bảng", "A B 1", ("none", "A B 1", "(1)")),
    Key("blank", Holds.CHOICE, "Ô trống là thiếu số (missing) hay không có gì (none)", "missing", ("missing", "none")),
    Key("missing", Holds.CHOICE, "Gặp “chưa có”: refuse, open hay skip", "refuse", ("refuse", "open", "skip")),
    Key("rounding", Holds.CHOICE, "Cách làm tròn", "half-up", ROUNDINGS),
    Key("foot", Holds.NAMES, "Các cột được làm tròn cùng nhau: cộng ngang, cộng dọc đều khớp", "quy_1; quy_2; quy_3"),
    Key("breaks", Holds.WORD, "Như ở cột, cho mọi cột có years của bảng", "2025"),
    _PAGE,
    Key("checks", Holds.CHECKS, "Các phép kiểm tra, mỗi dòng một phép so sánh", "giam <= dau"),
    _IN,
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
    Key("as_of", Holds.WORD, "Số liệu đến ngày", "31/12/2022"),
    Key("source", Holds.WORD, "Nguồn số liệu", "Ban chỉ đạo giảm nghèo"),
    Key("owner", Holds.WORD, "Đơn vị theo dõi, chịu trách nhiệm", "Phòng Kinh tế"),
)

_PART_KEYS = (
    Key("title", Holds.LINE, "Tên phần, mục", "Mục tiêu cụ thể"),
    Key("text", Holds.PROSE, "Lời văn, mỗi dòng một đoạn"),
    Key("after", Holds.WORD, "Đứng ngay sau phần có mã này", "muc_dich"),
    Key("before", Holds.WORD, "Đứng ngay trước phần có mã này", "muc_dich"),
    _IN,
)

TABLE = Shape("table", "bảng", _TABLE_KEYS)
FIGURE = Shape("figure", "chỉ tiêu", _FIGURE_KEYS)
SUBPART = Shape("subpart", "mục", _PART_KEYS)
_PARTS = Key("parts", Holds.BY_ID, "Các mục bên trong", of=SUBPART, short=Holds.PROSE)
PART = Shape("part", "mục", (*_PART_KEYS, _PARTS))
SECTION = Shape(
    "section",
    "phần",
    (
        *_PART_KEYS,
        _PARTS,
        Key("of", Holds.NAMES, "Gồm những nội dung nào của kế hoạch", "purpose; requirements"),
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
        Key("text", Holds.PROSE, "Nội dung; bảng đứng một mình trên một dòng"),
        _PAGE,
        _IN,
    ),
)

AREAS = Shape(
    "areas",
    "areas",
    (
        Key("label", Holds.WORD, "Tên gọi chung: khu phố, thôn, ấp", "khu phố", required=True),
        Key("as_of", Holds.WORD, "Số liệu đến ngày", "01/01/2023"),
        Key("source", Holds.WORD, "Nguồn số liệu"),
        Key("columns", Holds.BY_ID, "Các số liệu của địa bàn; cột đầu là tên", of=COLUMN),
        Key("rows", Holds.ROWS, "Mỗi dòng một địa bàn", required=True),
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
        Key("four", Holds.CHOICE, "Đọc số 4 sau mươi và linh", "tư", ("tư", "bốn")),
    ),
)

PROFILE_KEYS = (
    Key("issuer", Holds.GROUP, "Cơ quan ban hành", of=ISSUER, required=True),
    Key("place", Holds.WORD, "Địa danh ghi trước ngày tháng; mặc định là tên đơn vị", "Bắc Sơn"),
    Key("leaders", Holds.ROWS, "Lãnh đạo: Họ và tên | Chức vụ | Thẩm quyền"),
    Key("bodies", Holds.ROWS, "Các cơ quan, đơn vị: Viết tắt | Tên đầy đủ"),
    Key("areas", Holds.GROUP, "Danh sách địa bàn (khu phố, thôn) và số liệu nền", of=AREAS),
    Key("style", Holds.GROUP, "Cách đọc số thành chữ", of=STYLE),
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
    Key("date", Holds.DATE, "Ngày ban hành; để trống khi chưa có", "09/3/2023"),
    Key("subject", Holds.LINE, "Trích yếu", "Giảm nghèo bền vững năm $(year)", required=True),
    Key("addressees", Holds.PROSE, "Kính gửi, mỗi dòng một nơi", "Hội đồng nhân dân phường"),
    Key("opening", Holds.LINE, "Câu dẫn vào nội dung"),
    Key("basis", Holds.PROSE, "Căn cứ, mỗi dòng một văn bản"),
    Key("template", Holds.WORD, "Tệp Word trong bộ mẫu", "quyet-dinh.docx"),
    Key("numbering", Holds.CHOICE, "Các phần đánh số La Mã (I) hay theo Điều", "Điều", ("I", "Điều")),
    Key("recipients", Holds.PROSE, "Nơi nhận, mỗi dòng một nơi"),
    Key("outline", Holds.BY_ID, "Mục lục: thứ tự và tên các phần", of=SECTION),
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

DOCUMENT = Shape(
    "document",
    "văn bản đi kèm",
    (
        *(replace(key, required=key.name in ("document", "symbol", "subject")) for key in _HEAD_KEYS),
        _SIGNER,
        *_PROSE_PARTS,
        _TABLES,
        Key("each", Holds.WORD, "Mỗi hàng của bảng này một văn bản", "giam_ngheo"),
    ),
)
"""What a document that goes with the plan says for itself. All else is the plan's, its figures above all."""

OF_ONE_DOCUMENT: Final = (*(key.name for key in _HEAD_KEYS), "documents")
"""What is never taken over from the plan by a document that goes with it."""
REPORT = Shape(
    "report",
    "báo cáo",
    (
        Key("kehoach", Holds.WORD, "Phiên bản của định dạng: 1", "1", required=True),
        Key("report", Holds.WORD, "Báo cáo kỳ nào", "6 tháng đầu năm", required=True),
        Key("plan", Holds.WORD, "Tệp kế hoạch được báo cáo", "plan.yaml", required=True),
        Key("as_of", Holds.WORD, "Số liệu đến ngày", "30/6/2026"),
        Key("actuals", Holds.BY_ID, "Số thực hiện: mã bảng, rồi các hàng", required=True),
        *(replace(key, required=False) for key in _HEAD_KEYS),
        _SIGNER,
        *_PROSE_PARTS,
        _TABLES,
    ),
)
"""A file that reports on a plan."""
OF_NO_PLAN: Final = ("each", "kehoach", "report", "plan", "as_of", "actuals")
REPORTS: Final = "bao_cao"
"""The id of the document that a report is laid over."""

PLAN = Shape(
    "plan",
    "kế hoạch",
    (
        Key("kehoach", Holds.WORD, "Phiên bản của định dạng: 1", "1", required=True),
        Key("pack", Holds.WORD, "Bộ mẫu", "giam-ngheo", required=True),
        Key("profile", Holds.WORD, "Tệp thông tin của đơn vị, tính từ thư mục của kế hoạch", "phuong-bac-son.yaml"),
        Key("year", Holds.WORD, "Năm kế hoạch", "2023"),
        Key("period", Holds.WORD, "Giai đoạn", "2026-2030"),
        Key("previous", Holds.WORD, "Kế hoạch năm trước, để tra cứu", "ke-hoach-2022.yaml"),
        *_HEAD_KEYS,
        Key(
            "numbers",
            Holds.CHOICE,
            "Dấu chấm trong số: hỏi (ask) hay luôn là phân cách nghìn (vi)",
            "vi",
            ("ask", "vi"),
        ),
        Key("money", Holds.WORD, "Đơn vị tiền của kinh phí nhiệm vụ", "triệu đồng"),
        *PROFILE_KEYS,
        *_PROSE_PARTS,
        Key("objectives", Holds.BY_ID, "Mục tiêu", of=PART, short=Holds.PROSE),
        Key("targets", Holds.BY_ID, "Chỉ tiêu: bảng hoặc số", of=TABLE),
        _TABLES,
        Key("tasks", Holds.BY_ID, "Nhiệm vụ, giải pháp", of=TASK, short=Holds.PROSE),
        Key("assignments", Holds.BY_ID, "Tổ chức thực hiện, phân công", of=PART, short=Holds.PROSE),
        Key("documents", Holds.BY_ID, "Các văn bản đi kèm, cùng số liệu", of=DOCUMENT),
        _SIGNER,
    ),
)

PACK_MANIFEST: Final = ("pack", "title")
"""What a pack says of itself: the pack it inherits from, and what it is a pack of."""
NOT_IN_PACK: Final = ("kehoach", "profile")

PROSE_PARTS: Final = tuple(key.name for key in _PROSE_PARTS)
GROUPS: Final = ("objectives", "tasks", "assignments")
RESULTS: Final = "targets"
"""What stands in a report for the table of the single figures that were to be reached."""
BUDGET: Final = "budget"
"""The column of the money for a task; its parts are ``budget_…``."""
TASKS: Final = "tasks"
"""The id of the table of tasks; ``tables: tasks:`` says how it is printed."""
FACTS: Final = (
    "year", "period", "date", "issuer", "number", "symbol", "areas", "pack", "plan", "unit",
    "targets", "report", "as_of",
)  # fmt: skip
"""What a name means in every expression, so that it is no id."""
