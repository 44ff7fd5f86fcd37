"""KH5: packs and templates."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

E = Severity.ERROR

PACK_CIRCLE = Rule(
    "KH501",
    "pack-circle",
    E,
    "các bộ mẫu kế thừa vòng tròn: {chain}",
    "circular inheritance of packs: {chain}",
    "xóa khóa “pack” ở một trong các tệp pack.yaml này",
    "remove the key “pack” from one of these pack.yaml files",
)
PACK_LEADS_OUT = Rule(
    "KH502",
    "pack-leads-out",
    E,
    "{file} là liên kết ra ngoài thư mục của bộ mẫu nên không mở",
    "{file} links to a place outside the pack's folder and was not opened",
    "chép tệp thật vào thư mục của bộ mẫu",
    "copy the file itself into the pack's folder",
)
PACK_FILE_UNREAD = Rule(
    "KH503",
    "pack-file-unread",
    E,
    "không đọc được {file}: {why}",
    "{file} cannot be read: {why}",
    "bộ mẫu gồm pack.yaml và template.docx; không có template.docx thì ghi “pack: co-so” để dùng mẫu chung",
    "a pack consists of pack.yaml and template.docx; if it has no template.docx, write “pack: co-so” to inherit one",
)
NOT_IN_PACK = Rule(
    "KH504",
    "not-in-pack",
    E,
    "khóa “{key}” chỉ dùng trong kế hoạch, không dùng trong bộ mẫu",
    "the key “{key}” belongs in a plan, not in a pack",
    "chuyển “{key}” sang tệp kế hoạch",
    "move “{key}” to the plan",
)
UNSOUND_TEMPLATE = Rule(
    "KH510",
    "unsound-template",
    E,
    "không dùng được tệp này làm mẫu Word: {why}",
    "this file cannot be used as a Word template: {why}",
    "{how}",
    "{how}",
)
UNKNOWN_TAG_NAME = Rule(
    "KH511",
    "unknown-tag-name",
    E,
    "không có “{text}”: {at}",
    "“{text}” does not exist: {at}",
    "{how}",
    "{how}",
)
NOT_IN_LANGUAGE = Rule(
    "KH512",
    "not-in-template-language",
    E,
    "“{tag}” không phải thẻ của mẫu: {at}",
    "“{tag}” is not part of the template language: {at}",
    "{how}",
    "{how}",
)
TAG_UNFINISHED = Rule(
    "KH513",
    "tag-unfinished",
    E,
    "thẻ “{tag}” thiếu “{missing}”: {at}",
    "tag “{tag}” has no closing “{missing}”: {at}",
    "thẻ phải mở và đóng trong cùng một đoạn, như {{{{ doc.subject }}}}; gõ lại cả thẻ",
    "a tag must open and close in one paragraph, like {{{{ doc.subject }}}}; type the whole tag again",
)
TAG_BROKEN = Rule(
    "KH514",
    "tag-broken",
    E,
    "thẻ “{tag}” bị ngắt bởi dấu xuống dòng, dấu tab, hình hoặc trường: {at}",
    "tag “{tag}” is interrupted by a line break, tab, picture or field: {at}",
    "xóa thẻ rồi gõ lại liền một mạch",
    "delete the tag and type it again in one go",
)
TAG_QUOTED = Rule(
    "KH515",
    "tag-quoted",
    E,
    "thẻ “{tag}” có chữ trong dấu nháy: {at}",
    "tag “{tag}” contains quoted text: {at}",
    "trong thẻ chỉ ghi tên; muốn in chữ thì gõ chữ đó ngoài thẻ",
    "a tag contains names only; type text to be printed outside the tag",
)
BLOCK_NOT_CLOSED = Rule(
    "KH516",
    "block-not-closed",
    E,
    "“{tag}” chưa được đóng bằng “{end}”: {at}",
    "“{tag}” is not closed by “{end}”: {at}",
    "thêm “{end}” vào cuối phần nằm trong nó",
    "add “{end}” at the end of the part it encloses",
)
BLOCK_NOT_OPENED = Rule(
    "KH517",
    "block-not-opened",
    E,
    "“{tag}” không có “{begin}” ở trước: {at}",
    "“{tag}” has no “{begin}” before it: {at}",
    "xóa thẻ này, hoặc thêm “{begin}” ở trước",
    "delete this tag, or add “{begin}” before it",
)
BLOCK_CROSSES = Rule(
    "KH518",
    "block-crosses",
    E,
    "“{tag}” không cùng chỗ với thẻ mở “{first}”: {at}",
    "“{tag}” is not in the same place as its opening tag “{first}”: {at}",
    "đặt hai thẻ trong cùng một ô, hộp văn bản, điều khiển nội dung (content control) hoặc phần thân, "
    "và cùng kiểu {{% %}}, {{%p %}}, {{%tr %}} hoặc {{%tc %}}",
    "put both in one table cell, text box, content control or body, both as {{% %}}, {{%p %}}, {{%tr %}} or {{%tc %}}",
)
TEXT_BESIDE_TAG = Rule(
    "KH519",
    "text-beside-tag",
    E,
    "“{text}” nằm cạnh thẻ “{tag}” nên sẽ mất khi in: {at}",
    "“{text}” next to tag “{tag}” would be lost: {at}",
    "để thẻ một mình trong đoạn ({{%p %}}), trong hàng ({{%tr %}}) hoặc trong ô ({{%tc %}})",
    "leave the tag alone in its paragraph ({{%p %}}), row ({{%tr %}}) or cell ({{%tc %}})",
)
NOT_IN_A_ROW = Rule(
    "KH520",
    "not-in-a-row",
    E,
    "“{tag}” không nằm trong hàng nào của bảng: {at}",
    "“{tag}” is not in a table row: {at}",
    "ngoài bảng thì dùng {{%p %}}",
    "outside a table, use {{%p %}}",
)
NOT_A_TEXT = Rule(
    "KH521",
    "not-a-text",
    E,
    "“{text}” không phải là chữ nên không in được: {at}",
    "“{text}” is not text and cannot be printed: {at}",
    "{how}",
    "{how}",
)
NOT_A_LIST = Rule(
    "KH522",
    "not-a-list",
    E,
    "“{text}” không phải là danh sách nên không lặp được: {at}",
    "“{text}” is not a list and cannot be looped over: {at}",
    "in thẳng bằng {{{{ {text} }}}}",
    "print it as {{{{ {text} }}}}",
)
UNKNOWN_FILTER = Rule(
    "KH523",
    "unknown-filter",
    E,
    "“{text}” không dùng được sau dấu | ở đây: {at}",
    "“{text}” cannot be used after | here: {at}",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
FIELD_NOT_PRINTED = Rule(
    "KH524",
    "field-not-printed",
    E,
    "mẫu không in “{text}”, nên nội dung kế hoạch ghi ở đó sẽ mất",
    "the template never prints “{text}”, so what a plan puts there would be lost",
    "{how}, như trong template.docx của bộ mẫu co-so; nếu văn bản theo mẫu này "
    "không bao giờ có nội dung ấy, ghi trong pack.yaml: “templates: {{{file}: {{without: {omitted}}}}}”",
    "{how}, as in template.docx of the pack co-so; if documents made with this "
    "template never have it, write in pack.yaml: “templates: {{{file}: {{without: {omitted}}}}}”",
)
MODEL_INCOMPLETE = Rule(
    "KH525",
    "model-incomplete",
    E,
    "bảng mẫu thiếu ô {missing}: {at}",
    "the model table has no cell for {missing}: {at}",
    "thêm ô có thẻ {{{{ {path} | {missing} }}}}",
    "add a cell with the tag {{{{ {path} | {missing} }}}}",
)
MODEL_CELL = Rule(
    "KH526",
    "model-cell",
    E,
    "mỗi ô của bảng mẫu chỉ được có một đoạn với một thẻ: {at}",
    "a cell of the model table must contain one paragraph with one tag and nothing else: {at}",
    "chữ trong bảng mẫu không được in: xóa chữ, để lại một thẻ như {{{{ {path} | body_text }}}}",
    "text in a model table is not printed: delete it and leave one tag like {{{{ {path} | body_text }}}}",
)
ROW_OFF_GRID = Rule(
    "KH527",
    "row-off-grid",
    E,
    "hàng này chiếm {filled} cột, bảng có {columns} cột: {at}",
    "this row spans {filled} columns, but the table has {columns}: {at}",
    "trong Word: xóa hàng này rồi chèn lại",
    "in Word, delete the row and insert it again",
)
WRONG_LINE_TAG = Rule(
    "KH528",
    "wrong-line-tag",
    E,
    "văn bản thay thế của hình chỉ được có một thẻ {{{{ … | line_under }}}}, và hình phải nằm dưới một đoạn chữ: {at}",
    "the alt text of a shape may only be one {{{{ … | line_under }}}} tag, on a shape below a paragraph of text: {at}",
)
TRACKED_CHANGES = Rule(
    "KH529",
    "tracked-changes",
    E,
    "mẫu còn theo dõi sửa đổi (Track Changes), sẽ hiện trong mọi văn bản: {at}",
    "the template contains tracked changes, which would appear in every document: {at}",
    "trong Word: chọn Xem lại (Review) → Chấp nhận tất cả (Accept All Changes), tắt theo dõi rồi lưu",
    "in Word: choose Review → Accept All Changes, turn Track Changes off, then save",
)
UNSAFE_FIELD = Rule(
    "KH530",
    "unsafe-field",
    E,
    "trường {field} của Word không được dùng trong mẫu: {at}",
    "the Word field {field} is not allowed in a template: {at}",
    "bấm vào trường, nhấn Ctrl+Shift+F9 để đổi thành chữ, rồi gõ thẻ {{{{ … }}}} nếu cần",
    "click the field, press Ctrl+Shift+F9 to make it plain text, then type a tag {{{{ … }}}} if needed",
)
FOREIGN_CONTENT = Rule(
    "KH531",
    "foreign-content",
    E,
    "mẫu có {what}, không được đưa vào văn bản: {at}",
    "the template contains {what}, which no document may have: {at}",
    "{how}",
    "{how}",
)
LEFT_OUT = Rule(
    "KH532",
    "left-out-of-documents",
    Severity.NOTE,
    "mẫu có {what}; văn bản lập ra không có",
    "the template contains {what}; documents made from it do not",
)
TAG_NOT_FILLED = Rule(
    "KH533",
    "tag-not-filled",
    E,
    "“{tag}” nằm ở chỗ không điền được, sẽ in nguyên như vậy: {at}",
    "“{tag}” is where nothing is filled in, and would be printed unchanged: {at}",
    "{how}",
    "{how}",
)
LINE_WITHOUT_TAG = Rule(
    "KH534",
    "line-without-tag",
    Severity.NOTE,
    "hình kẻ dưới “{text}” không có thẻ nên giữ nguyên độ dài (LibreOffice bỏ văn bản thay thế khi lưu): {at}",
    "the line drawn under “{text}” has no tag and keeps its length (LibreOffice drops alt text on saving): {at}",
    "trong Word: bấm chuột phải vào hình kẻ, chọn Sửa văn bản thay thế (Edit Alt Text), gõ {{{{ {path} | line_under "
    "}}}}",
    "in Word: right-click the line, choose Edit Alt Text, type {{{{ {path} | line_under }}}}",
)
WRONG_MEASURE = Rule(
    "KH535",
    "wrong-measure",
    E,
    "số đo “{text}” không dùng được ({name}): {at}",
    "the measure “{text}” cannot be used ({name}): {at}",
    "trong Word: đặt lại cỡ chữ, lề, thụt đầu dòng hoặc độ rộng ở chỗ này rồi lưu",
    "in Word, set the size, margin, indent or width at this place again, then save",
)
TAG_TOO_LARGE = Rule(
    "KH536",
    "tag-too-large",
    E,
    "mẫu vượt giới hạn: {what} (nhiều nhất {limit}): {at}",
    "beyond a limit: {what} (at most {limit}): {at}",
    "xóa thẻ hoặc chữ thừa ở chỗ này; thẻ thì gõ lại cho ngắn",
    "delete what is not needed there; type shorter tags",
)
TOO_MANY_FINDINGS = Rule(
    "KH537",
    "too-many-findings",
    E,
    "mẫu còn lỗi khác; chỉ liệt kê {limit} lỗi đầu",
    "the template has more errors; only the first {limit} are listed",
    "sửa các lỗi trên rồi chạy lại",
    "fix those listed, then run again",
)
WITHOUT_TAGS = Rule(
    "KH538",
    "template-without-tags",
    E,
    "tệp này không có thẻ nào của kehoach",
    "this file has no kehoach tag",
    "gõ thẻ như {{{{ doc.subject }}}} vào chỗ cần in, hoặc sửa từ tệp của bộ mẫu: kehoach packs copy co-so THƯ-MỤC",
    "type tags like {{{{ doc.subject }}}} where they belong, or edit a pack's file: kehoach packs copy co-so FOLDER",
)
NOT_PRINTABLE = Rule(
    "KH539",
    "template-not-printable",
    E,
    "không lập được văn bản thử từ mẫu này ({with_what}): {why}",
    "no trial document can be made from this template ({with_what}): {why}",
    "mở tệp bằng Word rồi lưu lại dạng .docx; vẫn còn thì bỏ dần những chỗ đã sửa trong mẫu, đến khi hết lỗi",
    "open the file in Word and save it as .docx again; if that is not enough, undo what was changed in the template",
)
REFERENCE_TO_NOTHING = Rule(
    "KH555",
    "reference-to-nothing",
    E,
    "mẫu trỏ đến “{id}”, mà tệp không có phần ấy hoặc phần ấy là loại khác; Word sẽ báo tệp hỏng: {at}",
    "the template refers to “{id}”, which the file does not have or which is of another kind; Word calls that damaged: "
    "{at}",
    "trong Word: xóa hình, liên kết, đầu trang hoặc chân trang ở chỗ ấy rồi lưu",
    "in Word, delete the picture, link, header or footer at that place, then save",
)
PICTURE_OF_TEMPLATE = Rule(
    "KH556",
    "picture-of-template",
    E,
    "hình trong mẫu không dùng được, {why}: {at}",
    "a picture of the template cannot be used, {why}: {at}",
    "trong Word: xóa hình ấy rồi chèn lại từ tệp PNG hoặc JPEG không quá 50 triệu điểm ảnh",
    "in Word, delete the picture and insert it again from a PNG or JPEG file of at most 50 million pixels",
)
