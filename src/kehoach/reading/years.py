"""A column per year: ``years: 2025; 2026-2030`` makes the columns ``von.2025``, ``von.2026``, … from one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.patterns import regex
from kehoach.plan.dates import read_year
from kehoach.plan.expression import Call, Expression, Reference, rewrite, with_references
from kehoach.plan.prose import read_segments
from kehoach.source.nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kehoach.diagnostics import Findings, Place
    from kehoach.plan.columns.formula import Formula
    from kehoach.plan.columns.source import ColumnSource
    from kehoach.plan.fields import Fields
    from kehoach.plan.prose import Segment
    from kehoach.plan.table import Check, Column

_RANGE = regex(r"(?P<first>[0-9]{4})(?:\s*[-–]\s*(?P<last>[0-9]{4}))?")
_MOST = 60

Series: TypeAlias = "Mapping[str, tuple[int, ...]]"
"""The years of each column that is one column per year."""
Headings: TypeAlias = "Mapping[int, tuple[tuple[Segment, ...], Place]]"
"""The labels of some years, and where they are typed."""


def read_years(fields: Fields, key: str) -> tuple[int, ...]:
    """The years under a key, in order; empty, with a finding, if they cannot be read.

    Years that are not typed in order, each once, are a finding, too, and taken as if they were.
    """
    text = fields.word(key)
    if not text:
        return ()
    years: list[int] = []
    for part in text.split(";"):
        found = _RANGE.fullmatch(part.strip())
        first = read_year(found["first"]) if found else None
        last = read_year(found["last"]) if found and found["last"] else first
        if first is None or last is None or not 0 <= last - first < _MOST:
            fields.findings.add(rules.BAD_YEARS, fields.place_of(key), text=Verbatim(text))
            return ()
        years += range(first, last + 1)
    in_order = sorted(set(years))
    if years != in_order:
        wrong = next(year for year, before in zip(years[1:], years, strict=False) if year <= before)
        listed = Verbatim("; ".join(map(str, in_order)))
        fields.findings.add(rules.YEARS_OUT_OF_ORDER, fields.place_of(key), year=wrong, years=listed)
    return tuple(in_order)


def read_headings(fields: Fields, years: Sequence[int]) -> Headings:
    """The labels that ``headings`` gives to some of the years; one of another year is a finding."""
    found: dict[int, tuple[tuple[Segment, ...], Place]] = {}
    node = fields.group("headings")
    for entry in node.entries if node else ():
        year = read_year(entry.key.text)
        if year is None or year not in years:
            fields.findings.add(
                rules.HEADING_WITHOUT_YEAR,
                entry.key.place,
                text=Verbatim(entry.key.text),
                years=Verbatim(", ".join(map(str, years))),
            )
        elif isinstance(entry.value, Scalar):
            if not entry.value.is_blank:
                line = entry.value.lines[0].trimmed()
                found[year] = read_segments(line, fields.findings), line.place
        else:
            fields.wrong("headings", entry.value, terms.TEXT)
    return found


def by_year(column: Column, years: Sequence[int], spanner: str, headings: Headings) -> Iterator[Column]:
    """The columns that one with ``years`` stands for: each under the spanner, with its year or its heading as label."""
    for year in years:
        label, place = headings.get(year, ((str(year),), column.label_place))
        yield replace(
            column,
            id=f"{column.id}.{year}",
            label=label,
            label_place=place,
            under=(*column.under, spanner),
            series=column.id,
            year=year,
        )


def series_of(columns: Sequence[Column]) -> Series:
    """The years of each series among the columns."""
    found: dict[str, tuple[int, ...]] = {}
    for column in columns:
        if column.series:
            found[column.series] = (*found.get(column.series, ()), column.year)
    return found


def with_years(column: Column, series: Series, findings: Findings) -> Column:
    """The column with its expressions naming years: in the column of a year, a series means that year of it."""
    said = _YearsNamed(series, column.year, findings)
    total = said.formula(column.total_formula) if column.total_formula else None
    planned = column.planned and column.planned.in_year(column.year, series)
    return replace(column, source=said.source(column.source), total_formula=total, planned=planned)


def checked_by_year(check: Check, series: Series, findings: Findings) -> Check:
    """The check with all years of a series where a function takes the series."""
    said, comparison = _YearsNamed(series, 0, findings), check.comparison
    left, right = (said.expression(side, check.place) for side in (comparison.left, comparison.right))
    return replace(check, comparison=replace(comparison, left=left, right=right))


class _YearsNamed:
    """Replaces series in expressions by the years that are meant."""

    def __init__(self, series: Series, year: int, findings: Findings) -> None:
        self.series = series
        self.year = year
        self.findings = findings

    def source(self, source: ColumnSource) -> ColumnSource:
        named = source.in_year(self.year, self.series)
        return named.map(lambda one: self.expression(one.expression, one.place) if one.by_row else one.expression)

    def formula(self, formula: Formula) -> Formula:
        return formula.with_expression(self.expression(formula.expression, formula.place))

    def expression(self, expression: Expression, place: Place) -> Expression:
        spread = rewrite(expression, self.with_all_years)
        return with_references(spread, lambda reference: self.reference(reference, place))

    def with_all_years(self, part: Expression) -> Expression:
        """A function of a series alone, or outside a column of a year, takes all years of it."""
        if not isinstance(part, Call) or (self.year and len(part.arguments) > 1):
            return part
        taken = [year for argument in part.arguments for year in self.years_of(argument)]
        return replace(part, arguments=tuple(taken))

    def years_of(self, argument: Expression) -> Iterable[Expression]:
        if not isinstance(argument, Reference) or not self.is_series(argument):
            return (argument,)
        return (replace(argument, name=f"{argument.name}.{year}") for year in self.series[argument.name])

    def is_series(self, reference: Reference) -> bool:
        return not reference.steps and reference.name in self.series

    def reference(self, reference: Reference, place: Place) -> Reference:
        if not self.is_series(reference):
            return reference
        years = self.series[reference.name]
        if self.year in years:
            return replace(reference, name=f"{reference.name}.{self.year}")
        report_without_year(reference.name, years, place.right(reference.at), self.findings)
        return replace(reference, name=f"{reference.name}.{years[0]}")


def report_without_year(name: str, years: Sequence[int], place: Place, findings: Findings) -> None:
    """Report a series that is named where one of its years is expected."""
    findings.add(rules.WITHOUT_YEAR, place, **without_year(name, years))


def without_year(name: str, years: Sequence[int]) -> dict[str, Verbatim]:
    """The details of that finding."""
    shown = [str(year) for year in years]
    return {"text": Verbatim(name), "years": Verbatim(", ".join(shown)), "first": Verbatim(shown[0])}
