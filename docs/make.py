"""Makes the pages under docs/ that repeat the code: every finding, the JSON Schema for editors, every layout rule.

Run it where kehoach is installed: ``python docs/make.py``. The same code gives the same bytes, and tests hold the
files against what this script makes. Of ``lint.md`` only the table under its last heading is made.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog
from kehoach.diagnostics.finding import Rule
from kehoach.diagnostics.report import dumps
from kehoach.linting.rules import RULES
from kehoach.spec.schema import json_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HERE: Final = Path(__file__).resolve().parent

FAMILIES: Final = {
    "1": "KH1: the text and its YAML",
    "2": "KH2: shape and reading",
    "3": "KH3: references",
    "4": "KH4: arithmetic",
    "5": "KH5: packs and templates",
    "6": "KH6: the plan's own sense",
}

_OPENING: Final = """\
# Findings

What `kehoach check` can say, by code. Made by `docs/make.py` from `kehoach.diagnostics.catalog`: do not edit this page.

A code is the same in both languages, and once given it is never reused. Only an *error* keeps a document from being
written; a *warning* and a *note* are for the person who signs. `{name}` stands for a detail of the finding. A hint is
left out where a detail it needs is not known.
"""
_HEAD: Final = "| code | name | severity | Vietnamese | English | hint |\n|---|---|---|---|---|---|\n"
_RULES_HEADING: Final = "## Every rule\n"
_RULES_HEAD: Final = (
    "\nMade by `docs/make.py` from `kehoach.linting.rules`.\n\n| code | where it is written | Vietnamese | English |\n"
    "|---|---|---|---|\n"
)
_ADVICE: Final = "advice, not a rule"
_MARKUP: Final = str.maketrans({c: f"\\{c}" for c in "\\|<>*_`$[]"})


def findings_page() -> str:
    """The text of ``docs/findings.md``: a table for each family that has rules, in the order of their codes."""
    return "\n".join((_OPENING, *_family_tables()))


def schema_text() -> str:
    """The text of ``docs/kehoach.schema.json``."""
    return dumps(json_schema(), ascii_only=False)


def lint_page(old: str) -> str:
    """The text of ``docs/lint.md``: what a person wrote, and the table of rules anew."""
    written, heading, _ = old.partition(_RULES_HEADING)
    rows = (
        f"| {rule.code} | {_ADVICE if rule.is_advice else rule.article} | {rule.text.vi} | {rule.text.en} |\n"
        for rule in RULES
    )
    return written + heading + _RULES_HEAD + "".join(rows)


def rules() -> tuple[Rule, ...]:
    """Every rule of the catalog by its code."""
    found = (thing for thing in vars(catalog).values() if isinstance(thing, Rule))
    return tuple(sorted(found, key=lambda rule: rule.code))


def _family_tables() -> Iterator[str]:
    for family, title in FAMILIES.items():
        rows = [_row(rule) for rule in rules() if rule.code[2] == family]
        if rows:
            yield f"## {title}\n\n{_HEAD}{''.join(rows)}"


def _row(rule: Rule) -> str:
    hint = "<br>".join(_cells((rule.hint_vi, rule.hint_en)))
    cells = (rule.code, rule.name, rule.severity.value, *_cells((rule.vi, rule.en)), hint)
    return f"| {' | '.join(cells)} |\n"


def _cells(templates: Iterable[str]) -> Iterator[str]:
    """Message templates as Markdown: no character of theirs is markup, a doubled brace is one."""
    for template in templates:
        if template:
            yield template.replace("{{", "{").replace("}}", "}").translate(_MARKUP)


def main() -> None:
    """Write the files."""
    (HERE / "findings.md").write_bytes(findings_page().encode())
    (HERE / "kehoach.schema.json").write_bytes(schema_text().encode())
    lint = HERE / "lint.md"
    lint.write_bytes(lint_page(lint.read_text(encoding="utf-8")).encode())


if __name__ == "__main__":
    main()
