"""What people wrote beside a document is found with the paragraph it is about."""

from __future__ import annotations

import docx as python_docx
import pytest

from kehoach.docx_reading.document_reader import read_document
from tests.docx_reading.test_word_document import saved


def test_a_comment_has_its_author_its_text_and_its_paragraph() -> None:
    document = python_docx.Document()
    if not hasattr(document, "add_comment"):
        pytest.skip("this release of python-docx writes no comments")
    document.add_paragraph("Mục đích")
    paragraph = document.add_paragraph("Toàn phường giảm 7 hộ.")
    comment = document.add_comment(paragraph.runs, text="Nên là 8 hộ.", author="Trần Thị B", initials="B")
    comment.add_paragraph("Xem lại.")
    (found,) = read_document(saved(document)).comments
    assert (found.author, found.text) == ("Trần Thị B", "Nên là 8 hộ.\nXem lại.")
    assert (found.place.paragraph, found.place.text) == (2, "Toàn phường giảm 7 hộ.")


def test_a_document_without_comments_has_none() -> None:
    assert read_document(saved(python_docx.Document())).comments == ()
