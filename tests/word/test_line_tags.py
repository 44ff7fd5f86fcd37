"""Drawn lines: what LibreOffice makes of their tags is a note, and many of them take time in proportion."""

from __future__ import annotations

import re

from tests.steps import steps_of
from tests.word.office_file import at_end, findings_of, office_file

TAG = re.compile(r' descr="\{\{[^"]*"')


def test_a_line_that_has_lost_its_tag_is_a_note_that_says_what_to_type() -> None:
    template = office_file(
        ("word/document.xml", ' descr="{{ doc.heading.issuer | line_under }}"', ""),
        ("word/document.xml", ' descr="{{ doc.subject | line_under }}"', ""),
    )
    found = findings_of(template)
    assert [(note.code, note.severity.value) for note in found] == [("KH534", "note")] * 2
    assert "{{ doc.heading.issuer | line_under }}" in found[0].hint
    assert "{{ doc.subject | line_under }}" in found[1].hint


def test_a_line_under_fixed_words_needs_no_tag() -> None:
    assert findings_of(office_file()) == []


LINE = (
    "<w:p><w:r><w:t>Chữ</w:t></w:r></w:p><w:p><w:r><w:drawing>"
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="9" cy="0"/><wp:docPr id="{}" name="a" descr="{{{{ doc.subject | line_under }}}}"/></wp:inline>'
    "</w:drawing></w:r></w:p>"
)


def test_four_times_the_lines_take_no_more_than_about_four_times_the_steps() -> None:
    def steps(count: int) -> int:
        template = office_file(at_end("".join(LINE.format(number) for number in range(1000, 1000 + count))))
        return steps_of(lambda: findings_of(template))[1]

    none, few, many = map(steps, (0, 50, 200))
    assert many - none < 6 * (few - none)
