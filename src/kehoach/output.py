"""Putting results where people find them: a file that is whole or untouched, a console of any encoding."""

from __future__ import annotations

import codecs
import os
import tempfile
import unicodedata
from pathlib import Path
from typing import TextIO


def write_whole(target: Path, data: bytes) -> None:
    """Write a file so that a crash leaves the old one whole: beside it first, then moved over it.

    Raises:
        OSError: it cannot be written; whatever stood there still stands.
    """
    handle, name = tempfile.mkstemp(prefix=f".{target.stem[:40]}-", suffix=".tmp", dir=target.parent)
    waiting = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        waiting.chmod(0o666 & ~_umask())
        waiting.replace(target)
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise


def speak_plainly(stream: TextIO) -> None:
    """Let a console that lacks Vietnamese letters print them without their marks instead of failing."""
    codecs.register_error("kehoach-plain", _without_marks)
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="kehoach-plain")


def is_utf8(stream: TextIO) -> bool:
    """Whether a stream takes every character."""
    return codecs.lookup(stream.encoding or "ascii").name == "utf-8"


def _without_marks(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    spread = unicodedata.normalize("NFD", error.object[error.start : error.end])
    known = str.maketrans({"đ": "d", "Đ": "D", "“": '"', "”": '"', "…": "...", "≥": ">=", "≤": "<=", "→": "->"})
    bare = "".join(c for c in spread if not unicodedata.combining(c)).translate(known)
    return bare.encode("ascii", "replace").decode("ascii"), error.end


def _umask() -> int:
    """The process's file mask; it can only be read by setting it. Windows has none that matters."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
