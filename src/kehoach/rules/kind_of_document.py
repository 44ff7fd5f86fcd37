"""Whether a symbol is that of the kind of document and of the body that issues it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.symbols import ABBREVIATIONS, abbreviation_of, has_usual_symbol, short_name, usual_symbol

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings
    from kehoach.tables.computed import ComputedPlan

_OF_KINDS: Final = frozenset(ABBREVIATIONS.values())
_OF_BODIES: Final = ("UBND", "HĐND")


def check_symbol(computed: ComputedPlan, findings: Findings) -> None:
    """A symbol begins with the kind and goes on with the body; where nobody typed one, there is a usual one."""
    plan = computed.plan
    kind, body = plan.document, plan.issuer.body
    usual = usual_symbol(kind, body)
    said = {"document": Verbatim(kind), "body": Verbatim(body)}
    if plan.symbol_place is None:
        if plan.original is None and not (usual and has_usual_symbol(body)):
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
