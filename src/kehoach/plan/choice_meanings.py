"""What each choice of a key means, in Vietnamese, for those who choose it in an editor."""

from __future__ import annotations

from typing import Final

_YES_NO: Final = {"yes": "có", "no": "không"}

MEANINGS: Final[dict[str, dict[str, str]]] = {
    "zero_tens": {"linh": "một trăm linh năm", "lẻ": "một trăm lẻ năm"},
    "thousand": {"nghìn": "hai nghìn", "ngàn": "hai ngàn"},
    "billion": {"tỷ": "một tỷ", "tỉ": "một tỉ"},
    "four": {"tư": "hai mươi tư", "bốn": "hai mươi bốn"},
    "four_after_tens": {"tư": "hai mươi tư", "bốn": "hai mươi bốn"},
    "four_after_zero_tens": {"tư": "một trăm linh tư", "bốn": "một trăm linh bốn"},
    "emphasis": {"yes": "**chữ đậm**, *chữ nghiêng*", "no": "dấu * in ra là dấu *"},
    "required": {"yes": "kế hoạch không ghi là lỗi", "no": "có thể bỏ trống"},
    "kind": {
        "number": "số",
        "text": "chữ",
        "area": "tên địa bàn trong areas, nhiều tên cách nhau bằng ;",
        "body": "cơ quan, đơn vị trong bodies, nhiều tên cách nhau bằng ;",
        "target": "mã chỉ tiêu trong targets, hoặc bảng[hàng], cách nhau bằng ;",
        "unit": "đơn vị tính của hàng",
        "goal": "mức phải đạt, như ≥ 7 hộ",
        "date": "ngày, tháng, quý hoặc năm",
        "money": "số tiền; đơn vị (đồng, triệu đồng, …) ở khóa unit",
        "lines": "nhiều dòng chữ",
        "picture": "tệp hình",
        "check": "có hay không: yes, no",
        "bar": "biểu đồ thanh ngang",
        "column": "biểu đồ cột",
        "line": "biểu đồ đường",
    },
    "numbers": {
        "ask": "số như 1.234 có hai cách hiểu thì báo lỗi để hỏi lại",
        "vi": "1.234,5: dấu chấm phân cách hàng nghìn, dấu phẩy thập phân",
        "en": "1,234.5: dấu phẩy phân cách hàng nghìn, dấu chấm thập phân",
    },
    "page": {"auto": "tự xoay ngang khi bảng quá rộng", "portrait": "trang dọc", "landscape": "trang ngang"},
    "over_zero": {"refuse": "0/0 là lỗi", "blank": "0/0 in ô trống", "0": "0/0 in số 0"},
    "within": {"total": "trong tổng của cột", "group": "trong nhóm của hàng"},
    "foot": {"yes": "các phần in ra cộng đúng bằng 100", "no": "mỗi phần làm tròn riêng"},
    "method": {
        "largest-remainder": "phần dư lớn nhất được thêm trước",
        "sainte-lague": "chia lần lượt cho 1, 3, 5, …",
        "d-hondt": "chia lần lượt cho 1, 2, 3, …",
    },
    "signed": {"yes": "số âm là hợp lệ", "no": "số âm là lỗi"},
    "rounding": {
        "half-up": "từ nửa trở lên thì làm tròn lên: 0,125 → 0,13",
        "truncate": "cắt bỏ: 0,129 → 0,12",
        "half-even": "đúng nửa thì về số chẵn: 0,125 → 0,12",
    },
    "merge": {"yes": "gộp các ô giống nhau liền nhau", "no": "mỗi hàng một ô"},
    "at": {"bottom": "ở cuối bảng", "top": "ngay dưới đầu bảng"},
    "subtotals": {"row": "ở hàng của nhóm", "below": "ở một hàng dưới nhóm", "none": "không in"},
    "depth": {"none": "in ngang lề", "indent": "thụt vào", "dash": "gạch đầu dòng"},
    "column_numbers": {"none": "không in", "A B 1": "cột chữ A, B; cột số 1, 2, 3", "(1)": "mọi cột (1), (2), (3)"},
    "form": _YES_NO,
    "blank": {"missing": "ô trống là thiếu số", "none": "ô trống là không có gì"},
    "missing": {
        "refuse": "ô “chưa có” là lỗi",
        "open": "số tính từ ô “chưa có” cũng chưa có",
        "skip": "bỏ qua ô “chưa có” khi cộng",
    },
}
"""By the name of the key, which means the same in every shape."""
