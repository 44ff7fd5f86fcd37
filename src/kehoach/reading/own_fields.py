"""The fields that a pack or profile declares, and what the plan types in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.numbers import NumberRead
from kehoach.plan import keys
from kehoach.plan.cell_values import Gap
from kehoach.plan.dates import ImpossibleDateError, read_date
from kehoach.plan.fields import Fields, read_prose_node, report_missing
from kehoach.plan.model import OwnField, PlacedPicture
from kehoach.plan.placeholders import read_gap_line, report_gap
from kehoach.plan.prose import read_literal
from kehoach.plan.units import is_whole
from kehoach.reading.misread import Wanted, report_number
from kehoach.source.names import nearest, one_spaced
from kehoach.source.nodes import Mapping, Scalar, Sequence
from kehoach.source.pictures import from_text

if TYPE_CHECKING:
    import datetime

    from kehoach.diagnostics import Findings
    from kehoach.numbers.reading import Separators


Value: TypeAlias = "str | tuple[str, ...] | NumberRead | datetime.date | PlacedPicture | bool | Gap | None"
_WIDEST: Final = 400
"""Millimetres."""
_SAMPLES: Final = {keys.NUMBER: "1", keys.DAY: "09/3/2026", keys.PICTURE: "logo.png", keys.CHECK: "có"}
_CHECKED: Final = {"có": True, "yes": True, "không": False, "no": False}


def read_own_fields(fields: Fields, separators: Separators, findings: Findings) -> dict[str, OwnField]:
    """Every declared field by id. One that nobody declares, and a required one that is not typed, are findings."""
    found: dict[str, OwnField] = {}
    undeclared: list[Scalar] = []
    missing: dict[str, str] = {}
    for key, node in fields.by_id("fields"):
        if not isinstance(node, Mapping) or [entry.key.text for entry in node.entries] == ["value"]:
            undeclared.append(key)
            continue
        own = Fields(node, keys.FIELD, terms.named(key.text), findings, key.text)
        found[key.text] = _field(key, own, separators, findings)
        if found[key.text].is_required and own.node("value") is None:
            missing[key.text] = _SAMPLES.get(found[key.text].kind) or found[key.text].label or "…"
    for key in undeclared:
        how = terms.meant_or_declare(key.text, nearest(key.text, found))
        findings.add(rules.UNKNOWN_FIELD, key.place, text=Verbatim(key.text), how=how)
    if missing and fields.key_place("fields").file == fields.place.file:
        report_missing(missing, terms.named("fields"), fields.key_place("fields"), findings)
    elif missing:
        inside = ", ".join(f"{name}: {label}" for name, label in missing.items())
        fields.report_missing({"fields": f"{{{inside}}}"})
    return found


def _field(key: Scalar, own: Fields, separators: Separators, findings: Findings) -> OwnField:
    kind, unit = own.choice("kind", keys.TEXT), own.word("unit")
    value = _lines(own, findings) if kind == keys.LINES else _value(key.text, own, kind, unit, separators, findings)
    if kind == keys.PICTURE:
        value = _picture(key.text, own, value, findings)
    return OwnField(
        id=key.text,
        label=own.word("label"),
        kind=kind,
        unit=unit,
        value=value,
        is_required=own.choice("required", "no") == "yes",
        place=own.place_of("value"),
    )


def _picture(name: str, own: Fields, value: Value, findings: Findings) -> Value:
    """A picture with its size; which file it is has been looked at where specs are merged."""
    width, height = own.whole("width", 0, _WIDEST) or 0, own.whole("height", 0, _WIDEST) or 0
    typed = [node.text for name in ("width", "height") if isinstance(node := own.node(name), Scalar)]
    if not width and not height and not any(text.strip("0") for text in typed):
        findings.add(rules.PICTURE_WITHOUT_SIZE, own.place_of("kind"), text=Verbatim(name))
    picture = from_text(value) if isinstance(value, str) else None
    if picture is None or not (width or height):
        return value if isinstance(value, Gap) else None
    return PlacedPicture(picture, width, height, own.word("alt") or own.word("label"))


def _lines(own: Fields, findings: Findings) -> tuple[str, ...]:
    node = own.node("value")
    prose = read_prose_node("value", node, findings) if node else ()
    lines = (read_literal(paragraph.typed, paragraph.place_at, findings) for paragraph in prose)
    return tuple(line.removeprefix("- ") if isinstance(node, Sequence) else line for line in lines)


def _value(name: str, own: Fields, kind: str, unit: str, separators: Separators, findings: Findings) -> Value:
    scalar = own.scalar("value")
    if scalar is None or scalar.is_none:
        return None
    if gap := read_gap_line(scalar.text):
        report_gap(gap, f"fields.{name}", scalar.place, findings)
        return gap
    if kind == keys.PICTURE:
        return scalar.text
    if kind == keys.NUMBER:
        whole = is_whole(unit)
        wanted = Wanted(unit, whole, separators.of_field(whole=whole))
        read = wanted.read(scalar.text)
        if isinstance(read, NumberRead):
            return read
        report_number(scalar.text, read, wanted, scalar.place, findings)
        return None
    if kind == keys.DAY:
        return _day(scalar, findings)
    if kind == keys.CHECK:
        checked = _CHECKED.get(scalar.text.strip().casefold())
        if checked is None:
            findings.add(rules.BAD_CHECK, scalar.place, text=Verbatim(scalar.text), name=Verbatim(name))
        return checked
    lines = (read_literal(line.text, line.at, findings) for line in scalar.lines)
    return one_spaced(" ".join(lines))


def _day(scalar: Scalar, findings: Findings) -> datetime.date | None:
    try:
        day = read_date(scalar.text)
    except ImpossibleDateError as error:
        findings.add(rules.IMPOSSIBLE_DATE, scalar.place, text=Verbatim(scalar.text), last=Verbatim(error.last))
        return None
    if day is None:
        findings.add(rules.BAD_DATE, scalar.place, text=Verbatim(scalar.text))
    return day
