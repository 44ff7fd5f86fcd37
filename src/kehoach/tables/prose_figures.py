"""The text of a ``$(…)`` in prose: a figure as its column shows it, or a computed one in the given form."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.cell_values import Absence
from kehoach.plan.expression import Expression, Form, Number, Reference, addends
from kehoach.plan.units import Measure, measure_of
from kehoach.source.names import nearest
from kehoach.tables.amounts_in_words import Read, check_unit_after, print_words
from kehoach.tables.claims import TypedClaim
from kehoach.tables.scope import ScopeError
from kehoach.tables.values import YEAR, Display, multiply, show

if TYPE_CHECKING:
    from kehoach.plan.prose import Inset
    from kehoach.tables.engine import Engine
    from kehoach.tables.results import Quantity


def print_inset(inset: Inset, after: str, engine: Engine) -> str:
    """The printed text; a mistake is a finding at its place, and is visible in the text.

    ``after`` is the text typed after the inset: a unit there must be the figure's own.
    """
    embedded = inset.embedded
    own: Display | None
    found = _named(inset, engine)
    if isinstance(found, str):
        return found
    if found is not None and found.said is not None:
        if found.said:
            place, address = inset.at(embedded.expression.at), found.address
            engine.findings.add(rules.QUOTED_DRAWN, place, address=Verbatim(address), text=Verbatim(found.said))
        return found.said
    if found is not None:
        (value, own), measure = found.printed, measure_of(found.unit)
    else:
        is_percent = embedded.form is not None and embedded.form.percent
        expression, measure = engine.measures.in_prose(embedded.expression, inset.at(0), is_percent=is_percent)
        value = engine.value(expression, engine.bind_outside(inset.at(0)), inset.place, f"$({inset.text})")
        own = YEAR if _is_year(embedded.expression) else None
    display = own if embedded.form is None else _display(embedded.form, own or Display())
    if display is None:
        engine.findings.add(rules.FORM_NEEDED, inset.place)
        return show(Absence.FAULTY, Display())
    if embedded.form and embedded.form.words:
        return print_words(inset, Read(value, own or Display(), measure), embedded.form, after, engine)
    if embedded.form and embedded.form.percent:
        value = multiply(value, 100)
    elif measure:
        shown = Measure(measure.powers, Fraction(measure.factor, (own or Display()).scale))
        check_unit_after(inset, shown, after, engine)
    if embedded.claim:
        claim = TypedClaim(embedded.claim, f"$({inset.text})", inset.at(embedded.claim_at))
        claim.check(value, display, engine.findings)
    return show(value, display)


def _named(inset: Inset, engine: Engine) -> Quantity | str | None:
    """What a bare reference names: a figure, or text; ``None`` for an expression."""
    expression = inset.embedded.expression
    if not isinstance(expression, Reference):
        return None
    try:
        found = engine.scope.resolve(expression)
    except ScopeError as error:
        details = error.details
        if error.rule is rules.UNKNOWN_NAME and not expression.steps:  # in prose it may be a part that was meant
            details = {**details, "nearest": nearest(expression.name, engine.scope.names() | engine.plan.ids)}
        engine.findings.add(error.rule, inset.at(error.at or expression.at), **details)
        return show(Absence.FAULTY, Display())
    if isinstance(found, str) and (inset.embedded.form or inset.embedded.claim):
        engine.findings.add(rules.NOT_ARITHMETIC, inset.at(expression.at), text=Verbatim(str(expression)))
    return found


def _display(form: Form, own: Display) -> Display:
    """The form's decimals and padding, with the rounding of the figure's own rule."""
    return replace(own, places=form.places, pad=form.pad)


def _is_year(expression: Expression) -> bool:
    """Whether an expression is a year moved by whole years, which prints as a year does."""
    (first, sign), *moves = addends(expression)
    is_whole = all(isinstance(move, Number) and isinstance(move.value, int) for move, _ in moves)
    return is_whole and sign == 1 and isinstance(first, Reference) and first.name in ("year", "period")
