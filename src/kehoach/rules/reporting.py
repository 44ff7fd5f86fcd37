"""Which findings are reported, where, and how severe they are: each function takes findings and returns others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kehoach.diagnostics import Finding, Severity
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.source.nodes import lines_of

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
"""Rules about things missing from a plan: found where the pack needs them, to be supplied in the plan."""
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
"""Rules whose findings only follow from another finding, by the rule of that finding."""
_FILLED_BY: Final = {rules.SIGNER_WITHOUT_NAME: "signer", rules.NO_FILE_COPY: "recipients"}
"""Rules about gaps, each with the key that fills it: a key typed with an error is not a gap."""
_NAMES_READER: Final = {
    **dict.fromkeys((rules.CLAIM_WRONG, rules.CLAIM_TRUNCATED, rules.CLAIM_ROUNDED, rules.CLAIM_APART), "address"),
    rules.MISSING_CELL: "address",
    **dict.fromkeys((rules.UNNAMED_ROW, rules.MISREAD_COLUMN, rules.AREA_UNCOVERED), "column"),
    **dict.fromkeys((rules.TOTAL_AS_ROW, rules.UNKNOWN_COLUMN_HEADER), "table"),
}
"""Rules about cells that several tables may read from one sheet, each with the detail that says which one read it."""
_AND: Final = "”, “"
_OF_THE_PLAN: Final = frozenset({rules.PART_NOT_PRINTED, rules.TASK_TEXT_NOT_PRINTED, rules.CLAIM_WRONG})
"""Rules reported for the plan alone, unless the place is among the keys of a document.

What the plan says of its own figures, say of their sums, was compared with those: a report has others.
"""


def for_the_writer(found: Collection[Finding], plan: Plan) -> tuple[Finding, ...]:
    """The findings that the author of the plan can act on.

    A finding that only follows from another is left out. One about something missing from the plan has its place in the
    plan, not in the file of the pack. A mistake in a cell that several tables read is one finding, which names all.
    """
    causes = {finding.rule for finding in found}
    following = {rule for cause, rules_after in _FOLLOWING.items() if cause in causes for rule in rules_after}
    following |= {rule for rule, key in _FILLED_BY.items() if rule in causes and _is_misread(key, found, plan)}
    return _told_once(_at_the_plan(finding, plan) for finding in found if finding.rule not in following)


def _is_misread(key: str, found: Iterable[Finding], plan: Plan) -> bool:
    """Whether there is an error in what is typed under a key of the plan."""
    node = plan.tree.get(key) if plan.tree else None
    typed = lines_of(node) if node else set()
    return any(finding.severity is Severity.ERROR and (finding.file, finding.line) in typed for finding in found)


def _at_the_plan(finding: Finding, plan: Plan) -> Finding:
    is_lacking = finding.rule in _LACKING and plan.is_from_pack(finding.place)
    return replace(finding, place=plan.place) if is_lacking else finding


def _told_once(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, of those that differ in nothing but who read the place only one, which names all readers."""
    alike: dict[Finding, list[str]] = {}
    for finding in found:
        reader = dict(finding.details).get(_NAMES_READER.get(finding.rule, ""), "")
        readers = alike.setdefault(_read_by(finding, ""), [])
        if isinstance(reader, str) and reader not in readers:
            readers.append(reader)
    return tuple(_read_by(finding, _AND.join(readers)) for finding, readers in alike.items())


def _read_by(finding: Finding, reader: str) -> Finding:
    """The finding with another name for who read its place, where it says that."""
    if not (name := _NAMES_READER.get(finding.rule)):
        return finding
    details = tuple((key, Verbatim(reader) if key == name else text) for key, text in finding.details)
    return replace(finding, details=details)


def of_document(found: Iterable[Finding], document: str, own: Collection[tuple[str, int]]) -> tuple[Finding, ...]:
    """The findings of one accompanying document: those in its own keys, and all errors; the others are the plan's.

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
    """The finding, with the name of the document where it is about how much of the text is the pack's."""
    if finding.rule is not rules.PACK_PARAGRAPHS:
        return finding
    details = (*finding.details, ("document", Verbatim(document)))
    return replace(finding, rule=rules.PACK_PARAGRAPHS_BESIDE, details=details)
