"""Which form of a table prints what the document has: each is computed and looked at before it is taken."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import has_errors
from kehoach.face import evaluate
from kehoach.importing.declared_formulas import declared_formulas, with_formulas
from kehoach.importing.levelled_table import levelled_forms
from kehoach.importing.rounded_operands import figures_of, is_of_rounded
from kehoach.importing.spec_lines import plain
from kehoach.importing.typed_table import flat_form, typed_columns
from kehoach.plan.audience import Audience
from kehoach.view.prose import ProseWriter
from kehoach.view.table import view_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kehoach.diagnostics import Finding
    from kehoach.importing.printed_table import PrintedTable
    from kehoach.importing.rounded_operands import TablePlace
    from kehoach.importing.typed_table import TypedTable
    from kehoach.view.records import TableView

_NAME: Final = "bang"
_HEAD: Final = """\
kehoach: 1
pack: co-so
numbers: vi
year: 2000
subject: …
issuer: {kind: xã, name: A}
outline:
  pack: none
  phan: {title: A, text: $(bang)}
tables:
"""
_CLAIMS: Final = (rules.CLAIM_TRUNCATED, rules.CLAIM_WRONG, rules.CLAIM_APART)
_TOLERATED: Final = 4
"""Of this number of computed cells one may be printed otherwise, and is then a claim; with more, they are not computed
so.
"""


def typed_as_printed(printed: PrintedTable, *, every_claim: bool = False) -> TypedTable:
    """The first form of a table that prints all that the document has, except computed cells that are wrong there.

    ``every_claim``: computed cells keep the figures that are printed in them.
    """
    formulas = declared_formulas(printed, typed_columns(printed))
    for form in (*levelled_forms(printed), flat_form(printed)):
        for said in (formulas, {}) if formulas else ({},):
            found = _proved(with_formulas(form, said, printed), printed)
            if found is not None:
                return _with_claims(found, printed) if every_claim else found
    return flat_form(printed, says_numbers=False)


def _proved(form: TypedTable, printed: PrintedTable) -> TypedTable | None:
    """The form, with what is printed otherwise in its computed cells; ``None`` if it is not a form of this table."""
    trial = _tried(form, printed)
    if trial is None or trial.has_other_words:
        return None
    if not trial.wrong:
        return form
    computed = [place for place in figures_of(form, printed) if not form.rows[place.row].cells[place.cell]]
    rounded = {place for place in trial.wrong if is_of_rounded(form, printed, place)}
    if any(place not in computed for place in trial.wrong):
        return None
    if _TOLERATED * (len(trial.wrong) - len(rounded)) > len(computed):
        return None
    claimed = _typed_at(form, trial.wrong)
    again = _tried(claimed, printed)
    if again is None or again.wrong != trial.wrong:
        return None
    places = {(place.row, place.cell) for place in rounded}
    return replace(claimed, accepted=tuple(again.claims[place] for place in again.claims if place in places))


@dataclass(frozen=True, slots=True)
class TableTrial:
    """How a form prints: the cells with another figure, and whether anything else differs."""

    wrong: tuple[TablePlace, ...]
    has_other_words: bool
    claims: Mapping[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    """By row and number of the cell: the code and the address, after the table's id, of a claim that does not hold."""


def _tried(form: TypedTable, printed: PrintedTable) -> TableTrial | None:
    """What a form prints otherwise than the document; ``None`` if it has errors."""
    text = _HEAD + "".join(f"  {line}\n" for line in form.lines(_NAME))
    outcome = evaluate(text=text, base=".")
    if outcome.computed is None or has_errors(f for f in outcome.findings if f.rule not in _CLAIMS):
        return None
    words = ProseWriter.of(outcome.computed, Audience.PLAN)
    view = view_table(outcome.computed, _NAME, Audience.PLAN, words.text)
    if tuple(map(plain, view.numbers)) != printed.numbers or len(view.rows) != len(printed.rows):
        return TableTrial((), True)
    places = {(place.row, place.column): place for place in figures_of(form, printed)}
    wrong: list[TablePlace] = []
    for at in range(len(view.rows)):
        shown, wanted = _shown(view, at), _wanted(printed, at)
        if len(view.rows[at].cells) != len(wanted):
            shown, wanted = [text for text in shown if text], [text for text in wanted if text]
            if shown != wanted:
                return TableTrial((), True)
            continue
        for column, (ours, theirs) in enumerate(zip(shown, wanted, strict=True)):
            if ours != theirs:
                place = places.get((at, column))
                if place is None:
                    return TableTrial((), True)
                wrong.append(place)
    return TableTrial(tuple(wrong), False, _claims(text, outcome.findings))


def _claims(text: str, findings: Iterable[Finding]) -> dict[tuple[int, int], tuple[str, str]]:
    lines = text.split("\n")
    begins = next((at for at, line in enumerate(lines) if line.strip() == "rows: |"), len(lines)) + 2
    found = {}
    for finding in findings:
        if finding.rule in _CLAIMS:
            cell = lines[finding.line - 1].count("|", 0, finding.column - 1)
            address = dict(finding.details)["address"]
            found[finding.line - 1 - begins, cell] = (finding.code, str(address).removeprefix(_NAME))
    return found


def _shown(view: TableView, row: int) -> list[str]:
    continued = view.rows[row].continued
    return ["" if at in continued else plain(cell) for at, cell in enumerate(view.rows[row].cells)]


def _wanted(printed: PrintedTable, row: int) -> list[str]:
    found = printed.rows[row]
    return [found.across] if found.across else ["" if cell.continues else cell.text for cell in found.cells]


def _typed_at(form: TypedTable, places: tuple[TablePlace, ...]) -> TypedTable:
    """The form with the printed figures typed at places."""
    rows = [list(row.cells) for row in form.rows]
    for place in places:
        rows[place.row][place.cell] = place.printed
    return replace(
        form, rows=tuple(replace(row, cells=tuple(cells)) for row, cells in zip(form.rows, rows, strict=True))
    )


def _with_claims(form: TypedTable, printed: PrintedTable) -> TypedTable:
    """The form with the printed figures in all computed cells."""
    return _typed_at(
        form, tuple(place for place in figures_of(form, printed) if not form.rows[place.row].cells[place.cell])
    )
