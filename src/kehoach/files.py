"""Writing files whole or not at all: each beside its target first, then moved over it."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import re
import secrets
import shutil
import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Bilingual
from kehoach.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

ATTEMPTS: Final = 11
"""How often a file is moved over another before it is given up: for a second, as what looks at new files holds them."""
PAUSE: Final = 0.1
"""Seconds between two attempts."""

WINDOWS: Final = os.name == "nt"

_READ_ONLY: Final = Bilingual(
    "tệp chỉ đọc; thêm --force để ghi đè", "the file is read-only; use --force to overwrite it"
)
_LEADS_NOWHERE: Final = Bilingual("liên kết tới một tệp không tồn tại", "a link to a file that does not exist")
_TWICE: Final = Bilingual("trùng tệp với một tên khác trong bộ", "the same file as another name of the set")
_NAME: Final = Bilingual("Windows không cho phép tên tệp này", "Windows does not allow this file name")
_OF_WINDOWS: Final = re.compile(r'.*[<>:"|?*\x00-\x1f].*|.*[ .]|(con|prn|aux|nul|com\d|lpt\d)\s*(\..*)?', re.IGNORECASE)


def write_whole(target: Path, data: bytes, *, force: bool = False, sleep: Callable[[float], None] = time.sleep) -> None:
    """Write one file, as :func:`write_all` does."""
    write_all({target: data}, force=force, sleep=sleep)


def write_all(files: Mapping[Path, bytes], *, force: bool = False, sleep: Callable[[float], None] = time.sleep) -> None:
    """Write files all or none: each beside its target first, then all moved over them.

    A file that is replaced keeps its mode. A link is followed: what it leads to is replaced.

    Args:
        files: what to write where.
        force: whether a file that is read-only is replaced, too.
        sleep: waits that many seconds, where another program holds a file for a moment.

    Raises:
        OSError: one cannot be written; whatever stood there still stands, and nothing is left beside it.
    """
    targets: dict[Path, bytes] = {}
    for path, data in files.items():
        if (target := _behind(path, force=force)) in targets:
            raise RefusedError(path, _TWICE)
        targets[target] = data
    with contextlib.ExitStack() as litter, contextlib.ExitStack() as done:
        waiting = {target: litter.enter_context(_beside(target)) for target in targets}
        kept = {target: litter.enter_context(_beside(target)) for target in targets if len(targets) > 1}
        for target, data in targets.items():
            with _blamed_on(target):
                _fill(waiting[target], data, _mode(target))
                if target in kept and target.exists():
                    shutil.copy2(target, kept[target])
        for target, new in waiting.items():
            with _blamed_on(target):
                _move(new, target, sleep)
            if target in kept:
                done.callback(_put_back, kept[target], target)
        done.pop_all()


def make_folder(folder: Path) -> tuple[Path, ...]:
    """Make a folder and those it lies in, as far as they are not there; gives the new ones, innermost first.

    Raises:
        OSError: it cannot be made; none is left.
    """
    new: list[Path] = []
    try:
        for path in (*reversed(folder.parents), folder):
            if not path.is_dir():
                path.mkdir()
                new.insert(0, path)
    except OSError:
        remove_empty(new)
        raise
    return tuple(new)


def remove_empty(folders: Iterable[Path]) -> None:
    """Take folders away again that nothing is in."""
    for folder in folders:
        with contextlib.suppress(OSError):
            folder.rmdir()


def is_windows_name(name: str) -> bool:
    """Whether Windows takes this for the name of a file, and not for a device or a stream of another file."""
    return not _OF_WINDOWS.fullmatch(name)


def _behind(path: Path, *, force: bool) -> Path:
    """The file that is to be replaced, or made: what a link leads to, or the path itself.

    Raises:
        OSError: it cannot or may not be written.
    """
    if WINDOWS and not is_windows_name(path.name):
        raise RefusedError(path, _NAME)
    try:
        status = path.stat()
    except FileNotFoundError:
        if path.is_symlink():
            raise RefusedError(path, _LEADS_NOWHERE) from None
        return path
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(path))
    if not stat.S_ISREG(status.st_mode):
        raise RefusedError(path, terms.NOT_REGULAR)
    if not force and not (status.st_mode & 0o222 and os.access(path, os.W_OK)):
        raise RefusedError(path, _READ_ONLY)
    return Path(os.path.realpath(path)) if path.is_symlink() else path


@contextlib.contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A name in the folder of a target that nothing has; whatever stands under it is gone in the end.

    It is no longer than twelve letters, for which there is room in every folder of Windows.
    """
    names = (f"~kh{secrets.token_hex(3)[:5]}.tmp" for _ in itertools.count())
    path = next(path for name in names if not os.path.lexists(path := target.with_name(name)))
    try:
        yield path
    finally:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


@contextlib.contextmanager
def _blamed_on(target: Path) -> Iterator[None]:
    """Let an error name the file that was to be written, not the one that waits beside it."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = os.fspath(target), None
        raise


def _mode(target: Path) -> int | None:
    """The mode of a file; ``None`` where there is none."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None


def _fill(path: Path, data: bytes, mode: int | None) -> None:
    """Write a new file down to the disk. Without a mode it gets the one that any new file of the user gets."""
    with path.open("xb") as file:
        if mode is not None:
            path.chmod(mode)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _move(new: Path, target: Path, sleep: Callable[[float], None]) -> None:
    """Move a file over another. On Windows whoever reads the other holds it: a virus scanner for a moment, Word longer.

    Raises:
        OSError: it cannot be moved.
    """
    if WINDOWS and target.exists():
        target.chmod(stat.S_IWRITE | stat.S_IREAD)  # a file that is read-only cannot be replaced there
    for _ in range(ATTEMPTS - 1):
        with contextlib.suppress(PermissionError):
            new.replace(target)
            return
        sleep(PAUSE)
    new.replace(target)


def _put_back(old: Path, target: Path) -> None:
    """What a target was before; nothing where it was nothing."""
    if old.exists():
        old.replace(target)
    else:
        target.unlink(missing_ok=True)


def relative_name(file: Path, folder: Path) -> str:
    """The path of a file as a spec in a folder names it: relative, with ``/``; whole where it is on another drive."""
    try:
        return os.path.relpath(file, folder).replace(os.sep, "/")
    except ValueError:  # on another drive of Windows
        return file.as_posix()
