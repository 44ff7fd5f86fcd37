"""What a kind of document asks for: its symbol, and of a decision that those who carry it out receive it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.patterns import regex
from kehoach.plan.omissions import NUMBER, is_printed
from kehoach.plan.outline import TextKind
from kehoach.plan.prose import typed_text
from kehoach.plan.symbols import ABBREVIATIONS, abbreviation_of, has_usual_symbol, short_name, usual_symbol

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings
    from kehoach.tables.computed import ComputedPlan

_EXECUTES: Final = regex(
    r"chịu trách nhiệm (?:tổ chức )?(?:thi hành|thực hiện)"
    r"|tổ chức (?:thi hành|thực hiện) (?:nghị quyết|quyết định) này",
    re.IGNORECASE,
)
"""How an article says who carries out a document."""
_OF_KINDS: Final = frozenset(ABBREVIATIONS.values())
_OF_BODIES: Final = ("UBND", "HĐND")


def check_symbol(computed: ComputedPlan, findings: Findings) -> None:
    """A symbol begins with the kind and goes on with the body; where nobody typed one, there is a usual one."""
    plan = computed.plan
    kind, body = plan.document, plan.issuer.body
    usual = usual_symbol(kind, body)
    said = {"document": Verbatim(kind), "body": Verbatim(body)}
    if plan.symbol_place is None:
        needs_one = plan.original is None and is_printed(plan, NUMBER)
        if needs_one and not (usual and has_usual_symbol(body)):
            findings.add(rules.SYMBOL_NOT_GIVEN, plan.place, **said, symbol=Verbatim(usual))
        return
    first, *rest = plan.symbol.split("-")
    wanted = abbreviation_of(kind)
    is_of_other_kind = bool(wanted) and first in _OF_KINDS and first != wanted
    named = [short for short in _OF_BODIES if short in (first, *rest)]
    is_of_other_body = bool(named) and short_name(body) not in named and not plan.issuer.superior
    if is_of_other_kind or is_of_other_body:
        place = plan.place if plan.is_from_pack(plan.symbol_place) else plan.symbol_place
        findings.add(rules.SYMBOL_OF_ANOTHER, place, **said, symbol=Verbatim(plan.symbol), usual=Verbatim(usual))


def check_execution(computed: ComputedPlan, findings: Findings) -> None:
    """The recipients of a document of articles begin with the one that says who carries it out."""
    plan = computed.plan
    if not plan.has_articles or not plan.recipients:
        return
    for passage in computed.passages:
        part = passage.part
        if passage.kind is not TextKind.ARTICLE or part is None or passage.number is None:
            continue
        texts = (typed_text(part.title), *(paragraph.typed for paragraph in part.text))
        if not any(map(_EXECUTES.search, texts)):
            continue
        number = passage.number.number
        named = re.compile(rf"như .*(?:\$\({part.id}\)|\b{number}\b)", re.IGNORECASE)
        if not any(named.search(paragraph.typed) for paragraph in plan.recipients):
            findings.add(rules.EXECUTION_NOT_NAMED, plan.recipients[0].place, number=number, part=Verbatim(part.id))
