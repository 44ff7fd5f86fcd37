"""The target tables of examples/chi-tieu-mau: what is computed and judged there against figures worked out here."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.plan.goal import Aim, Bound, Goal
from tests.conftest import EXAMPLES, Docx, findings_in

if TYPE_CHECKING:
    from kehoach import ComputedPlan

PLAN = EXAMPLES / "chi-tieu-mau" / "plan.yaml"


@pytest.fixture(scope="module")
def computed() -> ComputedPlan:
    return kehoach.compute(kehoach.load(PLAN))


@pytest.fixture(scope="module")
def document(computed: ComputedPlan) -> Docx:
    return Docx(kehoach.render(computed))


def printed(document: Docx, *first: str) -> list[list[str]]:
    """The one table that has a row beginning so."""
    (found,) = [table for table in document.tables() if any(tuple(row[: len(first)]) == first for row in table)]
    return found


def test_the_example_has_no_finding() -> None:
    assert kehoach.check(PLAN) == []


def test_every_kind_of_goal_is_read(computed: ComputedPlan) -> None:
    table = computed.tables["chi_tieu"]
    at = [column.id for column in table.table.columns].index("kh.2030")
    goals = {row.name: cell for row in table.rows if isinstance(cell := row.cells[at], Goal)}
    read = [(goal.aim, goal.bound, goal.value.value, goal.yearly) for goal in goals.values()]

    assert read == [
        (Aim.LEVEL, Bound.AT_LEAST, 9, False),
        (Aim.RISE, Bound.AT_LEAST, 8, True),
        (Aim.LEVEL, Bound.EXACT, 7, False),
        (Aim.LEVEL, Bound.RANGE, 35, False),
        (Aim.OF_PLAN, Bound.AT_LEAST, 100, False),
        (Aim.LEVEL, Bound.BELOW, 2, False),
        (Aim.LEVEL, Bound.AT_MOST, 4, False),
        (Aim.LEVEL, Bound.AT_LEAST, 98, False),
        (Aim.LEVEL, Bound.AT_LEAST, 5, False),
        (Aim.LEVEL, Bound.EXACT, 100, False),
        (Aim.LEVEL, Bound.AT_LEAST, 95, False),
    ]


def test_the_target_table_prints_as_it_is_typed(document: Docx) -> None:
    # Both names of the row of two targets take two lines, so each figure beside them is followed by an empty one.
    assert printed(document, "1", "Tốc độ tăng giá trị sản xuất", "%", "8,1", "≥ 8,4") == [
        ["TT", "Chỉ tiêu", "ĐVT", "Thực hiện", "Kế hoạch", "Đơn vị chủ trì"],
        ["", "", "", "2024", "2025", "2026", "2030", ""],
        ["I. Nhóm kinh tế (05 chỉ tiêu)"],
        ["1", "Tốc độ tăng giá trị sản xuất", "%", "8,1", "≥ 8,4", "≥ 8,6", "≥ 9,0", "Phòng Kinh tế"],
        [
            *("2", "Thu ngân sách trên địa bàn", "triệu đồng", "3.420", "tăng 5%", "tăng 10%"),
            *("tăng bình quân 8%/năm", "Phòng Kinh tế"),
        ],
        ["3", "Doanh nghiệp đang hoạt động", "DN/1.000 dân", "5", "05", "06", "07", "Phòng Kinh tế"],
        [
            *("4", "Diện tích nuôi trồng ứng dụng công nghệ cao", "%", "28,5", "30 - 32", "31 - 34", "35 - 40"),
            "Trung tâm Dịch vụ",
        ],
        [
            *("5", "Giải ngân vốn đầu tư công", "triệu đồng", "11.850"),
            *(["đạt 100% kế hoạch giao"] * 3),
            "Ban Quản lý dự án",
        ],
        ["II. Nhóm xã hội, môi trường (05 chỉ tiêu)"],
        [
            *("1", "Tỷ lệ hộ nghèo\nTỷ lệ hộ cận nghèo", "%\n\n%\n", "4,20\n\n6,35\n"),
            *("≤ 3,8\n\n≤ 6\n", "≤ 3,3\n\n≤ 5,5\n", "dưới 2\n\n≤ 4\n"),
            "Phòng VH - XH",
        ],
        [
            *("2", "Người tham gia bảo hiểm y tế", "%", "95,6", "từ 96 trở lên", "từ 97 trở lên", "≥ 98"),
            "Phòng VH - XH",
        ],
        ["3", "Trường đạt chuẩn quốc gia", "trường", "3", "duy trì 3", "≥ 4", "≥ 5", "Phòng VH - XH"],
        ["4", "Hộ dùng nước sạch", "%", "61,70 (a)", "≥ 65", "≥ 70", "100", "Trung tâm Dịch vụ"],
        ["5", "Chất thải rắn được thu gom", "%", "chưa có", "≥ 90", "≥ 92", "≥ 95", "Trung tâm Dịch vụ"],
    ]
    assert "(a) Số ước, chờ kết quả điều tra." in document.paragraphs()


def test_each_target_is_judged(computed: ComputedPlan, document: Docx) -> None:
    margins = {
        "Tốc độ tăng giá trị sản xuất": Fraction("8.1") - 8,
        "Thu ngân sách trên địa bàn": 3420 - Fraction(3150) * 110 / 100,
        "Doanh nghiệp đang hoạt động": 5 - 5,
        "Diện tích ứng dụng công nghệ cao": 28 - Fraction("28.5"),
        "Tỷ lệ hộ nghèo": Fraction("4.5") - Fraction("4.2"),
        "Số hộ nghèo": (92 - 15) - 75,
        "Trường đạt chuẩn quốc gia": 0,
        "Kế hoạch trồng rừng": Fraction("38.5") - 40,
        "Chất thải rắn được thu gom": None,
    }
    found = {name: computed.verdict(f"danh_gia[{name}].muc") for name in margins}

    assert {name: verdict.margin for name, verdict in found.items()} == margins
    assert [verdict.met for verdict in found.values()] == [True, False, True, False, True, True, True, False, None]
    rows = printed(document, "1", "Tốc độ tăng giá trị sản xuất", "%", "7,9")[1:]
    assert [row[-1] for row in rows] == [
        "vượt",
        "không đạt (thiếu 45 triệu đồng)",
        "đạt",
        "không đạt (lệch 0,5%)",
        "đạt",
        "vượt",
        "đạt",
        "không đạt (thiếu 1,5 ha)",
        "chưa có",
    ]


def test_the_series_is_compared_on_one_side_of_its_break(computed: ComputedPlan, document: Docx) -> None:
    assert computed["quy_mo[Đàn bò].tang"].value == Fraction(1320 - 1250, 1250) * 100
    assert computed["quy_mo[Đàn lợn].chenh"].value == 3550 - 3600
    assert printed(document, "1", "Đàn bò")[2:] == [
        ["1", "Đàn bò", "1.250", "1.320", "1.300", "1.600", "5,60", "300"],
        ["2", "Đàn lợn", "3.400", "3.350", "3.600", "3.550", "-1,47", "-50"],
    ]
    spec = PLAN.read_text(encoding="utf-8").replace("growth: so.2026 / so.2025", "growth: so.2030 / so.2026")
    assert [finding.code for finding in findings_in(spec)] == ["KH440"]


def test_money_is_added_over_years_and_rows(computed: ComputedPlan, document: Docx) -> None:
    typed = {
        "Đường trục thôn Một": (1200, 1500, 0, 0),
        "Cầu dân sinh": (0, 800, 1250, 0),
        "Đường nội đồng (bổ sung)": (0, 0, 640, 360),
        "Trường mầm non": (2100, 2100, 900, 500),
    }
    by_year = [sum(years) for years in zip(*typed.values(), strict=True)]

    for name, years in typed.items():
        assert computed[f"von[{name}].cong"].value == sum(years)
    assert [computed[f"von.total.nam.{year}"].value for year in (2025, 2026, 2027, 2028)] == by_year
    assert computed["von.total.cong"].value == sum(by_year)
    assert computed["von.total.ty_le"].value == Fraction(by_year[0], sum(by_year)) * 100
    assert [row[:3] for row in printed(document, "A", "Giao thông (3 dự án)")[2:]] == [
        ["(1)", "(2)", "(3)=(4)+(5)+(6)+(7)"],
        ["A", "Giao thông (3 dự án)", "5.750"],
        ["1", "Đường trục thôn Một", "2.700"],
        ["2", "Cầu dân sinh", "2.050"],
        ["2a", "Đường nội đồng (bổ sung)", "1.000"],
        ["B", "Giáo dục (1 dự án)", "5.600"],
        ["3", "Trường mầm non", "5.600"],
        ["", "Tổng cộng", "11.350"],
    ]


def test_the_prose_says_what_the_tables_say(document: Docx) -> None:
    prose = "\n".join(document.paragraphs())

    for said in (
        "10 chỉ tiêu chủ yếu, gồm 5 chỉ tiêu kinh tế và 5 chỉ tiêu xã hội",
        "từ 1.250 con năm 2025 lên 1.600 con năm 2030",
        "Tổng vốn giai đoạn 2025 - 2030 là 11.350 triệu đồng, riêng năm 2026 là 4.400 triệu đồng",
    ):
        assert said in prose
