"""The old .doc: converted where LibreOffice is, else one sentence says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

import kehoach
from kehoach.importing import doc_files
from kehoach.importing.doc_files import as_docx

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def test_what_is_no_doc_stays_as_it_is() -> None:
    assert as_docx(b"PK\x03\x04") == b"PK\x03\x04"


def test_without_libreoffice_a_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc_files, "find_office", lambda: None)
    with pytest.raises(kehoach.DocumentError, match="save it as"):
        kehoach.import_document(OLD)


def test_a_conversion_that_fails_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc_files, "find_office", lambda: Path("nowhere", "soffice"))
    with pytest.raises(kehoach.DocumentError, match="LibreOffice"):
        kehoach.import_document(OLD)
