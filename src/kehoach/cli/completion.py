"""``kehoach completion``: a script that lets a shell complete commands, options and choices, made from the parser."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Final, NamedTuple

from kehoach.cli.console import speak_utf8
from kehoach.cli.messages import CLEAN
from kehoach.diagnostics.bilingual import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kehoach.cli.parser import Commands, Parser

_ABOUT = Bilingual(
    "in đoạn lệnh để bash, zsh, fish hoặc PowerShell gợi ý lệnh và tùy chọn khi nhấn Tab",
    "print the script that lets bash, zsh, fish or PowerShell complete commands and options",
)
_SHELL = Bilingual(
    "trình lệnh; nạp bằng: source <(kehoach completion bash), hoặc zsh; kehoach completion fish | source;"
    " kehoach completion powershell | Out-String | Invoke-Expression",
    "the shell; load it with: source <(kehoach completion bash), or zsh; kehoach completion fish | source;"
    " kehoach completion powershell | Out-String | Invoke-Expression",
)


class _Option(NamedTuple):
    names: tuple[str, ...]
    about: str
    choices: tuple[str, ...]
    takes_value: bool


class _Command(NamedTuple):
    """What may follow a command; ``path`` is its words, empty for the program itself."""

    path: str
    below: tuple[tuple[str, str], ...]
    """Its subcommands, with a description of each."""
    options: tuple[_Option, ...]
    choices: tuple[str, ...]
    """The values of its argument; empty if this is a file or free text."""


def add(commands: Commands) -> None:
    """Add the command and its arguments."""
    parser = commands.add("completion", _ABOUT, run)
    parser.add_argument("shell", metavar="SHELL", choices=tuple(_SCRIPTS), help=_SHELL.in_(commands.lang))


def run(arguments: argparse.Namespace) -> int:
    """Print the script of one shell."""
    from kehoach.cli import parser_of

    speak_utf8(sys.stdout)
    sys.stdout.write(_SCRIPTS[arguments.shell](tuple(_commands(parser_of(arguments.lang)))))
    return CLEAN


def _commands(parser: Parser, path: str = "") -> Iterator[_Command]:
    """A command and all its subcommands."""
    below: list[tuple[str, str]] = []
    choices: tuple[str, ...] = ()
    options = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            below += [(made.dest, made.help or "") for made in action._choices_actions]
            for name, made in action.choices.items():
                yield from _commands(made, f"{path} {name}".strip())
        elif action.option_strings:
            found = tuple(map(str, action.choices or ()))
            options.append(_Option(tuple(action.option_strings), action.help or "", found, action.nargs != 0))
        else:
            choices = tuple(map(str, action.choices or ())) or choices
    yield _Command(path, tuple(below), tuple(options), choices)


# --- the scripts ---------------------------------------------------------------------------------------------


_BASH: Final = """\
# Made by “kehoach completion bash”.
_kehoach() {
    local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" command="" words="" word
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case "$command $word" in
            %(steps)s) command="${command:+$command }$word" ;;
        esac
    done
    case "$command $before" in
%(values)s
        *)
            case "$command" in
%(words)s
            esac
            if [[ $current == -* ]]; then
                case "$command" in
%(options)s
                esac
            fi ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _kehoach kehoach
"""
_ZSH: Final = """\
#compdef kehoach
# Made by “kehoach completion zsh”.
_kehoach() {
    local command="" word
    local -a found
    for word in "${(@)words[2,CURRENT-1]}"; do
        case "$command $word" in
            (%(steps)s) command="${command:+$command }$word" ;;
        esac
    done
    case "$command ${words[CURRENT-1]}" in
%(values)s
        (*)
            if [[ ${words[CURRENT]} == -* ]]; then
                case "$command" in
%(options)s
                esac
            else
                case "$command" in
%(words)s
                esac
            fi ;;
    esac
    if (( $#found )); then _describe kehoach found; else _files; fi
}
if [[ "${funcstack[1]}" == _kehoach ]]; then _kehoach "$@"; else compdef _kehoach kehoach; fi
"""
_POWERSHELL: Final = """\
# Made by "kehoach completion powershell".
Register-ArgumentCompleter -Native -CommandName kehoach -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $values = @{
%(values)s
    }
    $words = @{
%(words)s
    }
    $options = @{
%(options)s
    }
    $command = ''
    $before = ''
    foreach ($element in ($commandAst.CommandElements | Select-Object -Skip 1)) {
        if ($element.Extent.EndOffset -ge $cursorPosition) { break }
        $before = $element.ToString()
        $longer = "$command $before".Trim()
        if ($options.ContainsKey($longer)) { $command = $longer }
    }
    $found = $values["$command $before"]
    if (-not $found) { $found = if ($wordToComplete -like '-*') { $options[$command] } else { $words[$command] } }
    $found | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
}
"""


def _bash(commands: Sequence[_Command]) -> str:
    def case(pattern: str, words: Sequence[str], depth: int) -> str:
        return f'{" " * depth}"{pattern}") words="{" ".join(words)}" ;;'

    return _BASH % {
        "steps": _steps(commands),
        "values": "\n".join(case(called, choices, 8) for called, choices in _choices(commands)),
        "words": "\n".join(case(c.path, _words(c), 16) for c in commands if _words(c)),
        "options": "\n".join(case(c.path, _option_names(c), 20) for c in commands),
    }


def _zsh(commands: Sequence[_Command]) -> str:
    def case(pattern: str, found: Sequence[tuple[str, str]], depth: int) -> str:
        words = " ".join(_quoted(f"{name}:{about}" if about else name) for name, about in found)
        return f'{" " * depth}("{pattern}") found=({words}) ;;'

    return _ZSH % {
        "steps": _steps(commands),
        "values": "\n".join(
            case(called, [(choice, "") for choice in choices], 8) for called, choices in _choices(commands)
        ),
        "words": "\n".join(
            case(c.path, c.below or [(choice, "") for choice in c.choices], 20) for c in commands if _words(c)
        ),
        "options": "\n".join(
            case(c.path, [(name, option.about) for option in c.options for name in option.names], 20) for c in commands
        ),
    }


def _fish(commands: Sequence[_Command]) -> str:
    lines = ["# Made by “kehoach completion fish”."]
    for command in commands:
        condition = _fish_condition(command)
        lines += [
            f"complete -c kehoach -n {_quoted(condition)} -f -a {_quoted(name)} -d {_quoted(about)}"
            for name, about in command.below
        ]
        if command.choices:
            lines.append(f"complete -c kehoach -n {_quoted(condition)} -f -a {_quoted(' '.join(command.choices))}")
        for option in command.options:
            names = " ".join(f"-l {n[2:]}" if n.startswith("--") else f"-s {n[1:]}" for n in option.names)
            value = f" -x -a {_quoted(' '.join(option.choices))}" if option.choices else " -r" * option.takes_value
            lines.append(f"complete -c kehoach -n {_quoted(condition)} {names}{value} -d {_quoted(option.about)}")
    return "\n".join(lines) + "\n"


def _fish_condition(command: _Command) -> str:
    """When fish offers what follows a command: after its words, before a subcommand."""
    seen = [f"__fish_seen_subcommand_from {word}" for word in command.path.split()]
    if len(seen) == 1 and not command.below:
        seen.append("not __fish_seen_subcommand_from packs")  # “check” is a command of its own, and one of “packs”
    if command.below:
        seen.append(f"not __fish_seen_subcommand_from {' '.join(name for name, _ in command.below)}")
    return "; and ".join(seen)


def _powershell(commands: Sequence[_Command]) -> str:
    def entry(key: str, words: Sequence[str]) -> str:
        return f"        '{key}' = @({', '.join(_quoted(word) for word in words)})"

    return _POWERSHELL % {
        "values": "\n".join(entry(called, choices) for called, choices in _choices(commands)),
        "words": "\n".join(entry(c.path, _words(c)) for c in commands if _words(c)),
        "options": "\n".join(entry(c.path, _option_names(c)) for c in commands),
    }


_SCRIPTS: Final[dict[str, Callable[[Sequence[_Command]], str]]] = {
    "bash": _bash,
    "zsh": _zsh,
    "fish": _fish,
    "powershell": _powershell,
}


def _steps(commands: Sequence[_Command]) -> str:
    """The words of each command, as alternatives of a shell pattern: ``" check"|"packs check"``."""
    paths = (command.path for command in commands if command.path)
    return "|".join(f'"{path}"' if " " in path else f'" {path}"' for path in paths)


def _choices(commands: Sequence[_Command]) -> list[tuple[str, tuple[str, ...]]]:
    """The choices of each option that has any, by each of its names: ``check --format``."""
    return [(f"{c.path} {name}", o.choices) for c in commands for o in c.options if o.choices for name in o.names]


def _words(command: _Command) -> tuple[str, ...]:
    return tuple(name for name, _ in command.below) or command.choices


def _option_names(command: _Command) -> tuple[str, ...]:
    return tuple(name for option in command.options for name in option.names)


def _quoted(text: str) -> str:
    """A text in single quotes for a shell. For PowerShell only names are quoted, which contain no quotes."""
    return "'" + text.replace("%%", "%").replace("'", "'\\''") + "'"
