"""Random tables: every figure the library shows is the one that an evaluator of its own works out from docs/spec.md.

The long run is ``python -m tests.random_tables``.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.random_tables import table_description as d
from tests.random_tables.comparison_with_library import compared
from tests.random_tables.evaluator import Evaluation, Sheet
from tests.random_tables.expected_texts import shown_cell, shown_total
from tests.random_tables.families import FAMILIES, plan_of
from tests.random_tables.random_parts import Maker
from tests.random_tables.rounded_together import ACROSS, Together
from tests.random_tables.spec_writing import spec_of
from tests.random_tables.table_description import Op, Ref

if TYPE_CHECKING:
    from tests.random_tables.exact_figures import Value


@pytest.mark.parametrize("seeds", [range(12), pytest.param(range(12, 36), marks=pytest.mark.slow)], ids=["", "more"])
@pytest.mark.parametrize("family", FAMILIES)
def test_every_figure_is_the_one_that_the_evaluator_works_out(family: str, seeds: range) -> None:
    for seed in seeds:
        # The command line costs more than the rest, reading the Word file back as much; the long run does all of all.
        outcome = compared(plan_of(family, seed), with_word=seed % 4 == 0, with_command=seed % 8 == 1)
        assert outcome.differences == [], outcome.spec
        assert outcome.counts["refused"] or outcome.counts["claims"]


def test_only_the_comparison_knows_the_library() -> None:
    modules = {path.stem: path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.py")}
    knowing = {name for name, text in modules.items() if re.search(r"^\s*(from|import) kehoach", text, re.MULTILINE)}
    assert knowing == {"comparison_with_library"}


def test_a_plan_of_a_family_and_a_seed_is_always_the_same() -> None:
    assert [spec_of(plan_of(name, 3)) for name in FAMILIES] == [spec_of(plan_of(name, 3)) for name in FAMILIES]


@pytest.mark.parametrize("family", ["formulas", "splits", "claims", "footing", "units"])
def test_a_wrong_expectation_is_found(family: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison can fail: with one typed figure other than was written, something differs."""
    plan = plan_of(family, 1)
    spec = spec_of(plan)
    table = plan.tables[0]
    at = max(at for at, row in enumerate(table.rows) if row.cells.get(table.columns[0].id, "-")[0].isdigit())
    row = table.rows[at]
    name = table.columns[0].id
    other = replace(row, cells={**row.cells, name: "7" + row.cells[name]})
    changed = replace(plan, tables=(replace(table, rows=(*table.rows[:at], other, *table.rows[at + 1 :])),))
    monkeypatch.setattr("tests.random_tables.comparison_with_library.spec_of", lambda _: spec)

    assert compared(changed, with_command=False).differences


# --- the evaluator, held to what docs/spec.md prints -------------------------------------------------------------


def test_the_evaluator_gives_the_quarters_of_the_spec() -> None:
    columns = (
        d.Column("kh", unit="tấn"),
        d.Column("th", unit="tấn"),
        d.Column("tang", d.Growth(Ref("th"), Ref("kh"))),
        d.Column("luy_ke", d.Running(Ref("th"))),
        d.Column("ty_trong", d.Share("th", foot=True)),
    )
    rows = [d.Row(f"Quý {n}", cells={"kh": kh, "th": "25"}) for n, kh in (("I", "20"), ("II", "30"), ("III", "25"))]
    sheet = _sheet(d.Table("t", columns, tuple(rows), total="Cộng"))

    assert [[shown_cell(sheet, at, c.id).printed[0] for c in columns] for at in range(3)] == [
        ["20", "25", "25,00", "25", "33,34"],
        ["30", "25", "-16,67", "50", "33,33"],
        ["25", "25", "0,00", "75", "33,33"],
    ]
    assert [shown_total(sheet, c.id).printed[0] for c in columns] == ["75", "75", "0,00", "", "100,00"]


def test_the_evaluator_gives_the_yield_the_parts_and_the_periods_of_the_spec() -> None:
    yields = (
        d.Column("dt", unit="ha"),
        d.Column("ns", unit="tạ/ha", weight=Ref("dt")),
        d.Column("sl", d.Formula(Op("*", Ref("dt"), Ref("ns"))), unit="tấn", decimals=0),
    )
    fields = (d.Row("Đông", cells={"dt": "10", "ns": "50"}), d.Row("Đoài", cells={"dt": "30", "ns": "60"}))
    lua = _sheet(d.Table("t", yields, fields, total="Cộng"))
    assert [shown_total(lua, name).printed[0] for name in ("dt", "ns", "sl")] == ["40", "57,50", "230"]

    source = d.Split(d.Number("8"), Ref("dau"), cap=Ref("dau"), fixed="da_giao")
    parts = (d.Column("giam", source), d.Column("dau"), d.Column("da_giao"))
    villages = (d.Row("Đông", cells={"dau": "9"}), d.Row("Đoài", cells={"dau": "7", "da_giao": "2"}))
    giao = _sheet(d.Table("t", parts, villages))
    assert [giao.cell(at, "giam") for at in range(2)] == [6, 2]

    end = d.Formula(Op("+", Op("-", Ref("dau"), Ref("giam")), Ref("tang")))
    flows = (d.Column("dau", d.Opening("cuoi")), d.Column("giam"), d.Column("tang"), d.Column("cuoi", end))
    quarters = (
        d.Row("Quý I", cells={"dau": "29", "giam": "3", "tang": "1"}),
        d.Row("Quý II", cells={"giam": "4", "tang": "0"}),
    )
    ho = _sheet(d.Table("t", flows, quarters, total="Cả năm"))
    assert [[ho.cell(at, c.id) for c in flows] for at in range(2)] == [[29, 3, 1, 27], [27, 4, 0, 23]]
    assert [ho.total(c.id) for c in flows] == [29, 7, 1, 23]


def _sheet(table: d.Table) -> Sheet:
    return Evaluation(d.Plan("", 0, (table,))).sheet("t")


# --- the best rounding, held to all there are ----------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(25))
def test_the_least_distance_is_that_of_the_best_of_all_roundings(seed: int) -> None:
    chance = Random(seed)
    m = Maker(chance)
    m.tree(2, picks=0)
    names = ["q1", "q2"][: chance.randint(1, 2)]
    m.columns = [d.Column(name, decimals=0) for name in names]
    m.rows = m.rows[:6]
    sheet = _sheet(m.table())
    exact = {(at, name): Fraction(chance.randint(1, 99), 10) for at in sheet.leaves for name in names}
    together = Together.of(sheet, names, dict(exact))

    found = []
    for ups in itertools.product((0, 1), repeat=len(exact)):
        made: dict[tuple[int, str], Value] = {
            key: Fraction(value // 1 + up) for (key, value), up in zip(exact.items(), ups, strict=True)
        }
        if not [fault for fault in together.faults(made) if not fault.startswith("distance")]:
            sums = Together.of(sheet, names, made).exact
            found.append(together.distance(sums))
    assert together.least_distance() == min(found)
    assert (-1, ACROSS) in together.exact
