"""KH5: packs and templates."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

E = Severity.ERROR

PACK_CIRCLE = Rule(
    "KH501",
    "pack-circle",
    E,
    "các bộ mẫu kế thừa nhau thành vòng: {chain}",
    "packs inherit from one another in a circle: {chain}",
    "bỏ khóa “pack” ở một trong các tệp pack.yaml ấy",
    "take the key “pack” out of one of these pack.yaml",
)
PACK_LEADS_OUT = Rule(
    "KH502",
    "pack-leads-out",
    E,
    "{file} là liên kết dẫn ra ngoài thư mục của bộ mẫu, nên không được mở",
    "{file} is a link that leads out of the pack's folder, and is not opened",
    "chép hẳn tệp vào thư mục của bộ mẫu",
    "copy the file itself into the pack's folder",
)
PACK_FILE_UNREAD = Rule(
    "KH503",
    "pack-file-unread",
    E,
    "không đọc được {file}: {why}",
    "{file} cannot be read: {why}",
    "bộ mẫu gồm pack.yaml và template.docx; không có template.docx thì ghi “pack: co-so” để dùng mẫu chung",
    "a pack is pack.yaml and template.docx; without a template.docx say “pack: co-so” to inherit the common one",
)
NOT_IN_PACK = Rule(
    "KH504",
    "not-in-pack",
    E,
    "khóa “{key}” là của kế hoạch, không đặt trong bộ mẫu",
    "the key “{key}” belongs to a plan, not to a pack",
    "chuyển “{key}” sang tệp kế hoạch",
    "move “{key}” to the plan",
)
