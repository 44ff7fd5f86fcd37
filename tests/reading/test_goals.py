"""Goals read as people write them: what they speak of, their bound, figure and unit."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kehoach
from kehoach.diagnostics import Findings, Place
from kehoach.numbers.reading import Separators
from kehoach.plan.goal import Aim, Bound, Goal
from kehoach.reading.goals import read_goal
from kehoach.source.nodes import Line

PLACE = Place("goal", 1, 1)


def read(text: str, unit: str = "") -> tuple[Goal | None, list[str]]:
    findings = Findings()
    goal = read_goal(Line(text, PLACE), unit, findings, separators=Separators.VIETNAMESE)
    return goal, [finding.code for finding in findings]


def goal(text: str, unit: str = "") -> Goal:
    made, codes = read(text, unit)
    assert made is not None, text
    assert codes == []
    return made


LEVEL, KEEP, RISE, FALL, OF_PLAN = Aim.LEVEL, Aim.KEEP, Aim.RISE, Aim.FALL, Aim.OF_PLAN
EXACT, LEAST, MOST, ABOVE, BELOW, RANGE, ABOUT = (
    *(Bound.EXACT, Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOVE, Bound.BELOW, Bound.RANGE),
    Bound.ABOUT,
)


@pytest.mark.parametrize(
    ("text", "aim", "bound", "unit"),
    [
        ("7 hộ", LEVEL, EXACT, "hộ"),
        ("= 7", LEVEL, EXACT, ""),
        ("07 trên 1.000 dân", LEVEL, EXACT, "trên 1.000 dân"),
        ("7/1.000 dân", LEVEL, EXACT, "/1.000 dân"),
        ("≥ 7 hộ", LEVEL, LEAST, "hộ"),
        ("≥ 7 hộ trở lên", LEVEL, LEAST, "hộ"),
        ("8,4 % trở lên", LEVEL, LEAST, "%"),
        ("từ 10 trở lên", LEVEL, LEAST, ""),
        ("đạt từ 95 % trở lên", LEVEL, LEAST, "%"),
        ("đạt từ 7", LEVEL, LEAST, ""),
        ("đạt 95%", LEVEL, LEAST, "%"),
        ("không dưới 5", LEVEL, LEAST, ""),
        ("≤ 3", LEVEL, MOST, ""),
        ("không vượt quá 3 hộ", LEVEL, MOST, "hộ"),
        ("3 hộ trở xuống", LEVEL, MOST, "hộ"),
        ("> 90 %", LEVEL, ABOVE, "%"),
        ("Trên 90 %", LEVEL, ABOVE, "%"),
        ("đạt trên 90 %", LEVEL, ABOVE, "%"),
        ("< 3", LEVEL, BELOW, ""),
        ("dưới 3 hộ", LEVEL, BELOW, "hộ"),
        ("35 - 40 %", LEVEL, RANGE, "%"),
        ("35 % – 40 %", LEVEL, RANGE, "%"),
        ("từ 7,5 đến 8 %", LEVEL, RANGE, "%"),
        ("duy trì 100 %", KEEP, EXACT, "%"),
        ("duy trì ở mức dưới 1 %", KEEP, BELOW, "%"),
        ("tăng 30", RISE, LEAST, ""),
        ("tăng thêm 30 hộ so với năm 2022", RISE, LEAST, "hộ"),
        ("tăng trên 10 % so với cùng kỳ", RISE, ABOVE, "%"),
        ("tăng 2 điểm %", RISE, LEAST, "điểm %"),
        ("phấn đấu tăng ≥ 5 %", RISE, LEAST, "%"),
        ("giảm 5 %", FALL, LEAST, "%"),
        ("giảm từ 5 - 7 %", FALL, RANGE, "%"),
        ("đạt 100 % kế hoạch giao", OF_PLAN, LEAST, "%"),
        ("100% chỉ tiêu được giao", OF_PLAN, LEAST, "%"),
        ("trên 100 % kế hoạch năm", OF_PLAN, ABOVE, "%"),
        ("giảm còn 3 %", LEVEL, MOST, "%"),
        ("Giảm xuống còn 3 % so với năm 2025", LEVEL, MOST, "%"),
        ("còn 3 hộ", LEVEL, MOST, "hộ"),
        ("giảm còn dưới 3 %", LEVEL, BELOW, "%"),
        ("giảm còn 3 - 4 %", LEVEL, RANGE, "%"),
        ("phấn đấu giảm còn 3", LEVEL, MOST, ""),
        ("phấn đấu đạt 90 %", LEVEL, LEAST, "%"),
        ("phấn đấu 90 %", LEVEL, LEAST, "%"),
        ("phấn đấu trên 90 %", LEVEL, ABOVE, "%"),
        ("phấn đấu duy trì 100 %", KEEP, EXACT, "%"),
        ("khoảng 20 hộ", LEVEL, ABOUT, "hộ"),
        ("đạt khoảng 20", LEVEL, ABOUT, ""),
        ("khoảng 20 - 25 hộ", LEVEL, RANGE, "hộ"),
        ("tăng khoảng 10 %", RISE, ABOUT, "%"),
        ("không còn", LEVEL, MOST, ""),
        ("Không còn hộ nghèo", LEVEL, MOST, ""),
        ("phấn đấu không còn nhà tạm", LEVEL, MOST, ""),
        ("nhân rộng 20 mô hình", LEVEL, LEAST, "mô hình"),
        ("giữ nguyên 100 %", KEEP, EXACT, "%"),
        ("giữ vững 12 trường", KEEP, EXACT, "trường"),
    ],
)
def test_a_goal_is_read(text: str, aim: Aim, bound: Bound, unit: str) -> None:
    made = goal(f"  {text} ")
    assert (made.aim, made.bound, made.unit, made.text, made.yearly) == (aim, bound, unit, text, False)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("tăng bình quân 10 %/năm", "%"),
        ("tăng trưởng bình quân từ 10 % trở lên", "%"),
        ("tăng 10 % mỗi năm", "%"),
        ("giảm bình quân 1 - 1,5 %/năm", "%"),
        ("tăng bình quân 10", ""),
        ("giảm 3 hộ/năm", "hộ"),
    ],
)
def test_a_yearly_change_is_read(text: str, unit: str) -> None:
    made = goal(text)
    assert (made.yearly, made.unit) == (True, unit)


@pytest.mark.parametrize("text", ["%/năm", "trên 1.000 dân"])
def test_a_level_counted_by_the_year_is_no_change(text: str) -> None:
    assert not goal(f"8 {text}").yearly


@pytest.mark.parametrize(
    "text",
    [
        *("", "nhiều", "tăng", "tăng nhiều", "tăng 5 giảm 3", "giảm", "duy trì", "duy trì tốt", "trên", "dưới", "đạt"),
        *("> 7 <", "≥", "≥ bảy", "7 -", "- 7 -", "1 hoặc 2", "7 (bảy) hộ", "dưới 3 trở lên", "đạt kế hoạch", "tăng10"),
    ],
)
def test_what_is_no_goal_is_one_finding(text: str) -> None:
    assert read(text) == (None, ["KH230"])


def test_a_figure_that_reads_badly_is_found_at_its_place() -> None:
    findings = Findings()
    assert read_goal(Line("tăng 0.84 %", PLACE), "", findings, separators=Separators.VIETNAMESE) is None
    assert [(f.code, f.column) for f in findings] == [("KH207", 6)]
    assert read("≥ 7,5", "hộ")[1] == ["KH208"]


FIGURES = st.integers(0, 1_000_000).map(lambda hundredths: Fraction(hundredths, 100))
WORDS = {
    **dict.fromkeys(("≥", ">=", "ít nhất", "không dưới", "đạt", "đạt từ"), LEAST),
    **dict.fromkeys(("≤", "không quá", "tối đa"), MOST),
    **dict.fromkeys((">", "trên", "vượt", "đạt trên"), ABOVE),
    **dict.fromkeys(("<", "dưới", "thấp hơn"), BELOW),
    **dict.fromkeys(("", "="), EXACT),
}


@given(
    st.sampled_from(sorted(WORDS)),
    FIGURES,
    st.sampled_from(["", " %", "%", " hộ nghèo", " triệu đồng/người", " điểm %"]),
    st.sampled_from(["", "tăng ", "giảm bình quân ", "duy trì ", "Tăng thêm "]),
)
def test_every_way_to_write_a_bound_reads_as_itself(word: str, value: Fraction, unit: str, aim: str) -> None:
    shown = kehoach.format_number(value, 2)
    made = goal(f"{aim}{word} {shown}{unit}")
    change = aim.strip().lower()[:4] in ("tăng", "giảm")
    assert (made.value.value, made.value.places, made.unit) == (value, 2, unit.strip())
    assert made.bound is (LEAST if change and WORDS[word] is EXACT else WORDS[word])
    assert made.text == " ".join(f"{aim}{word} {shown}{unit}".split())


@given(st.text("≥≤<>=tăngiảmđạrệ 0123456789.,%-–/", max_size=24))
def test_any_text_is_a_goal_or_a_finding(text: str) -> None:
    made, codes = read(text)
    assert (made is None) == bool(codes)
    assert len(codes) <= 1


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("mỗi năm tăng 10 %", Aim.RISE),
        ("bình quân mỗi năm giảm 5 %", Aim.FALL),
        ("hằng năm giảm 1 - 1,5 %", Aim.FALL),
        ("tăng bình quân mỗi năm 10 %", Aim.RISE),
        ("phấn đấu mỗi năm tăng trên 10 %", Aim.RISE),
        ("tăng 10 % mỗi năm", Aim.RISE),
    ],
)
def test_a_goal_of_each_year_is_yearly(text: str, aim: Aim) -> None:
    made = goal(text)
    assert (made.aim, made.yearly, made.text) == (aim, True, text)


@pytest.mark.parametrize("text", ["mỗi năm 20 hộ", "giữ nguyên", "khoảng", "giảm còn", "nhân rộng", "phấn đấu"])
def test_a_goal_whose_meaning_is_not_clear_is_not_read(text: str) -> None:
    assert read(text) == (None, ["KH230"])
