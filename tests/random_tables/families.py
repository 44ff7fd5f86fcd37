"""Families of random tables, and the plan of a family and a seed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from tests.random_tables import families_of_claims as typed
from tests.random_tables import families_of_columns as columns
from tests.random_tables import families_of_units as units
from tests.random_tables import families_rounded_together as together
from tests.random_tables.evaluator import Evaluation
from tests.random_tables.expected_findings import expected_errors
from tests.random_tables.table_description import Typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.random_tables.table_description import Plan

_TRIES = 30
_REFUSED_AT_MOST = 0.06
"""How often a table may stand for the finding that it gets; else another is tried."""


@dataclass(frozen=True)
class Family:
    """How tables are made."""

    make: Callable[[Random], Plan]
    is_of_findings: bool = False
    """Whether tables that get errors are the point."""


FAMILIES: dict[str, Family] = {
    "formulas": Family(columns.formulas),
    "shares": Family(columns.shares),
    "growth over years": Family(columns.growth_over_years),
    "lookups": Family(columns.lookups),
    "periods": Family(columns.periods),
    "splits": Family(columns.splits),
    "averages": Family(columns.averages),
    "units": Family(units.units),
    "yields": Family(units.yields),
    "years": Family(columns.years),
    "claims": Family(typed.claims),
    "taken off": Family(columns.taken_off, is_of_findings=True),
    "anything": Family(columns.anything),
    "footing": Family(together.footing),
    "footing over groups": Family(together.footing_over_groups),
    "shares over groups": Family(together.shares_over_groups),
    "units of grown and opening": Family(units.units_of_grown_and_opening, is_of_findings=True),
    "rows with units": Family(units.rows_with_units),
    "rows in other scales": Family(units.rows_in_other_scales),
    "rows of unlike units": Family(units.rows_of_unlike_units, is_of_findings=True),
    "decimals by row": Family(units.decimals_by_row),
    "quoted words": Family(typed.quoted_words),
}


def plan_of(name: str, seed: int) -> Plan:
    """The plan of a family and a seed: always the same."""
    family = FAMILIES[name]
    for attempt in range(_TRIES):
        chance = Random(f"{name} {seed} {attempt}")
        plan = replace(family.make(chance), family=name, seed=seed)
        evaluation = Evaluation(plan)
        errors = expected_errors(evaluation)
        if family.is_of_findings or chance.random() < _REFUSED_AT_MOST or not errors:
            return plan if errors else _quoting(chance, plan, evaluation)
    return plan


def _quoting(chance: Random, plan: Plan, evaluation: Evaluation) -> Plan:
    """The plan with some of its figures in prose, if that makes no error of what is not known."""
    quoted = []
    for table in plan.tables:
        sheet = evaluation.sheet(table.id)
        for _ in range(2):
            column = chance.choice(list(sheet.columns.values()))
            at = chance.choice([*range(len(table.rows)), *([None] if sheet.rule(column) != "none" else [])])
            cells = [row.cells.get(column.id, "") for row in table.rows]
            is_known = not {"", "chưa có"} & set(cells) or not isinstance(column.source, Typed)
            own = table.claims.get(column.id, "") if at is None else cells[at]
            if is_known and not own.startswith('"'):  # quoted words have no place in a sentence
                quoted.append((table.id, at, column.id))
    with_prose = replace(plan, quoted=tuple(dict.fromkeys(quoted)))
    return plan if expected_errors(Evaluation(with_prose)) else with_prose
