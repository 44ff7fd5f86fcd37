"""Which columns of a table open the next year with what others close this one with, as far as the table says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.importing.column_formulas import COMPUTED
from kehoach.importing.spec_lines import without_years
from kehoach.linting.pieces import folded
from kehoach.patterns import regex
from kehoach.plan.expression import Reference, addends
from kehoach.plan.parsing import parse_formula
from kehoach.plan.row_names import year_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.importing.typed_table import TypedColumn, TypedTable

_BEGIN: Final = regex(r"\bdau (nam|ky|quy|thang)\b|\b(nam|ky) truoc (chuyen|mang) sang\b")
_END: Final = regex(r"\bcuoi (nam|ky|quy|thang)\b|\bchuyen (sang )?(nam|ky) sau\b")


class _Label(Struct, frozen=True):
    """What a column is called, its outer labels too, without the year, and the year; 0 where there is none or more."""

    text: str
    year: int

    @classmethod
    def of(cls, column: TypedColumn) -> _Label:
        keys = dict(column.keys)
        text = f"{keys.get('under', '')} {keys.get('label', '')}"
        return cls(folded(without_years(text)), year_in(text))

    def opens_what(self, closing: _Label) -> bool:
        """Whether it is the figure at the beginning of a year, and ``closing`` the same at the end of that year."""
        if _BEGIN.search(self.text):
            is_one_year = self.year == closing.year or 0 in (self.year, closing.year)
            return is_one_year and _END.search(closing.text) is not None
        return self.text == closing.text and 0 < self.year == closing.year - 1


def carried_over(table: TypedTable) -> TypedTable:
    """The table with ``next`` at each column of which it is sure: one that is typed, and that makes up, with what is
    added and taken away, a column at the end of the year. Of others that are called so, a comment says what to type.
    """
    sources = {opening.id: closing.id for opening, closing in _pairs(table.columns)}
    columns = tuple(
        column.with_key("next", sources[column.id]) if column.id in sources else column for column in table.columns
    )
    asked = tuple(_asked(columns))
    return replace(table, columns=columns, remarks=(*table.remarks, *asked)) if sources or asked else table


def _pairs(columns: Sequence[TypedColumn]) -> Iterator[tuple[TypedColumn, TypedColumn]]:
    """Each opening column with its closing one, where either has only the other."""
    labels = {column.id: _Label.of(column) for column in columns}
    sums = list(filter(None, map(_signs, columns)))
    found = [
        (one, other)
        for one in filter(_is_typed, columns)
        for other in columns
        if labels[one.id].opens_what(labels[other.id])
        and any(sign[one.id] * sign[other.id] < 0 for sign in sums if {one.id, other.id} <= sign.keys())
    ]
    for one, other in found:
        if sum(one is a or other is b for a, b in found) == 1:
            yield one, other


def _is_typed(column: TypedColumn) -> bool:
    return column.is_figures and not any(key in COMPUTED for key, _ in column.keys)


def _signs(column: TypedColumn) -> dict[str, int]:
    """The signs of the columns in the sum that a column is, all brought to one side; empty for one that is none.

    Of two with unlike signs, one is the other and what is added to it or taken away.
    """
    formula = dict(column.keys).get("formula")
    terms = addends(parse_formula(formula)) if formula else ()
    signs = {term.name: -sign for term, sign in terms if isinstance(term, Reference)}
    return {column.id: 1} | signs if signs and len(signs) == len(terms) else {}


def _asked(columns: Sequence[TypedColumn]) -> Iterator[str]:
    """What to type at columns that may open the next year."""
    ends = [column.id for column in columns if column.is_figures and _END.search(_Label.of(column).text)]
    for column in columns:
        is_open = _is_typed(column) and _BEGIN.search(_Label.of(column).text) and "next" not in dict(column.keys)
        if ends and is_open:
            yield f"năm sau {column.id} lấy số của cột nào thì thêm vào đó, ví dụ next: {ends[0]}"
