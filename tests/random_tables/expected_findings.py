"""Which findings a described plan gets: its errors, by code, and what is said of each claim."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from tests.random_tables.evaluator import Evaluation, Sheet
from tests.random_tables.exact_figures import Missing, quoted, read, rounded, total
from tests.random_tables.expected_texts import base_places, cell_places, is_converted, scale, total_places
from tests.random_tables.row_rules import rowwise, sides
from tests.random_tables.table_description import (
    Formula,
    Grown,
    Growth,
    Lookup,
    Opening,
    Rate,
    Ref,
    Running,
    Share,
    Split,
    Typed,
    refs,
)
from tests.random_tables.unit_measures import WHOLE

if TYPE_CHECKING:
    from tests.random_tables.exact_figures import Value
    from tests.random_tables.table_description import Column, Expr, Plan, Source

CLAIM_CODES = ("KH405", "KH406", "KH425", "KH448")


def expected_errors(evaluation: Evaluation) -> set[str]:
    """The codes of the errors; everything that is printed, quoted or checked is worked out on the way."""
    plan = evaluation.plan
    used = _used(plan)
    for table in plan.tables:
        sheet = evaluation.sheet(table.id)
        for column in sheet.columns.values():
            _work_out(sheet, column, is_total_quoted=(table.id, None, column.id) in plan.quoted)
            evaluation.errors |= _missing(sheet, column, (table.id, column.id) in used)
            evaluation.errors |= _odd(sheet, column)
        evaluation.errors |= _checked(sheet)
    return evaluation.errors


def _work_out(sheet: Sheet, column: Column, *, is_total_quoted: bool) -> None:
    for at in range(len(sheet.rows)):
        sheet.cell(at, column.id)
    if is_total_quoted or (sheet.table.total and sheet.rule(column) != "none"):
        sheet.total(column.id)


def _used(plan: Plan) -> set[tuple[str, str]]:
    """The columns that something is computed from, or that prose quotes."""
    found = {(table, column) for table, _, column in plan.quoted}
    for table in plan.tables:
        for column in table.by_year():
            exprs = _exprs(column.source)
            exprs += [column.weight] if column.weight is not None else []
            exprs += [column.total] if column.total is not None and not isinstance(column.total, str) else []
            found |= {(ref.table or table.id, ref.column) for expr in exprs for ref in refs(expr)}
            if isinstance(column.source, Lookup):
                found.add((column.source.table, column.source.column))
        for check in table.checks:
            found |= {(ref.table or table.id, ref.column) for side in (check.left, check.right) for ref in refs(side)}
    return found


def _exprs(source: Source) -> list[Expr]:
    match source:
        case Formula(expr) | Running(expr):
            return [expr]
        case Rate(first, second, _) | Growth(first, second, _, _) | Grown(first, second, _, _):
            return [first, second]
        case Share(of, _, _, _) | Opening(of):
            return [Ref(of)]
        case Split(whole, by, floor, cap, fixed, _):
            return [each for each in (whole, by, floor, cap, Ref(fixed) if fixed else None) if each is not None]
    return []


def _missing(sheet: Sheet, column: Column, is_used: bool) -> set[str]:
    """Cells that are blank where none may be, or not known where something needs them."""
    typed = list(range(len(sheet.rows))) if isinstance(column.source, Typed) else []
    if isinstance(column.source, Opening):
        typed = [min(sheet.leaves)]
    values = [sheet.cell(at, column.id) for at in typed if at not in sheet.parts]
    found = {"KH403"} if Missing.BLANK in values else set()
    is_needed = is_used or (sheet.table.total and sheet.rule(column) != "none")
    if Missing.UNKNOWN in values and sheet.table.missing == "refuse" and is_needed:
        found.add("KH411")
    if isinstance(column.source, Lookup) and sheet.table.missing == "refuse" and is_needed:
        source = sheet.plan.plan.table(column.source.table)
        drawn = [sheet.cell(at, column.id) for at in range(len(sheet.rows))]
        found |= {"KH411"} if Missing.UNKNOWN in drawn and source.missing != "refuse" else set()
    return found


def _odd(sheet: Sheet, column: Column) -> set[str]:
    """Counts below zero, more picked out than there is."""
    values = [sheet.cell(at, column.id) for at in range(len(sheet.rows))]
    numbers = [value for value in values if isinstance(value, Fraction)]
    found = set()
    is_worked = isinstance(column.source, Formula | Grown | Running)
    if is_worked and _counts(column) and any(value < 0 for value in numbers):
        found.add("KH404")
    if _takes_too_much_off(sheet, column):
        found.add("KH404")
    rule = sheet.rule(column)
    if rule == "sum" and isinstance(column.source, Typed | Lookup):
        for row, value in zip(sheet.rows, values, strict=True):
            whole = values[row.parent] if row.relation == "pick" and row.parent >= 0 else None
            if isinstance(whole, Fraction) and isinstance(value, Fraction) and value > whole:
                found.add("KH420")
    return found


def _counts(column: Column) -> bool:
    return column.unit in WHOLE and not column.signed


def _takes_too_much_off(sheet: Sheet, column: Column) -> bool:
    """Whether more of a typed count is taken off than there is, in a group or in the total."""
    if not (_counts(column) and isinstance(column.source, Typed | Lookup) and sheet.rule(column) == "sum"):
        return False
    sums = [sheet.cell(at, column.id) for at in sheet.parts if at >= 0]
    sums += [sheet.total(column.id)] if sheet.table.total else []
    return any(isinstance(value, Fraction) and value < 0 for value in sums)


def expects_hidden_decimals(evaluation: Evaluation) -> bool | None:
    """Whether KH412 warns of a result printed as if it were whole; ``None`` where its decimals are not settled."""
    sheets = [evaluation.sheet(table.id) for table in evaluation.plan.tables]
    if any(is_converted(sheet, column) for sheet in sheets for column in sheet.columns.values()):
        return None
    return any(_hides_decimals(sheet, column) for sheet in sheets for column in sheet.columns.values())


def _hides_decimals(sheet: Sheet, column: Column) -> bool:
    is_worked = isinstance(column.source, Formula | Grown | Rate | Growth | Running)
    is_own = sheet.rule(column) == "own"
    if column.decimals is not None or not (is_worked or is_own):
        return False
    values = [sheet.cell(at, column.id) for at in range(len(sheet.rows))] if is_worked else []
    values += [sheet.total(column.id)] if sheet.table.total else []
    places = total_places(sheet, column) if is_own else base_places(sheet, column)
    return places == 0 and any(isinstance(value, Fraction) and value.denominator != 1 for value in values)


def _checked(sheet: Sheet) -> set[str]:
    found = set()
    for check in sheet.table.checks:
        for at in range(len(sheet.rows)):
            left, right = sides(sheet, check.left, check.right, at)
            if isinstance(left, Fraction) and isinstance(right, Fraction):
                holds = {"<=": left <= right, ">=": left >= right}[check.sign]
                found |= set() if holds else {"KH408"}
    return found


# --- claims --------------------------------------------------------------------------------------------------


def expected_claims(sheet: Sheet) -> Counter[tuple[str, str]]:
    """What is said of the figures typed where they are computed: code and address."""
    found: Counter[tuple[str, str]] = Counter()
    for column in sheet.columns.values():
        is_made_up = sheet.rule(column) in ("sum", "own", "mean", "first", "last")
        for at, row in enumerate(sheet.rows):
            is_claim = is_made_up and at in sheet.parts if isinstance(column.source, Typed) else True
            if isinstance(column.source, Opening) and at == min(sheet.leaves):
                continue
            text = row.cells.get(column.id, "") if is_claim else ""
            if text and (code := _verdict(sheet, at, column, text)):
                found[code, f"{sheet.table.id}[{row.name}].{column.id}"] += 1
        if (text := sheet.table.claims.get(column.id, "")) and (code := _verdict(sheet, None, column, text)):
            found[code, f"{sheet.table.id}.total.{column.id}"] += 1
    return found


def _verdict(sheet: Sheet, at: int | None, column: Column, text: str) -> str:
    """The code of the finding on one claim; empty where it is right, or says nothing."""
    claim, places = read(text)
    if quoted(text) is not None or claim is Missing.GAP:
        return ""
    value = sheet.total(column.id) if at is None else sheet.cell(at, column.id)
    if isinstance(claim, Missing) or isinstance(value, Missing):
        return "" if claim is value else "KH406"
    if rounded(value, places, sheet.table.rounding) == claim:
        return ""
    if rounded(value, places, "truncate") == claim:
        return "KH405"
    printed = _from_printed(sheet, at, column)
    if isinstance(printed, Fraction) and rounded(printed, places, sheet.table.rounding) == claim:
        return "KH425"
    return "KH448" if abs(value - claim) <= _slack(sheet, at, column, places) else "KH406"


def _slack(sheet: Sheet, at: int | None, column: Column, places: int) -> Fraction:
    """By how much a typed sum of rounded parts may be off; counts and rates are exact."""
    parts, is_money = sheet.parts.get(-1 if at is None else at, []), column.unit.endswith("đồng")
    is_exact = column.unit.startswith("%") or (column.unit in WHOLE and not is_money) or not (places or is_money)
    if is_exact or sheet.rule(column) != "sum":
        return Fraction(0)
    known = sum(isinstance(sheet.cell(part, column.id), Fraction) for part in parts)
    return Fraction(known + 1, 2 * 10**places) if parts else Fraction(0)


def _from_printed(sheet: Sheet, at: int | None, column: Column) -> Value:
    """What the figure would be if it were worked out from the rounded figures printed beside it."""
    parts = sheet.parts.get(-1 if at is None else at, [])
    if parts and sheet.rule(column) == "sum":
        values = [_printed(sheet, part, column) for part in parts]
        if any(isinstance(value, Missing) and value is not Missing.NOTHING for value in values):
            return Missing.UNKNOWN
        signs = [-1 if sheet.rows[part].relation == "less" else 1 for part in parts]
        return total([v * s if isinstance(v, Fraction) else v for v, s in zip(values, signs, strict=True)])
    if not isinstance(column.source, Formula | Rate):
        return Missing.NOTHING
    beside = Sheet(sheet.plan, sheet.table)
    for name, other in sheet.columns.items():
        if at is None:
            beside._totals[name] = _printed(sheet, None, other)
        else:
            beside._cells[at, name] = _printed(sheet, at, other)
    return rowwise(beside, at, column, column.source)


def _printed(sheet: Sheet, at: int | None, column: Column) -> Value:
    value = sheet.total(column.id) if at is None else sheet.cell(at, column.id)
    places = total_places(sheet, column) if at is None else cell_places(sheet, at, column)
    if isinstance(value, Missing) or places is None:
        return value
    factor = scale(sheet, column)
    return rounded(value * factor, places, sheet.table.rounding) / factor
