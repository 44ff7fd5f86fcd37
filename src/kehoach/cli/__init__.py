"""argv → call → report → exit code: 0 without errors, 1 with errors in a spec, 2 for usage or I/O, 3 for a fault.

Usage, help, dispatch and shell completion are made from :data:`COMMANDS`.
"""

from __future__ import annotations

import importlib
import itertools
import os
import sys
from typing import TYPE_CHECKING, Final

import kehoach
from kehoach.cli.console import ended_by_signals, open_streams
from kehoach.cli.messages import INTERRUPTED, TROUBLE, complain, report_failure, report_fault, tell
from kehoach.cli.parser import Commands, Parser
from kehoach.diagnostics.bilingual import Bilingual, Verbatim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.diagnostics import Language

COMMANDS: Final = (
    "new",
    "check",
    "render",
    "batch",
    "compute",
    "explain",
    "next-year",
    "fmt",
    "diff",
    "lint",
    "audit",
    "import",
    "packs",
    "schema",
    "rule",
    "completion",
)
"""All commands in the order of help. Each is a module of this package with ``add`` and ``run``."""

_ABOUT = Bilingual(
    "Lập kế hoạch của xã, phường: từ một tệp YAML ra văn bản Word đúng thể thức Nghị định 30/2020/NĐ-CP.",
    "Plans of Vietnamese communes and wards: from one YAML file to a Word document laid out by Decree 30/2020/NĐ-CP.",
)
_VERSION = Bilingual("in số phiên bản", "show the version")
_BROKEN_PACK = Bilingual(
    "bộ mẫu chưa dùng được; xem các lỗi ở trên", "the template pack cannot be used; see the errors above"
)
_WHY = Bilingual("{error}", "{error}")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    lang = _language(arguments)
    open_streams()
    with ended_by_signals():
        try:
            return _ran(arguments, lang)
        except KeyboardInterrupt:
            return INTERRUPTED
        except OSError as error:
            return report_failure(error, lang)
        except kehoach.PackError as error:
            tell(error.findings, lang)
            return complain(_BROKEN_PACK if error.findings else _WHY, lang, error=Verbatim(str(error)))
        except kehoach.MissingPackageError as error:
            tell(error.findings, lang)
            return TROUBLE if error.findings else complain(error.why, lang)
        except Exception as error:  # a bug must not look like a mistake in a plan
            return report_fault(error, arguments, lang)


def parser_of(lang: Language, commands: Sequence[str] = COMMANDS) -> Parser:
    """The parser of all commands, or of some, of which only the modules are imported."""
    parser = Parser(lang=lang, prog="kehoach", description=_ABOUT.in_(lang))
    parser.add_argument(
        "--version", action="version", version=f"kehoach {kehoach.__version__}", help=_VERSION.in_(lang)
    )
    below = Commands(parser, COMMANDS)
    for name in commands:
        importlib.import_module(f"kehoach.cli.{name.replace('-', '_')}").add(below)
    return parser


def _ran(arguments: Sequence[str], lang: Language) -> int:
    """Run a command and flush its output.

    Raises:
        OSError: a file could not be read or written, or the output could not be written.
    """
    try:
        parsed = parser_of(lang, _commands_of(arguments)).parsed(arguments)
        return int(parsed.run(parsed))
    finally:
        sys.stdout.flush()


def _commands_of(arguments: Sequence[str]) -> Sequence[str]:
    """The command that is called; all commands if none is, or if help on the whole program is requested."""
    rest = iter(arguments)
    for word in rest:
        if word == "--lang":
            next(rest, None)
        elif not word.startswith("--lang="):
            return (word,) if word in COMMANDS else COMMANDS
    return COMMANDS


def _language(arguments: Sequence[str]) -> Language:
    """The requested language, found before the arguments are parsed, so that help is in this language, too."""
    wanted = os.environ.get("KEHOACH_LANG", "vi")
    for here, after in itertools.pairwise([*arguments, ""]):
        if here == "--lang":
            wanted = after
        elif here.startswith("--lang="):
            wanted = here.partition("=")[2]
    return "en" if wanted.lower().startswith("en") else "vi"
