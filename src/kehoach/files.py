"""Writing files completely or not at all: each is written next to its target first, then moved over it."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import re
import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Bilingual
from kehoach.errors import RefusedError
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

ATTEMPTS: Final = 11
"""Attempts at moving a file over another: they last a second, because virus scanners hold new files that long."""
PAUSE: Final = 0.1
"""Seconds between two attempts."""

WINDOWS: Final = os.name == "nt"

_READ_ONLY: Final = Bilingual(
    "tệp chỉ đọc; thêm --force để ghi đè", "the file is read-only; use --force to overwrite it"
)
_LEADS_NOWHERE: Final = Bilingual("liên kết tới một tệp không tồn tại", "a link to a file that does not exist")
_TWICE: Final = Bilingual("trùng tệp với một tên khác trong bộ", "the same file as another name of the set")
_NAME: Final = Bilingual("Windows không cho phép tên tệp này", "Windows does not allow this file name")
_TEMPORARY: Final = regex(r"~kh[0-9a-f]{5}\.tmp")
_OF_WINDOWS: Final = regex(r'.*[<>:"|?*\x00-\x1f].*|.*[ .]|(con|prn|aux|nul|com\d|lpt\d)\s*(\..*)?', re.IGNORECASE)


def regular_bytes(path: os.PathLike[str] | str, most: int) -> bytes:
    """The bytes of a regular file; of a device or a pipe, whose reading might not end, none are read.

    Of what is longer than ``most`` bytes, one more is read: enough to refuse it.

    Raises:
        OSError: it does not exist, is not a regular file, or cannot be read.
    """
    kind = Path(path).stat().st_mode
    if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
        raise RefusedError(path, terms.NOT_REGULAR)
    with Path(path).open("rb") as file:
        return file.read(most + 1)


def write_whole(target: Path, data: bytes, *, force: bool = False, sleep: Callable[[float], None] = time.sleep) -> None:
    """Write one file, as :func:`write_all` does."""
    write_all({target: data}, force=force, sleep=sleep)


def write_all(files: Mapping[Path, bytes], *, force: bool = False, sleep: Callable[[float], None] = time.sleep) -> None:
    """Write files all or none: each beside its target first, then all moved over them.

    A file that is replaced keeps its mode. If a target is a link, the file it leads to is replaced.

    Args:
        files: the bytes of each file, by its path.
        force: replace read-only files, too.
        sleep: waits for a number of seconds, while another program holds a file.

    Raises:
        OSError: one cannot be written; existing files are unchanged, and no temporary file is left.
    """
    targets: dict[Path, bytes] = {}
    for path, data in files.items():
        if (target := _behind(path, force=force)) in targets:
            raise RefusedError(path, _TWICE)
        targets[target] = data
    with contextlib.ExitStack() as litter, contextlib.ExitStack() as done:
        waiting = {target: litter.enter_context(_beside(target)) for target in targets}
        kept = {target: litter.enter_context(_beside(target)) for target in targets if len(targets) > 1}
        import shutil  # only for what is written

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
    """Make a folder and its missing parents; returns those that were made, innermost first.

    Raises:
        OSError: it cannot be made; those made so far are removed.
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
    """Remove the folders that are empty."""
    for folder in folders:
        with contextlib.suppress(OSError):
            folder.rmdir()


def remove_litter(folder: Path) -> None:
    """Remove the temporary files of programs that were ended while they wrote into a folder."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if _TEMPORARY.fullmatch(path.name):
                with contextlib.suppress(OSError):
                    path.unlink()


def is_windows_name(name: str) -> bool:
    """Whether Windows accepts this as the name of a file, not of a device or of a stream of another file."""
    return not _OF_WINDOWS.fullmatch(name)


def _behind(path: Path, *, force: bool) -> Path:
    """The file to be replaced or made: the target of a link, or the path itself.

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
    """An unused name in the folder of a target; a file of that name is removed at the end.

    It has at most twelve letters, which fit into every folder of Windows.
    """
    names = (f"~kh{os.urandom(3).hex()[:5]}.tmp" for _ in itertools.count())
    path = next(path for name in names if not os.path.lexists(path := target.with_name(name)))
    try:
        yield path
    finally:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


@contextlib.contextmanager
def _blamed_on(target: Path) -> Iterator[None]:
    """Make an error name the target, not the temporary file next to it."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = os.fspath(target), None
        raise


def _mode(target: Path) -> int | None:
    """The mode of a file; ``None`` if it does not exist."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None


def _fill(path: Path, data: bytes, mode: int | None) -> None:
    """Write a new file and flush it to the disk. Without a mode it gets the user's default."""
    with path.open("xb") as file:
        if mode is not None:
            path.chmod(mode)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _move(new: Path, target: Path, sleep: Callable[[float], None]) -> None:
    """Move a file over another. On Windows programs that read the other prevent it: virus scanners briefly, Word long.

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
    """Restore a target; if it did not exist before, remove it."""
    if old.exists():
        old.replace(target)
    else:
        target.unlink(missing_ok=True)


def relative_name(file: Path, folder: Path) -> str:
    """The path of a file as a spec in a folder names it: relative, with ``/``; absolute if it is on another drive."""
    try:
        return os.path.relpath(file, folder).replace(os.sep, "/")
    except ValueError:  # on another drive of Windows
        return file.as_posix()
