"""Formulas that a table declares itself: ``6=5/4``, ``(8)=(4)/(3)*100``, in the row of column numbers or a header."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.auditing.audit_values import FormulaKind, FormulaSource, Trust
from kehoach.auditing.fitting import Fit, Hypothesis, signed_sum
from kehoach.auditing.found_formulas import Believed, judge
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.auditing.figure_lines import FigureLines
    from kehoach.auditing.figure_table import FigureTable

_NAME: Final = r"\(?(?:\d{1,2}|[A-Z])\)?"
_DECLARED: Final = regex(rf"(?P<name>{_NAME})?\s*(?:=|\(\s*=)\s*(?P<formula>[^=]+?)\)?")
_IN_HEADER: Final = regex(r"\((?P<name>\d{1,2})?\s*=\s*(?P<formula>[\d\s()+\-–*x×/:%.,]+)\)")
_TERM: Final = regex(r"([+-]?)(\d{1,2}|[A-Z])")
_RATIO: Final = regex(r"(\d{1,2})/(\d{1,2})(?:\*100%?|%)?|100\*(\d{1,2})/(\d{1,2})")
_PRODUCT: Final = regex(r"(\d{1,2})\*(\d{1,2})(?:/10+)?")
_GROWTH: Final = regex(r"\((\d{1,2})-(\d{1,2})\)/(\d{1,2})(?:\*100%?|%)?|(\d{1,2})/(\d{1,2})\*100-100%?")
_MARKS: Final = str.maketrans("x×:–−.", "**/--*")
_ENOUGH: Final = 60


class Declaration(Struct, frozen=True):
    """What a table says about a column: the numbers of the columns in the formula, as the table numbers them."""

    column: int
    formula: str


def declarations(table: FigureTable) -> Iterator[tuple[Declaration, dict[str, int]]]:
    """Each declared formula with the columns that its numbers mean."""
    if table.number_row is None:
        return
    numbers: dict[str, int] = {}
    found: list[Declaration] = []
    for column, text in enumerate(table.number_row):
        flat = "".join(text.split())
        named = re.match(_NAME, flat)
        if named and named[0].strip("()") not in numbers:
            numbers[named[0].strip("()")] = column
        declared = _DECLARED.fullmatch(flat)
        if declared:
            found.append(Declaration(column, declared["formula"]))
    for column, label in enumerate(table.column_labels):
        for declared in _IN_HEADER.finditer(label):
            found.append(Declaration(column, "".join(declared["formula"].split())))
    yield from ((one, numbers) for one in found)


def declared_in(table: FigureTable, lines: FigureLines) -> list[Believed]:
    """The declared formulas that most rows keep; of one that they do not, nothing is concluded."""
    at = {info.at: line for line, info in enumerate(lines.infos)}
    believed: dict[int, Believed] = {}
    for one, numbers in declarations(table):
        target = at.get(one.column)
        meant = {name: at[column] for name, column in numbers.items() if column in at}
        if target is None or target in believed:
            continue
        judged = [judge(lines, tried, 0) for tried in _readings(one.formula, target, meant)]
        best = max(judged, key=lambda it: (it.count(Fit.HIT, Fit.NEAR, Fit.CUT), it.count(Fit.HIT)), default=None)
        if best is None or not best.compared:
            continue
        fitting = best.count(Fit.HIT, Fit.NEAR, Fit.CUT)
        if 100 * fitting >= _ENOUGH * best.compared and (fitting > 1 or best.compared == 1):
            believed[target] = replace(best, trust=Trust.SURE, source=FormulaSource.DECLARED, has_label=True)
    return list(believed.values())


def _readings(formula: str, target: int, columns: dict[str, int]) -> Iterator[Hypothesis]:
    flat = formula.translate(_MARKS)
    bare = re.sub(r"\((\d{1,2}|[A-Z])\)", r"\1", flat)
    if growth := _GROWTH.fullmatch(bare):
        first, second = (growth[1], growth[2]) if growth[1] else (growth[4], growth[5])
        if {first, second} <= columns.keys() and growth[3] in (None, growth[2]):
            yield Hypothesis(FormulaKind.GROWTH, target, (columns[first], columns[second]), (), 2)
    elif ratio := _RATIO.fullmatch(bare):
        first, second = (ratio[1], ratio[2]) if ratio[1] else (ratio[3], ratio[4])
        if {first, second} <= columns.keys():
            for power in (2, 0, 1, 3, -1, -3):
                yield Hypothesis(FormulaKind.RATIO, target, (columns[first], columns[second]), (), power)
    elif product := _PRODUCT.fullmatch(bare):
        if {product[1], product[2]} <= columns.keys():
            for power in (0, -1, -2, -3):
                operands = (columns[product[1]], columns[product[2]])
                yield Hypothesis(FormulaKind.PRODUCT, target, operands, (), power)
    else:
        yield from _linear(bare.replace("(", "").replace(")", "") if "-(" not in bare else "", target, columns)


def _linear(formula: str, target: int, columns: dict[str, int]) -> Iterator[Hypothesis]:
    terms = _TERM.findall(formula)
    if len(terms) < 2 or "".join(sign + name for sign, name in terms) != formula:
        return
    names = [name for _, name in terms]
    if not set(names) <= columns.keys() or len(set(names)) < len(names):
        return
    signs = tuple(-1 if sign == "-" else 1 for sign, _ in terms)
    yield signed_sum(target, tuple(columns[name] for name in names), signs)
