"""Makes what repeats the code under docs/: findings with examples, commands, keys, the JSON Schemas, a first plan.

Run it where kehoach is installed: ``python docs/make.py``. The same code gives the same bytes, and a test holds every
file against what this script makes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from command_pages import commands_page
from finding_pages import index_page, rule_page, rules
from key_pages import keys_page
from layout_pages import layout_rules_page
from pages import filled

from kehoach.diagnostics.report import dumps
from kehoach.plan import keys
from kehoach.reading.schema import file_schema, json_schema
from kehoach.scaffold.first_file import first_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Language

HERE: Final = Path(__file__).resolve().parent
FINDINGS: Final = HERE / "findings"
NEW: Final = HERE / "new"
_BESIDE_PLANS: Final = [(name, shape) for name, shape in keys.FILES.items() if shape is not keys.PLAN]
ENDINGS: Final[dict[Language, str]] = {"en": ".md", "vi": ".vi.md"}
"""How the name of a page in a language ends."""


def pages() -> dict[Path, str]:
    """Every generated file and its text."""
    return {
        HERE / "kehoach.schema.json": dumps(json_schema(), ascii_only=False),
        **{HERE / f"{name}.schema.json": dumps(file_schema(shape), ascii_only=False) for name, shape in _BESIDE_PLANS},
        NEW / "2026.yaml": new_plan(),
        **{HERE / f"{name}{end}": text for lang, end in ENDINGS.items() for name, text in _pages_in(lang)},
    }


def _pages_in(lang: Language) -> Iterator[tuple[str, str]]:
    """The name and the text of each generated page in a language."""
    yield "commands", filled(HERE / f"commands{ENDINGS[lang]}", commands_page(lang))
    yield "keys", keys_page(lang)
    yield "layout-rules", layout_rules_page(lang)
    yield "findings/index", index_page(lang)
    for rule in rules():
        yield f"findings/{rule.code}", rule_page(rule, lang)


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
