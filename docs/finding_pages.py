"""The pages on findings: an index, and a page a rule with a wrong text, what is said of it, and a right one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from snippet_plans import BASE, FOLDER, WITHOUT_SNIPPETS, Snippet, snippet, text_of

from kehoach.diagnostics import Rule, catalog
from kehoach.diagnostics.report import as_text, severity_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Language

FAMILIES: Final = {
    "1": "KH1: văn bản và YAML / the text and its YAML",
    "2": "KH2: hình thức và cách đọc / shape and reading",
    "3": "KH3: tham chiếu / references",
    "4": "KH4: tính toán / arithmetic",
    "5": "KH5: bộ mẫu / packs and templates",
    "6": "KH6: ý nghĩa của kế hoạch / the plan's own sense",
}

_MADE: Final = "<!-- Made by docs/make.py from the catalog and docs/snippets: do not edit. -->\n"
_OPENING: Final = f"""\
# Các thông báo / Findings

Danh sách thông báo của `kehoach check`, xếp theo mã. Mỗi mã có một trang gồm ví dụ sai, thông báo và ví dụ đã sửa.
Chỉ *lỗi* mới ngăn việc ghi văn bản; *cảnh báo* và *ghi chú* để người trình ký xem lại. `{{text}}` và các chữ trong
ngoặc nhọn là chỗ điền chi tiết. Các ví dụ là một phần của một kế hoạch nhỏ, [{BASE}](../snippets/{BASE}): khóa trong
ví dụ thay cho khóa cùng tên ở đó.

All messages of `kehoach check`, by code. Each code has a page with a wrong example, the message and the corrected
example. Codes are the same in both languages and never reused. Only *errors* prevent a document from being written;
*warnings* and *notes* are for the person who signs. `{{text}}` and the like stand for details. The examples are
fragments of a small plan, [{BASE}](../snippets/{BASE}): their keys replace those of the same name there.
"""
_HEAD: Final = "| mã / code | tên / name | mức / severity | tiếng Việt | English |\n|---|---|---|---|---|\n"
_MARKUP: Final = str.maketrans({c: f"\\{c}" for c in "\\|<>*_`$[]"})


def rules() -> tuple[Rule, ...]:
    """Every rule of the catalog by its code."""
    found = (thing for thing in vars(catalog).values() if isinstance(thing, Rule))
    return tuple(sorted(found, key=lambda rule: rule.code))


def index_page() -> str:
    """The text of ``docs/findings/index.md``: a table for each family that has rules, in the order of their codes."""
    return "\n".join((_OPENING, *_family_tables(), _MADE))


def rule_page(rule: Rule) -> str:
    """The text of a rule's page, ``docs/findings/KH406.md``."""
    return "\n".join((*_sections(rule), _MADE))


def _family_tables() -> Iterator[str]:
    for family, title in FAMILIES.items():
        rows = [_index_row(rule) for rule in rules() if rule.code[2] == family]
        if rows:
            yield f"## {title}\n\n{_HEAD}{''.join(rows)}"


def _index_row(rule: Rule) -> str:
    return _row(f"[{rule.code}]({rule.code}.md)", rule.name, rule.severity.value, _cell(rule.vi), _cell(rule.en))


def _sections(rule: Rule) -> Iterator[str]:
    yield f"# {rule.code} {rule.name}\n\n{_severity(rule)} · [mọi mã / all codes](index.md)\n"
    yield _texts(rule)
    if rule.code in WITHOUT_SNIPPETS:
        yield "## Ví dụ / Example\n"
        yield from (f"{reason}\n" for reason in WITHOUT_SNIPPETS[rule.code])
        return
    wrong, right = snippet(rule.code, "wrong"), snippet(rule.code, "right")
    yield "## Sai / Wrong\n"
    yield from _shown(wrong)
    yield "`kehoach check`:\n"
    yield from (_fenced("text", _said(rule, wrong, lang)) for lang in ("vi", "en"))
    yield "## Đúng / Right\n"
    yield from _shown(right)


def _severity(rule: Rule) -> str:
    return f"{severity_word(rule.severity, 'vi')} / {severity_word(rule.severity, 'en')}"


def _texts(rule: Rule) -> str:
    rows = _row("", "tiếng Việt", "English") + "|---|---|---|\n"
    rows += _row("thông báo / message", _cell(rule.vi), _cell(rule.en))
    return rows + (_row("gợi ý / hint", _cell(rule.hint_vi), _cell(rule.hint_en)) if rule.has_fixed_hint else "")


def _shown(shown: Snippet) -> Iterator[str]:
    """A snippet, and the profile beside it that it names."""
    yield _fenced("yaml", shown.text)
    if profile := shown.profile():
        yield f"`{profile}`:\n"
        yield _fenced("yaml", text_of(profile))


def _said(rule: Rule, wrong: Snippet, lang: Language) -> str:
    """What a check run in the snippets' folder says of a snippet by this rule."""
    said = as_text([finding for finding in wrong.findings() if finding.rule is rule], lang)
    return said.replace(os.fspath(FOLDER), ".")


def _fenced(language: str, text: str) -> str:
    return f"```{language}\n{text}```\n"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


def _cell(template: str) -> str:
    """A message template as Markdown: no character of its own is markup, a doubled brace is one."""
    return template.replace("{{", "{").replace("}}", "}").translate(_MARKUP)
