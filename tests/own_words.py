"""Vietnamese words in an English message that nobody typed."""

from __future__ import annotations

import functools
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kehoach.diagnostics import Finding

_WORD: Final = re.compile(r"[^\W\d_]+")
_QUOTED: Final = re.compile(r"“[^”]*”")
_OF_THE_FORMAT: Final = frozenset({"nghìn", "ngàn", "đồng"})
"""Words of the format itself, which a message lists among what may be typed."""


def vietnamese_of_our_own(finding: Finding, typed: str) -> list[str]:
    """The Vietnamese words in the English texts of a finding that are neither in quotes nor typed, in a plan or a pack.

    What a rule's English template itself has in Vietnamese ("the document has no legal basis (căn cứ)") is meant.
    """
    shown = _QUOTED.sub("", f"{finding.message_in('en')} {finding.hint_in('en')}")
    meant = _words(f"{finding.rule.en} {finding.rule.hint_en} {typed}") | _words_of_packs() | _OF_THE_FORMAT
    return [word for word in _WORD.findall(shown) if _is_vietnamese(word) and word not in meant]


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(unicodedata.normalize("NFC", text)))


@functools.cache
def _words_of_packs() -> frozenset[str]:
    folder = Path(__file__).parents[1] / "templates"
    return _words(" ".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("pack.yaml"))))


def _is_vietnamese(word: str) -> bool:
    return any(letter in "đĐ" or unicodedata.combining(letter) for letter in unicodedata.normalize("NFD", word))
