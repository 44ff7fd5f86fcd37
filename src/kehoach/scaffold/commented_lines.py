"""Lines of a first file: keys with their explanations as comments, grids with aligned columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.plan.placeholders import TO_SUPPLY, read_gap_line
from kehoach.source.nodes import Mapping, Scalar
from kehoach.source.yaml_values import as_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.plan.key import Key
    from kehoach.source.nodes import Node

_REMARKS_FROM: Final = 34
_PLACING: Final = ("after", "before", "in")
"""Keys that say where a part is printed, which a first file leaves to the pack."""


def with_example(key: Key) -> str:
    """What the key is for, with its example."""
    return f"{key.vi}; ví dụ: {key.example}" if key.example else key.vi


def remarked(text: str, about: str) -> str:
    """A line with a comment, aligned with those of other lines."""
    return f"{text.ljust(_REMARKS_FROM)} # {about}"


def field_lines(given: Iterable[Key], indent: str, asked: dict[str, str]) -> Iterator[str]:
    """The keys of a mapping that take one line: those in ``asked`` with their texts, others as comments."""
    for key in given:
        if key.name in asked:
            yield remarked(f"{indent}{key.name}: {asked[key.name]}", with_example(key))
        elif key.example and key.name not in _PLACING:
            yield remarked(f"{indent}# {key.name}: {as_value(key.example)}", key.vi)


def one_line_key(key: Key, said: Node | None) -> Iterator[str]:
    """A key of one line: a placeholder where it is missing, else a comment with what the pack says or an example."""
    text = " ".join(said.text.split()) if isinstance(said, Scalar) else ""
    if read_gap_line(text) or (key.required and not text):
        yield remarked(f"{key.name}: {TO_SUPPLY}", with_example(key))
    elif len(text) > _REMARKS_FROM:
        yield f"# {key.vi}; bộ mẫu đã có:"
        yield f"# {key.name}: {as_value(text)}"
    else:
        yield remarked(f"# {key.name}: {as_value(text or key.example)}".rstrip(), key.vi)


def prose_key(key: Key, said: Node | None) -> Iterator[str]:
    """A text under ``|``: in comments where the pack has one, else a placeholder."""
    if isinstance(said, Scalar) and not said.is_none:
        yield f"# {key.vi}; bộ mẫu đã có:"
        yield f"# {key.name}: |"
        yield from (f"#   {line.text.strip()}" for line in said.lines)
    else:
        yield f"# {with_example(key)}"
        yield f"{key.name}: |"
        yield f"  {TO_SUPPLY}"


def part_key(key: Key, said: Node | None) -> Iterator[str]:
    """A single part of prose, as a comment: a section without one is not printed."""
    has_text = isinstance(said, Mapping) and said.get("text") is not None
    yield f"# {key.vi}" + (
        "; bộ mẫu có sẵn lời văn, dòng $(pack) là lời văn đó:" if has_text else "; không ghi thì không in:"
    )
    yield f"# {key.name}: |"
    yield f"#   {'$(pack)' if has_text else TO_SUPPLY}"


def grid_lines(header: Iterable[str], rows: Iterable[Iterable[str]], indent: str) -> Iterator[str]:
    """A header line and rows, cells separated by ``|`` in columns of equal width."""
    lines = [list(header), *map(list, rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(lines[0]))]
    for line in lines:
        yield indent + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
