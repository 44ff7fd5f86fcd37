"""Documents as people type them in Word: no styles of their own, every look said on the spot, lines drawn by hand."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

import kehoach

NAMESPACES: Final = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

STYLES: Final = (
    f'<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"'
    ' w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    '<w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
)
THEME: Final = (
    f'<a:theme {NAMESPACES}><a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="Calibri Light"/>'
    '</a:majorFont><a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)
NUMBERING: Final = (
    f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/>'
    '<w:pPr><w:ind w:firstLine="567"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>'
)
FONT: Final = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
CENTRED: Final = '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>'
INDENTED: Final = '<w:spacing w:before="120" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="720"/>'
JUSTIFIED: Final = f'{INDENTED}<w:jc w:val="both"/>'
PAGE: Final = (
    '<w:pgSz w:w="11907" w:h="16840"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"/><w:titlePg/>'
)


def run(text: str, half_points: int, looks: str = "") -> str:
    marks = {"b": "<w:b/>", "i": "<w:i/>", "u": '<w:u w:val="single"/>', "c": "<w:caps/>"}
    said = "".join(marks[look] for look in looks)
    shown = text.replace("\n", "</w:t><w:br/><w:t>").replace("\t", "</w:t><w:tab/><w:t>")
    return f'<w:r><w:rPr>{FONT}{said}<w:sz w:val="{half_points}"/></w:rPr><w:t xml:space="preserve">{shown}</w:t></w:r>'


def p(content: str, properties: str = "") -> str:
    """A paragraph; its end looks like its first letters, as it does when it is typed."""
    typed = re.match(r"<w:r>(<w:rPr>.*?</w:rPr>)", content)
    return f"<w:p><w:pPr>{properties}{typed[1] if typed else ''}</w:pPr>{content}</w:p>"


def line(twips: int) -> str:
    """A straight connector floating over the text, as Word draws it; VML for older readers."""
    emu = twips * 635
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        f'<wp:extent cx="{emu}" cy="0"/><a:graphic><a:graphicData><wps:wsp><wps:cNvCnPr/><wps:spPr>'
        f'<a:xfrm><a:ext cx="{emu}" cy="0"/></a:xfrm><a:prstGeom prst="straightConnector1"/></wps:spPr></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        '<v:line from="0,0" to="900pt,0"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    )


def old_line(points: int) -> str:
    """A line as Word 2007 and before drew it."""
    return f'<w:r><w:pict><v:line from="42.3pt,2.25pt" to="{points + 42}.3pt,2.25pt"/></w:pict></w:r>'


PICTURE: Final = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><a:graphic><a:graphicData><pic:pic/>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def table(*rows: tuple[str, ...], widths: tuple[int, ...] = (3544, 5528)) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{cells}</w:tbl>"


ISSUER: Final = p(run("UBND TỈNH X", 26), CENTRED) + p(run("SỞ NÔNG NGHIỆP", 26, "b") + line(850), CENTRED)
NATION: Final = p(
    run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", 26, "b") + old_line(159), CENTRED
)
NUMBER: Final = p(run("Số:    /KH-SNN", 26), CENTRED)
DATE: Final = p(run("Hà Nội, ngày     tháng     năm 2026", 28, "i"), CENTRED)
HEAD: Final = table((ISSUER, NATION), (NUMBER, DATE))
TITLE: Final = p(run("Kế hoạch", 28, "bc"), CENTRED) + p(
    run("Thực hiện công tác giảm nghèo", 28, "b") + line(1800), CENTRED
)
PROSE: Final = "Thực hiện nhiệm vụ được giao, cơ quan ban hành kế hoạch với các nội dung chủ yếu sau đây, thời gian"
LONG = f"{PROSE} {PROSE}."
NUMBERED: Final = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="7"/></w:numPr>'
BODY: Final = (
    p(run("Căn cứ Luật A;", 28, "i"), JUSTIFIED)
    + p(run("Căn cứ Luật B.", 28, "i"), JUSTIFIED)
    + p(run(f"{PROSE}:", 28), JUSTIFIED)
    + p(run("MỤC ĐÍCH", 28, "b"), NUMBERED.format(0) + JUSTIFIED)
    + p(run("Mục tiêu", 28, "b"), NUMBERED.format(1) + JUSTIFIED)
    + p(run(f"{PROSE};", 28), NUMBERED.format(2) + JUSTIFIED)
    + p(run(f"{PROSE}.", 28), NUMBERED.format(2) + JUSTIFIED)
    + p(run("Yêu cầu", 28, "b"), NUMBERED.format(1) + JUSTIFIED)
    + p(run(f"{PROSE}./.", 28), JUSTIFIED)
)
RECIPIENTS: Final = p(run("Nơi nhận:", 24, "bi")) + p(run("- Như trên;\n- Lưu: VT.", 22))
SIGNATURE: Final = (
    p(run("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", 28, "b"), CENTRED)
    + p("")
    + p(run("(Đã ký)", 26, "i"))
    + p(run("Lê Thị B", 28, "b"))
)
FOOT: Final = table((RECIPIENTS, SIGNATURE))
NUMBER_FIELD: Final = (
    '<w:sdt><w:sdtContent><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    f'<w:fldSimple w:instr=" PAGE   \\* MERGEFORMAT ">{run("2", 28)}</w:fldSimple></w:p></w:sdtContent></w:sdt>'
)


def document(
    *blocks: str, page: str = PAGE, header: str = NUMBER_FIELD, styles: str = STYLES, settings: str = ""
) -> bytes:
    """A .docx of these blocks."""
    relations = {"styles": "styles", "theme": "theme/theme1", "numbering": "numbering", "header": "header1"}
    related = "".join(
        f'<Relationship Id="rId{kind}" Type="{RELATIONS}/{kind}" Target="{target}.xml"/>'
        for kind, target in relations.items()
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {
        "document": "document.main",
        **{name: name for name in ("styles", "numbering", "settings")},
        "header1": "header",
    }
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}.{ending}+xml"/>' for name, ending in kinds.items()
    )
    packages = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{packages}/content-types"><Default Extension="xml" ContentType='
        '"application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        f'relationships+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{packages}/relationships"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{''.join(blocks)}<w:sectPr>"
        f'<w:headerReference w:type="default" r:id="rIdheader"/>{page}</w:sectPr></w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{packages}/relationships">{related}</Relationships>',
        "word/styles.xml": styles,
        "word/theme/theme1.xml": THEME,
        "word/numbering.xml": NUMBERING,
        "word/header1.xml": f"<w:hdr {NAMESPACES}>{header}</w:hdr>",
        "word/settings.xml": f"<w:settings {NAMESPACES}>{settings}</w:settings>",
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return made.getvalue()


def outcomes(data: bytes) -> dict[str, str]:
    """The outcome of each rule by its code."""
    return {verdict.code: verdict.outcome.value for verdict in kehoach.lint(data).verdicts}


def said(data: bytes, code: str) -> str:
    """What is reported of the first place of a broken rule."""
    verdict = kehoach.lint(data)[code]
    assert verdict.outcome.value == "broken"
    first = verdict.sights[0].said
    assert first is not None
    return first.vi
