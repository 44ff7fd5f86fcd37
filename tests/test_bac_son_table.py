"""The plan of Bắc Sơn (2023): every cell of its table against figures worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

import kehoach
from tests.conftest import findings_in

EXAMPLES = Path(__file__).parents[1] / "examples"
EXACT, SHORT, PRINTED = (
    EXAMPLES / name / "plan.yaml" for name in ("bac-son-2023", "bac-son-2023-ngan", "bac-son-2023-ban-in")
)

# số hộ, hộ nghèo đầu năm, chỉ tiêu giảm; then the texts of the two rates, half-up
ROWS = {
    "Khu phố 1": (237, 2, 1, "0,84", "0,42"),
    "Khu phố 2": (197, 1, 0, "0,51", "0,51"),
    "Khu phố 3": (207, 4, 1, "1,93", "1,45"),
    "Khu phố 4": (419, 2, 1, "0,48", "0,24"),
    "Khu phố 5": (334, 3, 1, "0,90", "0,60"),
    "Khu phố 6": (292, 4, 1, "1,37", "1,03"),
    "Khu phố 8": (101, 2, 0, "1,98", "1,98"),
    "Khu phố 9": (283, 2, 1, "0,71", "0,35"),
    "Khu phố 10": (320, 6, 1, "1,88", "1,56"),
    "Khu phố 12": (62, 3, 1, "4,84", "3,23"),
}
CLAIMS = [
    (29, "KH405", "$(cam_ket / giam_ngheo.total.ho | 2% = 0,28)", "0,29"),
    (41, "KH405", "giam_ngheo[Khu phố 3].ty_le_cuoi", "1,45"),
    (42, "KH405", "giam_ngheo[Khu phố 4].ty_le_cuoi", "0,24"),
    (43, "KH405", "giam_ngheo[Khu phố 5].ty_le_cuoi", "0,60"),
    (44, "KH405", "giam_ngheo[Khu phố 6].ty_le_cuoi", "1,03"),
    (46, "KH406", "giam_ngheo[Khu phố 9].ty_le_dau", "0,71"),
    (46, "KH406", "giam_ngheo[Khu phố 9].ty_le_cuoi", "0,35"),
    (48, "KH405", "giam_ngheo[Khu phố 12].ty_le_cuoi", "3,23"),
    (49, "KH405", "giam_ngheo.total.ty_le_cuoi", "0,86"),
]


@pytest.fixture(scope="module", params=[EXACT, SHORT], ids=["nguyên văn", "viết ngắn"])
def computed(request: pytest.FixtureRequest) -> kehoach.ComputedPlan:
    path: Path = request.param
    return kehoach.compute(kehoach.load(path))


@pytest.mark.parametrize("name", ROWS)
def test_every_cell_is_the_exact_figure(computed: kehoach.ComputedPlan, name: str) -> None:
    ho, dau, giam, _, _ = ROWS[name]
    wanted = {
        "ho": Fraction(ho),
        "dau": Fraction(dau),
        "ty_le_dau": Fraction(dau * 100, ho),
        "giam": Fraction(giam),
        "cuoi": Fraction(dau - giam),
        "ty_le_cuoi": Fraction((dau - giam) * 100, ho),
    }

    assert {column: computed[f"giam_ngheo[{name}].{column}"].value for column in wanted} == wanted


@pytest.mark.parametrize("name", ROWS)
def test_every_cell_prints_as_its_column_says(computed: kehoach.ComputedPlan, name: str) -> None:
    ho, dau, giam, first_rate, last_rate = ROWS[name]
    columns = ("ho", "dau", "ty_le_dau", "giam", "cuoi", "ty_le_cuoi")

    printed = [computed[f"giam_ngheo[{name}].{column}"].text for column in columns]

    assert printed == [str(ho), str(dau), first_rate, str(giam), f"0{dau - giam}", last_rate]


def test_the_total_row_is_worked_out_from_totals(computed: kehoach.ComputedPlan) -> None:
    total = {column: computed[f"giam_ngheo.total.{column}"] for column in ("ho", "dau", "giam", "cuoi")}

    assert {column: quantity.value for column, quantity in total.items()} == {
        "ho": 2452,
        "dau": 29,
        "giam": 8,
        "cuoi": 21,
    }
    assert [quantity.text for quantity in total.values()] == ["2.452", "29", "08", "21"]
    assert computed["giam_ngheo.total.ty_le_dau"].value == Fraction(29, 2452) * 100
    assert computed["giam_ngheo.total.ty_le_cuoi"].value == Fraction(21, 2452) * 100
    assert computed["giam_ngheo.total.ty_le_dau"].text == "1,18"
    assert computed["giam_ngheo.total.ty_le_cuoi"].text == "0,86"


def test_the_total_rate_is_neither_the_sum_nor_the_mean_of_the_rates(computed: kehoach.ComputedPlan) -> None:
    rates = [Fraction(dau * 100, ho) for ho, dau, *_ in ROWS.values()]

    total = computed["giam_ngheo.total.ty_le_dau"].value

    assert total not in (sum(rates), sum(rates) / len(rates))


def test_the_promise_and_what_is_given_out_are_figures_of_their_own(computed: kehoach.ComputedPlan) -> None:
    assert computed["cam_ket"].value == 7
    assert computed["cam_ket.planned"].value == 8
    assert computed["giam_ngheo.count"].value == 10
    assert computed["areas.count"].value == 10
    assert computed["year"].text == "2023"


def test_the_prose_prints_the_same_figures() -> None:
    computed = kehoach.compute(kehoach.load(EXACT))

    printed = {inset.text: text for inset, text in computed.printed.items()}

    assert printed == {
        "cam_ket": "7",
        "cam_ket / giam_ngheo.total.ho | 2%": "0,29",
        "giam_ngheo.total.dau": "29",
    } | {text: shown for text, shown in printed.items() if "$" in text or text.startswith(("issuer", "year", "areas"))}


def test_one_more_poor_household_changes_row_totals_rates_and_prose_together() -> None:
    text = EXACT.read_text(encoding="utf-8").replace("Khu phố 9  |   2 |", "Khu phố 9  |   3 |")
    text = text.replace(
        "giam_ngheo.total.dau)",
        "giam_ngheo.total.dau) hay $(giam_ngheo.total.ty_le_cuoi) %, còn $(giam_ngheo.total.cuoi)",
    )

    computed = kehoach.compute(kehoach.loads(text, base=EXACT.parent))

    row = [computed[f"giam_ngheo[Khu phố 9].{c}"].text for c in ("dau", "ty_le_dau", "cuoi", "ty_le_cuoi")]
    total = [computed[f"giam_ngheo.total.{c}"].text for c in ("dau", "ty_le_dau", "cuoi", "ty_le_cuoi")]
    printed = {inset.text: shown for inset, shown in computed.printed.items()}
    assert row == ["3", "1,06", "02", "0,71"]
    assert total == ["30", "1,22", "22", "0,90"]
    assert printed["giam_ngheo.total.dau"] == "30"
    assert printed["giam_ngheo.total.ty_le_cuoi"] == "0,90"
    assert printed["giam_ngheo.total.cuoi"] == "22"


def test_a_household_count_of_the_profile_changes_rates_of_the_plan() -> None:
    profile = (EXACT.parent / "phuong-bac-son.yaml").read_text(encoding="utf-8")
    text = EXACT.read_text(encoding="utf-8").replace("profile: phuong-bac-son.yaml", "")
    text += "\n" + profile.replace("Khu phố 9  |   283", "Khu phố 9  |   200")

    computed = kehoach.compute(kehoach.loads(text))

    assert computed["giam_ngheo[Khu phố 9].ty_le_dau"].text == "1,00"
    assert computed["giam_ngheo.total.ho"].value == 2452 - 83
    assert computed["giam_ngheo.total.ty_le_dau"].value == Fraction(2900, 2369)


def test_the_exact_wording_has_no_finding() -> None:
    assert kehoach.check(EXACT) == []


def test_the_short_plan_has_no_error() -> None:
    assert [f.code for f in kehoach.check(SHORT)] == ["KH602"]


def test_the_printed_table_has_exactly_its_nine_wrong_figures() -> None:
    lines = PRINTED.read_text(encoding="utf-8").splitlines()

    errors = [f for f in kehoach.check(PRINTED) if f.severity is kehoach.Severity.ERROR]

    assert [(f.line, f.code) for f in errors] == [(line, code) for line, code, _, _ in CLAIMS]
    for finding, (_, code, address, right) in zip(errors, CLAIMS, strict=True):
        typed = finding.message.split("ghi ")[1].split(",")[0]
        assert lines[finding.line - 1][finding.column - 1 :].startswith(typed)
        assert finding.message.startswith(f"“{address}”: ghi ")
        assert f"tính ra {right}" in finding.message
        assert ("đúng nếu cắt bỏ" in finding.message) == (code == "KH405")
        assert ("(sai)" in finding.message) == (code == "KH406")


def test_a_plan_with_a_wrong_claim_is_not_computed() -> None:
    plan = kehoach.load(PRINTED)

    with pytest.raises(kehoach.SpecError) as caught:
        kehoach.compute(plan)

    assert [f.code for f in caught.value.findings if f.code != "KH602"] == [code for _, code, _, _ in CLAIMS]


def test_truncation_by_choice_makes_the_truncated_figures_right_and_the_rounded_ones_wrong() -> None:
    text = PRINTED.read_text(encoding="utf-8").replace(
        "  giam_ngheo:\n    rows", "  giam_ngheo:\n    rounding: truncate\n    rows"
    )
    text = text.replace("profile: ../", "profile: ")

    found = [f for f in findings_in(text, base=PRINTED.parents[1]) if f.severity is kehoach.Severity.ERROR]

    # The source rounded its first rate and Khu phố 2's last one; what it truncated is right now.
    wrong = {f.message.split("”")[0].removeprefix("“") for f in found}
    assert {address for address in wrong if address.endswith("ty_le_cuoi")} == {
        "giam_ngheo[Khu phố 2].ty_le_cuoi",
        "giam_ngheo[Khu phố 9].ty_le_cuoi",
    }
    assert "giam_ngheo[Khu phố 10].ty_le_dau" in wrong
    assert "giam_ngheo.total.ty_le_dau" not in wrong


@pytest.mark.parametrize(
    "address",
    [
        "giam_ngheo", "giam_ngheo[Khu phố 9]", "giam_ngheo[Khu phố 7].cuoi", "giam_ngheo[Khu phố 9].mot",
        "giam_ngheo.total.don_vi", "khong_co", "issuer", "cam_ket.base", "1 + 1", "giam_ngheo[", "",
    ],
)  # fmt: skip
def test_an_address_of_no_single_figure_is_a_key_error(computed: kehoach.ComputedPlan, address: str) -> None:
    with pytest.raises(KeyError):
        computed[address]


def test_a_row_is_found_by_its_name_however_it_is_spaced_or_cased(computed: kehoach.ComputedPlan) -> None:
    assert computed["giam_ngheo[ KHU  phố 9 ].cuoi"].value == 1
