"""What is wrong many times over is reported in steps that grow with the spec, and not with its square."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kehoach
from tests.marked_spec import check
from tests.steps import steps_of

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = """\
kehoach: 1
pack: co-so
year: 2026
subject: Thử
issuer: {kind: xã, name: Mẫu}
appendices:
  a: {title: Bảng, text: $(t)}
"""
COLUMNS = "tables:\n  t:\n    columns:\n      ten: {label: Tên, kind: text}\n"


def misspelt_areas(count: int) -> str:
    """Areas without their marks, each of which is the one that is meant."""
    return _areas(f"      Thon {n} | 1\n" for n in range(count))


def unknown_areas(count: int) -> str:
    """Areas that are similar to none."""
    return _areas(f"      {chr(0x4E00 + n)} | 1\n" for n in range(count))


def _areas(rows: object) -> str:
    typed = list(rows)  # type: ignore[call-overload]
    known = "".join(f"    Thôn {n} | 1\n" for n in range(len(typed)))
    return (
        f"{HEAD}areas:\n  label: thôn\n  rows: |\n    Đơn vị | Số hộ\n{known}tables:\n  t:\n    columns:\n"
        "      ten: {label: Thôn, kind: area, cover: once}\n      ho: {label: Hộ}\n    rows: |\n      Thôn | ho\n"
        + "".join(typed)
    )


def columns(count: int) -> str:
    """More columns than Word has."""
    ids = [f"c{n}" for n in range(count)]
    return (
        HEAD
        + COLUMNS
        + "".join(f"      {name}: {{label: Cột}}\n" for name in ids)
        + f"    rows: |\n      Tên | {' | '.join(ids)}\n      Một | {' | '.join('1' for _ in ids)}\n"
    )


def insets(count: int) -> str:
    """Figures in one line, each with what is no part of an expression behind it."""
    return rows(3) + "purpose: |\n  " + "$(t.total.so), " * count + "\n"


def unknown_rows(count: int) -> str:
    """As many misspelt rows in prose as the table has rows."""
    return rows(count) + "purpose: |\n" + "".join(f"  Có $(t[Hang {n}].so) hộ.\n" for n in range(count))


def rows(count: int) -> str:
    typed = "".join(f"      Hàng {n} | 1\n" for n in range(count))
    return f"{HEAD}{COLUMNS}      so: {{label: Số}}\n    rows: |\n      Tên | so\n{typed}"


@pytest.mark.parametrize("spec", [misspelt_areas, unknown_areas, columns, insets, unknown_rows])
def test_four_times_as_much_takes_about_four_times_the_steps(spec: Callable[[int], str]) -> None:
    few, many = (steps_of(lambda count=count: check(spec(count)))[1] for count in (60, 240))  # type: ignore[misc]
    assert many < 4.5 * few


def test_a_total_of_many_rows_is_explained_in_steps_that_grow_with_them() -> None:
    def steps(count: int) -> int:
        computed = kehoach.compute(kehoach.loads(rows(count)))
        return steps_of(lambda: computed.explain("t.total.so"))[1]

    assert steps(400) < 4.5 * steps(100)


def test_a_long_title_is_balanced_in_steps_that_grow_with_it() -> None:
    def steps(words: int) -> int:
        computed = kehoach.compute(kehoach.loads(rows(3).replace("subject: Thử", f"subject: {'dài ' * words}")))
        kehoach.render(computed)
        return steps_of(lambda: kehoach.render(computed))[1]

    assert steps(2_000) < 4.5 * steps(500)


def test_a_name_without_its_marks_is_told_however_many_there_are() -> None:
    found = [finding for finding in check(misspelt_areas(300)) if finding.code == "KH304"]
    assert [finding.hint for finding in found] == [f"ý bạn là “Thôn {n}”?" for n in range(300)]
