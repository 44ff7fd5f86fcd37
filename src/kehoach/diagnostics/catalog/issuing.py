"""KH65 and KH69: what a pack offers and the plan leaves out, kinds of documents, and what may not be issued."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE

PACK_TABLE_LEFT_OUT = Rule(
    "KH650",
    "pack-table-left-out",
    N,
    "bảng “{table}” của bộ mẫu “{pack}” không có hàng nào: bảng này, và lời văn nói đến bảng, không được in",
    "table “{table}” of the pack “{pack}” has no rows: it and the pack's wording about it are not printed",
    "cần bảng này thì thêm “{table}:” với “rows: |”; không cần thì ghi “{table}: none”",
    "if you need it, add “{table}:” with “rows: |”; if not, write “{table}: none”",
)
PACK_AREAS_LEFT_OUT = Rule(
    "KH651",
    "pack-areas-left-out",
    W,
    "kế hoạch chưa khai địa bàn (areas): tên địa bàn không được so, cột của bộ mẫu “{pack}” lấy số ở đó không được in",
    "no areas are declared: their names are not checked, and columns of the pack “{pack}” looked up there are left out",
    "thêm khóa “areas” vào kế hoạch hoặc tệp thông tin đơn vị (profile); không có thì ghi “areas: none”",
    "add “areas” to the plan or its profile; if there are none, write “areas: none”",
)
SYMBOL_NOT_GIVEN = Rule(
    "KH652",
    "symbol-not-given",
    W,
    "chưa ghi ký hiệu của văn bản loại “{document}” do “{body}” ban hành",
    "the symbol of a document “{document}” issued by “{body}” is not given",
    "thêm “symbol:” theo quy định của cơ quan, như “symbol: {symbol}”",
    "add “symbol:” as your office has laid down, like “symbol: {symbol}”",
)
SYMBOL_OF_ANOTHER = Rule(
    "KH653",
    "symbol-of-another",
    W,
    "ký hiệu “{symbol}” không phải của văn bản loại “{document}” do “{body}” ban hành",
    "the symbol “{symbol}” is not that of a document “{document}” issued by “{body}”",
    "ghi “symbol: {usual}”, hoặc sửa document, issuer cho khớp",
    "write “symbol: {usual}”, or correct document or issuer",
)
SIGNER_WITHOUT_NAME = Rule(
    "KH690",
    "signer-without-name",
    N,
    "người ký chưa có họ và tên",
    "the signer has no name",
    "thêm “name:” vào signer; văn bản phát hành phải có họ và tên người ký",
    "add “name:” to signer; a released document has the signer's name",
)
LETTER_WITHOUT_UNIT = Rule(
    "KH691",
    "letter-without-unit",
    N,
    "ký hiệu “{symbol}” của công văn chưa có đơn vị soạn thảo hoặc lĩnh vực",
    "the symbol “{symbol}” of the letter names neither drafting unit nor field",
    "ghi “symbol: UBND-…”, như UBND-VHXH",
    "write “symbol: UBND-…”, like UBND-VHXH",
)
NO_FILE_COPY = Rule(
    "KH692",
    "no-file-copy",
    W,
    "nơi nhận chưa có dòng cuối “Lưu: …”",
    "the recipients do not end with “Lưu: …”",
    "thêm dòng cuối vào recipients, như “Lưu: VT, VHXH”",
    "add a last line to recipients, like “Lưu: VT, VHXH”",
)
RECIPIENT_OF_DISTRICT = Rule(
    "KH693",
    "recipient-of-district",
    W,
    "từ 01/7/2025 không còn cấp huyện, mà văn bản gửi “{text}”",
    "districts were abolished on 1 July 2025, but the document is sent to “{text}”",
    "xóa nơi nhận này, hoặc thay bằng cơ quan cấp tỉnh",
    "remove this recipient, or name the province's body",
)
NO_SUCH_DAY = Rule(
    "KH694",
    "no-such-day",
    W,
    "lời văn có “{text}”, ngày không có trên lịch",
    "the text has “{text}”, which does not exist in the calendar",
    "ngày cuối của tháng này là {last}",
    "the last day of that month is {last}",
)
DATE_FAR_FROM_PLAN = Rule(
    "KH695",
    "date-far-from-plan",
    W,
    "ngày ban hành thuộc năm {year}, xa thời gian của kế hoạch ({period})",
    "the date of issue is in {year}, far from the years of the plan ({period})",
    "sửa “date”, hoặc “year”, “period”",
    "correct “date”, or “year”, “period”",
)
SAME_BASIS_TWICE = Rule(
    "KH696",
    "same-basis-twice",
    W,
    "căn cứ này đã nêu ở dòng {first}",
    "this basis is already cited on line {first}",
    "xóa một trong hai dòng",
    "remove one of the two lines",
)
EXECUTION_NOT_NAMED = Rule(
    "KH666",
    "execution-not-named",
    N,
    "Điều {number} giao việc thi hành, mà nơi nhận chưa có “Như Điều {number}”",
    "Điều {number} says who carries the document out, and the recipients do not begin with “Như Điều {number}”",
    "ghi “Như $({part})” ở dòng đầu của recipients (Nghị định 30/2020/NĐ-CP, Mẫu 1.1 - 1.3)",
    "write “Như $({part})” as the first line of recipients (Decree 30/2020/NĐ-CP, samples 1.1 - 1.3)",
)
