"""An address is written in one way, and read again it is the same address."""

from __future__ import annotations

import ast
import json
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import kehoach
from kehoach.plan.address import Address
from kehoach.source.names import one_spaced
from tests.conftest import ROOT
from tests.spec_text import messages, plan, table, worked

NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True).filter(lambda name: name != "total")
COLUMNS = st.builds("{}{}".format, NAMES, st.sampled_from(["", ".2026"]))
ANY_TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs")))
HARD_TEXT = st.text(st.sampled_from("[]\\/.\"' \u00a0$()aế"))
ROWS = st.one_of(ANY_TEXT, HARD_TEXT).map(one_spaced).filter(bool)
"""What a row may be called, as it is read: on one line, without spaces at its ends."""

ADDRESSES = st.one_of(
    st.builds(Address, NAMES),
    st.builds(Address, NAMES, column=COLUMNS),
    st.builds(Address, NAMES, ROWS, st.one_of(st.just(""), COLUMNS)),
    st.builds(Address.total, NAMES, st.one_of(st.just(""), COLUMNS)),
)


@given(ADDRESSES)
def test_an_address_that_is_written_and_read_is_the_same(address: Address) -> None:
    assert Address.parse(str(address)) == address


@given(ADDRESSES)
def test_an_address_in_an_expression_is_written_as_it_is_alone(address: Address) -> None:
    assert str(address.reference) == str(address)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("cam_ket", Address("cam_ket")),
        ("cam_ket.planned", Address("cam_ket", column="planned")),
        ("giam_ngheo.total.dau", Address.total("giam_ngheo", "dau")),
        ("giam_ngheo.total", Address.total("giam_ngheo")),
        (" giam_ngheo [ Khu  phố 9 ] . cuoi ", Address("giam_ngheo", "Khu phố 9", "cuoi")),
        ("t[A/B].von.2026", Address("t", "A/B", "von.2026")),
        (r"t[a\] b]", Address("t", "a] b")),
        ("t[Thôn 1 [mới]]", Address("t", "Thôn 1 [mới]")),
    ],
)
def test_what_people_type_is_read(text: str, address: Address) -> None:
    assert Address.parse(text) == address


@pytest.mark.parametrize("text", ["", "12", "a + b", "a[b", "a[]", "a.b.c", "a[b][c]", "a[b].c.d", "a.b[c]", "sum(a)"])
def test_what_is_not_an_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not an address"):
        Address.parse(text)


def _shape(text: ast.JoinedStr) -> str:
    """An f-string with a mark in place of each expression: ``◆[◆].◆``."""
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "◆" for part in text.values)


def test_no_other_file_writes_an_address() -> None:
    """A path of keys is written like one: ``targets.rows[0]``, ``giam_ngheo.total``."""
    source = ROOT / "src" / "kehoach"
    shapes = [
        (path.relative_to(source).as_posix(), _shape(node))
        for path in sorted(source.rglob("*.py"))
        if re.search(r"\}\[\{|\}\.total", text := path.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.JoinedStr)
    ]

    found = {name for name, shape in shapes if "◆[◆]" in shape or "◆.total" in shape}
    assert found == {"reading/tables.py", "source/from_mapping.py"}


# --- the addresses of a plan


@pytest.mark.parametrize("name", ["A [1]", "A ]", "[A", "B\\C", "a] [b"])
def test_a_row_with_brackets_in_its_name_has_an_address_that_resolves(name: str) -> None:
    computed = worked(plan(table("t", {"x": ""}, f"ten | x\n{name} | 7")))
    address = computed.tables["t"].cell(0, "x").address

    assert computed[address].value == 7
    assert computed.explain(address).value == 7


def test_rows_of_one_name_in_two_groups_have_one_address_everywhere() -> None:
    rows = "ten | a | b | r\nA | | |\n  X | 1 | 2 |\nB | | |\n  X | 1 | 2 | 9,99"
    spec = plan(table("t", {"a": "", "b": "", "r": "rate: a / b"}, rows))

    assert messages(spec)[0].startswith("KH406 “t[B/X].r”")


def test_a_gap_a_change_and_a_call_name_such_a_row_by_its_group_too() -> None:
    rows = "ten | a | b\nA | |\n  X | 1 | 2\nB | |\n  X | {} | 2"
    before, after = (plan(table("t", {"a": "", "b": ""}, rows.format(a), missing="open")) for a in ("CẦN BỔ SUNG", 4))

    assert "KH603 còn CẦN BỔ SUNG ở “t[B/X].a”" in messages(before)
    assert "t[B/X].a" in [change.address for change in kehoach.diff(worked(before), worked(after))]
    assert worked(after)["t[b / x].a"].address == "t[B/X].a"


@settings(max_examples=40)
@given(st.lists(st.text(st.sampled_from("ab[]\\/.\"' ế"), min_size=1, max_size=4), min_size=1, max_size=4))
def test_every_address_of_a_plan_finds_its_figure(names: list[str]) -> None:
    rows = json.dumps([{"ten": name, "x": at} for at, name in enumerate(names)])
    outcome = kehoach.evaluate(text=plan(table("t", {"x": ""}, "") + f"  rows: {rows}\n"))
    assume(not outcome.has_errors)
    assert outcome.computed

    cells = dict(outcome.computed.items())
    assert [outcome.computed[address] for address in cells] == list(cells.values())


def test_a_row_called_by_blanks_in_quotes_has_no_name() -> None:
    assert any("KH241" in message for message in messages(plan(table("t", {"x": ""}, 'ten | x\n" " | 1'))))
    assert worked(plan(table("t", {"x": ""}, 'ten | x\n"a  b" | 1')))["t[a b].x"].text == "1"
