"""Output and signals: consoles of any encoding, closed outputs, requests to terminate."""

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
    """Make standard output and error accept any text; one that was closed before the program started fails."""
    sys.stdout = sys.stdout or cast("TextIO", Closed())
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - lives as long as we
    for stream in (sys.stdout, sys.stderr):
        speak_plainly(stream)


class Closed(io.TextIOBase):
    """Replaces an output that was closed before the program started: writing to it fails."""

    encoding = "utf-8"

    def writable(self) -> bool:
        """As for any output."""
        return True

    def write(self, _text: str) -> int:
        """Fail.

        Raises:
            OSError: always.
        """
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def speak_plainly(stream: TextIO) -> None:
    """Make a console that has no Vietnamese letters print them without diacritics instead of failing."""
    codecs.register_error("kehoach-plain", _without_marks)
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="kehoach-plain")


def speak_utf8(stream: TextIO) -> None:
    """Make a stream write UTF-8, whatever the encoding of the console."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="strict")


def is_utf8(stream: TextIO) -> bool:
    """Whether a stream can write every character."""
    return codecs.lookup(stream.encoding or "ascii").name == "utf-8"


def is_gone(error: OSError) -> bool:
    """Whether an error means that the reader of the output has ended; Windows has a different error for this."""
    return isinstance(error, BrokenPipeError) or (WINDOWS and error.errno == errno.EINVAL)


def give_up(stream: TextIO) -> None:
    """Discard what a stream has not written yet, so that nothing fails when the program ends."""
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
    """Whether the terminal shows colours. The old console of Windows does not, and sets none of these variables."""
    return not WINDOWS or any(name in os.environ for name in ("WT_SESSION", "TERM", "ANSICON"))


@contextlib.contextmanager
def ended_by_signals() -> Iterator[None]:
    """Make a request to terminate (SIGTERM, SIGHUP) unwind the program, so that no half-written file is left.

    The exit code is 128 plus the number of the signal. Handlers that the caller has installed are kept. Outside the
    main thread, which alone receives signals, nothing is changed.
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
