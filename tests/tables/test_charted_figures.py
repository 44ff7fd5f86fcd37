"""What a chart draws: the rows that add up to the total, each figure exactly and in the unit in which it is printed."""

from __future__ import annotations

from fractions import Fraction

import kehoach
from kehoach.plan.audience import Audience
from kehoach.tables.charted_figures import ChartedFigures, charted_figures, size_of
from tests.chart_specs import charted
from tests.spec_text import table


def drawn(spec: str) -> ChartedFigures:
    computed = kehoach.compute(kehoach.loads(spec))
    chart = computed.plan.charts["so_do"]
    return charted_figures(chart, computed.tables[chart.of], Audience.PLAN)


def test_an_absence_is_a_gap_and_never_0() -> None:
    found = drawn(charted())

    assert [[size_of(one) for one in column] for column in found.figures] == [[1204, 3], [2, None]]
    assert [[one.text for one in column] for column in found.figures] == [["1.204", "3"], ["2", "chưa có"]]
    assert found.units == ("hộ",)


def test_without_columns_all_printed_figures_are_drawn() -> None:
    assert [column.id for column in drawn(charted("of: ho_ngheo\n")).columns] == ["dau", "giam"]


def test_groups_and_what_is_picked_out_of_rows_are_not_drawn() -> None:
    rows = "Ten | dau\nMiền núi | 7\n  Thôn A | 3\n  Thôn B | 4\nThôn C | 5\n  trong đó: hộ mới | 2\n"
    grouped = table("ho_ngheo", {"dau": "kind: number\nunit: hộ"}, rows)
    computed = kehoach.compute(kehoach.loads(charted("of: ho_ngheo\n", grouped)))
    names = [row.name for row in computed.tables["ho_ngheo"].rows]

    assert [names[row] for row in drawn(charted("of: ho_ngheo\n", grouped)).rows] == ["Thôn A", "Thôn B", "Thôn C"]


def test_figures_are_in_the_unit_above_their_table() -> None:
    money = table(
        "ho_ngheo",
        {"dau": "kind: number\nunit: đồng"},
        "Ten | dau\nA | 1.500.000\n",
        unit="triệu đồng",
    )
    found = drawn(charted("of: ho_ngheo\n", money))

    assert size_of(found.figures[0][0]) == Fraction(3, 2)
    assert (found.figures[0][0].text, found.units) == ("1,5", ("triệu đồng",))
