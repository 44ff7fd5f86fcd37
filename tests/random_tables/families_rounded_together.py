"""Tables whose figures are rounded together, so that what is printed adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.random_tables import table_description as d
from tests.random_tables.random_parts import Maker
from tests.random_tables.table_description import Call, Number, Op, Plan, Ref

if TYPE_CHECKING:
    from random import Random


def footing(chance: Random) -> Plan:
    """Columns rounded together in a flat table, so that they add up both ways."""
    m = Maker(chance)
    m.flat(1, 7, less=0.1)
    return _footed(m)


def footing_over_groups(chance: Random) -> Plan:
    """Columns rounded together over groups up to three deep."""
    m = Maker(chance)
    m.tree(chance.randint(2, 3), less=0.08, picks=0.1)
    return _footed(m)


def _footed(m: Maker) -> Plan:
    m.total_row(0.9)
    if m.odds(0.3):
        m.settings["missing"] = "skip"
    m.has_negatives = m.odds(0.25)
    names = [f"q{n + 1}" for n in range(m.chance.randint(1, 4))]
    decimals = m.chance.choice((0, 0, 1))
    is_scaled = m.odds(0.2)
    for name in names:
        m.columns.append(d.Column(name, unit="nghìn đồng" if is_scaled else "", decimals=decimals))
        least, most = (1000, 20_000) if is_scaled else (1, 30)  # none of them can be rounded to 0, and divided by
        m.fill(name, decimals + (4 if is_scaled else m.chance.randint(1, 2)), least, most)
        for at, row in enumerate(m.rows):
            if row.cells.get(name) and m.odds(0.05):
                m.put(at, name, "chưa có" if "missing" in m.settings and m.odds(0.5) else "-")
    if is_scaled:
        m.settings["unit"] = "triệu đồng"
    m.settings["foot"] = tuple(names)
    added = Call("sum", tuple(map(Ref, names))) if len(names) > 1 else Op("*", Ref(names[0]), Number("2"))
    m.add("cong", d.Formula(added), decimals=decimals, unit="nghìn đồng" if is_scaled and len(names) > 1 else "")
    if not m.has_negatives:  # else rows may come to 0
        m.add("tl", d.Rate(Ref(names[0]), Ref("cong")))
    m.layout()
    return m.plan()


def shares_over_groups(chance: Random) -> Plan:
    """Shares of the total that add up, over groups."""
    m = Maker(chance)
    m.tree(chance.randint(2, 3), less=0, picks=0.1)
    m.total_row()
    m.typed("a", least=1)
    m.add("tt", d.Share("a", "total", foot=True), decimals=chance.choice((0, 1, None)))
    m.layout()
    return m.plan()
