"""Tables whose columns and rows are counted in units: of one kind in other scales, of unlike kinds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.random_tables import table_description as d
from tests.random_tables.random_parts import Maker
from tests.random_tables.table_description import Call, Check, Op, Plan, Ref

if TYPE_CHECKING:
    from random import Random


def units(chance: Random) -> Plan:
    """Figures of one kind in other scales: in formulas, rates, shares, and in the unit above the table."""
    m = Maker(chance)
    m.any_rows(less=0.05)
    if m.odds(0.3):
        m.absences()
    m.total_row()
    m.settings["total_pad"] = 0
    scales = ["đồng", "nghìn đồng", "triệu đồng", "tỷ đồng"]
    if m.odds(0.6):
        m.settings["unit"] = chance.choice(scales)
    for name in ("a", "b", "c"):
        m.typed(name, unit=chance.choice(scales), **({"decimals": m.chance.randint(1, 3)} if m.odds(0.3) else {}))
    cong = (
        Call("sum", (Ref("a"), Ref("b"), Ref("c"))) if m.odds(0.5) else Op("-", Op("+", Ref("a"), Ref("b")), Ref("c"))
    )
    m.add("cong", d.Formula(cong), unit=chance.choice(scales[1:]), decimals=chance.randint(1, 3))
    m.add("tl", d.Rate(Ref("a"), Op("+", Ref("b"), Ref("c"))))
    if m.odds(0.4):
        m.add("tang", d.Growth(Ref("b"), Ref("a")))
    if m.odds(0.4):
        m.add("lon", d.Formula(Call("max", (Ref("a"), Ref("c")))), unit=chance.choice(scales[1:]), decimals=2)
    if m.odds(0.4):
        m.add("luy_ke", d.Running(Ref("b")), unit=chance.choice(scales[1:]), decimals=3)
    m.layout()
    return m.plan()


def yields(chance: Random) -> Plan:
    """Products and quotients of unlike units: area, yield, output, price."""
    m = Maker(chance)
    m.any_rows(less=0.05)
    if m.odds(0.3):
        m.absences()
    m.total_row()
    m.typed("dt", unit=chance.choice(("ha", "m²")), least=1)
    m.typed(
        "ns",
        unit=chance.choice(("tạ/ha", "kg/m²", "tấn/ha")),
        least=1,
        total=chance.choice(("none", Op("/", Ref("sl"), Ref("dt")))),
    )
    m.add(
        "sl",
        d.Formula(Op("*", Ref("dt"), Ref("ns"))),
        unit=chance.choice(("tấn", "tạ", "kg")),
        decimals=m.some_decimals(),
    )
    m.typed("gia", unit=chance.choice(("nghìn đồng/kg", "triệu đồng/tấn")), total="none", least=1)
    m.add(
        "tien",
        d.Formula(Op("*", Ref("sl"), Ref("gia"))),
        unit=chance.choice(("triệu đồng", "tỷ đồng")),
        decimals=m.some_decimals(),
    )
    m.add("lai", d.Rate(Ref("sl"), Ref("dt"), 1), unit="tạ/ha", decimals=m.some_decimals())
    m.layout()
    return m.plan()


def units_of_grown_and_opening(chance: Random) -> Plan:
    """`grown` and `opening` in a column of another scale than what they take, and of another measure: KH422."""
    m = Maker(chance)
    m.flat(1, 5)
    m.total_row()
    unit, other = chance.sample(("tỷ đồng", "triệu đồng", "nghìn đồng"), 2)
    if m.odds(0.15):
        other = "tấn"
    if m.odds(0.5):
        m.typed("nay", unit=unit, least=1)
        m.typed("muc", typed_decimals=1, most=15, total="none")
        m.add("toi", d.Grown(Ref("nay"), Ref("muc"), chance.choice((1, 3))), unit=other, decimals=chance.randint(0, 3))
        return m.plan()
    m.add("dau", d.Opening("cuoi"), unit=unit, decimals=3)
    m.typed("vao", unit=unit, most=30, typed_decimals=1)
    m.add("cuoi", d.Formula(Op("+", Ref("dau"), Ref("vao"))), unit=unit if other == "tấn" else other, decimals=3)
    m.put(0, "dau", m.cell(1, 100, 900))
    return m.plan()


def rows_with_units(chance: Random) -> Plan:
    """Computed cells in columns without a unit, in rows that have one: converted to the row's."""
    m = Maker(chance)
    m.flat(1, 5)
    m.settings["unit_is_printed"] = m.odds(0.6)
    for at, row in enumerate(m.rows):
        m.rows[at] = replace(
            row, unit=chance.choice(("tấn", "tạ", "kg", "yến")), decimals=chance.choice((None, 1, 2, 3))
        )
    m.typed("dt", unit="ha", least=1, total="none", decimals=1)
    m.typed("ns", unit=chance.choice(("tạ/ha", "kg/m²")), least=1, total="none")
    m.add("sl", d.Formula(Op("*", Ref("dt"), Ref("ns"))), total="none", decimals=m.some_decimals())
    m.typed("them", least=1, total="none", decimals=m.chance.choice((None, None, 2)))
    m.add("ca", d.Formula(Op("+", Ref("sl"), Ref("them"))), total="none", decimals=m.some_decimals())
    m.layout()
    return m.plan()


def rows_in_other_scales(chance: Random) -> Plan:
    """Rows in other scales of one unit: groups in their own or their first row's, the total in that of the table."""
    m = Maker(chance)
    m.tree(2, less=0.05, picks=0)
    m.total_row()
    groups = {row.parent for row in m.rows}
    m.settings |= {"unit": chance.choice(("tấn", "tấn", "")), "total_pad": 0, "unit_is_printed": m.odds(0.6)}
    for at, row in enumerate(m.rows):
        if at not in groups or m.odds(0.6):
            m.rows[at] = replace(row, unit=chance.choice(("tấn", "tạ", "kg")))
    m.typed("a", least=1)
    if m.odds(0.5):
        m.typed("b", least=1)
        m.add("tl", d.Rate(Ref("b"), Ref("a")), total="none")
    if m.odds(0.4):
        m.add("tt", d.Share("a", chance.choice(("total", "group"))))
    m.layout()
    return m.plan()


def rows_of_unlike_units(chance: Random) -> Plan:
    """Rows of hectares, persons, households: KH421 where anything adds or compares them, nothing where nothing does."""
    m = Maker(chance)
    in_groups = m.odds(0.3)
    if in_groups:
        m.tree(2, less=0, picks=0)
    else:
        m.flat(2, 6)
    m.settings["unit_is_printed"] = m.odds(0.6)
    groups = {row.parent for row in m.rows}
    for at, row in enumerate(m.rows):
        if at not in groups:
            said = {each.unit for each in m.rows}
            units = [unit for unit in ("ha", "người", "hộ", "tấn", "%") if unit != "%" or "%" not in said]
            m.rows[at] = replace(row, unit=chance.choice(units))
    asked = chance.choice(("total", "share", "running", "difference", "check", "least", "nothing", "nothing"))
    m.typed("a", least=1, typed_decimals=0, total=None if asked in ("total", "share") or in_groups else "none")
    m.typed("b", least=1, typed_decimals=0, total="none")
    m.add("hieu", d.Formula(Op("-", Ref("a"), Ref("b"))), total="none")
    m.add("tl", d.Rate(Ref("a"), Ref("b")), total="none")
    if asked in ("total", "least") or m.odds(0.3):
        m.settings["total"] = "Cộng"
    if asked == "share":
        m.add("tt", d.Share("a"))
    if asked == "running":
        m.add("luy_ke", d.Running(Ref("a")))
    if asked == "least":
        m.columns[1] = replace(m.columns[1], total=chance.choice(("min", "max")))
    if asked == "difference":
        m.typed("c", unit="hộ", least=1, total="none")
        m.add("le", d.Formula(Op("-", Ref("c"), Ref("b"))), total="none")
    if asked == "check":
        m.typed("c", unit="hộ", total="none", least=0, most=0)
        m.settings["checks"] = (Check(Ref("b"), ">=", Ref("c")),)
    return m.plan()


def decimals_by_row(chance: Random) -> Plan:
    """`@decimals` in columns that have a unit, typed and computed."""
    m = Maker(chance)
    m.flat(1, 6)
    m.total_row()
    m.typed("dt", unit="ha", least=1)
    m.typed("ns", unit="tạ/ha", least=1, weight=Ref("dt"), typed_decimals=1)
    m.add("sl", d.Formula(Op("*", Ref("dt"), Ref("ns"))), unit="tấn")
    m.add("tl", d.Rate(Ref("sl"), Ref("dt"), 1), unit="tạ/ha")
    m.say_decimals()
    m.layout()
    return m.plan()
