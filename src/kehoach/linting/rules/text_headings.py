"""The headings of the text, and its points (Phụ lục I, Phần I, mục II.6.đ)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.linting.outcome import LayoutRule, broken, held, unknown
from kehoach.linting.rules.look_checks import Look, check_looks, joined
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.docx_reading.word_document import WordParagraph
    from kehoach.linting.outcome import Sight
    from kehoach.linting.parts import Parts

_PART_LOOK: Final = Look(13, 14, bold=True, centred=True)
_SECTION_LOOK: Final = Look(13, 14, bold=True, capitals=True)
_TITLED_LOOK: Final = Look(13, 14, bold=True)
_UNTITLED_LOOK: Final = Look(13, 14, bold=None, italic=None)
_POINT_LOOK: Final = Look(13, 14, bold=None, italic=None)

_ENDS: Final = (".", ";", ":", ",", "…", "?", "!", "”")
_MARKED: Final = regex(r"(?P<label>(\d+|[IVXLC]+)\.)(?P<space>\s?)")
_POINT: Final = regex(r"([a-zđ])\s*(.)")
_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"


def part_headings(parts: Parts) -> Iterator[Sight]:
    """“Phần I”, “Chương II”, “Mục 1”: 13-14, bold, centred on a line of their own."""
    yield from check_looks((paragraph.pieces[0] for paragraph in parts.body.parts), _PART_LOOK)


def section_headings(parts: Parts) -> Iterator[Sight]:
    """“I. …”: 13-14, bold, upright, capitals."""
    for paragraph in parts.body.sections:
        wrong = _wrong_mark(
            paragraph, Bilingual("sau số La Mã phải có dấu chấm: “I. …”", "write the numeral as “I. …”")
        )
        if wrong is None:
            yield from check_looks([paragraph.whole], _SECTION_LOOK)
        else:
            yield broken(paragraph.place, wrong)


def clauses(parts: Parts) -> Iterator[Sight]:
    """“1. …”: with a title bold on a line of its own, without one like running text; under an article never bold."""
    of_sections = set(parts.body.clauses)
    for paragraph in sorted((*parts.body.clauses, *parts.body.article_clauses), key=lambda p: p.place.paragraph):
        wrong = _wrong_mark(paragraph, Bilingual("sau số phải có dấu chấm: “1. …”", "write the number as “1. …”"))
        if wrong is not None:
            yield broken(paragraph.place, wrong)
        elif paragraph.is_bold:
            yield from check_looks([paragraph.whole], _TITLED_LOOK)
        elif paragraph not in of_sections:
            yield from check_looks([paragraph.whole], _UNTITLED_LOOK)
        elif any(run.letters.bold for run in paragraph.whole.shown):
            yield unknown(
                paragraph.place,
                Bilingual(
                    "chỉ đậm một phần; tiêu đề của khoản phải ở dòng riêng",
                    "partly bold; a title goes on a line of its own",
                ),
            )
        elif _is_title(paragraph.text):
            yield broken(paragraph.place, Bilingual("tiêu đề của khoản chưa in đậm", "the clause's title is not bold"))
        else:
            yield from check_looks([paragraph.whole], _UNTITLED_LOOK)


def _is_title(text: str) -> bool:
    """Whether a clause is a title: no sentence, and no “name: value”."""
    return not text.endswith(_ENDS) and ": " not in text


def _wrong_mark(paragraph: WordParagraph, said: Bilingual) -> Bilingual | None:
    match = _MARKED.match(paragraph.text)
    if match is None:
        return said
    label = match["label"]
    without_space = Bilingual(f"thiếu dấu cách sau “{label}”", f"there is no space after “{label}”")
    return None if match["space"] else without_space


def point_look(parts: Parts) -> Iterator[Sight]:
    """“a) …”: 13-14, upright."""
    yield from check_looks((paragraph.whole for paragraph in parts.body.points), _POINT_LOOK)


def point_letters(parts: Parts) -> Iterator[Sight]:
    """The letters of the Vietnamese alphabet in their order, each with a round bracket."""
    expected = 0
    for paragraph in parts.body.points:
        match = _POINT.match(paragraph.text)
        if match is None:
            continue
        letter, mark = match[1], match[2]
        begins = letter == _LETTERS[0]
        right = _LETTERS[0] if expected >= len(_LETTERS) else _LETTERS[expected]
        if mark != ")":
            yield broken(paragraph.place, Bilingual(f"phải ghi “{letter})”", f"should be “{letter})”"))
        elif not begins and letter != right:
            yield broken(
                paragraph.place,
                Bilingual(f"điểm “{letter})” phải là “{right})”", f"point “{letter})” should be “{right})”"),
            )
        else:
            yield held(paragraph.place)
        expected = (_LETTERS.index(letter) if letter in _LETTERS else expected) + 1


def articles(parts: Parts) -> Iterator[Sight]:
    """“Điều 1. …”: number and full stop, the first words bold."""
    for paragraph in parts.body.articles:
        shown = paragraph.whole.shown
        wrong = []
        if not re.match(r"Điều \d+[a-zđ]?\.", paragraph.text):
            wrong.append(Bilingual("phải ghi “Điều 1. …”", "should have the form “Điều 1. …”"))
        if not shown[0].letters.bold:
            wrong.append(Bilingual("“Điều” và số chưa in đậm", "“Điều” and its number are not bold"))
        yield broken(paragraph.place, joined(wrong)) if wrong else held(paragraph.place)


RULES: Final = (
    LayoutRule(
        "L308",
        "Phụ lục I, II.6.đ, V.6",
        Bilingual(
            "“Phần I”, “Chương I”, “Mục 1” cỡ 13-14, đứng, đậm, canh giữa",
            "“Phần I”, “Chương I”, “Mục 1”: 13-14 pt, upright, bold, centred",
        ),
        part_headings,
    ),
    LayoutRule(
        "L309",
        "Phụ lục I, V.6b",
        Bilingual("“I. …” in hoa, cỡ 13-14, đứng, đậm", "“I. …” in capitals, 13-14 pt, upright, bold"),
        section_headings,
    ),
    LayoutRule(
        "L310",
        "Phụ lục I, II.6.đ, V.6b",
        Bilingual(
            "“1. …” cỡ 13-14; có tiêu đề thì tiêu đề đậm, ở dòng riêng",
            "“1. …”: 13-14 pt; a title is bold and on a line of its own",
        ),
        clauses,
    ),
    LayoutRule(
        "L311", "Phụ lục I, II.6.đ, V.6b", Bilingual("“a) …” cỡ 13-14, đứng", "“a) …”: 13-14 pt, upright"), point_look
    ),
    LayoutRule(
        "L312",
        "Phụ lục I, II.6.đ",
        Bilingual(
            "Điểm theo bảng chữ cái tiếng Việt, sau chữ có “)”: a) b) c) d) đ) e)",
            "Points follow the Vietnamese alphabet, each with “)”: a) b) c) d) đ) e)",
        ),
        point_letters,
    ),
    LayoutRule(
        "L313",
        "Phụ lục I, II.6.đ, V.6a",
        Bilingual("“Điều 1. …” có dấu chấm sau số, in đậm", "“Điều 1. …” with a full stop after the number, in bold"),
        articles,
    ),
)
