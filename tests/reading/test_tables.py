"""Tables as they are typed: one total row at most, and no column twice."""

from __future__ import annotations

import pytest

import kehoach
from kehoach.plan.outline import TextKind
from kehoach.view.origin import origins
from tests.conftest import findings_in
from tests.spec_text import block, found, messages, plan, table, worked


def test_a_total_typed_as_a_row_would_count_twice_and_is_refused() -> None:
    spec = plan(table("t", {"a": ""}, "ten | a\nX | 6\nTổng cộng | 6", total="Cộng"))

    assert found(spec) == [("KH243", "Tổng")]


def test_its_cure_is_to_name_the_total_as_it_is_typed() -> None:
    rows = "ten | a\nX | 6\nTổng cộng | 7"

    (finding,) = findings_in(plan(table("t", {"a": ""}, rows, total="Cộng")))
    assert "“total: Tổng cộng”" in finding.hint
    assert found(plan(table("t", {"a": ""}, rows, total="Tổng cộng"))) == [("KH406", "7")]


def test_a_total_typed_at_the_end_of_the_areas_is_compared_with_their_sum() -> None:
    def areas(rows: str) -> list[tuple[str, str]]:
        return found(plan(areas="label: thôn\n" + block("rows: |", f"Đơn vị | Số hộ\n{rows}"), shown=""))

    assert areas("A | 312\nB | 268\nTổng cộng | 580") == []
    assert areas("A | 312\nB | 268\nTổng cộng | 581") == [("KH406", "581")]
    assert areas("Tổng số | 580\nA | 312\nB | 268") == []


def test_so_is_a_total_typed_first_that_is_not_around_all_rows() -> None:
    spec = plan(table("t", {"a": ""}, "ten | a\nTổng số | 6\n  X | 6\nY | 1"))

    assert found(spec) == [("KH243", "Tổng")]


def test_a_row_under_the_total_that_is_not_part_of_it_is_a_warning() -> None:
    def warned(rows: str) -> list[tuple[str, str]]:
        return found(plan(table("t", {"a": ""}, f"ten | a\n{rows}", total="Cộng")))

    assert warned("X |\nCộng | 1\n  Y | 1\n  Z | 0") == [("KH280", "Y")]
    assert warned("Cộng | 7\n  Y | 1\nX | 6") == [("KH280", "Y")]
    assert warned("Cộng | 7\n  Y | 1\n  X | 6") == []


@pytest.mark.parametrize(
    ("numbering", "warned"), [("I", "B"), ("I 1", "C"), ("I 1 a)", ""), ("1 1.1", ""), ("I none", "")]
)
def test_a_row_nested_deeper_than_its_numbering_is_a_warning(numbering: str, warned: str) -> None:
    spec = plan(table("t", {"a": ""}, "ten | a\nA |\n  trong đó: D | 0\n  gồm: B |\n    C | 6", numbering=numbering))

    assert found(spec) == ([("KH281", "gồm:" if warned == "B" else warned)] if warned else [])


@pytest.mark.parametrize("width", ["0", "-5", "4 cm", "1,5", "101%", "0%", "30 %%"])
def test_a_width_that_cannot_be_read_is_refused(width: str) -> None:
    spec = plan(table("t", {"a": f"width: {width}"}, "ten | a\nX | 6"))

    assert found(spec) == [("KH284", width.split()[0])]


def test_widths_of_more_than_the_whole_table_are_refused() -> None:
    def refused(*widths: str) -> list[tuple[str, str]]:
        columns = {f"c{at}": f"width: {width}" for at, width in enumerate(widths)}
        return found(plan(table("t", columns, "ten | c0 | c1\nX | 6 | 7")))

    assert refused("60%", "40 %") == refused("30", "100%") == refused("60%\nin: draft", "50%") == []
    assert refused("60%", "41%") == [("KH285", "c1:")]


def test_two_total_rows_are_one_too_many() -> None:
    spec = plan(table("t", {"a": ""}, "ten | a\nX | 6\nCộng | 6\nCộng | 7", total="Cộng"))

    assert found(spec) == [("KH223", "Cộng")]


def test_a_pasted_column_of_row_numbers_is_left_to_the_library() -> None:
    spec = plan(table("t", {"a": ""}, "STT | ten | a\n1 | X | 6\n2 | Y | 7", total="Cộng"))

    assert found(spec) == []
    assert kehoach.compute(kehoach.loads(spec))["t.total.a"].text == "13"


def test_a_column_that_cannot_be_read_is_one_finding_and_not_taken_for_a_typed_one() -> None:
    spec = plan(table("t", {"a": "", "b": "rate: a"}, "ten | a\nX | 6"))

    assert [code for code, _ in found(spec)] == ["KH226"]


def test_a_computed_column_that_says_it_is_text_is_found_where_it_says_so() -> None:
    spec = plan(table("t", {"a": "", "c": "kind: text\nrate: a / a"}, "ten | a\nX | 6"))

    assert found(spec) == [("KH238", "text")]


def test_numbers_of_rows_that_there_are_not_are_told_from_those_that_there_are() -> None:
    spec = plan(table("t", {"a": ""}, "ten | a\nX | 6", numbering="I x"))

    assert messages(spec) == ["KH216 “numbering” không nhận “x”; chỉ nhận: I, A, 1, 1.1, a), -, +, none"]


def test_the_source_of_a_table_is_shown_to_come_from_where_it_is_typed() -> None:
    spec = plan(table("t", {"a": ""}, "ten | a\nX | 6", source="Báo cáo của các thôn"))
    (place,) = [one.place for one in origins(worked(spec)) if one.kind is TextKind.SOURCE]

    assert spec.splitlines()[place.line - 1][place.column - 1 :] == "Báo cáo của các thôn"


@pytest.mark.parametrize(
    ("keys", "what"), [("total: sum", "total"), ("rate: a / a", "rate"), ("kind: text", "kind: text")]
)
def test_a_weight_that_does_not_fit_is_told_what_it_does_not_fit(keys: str, what: str) -> None:
    spec = plan(table("t", {"a": "", "b": f"{keys}\nweight: a"}, "ten | a | b\nX | 6 |", total="Cộng"))

    assert f"KH247 cột “b” ({what}) không tính bình quân theo “weight” được" in messages(spec)
