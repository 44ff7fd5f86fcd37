"""A column most of whose cells cannot be read is one finding: so are two columns whose names are swapped."""

from __future__ import annotations

import pytest

from tests.marked_spec import added, assert_found, found, only

FIGURES = """\
tables:
  t:
    in: none
    columns:
      ten: {label: Tên, kind: text}
      von: {label: Vốn, unit: hộ}
      han: {label: Hạn, kind: date}
      tra: {label: Trả, unit: hộ}
      no: {label: Nợ, formula: von - tra, unit: hộ}
    total: Cộng
    checks: von >= tra
    rows: |
"""


def grid(*lines: str) -> str:
    return added(FIGURES + "".join(f"      {line}\n" for line in lines))


def column(*cells: str) -> str:
    """The table with these cells under ``von``."""
    return grid("ten | von | han | tra", *(f"{at} | {cell} | 30/6/2026 | 0" for at, cell in enumerate(cells)))


def codes_of(spec: str) -> list[str]:
    return [finding.split()[1] for finding in found(spec)]


def test_a_column_that_cannot_be_read_is_found_once_at_its_first_cell() -> None:
    spec = column("▶năm trăm", "sáu trăm", "bảy trăm", "8")

    assert_found(spec, "KH271")
    finding = only(spec, "KH271")
    assert "3 trong 4 ô của cột “von” không đọc được; ô đầu tiên: “năm trăm” không phải là số" in finding.message
    assert "gõ số như 1.234,5" in finding.hint
    assert finding.message_in("en").startswith("3 of 4 cells in column “von” cannot be read; the first: ")


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        (("x", "y", "3", "4"), ["KH205", "KH205"]),
        (("x", "y"), ["KH205", "KH205"]),
        (("x", "y", "z", "4", "5", "6"), ["KH205", "KH205", "KH205"]),
        (("x", "y", "z", "4", "5"), ["KH271"]),
        (("x", "y", "z", "-", "", "-", "chưa có"), ["KH271"]),
        (("x", "y", "z", "12O"), ["KH271"]),
        (("1 hộ", "2 hộ", "3 hộ"), ["KH271"]),
    ],
)
def test_it_is_the_column_only_where_most_cells_have_one_error(cells: tuple[str, ...], codes: list[str]) -> None:
    of_blanks = {"KH402", "KH410"}

    assert sorted(code for code in codes_of(column(*cells)) if code not in of_blanks) == codes


def test_figures_of_a_misread_column_are_computed_with_no_further() -> None:
    """The one cell that is a figure by chance would be below zero, break the check and the typed total."""
    rows = ("ten | von | han | tra", "A | x | 30/6/2026 | 5", "B | y | 30/6/2026 | 5", "C | z | 30/6/2026 | 5")

    assert found(grid(*rows, "D | 1 | 30/6/2026 | 5", "Cộng | 9 | | 20")) == ["49:11 KH271"]


def test_two_columns_with_swapped_names_are_found_once_at_the_first_name() -> None:
    spec = grid("ten | ▶han | von | tra", "A | 5 | 30/6/2026 | 1", "B | 6 | quý II/2026 | 1", "C | 7 | 1/9/2026 | 1")

    assert_found(spec, "KH272")
    finding = only(spec, "KH272")
    assert finding.hint == "ở dòng đầu bảng, đổi chỗ “von” và “han”"


def test_what_the_hint_of_swapped_names_says_mends_them() -> None:
    assert found(grid("ten | von | han | tra", "A | 5 | 30/6/2026 | 1", "B | 6 | quý II/2026 | 1")) == []


def test_two_misread_columns_that_could_not_read_one_another_are_two_findings() -> None:
    rows = ("A | x | m | 1", "B | y | n | 1", "C | z | p | 1")

    assert codes_of(grid("ten | von | han | tra", *rows)) == ["KH271", "KH271"]


def test_a_column_of_words_takes_whatever_is_typed() -> None:
    assert found(grid("ten | von | han | tra", "x | 5 | 30/6/2026 | 1", "2 | 6 | 2026 | 1", "3 | 7 | 2026 | 1")) == []
