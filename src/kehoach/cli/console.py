"""The two outputs and the signals: a console of any encoding, an output that was closed, a request to end."""

from __future__ import annotations

import codecs
import contextlib
import errno
import io
import os
import signal
import sys
import threading
import unicodedata
from typing import TYPE_CHECKING, TextIO, cast

from kehoach.files import WINDOWS

if TYPE_CHECKING:
    from collections.abc import Iterator


def open_streams() -> None:
    """Make the two outputs fit for any text, and let what was closed before the program began fail as output does."""
    sys.stdout = sys.stdout or cast("TextIO", Closed())
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - lives as long as we
    for stream in (sys.stdout, sys.stderr):
        speak_plainly(stream)


class Closed(io.TextIOBase):
    """What stands for an output that was closed before the program began: whatever is written to it fails."""

    encoding = "utf-8"

    def writable(self) -> bool:
        """As any output."""
        return True

    def write(self, _text: str) -> int:
        """Fail.

        Raises:
            OSError: always.
        """
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def speak_plainly(stream: TextIO) -> None:
    """Let a console that lacks Vietnamese letters print them without their marks instead of failing."""
    codecs.register_error("kehoach-plain", _without_marks)
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="kehoach-plain")


def speak_utf8(stream: TextIO) -> None:
    """Let a stream carry data: every letter as it is, whatever the console's own encoding."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="strict")


def is_utf8(stream: TextIO) -> bool:
    """Whether a stream takes every character."""
    return codecs.lookup(stream.encoding or "ascii").name == "utf-8"


def is_gone(error: OSError) -> bool:
    """Whether an error says that whoever read the output has gone; Windows has a name of its own for it."""
    return isinstance(error, BrokenPipeError) or (WINDOWS and error.errno == errno.EINVAL)


def give_up(stream: TextIO) -> None:
    """Send what a stream still holds nowhere, so that nothing fails any more when the program ends."""
    with contextlib.suppress(OSError, ValueError):  # a stream without a file of its own
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _without_marks(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    spread = unicodedata.normalize("NFD", error.object[error.start : error.end])
    known = str.maketrans({"đ": "d", "Đ": "D", "“": '"', "”": '"', "…": "...", "≥": ">=", "≤": "<=", "→": "->"})
    bare = "".join(c for c in spread if not unicodedata.combining(c)).translate(known)
    return bare.encode("ascii", "replace").decode("ascii"), error.end


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
