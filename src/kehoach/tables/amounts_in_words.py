"""Figures of prose in words, and the unit typed after a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.numbers import in_words, round_exact
from kehoach.patterns import regex
from kehoach.plan.cell_values import Absence
from kehoach.plan.expression import expression_text
from kehoach.plan.units import Measure, measure_of
from kehoach.tables.claims import TypedClaim
from kehoach.tables.values import Display, Value, multiply, show

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings
    from kehoach.plan.expression import Form
    from kehoach.plan.prose import Inset
    from kehoach.tables.engine import Engine

_END: Final = regex(r"[,;:()“”\"…]|\.(?:\s|$)")
_MOST_WORDS: Final = 3
_SCALES: Final = ("nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ")
_TOO_LONG: Final = Bilingual("số quá dài, không viết thành chữ được", "the number is too long to be written in words")
_MONEY: Final = (("money", 1),)


class Read(Struct, frozen=True):
    """A figure to be written in words: its exact value, the decimals it shows, and its unit if known."""

    value: Value
    display: Display
    measure: Measure | None


def print_words(inset: Inset, read: Read, form: Form, after: str, engine: Engine) -> str:
    """A figure in words: in its own unit, which the text after it has, or followed by the unit of the form.

    A claim is compared in the same unit.
    """
    findings = engine.findings
    read = _in_unit(inset, read, form, findings) if form.unit else read
    if not form.unit and read.measure:
        check_unit_after(inset, read.measure, after, engine)
    embedded = inset.embedded
    if embedded.claim:
        place = inset.at(embedded.claim_at)
        TypedClaim(embedded.claim, f"$({inset.text})", place).check(read.value, read.display, findings)
    if isinstance(read.value, Absence):
        return show(read.value, Display())
    try:
        text = in_words(round_exact(read.value, read.display.places, read.display.rounding), engine.plan.words)
    except ValueError:
        findings.add(rules.BAD_EXPRESSION, inset.place, problem=_TOO_LONG)
        return show(Absence.FAULTY, Display())
    said = f"{text} {form.unit}".rstrip()
    return said[:1].upper() + said[1:] if form.capital else said


def _in_unit(inset: Inset, read: Read, form: Form, findings: Findings) -> Read:
    """The figure in the unit of the form; a unit of another measure is a finding."""
    wanted = measure_of(form.unit)
    if read.measure is None or wanted is None:
        return read
    factor = read.measure.into(wanted)
    if factor is None:
        left, right = read.measure.shown, Verbatim(form.unit)
        where, cure = terms.NOWHERE, terms.UNLIKE_WORDS
        findings.add(rules.UNLIKE_UNITS, inset.at(0), left=left, right=right, where=where, cure=cure)
        return replace(read, value=Absence.FAULTY)
    value = multiply(read.value, factor)
    is_whole = not isinstance(value, Absence) and value.denominator == 1
    return Read(value, replace(read.display, places=0) if is_whole else read.display, wanted)


def check_unit_after(inset: Inset, measure: Measure, after: str, engine: Engine) -> None:
    """Report a unit typed after a figure that is another scale of the figure's own."""
    for text, typed in _units_at(after, is_money=measure.powers == _MONEY):
        if typed.powers == measure.powers and typed.factor != measure.factor:
            form, name = inset.embedded.form, expression_text(inset.embedded.expression)
            cure = terms.say_in_words(name, text) if form and form.words else terms.say_unit(str(measure))
            engine.findings.add(
                rules.OTHER_SCALE_AFTER,
                inset.at(0),
                figure=Verbatim(f"$({inset.text})"),
                own=measure.shown,
                typed=Verbatim(text),
                cure=cure,
            )
        return


def _units_at(text: str, *, is_money: bool) -> list[tuple[str, Measure]]:
    """The units that a text begins with, longest name first; for money, a bare "triệu" is triệu đồng."""
    bare = text.lstrip().removeprefix("(")
    is_apart = text[:1].isspace() or bare[:1].isalpha() or text[:1] in ("%", "‰")
    words = _END.split(bare)[0].split()[:_MOST_WORDS] if is_apart else []
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length]).rstrip(".")
        measure = measure_of(name)
        if measure is None and is_money and name.casefold() in _SCALES:
            measure = measure_of(f"{name} đồng")
        if measure and measure.powers:
            return [(name, measure)]
    return []
