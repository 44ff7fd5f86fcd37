"""The pipeline: spec → plan → computed plan → document. The library and the command line share it.

The public functions that start it with a path, a text or a mapping are in ``face``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.brief import brief
from kehoach.diagnostics import Findings, Result, has_errors, in_file_order
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.errors import OutputError, PackError, SpecError
from kehoach.layering import assemble
from kehoach.misuse import require_computed, require_document, require_plan
from kehoach.packs import template_of
from kehoach.reading.loading import read_plan
from kehoach.rendered import Document
from kehoach.rules import check_plan
from kehoach.rules.ready_to_sign import on_release
from kehoach.rules.reporting import for_the_writer
from kehoach.tables.compute import compute_plan

if TYPE_CHECKING:
    import os

    from kehoach.diagnostics import Finding
    from kehoach.documents import Companion, Wanted
    from kehoach.layering import Assembly, Spec
    from kehoach.packs import PackFolders
    from kehoach.plan.audience import Audience
    from kehoach.plan.model import Plan
    from kehoach.source.nodes import Mapping
    from kehoach.tables.computed import ComputedPlan
    from kehoach.view import records


class Outcome(Struct, frozen=True):
    """What was made from a spec, as far as possible, with all findings in file order."""

    plan: Plan | None
    computed: ComputedPlan | None
    findings: tuple[Finding, ...]
    companions: tuple[Companion, ...] = ()
    """The requested documents that go with the plan, in order."""

    @property
    def has_errors(self) -> bool:
        """Whether there is an error, so that no document may be written."""
        return has_errors(self.findings)

    def __repr__(self) -> str:
        far = "computed" if self.computed else "loaded" if self.plan else "unread"
        return brief(self, plan=far, findings=len(self.findings), companions=len(self.companions))


def run(
    spec: Spec,
    *,
    base: os.PathLike[str] | str | None = None,
    packs: PackFolders = (),
    final: bool = False,
    documents: Wanted = "own",
) -> Outcome:
    """Load, compute and check a spec; the findings have everything that is wrong with it.

    Args:
        spec: what to read.
        base: the folder that ``profile`` is relative to; by default the folder of the spec, or the current folder.
        packs: one or more folders with template packs; they are searched before the built-in packs.
        final: whether the document is to be released: then gaps and a missing number or date are errors.
        documents: which of the documents that go with the plan are made: those mentioned in its own file, all, or
            those with these ids.

    Raises:
        OSError: the spec cannot be read, or ``packs`` names something other than a folder.
    """
    findings = Findings()
    return run_assembled(assemble(spec, base, packs, findings), findings, final=final, documents=documents)


def run_assembled(
    assembled: Assembly, findings: Findings, *, final: bool = False, documents: Wanted = "own"
) -> Outcome:
    """Load, compute and check a spec that is merged already, as :func:`run` does; ``findings`` are those so far."""
    if assembled.tree is None:
        return Outcome(None, None, in_file_order(findings, assembled.files))
    plan = read_plan(assembled.tree, assembled.name, assembled.layers, findings)
    computed, found = _checked(plan, findings)
    if assembled.report and not has_errors(found):
        return _reported(assembled, computed, final=final)
    if final:
        found = on_release(found, plan)
    beside = _NONE if has_errors(found) else _beside(assembled.tree, computed, documents, found, final=final)
    return Outcome(plan, computed, in_file_order((*found, *beside.findings), assembled.files), beside.value)


def run_plan(plan: Plan, *, final: bool = False) -> Outcome:
    """Compute and check a loaded plan; the findings have everything that is wrong with it."""
    computed, found = _checked(plan, Findings())
    found = on_release(found, plan) if final else found
    return Outcome(plan, computed, in_file_order(found, (plan.file,)))


def _checked(plan: Plan, findings: Findings) -> tuple[ComputedPlan, tuple[Finding, ...]]:
    computed = compute_plan(plan, findings)
    check_plan(computed, findings)
    return computed, for_the_writer(tuple(findings), plan)


def _reported(assembled: Assembly, computed: ComputedPlan, *, final: bool) -> Outcome:
    """A report on a plan without errors. Warnings of the plan are reported only when the plan itself is checked."""
    from kehoach.documents import report_on

    assert assembled.tree is not None  # noqa: S101 - the plan was read from it
    assert assembled.report is not None  # noqa: S101 - who calls has looked
    made = report_on(assembled.tree, computed, assembled.report)
    if made.value is None:
        return Outcome(None, None, in_file_order(made.findings, assembled.files))
    plan = made.value.plan
    found = for_the_writer(made.findings, plan)
    if final:
        found = on_release(found, plan)
    return Outcome(plan, made.value, in_file_order(found, assembled.files))


def _beside(
    tree: Mapping, computed: ComputedPlan, wanted: Wanted, known: tuple[Finding, ...], *, final: bool
) -> Result[tuple[Companion, ...]]:
    """The requested documents that go with a plan without errors; ``known`` are the findings of the plan."""
    if not computed.plan.documents or not wanted:
        return _NONE
    from kehoach.documents import companions

    made = companions(tree, computed, wanted, known)
    found = made.findings
    for companion in made.value if final else ():
        found = on_release(found, companion.computed.plan)
    return Result(made.value, found)


_NONE: Final[Result[tuple[Companion, ...]]] = Result(())


def load_spec(spec: Spec, *, base: os.PathLike[str] | str | None = None, packs: PackFolders = ()) -> Plan:
    """Load a spec of any kind.

    Raises:
        SpecError: the spec has errors.
        OSError: as for :func:`run`.
    """
    findings = Findings()
    assembled = assemble(spec, base, packs, findings)
    if assembled.tree is None:
        raise SpecError(in_file_order(findings, assembled.files))
    if assembled.report:
        outcome = run(spec, base=base, packs=packs)
        if outcome.plan is None or outcome.has_errors:
            raise SpecError(outcome.findings)
        return outcome.plan
    plan = read_plan(assembled.tree, assembled.name, assembled.layers, findings)
    if has_errors(findings):
        raise SpecError(in_file_order(for_the_writer(tuple(findings), plan), assembled.files))
    return plan


def compute(plan: Plan) -> ComputedPlan:
    """Compute and check a loaded plan.

    Raises:
        SpecError: the plan has errors.
        TypeError: ``plan`` is not a loaded plan.
    """
    require_plan(plan, "kehoach.compute")
    computed, found = _checked(plan, Findings())
    if has_errors(found):
        raise SpecError(in_file_order(found, (plan.file,)))
    return computed


def render(computed: ComputedPlan, audience: Audience | None = None) -> Document:
    """Make the Word document of a computed plan or report; for ``Audience.DRAFT``, the draft to be reviewed first.

    The findings of the document are what shows only in its layout. The same plan and audience give the same bytes.

    Raises:
        TypeError: ``computed`` is not a computed plan, or ``audience`` not an audience.
        ValueError: a plan was requested as a report, or a report as a plan.
        PackError: the pack's template cannot be used.
        MissingPackageError: the document has charts, and matplotlib, which draws them, is not installed.
    """
    require_document(computed, audience, "kehoach.render")
    from kehoach.view.document import view_document

    return print_document(view_document(computed, audience), computed.plan)


def render_set(computed: ComputedPlan, *, final: bool = False) -> dict[str, Document]:
    """Make the plan and all documents that go with it, by file name; the plan comes first.

    Args:
        computed: the plan.
        final: whether they are to be released: then gaps and a missing number or date are errors.

    Raises:
        TypeError: ``computed`` is not a computed plan.
        SpecError: one of the documents has errors.
        PackError: as for :func:`render`.
    """
    require_computed(computed, "kehoach.render_set")
    plan = computed.plan
    found = on_release((), plan) if final else ()
    tree = None if plan.original else plan.tree
    beside = _NONE if tree is None else _beside(tree, computed, "all", found, final=final)
    found = (*found, *beside.findings)
    if has_errors(found):
        raise SpecError(in_file_order(found, (plan.file,)))
    return _set_of(computed, beside.value, "ke-hoach")


def make_set(outcome: Outcome, stem: str = "ke-hoach") -> dict[str, Document]:
    """The Word documents of a plan without errors and of the documents made with it, by file name.

    ``stem`` is the name of the plan's file as long as the plan has no number.

    Raises:
        PackError: as for :func:`render`.
    """
    return {} if outcome.computed is None else _set_of(outcome.computed, outcome.companions, stem)


def _set_of(computed: ComputedPlan, beside: tuple[Companion, ...], stem: str) -> dict[str, Document]:
    from kehoach.documents import file_names

    names = file_names(computed.plan, stem, beside)
    if len({name.casefold() for name in names}) < len(names):  # one would be lost without a word
        listed = ", ".join(names)
        raise OutputError(Bilingual(f"hai văn bản trùng tên tệp: {listed}", f"two documents under one name: {listed}"))
    documents = (computed, *(companion.computed for companion in beside))
    return {name: render(document) for name, document in zip(names, documents, strict=True)}


def print_document(document: records.DocumentView, plan: Plan) -> Document:
    """Print a document with the template of a plan's pack.

    Raises:
        PackError: there is no such pack, or its template cannot be used.
        MissingPackageError: as for :func:`render`.
    """
    from kehoach.drawing.drawn_document import with_drawn_charts
    from kehoach.rules.lost_texts import lost_texts
    from kehoach.view.unbroken import unbroken
    from kehoach.word.kept_templates import compiled_template
    from kehoach.word.render import lost_charts, lost_titles, render_document

    if not plan.layers:
        raise PackError("the plan names no pack")
    template = template_of(plan.layers, plan.template)
    bound = unbroken(document, (plan.issuer.name, plan.location))
    own = tuple((name, field.kind) for name, field in plan.fields.items())
    compiled, findings = compiled_template(template.data, template.shown, template.without, own), Findings()
    for field in lost_titles(bound, compiled):
        place = plan.part_styles_place or plan.place
        findings.add(
            rules.TITLE_NOT_IN_TEMPLATE, place, field=Verbatim(f"block.{field}"), file=Verbatim(template.shown)
        )
    for chart in lost_charts(bound, compiled):
        file = Verbatim(template.shown)
        findings.add(rules.CHART_NOT_IN_TEMPLATE, plan.charts[chart].place, chart=Verbatim(chart), file=file)
    if findings:
        raise PackError(findings=in_file_order(findings, (plan.file,)))
    if document.heading.draft and "doc.heading.draft" in compiled.omits:
        findings.add(rules.DRAFT_UNMARKED, plan.template_place or plan.place, file=Verbatim(template.shown))
    for path, place in lost_texts(plan, compiled.omits):
        findings.add(rules.TEXT_NOT_IN_TEMPLATE, place, path=Verbatim(path), file=Verbatim(template.shown))
    rendered = render_document(with_drawn_charts(bound, plan, "png"), compiled)
    for found in rendered.too_wide:
        table, excess = plan.tables.get(found.table), _millimetres(found.excess)
        column = next((one for one in table.columns if one.id == found.column), None) if table else None
        if column:
            findings.add(
                rules.COLUMN_TOO_NARROW,
                column.place,
                column=Verbatim(found.column),
                table=Verbatim(found.table),
                excess=excess,
            )
            continue
        place = table.place if table else plan.place
        findings.add(rules.TABLE_TOO_WIDE, place, table=Verbatim(found.table), excess=excess)
    return Document(rendered.data, in_file_order(findings, (plan.file,)))


def _millimetres(twips: int) -> int:
    """In millimetres, rounded up, because this much has to be removed."""
    return -(-twips * 127 // 7200)
