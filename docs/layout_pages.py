"""The page of all layout rules in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.linting.lint_text import WEIGHTS
from kehoach.linting.rules import RULES

if TYPE_CHECKING:
    from kehoach.diagnostics import Language

_MADE: Final = "\n<!-- Made by docs/make.py from the layout rules: do not edit. -->\n"
_OPENING: Final = Bilingual(
    """\
# Mọi quy tắc thể thức

Những gì [`kehoach lint`](lint.vi.md) kiểm tra ở một tệp Word bất kỳ, theo mã. Điều khoản là của Nghị định
30/2020/NĐ-CP.

- *Lỗi nặng*: thiếu hoặc sai một phần mà văn bản phải có.
- *Lỗi*: sai thể thức hoặc kỹ thuật trình bày.
- *Nên sửa*: nghị định không bắt buộc; văn bản vẫn đạt.

| mã | mức | quy tắc | điều khoản |
|---|---|---|---|
""",
    """\
# All layout rules

What [`kehoach lint`](lint.md) checks in any Word document, by code. The articles are those of Decree 30/2020/NĐ-CP.

- *Serious*: a part that makes the document valid is missing or wrong.
- *Failed*: not laid out as the decree asks.
- *Advice*: not in the decree; the document passes without it.

| code | weight | rule | article |
|---|---|---|---|
""",
)


def layout_rules_page(lang: Language) -> str:
    """The text of ``docs/layout-rules.md`` or ``layout-rules.vi.md``."""
    rows = (
        f"| {' | '.join((rule.code, WEIGHTS[rule.weight].in_(lang), rule.text.in_(lang), rule.article or '–'))} |\n"
        for rule in RULES
    )
    return _OPENING.in_(lang) + "".join(rows) + _MADE
