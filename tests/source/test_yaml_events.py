"""YAML: what it refuses, and what it takes without a word, said in the project's own words at the right place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from kehoach.source import yaml_events
from tests.conftest import findings_in
from tests.marked_spec import GOOD, added, assert_found, changed, found, only

if TYPE_CHECKING:
    from collections.abc import Iterator

LIBYAML = yaml_events.LOADER


def test_a_top_level_list_or_text_is_no_plan() -> None:
    assert_found("▶- a\n- b\n", "KH119")
    assert_found("▶xin chào\n", "KH119")
    assert_found('▶""\n', "KH119")
    assert "danh sách" in only("- a\n", "KH119").message


def test_a_file_holds_one_document() -> None:
    assert_found(added("▶---\n" + GOOD), "KH105")
    assert_found(added("...\n▶opening: a\n"), "KH105")
    assert found("---\n" + GOOD + "...\n") == []
    assert found("%YAML 1.2\n---\n" + GOOD) == []


def test_a_key_stands_once() -> None:
    assert_found(added("▶year: 2024\n"), "KH110")
    assert_found(changed("  name: Bắc Sơn\n", "  name: Bắc Sơn\n  ▶name: Ba Đình\n"), "KH110")
    assert_found(added("▶pack : x\n"), "KH110")
    assert only(added("year: 2024\n"), "KH110").message == "khóa “year” đã có ở dòng 3"


def test_the_two_normal_forms_of_a_key_are_one_key() -> None:
    assert_found(added("▶tên: 1\n▶te\u0302n: 2\n"), "KH201", "KH110")


def test_keys_are_single_words() -> None:
    assert_found(added("▶[a]: 1\n"), "KH120")
    assert_found(added("? ▶|\n  a\n: 1\n"), "KH120")
    assert_found(added('▶"": 1\n'), "KH120")


def test_anchors_and_aliases_are_refused_each_at_its_place() -> None:
    assert_found(added("opening: ▶&a xin\nsubject: ▶*a\n"), "KH106", "KH106")


def test_a_merge_key_is_refused() -> None:
    assert_found(changed("issuer:\n", "issuer:\n  ▶<<: {province: x}\n"), "KH108")


@pytest.mark.parametrize("value", ["!!python/object/apply:os.system x", "!!str x", "!!binary x", "! x", "!x y"])
def test_tags_are_refused(value: str) -> None:
    assert_found(added(f"opening: ▶{value}\n"), "KH107")


def test_a_tag_changes_nothing_about_the_shape() -> None:
    assert_found(added('opening: ▶!!python/object/apply:os.system ["ls"]\n'), "KH107 KH203")


def test_aliases_that_multiply_are_refused_without_being_followed() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for name, before in zip("bcdefghi", "abcdefgh", strict=True):
        lines.append(f"{name}: &{name} [{', '.join(['*' + before] * 9)}]")

    codes = [line.split()[-1] for line in found("\n".join(lines) + "\n")]

    assert codes.count("KH106") == 9 + 8 * 9


@pytest.mark.parametrize("text", ["a: &x {b: *x}\n", "a: &x\n  b: *x\n", "a: &x [*x]\n"])
def test_an_alias_of_itself_is_refused(text: str) -> None:
    assert [line.split()[-1] for line in found(added(text))] == ["KH201", "KH106", "KH106"]


@pytest.fixture(params=[LIBYAML, yaml.SafeLoader], ids=["libyaml", "pure Python"])
def read(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Both parsers of PyYAML in turn; the length of what is given is how many events were asked of it."""
    asked: list[int] = []
    parse = yaml.parse

    def counted(text: str, Loader: Any) -> Iterator[Any]:
        for event in parse(text, Loader=Loader):
            asked.append(1)
            yield event

    monkeypatch.setattr(yaml_events, "LOADER", request.param)
    monkeypatch.setattr(yaml, "parse", counted)
    return asked


@pytest.mark.parametrize("depth", [51, 60, 1_001, 5_000, pytest.param(200_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "opener",
    [
        *("[", "{a: ", "[{a: ", "{[", "[a: ", "[? ", '{"a": ', '{"a":', "{[a]: ", "[[a], ", "[[[[a]]], ", "{{}: "),
        *("[\n ", "{a:\n ", "[# [\n ", "[ab, 'a]]]]', ", '["a]\\"", ', "[ế, ", "- ", "? ", "- ? ", "? - "),
    ],
)
def test_deep_nesting_is_refused_at_once(depth: int, opener: str, read: list[int]) -> None:
    start = "opening:\n  " if opener[0] in "-?" else "opening: "

    codes = [line.split()[-1] for line in found(added(start + opener * depth + "\n"))]

    assert codes == ["KH109"]
    assert len(read) < 1_000


@pytest.mark.parametrize(
    "before", ["- " * 30, "? " * 30, "- ? " * 15, "- [" + "[a], " * 9 + "[" * 28, "- {a: " + "[" * 20]
)
def test_blocks_and_brackets_are_counted_together(before: str, read: list[int]) -> None:
    assert [line.split()[-1] for line in found(added("opening:\n  " + before + "[" * 2_000 + "\n"))] == ["KH109"]
    assert len(read) < 1_000


@pytest.mark.usefixtures("read")
def test_the_place_of_too_deep_nesting_is_the_bracket_that_is_one_too_many() -> None:
    assert_found(added("opening: " + "[" * 49 + "▶" + "[" * 11 + "]" * 60 + "\n"), "KH109")
    assert_found(added("opening: " + "[" * 49 + "▶" + "[" * 2_000 + "\n"), "KH109")
    assert_found(added("opening: [[[a], b], " + "[" * 48 + "▶" + "[" * 2_000 + "\n"), "KH109")
    assert_found(added("opening:\n  - - - " + "[" * 46 + "▶" + "[" * 2_000 + "\n"), "KH109")
    assert_found(added("opening: ▶" + "[" * 49 + "]" * 49 + "\n"), "KH203")


@pytest.mark.usefixtures("read")
def test_brackets_inside_texts_and_comments_do_not_nest() -> None:
    many = "[" * 2_000
    assert found(added(f"opening: |\n  {many}\n")) == []
    assert found(added(f"opening: Kính gửi {many}\n")) == []
    assert found(added(f"opening: '{many}'\n")) == []
    assert found(added(f"opening: Kính gửi\n  {many}\n")) == []
    assert_found(added(f"opening: Số {many}▶: 66\n"), "KH116")
    assert_found(added(f"opening: ▶'{many}\n"), "KH114")
    assert_found(added(f"opening: [a, ▶'{many}\n"), "KH114")


@pytest.mark.usefixtures("read")
def test_what_is_wrong_before_the_nesting_is_too_deep_is_told_instead() -> None:
    assert_found(added("opening: [[▶%" + "[" * 2_000 + "\n"), "KH115")


@pytest.mark.usefixtures("read")
def test_deep_nesting_by_indentation_is_refused_too() -> None:
    keys = "".join(" " * i + "a:\n" for i in range(1, 80))
    assert [line.split()[-1] for line in found(added("opening:\n" + keys))] == ["KH109"]


@pytest.mark.parametrize(
    "spec",
    [
        changed("  kind: phường", "▶\tkind: phường"),
        changed("  name: Bắc Sơn", "  ▶\tname: Bắc Sơn"),
        changed("  Lưu: VT", "▶\tLưu: VT"),
        changed("      Khu phố 2 | 1", "▶\tKhu phố 2 | 1"),
    ],
)
def test_a_tab_does_not_indent(spec: str) -> None:
    assert_found(spec, "KH113")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("issuer:\n\tkind: xã\n", "bằng 2 dấu cách"),
        ("targets:\n  cam_ket:\n\tgoal: 1\n", "bằng 4 dấu cách"),
        ("targets:  # chú thích\n  cam_ket:  # chú thích\n\n  # nữa\n\tgoal: 1\n", "bằng 4 dấu cách"),
        ("issuer:\n  kind: xã\n\tname: Mẫu\n", "bằng 2 dấu cách"),
        ("t:\n  a:\n    rows: |\n      A | b\n\tB | 2\n", "bằng 6 dấu cách"),
        ("t:\n  a:\n    rows: |\n      A | b\n\ttotal: x\n", "thẳng cột"),
        ("t:\n  a:\n    b: 1\n\tc: 2\n", "thẳng cột"),
        ("year: 1\n\tname: Mẫu\n", "thẳng cột"),
        ("\tname: Mẫu\n", "thẳng cột"),
    ],
)
def test_a_tab_is_replaced_by_as_many_spaces_as_the_lines_above_tell(text: str, hint: str) -> None:
    (tab,) = (one for one in findings_in(text) if one.code == "KH113")
    assert hint in tab.hint


def test_a_tab_behind_a_colon_is_fine() -> None:
    assert found(changed("year: 2023", "year:\t2023")) == []


@pytest.mark.parametrize(
    "lines",
    [
        'opening: ▶"Quỹ" của phường\n',
        "opening: ▶'Quỹ' của phường\n",
        'opening: ▶"Quỹ": của phường\n',
        'opening: ▶"chưa đóng\n',
        "opening: ▶'chưa đóng\n",
        'opening: ▶"chưa đóng\nsymbol: KH\n',
        'opening: ▶"chưa đóng\nsymbol: "KH"\n',
        'opening: ▶"chưa đóng\nsymbol: KH\nplace: "Bắc Sơn"\n',
        'purpose:\n  - ▶"Quỹ" của phường\n',
        '▶"hai\n  dòng": 1\n',
    ],
)
def test_a_quote_closes_at_the_end_of_its_value_and_nowhere_else(lines: str) -> None:
    assert_found(added(lines), "KH114")


@pytest.mark.parametrize(
    "lines",
    [
        "opening: ▶[a, b\n",
        "opening: ▶[a, b\nsymbol: KH\n",
        "opening: ▶[\nbasis2: |\n  a\n",
        "opening: ▶{a: b\n",
        "tables: ▶{a: {b: c}\nbasis2: |\n  a\n",
        "opening: ▶{a: b]\n",
        "opening: {a: b}▶}\n",
        "opening: [a]▶]\n",
        "opening: ▶] a\n",
    ],
)
def test_a_bracket_without_its_partner_is_found(lines: str) -> None:
    assert_found(added(lines), "KH121")


@pytest.mark.parametrize("value", [r'"▶\q"', r'"a▶\xz"', r'"a▶\u12"', r'"C:▶\Users"', r'"a▶\U00110000"'])
def test_an_escape_that_is_none_is_found_at_its_backslash(value: str) -> None:
    assert_found(added(f"opening: {value}\n"), "KH122")


@pytest.mark.parametrize(
    "value",
    [
        *("%50", "%", "@x", "`x`", "> 8", ">= 8,4", "| x", "- a", "-", "? a", ", a"),
        *("!x!y z", "!<a", "* Chỉ tiêu", "& x", "|0", "[a] b"),
    ],
)
def test_a_character_that_means_something_to_yaml_cannot_begin_a_value(value: str) -> None:
    spec = added(f"opening: ▶{value}\n")

    assert_found(spec, "KH115")
    assert f"“{value[0]}”" in only(spec, "KH115").message


def test_a_second_colon_is_found_at_the_colon() -> None:
    assert_found(added("opening: Số▶: 66\n"), "KH116")
    assert_found(added("opening: Hà Nội, ngày▶: 9: 3\n"), "KH116")
    assert_found(changed("  name: Bắc Sơn", "  name: Bắc▶: Sơn"), "KH116")


@pytest.mark.parametrize(
    "spec",
    [
        changed("  name: Bắc Sơn", "   ▶name: Bắc Sơn"),
        changed("  name: Bắc Sơn", '   ▶name: "Bắc Sơn"'),
        changed("  name: Bắc Sơn", " ▶name: Bắc Sơn"),
        changed("  name: Bắc Sơn", ' ▶"name": Bắc Sơn'),
        changed("pack: giam", "  ▶pack: giam"),
        changed("kehoach: 1\n", "  kehoach: 1\n").replace("pack:", "▶pack:"),
        changed("      Khu phố 2 | 1", "   ▶Khu phố 2 | 1"),
        changed("  Lưu: VT", "     Phòng\n  ▶Lưu: VT"),
        added("purpose: |\n  a\n▶- b\n"),
        changed("year: 2023", "▶- year: 2023"),
        changed("year: 2023", "▶: 2023"),
    ],
)
def test_a_line_that_does_not_line_up_is_found_at_its_first_character(spec: str) -> None:
    assert_found(spec, "KH123")


@pytest.mark.parametrize(
    "spec",
    [
        changed("year: 2023", "▶year 2023"),
        changed("year: 2023", "▶year:2023"),
        changed("year: 2023", "▶year：2023"),
        changed("issuer:\n", "▶issuer\n"),
        changed("  kind: phường", "  ▶kind phường"),
        changed("  name: Bắc Sơn", "  ▶name:Bắc Sơn"),
        changed("      Khu phố 2 | 1", "▶Khu phố 2 | 1"),
        changed("recipients: |\n", "recipients:\n  ▶Phòng LĐ-TBXH\n  UBND thị xã\n"),
        added("▶một dòng lẻ\n"),
        "▶kehoach 1\npack: giam-ngheo\n",
    ],
)
def test_a_line_without_its_colon_is_found_itself_and_not_the_line_below(spec: str) -> None:
    assert_found(spec, "KH124")


def test_an_error_of_yaml_does_not_hide_what_was_found_before_it() -> None:
    assert_found(
        changed("của UBND thị", "của▶\u200b UBND thị", added("▶year: 2024\nopening: ▶&a b\nsymbol: ▶%\n")),
        *("KH112", "KH110", "KH106", "KH115"),
    )


def test_a_quoted_key_and_a_question_mark_key_are_keys() -> None:
    assert found(changed("year: 2023", '"year": 2023')) == []
    assert found(changed("year: 2023", "? year\n: 2023")) == []


def test_nothing_has_a_type_until_its_field_gives_it_one() -> None:
    assert_found(changed("  name: Bắc Sơn", "  name: no\n  province: 010\n  code: 1:30\n  parent: 2023-02-30"))


@pytest.fixture
def without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_events, "LOADER", yaml.SafeLoader)


@pytest.mark.usefixtures("without_libyaml")
def test_without_libyaml_the_findings_are_the_same() -> None:
    assert found(GOOD) == []
    assert_found(added('opening: ▶"Quỹ" của phường\n'), "KH114")
    assert_found(added("opening: ▶[a\nsymbol: KH\n"), "KH121")
    assert_found(added('opening: "a▶\\q"\n'), "KH122")
    assert_found(added("opening: Số▶: 66\n"), "KH116")
    assert_found(added("opening: ▶%\n"), "KH115")
    assert_found(changed("year: 2023", "▶year 2023"), "KH124")
    assert_found(changed("issuer:\n", "▶issuer\n"), "KH124")
    assert_found(changed("  name: Bắc Sơn", "   ▶name: Bắc Sơn"), "KH123")
    assert_found(changed("  kind: phường", "▶\tkind: phường"), "KH113")
    assert_found(added("...\n▶opening: a\n"), "KH105")


@pytest.mark.usefixtures("without_libyaml")
@pytest.mark.parametrize("escape", [r"\U00110000", r"\UFFFFFFFF", r"\ud800"])
def test_without_libyaml_an_escape_beyond_all_characters_is_a_finding_too(escape: str) -> None:
    (line,) = found(added(f'opening: "{escape}"\n'))

    assert line.startswith("36:")


def test_a_second_colon_between_braces_is_not_a_bracket_that_is_missing() -> None:
    assert_found(added("style: {zero_tens: linh▶: x}\n"), "KH116")
