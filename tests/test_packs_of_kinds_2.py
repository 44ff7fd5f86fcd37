"""The packs of the budget and of the crops, and the plan against poverty: the samples of two wards against figures
worked out here, from inputs typed here, with Fractions and nothing of the library's.
"""

from __future__ import annotations

import functools
import math
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import kehoach
from tests.conftest import EXAMPLES, ROOT, Docx, findings_in, plan_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach import ComputedPlan

WARD, COMMUNE = "phuong-song-may", "xa-dong-lua"
TEMPLATES = ROOT / "templates"
SAMPLES = [f"{place}/{kind}.yaml" for place in (WARD, COMMUNE) for kind in ("giam-ngheo", "ngan-sach", "san-xuat")]


def f(text: str) -> Fraction:
    """A figure as Vietnamese write it."""
    return Fraction(text.replace(".", "").replace(",", "."))


def shown(value: Fraction, decimals: int) -> str:
    """Rounded half up, with a dot at the thousands and a decimal comma; nothing here is negative."""
    whole, rest = divmod(math.floor(value * 10**decimals + Fraction(1, 2)), 10**decimals)
    return f"{whole:,}".replace(",", ".") + (f",{rest:0{decimals}d}" if decimals else "")


@functools.cache
def computed(sample: str) -> ComputedPlan:
    return kehoach.compute(kehoach.load(EXAMPLES / sample))


@functools.cache
def document(sample: str) -> Docx:
    return Docx(kehoach.render(computed(sample)))


def value(sample: str, address: str) -> Fraction:
    found = computed(sample)[address].value
    assert isinstance(found, int | Fraction), (address, found)
    return Fraction(found)


def printed(sample: str, head: str) -> list[list[str]]:
    """The table whose first row begins with these cells."""
    cells = head.split("|")
    (table,) = [table for table in document(sample).tables() if table[0][: len(cells)] == cells]
    return table


# --- what holds of every sample


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_has_nothing_but_the_note_that_wording_is_the_packs(sample: str) -> None:
    assert [finding.code for finding in kehoach.check(EXAMPLES / sample)] == ["KH602"]


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_is_laid_out_as_the_decree_says(sample: str) -> None:
    assert kehoach.lint(document(sample).data).broken == ()


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_ward_types_its_own_facts_only(sample: str) -> None:
    lines = (EXAMPLES / sample).read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if line and not line.startswith("#")]) <= 65


@pytest.mark.parametrize("name", ["ngan-sach", "san-xuat"])
def test_a_pack_has_nothing_wrong_with_it(name: str) -> None:
    assert kehoach.check_pack(TEMPLATES / name) == []


def readme(name: str) -> list[Any]:
    """The YAML of a pack's README: a plan, then what a ward may lay on its own."""
    text = (TEMPLATES / name / "README.md").read_text(encoding="utf-8")
    return [yaml.load(block, Loader=yaml.BaseLoader) for block in re.findall(r"```yaml\n(.*?)```", text, re.S)]


def laid(below: Any, above: Any) -> Any:
    """Mapping laid over mapping, key by key."""
    if not (isinstance(below, dict) and isinstance(above, dict)):
        return above
    return below | {key: laid(below[key], new) if key in below else new for key, new in above.items()}


def with_the_readmes_fragments(sample: str) -> Any:
    plan = yaml.load((EXAMPLES / sample).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    _, *fragments = readme(sample.partition("/")[2].removesuffix(".yaml"))
    assert fragments
    return functools.reduce(laid, fragments, plan)


@pytest.mark.parametrize("name", ["ngan-sach", "san-xuat"])
def test_the_plan_in_the_packs_readme_can_be_printed(name: str) -> None:
    plan = readme(name)[0]
    assert [finding.code for finding in findings_in(plan)] == ["KH602"]
    assert kehoach.render(kehoach.compute(plan_in(plan)))


def headings(plan: Any) -> list[str]:
    made = kehoach.render(kehoach.compute(plan_in(plan, base=EXAMPLES / COMMUNE)))
    return [text for style, text in Docx(made).styled() if re.match(r"[IV]+\. |[0-9]+\. ", text) and style]


def test_a_budget_without_a_section_and_a_task_and_with_a_task_more_closes_up() -> None:
    made = headings(with_the_readmes_fragments(f"{COMMUNE}/ngan-sach.yaml"))
    assert made[0] == "I. MỤC ĐÍCH, YÊU CẦU"
    at = made.index("III. NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU")
    assert made[at + 1 : at + 5] == [
        "1. Quản lý và khai thác nguồn thu",
        "2. Chi thường xuyên",
        "3. Quản lý tài sản công",
        "4. Điều hành, công khai và kiểm tra",
    ]
    assert made[at + 6] == "1. Phòng Kinh tế"


def test_a_crop_plan_without_a_task_and_with_a_task_more_closes_up() -> None:
    made = headings(with_the_readmes_fragments(f"{COMMUNE}/san-xuat.yaml"))
    at = made.index("III. NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU")
    assert made[at + 1 : at + 6] == [
        "1. Thời vụ, cơ cấu cây trồng và giống",
        "2. Kỹ thuật canh tác",
        "3. Cải tạo vườn tạp",
        "4. Thủy lợi và phòng, chống thiên tai",
        "5. Bảo vệ thực vật",
    ]


# --- giam-ngheo


def test_the_ward_lets_eight_households_be_given_out() -> None:
    poor = dict(zip(range(1, 7), (5, 4, 7, 3, 6, 4), strict=True))
    households = dict(zip(range(1, 7), (412, 385, 297, 451, 268, 333), strict=True))
    # 8 hộ over 29: tổ 4 with 0,83 has 1 at least; 7 over the other 26: 1,35 1,08 1,88 1,62 1,08.
    given = dict(zip(range(1, 7), (1, 1, 2, 1, 2, 1), strict=True))
    rows = [
        f"{n}|Tổ dân phố {n}|{households[n]}|{poor[n]}|{shown(Fraction(100 * poor[n], households[n]), 2)}|{given[n]}|"
        f"{left:02d}|{shown(Fraction(100 * left, households[n]), 2)}".split("|")
        for n, left in ((n, poor[n] - given[n]) for n in poor)
    ]

    assert printed(f"{WARD}/giam-ngheo.yaml", "TT|Đơn vị")[1:] == [
        *rows,
        ["", "Cộng", "2.146", "29", "1,35", "08", "21", "0,98"],
    ]


def test_the_commune_types_what_each_village_has_to_reach() -> None:
    assert printed(f"{COMMUNE}/giam-ngheo.yaml", "TT|Đơn vị")[1:] == [
        ["1", "Thôn Bầu", "214", "7", "3,27", "1", "06", "2,80"],
        ["2", "Thôn Đình", "187", "5", "2,67", "1", "04", "2,14"],
        ["3", "Thôn Gạo", "243", "9", "3,70", "1", "08", "3,29"],
        ["4", "Thôn Mơ", "156", "8", "5,13", "2", "06", "3,85"],
        ["5", "Thôn Sen", "198", "4", "2,02", "0", "04", "2,02"],
        ["", "Cộng", "998", "33", "3,31", "05", "28", "2,81"],
    ]


# --- ngan-sach: estimate and expected outturn of last year, estimate of this year, in triệu đồng

Money = tuple[Fraction, Fraction, Fraction]

BUDGETS = {
    f"{WARD}/ngan-sach.yaml": {
        "thu": {
            "Các khoản thu hưởng 100%": {
                "Phí, lệ phí": "620 684 700",
                "Thuế sử dụng đất phi nông nghiệp": "850 912 930",
                "Thu khác": "240 207 220",
            },
            "Các khoản thu phân chia": {
                "Thuế giá trị gia tăng": "3450 3618 3800",
                "Lệ phí trước bạ": "2100 1985 2050",
                "Tiền sử dụng đất": "8240 8674 9500",
            },
            "Bổ sung từ ngân sách cấp trên": {
                "Bổ sung cân đối": "41300 41300 43200",
                "Bổ sung có mục tiêu": "6740 6515 5900",
            },
        },
        "chi": {
            "Chi đầu tư phát triển": {
                "Từ nguồn thu tiền sử dụng đất": "8240 8294 9500",
                "Từ nguồn bổ sung có mục tiêu": "2620 2479 1600",
            },
            "Chi thường xuyên": {
                "Giáo dục và đào tạo": "22400 22736 23900",
                "Quốc phòng, an ninh": "3150 3214 3300",
                "Văn hóa, thể thao, truyền thanh": "1480 1425 1500",
                "Các hoạt động kinh tế, môi trường": "4830 4752 5000",
                "Bảo đảm xã hội": "5340 5402 5600",
                "Quản lý hành chính, Đảng, đoàn thể": "14080 14107 14550",
            },
            "Dự phòng ngân sách": {"Dự phòng ngân sách": "1400 935 1350"},
        },
    },
    f"{COMMUNE}/ngan-sach.yaml": {
        "thu": {
            "Các khoản thu hưởng 100%": {
                "Phí, lệ phí": "185 192,46 195",
                "Thu từ quỹ đất công ích": "642 658,3 660",
                "Thu khác": "90 74,85 80",
            },
            "Các khoản thu phân chia": {
                "Thuế giá trị gia tăng": "480 503,72 520",
                "Lệ phí trước bạ": "950 918,64 960",
                "Tiền sử dụng đất": "4500 5126 4200",
            },
            "Bổ sung từ ngân sách cấp trên": {
                "Bổ sung cân đối": "38650 38650 40275",
                "Bổ sung có mục tiêu": "7210 6984,5 7462,5",
            },
        },
        "chi": {
            "Chi đầu tư phát triển": {
                "Từ nguồn thu tiền sử dụng đất": "4500 4935,2 4200",
                "Từ nguồn bổ sung có mục tiêu": "3100 2946 3250",
            },
            "Chi thường xuyên": {
                "Giáo dục và đào tạo": "21340 21618,4 22680",
                "Quốc phòng, an ninh": "2480 2511,75 2590",
                "Văn hóa, thể thao, truyền thanh": "960 938,2 985",
                "Các hoạt động kinh tế": "3215 3142,9 3340",
                "Bảo đảm xã hội": "4105 4188,35 4260",
                "Quản lý hành chính, Đảng, đoàn thể": "11622 11704,6 11682,5",
                "Chi khác": "285 241,3 265",
            },
            "Dự phòng ngân sách": {"Dự phòng ngân sách": "1100 612,4 1100"},
        },
    },
}


def money(line: str) -> Money:
    first, second, third = map(f, line.split())
    return first, second, third


def added(amounts: Iterable[Money]) -> Money:
    first, second, third = zip(*amounts, strict=True)
    return sum(first, Fraction()), sum(second, Fraction()), sum(third, Fraction())


def budget(groups: dict[str, dict[str, str]]) -> dict[str, Money]:
    """Every row of a budget by its name; ``total`` is the total row."""
    rows = {name: money(line) for leaves in groups.values() for name, line in leaves.items()}
    rows |= {group: added([rows[name] for name in leaves]) for group, leaves in groups.items()}
    return rows | {"total": added([rows[group] for group in groups])}


@pytest.mark.parametrize(("sample", "table"), [(sample, table) for sample in BUDGETS for table in ("thu", "chi")])
def test_a_budget_adds_up_its_tree_and_compares_over_two_denominators(sample: str, table: str) -> None:
    scale = 10**6 if sample.startswith(COMMUNE) else 1  # the commune types đồng
    for name, (estimate, outturn, plan) in budget(BUDGETS[sample][table]).items():
        row = f"{table}.total" if name == "total" else f"{table}[{name}]"
        assert value(sample, f"{row}.dt_truoc") == estimate * scale
        assert value(sample, f"{row}.uoc") == outturn * scale
        assert value(sample, f"{row}.du_toan") == plan * scale
        assert value(sample, f"{row}.dat") == outturn * 100 / estimate
        assert value(sample, f"{row}.so_dt") == plan * 100 / estimate
        assert value(sample, f"{row}.so_uoc") == plan * 100 / outturn


@pytest.mark.parametrize(("sample", "table"), [(sample, table) for sample in BUDGETS for table in ("thu", "chi")])
def test_shares_of_a_budget_add_up_at_every_level(sample: str, table: str) -> None:
    groups = BUDGETS[sample][table]
    rows = budget(groups)
    share = {name: value(sample, f"{table}[{name}].ty_trong") for name in rows if name != "total"}

    assert sum(share[group] for group in groups) == 100
    for group, leaves in groups.items():
        assert sum(share[name] for name in leaves) == share[group]
    for name, found in share.items():
        assert abs(found - rows[name][2] * 100 / rows["total"][2]) < Fraction(1, 100)


def trees(sample: str) -> list[list[list[str]]]:
    """The tables with a row of column numbers."""
    return [table for table in document(sample).tables() if any(row[:2] == ["A", "B"] for row in table)]


def test_a_budget_is_printed_as_a_tree_with_its_picks_apart() -> None:
    revenue, spending = trees(f"{WARD}/ngan-sach.yaml")
    assert revenue[2] == ["A", "B", "1", "2", "3=2/1*100", "4", "5=4/1*100", "6=4/2*100", "7"]
    assert revenue[7][:2] == ["II", "Các khoản thu phân chia"]
    assert revenue[7][2:] == ["13.790", "14.277", "103,53", "15.350", "111,31", "107,52", "23,15"]
    assert [row[:2] for row in revenue[8:10]] == [["1", "Thuế giá trị gia tăng"], ["", "trong đó: hộ kinh doanh"]]
    assert " ".join(row[0] for row in spending[3:]) == "I 1 2 II 1 2 3 4 5 6 a) b) III "
    assert spending[-1] == ["", "Tổng chi", "63.540", "63.344", "99,69", "66.300", "104,34", "104,67", "100,00"]


def test_what_is_typed_in_dong_is_printed_in_millions() -> None:
    revenue, _ = trees(f"{COMMUNE}/ngan-sach.yaml")
    assert revenue[4] == ["1", "Phí, lệ phí", "185,0", "192,5", "104,03", "195,0", "105,41", "101,32", "0,36"]
    assert "Đơn vị tính: triệu đồng" in document(f"{COMMUNE}/ngan-sach.yaml").paragraphs()


@pytest.mark.parametrize(
    ("sample", "rows", "words"),
    [
        (
            f"{WARD}/ngan-sach.yaml",
            ["63.540,0|63.895,0|66.300,0", "63.540,0|63.344,0|66.300,0", "0,0|551,0|0,0"],
            "66.300 triệu đồng (bằng chữ: sáu mươi sáu tỷ ba trăm triệu đồng)",
        ),
        (
            f"{COMMUNE}/ngan-sach.yaml",
            ["52.707,0|53.108,5|54.352,5", "52.707,0|52.839,1|54.352,5", "0,0|269,4|0,0"],
            "54.352,5 triệu đồng (bằng chữ: năm mươi tư tỷ ba trăm năm mươi hai triệu năm trăm nghìn đồng)",
        ),
    ],
)
def test_revenue_and_spending_are_balanced_and_told_in_words(sample: str, rows: list[str], words: str) -> None:
    balance = printed(sample, "TT|Nội dung|Dự toán năm 2025|Ước thực hiện năm 2025|Dự toán năm 2026")
    assert ["|".join(row[2:]) for row in balance[1:]] == rows
    assert sum(words in text for text in document(sample).paragraphs()) == 2


def test_a_budget_that_does_not_balance_is_an_error() -> None:
    text = (EXAMPLES / WARD / "ngan-sach.yaml").read_text(encoding="utf-8")
    off = text.replace("935 |   1.350", "935 |   1.360")
    assert off != text
    assert [finding.code for finding in findings_in(off, base=EXAMPLES / WARD)] == ["KH602", "KH408"]

    unheld = off.replace("  chi:\n", "  chi:\n    checks: none\n")
    assert [finding.code for finding in findings_in(unheld, base=EXAMPLES / WARD)] == ["KH602"]


# --- san-xuat: area in ha and yield in tạ/ha; last year's first, then what each village is given

CROPS: dict[str, dict[str, dict[str, tuple[str, ...]]]] = {
    f"{WARD}/san-xuat.yaml": {
        "Rau ăn lá": {
            "Rau ăn lá đông xuân": ("18,5 151,5", "6,5 152", "8 158", "4,5 149"),
            "Rau ăn lá hè thu": ("16,4 137", "5 138", "7 141", "4 136"),
        },
        "Rau ăn quả": {
            "Dưa chuột xuân": ("9 219,5", "5,5 224", "4 218"),
            "Cà chua đông": ("8,2 245", "3,5 246", "5,2 252"),
        },
    },
    f"{COMMUNE}/san-xuat.yaml": {
        "Lúa": {
            "Lúa xuân": ("348 65,3", "76 66", "63,5 65,5", "86 67", "52,5 64,5", "67,5 66,5"),
            "Lúa mùa": ("340 55,5", "74 56", "63 55,5", "84,5 57", "51 54", "66 56,5"),
        },
        "Ngô": {"Ngô đông": ("47,4 47,6", "16,2 48", "20 49,5", "14,5 47")},
        "Rau các loại": {
            "Rau vụ xuân": ("13 157,5", "6 165", "8,5 158"),
            "Rau vụ đông": ("29,5 166", "10,5 172", "14 168", "7,5 170"),
        },
    },
}

Harvest = tuple[Fraction, Fraction]
"""Area in ha, output in tấn."""


def harvest(fields: Iterable[str]) -> Harvest:
    pairs = [tuple(map(f, field.split())) for field in fields]
    return sum((area for area, _ in pairs), Fraction()), sum((area * rate / 10 for area, rate in pairs), Fraction())


def seasons(sample: str) -> dict[str, tuple[Harvest, Harvest]]:
    """Last year's and this year's harvest of every season, of every crop and of all."""
    rows: dict[str, tuple[Harvest, Harvest]] = {}
    for crop, parts in CROPS[sample].items():
        rows |= {name: (harvest([last]), harvest(fields)) for name, (last, *fields) in parts.items()}
        rows[crop] = (
            harvest(last for last, *_ in parts.values()),
            harvest(field for _, *fields in parts.values() for field in fields),
        )
    return rows


@pytest.mark.parametrize("sample", CROPS)
def test_output_is_in_tonnes_and_an_average_yield_is_output_over_area(sample: str) -> None:
    for name, ((area_before, output_before), (area, output)) in seasons(sample).items():
        for table in ("theo_dia_ban", "theo_cay"):
            assert value(sample, f"{table}[{name}].dt") == area
            assert value(sample, f"{table}[{name}].sl") == output
            assert value(sample, f"{table}[{name}].ns") == output * 10 / area
        row = f"theo_cay[{name}]"
        assert value(sample, f"{row}.dt_truoc") == area_before
        assert value(sample, f"{row}.sl_truoc") == output_before
        assert value(sample, f"{row}.so_dt") == area * 100 / area_before
        assert value(sample, f"{row}.so_ns") == (output / area) * 100 / (output_before / area_before)
        assert value(sample, f"{row}.so_sl") == output * 100 / output_before


def test_the_commune_prints_its_crops_beside_last_years() -> None:
    rows = printed(f"{COMMUNE}/san-xuat.yaml", "TT|Cây trồng, vụ|Ước thực hiện năm trước")[2:]
    assert [row[:2] for row in rows] == [
        ["I", "Lúa"], ["1", "Lúa xuân"], ["2", "Lúa mùa"], ["II", "Ngô"], ["1", "Ngô đông"],
        ["III", "Rau các loại"], ["1", "Rau vụ xuân"], ["2", "Rau vụ đông"],
    ]  # fmt: skip
    assert rows[0][2:] == ["688,0", "60,5", "4.159,4", "684,0", "61,0", "4.175,2", "99,42", "100,97", "100,38"]


def test_prose_has_the_areas_and_the_grain_of_all_crops() -> None:
    rows = seasons(f"{COMMUNE}/san-xuat.yaml")
    grain = rows["Lúa"][1][1] + rows["Ngô"][1][1]
    text = "\n".join(document(f"{COMMUNE}/san-xuat.yaml").paragraphs())

    assert "kế hoạch giao 781,2 ha, bằng 100,42% năm 2025" in text  # 684 + 50,7 + 46,5 over 688 + 47,4 + 42,5
    assert f"đạt từ 4.400 tấn trở lên, kế hoạch giao {shown(grain, 1)} tấn" in text


def test_the_ward_counts_its_flowers_in_stems_and_in_money() -> None:
    assert printed(f"{WARD}/san-xuat.yaml", "TT|Tổ dân phố|Diện tích (ha)")[1:] == [
        ["1", "Tổ dân phố 1", "2,4", "310,0", "744,0", "710", "1,70"],
        ["2", "Tổ dân phố 4", "3,5", "325,0", "1.137,5", "780", "2,73"],
        ["", "Cộng", "5,9", "318,9", "1.881,5", "751,53", "4,43"],
    ]


def test_a_season_that_the_summary_forgets_is_an_error() -> None:
    text = (EXAMPLES / COMMUNE / "san-xuat.yaml").read_text(encoding="utf-8")
    short = text.replace("        Rau vụ xuân   |       13 | 157,5\n", "")
    assert short != text
    assert "KH408" in [finding.code for finding in findings_in(short, base=EXAMPLES / COMMUNE)]
