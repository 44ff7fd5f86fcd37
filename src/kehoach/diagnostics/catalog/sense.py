"""KH6: the plan's own sense."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE

BASIS_AFTER_PLAN = Rule(
    "KH601",
    "basis-after-plan",
    E,
    "căn cứ ngày {basis} sau ngày ban hành kế hoạch ({plan})",
    "the basis is dated {basis}, later than the plan ({plan})",
    "kiểm tra ngày ở căn cứ này và ở “date”",
    "check the date of this basis and “date”",
)
PACK_PARAGRAPHS = Rule(
    "KH602",
    "pack-paragraphs",
    N,
    "{count} đoạn lấy lời văn của bộ mẫu “{pack}”: đọc lại trước khi trình ký (“render --show-origin” liệt kê)",
    "{count} paragraphs come from the pack “{pack}”: read them before signing (“render --show-origin” lists them)",
)
TO_BE_SUPPLIED = Rule(
    "KH603",
    "to-be-supplied",
    W,
    "còn CẦN BỔ SUNG ở “{address}”{reason}",
    "“{address}” still has to be filled in (CẦN BỔ SUNG){reason}",
)
DISTRICT_AFTER_REFORM = Rule(
    "KH604",
    "district-after-reform",
    W,
    "từ 01/7/2025 không còn cấp huyện, mà văn bản ghi cơ quan cấp trên là “{parent}”",
    "districts were abolished on 1 July 2025, but the document names “{parent}” as the superior body",
    "xóa khóa “parent” của issuer",
    "remove “parent” from “issuer”",
)
TYPED_FIGURE = Rule(
    "KH605",
    "typed-figure",
    N,
    "“{text}” gõ tay, trùng với số tính được {address}",
    "“{text}” is typed by hand and equals the computed figure {address}",
    "gõ “$({address}) {unit}” để số tự đổi theo bảng",
    "write “$({address}) {unit}” so that it follows the table",
)
NO_SIGNER = Rule(
    "KH606",
    "no-signer",
    W,
    "chưa có người ký",
    "the document has no signer",
    "thêm “signer: Họ và tên” (có trong leaders), hoặc đủ authority, post và name",
    "add “signer: full name” (one of the leaders), or all of authority, post and name",
)
NO_BASIS = Rule(
    "KH607",
    "no-basis",
    W,
    "chưa có căn cứ ban hành",
    "the document has no legal basis (căn cứ)",
    "ghi “basis: |”, dưới đó mỗi dòng một văn bản",
    "write “basis: |” and one document per line below it",
)
SIGNING_FORM = Rule(
    "KH608",
    "signing-form",
    W,
    "hình thức ký không đúng với chức vụ: {why}",
    "the form of signing does not match the post: {why}",
    "người đứng đầu ký: “TM.”; cấp phó ký thay: “TM.; KT.”; thừa lệnh: “TL.”",
    "the head signs “TM.”; a deputy for the head “TM.; KT.”; by order “TL.”",
)
NUMBERED_TITLE = Rule(
    "KH609",
    "numbered-title",
    W,
    "tên mục “{text}” đã gõ số thứ tự, trong khi mục được đánh số tự động",
    "the title “{text}” begins with a number, but titles are numbered automatically",
    "xóa “{number}” ở đầu",
    "delete the “{number}” at the start",
)
UNTITLED_PART = Rule(
    "KH610",
    "untitled-part",
    W,
    "mục “{part}” không có tên (title) nên lời văn sẽ nối liền mục trước",
    "“{part}” has no title, so its text will run on from the previous part",
    "thêm “title: …”",
    "add “title: …”",
)
ISSUER_KIND_TWICE = Rule(
    "KH611",
    "issuer-kind-twice",
    W,
    "name “{name}” đã có chữ “{kind}”, sẽ in thành “{kind} {name}”",
    "the name “{name}” already contains “{kind}” and would print as “{kind} {name}”",
    "ghi “name: {rest}”",
    "write “name: {rest}”",
)
TASK_WITHOUT_LEAD = Rule(
    "KH612",
    "task-without-lead",
    W,
    "nhiệm vụ “{task}” chưa có đơn vị chủ trì, trong khi nhiệm vụ khác đã có",
    "task “{task}” has no lead body, while other tasks have one",
    "thêm “lead: Tên đơn vị”",
    "add “lead: name of the body”",
)
UNKNOWN_TARGET = Rule(
    "KH613",
    "unknown-target",
    E,
    "không có chỉ tiêu “{text}”",
    "there is no target “{text}”",
    "ý bạn là “{nearest}”? Ghi mã trong “targets”, hoặc bảng[hàng]",
    "did you mean “{nearest}”? Write an id from “targets”, or table[row]",
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
    "không đọc được thời gian “{text}” nên chưa so được với thời gian của kế hoạch",
    "the time “{text}” cannot be read, so it was not compared with the plan's years",
    "ghi như 30/6/2026, trước ngày 30/6/2026, tháng 9/2026, quý IV/2026 - 2030, hằng năm, thường xuyên, khi có yêu cầu",
    "write, for example, 30/6/2026, trước ngày 30/6/2026, tháng 9/2026, quý IV/2026 - 2030, hằng năm, thường xuyên or "
    "khi có yêu cầu",
)
OUTSIDE_PERIOD = Rule(
    "KH616",
    "outside-period",
    W,
    "năm {year} nằm ngoài thời gian của kế hoạch ({period})",
    "the year {year} is outside the plan's own time ({period})",
    "sửa năm gõ nhầm; đúng thời gian ấy thì kiểm tra “year”, “period” của kế hoạch",
    "correct the year; if the time is right, check “year” and “period” of the plan",
)
UNKNOWN_BODY = Rule(
    "KH617",
    "unknown-body",
    W,
    "“{text}” không có trong danh sách cơ quan, đơn vị (bodies)",
    "“{text}” is not listed under “bodies”",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
FIGURES_DISAGREE = Rule(
    "KH618",
    "figures-disagree",
    E,
    "“{address}” là {value}, còn “{other}” là {other_value}: hai số khác nhau mà cùng nguồn, cùng thời điểm ({basis})",
    "“{address}” is {value} and “{other}” is {other_value}, although both have the same source and date ({basis})",
    "sửa số sai, hoặc ghi đúng source và as_of của từng số",
    "correct the wrong one, or give each its own source and as_of",
)
NOT_NUMBERED = Rule(
    "KH640",
    "not-numbered",
    E,
    "văn bản phát hành phải có số",
    "a document to be issued must have a number",
    "văn thư cấp số rồi thì ghi vào “number”, như “number: 66”",
    "write the number that was given to it, such as “number: 66”",
)
NOT_DATED = Rule(
    "KH641",
    "not-dated",
    E,
    "văn bản phát hành phải có đủ ngày, tháng, năm",
    "a document to be issued must have a full date",
    "ghi ngày ban hành, như “date: 09/3/2026”",
    "write the date of issue, such as “date: 09/3/2026”",
)
UNKNOWN_NEXT = Rule(
    "KH642",
    "unknown-next",
    E,
    "{where}: next ghi “{text}”, không phải là cột số của bảng",
    "{where}: “next” is “{text}”, which is not a number column of the table",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
YEAR_BY_HAND = Rule(
    "KH643",
    "year-by-hand",
    N,
    "năm “{text}” gõ tay nên không tự đổi: kiểm tra xem còn đúng với năm mới không",
    "the year “{text}” is typed by hand and was not changed: check whether it is still right",
    "viết năm kế hoạch là “$({written})” thì sang năm tự đổi",
    "write the plan's year as “$({written})” to have it updated every year",
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
ACTUAL_NOT_USED = Rule(
    "KH648",
    "actual-not-used",
    W,
    "số thực hiện ở cột “{column}” của bảng “{table}” không được dùng: {why}",
    "the actual figures of column “{column}” of table “{table}” are not used: {why}",
    "{how}",
    "{how}",
)
PLANNED_FOR_THE_REST = Rule(
    "KH649",
    "planned-for-the-rest",
    N,
    "bảng “{table}” không có số thực hiện của {rows}: những hàng ấy lấy số kế hoạch",
    "table “{table}” has no actual figures of {rows}: those rows have the planned ones",
    "hàng nào thực hiện khác kế hoạch thì ghi thêm vào đây",
    "add the rows whose actual figures are not those planned",
)
BAD_SHARE = Rule(
    "KH645",
    "bad-share",
    E,
    "tỷ lệ chia không hợp lệ: {text}",
    "invalid share: {text}",
    "ghi như “Ấp 6 (ho: 205/412)”; các phần của một địa bàn cộng lại phải bằng 1",
    "write, for example, “Ấp 6 (ho: 205/412)”; the shares of one area must add up to 1",
)
SHARE_NOT_EXACT = Rule(
    "KH646",
    "share-not-exact",
    E,
    "“{area}”, cột “{column}”: {text} không chia hết",
    "“{area}”, column “{column}”: {text} does not divide exactly",
    "sửa tỷ lệ chia, hoặc xóa đi để ô là “chưa có”",
    "correct the share, or remove it to leave the cell “chưa có”",
)
AREA_LEFT = Rule(
    "KH647",
    "area-left",
    N,
    "“{text}” nay là {new}: sửa dòng này",
    "“{text}” is now {new}: change this line",
)
UNKNOWN_PROVINCE = Rule(
    "KH630",
    "unknown-province",
    W,
    "từ 01/7/2025 không có tỉnh, thành phố nào tên là “{text}”",
    "there has been no province “{text}” since 1 July 2025",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
UNKNOWN_COMMUNE = Rule(
    "KH631",
    "unknown-commune",
    W,
    "{province}: từ 01/7/2025 không có “{unit}”; có thể đã sáp nhập hoặc đổi tên",
    "{province} has had no “{unit}” since 1 July 2025; it may have been merged or renamed",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
UNKNOWN_CODE = Rule(
    "KH632",
    "unknown-code",
    W,
    "không có đơn vị cấp xã nào có mã “{code}”",
    "no commune has the code “{code}”",
    "ghi “code: {nearest}”",
    "write “code: {nearest}”",
)
CODE_OF_ANOTHER = Rule(
    "KH633",
    "code-of-another",
    W,
    "mã “{code}” là của “{whose}”, không phải của “{unit}”",
    "the code “{code}” belongs to “{whose}”, not to “{unit}”",
    "kiểm tra name, province và code ở khóa issuer",
    "check name, province and code under “issuer”",
)
EACH_OF_NO_TABLE = Rule(
    "KH660",
    "each-of-no-table",
    E,
    "văn bản “{document}”: không có bảng “{text}” để lập mỗi hàng một văn bản",
    "document “{document}”: there is no table “{text}” to make one document per row from",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
TABLE_OF_THE_PLAN = Rule(
    "KH661",
    "table-of-the-plan",
    E,
    "văn bản “{document}” không được sửa bảng “{table}” của kế hoạch: số liệu chỉ ghi ở một nơi",
    "document “{document}” may not change table “{table}” of the plan: a figure is written in one place only",
    "sửa bảng ở kế hoạch, hoặc đặt mã khác cho bảng riêng của văn bản này",
    "change the table in the plan, or give the document's own table another id",
)
PACK_PARAGRAPHS_BESIDE = Rule(
    "KH663",
    "pack-paragraphs-beside",
    N,
    "văn bản “{document}”: {count} đoạn lấy lời văn của bộ mẫu “{pack}”: đọc lại trước khi trình ký",
    "document “{document}”: {count} paragraphs come from the pack “{pack}”: read them before signing",
)
PLAN_NOT_FOUND = Rule(
    "KH664",
    "plan-not-found",
    E,
    "không mở được kế hoạch “{text}” của báo cáo này, trong thư mục {folder}",
    "the plan “{text}” of this report cannot be opened in the folder {folder}",
    "ghi đường dẫn tệp .yaml của kế hoạch, tính từ thư mục của báo cáo",
    "give the path of the plan's .yaml file relative to the report's folder",
)
NO_REPORT = Rule(
    "KH665",
    "no-report",
    E,
    "bộ mẫu “{pack}” và kế hoạch chưa có văn bản “bao_cao” để lập báo cáo",
    "neither the pack “{pack}” nor the plan defines a document “bao_cao” for the report",
    "thêm vào kế hoạch “documents: bao_cao:” với document, symbol, subject và outline",
    "add “documents: bao_cao:” to the plan, with document, symbol, subject and outline",
)
NO_SUCH_TEMPLATE = Rule(
    "KH662",
    "no-such-template",
    E,
    "bộ mẫu “{pack}” không có tệp Word “{text}”",
    "the pack “{pack}” has no Word file “{text}”",
    "các tệp có: {known}",
    "available files: {known}",
)
GOALS_APART = Rule(
    "KH451",
    "goals-apart",
    W,
    "“{address}”: chỉ tiêu là {goal}, mà các chỉ tiêu bên trong cộng lại bằng {sum}",
    "“{address}”: the goal is {goal}, but the goals in it add up to {sum}",
    "sửa một chỉ tiêu; hàng không phải là một phần thì ghi “trong đó: ” trước tên hàng",
    "correct one of the goals; before the name of a row that is not a part of it, write “trong đó: ”",
)
