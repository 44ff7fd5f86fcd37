"""Edits to a plan's own file that bring changed texts into it: at the line of a text, or over a text of the pack."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from kehoach.editing.text_edits import Edit, as_scalar, length_of, line_at, retyped
from kehoach.patterns import regex
from kehoach.plan.prose import PACK_TEXT
from kehoach.source.nodes import Mapping, Scalar, ScalarStyle, lines_of
from kehoach.word_edits.retyping import changed_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Mapping as AbstractMapping

    from kehoach.diagnostics import Place
    from kehoach.source.decoding import Source
    from kehoach.source.nodes import Line
    from kehoach.word_edits.retyping import LineChange
    from kehoach.word_edits.typed_texts import Path, TypedText

NONE: Final = "none"
"""The value that takes away what the pack has."""
TITLE: Final = "title"
_STEP: Final = "  "
_LITERAL: Final = regex(r"\|[-+]?")


class LineProposal(Struct, frozen=True):
    """A change of one line of a value: characters replaced, the line removed, or lines added below it or above."""

    path: Path
    scalar: Scalar
    line: Line
    """As it is typed, without the spaces around it."""
    changes: tuple[LineChange, ...] = ()
    is_removed: bool = False
    below: tuple[str, ...] = ()
    """Lines to add below."""
    above: tuple[str, ...] = ()


class SetProposal(Struct, frozen=True):
    """A value of a key that the plan's file does not have yet."""

    path: Path
    value: str


TextProposal: TypeAlias = LineProposal | SetProposal
_Tree: TypeAlias = "dict[str, _Tree | list[str] | str]"


def line_proposals(typed: TypedText, changes: Sequence[LineChange]) -> Iterator[LineProposal]:
    """The changes to a text, one proposal for each of its lines that changes."""
    for number, line in enumerate(typed.lines):
        if own := tuple(one for one in changes if one.line == number):
            yield LineProposal(typed.path, typed.scalar, line, own)


class CannotPlace(Exception):
    """There is no line in the plan's file where a text could be typed."""


def text_edits(source: Source, tree: Mapping, proposals: Iterable[TextProposal]) -> Iterator[Edit]:
    """The edits of a plan's own file that some proposals ask for.

    Args:
        source: the file.
        tree: its own tree, without profile and pack.
        proposals: what is changed.

    Raises:
        CannotPlace: a text of the pack cannot be replaced, because its key cannot be added.
    """
    values: dict[int, list[LineProposal]] = {}
    missing: dict[Path, list[str] | str] = {}
    for proposal in proposals:
        if isinstance(proposal, SetProposal):
            missing[proposal.path] = proposal.value
        else:
            values.setdefault(id(proposal.scalar), []).append(proposal)
    for given in values.values():
        found = _by_line(given)
        first = found[0]
        if not all(one.line.place.file == source.file and not one.line.pieces for one in found):
            own = _own_value(tree, first.path)
            if own is None:
                missing[first.path] = _new_value(first.scalar, found)
            else:
                yield from _in_place_of_pack_text(source, own, first.scalar, found)
        elif _is_emptied(first.scalar, found):
            yield from _emptied(source, first.scalar)
        elif first.scalar.style is ScalarStyle.LITERAL:
            yield from (edit for one in found for edit in _of_line(source, one))
        else:
            yield retyped(source, first.scalar, changed_text(first.line.text, first.changes))
    yield from _added_keys(source, tree, missing)


def _by_line(given: Sequence[LineProposal]) -> list[LineProposal]:
    """The proposals of one value, one for each of its lines."""
    found: dict[tuple[str, int], LineProposal] = {}
    for one in given:
        key = (one.line.place.file, one.line.place.line)
        before = found.get(key)
        found[key] = one if before is None else _joined(before, one)
    return list(found.values())


def _joined(one: LineProposal, two: LineProposal) -> LineProposal:
    return replace(
        one,
        changes=(*one.changes, *two.changes),
        is_removed=one.is_removed or two.is_removed,
        below=(*one.below, *two.below),
        above=(*one.above, *two.above),
    )


def _of_line(source: Source, proposal: LineProposal) -> Iterator[Edit]:
    place = proposal.line.place
    raw = line_at(source, place)
    indent, start = raw[: place.column - 1], replace(place, column=1)
    above = [indent + text for text in proposal.above]
    below = [indent + text for text in proposal.below]
    if proposal.is_removed:
        whole = "\n".join((*above, *below))
        yield Edit(start, len(raw), whole) if whole else Edit(start, len(raw) + 1, "")
        return
    if above:
        yield Edit(start, 0, "".join(f"{text}\n" for text in above))
    for change in proposal.changes:
        yield Edit(place.right(change.begin), change.end - change.begin, change.text)
    if below:
        yield Edit(replace(place, column=len(raw) + 1), 0, "".join(f"\n{text}" for text in below))


def _is_emptied(scalar: Scalar, found: Sequence[LineProposal]) -> bool:
    """Whether nothing of a value is left."""
    gone = {one.line.place.line for one in found if one.is_removed and not one.above and not one.below}
    return all(line.place.line in gone for line in scalar.lines if line.text.strip())


def _emptied(source: Source, scalar: Scalar) -> Iterator[Edit]:
    """A value as ``none``: blank, it would be the pack's."""
    if scalar.style is not ScalarStyle.LITERAL:
        yield Edit(scalar.place, length_of(source, scalar), NONE)
        return
    mark = _LITERAL.match(line_at(source, scalar.place), scalar.place.column - 1)
    if mark is None:
        raise CannotPlace
    yield Edit(scalar.place, len(mark[0]), NONE)
    for line in scalar.lines:
        place = replace(line.place, column=1)
        yield Edit(place, len(line_at(source, place)) + 1, "")


# --- texts of the pack


def _own_value(tree: Mapping, path: Path) -> Scalar | None:
    """The value that the plan's own file has under the keys; ``None`` for none."""
    node: object = tree
    for key in path:
        if isinstance(node, Scalar) and key == "text" and not node.is_blank and not node.is_none:
            return node
        node = node.get(key) if isinstance(node, Mapping) else None
    return node if isinstance(node, Scalar) and not node.is_blank else None


def _lines_after(scalar: Scalar, found: Sequence[LineProposal]) -> Iterator[tuple[Line, str]]:
    """The lines of a value as they are to be, each with the line it comes from."""
    by_place = {(one.line.place.file, one.line.place.line): one for one in found}
    for line in scalar.lines:
        bare = line.trimmed()
        one = by_place.get((bare.place.file, bare.place.line))
        if one is None:
            yield line, line.text.rstrip()
            continue
        depth = " " * (len(line.text) - len(line.text.lstrip()))
        yield from ((line, depth + text) for text in one.above)
        if not one.is_removed:
            yield line, depth + changed_text(bare.text, one.changes)
        yield from ((line, depth + text) for text in one.below)


def _new_value(scalar: Scalar, found: Sequence[LineProposal]) -> list[str] | str:
    """A value as it is typed anew: its lines, or one line."""
    texts = [text for _, text in _lines_after(scalar, found) if text.strip()]
    if not texts:
        return NONE
    return texts if scalar.style is ScalarStyle.LITERAL else texts[0]


def _in_place_of_pack_text(
    source: Source, own: Scalar, scalar: Scalar, found: Sequence[LineProposal]
) -> Iterator[Edit]:
    """The plan's ``$(pack)`` replaced by the lines of the pack as they are to be."""
    inserted = next((line for line in own.lines if line.text.strip() == PACK_TEXT), None)
    if own.style is not ScalarStyle.LITERAL or inserted is None or inserted.place.file != source.file:
        raise CannotPlace
    raw = line_at(source, inserted.place)
    indent = raw[: len(raw) - len(raw.lstrip())]
    others = [text for line, text in _lines_after(scalar, found) if line.place.file != source.file]
    yield Edit(replace(inserted.place, column=1), len(raw), "\n".join(indent + text for text in others))
    for one in found:
        if one.line.place.file == source.file:
            yield from _of_line(source, one)


@dataclass(slots=True)
class _Addition:
    """Keys to be added to one mapping of the file."""

    mapping: Mapping
    keys: _Tree = field(default_factory=dict)


def _added_keys(source: Source, tree: Mapping, missing: AbstractMapping[Path, list[str] | str]) -> Iterator[Edit]:
    additions: dict[int, _Addition] = {}
    for path, value in missing.items():
        if isinstance(value, str) and (moved := _with_title(source, tree, path, value)):
            yield from moved
            continue
        mapping, rest = _deepest(tree, path)
        addition = additions.setdefault(id(mapping), _Addition(mapping))
        inner = addition.keys
        for key in rest[:-1]:
            held = inner.setdefault(key, {})
            if not isinstance(held, dict):
                raise CannotPlace
            inner = held
        inner[rest[-1]] = value
    for addition in additions.values():
        yield _appended(source, addition)


def _deepest(tree: Mapping, path: Path) -> tuple[Mapping, Path]:
    """The innermost mapping of the file on a path, and the keys that it lacks.

    Raises:
        CannotPlace: the path leads through something that is no mapping, or ends in a value.
    """
    node = tree
    for at, key in enumerate(path):
        value = node.get(key)
        if value is None:
            return node, path[at:]
        if not isinstance(value, Mapping) or not value.entries:
            raise CannotPlace
        node = value
    raise CannotPlace


def _with_title(source: Source, tree: Mapping, path: Path, title: str) -> tuple[Edit, ...]:
    """The edits that give a text which is typed right under the key of its part a title beside it; none where it is
    not typed so.
    """
    node = tree
    for key in path[:-2]:
        inner = node.get(key)
        if not isinstance(inner, Mapping):
            return ()
        node = inner
    entry = next((one for one in node.entries if one.key.text == path[-2]), None) if len(path) > 1 else None
    text = entry.value if entry else None
    if path[-1] != TITLE or entry is None or not isinstance(text, Scalar) or text.place.file != source.file:
        return ()
    raw = line_at(source, text.place)
    mark = _LITERAL.match(raw, text.place.column - 1)
    indent = raw[: entry.key.place.column - 1]
    if text.style is not ScalarStyle.LITERAL or mark is None or indent.strip():
        return ()
    keys = f"\n{indent}{_STEP}{TITLE}: {as_scalar(title)}\n{indent}{_STEP}text: |"
    deeper = (Edit(replace(line.place, column=1), 0, _STEP) for line in text.lines if line.text.strip())
    end = replace(text.place, column=len(raw) + 1)
    is_alone = raw.endswith(f": {mark[0]}")
    gone = Edit(text.place.right(-1), len(mark[0]) + 1, "") if is_alone else Edit(text.place, len(mark[0]), "")
    return (gone, Edit(end, 0, keys), *deeper)


def _appended(source: Source, addition: _Addition) -> Edit:
    """New keys below the last line of a mapping."""
    first, last = addition.mapping.entries[0].key.place, addition.mapping.entries[-1]
    indent = line_at(source, first)[: first.column - 1]
    if first.file != source.file or indent.strip():
        raise CannotPlace  # keys in braces, which stand on one line
    own = (line for file, line in lines_of(last.value) if file == source.file)
    end = max(last.key.place.line, *own)
    place: Place = replace(first, line=end, column=1)
    text = "".join(f"\n{line}" for line in _written(addition.keys, indent))
    return Edit(replace(place, column=len(line_at(source, place)) + 1), 0, text)


def _written(keys: _Tree, indent: str) -> Iterator[str]:
    for key, value in keys.items():
        if isinstance(value, str):
            yield f"{indent}{key}: {as_scalar(value)}"
        elif isinstance(value, list):
            yield f"{indent}{key}: |"
            yield from (f"{indent}{_STEP}{line}" for line in value)
        else:
            yield f"{indent}{key}:"
            yield from _written(value, indent + _STEP)
