"""The page of all commands in each language, made from the parsers of the command line, with an example of each."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from kehoach.cli import parser_of
from kehoach.diagnostics.bilingual import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Language

EXAMPLES: Final = {
    "new": "kehoach new --pack giam-ngheo --year 2026 -o 2026.yaml",
    "check": "kehoach check first.yaml",
    "render": "kehoach render first.yaml -o first.docx",
    "batch": "kehoach batch ke-hoach -o van-ban",
    "compute": "kehoach compute first.yaml",
    "explain": 'kehoach explain first.yaml "giam_ngheo[Thôn Đông].ty_le_dau"',
    "next-year": "kehoach next-year 2026.yaml -o 2027.yaml",
    "fmt": "kehoach fmt first.yaml --check",
    "diff": "kehoach diff 2025.yaml 2026.yaml",
    "lint": "kehoach lint van-ban.docx",
    "audit": "kehoach audit bao-cao.docx -o bao-cao-soat.docx",
    "import": "kehoach import ke-hoach-2025.docx -o 2025.yaml",
    "packs list": "kehoach packs list",
    "packs show": "kehoach packs show giam-ngheo",
    "packs copy": "kehoach packs copy giam-ngheo bo-mau/giam-ngheo-xa",
    "packs check": "kehoach packs check bo-mau/giam-ngheo-xa",
    "schema": "kehoach schema --pack giam-ngheo",
    "rule": "kehoach rule KH304",
    "completion": "kehoach completion bash",
}
"""What is typed in the example of each command, or of a command under it."""
SHOWN: Final = ("check", "compute", "explain", "packs list", "rule")
"""The commands whose answer the page shows, because it is short and of a file beside the page."""

_MADE: Final = "<!-- Made by docs/make.py from the parsers of the command line: do not edit. -->\n"
_OPENING: Final = Bilingual(
    """\
# Các lệnh

Mọi lệnh của `kehoach`, với tham số, tùy chọn và một ví dụ. Gõ `kehoach LỆNH --help` cũng ra những dòng này.

- `-h`, `--help`: in hướng dẫn của lệnh.
- `--lang {vi,en}`: ngôn ngữ của thông báo; mặc định là tiếng Việt, hoặc theo biến `KEHOACH_LANG`.
""",
    """\
# Commands

All commands of `kehoach`, with arguments, options and an example. `kehoach COMMAND --help --lang en` prints the same.

- `-h`, `--help`: show the help of a command.
- `--lang {vi,en}`: language of messages; Vietnamese unless this or `KEHOACH_LANG` says otherwise.
""",
)
_ARGUMENTS: Final = Bilingual("| tham số | là gì |\n|---|---|\n", "| argument | what it is |\n|---|---|\n")
_OPTIONS: Final = Bilingual("| tùy chọn | tác dụng |\n|---|---|\n", "| option | effect |\n|---|---|\n")
_EXAMPLE: Final = Bilingual("Ví dụ:\n", "Example:\n")
_OF_ALL: Final = ("help", "lang")


def commands_page(lang: Language) -> str:
    """The text of ``docs/commands.md`` or ``commands.vi.md``; its console blocks are still without answers."""
    parser = parser_of(lang)
    sections = (section for name, below in _below(parser) for section in _of_command(name, below, lang))
    return "\n".join((_OPENING.in_(lang), f"{parser.epilog}\n", *sections, _MADE))


def command_names() -> tuple[str, ...]:
    """The names of all commands that do something themselves, ``packs list`` among them."""
    return tuple(name for name, parser in _below(parser_of("vi")) if parser.get_default("run"))


def _below(parser: argparse.ArgumentParser, prefix: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command in the order of help, and those under it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield prefix + name, below
                yield from _below(below, f"{prefix}{name} ")


def _of_command(name: str, parser: argparse.ArgumentParser, lang: Language) -> Iterator[str]:
    yield f"{'###' if ' ' in name else '##'} kehoach {name}\n"
    yield f"{_sentence(parser.description or '')}\n"
    actions = [action for action in parser._actions if action.dest not in _OF_ALL and action.option_strings]
    arguments = [action for action in parser._get_positional_actions() if not isinstance(action.choices, dict)]
    for head, found in ((_ARGUMENTS, arguments), (_OPTIONS, actions)):
        if found:
            yield head.in_(lang) + "".join(map(_row, found))
    if name in EXAMPLES:
        yield _EXAMPLE.in_(lang)
        yield _example(name, lang)


def _row(action: argparse.Action) -> str:
    choices = f"{{{','.join(action.choices)}}}" if action.choices else action.dest.upper()
    value = "" if action.nargs == 0 else action.metavar or choices
    names = [f"{name} {value}".strip() for name in action.option_strings] or [value]
    return f"| {', '.join(f'`{name}`' for name in names)} | {_cell(_sentence(action.help or ''))} |\n"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _cell(text: str) -> str:
    return text.replace("|", r"\|").replace("<", "&lt;").replace("*", r"\*")


def _example(name: str, lang: Language) -> str:
    command = EXAMPLES[name] + (" --lang en" if lang == "en" else "")
    return f"```console\n$ {command}\n```\n" if name in SHOWN else f"```sh\n{EXAMPLES[name]}\n```\n"
