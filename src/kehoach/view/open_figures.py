"""Sentences of a report with figures that are not known: "có chưa có hộ" would mean that there is none.

toàn phường có ∅ hộ thoát nghèo        toàn phường chưa có số liệu về hộ thoát nghèo
còn 21 hộ, chiếm ∅% tổng số hộ         còn 21 hộ
Tổng số: ∅ hộ                          Tổng số: chưa có số liệu
"""

from __future__ import annotations

import re
from typing import Final

from kehoach.patterns import regex

OPEN: Final = "\ufffe"
"""Marks an unknown figure until the sentence is complete: a code that no spec may hold."""
NOT_KNOWN: Final = "chưa có số liệu"

_COMPARED: Final = regex(rf"[,;]\s*(?:chiếm|bằng|đạt|tương ứng|tương đương|tỷ lệ)\s+{OPEN}\s*%?[^,;.:(){OPEN}\d]*")
"""A clause that only compares an unknown figure with another; it is omitted."""
_BRACKETED: Final = regex(rf"\s*\((?:[^()\d{OPEN}]*{OPEN}[^()\d{OPEN}]*)+\)")
_LISTED: Final = regex(rf":\s*{OPEN}[^,;.{OPEN}\d]*")
_COUNTED: Final = regex(rf"(?:\b(?:có|còn|là)\s+)?{OPEN}(?:\s*%)?(\s+(?=[^\W\d_]))?", re.IGNORECASE)


def read_out(sentence: str) -> str:
    """A sentence with words in the place of the figures that are not known.

    >>> read_out("toàn phường có \ufffe hộ thoát nghèo; hiện còn \ufffe hộ nghèo, chiếm \ufffe% tổng số hộ.")
    'toàn phường chưa có số liệu về hộ thoát nghèo; hiện chưa có số liệu về hộ nghèo.'
    """
    if OPEN not in sentence:
        return sentence
    sentence = _BRACKETED.sub("", _COMPARED.sub("", sentence))
    sentence = _LISTED.sub(f": {NOT_KNOWN}", sentence)
    said = _COUNTED.sub(lambda found: NOT_KNOWN + (" về " if found[1] else ""), sentence)
    return said[:1].upper() + said[1:] if sentence[:1] == OPEN else said
