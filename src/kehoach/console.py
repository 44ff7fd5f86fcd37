"""What every command needs: exit codes, texts in both languages, findings and complaints on standard error."""

from __future__ import annotations

import contextlib
import os
import platform
import shlex
import signal
import sys
import textwrap
import threading
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TextIO, cast

import kehoach
from kehoach.errors import reason_of
from kehoach.output import WINDOWS, Closed, give_up, is_gone, speak_plainly

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.diagnostics import Finding, Language

CLEAN: Final = 0
ERRORS: Final = 1
TROUBLE: Final = 2
FAULT: Final = 3
"""Of kehoach itself."""
INTERRUPTED: Final = 130
"""By Ctrl-C; as shells have it."""


class Words(NamedTuple):
    """One text of the command line in both languages."""

    vi: str
    en: str

    def of(self, lang: Language) -> str:
        """The text in a language."""
        return self.vi if lang == "vi" else self.en


FORMAT: Final = Words("dạng in ra", "output format")
IS_THERE: Final = Words(
    "đã có, không ghi đè; chọn tên khác", "already exists and was not overwritten; choose another name"
)
CANNOT_READ: Final = Words("không đọc được: {why}", "cannot be read: {why}")
CANNOT_WRITE: Final = Words("không ghi được: {why}", "cannot be written: {why}")
WRITTEN: Final = Words("đã ghi {path}", "wrote {path}")

_OUTPUT = Words("đầu ra", "the output")
_FAILED = Words("không đọc hoặc ghi được: {why}", "cannot be read or written: {why}")
_FAULT = Words(
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


def complain(file: object, words: Words, error: OSError, lang: Language) -> None:
    """Say on standard error what could not be done with a file, and why."""
    print(f"kehoach: {file}: {words.of(lang).format(why=getattr(reason_of(error), lang))}", file=sys.stderr)


def open_streams() -> None:
    """Make the two outputs fit for any text, and let what was closed before the program began fail as output does."""
    sys.stdout = sys.stdout or cast("TextIO", Closed())
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - lives as long as we
    for stream in (sys.stdout, sys.stderr):
        speak_plainly(stream)


def report_failure(error: OSError, lang: Language) -> int:
    """Say in one line what could not be read or written; gives the exit code.

    A file's error names it. One that names none is of the output: nothing is said where its reader has gone.
    """
    if error.filename is None:
        give_up(sys.stdout)
        if is_gone(error):
            return CLEAN
    try:
        complain(error.filename or _OUTPUT.of(lang), _FAILED if error.filename else CANNOT_WRITE, error, lang)
    except OSError:
        give_up(sys.stderr)
    return TROUBLE


def report_fault(error: Exception, arguments: Sequence[str], lang: Language) -> int:
    """Say in one line that kehoach itself failed, and what its makers must know; gives the exit code."""
    if os.environ.get("KEHOACH_DEBUG") == "1":
        traceback.print_exception(error)
    said = " ".join(f"{type(error).__name__}: {error}".split())
    system = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    command = shlex.join(["kehoach", *arguments]).replace("\n", " ")
    what = f"{command}; kehoach {kehoach.__version__}, {system}; {textwrap.shorten(said, 300)}; {_place_of(error)}"
    print(f"kehoach: {_FAULT.of(lang).format(what=what)}", file=sys.stderr)
    return FAULT


def _place_of(error: Exception) -> str:
    """Where an exception comes from: the last line of the package on its way, ``kehoach/spec/rows.py:112``."""
    home = Path(__file__).parent
    passed = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    own = [(path.relative_to(home.parent).as_posix(), line) for path, line in passed if path.is_relative_to(home)]
    file, line = own[-1] if own else ("?", 0)
    return f"{file}:{line}"


def knows_colours() -> bool:
    """Whether the terminal takes colours; the old window of Windows prints their codes, and names none of these."""
    return not WINDOWS or any(name in os.environ for name in ("WT_SESSION", "TERM", "ANSICON"))


@contextlib.contextmanager
def ended_by_signals() -> Iterator[None]:
    """Let a request to end (SIGTERM, SIGHUP) unwind the program, so that nothing half written is left behind.

    The exit code is 128 and the signal's number. What the caller does about these signals himself stands; so does all
    of it outside of the main thread, which alone is told of signals.
    """
    kinds = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        kinds = []
    mine = [kind for kind in kinds if signal.getsignal(kind) is signal.SIG_DFL]

    def leave(number: int, _frame: object) -> None:
        for kind in mine:
            signal.signal(kind, signal.SIG_IGN)
        raise SystemExit(128 + number)

    for kind in mine:
        signal.signal(kind, leave)
    try:
        yield
    finally:
        for kind in mine:
            signal.signal(kind, signal.SIG_DFL)
