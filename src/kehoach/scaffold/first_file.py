"""A first file: a pack, with or without a profile → a spec that loads, with keys explained and placeholders.

It is made from the descriptions of the keys and from the pack, so a new key or pack needs no change here. What the pack
already has is listed in comments, under the ids by which a plan replaces it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.diagnostics import Findings, Result, has_errors, in_file_order, terms
from kehoach.files import regular_bytes, relative_name
from kehoach.layering import Unwritten, assemble
from kehoach.packs import Pack, find_pack, shelves
from kehoach.patterns import regex
from kehoach.plan import keys, table_keys
from kehoach.plan.audience import Audience
from kehoach.plan.cell_values import Gap
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.fields import Fields, split_names
from kehoach.plan.key import Holds, Key
from kehoach.plan.omissions import BASIS, BODY, DATE, NUMBER, RECIPIENTS, SIGNER, is_printed
from kehoach.plan.placeholders import TO_SUPPLY
from kehoach.plan.year_labels import printed_label
from kehoach.reading.front_matter import read_leaders
from kehoach.reading.loading import read_offered
from kehoach.scaffold.commented_lines import (
    field_lines,
    grid_lines,
    one_line_key,
    part_key,
    prose_key,
    remarked,
    with_example,
)
from kehoach.source.decoding import SIZE_LIMIT
from kehoach.source.nodes import Mapping, Scalar, Sequence, one_line
from kehoach.source.yaml_values import as_value

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kehoach.packs import PackFolders
    from kehoach.plan.model import Figure, OwnField, Plan
    from kehoach.plan.prose import Segment
    from kehoach.plan.table import Column, Table
    from kehoach.source.nodes import Node

_NEW_ID: Final = {"objectives": "muc_tieu", "tasks": "nhiem_vu", "assignments": "don_vi"}
_LEADER: Final = (TO_SUPPLY, "Chủ tịch", "TM.")
_OF_A_TASK: Final = ("title", "lead", "when", "output", "budget")
_WANTED: Final = {
    ColumnKind.AREA: "tên địa bàn, cách nhau bằng ;",
    ColumnKind.BODY: "tên cơ quan, cách nhau bằng ;",
    ColumnKind.TARGET: "mã chỉ tiêu, cách nhau bằng ;",
    ColumnKind.GOAL: "mức phải đạt, như ≥ 8,4",
    ColumnKind.DATE: "thời gian, như quý II/2026",
}
_HOW: Final = (
    f"# Gõ thay mọi chỗ {TO_SUPPLY}. Dòng bắt đầu bằng # là lời giải thích, hoặc khóa chưa dùng: bỏ “# ” ở đầu để dùng."
)
_MEANS_AREAS: Final = regex(r"\$\([^)]*\bareas\b")
_PLACES_TASKS: Final = regex(r"\$\(\s*tasks\b")
_PRINTED_BY: Final = {
    "number": NUMBER,
    "symbol": NUMBER,
    "date": DATE,
    "place": DATE,
    "addressees": ("doc.addressee", "doc.addressees"),
    "opening": ("doc.opening",),
    "basis": BASIS,
    "recipients": RECIPIENTS,
    "signer": SIGNER,
    "leaders": SIGNER,
    **dict.fromkeys(("outline", "numbering", *keys.PROSE_PARTS, *keys.GROUPS), BODY),
}
"""Keys with the paths of the view of which one prints them."""
_OPEN: Final = ("number", "date")
"""Keys that are filled in when the plan is issued."""


def first_plan(
    target: Path, pack: str, profile: Path | None = None, year: str = "", *, packs: PackFolders = ()
) -> Result[bytes | None]:
    """The file of a first plan; ``None``, with findings, if the pack or the profile cannot be used.

    The same input gives the same bytes. Nothing is written.

    Args:
        target: its path: ``profile`` is relative to it, and packs may be in ``packs`` next to it.
        pack: the pack's name.
        profile: a profile, which then supplies issuer, leaders and areas.
        year: a year, or a period like ``2026-2030``; if empty, the year is left blank.
        packs: as for ``kehoach.check``.

    Raises:
        OSError: the profile cannot be read, or a folder of packs is not a folder.
    """
    if profile is not None:
        regular_bytes(profile, SIZE_LIMIT)
    named = relative_name(profile, target.parent) if profile else ""
    page = _page(target, {"profile": named, "period" if "-" in year else "year": year}, pack, packs)
    return Result(_text(page.value.plan()) if page.value else None, page.findings)


def first_profile(target: Path, pack: str, *, packs: PackFolders = ()) -> Result[bytes | None]:
    """The file of a first profile for plans under a pack; ``None``, with findings, if the pack cannot be used.

    Nothing is written.

    Raises:
        OSError: a folder of packs is not a folder.
    """
    page = _page(target, {}, pack, packs)
    return Result(_text(page.value.profile()) if page.value else None, page.findings)


def _text(lines: Iterable[str]) -> bytes:
    return "\n".join((*lines, "")).encode()


def _page(target: Path, said: dict[str, str], name: str, packs: PackFolders) -> Result[_FirstPage | None]:
    """What the file is written from; ``None``, with findings, if pack or profile cannot be used."""
    head = {"kehoach": keys.FORMAT, "pack": name, **{key: text for key, text in said.items() if text}}
    seed = Unwritten(target, "".join(f"{key}: {as_value(text)}\n" for key, text in head.items()).encode())
    findings = Findings()
    whole = assemble(seed, None, packs, findings)
    if has_errors(findings) or whole.tree is None:
        return Result(None, in_file_order(findings))
    pack = find_pack(one_line(name, whole.tree.place), shelves(target.parent, packs), findings)
    if pack is None:
        return Result(None, in_file_order(findings))
    known = read_offered(whole.tree, whole.name, whole.layers, Findings())
    return Result(_FirstPage(head, pack, whole.tree, known))


class _FirstPage(Struct, frozen=True):
    """Writes a first file line by line."""

    head: dict[str, str]
    """The values given by the caller, by key."""
    pack: Pack
    tree: Mapping
    """The profile merged over the pack."""
    known: Plan
    """What can be read of the plan so far: its tables have columns and no rows."""

    def plan(self) -> Iterator[str]:
        name = self.head["pack"]
        yield f"# yaml-language-server: $schema={name}.schema.json"
        yield "#"
        yield f"# {' '.join(self.pack.title.split()) or name}: kế hoạch mới theo bộ mẫu “{name}”."
        yield _HOW
        yield "# “kehoach check” liệt kê mọi chỗ còn thiếu hoặc sai; “kehoach render” ghi văn bản Word."
        yield ""
        yield from self.all(key for key in keys.PLAN.keys if key.name not in self.foreign())

    def foreign(self) -> tuple[str, ...]:
        """The keys of what the document does not have: only what is sent to somebody says to whom, and what the Word
        template omits is not asked for.
        """
        document = self.tree.get("document")
        is_sent = isinstance(document, Scalar) and document.text in keys.SENT
        omitted = tuple(key for key, paths in _PRINTED_BY.items() if not is_printed(self.known, paths))
        return omitted if is_sent else ("addressees", *omitted)

    def profile(self) -> Iterator[str]:
        yield f"# yaml-language-server: $schema={keys.PROFILE.name}.schema.json"
        yield "#"
        yield "# Thông tin của đơn vị: gõ một lần, dùng chung cho mọi kế hoạch qua khóa “profile”."
        yield _HOW
        yield from self.all(key for key in keys.PROFILE_KEYS if key.name not in self.foreign())

    def all(self, given: Iterable[Key]) -> Iterator[str]:
        """The keys in order, with blank lines around one that takes several lines."""
        was_long = False
        for key in given:
            lines = list(self.key(key))
            if was_long or len(lines) > 1:
                yield ""
            yield from lines
            was_long = len(lines) > 1

    def key(self, key: Key) -> Iterator[str]:
        said = self.tree.get(key.name)
        if key.name in self.head:
            yield remarked(f"{key.name}: {as_value(self.head[key.name])}", key.vi)
        elif key.name in self.left_open():
            yield remarked(f"{key.name}:", with_example(key))
        elif key.name == "signer":
            yield remarked(f"signer: {as_value(self.signer())}", key.vi)
        elif key in keys.PROFILE_KEYS:
            yield from self.own(key, said)
        elif key.holds is Holds.BY_ID:
            yield from self.things(key)
        elif key.holds is Holds.PROSE:
            yield from prose_key(key, said)
        elif key.holds is Holds.GROUP:
            yield from part_key(key, said)
        elif key.name == "accept":
            yield f"# {key.vi}"
            yield "# accept: |"
            yield from grid_lines([label for _, label in keys.ACCEPT_COLUMNS], [], "#   ")
        else:
            yield from one_line_key(key, said)

    def left_open(self) -> tuple[str, ...]:
        """The keys left blank: the year if it is not given, and what is filled in when the plan is issued."""
        return _OPEN if "period" in self.head or "year" in self.head else ("year", *_OPEN)

    # --- who issues, who signs, where

    def signer(self) -> str:
        """The first leader who signs for the body."""
        leaders = read_leaders(Fields(self.tree, keys.PLAN, terms.THE_PLAN, Findings()), Findings())
        first = [leader.name for leader in leaders if leader.authority == ("TM.",)] or [s.name for s in leaders]
        return first[0] if first else TO_SUPPLY

    def own(self, key: Key, said: Node | None) -> Iterator[str]:
        """A key of the profile: written unless a profile has it."""
        if key.name == "fields":
            yield from self.own_fields(key)
            return
        has_rows = self.known.areas is not None and bool(self.known.areas.table.rows)
        if self.head.get("profile") and (has_rows if key.name == "areas" else said is not None):
            yield f"# {key.name}: trong {self.head['profile']}"
            return
        yield f"# {key.vi}"
        if key.name == "leaders":
            yield "leaders: |"
            yield from grid_lines([label for _, label in keys.LEADER_COLUMNS], [_LEADER], "  ")
        elif key.name == "bodies":
            yield "# bodies: |"
            yield from grid_lines([label for _, label in keys.BODY_COLUMNS], [], "#   ")
        elif key.name == "areas" and self.has_areas():
            yield from self.areas()
        elif key.of is not None:
            asked = {k.name: TO_SUPPLY for k in key.of.keys if k.required and key.required}
            yield f"{key.name}:" if asked else f"# {key.name}:"
            lines = field_lines(key.of.keys, "  ", asked)
            yield from lines if asked else (f"# {line.replace('# ', '', 1)}" for line in lines)
        else:
            yield f"# {key.name}: {as_value(key.example)}"

    def own_fields(self, key: Key) -> Iterator[str]:
        """The fields that the pack declares: those it requires are asked for, the others are comments."""
        asked = [own for own in self.known.fields.values() if own.value is None or own.value == ()]
        if not asked:
            yield remarked(f"# {key.name}:", key.vi)
            return
        required = {own.id for own in asked if own.is_required}
        yield f"# {key.vi}"
        yield "fields:" if required else "# fields:"
        for own in asked:
            is_asked, indent = own.id in required, "  " if required else ""
            text = TO_SUPPLY if is_asked else ""
            yield remarked(f"{indent}{'' if is_asked else '# '}{own.id}: {text}".rstrip(), _about(own))

    def areas(self) -> Iterator[str]:
        yield "areas:"
        yield from field_lines(table_keys.AREAS.keys, "  ", {"label": TO_SUPPLY})
        yield "  rows: |"
        columns = list(_typed(self.known.areas.table)) if self.known.areas else []
        header = [self.printed(column.label) for column in columns] or ["Đơn vị"]
        yield from grid_lines(header, [[TO_SUPPLY] * len(header)], "    ")

    def has_areas(self) -> bool:
        """Whether the pack mentions areas."""
        tables = self.known.tables.values()
        has_column = any(column.kind is ColumnKind.AREA for table in tables for column in table.columns)
        return has_column or self.known.areas is not None or _says(self.pack.fragment, _MEANS_AREAS)

    # --- mappings by id

    def things(self, key: Key) -> Iterator[str]:
        """One mapping by id: what the pack asks for is written, what it already has is listed in comments."""
        below = self.pack.fragment.get(key.name)
        entries = below.entries if isinstance(below, Mapping) else ()
        asked = {entry.key.text: list(self.asked(entry.key.text)) for entry in entries}
        ready = [entry for entry in entries if not asked[entry.key.text]]
        remark = "" if any(asked.values()) else "# "
        yield f"# {key.vi}" + ("; bộ mẫu có sẵn các mã sau dấu #, gõ lời văn sau mã để thay phần đó:" if ready else "")
        if not entries and key.name in keys.GROUPS and self.is_printed(key.name):
            yield f"{key.name}:"
            yield from self.first_part(key)
            return
        yield f"{remark}{key.name}:"
        for entry in ready:
            line, called = f"{'#   ' if remark else '  # '}{entry.key.text}:", _called(entry.value)
            yield remarked(line, called) if called else line
        for lines in asked.values():
            yield from lines

    def is_printed(self, group: str) -> bool:
        """Whether a section of the pack contains a group of parts."""
        outline = self.pack.fragment.get("outline")
        sections = [entry.value for entry in outline.entries] if isinstance(outline, Mapping) else []
        said = [section.get("of") for section in sections if isinstance(section, Mapping)]
        taken = [node.text for node in said if isinstance(node, Scalar)]
        is_placed = group == keys.TASKS and _says(self.pack.fragment, _PLACES_TASKS)
        return is_placed or any(group in split_names(text) for text in taken)

    def first_part(self, key: Key) -> Iterator[str]:
        """A first part or task, if the pack has none."""
        yield f"  {_NEW_ID[key.name]}_1:"
        if key.name == keys.TASKS:
            asked = [name for name in _OF_A_TASK if name != "budget" or self.known.money]
            yield from field_lines(keys.TASK.keys, "    ", dict.fromkeys(asked, TO_SUPPLY))
        else:
            yield from field_lines(keys.PART.keys, "    ", {"title": TO_SUPPLY})
            yield "    text: |"
            yield f"      {TO_SUPPLY}"

    def asked(self, name: str) -> Iterator[str]:
        """What a plan types for a table or a figure of the pack; nothing if the pack has all of it."""
        if name == keys.TASKS:
            return
        table = self.known.tables.get(name)
        if table and not table.rows and any(_typed(table)):
            yield from self.table(table)
        elif name in self.known.figures:
            yield from self.figure(self.known.figures[name])

    def figure(self, figure: Figure) -> Iterator[str]:
        asked = {key: TO_SUPPLY for key in ("goal", "value") if isinstance(getattr(figure, key), Gap)}
        if asked:
            yield f"  # {self.printed(figure.label)}"
            yield f"  {figure.id}:"
            lines = field_lines(table_keys.FIGURE.keys, "    ", asked)
            yield from (line for line in lines if not line.lstrip().startswith("#"))

    def table(self, table: Table) -> Iterator[str]:
        typed = list(_typed(table))
        names = [f"{column.series} {column.year}" if column.series else column.id for column in typed]
        width = max(map(len, names))
        title = self.printed(table.layout.title)
        named = f"Bảng {table.id}, “{title}”" if title else f"Bảng {table.id}"
        yield f"  # {named}: mỗi dòng một hàng, ô cách nhau bằng |; gõ các cột:"
        for name, column in zip(names, typed, strict=True):
            label = self.printed(column.label)
            wanted = "" if column is typed[0] else _WANTED.get(column.kind, column.unit)
            yield f"  #   {name.ljust(width)}  {label}" + (f" ({wanted})" if wanted and wanted not in label else "")
        if computed := [c.id for c in table.columns if not c.source.is_begun_by_hand]:
            yield f"  # Tự động tính, không phải gõ: {', '.join(computed)}"
        yield f"  {table.id}:"
        yield "    rows: |"
        rows = [[name, *[TO_SUPPLY] * (len(names) - 1)] for name in self.row_names(typed[0])]
        yield from grid_lines(names, rows, "      ")

    def row_names(self, first: Column) -> list[str]:
        """The names of rows: all areas in a table by area, else one placeholder."""
        areas = self.known.areas.table.rows if first.kind is ColumnKind.AREA and self.known.areas else ()
        return [row.name for row in areas] or [TO_SUPPLY]

    def printed(self, label: tuple[Segment, ...]) -> str:
        return printed_label(label, self.known.period)


def _typed(table: Table) -> Iterator[Column]:
    """The columns that a person types, of those printed in the plan or used in computing."""
    for column in table.columns:
        is_needed = Audience.PLAN in column.shown_in or not column.shown_in
        if is_needed and column.source.is_begun_by_hand:
            yield column


_HOW_TYPED: Final = {keys.LINES: "nhiều dòng dưới |", keys.DAY: "ngày, như 09/3/2026", keys.CHECK: "có hoặc không"}


def _about(own: OwnField) -> str:
    """What is typed in a field."""
    how = own.unit if own.kind == keys.NUMBER else _HOW_TYPED.get(own.kind, "")
    return f"{own.label} ({how})" if how else own.label


def _called(node: Node) -> str:
    """What the pack calls a thing."""
    found = (node.get(key) for key in ("title", "label")) if isinstance(node, Mapping) else ()
    return next((" ".join(named.text.split()) for named in found if isinstance(named, Scalar)), "")


def _says(node: Node, pattern: re.Pattern[str]) -> bool:
    match node:
        case Mapping():
            return any(_says(entry.value, pattern) for entry in node.entries)
        case Sequence():
            return any(_says(item, pattern) for item in node.items)
        case Scalar():
            return bool(pattern.search(node.text))
