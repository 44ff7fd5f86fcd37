"""Every rule of layout, in the order of the decree. A rule is a function of the module it is named under here."""

from __future__ import annotations

from typing import Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.linting.outcome import LayoutRule
from kehoach.linting.rules import appendix, body_text, head, lines, page, signature, table_layout

RULES: Final = (
    # The page
    LayoutRule("L101", "Phụ lục I, I.1", Bilingual("Khổ giấy A4", "Paper size A4"), page.paper),
    LayoutRule(
        "L102",
        "Phụ lục I, I.3",
        Bilingual(
            "Lề trên và dưới 20-25 mm, trái 30-35 mm, phải 15-20 mm",
            "Margins: top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm",
        ),
        page.margins,
    ),
    LayoutRule("L103", "Phụ lục I, I.4", Bilingual("Phông chữ Times New Roman", "Font: Times New Roman"), page.font),
    LayoutRule("L104", "Phụ lục I, I.4", Bilingual("Chữ màu đen", "Black text"), page.colour),
    LayoutRule("L105", "Phụ lục I, I.4", Bilingual("Bảng mã Unicode", "Unicode text"), page.unicode_text),
    LayoutRule(
        "L106",
        "Phụ lục I, I.7",
        Bilingual("Số trang canh giữa trong lề trên", "Page number centred in the top margin"),
        page.number_place,
    ),
    LayoutRule(
        "L107",
        "Phụ lục I, I.7, V.14",
        Bilingual(
            "Số trang bằng chữ số Ả Rập, cỡ chữ 13-14, kiểu đứng", "Page number in Arabic numerals, 13-14 pt, upright"
        ),
        page.number_look,
    ),
    LayoutRule(
        "L108",
        "Phụ lục I, I.7",
        Bilingual("Số trang đánh từ 1, không hiện ở trang thứ nhất", "Page numbers start at 1; none on the first page"),
        page.number_of_first_page,
    ),
    # The head
    LayoutRule(
        "L201",
        "Phụ lục I, II.1.a",
        Bilingual("Quốc hiệu ghi đúng chữ", "Quốc hiệu in its exact wording"),
        head.nation_text,
    ),
    LayoutRule(
        "L202",
        "Phụ lục I, II.1.a, V.1",
        Bilingual("Quốc hiệu in hoa, cỡ 12-13, đứng, đậm", "Quốc hiệu in capitals, 12-13 pt, upright, bold"),
        head.nation_look,
    ),
    LayoutRule(
        "L203",
        "Phụ lục I, II.1.b",
        Bilingual(
            "Tiêu ngữ ghi đúng chữ, hai bên gạch nối có dấu cách",
            "Tiêu ngữ in its exact wording, spaces around the hyphens",
        ),
        head.motto_text,
    ),
    LayoutRule(
        "L204",
        "Phụ lục I, II.1.b, V.1",
        Bilingual(
            "Tiêu ngữ in thường, cỡ 13-14, đứng, đậm, canh giữa",
            "Tiêu ngữ in lower case, 13-14 pt, upright, bold, centred",
        ),
        head.motto_look,
    ),
    LayoutRule(
        "L205",
        "Phụ lục I, II.1.b, V.1",
        Bilingual(
            "Dưới Tiêu ngữ có đường kẻ nét liền dài bằng dòng chữ",
            "A solid line below the Tiêu ngữ, as long as the text",
        ),
        lines.under_motto,
    ),
    LayoutRule(
        "L206",
        "Phụ lục I, II.2.b, V.2",
        Bilingual(
            "Tên cơ quan in hoa, cỡ 12-13, đứng; cơ quan ban hành đậm",
            "Issuer's name in capitals, 12-13 pt, upright, bold; superior body not bold",
        ),
        head.issuer_look,
    ),
    LayoutRule(
        "L207",
        "Phụ lục I, II.2.b, V.2",
        Bilingual(
            "Dưới tên cơ quan ban hành có đường kẻ dài 1/3-1/2 dòng chữ",
            "A line below the issuer's name, 1/3 to 1/2 as long as the text",
        ),
        lines.under_issuer,
    ),
    LayoutRule(
        "L208",
        "Phụ lục I, II.3.c",
        Bilingual(
            "“Số: 09/KH-UBND”: số dưới 10 có số 0, ký hiệu viết liền, in hoa",
            "“Số: 09/KH-UBND”: leading zero for numbers below 10; symbol in capitals, without spaces",
        ),
        head.number_form,
    ),
    LayoutRule(
        "L209",
        "Phụ lục I, II.3.c, V.3",
        Bilingual("Số, ký hiệu cỡ 13, đứng", "Number and symbol: 13 pt, upright"),
        head.number_look,
    ),
    LayoutRule(
        "L210",
        "Phụ lục I, II.4.b, II.4.c",
        Bilingual(
            "Địa danh, dấu phẩy, ngày tháng năm; ngày dưới 10 và tháng 1, 2 có số 0",
            "Place, comma, date; leading zero for days below 10 and for months 1 and 2",
        ),
        head.date_form,
    ),
    LayoutRule(
        "L211",
        "Phụ lục I, II.4.c, V.4",
        Bilingual("Địa danh và thời gian cỡ 13-14, nghiêng", "Place and date: 13-14 pt, italic"),
        head.date_look,
    ),
    LayoutRule(
        "L212",
        "Phụ lục I, II.4.c",
        Bilingual("Địa danh và thời gian cùng hàng với số, ký hiệu", "Place and date on the same line as the number"),
        head.number_beside_date,
    ),
    LayoutRule(
        "L213",
        "Phụ lục I, II.5.b, V.5a",
        Bilingual(
            "Tên loại in hoa, cỡ 13-14, đứng, đậm, canh giữa",
            "Document type in capitals, 13-14 pt, upright, bold, centred",
        ),
        head.kind_look,
    ),
    LayoutRule(
        "L214",
        "Phụ lục I, II.5.b, V.5a",
        Bilingual(
            "Trích yếu in thường, cỡ 13-14, đứng, đậm, canh giữa",
            "Trích yếu in lower case, 13-14 pt, upright, bold, centred",
        ),
        head.subject_look,
    ),
    LayoutRule(
        "L215",
        "Phụ lục I, II.5.b, V.5a",
        Bilingual(
            "Dưới trích yếu có đường kẻ dài 1/3-1/2 dòng chữ",
            "A line below the trích yếu, 1/3 to 1/2 as long as the text",
        ),
        lines.under_subject,
    ),
    LayoutRule(
        "L216",
        "Phụ lục I, II.5.b, V.5b",
        Bilingual(
            "“V/v …” của công văn in thường, cỡ 12-13, đứng, canh giữa dưới số",
            "“V/v …” of a công văn in lower case, 12-13 pt, upright, centred below the number",
        ),
        head.matter_look,
    ),
    # The text
    LayoutRule(
        "L301",
        "Phụ lục I, II.6.a",
        Bilingual("Căn cứ ban hành in nghiêng, cỡ 13-14", "Căn cứ: italic, 13-14 pt"),
        body_text.basis_look,
    ),
    LayoutRule(
        "L302",
        "Phụ lục I, II.6.a",
        Bilingual("Mỗi căn cứ kết thúc bằng “;”, căn cứ cuối bằng “.”", "Each căn cứ ends with “;”, the last with “.”"),
        body_text.basis_ends,
    ),
    LayoutRule(
        "L303",
        "Phụ lục I, II.6.e, V.6",
        Bilingual("Nội dung in thường, cỡ 13-14, đứng", "Body text in lower case, 13-14 pt, upright"),
        body_text.prose_look,
    ),
    LayoutRule(
        "L304",
        "Phụ lục I, II.6.e",
        Bilingual("Nội dung canh đều hai lề", "Body text is justified"),
        body_text.alignment,
    ),
    LayoutRule(
        "L305",
        "Phụ lục I, II.6.e",
        Bilingual(
            "Dòng đầu của đoạn lùi vào 1 cm hoặc 1,27 cm", "First line of each paragraph indented 1 cm or 1.27 cm"
        ),
        body_text.first_line,
    ),
    LayoutRule(
        "L306",
        "Phụ lục I, II.6.e",
        Bilingual("Khoảng cách giữa các đoạn ít nhất 6 pt", "Paragraphs are at least 6 pt apart"),
        body_text.gaps,
    ),
    LayoutRule(
        "L307",
        "Phụ lục I, II.6.e",
        Bilingual("Khoảng cách dòng từ dòng đơn đến 1,5 dòng", "Line spacing from single to 1.5"),
        body_text.line_distance,
    ),
    LayoutRule(
        "L308",
        "Phụ lục I, II.6.đ, V.6",
        Bilingual(
            "“Phần I”, “Chương I”, “Mục 1” cỡ 13-14, đứng, đậm, canh giữa",
            "“Phần I”, “Chương I”, “Mục 1”: 13-14 pt, upright, bold, centred",
        ),
        body_text.part_headings,
    ),
    LayoutRule(
        "L309",
        "Phụ lục I, V.6b",
        Bilingual("“I. …” in hoa, cỡ 13-14, đứng, đậm", "“I. …” in capitals, 13-14 pt, upright, bold"),
        body_text.section_headings,
    ),
    LayoutRule(
        "L310",
        "Phụ lục I, II.6.đ, V.6b",
        Bilingual(
            "“1. …” cỡ 13-14; có tiêu đề thì tiêu đề đậm, ở dòng riêng",
            "“1. …”: 13-14 pt; a title is bold and on a line of its own",
        ),
        body_text.clauses,
    ),
    LayoutRule(
        "L311",
        "Phụ lục I, II.6.đ, V.6b",
        Bilingual("“a) …” cỡ 13-14, đứng", "“a) …”: 13-14 pt, upright"),
        body_text.point_look,
    ),
    LayoutRule(
        "L312",
        "Phụ lục I, II.6.đ",
        Bilingual(
            "Điểm theo bảng chữ cái tiếng Việt, sau chữ có “)”: a) b) c) d) đ) e)",
            "Points follow the Vietnamese alphabet, each with “)”: a) b) c) d) đ) e)",
        ),
        body_text.point_letters,
    ),
    LayoutRule(
        "L313",
        "Phụ lục I, II.6.đ, V.6a",
        Bilingual("“Điều 1. …” có dấu chấm sau số, in đậm", "“Điều 1. …” with a full stop after the number, in bold"),
        body_text.articles,
    ),
    LayoutRule(
        "L314",
        "Phụ lục I, II.9.d, V.8a",
        Bilingual("“Kính gửi” cỡ 13-14, đứng", "“Kính gửi”: 13-14 pt, upright"),
        body_text.addressees,
    ),
    LayoutRule(
        "L315",
        "Phụ lục III",
        Bilingual("“./.” (nếu có) ở cuối nội dung", "“./.”, if used, is at the end of the text"),
        body_text.ending,
    ),
    # The foot
    LayoutRule(
        "L401",
        "Phụ lục I, II.7.đ, V.7",
        Bilingual(
            "Quyền hạn, chức vụ của người ký in hoa, cỡ 13-14, đứng, đậm",
            "Signer's authority and post in capitals, 13-14 pt, upright, bold",
        ),
        signature.authority_look,
    ),
    LayoutRule(
        "L402",
        "Phụ lục I, II.7.b",
        Bilingual(
            "Quyền hạn ký ghi “TM.”, “KT.”, “TL.”, “TUQ.”, “Q.”",
            "Authority written as “TM.”, “KT.”, “TL.”, “TUQ.”, “Q.”",
        ),
        signature.authority_form,
    ),
    LayoutRule(
        "L403",
        "Phụ lục I, II.7.c, II.7.đ, V.7",
        Bilingual(
            "Họ tên người ký in thường, cỡ 13-14, đứng, đậm, không có học hàm, học vị",
            "Signer's name in lower case, 13-14 pt, upright, bold, without academic titles",
        ),
        signature.signer_look,
    ),
    LayoutRule(
        "L404",
        "Phụ lục I, II.9.d, V.8b",
        Bilingual("“Nơi nhận:” cỡ 12, nghiêng, đậm", "“Nơi nhận:”: 12 pt, italic, bold"),
        signature.label_look,
    ),
    LayoutRule(
        "L405",
        "Phụ lục I, II.9.d, V.8b",
        Bilingual("Danh sách nơi nhận cỡ 11, đứng", "List of recipients: 11 pt, upright"),
        signature.list_look,
    ),
    LayoutRule(
        "L406",
        "Phụ lục I, II.9.d",
        Bilingual(
            "Mỗi nơi nhận đầu dòng “-”, cuối dòng “;”; dòng cuối “- Lưu: ….”",
            "Each recipient begins with “-” and ends with “;”; the last line is “- Lưu: ….”",
        ),
        signature.list_form,
    ),
    # Appendices and tables
    LayoutRule(
        "L501",
        "Phụ lục I, III.1.b, V.9",
        Bilingual("“Phụ lục” cỡ 14, đứng, đậm, canh giữa", "“Phụ lục”: 14 pt, upright, bold, centred"),
        appendix.label_look,
    ),
    LayoutRule(
        "L502",
        "Phụ lục I, III.1.a",
        Bilingual("Từ hai phụ lục trở lên đánh số La Mã", "Two or more appendices are numbered in Roman numerals"),
        appendix.label_number,
    ),
    LayoutRule(
        "L503",
        "Phụ lục I, III.1.b, V.9",
        Bilingual(
            "Tiêu đề phụ lục in hoa, cỡ 13-14, đứng, đậm, canh giữa",
            "Appendix title in capitals, 13-14 pt, upright, bold, centred",
        ),
        appendix.title_look,
    ),
    LayoutRule(
        "L504",
        "Phụ lục I, III.1.c",
        Bilingual(
            "“(Kèm theo …)” trong ngoặc đơn, cỡ 13-14, nghiêng, canh giữa",
            "“(Kèm theo …)” in parentheses, 13-14 pt, italic, centred",
        ),
        appendix.reference_look,
    ),
    LayoutRule(
        "L505",
        "Phụ lục I, III.1.a",
        Bilingual("Lời văn có nhắc đến từng phụ lục", "The text refers to each appendix"),
        appendix.mentioned,
    ),
    LayoutRule(
        "L506",
        "Phụ lục I, III.1.đ",
        Bilingual("Mỗi phụ lục đánh số trang riêng", "Each appendix is paginated separately"),
        appendix.own_numbers,
    ),
    LayoutRule(
        "L601",
        "",
        Bilingual("Bảng dài lặp lại hàng tiêu đề ở mỗi trang", "A long table repeats its header row on every page"),
        table_layout.repeated_header,
        is_advice=True,
    ),
)
"""A code is never reused."""
