"""The work that all peers do: a plan of six pages with one table of many rows, its strings, and a template in each
peer's tags.

Nothing is written twice: the plan is rendered once, every text of the document becomes a tag, the rows of its long
table one row of tags. So each peer fills in the same styles, cells and pages, and must give the same texts back.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from kehoach.ooxml.xml import W, text_of, w

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kehoach.ooxml.xml import Element

SIZES: Final = (10, 500, 5000)
MAIN: Final = "word/document.xml"
_SENTENCE: Final = (
    "Các thôn tổ chức thực hiện nội dung số {} đúng thời gian, đúng đối tượng; hằng quý báo cáo Ủy ban nhân dân xã "
    "kết quả, khó khăn & vướng mắc để xem xét, giải quyết; tỷ lệ chậm báo cáo < 5% tổng số nhiệm vụ được giao.\n"
)
_HEAD: Final = """\
kehoach: 1
pack: co-so
numbers: vi
year: 2026
number: 12
date: 15/01/2026
place: Xã Mẫu
subject: Phát triển kinh tế - xã hội năm 2026
issuer: {kind: xã, name: Mẫu}
opening: none
basis: |
  Luật số 1
signer: {authority: TM., post: Chủ tịch, name: Nguyễn Văn A}
areas: none
documents: none
recipients: |
  Các thôn
  Lưu: VT
outline:
  pack: none
"""
_TABLES: Final = """\
tables:
  chi_tieu:
    numbering: 1
    total: Tổng cộng
    columns:
      ten: {label: "Thôn, tổ dân phố", kind: text}
      ho: {label: Số hộ, unit: hộ}
      thu: {label: Thu ngân sách (triệu đồng), decimals: 1}
      dien_tich: {label: Diện tích (ha), unit: ha, decimals: 1}
      giam: {label: Hộ nghèo giảm, unit: hộ}
      dau_tu: {label: Đầu tư (triệu đồng), decimals: 1}
      ghi_chu: {label: Ghi chú, kind: text}
    rows: |
      ten | ho | thu | dien_tich | giam | dau_tu | ghi_chu
"""
_SECTIONS, _PARAGRAPHS = 7, 6


def plan_text(rows: int) -> str:
    """The plan as YAML."""
    lines = [_HEAD]
    for section in range(_SECTIONS):
        lines.append(f"  s{section}:\n    title: Nội dung {section + 1}\n    text: |\n")
        lines += (f"      {_SENTENCE.format(_PARAGRAPHS * section + number)}" for number in range(_PARAGRAPHS))
        if section == _SECTIONS // 2:
            lines.append("      $(chi_tieu)\n")
    lines.append(_TABLES)
    for number in range(rows):
        figures = f"{80 + number % 240} | {90 + number % 420},{number % 10} | {15 + number % 90},{number % 7}"
        lines.append(
            f"      Thôn {number + 1} | {figures} | {number % 9} | {number % 77},{number % 4} | Đợt < {number}\n"
        )
    return "".join(lines)


# --- a document as strings and a template -------------------------------------------------------------------------


@dataclass(frozen=True)
class Tags:
    """How a peer writes a value, and what stands before and after the row that it repeats."""

    value: str
    """Of a text outside the table, by its name."""
    cell: str
    """Of a cell, by its name."""
    before: str = ""
    after: str = ""
    in_own_rows: bool = False
    """Whether those two stand in rows of their own, or in the first and the last cell."""
    again: str = ""
    """Of a cell of a second row, which only says that the row is repeated."""


def _field(name: str) -> str:
    return f" MERGEFIELD {name} \\* MERGEFORMAT "


LANGUAGES: Final = {
    "jinja": Tags("{{{{ {} }}}}", "{{{{ r.{} }}}}", "{%tr for r in rows %}", "{%tr endfor %}", in_own_rows=True),
    "mustache": Tags("{{{}}}", "{{{}}}", "{#rows}", "{/rows}"),
    "plus": Tags("+++INS {}+++", "+++INS $r.{}+++", "+++FOR r IN rows+++", "+++END-FOR r+++", in_own_rows=True),
    "carbone": Tags("{{d.{}}}", "{{d.rows[i].{}}}", again="{{d.rows[i+1].{}}}"),
    "field": Tags("{}", "{}"),
    "segments": Tags("\ue000{}\ue000", "\ue000{}\ue000", "\ue001", "\ue001", in_own_rows=True),
}
"""``field`` is that of Word's mail merge, ``segments`` that of the floor."""


def long_table(root: Element) -> tuple[Element, list[Element]]:
    """The table with the most rows, and those of its rows that are neither header nor total."""
    table = max(root.iter(w("tbl")), key=lambda one: len(one.findall(w("tr"))))
    rows = [row for row in table.findall(w("tr")) if row.find(f"{w('trPr')}/{w('tblHeader')}") is None]
    return table, rows[:-1]


def strings(document: bytes) -> dict[str, Any]:
    """The texts of a document: ``t0``, ``t1`` … outside the rows, ``rows`` with ``c0``, ``c1`` …."""
    root = _root(document)
    _, rows = long_table(root)
    found: dict[str, Any] = {
        "rows": [{f"c{at}": text.text or "" for at, text in enumerate(row.iter(w("t")))} for row in rows]
    }
    for row in rows:
        row.getparent().remove(row)
    found.update((f"t{at}", text.text or "") for at, text in enumerate(root.iter(w("t"))))
    return found


def template_of(document: bytes, language: str) -> bytes:
    """A document as a template in one peer's tags."""
    tags, root = LANGUAGES[language], _root(document)
    _, rows = long_table(root)
    place = rows[0].getprevious()
    for row in rows:
        row.getparent().remove(row)
    for at, text in enumerate(list(root.iter(w("t")))):
        _put(text, tags.value.format(f"t{at}"), language)
    row = rows[len(rows) // 2]
    second = copy.deepcopy(row)
    for at, text in enumerate(list(row.iter(w("t")))):
        _put(text, tags.cell.format(f"c{at}"), language)
    texts = list(row.iter(w("t")))
    if not tags.in_own_rows:
        texts[0].text, texts[-1].text = tags.before + texts[0].text, texts[-1].text + tags.after
    made = [row]
    if tags.again:
        for at, text in enumerate(second.iter(w("t"))):
            text.text = tags.again.format(f"c{at}")
        made.append(second)
    if tags.in_own_rows:
        made = [_lone(row, tags.before), *made, _lone(row, tags.after)]
    for one in reversed(made):
        place.addnext(one)
    return _with_root(document, root)


def _put(text: Element, tag: str, language: str) -> None:
    text.text = tag
    if language == "field":
        run = text.getparent()
        field = run.makeelement(w("fldSimple"), {w("instr"): _field(tag)})
        run.addprevious(field)
        field.append(run)


def _lone(row: Element, tag: str) -> Element:
    """A row whose first cell has a tag, and nothing else has anything."""
    made = copy.deepcopy(row)
    for at, text in enumerate(made.iter(w("t"))):
        text.text = "" if at else tag
    return made


def _root(document: bytes) -> Element:
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return etree.fromstring(package.read(MAIN), etree.XMLParser(huge_tree=True))


def _with_root(document: bytes, root: Element) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            is_main = name == MAIN
            made = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True) if is_main else None
            target.writestr(name, made or source.read(name))
    return out.getvalue()


def lines(document: bytes) -> list[str]:
    """The texts of a document, paragraph by paragraph; by these two documents are held against each other."""
    return [found for paragraph in _root(document).iter(f"{{{W}}}p") if (found := text_of(paragraph))]


# --- the floor ----------------------------------------------------------------------------------------------------

_AT_A_TIME: Final = 128
_MARKED_ROW: Final = "<w:tr[ >](?:(?!<w:tr[ >]).)*?\ue001.*?</w:tr>"


def floor(template: bytes, data: dict[str, Any]) -> Callable[[], bytes]:
    """The least that merging can cost in Python: texts between bytes that are ready, rows 128 at a time, deflated."""
    from kehoach.ooxml.package import ZipEntry, write_package

    with zipfile.ZipFile(io.BytesIO(template)) as package:
        fixed = [ZipEntry.of(name, package.read(name)) for name in package.namelist() if name != MAIN]
        head, row, foot = re.split(_MARKED_ROW, package.read(MAIN).decode(), flags=re.DOTALL)
    fill_head, fill_row, fill_foot = _filler(head), _filler(row), _filler(foot)
    rows, once = [{**row, "": ""} for row in data["rows"]], [{**data, "": ""}]

    def pieces() -> Iterator[bytes]:
        yield fill_head(once)
        for begin in range(0, len(rows), _AT_A_TIME):
            yield fill_row(rows[begin : begin + _AT_A_TIME])
        yield fill_foot(once)

    return lambda: write_package([*fixed, ZipEntry.of_pieces(MAIN, pieces())])


def _filler(pattern: str) -> Callable[[list[dict[str, str]]], bytes]:
    """What fills in a piece of XML for each of some records, one after the other."""
    pieces = pattern.split("\ue000")
    names, between = pieces[1::2], [piece.encode() for piece in pieces[::2]]
    laid = [part for piece in between for part in (piece, b"")]

    def fill(records: list[dict[str, str]]) -> bytes:
        texts = "\ue000".join([record[name] for record in records for name in (*names, "")])
        escaped = texts.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        made = laid * len(records)
        made[1::2] = escaped.encode().split("\ue000".encode())
        return b"".join(made)

    return fill
