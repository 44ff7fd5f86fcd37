"""Columns that a template repeats or leaves out."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
import pytest

import kehoach
from tests.conftest import W
from tests.word.office_file import PLAN, at_end, made_pack

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = (
    "fields:\n  ngay: {label: Ngày, kind: lines}\n  ten: {label: Tên, kind: lines}\n  ghi: {label: Ghi, kind: check}\n"
)
DAYS, END = "{%tc for n in doc.fields.ngay %}", "{%tc endfor %}"
HEAD, BODY = ("Họ tên", DAYS, "Ngày {{ n }}", END, "Ghi chú"), ("{{ t }}", DAYS, "", END, "")
NAMES = (("{%tr for t in doc.fields.ten %}", "", "", "", ""), BODY, ("{%tr endfor %}", "", "", "", ""))


def cell(text: str, width: int = 1000, span: int = 1) -> str:
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}</w:tcPr>'
    return f"<w:tc>{properties}<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def row(texts: tuple[str, ...], first: int = 2000) -> str:
    cells = "".join(cell(text, 1000 if at else first) for at, text in enumerate(texts))
    return f"<w:tr>{cells}</w:tr>"


def table(*rows: str) -> str:
    grid = '<w:gridCol w:w="2000"/>' + '<w:gridCol w:w="1000"/>' * 4
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl><w:p/>"


def codes(folder: Path, *rows: str) -> list[str]:
    made_pack(
        folder, FIELDS, at_end(table(*rows) + "<w:p><w:r><w:t>{% if doc.fields.ghi %}{% endif %}</w:t></w:r></w:p>")
    )
    return [finding.code for finding in kehoach.check_pack(folder / "mau") if finding.code != "KH562"]


def printed(folder: Path, fields: str) -> Any:
    """The last table of a document that has these fields."""
    data = kehoach.render(kehoach.compute(kehoach.loads(f"{PLAN}fields:\n  ten: [An, Bình]\n{fields}", packs=folder)))
    return docx.Document(io.BytesIO(data)).tables[-1]


def test_a_column_is_repeated_in_every_row_and_the_table_keeps_its_width(tmp_path: Path) -> None:
    assert codes(tmp_path, row(HEAD), *map(row, NAMES)) == []
    made = printed(tmp_path, "  ngay: [“1”, “2”, “3”]\n".replace("“", '"').replace("”", '"'))
    assert [[c.text for c in r.cells] for r in made.rows] == [
        ["Họ tên", "Ngày 1", "Ngày 2", "Ngày 3", "Ghi chú"],
        ["An", "", "", "", ""],
        ["Bình", "", "", "", ""],
    ]
    assert [int(column.get(f"{W}w")) for column in made._tbl.tblGrid] == [2000, 1000, 1000, 1000, 1000]
    assert made._tbl.tblGrid.attrib == {}


@pytest.mark.parametrize(("days", "columns"), [((), 2), (("1",), 3), (tuple("12345678"), 10)])
def test_the_columns_share_the_width_in_proportion_to_their_own(
    days: tuple[str, ...], columns: int, tmp_path: Path
) -> None:
    assert codes(tmp_path, f"<w:tr>{cell('Điểm danh', 6000, 5)}</w:tr>", row(HEAD), *map(row, NAMES)) == []
    made = printed(tmp_path, f"  ngay: [{', '.join(map(repr, days))}]\n" if days else "")
    widths = [int(column.get(f"{W}w")) for column in made._tbl.tblGrid]
    assert (len(widths), sum(widths)) == (columns, 6000)
    assert widths[0] == 6000 * 2 // (columns + 1)
    assert len(made.rows[0]._tr.tc_lst) == 1
    assert made.rows[0]._tr.tc_lst[0].grid_span == columns


def test_a_column_may_be_left_out(tmp_path: Path) -> None:
    cells = ("a", "{%tc if doc.fields.ghi %}", "b", "{%tc endif %}", "c")
    assert codes(tmp_path, row(cells)) == []
    assert [c.text for c in printed(tmp_path, "").rows[0].cells] == ["a", "c"]
    assert [c.text for c in printed(tmp_path, "  ghi: có\n").rows[0].cells] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ((HEAD, ("a", "b", "c", "d", "e")), "KH571"),
        ((HEAD, ("a", "{%tc for n in doc.fields.ten %}", "", END, "e")), "KH571"),
        ((HEAD, (DAYS, "", END, "d", "e")), "KH571"),
        ((("a", "{%tc for n in t %}", "{{ n }}", END, "e"),), "KH572"),
        ((("a", DAYS, "b", "c", "d"),), "KH516"),
        ((("a", f"x {DAYS}", "", END, "d"),), "KH519"),
        ((("a", DAYS, "b", "c", "d"), ("a", END, "b", "c", "d")), "KH518"),
    ],
)
def test_rows_that_would_not_be_equal_are_refused(rows: tuple[tuple[str, ...], ...], code: str, tmp_path: Path) -> None:
    assert code in codes(tmp_path, *map(row, rows))


def test_a_tag_for_columns_is_in_a_cell(tmp_path: Path) -> None:
    made_pack(tmp_path, FIELDS, at_end(f"<w:p><w:r><w:t>{DAYS}</w:t></w:r></w:p>"))
    assert "KH520" in [finding.code for finding in kehoach.check_pack(tmp_path / "mau")]
