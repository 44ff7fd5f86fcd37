"""KH2 and KH4: figures that are printed as typed although they are not as computed, because the plan accepts them."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE

NOT_ACCEPTABLE = Rule(
    "KH292",
    "not-acceptable",
    E,
    "không chấp nhận được “{text}”: chỉ chấp nhận được số ghi khác số tính ra ({codes})",
    "“{text}” cannot be accepted: only a typed figure that differs from the computed one can be ({codes})",
    "sửa chỗ mà {text} báo, và xóa dòng này",
    "correct what {text} reports, and delete this line",
)
UNREADABLE_ACCEPTANCE = Rule(
    "KH293",
    "unreadable-acceptance",
    E,
    "dòng này của “accept” chưa đúng: {problem}",
    "this line of “accept” is not right: {problem}",
    "ghi như: KH406 | bang[Thôn Đông].cuoi | Số của Cục Thống kê đã công bố",
    "write it like: KH406 | bang[Thôn Đông].cuoi | as published by the statistics office",
)
CLAIM_ACCEPTED = Rule(
    "KH449",
    "claim-accepted",
    N,
    "“{address}”: in {typed} như đã ghi, dù tính ra {computed}; lý do: {reason}",
    "“{address}”: {typed} is printed as typed although {computed} is computed; reason: {reason}",
    "các số khác vẫn tính từ {computed}; không cần nữa thì xóa dòng {code} ở “accept”",
    "other figures are still computed from {computed}; when it is no longer needed, delete its {code} line in “accept”",
)
IDLE_ACCEPTANCE = Rule(
    "KH450",
    "idle-acceptance",
    W,
    "dòng này của “accept” không còn cần: không có {code} nào ở “{address}”",
    "“accept”: there is no {code} at “{address}” any more",
    "xóa dòng này; còn số cần chấp nhận thì chép đúng mã và chỗ trong thông báo về số ấy",
    "delete this line; if a figure is to be accepted, copy code and address from its finding",
)
CLAIM_APART = Rule(
    "KH448",
    "claim-apart",
    N,
    "“{address}”: ghi {typed}, các số đã ghi cộng lại bằng {computed} (có thể do các số được làm tròn trước khi ghi)",
    "“{address}”: typed {typed}, but the typed figures add up to {computed} (they may have been rounded before)",
    "văn bản in {computed}; muốn in số đã công bố {typed} thì thêm một dòng cho ô này vào “accept”",
    "{computed} is printed; to print {typed} as published, add a line for this cell to “accept”",
)
