"""The pages on findings in each language: an index, and for every rule a page with cause, cure and examples.

``KH406.md`` is English, ``KH406.vi.md`` Vietnamese, as everywhere under docs/; ``kehoach rule`` prints their examples.
"""

from __future__ import annotations

import functools
import os
import re
from typing import TYPE_CHECKING, Final

from finding_cures import CURES
from snippet_plans import BASE, FOLDER, Snippet, snippet, text_of
from told_examples import WITHOUT_SNIPPETS

from kehoach.diagnostics import Rule, Severity, catalog
from kehoach.diagnostics.bilingual import Bilingual
from kehoach.diagnostics.report import as_text, severity_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach import Finding
    from kehoach.diagnostics import Language

FAMILIES: Final = {
    "1": Bilingual("KH1: văn bản và YAML", "KH1: the text and its YAML"),
    "2": Bilingual("KH2: hình thức và cách đọc", "KH2: shape and reading"),
    "3": Bilingual("KH3: tham chiếu", "KH3: references"),
    "4": Bilingual("KH4: tính toán", "KH4: arithmetic"),
    "5": Bilingual("KH5: bộ mẫu và mẫu Word", "KH5: packs and templates"),
    "6": Bilingual("KH6: ý nghĩa của kế hoạch", "KH6: the plan's own sense"),
    "7": Bilingual("KH7: đọc tệp Word", "KH7: Word files that are read"),
}

_MADE: Final = "<!-- Made by docs/make.py from the catalog and docs/snippets: do not edit. -->\n"
_OPENING: Final = Bilingual(
    f"""\
# Thông báo có nghĩa gì

Mọi thông báo của `kehoach check`, xếp theo mã. Mỗi mã có một trang: nguyên nhân, cách sửa, một ví dụ sai và ví dụ đó
đã sửa. Gõ `kehoach rule KH405` cũng ra nội dung ấy, không cần mạng. Tìm mã hoặc chữ của thông báo ở ô *Tìm kiếm*.

- *Lỗi*: chưa sửa thì văn bản chưa được ghi.
- *Cảnh báo*: văn bản vẫn được ghi; người trình ký xem lại.
- *Ghi chú*: để biết.

Dấu “…” là chỗ thông báo điền chi tiết: tên, con số. Ví dụ là một phần của một kế hoạch nhỏ,
[{BASE}](../snippets/{BASE}): khóa trong ví dụ thay cho khóa cùng tên ở đó.
""",
    f"""\
# What a message means

All messages of `kehoach check`, by code. Each code has a page with its cause, its cure, a wrong example and the
corrected one. `kehoach rule KH405 --lang en` prints the same without a network.

- *Error*: no document is written until it is corrected.
- *Warning*: the document is written; whoever signs it should check.
- *Note*: for information.

Codes are the same in both languages and never reused. An “…” stands for a detail, a name or a figure. The examples are
fragments of a small plan, [{BASE}](../snippets/{BASE}): their keys replace those of the same name there.
""",
)
_HEAD: Final = Bilingual(
    "| mã | mức | thông báo | tên |\n|---|---|---|---|\n", "| code | severity | message | name |\n|---|---|---|---|\n"
)
_ALL: Final = Bilingual("[mọi thông báo](index.vi.md)", "[all messages](index.md)")
_EFFECTS: Final = {
    Severity.ERROR: Bilingual("chưa sửa thì văn bản chưa được ghi", "no document is written until it is corrected"),
    Severity.WARNING: Bilingual(
        "văn bản vẫn được ghi; xem lại trước khi ký", "the document is written; check before signing"
    ),
    Severity.NOTE: Bilingual("để biết; văn bản vẫn được ghi", "for information; the document is written"),
}
_NAME: Final = "tên trong JSON"
_DETAIL: Final = re.compile(r"(?<!\{)\{\w+\}")
_AT_THE_END: Final = re.compile(r"(?<=[^ “(])…$")
_BLANK: Final = re.compile(rf"^“…”: |(?:;[^;]*)?: …$|{_AT_THE_END.pattern}")
_CAUSE: Final = Bilingual("Nguyên nhân", "Cause")
_CURE: Final = Bilingual("Cách sửa", "Cure")
_BY_THE_NAME: Final = Bilingual(
    "gõ lại cho đúng tên; dưới thông báo có tên gần giống nhất, nếu có",
    "correct the name; the hint below the message offers the nearest one, if there is one",
)
_NEAREST: Final = "ý bạn là “{nearest}”?"
_AS_BELOW: Final = Bilingual("ở ví dụ dưới đây: ", "in the example below: ")
_EXAMPLE: Final = Bilingual("Ví dụ", "Example")
_WRONG: Final = Bilingual("Sai", "Wrong")
_RIGHT: Final = Bilingual("Đúng", "Right")
_MARKUP: Final = str.maketrans({c: f"\\{c}" for c in "\\|>*_`[]{}"} | {"<": "&lt;", "$": "&#36;"})
"""A stroke before ``<`` and ``$`` would be seen on the site, and GitHub has formulas between ``$``."""


def rules() -> tuple[Rule, ...]:
    """Every rule of the catalog by its code."""
    found = (thing for thing in vars(catalog).values() if isinstance(thing, Rule))
    return tuple(sorted(found, key=lambda rule: rule.code))


def index_page(lang: Language) -> str:
    """The text of ``docs/findings/index.md``: a table for each family that has rules, in the order of their codes."""
    return "\n".join((_OPENING.in_(lang), *_family_tables(lang), _MADE))


def rule_page(rule: Rule, lang: Language) -> str:
    """The text of a rule's page, ``docs/findings/KH406.md`` or ``KH406.vi.md``.

    Raises:
        KeyError: the rule has no hint that says something by itself, and no cure in finding_cures.py.
    """
    return "\n".join((*_opening(rule, lang), *_examples(rule, lang), _MADE))


def _family_tables(lang: Language) -> Iterator[str]:
    for family, title in FAMILIES.items():
        rows = [_index_row(rule, lang) for rule in rules() if rule.code[2] == family]
        if rows:
            yield f"## {title.in_(lang)}\n\n{_HEAD.in_(lang)}{''.join(rows)}"


def _index_row(rule: Rule, lang: Language) -> str:
    page = f"{rule.code}{'.vi' if lang == 'vi' else ''}.md"
    cells = (
        f"[{rule.code}]({page})",
        severity_word(rule.severity, lang),
        _cause(rule, lang),
        rule.name,
    )
    return f"| {' | '.join(cells)} |\n"


def _opening(rule: Rule, lang: Language) -> Iterator[str]:
    severity = severity_word(rule.severity, lang).capitalize()
    title, name = (_title(rule), f" · {_NAME}: `{rule.name}`") if lang == "vi" else (rule.name, "")
    yield f"# {rule.code} {title}\n\n*{severity}: {_EFFECTS[rule.severity].in_(lang)}.* · {_ALL.in_(lang)}{name}\n"
    yield f"**{_CAUSE.in_(lang)}:** {_cause(rule, lang)}\n"
    yield f"**{_CURE.in_(lang)}:** {_cure(rule, lang)}\n"


def _title(rule: Rule) -> str:
    """The Vietnamese message without its details, which a reader looks for; the name of a rule is English."""
    return _shown(_BLANK.sub("", _DETAIL.sub("…", rule.vi)))


def _cause(rule: Rule, lang: Language) -> str:
    """The message with an ellipsis for each detail, and none for what only some messages have at their end."""
    return _shown(_AT_THE_END.sub("", _DETAIL.sub("…", rule.message_template.in_(lang))))


def _cure(rule: Rule, lang: Language) -> str:
    if rule.code in CURES:
        return _shown(CURES[rule.code].in_(lang))
    if rule.hint_vi == _NEAREST:
        return _BY_THE_NAME.in_(lang)
    if not rule.has_fixed_hint:
        raise KeyError(rule.code)
    hint = rule.hint_template.in_(lang)
    if _DETAIL.search(hint) and rule.code not in WITHOUT_SNIPPETS:
        hint = _AS_BELOW.in_(lang) + next(said for found in _said(rule) if (said := found.hint_in(lang)))
        return hint.replace(os.fspath(FOLDER), ".").translate(_MARKUP)
    return _shown(_DETAIL.sub("…", hint))


def _examples(rule: Rule, lang: Language) -> Iterator[str]:
    if rule.code in WITHOUT_SNIPPETS:
        yield f"## {_EXAMPLE.in_(lang)}\n\n{Bilingual(*WITHOUT_SNIPPETS[rule.code]).in_(lang)}\n"
        return
    yield f"## {_WRONG.in_(lang)}\n"
    yield from _snippet(snippet(rule.code, "wrong"))
    yield "`kehoach check`:\n"
    yield _fenced("text", as_text(_said(rule), lang).replace(os.fspath(FOLDER), "."))
    yield f"## {_RIGHT.in_(lang)}\n"
    yield from _snippet(snippet(rule.code, "right"))


@functools.cache
def _said(rule: Rule) -> tuple[Finding, ...]:
    """What a check run in the snippets' folder finds in the wrong snippet of a rule by this rule."""
    return tuple(finding for finding in snippet(rule.code, "wrong").findings() if finding.rule is rule)


def _snippet(shown: Snippet) -> Iterator[str]:
    """A snippet, and the profile beside it that it names."""
    yield _fenced("yaml", shown.text)
    if profile := shown.profile():
        yield f"`{profile}`:\n"
        yield _fenced("yaml", text_of(profile))


def _fenced(language: str, text: str) -> str:
    return f"```{language}\n{text}```\n"


def _shown(template: str) -> str:
    """A message template as Markdown: no character of its own is markup, a doubled brace is one."""
    return template.replace("{{", "{").replace("}}", "}").translate(_MARKUP)
