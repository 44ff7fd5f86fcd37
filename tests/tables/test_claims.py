"""Claims: a figure typed where the library computes is right, right if truncated, or wrong, at its own place."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.conftest import findings_in
from tests.marked_spec import found as marked
from tests.marked_spec import only, table_rows
from tests.spec_text import found, messages, plan, table, texts, worked

# 7/2452 = 0,28548…%, 21/2452 = 0,85644…%
COLUMNS = {"a": "", "b": "", "c": "rate: a / b", "d": "formula: b - a"}


def claimed(cell: str, column: str = "c", **settings: str) -> str:
    """A row of which one computed cell is typed."""
    return plan(table("t", COLUMNS, f"ten | a | b | {column}\nX | 21 | 2.452 | {cell}", **settings))


@pytest.mark.parametrize(
    "cell", ["", "0,86", "0,9", "1", "0,856", "0,8564", "00,86", "0,856443719", '"0,87%"', "CẦN BỔ SUNG"]
)
def test_a_right_claim_is_silent(cell: str) -> None:
    assert [code for code, _ in found(claimed(cell)) if code not in ("KH213", "KH603")] == []


@pytest.mark.parametrize(
    ("cell", "computed"), [("0,85", "0,86"), ("0,8", "0,86"), ("0", "0,86"), ("0,85644371", "0,85644372")]
)
def test_a_truncated_claim_says_so(cell: str, computed: str) -> None:
    assert messages(claimed(cell)) == [f"KH405 “t[X].c”: ghi {cell}, tính ra {computed} (đúng nếu cắt bỏ)"]
    assert found(claimed(cell)) == [("KH405", cell)]


@pytest.mark.parametrize("cell", ["0,84", "0,87", "0,7", "2", "-0,86", "0,857", "0,860"])
def test_a_wrong_claim_says_what_is_right(cell: str) -> None:
    (message,) = messages(claimed(cell))

    assert message.startswith(f"KH406 “t[X].c”: ghi {cell}, tính ra 0,8")
    assert found(claimed(cell)) == [("KH406", cell)]


@pytest.mark.parametrize(("cell", "rounding", "codes"), [
    ("0,85", "truncate", []),
    ("0,86", "truncate", ["KH406"]),
    ("0,86", "half-even", []),
    ("0,85", "half-even", ["KH405"]),
])  # fmt: skip
def test_a_claim_follows_the_rounding_of_its_table(cell: str, rounding: str, codes: list[str]) -> None:
    assert [code for code, _ in found(claimed(cell, rounding=rounding))] == codes


@pytest.mark.parametrize(
    ("cell", "codes"), [("2431", []), ("02.431", ["KH205"]), ("2.431", []), ("2.430", ["KH406"]), ("2.431,0", [])]
)
def test_a_claim_may_be_grouped_or_not(cell: str, codes: list[str]) -> None:
    assert [code for code, _ in found(claimed(cell, "d"))] == codes


def test_padding_of_a_claim_is_no_matter() -> None:
    spec = plan(table("t", {"a": "unit: hộ", "c": "unit: hộ\nformula: a - 1"}, "ten | a | c\nX | 2 | 01\nY | 5 | 0004"))

    assert found(spec) == []


@pytest.mark.parametrize(("cell", "computed"), [("-", "0,86"), ("chưa có", "0,86")])
def test_an_absence_claimed_against_a_number_is_wrong(cell: str, computed: str) -> None:
    assert messages(claimed(cell)) == [f"KH406 “t[X].c”: ghi {cell}, tính ra {computed} (sai)"]


@pytest.mark.parametrize(
    ("a", "cell", "codes"),
    [
        ("-", "-", []),
        ("-", "0", ["KH406"]),
        ("-", "0,00", ["KH406"]),
        ("-", "chưa có", ["KH406"]),
        ("chưa có", "chưa có", []),
        ("chưa có", "-", ["KH406"]),
        ("chưa có", "5", ["KH406"]),
        ("0", "-", ["KH406"]),
        ("0", "0", []),
    ],
)
def test_a_claim_against_an_absence(a: str, cell: str, codes: list[str]) -> None:
    spec = plan(table("t", COLUMNS, f"ten | a | b | c\nX | {a} | 5 | {cell}", missing="open"))

    assert [code for code, _ in found(spec)] == codes


def test_a_half_is_never_right_by_luck() -> None:
    rows = "ten | a | b | c\nX | 1 | 800 | 0,13\nY | 1 | 800 | 0,12\nZ | -1 | 800 | -0,13\nW | -1 | 800 | -0,12"
    spec = plan(table("t", COLUMNS, rows))

    assert found(spec) == [("KH405", "0,12"), ("KH405", "-0,12")]


def test_a_drawn_figure_typed_is_a_claim() -> None:
    columns = "columns:\n  ten: {label: Tên, kind: text}\n  ho: {label: Hộ, unit: hộ}\n"
    areas = f"label: thôn\n{columns}rows: |\n  ten | ho\n  X | 237\n  Y | 1.197"
    spec = plan(
        table("t", {"ho": "unit: hộ\nfrom: areas.ho"}, "ten | ho\nX | 237\nY | 1.179", total="Cộng"), areas=areas
    )

    assert messages(spec) == ["KH406 “t[Y].ho”: ghi 1.179, tính ra 1.197 (sai)"]
    assert found(spec) == [("KH406", "1.179")]


def test_a_typed_total_row_is_claims_and_no_row() -> None:
    rows = "ten | a | b | c | d\nX | 7 | 2.000 | | \ncộng  | 21 | 2.452 | 0,86 | 2.431\nY | 14 | 452 | |"
    spec = plan(table("t", COLUMNS, rows, total="Cộng"), prose="Có $(t.count) hàng.")

    assert found(spec) == []
    assert texts(spec, "a") == ["7", "14", "21"]


def test_every_wrong_total_is_found_at_its_cell() -> None:
    rows = "ten | a | b | c | d\nX | 7 | 2.000 | | \nY | 14 | 452 | | \nCộng | 22 | 2.453 | 0,85 | 2.430"
    spec = plan(table("t", COLUMNS, rows, total="Cộng"))

    assert found(spec) == [("KH406", "22"), ("KH406", "2.453"), ("KH405", "0,85"), ("KH406", "2.430")]
    assert messages(spec)[0] == "KH406 “t.total.a”: ghi 22, tính ra 21 (sai)"


def test_a_typed_column_is_no_claim() -> None:
    assert found(plan(table("t", {"a": ""}, "ten | a\nX | 5\nCộng |", total="Cộng"))) == []


@pytest.mark.parametrize(
    ("inset", "codes"),
    [
        ("t.total.a = 21", []),
        ("t.total.a | 00 = 21", []),
        ("t.total.a | words = 21", []),
        ("t.total.a = 20", ["KH406"]),
        ("t.total.c = 0,86", []),
        ("t.total.c = 0,9", []),
        ("t.total.c = 0,85", ["KH405"]),
        ("t.total.c = 0,68", ["KH406"]),
        ("t.total.a / t.total.b | 2% = 0,86", []),
        ("t.total.a / t.total.b | 2% = 0,86%", []),
        ("t.total.a / t.total.b | 2% = 0,85", ["KH405"]),
        ("t.total.a / t.total.b | 4 = 0,0086", []),
        ("t.total.a - 30 | 0 = -9", []),
        ("t.count = 2", ["KH406"]),
        ("year = 2023", []),
        ("year = 2.022", ["KH406"]),
    ],
)
def test_a_figure_claimed_in_prose(inset: str, codes: list[str]) -> None:
    spec = plan(table("t", COLUMNS, "ten | a | b\nX | 21 | 2.452"), prose=f"Có $({inset}) hộ.")

    findings = found(spec)

    assert [code for code, _ in findings] == codes
    assert all(at.rstrip(")") == inset.split("= ")[1] for _, at in findings)


def test_prose_prints_the_computed_figure_and_not_the_claim() -> None:
    from kehoach import evaluate

    outcome = evaluate(
        text=plan(table("t", COLUMNS, "ten | a | b\nX | 21 | 2.452"), prose="Chiếm $(t.total.c = 0,85) %.")
    )

    assert outcome.computed is not None
    assert "0,86" in outcome.computed.printed.values()


def test_two_claims_in_one_line_are_two_findings_at_two_places() -> None:
    spec = plan(
        table("t", COLUMNS, "ten | a | b\nX | 21 | 2.452"),
        prose="Có $(t.total.a = 20) hộ, chiếm $(t.total.c = 0,85) %.",
    )

    assert found(spec) == [("KH406", "20)"), ("KH405", "0,85)")]


def test_a_rounding_difference_is_worked_out_in_the_unit_of_its_row() -> None:
    columns = {
        "dvt": "kind: unit",
        "a": "",
        "sl": "formula: a / 3\ndecimals: 2",
        "gia": "unit: đồng/kg",
        "tien": "unit: đồng\nformula: sl * gia\ndecimals: 0",
    }
    rows = "ten | dvt | a | gia | tien\nX | tấn | 3 | 2.000 |\nY | kg | 10 | 1.000 | 3.330"

    # 3,33 kg × 1.000; the total row is in tons
    assert found(plan(table("t", columns, rows))) == [("KH425", "3.330")]


# --- sums of rounded parts


@pytest.mark.parametrize(
    ("unit", "parts", "claim", "code"),
    [
        ("tấn", ("10,1", "10,1"), "20,1", ["KH448"]),
        ("tấn", ("10,1", "10,1"), "20,3", ["KH448"]),
        ("tấn", ("10,1", "10,1"), "20,4", ["KH406"]),
        ("tấn", ("10,1", "10,1"), "20,0", ["KH406"]),
        ("", ("10,1", "10,1", "-"), "20,0", ["KH406"]),
        ("", ("10,1", "10,1", "0,0"), "20,0", ["KH448"]),
        ("triệu đồng", ("10", "10"), "21", ["KH448"]),
        ("triệu đồng", ("10", "10"), "22", ["KH406"]),
        ("tấn", ("10", "10"), "21", ["KH406"]),
        ("hộ", ("10", "10"), "21", ["KH406"]),
        ("người", ("10", "10"), "19", ["KH406"]),
        ("tấn", ("10,55", "10,55"), "21,1", []),
        ("tấn", ("10,55", "10,54"), "21,0", ["KH405"]),
    ],
)
def test_a_typed_sum_of_rounded_parts_may_be_off_by_their_rounding(
    unit: str, parts: tuple[str, ...], claim: str, code: list[str]
) -> None:
    cells = [f"R{at} | {part}" for at, part in enumerate(parts)]
    total = "\n".join(("ten | a", *cells, f"Cộng | {claim}"))
    group = "\n".join(("ten | a", f"N | {claim}", *(f"  {cell}" for cell in cells)))

    assert [found for found, _ in found(plan(table("t", {"a": f"unit: {unit}"}, total, total="Cộng")))] == code
    assert [found for found, _ in found(plan(table("t", {"a": f"unit: {unit}"}, group)))] == code


def test_rates_are_exact_and_the_computed_sum_is_printed() -> None:
    rows = "ten | a | b | c\nX | 1 | 3 |\nCộng | 1 | 3 | 33,4"
    assert [
        code for code, _ in found(plan(table("t", {"a": "", "b": "", "c": "rate: a / b"}, rows, total="Cộng")))
    ] == ["KH406"]
    apart = plan(table("t", {"a": ""}, "ten | a\nX | 10,1\nY | 10,1\nCộng | 20,1", total="Cộng"))
    assert texts(apart, "a") == ["10,1", "10,1", "20,2"]


# --- accepted differences


def accepting(line: str, claim: str = "20", more: str = "", prose: str = "Lời.") -> str:
    rows = f"ten | a | b\nX | 10,25 | 1\nY | 12 | 2\nCộng | {claim} | 3"
    columns = {"a": "", "b": "", "c": "formula: a * 2"}
    accept = f"accept: |\n  Mã | Chỗ | Lý do\n  {line}\n{more}"
    return plan(table("t", columns, rows, total="Cộng"), prose=prose, more=accept)


ACCEPT = "KH406 | t.total.a | Số đã công bố"


def test_an_accepted_difference_is_a_note_and_printed_as_typed_everywhere() -> None:
    spec = accepting(ACCEPT, prose="Có $(t.total.a), tròn $(t.total.a | 1), tính $(t.total.a * 1 | 2).")

    assert messages(spec) == ["KH449 “t.total.a”: in 20 như đã ghi, dù tính ra 22,25; lý do: Số đã công bố"]
    computed = worked(spec)
    assert texts(spec, "a") == ["10,25", "12", "20"]
    assert texts(spec, "c") == ["20,50", "24,00", "44,50"]
    assert {"20", "20,0", "22,25"} <= set(computed.printed.values())
    assert computed["t.total.a"].value == Fraction(2225, 100)
    assert f"{computed['t.total.a']:.1}" == "20,0"
    assert "Số đã công bố" in computed.explain("t.total.a").how.vi


def test_a_cell_of_a_computed_column_and_a_truncated_one_can_be_accepted() -> None:
    accept = "accept: |\n  Mã | Chỗ | Lý do\n  KH405 | t[X].c | Báo cáo gốc\n"
    spec = plan(table("t", COLUMNS, "ten | a | b | c\nX | 21 | 2.452 | 0,85"), more=accept)

    assert [code for code, _ in found(spec)] == ["KH449"]
    assert texts(spec, "c") == ["0,85"]


@pytest.mark.parametrize(
    ("line", "claim", "finding"),
    [
        (ACCEPT, "22,25", [("KH450", "KH406")]),
        ("KH405 | t.total.a | x", "20", [("KH450", "KH405"), ("KH406", "20")]),
        ("KH406 | t[Z].a | x", "22,25", [("KH450", "KH406")]),
        ("KH406 | t[X].a | x", "22,25", [("KH450", "KH406")]),
        ("KH403 | t[X].a | x", "22,25", [("KH292", "KH403")]),
        ("KH406 | t | x", "22,25", [("KH293", "t")]),
        ("KH406 | t[X.a | x", "22,25", [("KH293", "t[X.a")]),
        ("KH406 | t.total.a |", "22,25", [("KH293", "")]),
        (ACCEPT, "-", [("KH450", "KH406"), ("KH406", "-")]),
    ],
)
def test_a_line_that_accepts_nothing_is_found(line: str, claim: str, finding: list[tuple[str, str]]) -> None:
    assert found(accepting(line, claim)) == finding


def test_a_wrong_figure_of_a_packs_formula_tells_how_to_add_a_column() -> None:
    rows = (
        "    rows: |\n      Đơn vị | dau | giam | them | cuoi\n"
        "      Khu phố 1 | 2 | 1 | 1 | 2\n      Khu phố 2 | 1 | 0 | 0 | 1\n"
    )
    own = "    columns:\n      them: {label: Thêm, unit: hộ}\n"
    wrong = only(table_rows(own + rows), "KH406")
    assert "columns: {cuoi: {formula: dau - giam + …}}" in wrong.hint
    right = marked(table_rows(own + "      cuoi: {formula: dau - giam + them}\n" + rows))
    assert [line for line in right if "KH406" in line] == []


def test_the_formula_of_the_plan_itself_is_not_told_again() -> None:
    (wrong,) = findings_in(plan(table("t", COLUMNS, "ten | a | b | d\nX | 21 | 24 | 4")))
    assert wrong.hint.endswith("xóa số đã ghi để in số tính được")
    assert "formula" not in wrong.hint
