"""The documents that go with a plan: each is the plan with other keys over it, so that it has the plan's own figures.

Such a document is read, computed and checked like a plan. Only findings in its own keys are reported, because the
others are findings of the plan as well.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import Findings, Result, terms
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.packs import template_names
from kehoach.patterns import regex
from kehoach.plan import keys
from kehoach.plan.fields import Fields
from kehoach.plan.keys import REPORTS
from kehoach.plan.placeholders import GAP_TEXT
from kehoach.plan.row_names import path_text
from kehoach.reading.actuals import placed_in_report, read_actuals, report_rest, with_actuals
from kehoach.reading.figures import read_as_of
from kehoach.reading.loading import read_plan
from kehoach.reading.merge import laid_over, merge
from kehoach.rules import check_plan
from kehoach.rules.reporting import of_document
from kehoach.source.invisible import without_invisible
from kehoach.source.names import nearest
from kehoach.source.nodes import Mapping, lines_of
from kehoach.tables.compute import compute_plan

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kehoach.diagnostics import Finding
    from kehoach.plan.model import Accompanying, Original, Plan
    from kehoach.tables.computed import ComputedPlan

    Wanted = Literal["own", "all"] | Collection[str]
    """Which documents: those mentioned in the plan's own file, all, or those with these ids."""

_LONGEST_NAME: Final = 120
"""In characters. The name of a unit may be longer than a file name may be on any system."""
_RESERVED: Final = regex(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


class Companion(Struct, frozen=True):
    """One document that goes with a plan."""

    id: str
    unit: str
    """The row of the table that it is made for; empty if it is not made for a row."""
    computed: ComputedPlan


def companions(
    tree: Mapping, computed: ComputedPlan, wanted: Wanted, known: Collection[Finding]
) -> Result[tuple[Companion, ...]]:
    """Make the requested documents that go with a computed plan, in order, with the findings that are theirs alone.

    Args:
        tree: what the plan was read from.
        computed: the plan.
        wanted: which documents.
        known: the findings of the plan, which are not reported again.
    """
    plan = computed.plan
    asked = [d for d in plan.documents.values() if d.id != REPORTS and _is_wanted(d, plan, wanted)]
    if not asked:
        return Result(())
    from kehoach.view.document import original_of  # most checks make no document

    findings = Findings()
    original, reported = original_of(computed), frozenset(known)
    made: list[Companion] = []
    for document in asked:
        for index, (unit, facts) in enumerate(_units(document, computed, original, findings)):
            one = _computed(tree, document, computed, facts, index)
            made.append(Companion(document.id, unit, one.value))
            findings.extend(finding for finding in one.findings if finding not in reported)
    return Result(tuple(made), tuple(findings))


def report_on(tree: Mapping, computed: ComputedPlan, report: Mapping) -> Result[ComputedPlan | None]:
    """Make the report on a computed plan: the text of pack and plan with the keys of the report file over it, and the
    actual figures in the cells. ``None``, with a finding, if the pack has no report.
    """
    from kehoach.view.document import original_of

    plan, findings = computed.plan, Findings()
    fields = Fields(report, keys.REPORT, terms.THE_REPORT, findings)
    if REPORTS not in plan.documents:
        findings.add(rules.NO_REPORT, report.place, pack=Verbatim(plan.pack))
        return Result(None, tuple(findings))
    original = original_of(computed)
    known_keys = keys.REPORT.names()
    report = Mapping(tuple(entry for entry in report.entries if entry.key.text in known_keys), report.place)
    facts = {**original.facts, "report": fields.word("report"), "as_of": read_as_of(fields, plan.period) or GAP_TEXT}
    known = replace(original, facts=facts, is_reported=True)
    fragment = merge(_fragment(tree, REPORTS), report, findings)
    merged = laid_over(tree, fragment, report.place, findings)
    found = Findings()
    read = read_plan(merged, plan.file, plan.layers, found, known)
    actuals = read_actuals(report, read, found)
    report_rest(read, actuals, found, in_report=True)
    reached = placed_in_report(with_actuals(read, actuals), actuals, report)
    made = compute_plan(reached, found)
    check_plan(made, found)
    _check_template(made.plan, found)
    own = lines_of(fragment) | lines_of(report)
    return Result(made, (*findings, *of_document(found, REPORTS, own)))


def _is_wanted(document: Accompanying, plan: Plan, wanted: Wanted) -> bool:
    if wanted == "own":
        return document.key_place.file == plan.file
    return wanted == "all" or document.id in wanted


def _units(
    document: Accompanying, computed: ComputedPlan, original: Original, findings: Findings
) -> Iterator[tuple[str, Original]]:
    """The rows that a document is made for, each with its facts; one empty name if it is made once."""
    tables = computed.plan.tables
    if not document.each:
        yield "", original
        return
    if document.each not in tables:
        hint = nearest(document.each, tables)
        name, text = Verbatim(document.id), Verbatim(document.each)
        findings.add(rules.EACH_OF_NO_TABLE, document.each_place, document=name, text=text, nearest=hint)
        return
    rows = tables[document.each].rows
    for row in rows:
        facts = {**original.facts, "unit": row.name}
        yield row.name, replace(original, facts=facts, unit=(document.each, path_text(rows, row)))


def _computed(
    tree: Mapping, document: Accompanying, whole: ComputedPlan, original: Original, index: int
) -> Result[ComputedPlan]:
    findings, plan = Findings(), whole.plan
    fragment = _fragment(tree, document.id)
    # What a pack's document lacks is supplied in the plan, whose writer never opened the pack.
    place = plan.place if plan.is_from_pack(fragment.place) else fragment.place
    merged = laid_over(tree, fragment, place, findings)
    own = {(place.file, place.line)} | lines_of(fragment)
    read = read_plan(merged, plan.file, plan.layers, findings, original)
    if document.each and read.number.isdecimal():  # each of them is a document with a number of its own
        read = replace(read, number=str(int(read.number) + index))
    computed = compute_plan(read, findings, whole)
    check_plan(computed, findings)
    _check_template(computed.plan, findings)
    return Result(computed, of_document(findings, document.id, own))


def _fragment(tree: Mapping, name: str) -> Mapping:
    documents = tree.get("documents")
    fragment = documents.get(name) if isinstance(documents, Mapping) else None
    return fragment if isinstance(fragment, Mapping) else Mapping((), tree.place)


def _check_template(plan: Plan, findings: Findings) -> None:
    known = template_names(plan.layers)
    if plan.template not in known and plan.template_place:
        shown = ", ".join(known)
        findings.add(
            rules.NO_SUCH_TEMPLATE,
            plan.template_place,
            pack=Verbatim(plan.pack),
            text=Verbatim(plan.template),
            known=Verbatim(shown),
        )


# --- names of files ------------------------------------------------------------------------------------------


def file_names(plan: Plan, stem: str, documents: Collection[Companion]) -> tuple[str, ...]:
    """The file names of a set, the plan's first: all different, and valid on every system.

    ``stem`` is the name of the plan's file as long as the plan has no number.
    """
    names = [file_stem(plan) or stem]
    for document in documents:
        own = document.id.replace("_", "-")
        named = "" if document.unit else file_stem(document.computed.plan)
        names.append(_plain(named or (f"{own}-{document.unit}" if document.unit else own)))
    short = [name[:_LONGEST_NAME].rstrip("-. ") for name in names]
    return tuple(f"{name}.docx" for name in distinct(short))


def distinct(names: list[str]) -> tuple[str, ...]:
    """Names in the same order, all different even on a system that ignores case.

    A name that occurs several times is numbered from its second time on; numbers that other names end with are skipped.
    """
    wanted = {name.casefold() for name in names}
    numbers: dict[str, Iterator[int]] = {}
    taken: set[str] = set()
    found = []
    for name in names:
        own, counted = name, numbers.setdefault(name.casefold(), itertools.count(2))
        while own.casefold() in taken or (own != name and own.casefold() in wanted):
            own = f"{name}-{next(counted)}"
        taken.add(own.casefold())
        found.append(own)
    return tuple(found)


def file_stem(plan: Plan) -> str:
    """``66-KH-UBND``; empty if the plan has no number yet."""
    named = without_invisible(f"{plan.number}-{plan.symbol}")
    return re.sub(r'[\\/:*?"<>|]+', "-", named) if plan.number else ""


def _plain(name: str) -> str:
    """A name in ASCII letters."""
    bare = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    plain = re.sub(r"[^A-Za-z0-9]+", "-", re.sub(r"[\u0300-\u036f]", "", bare)).strip("-")
    return f"{plain}-" if _RESERVED.fullmatch(plain) else plain
