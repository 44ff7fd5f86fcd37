"""The kinds of table that communes write, one of each: every computed cell of examples/bang-mau against figures worked
out here, from inputs typed here, with Fractions and nothing of the library's.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

import kehoach
from tests.conftest import EXAMPLES, Docx

if TYPE_CHECKING:
    from kehoach import ComputedPlan

PLAN = EXAMPLES / "bang-mau" / "plan.yaml"

THON = ("Thôn Đông", "Thôn Đoài", "Thôn Trung", "Thôn Hạ", "Thôn Nam Sơn", "Thôn Bắc Sơn")
Row = dict[str, Fraction]
"""The figures of one row by the id of their column."""


@pytest.fixture(scope="module")
def computed() -> ComputedPlan:
    return kehoach.compute(kehoach.load(PLAN))


@pytest.fixture(scope="module")
def document(computed: ComputedPlan) -> Docx:
    return Docx(kehoach.render(computed))


def f(text: str) -> Fraction:
    """A figure as Vietnamese write it."""
    return Fraction(text.replace(".", "").replace(",", "."))


def figures(columns: str, rows: dict[str, str]) -> dict[str, Row]:
    """Rows of typed figures, the ids of their columns first."""
    ids = columns.split()
    return {name: dict(zip(ids, map(f, cells.split()), strict=True)) for name, cells in rows.items()}


def added(*rows: Row) -> Row:
    return {column: sum((row[column] for row in rows), Fraction()) for column in rows[0]}


def shown(value: Fraction, decimals: int) -> str:
    """Rounded half away from zero, with a dot at the thousands and a decimal comma."""
    scaled = math.floor(abs(value) * 10**decimals + Fraction(1, 2))
    whole, rest = divmod(scaled, 10**decimals)
    sign = "-" if value < 0 and scaled else ""
    return sign + f"{whole:,}".replace(",", ".") + (f",{rest:0{decimals}d}" if decimals else "")


def values(computed: ComputedPlan, table: str, rows: dict[str, Row]) -> dict[str, Row]:
    """What the library has at the same places; the row ``total`` is the total row."""
    found: dict[str, Row] = {}
    for name, row in rows.items():
        place = f"{table}.total" if name == "total" else f"{table}[{name}]"
        found[name] = {}
        for column in row:
            value = computed[f"{place}.{column}"].value
            assert isinstance(value, Fraction | int), (name, column, value)
            found[name][column] = Fraction(value)
    return found


def printed(document: Docx, title: str) -> list[list[str]]:
    """The table whose first row begins so."""
    (table,) = [table for table in document.tables() if table[0][: len(title.split("|"))] == title.split("|")]
    return table


def test_the_example_has_no_finding() -> None:
    assert kehoach.check(PLAN) == []


def areas() -> dict[str, Row]:
    typed = ("4,12 312 1205", "3,85 268 1043", "2,96 341 1312", "5,40 287 1118", "8,73 196 785", "10,94 158 662")
    return figures("dt ho dan", dict(zip(THON, typed, strict=True)))


def test_the_base_list_has_its_density_from_the_totals(computed: ComputedPlan, document: Docx) -> None:
    rows = areas()
    rows["total"] = added(*rows.values())
    assert rows["total"] == {"dt": 36, "ho": 1562, "dan": 6125}
    for row in rows.values():
        row |= {"mat_do": row["dan"] / row["dt"], "quy_mo": row["dan"] / row["ho"]}

    assert values(computed, "dan_cu", rows) == rows
    assert printed(document, "TT|Thôn|Diện tích (km²)")[1:] == [
        ["1", "Thôn Đông", "4,12", "312", "1.205", "292", "3,86"],
        ["2", "Thôn Đoài", "3,85", "268", "1.043", "271", "3,89"],
        ["3", "Thôn Trung", "2,96", "341", "1.312", "443", "3,85"],
        ["4", "Thôn Hạ", "5,40", "287", "1.118", "207", "3,90"],
        ["5", "Thôn Nam Sơn", "8,73", "196", "785", "90", "4,01"],
        ["6", "Thôn Bắc Sơn", "10,94", "158", "662", "61", "4,19"],
        ["", "Toàn xã", "36,00", "1.562", "6.125", "170", "3,92"],
    ]


def test_the_structure_adds_up_to_a_hundred(computed: ComputedPlan, document: Docx) -> None:
    rows = figures(
        "so nu",
        {
            "Nông, lâm nghiệp và thủy sản": "1528 801",
            "Công nghiệp - xây dựng": "956 402",
            "Thương mại": "511 296",
            "Dịch vụ khác": "432 215",
        },
    )
    whole = added(*rows.values())
    exact = {name: row["so"] * 10000 / whole["so"] for name, row in rows.items()}
    hundredths = {name: math.floor(value) for name, value in exact.items()}
    for name in sorted(exact, key=lambda name: hundredths[name] - exact[name])[: 10000 - sum(hundredths.values())]:
        hundredths[name] += 1
    for name, row in (rows | {"total": whole}).items():
        row["tl_nu"] = row["nu"] * 100 / row["so"]
        row["ty_trong"] = Fraction(hundredths[name], 100) if name != "total" else Fraction(100)
    rows["total"] = whole

    assert sum(math.floor(value + Fraction(1, 2)) for value in exact.values()) == 10001
    assert sum(hundredths.values()) == 10000
    assert values(computed, "co_cau", rows) == rows
    table = printed(document, "TT|Ngành")
    assert [row[3] for row in table[2:]] == FOOTED
    for line, name in zip(table[2:], rows, strict=True):
        assert line[2:] == [shown(rows[name][c], d) for c, d in (("so", 0), ("ty_trong", 2), ("nu", 0), ("tl_nu", 2))]


FOOTED = ["44,59", "27,90", "14,91", "12,60", "100,00"]


def budget() -> dict[str, Row]:
    typed = figures(
        "tinh xa th",
        {
            "Phí, lệ phí": "120 125 131,5",
            "Thu từ quỹ đất công ích": "310 330 342",
            "Thu khác": "80 95 88,2",
            "Thuế giá trị gia tăng": "640 680 712,4",
            "hộ kinh doanh": "210 225 238,6",
            "Lệ phí trước bạ": "450 450 421,9",
            "Tiền sử dụng đất": "1500 1600 1704",
            "Hoàn trả thu thừa": "20 20 12,5",
            "Bổ sung cân đối": "6400 6400 6400",
            "Bổ sung có mục tiêu": "1850 1850 1786,5",
            "giảm nghèo": "1200 1200 1136,5",
        },
    )
    own = added(*(typed[name] for name in ("Phí, lệ phí", "Thu từ quỹ đất công ích", "Thu khác")))
    shared = added(*(typed[name] for name in ("Thuế giá trị gia tăng", "Lệ phí trước bạ", "Tiền sử dụng đất")))
    back = {column: -value for column, value in typed["Hoàn trả thu thừa"].items()}
    local = added(own, shared, back)
    above = added(typed["Bổ sung cân đối"], typed["Bổ sung có mục tiêu"])
    rows = typed | {
        "Thu xã hưởng 100%": own,
        "Thu phân chia theo tỷ lệ": shared,
        "Thu trên địa bàn": local,
        "Bổ sung từ cấp trên": above,
        "total": added(local, above),
    }
    for row in rows.values():
        row |= {"dat_xa": row["th"] * 100 / row["xa"], "dat_tinh": row["th"] * 100 / row["tinh"]}
    return rows


def test_the_budget_counts_parts_once_and_picks_never(computed: ComputedPlan) -> None:
    rows = budget()

    assert values(computed, "ngan_sach", rows) == rows
    assert rows["Thu trên địa bàn"]["th"] == f("561,7") + f("2838,3") - f("12,5") == f("3387,5")
    assert rows["total"] == {
        "tinh": 11330,
        "xa": 11510,
        "th": 11574,
        "dat_xa": Fraction(115740, 1151),
        "dat_tinh": Fraction(115740, 1133),
    }


def test_the_budget_is_printed_as_a_tree(document: Docx) -> None:
    assert printed(document, "TT|Nội dung|Dự toán")[2:] == [
        ["A", "B", "1", "2", "3", "4=3/2*100", "5=3/1*100"],
        ["A", "Thu trên địa bàn", "3.080", "3.260", "3.387,5", "103,91", "109,98"],
        ["I", "Thu xã hưởng 100%", "510", "550", "561,7", "102,13", "110,14"],
        ["1", "Phí, lệ phí", "120", "125", "131,5", "105,20", "109,58"],
        ["2", "Thu từ quỹ đất công ích", "310", "330", "342,0", "103,64", "110,32"],
        ["3", "Thu khác", "80", "95", "88,2", "92,84", "110,25"],
        ["II", "Thu phân chia theo tỷ lệ", "2.590", "2.730", "2.838,3", "103,97", "109,59"],
        ["1", "Thuế giá trị gia tăng", "640", "680", "712,4", "104,76", "111,31"],
        ["", "trong đó: hộ kinh doanh", "210", "225", "238,6", "106,04", "113,62"],
        ["2", "Lệ phí trước bạ", "450", "450", "421,9", "93,76", "93,76"],
        ["3", "Tiền sử dụng đất", "1.500", "1.600", "1.704,0", "106,50", "113,60"],
        ["III", "trừ: Hoàn trả thu thừa", "20", "20", "12,5", "62,50", "62,50"],
        ["B", "Bổ sung từ cấp trên", "8.250", "8.250", "8.186,5", "99,23", "99,23"],
        ["I", "gồm: Bổ sung cân đối", "6.400", "6.400", "6.400,0", "100,00", "100,00"],
        ["II", "Bổ sung có mục tiêu", "1.850", "1.850", "1.786,5", "96,57", "96,57"],
        ["", "trong đó: giảm nghèo", "1.200", "1.200", "1.136,5", "94,71", "94,71"],
        ["", "Tổng thu", "11.330", "11.510", "11.574,0", "100,56", "102,15"],
    ]


def test_the_quarters_add_up_to_the_budget(computed: ComputedPlan, document: Docx) -> None:
    rows = figures(
        "kh th", {"Quý I": "650 598,4", "Quý II": "800 842,7", "Quý III": "860 905,2", "Quý IV": "950 1041,2"}
    )
    year = added(*rows.values())
    assert year == {column: budget()["Thu trên địa bàn"][of] for column, of in (("kh", "xa"), ("th", "th"))}
    so_far = Fraction()
    for row in rows.values():
        so_far += row["th"]
        row |= {"dat": row["th"] * 100 / row["kh"], "lk": so_far, "lk_dat": so_far * 100 / year["kh"]}
    rows["total"] = year | {"dat": year["th"] * 100 / year["kh"]}

    assert values(computed, "theo_quy", rows) == rows
    assert printed(document, "Quý|Dự toán")[1:] == [
        ["Quý I", "650", "598,4", "92,06", "598,4", "18,36"],
        ["Quý II", "800", "842,7", "105,34", "1.441,1", "44,21"],
        ["Quý III", "860", "905,2", "105,26", "2.346,3", "71,97"],
        ["Quý IV", "950", "1.041,2", "109,60", "3.387,5", "103,91"],
        ["Cả năm", "3.260", "3.387,5", "103,91", "", ""],
    ]


def review() -> dict[str, Row]:
    typed = ("14 5 1 0", "11 3 0 1", "9 3 1 0", "16 6 2 0", "23 8 1 1", "27 9 2 1")
    rows = figures("dau giam moi tai", dict(zip(THON, typed, strict=True)))
    for name, row in rows.items():
        row |= {"cuoi": row["dau"] - row["giam"] + row["moi"] + row["tai"], "ho": areas()[name]["ho"]}
    rows["total"] = added(*rows.values())
    for row in rows.values():
        row |= {"tl_dau": row["dau"] * 100 / row["ho"], "tl_cuoi": row["cuoi"] * 100 / row["ho"]}
    return rows


def test_the_stock_is_carried_over_and_its_rates_use_a_hidden_column(computed: ComputedPlan, document: Docx) -> None:
    rows = review()
    assert {name: row["cuoi"] for name, row in rows.items()} == dict(
        zip((*THON, "total"), (10, 9, 7, 12, 17, 21, 76), strict=True)
    )

    assert values(computed, "ho_ngheo", rows) == rows
    table = printed(document, "TT|Thôn|Đầu năm")
    assert table[0] == ["TT", "Thôn", "Đầu năm", "Trong năm", "Cuối năm"]
    assert table[3:] == [
        ["1", "Thôn Đông", "14", "4,49", "5", "1", "0", "10", "3,21"],
        ["2", "Thôn Đoài", "11", "4,10", "3", "0", "1", "9", "3,36"],
        ["3", "Thôn Trung", "9", "2,64", "3", "1", "0", "7", "2,05"],
        ["4", "Thôn Hạ", "16", "5,57", "6", "2", "0", "12", "4,18"],
        ["5", "Thôn Nam Sơn", "23", "11,73", "8", "1", "1", "17", "8,67"],
        ["6", "Thôn Bắc Sơn", "27", "17,09", "9", "2", "1", "21", "13,29"],
        ["", "Toàn xã", "100", "6,40", "34", "7", "3", "76", "4,87"],
    ]


def test_the_targets_are_given_out_between_floor_and_cap(computed: ComputedPlan, document: Docx) -> None:
    # 20 × 21/76 = 5,53 is over the cap 5, 20 × 12/76 = 3,16 over 3, 20 × 7/76 = 1,84 under the floor 2. The other ten
    # go 10 : 9 : 17, which is 2,78, 2,5 and 4,72: 2, 2 and 4, and one more to the first and the last.
    given = {
        "Thôn Đông": 3, "Thôn Đoài": 2, "Thôn Trung": 2, "Thôn Hạ": 3, "Thôn Nam Sơn": 5, "Thôn Bắc Sơn": 5
    }  # fmt: skip
    can = {"Thôn Đông": 4, "Thôn Đoài": 3, "Thôn Trung": 3, "Thôn Hạ": 3, "Thôn Nam Sơn": 6, "Thôn Bắc Sơn": 5}
    rows = {
        name: {
            "dau": review()[name]["cuoi"],
            "kha_nang": Fraction(can[name]),
            "giam": Fraction(given[name]),
            "con": review()[name]["cuoi"] - given[name],
        }
        for name in THON
    }
    rows["total"] = added(*rows.values())
    assert rows["total"] == {"dau": 76, "kha_nang": 24, "giam": 20, "con": 56}

    assert values(computed, "giao", rows) == rows
    assert computed["cam_ket.planned"].value == 20
    assert [row[2:] for row in printed(document, "TT|Thôn|Hộ nghèo đầu năm (hộ)")[1:]] == [
        ["10", "4", "03", "07"],
        ["9", "3", "02", "07"],
        ["7", "3", "02", "05"],
        ["12", "3", "03", "09"],
        ["17", "6", "05", "12"],
        ["21", "5", "05", "16"],
        ["76", "24", "20", "56"],
    ]


def test_plan_against_actual_and_what_is_not_known_yet(computed: ComputedPlan, document: Docx) -> None:
    rows = figures(
        "truoc kh th",
        {
            "Sản lượng lương thực": "2586 2600 2632",
            "Đàn lợn": "3400 3500 3290",
            "Đàn gia cầm": "62000 65000 68500",
            "Việc làm mới": "140 150 162",
        },
    )
    for row in rows.values():
        row |= {"dat": row["th"] * 100 / row["kh"], "tang": (row["th"] - row["truoc"]) * 100 / row["truoc"]}

    assert values(computed, "ket_qua", rows) == rows
    assert [row[1:] for row in printed(document, "TT|Chỉ tiêu|ĐVT")[2:]] == [
        ["Sản lượng lương thực", "tấn", "2.586", "2.600", "2.632", "101,23", "1,78"],
        ["Đàn lợn", "con", "3.400", "3.500", "3.290", "94,00", "-3,24"],
        ["Đàn gia cầm", "con", "62.000", "65.000", "68.500", "105,38", "10,48"],
        ["Việc làm mới", "người", "140", "150", "162", "108,00", "15,71"],
        ["Trồng rừng tập trung", "ha", "35,5", "40", "chưa có", "chưa có", "chưa có"],
    ]


def test_average_yields_are_outputs_over_areas(computed: ComputedPlan, document: Docx) -> None:
    rows = figures(
        "dt_xuan ns_xuan dt_mua ns_mua",
        {
            "Thôn Đông": "62,5 64 60 55",
            "Thôn Đoài": "54 62,5 52,5 54,2",
            "Thôn Trung": "41,2 65,5 40 56",
            "Thôn Hạ": "70 61 68,4 52,5",
        },
    )
    for row in rows.values():
        row |= {crop: row["dt" + crop[2:]] * row["ns" + crop[2:]] / 10 for crop in ("sl_xuan", "sl_mua")}
        row["sl"] = row["sl_xuan"] + row["sl_mua"]
    rows["total"] = whole = added(*rows.values())
    whole |= {"ns_xuan": whole["sl_xuan"] * 10 / whole["dt_xuan"], "ns_mua": whole["sl_mua"] * 10 / whole["dt_mua"]}
    for row in rows.values():
        row["ns"] = row["sl"] * 10 / (row["dt_xuan"] + row["dt_mua"])
    assert (whole["sl_xuan"], whole["sl_mua"], whole["sl"]) == (f("1434,36"), f("1197,65"), f("2632,01"))

    assert values(computed, "lua", rows) == rows
    assert [row[1:] for row in printed(document, "TT|Thôn|Vụ xuân")[2:]] == [
        ["Thôn Đông", "62,5", "64,0", "400,00", "60,0", "55,0", "330,00", "59,59", "730,00"],
        ["Thôn Đoài", "54,0", "62,5", "337,50", "52,5", "54,2", "284,55", "58,41", "622,05"],
        ["Thôn Trung", "41,2", "65,5", "269,86", "40,0", "56,0", "224,00", "60,82", "493,86"],
        ["Thôn Hạ", "70,0", "61,0", "427,00", "68,4", "52,5", "359,10", "56,80", "786,10"],
        ["Toàn xã", "227,7", "62,99", "1.434,36", "220,9", "54,22", "1.197,65", "58,67", "2.632,01"],
    ]


def test_the_estimate_is_quantity_times_price_and_read_out_in_words(computed: ComputedPlan, document: Docx) -> None:
    rows = figures(
        "so_luong don_gia",
        {
            "In tài liệu": "85 22.500",
            "Nước uống": "85 20.000",
            "Trang trí hội trường": "1 1.200.000",
            "Bồi dưỡng báo cáo viên": "4 800.000",
            "Hỗ trợ tiền ăn học viên": "120 80.000",
            "Mua giống trình diễn": "37,5 65.000",
        },
    )
    for row in rows.values():
        row["tien"] = row["so_luong"] * row["don_gia"]
    costs = [row["tien"] for row in rows.values()]
    rows["Hội nghị triển khai"] = {"tien": sum(costs[:3], Fraction())}
    rows["Tập huấn kỹ thuật"] = {"tien": sum(costs[3:], Fraction())}
    rows["total"] = {"tien": sum(costs, Fraction())}
    assert rows["total"]["tien"] == 20050000

    assert values(computed, "du_toan", rows) == rows
    assert printed(document, "TT|Nội dung|ĐVT")[1:] == [
        ["I", "Hội nghị triển khai", "", "", "4.812.500"],
        ["1", "In tài liệu", "bộ", "85", "22.500", "1.912.500"],
        ["2", "Nước uống", "người", "85", "20.000", "1.700.000"],
        ["3", "Trang trí hội trường", "lần", "1", "1.200.000", "1.200.000"],
        ["II", "Tập huấn kỹ thuật", "", "", "15.237.500"],
        ["1", "Bồi dưỡng báo cáo viên", "buổi", "4", "800.000", "3.200.000"],
        ["2", "Hỗ trợ tiền ăn học viên", "người", "120", "80.000", "9.600.000"],
        ["3", "Mua giống trình diễn", "kg", "37,5", "65.000", "2.437.500"],
        ["", "Tổng cộng", "", "", "", "20.050.000"],
    ]
    assert any(
        "20.050.000 đồng (bằng chữ: hai mươi triệu không trăm năm mươi nghìn đồng)" in text
        for text in document.paragraphs()
    )


def test_the_prose_says_what_the_tables_say(document: Docx) -> None:
    prose = "\n".join(document.paragraphs())

    for said in (
        "6 thôn, 1.562 hộ, 6.125 người; mật độ 170 người/km²",
        "đạt 11.574,0 triệu đồng, bằng 100,56% dự toán",
        "từ 100 hộ xuống 76 hộ, còn 4,87%",
        "đạt 2.632,01 tấn, bình quân 58,67 tạ/ha",
        "giảm ít nhất 20 hộ nghèo",
    ):
        assert said in prose
