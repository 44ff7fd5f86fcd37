"""What pages of findings tell in words is so: the wrong file is found, and the cure, done as it says, heals it."""

from __future__ import annotations

import io
import re
import shutil
from typing import TYPE_CHECKING, Any, NamedTuple

import docx
import pytest
from docx.shared import Mm

import kehoach
from kehoach.cli import main
from tests.conftest import EXAMPLES, Docx
from tests.importing.typed_documents import HEAD, OPENING, Block, document, saved
from tests.word.office_file import OFFICE, at_end, findings_of, in_text, made_pack, office_file, related, typed
from tests.word.test_own_pictures import png

if TYPE_CHECKING:
    from pathlib import Path

P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
SUBJECT = "{{ doc.subject }}"
R = f'xmlns:r="{OFFICE.rstrip("/")}"'
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
CHART = (
    f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing"><wp:extent cx="9" cy="9"/>'
    f'<wp:docPr id="900" name="a"/><a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{DRAWING}/chart">'
    f'<c:chart xmlns:c="{DRAWING}/chart" {R} r:id="rIdNew"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    "</w:p>"
)
CELL = "<w:tc><w:tcPr><w:tcW w:w='2000' w:type='dxa'/></w:tcPr><w:p/></w:tc>"
MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
COMMENT = (
    "<w:p><w:commentRangeStart w:id='0'/><w:r><w:t>Lời</w:t></w:r><w:commentRangeEnd w:id='0'/>"
    "<w:r><w:commentReference w:id='0'/></w:r></w:p>"
)


def four_columns(*rows: int) -> str:
    """A table of four columns whose rows have so many cells."""
    lines = "".join(f"<w:tr>{CELL * cells}</w:tr>" for cells in rows)
    grid = "<w:gridCol w:w='2000'/>" * 4
    return (
        f"<w:tbl><w:tblPr><w:tblW w:w='8000' w:type='dxa'/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl><w:p/>"
    )


def with_comment() -> bytes:
    comment = "<w:comment w:id='0' w:author='A'><w:p><w:r><w:t>Sửa chỗ này</w:t></w:r></w:p></w:comment>"
    return office_file(
        at_end(COMMENT),
        related("comments", "comments.xml"),
        typed("word/comments.xml", "wordprocessingml.comments"),
        added={"word/comments.xml": f"<w:comments {MAIN}>{comment}</w:comments>"},
    )


def with_chart(title: str, *paragraphs: str) -> bytes:
    rich = f"<c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx>"
    space = f'<c:chartSpace xmlns:c="{DRAWING}/chart" xmlns:a="{DRAWING}/main"><c:chart><c:title>{rich}</c:title>'
    return office_file(
        at_end("".join(paragraphs) + CHART),
        related("chart", "charts/chart1.xml"),
        typed("word/charts/chart1.xml", "drawingml.chart"),
        added={"word/charts/chart1.xml": f"{space}</c:chart></c:chartSpace>"},
    )


def with_linked_picture() -> bytes:
    data = f'<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" {R} r:id="rIdNew"/>'
    address = "http://example.org/a.png"
    return office_file(
        at_end(f"<w:p><w:r><w:pict>{data}</w:pict></w:r></w:p>"), related("image", address, ' TargetMode="External"')
    )


def with_a_sheet() -> bytes:
    ole = f'<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" {R} r:id="rIdNew"/>'
    default = '<Default Extension="xlsx" ContentType="application/octet-stream"/></Types>'
    return office_file(
        at_end(f"<w:p><w:r><w:object>{ole}</w:object></w:r></w:p>"),
        related("package", "embeddings/a.xlsx"),
        ("[Content_Types].xml", "</Types>", default),
        added={"word/embeddings/a.xlsx": b"PK"},
    )


def field(name: str) -> str:
    return f"<w:p><w:fldSimple w:instr=' {name} '><w:r><w:t>05/3/2026</w:t></w:r></w:fldSimple></w:p>"


class Told(NamedTuple):
    """A template as an example tells of it, and what the cure makes of it."""

    code: str
    wrong: bytes
    right: bytes


LINE = ' descr="{{ doc.subject | line_under }}"'
INSERTED = "<w:p><w:ins w:id='1' w:author='A'><w:r><w:t>Lời</w:t></w:r></w:ins></w:p>"
DELETED = "<w:p><w:del w:id='1' w:author='A'><w:r><w:delText>Lời</w:delText></w:r></w:del></w:p>"
TEMPLATES = {
    "a tag over two lines": Told(
        "KH514", office_file(in_text(SUBJECT, "{{ doc.</w:t><w:br/><w:t>subject }}")), office_file()
    ),
    "a row of three cells": Told(
        "KH527", office_file(at_end(four_columns(4, 3))), office_file(at_end(four_columns(4, 4)))
    ),
    "an insertion": Told("KH529", office_file(at_end(INSERTED)), office_file(at_end(P.format("Lời")))),
    "a deletion": Told("KH529", office_file(at_end(DELETED)), office_file(at_end("<w:p/>"))),
    "a day that changes": Told(
        "KH530",
        office_file(at_end(field("DATE"))),
        office_file(at_end(P.format("{{ doc.heading.place_and_date }}"))),
    ),
    "a field of a mail merge": Told(
        "KH530", office_file(at_end(field("MERGEFIELD so"))), office_file(at_end(P.format("05/3/2026")))
    ),
    "a picture of a web page": Told("KH531", with_linked_picture(), office_file()),
    "a sheet of Excel": Told("KH531", with_a_sheet(), office_file()),
    "a comment": Told("KH532", with_comment(), office_file(at_end(P.format("Lời")))),
    "a tag in the title of a chart": Told("KH533", with_chart(SUBJECT), with_chart("Hộ nghèo", P.format(SUBJECT))),
    "a line without its tag": Told("KH534", office_file(in_text(LINE, "")), office_file(in_text(LINE, LINE))),
    "a margin abc": Told("KH535", office_file(in_text('w:left="1701"', 'w:left="abc"')), office_file()),
    "a long tag": Told(
        "KH536",
        office_file(at_end(P.format("{{ doc.subject" + " " * 490 + "}}"))),
        office_file(at_end(P.format(SUBJECT))),
    ),
    "very many tags": Told(
        "KH536", office_file(at_end(P.format(SUBJECT) * 2001)), office_file(at_end(P.format(SUBJECT) * 10))
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", TEMPLATES)
def test_a_template_as_told_is_found_and_the_cure_leaves_nothing_to_find(kind: str) -> None:
    told = TEMPLATES[kind]

    assert [finding.code for finding in findings_of(told.wrong)] == [told.code]
    assert findings_of(told.right) == []


def test_a_hundred_faults_are_listed_and_those_that_are_left_once_they_are_corrected() -> None:
    faults = [P.format(f"{{{{ doc.x{number} }}}}") for number in range(130)]
    listed = [finding.code for finding in findings_of(office_file(at_end("".join(faults))))]
    left = [finding.code for finding in findings_of(office_file(at_end("".join(faults[100:]))))]

    assert listed == ["KH511"] * 100 + ["KH537"]
    assert left == ["KH511"] * 30


@pytest.mark.parametrize("size", ["height", "width"])
def test_a_picture_of_a_pack_gets_a_size(tmp_path: Path, size: str) -> None:
    tag = at_end(P.format("{{ doc.fields.logo }}"))
    for name, more in (("sai", ""), ("dung", f", {size}: 20")):
        (tmp_path / name).mkdir()
        made_pack(tmp_path / name, f"fields: {{logo: {{label: Biểu trưng, kind: picture{more}}}}}", tag)
    found = [[one.code for one in kehoach.check_pack(tmp_path / name / "mau")] for name in ("sai", "dung")]

    assert found == [["KH564"], []]


def test_a_line_of_the_profile_is_replaced_by_a_line_for_each_new_area(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(EXAMPLES / "bac-son-2023", tmp_path, dirs_exist_ok=True)
    profile, new = tmp_path / "phuong-bac-son.yaml", tmp_path / "2024.yaml"
    areas = "made_from: |\n  Mới  | Cũ\n  Tổ 6 | Khu phố 6 (dau: 1/3)\n  Tổ 7 | Khu phố 6 (dau: 2/3)\n"
    (tmp_path / "dia-ban.yaml").write_text(areas, encoding="utf-8")
    argv = ["next-year", str(tmp_path / "plan.yaml"), "--areas", str(tmp_path / "dia-ban.yaml"), "-o", str(new)]
    assert main(argv) == 0
    assert re.findall(r"KH647 ghi chú: “(.*?)” nay là (.*?):", capsys.readouterr().err) == [("Khu phố 6", "Tổ 6; Tổ 7")]
    assert "KH304" in errors(kehoach.evaluate(new))
    text = profile.read_text(encoding="utf-8")
    old = "    Khu phố 6  |   292\n"
    assert old in text
    profile.write_text(text.replace(old, "    Tổ 6 | 98\n    Tổ 7 | 194\n"), encoding="utf-8")

    assert errors(kehoach.evaluate(new)) == []


def errors(outcome: kehoach.Outcome) -> list[str]:
    return [found.code for found in outcome.findings if found.severity is kehoach.Severity.ERROR]


def imported(*blocks: Block, head: list[list[str]] | None = None) -> kehoach.Imported:
    return kehoach.import_document(document(OPENING, "**I. MỤC TIÊU**", *blocks, head=head))


def codes(found: kehoach.Imported) -> list[str]:
    return [finding.code for finding in found.findings]


def cured(text: str, *changes: tuple[str, str]) -> str:
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return text


def printed(text: str) -> Docx:
    return Docx(kehoach.render(kehoach.compute(kehoach.loads(text))))


def rates(printed: str) -> list[list[str]]:
    return [
        ["TT", "Thôn", "Số hộ", "Hộ nghèo", "Tỷ lệ (%)"],
        ["1", "Thôn Đông", "200", "9", "4,50"],
        ["2", "Thôn Đoài", "425", "3", printed],
        ["3", "Thôn Nam", "100", "3", "3,00"],
        ["", "Cộng", "725", "15", "2,07"],
    ]


def test_a_rate_that_its_row_does_not_give_is_kept_until_one_of_both_is_corrected() -> None:
    found = imported("Giao chỉ tiêu:", rates("0,84"), "./.")

    assert codes(found) == ["KH720"]
    assert "ghi “0,84”, kế hoạch lập ra in “0,71”" in found.findings[0].message
    assert errors(kehoach.evaluate(text=found.text)) == ["KH406"]
    assert codes(imported("Giao chỉ tiêu:", rates("0,71"), "./.")) == []
    assert errors(kehoach.evaluate(text=cured(found.text, ("| 0,84", "|")))) == []


def test_a_title_whose_number_is_missing_becomes_a_part_without_its_number() -> None:
    found = imported("Lời.", "**1. Mục tiêu**", "Lời.", "**2. Nhiệm vụ**", "Lời.", "**4. Giải pháp**", "Lời khác./.")
    typed = "          4. Giải pháp\n          Lời khác\n"
    part = "      giai_phap:\n        title: Giải pháp\n        text: |\n          Lời khác\n"
    plan = cured(found.text, (typed, part))

    assert codes(found) == ["KH721"]
    assert errors(kehoach.evaluate(text=plan)) == []
    assert "3. Giải pháp" in printed(plan).paragraphs()


def test_what_has_no_place_in_a_plan_is_a_comment_of_it() -> None:
    made = docx.Document(io.BytesIO(document(OPENING, "**I. MỘT**", "Lời./.")))
    made.sections[0].header.paragraphs[0].text = "Bản gửi góp ý"
    strange = [HEAD[0], [HEAD[1][0], f"{HEAD[1][1]}\nTài liệu lưu hành nội bộ"]]
    for found in (kehoach.import_document(saved(made)), imported("Lời./.", head=strange)):
        assert "KH722" in codes(found)
        assert re.search(r"^# (Bản gửi góp ý|Tài liệu lưu hành nội bộ)$", found.text, re.MULTILINE)


def test_a_picture_is_printed_by_a_pack_with_a_field_for_it(tmp_path: Path) -> None:
    made = docx.Document(io.BytesIO(document(OPENING, "**I. MỘT**", "Bản đồ xã:", "./.")))
    paragraph = next(one for one in made.paragraphs if one.text.startswith("Bản đồ"))
    paragraph.add_run().add_picture(io.BytesIO(png(40, 20)), width=Mm(30))
    found = kehoach.import_document(saved(made))
    declared = "fields: {hinh: {label: Hình, kind: picture, width: 150}}"
    made_pack(tmp_path, declared, at_end(P.format("{{ doc.fields.hinh }}")))
    (tmp_path / "hinh.png").write_bytes(png(40, 20))
    plan = tmp_path / "plan.yaml"
    plan.write_text(cured(found.text, ("pack: co-so", "pack: mau")) + "fields: {hinh: hinh.png}\n", encoding="utf-8")
    made = docx.Document(io.BytesIO(bytes(kehoach.render(kehoach.compute(kehoach.load(plan, packs=tmp_path))))))

    assert codes(found) == ["KH723"]
    assert f"“{declared}”" in found.findings[0].hint
    assert len(made.inline_shapes) == 1


@pytest.mark.parametrize(
    "rows",
    [
        [["TT", "Thôn", "Số hộ"], ["1", "Thôn Đông", "200"], ["2", "Thôn Đoài", "250"], ["", "Cộng", "470"]],
        [["TT", "Thôn", "Số hộ"], ["I", "Cao", "200"], ["1", "Đông", "120"], ["3", "Đoài", "80"], ["a", "Nam", "9"]],
    ],
    ids=["a total that is not the sum", "uneven levels"],
)  # fmt: skip
def test_a_table_that_cannot_be_computed_again_is_written_as_printed(rows: list[list[str]]) -> None:
    assert codes(imported("Giao:", rows, "./.")) == ["KH724"]


def test_a_table_written_as_printed_has_its_total_computed_without_the_columns_of_numbers() -> None:
    rows = [["TT", "Thôn", "Số hộ"], ["1", "Đông", "200"], ["2", "Đoài", "250"], ["", "Cộng", "470"]]
    plan = cured(
        imported("Giao:", rows, "./.").text,
        ("      hang: {label: Hàng, kind: text, in: none}\n      tt: {label: TT, kind: text}\n", ""),
        (", total: none", ""),
        ("    columns:\n", "    total: Cộng\n    numbering: 1\n    columns:\n"),
    )
    plan = re.sub(r"^      (?:hang|\d) +\| (?:tt|\d| ) +\| ", "      ", plan, flags=re.MULTILINE)

    assert errors(kehoach.evaluate(text=plan)) == ["KH406"]
    assert printed(cured(plan, ("| 470", "|"))).tables()


@pytest.mark.parametrize(("font", "typed"), [(".VnTime", "Gi¶m nghÌo./."), ("VNI-Times", "Lôøi./.")], ids=["vn", "vni"])
def test_an_old_font_is_noted(font: str, typed: str) -> None:
    made: Any = docx.Document(io.BytesIO(document(OPENING, "**I. MỘT**", typed)))
    next(one for one in made.paragraphs if one.text == typed).runs[0].font.name = font

    assert codes(kehoach.import_document(saved(made))) == ["KH725"]
