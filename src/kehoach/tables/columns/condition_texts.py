"""Whether the conditions of a count ask for what the list has, and what in it is nearly that."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.row_names import YEAR
from kehoach.source.names import Names, as_id, fold
from kehoach.tables.columns.counted_list import NONE, others_like_it, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kehoach.diagnostics import Rule
    from kehoach.plan.table import Row
    from kehoach.tables.columns.counted_list import AskedText, CountedList

_DELETE: Final = Bilingual(
    "ghi đúng chữ trong danh sách; danh sách đúng là không có hàng nào phải loại thì mới xóa điều kiện này",
    "write the text as the list has it; delete the condition only if the list rightly has nothing to be left out",
)
_MEANT_OR_DELETE: Final = Bilingual(
    "ý bạn là “{name}”? Danh sách đúng là không có hàng nào phải loại thì mới xóa điều kiện này",
    "did you mean “{name}”? Delete the condition only if the list rightly has nothing to be left out",
)
_SO_OFTEN: Final = Bilingual("“{text}” {count} hàng", "“{text}” in {count} rows")
_MORE_TEXTS: Final = Bilingual("{count} chữ khác", "{count} other texts")
_MOST_TEXTS: Final = 8


def has_what_is_asked_for(counted: CountedList) -> bool:
    """Whether the conditions name texts of the list; if one certainly does not, that is reported.

    So are cells that are nearly a text that is asked for, those that say nothing where most say something, rows that
    are typed twice, and years of before.
    """
    _report_twins(counted)
    for asked in counted.asked:
        _report_year(counted, asked)
    found = [_has_text(counted, asked) for asked in counted.asked]
    return all(found)


def _report_year(counted: CountedList, asked: AskedText) -> None:
    """Report a condition whose year is neither that of the plan nor the one before: it was last year's."""
    engine, condition = counted.work.engine, asked.condition
    period = engine.plan.period
    years = [year for year in map(int, YEAR.findall(asked.text)) if not period.first - 1 <= year <= period.last]
    if years and period.first:
        engine.findings.add(
            rules.YEAR_OF_CONDITION, condition.place, condition=Verbatim(str(condition)),
            year=Verbatim(str(years[0])), plan=Verbatim(str(period.first)),
        )  # fmt: skip


def _report_twins(counted: CountedList) -> None:
    """Report rows that are the same in all cells, in a list where most are not."""
    first: dict[tuple[object, ...], Row] = {}
    twins = []
    for row in counted.rows:
        known = first.setdefault((fold(row.name), *row.cells[1:]), row)
        if known is not row:
            twins.append((row, known))
    if 10 * len(twins) <= len(counted.rows) or len(twins) == 1 < len(first):
        for row, known in twins:
            line = Verbatim(str(known.place.line))
            counted.work.engine.findings.add(rules.SAME_ROW_IN_LIST, row.places[0], first=line)


def _has_text(counted: CountedList, asked: AskedText) -> bool:
    """Whether a text that is asked for may be counted, or left out; what is nearly like it is reported."""
    at, wanted, condition = asked
    there: defaultdict[str, list[Row]] = defaultdict(list)
    for row in counted.rows:
        for text in texts_of(row, at) or (NONE,):
            there[text].append(row)
    same = [text for text in there if fold(text) == fold(wanted)]
    if there and wanted != NONE and not same:
        return _report_never_met(counted, asked, there)
    for text, rows in there.items():
        if text not in same and as_id(text) == as_id(wanted) != "":
            _report_rows(counted, rules.MISSPELT_IN_LIST, rows, at, text=text, wanted=wanted)
    _note_others(counted, asked, there, met=sum(len(there[text]) for text in same))
    blank = [row for row in counted.rows if row.cells[at] is Absence.BLANK or row.cells[at] == ""]
    if blank and not condition.is_other and 2 * len(blank) < len(counted.rows) and wanted != NONE:
        into = counted.work.column.id
        _report_rows(counted, rules.BLANK_IN_LIST, blank, at, column=condition.column, into=into)
    return True


def _note_others(counted: CountedList, asked: AskedText, there: Mapping[str, Sequence[Row]], *, met: int) -> None:
    """Note what else is in the column of a condition: a person sees there what is meant and written otherwise."""
    every = {as_id(one.text) for one in counted.asked if one.column == asked.column}
    others = {text: len(rows) for text, rows in there.items() if as_id(text) not in every and text != NONE}
    if not others or counted.table.columns[asked.column].kind is ColumnKind.AREA:  # areas are checked by themselves
        return
    rare_first = sorted(others, key=lambda text: (others[text], text))
    said = [_SO_OFTEN.filled(text=Verbatim(text), count=others[text]) for text in rare_first[:_MOST_TEXTS]]
    if len(others) > _MOST_TEXTS:
        said.append(_MORE_TEXTS.filled(count=len(others) - _MOST_TEXTS))
    counted.work.engine.findings.add(
        rules.COUNTED_TEXTS, asked.condition.place, condition=Verbatim(str(asked.condition)), met=met,
        column=Verbatim(asked.condition.column), texts=Bilingual.joined(", ", said),
    )  # fmt: skip


def _report_never_met(counted: CountedList, asked: AskedText, there: Iterable[str]) -> bool:
    """Report a text that no row has; whether it may be so: all that is counted is then 0, which is seen."""
    findings, condition = counted.work.engine.findings, asked.condition
    near = Names(there).nearest(asked.text, any_number=True)
    details = {
        "table": Verbatim(counted.table.id), "text": Verbatim(asked.text), "column": Verbatim(condition.column),
    }  # fmt: skip
    if near and as_id(near) == as_id(asked.text):
        findings.add(rules.MISSPELT_CONDITION, condition.place, **details, nearest=near)
    elif condition.is_other:
        cure = _MEANT_OR_DELETE.filled(name=near) if near else _DELETE
        findings.add(rules.NOTHING_EXCLUDED, condition.place, **details, cure=cure)
    else:
        findings.add(rules.NOTHING_LIKE_IT, condition.place, **details, nearest=near)
        return True
    return False


def _report_rows(counted: CountedList, rule: Rule, rows: Sequence[Row], at: int, **details: str) -> None:
    """Report rows of the list once, at the cell of the first."""
    said = {name: Verbatim(text) for name, text in details.items()}
    counted.work.engine.findings.add(rule, rows[0].places[at], others=others_like_it(len(rows)), **said)
