"""Formulas in words: in the plan's own language, and with the labels as printed; a figure beside its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.auditing.audit_values import AuditFormula, AuditKind, FormulaKind, Trust
from kehoach.auditing.fitting import Fit
from kehoach.auditing.given_formulas import GivenRelation, relation_text
from kehoach.diagnostics.bilingual import Bilingual
from kehoach.numbers import Rounding
from kehoach.plan.expression import FUNCTIONS, row_text
from kehoach.source.names import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.auditing.figure_lines import FigureLines
    from kehoach.auditing.figure_table import FigureTable
    from kehoach.auditing.found_formulas import Believed

_LONGEST = 4
"""A sum of more rows is shown by its first and last."""
_TRUSTS = {
    Trust.SURE: Bilingual("chắc", "sure"),
    Trust.LIKELY: Bilingual("có thể", "likely"),
    Trust.OPEN: Bilingual("chưa rõ", "open"),
}


def ids_of(labels: Sequence[str]) -> tuple[str, ...]:
    """An id of the plan's language for each column or row, made of its label; no two are the same."""
    ids: list[str] = []
    for at, label in enumerate(labels):
        words = re.sub(r"[^a-z0-9]+", "_", plain(label)).strip("_")
        made = words if words[:1].isalpha() else f"c{at}_{words}".strip("_")
        ids.append(made if made not in (*ids, *FUNCTIONS) else f"{made}_{at}")
    return tuple(ids)


def audit_formula(table: FigureTable, lines: FigureLines, number: int, believed: Believed) -> AuditFormula:
    """The public form of a believed formula."""
    formula = believed.formula
    names = _names(table, lines)
    labels = [lines.infos[line].label for line in range(len(lines))]
    operands = tuple(lines.infos[line].at for line in formula.operands)
    minus = tuple(lines.infos[line].at for line, sign in zip(formula.operands, formula.signs, strict=False) if sign < 0)
    place = lines.infos[formula.target].at
    base = (lines.items[formula.base],) if formula.kind is FormulaKind.SHARE else ()
    base_label = lines.item_labels[formula.base] if base else ""
    is_turned = lines.is_turned
    compared = tuple(item for item, found in enumerate(believed.fits) if found is not None)
    return AuditFormula(
        f"f{number}",
        formula.kind,
        _expression(believed, names, f"[{row_text(base_label)}]" if base else ""),
        f"{_shown(labels[formula.target])} = {_expression(believed, [_shown(one) for one in labels], base_label)}",
        believed.trust,
        believed.source,
        None if is_turned else place,
        place if is_turned else None,
        () if is_turned else operands,
        operands if is_turned else base,
        minus,
        tuple(lines.items[item] for item in compared) if is_turned else (),
        formula.power,
        _rounding(believed),
        len(compared),
        believed.count(Fit.HIT),
        believed.count(Fit.CUT),
        believed.count(Fit.NEAR),
        believed.count(Fit.MISS),
    )


def _names(table: FigureTable, lines: FigureLines) -> list[str]:
    if lines.is_turned:
        return [f"[{row_text(table.row_labels[info.at])}]" for info in lines.infos]
    ids = ids_of(table.column_labels)
    return [ids[info.at] for info in lines.infos]


def _shown(label: str) -> str:
    return label.rsplit(" - ", 1)[-1] if len(label) > 60 else label


def _expression(believed: Believed, names: Sequence[str], base: str) -> str:
    """As in a file of rules; in words, a share names the row that is 100 % after its label."""
    formula = believed.formula
    operands = tuple(names[line] for line in formula.operands)
    first = operands[0]
    match formula.kind:
        case FormulaKind.SHARE if not base.startswith("["):
            return f"{first} / {first} ({base}) * {10**formula.power}"
        case _:
            return relation_text(GivenRelation(formula.kind, operands, formula.signs, formula.power, base))


def _rounding(believed: Believed) -> Rounding | None:
    """Half-up or cut off if every cell that can show the difference is, otherwise neither."""
    if believed.formula.is_linear:
        return None
    hits, cut = believed.count(Fit.HIT), believed.count(Fit.CUT)
    if hits and not cut:
        return Rounding.HALF_UP
    return Rounding.TRUNCATE if cut and not hits else None


def witness_of(formula: AuditFormula) -> Bilingual:
    """The formula with how many cells agree: “Tỷ lệ = Hộ nghèo / Số hộ × 100 (đúng 10/11 hàng; chắc)”."""
    agree = formula.hits + formula.cut_off + formula.near
    text = brief_formula(formula)
    where = Bilingual("cột", "columns") if formula.is_of_row else Bilingual("hàng", "rows")
    trust = _TRUSTS[formula.trust]
    cut = Bilingual(f", {formula.cut_off} hàng cắt bỏ", f", {formula.cut_off} cut off") if formula.cut_off else None
    return Bilingual(
        f"{text} (đúng {agree}/{formula.rows} {where.vi}{cut.vi if cut else ''}; {trust.vi})",
        f"{text} (true in {agree} of {formula.rows} {where.en}{cut.en if cut else ''}; {trust.en})",
    )


def said_of(printed: str, computed: str, kind: AuditKind, trust: Trust) -> Bilingual:
    """What is printed and what is computed: “ghi 0,84, tính ra 0,71 (sai)”."""
    means = _means(kind, trust)
    return Bilingual(
        f"ghi {printed}, tính ra {computed} ({means.vi})", f"{printed} is printed, {computed} computed ({means.en})"
    )


def _means(kind: AuditKind, trust: Trust) -> Bilingual:
    if kind is AuditKind.TRUNCATED:
        return Bilingual("đúng nếu cắt bỏ", "right if cut off")
    if kind is AuditKind.ROUNDING:
        return Bilingual("chênh do làm tròn", "a rounding difference")
    if trust is not Trust.SURE:
        return Bilingual("cần xem lại", "to be checked")
    if kind is AuditKind.SIGN:
        return Bilingual("sai dấu", "wrong sign")
    return Bilingual("sai", "wrong")


def brief_formula(formula: AuditFormula) -> str:
    """The formula with its labels; of a long sum the first and the last part."""
    head, _, tail = formula.text.partition(" = ")
    tail = tail.replace(" * ", " × ")
    parts = re.split(r" (?=[+-] )", tail)
    if len(parts) > _LONGEST and formula.kind not in (FormulaKind.RATIO, FormulaKind.GROWTH):
        tail = f"{parts[0]} {parts[1]} + … {parts[-1]}"
    return f"{head} = {tail}"
