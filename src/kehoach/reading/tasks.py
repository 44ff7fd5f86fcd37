"""The tasks of a plan as rows of a table: the tree of that table, which is then read like any other.

It has the columns that some task has a key for, as the format declares them or as ``tables: tasks:`` changes them; a
new column there becomes a key of every task. Every cell keeps the place where it was typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

from kehoach.diagnostics import Findings, Place, terms
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.patterns import regex
from kehoach.plan import keys
from kehoach.plan.audience import Audience
from kehoach.plan.columns import BY_KEY
from kehoach.plan.dates import read_year
from kehoach.plan.fields import kind_of, spread
from kehoach.plan.keys import BUDGET
from kehoach.reading.merge import merge
from kehoach.source.names import as_id
from kehoach.source.nodes import Mapping, MappingEntry, Node, Scalar, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.diagnostics.bilingual import Bilingual
    from kehoach.plan.model import Part

Plain: TypeAlias = "str | dict[str, Plain]"

TITLE: Final = "title"
WHOLE_BUDGET: Final = "total"
"""Next to the parts of a budget: their sum as typed, a claim."""

COLUMNS: Final[dict[str, Plain]] = {
    TITLE: {"label": "Nội dung nhiệm vụ", "kind": "text"},
    "lead": {"label": "Đơn vị chủ trì", "kind": "body"},
    "with": {"label": "Đơn vị phối hợp", "kind": "body"},
    "when": {"label": "Thời gian", "kind": "text"},
    "output": {"label": "Sản phẩm", "kind": "text"},
    "serves": {"label": "Phục vụ chỉ tiêu", "kind": "target", "in": "none", "join": "; "},
}
"""The columns of a table of tasks, except those of money."""
_TABLE_PLACE: Final = regex(r"\$\(\s*\w+\s*\)")
# The keys of a task itself, and those that would make it a row's name, a table or a figure.
_NOT_OWN: Final = {*keys.TASK.names(), "pack", "name", "rows", "columns", "goal", "value", "formula"}


def own_columns(settings: Node | None) -> tuple[str, ...]:
    """The ids of the columns that a pack or plan adds to its tasks."""
    columns = settings.get("columns") if isinstance(settings, Mapping) else None
    if not isinstance(columns, Mapping):
        return ()
    names = (entry.key.text for entry in columns.entries)
    return tuple(name for name in names if name not in _NOT_OWN and not name.startswith(f"{BUDGET}_"))


def task_table(
    parts: Sequence[Part], nodes: Mapping, settings: Mapping | None, money: str, findings: Findings
) -> Mapping:
    """The tree of the table of tasks.

    ``parts`` are the tasks that the plan prints, ``nodes`` what they were read from. Without ``money``, its unit, a
    budget is not read.
    """
    is_divided = any(isinstance(budget, Mapping) for budget in typed_budgets(nodes))
    budgets = _Budgets(is_divided=is_divided, findings=findings)
    reader = _TaskReader(own_columns(settings), budgets if money else None, findings)
    rows = reader.rows(parts, nodes)
    said = {entry.key.text for record in _flat(rows) for entry in record.entries}
    columns = [_entry(name, said_of, nodes.place) for name, said_of in COLUMNS.items() if name in {*said, TITLE}]
    table: dict[str, Plain] = {
        "numbering": "I 1" if any(part.parts for part in parts) else "1",
        "blank": "none",
        "missing": "open",
    }
    if said & {BUDGET, *budgets.parts}:
        is_unit_above = settings is not None and settings.get("unit") is not None
        columns += budgets.columns(money, nodes.place, is_unit_above=is_unit_above)
        table["total"] = {"label": "Tổng cộng"}
    place = nodes.place
    settled = (_entry(name, value, place) for name, value in table.items())
    usual = Mapping((*settled, MappingEntry(one_line("columns", place), Mapping(tuple(columns), place))), place)
    whole = merge(usual, _as_usual(_without_unsaid(settings, said, findings)), findings) if settings else usual
    return Mapping((*whole.entries, MappingEntry(one_line("rows", nodes.place), rows)), whole.place)


# --- rows --------------------------------------------------------------------------------------------------------


class _TaskReader(Struct, frozen=True):
    """Makes a row from each task, with the keys that are columns; without ``budgets``, none of money."""

    own: Sequence[str]
    budgets: _Budgets | None
    findings: Findings

    def rows(self, parts: Sequence[Part], nodes: Mapping) -> Mapping:
        entries = {entry.key.text: entry for entry in nodes.entries}
        found = []
        for part in parts:
            if Audience.PLAN not in part.shown_in:
                continue  # one table serves all documents, and its total is the plan's
            entry = entries[part.id]
            if (node := spread(entry.value, "text")) is not None:
                found.append(MappingEntry(entry.key, Mapping(tuple(self.row(entry.key, node, part)), node.place)))
        return Mapping(tuple(found), nodes.place)

    def row(self, key: Scalar, node: Mapping, part: Part) -> Iterator[MappingEntry]:
        yield MappingEntry(one_line(TITLE, node.place), _title(key, node))
        for entry in node.entries:
            name = entry.key.text
            if name == "parts" and isinstance(entry.value, Mapping) and part.parts:
                yield MappingEntry(one_line("rows", entry.value.place), self.rows(part.parts, entry.value))
            elif name == BUDGET and isinstance(entry.value, Mapping):
                yield from self.budgets.parts_of(entry.value) if self.budgets else ()
            elif name not in (*COLUMNS, *self.own, BUDGET) or name == TITLE:
                continue
            elif not isinstance(entry.value, Scalar):
                _report_wrong(entry, terms.MONEY if name == BUDGET else terms.TEXT, self.findings)
            elif name != BUDGET or (self.budgets and self.budgets.takes(entry.value, is_group=bool(part.parts))):
                yield entry


def _title(key: Scalar, node: Mapping) -> Scalar:
    """The name of a task: its title, else the first line of its text that is not ``$(table)``, else its id."""
    title, text = node.get(TITLE), node.get("text")
    if isinstance(title, Scalar) and title.text and not title.is_none:
        return title
    for line in text.lines if isinstance(text, Scalar) else ():
        bare = line.trimmed()
        mark = 2 if bare.text.startswith(("- ", "+ ", "* ")) else 0
        if bare.text[mark:] and not _TABLE_PLACE.fullmatch(bare.text):
            return one_line(bare.text[mark:], bare.place.right(mark))
    return one_line(key.text, key.place)


def _report_wrong(entry: MappingEntry, wanted: Bilingual, findings: Findings) -> None:
    found = kind_of(entry.value)
    findings.add(rules.WRONG_SHAPE, entry.value.place, key=Verbatim(entry.key.text), wanted=wanted, found=found)


def _flat(rows: Mapping) -> Iterator[Mapping]:
    for entry in rows.entries:
        assert isinstance(entry.value, Mapping)  # noqa: S101 - every record is one
        yield entry.value
        inner = entry.value.get("rows")
        if isinstance(inner, Mapping):
            yield from _flat(inner)


# --- budgets -----------------------------------------------------------------------------------------------------


class _Budgets:
    """The columns of money: one, or if a task divides its budget by years or sources, one per part and their sum."""

    def __init__(self, *, is_divided: bool, findings: Findings) -> None:
        self.is_divided = is_divided
        self.findings = findings
        self.parts: dict[str, Scalar] = {}
        """By column id, the year or source as typed."""

    def takes(self, amount: Scalar, *, is_group: bool) -> bool:
        """Whether a single amount is accepted; that of a group always is, as a claim."""
        if not self.is_divided or is_group or amount.text in ("", "-"):
            return True
        self.findings.add(rules.BUDGET_NOT_DIVIDED, amount.place)
        return False

    def parts_of(self, budget: Mapping) -> Iterator[MappingEntry]:
        """The cells of a divided budget."""
        taken: dict[str, Place] = {}
        for part in budget.entries:
            is_sum = part.key.text == WHOLE_BUDGET
            name = BUDGET if is_sum else f"{BUDGET}_{as_id(part.key.text)}"
            if name in taken:
                first = taken[name].line
                self.findings.add(rules.DUPLICATE_KEY, part.key.place, key=Verbatim(part.key.text), first=first)
                continue
            taken[name] = part.key.place
            if not isinstance(part.value, Scalar):
                _report_wrong(part, terms.MONEY, self.findings)
                continue
            if not is_sum:
                self.parts.setdefault(name, part.key)
            yield MappingEntry(one_line(name, part.key.place), part.value)

    def columns(self, money: str, place: Place, *, is_unit_above: bool) -> Iterator[MappingEntry]:
        """The column of the sum, placed at the tasks, and one per part, placed where it was first typed."""
        label = "Kinh phí" if is_unit_above else f"Kinh phí ({money})"
        if not self.parts:
            yield _entry(BUDGET, {"label": label, "unit": money}, place)
            return
        names = sorted(self.parts, key=lambda name: read_year(self.parts[name].text) or 0)
        shared: dict[str, Plain] = {"under": label, "unit": money}
        yield _entry(BUDGET, {"label": "Tổng số", "formula": " + ".join(names), **shared}, place)
        for name in names:
            part = self.parts[name]
            yield _entry(name, {"label": _part_label(part.text), **shared}, part.place)


def typed_budgets(nodes: Mapping) -> Iterator[Node]:
    """The budgets typed for tasks and for those inside them."""
    for entry in nodes.entries:
        if not isinstance(entry.value, Mapping):
            continue
        budget, inner = entry.value.get(BUDGET), entry.value.get("parts")
        if budget is not None and not (isinstance(budget, Scalar) and budget.is_blank):
            yield budget
        if isinstance(inner, Mapping):
            yield from typed_budgets(inner)


def _part_label(text: str) -> str:
    return f"Năm {text}" if read_year(text) else text[:1].upper() + text[1:]


# --- settings ----------------------------------------------------------------------------------------------------


def _without_unsaid(settings: Mapping, said: set[str], findings: Findings) -> Mapping:
    """The settings without typed columns that no task has a key for."""
    entries = []
    for entry in settings.entries:
        if entry.key.text == "rows":
            key, where = Verbatim("rows"), terms.table(keys.TASKS)
            findings.add(rules.UNKNOWN_KEY, entry.key.place, key=key, where=where, nearest=Verbatim(""))
        elif entry.key.text == "columns" and isinstance(entry.value, Mapping):
            kept = tuple(e for e in entry.value.entries if e.key.text in said or _is_kept(e))
            entries.append(MappingEntry(entry.key, Mapping(kept, entry.value.place)))
        else:
            entries.append(entry)
    return Mapping(tuple(entries), settings.place)


def _as_usual(settings: Mapping) -> Mapping:
    """The settings in which the keys of a task keep their kind and label even where its columns start empty."""
    columns = settings.get("columns")
    if not isinstance(columns, Mapping) or columns.get("pack") is None:
        return settings
    kept = tuple(
        MappingEntry(entry.key, _with_usual(entry.key.text, entry.value))
        if entry.key.text in COLUMNS and isinstance(entry.value, Mapping)
        else entry
        for entry in columns.entries
    )
    whole = Mapping(kept, columns.place)
    entries = (MappingEntry(e.key, whole) if e.key.text == "columns" else e for e in settings.entries)
    return Mapping(tuple(entries), settings.place)


def _with_usual(name: str, column: Mapping) -> Mapping:
    usual = COLUMNS[name]
    assert isinstance(usual, dict)  # noqa: S101 - every column is one
    added = tuple(_entry(key, usual[key], column.place) for key in ("label", "kind") if column.get(key) is None)
    return Mapping((*column.entries, *added), column.place)


def _is_kept(entry: MappingEntry) -> bool:
    return entry.key.text == "pack" or (
        isinstance(entry.value, Mapping) and any(entry.value.get(name) is not None for name in BY_KEY)
    )


def _entry(name: str, plain: Plain, place: Place) -> MappingEntry:
    return MappingEntry(one_line(name, place), _tree(plain, place))


def _tree(plain: Plain, place: Place) -> Node:
    """A tree in which every node has the same place."""
    if isinstance(plain, str):
        return one_line(plain, place)
    return Mapping(tuple(MappingEntry(one_line(k, place), _tree(v, place)) for k, v in plain.items()), place)
