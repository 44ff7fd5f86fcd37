"""A document that has every part the decree speaks of and holds every rule, and ways to spoil it."""

from __future__ import annotations

import functools
import io
import re
import zipfile
from typing import TYPE_CHECKING

import kehoach
from tests.conftest import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.linting.outcome import LintReport

    Spoil = Callable[[dict[str, str]], None]
    """A change made to the texts of a document's parts."""

DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
HEADER = "word/header1.xml"
SETTINGS = "word/settings.xml"


@functools.cache
def rendered(example: str) -> bytes:
    """An example of this project as a Word document."""
    return kehoach.render(kehoach.compute(kehoach.load(EXAMPLES / example / "plan.yaml")))


def paragraph(style: str, text: str, direct: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{direct}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


CENTRED = '<w:jc w:val="center"/>'
LONG = "nội dung công việc được thực hiện trong năm, có người chịu trách nhiệm và thời gian hoàn thành"
TYPED = (
    paragraph("CanCu", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;"),
    paragraph("CanCu", "Căn cứ Nghị quyết của Hội đồng nhân dân phường."),
)
ADDED = (
    paragraph("BodyText", "Kính gửi: Ủy ban nhân dân tỉnh."),
    paragraph("Heading1", "Phần I", CENTRED),
    paragraph("Heading1", "Điều 1. Phạm vi"),
    paragraph("BodyText", f"1. Khoản không có tiêu đề: {LONG}."),
    paragraph("BodyText", f"a) Điểm thứ nhất, {LONG};"),
    *(paragraph("BodyText", f"{letter}) Điểm tiếp theo;") for letter in "bcdđe"),
    paragraph("BodyText", "Danh sách kèm theo tại Phụ lục I và Phụ lục II."),
)


@functools.cache
def parts_of(example: str = "bac-son-2023-ngan") -> tuple[tuple[str, str], ...]:
    with zipfile.ZipFile(io.BytesIO(rendered(example))) as package:
        return tuple((name, package.read(name).decode()) for name in package.namelist())


def sound_parts() -> dict[str, str]:
    """The parts of the document that holds every rule."""
    parts = dict(parts_of())
    text = parts[DOCUMENT]
    basis, opening = (text.index(f'<w:p><w:pPr><w:pStyle w:val="{style}"') for style in ("CanCu", "BodyText"))
    text = text[:basis] + "".join(TYPED) + "".join(ADDED) + text[opening:]
    ends = text.rindex("<w:sectPr>")
    section = text[ends : text.index("</w:sectPr>", ends) + len("</w:sectPr>")]
    breaks = f'<w:p><w:pPr><w:pStyle w:val="GiuaHaiBang"/>{section}</w:pPr></w:p>'
    appendices = [
        paragraph("PhuLuc", f"Phụ lục {number}")
        + paragraph("TenPhuLuc", "DANH SÁCH")
        + paragraph("KemTheo", "(Kèm theo Kế hoạch số 66/KH-UBND ngày 09 tháng 3 năm 2023)")
        + paragraph("BodyText", "Nội dung phụ lục.")
        for number in ("I", "II")
    ]
    parts[DOCUMENT] = text[:ends] + breaks + breaks.join(appendices) + text[ends:]
    return parts


def packed(parts: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return made.getvalue()


def linted(*spoils: Spoil) -> LintReport:
    """The report on the sound document, spoilt."""
    parts = sound_parts()
    for spoil in spoils:
        spoil(parts)
    return kehoach.lint(packed(parts))


def broken(report: LintReport) -> set[str]:
    return {verdict.code for verdict in report.broken}


def replaced(old: str, new: str, part: str = DOCUMENT, *, count: int = 1) -> Spoil:
    """Another text in place of the first of its kind, or of so many (0: all)."""

    def spoil(parts: dict[str, str]) -> None:
        assert old in parts[part], old
        parts[part] = parts[part].replace(old, new, count or -1)

    return spoil


def replaced_last(old: str, new: str) -> Spoil:
    """Another text in place of the last of its kind in the document."""

    def spoil(parts: dict[str, str]) -> None:
        before, found, after = parts[DOCUMENT].rpartition(old)
        assert found, old
        parts[DOCUMENT] = before + new + after

    return spoil


def restyled(style: str, old: str, new: str) -> Spoil:
    """Another text inside one style; ``old`` "" adds to its letters."""

    def spoil(parts: dict[str, str]) -> None:
        found = re.search(rf'<w:style [^>]*w:styleId="{style}">.*?</w:style>', parts[STYLES])
        assert found is not None, style
        whole = found[0]
        if not old:
            bare = whole if "<w:rPr>" in whole else whole.replace("</w:style>", "<w:rPr></w:rPr></w:style>")
            changed = bare.replace("<w:rPr>", f"<w:rPr>{new}")
        else:
            assert old in whole, (style, old, whole)
            changed = whole.replace(old, new)
        parts[STYLES] = parts[STYLES].replace(whole, changed)

    return spoil
