"""Which findings are reported, where, and how severe they are: each function takes findings and returns others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import Finding, Severity
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kehoach.plan.model import Plan

_LACKING: Final = frozenset(
    {
        rules.MISSING_KEY,
        rules.EMPTY_TABLE,
        rules.TO_BE_SUPPLIED,
        rules.AREA_UNCOVERED,
        rules.NO_AREAS,
        rules.TABLE_NOT_PLACED,
    }
)
"""What a plan lacks: found where the pack asks for it, supplied in the plan."""
_FOLLOWING: Final = {
    rules.PROFILE_NOT_FOUND: {
        rules.MISSING_KEY,
        rules.NO_AREAS,
        rules.PACK_AREAS_LEFT_OUT,
        rules.UNKNOWN_SIGNER,
        rules.UNKNOWN_NAME,
        rules.UNKNOWN_COLUMN,
    },
    rules.UNKNOWN_SIGNER: {rules.NO_SIGNER},
}
"""What only follows from another finding and would hide it."""
_OF_THE_PLAN: Final = frozenset({rules.PART_NOT_PRINTED, rules.TASK_TEXT_NOT_PRINTED})
"""What is reported of the plan alone, unless a document has it in its own keys."""


def for_the_writer(found: Collection[Finding], plan: Plan) -> tuple[Finding, ...]:
    """What the plan's writer can act on.

    What only follows from another finding is left out. What the plan lacks is placed at the plan, not in the pack's
    file, which its writer never opened.
    """
    causes = {finding.rule for finding in found}
    following = {rule for cause, rules_after in _FOLLOWING.items() if cause in causes for rule in rules_after}
    return tuple(_at_the_plan(finding, plan) for finding in found if finding.rule not in following)


def _at_the_plan(finding: Finding, plan: Plan) -> Finding:
    is_lacking = finding.rule in _LACKING and plan.is_from_pack(finding.place)
    return replace(finding, place=plan.place) if is_lacking else finding


def of_document(found: Iterable[Finding], document: str, own: Collection[tuple[str, int]]) -> tuple[Finding, ...]:
    """What was found in the keys of one document that goes with a plan, and any error: the rest is the plan's.

    Args:
        found: everything found in the document, which is read as a plan.
        document: its id.
        own: the lines of its own keys, each with its file.
    """
    return tuple(_by_name(finding, document) for finding in found if _is_of_document(finding, own))


def _is_of_document(finding: Finding, own: Collection[tuple[str, int]]) -> bool:
    if finding.rule is rules.NO_BASIS:
        return False
    if (finding.file, finding.line) in own:
        return True
    return finding.severity is Severity.ERROR and finding.rule not in _OF_THE_PLAN


def _by_name(finding: Finding, document: str) -> Finding:
    """How much of its text is the pack's is reported of each document by name."""
    if finding.rule is not rules.PACK_PARAGRAPHS:
        return finding
    details = (*finding.details, ("document", Verbatim(document)))
    return replace(finding, rule=rules.PACK_PARAGRAPHS_BESIDE, details=details)
