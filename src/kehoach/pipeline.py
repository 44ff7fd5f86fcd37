"""The one road: spec → plan → computed plan → document. Library, command line and batch all take it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kehoach import packs
from kehoach.assembly import assemble
from kehoach.diagnostics import Finding, Findings
from kehoach.diagnostics import catalog as rules
from kehoach.errors import PackError, SpecError
from kehoach.rules import check_plan
from kehoach.rules.supply import check_release
from kehoach.spec.loading import read_plan
from kehoach.tables.compute import compute_plan

if TYPE_CHECKING:
    import os

    from kehoach.assembly import Spec
    from kehoach.spec.model import Plan
    from kehoach.tables.computed import ComputedPlan


@dataclass(frozen=True, slots=True)
class Outcome:
    """How far a spec went down the road, and everything found on the way, in file order."""

    plan: Plan | None
    computed: ComputedPlan | None
    findings: tuple[Finding, ...]

    @property
    def has_errors(self) -> bool:
        """Whether a document may not be written."""
        return any(finding.severity.value == "error" for finding in self.findings)


def run(spec: Spec, *, base: os.PathLike[str] | str | None = None, final: bool = False) -> Outcome:
    """Load, compute and check a spec; everything wrong with it is in the findings.

    Args:
        spec: what to read.
        base: the folder that ``profile`` counts from; the spec's own folder, or the current one.
        final: whether the document is to be released, so that what is still to be supplied is an error.

    Raises:
        OSError: the spec itself cannot be read.
        PackError: its pack is broken.
    """
    findings = Findings()
    tree, name = assemble(spec, base, findings)
    if tree is None:
        return Outcome(None, None, findings.sorted((name,)))
    plan = read_plan(tree, name, findings)
    computed = compute_plan(plan, findings)
    check_plan(computed, findings)
    _bring_home(findings, plan)
    if final:
        check_release(plan, findings)
    return Outcome(plan, computed, findings.sorted((name,)))


def load(spec: Spec, *, base: os.PathLike[str] | str | None = None) -> Plan:
    """Load a plan.

    Raises:
        SpecError: with all findings, where there is an error among them.
        OSError, PackError: as for :func:`run`.
    """
    findings = Findings()
    tree, name = assemble(spec, base, findings)
    if tree is None:
        raise SpecError(findings.sorted((name,)))
    plan = read_plan(tree, name, findings)
    if findings.has_errors():
        _bring_home(findings, plan)
        raise SpecError(findings.sorted((name,)))
    return plan


def compute(plan: Plan) -> ComputedPlan:
    """Compute and check a loaded plan.

    Raises:
        SpecError: with all findings, where there is an error among them.
    """
    findings = Findings()
    computed = compute_plan(plan, findings)
    check_plan(computed, findings)
    if findings.has_errors():
        _bring_home(findings, plan)
        raise SpecError(findings.sorted((plan.file,)))
    return computed


def check(spec: Spec, *, base: os.PathLike[str] | str | None = None, final: bool = False) -> list[Finding]:
    """Every finding of a spec, in file order; a bad spec is never an exception here.

    ``final``: as it is to be released, so that a gap, a blank number or date is an error.

    Raises:
        OSError, PackError: as for :func:`run`.
    """
    return list(run(spec, base=base, final=final).findings)


def render(computed: ComputedPlan) -> bytes:
    """The Word document of a computed plan; the same plan gives the same bytes.

    Raises:
        PackError: the pack's template cannot be used.
    """
    from kehoach.view.document import view_document
    from kehoach.word.render import render_document
    from kehoach.word.template import compile_template

    pack = packs.find_pack(computed.plan.pack)
    if pack is None:
        raise PackError(f"there is no pack {computed.plan.pack!r}")
    try:
        template = compile_template(pack.template())
    except PackError as error:
        raise PackError(f"{pack.name}/{packs.TEMPLATE_FILE}: {error}") from error
    return render_document(view_document(computed), template)


# What a plan lacks is found where the pack asks for it, and is supplied in the plan.
_LACKS = frozenset(
    {
        rules.MISSING_KEY,
        rules.EMPTY_TABLE,
        rules.TO_BE_SUPPLIED,
        rules.AREA_UNCOVERED,
        rules.NO_AREAS,
        rules.TABLE_NOT_PLACED,
    }
)


# What only follows from another finding, and would bury it.
_FOLLOWS = {
    rules.PROFILE_NOT_FOUND: {rules.MISSING_KEY, rules.NO_AREAS, rules.UNKNOWN_SIGNER, rules.UNKNOWN_NAME},
    rules.UNKNOWN_SIGNER: {rules.NO_SIGNER},
}


def _bring_home(findings: Findings, plan: Plan) -> None:
    """Keep findings to what the plan's writer can act on.

    What a plan lacks moves from the pack's file, which its writer never opened, to the plan itself; what only follows
    from another finding is left out.
    """
    for cause in {finding.rule for finding in findings.items} & _FOLLOWS.keys():
        findings.items = [finding for finding in findings.items if finding.rule not in _FOLLOWS[cause]]
    pack_file = f"{plan.pack}/{packs.PACK_FILE}"
    findings.items = [
        replace(finding, place=plan.place) if finding.file == pack_file and finding.rule in _LACKS else finding
        for finding in findings.items
    ]
