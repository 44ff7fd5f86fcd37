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
    "KH290": Bilingual(
        "xóa @formula ở hàng này: nhóm được cộng từ các hàng con; bảng có “foot” thì gõ số vào hàng, hoặc bỏ “foot”",
        "delete @formula of this row: a group is the sum of its rows; in a table with “foot”, type its figures or "
        "delete “foot”",
    ),
    "KH295": Bilingual(
        "đặt tệp .xlsx hoặc .csv cùng thư mục với tệp này, rồi ghi như: rows: {{from: ho-ngheo.xlsx, range: A4:H20}}; "
        "không có trang tính ấy thì ghi tên có trong tệp: sheet: Rà soát",
        "put the .xlsx or .csv file into the folder of this file, and write: rows: {{from: ho-ngheo.xlsx, range: "
        "A4:H20}}; if there is no such sheet, write the name that the file has: sheet: Rà soát",
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
    "KH521": Bilingual(
        "gõ tên một chữ bên trong, như doc.heading.number; danh sách thì lặp bằng {{% for … %}}",
        "name a text inside it, such as doc.heading.number; loop over a list with {{% for … %}}",
    ),
    "KH524": Bilingual(
        "chép đoạn in nội dung ấy từ template.docx của bộ mẫu co-so; văn bản theo mẫu này không bao giờ có nội dung "
        "ấy thì "
        "ghi trong pack.yaml, như templates: {{template.docx: {{without: doc.basis}}}}",
        "copy the paragraph that prints it from template.docx of the pack co-so; if documents made with this "
        "template never "
        "have it, write in pack.yaml, for example, templates: {{template.docx: {{without: doc.basis}}}}",
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
    "KH542": Bilingual(
        "không phải lỗi; cần đúng Times New Roman thì cài phông ấy rồi gõ lại lệnh, hoặc in PDF bằng Word",
        "nothing is wrong; where it must be Times New Roman, install that font and run again, or print from Word",
    ),
    "KH563": Bilingual(
        "để tệp PNG hoặc JPEG (dưới 5 MiB, 50 triệu điểm ảnh) cùng thư mục với tệp này và ghi tên tệp, như logo.png",
        "put a PNG or JPEG file (less than 5 MiB, 50 million pixels) into the folder of this file and type its name, "
        "like logo.png",
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
    "KH602": _READ,
    "KH603": Bilingual(
        "gõ nội dung thay cho chữ CẦN BỔ SUNG; chưa có thì cứ để, bản dự thảo in dấu chấm ở đó",
        "type over CẦN BỔ SUNG; until it is known, leave it: the draft prints dots there",
    ),
    "KH647": Bilingual(
        "sửa tên thôn ở dòng ấy của tệp thông tin đơn vị: lệnh không tự sửa tệp dùng chung",
        "correct the name on that line of the profile: the command does not change a file that plans share",
    ),
    "KH663": _READ,
    "KH670": Bilingual(
        "ghi ở tiêu đề một khóa của kế hoạch, như issuer.name; hoặc dùng cột ấy trong --name, hoặc xóa cột",
        "make the header a key of the plan, such as issuer.name; or use the column in --name, or delete it",
    ),
}
"""By code, as templates of messages are written: a brace is doubled."""
