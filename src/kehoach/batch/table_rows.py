"""The rows of a table as variants of a plan: each header is a key path, each row is merged over the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kehoach.batch.file_names import as_one
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.plan import keys
from kehoach.plan.key import Holds
from kehoach.source.names import nearest
from kehoach.source.nodes import Line, Mapping, MappingEntry, Node, Scalar, ScalarStyle, one_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kehoach.batch.file_names import NamePattern
    from kehoach.diagnostics import Findings, Place
    from kehoach.plan.key import Shape
    from kehoach.source.cell_table import CellTable, TextCell

_CURE: Final = Bilingual(
    "đổi tiêu đề thành một khóa (issuer.name, number, date, signer.name…), dùng nó trong --name, hoặc xóa cột",
    "rename it to a key (issuer.name, number, date, signer.name…), use it in --name, or delete the column",
)
_MEANT: Final = Bilingual("ý bạn là “{nearest}”?", "did you mean “{nearest}”?")


class RowPlan(NamedTuple):
    """One row: the name of its file, the keys over the plan, and where it is."""

    file_name: str
    over: Mapping
    place: Place


class HeaderColumn(NamedTuple):
    """One column with a header; without ``keys`` it is for the names of files only."""

    at: int
    header: TextCell
    keys: tuple[str, ...]


def row_plans(table: CellTable, pattern: NamePattern, findings: Findings) -> tuple[RowPlan, ...]:
    """The rows below the header line, in order. All mistakes of the table are findings.

    Args:
        table: the cells; empty ones leave what the plan has.
        pattern: the names of the files; each of its headers is one of the table.
        findings: where mistakes are reported.
    """
    header, *rows = table.rows or ((),)
    columns = tuple(_columns(header, pattern.headers, findings))
    place = header[0].place if header else None
    if place is not None and not rows:
        findings.add(rules.NO_ROWS, place)
    made: dict[str, RowPlan] = {}
    for row in rows:
        place = row[0].place
        if any(cell.text for cell in row[len(header) :]):
            shown = Verbatim(table.separator or " ")
            findings.add(rules.CELLS_WITHOUT_HEADER, place, count=len(row), columns=len(header), separator=shown)
            continue
        cells = {column.header.text: row[column.at].text for column in columns if column.at < len(row)}
        name = pattern.filled(dict.fromkeys(pattern.headers, "") | cells)
        if not name:
            findings.add(rules.NO_FILE_NAME, place, column=Verbatim(pattern.headers[0]))
        elif as_one(name) in made:
            first = made[as_one(name)].place.line
            findings.add(rules.SAME_FILE_NAME, place, name=Verbatim(name), first=first)
        else:
            made[as_one(name)] = RowPlan(name, _tree(columns, row), place)
    return tuple(made.values())


def headers_of(table: CellTable) -> tuple[str, ...]:
    """The headers of a table, in order."""
    return tuple(cell.text for cell in (table.rows[0] if table.rows else ()) if cell.text)


# --- headers -------------------------------------------------------------------------------------------------


def _columns(header: tuple[TextCell, ...], in_names: Collection[str], findings: Findings) -> Iterator[HeaderColumn]:
    seen: list[HeaderColumn] = []
    for at, cell in enumerate(header):
        if not cell.text:
            continue
        path = _keys_of(cell.text)
        inner = _inner_keys(path)
        if inner is None or inner:
            path = ()
        if inner is None and cell.text not in in_names:
            near = nearest(cell.text, (*_known_paths(keys.PLAN), *in_names))
            cure = _MEANT.filled(nearest=near) if near else _CURE
            findings.add(rules.UNKNOWN_HEADER, cell.place, text=Verbatim(cell.text), cure=cure)
        elif inner and cell.text not in in_names:
            findings.add(
                rules.HEADER_OF_A_GROUP, cell.place, text=Verbatim(cell.text), inner=Verbatim(", ".join(inner))
            )
        column = HeaderColumn(at, cell, path)
        if first := next((other for other in seen if _sets_the_same(other, column)), None):
            findings.add(rules.HEADER_TWICE, cell.place, text=Verbatim(cell.text), first=Verbatim(first.header.text))
        seen.append(column)
        yield column


def _keys_of(header: str) -> tuple[str, ...]:
    """The keys of a key path. In the cell of a row, ``….rows.Thôn 1.dau``, the row's name may have dots in it."""
    outer, rows, inner = header.partition(".rows.")
    if not rows:
        return tuple(header.split("."))
    name, _, column = inner.rpartition(".")
    return (*outer.split("."), "rows", name, column)


def _sets_the_same(one: HeaderColumn, other: HeaderColumn) -> bool:
    """Whether two columns have one header, or one of them sets a key inside the other's."""
    shorter = min(len(one.keys), len(other.keys))
    is_inside = shorter > 0 and one.keys[:shorter] == other.keys[:shorter]
    return one.header.text == other.header.text or is_inside


def _inner_keys(path: tuple[str, ...]) -> tuple[str, ...] | None:
    """Empty for the path of one value, the paths inside it for a group, ``None`` if there is no such key."""
    shape: Shape | None = keys.PLAN
    rest = list(path)
    while rest:
        key = shape.by_name.get(rest.pop(0)) if shape else None
        if key is None:
            return () if shape and shape.is_open and not rest and path[-1].isidentifier() else None
        has_id = key.holds is Holds.BY_ID
        if has_id:
            if not rest:
                return (f"{'.'.join(path)}.…",)
            if not rest.pop(0):
                return None
        if key.holds is Holds.ROWS and rest:
            return () if len(rest) == 2 and all(rest) else None
        shape = key.of if has_id or key.holds is Holds.GROUP else None
        if not rest and shape and not key.short:
            return tuple(f"{'.'.join(path)}.{name}" for name in shape.names())
    return ()


def _known_paths(shape: Shape, above: str = "") -> Iterator[str]:
    """The key paths of single values, without those that have an id in them."""
    for key in shape.keys:
        if key.holds is Holds.GROUP and key.of:
            yield from _known_paths(key.of, f"{above}{key.name}.")
        elif key.holds is not Holds.BY_ID:
            yield above + key.name


# --- rows ----------------------------------------------------------------------------------------------------


def _tree(columns: tuple[HeaderColumn, ...], row: tuple[TextCell, ...]) -> Mapping:
    """The keys of a row with their values; an empty cell sets nothing."""
    filled = [
        (column.keys, column.header, row[column.at])
        for column in columns
        if column.keys and column.at < len(row) and row[column.at].text
    ]
    return _nested(filled, row[0].place)


def _nested(filled: list[tuple[tuple[str, ...], TextCell, TextCell]], place: Place) -> Mapping:
    inside: dict[str, list[tuple[tuple[str, ...], TextCell, TextCell]]] = {}
    for path, header, cell in filled:
        inside.setdefault(path[0], []).append((path[1:], header, cell))
    entries = []
    for name, below in inside.items():
        path, header, cell = below[0]
        value: Node = _nested(below, cell.place) if path else _scalar(cell)
        entries.append(MappingEntry(one_line(name, header.place), value))
    return Mapping(tuple(entries), place)


def _scalar(cell: TextCell) -> Scalar:
    if "\n" not in cell.text:
        return one_line(cell.text, cell.place)
    lines = tuple(Line(line.strip(), cell.place) for line in cell.text.split("\n"))
    return Scalar("\n".join(line.text for line in lines), cell.place, ScalarStyle.LITERAL, lines)
