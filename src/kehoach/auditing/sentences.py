"""Sentences against figures: “a/b hộ, đạt c %” against itself, “x hộ, tương ứng y %” against the totals of the tables.

Only these explicit forms are read. Where no total gives the percentage, nothing is said: the sentence may be about
something that is in no table.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from kehoach.auditing.audit_values import RULES, AuditFinding, AuditKind, AuditSentence, Trust
from kehoach.auditing.cell_figures import read_cell
from kehoach.auditing.fitting import Fit, Value, agreement
from kehoach.auditing.formula_text import said_of
from kehoach.auditing.labels import is_count
from kehoach.auditing.row_tree import total_rows
from kehoach.diagnostics.bilingual import Bilingual
from kehoach.numbers import format_exact, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.auditing.figure_table import FigureTable
    from kehoach.docx_reading.word_document import WordDocument, WordParagraph

_FIGURE: Final = r"\d+(?:\.\d{3})*(?:,\d+)?"
_THINGS: Final = (
    r"hộ|người|cháu|em|con|trẻ|học sinh|lao động|đảng viên|hội viên|đối tượng|khẩu|trường hợp|hồ sơ|công dân|thôn|xã|"
    r"khu phố|tổ|chỉ tiêu|đại biểu|phiếu|lượt|ha|triệu đồng|tỷ đồng|km"
)
_MEANS: Final = r"đạt|chiếm|bằng|tương ứng|tương đương|tỷ lệ|tỉ lệ"
_PERCENT: Final = rf"(?P<percent>(?P<rate>{_FIGURE})\s?%)"
_FRACTION: Final = re.compile(
    rf"(?<![\d/.,])(?P<part>{_FIGURE})\s?/\s?(?P<whole>{_FIGURE})(?![\d/])\s?(?P<thing>{_THINGS})?\b"
    rf"(?P<between>[^.;\d%]{{0,60}}?){_PERCENT}",
    re.IGNORECASE,
)
_PART: Final = re.compile(
    rf"(?<![\d/.,])(?P<part>{_FIGURE})\s(?P<thing>{_THINGS})\b(?P<between>[^.;\d%]{{0,60}}?){_PERCENT}", re.IGNORECASE
)
_DATE: Final = re.compile(r"(ngày|tháng|quý|số|khóa|năm)\s*$", re.IGNORECASE)
_NEAR: Final = Fraction(15, 100)
"""A percentage that is further off than this part of the right one is about something else."""
_LEAST_WHOLE: Final = 100
"""A total below this gives too many percentages by chance."""


class _Whole(NamedTuple):
    """A figure of a total row that counts things."""

    value: int
    table: int
    label: str


def audit_sentences(document: WordDocument, tables: Sequence[FigureTable], file: str) -> tuple[AuditSentence, ...]:
    """The paragraphs outside tables that have such a form, with what is wrong in them."""
    totals = list(_totals(tables))
    return tuple(
        sentence
        for paragraph in document.paragraphs
        if paragraph.cell is None and "%" in paragraph.text
        if (sentence := _sentence(paragraph, totals, file)) is not None
    )


def _totals(tables: Sequence[FigureTable]) -> Iterator[_Whole]:
    for table in tables:
        for row in total_rows(table) if table.figure_columns else ():
            for column in table.figure_columns:
                cell, is_rate = table.cells[row][column], table.is_rate_column(column)
                if cell.is_figure and isinstance(cell.value, int) and cell.value >= _LEAST_WHOLE and not is_rate:
                    yield _Whole(cell.value, table.number, table.column_labels[column])


def _sentence(paragraph: WordParagraph, totals: Sequence[_Whole], file: str) -> AuditSentence | None:
    text = " ".join(paragraph.text.split())
    findings: list[AuditFinding] = []
    is_read = False
    for found in _FRACTION.finditer(text):
        if _DATE.search(text[: found.start()]) or not (found["thing"] or re.search(_MEANS, found["between"])):
            continue
        is_read = True
        findings += _of_fraction(found, paragraph, text, file)
    for found in _PART.finditer(text):
        if "/" in text[max(0, found.start() - 2) : found.start()] or not re.search(_MEANS, found["between"]):
            continue
        is_read = True
        findings += _of_part(found, totals, paragraph, text, file)
    return AuditSentence(text, paragraph.place.paragraph, tuple(findings)) if is_read else None


def _of_fraction(found: re.Match[str], paragraph: WordParagraph, text: str, file: str) -> Iterator[AuditFinding]:
    part, whole, rate = (read_cell(found[name], "vi") for name in ("part", "whole", "rate"))
    if not (part.is_figure and whole.is_figure and rate.is_figure) or whole.value == 0 or rate.value == 0:
        return
    exact = Fraction(part.value * 100, 1) * Fraction(1, whole.value)
    fit = _fit(exact, Fraction(rate.value), rate.places)
    if fit is Fit.HIT or abs(exact - rate.value) > _NEAR * exact:
        return
    witness = f"{found['part']} / {found['whole']} × 100"
    kind = AuditKind.TRUNCATED if fit is Fit.CUT else AuditKind.SENTENCE
    yield _finding(kind, exact, rate.places, Bilingual(witness, witness), found, paragraph, text, file)


def _of_part(
    found: re.Match[str], totals: Sequence[_Whole], paragraph: WordParagraph, text: str, file: str
) -> Iterator[AuditFinding]:
    """A percentage that is cut off from a total, and that no total gives half-up."""
    part, rate = read_cell(found["part"], "vi"), read_cell(found["rate"], "vi")
    thing = found["thing"].casefold()
    wholes = [total for total in totals if thing in total.label.casefold() or not is_count(total.label)]
    if not (part.is_figure and rate.is_figure and rate.places >= 2) or part.value == 0:
        return
    fits = [
        (total, _fit(Fraction(part.value * 100, total.value), Fraction(rate.value), rate.places)) for total in wholes
    ]
    cut = [total for total, fit in fits if fit is Fit.CUT and thing in total.label.casefold()]
    if not cut or any(fit is Fit.HIT for _, fit in fits):
        return
    total = cut[0]
    exact = Fraction(part.value * 100, total.value)
    shown = f"{found['part']} / {format_exact(total.value, 0)} × 100"
    witness = Bilingual(f"{shown}, bảng {total.table} “{total.label}”", f"{shown}, table {total.table} “{total.label}”")
    yield _finding(AuditKind.TRUNCATED, exact, rate.places, witness, found, paragraph, text, file)


def _fit(exact: Fraction, printed: Fraction, places: int) -> Fit:
    scale = 10**places
    scaled = exact * scale
    return agreement(Value(scaled.numerator, scaled.denominator), int(printed * scale), 1)


def _finding(
    kind: AuditKind,
    exact: Fraction,
    places: int,
    witness: Bilingual,
    found: re.Match[str],
    paragraph: WordParagraph,
    text: str,
    file: str,
) -> AuditFinding:
    computed = format_exact(exact, places) + found["percent"][len(found["rate"]) :]
    return AuditFinding(
        RULES["A408"],
        kind,
        Trust.SURE,
        file,
        found["percent"],
        computed,
        tidy(exact),
        said_of(found["percent"], computed, kind, Trust.SURE),
        witness,
        sentence=text,
        paragraph=paragraph.place.paragraph,
    )
