"""What all commands share: exit codes, texts in both languages, findings and errors on standard error."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Final

import kehoach
from kehoach.cli.console import give_up, is_gone, is_utf8, knows_colours
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.diagnostics.terms import NOWHERE
from kehoach.errors import reason_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.diagnostics import Finding, Language
    from kehoach.diagnostics.bilingual import Detail

CLEAN: Final = 0
ERRORS: Final = 1
TROUBLE: Final = 2
FAULT: Final = 3
"""A bug in kehoach itself."""
INTERRUPTED: Final = 130
"""Ended by Ctrl-C; the code that shells use."""


FORMAT: Final = Bilingual("dạng in ra", "output format")
FORCE: Final = Bilingual("ghi đè cả khi tệp đã được sửa bằng Word", "overwrite a file even if it was edited in Word")
OVERWRITE: Final = Bilingual("ghi đè nếu tệp đã có", "overwrite an existing file")
FINAL: Final = Bilingual(
    "bản phát hành: báo lỗi nếu còn CẦN BỔ SUNG, chưa có số hoặc ngày",
    "final version: a remaining CẦN BỔ SUNG, a missing number or date is an error",
)
SPEC: Final = Bilingual("tệp kế hoạch (YAML)", "the plan (YAML file)")
SPEC_OR_INPUT: Final = Bilingual(
    "tệp kế hoạch (YAML); “-” là lấy từ lệnh đứng trước", "the plan (YAML file); “-” is standard input"
)
IS_THERE: Final = Bilingual(
    "đã có, không ghi đè; chọn tên khác", "already exists and was not overwritten; choose another name"
)
IS_THE_PLAN: Final = Bilingual(
    "đây là chính tệp kế hoạch; chọn tên khác", "this is the plan's own file; choose another name"
)
CANNOT_READ: Final = Bilingual("không đọc được tệp: {why}", "cannot be read: {why}")
CANNOT_WRITE: Final = Bilingual("không ghi được tệp: {why}", "cannot be written: {why}")
WRITTEN: Final = Bilingual("đã ghi {path}", "wrote {path}")
MEANT: Final = Bilingual("; ý bạn là “{nearest}”?", "; did you mean “{nearest}”?")

_OUTPUT = Bilingual("đầu ra", "the output")
_NOT_PRINTED = Bilingual("không ghi được: {why}", "cannot be written: {why}")
_FAILED = Bilingual("không đọc hoặc ghi được: {why}", "cannot be read or written: {why}")
_FAULT = Bilingual(
    "lỗi của chương trình kehoach, không phải của bạn; gửi dòng này và tệp đang dùng cho nhà phát triển: {what}"
    " (đặt KEHOACH_DEBUG=1 để xem chi tiết)",
    "a bug in kehoach, not your mistake; please send this line and the file you used to the developers: {what}"
    " (set KEHOACH_DEBUG=1 to see the traceback)",
)


def tell(findings: Sequence[Finding], lang: Language) -> None:
    """Print findings on standard error."""
    from kehoach.diagnostics import report

    colour = sys.stderr.isatty() and "NO_COLOR" not in os.environ and knows_colours()
    sys.stderr.write(report.as_text(findings, lang, colour=colour))


def print_json(value: object) -> None:
    """Print data on standard output, in ASCII if the output cannot write every letter."""
    from kehoach.diagnostics import report

    sys.stdout.write(report.dumps(value, ascii_only=not is_utf8(sys.stdout)))


def complain(words: Bilingual, lang: Language, file: object = None, **details: Detail) -> int:
    """Print on standard error what is wrong, with the file if there is one; returns the exit code."""
    where = "" if file is None else f"{file}: "
    print(f"kehoach: {where}{words.filled(**details).in_(lang)}", file=sys.stderr)
    return TROUBLE


def complain_of(error: OSError, words: Bilingual, lang: Language, file: object) -> int:
    """Print on standard error what could not be done with a file, and why; returns the exit code."""
    return complain(words, lang, file, why=reason_of(error))


def meant(word: str, known: Sequence[str]) -> Bilingual:
    """The known word probably meant, for the end of a message; empty if none is similar."""
    from kehoach.source.names import Names

    found = Names(known).nearest(word, any_number=True)
    return MEANT.filled(nearest=found) if found else NOWHERE


def report_failure(error: OSError, lang: Language) -> int:
    """Print in one line what could not be read or written; returns the exit code.

    An error without a file name is about the output: nothing is printed if its reader has ended.
    """
    if error.filename is None:
        give_up(sys.stdout)
        if is_gone(error):
            return CLEAN
    try:
        complain_of(error, _FAILED if error.filename else _NOT_PRINTED, lang, error.filename or _OUTPUT.in_(lang))
    except OSError:
        give_up(sys.stderr)
    return TROUBLE


def report_fault(error: Exception, arguments: Sequence[str], lang: Language) -> int:
    """Print in one line that kehoach itself failed, and what its developers need to know; returns the exit code."""
    if os.environ.get("KEHOACH_DEBUG") == "1":
        traceback.print_exception(error)
    said = " ".join(f"{type(error).__name__}: {error}".split())
    import platform  # these are only for what is sent to us
    import shlex
    import textwrap

    system = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    command = shlex.join(["kehoach", *arguments]).replace("\n", " ")
    what = f"{command}; kehoach {kehoach.__version__}, {system}; {textwrap.shorten(said, 300)}; {_place_of(error)}"
    complain(_FAULT, lang, what=Verbatim(what))
    return FAULT


def _place_of(error: Exception) -> str:
    """Where an exception comes from: the last line of the package in its traceback, ``kehoach/reading/rows.py:112``."""
    home = Path(kehoach.__file__).parent
    passed = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    own = [(path.relative_to(home.parent).as_posix(), line) for path, line in passed if path.is_relative_to(home)]
    file, line = own[-1] if own else ("?", 0)
    return f"{file}:{line}"
