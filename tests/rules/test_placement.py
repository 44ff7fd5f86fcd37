"""Tables placed nowhere, twice, or where no table can go."""

from __future__ import annotations

from tests.rules.rule_specs import changed, found, messages

DATE, BASIS = "date: 09/3/2023", "ngày 24/02/2023"


# --- placement


def test_a_table_placed_nowhere() -> None:
    spec = changed(("      $(giam_ngheo)\n", ""))

    assert [code for code, _ in found(spec)] == ["KH310"]
    assert messages(spec)[0].startswith(
        "KH310 bảng “giam_ngheo” chưa được đặt vào chỗ nào của kế hoạch gõ “$(giam_ngheo)” trên một dòng riêng"
    )


def test_a_table_placed_twice_names_the_first_line() -> None:
    spec = changed(("      $(giam_ngheo)\n", "      $(giam_ngheo)\n      Như trên.\n      $(giam_ngheo)\n"))
    first = next(i for i, line in enumerate(spec.splitlines(), 1) if line.strip() == "$(giam_ngheo)")

    assert messages(spec) == [
        f"KH316 bảng “giam_ngheo” đã được đặt ở dòng {first} "
        "chỉ đặt bảng ở một chỗ; chỗ kia dẫn từng số, như $(giam_ngheo.total.…)"
    ]


def test_a_table_inside_a_sentence() -> None:
    spec = changed(("      $(giam_ngheo)\n", "      Xem $(giam_ngheo)\n"))

    assert [code for code, _ in found(spec)] == ["KH319", "KH310"]


def test_a_table_without_rows() -> None:
    assert [
        code for code, _ in found(changed() + "\ntables:\n  t:\n    columns:\n      a: {label: A, kind: text}\n")
    ] == ["KH224", "KH310"]


def test_a_table_that_is_not_printed_need_not_be_placed() -> None:
    more = "\ntables:\n  t:\n    in: none\n    columns:\n      a: {label: A, kind: text}\n"

    assert found(changed() + more) == []


def test_a_table_may_stand_in_an_appendix() -> None:
    more = (
        "\ntables:\n  t:\n    columns:\n      a: {label: A, kind: text}\n    rows: |\n      a\n      X\n"
        "appendices:\n  pl:\n    title: Danh mục\n    text: $(t)\n"
    )

    assert found(changed() + more) == []
