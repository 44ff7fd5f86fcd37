"""Makes the pages under docs/ that repeat the code: the findings with their examples, and the JSON Schema for editors.

Run it where kehoach is installed: ``python docs/make.py``. The same code gives the same bytes, and a test holds every
file against what this script makes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from finding_pages import index_page, rule_page, rules

from kehoach.diagnostics.report import dumps
from kehoach.spec.schema import json_schema

HERE: Final = Path(__file__).resolve().parent
FINDINGS: Final = HERE / "findings"


def pages() -> dict[Path, str]:
    """Every generated file and its text."""
    return {
        HERE / "kehoach.schema.json": dumps(json_schema(), ascii_only=False),
        FINDINGS / "index.md": index_page(),
        **{FINDINGS / f"{rule.code}.md": rule_page(rule) for rule in rules()},
    }


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
