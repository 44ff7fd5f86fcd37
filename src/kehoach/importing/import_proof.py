"""The proof of an import: the plan is rendered, and its document compared with the one it was made from."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.importing.spec_lines import plain
from kehoach.linting.pieces import is_rule
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.docx_reading.word_document import WordDocument

_KEPT: Final = 12
"""Of the words that two texts have in common, these many letters are shown before the others."""
_SPACE: Final = regex(r"\s+")
_THOUSANDS: Final = regex(r"(?<=[0-9])\.(?=[0-9]{3}(?![0-9]))")
_PERCENT: Final = regex(r"(?<=[0-9]) %")


class Difference(Struct, frozen=True):
    """Texts in the same place of two documents; ``paragraph`` is that of the first, from 1."""

    paragraph: int
    old: str
    new: str

    @property
    def apart(self) -> tuple[str, str]:
        """Both without most of what they begin with in common."""
        pairs = enumerate(zip(self.old, self.new, strict=False))
        same = next((at for at, (was, is_now) in pairs if was != is_now), min(len(self.old), len(self.new)))
        if same <= 2 * _KEPT:
            return self.old, self.new
        begin = self.old.rfind(" ", 0, same - _KEPT) + 1
        return f"…{self.old[begin:]}", f"…{self.new[begin:]}"


def differences(old: WordDocument, new: WordDocument) -> tuple[Difference, ...]:
    """Where the words of two documents differ, in order.

    Layout, the ends of lines, and dots between the thousands of a figure do not count.
    """
    ours, theirs = list(_texts(old)), list(_texts(new))
    matcher = difflib.SequenceMatcher(None, [text for text, _ in ours], [text for text, _ in theirs], autojunk=False)
    found: list[Difference] = []
    for what, first, last, begin, end in matcher.get_opcodes():
        if what != "equal":
            was, is_now = [text for text, _ in ours[first:last]], [text for text, _ in theirs[begin:end]]
            if _bare(was) != _bare(is_now):
                at = ours[min(first, len(ours) - 1)][1] if ours else 1
                found += _apart(at, was, is_now)
    return tuple(found)


def _apart(paragraph: int, was: list[str], is_now: list[str]) -> Iterator[Difference]:
    """One difference for each pair of texts where they go in pairs, else one for all."""
    if len(was) == len(is_now):
        yield from (
            Difference(paragraph, old, new)
            for old, new in zip(was, is_now, strict=True)
            if _bare([old]) != _bare([new])
        )
    else:
        yield Difference(paragraph, " / ".join(was), " / ".join(is_now))


def _texts(document: WordDocument) -> Iterator[tuple[str, int]]:
    """The texts of paragraphs and cells in reading order, each with the number of its paragraph."""
    unseen = document.merged_away
    for paragraph in document.paragraphs:
        if paragraph.place.paragraph in unseen:
            continue
        text = _THOUSANDS.sub("", _PERCENT.sub("%", plain(paragraph.text)))
        if text and not all(map(is_rule, paragraph.pieces)):
            yield text, paragraph.place.paragraph


def _bare(texts: list[str]) -> str:
    return _SPACE.sub("", "".join(texts))
