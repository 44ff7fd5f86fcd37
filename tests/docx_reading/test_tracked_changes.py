"""Tracked changes as Word and LibreOffice write them, read as accepted or as rejected."""

from __future__ import annotations

import docx as python_docx
import pytest
from docx.oxml import parse_xml

from kehoach.docx_reading.document_reader import read_document
from tests.docx_reading.test_word_document import W, saved

BY = 'w:id="7" w:author="Nguyễn Văn A" w:date="2026-03-02T08:00:00Z"'
BOLD = "<w:rPr><w:b/></w:rPr>"


def text(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def removed(words: str, name: str = "del") -> str:
    return f'<w:{name} {BY}><w:r>{BOLD}<w:delText xml:space="preserve">{words}</w:delText></w:r></w:{name}>'


def added(words: str, name: str = "ins") -> str:
    return f"<w:{name} {BY}>{text(words)}</w:{name}>"


def paragraph(content: str, end: str = "") -> str:
    mark = f"<w:pPr><w:rPr><w:{end} {BY}/></w:rPr></w:pPr>" if end else ""
    return f"<w:p>{mark}{content}</w:p>"


def row(*cells: str, mark: str = "") -> str:
    said = f"<w:trPr><w:{mark} {BY}/></w:trPr>" if mark else ""
    return f"<w:tr>{said}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def both(*blocks: str) -> tuple[list[str], list[str]]:
    """The texts of a document with these blocks, its changes accepted and rejected; those of cells are in brackets."""
    document = python_docx.Document()
    holder = parse_xml(f"<w:body {W}>{''.join(blocks)}</w:body>")
    for block in reversed(list(holder)):
        document.element.body.insert(0, block)
    data = saved(document)
    return shown(data, rejected=False), shown(data, rejected=True)


def shown(data: bytes, *, rejected: bool) -> list[str]:
    read = read_document(data, rejects_tracked=rejected)
    return [f"[{p.text}]" if p.cell else p.text for p in read.paragraphs if p.text or p.cell]


@pytest.mark.parametrize(
    ("blocks", "accepted", "rejected"),
    [
        ((paragraph(text("giảm ") + removed("7") + added("8") + text(" hộ")),), ["giảm 8 hộ"], ["giảm 7 hộ"]),
        ((paragraph(text("Một.")), paragraph(removed("Hai."), "del")), ["Một."], ["Một.", "Hai."]),
        ((paragraph(added("Một."), "ins"), paragraph(text("Hai."))), ["Một.", "Hai."], ["Hai."]),
        ((paragraph(text("Một, "), "del"), paragraph(text("hai."))), ["Một, hai."], ["Một,", "hai."]),
        ((paragraph(text("Một, "), "ins"), paragraph(text("hai."))), ["Một,", "hai."], ["Một, hai."]),
        (
            (
                paragraph(removed("Dời.", "moveFrom"), "moveFrom"),
                paragraph(text("Ở giữa.")),
                paragraph(added("Dời.", "moveTo"), "moveTo"),
                paragraph(text("Cuối.")),
            ),
            ["Ở giữa.", "Dời.", "Cuối."],
            ["Dời.", "Ở giữa.", "Cuối."],
        ),
        (
            (
                f"<w:tbl>{row(paragraph(text('Một')))}"
                f"{row(paragraph(removed('Hai')), mark='del')}{row(paragraph(added('Ba')), mark='ins')}</w:tbl>",
            ),
            ["[Một]", "[Ba]"],
            ["[Một]", "[Hai]"],
        ),
        ((f"<w:tbl>{row(paragraph(removed('Hai')), mark='del')}</w:tbl>", paragraph(text("Sau."))), ["Sau."], None),
    ],
    ids=["a figure", "a paragraph removed", "one added", "two joined", "one split", "one moved", "rows", "a table"],
)
def test_a_change_is_read_both_ways(blocks: tuple[str, ...], accepted: list[str], rejected: list[str] | None) -> None:
    found = both(*blocks)
    assert found[0] == accepted
    assert rejected is None or found[1] == rejected


def test_how_many_changes_were_tracked_is_known() -> None:
    document = python_docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {W}>{removed('7')}{added('8')}</w:p>"))
    assert read_document(saved(document)).tracked_changes == 2
    assert read_document(saved(python_docx.Document())).tracked_changes == 0
