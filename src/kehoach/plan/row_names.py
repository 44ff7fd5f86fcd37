"""What the rows of a table are called, by name, by id or by the path to them where a name repeats; their levels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.patterns import regex
from kehoach.source.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kehoach.plan.table import Row, Table


TOTAL_LABELS: Final = frozenset(
    map(fold, ("cộng", "tổng", "tổng cộng", "tổng số", "cộng chung", "toàn xã", "toàn phường"))
)
"""What a row is called that adds up all others."""
_COUNT: Final = regex(r"\s*\([0-9][^()]*\)$")

YEAR: Final = regex(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def total_name(name: str) -> str:
    """What a row is called, folded, by which a total is known: without a colon or full stop at its end."""
    return fold(name).rstrip(" :.")


def is_total(name: str) -> bool:
    """Whether a row is called as one that adds up all others is, with or without a number: ``Tổng cộng (3 thôn)``."""
    called = total_name(name)
    return (total_name(_COUNT.sub("", called)) if called.endswith(")") else called) in TOTAL_LABELS


def row_path(rows: Sequence[Row], row: Row) -> tuple[str, ...]:
    """The names from the outermost row down to a row."""
    names = [row.name]
    while row.parent >= 0:
        row = rows[row.parent]
        names.append(row.name)
    return tuple(reversed(names))


def levels_of(rows: Sequence[Row]) -> list[int]:
    """The level of each row: 0 for the outermost."""
    levels: list[int] = []
    for row in rows:
        levels.append(levels[row.parent] + 1 if row.parent >= 0 else 0)
    return levels


def path_text(rows: Sequence[Row], row: Row) -> str:
    """The path to a row as it is typed: ``nhóm/hàng``."""
    return "/".join(row_path(rows, row))


def year_in(name: str) -> int:
    """The year that a row is named after, ``Năm 2016``; 0 if it names none, or more than one."""
    years = YEAR.findall(name)
    return int(years[0]) if len(years) == 1 else 0


def index_of(table: Table) -> dict[str, int]:
    """Row indices by folded name or id, where it is unique in the table, and by folded path (``nhóm/hàng``).

    A name takes precedence over the id of another row.
    """
    outermost = _unrepeated(fold(row.name) if row.parent < 0 else "" for row in table.rows)
    index = outermost | _unrepeated(fold(row.name) for row in table.rows)
    for at, row in enumerate(table.rows):
        if row.parent >= 0:
            index["/".join(map(fold, row_path(table.rows, row)))] = at
    if any(row.id for row in table.rows):
        ids = _unrepeated(row.id for row in table.rows)
        ids |= {path: at for at, row in enumerate(table.rows) if (path := _id_path(table.rows, row))}
        index = ids | index
    return index


def row_named(index: Mapping[str, int], name: str) -> int | None:
    """The row with a name, an id or a path, by the :func:`index_of` its table; ``None`` where there is none."""
    return index.get(fold(name), index.get("/".join(map(fold, name.split("/")))))


def name_of(rows: Sequence[Row], index: Mapping[str, int], at: int) -> str:
    """The shortest name that finds a row: its id, its name, or where the name repeats the path to it.

    ``index`` is the :func:`index_of` its table.
    """
    row = rows[at]
    if row.id and index.get(row.id) == at:
        return row.id
    return row.name if index.get(fold(row.name)) == at else path_text(rows, row)


def _unrepeated(names: Iterable[str]) -> dict[str, int]:
    """Indices by name, of the names that occur once; blank names are left out."""
    index: dict[str, int] = {}
    repeated: set[str] = set()
    for at, name in enumerate(names):
        if name in index:
            repeated.add(name)
        index.setdefault(name, at)
    return {name: at for name, at in index.items() if name and name not in repeated}


def _id_path(rows: Sequence[Row], row: Row) -> str:
    """The ids from the outermost row down to a nested row; empty where one of them has none."""
    ids = [row.id]
    while row.parent >= 0:
        row = rows[row.parent]
        ids.append(row.id)
    return "/".join(reversed(ids)) if len(ids) > 1 and all(ids) else ""
