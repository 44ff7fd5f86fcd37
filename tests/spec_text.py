"""Small whole plans for the tests of the computing side, and their findings by what stands at their places."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import kehoach
from tests.conftest import findings_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach import ComputedPlan, Finding

HEAD = """
kehoach: 1
pack: giam-ngheo
numbers: vi
issuer: {kind: phường, name: Bắc Sơn}
signer: {authority: TM., post: Chủ tịch}
basis: Căn cứ Luật số 1
purpose: none
requirements: none
recipients: none
tasks: {pack: none}
assignments: {pack: none}
outline:
  pack: none
  body: {title: Nội dung, of: objectives}
"""


def block(key: str, lines: str, depth: int = 1) -> str:
    """A key and what stands under it, deeper."""
    return f"{key}\n" + textwrap.indent(textwrap.dedent(lines).strip("\n"), "  " * depth) + "\n"


def table(name: str, columns: Mapping[str, str], rows: str, **settings: str) -> str:
    """A table whose first column names the rows: the keys of each column, a line each, and the grid."""
    said = {"ten": "kind: text", **columns}
    body = "".join(f"{key}: {value}\n" for key, value in settings.items() if key not in ("checks", "shown_in"))
    if "shown_in" in settings:
        body += f"in: {settings['shown_in']}\n"
    if "checks" in settings:
        body += block("checks: |", settings["checks"])
    body += block("columns:", "".join(block(f"{key}:", f"label: Cột {key}\n{keys}") for key, keys in said.items()))
    body += block("rows: |", rows) if rows else ""
    return block(f"{name}:", body)


def figure(name: str, keys: str) -> str:
    """A single figure: its keys, a line each."""
    return block(f"{name}:", f"label: Chỉ tiêu {name}\n{keys}")


def plan(
    *targets: str,
    prose: str = "Lời văn.",
    areas: str = "none",
    shown: str = "t",
    year: str = "year: 2023\ndate: 09/3/2023",
    more: str = "",
) -> str:
    """A whole plan that places the tables ``shown`` after its prose."""
    text = "\n".join((prose.strip(), *(f"$({name})" for name in shown.split())))
    return "".join(
        (
            HEAD.lstrip(),
            f"{year}\n",
            more,
            "areas: none\n" if areas == "none" else block("areas:", areas),
            "objectives:\n  pack: none\n  loi:\n",
            textwrap.indent(block("text: |", text), "    "),
            block("targets:", "pack: none\n" + "".join(targets)),
        )
    )


def with_total(columns: Mapping[str, str], rows: str, *figures: str, **settings: str) -> str:
    """A whole plan with one table that prints a total."""
    return plan(table("t", columns, rows, **{"total": "Cộng", **settings}), *figures)


def worked(spec: str) -> ComputedPlan:
    """The plan computed; it must have no error."""
    return kehoach.compute(kehoach.loads(spec))


def texts(spec: str, column: str, table_id: str = "t") -> list[str]:
    """What a column prints, row by row and in the total row."""
    computed = worked(spec)
    found = computed.tables[table_id]
    cells = [found.cell(row, column).text for row in range(len(found.rows))]
    return [*cells, found.total(column).text] if found.table.total else cells


def pointed(spec: str, finding: Finding) -> str:
    """What stands at a finding's place, as far as the next space or bar."""
    line = spec.splitlines()[finding.line - 1]
    return (line[finding.column - 1 :].split("|")[0].split() or [""])[0]


def found(spec: str) -> list[tuple[str, str]]:
    """Every finding: its code, and what stands at its place."""
    return [(finding.code, pointed(spec, finding)) for finding in findings_in(spec)]


def codes(spec: str) -> list[str]:
    """The code of every finding."""
    return [finding.code for finding in findings_in(spec)]


def messages(spec: str) -> list[str]:
    """Every finding: its code and Vietnamese message."""
    return [f"{finding.code} {finding.message}" for finding in findings_in(spec)]
