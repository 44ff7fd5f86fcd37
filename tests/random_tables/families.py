"""Families of random tables, each for some kinds of columns and what meets them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

import table_description as d
from evaluator import Evaluation
from exact_figures import Value, rounded, written
from expected_findings import expected_errors
from random_parts import Maker
from table_description import Call, Check, Number, Op, Plan, Ref, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from table_description import Table

_TRIES = 30
_REFUSED_AT_MOST = 0.06
"""How often a table may stand for the finding that it gets; else another is tried."""


@dataclass(frozen=True)
class Family:
    """How tables are made, and what all of them touch."""

    make: Callable[[Random], Plan]
    touches: frozenset[str] = frozenset()
    is_of_findings: bool = False
    """Whether tables that get errors are the point."""


def plan_of(name: str, seed: int) -> Plan:
    """The plan of a family and a seed: always the same."""
    family = FAMILIES[name]
    for attempt in range(_TRIES):
        chance = Random(f"{name} {seed} {attempt}")
        plan = replace(family.make(chance), family=name, seed=seed)
        if family.is_of_findings or chance.random() < _REFUSED_AT_MOST or not expected_errors(Evaluation(plan)):
            return _quoting(chance, plan)
    return plan


def _quoting(chance: Random, plan: Plan) -> Plan:
    """The plan with some of its figures in prose."""
    quoted = []
    for table in plan.tables:
        sheet = Evaluation(plan).sheet(table.id)
        for _ in range(2):
            column = chance.choice(list(sheet.columns.values()))
            at = chance.choice([*range(len(table.rows)), *([None] if sheet.rule(column) != "none" else [])])
            cells = [row.cells.get(column.id, "") for row in table.rows]
            if not {"", "chưa có"} & set(cells) or not isinstance(column.source, d.Typed):
                quoted.append((table.id, at, column.id))
    with_prose = replace(plan, quoted=tuple(dict.fromkeys(quoted)))
    return with_prose if expected_errors(Evaluation(with_prose)) == expected_errors(Evaluation(plan)) else plan


def _one(maker: Maker) -> Plan:
    return Plan("", 0, (maker.table(),))


# --- kinds of columns --------------------------------------------------------------------------------------------


def formulas(chance: Random) -> Plan:
    """Formulas, rates, growth, running sums over typed columns, in groups, with absences and every rounding."""
    m = Maker(chance)
    m.any_rows()
    if m.odds(0.6):
        m.absences()
    m.total_row()
    names = ["a", "b", "c"][: chance.randint(2, 3)]
    for name in names:
        m.typed(name, **chance.choice(({"unit": "hộ"}, {}, {}, {"decimals": 2})), total=_total_of_typed(chance, names, name))
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
        _say_decimals(m)
    m.layout()
    return _one(m)


def _total_of_typed(chance: Random, names: list[str], own: str) -> object:
    if chance.random() < 0.7:
        return None
    choices: list[object] = ["none", "min", "max", "first", "last", "sum"]
    if own == names[-1]:  # not each by the other
        choices += [Op("/", Ref(names[0]), Number("2"))] * 3
    return chance.choice(choices)


def _say_decimals(m: Maker) -> None:
    for at, row in enumerate(m.rows):
        if m.odds(0.5):
            m.rows[at] = replace(row, decimals=m.chance.randint(2, 3))


def shares(chance: Random) -> Plan:
    """Shares of a total and of a group, rounded one by one or so that they add up."""
    m = Maker(chance)
    is_flat = m.odds(0.5)
    if is_flat:
        m.flat(2, 9)
    else:
        m.tree(chance.randint(2, 3), less=0.0)
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
    return _one(m)


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
    return _one(m)


def lookups(chance: Random) -> Plan:
    """Columns drawn by row name from another table or from the areas, and totals of another table in formulas."""
    source = Maker(chance, "nguon")
    source.flat(3, 7)
    if source.odds(0.5):
        source.absences()
    source.total_row()
    source.typed("x", unit="triệu đồng", **({"decimals": 2} if source.odds(0.3) else {}))
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
    return _one(m)


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
    return _one(m)


def averages(chance: Random) -> Plan:
    """Averages by weight, and totals by a rule over other totals, of the table and of groups."""
    m = Maker(chance)
    m.any_rows(less=0.05)
    if m.odds(0.4):
        m.absences()
    m.total_row()
    m.typed("dt", unit="ha", least=1)
    m.typed("ns", unit="tạ/ha", least=1, weight=Ref("dt"), **({"decimals": m.chance.randint(1, 3)} if m.odds(0.4) else {}))
    m.add("sl", d.Formula(Op("*", Ref("dt"), Ref("ns"))), unit="tấn", decimals=m.some_decimals())
    if m.odds(0.5):
        m.typed("tb", least=1, total=Op("/", Ref("sl"), Ref("dt")), unit="tạ/ha")
    if m.odds(0.5):
        m.add("nua", d.Formula(Op("/", Ref("ns"), Number("2"))), weight=Op("*", Ref("dt"), Number("2")), unit="")
    m.layout()
    return _one(m)


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
    cong = Call("sum", (Ref("a"), Ref("b"), Ref("c"))) if m.odds(0.5) else Op("-", Op("+", Ref("a"), Ref("b")), Ref("c"))
    m.add("cong", d.Formula(cong), unit=chance.choice(scales[1:]), decimals=chance.randint(1, 3))
    m.add("tl", d.Rate(Ref("a"), Op("+", Ref("b"), Ref("c"))))
    if m.odds(0.4):
        m.add("tang", d.Growth(Ref("b"), Ref("a")))
    if m.odds(0.4):
        m.add("lon", d.Formula(Call("max", (Ref("a"), Ref("c")))), unit=chance.choice(scales[1:]), decimals=2)
    if m.odds(0.4):
        m.add("luy_ke", d.Running(Ref("b")), unit=chance.choice(scales[1:]), decimals=3)
    m.layout()
    return _one(m)


def yields(chance: Random) -> Plan:
    """Products and quotients of unlike units: area, yield, output, price."""
    m = Maker(chance)
    m.any_rows(less=0.05)
    if m.odds(0.3):
        m.absences()
    m.total_row()
    m.typed("dt", unit=chance.choice(("ha", "m²")), least=1)
    m.typed("ns", unit=chance.choice(("tạ/ha", "kg/m²", "tấn/ha")), least=1, total=chance.choice(("none", Op("/", Ref("sl"), Ref("dt")))))
    m.add("sl", d.Formula(Op("*", Ref("dt"), Ref("ns"))), unit=chance.choice(("tấn", "tạ", "kg")), decimals=m.some_decimals())
    m.typed("gia", unit=chance.choice(("nghìn đồng/kg", "triệu đồng/tấn")), total="none", least=1)
    m.add("tien", d.Formula(Op("*", Ref("sl"), Ref("gia"))), unit=chance.choice(("triệu đồng", "tỷ đồng")), decimals=m.some_decimals())
    m.add("lai", d.Rate(Ref("sl"), Ref("dt"), 1), unit="tạ/ha", decimals=m.some_decimals())
    m.layout()
    return _one(m)


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
    return _one(m)


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
    plan = _one(m)
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
    return _one(m)


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
    return _one(m)


# --- rounded together ----------------------------------------------------------------------------------------------


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
    m.add("tl", d.Rate(Ref(names[0]), Ref("cong")))
    m.layout()
    return _one(m)


def shares_over_groups(chance: Random) -> Plan:
    """Shares of the total that add up, over groups."""
    m = Maker(chance)
    m.tree(chance.randint(2, 3), less=0, picks=0.1)
    m.total_row()
    m.typed("a", least=1)
    m.add("tt", d.Share("a", "total", foot=True), decimals=chance.choice((0, 1, None)))
    m.layout()
    return _one(m)


# --- what the library is to learn: see pending.py ------------------------------------------------------------------


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
        return _one(m)
    m.add("dau", d.Opening("cuoi"), unit=unit, decimals=3)
    m.typed("vao", unit=unit, most=30, typed_decimals=1)
    m.add("cuoi", d.Formula(Op("+", Ref("dau"), Ref("vao"))), unit=unit if other == "tấn" else other, decimals=3)
    m.put(0, "dau", m.cell(1, 100, 900))
    return _one(m)


def rows_with_units(chance: Random) -> Plan:
    """Computed cells in columns without a unit, in rows that have one: converted to the row's."""
    m = Maker(chance)
    m.flat(1, 5)
    m.settings["unit_is_printed"] = m.odds(0.6)
    for at, row in enumerate(m.rows):
        m.rows[at] = replace(row, unit=chance.choice(("tấn", "tạ", "kg", "yến")), decimals=chance.choice((None, 1, 2, 3)))
    m.typed("dt", unit="ha", least=1, total="none", decimals=1)
    m.typed("ns", unit=chance.choice(("tạ/ha", "kg/m²")), least=1, total="none")
    m.add("sl", d.Formula(Op("*", Ref("dt"), Ref("ns"))), total="none")
    m.typed("them", least=1, total="none")
    m.add("ca", d.Formula(Op("+", Ref("sl"), Ref("them"))), total="none")
    m.layout()
    return _one(m)


def rows_in_other_scales(chance: Random) -> Plan:
    """Rows in other scales of one unit: groups in their own unit, the total in that of the table."""
    m = Maker(chance)
    m.tree(2, less=0.05, picks=0)
    m.total_row()
    m.settings |= {"unit": "tấn", "total_pad": 0, "unit_is_printed": m.odds(0.6)}
    for at, row in enumerate(m.rows):
        m.rows[at] = replace(row, unit=chance.choice(("tấn", "tạ", "kg")))
    m.typed("a", least=1)
    if m.odds(0.5):
        m.typed("b", least=1)
        m.add("tl", d.Rate(Ref("b"), Ref("a")), total="none")
    if m.odds(0.4):
        m.add("tt", d.Share("a", chance.choice(("total", "group"))))
    m.layout()
    return _one(m)


def rows_of_unlike_units(chance: Random) -> Plan:
    """Rows of hectares, persons and households: KH421 where anything adds or compares them, nothing where nothing does."""
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
            m.rows[at] = replace(row, unit=chance.choice(("ha", "người", "hộ", "%", "tấn")))
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
    return _one(m)


def decimals_by_row(chance: Random) -> Plan:
    """`@decimals` in columns that have a unit, typed and computed."""
    m = Maker(chance)
    m.flat(1, 6)
    m.total_row()
    m.typed("dt", unit="ha", least=1)
    m.typed("ns", unit="tạ/ha", least=1, weight=Ref("dt"), typed_decimals=1)
    m.add("sl", d.Formula(Op("*", Ref("dt"), Ref("ns"))), unit="tấn")
    m.add("tl", d.Rate(Ref("sl"), Ref("dt"), 1), unit="tạ/ha")
    _say_decimals(m)
    m.layout()
    return _one(m)


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
    return _one(m)


def _touching(make: Callable[[Random], Plan], *touches: str, is_of_findings: bool = False) -> Family:
    return Family(make, frozenset(touches), is_of_findings)


FAMILIES: dict[str, Family] = {
    "formulas": Family(formulas),
    "shares": Family(shares),
    "growth over years": Family(growth_over_years),
    "lookups": Family(lookups),
    "periods": Family(periods),
    "splits": Family(splits),
    "averages": Family(averages),
    "units": Family(units),
    "yields": Family(yields),
    "years": Family(years),
    "claims": Family(claims),
    "anything": Family(anything),
    "footing": Family(footing),
    "footing over groups": _touching(footing_over_groups, "foot over groups"),
    "shares over groups": _touching(shares_over_groups, "shares over groups"),
    "units of grown and opening": _touching(
        units_of_grown_and_opening, "unit of grown and opening", is_of_findings=True
    ),
    "rows with units": _touching(rows_with_units, "unit of the row"),
    "rows in other scales": _touching(rows_in_other_scales, "scales of rows"),
    "rows of unlike units": _touching(rows_of_unlike_units, "unlike rows", is_of_findings=True),
    "decimals by row": Family(decimals_by_row),
    "quoted words": Family(quoted_words),
}

__all__ = ["FAMILIES", "Family", "Table", "plan_of", "text_of"]
