"""KH54: documents in other forms than Word."""

from __future__ import annotations

from kehoach.diagnostics.finding import Rule, Severity

PRINTED_BY = Rule(
    "KH542",
    "printed-by",
    Severity.NOTE,
    "PDF do {engine} in ra, bằng phông {fonts}",
    "the PDF was printed by {engine}, in {fonts}",
)
NO_OFFICE = Rule(
    "KH543",
    "no-office",
    Severity.ERROR,
    "máy này không có LibreOffice, chương trình in văn bản ra PDF",
    "LibreOffice, which prints documents as PDF, is not installed",
    "cài LibreOffice (miễn phí, libreoffice.org) rồi gõ lại lệnh; hoặc mở tệp .docx bằng Word, chọn Lưu thành… PDF",
    "install LibreOffice (libreoffice.org) and repeat the command; or open the .docx in Word and save it as PDF",
)
NOT_CONVERTED = Rule(
    "KH544",
    "not-converted",
    Severity.ERROR,
    "chưa in được ra PDF: {why}",
    "the PDF could not be made: {why}",
    "gõ lại lệnh; nếu vẫn vậy, mở tệp .docx bằng Word, chọn Lưu thành… PDF",
    "repeat the command; if it fails again, open the .docx in Word and save it as PDF",
)
