"""The parser of arguments: in both languages, and with suggestions for unknown words."""

from __future__ import annotations

import argparse
import re
import sys
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar

from kehoach.cli.messages import TROUBLE, meant
from kehoach.diagnostics.bilingual import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from _typeshed import SupportsWrite

    from kehoach.diagnostics import Language
    from kehoach.diagnostics.bilingual import Detail

_Argument = TypeVar("_Argument", bound=argparse.Action)

_USAGE = Bilingual("cách dùng: ", "usage: ")
_POSITIONALS = Bilingual("tham số", "arguments")
_OPTIONS = Bilingual("tùy chọn", "options")
_COMMANDS = Bilingual("các lệnh (xem cách dùng từng lệnh: {example})", "commands (how one is used: {example})")
_HELP = Bilingual("in hướng dẫn này", "show this help")
_LANG = Bilingual("ngôn ngữ của thông báo (hoặc đặt biến KEHOACH_LANG)", "language of messages (or set KEHOACH_LANG)")
_EXITS = Bilingual(
    "Mã thoát: 0 không có lỗi; 1 kế hoạch có lỗi hoặc văn bản sai thể thức; 2 sai lệnh, không đọc hoặc ghi được tệp;"
    " 3 lỗi của chính kehoach.",
    "Exit status: 0 no errors; 1 errors in a plan or in a layout; 2 usage or I/O; 3 a bug in kehoach.",
)
_ERROR = Bilingual("lỗi", "error")
_NO_OPTION = Bilingual("không có tùy chọn “{word}”", "there is no option “{word}”")
_TOO_MANY = Bilingual("thừa “{word}”", "unexpected “{word}”")
_NO_COMMAND = Bilingual("không có lệnh “{word}”", "there is no command “{word}”")
_KNOWN_COMMANDS = Bilingual("; các lệnh có: {known}", "; available: {known}")
_NO_CHOICE = Bilingual(
    "không nhận “{word}”; chọn một trong: {known}", "“{word}” is not possible; choose one of: {known}"
)

_MISSING: Final = "the following arguments are required: "
_OF_ARGPARSE: Final = (
    (_MISSING + "(.+)", "thiếu {0}"),
    (r"one of the arguments (.+) is required", "cần một trong các tùy chọn {0}"),
    (r"expected one argument", "thiếu giá trị"),
    (r"expected at (?:least|most) one argument", "thiếu giá trị, hoặc thừa"),
    (r"expected (\d+) arguments?", "cần {0} giá trị"),
    (r"not allowed with argument (.+)", "không dùng cùng với {0}"),
    (r"ignored explicit argument '?(.*?)'?", "không nhận giá trị, nhưng được cho “{0}”"),
    (r"invalid \w+ value: '?(.*?)'?", "giá trị không hợp lệ: “{0}”"),
)
"""Messages of argparse, and the same in Vietnamese."""


_VALUES: Final = {
    "ADDRESS": "ĐỊA-CHỈ",
    "AFTER": "BẢN-SAU",
    "BEFORE": "BẢN-TRƯỚC",
    "CODE": "MÃ",
    "DEST": "THƯ-MỤC",
    "DIR": "THƯ-MỤC",
    "F.audit.yaml": "TỆP.audit.yaml",
    "FILE": "TỆP",
    "FILE.docx": "TỆP.docx",
    "FILE.yaml": "TỆP.yaml",
    "FOLDER": "THƯ-MỤC",
    "ID": "MÃ",
    "MAP.yaml": "TỆP.yaml",
    "MARKED.docx": "TỆP.docx",
    "N": "SỐ",
    "NAME": "TÊN",
    "NEW.yaml": "TỆP.yaml",
    "OLD.docx": "TỆP.docx",
    "OUT": "TỆP",
    "PATTERN": "MẪU",
    "PLAN.yaml": "TỆP.yaml",
    "SHELL": "TRÌNH-LỆNH",
    "SPEC": "KẾ-HOẠCH",
    "TABLE": "BẢNG",
    "YEAR": "NĂM",
}
"""What stands for a value in help, and the same in Vietnamese; what is not here is typed as it is."""


class Parser(argparse.ArgumentParser):
    """The parser of one command, or of all.

    Its messages are in the given language. Options cannot be abbreviated. Help that cannot be printed fails like any
    other output.
    """

    def __init__(self, *, lang: Language, **rest: Any) -> None:
        shape = argparse.HelpFormatter if lang == "en" else _VietnameseHelp
        shape = rest.pop("formatter_class", shape)
        super().__init__(formatter_class=shape, add_help=False, allow_abbrev=False, epilog=_EXITS.in_(lang), **rest)
        self.lang = lang
        self._words: list[str] = []
        self._positionals.title = _POSITIONALS.in_(lang)
        self._optionals.title = _OPTIONS.in_(lang)
        self.add_argument("-h", "--help", action="help", help=_HELP.in_(lang))
        self.add_argument("--lang", choices=("vi", "en"), default=lang, help=_LANG.in_(lang))

    def _add_action(self, action: _Argument) -> _Argument:
        """Add an argument, of the command itself or of a group of its options, its value in the parser's language."""
        takes_one = action.nargs != 0 and not action.choices
        shown = action.metavar or (action.dest.upper() if takes_one else None)
        if self.lang == "vi" and isinstance(shown, str) and shown in _VALUES:
            action.metavar = _VALUES[shown]
        return super()._add_action(action)

    def parsed(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Parse the arguments; an unknown one ends the program, with a suggestion."""
        found: argparse.Namespace
        found, unknown = self.parse_known_args(arguments)
        if unknown:
            getattr(found, "parser", self).refuse_unknown(unknown)
        return found

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse like argparse; the words are kept for the message if an argument is missing."""
        self._words = list(args or ())
        return super().parse_known_args(args, namespace)

    def refuse_unknown(self, words: Sequence[str]) -> NoReturn:
        """End the program because of words that are unknown to this command."""
        word = next((word for word in words if word.startswith("-")), words[0]).partition("=")[0]
        if not word.startswith("-"):
            self.error(_TOO_MANY.in_(self.lang).format(word=word))
        known = [name for action in self._actions for name in action.option_strings]
        self.error(_NO_OPTION.in_(self.lang).format(word=word) + meant(word, known).in_(self.lang))

    def refuse(self, words: Bilingual, **details: Detail) -> NoReturn:
        """End the program because of arguments that make no sense together."""
        self.error(words.filled(**details).in_(self.lang))

    def error(self, message: str) -> NoReturn:
        """End the program with the usage and what is wrong, in the parser's language.

        If an argument is missing, a misspelt option is reported instead, because it is the cause.
        """
        if message.startswith(_MISSING):
            options = (word for word in self._words if word.startswith("--") and word != "--")
            if unknown := [word for word in options if word.partition("=")[0] not in self._option_string_actions]:
                self.refuse_unknown(unknown)
        self.print_usage(sys.stderr)
        said = message if self.lang == "en" else _in_vietnamese(message)
        self.exit(TROUBLE, f"{self.prog}: {_ERROR.in_(self.lang)}: {said}\n")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Check a value against the choices, like argparse, but suggest the nearest."""
        if action.choices is None or value in action.choices:
            return
        known = [str(choice) for choice in action.choices]
        if isinstance(action, argparse._SubParsersAction):
            near = meant(value, known).in_(self.lang)
            rest = near or _KNOWN_COMMANDS.in_(self.lang).format(known=", ".join(known))
            raise argparse.ArgumentError(None, _NO_COMMAND.in_(self.lang).format(word=value) + rest)
        said = _NO_CHOICE.in_(self.lang).format(word=value, known=", ".join(known))
        raise argparse.ArgumentError(action, said + meant(str(value), known).in_(self.lang))

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        (file or sys.stderr).write(message)


class Commands:
    """The object to which each command adds its parser."""

    def __init__(self, parser: Parser, names: Sequence[str]) -> None:
        self.lang = parser.lang
        title = _COMMANDS.in_(parser.lang).format(example=f"{parser.prog} {names[0]} --help")
        shown = " | ".join(names)
        self._parsers = parser.add_subparsers(required=True, title=title, metavar=shown, parser_class=Parser)

    def add(self, name: str, about: Bilingual, run: Callable[[argparse.Namespace], int] | None) -> Parser:
        """Add the parser of a command; ``run`` is ``None`` for a command with subcommands."""
        text = about.in_(self.lang)
        parser: Parser = self._parsers.add_parser(name, help=text, description=text, lang=self.lang)
        if run is not None:
            parser.set_defaults(run=run, parser=parser)
        return parser


class _VietnameseHelp(argparse.HelpFormatter):
    """Help with headings in Vietnamese."""

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, _USAGE.vi if prefix is None else prefix)


def _in_vietnamese(message: str) -> str:
    """A message of argparse in Vietnamese; our own texts, and unknown ones, are unchanged."""
    named = re.fullmatch(r"argument ([^:]+): (.+)", message, re.DOTALL)
    where, said = (f"{named[1]}: ", named[2]) if named else ("", message)
    for pattern, words in _OF_ARGPARSE:
        if found := re.fullmatch(pattern, said, re.DOTALL):
            return where + words.format(*found.groups())
    return where + said
