"""KH56, KH57: what a pack or profile declares itself: fields, bold and italic, colours; columns of its templates."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

E = Severity.ERROR

UNKNOWN_FIELD = Rule(
    "KH560",
    "unknown-field",
    E,
    "không có ô “{text}” trong “fields” của bộ mẫu hay của đơn vị",
    "neither pack nor profile declares a field “{text}”",
    "{how}",
    "{how}",
)
FIELD_NOT_DECLARED = Rule(
    "KH561",
    "field-not-declared",
    E,
    "mẫu in “{text}” nhưng không khai báo ô đó: {at}",
    "the template prints “{text}”, a field that is not declared: {at}",
    "{how}",
    "{how}",
)
FIELD_IN_NO_TEMPLATE = Rule(
    "KH562",
    "field-in-no-template",
    Severity.WARNING,
    "không mẫu Word nào của bộ mẫu in ô “{text}”, nên nội dung gõ ở đó sẽ không in",
    "no Word template of the pack prints the field “{text}”, so what is typed there is lost",
    "thêm thẻ {{{{ doc.fields.{text} }}}} vào mẫu, hoặc xóa ô này ở đây",
    "add the tag {{{{ doc.fields.{text} }}}} to a template, or delete the field here",
)
PICTURE_NOT_READ = Rule(
    "KH563",
    "picture-not-read",
    E,
    "không dùng được hình “{text}”: {why}",
    "the picture “{text}” cannot be used: {why}",
    "{how}",
    "{how}",
)
PICTURE_WITHOUT_SIZE = Rule(
    "KH564",
    "picture-without-size",
    E,
    "hình “{text}” chưa có kích thước khi in",
    "the picture “{text}” has no size on paper",
    "thêm “height: 20” hoặc “width: 20”, tính bằng mm; chiều kia theo tỷ lệ của hình",
    "add “height: 20” or “width: 20”, in mm; the other follows from the picture's proportions",
)
UNPAIRED_STARS = Rule(
    "KH566",
    "unpaired-stars",
    E,
    "dấu “{stars}” ở đây không thành cặp, nên không rõ in đậm, in nghiêng chữ nào",
    "this “{stars}” has no partner, so it is not known which words are bold or italic",
    "gõ “{stars}” ở cả đầu và cuối phần chữ, sát chữ: {stars}như thế này{stars}; muốn in dấu * thì gõ \\*",
    "type “{stars}” before the first and after the last word, {stars}like this{stars}; for a star type \\*",
)
BAD_COLOUR = Rule(
    "KH567",
    "bad-colour",
    E,
    "“{text}” không phải mã màu, nên ô đánh giá ({key}) không có màu",
    "“{text}” is not the code of a colour, so these cells ({key}) have none",
    "gõ sáu chữ số 0-9, A-F, như “{key}: E2F0D9”; trong Word: Shading, More Colors, ô Hex",
    "type six digits 0-9, A-F, like “{key}: E2F0D9”; in Word: Shading, More Colors, Hex",
)
BAD_CHECK = Rule(
    "KH568",
    "bad-check",
    E,
    "“{text}” không phải “có” hay “không”",
    "“{text}” is neither “có” (yes) nor “không” (no)",
    "gõ “{name}: có” hoặc “{name}: không”",
    "type “{name}: có” or “{name}: không”",
)
DRAFT_UNMARKED = Rule(
    "KH570",
    "draft-unmarked",
    Severity.WARNING,
    "tệp Word {file} không in chữ DỰ THẢO, nên bản dự thảo này trông như bản chính thức",
    "the Word file {file} does not print DỰ THẢO, so this draft looks like the document itself",
    "thêm thẻ {{{{ doc.heading.draft }}}} vào {file} và bỏ doc.heading.draft khỏi “without” trong pack.yaml",
    "add the tag {{{{ doc.heading.draft }}}} to {file} and take doc.heading.draft out of “without” in pack.yaml",
)
COLUMNS_UNLIKE = Rule(
    "KH571",
    "columns-unlike",
    E,
    "các ô có {{%tc … %}} ở hàng này không như ở hàng trên, nên các hàng sẽ không bằng nhau: {at}",
    "the cells with {{%tc … %}} of this row are not like those of the row above, so the rows would not be equal: {at}",
    "gõ cùng các thẻ {{%tc … %}} ở cùng các ô trong mọi hàng; hàng chỉ có một ô thì không cần",
    "type the same {{%tc … %}} in the same cells of every row; a row of one cell needs none",
)
COLUMNS_BY_ROW = Rule(
    "KH572",
    "columns-by-row",
    E,
    "“{name}” trong “{tag}” mỗi hàng một khác, nên các hàng sẽ không bằng nhau: {at}",
    "“{name}” in “{tag}” is another in each row, so the rows would not be equal: {at}",
    "lặp cột theo một danh sách chung như doc.fields.…; bảng có số liệu thì dùng bảng mẫu: {{{{ block.table | … }}}}",
    "repeat columns by one list such as doc.fields.…; a table with figures is printed by the model table: "
    "{{{{ block.table | … }}}}",
)
