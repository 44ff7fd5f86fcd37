"""Figures that cannot be read: the finding, with the figure to type instead where there is one."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.numbers import Exact, NumberFault, NumberRead, NumberUnread, format_exact, read_number, split_unit
from kehoach.numbers.reading import Separators, in_english, read_english_number
from kehoach.patterns import regex
from kehoach.plan.units import factor_between, is_scaled, is_whole
from kehoach.source.cell_range import WORKBOOK

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings, Place

_FAULTS: Final = {
    NumberFault.NOT_A_NUMBER: rules.NOT_A_NUMBER,
    NumberFault.DOT_DECIMAL: rules.DOT_DECIMAL,
    NumberFault.NOT_WHOLE: rules.NOT_WHOLE,
    NumberFault.ENGLISH_GROUPS: rules.ENGLISH_GROUPS,
    NumberFault.SPACED: rules.SPACED_NUMBER,
    NumberFault.WITH_UNIT: rules.NUMBER_WITH_UNIT,
    NumberFault.LETTERS: rules.LETTERS_IN_NUMBER,
    NumberFault.TOO_LONG: rules.NUMBER_TOO_LONG,
}
_NOT_ENGLISH: Final = (NumberFault.DOT_DECIMAL, NumberFault.ENGLISH_GROUPS)
"""Faults that are the other way round in an English figure: 1.234,5 and 1.234.567."""
_DAY_OR_TIME: Final = regex(r"\d{1,2}/\d{1,2}/\d{4}|\d{1,2}:\d{2}(:\d{2})?")
"""What a cell shows that has the format of a date or a time: a number typed into it becomes one again."""
_MOST_PLACES: Final = 12


class Wanted(Struct, frozen=True):
    """What figures a field takes: in which unit, whether only whole ones, what dots and commas mean.

    ``unit`` is empty if the field has none, ``None`` if no figure can be converted to it.
    """

    unit: str | None = ""
    whole: bool = False
    separators: Separators = Separators.ASK

    def read(self, text: str) -> NumberRead | NumberUnread:
        """The figure as the field reads it."""
        if self.separators is Separators.ENGLISH:
            return read_english_number(text, whole=self.whole)
        return read_number(text, whole=self.whole, vietnamese=self.separators is Separators.VIETNAMESE)

    def typed(self, value: Exact) -> str:
        """An exact value as it is typed into the field; empty where it cannot be."""
        places = 0
        while places < _MOST_PLACES and (value * 10**places).denominator != 1:
            places += 1
        grouped = format_exact(value, places)
        if self.separators is Separators.ENGLISH:
            grouped = in_english(grouped)
        for text in (grouped, grouped.replace(".", "")):  # 1.500 would be ambiguous
            read = self.read(text)
            if isinstance(read, NumberRead) and read.value == value:
                return text
        return ""


def report_number(text: str, unread: NumberUnread, wanted: Wanted, place: Place, findings: Findings) -> None:
    """Report why a figure cannot be read, and how to type it."""
    figure, unit = split_unit(text.strip())
    if unit and unread.fault not in (NumberFault.LETTERS, NumberFault.TOO_LONG):
        _report_unit(text, figure, unit, wanted, place, findings)
    elif unread.fault is NumberFault.AMBIGUOUS_DOT:
        first, second = unread.suggestions
        findings.add(rules.AMBIGUOUS_NUMBER, place, text=Verbatim(text), first=Verbatim(first), second=Verbatim(second))
    elif unread.fault is NumberFault.NOT_A_NUMBER and place.file.endswith(WORKBOOK) and _DAY_OR_TIME.fullmatch(text):
        findings.add(rules.DATE_FOR_NUMBER, place, text=Verbatim(text))
    else:
        suggestion = unread.suggestions[0] if unread.suggestions else ""
        if wanted.separators is Separators.ENGLISH and unread.fault in _NOT_ENGLISH:
            findings.add(rules.NOT_ENGLISH, place, text=Verbatim(text[:60]), suggestion=Verbatim(suggestion))
            return
        findings.add(_FAULTS[unread.fault], place, text=Verbatim(text[:60]), suggestion=Verbatim(suggestion))


def _report_unit(text: str, figure: str, unit: str, wanted: Wanted, place: Place, findings: Findings) -> None:
    """Report a figure followed by a unit, with the figure in the unit of the field if it can be converted."""
    factor = _factor(unit, wanted.unit)
    read = _figure_before(figure, unit, wanted)
    if factor is None:
        other = wanted.unit or ""
        rule = rules.OTHER_UNIT if other else rules.NUMBER_WITH_UNIT
        findings.add(rule, place, text=Verbatim(text[:60]), unit=Verbatim(other), suggestion=Verbatim(""))
    elif isinstance(read, NumberRead):
        value = read.value * factor
        if wanted.whole and value.denominator != 1:
            findings.add(rules.NOT_WHOLE, place, text=Verbatim(text[:60]), suggestion=Verbatim(""))
            return
        is_fit = factor == 1 and isinstance(wanted.read(figure), NumberRead)
        suggestion = figure if is_fit else wanted.typed(value)
        findings.add(rules.NUMBER_WITH_UNIT, place, text=Verbatim(text[:60]), suggestion=Verbatim(suggestion))
    elif read.fault is NumberFault.AMBIGUOUS_DOT and factor == 1:
        first, second = read.suggestions
        findings.add(
            rules.AMBIGUOUS_NUMBER, place, text=Verbatim(text[:60]), first=Verbatim(first), second=Verbatim(second)
        )
    else:
        findings.add(rules.NUMBER_WITH_UNIT, place, text=Verbatim(text[:60]), suggestion=Verbatim(""))


def _factor(unit: str, wanted: str | None) -> Fraction | None:
    """The factor from the typed unit to that of the field; without one, 1 unless the typed unit is a multiple."""
    if wanted is None:
        return None
    if wanted:
        return factor_between(unit, wanted)
    return None if is_scaled(unit) else Fraction(1)


def _figure_before(figure: str, unit: str, wanted: Wanted) -> NumberRead | NumberUnread:
    """The figure before a unit, which may have decimals where its field has none: 1,5 triệu are 1.500.000."""
    whole = is_whole(unit) or (wanted.whole and not is_scaled(unit))
    if wanted.separators is Separators.ENGLISH:
        return read_english_number(figure, whole=whole)
    is_grouped = wanted.separators is Separators.VIETNAMESE
    read = read_number(figure, whole=whole, vietnamese=is_grouped and not is_scaled(unit))
    if isinstance(read, NumberRead) or read.fault is NumberFault.AMBIGUOUS_DOT:
        return read
    if read.fault is NumberFault.NOT_WHOLE:
        return read_number(figure, vietnamese=True) if not read.suggestions else read
    return read_number(read.suggestions[0], vietnamese=True) if len(read.suggestions) == 1 else read
