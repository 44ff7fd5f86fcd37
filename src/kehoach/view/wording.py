"""The fixed phrases of a document: number, date, signature, recipients, basis (Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kehoach.numbers import format_exact, round_exact
from kehoach.numbers.roman import roman
from kehoach.patterns import regex
from kehoach.plan.audience import Audience
from kehoach.plan.cell_notes import bare_note
from kehoach.plan.cell_values import Absence
from kehoach.plan.dates import day_in_words, printed_month
from kehoach.plan.emphasis import capitalised, parted_end, without_ending, without_marks
from kehoach.plan.goal import Bound, Goal
from kehoach.plan.model import Signer
from kehoach.plan.numbered import Series
from kehoach.plan.placeholders import printed
from kehoach.plan.symbols import is_council, is_resolution
from kehoach.tables.values import Display, show
from kehoach.view.part_titles import part_reference
from kehoach.view.records import Heading, Signature

if TYPE_CHECKING:
    from kehoach.plan.model import Plan, VerdictFill
    from kehoach.plan.numbered import Numbered
    from kehoach.tables.results import Judgement

DRAFT_MARK: Final = "DỰ THẢO"
NUMBER_GAP: Final = "\u00a0" * 7
DAY_GAP: Final = "\u00a0" * 5

_UNNAMED_KINDS: Final = ("căn cứ", "thực hiện", "theo", "xét", "trên cơ sở", "để ")
_ENDINGS: Final = ".;,"
_MARKS: Final = "-–—•▪▫●◦·*+ \t\u00a0"
"""The marks at the beginning of a list item, typed or pasted from Word."""


def heading(plan: Plan, audience: Audience = Audience.PLAN) -> Heading:
    """The block above the title, with "DỰ THẢO" on a draft."""
    issuer = plan.issuer
    return Heading(
        parent=issuer.superior.upper(),
        issuer=(issuer.body.upper(), f"{issuer.kind} {issuer.name}".strip().upper()),
        number=f"{document_number(plan)}/{plan.symbol}" if plan.symbol else "",
        place_and_date=f"{plan.location}, {long_date(plan)}" if plan.location else long_date(plan),
        draft=DRAFT_MARK if audience is Audience.DRAFT else "",
    )


def document_title(plan: Plan, subject: str) -> str:
    """The kind of document and its subject in one phrase: "Kế hoạch thực hiện công tác giảm nghèo"."""
    return f"{plan.document} {within_a_sentence(subject)}"


def within_a_sentence(text: str) -> str:
    """A text as it reads after other words: its first letter is lower case, unless the first word is an abbreviation
    or begins a name of several words ("BHYT toàn dân", "Đồng Tháp Mười").
    """
    first, _, rest = text.partition(" ")
    is_abbreviation = any(letter.isupper() or letter.isdigit() for letter in first[1:])
    is_name = rest[:1].isupper()
    return text if is_abbreviation or is_name else f"{text[:1].lower()}{text[1:]}"


def document_number(plan: Plan) -> str:
    """The number, with a leading zero below 10 (Phụ lục I, II.3.c); blank space until it is assigned."""
    if not plan.number:
        return NUMBER_GAP
    return plan.number.zfill(2) if plan.number.isdecimal() else plan.number


def long_date(plan: Plan) -> str:
    """The date in full, ``ngày 09 tháng 3 năm 2023``, with blank space for what is not known yet."""
    date = plan.date
    if date.day:
        return day_in_words(date.day)
    year = date.year or plan.period.first
    if date.month:
        return f"ngày{DAY_GAP}tháng {printed_month(date.month)} năm {year}"
    return f"ngày{DAY_GAP}tháng{DAY_GAP}năm {year}" if year else f"ngày{DAY_GAP}tháng{DAY_GAP}năm{DAY_GAP}"


def signature(plan: Plan) -> Signature:
    """Authority and post, one per line (Phụ lục I, II.7): TM. for the body, then KT. or Q. for its head.

    A plan without a signer is laid out for the head of the body, with space for the name.
    """
    signer = plan.signer or Signer("", plan.head, ("TM.",), plan.place)
    names = {
        "TM.": plan.issuer.body,
        "Q.": plan.head,
        "KT.": plan.head,
        "TL.": plan.head,
        "TUQ.": plan.head,
    }
    lines = [f"{mark} {names[mark]}".upper() for mark in signer.authority]
    # An acting head signs under his own title: "Q. CHỦ TỊCH" is the post itself.
    if "Q." not in signer.authority:
        lines.append(printed(signer.post).upper())
    return Signature(tuple(lines), printed(signer.name))


def authority(plan: Plan) -> str:
    """Who decides: a council, or a body that somebody signs on behalf of; otherwise its head."""
    issuer = f"{plan.issuer.body} {plan.issuer.kind} {plan.issuer.name}".strip()
    is_of_body = is_council(plan.issuer.body) or plan.signer is None or "TM." in plan.signer.authority
    return (issuer if is_of_body else f"{plan.head} {issuer}").upper()


def decides(plan: Plan) -> str:
    """The line above the articles: QUYẾT ĐỊNH, and QUYẾT NGHỊ for a nghị quyết (Mẫu 1.1)."""
    return "QUYẾT NGHỊ" if is_resolution(plan.document) else plan.document.upper()


def recipients(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Each beginning with "- ", whatever mark was typed or pasted, and ending in ";", the last in ".".

    A line ending in ":" introduces the "+ " lines below it, and these keep their marks.
    """
    typed = [line.strip() for line in lines]
    are_parts = [line.startswith("+") for line in typed]
    return tuple(
        f"{'+' if are_parts[i] else '-'} {_recipient(line, are_parts[i + 1 :])}" for i, line in enumerate(typed)
    )


def _recipient(line: str, later_are_parts: list[bool]) -> str:
    """One recipient with its mark and its ending, which depend on the lines after it."""
    bare = without_ending(line.lstrip(_MARKS), _ENDINGS)
    if any(later_are_parts[:1]) and without_marks(bare).endswith(":"):
        return bare
    return without_ending(bare, ": ") + (";" if later_are_parts else ".")


def basis(lines: tuple[str, ...]) -> tuple[str, ...]:
    """One per line, with "Căn cứ" before the bare name of a document, ending in ";", the last in "."."""
    begun = [without_ending(line.removeprefix("- ").strip(), _ENDINGS) for line in lines]
    cited = [
        capitalised(line) if without_marks(line).casefold().startswith(_UNNAMED_KINDS) else f"Căn cứ {line}"
        for line in begun
    ]
    return tuple(f"{line}{'.' if i == len(cited) - 1 else ';'}" for i, line in enumerate(cited))


def verdict(found: Judgement) -> str:
    """Whether a goal is met: "đạt", "vượt", "không đạt (thiếu 1,2 %)"; the absence where this is not known.

    Only a goal with a lower bound can be surpassed. An exact goal or a range is missed by a margin whose side is not
    stated.
    """
    goal, margin = found.goal, found.verdict.margin
    if not isinstance(goal, Goal) or margin is None:
        return show(found.absence, Display())
    if found.verdict.met:
        return "vượt" if goal.bound is Bound.AT_LEAST and margin > 0 else "đạt"
    if not margin:
        return "không đạt"
    places = next((p for p in range(found.places, found.places + 6) if round_exact(margin, p)), found.places)
    amount = f"{format_exact(-margin, places)} {found.unit}".rstrip()
    return f"không đạt ({_MISSED[goal.bound]} {amount})"


def verdict_fill(found: Judgement, fill: VerdictFill) -> str:
    """The colour of a verdict's cell; empty for none, and where there is nothing to judge."""
    match found.verdict.met:
        case True:
            return fill.met
        case False:
            return fill.missed
    return "" if found.absence in (Absence.NOTHING, Absence.BLANK) else fill.unknown


_MISSED: Final = {
    Bound.AT_LEAST: "thiếu",
    Bound.ABOVE: "thiếu",
    Bound.AT_MOST: "vượt",
    Bound.BELOW: "vượt",
    Bound.EXACT: "lệch",
    Bound.RANGE: "lệch",
    Bound.ABOUT: "lệch",
}


def noted(text: str, mark: str) -> str:
    """A cell followed by the letter of its note."""
    return f"{text} ({mark})".lstrip()


def table_note(text: str, mark: str) -> str:
    """A note under a table, with its letter if it explains a cell: "(a) Số liệu ước."."""
    return f"({mark}) {bare_note(text)}" if mark else text


def closed(text: str) -> str:
    """The last words of the body with "./." at the end."""
    inner, marks = parted_end(text.rstrip())
    bare = inner.removesuffix("./.").rstrip()
    return f"{re.sub(r'[.;,]$', '', bare)}{marks}./."


def appendix_reference(plan: Plan) -> str:
    """The line below the title of an appendix (Phụ lục I, III.1)."""
    issuer = f"{plan.issuer.body} {plan.issuer.kind} {plan.issuer.name}".strip()
    return f"(Kèm theo {plan.document} số {document_number(plan)}/{plan.symbol} {long_date(plan)} của {issuer})"


_SENTENCE_BEGINS: Final = regex(r"(?:^|[.!?…] )(?:[-+*] )?$")


def reference(thing: Numbered) -> str:
    """A reference by number, as in prose: "Bảng 1", "Biểu đồ 2", "Phụ lục II", "nhiệm vụ 4", "khoản 2 mục II"."""
    match thing.among:
        case Series.TABLE:
            return f"Bảng {thing.number}"
        case Series.CHART:
            return f"Biểu đồ {thing.number}"
        case Series.APPENDIX:
            return f"Phụ lục {roman(thing.number)}".rstrip()
        case Series.TASK | Series.ROW:
            return f"nhiệm vụ {thing.number}"
        case Series.ARTICLE:
            return f"Điều {thing.number}"
        case Series.PART:
            return part_reference(thing)


def going_on(before: str, text: str) -> str:
    """A text that continues another, capitalised where a sentence begins."""
    return text[:1].upper() + text[1:] if _SENTENCE_BEGINS.search(before) else text


def numbered_title(title: str, number: Numbered) -> str:
    """The title of a numbered table or chart: "Bảng 1. Kết quả ..."."""
    return f"{reference(number)}. {title}"
