"""KH6: the plan's own sense."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE

BASIS_AFTER_PLAN = Rule(
    "KH601",
    "basis-after-plan",
    E,
    "căn cứ đề ngày {basis}, sau ngày của kế hoạch ({plan})",
    "the basis is dated {basis}, after the plan ({plan})",
)
PACK_PARAGRAPHS = Rule(
    "KH602",
    "pack-paragraphs",
    N,
    "{count} đoạn trong văn bản lấy lời của bộ mẫu “{pack}”: hãy đọc trước khi trình ký",
    "{count} paragraphs come from the wording of the pack “{pack}”: read them before signing",
)
TO_BE_SUPPLIED = Rule(
    "KH603",
    "to-be-supplied",
    W,
    "còn CẦN BỔ SUNG ở “{address}”{reason}",
    "still to be supplied (CẦN BỔ SUNG) at “{address}”{reason}",
)
DISTRICT_AFTER_REFORM = Rule(
    "KH604",
    "district-after-reform",
    W,
    "từ 01/7/2025 không còn cấp huyện, mà văn bản có cơ quan cấp trên “{parent}”",
    "there are no districts since 1/7/2025, and the document names “{parent}” above the issuer",
    "bỏ khóa “parent” của issuer",
    "drop the issuer's “parent”",
)
TYPED_FIGURE = Rule(
    "KH605",
    "typed-figure",
    N,
    "“{text}” gõ tay, mà bằng đúng số tính được {address}",
    "“{text}” is typed by hand and equals the computed {address}",
    "viết “$({address}) {unit}” để số này luôn đi theo bảng",
    "write “$({address}) {unit}” so that it follows the table",
)
NO_SIGNER = Rule(
    "KH606",
    "no-signer",
    W,
    "chưa có người ký",
    "nobody signs yet",
    "thêm “signer: Họ và tên” (có trong leaders), hoặc đủ authority, post và name",
    "add “signer: name” (one of the leaders), or authority, post and name",
)
NO_BASIS = Rule(
    "KH607",
    "no-basis",
    W,
    "chưa có căn cứ ban hành",
    "there is no basis yet",
    "thêm “basis: |” rồi mỗi dòng một văn bản",
    "add “basis: |” and a line for each document",
)
SIGNING_FORM = Rule(
    "KH608",
    "signing-form",
    W,
    "cách ký không khớp chức vụ: {why}",
    "the signing form does not fit the post: {why}",
    "trưởng ký thay mặt: “TM.”; phó ký thay trưởng: “TM.; KT.”; thừa lệnh: “TL.”",
    "the head signs for the body: “TM.”; a deputy for the head: “TM.; KT.”; by order: “TL.”",
)
NUMBERED_TITLE = Rule(
    "KH609",
    "numbered-title",
    W,
    "tên mục “{text}” đã có số thứ tự, mà khi in mục còn được đánh số nữa",
    "the title “{text}” brings a number of its own, and titles are numbered in print",
    "bỏ “{number}” ở đầu",
    "drop the “{number}” at its beginning",
)
UNTITLED_PART = Rule(
    "KH610",
    "untitled-part",
    W,
    "mục “{part}” không có tên (title), lời của nó sẽ nối liền mục trước",
    "“{part}” has no title; its text runs on from the part before",
    "thêm “title: …”",
    "add “title: …”",
)
ISSUER_KIND_TWICE = Rule(
    "KH611",
    "issuer-kind-twice",
    W,
    "tên “{name}” đã có chữ “{kind}”, sẽ in thành “{kind} {name}”",
    "the name “{name}” already says “{kind}”; it would print “{kind} {name}”",
    "ghi “name: {rest}”",
    "write “name: {rest}”",
)
TASK_WITHOUT_LEAD = Rule(
    "KH612",
    "task-without-lead",
    W,
    "nhiệm vụ “{task}” chưa có đơn vị chủ trì, trong khi nhiệm vụ khác đã có",
    "the task “{task}” has no body in charge, while others have one",
    "thêm “lead: Tên đơn vị”",
    "add “lead: name of the body”",
)
UNKNOWN_TARGET = Rule(
    "KH613",
    "unknown-target",
    E,
    "không có chỉ tiêu nào là “{text}”",
    "there is no target “{text}”",
    "ý bạn là “{nearest}”? Ghi mã trong “targets”, hoặc bảng[hàng]",
    "did you mean “{nearest}”? Write an id under “targets”, or table[row]",
)
UNSERVED_TARGET = Rule(
    "KH614",
    "unserved-target",
    W,
    "không nhiệm vụ nào phục vụ chỉ tiêu “{target}”",
    "no task serves the target “{target}”",
    "thêm “serves: {target}” vào một nhiệm vụ",
    "add “serves: {target}” to a task",
)
UNREADABLE_TIME = Rule(
    "KH615",
    "unreadable-time",
    N,
    "không đọc được thời gian “{text}”, nên không so được với thời gian của kế hoạch",
    "the time “{text}” cannot be read, so it is not held against the plan's years",
    "các cách ghi đọc được: 30/6/2026, tháng 9/2026, quý IV/2026, 2026 - 2030, thường xuyên, hằng năm",
    "what can be read: 30/6/2026, tháng 9/2026, quý IV/2026, 2026 - 2030, thường xuyên, hằng năm",
)
OUTSIDE_PERIOD = Rule(
    "KH616",
    "outside-period",
    W,
    "năm {year} nằm ngoài thời gian của kế hoạch ({period})",
    "the year {year} lies outside the plan's own ({period})",
)
UNKNOWN_BODY = Rule(
    "KH617",
    "unknown-body",
    W,
    "“{text}” không có trong danh sách cơ quan, đơn vị (bodies)",
    "“{text}” is not among the bodies",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
FIGURES_DISAGREE = Rule(
    "KH618",
    "figures-disagree",
    E,
    "“{address}” là {value}, còn “{other}” là {other_value}: cùng nguồn, cùng thời điểm ({basis}) mà hai số khác nhau",
    "“{address}” is {value} and “{other}” is {other_value}: one source, one cut-off ({basis}), two figures",
    "sửa số sai, hoặc ghi đúng source và as_of của từng số",
    "correct the wrong one, or give each its own source and as_of",
)
NOT_NUMBERED = Rule(
    "KH640",
    "not-numbered",
    E,
    "văn bản phát hành phải có số",
    "a document that is released has a number",
    "ghi “number: …”",
    "write “number: …”",
)
NOT_DATED = Rule(
    "KH641",
    "not-dated",
    E,
    "văn bản phát hành phải có đủ ngày, tháng, năm",
    "a document that is released has a whole date",
    "ghi “date: 09/3/2023”",
    "write “date: 09/3/2023”",
)
UNKNOWN_NEXT = Rule(
    "KH642",
    "unknown-next",
    E,
    "next của {where} ghi “{text}”, không phải một cột số của bảng",
    "next of {where} says “{text}”, which is no column of figures in the table",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
YEAR_BY_HAND = Rule(
    "KH643",
    "year-by-hand",
    N,
    "năm “{text}” gõ tay, chưa đổi: xem lại cho đúng năm mới",
    "the year “{text}” is typed by hand and was left as it is: look whether it still holds",
    "năm kế hoạch viết “$({written})” thì sang năm tự đổi",
    "written “$({written})”, the plan's year moves by itself",
)
UNKNOWN_ACTUAL = Rule(
    "KH644",
    "unknown-actual",
    E,
    "kế hoạch không có {what} “{text}”",
    "the plan has no {what} “{text}”",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
BAD_SHARE = Rule(
    "KH645",
    "bad-share",
    E,
    "phần chia “{text}” không đúng",
    "the share “{text}” cannot be",
    "ghi như “Ấp 6 (ho: 205/412)”; các phần của một địa bàn cộng lại phải bằng 1",
    "write it like “Ấp 6 (ho: 205/412)”; the shares of one area add up to 1",
)
SHARE_NOT_EXACT = Rule(
    "KH646",
    "share-not-exact",
    E,
    "“{area}”, cột “{column}”: {text} không ra số tròn",
    "“{area}”, column “{column}”: {text} does not come out even",
    "sửa phần chia, hoặc bỏ đi để ô là “chưa có”",
    "mend the share, or leave it out for “chưa có”",
)
AREA_LEFT = Rule(
    "KH647",
    "area-left",
    N,
    "“{text}” nay là {new}: phải sửa dòng này",
    "“{text}” is now {new}: this line has to be changed",
)
UNKNOWN_PROVINCE = Rule(
    "KH630",
    "unknown-province",
    W,
    "từ 01/7/2025 không có tỉnh, thành phố nào tên “{text}”",
    "there is no province “{text}” since 1 July 2025",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
UNKNOWN_COMMUNE = Rule(
    "KH631",
    "unknown-commune",
    W,
    "{province}: từ 01/7/2025 không có “{unit}”; đơn vị này có thể đã sáp nhập hoặc đổi tên",
    "{province} has no “{unit}” since 1 July 2025; it may have been merged or renamed",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
UNKNOWN_CODE = Rule(
    "KH632",
    "unknown-code",
    W,
    "không có đơn vị cấp xã nào mang mã “{code}”",
    "no commune has the code “{code}”",
    "ghi “code: {nearest}”",
    "write “code: {nearest}”",
)
CODE_OF_ANOTHER = Rule(
    "KH633",
    "code-of-another",
    W,
    "mã “{code}” là của {whose}, không phải của {unit}",
    "the code “{code}” belongs to {whose}, not to {unit}",
    "kiểm tra tên, tỉnh và mã ở khóa issuer",
    "check name, province and code under issuer",
)
EACH_OF_NO_TABLE = Rule(
    "KH660",
    "each-of-no-table",
    E,
    "văn bản “{document}”: không có bảng “{text}” để lập mỗi hàng một văn bản",
    "the document “{document}”: there is no table “{text}” to make one of for each row",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
TABLE_OF_THE_PLAN = Rule(
    "KH661",
    "table-of-the-plan",
    E,
    "văn bản “{document}” không được sửa bảng “{table}” của kế hoạch: số liệu chỉ có một nơi",
    "the document “{document}” may not change the plan's table “{table}”: a figure has one place",
    "sửa bảng ở kế hoạch, hoặc đặt mã khác cho bảng riêng của văn bản này",
    "change the table in the plan, or give the document's own table another id",
)
PACK_PARAGRAPHS_BESIDE = Rule(
    "KH663",
    "pack-paragraphs-beside",
    N,
    "văn bản “{document}”: {count} đoạn lấy lời của bộ mẫu “{pack}”: hãy đọc trước khi trình ký",
    "the document “{document}”: {count} paragraphs are the wording of the pack “{pack}”: read them before signing",
)
PLAN_NOT_FOUND = Rule(
    "KH664",
    "plan-not-found",
    E,
    "không mở được kế hoạch “{text}” mà báo cáo này nêu, trong thư mục {folder}",
    "the plan “{text}” that this reports on cannot be opened in the folder {folder}",
    "ghi đường dẫn tệp .yaml của kế hoạch, tính từ thư mục của báo cáo",
    "write the path of the plan's .yaml file, from the folder of the report",
)
NO_REPORT = Rule(
    "KH665",
    "no-report",
    E,
    "bộ mẫu “{pack}” và kế hoạch chưa có văn bản “bao_cao” để lập báo cáo",
    "neither the pack “{pack}” nor the plan has a document “bao_cao” to make a report of",
    "ghi “documents: bao_cao:” ở kế hoạch, với document, symbol, subject, outline",
    "write “documents: bao_cao:” in the plan, with document, symbol, subject and outline",
)
NO_SUCH_TEMPLATE = Rule(
    "KH662",
    "no-such-template",
    E,
    "bộ mẫu “{pack}” không có tệp Word “{text}”",
    "the pack “{pack}” has no Word file “{text}”",
    "các tệp có: {known}",
    "there are: {known}",
)
