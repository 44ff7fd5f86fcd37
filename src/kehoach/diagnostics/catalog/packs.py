"""KH5: packs and templates."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

E = Severity.ERROR

PACK_CIRCLE = Rule(
    "KH501",
    "pack-circle",
    E,
    "các bộ mẫu kế thừa nhau thành vòng: {chain}",
    "packs inherit from one another in a circle: {chain}",
    "bỏ khóa “pack” ở một trong các tệp pack.yaml ấy",
    "take the key “pack” out of one of these pack.yaml",
)
PACK_LEADS_OUT = Rule(
    "KH502",
    "pack-leads-out",
    E,
    "{file} là liên kết dẫn ra ngoài thư mục của bộ mẫu, nên không được mở",
    "{file} is a link that leads out of the pack's folder, and is not opened",
    "chép hẳn tệp vào thư mục của bộ mẫu",
    "copy the file itself into the pack's folder",
)
PACK_FILE_UNREAD = Rule(
    "KH503",
    "pack-file-unread",
    E,
    "không đọc được {file}: {why}",
    "{file} cannot be read: {why}",
    "bộ mẫu gồm pack.yaml và template.docx; không có template.docx thì ghi “pack: co-so” để dùng mẫu chung",
    "a pack is pack.yaml and template.docx; without a template.docx say “pack: co-so” to inherit the common one",
)
NOT_IN_PACK = Rule(
    "KH504",
    "not-in-pack",
    E,
    "khóa “{key}” là của kế hoạch, không đặt trong bộ mẫu",
    "the key “{key}” belongs to a plan, not to a pack",
    "chuyển “{key}” sang tệp kế hoạch",
    "move “{key}” to the plan",
)
UNSOUND_TEMPLATE = Rule(
    "KH510",
    "unsound-template",
    E,
    "không dùng được tệp này làm mẫu Word: {why}",
    "this file cannot be a Word template: {why}",
    "mở tệp bằng Word rồi lưu lại dạng .docx",
    "open the file in Word and save it as .docx",
)
UNKNOWN_TAG_NAME = Rule(
    "KH511",
    "unknown-tag-name",
    E,
    "không có “{text}” để in hay xét: {at}",
    "there is no “{text}” to print or ask for: {at}",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
NOT_IN_LANGUAGE = Rule(
    "KH512",
    "not-in-template-language",
    E,
    "“{tag}” không thuộc ngôn ngữ của mẫu: {at}",
    "“{tag}” is not part of the template language: {at}",
    "{how}",
    "{how}",
)
TAG_UNFINISHED = Rule(
    "KH513",
    "tag-unfinished",
    E,
    "thẻ “{tag}” thiếu “{missing}”: {at}",
    "the tag “{tag}” lacks its “{missing}”: {at}",
    "thẻ phải mở và đóng trong cùng một đoạn, như {{{{ doc.subject }}}}; gõ lại cả thẻ",
    "a tag opens and closes in one paragraph, like {{{{ doc.subject }}}}; type the whole tag anew",
)
TAG_BROKEN = Rule(
    "KH514",
    "tag-broken",
    E,
    "thẻ “{tag}” bị ngắt giữa chừng bởi dấu xuống dòng, dấu tab, hình hoặc trường: {at}",
    "the tag “{tag}” is broken by a line break, a tab, a picture or a field: {at}",
    "gõ lại cả thẻ liền một mạch",
    "type the whole tag anew, in one go",
)
TAG_QUOTED = Rule(
    "KH515",
    "tag-quoted",
    E,
    "thẻ “{tag}” có dấu nháy: {at}",
    "the tag “{tag}” has quotes in it: {at}",
    "thẻ chỉ có tên, không có chữ trong dấu nháy; muốn in chữ thì gõ chữ ngoài thẻ",
    "a tag has names only and nothing in quotes; type what is to be printed outside of it",
)
BLOCK_NOT_CLOSED = Rule(
    "KH516",
    "block-not-closed",
    E,
    "“{tag}” không được đóng bằng “{end}”: {at}",
    "“{tag}” is not closed by “{end}”: {at}",
    "thêm “{end}” sau phần cuối cùng thuộc về nó",
    "add “{end}” after the last thing that belongs to it",
)
BLOCK_NOT_OPENED = Rule(
    "KH517",
    "block-not-opened",
    E,
    "“{tag}” không có “{begin}” ở trước: {at}",
    "“{tag}” has no “{begin}” before it: {at}",
    "bỏ thẻ này, hoặc thêm “{begin}” ở trước",
    "take this tag out, or add “{begin}” before it",
)
BLOCK_CROSSES = Rule(
    "KH518",
    "block-crosses",
    E,
    "“{tag}” không cùng chỗ với “{first}” mà nó đi theo: {at}",
    "“{tag}” does not stand where “{first}”, which it belongs to, can reach: {at}",
    "đặt cả hai trong cùng một ô bảng, một hộp chữ hoặc phần thân, cùng kiểu: đều là {{% %}}, {{%p %}} hoặc {{%tr %}}",
    "both in one table cell, text box or body, and of one kind: all {{% %}}, all {{%p %}} or all {{%tr %}}",
)
TEXT_BESIDE_TAG = Rule(
    "KH519",
    "text-beside-tag",
    E,
    "“{text}” đứng cạnh “{tag}” nên sẽ mất khi in: {at}",
    "“{text}” stands beside “{tag}” and would be lost: {at}",
    "để thẻ một mình trong đoạn ({{%p %}}) hoặc trong hàng ({{%tr %}})",
    "leave the tag alone in its paragraph ({{%p %}}) or row ({{%tr %}})",
)
NOT_IN_A_ROW = Rule(
    "KH520",
    "not-in-a-row",
    E,
    "“{tag}” không nằm trong hàng bảng nào: {at}",
    "“{tag}” stands in no table row: {at}",
    "ngoài bảng thì dùng {{%p %}}",
    "outside of tables it is {{%p %}}",
)
NOT_A_TEXT = Rule(
    "KH521",
    "not-a-text",
    E,
    "“{text}” không phải là chữ để in: {at}",
    "“{text}” is no text to print: {at}",
    "in một trường của nó: {fields}",
    "print one of its fields: {fields}",
)
NOT_A_LIST = Rule(
    "KH522",
    "not-a-list",
    E,
    "“{text}” không phải là danh sách để lặp: {at}",
    "“{text}” is no list to go through: {at}",
    "in thẳng bằng {{{{ {text} }}}}",
    "print it as {{{{ {text} }}}}",
)
UNKNOWN_FILTER = Rule(
    "KH523",
    "unknown-filter",
    E,
    "“{text}” không dùng được sau dấu | ở đây: {at}",
    "“{text}” cannot stand behind | here: {at}",
    "ý bạn là “{nearest}”?",
    "did you mean “{nearest}”?",
)
FIELD_NOT_PRINTED = Rule(
    "KH524",
    "field-not-printed",
    E,
    "mẫu không in “{text}” ở đâu, nên điều kế hoạch ghi ở đó sẽ mất",
    "the template prints “{text}” nowhere, and what a plan says there would be lost",
    "thêm thẻ {{{{ {text} }}}} vào chỗ của nó; xem template.docx của bộ mẫu co-so",
    "add the tag {{{{ {text} }}}} where it belongs; see template.docx of the pack co-so",
)
MODEL_INCOMPLETE = Rule(
    "KH525",
    "model-incomplete",
    E,
    "bảng mẫu thiếu ô cho {missing}: {at}",
    "the model table lacks a cell for {missing}: {at}",
    "thêm ô có thẻ {{{{ {path} | {missing} }}}}",
    "add a cell with the tag {{{{ {path} | {missing} }}}}",
)
MODEL_CELL = Rule(
    "KH526",
    "model-cell",
    E,
    "ô của bảng mẫu phải có đúng một đoạn, trong đó chỉ có một thẻ: {at}",
    "a cell of the model table holds one paragraph with one tag and nothing else: {at}",
    "chữ trong bảng mẫu không được in; để lại một thẻ như {{{{ {path} | body_text }}}}",
    "words in a model table are not printed; leave one tag like {{{{ {path} | body_text }}}}",
)
ROW_OFF_GRID = Rule(
    "KH527",
    "row-off-grid",
    E,
    "hàng bảng này có {filled} cột trong khi bảng có {columns}: {at}",
    "this table row fills {filled} of {columns} columns: {at}",
    "xóa hàng ấy rồi chèn lại bằng Word",
    "delete the row and insert it anew in Word",
)
WRONG_LINE_TAG = Rule(
    "KH528",
    "wrong-line-tag",
    E,
    "văn bản thay thế của hình chỉ được có một thẻ {{{{ … | line_under }}}}, dưới một đoạn chữ: {at}",
    "the alternative text of a shape may only be {{{{ … | line_under }}}}, below a text: {at}",
)
TRACKED_CHANGES = Rule(
    "KH529",
    "tracked-changes",
    E,
    "mẫu còn sửa đổi đang theo dõi (Track Changes), sẽ hiện trong mọi văn bản: {at}",
    "the template has tracked changes, which would show in every document: {at}",
    "trong Word: Review → Accept All Changes, tắt Track Changes rồi lưu",
    "in Word: Review, Accept All Changes, turn Track Changes off, save",
)
