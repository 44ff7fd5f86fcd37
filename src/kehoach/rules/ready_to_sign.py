"""What must not be signed: gaps in head and foot, and facts that contradict each other.

While a plan is written these are warnings and notes; a plan to be released is refused for them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kehoach.diagnostics import Findings, Severity
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.patterns import regex
from kehoach.plan.dates import ImpossibleDateError, find_date, impossible_days
from kehoach.plan.omissions import DATE, NUMBER, RECIPIENTS, SIGNER_NAME, is_printed
from kehoach.plan.outline import paragraphs
from kehoach.plan.symbols import LETTER, PEOPLES_COMMITTEE
from kehoach.rules.date_sense import is_of_two_tiers
from kehoach.source.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.diagnostics import Finding, Place
    from kehoach.plan.model import Plan
    from kehoach.plan.prose import Paragraph
    from kehoach.tables.computed import ComputedPlan

_REFUSED: Final = frozenset(
    {
        rules.TO_BE_SUPPLIED,
        rules.NO_SIGNER,
        rules.DISTRICT_AFTER_REFORM,
        rules.LOOKALIKE_LETTER,
        rules.BAD_SYMBOL,
        rules.SYMBOL_NOT_GIVEN,
        rules.SYMBOL_OF_ANOTHER,
        rules.SIGNER_WITHOUT_NAME,
        rules.LETTER_WITHOUT_UNIT,
        rules.NO_FILE_COPY,
        rules.RECIPIENT_OF_DISTRICT,
        rules.NO_SUCH_DAY,
        rules.DATE_FAR_FROM_PLAN,
        rules.SAME_BASIS_TWICE,
        rules.ROW_BELOW_RANGE,
        rules.BLANK_IN_LIST,
        rules.SAME_ROW_IN_LIST,
    }
)
"""Rules that are a warning or a note while a plan is written and an error in a plan to be released."""

_NUMBER: Final = regex(r"\d+\w*/[\w/&.-]+-[\w&.-]+")
_FILE_COPY: Final = regex(r"(?:- )?lưu: *\S", re.IGNORECASE)
_OF_DISTRICT: Final = regex(
    r"\b(?:(?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân) (?:huyện|quận|thị xã)|huyện ủy|quận ủy|thị ủy)\b",
    re.IGNORECASE,
)


def check_signing(computed: ComputedPlan, findings: Findings) -> None:
    """Check head and foot, and facts that must agree with each other."""
    plan = computed.plan
    if plan.number:
        _check_gaps(plan, findings)
    _check_recipients(plan, findings)
    _check_date(plan, findings)
    _check_basis(plan, findings)
    _check_days(plan, findings)


def on_release(found: Iterable[Finding], plan: Plan) -> tuple[Finding, ...]:
    """The findings of a plan that is to be released, where a missing number or date, a gap or a contradiction is an
    error.
    """
    added = Findings()
    if plan.symbol and not plan.number and is_printed(plan, NUMBER):
        added.add(rules.NOT_NUMBERED, plan.place)
    if plan.date.day is None and is_printed(plan, DATE):
        added.add(rules.NOT_DATED, plan.date.place)
    if not plan.number:
        _check_gaps(plan, added)
    return tuple(_refused(finding) for finding in (*found, *added))


def _refused(finding: Finding) -> Finding:
    if finding.rule not in _REFUSED:
        return finding
    return replace(finding, rule=replace(finding.rule, severity=Severity.ERROR))


def _check_gaps(plan: Plan, findings: Findings) -> None:
    """Report what a document with a number still needs: the name of a signer, the unit of a letter, and who keeps a
    copy.
    """
    if plan.signer and not plan.signer.name and is_printed(plan, SIGNER_NAME):
        findings.add(rules.SIGNER_WITHOUT_NAME, plan.signer.place)
    is_of_committee = fold(plan.issuer.body) == fold(PEOPLES_COMMITTEE)
    is_letter = fold(plan.document) == fold(LETTER) and is_printed(plan, NUMBER)
    if is_letter and is_of_committee and "-" not in plan.symbol:
        findings.add(rules.LETTER_WITHOUT_UNIT, plan.place, symbol=Verbatim(plan.symbol))
    if not plan.recipients and is_printed(plan, RECIPIENTS):
        findings.add(rules.NO_FILE_COPY, plan.place)


def _check_recipients(plan: Plan, findings: Findings) -> None:
    if not plan.recipients or not is_printed(plan, RECIPIENTS):
        return
    last = plan.recipients[-1]
    if not _FILE_COPY.match(last.typed):
        findings.add(rules.NO_FILE_COPY, last.place)
    if not is_of_two_tiers(plan):
        return
    for paragraph in (*plan.recipients, *plan.addressees):
        if found := _OF_DISTRICT.search(paragraph.typed):
            findings.add(rules.RECIPIENT_OF_DISTRICT, paragraph.place_at(found.start()), text=Verbatim(found[0]))


def _check_date(plan: Plan, findings: Findings) -> None:
    """Report a plan that is issued more than one year before or after its period."""
    year, period = plan.date.year, plan.period
    if year and period.first and not period.first - 1 <= year <= period.last + 1:
        years = f"{period.first}" if period.first == period.last else f"{period.first} - {period.last}"
        findings.add(rules.DATE_FAR_FROM_PLAN, plan.date.place, year=year, period=Verbatim(years))


def _check_basis(plan: Plan, findings: Findings) -> None:
    """Report a document that the basis cites twice: by number and date, or otherwise in the same words."""
    first: dict[tuple[str, str], Place] = {}
    for paragraph in plan.basis:
        before = first.setdefault(_cited(paragraph.typed), paragraph.place)
        if before is not paragraph.place:
            findings.add(rules.SAME_BASIS_TWICE, paragraph.place, first=before.line)


def _cited(text: str) -> tuple[str, str]:
    """What a line of the basis cites: a number and a day, or otherwise its whole text."""
    number = _NUMBER.search(text)
    try:
        dated = find_date(text)
    except ImpossibleDateError:
        dated = None
    return (fold(number[0]), str(dated[0])) if number and dated else (fold(text.strip("-; .")), "")


def _check_days(plan: Plan, findings: Findings) -> None:
    """Report days typed in sentences that do not exist."""
    for paragraph in _sentences(plan):
        for line in paragraph.lines:
            for error in impossible_days(line.text):
                findings.add(rules.NO_SUCH_DAY, line.at(error.at), text=Verbatim(str(error)), last=Verbatim(error.last))


def _sentences(plan: Plan) -> Iterator[Paragraph]:
    yield from (*plan.addressees, *plan.recipients, *paragraphs(plan))
