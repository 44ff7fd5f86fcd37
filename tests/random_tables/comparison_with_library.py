"""One described plan through the library's public face, and every figure held against the evaluator's."""

from __future__ import annotations

import contextlib
import io
import json
import re
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document

import kehoach
from kehoach.cli import main
from tests.conftest import texts_of
from tests.random_tables.evaluator import Evaluation
from tests.random_tables.exact_figures import Missing, Value, rounded
from tests.random_tables.expected_findings import CLAIM_CODES, expected_claims, expected_errors, expects_hidden_decimals
from tests.random_tables.expected_texts import base_places, exact_text, scale, shown_cell, shown_total
from tests.random_tables.expected_word_table import word_rows
from tests.random_tables.rounded_together import Together
from tests.random_tables.rules_beyond_rows import part_of_row
from tests.random_tables.spec_writing import address, spec_of
from tests.random_tables.table_description import Share

if TYPE_CHECKING:
    from tests.random_tables.evaluator import Sheet
    from tests.random_tables.expected_texts import Shown
    from tests.random_tables.expected_word_table import Cell
    from tests.random_tables.table_description import Plan

_CLAIMED = re.compile(r"“([^”]+)”")


@dataclass
class Outcome:
    """What was compared of one plan, and every difference."""

    plan: Plan
    spec: str
    counts: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def hold(self, voice: str, where: str, expected: object, got: object) -> None:
        """Count a comparison, and write it down where it fails."""
        self.counts[voice] += 1
        if not (got in expected if isinstance(expected, tuple) else got == expected):
            self.differences.append(f"{voice} {where}: expected {expected!r}, got {got!r}")


def compared(plan: Plan, *, with_word: bool = True, with_command: bool = True) -> Outcome:
    """The plan through every voice of the library: Python, prose and table of the Word file, ``compute`` as JSON."""
    outcome = Outcome(plan, spec_of(plan))
    findings = list(kehoach.evaluate(text=outcome.spec).findings)
    errors = {finding.code for finding in findings if finding.severity.value == "error"} - set(CLAIM_CODES)
    exact = Evaluation(plan)
    outcome.hold("findings", "errors", expected_errors(exact), errors)
    if errors or outcome.differences:
        outcome.counts["refused"] += bool(errors)
        return outcome
    hidden = expects_hidden_decimals(exact)
    if hidden is not None and not any(table.foot for table in plan.tables):
        outcome.hold("findings", "KH412", hidden, "KH412" in {finding.code for finding in findings})
    claims = [finding for finding in findings if finding.code in CLAIM_CODES]
    said = Counter((f.code, found[1]) for f in claims if (found := _CLAIMED.search(f.message)))
    expected: Counter[tuple[str, str]] = Counter()
    for table in plan.tables:
        expected += expected_claims(exact.sheet(table.id))
    outcome.hold("claims", "findings", expected, said)
    if any(finding.severity.value == "error" for finding in findings):
        outcome.counts["with wrong claims"] += 1
        return outcome
    computed = kehoach.compute(kehoach.loads(outcome.spec))
    evaluation = Evaluation(plan, _rounded_by_library(outcome, exact, computed))
    if not outcome.differences:
        _compare_figures(outcome, evaluation, computed)
        if with_command:
            _compare_json(outcome, evaluation)
        if with_word:
            _compare_document(outcome, evaluation, kehoach.render(computed))
    return outcome


# --- figures that may be rounded in several right ways ---------------------------------------------------------


def _rounded_by_library(
    outcome: Outcome, exact: Evaluation, computed: kehoach.ComputedPlan
) -> dict[tuple[str, str], list[Value]]:
    """The figures of columns rounded together, as the library has them, once they are held to be right."""
    given: dict[tuple[str, str], list[Value]] = {}
    for table in outcome.plan.tables:
        sheet = exact.sheet(table.id)
        for columns in _rounded_columns(sheet):
            units = {name: _last_decimal(sheet, name) for name in columns}
            exactly = {(at, name): _unfooted(sheet, at, name) for at in sheet.leaves for name in columns}
            chosen = {
                key: _chosen(outcome, computed, address(outcome.plan, table.id, *key), exactly[key]) for key in exactly
            }
            together = Together.of(sheet, columns, {key: _in(units[key[1]], value) for key, value in exactly.items()})
            faults = together.faults({key: _in(units[key[1]], value) for key, value in chosen.items()})
            outcome.counts["trees rounded together"] += 1
            outcome.differences += [f"rounded together {table.id}: {fault}" for fault in faults]
            for name in columns:
                given[table.id, name] = _tree(sheet, name, chosen, units[name])
    return given


def _rounded_columns(sheet: Sheet) -> list[tuple[str, ...]]:
    free: list[tuple[str, ...]] = [
        (column.id,)
        for column in sheet.columns.values()
        if isinstance(column.source, Share) and column.source.foot and column.source.within == "total"
        if len(sheet.parts) > 1 or any(row.relation == "pick" for row in sheet.rows)
    ]
    return [sheet.table.foot, *free] if sheet.table.foot else free


def _last_decimal(sheet: Sheet, name: str) -> Fraction:
    column = sheet.columns[name]
    return Fraction(1, 10 ** base_places(sheet, column)) / scale(sheet, column)


def _unfooted(sheet: Sheet, at: int, name: str) -> Value:
    source = sheet.columns[name].source
    return part_of_row(sheet, at, sheet.columns[name], source) if isinstance(source, Share) else sheet.cell(at, name)


def _in(unit: Fraction, value: Value) -> Value:
    return value if isinstance(value, Missing) else value / unit


def _tree(sheet: Sheet, name: str, chosen: dict[tuple[int, str], Value], unit: Fraction) -> list[Value]:
    """A column of which the leaves are chosen: groups are sums, what is picked out is rounded by itself."""
    found: list[Value] = [Missing.NOTHING] * len(sheet.rows)
    for at in sheet.leaves:
        found[at] = chosen[at, name]
    whole = Evaluation(sheet.plan.plan, {(sheet.table.id, name): found}).sheet(sheet.table.id)
    for at in sorted(sheet.parts, reverse=True):
        if at >= 0:
            found[at] = whole.sum_of(at, sheet.parts[at], sheet.columns[name])
            whole._cells.clear()
    for at, row in enumerate(sheet.rows):
        if row.relation == "pick":
            own = _unfooted(sheet, at, name)
            if isinstance(own, Fraction):
                own = rounded(own / unit, 0, "half-up") * unit
                parent = found[row.parent] if row.parent >= 0 else Missing.NOTHING
                own = own if isinstance(parent, Missing) else min(own, parent)
            found[at] = own
    return found


def _chosen(outcome: Outcome, computed: kehoach.ComputedPlan, where: str, exact: Value) -> Value:
    """What the library made of a figure; what is absent stays so."""
    value = computed[where].value
    if value is None and isinstance(exact, Fraction):
        outcome.differences.append(f"rounded together {where}: {exact} became nothing")
    return exact if isinstance(exact, Missing) or value is None else value


# --- every voice -------------------------------------------------------------------------------------------------


def _compare_figures(outcome: Outcome, evaluation: Evaluation, computed: kehoach.ComputedPlan) -> None:
    for table in outcome.plan.tables:
        sheet = evaluation.sheet(table.id)
        for at, name, shown in _all(sheet):
            where = address(outcome.plan, table.id, at, name)
            quantity = computed[where]
            kind = "totals" if at is None else "group figures" if at in sheet.parts else "cells"
            outcome.hold(kind, where, shown.value, quantity.value)
            outcome.hold(f"texts of {kind}", where, shown.texts, quantity.text)


def _all(sheet: Sheet) -> list[tuple[int | None, str, Shown]]:
    cells = [(at, name, shown_cell(sheet, at, name)) for at in range(len(sheet.rows)) for name in sheet.columns]
    totals = [(None, name, shown_total(sheet, name)) for name in sheet.columns if sheet.table.total]
    return [*cells, *totals]


def _compare_json(outcome: Outcome, evaluation: Evaluation) -> None:
    """``kehoach compute --format json`` of the plan as a file."""
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as said:
        path = Path(folder, "plan.yaml")
        path.write_text(outcome.spec, encoding="utf-8")
        with contextlib.redirect_stderr(io.StringIO()):
            main(["compute", str(path), "--format", "json"])
    told = json.loads(said.getvalue())["tables"]
    for table in outcome.plan.tables:
        for at, name, shown in _all(evaluation.sheet(table.id)):
            found = told[table.id]["total"][name] if at is None else told[table.id]["rows"][at]["cells"][name]
            where = address(outcome.plan, table.id, at, name)
            outcome.hold("JSON values", where, exact_text(shown.value), found["value"])
            outcome.hold("JSON texts", where, shown.texts, found["text"])


def _compare_document(outcome: Outcome, evaluation: Evaluation, docx: bytes) -> None:
    """The Word file read back by python-docx: each table, and the figures in prose."""
    document = Document(io.BytesIO(docx))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for n, (table, at, name) in enumerate(outcome.plan.quoted):
        sheet = evaluation.sheet(table)
        shown = shown_total(sheet, name) if at is None else shown_cell(sheet, at, name)
        found = re.search(rf"^Số {n}: (.*)\.$", said, re.MULTILINE)
        outcome.hold("figures in prose", address(outcome.plan, table, at, name), shown.texts, found and found[1])
    printed = [table for table in document.tables if "Cột ten" in [cell.text for cell in table.rows[0].cells]]
    for described, word in zip(outcome.plan.tables, printed, strict=True):
        expected = word_rows(evaluation.sheet(described.id))
        depth = 2 if any(column.years for column in described.columns) else 1
        rows = [texts_of(row) for row in word.rows][depth:]
        outcome.hold("Word rows", described.id, len(expected), len(rows))
        for line, cells in zip(expected, rows, strict=False):
            _compare_line(outcome, described.id, line, cells)


def _compare_line(outcome: Outcome, table: str, line: list[Cell], cells: list[str]) -> None:
    if len(line) == 1:
        outcome.hold("Word cells", f"{table} title of a group", set(line), set(filter(None, cells)))
        return
    outcome.hold("Word columns", table, len(line), len(cells))
    name = next((cell for cell in line if isinstance(cell, str) and cell), "")
    for n, (expected, text) in enumerate(zip(line, cells, strict=False)):
        wanted = expected if isinstance(expected, str | tuple) else expected.printed
        outcome.hold("Word cells", f"{table} row {name}, cell {n}", wanted, text)
