"""Which form of a table prints what the document has: each is computed and looked at before it is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import has_errors
from kehoach.face import evaluate
from kehoach.importing.carried_over import carried_over
from kehoach.importing.column_formulas import COMPUTED, likely_formulas, sure_formulas, with_formulas
from kehoach.importing.levelled_table import levelled_forms
from kehoach.importing.rounded_operands import TablePlace, figures_of, is_of_rounded
from kehoach.importing.spec_lines import plain
from kehoach.importing.typed_table import flat_form, is_figure, typed_columns
from kehoach.plan.audience import Audience
from kehoach.view.prose import ProseWriter
from kehoach.view.table import view_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kehoach.auditing.audit_values import AuditTable
    from kehoach.diagnostics import Finding
    from kehoach.importing.column_formulas import Formula
    from kehoach.importing.document_table import DocumentTable
    from kehoach.importing.typed_table import TypedColumn, TypedTable
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
_CLAIMS: Final = (rules.CLAIM_TRUNCATED, rules.CLAIM_WRONG, rules.CLAIM_APART, rules.CLAIM_ROUNDED)
_TOLERATED: Final = 4
"""Of this number of sums one may be printed otherwise, and is then a claim; with more, they are not sums."""


def typed_as_printed(printed: DocumentTable, audited: AuditTable, *, every_claim: bool = False) -> TypedTable:
    """The first form of a table that prints all that the document has, except computed cells that are wrong there.

    Args:
        printed: the table.
        audited: what is computed in it.
        every_claim: whether computed cells keep the figures that are printed in them.
    """
    columns = typed_columns(printed)
    formulas = sure_formulas(audited, printed, columns)
    for form in (*levelled_forms(printed), flat_form(printed)):
        found = _proved(form, formulas, printed)
        if found is not None:
            found = carried_over(replace(found, remarks=tuple(likely_formulas(audited, printed, columns))))
            return _with_claims(found, printed) if every_claim else found
    return flat_form(printed, says_numbers=False)


class TableTrial(Struct, frozen=True):
    """How a form prints."""

    is_alike: bool
    """Whether it has the same rows and cells, whatever the words and figures in them."""
    wrong: tuple[TablePlace, ...] = ()
    """The cells that print another figure."""
    other_words: frozenset[int] = frozenset()
    """The columns, counted as printed, with other words."""
    claims: tuple[tuple[int, int, str, str], ...] = ()
    """The row, the number of the cell, the code and the address after the table's id, of claims that do not hold."""


def _proved(base: TypedTable, formulas: Mapping[str, Formula], printed: DocumentTable) -> TypedTable | None:
    """A form with the formulas that print what the document has; ``None`` if it is not a form of this table."""
    while True:
        form = with_formulas(base, formulas, printed)
        trial = _tried(form, printed)
        if trial is not None and trial.is_alike and not trial.other_words and not _unfit(trial):
            return _claimed(form, trial, printed)
        spoilt = set() if trial is None or not trial.is_alike else trial.other_words | _unfit(trial)
        shift = len(printed.labels) - len(_shown_columns(form))
        names = {_shown_columns(form)[at - shift].id for at in spoilt if at >= shift} & formulas.keys()
        if not formulas:
            return None
        formulas = {name: keys for name, keys in formulas.items() if names and name not in names}


def _unfit(trial: TableTrial) -> set[int]:
    """The columns that leave a figure of the document without one."""
    return {place.column for place in trial.wrong if not is_figure(place.shown)}


def _claimed(form: TypedTable, trial: TableTrial, printed: DocumentTable) -> TypedTable | None:
    """The form with what is printed otherwise in its computed cells; ``None`` if most sums would be wrong."""
    if not trial.wrong:
        return form
    computed = [place for place in figures_of(form, printed) if not form.rows[place.row].cells[place.cell]]
    known = {(place.row, place.cell) for place in computed}
    rounded = {(place.row, place.cell) for place in trial.wrong if is_of_rounded(form, printed, place)}
    sums = [place for place in trial.wrong if not _is_by_formula(form, place, len(printed.labels))]
    of_rounded = [place for place in sums if (place.row, place.cell) in rounded]
    if any((place.row, place.cell) not in known for place in trial.wrong):
        return None
    if _TOLERATED * (len(sums) - len(of_rounded)) > len(computed):
        return None
    claimed = _typed_at(form, trial.wrong)
    again = _tried(claimed, printed)
    if again is None or again.wrong != trial.wrong:
        return None
    accepted = tuple((code, address) for row, cell, code, address in again.claims if (row, cell) in rounded)
    return replace(claimed, accepted=accepted)


def _is_by_formula(form: TypedTable, place: TablePlace, columns: int) -> bool:
    """Whether a cell is computed by the formula of its column, of which an audit is sure."""
    shown = _shown_columns(form)
    return any(key in COMPUTED for key, _ in shown[place.column - (columns - len(shown))].keys)


def _shown_columns(form: TypedTable) -> list[TypedColumn]:
    return [column for column in form.columns if not column.is_hidden]


def _tried(form: TypedTable, printed: DocumentTable) -> TableTrial | None:
    """How a form prints; ``None`` if it has errors."""
    text = _HEAD + "".join(f"  {line}\n" for line in form.lines(_NAME))
    outcome = evaluate(text=text, base=".")
    if outcome.computed is None or has_errors(f for f in outcome.findings if f.rule not in _CLAIMS):
        return None
    words = ProseWriter.of(outcome.computed, Audience.PLAN)
    view = view_table(outcome.computed, _NAME, Audience.PLAN, words.text)
    if tuple(map(plain, view.numbers)) != printed.numbers or len(view.rows) != len(printed.rows):
        return TableTrial(is_alike=False)
    places = {(place.row, place.column): place for place in figures_of(form, printed)}
    wrong: list[TablePlace] = []
    other_words: set[int] = set()
    for row in range(len(view.rows)):
        shown, wanted = _shown(view, row), _wanted(printed, row)
        if len(shown) != len(wanted):
            if [text for text in shown if text] != [text for text in wanted if text]:
                return TableTrial(is_alike=False)
            continue
        for column, (ours, theirs) in enumerate(zip(shown, wanted, strict=True)):
            place = places.get((row, column))
            if ours != theirs and place is None:
                other_words.add(column)
            elif place is not None and not _is_same(ours, theirs):
                wrong.append(replace(place, shown=ours))
    return TableTrial(True, tuple(wrong), frozenset(other_words), tuple(_claims(text, outcome.findings)))


def _is_same(shown: str, wanted: str) -> bool:
    """Whether two figures are one, with dots between the thousands or without."""
    return shown == wanted or (is_figure(shown) and shown.replace(".", "") == wanted.replace(".", ""))


def _claims(text: str, findings: Iterable[Finding]) -> Iterator[tuple[int, int, str, str]]:
    lines = text.split("\n")
    begins = next((at for at, line in enumerate(lines) if line.strip() == "rows: |"), len(lines)) + 2
    for finding in findings:
        if finding.rule in _CLAIMS:
            cell = lines[finding.line - 1].count("|", 0, finding.column - 1)
            address = str(dict(finding.details)["address"])
            yield finding.line - 1 - begins, cell, finding.code, address.removeprefix(_NAME)


def _shown(view: TableView, row: int) -> list[str]:
    continued = view.rows[row].continued
    return ["" if at in continued else plain(cell) for at, cell in enumerate(view.rows[row].cells)]


def _wanted(printed: DocumentTable, row: int) -> list[str]:
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


def _with_claims(form: TypedTable, printed: DocumentTable) -> TypedTable:
    """The form with the printed figures in all computed cells."""
    return _typed_at(
        form, tuple(place for place in figures_of(form, printed) if not form.rows[place.row].cells[place.cell])
    )
