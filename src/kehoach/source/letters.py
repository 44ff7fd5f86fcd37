"""Letters that only look right, and text in another encoding: no document should print them unnoticed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.patterns import regex
from kehoach.source.invisible import character_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Rule
    from kehoach.diagnostics.bilingual import Details

# Vietnamese in UTF-8 that a program has taken for Latin-1: ủ is á»§ there, ư is Æ°. None of it is Vietnamese.
_TAKEN_FOR_LATIN: Final = regex(
    "á[»º][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2018-\u2122]|Ã[\u00a1-\u00bf]|Ä[\u0090\u0091\u2018]|Æ[°¡]"
)
# TCVN3 (.VnTime) uses signs for letters: nh©n, n¨m. One in a line may be a sign, two are not.
_TCVN3: Final = regex(r"[A-Za-z][¸µ¶·¹¨»¾¼½©®ª«¬§](?=[A-Za-z])")
# VNI writes the mark after its vowel: nhaân, haønh, keá. None of these pairs is Vietnamese. A pattern that begins with
# a set of letters is searched for three times as fast as one that begins with a choice.
_VNI_MARKS: Final = {
    "aA": "âÂõÕãÃøØùÙïÏåÅúÚûÛüÜëËêÊéÉèÈ",
    "eE": "áÁãÃûÛïÏâÂàÀ",
    "uU": "ùÙøØûÛõÕïÏ",
    "oO": "âÂïÏ",
    "ö": "ùøûõï",
}
_VNI: Final = regex(
    "[aAeEuUoOñö](?:"
    + "|".join(f"(?<=[{vowel}])[{marks}]" for vowel, marks in _VNI_MARKS.items())
    + "|(?<=ñ)(?=[aoeiu]))"
)
_ENCODINGS: Final = (
    (Bilingual("UTF-8 đọc thành Latin-1", "UTF-8 read as Latin-1"), _TAKEN_FOR_LATIN, 1),
    (Verbatim("TCVN3 (.VnTime)"), _TCVN3, 2),
    (Verbatim("VNI"), _VNI, 2),
)

_LATIN: Final = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_OTHER: Final = "\u0370-\u03ff\u0400-\u052f"
# Eth and the like anywhere; a letter of another alphabet next to a Latin one.
_LOOKALIKE: Final = regex(rf"[ÐðƉɖ{_OTHER}](?:(?<=[ÐðƉɖ])|(?=[{_LATIN}])|(?<=[{_LATIN}][{_OTHER}]))")
_MEANT: Final = {
    **dict(zip("ÐðƉɖ", "ĐđĐđ", strict=True)),
    **dict(zip("АВСЕНІЈКМОРЅТХУасеіјорѕху", "ABCEHIJKMOPSTXYaceijopsxy", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True)),
}

# Something of which there is in every strange text, and in next to no other: a letter or sign that Vietnamese has not,
# or a pair of letters of VNI. It begins with what is rare, so that a whole text is searched fast.
_NOT_VIETNAMESE: Final = f"\u00a1-\u00b1\u00b3-\u00bfÄÆÐðƉɖ{_OTHER}"
_SUSPECT: Final = regex(
    f"[{_NOT_VIETNAMESE}{''.join(_VNI_MARKS.values())}ñ²](?:(?<=[{_NOT_VIETNAMESE}])|(?<=Ã²)|(?<=ñ)(?=[aoeiu])|"
    + "|".join(f"(?<=[{vowel}][{marks}])" for vowel, marks in _VNI_MARKS.items())
    + ")"
)


def strange_letters(text: str) -> Iterator[tuple[int, Rule, Details]]:
    """Foreign letters of a text, line by line: the index, the rule, and the details of its message."""
    if text.isascii() or not _SUSPECT.search(text):
        return
    begin = 0
    for line in text.split("\n"):
        if not line.lstrip().startswith("#"):
            for at, rule, details in _strange_in(line):
                yield begin + at, rule, details
        begin += len(line) + 1


def _strange_in(line: str) -> Iterator[tuple[int, Rule, Details]]:
    """One finding per line in another encoding, because then all of it is wrong."""
    for encoding, pattern, least in _ENCODINGS:
        found = list(pattern.finditer(line))
        if len(found) >= least:
            yield (
                found[0].start(),
                rules.LEGACY_ENCODING,
                {"text": Verbatim(_word_at(line, found[0].start())), "encoding": encoding},
            )
            return
    for letter in _LOOKALIKE.finditer(line):
        details = {
            "text": Verbatim(_word_at(line, letter.start())),
            "name": Verbatim(character_name(letter[0])),
            "meant": Verbatim(_MEANT.get(letter[0], "")),
        }
        yield letter.start(), rules.LOOKALIKE_LETTER, details


def _word_at(line: str, at: int) -> str:
    begin = max(line.rfind(mark, 0, at) for mark in " \t|") + 1
    return line[begin : at + 30].split(" ")[0]
