"""The YAML text of a described plan."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from tests.random_tables.table_description import (
    Formula,
    Grown,
    Growth,
    Lookup,
    Opening,
    Rate,
    Running,
    Share,
    Split,
    Typed,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.random_tables.table_description import Column, Plan, Row, Source, Table

HEAD = """\
kehoach: 1
pack: co-so
numbers: vi
year: 2026
date: 09/3/2026
subject: Thử bảng ngẫu nhiên
issuer: {kind: xã, name: Mẫu}
signer: {authority: TM., post: Chủ tịch}
basis: Căn cứ Luật số 1
recipients: none
"""


def spec_of(plan: Plan) -> str:
    """The plan as a spec: its figures in prose, a line each, then its tables."""
    lines = [*(f"Số {n}: $({address(plan, *place)})." for n, place in enumerate(plan.quoted))]
    lines += [f"$({table.id})" for table in plan.tables]
    pieces = [HEAD, _areas(plan)]
    pieces.append("outline:\n  pack: none\n  bang:\n    title: Bảng\n    text: |\n")
    pieces.append(textwrap.indent("\n".join(lines) + "\n", " " * 6))
    pieces.append("tables:\n")
    pieces += [_table(table) for table in plan.tables]
    return "".join(pieces)


def address(plan: Plan, table: str, at: int | None, column: str) -> str:
    """What an expression calls a figure."""
    where = ".total" if at is None else f"[{plan.table(table).path(at)}]"
    return f"{table}{where}.{column}"


def _areas(plan: Plan) -> str:
    if not plan.areas:
        return ""
    rows = "".join(f"    {name} | {text}\n" for name, text in plan.areas.items())
    return f"areas:\n  label: thôn\n  rows: |\n    Đơn vị | ho\n{rows}"


def _table(table: Table) -> str:
    lines = [f"  {table.id}:\n"]
    lines += [f"    {key}: {value}\n" for key, value in _settings(table)]
    if table.checks:
        lines.append("    checks: |\n")
        lines += [f"      {text_of(c.left)} {c.sign} {text_of(c.right)}\n" for c in table.checks]
    lines.append("    columns:\n      ten: {label: Cột ten, kind: text}\n")
    if _has_units(table) and table.unit_is_printed:
        lines.append("      dvt: {label: ĐVT, kind: unit}\n")
    for column in table.columns:
        lines.append(f"      {column.id}:\n        label: Cột {column.id}\n")
        lines += [f"        {key}: {value}\n" for key, value in (*_keys(column), *_source(column.source))]
    lines.append("    rows: |\n")
    lines += [f"      {line}\n" for line in _grid(table)]
    return "".join(lines)


def _settings(table: Table) -> Iterator[tuple[str, str]]:
    if table.total:
        yield "total", f"{{label: {table.total}, pad: {table.total_pad}}}" if table.total_pad else table.total
    if table.unit:
        yield "unit", table.unit
    if table.rounding != "half-up":
        yield "rounding", table.rounding
    if table.missing != "refuse":
        yield "missing", table.missing
    if table.blank_is_nothing:
        yield "blank", "none"
    if table.foot:
        yield "foot", "; ".join(table.foot)
    if table.numbering:
        yield "numbering", table.numbering
    if table.subtotals != "row":
        yield "subtotals", table.subtotals


def _keys(column: Column) -> Iterator[tuple[str, str]]:
    if column.unit:
        yield "unit", f'"{column.unit}"'
    if column.decimals is not None:
        yield "decimals", str(column.decimals)
    if column.pad:
        yield "pad", str(column.pad)
    if column.total is not None:
        yield "total", column.total if isinstance(column.total, str) else text_of(column.total)
    if column.weight is not None:
        yield "weight", text_of(column.weight)
    if column.signed:
        yield "signed", "yes"
    if column.years:
        yield "years", "; ".join(map(str, column.years))


def _source(source: Source) -> Iterator[tuple[str, str]]:
    match source:
        case Formula(expr):
            yield "formula", text_of(expr)
        case Rate(above, below, per):
            yield "rate", f"{text_of(above)} / {text_of(below)}"
            yield from _per(per)
        case Growth(now, base, per, over):
            yield "growth", f"{text_of(now)} / {text_of(base)}"
            yield from _per(per)
            yield from [("over", str(over))] if over != 1 else []
        case Grown(start, by, over, per):
            yield from [("grown", text_of(start)), ("by", text_of(by)), ("over", str(over))]
            yield from _per(per)
        case Share(of, within, foot, per):
            yield "share", of
            yield from [("within", within)] if within != "total" else []
            yield from [("foot", "yes")] if foot else []
            yield from _per(per)
        case Running(expr):
            yield "running", text_of(expr)
        case Opening(of):
            yield "opening", of
        case Lookup(table, column):
            yield "from", f"{table}.{column}"
        case Split():
            yield from _split(source)


def _split(source: Split) -> Iterator[tuple[str, str]]:
    yield from [("split", text_of(source.whole)), ("by", text_of(source.by)), ("method", source.method)]
    if source.floor is not None:
        yield "floor", text_of(source.floor)
    if source.cap is not None:
        yield "cap", text_of(source.cap)
    if source.fixed:
        yield "fixed", source.fixed


def _per(per: int) -> list[tuple[str, str]]:
    return [("per", str(per))] if per != 100 else []


def _grid(table: Table) -> Iterator[str]:
    columns = [column.id for column in table.by_year() if _is_typed_somewhere(table, column.id)]
    about = [key for key, is_said in _about(table).items() if is_said]
    yield " | ".join(["ten", *about, *(name.replace(".", " ") for name in columns)])
    depth: dict[int, int] = {-1: -1}
    for at, row in enumerate(table.rows):
        depth[at] = depth[row.parent] + 1
        name = " ".join(filter(None, ("  " * depth[at] + row.marker, row.name))) if row.marker else row.name
        name = name if row.marker else "  " * depth[at] + name
        yield " | ".join(
            [name, *(_aside(row, key) for key in about), *(row.cells.get(c, "") for c in columns)]
        ).rstrip()
    if table.claims:
        yield " | ".join([table.total, *("" for _ in about), *(table.claims.get(c, "") for c in columns)]).rstrip()


def _about(table: Table) -> dict[str, bool]:
    return {
        "dvt": _has_units(table) and table.unit_is_printed,
        "@unit": _has_units(table) and not table.unit_is_printed,
        "@decimals": any(row.decimals is not None for row in table.rows),
        "@number": any(row.number is not None for row in table.rows),
        "@sign": any(row.relation == "less" and not row.marker for row in table.rows),
    }


def _aside(row: Row, key: str) -> str:
    said = {"dvt": row.unit, "@unit": row.unit, "@sign": "-" if row.relation == "less" and not row.marker else ""}
    said["@decimals"] = "" if row.decimals is None else str(row.decimals)
    said["@number"] = "" if row.number is None else row.number
    return said[key]


def _has_units(table: Table) -> bool:
    return any(row.unit for row in table.rows)


def _is_typed_somewhere(table: Table, column: str) -> bool:
    is_typed = any(each.id == column and isinstance(each.source, Typed) for each in table.by_year())
    return is_typed or bool(table.claims.get(column)) or any(row.cells.get(column) for row in table.rows)
