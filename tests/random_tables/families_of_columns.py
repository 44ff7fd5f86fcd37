"""Tables of each kind of column, alone and beside others: in groups, with absences, in every rounding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.random_tables import table_description as d
from tests.random_tables.random_parts import Maker
from tests.random_tables.table_description import Call, Number, Op, Plan, Ref

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random


def formulas(chance: Random) -> Plan:
    """Formulas, rates, growth, running sums over typed columns, in groups, with absences and every rounding."""
    m = Maker(chance)
    m.any_rows()
    if m.odds(0.6):
        m.absences()
    m.has_negatives = m.odds(0.3)
    m.total_row()
    names = ["a", "b", "c"][: chance.randint(2, 3)]
    for name in names:
        m.typed(
            name, **chance.choice(({"unit": "hộ"}, {}, {}, {"decimals": 2})), total=_total_of_typed(chance, names, name)
        )
    for name in ("f", "g")[: chance.randint(1, 2)]:
        m.formula(name, names)
    if m.odds(0.6):
        above, below = chance.sample(names, 2)
        per = chance.choice((100, 100, 1000, 1))
        m.add("tl", d.Rate(Ref(above), Ref(below), per), decimals=m.some_decimals(0.3))
    if m.odds(0.3):
        now, base = chance.sample(names, 2)
        m.add("tang", d.Growth(Ref(now), Ref(base)), decimals=m.some_decimals(0.3))
    if m.odds(0.3):
        m.add("luy_ke", d.Running(Op("-", Ref(names[0]), Ref(names[1])) if m.odds(0.5) else Ref(names[0])))
    if m.odds(0.1):
        m.say_decimals()
    m.layout()
    return m.plan()


def _total_of_typed(chance: Random, names: list[str], own: str) -> object:
    if chance.random() < 0.7:
        return None
    choices: list[object] = ["none", "min", "max", "first", "last", "sum"]
    if own == names[-1]:  # not each by the other
        choices += [Op("/", Ref(names[0]), Number("2"))] * 3
    return chance.choice(choices)


def shares(chance: Random) -> Plan:
    """Shares of a total and of a group, rounded one by one or so that they add up."""
    m = Maker(chance)
    is_flat = m.odds(0.5)
    if is_flat:
        m.flat(2, 9, less=0.1)
    else:
        m.tree(chance.randint(2, 3), less=0.1)
    if m.odds(0.3):
        m.absences()
    m.total_row()
    m.typed("a", least=1)
    for name in ("t1", "t2")[: chance.randint(1, 2)]:
        within = chance.choice(("total", "group"))
        foot = m.odds(0.6) and (is_flat or within == "group")
        per = chance.choice((100, 100, 1000))
        m.add(name, d.Share("a", within, foot, per), decimals=m.some_decimals(0.4))
    m.layout()
    return m.plan()


def growth_over_years(chance: Random) -> Plan:
    """Growth and average growth, and what a figure grows to, in one unit."""
    m = Maker(chance)
    m.any_rows(less=0)
    if m.odds(0.3):
        m.absences()
    m.total_row()
    unit = chance.choice(("", "tấn", "triệu đồng", "hộ"))
    m.typed("dau", unit=unit, least=1)
    m.typed("nay", unit=unit, least=1)
    m.typed("muc", typed_decimals=1, most=15, total="none")
    m.add("bq", d.Growth(Ref("nay"), Ref("dau"), over=chance.choice((1, 2, 3, 5))), decimals=m.some_decimals())
    decimals = 0 if unit == "hộ" else m.some_decimals()
    m.add("toi", d.Grown(Ref("nay"), Ref("muc"), chance.choice((1, 2, 5))), unit=unit, decimals=decimals)
    if m.odds(0.5):
        m.add("hon", d.Formula(Op("-", Ref("toi"), Ref("nay"))), unit=unit, decimals=decimals)
    m.layout()
    return m.plan()


def lookups(chance: Random) -> Plan:
    """Columns drawn by row name from another table or from the areas, and totals of another table in formulas."""
    source = Maker(chance, "nguon")
    source.flat(3, 7)
    if source.odds(0.5):
        source.absences()
    source.total_row()
    decimals = chance.choice((None, None, 1, 2))
    source.typed("x", unit="triệu đồng", decimals=decimals, typed_decimals=2 if decimals is None else 3)
    if decimals and source.odds(0.5):
        source.settings["foot"] = ("x",)
    source.typed("y", unit="hộ")
    source.formula("z", ["x"])
    m = Maker(chance)
    names = [row.name for row in source.rows]
    m.settings |= {key: source.settings[key] for key in ("missing", "blank_is_nothing") if key in source.settings}
    m.total_row()
    _rows_named(m, names, in_groups=m.odds(0.5))
    m.typed("a", unit="hộ")
    unit = chance.choice(("", "triệu đồng", "tỷ đồng"))
    m.add("x", d.Lookup("nguon", "x"), unit=unit, decimals=m.some_decimals(1 if unit == "tỷ đồng" else 0.4))
    m.add("z", d.Lookup("nguon", "z"), total=None if m.rows[-1].parent >= 0 else chance.choice((None, "none", "max")))
    m.add("tl", d.Rate(Ref("a"), Ref("y", "nguon")))
    areas = {}
    if m.odds(0.5):
        areas = {row.name: str(chance.randint(5, 400)) for row in m.rows if row.name in names}
        m.add("ho", d.Lookup("areas", "ho"), unit="hộ")
    m.layout()
    return Plan("", 0, (source.table(), m.table()), areas)


def _rows_named(m: Maker, names: list[str], *, in_groups: bool) -> None:
    names = m.chance.sample(names, m.chance.randint(2, len(names)))
    for n, name in enumerate(names):
        if in_groups and n % 2 == 0:
            m.rows.append(d.Row(f"Nhóm {n + 1}"))
            group = len(m.rows) - 1
        m.rows.append(d.Row(name, group if in_groups else -1))


def periods(chance: Random) -> Plan:
    """Rows that begin with what the row before ended with, in groups too; running sums; the first and the last."""
    m = Maker(chance)
    if m.odds(0.6):
        m.flat(1, 6)
    else:
        m.tree(2, less=0, picks=0)
    m.total_row()
    unit = chance.choice(("hộ", "", "triệu đồng"))
    decimals = 0 if unit == "hộ" else 1
    m.add("dau", d.Opening("cuoi"), unit=unit, decimals=chance.choice((None, None, 1, 2)) if decimals else None)
    m.typed("ra", unit=unit, most=30, typed_decimals=decimals)
    m.typed("vao", unit=unit, most=30, typed_decimals=decimals)
    if m.odds(0.3):
        m.settings["missing"] = "open"
        at = chance.randrange(len(m.rows))
        if m.rows[at].cells:
            m.put(at, "vao", chance.choice(("-", "chưa có")))
    expr = Op("+", Op("-", Ref("dau"), Ref("ra")), Ref("vao"))
    m.add("cuoi", d.Formula(expr), unit=unit, **({"decimals": m.columns[0].decimals} if decimals else {}))
    first = next(at for at, row in enumerate(m.rows) if row.cells)
    m.put(first, "dau", m.cell(decimals, 100, 900))
    m.add("luy_ke", d.Running(Op("-", Ref("vao"), Ref("ra"))), unit=unit, signed=True)
    m.typed("can_bo", unit="người", total=chance.choice(("first", "last", "max", "none")))
    m.layout()
    return m.plan()


def splits(chance: Random) -> Plan:
    """A whole given out in whole parts: three methods, floors, caps, fixed parts, in groups."""
    m = Maker(chance)
    m.any_rows(less=0.03, picks=0.05)
    m.total_row()
    if m.odds(0.2):
        m.absences()
    m.typed("dau", unit="hộ", most=chance.choice((5, 60, 900)))
    keys: dict[str, object] = {}
    if m.odds(0.4):
        keys["floor"] = chance.choice((Number("1"), Number("2")))
    if m.odds(0.4):
        m.typed("tran", unit="hộ", least=2, most=40)
        keys["cap"] = Ref("tran")
    if m.odds(0.4):
        m.add("da_giao", d.Typed(), unit="hộ")
        for at, row in enumerate(m.rows):
            if row.cells and m.odds(0.3):
                m.put(at, "da_giao", chance.choice(("0", "2", "3", "3", "-")))
        keys["fixed"] = "da_giao"
    whole = Number(str(chance.choice((0, 1, 7, 11, 40, 173))))
    method = chance.choice(("largest-remainder", "sainte-lague", "d-hondt"))
    by = chance.choice((Ref("dau"), Op("*", Ref("dau"), Number("1,5"))))
    m.add("giao", d.Split(whole, by, method=method, **keys), unit="hộ")  # type: ignore[arg-type]
    m.add("con", d.Formula(Op("-", Ref("dau"), Ref("giao"))), unit="hộ", signed=True)
    m.layout()
    return m.plan()


def averages(chance: Random) -> Plan:
    """Averages by weight, and totals by a rule over other totals, of the table and of groups."""
    m = Maker(chance)
    m.any_rows(less=0.05)
    if m.odds(0.4):
        m.absences()
    m.total_row()
    m.typed("dt", unit="ha", least=1)
    m.typed(
        "ns", unit="tạ/ha", least=1, weight=Ref("dt"), **({"decimals": m.chance.randint(1, 3)} if m.odds(0.4) else {})
    )
    m.add("sl", d.Formula(Op("*", Ref("dt"), Ref("ns"))), unit="tấn", decimals=m.some_decimals())
    if m.odds(0.5):
        m.typed("tb", least=1, total=Op("/", Ref("sl"), Ref("dt")), unit="tạ/ha")
    if m.odds(0.5):
        m.add("nua", d.Formula(Op("/", Ref("ns"), Number("2"))), weight=Op("*", Ref("dt"), Number("2")), unit="")
    m.layout()
    return m.plan()


def years(chance: Random) -> Plan:
    """A column per year, sums over the years, rates year by year."""
    m = Maker(chance)
    m.any_rows(less=0.05)
    if m.odds(0.4):
        m.absences()
    m.total_row()
    series = tuple(range(2026, 2026 + chance.randint(2, 4)))
    m.typed("kh", years=series, unit=chance.choice(("", "hộ")), least=1)
    m.add("cong", d.Formula(Call(chance.choice(("sum", "max", "min")), (Ref("kh"),))))
    m.add("dau", d.Rate(Ref(f"kh.{series[0]}"), Ref("cong")), decimals=m.some_decimals())
    m.add("tang", d.Growth(Ref(f"kh.{series[-1]}"), Ref(f"kh.{series[0]}"), over=len(series) - 1))
    if m.odds(0.6):
        m.typed("th", years=series, least=1)
        m.add("dat", d.Rate(Ref("th"), Ref("kh")), years=series, decimals=m.some_decimals())
    m.layout()
    return m.plan()


def taken_off(chance: Random) -> Plan:
    """More taken off than there is: a group, or the total, of counts below zero is KH404, whoever counts it."""
    m = Maker(chance)
    m.tree(2, less=0.5, picks=0)
    m.total_row()
    m.typed("a", unit="hộ", most=9, signed=m.odds(0.3))
    for at, row in enumerate(m.rows):
        if row.relation == "less" and row.cells:
            m.put(at, "a", str(chance.randint(0, 30)))
    m.add("b", d.Formula(Ref("a")), unit="hộ", signed=True)
    return m.plan()


def anything(chance: Random) -> Plan:
    """Many kinds in one table: an average beside a share beside a split beside a running sum, in groups."""
    m = Maker(chance)
    m.any_rows(less=0.05)
    if m.odds(0.5):
        m.absences()
    m.total_row()
    m.typed("a", unit="hộ", least=1)
    m.typed("b", least=1)
    m.typed("tb", least=1, weight=Ref("a"))
    flat = all(row.parent < 0 for row in m.rows)
    wanted: dict[str, Callable[[], object]] = {
        "tt": lambda: m.add("tt", d.Share("b", "group" if not flat else "total", foot=m.odds(0.5))),
        "giao": lambda: m.add("giao", d.Split(Number("23"), Ref("b")), unit="hộ"),
        "luy_ke": lambda: m.add("luy_ke", d.Running(Op("+", Ref("a"), Ref("b")))),
        "tl": lambda: m.add("tl", d.Rate(Ref("b"), Ref("a"))),
        "f": lambda: m.formula("f", ["a", "b", "tb"]),
        "toi": lambda: m.add("toi", d.Grown(Ref("b"), Ref("tb"), 2), decimals=m.some_decimals()),
    }
    for name in chance.sample(sorted(wanted), chance.randint(2, 4)):
        wanted[name]()
    known = [column.id for column in m.columns if column.id in ("giao", "f", "toi")]
    if known:
        m.add("cuoi", d.Formula(Op("-", Ref("b"), Ref(chance.choice(known)))), decimals=2)
    m.layout()
    return m.plan()
