"""The believed formulas of a document as a file of rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from kehoach.auditing.audit_values import FormulaKind, Trust
from kehoach.auditing.formula_text import brief_formula, ids_of
from kehoach.auditing.given_formulas import GivenRelation, relation_text
from kehoach.auditing.label_matching import timeless
from kehoach.source.yaml_values import as_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.auditing.audit_values import Audit, AuditFormula, AuditTable

_MOST_PARTS: Final = 150
"""Longer sums are found again by the label of their row."""
_HEAD: Final = """\
# Công thức của {file}. Bỏ dòng không đúng; dòng sau dấu # chưa chắc, bỏ dấu # nếu đúng.
# Dùng cho báo cáo kỳ sau: kehoach audit TEP.docx --rules <tệp này>
audit: 1
"""


def audit_rules_text(audit: Audit) -> str:
    """The formulas of an audit as YAML, to be read again with the form of the next month.

    Those that are sure are written as they are, the likely ones as comments. Columns and rows without a label have
    none. Without any formula, ``tables`` is empty.
    """
    lines = [line for table in audit.tables for line in _table_lines(table)]
    head = _HEAD.format(file=Path(audit.file).name or "Word")
    return head + "".join(line + "\n" for line in (["tables:", *lines] if lines else ["tables: {}"]))


def _table_lines(table: AuditTable) -> Iterator[str]:
    ids, row_ids = ids_of(table.column_labels), ids_of(table.row_labels)
    believed = [one for one in table.formulas if one.trust is not Trust.OPEN and _can_be_written(table, one)]
    of_columns = [one for one in believed if not one.is_of_row]
    of_rows = [one for one in believed if one.is_of_row]
    if not any(one.trust is Trust.SURE for one in believed):
        return
    across = sorted({column for one in of_rows for column in one.columns})
    used = {column for one in of_columns for column in (one.column or 0, *one.of_columns)} | set(across)
    yield f"  bang_{table.table}:"
    if table.title:
        yield f"    title: {as_value(table.title.replace('$(', '$$('))}"
    yield from _labels("columns", ids, table.column_labels, sorted(_with_alike(table.column_labels, used)))
    yield from _formulas("formulas", of_columns, ids, row_ids)
    if of_rows or any(one.kind is FormulaKind.SHARE for one in of_columns):
        yield from _labels("rows", row_ids, table.row_labels, range(table.header_rows, table.rows))
    yield from _formulas("row_formulas", of_rows, row_ids, row_ids)
    if across:
        yield f"    across: {'; '.join(ids[column] for column in across)}"


def _can_be_written(table: AuditTable, one: AuditFormula) -> bool:
    """Whether all that a formula is about has a label, and is not too much."""
    rows = (one.row, *one.of_rows) if one.is_of_row else one.of_rows
    columns = one.columns if one.is_of_row else (one.column, *one.of_columns)
    labels = [table.row_labels[row or 0] for row in rows] + [table.column_labels[column or 0] for column in columns]
    return all(map(str.strip, labels)) and len(rows) <= _MOST_PARTS


def _with_alike(labels: Sequence[str], used: set[int]) -> set[int]:
    """The used columns, and those whose labels they could be mistaken for."""
    keys = {timeless(labels[column]) for column in used}
    return {column for column, label in enumerate(labels) if timeless(label) in keys}


def _labels(key: str, ids: Sequence[str], labels: Sequence[str], places: Sequence[int]) -> Iterator[str]:
    labelled = [at for at in places if labels[at].strip()]
    if labelled:
        yield f"    {key}:"
        yield from (f"      {ids[at]}: {as_value(labels[at])}" for at in labelled)


def _formulas(key: str, formulas: Sequence[AuditFormula], ids: Sequence[str], row_ids: Sequence[str]) -> Iterator[str]:
    if not formulas:
        return
    is_all_comment = all(one.trust is not Trust.SURE for one in formulas)
    yield f"    {'# ' * is_all_comment}{key}:"
    for one in formulas:
        target = ids[(one.row if one.is_of_row else one.column) or 0]
        written = f"{target}: {relation_text(_relation(one, ids, row_ids))}"
        if one.trust is Trust.SURE:
            yield f"      {written}"
        else:
            yield f"      # {written}  # {' '.join(brief_formula(one).split())}"


def _relation(one: AuditFormula, ids: Sequence[str], row_ids: Sequence[str]) -> GivenRelation:
    operands = one.of_rows if one.is_of_row else one.of_columns
    signs = tuple(-1 if operand in one.minus else 1 for operand in operands)
    is_share = one.kind is FormulaKind.SHARE
    base = row_ids[one.of_rows[0]] if is_share else ""
    return GivenRelation(one.kind, tuple(ids[at] for at in operands), signs, one.power, base)
