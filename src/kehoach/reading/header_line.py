"""The header line of a grid: which column of the table each of its cells names."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.patterns import regex
from kehoach.plan.audience import Audience
from kehoach.plan.columns.source import ColumnKind
from kehoach.reading.about_rows import FORMULA, SIGN
from kehoach.source.grid import FilePlaces
from kehoach.source.names import as_id, fold, nearest
from kehoach.source.sheet_head import is_of_row_numbers
from kehoach.source.yaml_values import as_value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kehoach.diagnostics import Findings
    from kehoach.diagnostics.bilingual import Bilingual
    from kehoach.plan.prose import Segment
    from kehoach.plan.table import Column
    from kehoach.source.grid import GridRow


_ID: Final = regex(r"[a-z][a-z0-9_]*")
_DIGITS: Final = regex(r"[0-9]")
_ENDS: Final = frozenset(map(fold, ("đầu", "cuối")))


def column_order(
    table: str,
    columns: tuple[Column, ...],
    header: GridRow,
    findings: Findings,
    shown: Callable[[tuple[Segment, ...]], str],
) -> list[int | None]:
    """For each column of the table the index of its cells in a grid row; ``None`` if it is not typed.

    ``shown`` says how a label reads.
    """
    labels = [shown(column.label) for column in columns]
    by_name = {str(column.year): index for index, column in reversed(list(enumerate(columns))) if column.series}
    by_name |= {fold(label): index for index, label in reversed(list(enumerate(labels)))}
    by_name |= {fold(column.id): index for index, column in enumerate(columns)}
    for index, column in enumerate(columns):
        if column.series:
            by_name |= {fold(f"{name} {column.year}"): index for name in (column.series, *column.under[-1:])}
    order: list[int | None] = [None] * len(columns)
    unknown: list[int] = []
    for at, text in enumerate(header.texts):
        if not text or text.startswith(SIGN):
            continue  # already reported as blank; or a column about the row
        found = by_name.get(fold(text))
        if found is None and is_about_rows(text):
            continue  # a pasted column of row numbers; rows are numbered when they are printed
        if found is None:
            unknown.append(at)
        elif order[found] is not None:
            findings.add(rules.DUPLICATE_COLUMN, header.places[at], text=Verbatim(text))
        else:
            order[found] = at
    left = [index for index, at in enumerate(order) if at is None]  # a head that is there cannot be meant once more
    called = [_called(column, label) for column, label in zip(columns, labels, strict=True)]
    near = {at: _near(header.texts[at], [called[index] for index in left]) for at in unknown}
    meant: dict[int, int] = {}
    for at, name in near.items():
        like = next((i for i in left if name and name in called[i]), None)
        if like is not None and like not in meant.values():  # of several heads like one label, one can be meant
            meant[at] = like
    first = next((at for at, text in enumerate(header.texts) if not is_about_rows(text)), 0)
    if columns and order[0] is None and first not in order:
        meant = {at: index for at, index in meant.items() if index} | {first: 0}
        if all(at in meant for at in unknown):  # else nobody knows which column names the rows
            order[0] = first  # whatever it is called, the first column names the rows
    untyped = [i for i, column in enumerate(columns) if order[i] is None and must_be_typed(column, header)]
    missing = [index for index in untyped if index not in meant.values()]
    others = [at for at in unknown if at not in meant]
    if len(missing) == len(others) == 1 and not _are_opposite(header.texts[others[0]], labels[missing[0]]):
        meant[others[0]] = missing[0]
    for index in missing if len(missing) > len(others) else ():  # else each may be one of those that are unknown
        findings.add(rules.MISSING_COLUMN, header.place, table=Verbatim(table), column=Verbatim(columns[index].id))
    takes = [name for (_, name), column in zip(called, columns, strict=True) if column.source.is_begun_by_hand]
    taken = {*header.texts, *(column.series or column.id for column in columns)}
    for at in unknown:
        cure = _cure(header, at, near[at], called[meant[at]] if at in meant else None, takes, taken)
        report_unknown_head(table, header, at, cure, findings)
    return order


def _called(column: Column, label: str) -> tuple[str, str]:
    """What a head may call a column by: its id, and its label. Of a column per year the id is nothing to write."""
    if not column.series:
        return column.id, label
    spanner = column.under[-1] if column.under else ""
    return f"{column.series} {column.year}", f"{spanner or column.series} {column.year}"


def report_unknown_head(table: str, header: GridRow, at: int, cure: Bilingual, findings: Findings) -> None:
    """Report a cell of a header line that names no column of its table."""
    place, text = header.places[at], Verbatim(header.texts[at])
    findings.add(rules.UNKNOWN_COLUMN_HEADER, place, table=Verbatim(table), text=text, cure=cure)


def _cure(
    header: GridRow, at: int, near: str, known: tuple[str, str] | None, takes: Sequence[str], taken: set[str]
) -> Bilingual:
    """What to type for an unknown head; in a file, how the table gets to know it as the ``known`` column: id, label.

    A new column gets an id that is not ``taken``, to which it is added.
    """
    if not isinstance(header.places, FilePlaces):
        if known and near == known[0] != as_id(known[1]):
            return terms.DID_YOU_MEAN_ID.filled(name=Verbatim(near), label=Verbatim(known[1]))
        return terms.meant_or_columns(near, takes)
    typed = header.texts[at]
    text = Verbatim(as_value(typed.replace("$(", "$$(")))
    if known is None:
        new = _new_id(as_id(f"cot {typed}"), taken)
        return terms.HEAD_OF_NO_COLUMN.filled(id=Verbatim(new), text=text, takes=terms.listed(takes))
    column, label = map(Verbatim, known)
    is_of_year = not _ID.fullmatch(column)
    if is_of_year or _DIGITS.sub("", fold(label)) == _DIGITS.sub("", fold(typed)):
        return terms.meant_or_columns(label, ())  # a label of another year, which must not be printed
    return terms.HEAD_OF_A_FILE.filled(column=column, label=label, text=text)


def _new_id(name: str, taken: set[str]) -> str:
    """The name, with a number if it is taken; it is taken from now on."""
    numbered = (f"{name}_{number}" for number in itertools.count(2))
    new = next(one for one in itertools.chain((name,), numbered) if one not in taken)
    taken.add(new)
    return new


def _near(text: str, left: Sequence[tuple[str, str]]) -> Verbatim:
    """The id or label of a column, as it was probably meant by a head; empty if none is similar.

    ``left`` are the columns, by id and label, that no other head names.
    """
    left = [names for names in left if not _are_opposite(text, names[1])]
    labels = [label for _, label in left]
    return nearest(text, [*(column for column, _ in left), *labels]) or Verbatim(_part_of(text, labels))


def _are_opposite(one: str, other: str) -> bool:
    """Whether one of two labels is of the beginning and the other of the end, however alike they look."""
    ends = [_ENDS.intersection(fold(text).split()) for text in (one, other)]
    return all(ends) and ends[0].isdisjoint(ends[1])


def _part_of(text: str, labels: Sequence[str]) -> str:
    """The one label that a head is a part of, or that is a part of it; empty if there is none, or are several."""
    words = f" {fold(text)} "
    found = [label for label in labels if words in f" {fold(label)} " or f" {fold(label)} " in words]
    return found[0] if len(found) == 1 else ""


def is_about_rows(text: str) -> bool:
    """Whether a cell of a header line heads no column of the table: it is about the rows."""
    return text.startswith(SIGN) or is_of_row_numbers(text)


def must_be_typed(column: Column, header: GridRow) -> bool:
    """Whether a column that the header line does not name is a mistake: not if rows have formulas for it."""
    if column.kind is ColumnKind.NUMBER and FORMULA in header.texts:
        return False
    return column.source.is_begun_by_hand and Audience.PLAN in column.shown_in
