"""Makes what repeats the code under docs/: findings with examples, the JSON Schemas, every layout rule, a first plan.

Run it where kehoach is installed: ``python docs/make.py``. The same code gives the same bytes, and a test holds every
file against what this script makes. Of ``lint.md`` only the table under its last heading is made.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from finding_pages import index_page, rule_page, rules

from kehoach.diagnostics.report import dumps
from kehoach.linting.rules import RULES
from kehoach.plan import keys
from kehoach.reading.schema import file_schema, json_schema
from kehoach.scaffold.first_file import first_plan

HERE: Final = Path(__file__).resolve().parent
FINDINGS: Final = HERE / "findings"
LINT: Final = HERE / "lint.md"
NEW: Final = HERE / "new"

_BESIDE_PLANS: Final = [(name, shape) for name, shape in keys.FILES.items() if shape is not keys.PLAN]
_RULES_HEADING: Final = "## Every rule\n"
_RULES_HEAD: Final = (
    "\nMade by `docs/make.py` from `kehoach.linting.rules`.\n\n"
    "| code | weight | where it is written | Vietnamese | English |\n"
    "|---|---|---|---|---|\n"
)
_ADVICE: Final = "not in the decree"


def pages() -> dict[Path, str]:
    """Every generated file and its text."""
    return {
        HERE / "kehoach.schema.json": dumps(json_schema(), ascii_only=False),
        **{HERE / f"{name}.schema.json": dumps(file_schema(shape), ascii_only=False) for name, shape in _BESIDE_PLANS},
        NEW / "2026.yaml": new_plan(),
        LINT: lint_page(LINT.read_text(encoding="utf-8")),
        FINDINGS / "index.md": index_page(),
        **{FINDINGS / f"{rule.code}.md": rule_page(rule) for rule in rules()},
    }


def lint_page(old: str) -> str:
    """The text of ``docs/lint.md``: what a person wrote, and the table of rules anew."""
    written, heading, _ = old.partition(_RULES_HEADING)
    rows = (
        f"| {rule.code} | {rule.weight.value} | {rule.article or _ADVICE} | {rule.text.vi} | {rule.text.en} |\n"
        for rule in RULES
    )
    return written + heading + _RULES_HEAD + "".join(rows)


def new_plan() -> str:
    """What ``kehoach new`` writes for the page on it."""
    made = first_plan(NEW / "2026.yaml", "giam-ngheo", NEW / "xa-tan-mau.yaml", "2026")
    if made.value is None:
        raise ValueError(made.findings)
    return made.value.decode()


def main() -> None:
    """Write them all; a page of a rule that is gone goes too."""
    made = pages()
    FINDINGS.mkdir(exist_ok=True)
    for path in set(FINDINGS.iterdir()) - made.keys():
        path.unlink()
    for path, text in made.items():
        path.write_bytes(text.encode())


if __name__ == "__main__":
    main()
