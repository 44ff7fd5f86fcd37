"""Names and titles that would print wrongly: numbered twice, without a title, with the kind of the unit repeated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.patterns import regex
from kehoach.plan.audience import Audience
from kehoach.plan.outline import parts
from kehoach.plan.part_styles import PartStyle
from kehoach.plan.symbols import PEOPLES_COMMITTEE
from kehoach.source.names import fold

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings
    from kehoach.plan.model import Part, Plan
    from kehoach.tables.computed import ComputedPlan

_NUMBERED: Final = regex(r"(?:[IVX]+|[0-9]+(?:\.[0-9]+)*|[a-zđ])[.)]\s+(?=\S)")
_NUMBERED_TABLE: Final = regex(r"(?:bảng|biểu)(?: số)? [0-9]+\s*[.:]?", re.IGNORECASE)
_DEPUTY: Final = "phó "
_OF_THE_BODY: Final = frozenset(
    map(fold, ("Kế hoạch", "Chương trình", "Đề án", "Phương án", "Nghị quyết", "Báo cáo", "Tờ trình"))
)
"""What a people's committee issues as a body; others may be its chairman's own."""


def check_titles(computed: ComputedPlan, findings: Findings) -> None:
    """Check the titles of parts and tables, the name of the issuer, and the signer."""
    plan = computed.plan
    for part in parts(plan):
        _check_part(part, findings)
    _check_depth(plan, findings)
    for section in plan.body:
        for part in section.parts if len(section.parts) > 1 else ():
            if not part.title and Audience.PLAN in part.shown_in:
                findings.add(rules.UNTITLED_PART, part.place, part=Verbatim(part.id))
    if computed.numbers_tables:
        _check_tables(computed, findings)
    _check_issuer(plan, findings)
    _check_signer(plan, findings)


def _check_part(part: Part, findings: Findings) -> None:
    first = part.title[0] if part.title else ""
    found = _NUMBERED.match(first) if isinstance(first, str) else None
    if found:
        findings.add(rules.NUMBERED_TITLE, part.place, text=Verbatim(found.string), number=Verbatim(found[0].strip()))


def _check_depth(plan: Plan, findings: Findings) -> None:
    """Report the first part at a level that has no numbers: all of them are one mistake."""
    styles = plan.part_styles
    shown = " ".join(style.value or PartStyle.POINT.value for style in styles)
    level = plan.body
    for _ in styles:
        level = tuple(inner for part in level for inner in part.parts)
    for part in (part for part in level if part.title):
        findings.add(
            rules.PART_TOO_DEEP,
            part.place,
            part=Verbatim(part.id),
            level=len(styles) + 1,
            levels=len(styles),
            styles=Verbatim(shown),
        )
        return


def _check_tables(computed: ComputedPlan, findings: Findings) -> None:
    for table in computed.plan.tables.values():
        first = table.layout.title[0] if table.id in computed.numbers else ""
        if isinstance(first, str) and (found := _NUMBERED_TABLE.match(first)):
            findings.add(rules.NUMBERED_TABLE_TITLE, table.place, table=Verbatim(table.id), number=Verbatim(found[0]))


def _check_issuer(plan: Plan, findings: Findings) -> None:
    kind, name = plan.issuer.kind, plan.issuer.name
    if kind and fold(name).startswith(fold(kind) + " "):
        rest = name[len(kind) :].strip()
        findings.add(
            rules.ISSUER_KIND_TWICE, plan.issuer.place, name=Verbatim(name), kind=Verbatim(kind), rest=Verbatim(rest)
        )


def _check_signer(plan: Plan, findings: Findings) -> None:
    signer = plan.signer
    if signer is None:
        return
    is_deputy = fold(signer.post).startswith(_DEPUTY)
    of_committee = fold(plan.issuer.body) == fold(PEOPLES_COMMITTEE)
    if not signer.authority and not of_committee:
        return  # of a council or a board of its own, the head signs under his post alone
    if not signer.authority:
        findings.add(rules.SIGNING_FORM, signer.place, why=terms.NO_AUTHORITY)
    elif is_deputy and signer.authority == ("TM.",):
        findings.add(rules.SIGNING_FORM, signer.place, why=terms.DEPUTY_AS_HEAD)
    elif is_deputy and signer.authority == ("KT.",) and of_committee and fold(plan.document) in _OF_THE_BODY:
        findings.add(rules.SIGNING_FORM, signer.place, why=terms.DEPUTY_WITHOUT_BODY)
    elif "KT." in signer.authority and fold(signer.post) == fold(plan.head):
        findings.add(rules.SIGNING_FORM, signer.place, why=terms.HEAD_SIGNS_FOR_HIMSELF)
