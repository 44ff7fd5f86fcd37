"""Pictures that a spec names: PNG and JPEG, looked at no further than their heads.

A picture travels through the tree of a spec as a ``data:`` text in place of its file's name, so that whatever is made
from the tree has all of it.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.ooxml.picture_size import PIXELS, pixels
from kehoach.source.files_beside import NOT_FOUND, FileRefused, path_beside

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES: Final = 5 * 2**20
_DATA: Final = "data:image/"
_KINDS: Final = (("png", b"\x89PNG"), ("jpeg", b"\xff\xd8"))

_NO_PICTURE: Final = (
    Bilingual("tệp không phải PNG hay JPEG, hoặc đã hỏng", "it is not a PNG or JPEG file, or it is damaged"),
    Bilingual(
        "mở hình bằng phần mềm xem ảnh, lưu lại dạng PNG hoặc JPEG và ghi tên tệp mới",
        "open it in an image viewer, save it as PNG or JPEG, and type the name of the new file",
    ),
)
_TOO_LARGE: Final = (
    Bilingual("tệp lớn hơn 5 MiB", "it is larger than 5 MiB"),
    Bilingual(
        "thu nhỏ hình bằng phần mềm xem ảnh, hoặc lưu lại dạng JPEG",
        "make it smaller in an image viewer, or save it as JPEG",
    ),
)
_TOO_MANY: Final = (
    Bilingual("hình có hơn 50 triệu điểm ảnh", "it has more than 50 million pixels"),
    Bilingual(
        "thu nhỏ hình bằng phần mềm xem ảnh: 2.000 × 2.000 điểm ảnh là đủ để in",
        "make it smaller in an image viewer: 2,000 × 2,000 pixels are enough for print",
    ),
)


class PictureError(FileRefused):
    """A file that cannot be used as a picture, and why."""


class Picture(Struct, frozen=True):
    """A picture as it is in its file."""

    data: bytes
    extension: str
    """``png`` or ``jpeg``."""
    width: int
    """In pixels, at least 1, as is the height."""
    height: int

    @property
    def as_text(self) -> str:
        """The whole picture as a text."""
        return f"{_DATA}{self.extension};base64,{base64.b64encode(self.data).decode()}"


def read_picture(folder: Path, name: str) -> Picture:
    """The picture of that name in a folder, or below it; what a link leads to must be there as well.

    Raises:
        PictureError: there is none that can be used.
    """
    try:
        path = path_beside(folder, name)
        if path.stat().st_size > MOST_BYTES:
            raise PictureError(*_TOO_LARGE)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileRefused as error:
        raise PictureError(error.why, error.how) from error
    except OSError as error:
        raise PictureError(NOT_FOUND) from error
    return picture_of(data)


def picture_of(data: bytes) -> Picture:
    """The bytes of a file as a picture.

    Raises:
        PictureError: they are none, or too many.
    """
    if len(data) > MOST_BYTES:
        raise PictureError(*_TOO_LARGE)
    size = pixels(data)
    extension = next((kind for kind, begins in _KINDS if data.startswith(begins)), "")
    if size is None or not all(size) or not extension or not _is_whole(data):
        raise PictureError(*_NO_PICTURE)
    width, height = size
    if width * height > PIXELS:
        raise PictureError(*_TOO_MANY)
    return Picture(data, extension, width, height)


def from_text(text: str) -> Picture | None:
    """The picture that a text of :attr:`Picture.as_text` is; ``None`` for any other text."""
    if not text.startswith(_DATA):
        return None
    try:
        return picture_of(base64.b64decode(text.partition(",")[2], validate=True))
    except ValueError:
        return None


def _is_whole(data: bytes) -> bool:
    """Whether a PNG has its end; of a JPEG nothing says."""
    return not data.startswith(b"\x89PNG") or (len(data) > 45 and data[-8:-4] == b"IEND")
