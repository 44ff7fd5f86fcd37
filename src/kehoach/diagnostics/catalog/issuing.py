"""KH65 and KH69: what a pack offers and the plan leaves out, kinds of documents, and what may not be issued."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE

PACK_TABLE_LEFT_OUT = Rule(
    "KH650",
    "pack-table-left-out",
    N,
    "bảng “{table}” của bộ mẫu “{pack}” không có hàng nào: bảng và lời văn của bộ mẫu nói đến nó không in",
    "table “{table}” of the pack “{pack}” has no rows: it and the pack's wording about it are not printed",
    "cần bảng này thì thêm “{table}:” với “rows: |”; không cần thì ghi “{table}: none”",
    "if you need it, add “{table}:” with “rows: |”; if not, write “{table}: none”",
)
PACK_AREAS_LEFT_OUT = Rule(
    "KH651",
    "pack-areas-left-out",
    W,
    "kế hoạch chưa khai địa bàn (areas): tên địa bàn không được so, cột của bộ mẫu “{pack}” lấy số ở đó không in",
    "no areas are declared: their names are not checked, and columns of the pack “{pack}” looked up there are left out",
    "thêm khóa “areas” vào kế hoạch hoặc tệp profile; không có thì ghi “areas: none”",
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
