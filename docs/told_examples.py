"""What the page of a finding says where no snippet can show it: the fault is not in the text of a plan alone."""

from __future__ import annotations

from typing import Final

WITHOUT_SNIPPETS: Final = {
    "KH101": (
        "Các trang này luôn là UTF-8. Lỗi này đến từ tệp lưu bằng bảng mã cũ (TCVN3, VNI, Windows-1258).",
        "These pages are always UTF-8. It comes from a file that was saved in an older encoding.",
    ),
    "KH128": (
        "Chỉ gặp khi đưa tệp Excel, Word hay PDF vào chỗ của tệp .yaml, như “kehoach check ho-ngheo.xlsx”.",
        "Only where a workbook, a Word document or a PDF is given for a .yaml file: “kehoach check ho-ngheo.xlsx”.",
    ),
    "KH648": (
        "Chỉ gặp với tệp có `actuals`: bảng ghi số ở cột mà kế hoạch để `kind: text, in: none`, lấy từ bảng khác "
        "(`from: ra_soat.cuoi`) hay tính ra (`rate: dau / ho`).",
        "Only in a file of `actuals`: a figure in a column that the plan has with `kind: text, in: none`, looks up in "
        "another table (`from: ra_soat.cuoi`) or computes (`rate: dau / ho`).",
    ),
    "KH649": (
        "Chỉ gặp với tệp có `actuals` (`kehoach next-year … --actuals`, báo cáo): tệp không có đủ các hàng của bảng.",
        "Only in a file of `actuals` (`kehoach next-year … --actuals`, a report) that lacks some rows of a table.",
    ),
    "KH103": ("Cần một tệp lớn hơn 16 MiB.", "It takes a file larger than 16 MiB."),
    "KH104": (
        "Chỉ gặp khi không mã KH1xx nào khác nói được rõ hơn vì sao YAML dừng lại.",
        "Only where no other code of KH1xx can say better why YAML stopped.",
    ),
    "KH227": (
        "Chỉ gặp khi một chương trình đưa kế hoạch vào thư viện bằng `dict` của Python: sai là `{'tl': 0.1}`, "
        "đúng là `{'tl': '0,1'}`.",
        "Only where a program hands the library a plan as a Python `dict`: wrong is `{'tl': 0.1}`, "
        "right is `{'tl': '0,1'}`.",
    ),
    "KH275": (
        "Chỉ gặp khi một bộ mẫu có tệp Word riêng, không in tên Phần, tên điểm hay Điều.",
        "Only where a pack has a Word file of its own that does not print the title of a Phần, a điểm or a Điều.",
    ),
    "KH286": (
        "Chỉ gặp khi dàn trang: “width” của cột nhỏ hơn chữ dài nhất trong cột, như “width: 10” cho chữ “phường”.",
        "Only found when pages are laid out: a “width” less than the longest word of its column, like 10 for “phường”.",
    ),
    "KH295": (
        "Cần một tệp bên cạnh kế hoạch: sai là `rows: {from: ho-ngeo.xlsx}`, đúng là `rows: {from: ho-ngheo.xlsx}`.",
        "It takes a file beside the plan: `rows: {from: ho-ngeo.xlsx}` is wrong, `rows: {from: ho-ngheo.xlsx}` right.",
    ),
    "KH296": (
        "Cần một tệp Excel: ô giữ 12,345 mà định dạng chỉ hiện 12,3.",
        "It takes a workbook: a cell that holds 12.345 in a format that shows 12.3.",
    ),
    "KH297": ("Cần một tệp Excel có hàng hoặc cột bị ẩn.", "It takes a workbook with a hidden row or column."),
    "KH298": (
        "Chỉ gặp khi gõ `kehoach next-year`: bảng có `rows: {from: ho-ngheo.xlsx}`.",
        "Only found by `kehoach next-year`, for a table with `rows: {from: ho-ngheo.xlsx}`.",
    ),
    "KH289": (
        "Chỉ gặp khi kế hoạch có `previous` và lấy hàng từ đúng tệp, trang tính, khoảng ô của kế hoạch năm trước.",
        "Only where a plan has `previous` and takes rows from the same workbook, sheet and range as that plan.",
    ),
    "KH299": (
        "Cần một tệp Excel: sai là `range: A4-H20`, đúng là `range: A4:H20`.",
        "It takes a workbook: wrong is `range: A4-H20`, right is `range: A4:H20`.",
    ),
    "KH318": (
        "Cần một bảng hơn 63 cột hoặc hơn 32.767 hàng.",
        "It takes a table of more than 63 columns or 32,767 rows.",
    ),
    "KH323": (
        "Chỉ gặp khi dàn trang: bảng rộng hơn cả trang ngang, cỡ chữ đã nhỏ nhất.",
        "Only found when pages are laid out: a table wider than a landscape page, in the smallest type.",
    ),
    "KH454": (
        "Cần một tệp Excel: sai là `range: A2:C10` khi hàng 11 còn một thôn nữa, đúng là `range: A2:C`.",
        "It takes a workbook: `range: A2:C10` is wrong where row 11 has one more village, `range: A2:C` is right.",
    ),
    "KH455": (
        "Cần một tệp Excel: ô có định dạng ngày, gõ 9 vào thì thành 09/01/1900.",
        "It takes a workbook: a cell with the format of a date, in which 9 becomes 09/01/1900.",
    ),
    "KH681": (
        "Cần một tệp Excel: sai là `columns: Thôn; Loai hộ` khi dòng tiêu đề ghi “Loại hộ”, đúng là `columns: Thôn; "
        "Loại hộ`.",
        "It takes a workbook: `columns: Thôn; Loai hộ` is wrong where the head has “Loại hộ”.",
    ),
    "KH456": (
        "Cần một tệp Excel: hàng `Đơn vị | Hộ nghèo` gõ lại ở đầu mỗi trang in.",
        "It takes a workbook: the row `Đơn vị | Hộ nghèo` typed again at the top of each printed page.",
    ),
    "KH457": (
        "Cần một tệp Excel: hàng `Cộng khu A` dưới các thôn của khu A, hay hàng `Khu A` có số cộng ở trên các thôn ấy.",
        "It takes a workbook: a row `Cộng khu A` below the villages of khu A, or `Khu A` with their sum above them.",
    ),
    "KH446": (
        'Chỉ gặp khi ghi văn bản có biểu đồ trên máy chưa có matplotlib: gõ `python -m pip install "kehoach[charts]"`.',
        "Only where a document with a chart is written and matplotlib is not installed: "
        '`python -m pip install "kehoach[charts]"`.',
    ),
    "KH501": (
        "Ở bộ mẫu: `a/pack.yaml` có `pack: b`, `b/pack.yaml` có `pack: a`.",
        "In packs: `a/pack.yaml` has `pack: b`, and `b/pack.yaml` has `pack: a`.",
    ),
    "KH502": (
        "Ở bộ mẫu: `template.docx` là một liên kết tới tệp ở thư mục khác, không phải tệp thật.",
        "In a pack: `template.docx` is a link to a file of another folder.",
    ),
    "KH503": (
        "Ở bộ mẫu: thư mục không có `template.docx`, mà `pack.yaml` cũng không có `pack: co-so`.",
        "In a pack: the folder has no `template.docx`, and its `pack.yaml` no `pack: co-so`.",
    ),
    "KH504": (
        "Ở bộ mẫu: `pack.yaml` có `profile: xa-tan-mau.yaml`; khóa ấy ghi trong kế hoạch.",
        "In a pack: `pack.yaml` has `profile: xa-tan-mau.yaml`, which belongs in a plan.",
    ),
    "KH510": (
        "Ở tệp mẫu Word: tệp có mật khẩu, có macro (.docm), bị hỏng, hoặc không phải tệp Word.",
        "In a Word template: a password, macros (.docm), damage, or a file of another program.",
    ),
    "KH511": (
        "Ở tệp mẫu Word: sai là `{{ doc.subjct }}`, đúng là `{{ doc.subject }}`.",
        "In a Word template: wrong is `{{ doc.subjct }}`, right is `{{ doc.subject }}`.",
    ),
    "KH512": (
        "Ở tệp mẫu Word: sai là `{{ doc.subject.upper() }}`, `{% set x = 1 %}`, `{% endfr %}`; "
        "đúng là `{{ doc.subject }}`, `{% endfor %}`.",
        "In a Word template: wrong are `{{ doc.subject.upper() }}`, `{% set x = 1 %}`, `{% endfr %}`; "
        "right are `{{ doc.subject }}`, `{% endfor %}`.",
    ),
    "KH513": (
        "Ở tệp mẫu Word: sai là `{{ doc.subject`, đúng là `{{ doc.subject }}`.",
        "In a Word template: wrong is `{{ doc.subject`, right is `{{ doc.subject }}`.",
    ),
    "KH514": (
        "Ở tệp mẫu Word: `{{ doc.` rồi xuống dòng (Shift+Enter) rồi `subject }}`; gõ liền: `{{ doc.subject }}`.",
        "In a Word template: `{{ doc.`, a line break, `subject }}`; type it in one go: `{{ doc.subject }}`.",
    ),
    "KH515": (
        'Ở tệp mẫu Word: sai là `{{ "Trích yếu" }}`; đúng là gõ thẳng chữ Trích yếu, không có thẻ.',
        'In a Word template: wrong is `{{ "Trích yếu" }}`; right is the text Trích yếu without a tag.',
    ),
    "KH516": (
        "Ở tệp mẫu Word: có `{% if doc.opening %}` mà không có `{% endif %}` ở sau.",
        "In a Word template: `{% if doc.opening %}` with no `{% endif %}` after it.",
    ),
    "KH517": (
        "Ở tệp mẫu Word: có `{% endif %}` mà không có `{% if … %}` ở trước.",
        "In a Word template: `{% endif %}` with no `{% if … %}` before it.",
    ),
    "KH518": (
        "Ở tệp mẫu Word: `{% if doc.opening %}` ở ô này, `{% endif %}` ở ô sau; hoặc mở bằng `{%p if … %}` mà đóng "
        "bằng "
        "`{% endif %}` thay vì `{%p endif %}`.",
        "In a Word template: `{% if doc.opening %}` in one cell and `{% endif %}` in the next; or `{%p if … %}` "
        "closed by "
        "`{% endif %}` and not by `{%p endif %}`.",
    ),
    "KH519": (
        "Ở tệp mẫu Word: `Căn cứ: {%p for line in doc.basis %}` trên một dòng; đúng là chữ ở đoạn trên, thẻ ở đoạn "
        "riêng.",
        "In a Word template: `Căn cứ: {%p for line in doc.basis %}` in one paragraph; right is the text in the "
        "paragraph "
        "above, and the tag alone.",
    ),
    "KH520": (
        "Ở tệp mẫu Word: `{%tr for line in doc.basis %}` ở một đoạn ngoài bảng; đúng là `{%p for line in doc.basis "
        "%}`.",
        "In a Word template: `{%tr for line in doc.basis %}` outside a table; right is `{%p for line in doc.basis %}`.",
    ),
    "KH521": (
        "Ở tệp mẫu Word: sai là `{{ doc.heading }}`, đúng là `{{ doc.heading.number }}`.",
        "In a Word template: wrong is `{{ doc.heading }}`, right is `{{ doc.heading.number }}`.",
    ),
    "KH522": (
        "Ở tệp mẫu Word: sai là `{% for x in doc.subject %}{{ x }}{% endfor %}`, đúng là `{{ doc.subject }}`.",
        "In a Word template: wrong is `{% for x in doc.subject %}{{ x }}{% endfor %}`, right is `{{ doc.subject }}`.",
    ),
    "KH523": (
        "Ở tệp mẫu Word: sai là `{{ doc.subject | upper }}`, đúng là `{{ doc.subject }}`; muốn chữ hoa thì chọn kiểu "
        "chữ hoa (All caps) trong Word.",
        "In a Word template: wrong is `{{ doc.subject | upper }}`, right is `{{ doc.subject }}`; for capitals, choose "
        "All caps in Word.",
    ),
    "KH524": (
        "Ở tệp mẫu Word: không chỗ nào có `{{ doc.signature.name }}`, nên tên người ký sẽ không in.",
        "In a Word template: `{{ doc.signature.name }}` is nowhere, so that no signer's name would be printed.",
    ),
    "KH525": (
        "Ở tệp mẫu Word: bảng mẫu có ô `{{ block.table | head }}` mà không có ô `{{ block.table | body_text }}`.",
        "In a Word template: a model table with a cell `{{ block.table | head }}` and none `{{ block.table | "
        "body_text }}`.",
    ),
    "KH526": (
        "Ở tệp mẫu Word: một ô của bảng mẫu ghi `Số liệu {{ block.table | body_text }}`; xóa chữ, để lại thẻ.",
        "In a Word template: a cell of the model table has `Số liệu {{ block.table | body_text }}`; leave only the "
        "tag.",
    ),
    "KH527": (
        "Ở tệp mẫu Word: một hàng chỉ phủ 3 trong 4 cột, do bảng bị chép dở hoặc gộp ô rồi xóa.",
        "In a Word template: a row over 3 of 4 columns, left by copying or by merged cells that were deleted.",
    ),
    "KH528": (
        "Ở tệp mẫu Word: văn bản thay thế của đường kẻ là `Đường kẻ {{ doc.subject | line_under }}`; đúng là "
        "`{{ doc.subject | line_under }}`.",
        "In a Word template: the alt text of a line is `Đường kẻ {{ doc.subject | line_under }}`; right is "
        "`{{ doc.subject | line_under }}`.",
    ),
    "KH529": (
        "Ở tệp mẫu Word: tệp được lưu khi đang theo dõi sửa đổi, còn chữ thêm hoặc chữ xóa chưa chấp nhận.",
        "In a Word template: saved while changes were tracked, with insertions or deletions not yet accepted.",
    ),
    "KH530": (
        "Ở tệp mẫu Word: có trường `DATE` (ngày tự đổi) hay `MERGEFIELD` (trộn thư); đúng là thẻ như "
        "`{{ doc.heading.place_and_date }}`.",
        "In a Word template: a field `DATE` or `MERGEFIELD`; right is a tag like `{{ doc.heading.place_and_date }}`.",
    ),
    "KH531": (
        "Ở tệp mẫu Word: hình chèn bằng liên kết tới một trang mạng, hoặc một trang tính Excel nhúng vào.",
        "In a Word template: a picture linked from a web page, or an Excel sheet embedded in it.",
    ),
    "KH532": (
        "Ở tệp mẫu Word: còn ý kiến góp ý (comments) của người soạn; văn bản lập ra không có những ý kiến ấy.",
        "In a Word template: comments of its author, which no document made from it has.",
    ),
    "KH533": (
        "Ở tệp mẫu Word: thẻ `{{ doc.subject }}` gõ trong tên của một biểu đồ Word.",
        "In a Word template: the tag `{{ doc.subject }}` in the title of a Word chart.",
    ),
    "KH534": (
        "Ở tệp mẫu Word: đường kẻ dưới trích yếu mất văn bản thay thế sau khi lưu bằng LibreOffice.",
        "In a Word template: the line under the subject lost its alt text when LibreOffice saved the file.",
    ),
    "KH535": (
        "Ở tệp mẫu Word: một chương trình khác ghi lề là `abc` thay cho một số đo.",
        "In a Word template: another program wrote a margin of `abc`.",
    ),
    "KH536": (
        "Ở tệp mẫu Word: một thẻ dài hơn 500 ký tự, hoặc hơn 2.000 thẻ trong một phần.",
        "In a Word template: a tag of more than 500 characters, or more than 2,000 tags in one part.",
    ),
    "KH537": (
        "Ở tệp mẫu Word có hơn 100 chỗ sai: sửa những chỗ đã nêu rồi gõ lại `kehoach packs check`.",
        "In a Word template with more than 100 faults: correct those listed, then run `kehoach packs check` again.",
    ),
    "KH538": (
        "Một văn bản Word đã ban hành được đặt làm `template.docx`, chưa gõ thẻ nào.",
        "A finished Word document taken as `template.docx`, without any tag.",
    ),
    "KH539": (
        "Ở tệp mẫu Word mà một chương trình khác ghi hỏng, như có hai phần chính trong một tệp; chỉ `kehoach packs "
        "check` báo, khi lập thử văn bản.",
        "In a Word template that another program damaged, for example one with two main parts; only `kehoach packs "
        "check` says it, when it makes trial documents.",
    ),
    "KH555": (
        "Ở tệp mẫu Word: một chương trình khác xóa tệp hình, hình vẫn còn trong văn bản.",
        "In a Word template: another program deleted the file of a picture that is still in the text.",
    ),
    "KH556": (
        "Ở tệp mẫu Word: hình quét cả tờ bản đồ, 60.000 × 60.000 điểm ảnh.",
        "In a Word template: the scan of a whole map, 60,000 × 60,000 pixels.",
    ),
    **dict.fromkeys(
        ("KH542", "KH543", "KH544"),
        (
            "Chỉ gặp khi ghi ra PDF: `kehoach render plan.yaml -o plan.pdf`.",
            "Only found where a PDF is written: `kehoach render plan.yaml -o plan.pdf`.",
        ),
    ),
    "KH549": (
        "Chỉ gặp khi một bộ mẫu có tệp Word riêng, không in biểu đồ.",
        "Only where a pack has a Word file of its own that does not print charts.",
    ),
    "KH561": (
        "Ở tệp mẫu Word: có `{{ doc.fields.dienthoai }}` mà `pack.yaml` khai báo ô `dien_thoai`.",
        "In a Word template: `{{ doc.fields.dienthoai }}`, where `pack.yaml` declares `dien_thoai`.",
    ),
    "KH562": (
        "Ở bộ mẫu: `pack.yaml` khai báo ô `dien_thoai` mà tệp mẫu không có `{{ doc.fields.dien_thoai }}`.",
        "In a pack: `pack.yaml` declares `dien_thoai`, and no template has `{{ doc.fields.dien_thoai }}`.",
    ),
    "KH564": (
        "Ở bộ mẫu: sai là `logo: {label: Biểu trưng, kind: picture}`, đúng là "
        "`logo: {label: Biểu trưng, kind: picture, height: 20}`.",
        "In a pack: wrong is `logo: {label: Biểu trưng, kind: picture}`, right is "
        "`logo: {label: Biểu trưng, kind: picture, height: 20}`.",
    ),
    "KH569": (
        "Chỉ gặp khi một bộ mẫu có tệp Word riêng, không in căn cứ, nơi nhận hay lời văn (“without”).",
        "Only where a pack has a Word file of its own that prints no căn cứ, no recipients or no prose (“without”).",
    ),
    "KH570": (
        "Chỉ gặp khi ghi bản dự thảo (“--draft”) bằng một tệp Word mà “without” của bộ mẫu có doc.heading.draft.",
        "Only where a draft (“--draft”) is written with a Word file whose pack has doc.heading.draft in “without”.",
    ),
    "KH571": (
        "Ở tệp mẫu Word: hàng tiêu đề có `{%tc for day in doc.fields.ngay %}` … `{%tc endfor %}`, hàng dưới thì không.",
        "In a Word template: the head has `{%tc for day in doc.fields.ngay %}` … `{%tc endfor %}`, the row below not.",
    ),
    "KH572": (
        "Ở tệp mẫu Word: `{%tc for c in row.cols %}`, mỗi hàng một danh sách khác; đúng là một danh sách chung: "
        "`{%tc for day in doc.fields.ngay %}`.",
        "In a Word template: `{%tc for c in row.cols %}`, another list in each row; right is one list for all: "
        "`{%tc for day in doc.fields.ngay %}`.",
    ),
    "KH640": (
        "Chỉ gặp khi `check` hoặc `render` chạy với `--final`: bản dự thảo được để trống số.",
        "Only where `check` or `render` runs with `--final`: a draft may leave the number blank.",
    ),
    "KH641": (
        "Chỉ gặp khi `check` hoặc `render` chạy với `--final`: bản dự thảo được để trống ngày.",
        "Only where `check` or `render` runs with `--final`: a draft may leave the date blank.",
    ),
    "KH643": (
        "Chỉ `kehoach next-year` báo, trên tệp của năm sau: năm gõ tay không tự đổi.",
        "Only `kehoach next-year` says it, of the new file: a year typed by hand does not move.",
    ),
    "KH644": (
        "Chỉ gặp trong tệp số thực hiện của `kehoach next-year --actuals`: `actuals:` có `giam_ngeo`, kế hoạch có "
        "`giam_ngheo`.",
        "Only in the file of actuals of `kehoach next-year --actuals`: `giam_ngeo` under `actuals:`, where the plan "
        "has "
        "`giam_ngheo`.",
    ),
    "KH647": (
        "Chỉ gặp khi gõ `kehoach next-year --areas`: tệp thông tin đơn vị còn `Khu phố 6 | 292`, nay là Tổ 6 và Tổ 7; "
        "thay bằng hai dòng `Tổ 6 | 98` và `Tổ 7 | 194`.",
        "Only with `kehoach next-year --areas`: the profile still has `Khu phố 6 | 292`, which is Tổ 6 and Tổ 7 now; "
        "replace it by the two lines `Tổ 6 | 98` and `Tổ 7 | 194`.",
    ),
    "KH664": (
        "Chỉ gặp ở tệp báo cáo: sai là `plan: paln.yaml`, đúng là `plan: plan.yaml`.",
        "Only in a report: wrong is `plan: paln.yaml`, right is `plan: plan.yaml`.",
    ),
    "KH665": (
        "Chỉ gặp ở tệp báo cáo về một kế hoạch mà bộ mẫu không có văn bản `bao_cao`.",
        "Only in a report on a plan whose pack has no document `bao_cao`.",
    ),
    "KH670": (
        "Ở bảng của `kehoach batch --for-each`: tiêu đề `issuer.nam` thay cho `issuer.name`.",
        "In the table of `kehoach batch --for-each`: the header `issuer.nam` for `issuer.name`.",
    ),
    "KH671": (
        "Ở bảng của `kehoach batch --for-each`: sai là tiêu đề `issuer`, đúng là `issuer.name`.",
        "In the table of `kehoach batch --for-each`: wrong is the header `issuer`, right is `issuer.name`.",
    ),
    "KH672": (
        "Ở bảng của `kehoach batch --for-each`: hai cột cùng có tiêu đề `number`.",
        "In the table of `kehoach batch --for-each`: two columns with the header `number`.",
    ),
    "KH673": (
        "Ở bảng CSV của `kehoach batch --for-each`: sai là `Mẫu Một;Hội Nông dân; Hội Phụ nữ`, đúng là "
        '`Mẫu Một;"Hội Nông dân; Hội Phụ nữ"`.',
        "In the CSV table of `kehoach batch --for-each`: wrong is `Mẫu Một;Hội Nông dân; Hội Phụ nữ`, right is "
        '`Mẫu Một;"Hội Nông dân; Hội Phụ nữ"`.',
    ),
    "KH674": (
        'Ở bảng của `kehoach batch --for-each`: `--name "{issuer.name}.docx"` mà hai xã cùng tên; đúng là '
        '`--name "{code}-{issuer.name}.docx"`.',
        'In the table of `kehoach batch --for-each`: `--name "{issuer.name}.docx"` and two communes of one name; '
        "right is "
        '`--name "{code}-{issuer.name}.docx"`.',
    ),
    "KH675": (
        'Ở bảng của `kehoach batch --for-each`: `--name "{code}.docx"` mà ô `code` của hàng để trống.',
        'In the table of `kehoach batch --for-each`: `--name "{code}.docx"` and a row with an empty cell `code`.',
    ),
    "KH676": (
        'Ở tệp CSV: sai là `"Hội Nông dân;12`, đúng là `"Hội Nông dân";12`.',
        'In a CSV file: wrong is `"Hội Nông dân;12`, right is `"Hội Nông dân";12`.',
    ),
    "KH677": (
        "Ở tệp Excel: ô có công thức hiện `#DIV/0!`, hoặc tệp do chương trình ghi ra mà chưa mở bằng Excel lần nào.",
        "In a workbook: a cell with a formula shows `#DIV/0!`, or a program wrote the file and Excel never opened it.",
    ),
    "KH678": (
        "Ở bảng của `kehoach batch --for-each`: chỉ có dòng tiêu đề.",
        "In the table of `kehoach batch --for-each`: the header line is all there is.",
    ),
    "KH679": (
        "Tệp `.xls` cũ chỉ đổi đuôi thành `.xlsx`, tệp hỏng, hoặc tệp có mật khẩu.",
        "An old `.xls` file that was only renamed to `.xlsx`, a damaged file, or one with a password.",
    ),
    "KH680": (
        "Ở bảng của `kehoach batch --for-each`: tiêu đề `targets.giam_ngheo.rows.Thôn 1.dau`, mà kế hoạch gõ các hàng "
        "dưới `rows: |`.",
        "In the table of `kehoach batch --for-each`: the header `targets.giam_ngheo.rows.Thôn 1.dau`, where the plan "
        "has "
        "its rows under `rows: |`.",
    ),
    "KH720": (
        "Chỉ `kehoach import` báo: ở cột tỷ lệ của tệp Word có một ô ghi 0,84, mà các số cùng hàng cho 0,71.",
        "Only `kehoach import` says it: a cell in a column of rates has 0,84, where its row gives 0,71.",
    ),
    "KH721": (
        "Chỉ `kehoach import` báo: sau “2. Nhiệm vụ” là “4. Giải pháp”, không có mục 3.",
        "Only `kehoach import` says it: “4. Giải pháp” follows “2. Nhiệm vụ”, without a 3.",
    ),
    "KH722": (
        "Chỉ `kehoach import` báo: một dòng lạ ở phần đầu, chữ trong hộp văn bản, đầu trang hay nhận xét của tệp Word.",
        "Only `kehoach import` says it: a strange line in the head, a text box, a page header or a comment.",
    ),
    "KH723": (
        "Chỉ `kehoach import` báo: tệp Word có một hình, như ảnh bản đồ của xã.",
        "Only `kehoach import` says it: the Word file has a picture, such as a map of the commune.",
    ),
    "KH724": (
        "Chỉ `kehoach import` báo: bảng có các cấp đánh số không đều, hoặc dòng tổng không bằng các hàng cộng lại.",
        "Only `kehoach import` says it: a table with uneven levels, or a total that its rows do not add up to.",
    ),
    "KH725": (
        "Chỉ `kehoach import` báo: tệp Word gõ bằng phông `.VnTime` hay `VNI-Times`.",
        "Only `kehoach import` says it: the Word file was typed in `.VnTime` or `VNI-Times`.",
    ),
    **dict.fromkeys(
        ("KH740", "KH741"),
        (
            "Chỉ gặp khi soát một tệp Word theo tệp công thức: `kehoach audit BAO-CAO.docx --rules thang.audit.yaml`.",
            "Only found where a document is audited by a file of rules: "
            "`kehoach audit BAO-CAO.docx --rules month.audit.yaml`.",
        ),
    ),
}
"""The rules that no snippet can show, each with an example or its place in words, in Vietnamese and English."""
