"""Bold and italic inside a text: ``**đậm**`` and ``*nghiêng*``, where a plan has ``style: {emphasis: yes}``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

BOLD: Final = ("\x02", "\x03")
ITALIC: Final = ("\x04", "\x05")
"""Where bold and italic begin and end in a text of the view: codes that no spec may hold. Such words may
be inside other words of the same kind.
"""

_MARKS: Final = "".join((*BOLD, *ITALIC))
_STARS: Final = regex(r"\\\*|\*+")
_MEANT: Final = {1: (ITALIC,), 2: (BOLD,), 3: (BOLD, ITALIC)}
"""What a number of stars means; more are a line of stars."""
_TYPED: Final = {BOLD: "**", ITALIC: "*"}
_NOT_AFTER: Final = frozenset("([{“‘«")
"""What cannot be before stars that end something, besides spaces: "(*)" is a star in brackets."""
_NOT_BEFORE: Final = frozenset(")]},.;:!?…”’»")
_COMPUTED: Final = regex(r"(?<!\$)\$\(")


@dataclass(slots=True)
class _Stars:
    """One to three stars in a text."""

    start: int
    end: int
    meant: tuple[tuple[str, str], ...]
    marks: dict[tuple[str, str], str] = field(default_factory=dict)
    """The marks of what has a partner."""

    def shown(self) -> str:
        """Its marks, and the stars of what has no partner."""
        return "".join(self.marks.get(kind, _TYPED[kind]) for kind in self.meant)


def marked(text: str) -> str:
    """A text with marks in place of its stars. Stars without a partner are stars, and so is one after a backslash."""
    pieces: list[str] = []
    done = 0
    for run in _runs(text):
        pieces += (text[done : run.start].replace(r"\*", "*"), run.shown())
        done = run.end
    return "".join((*pieces, text[done:].replace(r"\*", "*")))


def without_emphasis(text: str) -> str:
    """A text as it reads: without the stars that make bold or italic."""
    return without_marks(marked(text))


def without_marks(text: str) -> str:
    """A text of the view without its marks."""
    for mark in _MARKS:
        text = text.replace(mark, "")
    return text


def balanced(text: str) -> str:
    """A text of the view that parts were left out of: what has lost its beginning or its end is not emphasised."""
    for begin, end in (BOLD, ITALIC):
        if text.count(begin) != text.count(end):
            text = text.replace(begin, "").replace(end, "")
    return text


def without_ending(text: str, signs: str) -> str:
    """A text of the view without any of these signs at its end, before or after its last mark."""
    bare = text.rstrip(f"{signs}{_MARKS}")
    return bare + "".join(mark for mark in text[len(bare) :] if mark in _MARKS)


def parted_end(text: str) -> tuple[str, str]:
    """A text of the view and the marks at its end, apart."""
    bare = text.rstrip(_MARKS)
    return bare, text[len(bare) :]


def capitalised(text: str) -> str:
    """A text of the view with a capital after the marks at its beginning."""
    at = len(text) - len(text.lstrip(_MARKS))
    return f"{text[:at]}{text[at : at + 1].upper()}{text[at + 1 :]}"


def unpaired(typed: str) -> Iterator[int]:
    """Where in a typed text stars begin or end something that has no end or no beginning; ``$(…)`` is skipped."""
    for run in _runs(_without_computed(typed)):
        if len(run.marks) < len(run.meant):
            yield run.start


def _runs(text: str) -> list[_Stars]:
    """The stars of a text that begin or end something, in order.

    What they enclose begins and ends with a letter, a figure or a sign of its own, and around it are spaces or signs:
    the star of "5*3" means nothing.
    """
    runs: list[_Stars] = []
    opened: dict[tuple[str, str], _Stars] = {}
    for found in _STARS.finditer(text):
        meant = _MEANT.get(len(found[0]), ())
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        ends = before and not before.isspace() and before not in _NOT_AFTER and not after.isalnum()
        begins = after and not after.isspace() and after not in _NOT_BEFORE and not before.isalnum()
        if found[0] == r"\*" or not (meant and (ends or begins)):
            continue
        run = _Stars(found.start(), found.end(), meant)
        runs.append(run)
        for kind in meant:
            if ends and kind in opened:
                opened.pop(kind).marks[kind], run.marks[kind] = kind
            elif begins and kind not in opened:
                opened[kind] = run
    return runs


def _without_computed(typed: str) -> str:
    """A typed text with letters in place of its ``$(…)``, so that the stars in these are none."""
    done = 0
    while found := _COMPUTED.search(typed, done):
        depth, done = 1, found.end()
        while done < len(typed) and depth:
            depth += {"(": 1, ")": -1}.get(typed[done], 0)
            done += 1
        typed = f"{typed[: found.start()]}{'x' * (done - found.start())}{typed[done:]}"
    return typed
