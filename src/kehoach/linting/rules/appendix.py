"""Appendices (Phụ lục I, Phần I, mục III.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.linting.outcome import LayoutRule, broken, held
from kehoach.linting.pieces import folded
from kehoach.linting.rules.look_checks import Look, check_looks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.linting.appendices import AppendixParts
    from kehoach.linting.outcome import Sight
    from kehoach.linting.parts import Parts

_LABEL_LOOK: Final = Look(14, 14, bold=True, centred=True)
_TITLE_LOOK: Final = Look(13, 14, bold=True, capitals=True, centred=True)
_REFERENCE_LOOK: Final = Look(13, 14, italic=True, centred=True)
_ROMAN: Final = re.compile(r"Phụ lục [IVXLC]+", re.IGNORECASE)
_UNNUMBERED: Final = re.compile(r"Phụ lục", re.IGNORECASE)


def label_look(parts: Parts) -> Iterator[Sight]:
    """“Phụ lục I”: 14, upright, bold, centred."""
    yield from check_looks((appendix.label for appendix in parts.appendices), _LABEL_LOOK)


def label_number(parts: Parts) -> Iterator[Sight]:
    """Roman figures where there are two or more."""
    for appendix in parts.appendices:
        label = appendix.label
        is_one = len(parts.appendices) == 1 and _UNNUMBERED.fullmatch(label.text)
        said = Bilingual("phải đánh số La Mã: “Phụ lục I”", "should have a Roman numeral: “Phụ lục I”")
        yield held(label.place) if is_one or _ROMAN.fullmatch(label.text) else broken(label.place, said)


def title_look(parts: Parts) -> Iterator[Sight]:
    """13-14, upright, bold, capitals, centred, if there is one."""
    for appendix in parts.appendices:
        yield from check_looks(appendix.title, _TITLE_LOOK)


def reference_look(parts: Parts) -> Iterator[Sight]:
    """“(Kèm theo …)”: 13-14, italic, centred, in round brackets."""
    for appendix in parts.appendices:
        if not appendix.reference:
            yield broken(
                appendix.label.place, Bilingual("thiếu dòng “(Kèm theo …)”", "the line “(Kèm theo …)” is missing")
            )
            continue
        line = appendix.reference[0]
        if not line.text.startswith("("):
            yield broken(line.place, Bilingual("phải để trong ngoặc đơn: “(Kèm theo …)”", "should be in parentheses"))
        else:
            yield from check_looks(appendix.reference, _REFERENCE_LOOK)


def mentioned(parts: Parts) -> Iterator[Sight]:
    """The text refers to each of its appendices; of a file with appendices only the text is elsewhere."""
    if parts.is_attached or not parts.appendices:
        return
    inside = parts.between(parts.heading.ends + 1, parts.body.last)
    text = folded(" ".join(paragraph.text for paragraph in inside))
    for appendix in parts.appendices:
        name = folded(appendix.label.text).rstrip(" :.")
        is_named = re.search(rf"\b{re.escape(name)}\b", text) is not None
        said = Bilingual("lời văn chưa nhắc đến phụ lục này", "the text does not refer to this appendix")
        yield held(appendix.label.place) if is_named else broken(appendix.label.place, said)


def own_numbers(parts: Parts) -> Iterator[Sight]:
    """The pages of each appendix count from 1; at the beginning of a file they do so anyway."""
    for appendix in parts.appendices[parts.is_attached :]:
        said = Bilingual(
            "số trang của phụ lục phải đánh riêng, từ 1", "the appendix should be paginated separately, starting at 1"
        )
        yield held(appendix.label.place) if _restarts(parts, appendix) else broken(appendix.label.place, said)


def _restarts(parts: Parts, appendix: AppendixParts) -> bool:
    paragraph = appendix.label.paragraph
    section = parts.document.section_of(paragraph)
    between = parts.between(section.first, paragraph.place.paragraph - 1)
    return section.number_start == 1 and section.number > 1 and not any(p.text for p in between)


RULES: Final = (
    LayoutRule(
        "L501",
        "Phụ lục I, III.1.b, V.9",
        Bilingual("“Phụ lục” cỡ 14, đứng, đậm, canh giữa", "“Phụ lục”: 14 pt, upright, bold, centred"),
        label_look,
    ),
    LayoutRule(
        "L502",
        "Phụ lục I, III.1.a",
        Bilingual("Từ hai phụ lục trở lên đánh số La Mã", "Two or more appendices are numbered in Roman numerals"),
        label_number,
    ),
    LayoutRule(
        "L503",
        "Phụ lục I, III.1.b, V.9",
        Bilingual(
            "Tiêu đề phụ lục in hoa, cỡ 13-14, đứng, đậm, canh giữa",
            "Appendix title in capitals, 13-14 pt, upright, bold, centred",
        ),
        title_look,
    ),
    LayoutRule(
        "L504",
        "Phụ lục I, III.1.c",
        Bilingual(
            "“(Kèm theo …)” trong ngoặc đơn, cỡ 13-14, nghiêng, canh giữa",
            "“(Kèm theo …)” in parentheses, 13-14 pt, italic, centred",
        ),
        reference_look,
    ),
    LayoutRule(
        "L505",
        "Phụ lục I, III.1.a",
        Bilingual("Lời văn có nhắc đến từng phụ lục", "The text refers to each appendix"),
        mentioned,
    ),
    LayoutRule(
        "L506",
        "Phụ lục I, III.1.đ",
        Bilingual("Mỗi phụ lục đánh số trang riêng", "Each appendix is paginated separately"),
        own_numbers,
    ),
)
