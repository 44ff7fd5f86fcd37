"""Files that a spec names: they lie in the folder of the file that names them, or below it, and nowhere else."""

from __future__ import annotations

import stat
import unicodedata
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual

if TYPE_CHECKING:
    from pathlib import Path

NOT_FOUND: Final = Bilingual("không có tệp này", "there is no such file")
_OUTSIDE: Final = Bilingual(
    "tệp không nằm trong thư mục của tệp nhắc đến nó", "it is not in the folder of the file that names it"
)


class FileRefused(ValueError):
    """A named file that cannot be used, why, and what to write instead where that is known."""

    def __init__(self, why: Bilingual, how: Bilingual | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.how = how


def _as_stored(path: Path) -> Path:
    """The path, with the name of the file as the disk has it, which may be composed of other characters."""
    if path.exists() or not path.parent.is_dir():
        return path
    wanted = unicodedata.normalize("NFC", path.name)
    return next((one for one in path.parent.iterdir() if unicodedata.normalize("NFC", one.name) == wanted), path)


def path_beside(folder: Path, name: str) -> Path:
    """The regular file of that name in a folder, or below it; what a link leads to must be there as well.

    Raises:
        FileRefused: there is none.
    """
    try:
        path = _as_stored(folder / name).resolve()
        if not path.is_relative_to(folder.resolve()):
            raise FileRefused(_OUTSIDE)
        if not stat.S_ISREG(path.stat().st_mode):
            raise FileRefused(NOT_FOUND)
    except FileRefused:
        raise
    except (OSError, ValueError, RuntimeError) as error:
        raise FileRefused(NOT_FOUND) from error
    return path
