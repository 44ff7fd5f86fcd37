"""The old form of Word files, .doc: converted by LibreOffice where it is found."""

from __future__ import annotations

from typing import Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.errors import DocumentError
from kehoach.office_program import ConversionFailed, converted, find_office

_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PATIENCE: Final = 180
"""Seconds after which a conversion is given up."""
_NO_PROGRAM: Final = Bilingual(
    "đây là tệp .doc kiểu cũ; mở bằng Word, chọn Lưu thành… kiểu .docx rồi dùng tệp mới",
    "this is a .doc file of the old form; open it in Word, save it as .docx and use the new file",
)
_FAILED: Final = Bilingual(
    "LibreOffice không chuyển được tệp .doc này; mở bằng Word, chọn Lưu thành… kiểu .docx",
    "LibreOffice could not convert this .doc file; open it in Word and save it as .docx",
)


def as_docx(data: bytes) -> bytes:
    """The bytes of a .docx: those given, or of the .doc that was given, converted.

    Raises:
        DocumentError: it is a .doc, and LibreOffice is not found or fails.
    """
    if not data.startswith(_OLD):
        return data
    office = find_office()
    if office is None:
        raise DocumentError(_NO_PROGRAM)
    try:
        return converted(office, data, ".doc", "docx", {}, _PATIENCE)
    except (OSError, ConversionFailed) as error:
        raise DocumentError(_FAILED) from error
