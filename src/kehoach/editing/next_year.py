"""Next year's spec from this year's: a checked, computed plan and its own text → edits to that text, and notes.

The file's comments, order and spelling stay. What follows from the old year's figures is carried over, what a person
must decide becomes ``CẦN BỔ SUNG``, and a year typed by hand is noted, never replaced.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec.structs import replace

from kehoach.diagnostics import Findings, Place, Result, has_errors, in_file_order
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.diagnostics.terms import listed
from kehoach.editing.areas import read_areas
from kehoach.editing.next_rows import NextRows
from kehoach.editing.rows_typed_out import with_typed_rows
from kehoach.editing.text_edits import Edit, apply_edits, as_scalar, length_of, line_at, retyped
from kehoach.editing.vietnamese_figures import has_english_figures, with_vietnamese_figures
from kehoach.editing.year_shift import years_by_hand
from kehoach.errors import OutputError, SpecError
from kehoach.files import regular_bytes, relative_name
from kehoach.layering import Unwritten
from kehoach.pipeline import Outcome, load_spec, run
from kehoach.plan import keys
from kehoach.plan.area_history import AreaMap
from kehoach.plan.cell_values import Absence
from kehoach.plan.outline import lines
from kehoach.plan.placeholders import TO_SUPPLY, read_gap_line
from kehoach.plan.prose import PACK_TEXT, read_prose
from kehoach.reading.actuals import read_actuals, report_rest, with_actuals
from kehoach.reading.rows_of_files import names_file, rows_in_files, with_rows_of_files
from kehoach.source.decoding import SIZE_LIMIT, Source, decode
from kehoach.source.nodes import Mapping, Node, Scalar, ScalarStyle, Sequence, lines_of
from kehoach.source.yaml_events import read_tree
from kehoach.tables.compute import compute_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kehoach.packs import PackFolders
    from kehoach.plan.model import Plan
    from kehoach.reading.actuals import Actual
    from kehoach.tables.computed import ComputedPlan

_T = TypeVar("_T")
_ACTUALS_UNUSED: Final = Bilingual(
    "; số thực hiện của bảng này (--actuals) chưa được dùng",
    "; the actual figures of this table (--actuals) are not used",
)
_TO_BE_REPLACED: Final = "thay bằng số thực hiện rồi ghi nguồn số liệu ở đây; vẫn dùng số kế hoạch thì xóa dòng này"
_LIST_TO_BE_REPLACED: Final = "thay bằng danh sách mới rồi ghi nguồn ở đây; không đổi thì xóa dòng này"
_KEPT_TO_BE_REPLACED: Final = "thay bằng số mới rồi ghi nguồn số liệu ở đây; số không đổi thì xóa dòng này"
_NEW_NAME: Final = "Tên mới"


def next_year(
    spec: Path, target: Path, actuals: Path | None = None, areas: Path | None = None, *, packs: PackFolders = ()
) -> Result[bytes | None]:
    """Next year's spec, with findings of this year's files and notes on the new one: the years that were typed by hand.

    It is ``None`` if this year's plan or the actual figures have errors. Nothing is written.

    Args:
        spec: this year's plan.
        target: the path of next year's: ``previous`` and ``profile`` are relative to it.
        actuals: a file with ``actuals:``, whose figures take precedence over planned ones.
        areas: a file with ``made_from:``, the areas that are renamed, merged or split.
        packs: as for ``kehoach.check``.

    Raises:
        OSError: a file cannot be read.
        OutputError: what was made cannot be read again; a bug.
    """
    data, outcome = regular_bytes(spec, SIZE_LIMIT), run(spec, packs=packs)
    source, tree = _parsed(spec, data, Findings())
    if source and tree and outcome.plan and not outcome.has_errors:
        typed, outcome = _typed(spec, data, source, tree, outcome, packs)
        if typed != data:
            data = typed
            source, tree = _parsed(spec, data, Findings())
    if outcome.has_errors or outcome.plan is None or outcome.computed is None or source is None or tree is None:
        return Result(None, outcome.findings)
    computed = outcome.computed
    reached: dict[tuple[str, int, str], Actual] = {}
    log = Findings()
    if actuals is not None:
        reached = {(a.table, a.row, a.column): a for a in _read(actuals, outcome.plan, read_actuals, log) or ()}
        computed = compute_plan(with_actuals(outcome.plan, reached.values()), Findings())
    area_map = _read(areas, outcome.plan, read_areas, log) if areas else None
    if has_errors(log):
        return Result(None, in_file_order(log))
    roll = _Roll(source, tree, computed, reached, area_map or AreaMap())
    edits = tuple(dict.fromkeys(roll.edits(spec, target)))
    log.extend(roll.rows.findings)
    if has_errors(log):
        return Result(None, in_file_order(log))
    made = apply_edits(data, edits)
    left = _rows_left(target, made, frozenset(table for table, _, _ in reached))
    if not left:  # else they may have this year in their heads, of which a check of the new plan tells
        _require_readable(target, made, packs)
        report_rest(outcome.plan, reached.values(), log)
    log.extend(left)
    return Result(made, (*in_file_order(log), *years_by_hand(os.fspath(target), made, outcome.plan.period)))


def _require_readable(target: Path, made: bytes, packs: PackFolders) -> None:
    try:
        load_spec(Unwritten(target, made), packs=packs)
    except SpecError as error:
        why = Bilingual(f"không đọc lại được kế hoạch năm sau: {error}", f"next year's plan cannot be read: {error}")
        raise OutputError(why) from error


def _typed(
    spec: Path, data: bytes, source: Source | None, tree: Mapping | None, outcome: Outcome, packs: PackFolders
) -> tuple[bytes, Outcome]:
    """A spec without errors with all its figures in its own text, as they are typed in Vietnam, and what it is then.

    Rows of files are typed in if they are read the same, except for lists that are counted: they are as long as the
    commune has households, and nothing of them is next year's.
    """
    lists = _lists(outcome.plan) if outcome.plan else frozenset()
    if source and tree and (typed := with_typed_rows(data, source, tree, spec.parent, lists)) != data:
        again = run(Unwritten(spec, typed), packs=packs)
        if _same_rows(again, outcome):
            data, outcome = typed, again
            source, tree = _parsed(spec, data, Findings())
    if source and tree and outcome.plan and has_english_figures(tree):
        data = with_vietnamese_figures(data, source, tree, outcome.plan)
        outcome = run(Unwritten(spec, data), packs=packs)
    return data, outcome


def _lists(plan: Plan) -> frozenset[str]:
    """The tables whose rows are counted in others."""
    return frozenset(column.source.listed_in for table in plan.tables.values() for column in table.columns)


def _same_rows(one: Outcome, other: Outcome) -> bool:
    """Whether two readings of a plan have the same cells in all tables."""
    if one.has_errors or one.computed is None or other.computed is None:
        return False
    cells = [
        {name: [row.cells for row in table.table.rows] for name, table in computed.tables.items()}
        for computed in (one.computed, other.computed)
    ]
    return cells[0] == cells[1]


def _rows_left(target: Path, made: bytes, reached: frozenset[str]) -> Findings:
    """A warning for each table of next year's spec that still has this year's rows, in a file.

    ``reached`` are the tables with actual figures, which are not used where the rows stay.
    """
    findings = Findings()
    tree = _parsed(target, made, findings)[1]
    for name, file, _ in rows_in_files(tree) if tree else ():
        unused = _ACTUALS_UNUSED if name in reached else Verbatim("")
        findings.add(rules.ROWS_STAY_IN_FILE, file.place, table=Verbatim(name), file=Verbatim(file.text), unused=unused)
    return findings


def _read(path: Path, plan: Plan, reader: Callable[[Mapping, Plan, Findings], _T], findings: Findings) -> _T | None:
    """What a file next to the plan contains; ``None``, with findings, where it cannot be read."""
    tree = _parsed(path, regular_bytes(path, SIZE_LIMIT), findings)[1]
    tree = tree and with_rows_of_files(tree, lambda _: path.parent, findings)
    return None if tree is None else reader(tree, plan, findings)


def _parsed(path: Path, data: bytes, findings: Findings) -> tuple[Source | None, Mapping | None]:
    """A file's bytes as text and as a tree; ``None``, with findings, where they are not."""
    source = decode(os.fspath(path), data, findings)
    return source, read_tree(source, findings) if source else None


class _Roll:
    """The edits that make one spec next year's."""

    def __init__(
        self,
        source: Source,
        tree: Mapping,
        computed: ComputedPlan,
        reached: dict[tuple[str, int, str], Actual],
        areas: AreaMap,
    ) -> None:
        self.source = source
        self.tree = tree
        self.computed = computed
        self.plan = computed.plan
        self.areas = areas
        self.rows = NextRows(source, computed, reached, areas, Findings())

    def edits(self, spec: Path, target: Path) -> Iterator[Edit]:
        yield from self.head(spec, target)
        yield from self.basis()
        for group in ("targets", "tables", *keys.GROUPS):
            things = self.tree.get(group)
            for entry in things.entries if isinstance(things, Mapping) else ():
                if isinstance(entry.value, Mapping):
                    yield from self.thing(group, entry.key.text, entry.value)
        areas = self.tree.get("areas")
        if isinstance(areas, Mapping) and "areas" in self.computed.tables:
            yield from self.rows.table("areas", "areas", areas)
            yield from self.source_asked("areas", areas)
            yield from self.made_from(areas)
        for row in self.plan.areas.table.rows if self.plan.areas else ():
            if row.place.file != self.source.file and (heirs := self.areas.of(row.name)):
                self.rows.note_area(row, heirs)
        yield from self.claims_in_prose()
        yield from self.without("accept")

    def made_from(self, areas: Mapping) -> Iterator[Edit]:
        """The map above the rows of the areas that it changes, in place of what they were made from before; none where
        another file has the rows, or where they are not on lines of their own.
        """
        rows = next((entry.key for entry in areas.entries if entry.key.text == "rows"), None)
        if not self.areas.successors or rows is None or rows.place.file != self.source.file:
            return
        indent, _, rest = line_at(self.source, rows.place).partition("rows:")
        if indent.strip() or rest.strip() not in ("|", "|-"):
            return
        for entry in areas.entries:
            is_of_before = entry.key.text in ("made_from", "since", "made_by") and isinstance(entry.value, Scalar)
            if is_of_before and entry.key.place.file == self.source.file:
                yield from self.removed(entry.key.place, entry.value)
        width = max(len(name) for name in (_NEW_NAME, *(s.name for s in self.areas.successors)))
        lines = [
            "made_from: |",
            f"  {_NEW_NAME.ljust(width)} | Hợp thành từ",
            *(f"  {s.name.ljust(width)} | {'; '.join(o.text for o in s.origins)}" for s in self.areas.successors),
            f"since: {TO_SUPPLY}",
            f"made_by: {TO_SUPPLY}",
        ]
        yield Edit(replace(rows.place, column=1), 0, "".join(f"{indent}{line}\n" for line in lines))

    def removed(self, key: Place, value: Node) -> Iterator[Edit]:
        """The lines of a key and its value removed."""
        lines = value.lines if isinstance(value, Scalar) else ()
        for line in range(key.line, max((key.line, *(line.place.line for line in lines))) + 1):
            place = Place(key.file, line, 1)
            yield Edit(place, len(line_at(self.source, place)) + 1, "")

    # --- head

    def head(self, spec: Path, target: Path) -> Iterator[Edit]:
        length = self.plan.period.last - self.plan.period.first + 1
        named = next((key for key in ("year", "period") if self.scalar(self.tree, key)), "")
        if dated := self.scalar(self.tree, named):
            text = re.sub("[0-9]{4}", lambda year: str(int(year[0]) + length), dated.text)
            yield retyped(self.source, dated, text)
        yield from self.emptied("number")
        yield from self.emptied("date")
        yield from self.files(dated, spec.resolve(), target.resolve().parent)

    def files(self, dated: Scalar | None, spec: Path, folder: Path) -> Iterator[Edit]:
        """``previous``, and ``profile`` if the new file is in another folder."""
        profile = self.scalar(self.tree, "profile")
        if profile and folder != spec.parent:
            yield retyped(self.source, profile, relative_name(spec.parent / profile.text, folder))
        if folder != spec.parent:
            yield from self.pictures()
        previous = self.scalar(self.tree, "previous")
        if previous:
            yield retyped(self.source, previous, relative_name(spec, folder))
        elif dated and self.tree.get("previous") is None:
            yield from self.line_after(dated, f"previous: {relative_name(spec, folder)}")

    def pictures(self) -> Iterator[Edit]:
        """The names of pictures emptied: they are looked for in the folder of the file that names them."""
        fields = self.tree.get("fields")
        for entry in fields.entries if isinstance(fields, Mapping) else ():
            own = self.plan.fields.get(entry.key.text)
            named = entry.value.get("value") if isinstance(entry.value, Mapping) else entry.value
            if own and own.kind == keys.PICTURE and isinstance(named, Scalar) and not named.is_blank:
                yield retyped(self.source, named, TO_SUPPLY)

    def line_after(self, scalar: Scalar, text: str) -> Iterator[Edit]:
        """A new line after that of a value; none where the file is a single ``{…}``."""
        line = line_at(self.source, scalar.place)
        if re.match(r"[a-z]", line):
            yield Edit(scalar.place.right(len(line) - scalar.place.column + 1), 0, f"\n{text}")

    def emptied(self, key: str) -> Iterator[Edit]:
        """A value removed; its line keeps its comment in its column, or gets one."""
        scalar = self.scalar(self.tree, key)
        if scalar is None or scalar.style is ScalarStyle.LITERAL:
            return
        length = length_of(self.source, scalar)
        rest = line_at(self.source, scalar.place)[scalar.place.column - 1 + length :].strip()
        mark = f"# {TO_SUPPLY}" if not rest else " " * length if rest.startswith("#") else ""
        yield Edit(scalar.place, length, mark)

    def without(self, key: str) -> Iterator[Edit]:
        """The lines of a key removed: what is accepted of this year's figures says nothing about next year's."""
        entry = next((entry for entry in self.tree.entries if entry.key.text == key), None)
        if entry is None or not line_at(self.source, entry.key.place).startswith(key):
            return
        for line in sorted({number for _, number in lines_of(entry.value)} | {entry.key.place.line}):
            place = replace(entry.key.place, line=line, column=1)
            yield Edit(place, len(line_at(self.source, place)) + 1, "")

    def basis(self) -> Iterator[Edit]:
        node = self.tree.get("basis")
        for item in node.items if isinstance(node, Sequence) else (node,):
            if not isinstance(item, Scalar) or item.is_blank or item.is_none or item.text.strip() == PACK_TEXT:
                continue
            if item.style is not ScalarStyle.LITERAL:
                yield from self.asked(item)
                continue
            for paragraph in read_prose(item.lines, Findings()):
                first, last = paragraph.lines[0], paragraph.lines[-1]
                if PACK_TEXT in paragraph.typed or read_gap_line(paragraph.typed):
                    continue
                mark = 2 if first.text.startswith(("- ", "+ ", "* ")) else 0
                yield Edit(first.place.right(mark), 0, f"{TO_SUPPLY} ({self.of_old_year}: ")
                yield Edit(last.place.right(len(last.text)), 0, ")")

    def claims_in_prose(self) -> Iterator[Edit]:
        """``$(x = 7)`` claims this year's figure: the claim is removed, the expression stays."""
        for line in lines(self.plan):
            for inset in line:
                if not isinstance(inset, str) and inset.embedded.claim and inset.place.file == self.source.file:
                    before = inset.text[: inset.embedded.claim_at - inset.offset].rstrip()
                    kept = len(before.removesuffix("=").rstrip())
                    yield Edit(inset.place.right(kept), len(inset.text) - kept, "")

    # --- figures and tables

    def thing(self, group: str, name: str, node: Mapping) -> Iterator[Edit]:
        if name in self.plan.tables:
            yield from self.rows.table(group, name, node)
            yield from self.source_asked(name, node)
        for key in ("goal", "value", "budget"):
            if scalar := self.scalar(node, key):
                yield from self.asked(scalar)

    def source_asked(self, name: str, node: Mapping) -> Iterator[Edit]:
        """``source`` of a table as a gap where its rows are not next year's by themselves: a person must see them."""
        rows = next((entry.key for entry in node.entries if entry.key.text == "rows"), None)
        reason = self.left_of_old_year(name)
        if not reason or rows is None or rows.place.file != self.source.file or names_file(node.get("rows")):
            return
        old, text = self.scalar(node, "source"), f"{TO_SUPPLY} ({reason})"
        if old and not old.wrapped:
            yield retyped(self.source, old, text)
        elif node.get("source") is None:
            before = line_at(self.source, rows.place)[: rows.place.column - 1]
            is_flow = line_at(self.source, node.place)[node.place.column - 1 :].startswith("{")
            key = "source" if rows.style is ScalarStyle.PLAIN else '"source"'
            yield Edit(rows.place, 0, f"{key}: {as_scalar(text)}" + (", " if is_flow else f"\n{before}"))

    def left_of_old_year(self, name: str) -> str:
        """What of a table is still the old year's: planned figures, a list; empty for nothing."""
        if name in _lists(self.plan):
            return f"danh sách của {self.of_old_year}: {_LIST_TO_BE_REPLACED}"
        if name == "areas" and (kept := listed(column.id for column in self.rows.kept(name))):
            return f"{kept} là số của {self.of_old_year}: {_KEPT_TO_BE_REPLACED}"
        columns = listed(column.id for column in self.rows.planned(name))
        return columns and f"{columns} là số kế hoạch của {self.of_old_year}: {_TO_BE_REPLACED}"

    def asked(self, scalar: Scalar) -> Iterator[Edit]:
        """A value that a person must decide again, with the old one next to it."""
        text = " ".join(scalar.text.split())
        if not scalar.wrapped and not read_gap_line(text) and text not in ("-", Absence.UNKNOWN.value):
            yield retyped(self.source, scalar, f"{TO_SUPPLY} ({self.of_old_year}: {text})")

    @property
    def of_old_year(self) -> str:
        period = self.plan.period
        return f"năm {period.first}" if period.first == period.last else f"giai đoạn {period.first}-{period.last}"

    @staticmethod
    def scalar(node: Mapping, key: str) -> Scalar | None:
        """What was typed under a key as one text."""
        value = node.get(key) if key else None
        return value if isinstance(value, Scalar) and not value.is_blank and not value.is_none else None
