"""Tables with something typed where the library computes: claims, and words in quotes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from tests.random_tables import table_description as d
from tests.random_tables.evaluator import Evaluation
from tests.random_tables.exact_figures import Value, rounded, written
from tests.random_tables.random_parts import Maker
from tests.random_tables.table_description import Number, Op, Plan, Ref

if TYPE_CHECKING:
    from random import Random


def claims(chance: Random) -> Plan:
    """Figures typed where they are computed: right, cut off, a unit off, made of rounded ones."""
    m = Maker(chance)
    m.any_rows(less=0.1, picks=0.1)
    m.settings["total"] = "Cộng"
    _rename_apart(m)
    m.typed("a", least=1, typed_decimals=2, decimals=chance.choice((None, 1, 2)))
    m.typed("b", least=1, unit="hộ")
    m.add("f", d.Formula(Op("+", Ref("a"), Ref("b"))), decimals=chance.choice((1, 2, None)))
    m.add("tl", d.Rate(Ref("a"), Ref("b")), decimals=m.some_decimals(0.5))
    m.add("nua", d.Formula(Op("/", Ref("b"), Number("3"))), decimals=chance.choice((1, 2)))
    m.layout()
    plan = m.plan()
    sheet = Evaluation(plan).sheet("t")
    total: dict[str, str] = {}
    kinds = ("right",) if m.odds(0.3) else ("right", "right", "right", "cut", "near", "off", "absent")
    for name, column in sheet.columns.items():
        is_typed = isinstance(column.source, d.Typed)
        for at in range(len(m.rows)):
            if (not is_typed or at in sheet.parts) and m.odds(0.4):
                m.put(at, name, _claim(m, sheet.cell(at, name), column.unit, kinds))
        if m.odds(0.5):
            total[name] = _claim(m, sheet.total(name), column.unit, kinds)
    m.settings["claims"] = total
    return m.plan()


def _rename_apart(m: Maker) -> None:
    for at, row in enumerate(m.rows):
        m.rows[at] = replace(row, name=f"{row.name.split()[0]} {at + 1}")


def _claim(m: Maker, value: Value, unit_of: str, kinds: tuple[str, ...]) -> str:
    if not isinstance(value, Fraction):
        return "-" if len(kinds) == 1 else m.chance.choice(("-", "5"))
    places = 0 if unit_of == "hộ" else m.chance.randint(0, 2)
    kind = m.chance.choice(kinds)
    if kind == "absent":
        return m.chance.choice(("-", "CẦN BỔ SUNG", "chưa có"))
    unit = Fraction(1, 10**places)
    found = rounded(value, places, "truncate" if kind == "cut" else str(m.settings["rounding"]))
    found += {"near": m.chance.choice((-1, 1)), "off": 10}.get(kind, 0) * unit
    return written(found, places)


def quoted_words(chance: Random) -> Plan:
    """Words in quotes: in typed cells, computed ones, rows of groups, the total row."""
    m = Maker(chance)
    m.any_rows(less=0)
    m.settings["total"] = "Cộng"
    m.settings["missing"] = "open"
    m.typed("a", least=1)
    m.typed("b", least=1)
    m.add("f", d.Formula(Op("+", Ref("a"), Ref("b"))))
    m.add("tl", d.Rate(Ref("a"), Ref("b")))
    m.add("gap", d.Formula(Op("*", Ref("f"), Number("2"))))
    groups = {row.parent for row in m.rows if row.relation != "pick"}
    for at in range(len(m.rows)):
        for name in ("a", "b", "f", "tl"):
            if m.odds(0.12) and (name in ("f", "tl") or at in groups or m.rows[at].relation == "part"):
                m.put(at, name, '"không tính riêng"')
    if m.odds(0.5):
        m.settings["claims"] = {chance.choice(("a", "f", "tl")): '"không cộng"'}
    m.layout()
    return m.plan()
