"""Tables as they are printed: groups, subtotals, and cells that are one with the cell above."""

from __future__ import annotations

from kehoach.view.document import view_document
from tests.spec_text import with_total, worked

PLACES = {"o": "kind: text\nmerge: yes", "a": ""}
MARKETS = "ten | o | a\nA | |\n  X | Chợ | 1\n  Y | Chợ | 2\nZ | Chợ | 3"


def printed(spec: str) -> list[tuple[str, set[int]]]:
    """The first cell of each row, and which of its cells are one with those above."""
    view = next(block.table for block in view_document(worked(spec)).blocks if block.table)
    return [(row.cells[0], set(row.continued)) for row in view.rows]


def test_equal_neighbours_of_a_column_are_one_cell_where_it_says_so() -> None:
    rows = "ten | o | a\nX | Chợ | 1\nY | Chợ | 2\nZ | Trường | 3"

    assert printed(with_total(PLACES, rows)) == [("X", set()), ("Y", {1}), ("Z", set()), ("Cộng", set())]
    assert printed(with_total({**PLACES, "o": "kind: text"}, rows))[1] == ("Y", set())


def test_blank_neighbours_stay_two_cells() -> None:
    assert printed(with_total(PLACES, "ten | o | a\nX | | 1\nY | | 2"))[1] == ("Y", set())


def test_a_group_is_never_one_cell_with_its_first_row() -> None:
    assert printed(with_total(PLACES, MARKETS.replace("A | |", "A | Chợ |"))) == [
        ("A", set()),
        ("X", set()),
        ("Y", {1}),
        ("Z", {1}),
        ("Cộng", set()),
    ]


def test_no_cell_goes_on_past_the_title_of_a_group() -> None:
    rows = "ten | o | a\nX | Chợ | 1\nA | |\n  Y | Chợ | 2"

    assert printed(with_total(PLACES, rows, subtotals="none")) == [
        ("X", set()),
        ("A", set()),
        ("Y", set()),
        ("Cộng", set()),
    ]


def test_no_cell_goes_on_past_a_subtotal() -> None:
    assert printed(with_total(PLACES, MARKETS, subtotals="below")) == [
        ("A", set()),
        ("X", set()),
        ("Y", {1}),
        ("Cộng A", set()),
        ("Z", set()),
        ("Cộng", set()),
    ]
