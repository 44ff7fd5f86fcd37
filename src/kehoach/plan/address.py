"""Addresses: how figures, tables, rows and columns of a plan are named wherever a person reads or types them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.expression import ExpressionError, Reference, Step, row_text
from kehoach.plan.parsing import parse_formula
from kehoach.plan.row_names import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.plan.table import Table

_TOTAL = "total"


class Address(Struct, frozen=True):
    r"""The address of a figure, or of a table, row or column; ``str`` writes it as formulas and callers type it.

    ``Address.parse(str(address)) == address`` for every address, whatever the name of its row.

    >>> print(Address("giam_ngheo", "Khu phố 9", "cuoi"), Address.total("giam_ngheo", "dau"))
    giam_ngheo[Khu phố 9].cuoi giam_ngheo.total.dau
    >>> print(Address("cam_ket", column="planned"), Address("giam_ngheo", "a] b"))
    cam_ket.planned giam_ngheo[a\] b]
    """

    name: str
    """The id of a table or a single figure, or the first part of the name of a fact."""
    row: str = ""
    """The name of a row, its id or the path to it (``nhóm/hàng``) on one line; empty without a row."""
    column: str = ""
    """The id of a column; of a figure or a fact, the name after the dot; empty without a column."""
    is_total: bool = False
    """Whether it is the total row or in it; ``row`` is then empty."""

    @classmethod
    def of(cls, table: Table, index: Mapping[str, int], row: int, column: str = "") -> Address:
        """The address of a row, or of a cell in it; ``index`` is the ``index_of`` the table."""
        return cls(table.id, name_of(table.rows, index, row), column)

    @classmethod
    def total(cls, table: str, column: str = "") -> Address:
        """The address of the total row of a table, or of the total of one column."""
        return cls(table, column=column, is_total=True)

    @classmethod
    def parse(cls, text: str) -> Address:
        """Read an address that somebody typed.

        Raises:
            ValueError: the text does not have the form of an address.
        """
        try:
            found = parse_formula(text)
        except ExpressionError as error:
            raise ValueError(f"{text!r} is not an address") from error
        if isinstance(found, Reference):
            match found.steps:
                case ():
                    return cls(found.name)
                case (Step(is_row=True, name=row),):
                    return cls(found.name, row)
                case (Step(is_row=True, name=row), Step(is_row=False, name=column)):
                    return cls(found.name, row, column)
                case (Step(is_row=False, name=name),):
                    return cls.total(found.name) if name == _TOTAL else cls(found.name, column=name)
                case (Step(is_row=False, name="total"), Step(is_row=False, name=column)):
                    return cls.total(found.name, column)
        raise ValueError(f"{text!r} is not an address")

    @property
    def reference(self) -> Reference:
        """The address as part of an expression."""
        row = (Step(_TOTAL, False, 0),) if self.is_total else (Step(self.row, True, 0),) if self.row else ()
        column = (Step(self.column, False, 0),) if self.column else ()
        return Reference(self.name, (*row, *column), 0)

    @property
    def text(self) -> Verbatim:
        """The address as messages print it, which is the same in both languages."""
        return Verbatim(str(self))

    def __str__(self) -> str:
        row = f".{_TOTAL}" if self.is_total else f"[{row_text(self.row)}]" if self.row else ""
        return f"{self.name}{row}.{self.column}" if self.column else f"{self.name}{row}"
