"""Fields: their names, their shapes, and the words and numbers they take."""

from __future__ import annotations

import pytest

import kehoach
from tests.marked_spec import PACK, added, assert_found, changed, check, found, only, table_keys, unmarked

# --- unknown and missing keys


@pytest.mark.parametrize(
    ("spec", "nearest"),
    [
        (added("▶yaer: 2023\n"), "year"),
        (added("▶Year: 2023\n"), "year"),
        (added("▶purposes: |\n  a\n"), "purpose"),
        (changed("  name: Bắc Sơn", "  name: Bắc Sơn\n  ▶provinc: x"), "province"),
        (changed("  label: khu phố", "  label: khu phố\n  ▶sorce: x"), "source"),
        (table_keys("    columns:\n      giam:\n        ▶lable: x\n"), "label"),
        (table_keys("    ▶totl: x\n"), "total"),
        (table_keys("    total:\n      ▶padd: 2\n"), "pad"),
        (changed("    goal: ≥ 1 hộ", "    goal: ≥ 1 hộ\n    ▶plannd: x"), "planned"),
        (added("tasks:\n  chi_dao:\n    ▶lad: x\n"), "lead"),
        (added("purpose:\n  ▶tilte: x\n"), "title"),
        (added("objectives:\n  general:\n    ▶titel: x\n"), "title"),
        (added("objectives:\n  general:\n    parts:\n      a:\n        ▶texxt: x\n"), "text"),
        (added("outline:\n  aims:\n    ▶titel: x\n"), "title"),
        (added("appendices:\n  pl:\n    title: a\n    ▶txt: x\n"), "text"),
        (added("style:\n  ▶fuor: tư\n"), "four"),
        (changed("signer: Nguyễn Văn A", "signer:\n  post: Chủ tịch\n  ▶nmae: A"), "name"),
    ],
)
def test_an_unknown_key_is_found_at_every_level_with_the_nearest_one(spec: str, nearest: str) -> None:
    assert_found(spec, "KH201")
    assert only(spec, "KH201").hint_in("vi") == f"ý bạn là “{nearest}”?"


def test_an_unknown_key_like_no_other_has_no_hint() -> None:
    assert only(added("xyzzy: a\n"), "KH201").hint == ""


@pytest.mark.parametrize(
    ("spec", "codes"),
    [
        ("▶kehoach: 1\n", "KH202"),
        (changed("kehoach: 1\n", "").replace("pack:", "▶pack:"), "KH202"),
        (changed("kehoach: 1", "▶kehoach:"), "KH202"),
        (changed("year: 2023\n", "").replace("pack", "▶pack"), "KH202"),
        (changed("year: 2023\n", "▶year:\n"), "KH202"),
        (changed("year: 2023\n", 'year: ▶""\n'), "KH202"),
        (changed("  kind: phường\n  name: Bắc Sơn", "  ▶parent: thị xã Bỉm Sơn"), "KH202"),
        (changed("  kind: phường\n  name", "  ▶name"), "KH202"),
        (changed("  kind: phường", "  ▶kind:"), "KH202"),
        (changed("  kind: phường", "  ▶kind: none"), "KH202"),
        (changed("  label: khu phố\n  rows", "  ▶rows"), "KH202"),
        (changed("signer: Nguyễn Văn A", "signer:\n  ▶name: A"), "KH202"),
        (added("appendices:\n  pl:\n    ▶text: |\n      a\n"), "KH202"),
        (table_keys("    columns:\n      them_vao:\n        ▶formula: dau\n"), "KH202"),
    ],
)
def test_a_missing_key_is_found_at_what_it_is_missing_in(spec: str, codes: str) -> None:
    assert_found(spec, codes)


def test_a_missing_key_is_shown_by_example() -> None:
    finding = only(changed("  kind: phường\n", ""), "KH202")

    assert finding.message == "“issuer” thiếu khóa “kind”"
    assert finding.hint == "thêm “kind: phường”"


def test_missing_keys_of_one_mapping_are_one_finding_with_all_that_is_to_be_typed() -> None:
    finding = only("kehoach: 1\nyear: 2026\n", "KH202")

    assert finding.message == "kế hoạch thiếu khóa “pack”, “subject”, “issuer”"
    assert finding.message_in("en") == "missing keys “pack”, “subject”, “issuer” in the plan"
    assert finding.hint.startswith("thêm “pack: giam-ngheo”, “subject: ")
    assert "“issuer: {kind: phường, name: Bắc Sơn}”" in finding.hint


def test_what_the_hint_of_missing_keys_says_can_be_typed_line_by_line() -> None:
    hint = only("kehoach: 1\n", "KH202").hint
    lines = hint.removeprefix("thêm “").removesuffix("”").split("”, “")

    typed = check("\n".join(("kehoach: 1", *lines, "")))

    assert not [finding for finding in typed if finding.message.startswith("kế hoạch thiếu")]


def test_keys_left_blank_are_found_each_at_itself() -> None:
    assert found(changed("  kind: phường\n  name: Bắc Sơn", "  kind:\n  name:")) == ["7:3 KH202", "8:3 KH202"]


@pytest.mark.parametrize(
    ("spec", "address"),
    [
        (changed("  kind: phường", "  kind: ▶CẦN BỔ SUNG"), "issuer.kind"),
        (changed("  name: Bắc Sơn", "  name: ▶CẦN BỔ SUNG"), "issuer.name"),
        (
            changed("signer: Nguyễn Văn A", "signer: {authority: TM., post: Chủ tịch, name: ▶CẦN BỔ SUNG}"),
            "signer.name",
        ),
        (changed("  label: khu phố", "  label: ▶CẦN BỔ SUNG"), "areas.label"),
        (changed("basis: |\n", "basis: |\n  ▶CẦN BỔ SUNG\n"), "basis"),
        (table_keys("    title: ▶CẦN BỔ SUNG\n"), "giam_ngheo.title"),
        (table_keys("    columns:\n      dau:\n        label: ▶CẦN BỔ SUNG\n"), "giam_ngheo.dau.label"),
        (added("appendices:\n  pl:\n    title: ▶CẦN BỔ SUNG\n    text: |\n      a\n"), "pl.title"),
    ],
)
def test_a_gap_is_named_by_the_keys_that_lead_to_it(spec: str, address: str) -> None:
    assert_found(spec, "KH603")
    assert only(spec, "KH603").message == f"còn CẦN BỔ SUNG ở “{address}”"


# --- shapes


@pytest.mark.parametrize(
    ("spec", "code"),
    [
        (changed("issuer:\n  kind: phường\n  name: Bắc Sơn", "issuer: ▶phường Bắc Sơn"), "KH203"),
        (changed("issuer:\n  kind: phường\n  name: Bắc Sơn", "issuer:\n  ▶- phường"), "KH203"),
        (changed("issuer:\n  kind: phường\n  name: Bắc Sơn", "issuer: ▶|\n  phường"), "KH203"),
        (changed("year: 2023", "year: ▶[2023]"), "KH203"),
        (changed("year: 2023", "year:\n  ▶a: 1"), "KH203"),
        (changed("number: 66", "number:\n  ▶so: 66"), "KH203"),
        (added("opening:\n  ▶- a\n"), "KH203"),
        (added("tasks:\n  ▶- a\n"), "KH203"),
        (added("tasks: ▶|\n  a\n"), "KH203"),
        (added("purpose:\n  title:\n    ▶a: b\n"), "KH203"),
        (added("purpose:\n  title: a\n  text:\n    ▶a: b\n"), "KH203"),
        (added("appendices:\n  pl: ▶a\n"), "KH203"),
        (changed("signer: Nguyễn Văn A", "signer: ▶[A]"), "KH203"),
        (changed("  label: khu phố", "  label:\n    ▶a: b"), "KH203 KH202"),
        (table_keys("    checks:\n      ▶- giam <= dau\n"), "KH203"),
        (table_keys("    rounding:\n      ▶a: b\n"), "KH203"),
        (changed("goal: ≥ 1 hộ", "goal:\n      ▶a: b"), "KH203"),
        (added("money: đồng\ntasks:\n  chi_dao:\n    budget: ▶[1]\n"), "KH203"),
        (added("tasks:\n  chi_dao:\n    with:\n      ▶- Công an\n"), "KH203"),
        (added("style: ▶tư\n"), "KH203"),
    ],
)
def test_a_value_of_the_wrong_shape_is_found_at_itself(spec: str, code: str) -> None:
    codes = [line.split()[1] for line in found(spec.replace("▶", ""))]
    if code == "KH203":
        assert_found(spec, code)
    assert "KH203" in codes


def test_a_wrong_shape_says_what_is_wanted_and_what_is_there() -> None:
    spec = changed("issuer:\n  kind: phường\n  name: Bắc Sơn", "issuer: phường Bắc Sơn")

    assert only(spec, "KH203").message == "“issuer” phải là các dòng “khóa: giá trị”, không phải “phường Bắc Sơn”"


@pytest.mark.parametrize(
    ("spec", "wanted"),
    [
        (changed("  cam_ket:\n    goal: ≥ 1 hộ", "  cam_ket: ▶≥ 1 hộ"), "goal"),
        (changed("  giam_ngheo:\n    rows: |", "  giam_ngheo: ▶|"), "rows"),
        (changed("  phan_cong:\n    rows: |", "  phan_cong: ▶|"), "rows"),
        (table_keys("    columns:\n      giam: ▶Chỉ tiêu\n"), "label"),
        (changed("areas:\n  label: khu phố\n  rows: |", "areas: ▶|"), "rows"),
        (changed("  cam_ket:\n    goal: ≥ 1 hộ", "  cam_ket:\n    ▶- ≥ 1 hộ"), "goal"),
    ],
)
def test_a_text_does_not_wipe_out_a_table_a_figure_or_a_column_of_the_pack(spec: str, wanted: str) -> None:
    text, ((line, column),) = unmarked(spec)

    assert f"{line}:{column} KH203" in found(text)
    assert wanted in only(text, "KH203").message


def test_a_total_for_short_is_its_label_and_keeps_the_rest() -> None:
    total = kehoach.loads(table_keys("    total: Tổng cộng\n")).tables["giam_ngheo"].total

    assert total is not None
    assert (total.label, total.pad) == ("Tổng cộng", 2)


@pytest.mark.parametrize("lines", ["purpose: none\n", "tasks:\n  chi_dao: none\n", "tasks: none\n", "opening: none\n"])
def test_none_drops_what_the_pack_has(lines: str) -> None:
    assert found(added(lines)) == []


def test_none_in_quotes_is_a_word() -> None:
    assert kehoach.loads(added('purpose: "none"\n')) != kehoach.loads(added("purpose: none\n"))


# --- ids


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("Giảm nghèo", "giam_ngheo"),
        ("a-b", "a_b"),
        ("A", "a"),
        ("đ", "d"),
        ("_a", "a"),
        ("1a", "ma_1a"),
        ("2023", "ma_2023"),
        ("…", "ma_1"),
    ],
)
def test_an_id_is_ascii_and_one_that_can_be_typed_is_offered(name: str, suggestion: str) -> None:
    spec = added(f"tasks:\n  ▶{name}: |\n    a\n")

    assert_found(spec, "KH228")
    assert only(spec, "KH228").hint == f"ví dụ, gõ “{suggestion}”"


@pytest.mark.parametrize(
    "lines",
    [
        "tasks:\n  ▶cam_ket: |\n    a\n",
        "tables:\n  ▶giam_ngheo:\n    rows: |\n      a | b\n      c | 1\n",
        "objectives:\n  ▶chi_dao: |\n    a\n",
        "appendices:\n  ▶cam_ket:\n    title: a\n",
        "objectives:\n  general:\n    parts:\n      ▶cam_ket: |\n        a\n",
    ],
)
def test_ids_of_all_groups_are_one_namespace(lines: str) -> None:
    codes = [line.split()[1] for line in found(added(lines.replace("▶", "")))]

    assert codes == ["KH229"]


def test_a_duplicate_id_names_the_line_of_the_first() -> None:
    spec = added("tasks:\n  ▶cam_ket: |\n    a\n")

    assert_found(spec, "KH229")
    assert only(spec, "KH229").message == "mã “cam_ket” đã dùng ở dòng 21"


def test_an_id_that_the_pack_has_is_found_in_the_plan_and_the_packs_file_is_named() -> None:
    for lines in ("objectives:\n  ▶chi_dao: |\n    a\n", "appendices:\n  ▶chi_dao: {title: a}\n"):
        assert_found(added(lines), "KH229")
        assert PACK in only(added(lines), "KH229").message


@pytest.mark.parametrize("name", ["year", "issuer", "areas", "number", "period"])
def test_a_name_that_means_something_in_every_plan_is_no_id(name: str) -> None:
    assert_found(added(f"tables:\n  ▶{name}:\n    rows: |\n      a | b\n      c | 1\n"), "KH239")


# --- choices and small numbers


@pytest.mark.parametrize(
    ("spec", "hint"),
    [
        (added("numbers: ▶vn\n"), ""),
        (table_keys("    rounding: ▶half_up\n"), "half-up"),
        (table_keys("    missing: ▶opne\n"), "open"),
        (table_keys("    blank: ▶missng\n"), "missing"),
        (table_keys("    numbering: ▶I x\n"), ""),
        (table_keys("    columns:\n      giam:\n        kind: ▶nubmer\n"), "number"),
        (table_keys("    columns:\n      giam:\n        total: ▶sun\n"), ""),
        (added("style:\n  thousand: ▶ngan\n"), "ngàn"),
        (added("tasks:\n  chi_dao:\n    in: ▶plans\n"), "plan"),
    ],
)
def test_a_choice_that_is_none_lists_the_choices(spec: str, hint: str) -> None:
    assert_found(spec, "KH216")
    assert hint in only(spec, "KH216").hint
    assert "chỉ nhận:" in only(spec, "KH216").message


def test_small_whole_numbers_have_their_bounds() -> None:
    assert_found(
        table_keys("    columns:\n      giam:\n        pad: ▶99\n        decimals: ▶-1\n"), *("KH237", "KH237")
    )
    assert_found(table_keys("    columns:\n      ty_le_dau:\n        per: ▶trăm\n"), "KH237")
    assert found(table_keys("    columns:\n      ty_le_dau:\n        per: 1.000\n")) == []


def test_a_column_has_one_source_of_a_form_that_fits() -> None:
    assert_found(table_keys("    columns:\n      cuoi:\n        rate: ▶dau / ho\n"), "KH238")
    assert_found(table_keys("    columns:\n      ty_le_dau:\n        total: ▶sum\n"), "KH409")
    assert found(table_keys("    columns:\n      ty_le_dau:\n        rate: dau\n"))[0] == "26:15 KH226"
    assert found(table_keys("    columns:\n      ho:\n        from: ho\n"))[0] == "26:15 KH226"


def test_parts_that_are_not_there_are_listed() -> None:
    assert_found(added("outline:\n  aims:\n    of: ▶purpse\n"), "KH311")
    assert_found(added("outline:\n  aims:\n    after: ▶xyz\n"), "KH311")
    assert "goals" in only(added("outline:\n  aims:\n    after: xyz\n"), "KH311").hint


# --- goals, values, money


@pytest.mark.parametrize(
    "typed",
    ["≥ 1 hộ", "từ 1 hộ trở lên", "ít nhất 1", "tối thiểu 1 hộ", "0 - 4", "≤ 3", "không quá 3 hộ", "1", "1 hộ"],
)
def test_goals_are_read_as_people_write_them(typed: str) -> None:
    assert found(changed("goal: ≥ 1 hộ", f"goal: {typed}")) == []


@pytest.mark.parametrize("typed", ["nhiều", "khoảng bảy", "trên bảy hộ", "7 -", "7 (bảy) hộ", "chưa có", "1 hoặc 2"])
def test_what_is_no_goal_is_found(typed: str) -> None:
    assert_found(changed("goal: ≥ 1 hộ", f"goal: ▶{typed}"), "KH230")


def test_a_goal_that_reads_in_two_ways_is_found_at_its_figure() -> None:
    assert_found(changed("goal: ≥ 1 hộ", "goal: ≥ ▶1.500"), "KH206")
    assert_found(changed("goal: ≥ 1 hộ", "goal: ≥ ▶1.5 %"), "KH207")
    assert_found(changed("goal: ≥ 1 hộ", "goal: 1 - ▶1.5 %"), "KH207")
    assert_found(changed("goal: ≥ 1 hộ", 'goal: "≥ ▶1.500"'), "KH206")


def test_a_unit_that_counts_whole_things_settles_a_dot() -> None:
    assert found(changed("goal: ≥ 1 hộ", "goal: ≤ 1.500 hộ")) == []
    assert found(changed("goal: ≥ 1 hộ", "goal: ≤ 1.500\n    unit: hộ")) == []
    assert found(changed("goal: ≥ 1 hộ", "goal: ≥ 1 hộ\n    value: 1.500")) == []
    grouped = changed("goal: ≥ 1 hộ", "goal: ≤ 1.500\n    unit: hộ dân")
    assert found(grouped.replace("kehoach", "numbers: vi\nkehoach")) == []


@pytest.mark.parametrize(
    ("typed", "code"),
    [("x", "KH205"), ("1.500", "KH206"), ("7 hộ", "KH211"), ("1,5 kg", "KH211")],
)
def test_a_value_is_a_figure(typed: str, code: str) -> None:
    assert_found(changed("goal: ≥ 1 hộ", f"goal: ≤ 9\n    value: ▶{typed}"), code)


@pytest.mark.parametrize("typed", ["7", "0,5", '"-"', "chưa có", '"7"'])
def test_a_value_may_say_why_there_is_none(typed: str) -> None:
    assert found(changed("goal: ≥ 1 hộ", f"goal: ≤ 9\n    value: {typed}")) == []


def test_money_has_a_unit_that_is_said_once() -> None:
    assert_found(added("tasks:\n  chi_dao:\n    budget: ▶1.500\n"), "KH202")
    assert_found(added("money: triệu đồng\ntasks:\n  chi_dao:\n    budget: ▶1.5\n"), "KH207")
    assert_found(added("money: triệu đồng\ntasks:\n  chi_dao:\n    budget: ▶15 triệu\n"), "KH211")
    assert_found(added("money: triệu đồng\ntasks:\n  chi_dao:\n    budget: ▶1.500\n"), "KH206")
    for budget, money in (("1.500", "đồng"), ("1500,5", "triệu đồng"), ("chưa có", "triệu đồng")):
        assert found(added(f"money: {money}\ntasks:\n  chi_dao:\n    budget: {budget}\n")) == []
