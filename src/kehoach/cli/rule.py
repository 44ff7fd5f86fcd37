"""``kehoach rule``: the page of a finding, without a network; for a layout rule, its text and article."""

from __future__ import annotations

import html
import re
import textwrap
from typing import TYPE_CHECKING, Final

from kehoach.cli.messages import CLEAN, complain, meant
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.patterns import regex

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from kehoach.cli.parser import Commands
    from kehoach.diagnostics import Language, Rule
    from kehoach.linting.outcome import LayoutRule

_ABOUT = Bilingual(
    "giải thích một mã như KH406: nguyên nhân, cách sửa, ví dụ sai và đúng",
    "explain a code like KH406: its cause and cure, a wrong and a right example",
)
_CODE = Bilingual(
    "mã của thông báo (KH406) hoặc của quy tắc thể thức (L102)", "code of a finding (KH406) or layout rule (L102)"
)
_UNKNOWN = Bilingual("không có mã “{code}”{meant}", "there is no code “{code}”{meant}")
_ARTICLE = Bilingual("Quy định: {text}", "Article: {text}")
_LAYOUT = Bilingual("quy tắc thể thức", "layout rule")

_HEADING: Final = regex(r"^## (.+)\n", re.MULTILINE)
_LEAD: Final = regex(r"^\*\*.+$", re.MULTILINE)
"""Cause and cure, before the examples."""
_MARKUP: Final = regex(r"\*\*|\\(.)")
_PIECE: Final = regex(r"^```\w+\n(?P<block>.*?)^```$|^(?!<!--)(?P<line>\S[^\n]*)$", re.MULTILINE | re.DOTALL)


def add(commands: Commands) -> None:
    """Add the command and its arguments."""
    commands.add("rule", _ABOUT, run).add_argument("code", metavar="CODE", help=_CODE.in_(commands.lang))


def run(arguments: argparse.Namespace) -> int:
    """Print what a code means; case is ignored, and the name of a rule is accepted, too."""
    lang, asked = arguments.lang, arguments.code.strip()
    findings, layout = _findings(), _layout_rules()
    known = {name.casefold(): name for name in (*findings, *layout)}
    code = known.get(asked.casefold())
    if code is None:
        return complain(_UNKNOWN, lang, code=Verbatim(asked), meant=meant(asked.upper(), sorted(known.values())))
    lines = _of_finding(findings[code], lang) if code in findings else _of_layout(layout[code], lang)
    print("\n".join(lines))
    return CLEAN


def _findings() -> dict[str, Rule]:
    """All rules of findings by code and by name."""
    from kehoach.diagnostics import Rule, catalog

    rules = [thing for thing in vars(catalog).values() if isinstance(thing, Rule)]
    return {name: rule for rule in rules for name in (rule.code, rule.name)}


def _layout_rules() -> dict[str, LayoutRule]:
    from kehoach.linting.rules import RULES

    return {rule.code: rule for rule in RULES}


def _of_layout(rule: LayoutRule, lang: Language) -> Iterator[str]:
    yield f"{rule.code} ({_LAYOUT.in_(lang)})"
    yield ""
    yield rule.text.in_(lang)
    yield _ARTICLE.in_(lang).format(text=rule.source.in_(lang))


def _of_finding(rule: Rule, lang: Language) -> Iterator[str]:
    from kehoach.diagnostics.report import described, severity_word
    from kehoach.diagnostics.rule_pages import rule_page

    yield f"{rule.code} {rule.name} ({severity_word(rule.severity, lang)})"
    yield ""
    page = rule_page(rule.code, lang)
    yield from (_plain(line[0]) for line in _LEAD.finditer(page)) if page else [described(rule, lang)]
    yield from _examples(page)


def _plain(line: str) -> str:
    """A line of Markdown without its markup."""
    return html.unescape(_MARKUP.sub(r"\1", line))


def _examples(page: str) -> Iterator[str]:
    """The examples of a page: what is under its headings."""
    _, *parts = _HEADING.split(page)
    for title, body in zip(parts[::2], parts[1::2], strict=True):
        yield from ("", f"{title}:")
        for piece in _PIECE.finditer(body):
            yield ""
            yield textwrap.indent(piece["block"] or piece["line"].replace("`", "") + "\n", "    ").rstrip("\n")
