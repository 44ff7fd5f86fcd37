"""Every figure explains itself: its inputs, put into its formula by other means, give it again to the last digit."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach import evaluate
from kehoach.cli import main
from kehoach.plan.expression import Call, Expression, Negation, Number, Operation, Reference, Step, expression_text
from kehoach.plan.parsing import parse_formula
from kehoach.tables.explain import nearest_address
from kehoach.tables.explanation import Explanation, FigureKind, explain_data, explain_text
from tests.conftest import EXAMPLES
from tests.spec_text import figure, plan, table, worked

if TYPE_CHECKING:
    from kehoach import ComputedPlan

FULL = EXAMPLES / "bac-son-2023" / "plan.yaml"


# --- a second opinion, by Python's own arithmetic on fractions

_FIGURE: Final = r"[0-9][0-9.]*(?:,[0-9]+)?"
_FUNCTIONS: Final = {"F": Fraction, "sum": lambda *xs: sum(xs), "min": min, "max": max, "__builtins__": {}}


def as_code(figure: str) -> str:
    return f"F({figure.replace('.', '').replace(',', '.')!r})"


def evaluated(text: str) -> Fraction:
    """What a formula of figures gives."""
    code = re.sub(_FIGURE, lambda m: as_code(m[0]), text).replace(";", ",")
    return Fraction(eval(code, dict(_FUNCTIONS)))


def put_in(explanation: Explanation) -> Fraction:
    """The formula with the inputs' exact values in the place of their names."""
    values = {i.name: i.value for i in explanation.inputs}
    names = "|".join(re.escape(name) for name in sorted(values, key=len, reverse=True))
    code = re.sub(
        rf"(?<!\w)(?P<name>{names})(?!\w)|{_FIGURE}",
        lambda m: f"V[{list(values).index(m[0])}]" if m["name"] else as_code(m[0]),
        explanation.formula,
    ).replace(";", ",")
    return Fraction(eval(code, {**_FUNCTIONS, "V": list(values.values())}))


SUMS: Final = (FigureKind.TOTAL_SUM, FigureKind.PARTS)
OVER_ROWS: Final = (FigureKind.MEAN,)
"""What is explained by a formula over many rows, so that only its figures can be put in."""
POWERS: Final = (FigureKind.AVERAGE_GROWTH, FigureKind.GROWN)
"""What takes a root or a power, which formulas do not have."""


def assert_explained(computed: ComputedPlan, address: str) -> Explanation:
    """Explain a figure and work it out again from what the explanation says."""
    explanation = computed.explain(address)
    quantity = computed[address]
    assert explanation.value == quantity.value
    assert computed[explanation.address] == computed[computed.explain(explanation.address).address]
    for item in explanation.inputs:
        assert computed[item.address].value == item.value
    if explanation.portion:
        portion = explanation.portion
        assert portion.parts == explanation.value
        if portion.reason in ("quota", "remainder"):
            assert portion.quota // 1 + (portion.reason == "remainder") == portion.parts
            assert portion.quota % 1 == portion.remainder
        return explanation
    wanted = explanation.value if explanation.unfooted is None else explanation.unfooted
    is_whole = explanation.kind in SUMS or all(i.value is not None for i in explanation.inputs)
    if explanation.formula and explanation.value is not None and is_whole and explanation.kind not in POWERS:
        assert evaluated(explanation.numbers) == wanted
        if explanation.kind in SUMS:
            if " - " not in explanation.numbers:  # "trừ:" rows are taken off, as the numbers say
                assert sum(i.value or 0 for i in explanation.inputs) == wanted
            assert explanation.rows == len(explanation.inputs)
        elif explanation.kind in OVER_ROWS:
            assert 0 < explanation.rows < len(explanation.inputs)
        elif explanation.kind is FigureKind.TOTAL_EXTREME:
            assert wanted in {i.value for i in explanation.inputs}
        else:
            assert put_in(explanation) == wanted
            assert explanation.rows == 0
    for lang in ("vi", "en"):
        assert explain_text(explanation, lang).splitlines()[0].startswith(explanation.address)
        assert json.loads(json.dumps(explain_data(explanation, lang)))["kind"] == explanation.kind.value
    return explanation


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*/plan.yaml")), ids=lambda path: path.parent.name)
def test_every_figure_of_every_example_is_explained(path: object) -> None:
    computed = evaluate(path).computed  # type: ignore[arg-type]
    assert computed is not None
    found = list(computed.keys())
    found += [f"{name}.count" for name in computed.tables]
    found += [name for name, fact in computed.facts.items() if not isinstance(fact, str)]
    assert len(found) > 20
    seen = {assert_explained(computed, address).kind for address in found}
    if path == FULL:
        wanted = {
            FigureKind.TYPED,
            FigureKind.FORMULA,
            FigureKind.RATE,
            FigureKind.DRAWN,
            FigureKind.TOTAL_SUM,
            FigureKind.TOTAL_RECOMPUTED,
            FigureKind.GOAL,
        }
        assert seen >= wanted | {FigureKind.COUNT, FigureKind.FACT}


# --- what is said


def test_a_rate_is_explained_by_its_formula_and_typed_cells() -> None:
    computed = evaluate(FULL).computed
    assert computed is not None
    text = explain_text(computed.explain("giam_ngheo[khu phố  9].ty_le_cuoi"))
    assert text.replace(f"{FULL.parent}/", "").replace("\\", "/").splitlines() == [
        "giam_ngheo[Khu phố 9].ty_le_cuoi = 0,35",
        "  Dự kiến tỷ lệ HN cuối năm 2023 (tỷ lệ, trên 100)",
        "  công thức   cuoi / ho × 100 = 1 / 283 × 100",
        "  chính xác   100/283",
        "  làm tròn    nửa lên, 2 chữ số thập phân",
        "  ở           giam-ngheo/pack.yaml:65:68",
        "  đầu vào     cuoi = 01   giam_ngheo[Khu phố 9].cuoi   giam-ngheo/pack.yaml:64:61",
        "              ho = 283    areas[Khu phố 9].ho          phuong-bac-son.yaml:27:20",
    ]


def test_it_speaks_english_too() -> None:
    computed = evaluate(FULL).computed
    assert computed is not None
    lines = explain_text(computed.explain("giam_ngheo.total.ty_le_cuoi"), "en").splitlines()
    assert "rate, per 100; recalculated from the totals" in lines[1]
    assert [line.split("  ")[1].strip() for line in lines[2:]] == ["formula", "exact", "rounding", "at", "inputs", ""]


COLUMNS: Final = {
    "a": "",
    "b": "total: none",
    "c": "formula: (a − 1.000) × 2 - -b ÷ 4",
    "d": "rate: a / (a + b)\nper: 1.000",
    "e": "formula: max(a; b; 3,5) - min(a; sum(b; 1))",
    "f": "formula: d / 3\ndecimals: 1",
    "g": "formula: u[X].x / t.total.a + p - year",
}
ROWS: Final = "ten | a | b\nX | 6,25 | 4\nY | -3 | 7\nZ | 1.234 | -"


def mixed(**settings: str) -> ComputedPlan:
    return worked(
        plan(
            table("t", COLUMNS, ROWS, total="Cộng", **settings),
            table("u", {"x": ""}, "ten | x\nX | 12", shown_in="none"),
            figure("p", "value: 7,5"),
            figure("q", "formula: p / u.total.x * t.count"),
            figure("r", "goal: ≤ 100\nplanned: q + 1"),
        )
    )


def test_every_way_to_compute_is_explained() -> None:
    computed = mixed()
    for address in computed:
        assert_explained(computed, address)


@pytest.mark.parametrize(
    ("address", "formula", "numbers"),
    [
        ("t[X].c", "(a - 1.000) * 2 - -b / 4", "(6,25 - 1.000) * 2 - -4 / 4"),
        ("t[Y].c", "(a - 1.000) * 2 - -b / 4", "((-3) - 1.000) * 2 - -7 / 4"),
        ("t[X].d", "a / (a + b) * 1.000", "6,25 / (6,25 + 4) * 1.000"),
        ("t[X].e", "max(a; b; 3,5) - min(a; sum(b; 1))", "max(6,25; 4; 3,5) - min(6,25; sum(4; 1))"),
        ("t[X].f", "d / 3", "(25000/41) / 3"),
        ("t[X].g", "u[X].x / t.total.a + p - year", "12 / 1.237,25 + 7,5 - 2023"),
        ("t.total.a", "sum(a)", "6,25 + (-3) + 1.234"),
        ("q", "p / u.total.x * t.count", "7,5 / 12 * 3"),
        ("r.planned", "q + 1", "1,875 + 1"),
        ("u[X].x", "", ""),
    ],
)
def test_the_formula_stands_as_written_and_with_its_figures(address: str, formula: str, numbers: str) -> None:
    explanation = mixed().explain(address)
    assert (explanation.formula, explanation.numbers) == (formula, numbers)


def test_a_figure_that_is_not_there_is_explained_by_what_lacks() -> None:
    spec = plan(
        table("t", {"a": "", "b": "", "c": "rate: a / b"}, "ten | a | b\nX | 1 | chưa có\nY | - | 3", missing="open")
    )
    computed = worked(spec)
    open_one, none = computed.explain("t[X].c"), computed.explain("t[Y].c")
    assert (open_one.text, open_one.value, open_one.exact, open_one.numbers) == (
        "chưa có", None, "", "1 / (chưa có) * 100",
    )  # fmt: skip
    assert (none.text, none.numbers) == ("-", "(-) / 3 * 100")
    assert explain_data(open_one)["value"] is None
    assert "chính xác" not in explain_text(open_one)


@pytest.mark.parametrize(
    ("missing", "numbers", "text"), [("skip", "1 + 2", "3"), ("open", "1 + 2 + (chưa có)", "chưa có")]
)
def test_a_sum_says_what_it_passed_over(missing: str, numbers: str, text: str) -> None:
    rows = "ten | a\nX | 1\nY | 2\nZ | chưa có\nW | -"
    explanation = worked(plan(table("t", {"a": ""}, rows, total="Cộng", missing=missing))).explain("t.total.a")
    assert (explanation.numbers, explanation.text, explanation.rows) == (numbers, text, 4)


def test_quotes_and_blanks_are_shown_as_printed() -> None:
    rows = 'ten | a\nX | "không tính"\nY |\nZ | 08'
    computed = worked(plan(table("t", {"a": ""}, rows, blank="none")))
    assert [computed.explain(f"t[{row}].a").text for row in "XYZ"] == ["không tính", "", "8"]


def test_a_long_sum_is_cut_short_as_text_and_whole_as_data() -> None:
    rows = "ten | a\n" + "\n".join(f"Hàng {i} | {i}" for i in range(1, 41))
    explanation = worked(plan(table("t", {"a": ""}, rows, total="Cộng"))).explain("t.total.a")
    text = explain_text(explanation)
    assert "sum(a) = 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + 11 + 12 + …" in text
    assert text.rstrip().endswith("… và 28 hàng nữa")
    assert len(explanation.inputs) == explanation.rows == 40
    assert evaluated(explanation.numbers) == 820


@pytest.mark.parametrize(
    ("keys", "settings", "words"),
    [
        ("rate: a / b", {}, "nửa lên, 2 chữ số thập phân"),
        ("rate: a / b\ndecimals: 1", {"rounding": "truncate"}, "cắt bỏ, 1 chữ số thập phân"),
        ("rate: a / b\ndecimals: 0", {"rounding": "half-even"}, "nửa về số chẵn, 0 chữ số thập phân"),
        ("formula: a + b\npad: 2", {}, "không cần làm tròn, 0 chữ số thập phân, ít nhất 2 chữ số"),
    ],
)
def test_rounding_is_said_in_words(keys: str, settings: dict[str, str], words: str) -> None:
    spec = plan(table("t", {"a": "", "b": "", "c": keys}, "ten | a | b\nX | 1 | 3", **settings))
    assert worked(spec).explain("t[X].c").rounding.vi == words


def test_a_sum_of_parts_names_them() -> None:
    rows = "ten | a\nNhóm | \n  X | 5\n  trừ: Y | 2\nNhóm khác | \n  X | 1"
    computed = worked(plan(table("t", {"a": ""}, rows, total="Cộng")))
    for address in computed:
        explanation = computed.explain(address)
        assert explanation.value == computed[address].value
        assert explanation.address == address
    group = computed.explain("t[Nhóm].a")
    assert (group.kind, group.numbers, [i.address for i in group.inputs]) == (
        FigureKind.PARTS, "5 - 2", ["t[Nhóm/X].a", "t[Y].a"],
    )  # fmt: skip
    assert [i.name for i in computed.explain("t.total.a").inputs] == ["Nhóm", "Nhóm khác"]


BEYOND: Final = {
    "a": "",
    "b": "total: max",
    "c": "total: sum(a; 1) / 2",
    "g": "growth: a / b",
    "s": "share: a\nfoot: no",
    "f": "share: a\nfoot: yes\ndecimals: 0",
    "r": "running: a",
    "q": "running: a * 2 - b\nsigned: yes",
    "p": "split: 10\nby: a",
    "o": "split: t.total.p - 1\nby: a + b\nfloor: u",
    "u": "total: min",
}


def beyond() -> ComputedPlan:
    rows = "ten | a | b | c | u\nX | 1 | 7 | 1 | 5\nY | 2 | 3 | 1 | 1\nZ | 3 | 4 | 1 | 0\nW | - | 1 | 1 | 0"
    return worked(plan(table("t", BEYOND, rows, total="Cộng")))


def test_columns_that_look_beyond_their_row_are_explained() -> None:
    computed = beyond()
    seen = {assert_explained(computed, address).kind for address in computed}
    assert seen == {
        *(FigureKind.TYPED, FigureKind.GROWTH, FigureKind.SHARE, FigureKind.RUNNING, FigureKind.APPORTIONED),
        *(FigureKind.TOTAL_SUM, FigureKind.TOTAL_EXTREME, FigureKind.TOTAL_RECOMPUTED, FigureKind.NO_TOTAL),
    }


@pytest.mark.parametrize(
    ("address", "formula", "numbers"),
    [
        ("t[X].g", "(a / b - 1) * 100", "(1 / 7 - 1) * 100"),
        ("t.total.g", "(a / b - 1) * 100", "(6 / 7 - 1) * 100"),
        ("t[X].s", "a / t.total.a * 100", "1 / 6 * 100"),
        ("t[X].f", "a / t.total.a * 100", "1 / 6 * 100"),
        ("t[X].r", "a", "1"),
        ("t[Z].r", "t[Y].r + a", "3 + 3"),
        ("t[Y].q", "t[X].q + (a * 2 - b)", "(-5) + (2 * 2 - 3)"),
        ("t.total.b", "max(b)", "max(7; 3; 4; 1)"),
        ("t.total.u", "min(u)", "min(5; 1; 0; 0)"),
        ("t.total.c", "sum(a; 1) / 2", "sum(6; 1) / 2"),
        ("t[X].p", "10", "10"),
        ("t[X].o", "t.total.p - 1", "10 - 1"),
    ],
)
def test_what_looks_beyond_its_row_says_how(address: str, formula: str, numbers: str) -> None:
    explanation = beyond().explain(address)
    assert (explanation.formula, explanation.numbers) == (formula, numbers)


def test_a_part_says_its_quota_and_a_footed_share_what_it_was() -> None:
    computed = beyond()
    text = explain_text(computed.explain("t[X].p"))
    assert "chia số nguyên theo a" in text
    assert "số cần chia      10\n" in text
    assert "phần tính được   5/3 (thêm 1 vì phần thập phân lớn)" in text
    assert explain_data(computed.explain("t[X].p"))["remainder"] == "2/3"
    assert "theo mức tối thiểu" in explain_text(computed.explain("t[X].o"))
    share = computed.explain("t[X].f")
    assert share.value == 17
    assert share.unfooted == Fraction(50, 3)
    assert "chưa điều chỉnh   50/3" in explain_text(share)
    assert [item.name for item in computed.explain("t[Y].o").inputs] == ["t.total.p", "a", "b", "u"]


def test_a_plan_with_errors_is_explained_as_far_as_it_goes() -> None:
    columns = {
        **{"a": "", "b": "formula: zz + a", "c": "formula: d", "d": "formula: c", "e": "rate: a / o", "o": ""},
        **{"f": "from: u.x", "g": "from: t.a", "h": "share: b", "i": "running: b", "j": "split: zz\nby: a"},
        **{"k": "growth: a / o", "l": "formula: issuer + a", "m": "formula: )", "n": "formula: u[X].y"},
    }
    spec = plan(table("t", columns, "ten | a | o\nX | 1 | 0\nY | hai | 2\nZ | | 3", total="Cộng"))
    computed = evaluate(text=spec).computed
    assert computed is not None
    for address in computed:
        explanation = computed.explain(address)
        assert explanation.address == address
        assert explain_text(explanation)
        assert explain_data(explanation, "en")


# --- addresses


@pytest.mark.parametrize(
    "address", ["", "zz", "x +", "t", "t[X]", "t[X].zz", "t[Q].a", "issuer.kind", "q + 1", "(" * 60]
)
def test_what_is_no_figure_is_a_key_error(address: str) -> None:
    computed = mixed()
    with pytest.raises(KeyError):
        computed[address]
    with pytest.raises(KeyError):
        computed.explain(address)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("giam_ngheo[Khu pho 9].cuoi", "giam_ngheo[Khu phố 9].cuoi"),
        ("giam_ngeo[Khu phố 99].cuoii", "giam_ngheo[Khu phố 9].cuoi"),
        ("giam_ngheo.total.cuo", "giam_ngheo.total.cuoi"),
        ("giam_ngheo.cuoi", "giam_ngheo.total.cuoi"),
        ("giam_ngheo[Khu phố 9]", "giam_ngheo[Khu phố 9].ho"),
        ("cam_kt", "cam_ket"),
        ("cam_ket.plan", "cam_ket.planned"),
        ("zz", ""),
        ("", ""),
        ("issuer.kind", ""),
    ],
)
def test_the_nearest_address_is_offered(typed: str, meant: str) -> None:
    computed = evaluate(FULL).computed
    assert computed is not None
    assert nearest_address(computed, typed) == meant


# --- the command


def test_the_command_explains_as_text_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(FULL), "giam_ngheo[Khu phố 9].cuoi"]) == 0
    assert "công thức   dau - giam = 2 - 1\n" in capsys.readouterr().out
    assert main(["explain", str(FULL), "giam_ngheo[Khu phố 9].cuoi", "--format", "json", "--lang", "en"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["value"], data["text"], data["kind"], data["how"]) == ("1", "01", "formula", "formula")
    assert [(i["name"], i["value"], i["line"]) for i in data["inputs"]] == [("dau", "2", 59), ("giam", "1", 59)]


def test_the_command_takes_an_address_typed_on_any_system(capsys: pytest.CaptureFixture[str]) -> None:
    import unicodedata

    assert main(["explain", str(FULL), unicodedata.normalize("NFD", "giam_ngheo[Khu phố 9].cuoi")]) == 0
    assert capsys.readouterr().out.startswith("giam_ngheo[Khu phố 9].cuoi = 01\n")


def test_an_unknown_address_exits_with_2_and_offers_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(FULL), "giam_ngheo[Khu pho 9].cuoi"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "“giam_ngheo[Khu pho 9].cuoi”; ý bạn là “giam_ngheo[Khu phố 9].cuoi”?" in said.err


def test_a_plan_with_errors_exits_with_1_after_its_findings(capsys: pytest.CaptureFixture[str]) -> None:
    printed = EXAMPLES / "bac-son-2023-ban-in" / "plan.yaml"
    assert main(["explain", str(printed), "giam_ngheo[Khu phố 9].cuoi"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "KH406" in said.err


def test_a_spec_that_cannot_be_read_exits_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "không có.yaml", "a"]) == 2
    assert "không đọc được tệp" in capsys.readouterr().err


def test_programs_are_told_how_a_figure_was_computed_in_words_that_stay() -> None:
    computed = beyond()
    kinds = {address.removeprefix("t[X]."): explain_data(computed.explain(address))["kind"] for address in computed}

    assert [kinds[name] for name in "agsrp"] == ["typed", "growth", "share", "running", "apportioned"]
    assert [kinds[f"t.total.{name}"] for name in "abcr"] == [
        *("total-sum", "total-extreme", "total-recomputed", "no-total"),
    ]


def test_a_weighted_average_is_explained_by_its_rows_and_their_weights() -> None:
    columns = {"dt": "unit: ha", "ns": "unit: tạ/ha\nweight: dt"}
    spec = plan(table("t", columns, "ten | dt | ns\nX | 10 | 50\nY | 30 | 60", total="Cộng"))
    explanation = worked(spec).explain("t.total.ns")

    assert explanation.numbers == "(50 * 10 + 60 * 30) / (10 + 30)"
    assert [(one.name, one.text) for one in explanation.inputs] == [
        *(("X", "50"), ("X, dt", "10"), ("Y", "60"), ("Y, dt", "30")),
    ]


@pytest.mark.parametrize(
    ("address", "vi", "en"),
    [
        ("f.planned", "số kế hoạch giao", "the planned figure"),
        ("f.actual", "số thực hiện", "the actual figure"),
        ("f.base", "số gốc để so sánh", "the base it is compared with"),
        ("f", "chỉ tiêu giảm 5", "goal giảm 5"),
    ],
)
def test_the_figures_of_a_target_say_which_they_are(address: str, vi: str, en: str) -> None:
    keys = "unit: hộ\ngoal: giảm 5\nplanned: 2 + 3\nactual: 3 + 4\nbase: 10 + 1"
    explanation = worked(plan(figure("f", keys), shown="")).explain(address)

    assert (explanation.how.in_("vi"), explanation.how.in_("en")) == (vi, en)


@pytest.mark.parametrize(
    ("rounding", "vi", "en"),
    [
        ("half-up", "nửa lên, 1 chữ số thập phân", "half up, 1 decimal"),
        ("truncate", "cắt bỏ, 1 chữ số thập phân", "truncated, 1 decimal"),
        ("half-even", "nửa về số chẵn, 1 chữ số thập phân", "half to even, 1 decimal"),
    ],
)
def test_a_rounded_figure_says_how_it_is_rounded(rounding: str, vi: str, en: str) -> None:
    columns = {"a": "", "c": "formula: a / 8\ndecimals: 1"}
    explanation = worked(plan(table("t", columns, "ten | a\nX | 3", rounding=rounding))).explain("t[X].c")

    assert (explanation.rounding.in_("vi"), explanation.rounding.in_("en")) == (vi, en)


# --- expressions written out again

_ROW = st.text("abKhu phố 9/*-();", min_size=1, max_size=8).map(lambda s: " ".join(s.split())).filter(bool)
_STEP = st.builds(Step, _ROW, st.just(True), st.just(0)) | st.builds(
    Step, st.sampled_from(["total", "cuoi", "giá"]), st.just(False), st.just(0)
)
_NUMBER = st.builds(
    lambda whole, part: Number(int(n) if (n := Fraction(whole) + Fraction(part, 1000)).denominator == 1 else n, 0),
    st.integers(0, 10**9),
    st.integers(0, 999),
)
_REFERENCE = st.builds(
    Reference, st.sampled_from(["a", "ho", "đất"]), st.lists(_STEP, max_size=2).map(tuple), st.just(0)
)
_EXPRESSION: st.SearchStrategy[Expression] = st.recursive(
    _NUMBER | _REFERENCE,
    lambda inner: (
        st.builds(Negation, inner, st.just(0))
        | st.builds(Operation, st.sampled_from("+-*/"), inner, inner, st.just(0))
        | st.builds(Call, st.sampled_from(["sum", "min", "max"]), st.lists(inner, min_size=1).map(tuple), st.just(0))
    ),
    max_leaves=12,
)


def bare(expression: Expression) -> object:
    """An expression without its positions."""
    match expression:
        case Number(value=value):
            return value
        case Reference(name=name, steps=steps):
            return name, tuple((step.name, step.is_row) for step in steps)
        case Negation(operand=operand):
            return "neg", bare(operand)
        case Operation(operator=operator, left=left, right=right):
            return operator, bare(left), bare(right)
        case Call(function=function, arguments=arguments):
            return function, tuple(map(bare, arguments))


@given(_EXPRESSION)
def test_an_expression_written_out_reads_as_itself(expression: Expression) -> None:
    text = expression_text(expression)
    assert bare(parse_formula(text)) == bare(expression)
    assert expression_text(parse_formula(text)) == text
