"""The properties of a document are texts, whatever is typed in the plan."""

from __future__ import annotations

from lxml import etree

from kehoach.view.records import Properties
from kehoach.word.properties import core_properties


def test_what_is_an_element_of_word_in_a_paragraph_is_a_character_in_a_property() -> None:
    typed = 'Giai đoạn 2026\u20112030 ]]> & <b> "x"'
    root = etree.fromstring(core_properties(Properties(typed, typed, typed, None)))
    title, subject, author, *_ = (element.text for element in root)
    assert (title, subject, author) == (typed, typed, typed)
