"""What each key of the format is for in English: the library itself describes them in Vietnamese, to who types them."""

from __future__ import annotations

from typing import Final

ENGLISH: Final = {
    "Phiên bản của định dạng: 1": "Version of the format: 1",
    "Bộ mẫu": "Pack",
    "Tệp thông tin của đơn vị, tính từ thư mục của kế hoạch": "Profile, counted from the folder of the plan",
    "Năm kế hoạch": "Year of the plan",
    "Giai đoạn": "Period",
    "Kế hoạch năm trước, để tra cứu": "Last year's plan, for reference",
    "Tên loại văn bản": "Type of document",
    "Số văn bản; để trống khi chưa có": "Number of the document; blank until there is one",
    "Ký hiệu": "Symbol",
    "Ngày ban hành; để trống khi chưa có": "Date of issue; blank until there is one",
    "Trích yếu": "Subject",
    "Kính gửi, mỗi dòng một nơi": "Addressees, one per line",
    "Câu dẫn vào nội dung": "Sentence that leads into the body",
    "Căn cứ, mỗi dòng một văn bản": "Basis, one document per line",
    "Tệp Word trong bộ mẫu": "Word file of the pack",
    "Đánh số các phần theo cấp: I 1 a); Phần I 1 1.1; A 1; Điều; none": (
        "How parts are numbered, level by level: I 1 a); Phần I 1 1.1; A 1; Điều; none"
    ),
    "Nơi nhận, mỗi dòng một nơi": "Recipients, one per line",
    "Bố cục: thứ tự và tên các phần": "Outline: order and titles of the sections",
    "Phụ lục": "Appendices",
    "Dấu trong số: dấu chấm thì hỏi (ask), luôn phân cách nghìn (vi), hay viết kiểu Anh 1,234.5 (en)": (
        "Marks in numbers: a point is asked about (ask), always groups thousands (vi), or is English, 1,234.5 (en)"
    ),
    "Đơn vị tiền của kinh phí nhiệm vụ": "Unit of the budgets of tasks",
    "Cơ quan ban hành": "Issuing body",
    "Địa danh ghi trước ngày tháng; mặc định là tên đơn vị": "Place before the date; by default the unit's name",
    "Lãnh đạo: Họ và tên | Chức vụ | Thẩm quyền": "Leaders: name | post | authority",
    "Các cơ quan, đơn vị: Viết tắt | Tên đầy đủ": "Bodies: short name | full name",
    "Danh sách địa bàn (khu phố, thôn) và số liệu nền": "List of areas, with their basic figures",
    "Cách đọc số thành chữ; in đậm, nghiêng trong lời văn": "Numbers in words; bold and italic in prose",
    "Màu nền của ô đánh giá chỉ tiêu trong bảng": "Fill of the cells of verdicts",
    "Các ô riêng mà bộ mẫu in ra; trong kế hoạch gõ nội dung theo mã": (
        "Fields of one's own, which the pack prints; a plan has their contents by id"
    ),
    "Kết quả năm trước": "Results of last year",
    "Mục đích": "Purpose",
    "Yêu cầu": "Requirements",
    "Kinh phí": "Funding",
    "Chế độ báo cáo": "Reporting",
    "Mục tiêu": "Objectives",
    "Chỉ tiêu: bảng hoặc số": "Targets: tables or figures",
    "Các bảng khác": "Other tables",
    "Các biểu đồ vẽ số liệu của bảng; mỗi biểu đồ đặt bằng $(mã) ở một dòng": (
        "Charts of the figures of tables; each is placed by $(id) on a line of its own"
    ),
    "Nhiệm vụ, giải pháp": "Tasks",
    "Tổ chức thực hiện, phân công": "Implementation, assignments",
    "Số ghi sai mà vẫn in như đã ghi: Mã | Chỗ | Lý do": "Wrong figures printed as typed: code | address | reason",
    "Các văn bản đi kèm, cùng số liệu": "Accompanying documents, with the same figures",
    "Người ký: tên (đã có trong leaders) hoặc đủ authority, post, name": (
        "Signer: a name listed in leaders, or authority, post and name"
    ),
    "Tên phần, mục": "Title",
    "Lời văn, mỗi dòng một đoạn": "Text, one paragraph per line",
    "In ngay sau phần có mã này": "Printed right after the part with this id",
    "In ngay trước phần có mã này": "Printed right before the part with this id",
    "In trong văn bản nào: plan; report; draft; hay none": "Documents that have it: plan; report; draft; or none",
    "Các mục bên trong": "Parts within",
    "In những nội dung nào của kế hoạch ở phần này": "Contents of the plan that are printed here",
    "Tên phụ lục": "Title of the appendix",
    "Nội dung; mỗi bảng ở một dòng riêng": "Contents; each table on a line of its own",
    "Trang dọc (portrait), ngang (landscape), hay tự xoay (auto)": "Page: portrait, landscape, or as needed (auto)",
    "Loại đơn vị: xã, phường, đặc khu; thị trấn (trước 01/7/2025)": (
        "Kind of unit: xã, phường, đặc khu; thị trấn before 1 July 2025"
    ),
    "Tên riêng của đơn vị": "Name of the unit",
    "Cấp huyện trực tiếp; từ 01/7/2025 thì bỏ trống": "District it belongs to; blank since 1 July 2025",
    "Cơ quan chủ quản in trên tên cơ quan; UBND thì bỏ trống": (
        "Superior body, printed above the issuer; blank for a People's Committee"
    ),
    "Tỉnh, thành phố": "Province or city",
    "Mã đơn vị hành chính": "Code of the administrative unit",
    "Tên gọi chung: khu phố, thôn, ấp": "What areas are called: khu phố, thôn, ấp",
    "Số liệu đến ngày": "Date of the figures",
    "Nguồn số liệu": "Source of the figures",
    "Các số liệu của địa bàn; cột đầu là tên": "Columns of the areas; the first has their names",
    "Mỗi dòng một địa bàn": "One area per line",
    "Địa bàn mới hợp thành từ địa bàn cũ nào: tên mới | Ấp 5; Ấp 6 (ho: 205/412)": (
        "Former areas a new one is made from: new name | Ấp 5; Ấp 6 (ho: 205/412)"
    ),
    "Địa bàn mới có từ ngày": "Date since when the new areas exist",
    "Theo văn bản nào": "Document that decided it",
    "Tên in ở đầu cột": "Heading of the column",
    "Loại dữ liệu của ô trong cột": "What its cells contain",
    "Đơn vị tính": "Unit",
    "Công thức từ các cột cùng hàng": "Formula of columns of the same row",
    "Tỷ lệ: tử / mẫu; dòng tổng được tính lại từ các tổng": "Rate: a / b; in the total row of the totals",
    "Tỷ lệ, tỷ trọng, mức tăng tính trên bao nhiêu; 100 là phần trăm": (
        "What a rate, share or growth is out of; 100 is per cent"
    ),
    "Tỷ lệ 0/0 in ra: 0, ô trống (blank), hay là lỗi (refuse)": "A rate 0/0 prints 0, nothing (blank), or is refused",
    "Tỷ trọng của hàng trong tổng của một cột": "Share of the row in the total of a column",
    "Tỷ trọng trong tổng của cột (total) hay trong nhóm của hàng (group)": (
        "Share of the column's total, or of the row's group"
    ),
    "Làm tròn sao cho các tỷ trọng in ra cộng đúng bằng 100": "Round so that printed shares add up to 100",
    "Mức tăng: số này / số gốc, trừ 1; dòng tổng tính lại": "Growth: figure / base, less 1; computed for the total row",
    "Số năm để tính bình quân mỗi năm": "Number of years of an average annual growth",
    "Số của cột này sau over năm, mỗi năm tăng theo tốc độ ở by": (
        "This column after as many years as over says, growing at the rate in by"
    ),
    "Đầu kỳ: hàng đầu gõ; mỗi hàng sau lấy số cuối kỳ, ở cột này, của hàng trước": (
        "Opening figure: typed in the first row; then this column, the closing figure, of the row before"
    ),
    "Lũy kế từ hàng đầu đến hàng này": "Running total down to this row",
    "Số cần chia cho các hàng thành các phần nguyên, tổng đúng bằng số này": (
        "Number divided among the rows in whole parts that add up to it"
    ),
    "Đếm hàng của một danh sách, có tên hàng này ở cột ấy": "Rows of a list with this row's name in that column",
    "Chỉ đếm hàng có chữ này; nhiều điều kiện cách nhau bằng ;": "Only rows with this text; separate conditions by ;",
    "Chia theo cột nào (trọng số); tăng theo tốc độ nào": "Column of weights of a split; rate of growth",
    "Mỗi hàng ít nhất bao nhiêu: số nguyên hoặc cột": "Least part of each row: a whole number or a column",
    "Mỗi hàng nhiều nhất bao nhiêu: số nguyên hoặc cột": "Greatest part of each row: a whole number or a column",
    "Cột gõ sẵn phần của một số hàng; ô trống thì chia": "Column of parts fixed beforehand; blank ones are split",
    "Cách chia phần lẻ còn lại": "How remainders are distributed",
    "Lấy theo tên hàng từ bảng khác": "Looked up in another table by the row's name",
    "Lời ghép từ các cột của hàng, mỗi dòng một đoạn trong ô": (
        "Text made of columns of the row, one paragraph per line"
    ),
    "Ở dòng tổng: cách tính, hoặc công thức trên các tổng": "In the total row: a rule, or a formula of the totals",
    "Dòng tổng và nhóm là bình quân gia quyền theo cột này": "Totals are averages weighted by this column",
    "Số âm là hợp lệ (chênh lệch, tăng giảm)": "Negative figures are allowed",
    "Số chữ số thập phân khi in": "Decimals when printed",
    "Cách làm tròn của cột, khác với cả bảng": "Rounding of the column, if not the table's",
    "Số chữ số tối thiểu, thêm số 0 ở trước": "Least number of digits, filled with zeros",
    "Chiều rộng khi in: số mm, hoặc phần trăm chiều rộng bảng": "Width: millimetres, or per cent of the table",
    "In ngay sau cột có mã này": "Printed right after the column with this id",
    "Nằm dưới những tiêu đề chung nào, từ ngoài vào trong": "Common headings above it, the outermost first",
    "Gộp các ô giống nhau liền nhau": "Merge equal cells that are neighbours",
    "Đánh giá so với chỉ tiêu ở cột nào (kind: goal)": "Column of goals to judge by (kind: goal)",
    "Cột số thực hiện để đánh giá": "Column of actual figures that are judged",
    "Cột số kế hoạch giao, được so với chỉ tiêu của cột này": "Column of planned figures, compared with these goals",
    "Cột số gốc của chỉ tiêu tăng, giảm hoặc % kế hoạch giao": "Column of the bases of goals that rise or fall",
    "Mỗi năm một cột, dưới một tiêu đề chung": "One column per year, under a common heading",
    "Tên in riêng của một số năm trong years": "Headings of some of the years",
    "Năm cách tính hoặc địa giới thay đổi: số từ năm ấy không so được với trước": (
        "Years of new methods or boundaries: figures since then are not compared with earlier ones"
    ),
    "Dấu in giữa các tên trong một ô": "Printed between the names in a cell",
    "Năm sau lấy từ cột nào, thử lần lượt; keep: giữ; ask: CẦN BỔ SUNG": (
        "Columns that next year's cell comes from, tried in turn; keep: as it is; ask: CẦN BỔ SUNG"
    ),
    "Phải có đủ, mỗi tên một lần: once là mọi địa bàn; mã bảng là mọi hàng bảng ấy": (
        "Lists every name exactly once: of all areas (once), or of the rows of a table (its id)"
    ),
    "Đọc số 0 ở hàng chục": "Word for a zero in the tens",
    "Đọc hàng nghìn": "Word for a thousand",
    "Viết hàng tỷ": "Spelling of a billion",
    "Đọc số 4 sau mươi và linh, nơi không ghi riêng": "Word for 4 after tens and after a zero, unless given below",
    "Đọc số 4 sau mươi: hai mươi tư": "Word for 4 after tens: hai mươi tư",
    "Đọc số 4 sau linh: một trăm linh bốn": "Word for 4 after a zero: một trăm linh bốn",
    "In **đậm**, *nghiêng* trong lời văn; không ghi thì * là dấu *": "**Bold** and *italic* in prose; else * is a star",
    "Mã màu nền của ô “đạt”, “vượt”": "Fill of the verdicts “đạt” and “vượt”",
    "Mã màu nền của ô “không đạt”": "Fill of the verdict “không đạt”",
    "Mã màu nền của ô chưa đánh giá được": "Fill where there is no verdict yet",
    "Tên gọi của ô": "What the field is called",
    "Loại: chữ, nhiều dòng chữ, số, ngày, hình, có/không": "Text, lines, number, date, picture, or yes/no",
    "Đơn vị in sau số": "Unit, printed after the number",
    "Kế hoạch phải có": "Whether a plan must have it",
    "Chiều rộng của hình, mm": "Width of the picture, mm",
    "Chiều cao của hình, mm; chỉ cần một chiều": "Height of the picture, mm; one of the two is enough",
    "Văn bản thay thế của hình, để đọc lên; mặc định là tên gọi": (
        "Alternative text of the picture; by default the label"
    ),
    "Nội dung; trong kế hoạch gõ gọn là “mã: nội dung”": "Contents; in a plan, short: “id: contents”",
    "Các cột theo thứ tự in; cột đầu là tên hàng": "Columns in the order of print; the first names the rows",
    "Các hàng: dòng đầu là tên cột, mỗi dòng một hàng, ô cách nhau bằng |; hay {from: tệp}": (
        "Rows: the first line names the columns, then one row per line, cells between |; or {from: file}"
    ),
    "Dòng tổng: chữ ở dòng đó, hoặc none": "Total row: its name, or none",
    "Những hàng cuối bảng, mỗi dòng một hàng in suốt chiều ngang": "Rows at the end, each across the whole table",
    "Tên bảng, in ở trên": "Title, printed above",
    "Đơn vị tính in ở trên bảng": "Unit, printed above the table",
    "Nguồn số liệu, in ở dưới bảng": "Source, printed below the table",
    "Ghi chú in ở dưới bảng": "Notes, printed below the table",
    "Số của nhóm in ở đâu: hàng của nhóm, dưới nhóm, không in": (
        "Where figures of groups are printed: their row, below, nowhere"
    ),
    "Số thứ tự theo cấp: 1; I 1; A 1+ (+ là đánh liên tục); 1 1.1; I 1 -; none": (
        "Row numbers, level by level: 1; I 1; A 1+ (+ counts on across groups); 1 1.1; I 1 -; none"
    ),
    "Hàng con in thế nào: thụt vào (indent), gạch đầu dòng (dash)": "How rows within rows are shown: indent or dash",
    "Hàng số cột dưới đầu bảng": "A row of column numbers below the head",
    "Dấu trong số của bảng, nếu khác cả tệp: en là viết kiểu Anh 1,234.5, như khi dán từ Excel tiếng Anh": (
        "Marks in the table's numbers, if not the file's: en is English, 1,234.5, as pasted from an English Excel"
    ),
    "Biểu mẫu để trống: ô chưa có số, ô tính và dòng tổng đều in trống": (
        "An empty form: cells without figures, computed cells and totals print nothing"
    ),
    "Ô trống: thiếu số (missing) hay không có gì (none)": "A blank cell: a figure is missing, or there is none",
    "Có ô “chưa có”: báo lỗi (refuse), để ngỏ (open), bỏ qua (skip)": (
        "A cell “chưa có”: refused, left open, or skipped in totals"
    ),
    "Cách làm tròn": "Rounding",
    "Các cột được làm tròn cùng nhau: cộng ngang, cộng dọc đều khớp": (
        "Columns rounded together, to add up across and down"
    ),
    "Như ở cột, cho mọi cột có years của bảng": "As of a column, for all columns with years",
    "Các phép kiểm tra, mỗi dòng một phép so sánh": "Checks, one comparison per line",
    "Chữ ở dòng tổng": "Name of the total row",
    "Số chữ số tối thiểu của số ở dòng tổng": "Least number of digits in the total row",
    "In ở cuối bảng (bottom) hay ngay dưới đầu bảng (top)": "Printed last (bottom) or right below the head (top)",
    "Vẽ số liệu của bảng nào": "Table whose figures are drawn",
    "Những cột nào, cách nhau bằng ;": "Columns, separated by ;",
    "Thanh ngang (bar), cột (column), đường (line)": "Bars across (bar), columns, or lines",
    "Tên biểu đồ": "Title of the chart",
    "Đơn vị chủ trì": "Body that leads",
    "Đơn vị phối hợp, cách nhau bằng ;": "Bodies that take part, separated by ;",
    "Thời gian": "Time",
    "Sản phẩm": "Output",
    "Kinh phí theo đơn vị ở khóa money; hoặc mỗi năm, mỗi nguồn một số": (
        "Budget in the unit of the key money; or one for each year or source"
    ),
    "Phục vụ chỉ tiêu nào: mã trong targets, hoặc bảng[hàng]": "Targets it serves: an id in targets, or table[row]",
    "Các nhiệm vụ trong nhóm": "Tasks of the group",
    "Mỗi hàng của bảng này một văn bản": "One document for each row of this table",
    "Thẩm quyền: TM., KT., TL., TUQ., Q.": "Authority: TM., KT., TL., TUQ., Q.",
    "Chức vụ": "Post",
    "Họ và tên": "Name",
    "Tên chỉ tiêu": "Name of the figure",
    "Chỉ tiêu phải đạt": "Goal",
    "Số đã biết": "Known value",
    "Tính từ các số khác": "Computed from other figures",
    "Số kế hoạch giao, được so với chỉ tiêu": "Planned figure, compared with the goal",
    "Số thực hiện": "Actual figure",
    "Số gốc của chỉ tiêu tăng, giảm hoặc % kế hoạch giao": "Base of a goal that rises or falls",
    "Đơn vị theo dõi, chịu trách nhiệm": "Who is responsible",
    "Tệp .xlsx hoặc .csv có các hàng, tính từ thư mục của tệp này": (
        "A .xlsx or .csv file with the rows, counted from the folder of this file"
    ),
    "Tên trang tính; mặc định là trang đầu tiên không ẩn": "Sheet; by default the first that is not hidden",
    "Chỉ lấy những cột này, theo tên ở dòng tiêu đề": "Only these columns are taken, by their names in the head",
    "Khoảng ô, bắt đầu từ dòng tiêu đề; A4:H là đến hết bảng": (
        "Range from the line of headings on; A4:H is to the end of the table"
    ),
    "Báo cáo kỳ nào": "What the report covers",
    "Tệp kế hoạch được báo cáo": "Plan that is reported on",
    "Số thực hiện: mã bảng, rồi các hàng": "Actual figures: the id of a table, then its rows",
}
"""The English of a description, by its Vietnamese: keys of the same meaning share it."""
