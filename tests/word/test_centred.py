"""Centred text: lines of about one length, names and years in one piece, place and date on one line."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest

import kehoach
from kehoach.ooxml.measure import Font, text_width, wrapped_lines
from kehoach.view.document import view_document
from kehoach.word.render import render_document
from kehoach.word.template import compile_template
from tests.conftest import ROOT, Docx, W, plan_in

ROOM = 9072 - 2 * 567
SUBJECT = Font(14, bold=True)
LONG = "Thực hiện dự toán thu, chi ngân sách năm 2026 của xã Sông Mây, giai đoạn 2026 - 2030"
SPEC = """\
kehoach: 1
pack: co-so
year: 2026
subject: {subject}
issuer: {{kind: {kind}, name: {name}}}
date: {date}
areas: none
purpose: Lời.
basis: |
  Luật số 1
recipients: |
  Lưu: VT
appendices:
  a: {{title: "Danh mục các nhiệm vụ trọng tâm của {kind} {name} năm 2026", text: $(t), page: {page}}}
tables:
  t:
    columns:
      ten: {{label: Tên}}
    rows: |
      Tên
      A
"""


def made(
    subject: str = "Việc", kind: str = "xã", name: str = "Sông Mây", date: str = '""', page: str = "portrait"
) -> Docx:
    spec = SPEC.format(subject=subject, kind=kind, name=name, date=date, page=page)
    return Docx(kehoach.render(kehoach.compute(plan_in(spec))))


def paragraph(document: Docx, style: str) -> Any:
    found = (
        p
        for p in document.tree().iter(f"{W}p")
        if (s := p.find(f"{W}pPr/{W}pStyle")) is not None and s.get(f"{W}val") == style
    )
    return next(found)


def indents(element: Any) -> tuple[int, int] | None:
    found = element.find(f"{W}pPr/{W}ind")
    return None if found is None else (int(found.get(f"{W}left")), int(found.get(f"{W}right")))


def words(element: Any) -> str:
    return "".join(t.text for t in element.iter(f"{W}t"))


def test_a_title_of_one_line_has_no_indents_of_its_own_and_plain_spaces() -> None:
    title = paragraph(made("Thu ngân sách năm 2026"), "TrichYeu")
    assert indents(title) is None
    assert words(title) == "Thu ngân sách năm 2026"


def test_the_lines_of_a_long_title_are_balanced_by_equal_indents() -> None:
    title = paragraph(made(LONG), "TrichYeu")
    left, right = indents(title) or (0, 0)
    assert left == right > 567
    room = 9072 - left - right
    assert wrapped_lines(words(title), SUBJECT, room) == wrapped_lines(words(title), SUBJECT, ROOM) == 2
    assert room < text_width(words(title), SUBJECT) * 0.6


def test_a_long_title_breaks_in_no_name_and_no_year() -> None:
    text = words(paragraph(made(LONG), "TrichYeu"))
    assert "năm\u00a02026" in text
    assert "Sông\u00a0Mây" in text
    assert "2026\u00a0-\u00a02030" in text
    assert "xã Sông" in text


def test_a_reference_line_does_not_break_the_name_of_the_body() -> None:
    assert "Ủy\u00a0ban\u00a0nhân\u00a0dân" in words(paragraph(made(), "KemTheo"))


def test_a_no_break_space_that_somebody_typed_stays() -> None:
    assert words(paragraph(made("Việc\u00a0chung"), "TrichYeu")) == "Việc\u00a0chung"


@pytest.mark.parametrize("page", ["portrait", "landscape"])
def test_on_a_turned_page_a_title_is_balanced_for_that_page(page: str) -> None:
    title = paragraph(made(kind="phường", name="Đông Hòa Hiệp Thượng", page=page), "TenPhuLuc")
    assert (indents(title) is None) == (page == "landscape")


def test_a_long_name_of_an_issuer_is_not_broken() -> None:
    document = made(kind="xã", name="Thạnh Hóa Trung Nam")
    issuer = next(p for p in document.tree().iter(f"{W}p") if words(p).startswith("XÃ"))
    assert words(issuer) == "XÃ THẠNH\u00a0HÓA\u00a0TRUNG\u00a0NAM"


@pytest.mark.parametrize(
    "name", ["A", "Thạnh Hóa Trung Nam", "Đông Hòa Hiệp Thượng", "Nguyễn Thượng Phương Hương Giang"]
)
@pytest.mark.parametrize("date", ['""', "09/12/2026", "/12/2026"])
def test_place_and_date_are_on_one_line_for_any_name(name: str, date: str) -> None:
    line = paragraph(made(name=name, date=date), "DiaDanhNgayThang")
    run = line.find(f"{W}r/{W}rPr")
    said = {} if run is None else {node.tag.removeprefix(W): int(node.get(f"{W}val")) for node in run}
    size = said.get("sz", 28)
    assert size in (26, 28)
    width = text_width(words(line), Font(size // 2, italic=True)) * said.get("w", 100) // 100
    assert width <= 5557
    assert indents(line) is None


def test_a_short_place_and_date_keep_their_size() -> None:
    assert paragraph(made(name="Bắc Sơn"), "DiaDanhNgayThang").find(f"{W}r/{W}rPr/{W}sz") is None


def test_indents_are_in_the_order_of_the_schema() -> None:
    title = paragraph(made(LONG), "TrichYeu")
    assert [re.sub(r"\{.*\}", "", node.tag) for node in title.find(f"{W}pPr")] == ["pStyle", "ind"]


def test_so_they_are_where_a_template_says_which_way_the_text_runs() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(ROOT / "templates" / "co-so" / "template.docx") as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            style = b'<w:pStyle w:val="TrichYeu"/>'
            data = source.read(info).replace(style, style + b'<w:textDirection w:val="lrTb"/>')
            target.writestr(info.filename, data)
    spec = SPEC.format(subject=LONG, kind="xã", name="Sông Mây", date='""', page="portrait")
    view = view_document(kehoach.compute(plan_in(spec)))

    title = paragraph(Docx(render_document(view, compile_template(out.getvalue())).data), "TrichYeu")
    assert [node.tag.removeprefix(W) for node in title.find(f"{W}pPr")] == ["pStyle", "ind", "textDirection"]
