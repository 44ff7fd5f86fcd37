"""How a table is set where the plan says how: columns with a width of their own."""

from __future__ import annotations

import kehoach
from kehoach.ooxml.measure import Font, longest_word_width
from tests.conftest import Docx, W
from tests.spec_text import plan, table, worked


def test_a_column_with_a_width_gets_it_and_is_a_warning_if_that_breaks_words() -> None:
    def made(width: str) -> tuple[list[str], list[int]]:
        columns = {"a": f"kind: text\nwidth: {width}", "b": "kind: text"}
        document = kehoach.render(worked(plan(table("t", columns, "ten | a | b\nX | nghiêng | hai"))))
        grid = list(Docx(document).tree().iter(f"{W}tblGrid"))[1]
        return [finding.code for finding in document.findings], [int(one.get(f"{W}w")) for one in grid]

    assert made("50")[0] == made("25%")[0] == []
    assert made("50")[1][1] == 50 * 7200 // 127
    assert made("25%")[1][1] == sum(made("25%")[1]) // 4
    assert made("8")[0] == ["KH286"]


def test_a_column_has_room_for_each_of_its_own_headers_one_below_the_other() -> None:
    columns = {"a": "kind: text\nunder: nghiêng", "b": "kind: text"}
    rows = f"ten | a | b\nX | 1 | {'lời văn ' * 90}"
    document = kehoach.render(worked(plan(table("t", columns, rows))))
    grid = list(Docx(document).tree().iter(f"{W}tblGrid"))[1]
    assert int(grid[-2].get(f"{W}w")) > longest_word_width("nghiêng", Font(13, bold=True))
