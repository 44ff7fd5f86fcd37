"""Files that are something other than a .docx, by their first bytes: each kind is called by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.ooxml.xml import SAVE_AS_DOCX, Unsound

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.ooxml.xml import Element

_LOCKED: Final = (
    Bilingual("tệp có mật khẩu", "the file is password-protected"),
    Bilingual(
        "trong Word: File → Info → Protect Document → Encrypt with Password, xóa mật khẩu rồi lưu",
        "in Word: File → Info → Protect Document → Encrypt with Password, delete the password, then save",
    ),
)
_OLD_WORD: Final = (Bilingual("đây là tệp .doc của Word đời cũ", "this is a .doc file of an older version of Word"),)
_OLD_EXCEL: Final = (
    Bilingual("đây là tệp .xls của Excel đời cũ", "this is an .xls file of an older version of Excel"),
)
_EMPTY: Final = (
    Bilingual("tệp rỗng", "the file is empty"),
    Bilingual("chép lại tệp gốc", "copy the original file again"),
)
_NOT_WORD: Final = (Bilingual("đây không phải tệp .docx", "this is not a .docx file"),)
_BY_FIRST_BYTES: Final = (
    (
        b"%PDF",
        Bilingual("đây là tệp PDF, không phải .docx", "this is a PDF file, not a .docx file"),
        Bilingual(
            "dùng tệp Word gốc; PDF mở bằng Word không giữ đúng thể thức",
            "use the original Word file; a PDF opened in Word loses its layout",
        ),
    ),
    (b"{\\rtf", Bilingual("đây là tệp RTF", "this is an RTF file"), SAVE_AS_DOCX),
    (b"<?xml", Bilingual("đây là tệp XML, không phải .docx", "this is an XML file, not a .docx file"), SAVE_AS_DOCX),
    (b"<html", Bilingual("đây là trang HTML, không phải .docx", "this is an HTML page, not .docx"), SAVE_AS_DOCX),
    (b"<!DOCTYPE", Bilingual("đây là trang HTML, không phải .docx", "this is an HTML page, not .docx"), SAVE_AS_DOCX),
)
_BY_NAMES: Final = (
    ("content.xml", Bilingual("đây là tệp OpenDocument (.odt)", "this is an OpenDocument file (.odt)")),
    ("xl/workbook.xml", Bilingual("đây là tệp Excel, không phải .docx", "this is an Excel file, not a .docx file")),
    (
        "ppt/presentation.xml",
        Bilingual("đây là tệp PowerPoint, không phải .docx", "this is a PowerPoint file, not a .docx file"),
    ),
)
"""Parts that only other kinds of packages have."""

STRICT: Final = Unsound(
    Bilingual("tệp được lưu dạng “Strict Open XML”", "the file is saved as “Strict Open XML”"),
    Bilingual(
        "trong Word: File → Save As, chọn “Word Document (.docx)”",
        "in Word: File → Save As, choose “Word Document (.docx)”",
    ),
)
_STRICT_NAME: Final = "starts-with(namespace-uri(), 'http://purl.oclc.org/ooxml/')"
_IS_STRICT: Final = etree.XPath(f"boolean(//*[{_STRICT_NAME}]) or boolean(//@*[{_STRICT_NAME}])")
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK: Final = "Workbook".encode("utf-16-le")
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ZIP: Final = b"PK"
_BLANK: Final = b"\xef\xbb\xbf \t\r\n"


def refuse_other_kinds(data: bytes) -> None:
    """Let no file pass whose first bytes are those of another kind.

    Raises:
        Unsound: it is not a package at all.
    """
    if not data:
        raise Unsound(*_EMPTY)
    if data.startswith(_OLE):
        old = _OLD_EXCEL if _WORKBOOK in data else _OLD_WORD
        raise Unsound(*(_LOCKED if _ENCRYPTED in data else old))
    begins = data[:100].lstrip(_BLANK)
    for mark, why, how in _BY_FIRST_BYTES:
        if begins[: len(mark)].lower() == mark.lower():
            raise Unsound(why, how)
    if not data.startswith(_ZIP):
        raise Unsound(*_NOT_WORD)


def refuse_other_packages(names: frozenset[str]) -> None:
    """Let no package pass that is one of another program.

    Raises:
        Unsound: the names of its parts say so.
    """
    for name, why in _BY_NAMES:
        if name in names and not any(other.startswith("word/") for other in names):
            raise Unsound(why)


def refuse_strict(roots: Iterable[Element]) -> None:
    """Let no package pass with anything in the names of the strict form, which Word takes for the usual ones.

    Raises:
        Unsound: a part has.
    """
    if any(map(_IS_STRICT, roots)):
        raise STRICT
