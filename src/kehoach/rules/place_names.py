"""The issuer is one of today's communes, where the list of communes is installed and applies to the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.gazetteer import find, gazetteer, nearest_commune
from kehoach.rules.date_sense import is_of_two_tiers
from kehoach.source.names import fold

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings
    from kehoach.gazetteer import Commune, Gazetteer
    from kehoach.plan.model import Issuer
    from kehoach.tables.computed import ComputedPlan


def check_place_names(computed: ComputedPlan, findings: Findings) -> None:
    """Check name, province and code of the issuer against the list; without province and code nothing is looked up."""
    issuer = computed.plan.issuer
    if not (issuer.province or issuer.code) or not is_of_two_tiers(computed.plan):
        return
    known = gazetteer()
    if known is None:
        return
    commune = _named(issuer, known, findings) if issuer.province else None
    if issuer.code:
        _check_code(issuer, commune, known, findings)


def _named(issuer: Issuer, known: Gazetteer, findings: Findings) -> Commune | None:
    """The issuer in the list; ``None``, with a finding, where it is not listed."""
    communes = known.communes(issuer.province)
    if communes is None:
        near = known.nearest_province(issuer.province)
        findings.add(rules.UNKNOWN_PROVINCE, issuer.place, text=Verbatim(issuer.province), nearest=Verbatim(near))
        return None
    found = find(communes, issuer.kind, issuer.name)
    if found is None:
        near = nearest_commune(communes, issuer.kind, issuer.name)
        unit = f"{issuer.kind} {issuer.name}"
        findings.add(
            rules.UNKNOWN_COMMUNE,
            issuer.place,
            unit=Verbatim(unit),
            province=Verbatim(communes[0].province),
            nearest=Verbatim(near),
        )
    return found


def _check_code(issuer: Issuer, named: Commune | None, known: Gazetteer, findings: Findings) -> None:
    coded = known.by_code.get(int(issuer.code)) if issuer.code.isdecimal() else None
    unit = f"{issuer.kind} {issuer.name}"
    if coded is None:
        right = f"{named.code:05d}" if named else ""
        findings.add(rules.UNKNOWN_CODE, issuer.place, code=Verbatim(issuer.code), nearest=Verbatim(right))
    elif fold(str(coded)) != fold(unit):
        whose = f"{coded}, {coded.province}"
        findings.add(
            rules.CODE_OF_ANOTHER, issuer.place, code=Verbatim(issuer.code), whose=Verbatim(whose), unit=Verbatim(unit)
        )
