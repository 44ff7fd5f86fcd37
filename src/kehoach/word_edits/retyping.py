"""From an edit of a printed paragraph to edits of the line it is typed on, with its ``$(…)`` where they still fit."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from kehoach.diagnostics import Findings
from kehoach.patterns import regex
from kehoach.plan.prose import read_segments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.source.nodes import Line

_TOKEN: Final = regex(r"\d+(?:[.,]\d+)*|\w+|\s|[^\w\s]")
_ENDS: Final = " .;"
_DIGIT: Final = regex(r"\d")


class TypedSpot(NamedTuple):
    """Where a printed character is typed: the line, from 0, and the characters there; all of a ``$(…)`` at once."""

    line: int
    begin: int
    end: int
    inset: int = -1
    """The number of the ``$(…)``, from 0; -1 for a character that is typed."""


class LineChange(Struct, frozen=True):
    """The characters from ``begin`` to ``end`` of a line as another text."""

    line: int
    begin: int
    end: int
    text: str


class Retyped(Struct, frozen=True):
    """How the lines of a text change; ``figures`` are the ``$(…)`` whose figure was typed over, which stay: the number
    of each, and what was typed.
    """

    changes: tuple[LineChange, ...]
    figures: tuple[tuple[int, str], ...] = ()
    is_around: bool = False
    """Whether something changed that is not typed: a number, an ending."""


def spots_of(printed: str, lines: Sequence[Line], values: Sequence[str]) -> list[TypedSpot | None]:
    """For each character of a printed paragraph where it is typed; ``None`` for one that is printed around the text.

    Args:
        printed: the paragraph, as :func:`plain` gives it.
        lines: the lines that the text is typed on.
        values: what each ``$(…)`` in them prints, in order.
    """
    typed = list(_tidied(_characters(lines, values)))
    text = "".join(character for character, _ in typed)
    found: list[TypedSpot | None] = [None] * len(printed)
    at = _lower(printed).find(_lower(text)) if text else -1
    if at >= 0:
        found[at : at + len(text)] = [spot for _, spot in typed]
        return found
    matcher = SequenceMatcher(None, _lower(text), _lower(printed), autojunk=False)
    for one, two, size in matcher.get_matching_blocks():
        found[two : two + size] = [spot for _, spot in typed[one : one + size]]
    return found


def changed_text(text: str, changes: Iterable[LineChange]) -> str:
    """A line after some changes to it."""
    for change in sorted(changes, key=lambda one: (one.begin, one.end), reverse=True):
        text = text[: change.begin] + change.text + text[change.end :]
    return text


def _lower(text: str) -> str:
    """In lower case, character by character."""
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)


def _characters(lines: Sequence[Line], values: Sequence[str]) -> Iterator[tuple[str, TypedSpot]]:
    """The printed characters of typed lines, one space between two lines."""
    number = 0
    for at, line in enumerate(lines):
        if at:
            yield " ", TypedSpot(at, 0, 0)
        cursor = 0
        for segment in read_segments(line, Findings()):
            if isinstance(segment, str):
                for character in segment:
                    width = 2 if line.text.startswith("$$(", cursor) else 1
                    yield character, TypedSpot(at, cursor, cursor + width)
                    cursor += width
                continue
            end = cursor + len(segment.text) + 3
            for character in values[number] if number < len(values) else "":
                yield character, TypedSpot(at, cursor, end, number)
            cursor, number = end, number + 1


def _tidied(characters: Iterator[tuple[str, TypedSpot]]) -> Iterator[tuple[str, TypedSpot]]:
    """The characters as a page has them: one space between words, none before a percent sign, none unseen."""
    kept: list[tuple[str, TypedSpot]] = []
    for character, spot in characters:
        if character.isspace():
            if kept and kept[-1][0] != " ":
                kept.append((" ", spot))
        elif unicodedata.category(character) != "Cf":
            if character == "%" and len(kept) > 1 and kept[-1][0] == " " and kept[-2][0].isdigit():
                kept.pop()
            kept.append(("-" if character == "\u2011" else character, spot))
    yield from kept


def retyped_lines(
    printed: str, edited: str, spots: Sequence[TypedSpot | None], lines: Sequence[Line], *, are_apart: bool = False
) -> Retyped:
    """The changes to typed lines that make a paragraph print as it was edited.

    A ``$(…)`` stays where its figure stays, also within words that were written anew. Where another figure was typed in
    its place, it stays, too, and is told.

    ``are_apart``: each line is a value of its own, so that a change from one into another is left.
    """
    typed = "".join(lines[s.line].text[s.begin : s.end] for s in spots if s and s.inset < 0)
    shown = "".join(p for p, s in zip(printed, spots, strict=True) if s and s.inset < 0)
    is_capital = shown != typed and shown == typed.upper() and any(map(str.isalpha, typed))
    changes: list[LineChange] = []
    figures: dict[int, str] = {}
    is_around = False
    for begin, end, text in _replaced(printed, edited):
        covered = [spot for spot in spots[begin:end] if spot is not None]
        if is_capital:
            text = text.lower()
        if not covered:
            place = None if end > begin else _insertion(spots, begin)
            if place is None and (more := _behind(printed, spots, begin, text)):
                changes.append(more)
            elif place is None:
                is_around = True
            else:
                changes.append(LineChange(place.line, place.begin, place.end, text.replace("$(", "$$(")))
            continue
        if are_apart and covered[0].line != covered[-1].line:
            is_around = True
            continue
        kept = _with_figures(text, printed, spots, range(begin, end), lines)
        if kept is None:
            figures |= {spot.inset: text.strip() for spot in covered if spot.inset >= 0}
            continue
        made = list(_over(covered[0], covered[-1], kept, lines))
        if is_capital and all(lines[one.line].text[one.begin : one.end].lower() == one.text for one in made):
            is_around = True
            continue
        changes += made
    return Retyped(tuple(changes), tuple(figures.items()), is_around)


def _replaced(printed: str, edited: str) -> Iterator[tuple[int, int, str]]:
    """The stretches of the printed text that were replaced, by the text that stands there now."""
    one, two = _TOKEN.findall(printed), _TOKEN.findall(edited)
    starts = [0]
    for token in one:
        starts.append(starts[-1] + len(token))
    for what, begin, end, first, last in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if what != "equal":
            yield starts[begin], starts[end], "".join(two[first:last])


def _insertion(spots: Sequence[TypedSpot | None], at: int) -> TypedSpot | None:
    """The typed place of what was added between two printed characters; ``None`` if that is outside the text."""
    left = spots[at - 1] if at else None
    right = spots[at] if at < len(spots) else None
    if left is not None:
        return TypedSpot(left.line, left.end, left.end)
    if right is not None:
        return TypedSpot(right.line, right.begin, right.begin)
    return None


def _behind(printed: str, spots: Sequence[TypedSpot | None], at: int, text: str) -> LineChange | None:
    """What was written behind the mark that ends a paragraph, which is printed again behind it; ``None`` if no words
    were, or not there.
    """
    typed = [number for number, spot in enumerate(spots) if spot is not None]
    last = spots[typed[-1]] if typed and typed[-1] < at else None
    if last is None or not any(map(str.isalnum, text)):
        return None
    words = (printed[typed[-1] + 1 : at] + text).rstrip(_ENDS).replace("$(", "$$(")
    return LineChange(last.line, last.end, last.end, words)


def _with_figures(
    text: str, printed: str, spots: Sequence[TypedSpot | None], stretch: range, lines: Sequence[Line]
) -> str | None:
    """What replaces a stretch of print, with each ``$(…)`` for its figure; ``None`` where another figure was typed over
    one.
    """
    covered = [spot for at in stretch if (spot := spots[at]) is not None]
    is_wording = any(spot.inset < 0 for spot in covered)
    kept = text.replace("$(", "$$(")
    for inset in dict.fromkeys(spot for spot in covered if spot.inset >= 0):
        places = [at for at, spot in enumerate(spots) if spot == inset]
        shown = "".join(printed[at] for at in places)
        if not all(at in stretch for at in places):
            return None
        figure = re.search(rf"(?<![\w.,]){re.escape(shown)}(?!\w|[.,]\d)", kept)
        if figure:
            kept = kept[: figure.start()] + lines[inset.line].text[inset.begin : inset.end] + kept[figure.end() :]
        elif not is_wording or _DIGIT.search(text):
            return None
    return kept


def _over(first: TypedSpot, last: TypedSpot, text: str, lines: Sequence[Line]) -> Iterator[LineChange]:
    """The change from one spot to another, on each of the lines between them."""
    if first.line == last.line:
        yield LineChange(first.line, first.begin, last.end, text)
        return
    yield LineChange(first.line, first.begin, len(lines[first.line].text), text)
    for line in range(first.line + 1, last.line):
        yield LineChange(line, 0, len(lines[line].text), "")
    yield LineChange(last.line, 0, last.end, "")
