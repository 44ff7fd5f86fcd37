"""The cures on the pages of findings whose hint says nothing by itself: none, or all made for the case."""

from __future__ import annotations

from typing import Final

from kehoach.diagnostics.bilingual import Bilingual

_READ: Final = Bilingual(
    "đọc lại văn bản đã ghi; đoạn nào không hợp thì gõ khóa của nó trong kế hoạch (“kehoach render … "
    "--show-origin” cho biết đoạn nào của bộ mẫu)",
    "read the document; where a paragraph does not fit, write its key in the plan (“kehoach render … "
    "--show-origin” tells which paragraphs are the pack's)",
)

CURES: Final = {
    "KH113": Bilingual(
        "xóa Tab, thụt dòng này bằng dấu cách, thẳng cột với các dòng cùng nhóm; khi chắc chắn, gợi ý ghi số dấu cách",
        "delete the tab and indent the line by spaces, in line with the lines of its group; where it is clear how many,"
        " the hint says so",
    ),
    "KH203": Bilingual(
        "gõ lại theo dạng mà thông báo nêu: lời văn gõ dưới “khóa: |”, mỗi dòng một đoạn; nhóm khóa thì mỗi khóa một "
        "dòng, "
        "thụt vào dưới khóa này",
        "type it in the shape that the message names: a text under “key: |”, one paragraph per line; a group as one "
        "key per "
        "line, indented below it",
    ),
    "KH221": Bilingual(
        "gõ lại cho đúng tên; dưới thông báo có tên gần giống nhất, nếu có, và các tên mà bảng nhận. Cột của tệp "
        "Excel thì không phải sửa tệp: ghi ở bảng, như columns: {{giam: {{label: Giảm}}}}; cột không dùng: columns: "
        "{{ghi_chu: {{label: Ghi chú, kind: text, in: none}}}}",
        "correct the name; the hint below the message offers the nearest one, if there is one, and lists what the"
        " table takes. A workbook may stay as it is: write at the table, say, columns: {{giam: {{label: Giảm}}}}; for"
        " a column that is not used columns: {{ghi_chu: {{label: Ghi chú, kind: text, in: none}}}}",
    ),
    "KH226": Bilingual(
        "sửa ở ký tự mà thông báo chỉ; biểu thức chỉ có số, mã cột, địa chỉ, + - * / ( ) và sum, min, max, round",
        "correct it at the character that is named; an expression has numbers, ids, addresses, + - * / ( ) and sum, "
        "min, max, "
        "round",
    ),
    "KH227": Bilingual(
        'trong chương trình, truyền chuỗi, Decimal hoặc int, như "0,1"',
        'pass a string, a Decimal or an int, such as "0,1"',
    ),
    "KH228": Bilingual(
        "gõ mã bằng chữ thường không dấu, dấu gạch dưới thay cho dấu cách, như sinh_ke; gợi ý nêu mã ấy",
        "type the id in small letters without marks, with underscores for spaces, like sinh_ke; the hint has it",
    ),
    "KH241": Bilingual(
        "ghi tên hàng vào cột này. Trong bảng gõ tay, hàng thừa thì xóa; trong tệp Excel, hàng không thuộc bảng (như "
        "ghi chú, chữ ký) thì để nguyên, và ghi như range: A4:H20, từ dòng tiêu đề đến hàng cuối",
        "write the row's name there. In a typed table, delete a row that is not needed; in a workbook, leave a row "
        "that is not of the table (a note, a signature) as it is, and write, say, range: A4:H20, from the head to "
        "the last "
        "row",
    ),
    "KH265": Bilingual(
        "ghi tên cột vào đây. Trong bảng gõ tay, không có cột này thì xóa dấu | thừa ở dòng đầu và ở mỗi hàng; "
        "trong tệp Excel, dòng này chưa phải dòng tiêu đề thì ghi range: A2:G, bắt đầu từ dòng tiêu đề",
        "name the column here. If a typed table has no such column, delete its | from the header and from each "
        "row; if this line of a workbook is not the head of its table yet, write range: A2:G, beginning at the "
        "head",
    ),
    "KH275": Bilingual(
        "trong tệp Word ấy thêm đoạn in tên còn thiếu, như trang “Tệp mẫu Word” (docs/template.vi.md) mô tả, "
        "hoặc chọn “numbering” khác",
        "add to that Word file a paragraph that prints the missing title, as docs/template.md describes, or "
        "choose another “numbering”",
    ),
    "KH290": Bilingual(
        "xóa @formula ở hàng này: nhóm được cộng từ các hàng con; bảng có “foot” thì gõ số vào hàng, hoặc bỏ “foot”",
        "delete @formula of this row: a group is the sum of its rows; in a table with “foot”, type its figures or "
        "delete “foot”",
    ),
    "KH292": Bilingual(
        "sửa chỗ mà mã ấy báo, và xóa dòng này",
        "correct what that code is about, and delete this line",
    ),
    "KH295": Bilingual(
        "đặt tệp .xlsx hoặc .csv cùng thư mục với tệp này, rồi ghi như: rows: {{from: ho-ngheo.xlsx, range: A4:H20}}; "
        "không có trang tính ấy thì ghi tên có trong tệp: sheet: Rà soát",
        "put the .xlsx or .csv file into the folder of this file, and write: rows: {{from: ho-ngheo.xlsx, range: "
        "A4:H20}}; if there is no such sheet, write the name that the file has: sheet: Rà soát",
    ),
    "KH304": Bilingual(
        "sửa tên cho đúng (gợi ý dưới thông báo là tên gần giống nhất); là một địa bàn nữa thì thêm một hàng vào areas",
        "correct the name (the hint is the nearest one); if it is one more area, add a row to areas",
    ),
    "KH404": Bilingual(
        "kiểm tra các ô dùng để tính số này; cột chênh lệch được phép âm thì ghi “signed: yes”",
        "check the cells it is computed from; where a difference may be negative, write “signed: yes”",
    ),
    "KH406": Bilingual(
        "sửa các ô dùng để tính nếu gõ nhầm; công thức của bộ mẫu thiếu một cột thì ghi công thức ở cột ấy của bảng: "
        "columns: {{hien_co: {{formula: dau - thoat + moi + tai}}}}; đủ cả thì xóa số đã ghi để in số tính được",
        "correct the cells it is computed from; if the formula of the pack lacks a column, write it at the table: "
        "columns: {{hien_co: {{formula: dau - thoat + moi + tai}}}}; if all is right, delete the typed figure to print "
        "the computed one",
    ),
    "KH421": Bilingual(
        "kiểm tra tên cột trong công thức, hoặc khóa “unit” của các cột; hàng khác loại đơn vị trong một cột thì cột "
        "ấy "
        "ghi “total: none”",
        "check the columns that the formula names, or the key “unit” of the columns; where rows of one column have "
        "unlike "
        "units, give it “total: none”",
    ),
    "KH427": Bilingual(
        "ghi sau số đúng đơn vị của bảng; viết bằng chữ theo đơn vị khác thì ghi đơn vị trong ngoặc: "
        "$(chi.total.nam | words đồng)",
        "write the unit of the table after the figure; for words in another unit, name it inside: "
        "$(chi.total.nam | words đồng)",
    ),
    "KH443": Bilingual(
        "ghi ở “of” mã một bảng có trong kế hoạch; gợi ý dưới thông báo nêu mã gần giống nhất, hoặc các mã có",
        "give “of” the id of a table of the plan; the hint below the message offers the nearest, or all there are",
    ),
    "KH444": Bilingual(
        "ghi ở “columns” mã các cột số của bảng; gợi ý dưới thông báo nêu mã gần giống nhất, hoặc các mã có",
        "give “columns” ids of columns of the table; the hint below the message offers the nearest, or all there are",
    ),
    "KH445": Bilingual(
        "bỏ cột chữ khỏi “columns”; gợi ý dưới thông báo nêu các cột số của bảng",
        "remove the column of words from “columns”; the hint below the message lists those of figures",
    ),
    "KH446": Bilingual(
        'gõ: python -m pip install "kehoach[charts]" rồi gõ lại lệnh; hoặc xóa dòng đặt biểu đồ',
        'type: python -m pip install "kehoach[charts]" and repeat the command; or delete the line of the chart',
    ),
    "KH448": Bilingual(
        "văn bản in số cộng được; muốn in số đã công bố thì thêm một dòng cho ô này vào “accept”",
        "the document prints the sum; to print the published figure, add a line for this cell to “accept”",
    ),
    "KH449": Bilingual(
        "các số khác vẫn tính từ số tính ra; không cần nữa thì xóa dòng của ô này ở “accept”",
        "other figures are computed from the computed one; if it is not needed any more, delete the line of this cell "
        "from “accept”",
    ),
    "KH454": Bilingual(
        "hàng này thuộc bảng thì ghi khoảng ô đến hết bảng, như range: A2:C; không thuộc thì chèn một hàng "
        "trống phía trên nó",
        "if it belongs to the table, write a range down to the last row, such as range: A2:C; if not, insert "
        "an empty row above it",
    ),
    "KH462": Bilingual(
        "sửa tên ở ô này, hoặc thêm hàng ấy vào bảng đếm; không đếm hàng này thì loại nó bằng “where”, ô trống là “<> "
        "-”",
        "correct the name in the cell, or add that row to the table that counts; to leave the row out, exclude it "
        "under “where”, where “<> -” excludes blank cells",
    ),
    "KH468": Bilingual(
        "gõ đúng chữ mà danh sách có; không cần loại hàng nào thì xóa điều kiện",
        "write the text as the list has it; delete the condition if nothing is to be left out",
    ),
    "KH470": Bilingual(
        "chữ nào cùng một ý mà viết khác thì sửa trong danh sách cho giống; còn lại để nguyên",
        "where a text says the same in other words, correct it in the list; leave the others as they are",
    ),
    "KH504": Bilingual(
        "chuyển khóa ấy sang tệp kế hoạch",
        "move that key to the plan",
    ),
    "KH510": Bilingual(
        "mở tệp bằng Word, bỏ mật khẩu, rồi lưu thành Word Document (.docx)",
        "open the file in Word, remove its password and save it as Word Document (.docx)",
    ),
    "KH511": Bilingual(
        "gõ một tên có ở trang “Tệp mẫu Word”, như doc.subject; nội dung riêng thì khai báo dưới “fields” của "
        "pack.yaml và gõ "
        "doc.fields.mã",
        "type a name that the page on templates lists, such as doc.subject; declare what is your own under “fields” of "
        "pack.yaml and type doc.fields.id",
    ),
    "KH512": Bilingual(
        "chỉ dùng các thẻ ở trang “Tệp mẫu Word”: in một tên, lặp (for), hỏi (if); gợi ý dưới thông báo nêu cách gõ "
        "thay",
        "use only the tags that the page on templates lists: print a name, for, if; the hint below the message says "
        "what to "
        "type instead",
    ),
    "KH516": Bilingual(
        "thêm {{% endif %}} (của if) hoặc {{% endfor %}} (của for) vào cuối phần nằm trong nó",
        "add {{% endif %}} (of an if) or {{% endfor %}} (of a for) at the end of the part it encloses",
    ),
    "KH517": Bilingual(
        "xóa thẻ này, hoặc thêm {{% if … %}} hay {{% for … %}} ở trước",
        "delete this tag, or add {{% if … %}} or {{% for … %}} before it",
    ),
    "KH521": Bilingual(
        "gõ tên một chữ bên trong, như doc.heading.number; danh sách thì lặp bằng {{% for … %}}",
        "name a text inside it, such as doc.heading.number; loop over a list with {{% for … %}}",
    ),
    "KH522": Bilingual(
        "in thẳng tên ấy, như {{{{ doc.subject }}}}, không cần for",
        "print the name itself, such as {{{{ doc.subject }}}}, without a loop",
    ),
    "KH524": Bilingual(
        "chép đoạn in nội dung ấy từ template.docx của bộ mẫu co-so; văn bản theo mẫu này không bao giờ có nội dung "
        "ấy thì "
        "ghi trong pack.yaml, như templates: {{template.docx: {{without: doc.basis}}}}",
        "copy the paragraph that prints it from template.docx of the pack co-so; if documents made with this "
        "template never "
        "have it, write in pack.yaml, for example, templates: {{template.docx: {{without: doc.basis}}}}",
    ),
    "KH525": Bilingual(
        "thêm ô có thẻ còn thiếu, như {{{{ block.table | body_text }}}}",
        "add a cell with the missing tag, such as {{{{ block.table | body_text }}}}",
    ),
    "KH526": Bilingual(
        "chữ trong bảng mẫu không được in: xóa chữ, để lại một thẻ như {{{{ block.table | body_text }}}}",
        "text in a model table is not printed: delete it and leave one tag like {{{{ block.table | body_text }}}}",
    ),
    "KH528": Bilingual(
        "để lại trong văn bản thay thế một thẻ {{{{ … | line_under }}}}, không có chữ khác; đặt hình ngay dưới một "
        "đoạn chữ",
        "leave one tag {{{{ … | line_under }}}} in the alt text and nothing else; put the shape right below a "
        "paragraph of text",
    ),
    "KH531": Bilingual(
        "xóa đối tượng hoặc liên kết ấy khỏi mẫu; hình thì chèn thẳng vào tệp, không liên kết",
        "delete that object or link; insert a picture into the file itself",
    ),
    "KH532": Bilingual(
        "không phải sửa gì: những thứ ấy chỉ của tệp mẫu; cần in thì gõ thành chữ trong mẫu",
        "nothing has to be done: these are the template's own; type as text what is to be printed",
    ),
    "KH533": Bilingual(
        "chuyển thẻ vào một đoạn văn, đầu trang, chân trang, chú thích hoặc hộp văn bản",
        "move the tag into a paragraph, a header, a footer, a note or a text box",
    ),
    "KH534": Bilingual(
        "trong Word: bấm chuột phải vào hình kẻ, chọn Sửa văn bản thay thế (Edit Alt Text), gõ thẻ mà gợi ý "
        "nêu, như {{{{ doc.subject | line_under }}}}",
        "in Word: right-click the line, choose Edit Alt Text, type the tag of the hint, such as {{{{ "
        "doc.subject | line_under }}}}",
    ),
    "KH542": Bilingual(
        "không phải lỗi; cần đúng Times New Roman thì cài phông ấy rồi gõ lại lệnh, hoặc in PDF bằng Word",
        "nothing is wrong; where it must be Times New Roman, install that font and run again, or print from Word",
    ),
    "KH563": Bilingual(
        "để tệp PNG hoặc JPEG (dưới 5 MiB, 50 triệu điểm ảnh) cùng thư mục với tệp này và ghi tên tệp, như logo.png",
        "put a PNG or JPEG file (less than 5 MiB, 50 million pixels) into the folder of this file and type its name, "
        "like logo.png",
    ),
    "KH549": Bilingual(
        "trong tệp mẫu ấy, vòng lặp “for block in doc.blocks”, thêm ba đoạn {{%p if block.chart %}} · {{{{ "
        "block.chart.picture }}}} · {{%p endif %}}",
        "inside the loop “for block in doc.blocks” of that template add three paragraphs {{%p if block.chart "
        "%}} · {{{{ block.chart.picture }}}} · {{%p endif %}}",
    ),
    "KH560": Bilingual(
        "sửa mã cho đúng ô đã khai báo; ô mới thì khai báo dưới “fields” của pack.yaml hoặc của tệp thông tin đơn vị",
        "correct the id; declare a new field under “fields” of pack.yaml or of the profile",
    ),
    "KH561": Bilingual(
        "sửa mã trong thẻ, hoặc khai báo ô trong pack.yaml: “fields: {{dien_thoai: {{label: Điện thoại, kind: "
        "text}}}}”",
        "correct the id in the tag, or declare the field in pack.yaml: “fields: {{dien_thoai: {{label: Telephone, "
        "kind: text}}}}”",
    ),
    "KH562": Bilingual(
        "thêm thẻ của ô ấy vào mẫu, như {{{{ doc.fields.dien_thoai }}}}, hoặc xóa ô này ở đây",
        "add the tag of the field to a template, such as {{{{ doc.fields.dien_thoai }}}}, or delete the field here",
    ),
    "KH569": Bilingual(
        "thêm thẻ của phần ấy, như doc.basis, vào tệp mẫu và bỏ nó khỏi “without” của bộ mẫu, hoặc xóa phần này",
        "add the tags of that part, such as doc.basis, to the template and take it out of the pack's "
        "“without”, or delete this",
    ),
    "KH570": Bilingual(
        "thêm thẻ {{{{ doc.heading.draft }}}} vào tệp mẫu và bỏ doc.heading.draft khỏi “without” trong pack.yaml",
        "add the tag {{{{ doc.heading.draft }}}} to the template and take doc.heading.draft out of “without” "
        "in pack.yaml",
    ),
    "KH602": _READ,
    "KH603": Bilingual(
        "gõ nội dung thay cho chữ CẦN BỔ SUNG; chưa có thì cứ để, bản dự thảo in dấu chấm ở đó",
        "type over CẦN BỔ SUNG; until it is known, leave it: the draft prints dots there",
    ),
    "KH643": Bilingual(
        "đúng là năm kế hoạch thì viết “$(year)”, năm trước thì “$(year - 1)”: sang năm tự đổi; năm của một "
        "văn bản thì để nguyên",
        "if it is the year of the plan, write “$(year)”, of the year before “$(year - 1)”: it is then updated"
        " every year; leave the year of a document as it is",
    ),
    "KH647": Bilingual(
        "sửa dòng ấy trong tệp thông tin đơn vị: mỗi thôn mới một dòng, kèm số hộ mới; lệnh không tự sửa tệp "
        "dùng chung",
        "change that line of the profile: one line per new area, with its number of households; the command does not "
        "change a file that plans share",
    ),
    "KH648": Bilingual(
        "ghi số ở cột mà bảng tính đến: cột gõ số của bảng ấy hay của bảng mà cột lấy số; số lấy từ areas thì sửa ở "
        "areas. Gợi ý dưới thông báo nêu bảng và cột",
        "write them in a column that the table computes with, in the table itself or in the one where the column is "
        "looked up; correct what comes from areas there. The hint names table and column",
    ),
    "KH663": _READ,
    "KH670": Bilingual(
        "ghi ở tiêu đề một khóa của kế hoạch, như issuer.name; hoặc dùng cột ấy trong --name, hoặc xóa cột",
        "make the header a key of the plan, such as issuer.name; or use the column in --name, or delete it",
    ),
    "KH671": Bilingual(
        "ghi cả khóa bên trong, như issuer.name",
        "name the key inside it, such as issuer.name",
    ),
    "KH681": Bilingual(
        "ghi tên cột đúng như dòng tiêu đề của tệp; gợi ý dưới thông báo nêu các tên ấy",
        "write the names as the head of the file has them; the hint below the message lists them",
    ),
    "KH680": Bilingual(
        "trong kế hoạch, ghi các hàng thành khóa, như rows: {{Thôn 1: {{dau: 9, giam: 1}}}}, hoặc dùng cả "
        "bảng (targets.giam_ngheo.rows) làm một cột",
        "write the rows as keys in the plan, as in rows: {{Thôn 1: {{dau: 9, giam: 1}}}}, or use a column for"
        " all rows (targets.giam_ngheo.rows)",
    ),
    "KH679": Bilingual(
        "mở tệp bằng Excel, chọn Lưu thành…, kiểu “Excel Workbook (.xlsx)” hoặc “CSV UTF-8”; tệp quá lớn thì chép bảng "
        "sang một tệp mới",
        "open the file in Excel and save it as “Excel Workbook (.xlsx)” or “CSV UTF-8”; if it is too large, copy the "
        "table into a new file",
    ),
}
"""By code, as templates of messages are written: a brace is doubled."""
