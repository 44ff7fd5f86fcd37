"""What a table says beside its figures: columns about the row (``@owner``), and notes to cells (``0 [a]``)."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.numbers import NumberRead, Rounding, read_number
from kehoach.plan.cell_notes import MARK, note_mark
from kehoach.plan.cell_values import unquoted
from kehoach.plan.columns.formula import Formula
from kehoach.plan.dates import read_year
from kehoach.plan.expression import ExpressionError
from kehoach.plan.parsing import parse_row_formula
from kehoach.plan.prose import read_literal
from kehoach.plan.table import NOTHING_SAID, About, Relation
from kehoach.plan.table_keys import ROUNDINGS
from kehoach.plan.times import read_reported
from kehoach.source.grid import ValuePlaces
from kehoach.source.names import nearest, one_spaced

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from kehoach.diagnostics import Findings, Place
    from kehoach.plan.prose import Prose
    from kehoach.plan.table import Column, Row
    from kehoach.source.grid import GridRow

SIGN: Final = "@"
FORMULA: Final = "@formula"
NAMES: Final = (
    "@id",
    "@sign",
    "@unit",
    "@decimals",
    "@rounding",
    "@breaks",
    FORMULA,
    "@number",
    "@owner",
    "@source",
    "@as_of",
)

_ID: Final = re.compile(r"[a-z][a-z0-9_]*")
_ID_WANTED: Final = Bilingual(
    "chữ thường không dấu và chữ số, như khu_pho_1", "letters without diacritics and digits, such as khu_pho_1"
)
_PLAIN: Final = ("formula",)
"""Names that need no sign where rows are mappings."""
_MOST_DECIMALS: Final = 9
_MARKED: Final = re.compile(rf"(?:(?P<text>.*\S)\s+)?{MARK}", re.DOTALL)


# --- columns about the row


def asides_of(header: GridRow, findings: Findings) -> dict[str, int]:
    """The index in a row of each column about the row that a header line names, by its name without ``@``."""
    found: dict[str, int] = {}
    for at, text in enumerate(header.texts):
        if not text.startswith(SIGN):
            continue
        name = text.replace(" ", "").lower()
        if name not in NAMES:
            known, near = Verbatim(", ".join(NAMES)), nearest(text, NAMES)
            findings.add(rules.UNKNOWN_ASIDE, header.places[at], text=Verbatim(text), known=known, nearest=near)
        elif name[1:] in found:
            findings.add(rules.DUPLICATE_COLUMN, header.places[at], text=Verbatim(text))
        else:
            found[name[1:]] = at
    return found


def with_signs(header: GridRow, columns: Iterable[Column]) -> GridRow:
    """The header of rows that are mappings, where ``formula`` is ``@formula`` unless a column is called that."""
    if not isinstance(header.places, ValuePlaces) or any(column.id in _PLAIN for column in columns):
        return header
    return replace(header, texts=tuple(SIGN + text if text in _PLAIN else text for text in header.texts))


def read_about(asides: Mapping[str, int], row: GridRow, findings: Findings) -> About:
    """What a row says about itself; what cannot be read is a finding and left out."""
    said = {name: at for name, at in asides.items() if at < len(row.texts) and row.texts[at]}
    if not said:
        return About(id=row.id) if row.id else NOTHING_SAID
    texts = {name: _literal(row, at, findings) for name, at in said.items()}
    about = About(
        row.id, texts.get("unit", ""), owner=texts.get("owner", ""),
        source=texts.get("source", ""), as_of=texts.get("as_of", ""),
    )  # fmt: skip
    if "as_of" in said:
        read_reported(row.texts[said["as_of"]], None, partial(row.places.within, said["as_of"]), findings)
    if "id" in said:
        about = replace(about, id=_id(texts["id"], row.places[said["id"]], findings))
    if "decimals" in said:
        about = replace(about, decimals=_decimals(texts["decimals"], row.places[said["decimals"]], findings))
    if "rounding" in said:
        about = replace(about, rounding=_rounding(texts["rounding"], row.places[said["rounding"]], findings))
    if "breaks" in said:
        about = replace(about, breaks=_breaks(texts["breaks"], row.places[said["breaks"]], findings))
    if "formula" in said:
        about = replace(about, formula=_formula(row, said["formula"], findings))
    if "number" in said:
        about = replace(about, number="" if texts["number"] == "none" else unquoted(texts["number"]))
    return about


def _id(text: str, place: Place, findings: Findings) -> str:
    """An ``@id``; empty, with a finding, if it is none."""
    if _ID.fullmatch(text):
        return text
    findings.add(rules.BAD_ASIDE, place, key=Verbatim("@id"), text=Verbatim(text), wanted=_ID_WANTED)
    return ""


def _decimals(text: str, place: Place, findings: Findings) -> int | None:
    """The decimals of a row; ``None``, with a finding, if they are not a number up to nine."""
    read = read_number(text, whole=True)
    if isinstance(read, NumberRead) and isinstance(read.value, int) and 0 <= read.value <= _MOST_DECIMALS:
        return read.value
    wanted = Verbatim(f"0 … {_MOST_DECIMALS}")
    findings.add(rules.BAD_ASIDE, place, key=Verbatim("@decimals"), text=Verbatim(text), wanted=wanted)
    return None


def _rounding(text: str, place: Place, findings: Findings) -> Rounding | None:
    """How the figures of a row are rounded; ``None``, with a finding, if it is not a way of rounding."""
    if text in ROUNDINGS:
        return Rounding(text)
    wanted = Verbatim(", ".join(ROUNDINGS))
    findings.add(rules.BAD_ASIDE, place, key=Verbatim("@rounding"), text=Verbatim(text), wanted=wanted)
    return None


def _breaks(text: str, place: Place, findings: Findings) -> tuple[int, ...]:
    """The years of a row's breaks, in order; none, with a finding, if they cannot be read."""
    years = [read_year(part.strip()) for part in text.split(";")]
    if None not in years and years == sorted(set(years), key=str):
        return tuple(year for year in years if year)
    wanted = Verbatim("2016; 2021")
    findings.add(rules.BAD_ASIDE, place, key=Verbatim("@breaks"), text=Verbatim(text), wanted=wanted)
    return ()


def is_unread(about: About, asides: Mapping[str, int], row: GridRow) -> bool:
    """Whether a row has a formula that could not be read."""
    at = asides.get("formula", len(row.texts))
    return about.formula is None and at < len(row.texts) and bool(row.texts[at])


def _formula(row: GridRow, at: int, findings: Findings) -> Formula | None:
    """The formula of a row; ``None``, with a finding, if it cannot be read."""
    try:
        return Formula(parse_row_formula(row.texts[at]), row.places[at])
    except ExpressionError as error:
        findings.add(rules.BAD_EXPRESSION, row.places.within(at, error.at), problem=error.problem)
        return None


def _literal(row: GridRow, at: int, findings: Findings) -> str:
    return one_spaced(read_literal(row.texts[at], lambda index: row.places.within(at, index), findings))


def with_sign(row: Row, asides: Mapping[str, int], typed: GridRow, findings: Findings) -> Row:
    """The row, to be subtracted where its ``@sign`` is a minus."""
    at = asides.get("sign", len(typed.texts))
    text = typed.texts[at] if at < len(typed.texts) else ""
    if text in ("-", "–", "−"):
        return replace(row, relation=Relation.LESS)
    if text not in ("", "+"):
        findings.add(
            rules.BAD_ASIDE, typed.places[at], key=Verbatim("@sign"), text=Verbatim(text), wanted=Verbatim("-, +")
        )
    return row


# --- notes to cells


def marks_of(notes: Prose) -> frozenset[str]:
    """The letters of a table's notes to cells."""
    return frozenset(filter(None, (note_mark(note.segments) for note in notes)))


def unmarked(
    row: GridRow, known: Container[str], findings: Findings, formula_at: int | None
) -> tuple[GridRow, dict[int, str]]:
    """The row without the marks after its cells, and the marks by index; one without a note is a finding.

    In a formula, ``[a]`` is a row.
    """
    marks: dict[int, str] = {}
    texts = list(row.texts)
    for at, text in enumerate(texts):
        if at == formula_at or not text.endswith("]") or (found := _MARKED.fullmatch(text)) is None:
            continue
        texts[at], marks[at] = found["text"] or "", found["mark"]
        if found["mark"] not in known:
            place = row.places.within(at, found.start("mark") - 1)
            findings.add(rules.MARK_WITHOUT_NOTE, place, mark=Verbatim(found["mark"]))
    return (replace(row, texts=tuple(texts)), marks) if marks else (row, marks)


def lone_mark(text: str) -> str:
    """The mark after a figure in a table that has no notes to cells; empty if there is none."""
    found = _MARKED.fullmatch(text)
    return found["mark"] if found else ""


def report_unused(notes: Prose, rows: tuple[Row, ...], claims: Row | None, findings: Findings) -> None:
    """Report each note to cells that no cell refers to, and each letter that two notes have."""
    used = {mark for row in (*rows, *([claims] if claims else [])) for _, mark in row.marks}
    seen: set[str] = set()
    for note in notes:
        mark = note_mark(note.segments)
        if mark and (mark not in used or mark in seen):
            findings.add(rules.NOTE_WITHOUT_MARK, note.place, mark=Verbatim(mark))
        seen.add(mark)
