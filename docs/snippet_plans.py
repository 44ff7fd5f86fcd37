"""The snippets of ``docs/snippets`` as whole plans: the pages of the findings show them, and a test runs them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from msgspec.structs import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import kehoach

if TYPE_CHECKING:
    from kehoach import Finding, Place

FOLDER: Final = Path(__file__).resolve().parent / "snippets"
BASE: Final = "base.yaml"

WITHOUT_SNIPPETS: Final = {
    "KH101": (
        "Các trang này luôn là UTF-8. Lỗi này đến từ tệp lưu bằng bảng mã cũ (TCVN3, VNI, Windows-1258).",
        "These pages are always UTF-8. It comes from a file that was saved in an older encoding.",
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
    "KH569": (
        "Chỉ gặp khi một bộ mẫu có tệp Word riêng, không in căn cứ, nơi nhận hay lời văn (“without”).",
        "Only where a pack has a Word file of its own that prints no căn cứ, no recipients or no prose (“without”).",
    ),
    **dict.fromkeys(
        ("KH740", "KH741"),
        (
            "Chỉ gặp khi kiểm tra một tệp Word theo tệp quy tắc: "
            "`kehoach audit BAO-CAO.docx --rules thang.audit.yaml`.",
            "Only found where a document is audited by a file of rules: "
            "`kehoach audit BAO-CAO.docx --rules month.audit.yaml`.",
        ),
    ),
    "KH446": (
        'Chỉ gặp khi ghi văn bản có biểu đồ trên máy chưa có matplotlib: gõ `python -m pip install "kehoach[charts]"`.',
        "Only where a document with a chart is written and matplotlib is not installed: "
        '`python -m pip install "kehoach[charts]"`.',
    ),
    "KH549": (
        "Chỉ gặp khi một bộ mẫu có tệp Word riêng, không in biểu đồ.",
        "Only where a pack has a Word file of its own that does not print charts.",
    ),
    **dict.fromkeys(
        ("KH542", "KH543", "KH544"),
        (
            "Chỉ gặp khi ghi ra PDF: `kehoach render plan.yaml -o plan.pdf`.",
            "Only found where a PDF is written: `kehoach render plan.yaml -o plan.pdf`.",
        ),
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
    "KH299": (
        "Cần một tệp Excel: sai là `range: A4-H20`, đúng là `range: A4:H20`.",
        "It takes a workbook: wrong is `range: A4-H20`, right is `range: A4:H20`.",
    ),
    "KH570": (
        "Chỉ gặp khi ghi bản dự thảo (“--draft”) bằng một tệp Word mà “without” của bộ mẫu có doc.heading.draft.",
        "Only where a draft (“--draft”) is written with a Word file whose pack has doc.heading.draft in “without”.",
    ),
    "KH318": (
        "Cần một bảng hơn 63 cột hoặc hơn 32.767 hàng.",
        "It takes a table of more than 63 columns or 32,767 rows.",
    ),
    "KH323": (
        "Chỉ gặp khi dàn trang: bảng rộng hơn cả trang ngang, cỡ chữ đã nhỏ nhất.",
        "Only found when pages are laid out: a table wider than a landscape page, in the smallest type.",
    ),
    **dict.fromkeys(
        (
            "KH501",
            "KH502",
            "KH503",
            "KH504",
            "KH510",
            "KH511",
            "KH512",
            "KH513",
            "KH514",
            "KH515",
            "KH516",
            "KH517",
            "KH518",
            "KH519",
            "KH520",
            "KH521",
            "KH522",
            "KH523",
            "KH524",
            "KH525",
            "KH526",
            "KH527",
            "KH528",
            "KH529",
            "KH530",
            "KH531",
            "KH532",
            "KH533",
            "KH534",
            "KH535",
            "KH536",
            "KH537",
            "KH538",
            "KH571",
            "KH572",
            "KH539",
            "KH561",
            "KH562",
            "KH564",
        ),
        (
            "Lỗi của bộ mẫu hay của mẫu Word, không phải của một kế hoạch.",
            "A fault of a pack or of its Word template, not of a plan.",
        ),
    ),
    **dict.fromkeys(
        (
            "KH670",
            "KH671",
            "KH672",
            "KH673",
            "KH674",
            "KH675",
            "KH676",
            "KH677",
            "KH678",
            "KH679",
            "KH680",
        ),
        (
            "Chỉ gặp ở `kehoach batch --for-each`: lỗi của bảng có mỗi hàng một văn bản.",
            "Only found by `kehoach batch --for-each`: a fault of the table of which each row is one document.",
        ),
    ),
    **dict.fromkeys(
        ("KH720", "KH721", "KH722", "KH723", "KH724", "KH725"),
        (
            "Chỉ `kehoach import` báo, về tệp Word được đọc.",
            "Only `kehoach import` says it, of the Word document that is read.",
        ),
    ),
    "KH640": (
        "Chỉ gặp khi `check` hoặc `render` chạy với `--final`: bản nháp được để trống số.",
        "Only where `check` or `render` runs with `--final`: a draft may leave the number blank.",
    ),
    "KH641": (
        "Chỉ gặp khi `check` hoặc `render` chạy với `--final`: bản nháp được để trống ngày.",
        "Only where `check` or `render` runs with `--final`: a draft may leave the date blank.",
    ),
    "KH643": (
        "Chỉ `kehoach next-year` báo, trên tệp của năm sau: năm gõ tay không tự đổi.",
        "Only `kehoach next-year` says it, of the new file: a year typed by hand does not move.",
    ),
    **dict.fromkeys(
        ("KH664", "KH665"),
        (
            "Chỉ gặp ở tệp báo cáo, nêu kế hoạch ở một tệp khác.",
            "Only in a report, which names a plan in another file.",
        ),
    ),
    "KH644": (
        "Chỉ gặp trong tệp số thực hiện của `kehoach next-year --actuals`.",
        "Only in the file of actuals of `kehoach next-year --actuals`.",
    ),
    **dict.fromkeys(
        ("KH645", "KH646", "KH647"),
        (
            "Chỉ gặp khi chạy `kehoach next-year --areas`, ở tệp địa bàn và tệp thông tin đơn vị.",
            "Only with `kehoach next-year --areas`, in the map of areas and in the profile.",
        ),
    ),
}
"""The rules that no snippet can show, and why, in Vietnamese and English."""

_KEY: Final = re.compile(r"([A-Za-z_]\w*):")
_PROFILE: Final = re.compile(r"^profile: *(\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Snippet:
    """A fragment of a plan, or a whole one, in a file ``KH406.wrong.yaml`` or ``KH406.right.yaml``."""

    name: str
    text: str

    def plan(self) -> str:
        """The whole plan: the fragment, then what the base has under other top-level keys.

        The fragment stands first, so that its lines keep their numbers. One with a ``kehoach:`` of its own, or without
        any key, stands alone.
        """
        return self.text + "".join(line for _, line in self._rest())

    def findings(self) -> list[Finding]:
        """What checking the plan finds, each at its place in the snippet, in the base or in the snippet's profile."""
        return [
            replace(found, place=self._placed(found.place))
            for found in kehoach.evaluate(text=self.plan(), base=FOLDER).findings
        ]

    def profile(self) -> str:
        """The name of the profile beside it that it names; empty where there is none."""
        named = _PROFILE.search(self.text)
        return named[1] if named and (FOLDER / named[1]).is_file() else ""

    def _rest(self) -> list[tuple[int, str]]:
        """The lines of the base that stand behind the fragment, with their numbers in the base."""
        own = {key for line in self.text.split("\n") if (key := _key(line))}
        if not own or "kehoach" in own:
            return []
        rest, block = [], ""
        for number, line in enumerate(text_of(BASE).split("\n"), 1):
            block = _key(line) or block
            if block and block not in own:
                rest.append((number, line + "\n"))
        return rest

    def _placed(self, place: Place) -> Place:
        own, path = self.text.count("\n"), Path(place.file)
        if path.is_relative_to(FOLDER):
            return replace(place, file=path.relative_to(FOLDER).as_posix())
        if place.file != "<text>":
            return place
        if place.line <= own or not (rest := self._rest()):
            return replace(place, file=self.name)
        return replace(place, file=BASE, line=rest[min(place.line - own, len(rest)) - 1][0])


def snippet(code: str, which: str) -> Snippet:
    """One of a rule's two snippets, ``wrong`` or ``right``."""
    name = f"{code}.{which}.yaml"
    return Snippet(name, text_of(name))


def snippet_codes(which: str) -> set[str]:
    """The codes of the rules that have a snippet, ``wrong`` or ``right``."""
    return {path.name.partition(".")[0] for path in FOLDER.glob(f"KH*.{which}.yaml")}


def text_of(name: str) -> str:
    """The text of one file beside the snippets, or of a snippet."""
    return (FOLDER / name).read_text(encoding="utf-8")


def _key(line: str) -> str:
    found = _KEY.match(line)
    return found[1] if found else ""
