"""When two spellings are the same name, and which name a misspelt one probably is."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING

from kehoach.diagnostics.bilingual import Verbatim
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

# In an open syllable that ends in oa, oe or uy the tone mark is written on either vowel (hòa, hoà);
# both are right and the same name. Tones are combining marks on the decomposed letters.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE_ON_FIRST = regex(
    rf"(?<!q)(o)([{_TONES}])([ae])(?![a-zđ\u0300-\u036f])|(?<!q)(u)([{_TONES}])(y)(?![a-zđ\u0300-\u036f])"
)


_BLANKS = regex(r"[ \t\r\n]+")


@functools.lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The form in which names are compared: without regard to case, spaces, and where the tone mark is written.

    Diacritics stay: Tân Hòa and Tân Hoà are one name, Tân Hòa and Tân Hóa are two.
    """
    spread = unicodedata.normalize("NFD", " ".join(name.split()).casefold())
    moved = _TONE_ON_FIRST.sub(
        lambda m: m[1] + m[3] + m[2] if m[1] else m[4] + m[6] + m[5],
        spread,
    )
    return unicodedata.normalize("NFC", moved)


def one_spaced(text: str, *, keeps_ends: bool = False) -> str:
    """A text as it prints on one line: consecutive spaces, tabs and line ends become one space.

    A no-break space, or any other special space, is kept. Spaces of any kind at the ends are removed, unless
    ``keeps_ends`` (in quotes).
    """
    spaced = text if text.isalnum() else _BLANKS.sub(" ", text)
    return spaced if keeps_ends else spaced.strip()


def index_typed(text: str, index: int) -> int:
    """The index in a text of the character at ``index`` of its :func:`one_spaced` form."""
    more = len(text) - len(text.lstrip())
    for blanks in _BLANKS.finditer(text, more):
        if index <= blanks.start() - more:
            break
        more += len(blanks[0]) - 1
    return index + more


def plain(name: str) -> str:
    """The name without diacritics, for "did you mean"; never to decide whether two names are the same."""
    spread = unicodedata.normalize("NFD", fold(name))
    return "".join(c for c in spread if not unicodedata.combining(c)).replace("đ", "d")


_COMPARISONS = 200_000
"""How many pairs of names one :class:`Names` compares letter by letter: thousands would take minutes."""


class Names:
    """Known names, read once, and not before the first misspelt one is looked up in them."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = tuple(known)
        self._left = _COMPARISONS

    @functools.cached_property
    def _by_plain(self) -> dict[str, list[str]]:
        return _grouped(self._known, plain)

    @functools.cached_property
    def _by_letters(self) -> dict[str, list[str]]:
        return _grouped(self._known, _letters)

    @functools.cached_property
    def _by_numbers(self) -> dict[tuple[int, ...], list[str]]:
        groups: dict[tuple[int, ...], list[str]] = {}
        for name in self._by_plain:
            groups.setdefault(_numbers(name), []).append(name)
        return groups

    def nearest(self, name: str, *, any_number: bool = False) -> Verbatim:
        """The known name that was probably meant; empty if none is similar.

        A name with other numbers in it is another name: nobody who writes Thôn 7 means Thôn 6, unless only that is
        left (``any_number``). After many names that are similar to none, only one of the same letters is found.
        """
        if same := self._by_letters.get(_letters(name)):
            return Verbatim(same[0])  # "Thôn1" and "Thôn 1." are Thôn 1 before anything else
        if self._left <= 0:
            return Verbatim("")
        import difflib  # only for a name that is wrong

        wanted = plain(name)
        known: Collection[str] = self._by_plain
        if not any_number:
            known = [one for one in self._by_numbers.get(_numbers(wanted), ()) if one in self._by_plain]
        self._left -= len(known)
        found = difflib.get_close_matches(wanted, known, n=1, cutoff=0.7)
        return Verbatim(self._by_plain[found[0]][0] if found else "")

    def forget(self, name: str) -> None:
        """Leave a known name out from now on."""
        for names, key in ((self._by_plain, plain(name)), (self._by_letters, _letters(name))):
            names[key].remove(name)
            if not names[key]:
                del names[key]


def _grouped(names: Iterable[str], key: Callable[[str], str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(key(name), []).append(name)
    return groups


def nearest(name: str, known: Iterable[str]) -> Verbatim:
    """The known name that was probably meant; empty if none is similar. For many names, use :class:`Names`."""
    return Names(known).nearest(name)


def as_id(name: str) -> str:
    """An id made from free text: ``Khu phố 9`` gives ``khu_pho_9``."""
    return re.sub(r"[^a-z0-9]+", "_", plain(name)).strip("_")


def _numbers(name: str) -> tuple[int, ...]:
    return tuple(int(digits) for digits in re.findall("[0-9]+", name))


def _letters(name: str) -> str:
    return as_id(name).replace("_", "")
