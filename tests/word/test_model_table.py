"""Every shape of table in the image of the model: spanners, column numbers, groups, merged cells, notes."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kehoach.view.records import (
    Block,
    DocumentView,
    HeaderCell,
    Heading,
    Properties,
    Signature,
    TableColumn,
    TableRow,
    TableView,
)
from kehoach.word.render import render_document
from kehoach.word.template import compile_template
from tests.conftest import ROOT, Docx, W

TEMPLATE = (ROOT / "templates" / "co-so" / "template.docx").read_bytes()


def printed(*tables: TableView, template: bytes = TEMPLATE) -> Docx:
    document = DocumentView(
        heading=Heading("", ("ỦY BAN NHÂN DÂN", "XÃ A"), "01/KH-UBND", "A, ngày 01 tháng 01 năm 2024"),
        kind="KẾ HOẠCH",
        subject="Việc",
        basis=("Căn cứ Luật.",),
        opening="",
        blocks=(*(Block(table=table) for table in tables), Block(closing="Hết./.")),
        recipients=("- Lưu: VT.",),
        signature=Signature(("CHỦ TỊCH",), ""),
        appendices=(),
        properties=Properties("t", "s", "a", datetime.date(2024, 1, 1)),
    )
    return Docx(render_document(document, compile_template(template)).data)


def plain_header(*labels: str) -> tuple[tuple[HeaderCell, ...], ...]:
    return (tuple(HeaderCell(label, column) for column, label in enumerate(labels)),)


REVIEW = TableView(
    columns=(TableColumn("center"), TableColumn("text"), *[TableColumn("number")] * 4),
    header=(
        (
            HeaderCell("TT", 0, rows=3),
            HeaderCell("Địa bàn", 1, rows=3),
            HeaderCell("Kết quả rà soát", 2, columns=4),
        ),
        (HeaderCell("Hộ nghèo", 2, columns=2), HeaderCell("Hộ cận nghèo", 4, columns=2)),
        (
            HeaderCell("Số hộ", 2),
            HeaderCell("Tỷ lệ", 3),
            HeaderCell("Số hộ", 4),
            HeaderCell("Tỷ lệ", 5),
        ),
    ),
    numbers=("A", "B", "1", "2=1/hộ", "3", "4=3/hộ"),
    rows=(
        TableRow("group", ("I. KHU VỰC ĐỒNG BẰNG (02 thôn)",)),
        TableRow("body", ("1", "Thôn Một", "12", "3,40", "5", "1,42")),
        TableRow("body", ("2", "Thôn Hai\n(mới sáp nhập)", "7", "2,10", "9", "2,70"), frozenset()),
        TableRow("subtotal", ("", "Cộng I", "19", "2,77", "14", "2,04")),
        TableRow("group", ("II. KHU VỰC MIỀN NÚI (01 thôn)",)),
        TableRow("body", ("1", "Thôn Ba", "30", "15,00", "21", "10,50")),
        TableRow("total", ("", "Tổng cộng", "49", "5,50", "35", "3,93")),
    ),
    title="Bảng 1. Kết quả rà soát",
    unit_line="Đơn vị tính: hộ, %",
    notes=("Nguồn: Ban chỉ đạo, số liệu đến 31/12/2023.", "[a] Số liệu ước."),
)


def indents(document: Docx) -> list[str]:
    """The left indent of the first paragraph of each cell but the first, and of group titles."""
    rows = model_table(document).findall(f"{W}tr")
    found = [row.findall(f"{W}tc")[-2 if len(row) > 2 else -1].find(f"{W}p/{W}pPr/{W}ind") for row in rows]
    return ["" if one is None else one.get(f"{W}left") for one in found]


def test_a_nested_name_is_indented_by_a_property_of_its_paragraph() -> None:
    table = TableView(
        columns=(TableColumn("text"), TableColumn("number")),
        header=plain_header("Nội dung", "Số"),
        rows=(
            TableRow("group", ("Nhóm",), level=1),
            TableRow("body", ("Một\nhai", "1"), level=2),
            TableRow("subtotal", ("Ba", "1")),
        ),
    )

    assert indents(printed(table)) == ["", "227", "454", ""]
    both = model_table(printed(table)).findall(f"{W}tr")[2].find(f"{W}tc").findall(f"{W}p/{W}pPr/{W}ind")
    assert [one.get(f"{W}left") for one in both] == ["454", "454"]


def test_a_closing_row_is_one_cell_across_the_table() -> None:
    table = TableView(
        columns=(TableColumn("text"), TableColumn("number")),
        header=plain_header("Nội dung", "Số"),
        rows=(TableRow("body", ("Một", "1")), TableRow("closing", ("Cập nhật hằng năm.",))),
    )
    (cell,) = model_table(printed(table)).findall(f"{W}tr")[-1].findall(f"{W}tc")

    assert cell.find(f"{W}tcPr/{W}gridSpan").get(f"{W}val") == "2"
    assert cell.find(f"{W}p/{W}pPr/{W}pStyle").get(f"{W}val") == "BangChu"


def model_table(document: Docx, number: int = 1) -> Any:
    return list(document.tree().iter(f"{W}tbl"))[number]


def spans(row: Any) -> list[int]:
    found = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc")]
    return [1 if span is None else int(span.get(f"{W}val")) for span in found]


def merges(row: Any) -> list[str | None]:
    found = [cell.find(f"{W}tcPr/{W}vMerge") for cell in row.findall(f"{W}tc")]
    return [None if merge is None else merge.get(f"{W}val", "continue") for merge in found]


def test_spanners_are_merged_over_their_columns_and_labels_down_to_the_last_header_row() -> None:
    rows = model_table(printed(REVIEW)).findall(f"{W}tr")
    assert [spans(row) for row in rows[:3]] == [[1, 1, 4], [1, 1, 2, 2], [1, 1, 1, 1, 1, 1]]
    assert [merges(row) for row in rows[:3]] == [
        ["restart", "restart", None],
        ["continue", "continue", None, None],
        ["continue", "continue", None, None, None, None],
    ]


def test_header_and_column_numbers_repeat_on_every_page() -> None:
    rows = model_table(printed(REVIEW)).findall(f"{W}tr")
    repeated = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    assert repeated == [True] * 4 + [False] * 7


def test_title_and_unit_line_stand_above_the_table_and_notes_below() -> None:
    texts = [text for _, text in printed(REVIEW).styled()]
    first, last = texts.index("TT"), texts.index("3,93")
    assert texts[first - 2 : first] == ["Bảng 1. Kết quả rà soát", "Đơn vị tính: hộ, %"]
    assert texts[last + 1 : last + 3] == list(REVIEW.notes)


def test_a_group_title_spans_the_whole_row_and_stays_with_its_first_row() -> None:
    group = model_table(printed(REVIEW)).findall(f"{W}tr")[4]
    assert spans(group) == [6]
    style = next(group.iter(f"{W}pStyle")).get(f"{W}val")
    assert style == "BangNhom"


def test_a_cell_of_two_lines_has_two_paragraphs() -> None:
    cell = model_table(printed(REVIEW)).findall(f"{W}tr")[6].findall(f"{W}tc")[1]
    assert ["".join(t.text for t in p.iter(f"{W}t")) for p in cell.findall(f"{W}p")] == ["Thôn Hai", "(mới sáp nhập)"]


def test_equal_neighbours_marked_as_one_are_merged_down() -> None:
    table = TableView(
        columns=(TableColumn("text"), TableColumn("number")),
        header=plain_header("Đơn vị", "Số"),
        rows=(
            TableRow("body", ("A", "1")),
            TableRow("body", ("A", "2"), frozenset({0})),
            TableRow("body", ("B", "3")),
        ),
    )
    rows = model_table(printed(table)).findall(f"{W}tr")
    assert [merges(row) for row in rows[1:]] == [["restart", None], ["continue", None], [None, None]]


@pytest.mark.parametrize("merging", ["vMerge", "hMerge"])
def test_a_cell_of_the_model_that_is_merged_merges_none_of_the_table(merging: str) -> None:
    """In Word's own order of a cell's properties the merging comes after the width."""
    width = '<w:tcW w:w="3024" w:type="dxa"/>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == "word/document.xml":
                assert width.encode() in data
                data = data.replace(width.encode(), f'{width}<w:{merging} w:val="restart"/>'.encode())
            target.writestr(info.filename, data)
    table = TableView((TableColumn("text"),), plain_header("Tên"), (TableRow("body", ("A",)), TableRow("body", ("B",))))

    made = model_table(printed(table, template=out.getvalue()))
    assert list(made.iter(f"{W}{merging}")) == []


def test_a_table_of_one_column_and_no_rows_is_still_sound() -> None:
    table = TableView(columns=(TableColumn("text"),), header=plain_header("Nội dung"), rows=())
    assert printed(table).tables()[1] == [["Nội dung"]]


@given(
    st.integers(1, 14),
    st.lists(st.sampled_from(["group", "body", "subtotal", "total"]), max_size=12),
    st.text("ab \n<&", max_size=30),
)
def test_any_shape_fills_its_grid(columns: int, kinds: list[Any], text: str) -> None:
    rows = tuple(TableRow(kind, (text,) if kind == "group" else (text,) * columns) for kind in kinds)
    table = TableView((TableColumn("number"),) * columns, plain_header(*["Cột"] * columns), rows)
    made = model_table(printed(table))
    assert sum(int(c.get(f"{W}w")) for c in made.iter(f"{W}gridCol")) in (9072, 14004)  # upright or turned
    assert len(made.findall(f"{W}tr")) == len(kinds) + 1


def test_a_long_table_has_each_text_in_its_cell_whatever_kinds_of_rows_are_among_the_others() -> None:
    texts = ["Thôn A", "một\nhai", "", "a < b & c > d", "100 %s", "đ", "cột\tcột"]
    cells = [(texts[at % 7], str(at), texts[at % 5]) for at in range(200)]
    rows = [TableRow("body", one, level=at // 90) for at, one in enumerate(cells)]
    rows[70] = TableRow("subtotal", ("Nhóm", "7", ""))
    rows[71] = TableRow("group", ("Cả hàng",))
    rows[72] = replace(rows[72], fills=((1, "FFFF00"),))
    table = TableView(
        (TableColumn("text"),) * 3, plain_header("A", "B", "C"), (*rows, TableRow("total", ("T", "9", "")))
    )

    assert printed(table).tables()[1][1:] == [list(row.cells) for row in table.rows]


def rows_kept(*tables: TableView, number: int = 1) -> list[bool]:
    """Of each row of a printed table, whether it keeps to the page of what follows it."""
    rows = model_table(printed(*tables), number).findall(f"{W}tr")
    return [next(row.iter(f"{W}p")).find(f"{W}pPr/{W}keepNext") is not None for row in rows[1:]]


def short_table(rows: int, **more: Any) -> TableView:
    columns = (TableColumn("text"), TableColumn("number"))
    return TableView(columns, plain_header("Đơn vị", "Số"), (TableRow("body", ("A", "1")),) * rows, **more)


def test_a_table_of_few_rows_is_in_one_piece_and_a_longer_one_is_not() -> None:
    assert rows_kept(short_table(9)) == [True] * 8 + [False]
    assert rows_kept(short_table(12)) == [True, *[False] * 9, True, False]


def test_a_table_that_takes_more_than_a_third_of_its_page_may_be_parted() -> None:
    high = TableView(
        (TableColumn("text"),), plain_header("Nội dung"), (TableRow("body", ("nội dung công việc " * 40,)),) * 5
    )
    assert rows_kept(high) == [True, False, False, True, False]


def test_what_is_under_a_table_is_not_parted_from_it() -> None:
    assert rows_kept(short_table(12, notes=("Nguồn: Công an xã.",)))[-2:] == [True, True]
    assert rows_kept(short_table(12, is_last=True))[-2:] == [True, True]


def test_the_note_under_the_last_table_stays_with_the_signature() -> None:
    styles = [style for style, _ in printed(short_table(2, notes=("Nguồn.",), is_last=True)).styled()]
    assert "GhiChuBangCuoi" in styles
    assert "GhiChuBang" not in styles


def test_the_title_of_a_group_with_sums_takes_the_empty_cells_of_text_beside_it() -> None:
    table = TableView(
        (TableColumn("center"), *[TableColumn("text")] * 3, TableColumn("number")),
        plain_header("TT", "Nội dung", "Chủ trì", "Thời gian", "Kinh phí"),
        (
            TableRow("subtotal", ("I", "Hạ tầng và dữ liệu", "", "", "1.050,5")),
            TableRow("body", ("1", "Nâng cấp đường truyền", "VP", "quý II", "450,0")),
        ),
    )
    assert [spans(row) for row in model_table(printed(table)).findall(f"{W}tr")[1:]] == [[1, 3, 1], [1] * 5]


def test_a_formula_in_column_numbers_may_break_after_its_signs_and_only_where_it_is_too_wide() -> None:
    text = "nội dung công việc " * 60
    wide = TableView(
        (TableColumn("text"), TableColumn("number")),
        plain_header("Việc", "Số"),
        (TableRow("body", (text, "1")),),
        numbers=("(1)", "(3)=(4)+(5)+(6)"),
    )
    narrow = replace(wide, rows=(TableRow("body", ("a", "1")),))
    broken, whole = (list(model_table(printed(table)).iter(f"{W}t"))[3].text for table in (wide, narrow))
    assert broken == "(3)=\u200b(4)+\u200b(5)+\u200b(6)"
    assert whole == "(3)=(4)+(5)+(6)"


def test_a_program_that_reads_aloud_is_given_the_title_of_a_table_and_no_drawn_line() -> None:
    document = printed(REVIEW)
    caption = model_table(document).find(f"{W}tblPr/{W}tblCaption")
    assert caption.get(f"{W}val") == "Bảng 1. Kết quả rà soát"
    drawn = [node for node in document.tree().iter() if str(node.tag).endswith("}docPr")]
    assert len(drawn) == 3
    for line in drawn:
        assert line.get("descr") is None
        assert [node.get("val") for node in line.iter() if str(node.tag).endswith("}decorative")] == ["1"]


def test_a_model_table_without_properties_is_a_model_all_the_same() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            if name == "word/document.xml":
                before, model = text[: text.index("| head }}")], text[text.index("| head }}") :]
                begins = before.rindex("<w:tblPr>")
                text = before[:begins] + before[before.index("</w:tblPr>", begins) + len("</w:tblPr>") :] + model
            target.writestr(name, text)
    assert compile_template(out.getvalue())


def test_a_table_too_wide_for_the_page_is_set_in_smaller_type_and_no_smaller_than_it_must() -> None:
    def sizes(columns: int) -> set[str]:
        table = TableView(
            columns=(TableColumn("text"), *[TableColumn("number")] * columns),
            header=plain_header("Tên", *(f"C{number}" for number in range(columns))),
            rows=(TableRow("body", ("A", *["123.456.789"] * columns)),),
            page="portrait",
        )
        return {size.get(f"{W}val") for size in model_table(printed(table)).iter(f"{W}sz")}

    assert sizes(5) == set()
    assert sizes(6) == {"24"}
    assert sizes(9) == {"20"}
