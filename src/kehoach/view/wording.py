"""The fixed sentences of a document: number, date, signature, recipients, basis (Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kehoach.spec.gaps import printed
from kehoach.spec.model import Signer
from kehoach.view.records import Heading, Signature

if TYPE_CHECKING:
    import datetime

    from kehoach.spec.model import Plan

NUMBER_GAP: Final = "\u00a0" * 7
DAY_GAP: Final = "\u00a0" * 5

_UNNAMED_KINDS: Final = ("căn cứ", "thực hiện", "theo", "xét", "trên cơ sở", "để ")
_ENDINGS: Final = ".;,"


def heading(plan: Plan) -> Heading:
    """The block above the title."""
    issuer = plan.issuer
    return Heading(
        parent=issuer.superior.upper(),
        issuer=(issuer.body.upper(), f"{issuer.kind} {issuer.name}".strip().upper()),
        number=f"{document_number(plan)}/{plan.symbol}",
        place_and_date=f"{plan.location}, {long_date(plan)}" if plan.location else long_date(plan),
    )


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


def recipients(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Each begun with "- ", ended by ";", the last by "."."""
    bare = [line.removeprefix("- ").strip().rstrip(_ENDINGS) for line in lines]
    return tuple(f"- {line}{'.' if i == len(bare) - 1 else ';'}" for i, line in enumerate(bare))


def basis(lines: tuple[str, ...]) -> tuple[str, ...]:
    """A line each, "Căn cứ ..." where it names a document bare; ended by ";", the last by "."."""
    begun = [line.removeprefix("- ").strip().rstrip(_ENDINGS) for line in lines]
    cited = [
        line[:1].upper() + line[1:] if line.casefold().startswith(_UNNAMED_KINDS) else f"Căn cứ {line}"
        for line in begun
    ]
    return tuple(f"{line}{'.' if i == len(cited) - 1 else ';'}" for i, line in enumerate(cited))


def closed(text: str) -> str:
    """The last words of the body, ended by "./."."""
    bare = text.rstrip().removesuffix("./.").rstrip()
    return f"{re.sub(r'[.;,]$', '', bare)}./."


def appendix_reference(plan: Plan) -> str:
    """The line under an appendix's title (Phụ lục I, III.1)."""
    issuer = f"{plan.issuer.body} {plan.issuer.kind} {plan.issuer.name}".strip()
    return f"(Kèm theo {plan.document} số {document_number(plan)}/{plan.symbol} {long_date(plan)} của {issuer})"


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
