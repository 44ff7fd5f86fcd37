"""The names of the files of a batch: valid on every system, and made from the cells of a row."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.files import is_windows_name
from kehoach.patterns import regex
from kehoach.source.invisible import without_invisible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import PurePath

ENDING: Final = ".docx"
_LONGEST: Final = 120
"""In characters, without the ending."""
_LONGEST_IN_BYTES: Final = 200
"""In UTF-8, without the ending: a Vietnamese letter takes up to three, and a name has at most 255."""
_FORBIDDEN: Final = regex(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_GAP: Final = regex(r"\{([^{}]*)\}")


class NamePattern(Struct, frozen=True):
    """How a file is named: a text with the headers of columns in braces, ``{code}-{name}.docx``."""

    text: str

    @property
    def headers(self) -> tuple[str, ...]:
        """The columns that the name is made from, each once."""
        return tuple(dict.fromkeys(found.strip() for found in _GAP.findall(self.text)))

    @property
    def is_sound(self) -> bool:
        """Whether it names a .docx file in the folder itself, and has a column in it."""
        rest = _GAP.sub("", self.text)
        return self.text.lower().endswith(ENDING) and bool(self.headers) and not re.search(r"[{}/\\]", rest)

    def filled(self, cells: Mapping[str, str]) -> str:
        """The name of a row's file; empty if all the cells in it are empty. ``cells`` are its texts by header."""
        if not any(cells[header] for header in self.headers):
            return ""
        stem = _GAP.sub(lambda gap: cells[gap[1].strip()].replace("\n", " "), self.text[: -len(ENDING)])
        return file_name(stem)


def file_name(stem: str) -> str:
    """The name of a .docx that every system accepts, as close to ``stem`` as possible; empty if nothing is left."""
    bare = _FORBIDDEN.sub("-", " ".join(without_invisible(unicodedata.normalize("NFC", stem)).split()))
    short = bare[:_LONGEST].encode()[:_LONGEST_IN_BYTES].decode(errors="ignore").strip(" .")
    if short and not is_windows_name(short + ENDING):
        short += "-"
    return short + ENDING if short.strip("-") else ""


def as_one(name: str) -> str:
    """The form in which a file system that ignores case and the form of letters compares names."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def names_of(paths: Sequence[PurePath]) -> tuple[str, ...]:
    """A name for the document of each plan: that of its file, with as many of its folders as tell it from the others.

    Two plans have one name only if nothing tells them apart: ``a.yaml`` and ``a.yml``.
    """
    parts = [(*path.parts[:-1], path.stem) for path in paths]
    depths = [1] * len(paths)
    while True:
        names = [file_name("-".join(part[-depth:])) for part, depth in zip(parts, depths, strict=True)]
        seen: dict[str, list[int]] = {}
        for index, name in enumerate(names):
            seen.setdefault(as_one(name), []).append(index)
        shared = [index for same in seen.values() if len(same) > 1 for index in same]
        deeper = [index for index in shared if depths[index] < len(parts[index])]
        if not deeper:
            return tuple(names)
        for index in deeper:
            depths[index] += 1
