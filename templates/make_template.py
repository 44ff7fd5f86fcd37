"""Make the templates of ``co-so``, the layouts of documents under Nghị định 30/2020/NĐ-CP: ``template.docx`` of a named
document (Mẫu 1.4), ``quyet-dinh.docx`` of a decision (Mẫu 1.3) and ``cong-van.docx`` of an official letter (Mẫu 1.5).

    python templates/make_template.py        (with kehoach installed, for its text widths)

Each is an ordinary Word file that a person may open and edit from then on; this script says where each
measure in it comes from and makes it again, byte for byte. Everything that can be seen has a named style, and
there is no empty paragraph: distances are part of the styles.

Tags are docxtpl's: ``{{ doc.kind }}`` prints, ``{%p ... %}`` alone in a paragraph steers and vanishes with
its paragraph. Two things are conventions between this template and the engine:

* A drawn line whose alternative text is ``{{ text | line_under }}`` gets its length from that text.
* The table inside ``{%p if block.table %}`` is a model. Its rows stand for header, body and total, its
  columns for text, figures and centred cells; every table of a plan is built in their image.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from kehoach.ooxml.measure import Font, text_width

FOLDER: Final = Path(__file__).parent / "co-so"

# Lengths are twips (1/20 pt; 567 to the centimetre) except where a name says otherwise.
PAGE_WIDTH: Final = 11906
PAGE_HEIGHT: Final = 16838
TOP: Final = 1134  # 20 mm; the decree: 20-25
BOTTOM: Final = 1134  # 20 mm; 20-25
LEFT: Final = 1701  # 30 mm; 30-35
RIGHT: Final = 1133  # 20 mm less a hair, for 1134 twips are more than 20 mm; 15-20
HEADER_DISTANCE: Final = 567  # 10 mm: the page number stands in the middle of the top margin
TEXT_WIDTH: Final = PAGE_WIDTH - LEFT - RIGHT

FIRST_LINE: Final = 720  # 1.27 cm
PARAGRAPH_GAP: Final = 120  # 6 pt
LINE_OF_14: Final = 322  # one line of Times New Roman 14; the lines of a block's two columns share this grid

NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
NATION_COLUMN: Final = 5557  # 9.8 cm: NATION in bold 13 takes 5425
ISSUER_COLUMN: Final = TEXT_WIDTH - NATION_COLUMN
SIGNATURE_COLUMN: Final = 5103  # 9 cm
RECIPIENTS_COLUMN: Final = TEXT_WIDTH - SIGNATURE_COLUMN
GUTTER: Final = 284  # 5 mm between the recipients and a signer's post as wide as its column
SIGNATURE_GAP: Final = 1300  # 65 pt for the signature and the stamp

ADDRESSEES: Final = 1701  # 3 cm: where "Kính gửi:" begins over several addressees

APPENDIX_LINE: Final = 850  # 15 mm, as in Mẫu 2.1; the decree's own text does not ask for a line there

EMU_PER_TWIP: Final = 635
LINE_WEIGHT: Final = 15  # 0.75 pt

# A line under issuer or subject is 7/20 of the text, between the 1/3 and 1/2 of the decree. Its length is set
# when a document is made; these stand for the text in the template itself.
SAMPLE_ISSUER: Final = "ỦY BAN NHÂN DÂN"
SAMPLE_DRAFT: Final = "DỰ THẢO"
SAMPLE_SUBJECT: Final = "Thực hiện công tác giảm nghèo bền vững"

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
OFFICE_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE_TYPES: Final = "application/vnd.openxmlformats-package"
OFFICE_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"


# What programs that read aloud pass over.
DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"/></a:ext></a:extLst>'
)


# --- styles ---------------------------------------------------------------------------------------------


def spacing(*, before: int = 0, after: int = 0, at_least: int = 0, exactly: int = 0) -> str:
    """The distances of a paragraph; without a line height, lines are single."""
    line = f' w:line="{exactly or at_least}" w:lineRule="{"exact" if exactly else "atLeast"}"'
    return f'<w:spacing w:before="{before}" w:after="{after}"{line if exactly or at_least else ""}/>'


def run_properties(*, size: float = 0, bold: bool = False, italic: bool = False, colour: str = "") -> str:
    """The look of letters; ``size`` in points, 0 for the size of the style this one is based on."""
    half_points = int(size * 2)
    return (
        ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:i/><w:iCs/>" if italic else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + (f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if size else "")
    )


def paragraph_style(
    identifier: str,
    name: str,
    paragraph: str = "",
    letters: str = "",
    *,
    based_on: str = "Normal",
    following: str = "",
    built_in: bool = False,
) -> str:
    """One paragraph style. ``paragraph`` and ``letters`` are its properties in the order of the schema."""
    custom = "" if built_in else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{identifier}"><w:name w:val={quoteattr(name)}/>'
        f'<w:basedOn w:val="{based_on}"/>'
        + (f'<w:next w:val="{following}"/>' if following else "")
        + f'<w:uiPriority w:val="{9 if built_in else 20}"/><w:qFormat/>'
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{letters}</w:rPr>" if letters else "")
        + "</w:style>"
    )


def heading_style(level: int) -> str:
    """A title that Word's navigation pane shows."""
    return paragraph_style(
        f"Heading{level}",
        f"heading {level}",
        f"<w:keepNext/><w:keepLines/>{spacing(before=PARAGRAPH_GAP)}"
        f'<w:ind w:firstLine="{FIRST_LINE}"/><w:jc w:val="both"/><w:outlineLvl w:val="{level - 1}"/>',
        run_properties(bold=True, size=14),
        following="BodyText",
        built_in=True,
    )


def part_styles() -> str:
    """The title of a Phần on two lines (V.6b), and that of a điểm, which is not bold."""
    centred = '<w:jc w:val="center"/>'
    return (
        paragraph_style(
            "Phan",
            "Phần",
            f"<w:keepNext/><w:keepLines/>{spacing(before=2 * PARAGRAPH_GAP)}{centred}",
            run_properties(bold=True, size=14),
            following="TenPhan",
        )
        + paragraph_style(
            "TenPhan",
            "Tên phần",
            f'<w:keepNext/><w:keepLines/>{spacing(after=PARAGRAPH_GAP)}{centred}<w:outlineLvl w:val="0"/>',
            run_properties(bold=True, size=14),
            following="BodyText",
        )
        + paragraph_style(
            "TenDiem",
            "Tên điểm",
            '<w:keepNext/><w:keepLines/><w:outlineLvl w:val="3"/>',
            based_on="BodyText",
            following="BodyText",
        )
    )


def cell_styles() -> str:
    """The paragraphs of a plan's tables: one style for each kind of row and alignment."""
    alignments = (("Chu", "chữ", "left"), ("So", "số", "right"), ("Giua", "giữa", "center"))
    header = f'<w:keepNext/>{spacing()}<w:jc w:val="center"/>'
    styles = paragraph_style("BangDauCot", "Bảng - đầu cột", header, run_properties(bold=True, size=13))
    for identifier, name, side in alignments:
        styles += paragraph_style(
            f"Bang{identifier}",
            f"Bảng - {name}",
            f'{spacing()}<w:jc w:val="{side}"/>',
            run_properties(size=13),
        )
    for prefix, label in (("BangNhom", "cộng nhóm"), ("BangCong", "cộng")):
        for identifier, name, _ in alignments:
            styles += paragraph_style(
                f"{prefix}{identifier}",
                f"Bảng - {label} {name}",
                letters=run_properties(bold=True),
                based_on=f"Bang{identifier}",
            )
    styles += paragraph_style(
        "BangNhom", "Bảng - tên nhóm", "<w:keepNext/>", run_properties(bold=True), based_on="BangChu"
    )
    styles += paragraph_style("BangSoCot", "Bảng - số cột", header, run_properties(italic=True, size=12))
    styles += paragraph_style(
        "TenBang",
        "Tên bảng",
        f'<w:keepNext/>{spacing(before=PARAGRAPH_GAP, after=60)}<w:jc w:val="center"/>',
        run_properties(bold=True, size=13),
    )
    styles += paragraph_style(
        "DonViTinh",
        "Đơn vị tính",
        f'<w:keepNext/>{spacing(before=60, after=40)}<w:jc w:val="right"/>',
        run_properties(italic=True, size=13),
    )
    styles += paragraph_style(
        "GhiChuBang",
        "Ghi chú bảng",
        f'{spacing(before=40)}<w:jc w:val="both"/>',
        run_properties(italic=True, size=12),
    )
    styles += paragraph_style("GhiChuBangCuoi", "Ghi chú bảng cuối", "<w:keepNext/>", based_on="GhiChuBang")
    return styles


def table_style(identifier: str, name: str, properties: str) -> str:
    """One table style on Word's "Normal Table"."""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{identifier}">'
        f'<w:name w:val={quoteattr(name)}/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="30"/>'
        f"<w:qFormat/><w:tblPr>{properties}</w:tblPr></w:style>"
    )


def cell_margins(*, top: int = 0, side: int = 0, bottom: int = 0) -> str:
    """The margins inside the cells of a table."""
    return (
        f'<w:tblCellMar><w:top w:w="{top}" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
        f'<w:bottom w:w="{bottom}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
    )


def table_styles() -> str:
    """The ruled table of a plan and the two unruled ones that hold the blocks of head and foot."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    rules = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    return (
        table_style(
            "BangKeHoach",
            "Bảng kế hoạch",
            f"<w:tblBorders>{rules}</w:tblBorders>{cell_margins(top=40, side=85, bottom=40)}",
        )
        + table_style("KhoiDau", "Khối đầu văn bản", cell_margins())
        + table_style("KhoiCuoi", "Khối cuối văn bản", cell_margins(top=240))
    )


def styles_part() -> str:
    """``word/styles.xml``: what the template uses and what Word cannot do without."""
    fonts = "".join(f' w:{script}="Times New Roman"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    centred = '<w:jc w:val="center"/>'
    grid = f"{spacing(at_least=LINE_OF_14)}{centred}"
    indented = f'<w:ind w:firstLine="{FIRST_LINE}"/><w:jc w:val="both"/>'
    running = f"{spacing(before=PARAGRAPH_GAP)}{indented}"
    line = spacing(before=40, exactly=60)
    greeting = text_width("Kính gửi: ", Font(14))
    long_dash = text_width("- ", Font(14))
    dash = text_width("- ", Font(11))
    # The decree says nothing of drafts; usage boxes the words, under the number.
    framed = "<w:pBdr>{}</w:pBdr>".format(
        "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="{space}" w:color="000000"/>'
            for side, space in (("top", 1), ("left", 4), ("bottom", 1), ("right", 4))
        )
    )
    aside = (ISSUER_COLUMN - text_width(SAMPLE_DRAFT, Font(13, bold=True)) - 200) // 2
    draft_box = f'<w:ind w:left="{aside}" w:right="{aside}"/>{centred}'
    return part(
        "w:styles",
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts{fonts}/><w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
        ' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:uiPriority w:val="0"/><w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "<w:unhideWhenUsed/></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0"'
        ' w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        + "".join(map(heading_style, (1, 2, 3)))
        + part_styles()
        + paragraph_style("BodyText", "Body Text", running, run_properties(size=14), built_in=True)
        + paragraph_style("GiuaHaiBang", "Giữa hai bảng", spacing(exactly=120), run_properties(size=2))
        # Appendices
        + paragraph_style(
            "PhuLuc", "Phụ lục", f"<w:keepNext/><w:pageBreakBefore/>{centred}", run_properties(bold=True, size=14)
        )
        + paragraph_style("TenPhuLuc", "Tên phụ lục", f"<w:keepNext/>{centred}", run_properties(bold=True, size=14))
        + paragraph_style(
            "KemTheo",
            "Kèm theo văn bản",
            f"<w:keepNext/>{centred}",
            run_properties(italic=True, size=14),
        )
        # Head
        + paragraph_style("QuocHieu", "Quốc hiệu", grid, run_properties(bold=True, size=13))
        + paragraph_style("TieuNgu", "Tiêu ngữ", grid, run_properties(bold=True, size=14))
        + paragraph_style("CoQuanChuQuan", "Cơ quan chủ quản", grid, run_properties(size=13))
        + paragraph_style("CoQuanBanHanh", "Cơ quan ban hành", grid, run_properties(bold=True, size=13))
        + paragraph_style("DuongKe", "Đường kẻ", f"{line}{centred}", run_properties(size=2))
        + paragraph_style(
            "SoKyHieu",
            "Số ký hiệu",
            f"{spacing(before=PARAGRAPH_GAP, at_least=LINE_OF_14)}{centred}",
            run_properties(size=13),
        )
        + paragraph_style(
            "DuThao",
            "Dự thảo",
            f"{framed}{spacing(before=PARAGRAPH_GAP)}{draft_box}",
            run_properties(bold=True, size=13),
        )
        + paragraph_style(
            "TrichYeuCongVan",
            "Trích yếu công văn",
            f"{spacing(before=PARAGRAPH_GAP)}{centred}",
            run_properties(size=13),
        )
        + paragraph_style(
            "DiaDanhNgayThang",
            "Địa danh ngày tháng",
            f"{spacing(before=PARAGRAPH_GAP, at_least=LINE_OF_14)}{centred}",
            run_properties(italic=True, size=14),
        )
        + paragraph_style(
            "TenLoai",
            "Tên loại",
            f"<w:keepNext/>{spacing(before=360)}{centred}",
            run_properties(bold=True, size=14),
            following="TrichYeu",
        )
        + paragraph_style(
            "TrichYeu",
            "Trích yếu",
            f'<w:keepNext/>{spacing()}<w:ind w:left="567" w:right="567"/>{centred}',
            run_properties(bold=True, size=14),
        )
        + paragraph_style(
            "DuongKeTrichYeu",
            "Đường kẻ dưới trích yếu",
            spacing(before=60, after=240, exactly=60),
            based_on="DuongKe",
        )
        + paragraph_style(
            "DuongKeKemTheo",
            "Đường kẻ dưới kèm theo",
            f"<w:keepNext/>{spacing(before=60, after=PARAGRAPH_GAP, exactly=60)}",
            based_on="DuongKe",
        )
        # Who it is sent to, and who decides
        + paragraph_style(
            "KinhGui", "Kính gửi", f"<w:keepNext/>{spacing(before=240, after=240)}{centred}", run_properties(size=14)
        )
        + paragraph_style(
            "KinhGuiCacNoi",
            "Kính gửi các nơi",
            f'<w:keepNext/>{spacing(before=240)}<w:ind w:left="{ADDRESSEES}"/>',
            run_properties(size=14),
        )
        + paragraph_style(
            "NoiKinhGui",
            "Nơi kính gửi",
            f'<w:ind w:left="{ADDRESSEES + greeting + long_dash}" w:hanging="{long_dash}"/>',
            run_properties(size=14),
        )
        + paragraph_style("SauKinhGui", "Sau kính gửi", spacing(exactly=240), run_properties(size=2))
        + paragraph_style(
            "ThamQuyen",
            "Thẩm quyền ban hành",
            f"<w:keepNext/>{spacing(before=PARAGRAPH_GAP)}{centred}",
            run_properties(bold=True, size=14),
        )
        + paragraph_style("QuyetDinh", "Quyết định", based_on="ThamQuyen")
        # Body
        + paragraph_style("CanCu", "Căn cứ", running, run_properties(italic=True, size=14))
        + paragraph_style(
            "LoiDan",
            "Lời dẫn",
            f"<w:keepNext/>{spacing(before=PARAGRAPH_GAP, after=PARAGRAPH_GAP)}",
            based_on="BodyText",
        )
        + paragraph_style("Dieu", "Điều", based_on="BodyText")
        + paragraph_style("TenDieu", "Tên điều", "<w:keepNext/>", based_on="Dieu")
        + paragraph_style("DieuCuoi", "Điều cuối", "<w:keepNext/>", based_on="Dieu")
        + paragraph_style("DoanCuoi", "Đoạn cuối", "<w:keepNext/>", based_on="BodyText")
        + cell_styles()
        # Foot
        + paragraph_style(
            "NoiNhan",
            "Nơi nhận",
            f'{spacing(at_least=LINE_OF_14)}<w:ind w:right="{GUTTER}"/>',
            run_properties(bold=True, italic=True, size=12),
            following="DanhSachNoiNhan",
        )
        + paragraph_style(
            "DanhSachNoiNhan",
            "Danh sách nơi nhận",
            f'<w:ind w:left="{dash}" w:right="{GUTTER}" w:hanging="{dash}"/>',
            run_properties(size=11),
        )
        + paragraph_style("QuyenHanChucVu", "Quyền hạn chức vụ", grid, run_properties(bold=True, size=14))
        + paragraph_style(
            "HoTenNguoiKy",
            "Họ tên người ký",
            f"{spacing(before=SIGNATURE_GAP)}{centred}",
            run_properties(bold=True, size=14),
        )
        # Around the text
        + paragraph_style("SoTrang", "Số trang", centred, run_properties(size=14))
        + paragraph_style("The", "Thẻ", "<w:keepNext/>", run_properties(colour="808080", size=8))
        + table_styles(),
    )


# --- document -------------------------------------------------------------------------------------------


def paragraph(style: str, text: str) -> str:
    """One paragraph of one run."""
    return paragraph_of(style, f"<w:r><w:t>{escape(text)}</w:t></w:r>")


def paragraph_of(style: str, runs: str) -> str:
    """One paragraph of the runs given."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def tag(text: str) -> str:
    """A paragraph that holds a steering tag and vanishes when the template is compiled."""
    return paragraph("The", f"{{%p {text} %}}")


def when(condition: str, *content: str) -> str:
    """Content that is there only if the condition holds."""
    return tag(f"if {condition}") + "".join(content) + tag("endif")


def either(condition: str, then: str, otherwise: str) -> str:
    """The one content if the condition holds, else the other."""
    return tag(f"if {condition}") + then + tag("else") + otherwise + tag("endif")


def each(name: str, values: str, *content: str) -> str:
    """Content once for each of the values."""
    return tag(f"for {name} in {values}") + "".join(content) + tag("endfor")


def drawn_line(style: str, identifier: int, length: int, text: str = "") -> str:
    """A paragraph that contains one drawn line, ``length`` twips long: DrawingML, and VML for older readers.

    ``text`` is the tag of the text it is drawn under; a line of fixed length is decorative as it is.
    """
    description = f" descr={quoteattr(text)}/>" if text else f">{DECORATIVE}</wp:docPr>"
    width = length * EMU_PER_TWIP
    weight = LINE_WEIGHT * EMU_PER_TWIP
    points = f"{length // 20}.{length % 20 * 5:02d}pt"
    return paragraph_of(
        style,
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{identifier}" name="Đường kẻ {identifier}"{description}'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{NAMESPACES["wps"]}"><wps:wsp><wps:cNvCnPr/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="0"/></a:xfrm>'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{weight}"><a:solidFill>'
        '<a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:rect style="width:{points};height:0.75pt" fillcolor="black" stroked="f"/>'
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    )


def table(style: str, widths: tuple[int, ...], *rows: str, look: str = "") -> str:
    """A table of fixed column widths; ``look`` says which of its rows and columns are headers."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>{look}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(*cells: str, height: int = 0, header: bool = False) -> str:
    """A table row that no page break may part; of at least ``height``, repeated on each page if a header."""
    least = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    repeated = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{least}{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def cell(width: int, *content: str, centred: bool = False) -> str:
    """One cell; ``centred`` is up and down."""
    middle = '<w:vAlign w:val="center"/>' if centred else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{middle}</w:tcPr>{"".join(content)}</w:tc>'


def head_block(*under_number: str) -> str:
    """Boxes 1 to 4 of the decree: nation and motto, issuer, number and what stands under it, place and date."""
    issuer_line = text_width(SAMPLE_ISSUER, Font(13, bold=True)) * 7 // 20
    motto_line = text_width(MOTTO, Font(14, bold=True))
    return table(
        "KhoiDau",
        (ISSUER_COLUMN, NATION_COLUMN),
        row(
            cell(
                ISSUER_COLUMN,
                when("doc.heading.parent", paragraph("CoQuanChuQuan", "{{ doc.heading.parent }}")),
                each("line", "doc.heading.issuer", paragraph("CoQuanBanHanh", "{{ line }}")),
                drawn_line("DuongKe", 1, issuer_line, "{{ doc.heading.issuer | line_under }}"),
            ),
            cell(
                NATION_COLUMN,
                paragraph("QuocHieu", NATION),
                paragraph("TieuNgu", MOTTO),
                drawn_line("DuongKe", 2, motto_line),
            ),
        ),
        row(
            cell(
                ISSUER_COLUMN,
                when("doc.heading.number", paragraph("SoKyHieu", "Số: {{ doc.heading.number }}")),
                *under_number,
                when("doc.heading.draft", paragraph("DuThao", "{{ doc.heading.draft }}")),
            ),
            cell(
                NATION_COLUMN,
                when(
                    "doc.heading.place_and_date",
                    paragraph("DiaDanhNgayThang", "{{ doc.heading.place_and_date }}"),
                ),
            ),
        ),
    )


def title_block() -> str:
    """Box 5a: the kind of document, what it is about, and the line below."""
    subject_line = text_width(SAMPLE_SUBJECT, Font(14, bold=True)) * 7 // 20
    return (
        paragraph("TenLoai", "{{ doc.kind }}")
        + paragraph("TrichYeu", "{{ doc.subject }}")
        + drawn_line("DuongKeTrichYeu", 3, subject_line, "{{ doc.subject | line_under }}")
    )


def model_table() -> str:
    """The table that every table of a plan is built in the image of, with what stands above and below it."""
    width = TEXT_WIDTH // 3
    kinds = (("Chu", "text"), ("So", "number"), ("Giua", "center"))

    def cells(styles_and_filters: list[tuple[str, str]]) -> list[str]:
        return [
            cell(width, paragraph(style, f"{{{{ block.table | {name} }}}}"), centred=True)
            for style, name in styles_and_filters
        ]

    model = table(
        "BangKeHoach",
        (width, width, width),
        row(*cells([("BangDauCot", "head")] * 3), header=True),
        row(*cells([("BangSoCot", "numbers")] * 3), header=True),
        row(*cells([("BangNhom", "group")] * 3)),
        row(*cells([(f"Bang{style}", f"body_{name}") for style, name in kinds])),
        row(*cells([(f"BangNhom{style}", f"subtotal_{name}") for style, name in kinds])),
        row(*cells([(f"BangCong{style}", f"total_{name}") for style, name in kinds])),
        look='<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        ' w:noVBand="1"/>',
    )
    return (
        when("block.table.title", paragraph("TenBang", "{{ block.table.title }}"))
        + when("block.table.unit_line", paragraph("DonViTinh", "{{ block.table.unit_line }}"))
        + model
        + each(
            "note",
            "block.table.notes",
            either(
                "block.table.is_last", paragraph("GhiChuBangCuoi", "{{ note }}"), paragraph("GhiChuBang", "{{ note }}")
            ),
        )
    )


def chart() -> str:
    """A chart: its title, and the picture on a line of its own, as high as it is."""
    picture = "<w:r><w:t>{{ block.chart.picture }}</w:t></w:r>"
    look = '<w:pPr><w:pStyle w:val="TenBang"/><w:keepNext w:val="0"/></w:pPr>'
    return when("block.chart.title", paragraph("TenBang", "{{ block.chart.title }}")) + f"<w:p>{look}{picture}</w:p>"


def article() -> str:
    """A Điều: its number bold, the words after it not; a title stays with its text, the last one with the signature."""
    runs = (
        "<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t>{{ block.article.label }}</w:t></w:r>"
        "<w:r><w:t>{{ block.article.text }}</w:t></w:r>"
    )
    return either(
        "block.article.is_last",
        paragraph_of("DieuCuoi", runs),
        either("block.article.text", paragraph_of("Dieu", runs), paragraph_of("TenDieu", runs)),
    )


def blocks(source: str) -> str:
    """The blocks of the body or of an appendix, each by its kind."""
    texts = {
        "section": "Heading1",
        "heading": "Heading2",
        "subheading": "Heading3",
        "point": "TenDiem",
        "paragraph": "BodyText",
        "lead": "LoiDan",
        "closing": "DoanCuoi",
    }
    return each(
        "block",
        source,
        when(
            "block.part",
            paragraph("Phan", "{{ block.part.label }}"),
            paragraph("TenPhan", "{{ block.part.title }}"),
        ),
        *(when(f"block.{field}", paragraph(style, f"{{{{ block.{field} }}}}")) for field, style in texts.items()),
        when("block.article", article()),
        when("block.table", model_table()),
        when("block.chart", chart()),
        # Word runs two tables together that have nothing between them.
        when("block.gap", paragraph_of("GiuaHaiBang", "")),
    )


def body() -> str:
    """Box 6: basis, opening and everything after it."""
    return (
        each("line", "doc.basis", paragraph("CanCu", "{{ line }}"))
        + when("doc.opening", paragraph("BodyText", "{{ doc.opening }}"))
        + blocks("doc.blocks")
    )


def appendices() -> str:
    """Each phụ lục on a page of its own: label, title, what it belongs to, and its blocks."""
    return each(
        "appendix",
        "doc.appendices",
        paragraph("PhuLuc", "{{ appendix.label }}"),
        paragraph("TenPhuLuc", "{{ appendix.title }}"),
        paragraph("KemTheo", "{{ appendix.reference }}"),
        drawn_line("DuongKeKemTheo", 4, APPENDIX_LINE),
        blocks("appendix.blocks"),
    )


def foot_block() -> str:
    """Boxes 7 and 9b: who receives the document, and who signs it."""
    room_to_sign = 240 + 2 * LINE_OF_14 + SIGNATURE_GAP + LINE_OF_14
    return table(
        "KhoiCuoi",
        (RECIPIENTS_COLUMN, SIGNATURE_COLUMN),
        row(
            cell(
                RECIPIENTS_COLUMN,
                paragraph("NoiNhan", "Nơi nhận:"),
                each("line", "doc.recipients", paragraph("DanhSachNoiNhan", "{{ line }}")),
            ),
            cell(
                SIGNATURE_COLUMN,
                each("line", "doc.signature.authority", paragraph("QuyenHanChucVu", "{{ line }}")),
                when("doc.signature.name", paragraph("HoTenNguoiKy", "{{ doc.signature.name }}")),
            ),
            height=room_to_sign,
        ),
    )


def addressees() -> str:
    """Box 9a: one addressee in one line, several a line each, their dashes under the colon."""
    return when("doc.addressee", paragraph("KinhGui", "Kính gửi: {{ doc.addressee }}")) + when(
        "doc.addressees",
        paragraph("KinhGuiCacNoi", "Kính gửi:"),
        each("line", "doc.addressees", paragraph("NoiKinhGui", "{{ line }}")),
        paragraph_of("SauKinhGui", ""),
    )


def named_document() -> str:
    """Mẫu 1.4: kế hoạch, báo cáo, tờ trình."""
    return head_block() + title_block() + addressees() + body()


def decision() -> str:
    """Mẫu 1.1, 1.3: who decides, the basis, "QUYẾT ĐỊNH:" or "QUYẾT NGHỊ:", and the Điều."""
    return (
        head_block()
        + title_block()
        + paragraph("ThamQuyen", "{{ doc.authority }}")
        + each("line", "doc.basis", paragraph("CanCu", "{{ line }}"))
        + when("doc.opening", paragraph("BodyText", "{{ doc.opening }}"))
        + paragraph("QuyetDinh", "{{ doc.decides }}:")
        + blocks("doc.blocks")
    )


def letter() -> str:
    """Mẫu 1.5: what it is about stands under its number, and it names no kind."""
    matter = paragraph("TrichYeuCongVan", "V/v {{ doc.subject }}")
    return head_block(matter) + addressees() + body()


LAYOUTS: Final = {"template.docx": named_document, "quyet-dinh.docx": decision, "cong-van.docx": letter}


def document_part(name: str) -> str:
    """``word/document.xml``."""
    foot = when("doc.signature.authority", foot_block())
    return part(
        "w:document",
        f"<w:body>{LAYOUTS[name]()}{foot}{appendices()}"
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}"'
        f' w:header="{HEADER_DISTANCE}" w:footer="{HEADER_DISTANCE}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr></w:body>',
    )


def header_part() -> str:
    """``word/header1.xml``: the page number, on every page but the first (which has no header of its own)."""
    return part(
        "w:hdr",
        paragraph_of(
            "SoTrang",
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
    )


def settings_part() -> str:
    """``word/settings.xml``: Word 2013 and later, Vietnamese separators."""
    office = "http://schemas.microsoft.com/office/word"
    compatibility = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{office}" w:val="{value}"/>' for name, value in compatibility.items()
    )
    return part(
        "w:settings",
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat>{compat}</w:compat>"
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>',
    )


# --- package --------------------------------------------------------------------------------------------


def part(root: str, content: str) -> str:
    """One XML part with the namespaces it uses."""
    declared = "".join(
        f' xmlns:{prefix}="{namespace}"'
        for prefix, namespace in NAMESPACES.items()
        if re.search(rf"[< ]{prefix}:", f"<{root} {content}")
    )
    return f"<{root}{declared}>{content}</{root}>"


def content_types() -> str:
    """``[Content_Types].xml``."""
    overrides = {
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "/docProps/core.xml": f"{PACKAGE_TYPES}.core-properties+xml",
        "/word/document.xml": f"{OFFICE_TYPES}.document.main+xml",
        "/word/header1.xml": f"{OFFICE_TYPES}.header+xml",
        "/word/settings.xml": f"{OFFICE_TYPES}.settings+xml",
        "/word/styles.xml": f"{OFFICE_TYPES}.styles+xml",
    }
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{PACKAGE_TYPES}.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
        + "</Types>"
    )


def relationships(targets: dict[str, str]) -> str:
    """A part's relationships, numbered in the order given: target to kind."""
    return (
        f'<Relationships xmlns="{PACKAGE_RELATIONS}">'
        + "".join(
            f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
            for number, (target, kind) in enumerate(targets.items(), 1)
        )
        + "</Relationships>"
    )


def core_properties() -> str:
    """``docProps/core.xml``: placeholders, for the engine writes each document's own."""
    metadata = PACKAGE_RELATIONS.replace("relationships", "metadata/core-properties")
    return (
        f'<cp:coreProperties xmlns:cp="{metadata}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        "<dc:title>Kế hoạch</dc:title><dc:subject>Mẫu kế hoạch</dc:subject><dc:creator>kehoach</dc:creator>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:modified>'
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
    )


def app_properties() -> str:
    """``docProps/app.xml``."""
    namespace = f"{OFFICE_RELATIONS.removesuffix('/relationships')}/extended-properties"
    return f'<Properties xmlns="{namespace}"><Application>kehoach</Application></Properties>'


def package(name: str) -> dict[str, str]:
    """Every part of the file by name, in the order in which they are stored."""
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(
            {
                "word/document.xml": f"{OFFICE_RELATIONS}/officeDocument",
                "docProps/core.xml": f"{PACKAGE_RELATIONS}/metadata/core-properties",
                "docProps/app.xml": f"{OFFICE_RELATIONS}/extended-properties",
            }
        ),
        "docProps/app.xml": app_properties(),
        "docProps/core.xml": core_properties(),
        "word/_rels/document.xml.rels": relationships(
            {
                "styles.xml": f"{OFFICE_RELATIONS}/styles",
                "settings.xml": f"{OFFICE_RELATIONS}/settings",
                "header1.xml": f"{OFFICE_RELATIONS}/header",
            }
        ),
        "word/document.xml": document_part(name),
        "word/header1.xml": header_part(),
        "word/settings.xml": settings_part(),
        "word/styles.xml": styles_part(),
    }


def write(target: Path) -> None:
    """Write the template of that file's name; the same script writes the same bytes."""
    with zipfile.ZipFile(target, "w") as archive:
        for part_name, text in package(target.name).items():
            root = etree.fromstring(text.encode())
            entry = zipfile.ZipInfo(part_name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            archive.writestr(entry, xml)


if __name__ == "__main__":
    for layout in LAYOUTS:
        write(FOLDER / layout)
