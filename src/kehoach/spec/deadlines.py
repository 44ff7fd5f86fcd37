"""When a task is due, as people write it: 30/6/2026, tháng 9, quý IV/2026 - 2030, thường xuyên."""

from __future__ import annotations

import re
from typing import Final

_ROMAN: Final = r"(?:iv|i{1,3}|[1-4])"
_YEAR: Final = r"[12][0-9]{3}"
_DAY: Final = r"(?:0?[1-9]|[12][0-9]|3[01])"
_MONTH: Final = r"(?:0?[1-9]|1[0-2])"
# From the longest on, so that a date is not read as a month and a year.
_TOKENS: Final = re.compile(
    rf"""(?<![\w/])(?:
      ngày\s+{_DAY}\s+tháng\s+{_MONTH}(?:\s+năm\s+(?P<words>{_YEAR}))?
    | (?:ngày\s+)?{_DAY}[/.-]{_MONTH}[/.-](?P<date>{_YEAR})
    | (?P<iso>{_YEAR})-{_MONTH}-{_DAY}(?![0-9])
    | quý\s+{_ROMAN}(?:\s*(?:[,;-]|và)\s*(?:quý\s+)?{_ROMAN}(?![0-9a-z]))*(?:\s*(?:/|năm)\s*(?P<quarter>{_YEAR}))?
    | tháng\s+{_MONTH}(?:\s*(?:[,;-]|và)\s*(?:tháng\s+)?{_MONTH}(?![0-9/]))*(?:\s*(?:/|năm)\s*(?P<month>{_YEAR}))?
    | (?:0?[1-9]|1[0-2])/(?P<short>{_YEAR})
    | (?:năm|giai\s+đoạn|nhiệm\s+kỳ)?\s*(?P<year>{_YEAR})
    | (?:ngày\s+)?{_DAY}/{_MONTH}
    | (?:[369]|sáu|ba|chín)\s+tháng(?:\s+(?:đầu|cuối)\s+năm)?
    | (?:đầu|giữa|cuối|cả)\s+(?:năm|quý|tháng|kỳ) | trong\s+(?:năm|kỳ)
    | (?:thường\s+xuyên|liên\s+tục|định\s+kỳ|đột\s+xuất)
    | (?:hằng|hàng|mỗi|theo)\s+(?:năm|quý|tháng|tuần|ngày|kỳ)
    | các\s+năm(?:\s+(?:tiếp\s+theo|sau))?
    )(?![\w/])""",
    re.VERBOSE,
)
_BETWEEN: Final = re.compile(
    r"[-–,;./()]|(?<!\w)(?:từ|đến|tới|trước|sau|trong|xong|hoàn thành|chậm nhất|và|hoặc|ngày|tháng|quý|năm|hết|vào|là"
    r"|bắt đầu|theo|khi|có)(?!\w)"
)


def years_of(text: str) -> list[int] | None:
    """The years that a time names; ``None`` where the text is no time.

    A time without a year, like ``thường xuyên``, names none.
    """
    lowered = text.lower()
    found = list(_TOKENS.finditer(lowered))
    rest = _TOKENS.sub(" ", lowered)
    if not found or _BETWEEN.sub(" ", rest).strip():
        return None
    return [int(at[name]) for at in found for name in at.groupdict() if at[name]]
