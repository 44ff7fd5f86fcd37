"""The pieces of which random tables are put together: rows in groups, typed cells, expressions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.random_tables.table_description import (
    Call,
    Column,
    Expr,
    Formula,
    Neg,
    Number,
    Op,
    Plan,
    Ref,
    Row,
    Table,
    Typed,
    divides,
)

if TYPE_CHECKING:
    from random import Random

    from tests.random_tables.table_description import Source

_COMMON_NAMES = ("Thôn Đông", "Thôn Đoài")
_NUMBERINGS = ("", "", "1", "I 1", "A I 1", "1 1.1", "I 1+", "I a)")


class Maker:
    """One table being made from a source of chance."""

    def __init__(self, chance: Random, name: str = "t") -> None:
        self.chance = chance
        self.name = name
        self.columns: list[Column] = []
        self.rows: list[Row] = []
        self.settings: dict[str, object] = {"rounding": chance.choice(("half-up", "half-up", "truncate", "half-even"))}
        self.has_absences = False
        self.has_negatives = False

    def odds(self, of: float) -> bool:
        return self.chance.random() < of

    def plan(self) -> Plan:
        """A plan of this table alone; family and seed are filled in by who asks."""
        return Plan("", 0, (self.table(),))

    def table(self) -> Table:
        return Table(self.name, tuple(self.columns), tuple(self.rows), **self.settings)  # type: ignore[arg-type]

    # --- settings

    def total_row(self, odds: float = 0.8) -> None:
        if self.odds(odds):
            self.settings["total"] = self.chance.choice(("Cộng", "Tổng cộng", "Toàn xã"))
            self.settings["total_pad"] = 2 if self.odds(0.1) else 0

    def layout(self) -> None:
        self.settings["numbering"] = self.chance.choice(_NUMBERINGS)
        if any(row.parent >= 0 for row in self.rows):
            self.settings["subtotals"] = self.chance.choice(("row", "row", "row", "below", "none"))
        if self.odds(0.1):
            at = self.chance.randrange(len(self.rows))
            self.rows[at] = replace(self.rows[at], number=self.chance.choice(("2a", "none")))

    def absences(self) -> None:
        """Let cells have no figure, and say what that does."""
        self.has_absences = True
        self.settings["missing"] = self.chance.choice(("refuse", "open", "open", "skip", "skip"))
        self.settings["blank_is_nothing"] = self.odds(0.4)

    # --- rows

    def flat(self, least: int = 1, most: int = 7, less: float = 0.0) -> None:
        self._under(-1, 0, self.chance.randint(least, most), less, picks=0)

    def tree(self, depth: int = 3, less: float = 0.12, picks: float = 0.15) -> None:
        """Rows in groups up to so deep; some taken off, some picked out."""
        self._under(-1, depth - 1, self.chance.randint(2, 4), less, picks)

    def any_rows(self, less: float = 0.1, picks: float = 0.1) -> None:
        if self.odds(0.5):
            self.flat(less=less)
        else:
            self.tree(self.chance.randint(2, 3), less, picks)

    def _under(self, parent: int, deeper: int, count: int, less: float, picks: float) -> None:
        has_common = parent >= 0 and self.odds(0.3)
        lead = self.chance.choice(("", "", "gồm:", "chia ra:")) if parent >= 0 else ""
        for n in range(count):
            is_group = deeper > 0 and self.odds(0.6 if parent < 0 else 0.4)
            is_less = n > 0 and self.odds(less)
            marker = lead if n == 0 else ""
            if is_less:
                marker = "trừ:" if self.odds(0.7) else ""
            name = _COMMON_NAMES[n] if has_common and not is_group and n < 2 else self._name(is_group)
            self.rows.append(Row(name, parent, marker, "less" if is_less else "part"))
            at = len(self.rows) - 1
            if is_group:
                self._under(at, deeper - 1, self.chance.randint(1, 3), less, picks)
            if parent < 0 and self.odds(picks):
                self._picked(at)

    def _picked(self, parent: int) -> None:
        for n in range(self.chance.randint(1, 2)):
            marker = self.chance.choice(("trong đó:", "tr.đó:")) if n == 0 else ""
            self.rows.append(Row(self._name(False), parent, marker, "pick"))

    def _name(self, is_group: bool) -> str:
        taken = {row.name for row in self.rows}
        names = (f"{'Nhóm' if is_group else 'Thôn'} {n}" for n in self.chance.sample(range(1, 60), 40))
        return next(name for name in names if name not in taken)

    def say_decimals(self) -> None:
        """Let some rows say their decimals."""
        for at, row in enumerate(self.rows):
            if self.odds(0.5):
                self.rows[at] = replace(row, decimals=self.chance.randint(2, 3))

    # --- typed cells

    def typed(self, name: str, **keys: object) -> Column:
        """A column of typed figures, whole ones where its unit counts whole things."""
        decimals = int(keys.pop("typed_decimals", self.chance.choice((0, 0, 1, 2))))  # type: ignore[call-overload]
        least, most = keys.pop("least", 0), keys.pop("most", self.chance.choice((9, 99, 999, 99_999)))
        column = Column(name, Typed(), **keys)  # type: ignore[arg-type]
        if column.unit in ("hộ", "người", "đồng"):
            decimals = 0
        if column.decimals is not None and column.decimals < 1:
            decimals = 0
        self.columns.append(column)
        for series in [f"{name}.{year}" for year in column.years] or [name]:
            self.fill(series, decimals, least, most)  # type: ignore[arg-type]
        return column

    def fill(self, name: str, decimals: int, least: int, most: int) -> None:
        """Cells for every row that is no group; what is picked out is at most a third of the rest."""
        groups = {row.parent for row in self.rows if row.relation != "pick"}
        for at, row in enumerate(self.rows):
            if at not in groups:
                highest = max(least, most // 3) if row.relation in ("pick", "less") else most
                self.put(at, name, self.cell(decimals, least, highest))

    def put(self, at: int, name: str, text: str) -> None:
        self.rows[at] = replace(self.rows[at], cells={**self.rows[at].cells, name: text})

    def cell(self, decimals: int, least: int, most: int) -> str:
        if self.has_absences and self.odds(0.2):
            return self.absent()
        value = self.chance.randint(least, most)
        places = self.chance.randint(0, decimals)
        text = str(value) if self.odds(0.3) else f"{value:,}".replace(",", ".")
        text = f"-{text}" if self.has_negatives and value and decimals and self.odds(0.15) else text
        return f"{text},{self.chance.randrange(10**places):0{places}d}" if places else text

    def absent(self) -> str:
        choices = ["-", "-", "CẦN BỔ SUNG (chờ họp)"]
        if self.settings.get("missing", "refuse") != "refuse" or self.odds(0.1):
            choices += ["chưa có"] * 2
        if self.settings.get("blank_is_nothing") or self.odds(0.02):
            choices += ["", ""]
        return self.chance.choice(choices)

    # --- computed columns

    def add(self, name: str, source: Source, **keys: object) -> Column:
        column = Column(name, source, **keys)  # type: ignore[arg-type]
        self.columns.append(column)
        return column

    def some_decimals(self, odds: float = 0.5) -> int | None:
        return self.chance.choice((0, 1, 1, 2, 3)) if self.odds(odds) else None

    def number(self) -> Expr:
        return Number(self.chance.choice(("2", "3", "7", "12", "1,5", "0,25")))

    def expr(self, names: list[str], depth: int = 2) -> Expr:
        """An expression over columns, never without one."""
        if depth == 0 or self.odds(0.2):
            return Ref(self.chance.choice(names))
        kind = self.chance.choice(("+", "+", "-", "-", "*", "/", "number", "min", "max", "sum", "round", "abs", "neg"))
        first = self.expr(names, depth - 1)
        match kind:
            case "+" | "-" | "*" | "/":
                return Op(kind, first, self.expr(names, depth - 1))
            case "number":
                return Op(self.chance.choice("+-*/"), first, self.number())
            case "min" | "max" | "sum":
                return Call(kind, (first, *(self.expr(names, depth - 1) for _ in range(self.chance.randint(1, 2)))))
            case "round":
                return Call("round", (first, Number(str(self.chance.randint(0, 2)))))
            case "abs":
                second = self.expr(names, depth - 1)
                return Call("max", (Op("-", first, second), Op("-", second, first)))
        return Neg(first)

    def formula(self, name: str, names: list[str]) -> None:
        expr = self.expr(names)
        totals: list[str | None] = [None, None, None, "none", "min", "max", "first", "last", "recompute"]
        if not divides(expr):
            totals.append("sum")
        self.add(name, Formula(expr), decimals=self.some_decimals(), total=self.chance.choice(totals), pad=self._pad())

    def _pad(self) -> int:
        return 2 if self.odds(0.1) else 0
