"""Documents as PDF: what LibreOffice is asked, and what is said where it cannot be asked."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

import kehoach
from tests.conftest import EXAMPLES

if TYPE_CHECKING:
    from pathlib import Path

FULL = EXAMPLES / "bac-son-2023" / "plan.yaml"


def document() -> kehoach.Document:
    return kehoach.render(kehoach.compute(kehoach.load(FULL)))


def test_without_libreoffice_one_finding_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach.exporting.pdf.find_office", lambda: None)
    with pytest.raises(kehoach.ConversionError) as raised:
        kehoach.to_pdf(document(), name="x.pdf")
    (found,) = raised.value.findings
    assert (str(found.place), found.code) == ("x.pdf", "KH543")
    assert "libreoffice.org" in found.hint


def test_only_a_document_is_converted() -> None:
    with pytest.raises(TypeError, match="the document that kehoach"):
        kehoach.to_pdf("plan.docx")  # type: ignore[arg-type]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_the_pdf_is_tagged_and_says_its_language_title_and_engine(tmp_path: Path) -> None:
    pdf = kehoach.to_pdf(document())
    made = bytes(pdf)
    assert made.startswith(b"%PDF")
    assert b"/MarkInfo<</Marked true>>" in made
    assert b"/Lang(vi-VN)" in made
    assert b"pdfuaid:part>1<" in made
    assert [one.code for one in pdf.findings] == ["KH542"]
    assert "LibreOffice" in pdf.findings[0].message
    assert len(set(re.findall(rb"/FontFile2", made))) == 1
    if shutil.which("pdfinfo"):
        pdf.save(tmp_path / "x.pdf")
        said = subprocess.run(["pdfinfo", tmp_path / "x.pdf"], capture_output=True, check=True).stdout.decode()
        assert "Kế hoạch thực hiện công tác giảm nghèo" in said
