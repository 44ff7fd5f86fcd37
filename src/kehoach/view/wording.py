"""The fixed sentences of a document: number, date, signature, recipients, basis (Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kehoach.numbers import format_exact, round_exact
from kehoach.plan.audience import Audience
from kehoach.plan.goal import Bound, Goal
from kehoach.plan.model import Signer
from kehoach.plan.numbered import Series
from kehoach.plan.placeholders import printed
from kehoach.plan.symbols import PEOPLES_COUNCIL
from kehoach.source.names import fold
from kehoach.tables.values import Display, show
from kehoach.view.records import Heading, Signature

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from kehoach.plan.model import Plan
    from kehoach.plan.numbered import Numbered
    from kehoach.tables.results import Judgement

DRAFT_MARK: Final = "DỰ THẢO"
NUMBER_GAP: Final = "\u00a0" * 7
DAY_GAP: Final = "\u00a0" * 5

_UNNAMED_KINDS: Final = ("căn cứ", "thực hiện", "theo", "xét", "trên cơ sở", "để ")
_ENDINGS: Final = ".;,"
_MARKS: Final = "-–—•▪▫●◦·*+ \t\u00a0"
"""What a line of a list is typed with, or pasted from Word with."""


def heading(plan: Plan, audience: Audience = Audience.PLAN) -> Heading:
    """The block above the title; a draft says that it is one."""
    issuer = plan.issuer
    return Heading(
        parent=issuer.superior.upper(),
        issuer=(issuer.body.upper(), f"{issuer.kind} {issuer.name}".strip().upper()),
        number=f"{document_number(plan)}/{plan.symbol}" if plan.symbol else "",
        place_and_date=f"{plan.location}, {long_date(plan)}" if plan.location else long_date(plan),
        draft=DRAFT_MARK if audience is Audience.DRAFT else "",
    )


def document_title(plan: Plan, subject: str) -> str:
    """The kind of document and what it is about, in one: "Kế hoạch thực hiện công tác giảm nghèo"."""
    return f"{plan.document} {within_a_sentence(subject)}"


def within_a_sentence(text: str) -> str:
    """A text as it reads after other words: without its first capital, unless its first word is an abbreviation or
    begins a name of several words ("BHYT toàn dân", "Đồng Tháp Mười").
    """
    first, _, rest = text.partition(" ")
    is_abbreviation = any(letter.isupper() or letter.isdigit() for letter in first[1:])
    is_name = rest[:1].isupper()
    return text if is_abbreviation or is_name else f"{text[:1].lower()}{text[1:]}"


def document_number(plan: Plan) -> str:
    """The number, below 10 with a leading zero (Phụ lục I, II.3.c); a gap where there is none yet."""
    if not plan.number:
        return NUMBER_GAP
    return plan.number.zfill(2) if plan.number.isdecimal() else plan.number


def long_date(plan: Plan) -> str:
    """The date in full, as in ``ngày 09 tháng 3 năm 2023``; what is not known yet is a gap."""
    date = plan.date
    if date.day:
        return day_in_words(date.day)
    year = date.year or plan.period.first
    if date.month:
        return f"ngày{DAY_GAP}tháng {_month(date.month)} năm {year}"
    return f"ngày{DAY_GAP}tháng{DAY_GAP}năm {year}" if year else f"ngày{DAY_GAP}tháng{DAY_GAP}năm{DAY_GAP}"


def day_in_words(day: datetime.date) -> str:
    """Days below 10 and the months 1 and 2 take a leading zero, other months none (Phụ lục I, II.4.b)."""
    return f"ngày {day.day:02} tháng {_month(day.month)} năm {day.year}"


def short_day(day: datetime.date) -> str:
    """A day inside of a text, with the same leading zeros: "09/3/2023"."""
    return f"{day.day:02}/{_month(day.month)}/{day.year}"


def _month(month: int) -> str:
    return f"{month:02}" if month <= 2 else str(month)


def signature(plan: Plan) -> Signature:
    """Authority and post, a line each (Phụ lục I, II.7): TM. for the body, then KT. or Q. for its head.

    A plan without a signer yet is laid out for the head of the body, with room for the name.
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
    """Who decides: the body where somebody signs for it, else its head."""
    issuer = f"{plan.issuer.body} {plan.issuer.kind} {plan.issuer.name}".strip()
    is_council = fold(plan.issuer.body) == fold(PEOPLES_COUNCIL)
    is_of_body = is_council or plan.signer is None or "TM." in plan.signer.authority
    return (issuer if is_of_body else f"{plan.head} {issuer}").upper()


def decides(plan: Plan) -> str:
    """What stands above the Điều: QUYẾT ĐỊNH, and QUYẾT NGHỊ of a nghị quyết (Mẫu 1.1)."""
    return "QUYẾT NGHỊ" if fold(plan.document) == fold("Nghị quyết") else plan.document.upper()


def recipients(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Each begun with "- " whatever mark it was typed or pasted with, ended by ";", the last by ".".

    A line that ends in ":" announces the "+ " lines under it, and keeps both.
    """
    typed = [line.strip() for line in lines]
    are_parts = [line.startswith("+") for line in typed]
    return tuple(
        f"{'+' if are_parts[i] else '-'} {_recipient(line, are_parts[i + 1 :])}" for i, line in enumerate(typed)
    )


def _recipient(line: str, later_are_parts: list[bool]) -> str:
    """A recipient with its ending, by whether the lines after it are parts of one."""
    bare = line.lstrip(_MARKS).rstrip(_ENDINGS)
    if any(later_are_parts[:1]) and bare.endswith(":"):
        return bare
    return bare.rstrip(": ") + (";" if later_are_parts else ".")


def basis(lines: tuple[str, ...]) -> tuple[str, ...]:
    """A line each, "Căn cứ ..." where it names a document bare; ended by ";", the last by "."."""
    begun = [line.removeprefix("- ").strip().rstrip(_ENDINGS) for line in lines]
    cited = [
        line[:1].upper() + line[1:] if line.casefold().startswith(_UNNAMED_KINDS) else f"Căn cứ {line}"
        for line in begun
    ]
    return tuple(f"{line}{'.' if i == len(cited) - 1 else ';'}" for i, line in enumerate(cited))


def verdict(found: Judgement) -> str:
    """Whether a goal is met: "đạt", "vượt", "không đạt (thiếu 1,2 %)"; where nobody can tell, why.

    Only what is to be reached at least can be surpassed. What was to be met exactly, or lies in a range, is off by
    its margin; the words do not say on which side.
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


_MISSED: Final = {
    Bound.AT_LEAST: "thiếu",
    Bound.ABOVE: "thiếu",
    Bound.AT_MOST: "vượt",
    Bound.BELOW: "vượt",
    Bound.EXACT: "lệch",
    Bound.RANGE: "lệch",
}


def noted(text: str, mark: str) -> str:
    """A cell with the letter of its note behind it."""
    return f"{text} ({mark})".lstrip()


def closed(text: str) -> str:
    """The last words of the body, ended by "./."."""
    bare = text.rstrip().removesuffix("./.").rstrip()
    return f"{re.sub(r'[.;,]$', '', bare)}./."


def appendix_reference(plan: Plan) -> str:
    """The line under an appendix's title (Phụ lục I, III.1)."""
    issuer = f"{plan.issuer.body} {plan.issuer.kind} {plan.issuer.name}".strip()
    return f"(Kèm theo {plan.document} số {document_number(plan)}/{plan.symbol} {long_date(plan)} của {issuer})"


_SENTENCE_BEGINS: Final = re.compile(r"(?:^|[.!?…] )(?:[-+*] )?$")


def reference(thing: Numbered) -> str:
    """What prose calls a thing by its number: "Bảng 1", "Phụ lục II", "nhiệm vụ 4", "khoản 2 mục II"."""
    match thing.among:
        case Series.TABLE:
            return f"Bảng {thing.number}"
        case Series.APPENDIX:
            return f"Phụ lục {roman(thing.number)}".rstrip()
        case Series.TASK:
            return f"nhiệm vụ {thing.number}"
        case Series.ARTICLE:
            return f"Điều {thing.number}"
        case Series.PART:
            from_outside = (*reversed(thing.within), thing.number)
            levels = [f"{name} {sign(n)}" for (name, sign), n in zip(_LEVELS, from_outside, strict=False) if n]
            return " ".join(reversed(levels))


def going_on(before: str, text: str) -> str:
    """A text that goes on from another, with a capital where that ends a sentence or is none yet."""
    return text[:1].upper() + text[1:] if _SENTENCE_BEGINS.search(before) else text


def table_title(title: str, number: Numbered) -> str:
    """The title of a table that has a number: "Bảng 1. Kết quả ..."."""
    return f"{reference(number)}. {title}"


def roman(number: int) -> str:
    """I, II, III, IV, ... as sections and appendices are numbered."""
    digits = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for worth, letters in digits:
        while number >= worth:
            text, number = text + letters, number - worth
    return text


LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
"""The Vietnamese alphabet as points are lettered: a), b), c), d), đ), e), g), ... without the letters with marks."""


def letter(number: int) -> str:
    """The letter of a point, from 1; after the alphabet, a number."""
    return LETTERS[number - 1] if number <= len(LETTERS) else str(number)


_LEVELS: Final[tuple[tuple[str, Callable[[int], str]], ...]] = (("mục", roman), ("khoản", str), ("điểm", letter))
"""What the decree calls the parts of a document, from the outside in, and how it numbers them (Phụ lục I, II.6)."""
