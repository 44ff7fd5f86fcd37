"""Which units count whole things, so that a dot in a figure can only group thousands."""

from __future__ import annotations

from typing import Final

from kehoach.spec.names import fold

WHOLE_UNITS: Final = frozenset(
    fold(unit)
    for unit in (
        "hộ", "khẩu", "nhân khẩu", "người", "lượt người", "lao động", "học sinh", "trẻ em", "hội viên", "đoàn viên",
        "con", "cây", "cái", "chiếc", "bộ", "thẻ", "suất", "phần", "giường", "phòng", "nhà", "công trình",
        "đồng", "khu phố", "thôn", "ấp", "bản", "tổ", "tổ dân phố", "xã", "phường", "đơn vị", "cơ sở",
        "doanh nghiệp", "hợp tác xã", "mô hình", "dự án", "văn bản", "hồ sơ", "nhiệm vụ", "chỉ tiêu", "cuộc",
        "lớp", "buổi", "lượt", "tin", "bài", "trường", "ngày", "tháng", "năm", "vụ",
    )
)  # fmt: skip

MONEY_UNITS: Final = frozenset(map(fold, ("đồng", "nghìn đồng", "ngàn đồng", "triệu đồng", "tỷ đồng", "tỉ đồng")))


def is_whole(unit: str) -> bool:
    """Whether the unit counts things that do not come in parts."""
    return fold(unit) in WHOLE_UNITS
