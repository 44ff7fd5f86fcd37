"""Automatic numbers of paragraphs, as they are shown."""

from __future__ import annotations

from lxml import etree

from kehoach.docx_reading.list_labels import ListLabels

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def labels(text: str, start: int = 1) -> ListLabels:
    """The numbering of a document with one list of one level."""
    level = f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:lvlText w:val="{text}"/></w:lvl>'
    return ListLabels(
        etree.fromstring(
            f'<w:numbering xmlns:w="{MAIN}"><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
        )
    )


def test_paragraphs_are_counted_from_where_the_list_begins() -> None:
    numbers = labels("Mục %1.", start=3)
    assert [numbers.label("1", 0) for _ in range(2)] == ["Mục 3. ", "Mục 4. "]


def test_a_number_repeated_without_end_is_shown_as_long_as_one_can_be() -> None:
    numbers = labels("%1" * 49_000, start=999_999_999)
    assert all(len(numbers.label("1", 0)) < 1000 for _ in range(9))
